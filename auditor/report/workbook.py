"""Rows of centres and the criteria in, one Excel workbook or one CSV text out; no text of theirs becomes a formula."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime

import xlsxwriter

from auditor.model import Criterion, Outcome
from auditor.report import messages_office as office
from auditor.report.ledger import CentreRow
from auditor.report.messages_office import tell
from auditor.report.sheets import Book, Cell, Column, Link, read_me_sheet, table_sheet
from auditor.report.still import still
from auditor.report.wording import day, shown

GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # a cell that opens so may be run as a formula
CELL_LIMIT = 2000  # characters
MANY = 1000  # centres; with more, the cells of all sheets would take too much memory
AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
COUNTED = (Outcome.MET, Outcome.PARTIAL, Outcome.NOT_MET, Outcome.REVIEW, Outcome.NOT_APPLICABLE)


def workbook(centres: tuple[CentreRow, ...], criteria: tuple[Criterion, ...], when: date) -> bytes:
    """The bytes of an .xlsx with eight sheets; same rows, same bytes. Links are relative to its folder.

    Past a thousand centres its rows go through temporary files, and filters stand where smaller runs have tables.
    """
    out = io.BytesIO()
    many = len(centres) > MANY
    options = {"in_memory": not many, "constant_memory": many, **AS_TEXT}
    made = xlsxwriter.Workbook(out, options)
    made.set_properties({"title": tell("book_title"), "created": datetime(when.year, when.month, when.day)})
    book = Book(made, tables=not many)
    ordered = in_order(centres)
    read = tuple(centre for centre in ordered if centre.score is not None)
    read_me_sheet(book, _read_me(ordered, read, when))
    table_sheet(book, "centres", _CENTRE_COLUMNS, [_centre_cells(centre) for centre in ordered])
    _matrix(book, read, criteria)
    _gaps(book, read, criteria)
    _common(book, read, criteria)
    table_sheet(book, "differ", _DIFFER_COLUMNS, [cells for centre in read for cells in _differ_cells(centre)])
    table_sheet(book, "unread", _UNREAD_COLUMNS, [cells for centre in ordered for cells in _unread_cells(centre)])
    table_sheet(book, "criteria", _CRITERIA_COLUMNS, [_criterion_cells(criterion) for criterion in criteria])
    made.close()
    return still(out.getvalue())


def csv_of(centres: tuple[CentreRow, ...], criteria: tuple[Criterion, ...]) -> bytes:
    """The whole CSV of a run."""
    return b"".join(csv_pieces(centres, criteria))


def csv_pieces(centres: tuple[CentreRow, ...], criteria: tuple[Criterion, ...]) -> Iterator[bytes]:
    """One line a centre and criterion, as UTF-8 with a byte order mark for Excel and `'` before what it might run."""
    known = {it.id: (guarded(it.id), guarded(it.title), office.WEIGHTS[it.weight]) for it in criteria}
    heads = ("centre", "types", "nation", "criterion", "title", "weight", "result", "missing", "where", "reason")
    yield b"\xef\xbb\xbf" + _lines([[tell(head) for head in heads]])
    for centre in in_order(centres):
        yield _lines(_csv_rows(centre, known))


def _lines(rows: Iterable[Iterable[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8")


def _csv_rows(centre: CentreRow, known: dict[str, tuple[str, str, str]]) -> Iterator[list[str]]:
    whose = [guarded(cell) for cell in (centre.name, centre.types, centre.nation)]
    opened = {point.criterion: point for point in centre.open}
    for name, outcome in centre.outcomes:
        point = opened.get(name)
        told = [guarded(cell) for cell in (point.missing, point.where, point.reason)] if point else ["", "", ""]
        yield [*whose, *known[name], outcome.words, *told]
    if centre.score is None:
        unread = "; ".join(f"{failure.source}: {failure.reason}" for failure in centre.failures)
        yield [whose[0], "", "", "", "", "", tell("not_read"), "", "", guarded(unread)]


def guarded(text: str) -> str:
    """A cell on one line that no spreadsheet takes for a formula."""
    flat = " ".join(shown(text, CELL_LIMIT).split())
    return f"'{flat}" if text.startswith(GUARDED) or flat.startswith(GUARDED) else flat


def in_order(centres: tuple[CentreRow, ...]) -> tuple[CentreRow, ...]:
    """By name as people look it up, whatever order the run had."""
    return tuple(sorted(centres, key=lambda centre: (centre.name.casefold(), centre.name, centre.report)))


def _read_me(centres: tuple[CentreRow, ...], read: tuple[CentreRow, ...], when: date) -> list[str]:
    unread = sum(centre.score is None for centre in centres)
    legend = ", ".join(f"{office.LETTERS[outcome]} = {outcome.words.lower()}" for outcome in COUNTED)
    made = sorted({(centre.tool, centre.catalogue) for centre in read})
    return [
        tell("book_title"), tell("read_me_run", n=len(centres), day=day(when), unread=unread),
        *(tell("read_me_made", tool=tool, catalogue=catalogue) for tool, catalogue in made),
        tell("read_me_box"), tell("read_me_not_found"), tell("read_me_centres"), tell("read_me_matrix", legend=legend),
        tell("read_me_gaps"), tell("read_me_common"), tell("read_me_differ"),
        tell("read_me_unread"), tell("read_me_criteria"),
        tell("read_me_score"),
    ]  # fmt: skip


_CENTRE_COLUMNS = (
    Column(tell("centre"), 34, "wrap"), Column(tell("types"), 18, "wrap"), Column(tell("nation"), 11),
    Column(tell("region"), 14, "wrap"), Column(tell("authority"), 16, "wrap"),
    *(Column(outcome.words, 8) for outcome in COUNTED), Column(tell("score"), 8), Column(tell("critical"), 9),
    Column(tell("which"), 26, "wrap"), Column(tell("reviewed"), 14), Column(tell("review"), 20, "wrap"),
    Column(tell("pages_unread"), 8), Column(tell("files_unread"), 8), Column(tell("report"), 8),
    Column(tell("plan"), 8),
)  # fmt: skip


def _centre_cells(centre: CentreRow) -> tuple[Cell, ...]:
    score = centre.score
    counts = tuple(score.count(outcome) if score else None for outcome in COUNTED)
    pages = sum(len(numbers.split(",")) for _, numbers in centre.unread)
    return (
        centre.name, centre.types, centre.nation, centre.region, centre.authority, *counts,
        score.percent if score else tell("not_read"), len(centre.critical) if score else None,
        ", ".join(centre.critical), centre.reviewed, centre.review, pages, len(centre.failures),
        Link(centre.report, tell("open")) if centre.report else None,
        Link(centre.plan, tell("open")) if centre.plan else None,
    )  # fmt: skip


def _matrix(book: Book, read: tuple[CentreRow, ...], criteria: tuple[Criterion, ...]) -> None:
    columns = (Column(tell("centre"), 34), *(Column(criterion.id, 4, upright=True) for criterion in criteria))
    rows = []
    for centre in read:
        came = dict(centre.outcomes)
        rows.append((centre.name, *(came.get(criterion.id) for criterion in criteria)))
    table_sheet(book, "matrix", columns, rows, legend=True)


_GAP_COLUMNS = (
    Column(tell("centre"), 26, "wrap"), Column(tell("criterion"), 14), Column(tell("section"), 8),
    Column(tell("title"), 34, "wrap"), Column(tell("weight"), 9), Column(tell("result"), 13),
    Column(tell("missing"), 36, "wrap"), Column(tell("where"), 26, "wrap"), Column(tell("reason"), 36, "wrap"),
    Column(tell("right"), 24, "wrap"), Column(tell("assessor"), 16, "entry", office.RESULT_CHOICES),
    Column(tell("assessor_reason"), 22, "entry", office.REASON_CHOICES),
    Column(tell("assessor_due"), 18, "entry", office.DUE_CHOICES),
)  # fmt: skip


def _gaps(book: Book, read: tuple[CentreRow, ...], criteria: tuple[Criterion, ...]) -> None:
    known = {criterion.id: criterion for criterion in criteria}
    rows = []
    for centre in read:
        for point in centre.open:
            it = known[point.criterion]
            rows.append((centre.name, it.id, it.section, it.title, office.WEIGHTS[it.weight], point.outcome,
                         point.missing, point.where, point.reason, point.right, None, None, None))  # fmt: skip
    table_sheet(book, "gaps", _GAP_COLUMNS, rows, words=True)


_COMMON_COLUMNS = (
    Column(tell("criterion"), 14), Column(tell("title"), 60, "wrap"), Column(tell("weight"), 9),
    Column(tell("not_found_in"), 10), Column(tell("partly_in"), 10), Column(tell("of"), 10), Column(tell("share"), 10),
)  # fmt: skip


def _common(book: Book, read: tuple[CentreRow, ...], criteria: tuple[Criterion, ...]) -> None:
    counted = Counter(pair for centre in read for pair in centre.outcomes)
    rows = []
    for it in criteria:
        asked = sum(counted[it.id, outcome] for outcome in COUNTED if outcome is not Outcome.NOT_APPLICABLE)
        lacking, partly = counted[it.id, Outcome.NOT_MET], counted[it.id, Outcome.PARTIAL]
        if lacking or partly:
            rows.append((it.id, it.title, office.WEIGHTS[it.weight], lacking, partly, asked, 100 * lacking // asked))
    rows.sort(key=lambda row: (-row[3], -row[4], row[0]))
    table_sheet(book, "common", _COMMON_COLUMNS, rows)


_DIFFER_COLUMNS = (
    Column(tell("centre"), 30, "wrap"), Column(tell("about"), 34, "wrap"), Column(tell("file"), 30, "wrap"),
    Column(tell("page"), 8), Column(tell("says"), 24, "wrap"), Column(tell("own_words"), 60, "wrap"),
)  # fmt: skip


def _differ_cells(centre: CentreRow) -> list[tuple[Cell, ...]]:
    return [
        (centre.name, one.about, side.source, side.page or None, side.value, side.quote)
        for one in centre.differ for side in one.sides
    ]  # fmt: skip


_UNREAD_COLUMNS = (
    Column(tell("centre"), 34, "wrap"), Column(tell("file"), 36, "wrap"), Column(tell("why_unread"), 36, "wrap"),
    Column(tell("do"), 60, "wrap"),
)  # fmt: skip


def _unread_cells(centre: CentreRow) -> list[tuple[Cell, ...]]:
    files = [(centre.name, failure.source, failure.reason.value, failure.advice) for failure in centre.failures]
    pages = [(centre.name, name, tell("page_unread", pages=n), tell("page_advice")) for name, n in centre.unread]
    return files + pages


_CRITERIA_COLUMNS = (
    Column(tell("criterion"), 14), Column(tell("section"), 8), Column(tell("title"), 40, "wrap"),
    Column(tell("weight"), 9), Column(tell("basis"), 14, "wrap"), Column(tell("why"), 50, "wrap"),
    Column(tell("from"), 28, "wrap"), Column(tell("advice"), 50, "wrap"), Column(tell("words"), 60, "wrap"),
)  # fmt: skip


def _criterion_cells(it: Criterion) -> tuple[Cell, ...]:
    bases = ", ".join(office.BASES[basis] for basis in it.basis)
    weight = office.WEIGHTS[it.weight]
    return (it.id, it.section, it.title, weight, bases, it.why, it.source, it.advice, it.model_wording)
