"""Columns and rows of cells in, one sheet of an Excel workbook out: a real table, frozen, filtered, ready to print."""

from dataclasses import dataclass, field
from functools import lru_cache

from auditor.model import Outcome
from auditor.report.messages_office import LETTERS, tell
from auditor.report.wording import shown

CELL_LIMIT = 8000  # characters; Excel's own limit is 32,767
A4 = 9
LINE, TALLEST = 15, 405  # points; Excel takes no row above 409
HEAD = {"bold": True, "font_color": "#ffffff", "bg_color": "#0b0c0c", "valign": "top", "text_wrap": True}
LOOKS = {
    "plain": {"valign": "top"},
    "number": {"valign": "top", "align": "center"},
    "wrap": {"valign": "top", "text_wrap": True},
    "entry": {"valign": "top", "text_wrap": True},
    "ground": {"bg_color": "#fff7bf"},
    "link": {"valign": "top", "font_color": "#1a65a6", "underline": 1},
    "title": {"bold": True, "font_size": 16},
    "head": HEAD,
    "upright": {**HEAD, "rotation": 90, "text_wrap": False},
}
COLOURS = {
    Outcome.MET: ("#1d70b8", "#ffffff"), Outcome.PARTIAL: ("#ffb000", "#0b0c0c"),
    Outcome.NOT_MET: ("#8b1a3a", "#ffffff"), Outcome.REVIEW: ("#cecece", "#0b0c0c"),
    Outcome.NOT_APPLICABLE: ("#ffffff", "#484949"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that opens a file beside the workbook."""

    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width in characters, its look, and what may be chosen in it."""

    head: str
    width: int
    look: str = "plain"
    choices: tuple[str, ...] = ()
    upright: bool = False


Cell = str | int | Outcome | Link | None


@dataclass(slots=True)
class Book:
    """The workbook being written, and its formats, each made once and in a fixed order."""

    made: object
    tables: bool = True  # False: only a filter over the same cells
    looks: dict[object, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, look in LOOKS.items():
            self.looks[name] = self.made.add_format(look)
        for outcome, (ground, ink) in COLOURS.items():
            look = {"bg_color": ground, "font_color": ink, "valign": "top", "bold": outcome is Outcome.NOT_MET}
            self.looks[outcome] = self.made.add_format(look)


def read_me_sheet(book: Book, lines: list[str]) -> None:
    """A sheet of sentences, the first of them its title."""
    sheet = _sheet(book, "read_me")
    sheet.set_column(0, 0, 110)
    for row, line in enumerate(lines):
        sheet.set_row(row, 30 if row == 0 else LINE * _lines(line, 110))
        sheet.write_string(row, 0, shown(line), book.looks["wrap" if row else "title"])


def table_sheet(
    book: Book,
    name: str,
    columns: tuple[Column, ...],
    rows: list[tuple[Cell, ...]],
    legend: bool = False,
    words: bool = False,
) -> None:
    """A sheet with one table; outcomes show as letters, or in words. An empty table says "None" in its only row."""
    sheet = _sheet(book, name, legend)
    rows = rows or [(tell("none"), *(None for _ in columns[1:]))]
    sheet.set_row(0, 90 if any(column.upright for column in columns) else 45)
    _head(book, sheet, name, columns, len(rows))
    for at, column in enumerate(columns):
        entry = column.look == "entry"
        sheet.set_column(at, at, column.width, book.looks["entry"] if entry else None)
        if entry:  # a rule for the whole column: a cell of its own for each row would be a fifth of the workbook
            ground = {"type": "no_errors", "format": book.looks["ground"]}
            sheet.conditional_format(1, at, len(rows), at, ground)
        if column.choices:
            choices = {"validate": "list", "source": list(column.choices), "show_error": False}
            sheet.data_validation(1, at, len(rows), at, choices)
    for down, cells in enumerate(rows, 1):
        sheet.set_row(down, _height(columns, cells))
        for at, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            _write(book, sheet, (down, at), cell, column, words)


def _head(book: Book, sheet, name: str, columns: tuple[Column, ...], rows: int) -> None:
    """The heads of the columns, with a table or at least a filter below them."""
    place = (0, 0, rows, len(columns) - 1)
    looks = [book.looks["upright" if column.upright else "head"] for column in columns]
    if book.tables:
        heads = [{"header": c.head, "header_format": look} for c, look in zip(columns, looks, strict=True)]
        sheet.add_table(*place, {"name": f"table_{name}", "columns": heads, "style": "Table Style Light 1"})
        return
    for at, (column, look) in enumerate(zip(columns, looks, strict=True)):
        sheet.write_string(0, at, column.head, look)
    sheet.autofilter(*place)


def _height(columns: tuple[Column, ...], cells: tuple[Cell, ...]) -> float:
    """Room for the cell that needs most lines: not every program works this out by itself."""
    wrapped = (_lines(cell, c.width) for c, cell in zip(columns, cells, strict=True) if c.look == "wrap" and cell)
    return min(TALLEST, LINE * max(wrapped, default=1))


@lru_cache(maxsize=1 << 14)  # the same advice stands beside many centres
def _lines(text: object, width: int) -> int:
    return sum(max(1, -(-len(line) // width)) for line in str(text).split("\n"))


def _sheet(book: Book, name: str, legend: bool = False):
    sheet = book.made.add_worksheet(tell(f"sheet_{name}"))
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(0.4, 0.4, 0.7, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L&A&R{tell('print_foot')}")
    if name != "read_me":
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
    if legend:
        meanings = (f"{letter} = {outcome.words.lower()}" for outcome, letter in LETTERS.items())
        sheet.set_header(f"&L{', '.join(meanings)}")
    return sheet


def _write(book: Book, sheet, place: tuple[int, int], cell: Cell, column: Column, words: bool) -> None:
    look = book.looks[column.look]
    if cell is None or cell == "":
        if column.look != "entry":
            sheet.write_blank(*place, None, look)
    elif isinstance(cell, Outcome):
        sheet.write_string(*place, cell.words if words else LETTERS[cell], book.looks[cell])
    elif isinstance(cell, Link):
        sheet.write_url(*place, f"external:{cell.path}", book.looks["link"], cell.words)
    elif isinstance(cell, int):
        sheet.write_number(*place, cell, book.looks["number"])
    else:
        sheet.write_string(*place, shown(cell, CELL_LIMIT), look)
