"""`doctor`: this computer in, what the auditor finds on it and what to do about it out."""

import os
import platform
import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import click

from auditor import __version__
from auditor.cli import options

PROGRAMS = {
    ("antiword", "catdoc", "soffice", "libreoffice"): "old Word files (.doc) are read by it; without one of these, ask "
    "for .docx or PDF",
    ("tesseract",): "scanned pages are read by it; without it they are told and left for a person",
}  # fmt: skip
SMALL = 1 << 30  # bytes free below which a run of hundreds of centres may not end


@click.command("doctor")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("reports"), show_default=True,
              help="The folder that reports would be written to.")  # fmt: skip
@options.criteria_folder
@click.option("--empty-cache", "emptied", is_flag=True, help="Delete what is kept of earlier runs.")
def doctor_command(out: Path, folder: Path | None, emptied: bool) -> None:
    """Says what the tool finds on this computer, to put right or to send to whoever helps you. It changes nothing."""
    from auditor.batch.cache import empty
    from auditor.batch.keys import LIBRARIES, code_version, version_of

    if emptied:
        try:
            empty(options.cache_folder())
        except OSError as bad:
            options.fail(f"{options.cache_folder()} could not be emptied: {bad.strerror}. Is another run going on?")
    _say("auditor", f"{__version__}, code {code_version()[:12]}")
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    _say("Python", f"{platform.python_version()} on {machine}")
    _say("libraries", ", ".join(f"{name} {version_of(name)}" for name in LIBRARIES))
    catalogue = options.catalogue_in(folder)
    _say("criteria", f"{len(catalogue.criteria)}, version {catalogue.version} ({catalogue.sha256[:12]})")
    for names, use in PROGRAMS.items():
        found = next(filter(None, map(shutil.which, names)), None)
        _say(names[0], found or f"none found; {use}", not found)
    _say("cluster", "ready" if find_spec("distributed") else "not installed; only needed for --scheduler")
    _say("screen", sys.stdout.encoding)
    kept, passing = options.cache_folder(), Path(tempfile.gettempdir())
    if any([_folder("reports", out), _folder("kept results", kept), _folder("temporary files", passing)]):
        raise SystemExit(options.WRONG_USE)


def _folder(what: str, path: Path) -> bool:
    """Says whether a folder can be written to and what is in it; whether it cannot."""
    there = path
    while not there.exists() and there != there.parent:
        there = there.parent
    wrong = not there.is_dir() or not os.access(there, os.W_OK)
    free = shutil.disk_usage(there).free
    held = sum(f.stat().st_size for f in path.glob("*") if f.is_file()) if path.is_dir() else 0
    state = "cannot be written to" if wrong else f"{_size(held)} in it, {_size(free)} free"
    advice = "; make room before a large run" if free < SMALL and not wrong else ""
    _say(what, f"{path}: {state}{advice}", wrong or free < SMALL)
    return wrong


def _size(count: int) -> str:
    return f"{count / (1 << 20):.0f} MB" if count < 1 << 30 else f"{count / (1 << 30):.1f} GB"


def _say(what: str, text: str, heed: bool = False) -> None:
    click.echo(f"{'!' if heed else ' '} {what:16} {text}")
