"""One centre's result, or a run's rows, in; files that people open out: plans, tables, marked copies."""

import os
from datetime import date
from pathlib import Path

from auditor.cli import options
from auditor.model import Audit, Catalogue, Failure, Pack

PLANS, MARKED, COMMITTEE = "action-plans", "marked", "committee"


def write(path: Path, content: str | bytes) -> None:
    """Writes a file whole or not at all, text as UTF-8; a plain error when it cannot."""
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        part.write_bytes(data)
        os.replace(part, path)
    except OSError as bad:
        options.fail(
            f"Cannot write {path}: {bad.strerror}. Close it if it is open, or choose another folder with --out."
        )


def write_pages(out: Path, stem: str, audit: Audit) -> Path:
    """The centre's page and the committee's, each with a link to the other; the path of the first."""
    from auditor.report import centre_page, committee_page

    page = f"{stem}.html"
    write(out / COMMITTEE / page, committee_page(audit, f"../{page}"))
    write(out / page, centre_page(audit, f"{COMMITTEE}/{page}"))
    return out / page


def write_plan(out: Path, audit: Audit) -> None:
    """The centre's action plan for Word."""
    from auditor.report.plan import action_plan

    write(out / PLANS / f"{audit.centre.id}.docx", action_plan(audit))


def table_row(pack: Pack, result: Audit | tuple[Failure, ...]):
    """What the workbook needs of one centre, with the names of its files."""
    from auditor.report.ledger import centre_row, unread_row

    if not isinstance(result, Audit):
        return unread_row(pack.centre.name, result)
    return centre_row(result, f"{pack.centre.id}.html", f"{PLANS}/{pack.centre.id}.docx")


def write_tables(out: Path, rows: tuple, catalogue: Catalogue, when: date) -> None:
    """The workbook and the CSV of a run."""
    from auditor.report.workbook import csv_of, workbook

    write(out / "results.xlsx", workbook(rows, catalogue.criteria, when))
    write(out / "results.csv", csv_of(rows, catalogue.criteria))


def write_marked(out: Path, pack: Pack, audit: Audit) -> tuple[str, ...]:
    """A marked copy of each document that was read; a sentence for each that cannot have one."""
    from auditor.report.marked import CannotMark

    refused = []
    taken: set[str] = set()
    for path in map(Path, pack.paths):
        try:
            data, kind = marked_copy(audit, path)
        except CannotMark as reason:
            refused += [f"{path.name}: {reason}"] if _was_read(audit, path) else []
            continue
        write(out / MARKED / _free(f"{audit.centre.id}-{path.stem}", kind, taken), data)
    return tuple(refused)


def marked_copy(audit: Audit, path: Path) -> tuple[bytes, str]:
    """The marked copy of one file and its ending. Raises CannotMark."""
    from auditor.report.marked import CannotMark, marked_word, source_of
    from auditor.report.messages_office import tell

    try:
        data = path.read_bytes()
    except OSError:
        raise CannotMark(tell("cannot_other_file")) from None
    if source_of(audit, data).format == "docx":
        return marked_word(audit, data), ".docx"
    raise CannotMark(tell("cannot_kind"))


def _was_read(audit: Audit, path: Path) -> bool:
    return all(failure.source != path.name for failure in audit.failures)


def _free(stem: str, ending: str, taken: set[str]) -> str:
    """A safe name that no other file of the run has, even where case does not count."""
    base = "".join(c if c.isalnum() or c in "-_ ." else "-" for c in stem).strip(" .")[:120]
    name, n = base, 2
    while name.casefold() in taken:
        name, n = f"{base}-{n}", n + 1
    taken.add(name.casefold())
    return name + ending
