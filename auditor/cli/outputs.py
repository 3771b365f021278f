"""A run's entries and rows in; the index, the workbook and the CSV out."""

from datetime import date
from pathlib import Path

from auditor.cli import options
from auditor.model import Catalogue


def write(path: Path, content: str | bytes) -> None:
    """Writes a file whole or not at all, text as UTF-8; a plain error when it cannot."""
    from auditor.batch.outbox import write_whole
    from auditor.cli.running import cannot_write

    try:
        write_whole(path, content if isinstance(content, bytes) else content.encode("utf-8"))
    except OSError as bad:
        options.fail(cannot_write(bad, path))


def write_index(out: Path, entries: tuple, catalogue: Catalogue, when: date) -> None:
    """The page of a run."""
    from auditor.families import kinship
    from auditor.report import index_page

    kin = kinship(tuple(entry.traces for entry in entries))
    write(out / "index.html", index_page(entries, catalogue.criteria, catalogue.sections, when, kin))


def write_tables(out: Path, rows: tuple, catalogue: Catalogue, when: date) -> None:
    """The workbook and the CSV of a run."""
    from auditor.report.workbook import csv_of, workbook

    write(out / "results.xlsx", workbook(rows, catalogue.criteria, when))
    write(out / "results.csv", csv_of(rows, catalogue.criteria))
