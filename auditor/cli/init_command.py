"""`init`: a folder in, an empty register for its centres out."""

from pathlib import Path

import click

from auditor.cli import options
from auditor.cli.outputs import write


@click.command("init")
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
def init_command(folder: Path) -> None:
    """Writes an empty register, centres.csv, into FOLDER (this one, when none is given), with its explanation."""
    from auditor.batch import NAMES, blank_register

    target = folder / NAMES[0]
    for taken in (folder / name for name in NAMES):
        if taken.exists():
            options.fail(f"{taken} is there already and was left as it is. Rename it, or give another folder.")
    write(target, blank_register())
    click.echo(f"{target} written. Fill it in, put the centres' documents beside it, then: auditor audit {folder}")
