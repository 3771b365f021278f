"""Rows of a Word table in, ROW blocks out: each merged cell once, each cell with its column's head."""

import re
from dataclasses import dataclass

from auditor.model import Block, BlockKind
from auditor.readers.docx_parts import W
from auditor.readers.docx_styles import value, whole

HEAD_WORDS = frozenset(
    "name names role roles title contact contacts number numbers telephone tel phone mobile email e-mail agency "
    "organisation service date dates version action actions who what when where why how details detail description "
    "type types category indicator indicators sign signs responsibility responsibilities position address review "
    "author change changes comment comments risk risks step steps stage reason area concern concerns response "
    "frequency training course courses level policy document documents person lead hours".split()
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as written: its seen words, the columns it covers [start, end), and how it looks."""

    text: str
    start: int
    end: int
    bold: bool = False
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row as written; `head` when Word repeats it on each page."""

    cells: tuple[Cell, ...]
    head: bool = False


def span_of(properties) -> int:
    """How many columns a w:tcPr covers; a claim is arithmetic only and unpacks nothing."""
    span = whole(value(properties.find(f"{W}gridSpan"))) if properties is not None else None
    return max(1, span or 1)


def is_merged_down(properties) -> bool:
    """Whether the cell is part of one that covers several rows."""
    return properties is not None and properties.find(f"{W}vMerge") is not None


def is_covered(properties, under_merged: bool) -> bool:
    """Whether the cell is the lower or right part of a merged one, whose words stand in its first part."""
    if properties is None:
        return False
    down, across = properties.find(f"{W}vMerge"), properties.find(f"{W}hMerge")
    covered_down = down is not None and value(down) in (None, "continue") and under_merged
    return covered_down or (across is not None and value(across) in (None, "continue"))


def row_blocks(rows: list[Row], table: int) -> list[Block]:
    """ROW blocks of one table; a row without words is left out."""
    head = head_row(rows)
    blocks = []
    for number, row in enumerate(rows):
        cells = tuple(cell.text for cell in row.cells)
        header = _heads(rows[head], row) if head is not None and number > head else ()
        text = " | ".join(cell.replace("\n", " ") for cell in cells)
        blocks.append(Block(BlockKind.ROW, text, cells=cells, header=header, table=table))
    return blocks


def _heads(head: Row, row: Row) -> tuple[str, ...]:
    return tuple(
        next((h.text.replace("\n", " ") for h in head.cells if h.start <= cell.start < h.end), "") for cell in row.cells
    )


def head_row(rows: list[Row]) -> int | None:
    """The index of the row that names the columns, or None. A title over the whole table is passed over."""
    candidates = [n for n, row in enumerate(rows[:2]) if sum(bool(cell.text) for cell in row.cells) > 1]
    if not candidates or candidates[0] + 1 >= len(rows) or (candidates[0] == 1 and len(rows[0].cells) > 1):
        return None
    first, rest = rows[candidates[0]], rows[candidates[0] + 1 :]
    return candidates[0] if first.head or _names_columns(first, rest) else None


def _names_columns(first: Row, rest: list[Row]) -> bool:
    cells = [cell for cell in first.cells if cell.text]
    if not all(_is_short(cell.text) for cell in cells):
        return False
    if all(cell.bold for cell in cells):
        return not all(cell.bold for cell in rest[0].cells if cell.text)
    if all(cell.shaded for cell in cells):
        return not all(cell.shaded for cell in rest[0].cells if cell.text)
    words = [set(re.findall(r"[a-z-]+", cell.text.lower())) for cell in cells]
    return len(cells) == len(first.cells) and all(found & HEAD_WORDS for found in words)


def _is_short(text: str) -> bool:
    return len(text.split()) <= 8 and not text.endswith(".") and not re.search(r"\d[\d ]{4,}\d|@|__", text)
