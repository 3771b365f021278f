"""`audit`, `sample` and `report`: policies or stored audits in, pages in a folder out."""

import os
from pathlib import Path

import click

from auditor.cli import options
from auditor.cli.outputs import write
from auditor.model import CentreType, Nation, Weight
from auditor.shipped import shipped


def _cores() -> int:
    return os.cpu_count() or 1


@click.command("audit")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("reports"),
    show_default=True,
    help="The folder for the pages; it is made if need be.",
)
@options.centre_type
@options.nation
@options.audit_date
@options.criteria_folder
@click.option(
    "--register",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    help="The list of centres, .csv or .xlsx ('auditor init' writes an empty one). Default: centres.csv or centres.xlsx"
    " in the folder given.",
)
@click.option("--json", "as_json", is_flag=True, help="Write only the JSON results, no pages.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    default=None,
    metavar="PERCENT",
    help="Leave with exit code 1 when any centre's overall score is below this.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=_cores,
    metavar="N",
    help="How many centres are checked at once. Default: as many as this computer has processors.",
)
@click.option(
    "--fail-on",
    type=click.Choice([weight.value for weight in Weight]),
    default=None,
    help="Leave with exit code 1 when any centre lacks a criterion of this weight or a heavier one.",
)
@click.option("--dry-run", "dry", is_flag=True, help="Say what would be done, and write nothing.")
@click.option(
    "--no-cache", "cached", is_flag=True, flag_value=False, default=True, help="Check everything anew; keep nothing."
)
@click.option(
    "--log",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Add a line for each step to this file: times, ids and counts, and no word of any policy.",
)
@click.option(
    "--scheduler",
    default="",
    metavar="ADDRESS",
    help="Do the work on a Dask cluster, such as tcp://192.0.2.7:8786, with the extra 'cluster' installed.",
)
@click.option("--marked-copies", "marked", is_flag=True, help="Write copies of the policies with remarks.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def audit_command(paths, types, nation, audit_date, register, as_json, marked, fail_on, **wanted) -> None:
    """Checks policies and writes, for each centre, a gap report and an action plan for Word.

    PATHS are files or folders. A folder directly under a given one is one centre with all its documents; a loose file
    is a centre of its own. results.xlsx and results.csv hold all centres; index.html is the page to open first.
    """
    from auditor.batch import passed_over
    from auditor.batch.order import Order
    from auditor.cli.running import Wanted, carry_out

    packs = _packs(paths, register, tuple(map(CentreType, types)), Nation(nation), wanted["quiet"])
    if not packs:
        options.fail("There is no file in what you gave. Give a policy, or a folder with policies in it.")
    order = Order(audit_date or options.today(), as_json, marked)
    weight = Weight(fail_on) if fail_on else None
    carry_out(packs, Wanted(order=order, fail_on=weight, passed=passed_over(paths), **wanted))


def _packs(paths, register: Path | None, types: tuple[CentreType, ...], nation: Nation, quiet: bool):
    """The packs of a register when there is one, else those of the folders as they are."""
    from auditor.batch import NAMES, BadRegister, matched, packs_in, read_register

    beside = (path / name for path in paths if path.is_dir() for name in NAMES)
    register = register or next((path for path in beside if path.is_file()), None)
    if register is None:
        return packs_in(paths, types, nation)
    if not quiet:
        click.echo(f"Register: {register}", err=True)
    try:
        return matched(read_register(register, types, nation), paths, register)
    except BadRegister as bad:
        options.fail(f"Mend the register and run again:\n{bad}")
    except OSError as bad:
        options.fail(f"{register} cannot be read: {bad.strerror}. Close it if it is open in a spreadsheet.")


@click.command("sample")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("reports/sample"),
    show_default=True,
    help="The folder for the pages; it is made if need be.",
)
@options.audit_date
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def sample_command(out, audit_date, quiet) -> None:
    """Checks the sample policies that ship with the tool, to see what a report looks like."""
    from auditor.batch.order import Order
    from auditor.cli.running import Wanted, carry_out
    from auditor.cli.samples import sample_packs

    order = Order(audit_date or options.today())
    carry_out(sample_packs(shipped("corpus/synthetic")), Wanted(out, order, workers=_cores(), quiet=quiet))


@click.command("report")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="The folder for the pages. Default: beside each file.",
)
def report_command(files, out) -> None:
    """Draws the page of a stored audit (FILE.json) again, without the policy."""
    from auditor.batch.drawing import pages
    from auditor.report import BadRecord, from_json

    for path in files:
        try:
            audit = from_json(path.read_text(encoding="utf-8"))
        except (BadRecord, UnicodeDecodeError) as bad:
            options.fail(f"{path}: {bad}")
        folder = out or path.parent
        for name, page in pages(audit, path.stem):
            write(folder / name, page)
        click.echo(folder / f"{path.stem}.html")
