"""`audit`, `sample` and `report`: policies or stored audits in, pages in a folder out."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from auditor.cli import options
from auditor.cli.outputs import table_row, write, write_marked, write_pages, write_plan, write_tables
from auditor.model import Audit, CentreType, Failure, Nation, Outcome, Pack
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
@click.option("--marked-copies", "marked", is_flag=True, help="Write copies of the policies with remarks.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def audit_command(
    paths, out, types, nation, audit_date, folder, register, as_json, fail_under, workers, marked, quiet
) -> None:
    """Checks policies and writes, for each centre, a gap report and an action plan for Word.

    PATHS are files or folders. A folder directly under a given one is one centre with all its documents; a loose file
    is a centre of its own. results.xlsx and results.csv hold all centres; index.html is the page to open first.
    """
    packs = _packs(paths, register, tuple(map(CentreType, types)), Nation(nation), quiet)
    if not packs:
        options.fail("There is no file in what you gave. Give a policy, or a folder with policies in it.")
    workers = min(workers, len(packs))
    _run(packs, Wanted(out, audit_date or options.today(), folder, as_json, quiet, fail_under, workers, marked))


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
    from auditor.cli.samples import sample_packs

    _run(sample_packs(shipped("corpus/synthetic")), Wanted(out, audit_date or options.today(), quiet=quiet))


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
    from auditor.report import BadRecord, from_json

    for path in files:
        try:
            audit = from_json(path.read_text(encoding="utf-8"))
        except (BadRecord, UnicodeDecodeError) as bad:
            options.fail(f"{path}: {bad}")
        click.echo(write_pages(out or path.parent, path.stem, audit))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked a run to write and to watch."""

    out: Path
    audit_date: date
    folder: Path | None = None
    as_json: bool = False
    quiet: bool = False
    fail_under: float | None = None
    workers: int = 1
    marked: bool = False


def _run(packs: tuple[Pack, ...], wanted: Wanted) -> None:
    from auditor.batch import run
    from auditor.report import index_page

    catalogue = options.catalogue_in(wanted.folder)
    entries, rows, shut, low = [], [], 0, []
    with _progress(len(packs), wanted.quiet) as step:
        for pack, result in run(packs, catalogue, wanted.audit_date, wanted.workers):
            entries.append(_write_centre(pack, result, wanted))
            rows.append(table_row(pack, result))
            shut += len(result.failures) if isinstance(result, Audit) else len(result)
            low += [pack.centre.name] if _is_low(result, wanted.fail_under) else []
            step(pack, result)
    if not wanted.as_json:
        write(wanted.out / "index.html", index_page(tuple(entries), wanted.audit_date))
        write_tables(wanted.out, tuple(rows), catalogue, wanted.audit_date)
    _finish(wanted, len(packs), shut, low)


def _finish(wanted: Wanted, centres: int, shut: int, low: list[str]) -> None:
    where = f"Results: {wanted.out}" if wanted.as_json else f"Open {wanted.out / 'index.html'}"
    if not wanted.quiet:
        click.echo(f"{centres} {'centre' if centres == 1 else 'centres'} checked. {where}")
    if shut:
        click.echo(f"{shut} document(s) could not be read; the index says what to do about each.", err=True)
        raise SystemExit(options.UNREAD)
    if low:
        click.echo(f"Below {wanted.fail_under:g} %: {', '.join(low)}", err=True)
        raise SystemExit(options.MISSED)


def _is_low(result: Audit | tuple[Failure, ...], limit: float | None) -> bool:
    from auditor.report import overall

    return limit is not None and isinstance(result, Audit) and (overall(result).percent or 0) < limit


def _write_centre(pack: Pack, result: Audit | tuple[Failure, ...], wanted: Wanted):
    """Writes one centre's files; its entry for the index."""
    from auditor.report import summarise, to_json, unread

    if not isinstance(result, Audit):
        return unread(pack.centre.name, result)
    write(wanted.out / f"{pack.centre.id}.json", to_json(result))
    if not wanted.as_json:
        write_pages(wanted.out, pack.centre.id, result)
        write_plan(wanted.out, result)
    if wanted.marked and not wanted.as_json:
        for refused in write_marked(wanted.out, pack, result):
            click.echo(refused, err=True)
    return summarise(result, f"{pack.centre.id}.html")


def _progress(total: int, quiet: bool):
    from auditor.cli.progress import on_terminal, silent

    return silent() if quiet else on_terminal(total)


def in_words(result: Audit | tuple[Failure, ...]) -> str:
    """One line about one centre."""
    if not isinstance(result, Audit):
        return f"could not be read: {result[0].reason}"
    met = sum(v.outcome == Outcome.MET for v in result.verdicts)
    asked = sum(v.outcome != Outcome.NOT_APPLICABLE for v in result.verdicts)
    return f"{met} of {asked} met"
