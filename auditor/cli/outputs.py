"""A run's entries and rows in; the index, the workbook and the CSV out."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from importlib import import_module
from pathlib import Path

from auditor.cli import options
from auditor.model import Catalogue

BOOK = "results.xlsx"
MANY = 40  # centres from which a process of its own is worth its start


def write(path: Path, content: str | bytes | Iterable[bytes]) -> None:
    """Writes a file whole or not at all, text as UTF-8, pieces in turn; a plain error when it cannot."""
    from auditor.batch.outbox import write_whole
    from auditor.cli.running import cannot_write

    try:
        write_whole(path, content.encode("utf-8") if isinstance(content, str) else content)
    except OSError as bad:
        options.fail(cannot_write(bad, path))


@lru_cache(maxsize=1)
def get_ready() -> None:
    """Loads what a run's own files need, in the time in which this process would wait for its first centre."""
    from auditor.report.drawing import read_templates

    for module in ("auditor.batch.drawing", "auditor.families", "auditor.report.index", "auditor.report.workbook"):
        import_module(module)
    read_templates("centre.html.j2", "committee.html.j2", "index.html.j2", "plots.html.j2", "sector.html.j2")


def write_run(
    out: Path, entries: tuple, rows: tuple, catalogue: Catalogue, when: date, passed: tuple[tuple[str, str], ...] = ()
) -> None:
    """The index, the CSV and the workbook of a run; of many centres, the workbook beside the other two."""
    from auditor.batch.beside import beside
    from auditor.report.workbook import csv_pieces, workbook

    made = beside(_write_book, out, rows, catalogue, when) if len(rows) >= MANY else lambda: False
    write_index(out, entries, catalogue, when, passed)
    write(out / "results.csv", csv_pieces(rows, catalogue.criteria))
    if not made():
        write(out / BOOK, workbook(rows, catalogue.criteria, when))


def write_index(out: Path, entries: tuple, catalogue: Catalogue, when: date, passed: tuple = ()) -> None:
    """The page of a run."""
    from auditor.families import kinship
    from auditor.report.index import index_page

    kin = kinship(tuple(entry.traces for entry in entries))
    write(out / "index.html", index_page(entries, catalogue.criteria, catalogue.sections, when, kin, passed))


def _write_book(out: Path, rows: tuple, catalogue: Catalogue, when: date) -> None:
    from auditor.batch.outbox import write_whole
    from auditor.report.workbook import workbook

    write_whole(out / BOOK, workbook(rows, catalogue.criteria, when))
