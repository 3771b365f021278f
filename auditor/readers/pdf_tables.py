"""A page's text and grids in, lines that know their cell out; and a table's lines in, its rows out."""

import re
from collections import defaultdict
from collections.abc import Callable

from auditor.model import Block, BlockKind
from auditor.readers.pdf_grid import Box, Grid
from auditor.readers.pdf_page import HYPHEN, Line, PageText, in_cell

Cell = tuple[int, int, int]
BAND, MOST_BANDS = 20, 1_000  # points; the page is searched in bands
HEADS = re.compile(
    r"\b(?:name|role|contact|telephone|tel|phone|number|no|email|e-mail|date|type|signs?|description|action|details?|"
    r"responsib\w+|organisation|version|who|what|when|how|indicators?|category|position|address|title|agency|service|"
    r"risk|level|author|changes?|review\w*|policy|abuse|examples?|step|stage|area|comments?|term|definition|meaning|legislation|guidance|relevance|frequency|audience|job|age|hours|website)\b",
    re.IGNORECASE,
)
LONGEST_HEAD = 7  # words in a column's head


class Cells:
    """Where the cells of a page stand; the smallest cell around a place is the one that counts."""

    def __init__(self, grids: list[Grid]):
        self._cells = [
            (box, (table, row, column)) for table, grid in enumerate(grids) for (row, column), box in grid.cells.items()
        ]
        self._cells.sort(key=lambda pair: ((pair[0][2] - pair[0][0]) * (pair[0][3] - pair[0][1]), pair[1]))
        self._bands: dict[int, list[tuple[Box, Cell]]] = defaultdict(list)
        for box, cell in self._cells:
            for band in range(max(int(box[1] // BAND), 0), min(int(box[3] // BAND), MOST_BANDS) + 1):
                self._bands[band].append((box, cell))

    def at(self, box: Box | None) -> Cell | tuple[()]:
        """The cell around the middle of a character's box, or nothing."""
        if box is None:
            return ()
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        for (x0, top, x1, bottom), cell in self._bands.get(int(y // BAND), ()):
            if x0 <= x <= x1 and top <= y <= bottom:
                return cell
        return ()


def lines_in_cells(page: PageText, grids: list[Grid]) -> list[Line]:
    """All lines of a page, cut where a table's cell begins or ends, each knowing its cell."""
    cells = Cells(grids)
    found: list[Line] = []
    for start, end in page.stretches():
        found += _cut(page, cells, start, end)
    return found


def _cut(page: PageText, cells: Cells, start: int, end: int) -> list[Line]:
    """One line of the page in pieces, one for each cell that it runs through."""
    pieces: list[tuple[int, int, Cell | tuple[()]]] = []
    for place in range(start, end):
        if page.text[place].isspace() or page.text[place] == HYPHEN:
            continue
        cell = cells.at(page.box(place))
        if not pieces and cell == _last_cell(page, cells, place, end):
            return _whole(page, start, end, cell)
        if pieces and pieces[-1][2] == cell:
            pieces[-1] = (pieces[-1][0], place + 1, cell)
        else:
            pieces.append((place, place + 1, cell))
    if pieces and page.text[pieces[-1][1] : end].startswith(HYPHEN):
        pieces[-1] = (pieces[-1][0], pieces[-1][1] + 1, pieces[-1][2])
    lines = ((page.line(begin, stop), cell) for begin, stop, cell in pieces)
    return [in_cell(line, cell) if cell else line for line, cell in lines if line]


def _last_cell(page: PageText, cells: Cells, start: int, end: int) -> Cell | tuple[()]:
    """The cell of a line's last character; a line outside all tables may still run through one."""
    last = max((place for place in range(start, end) if not page.text[place].isspace()), default=start)
    if page.text[last] == HYPHEN and last > start:
        last -= 1
    cell = cells.at(page.box(last))
    return cell if cell else (-1, -1, -1)


def _whole(page: PageText, start: int, end: int, cell: Cell) -> list[Line]:
    line = page.line(start, end)
    return [in_cell(line, cell)] if line else []


def rows_of(lines: list[Line], words: Callable[[list[Line]], str]) -> list[tuple[tuple[str, ...], bool, int]]:
    """The lines of one table as rows: (cells, all bold, page). `words` turns a cell's lines into text."""
    columns = sorted({line.cell[2] for line in lines})
    held: dict[tuple[int, int], list[Line]] = defaultdict(list)
    bold: dict[int, bool] = {}
    for line in lines:
        _, row, column = line.cell
        held[row, column].append(line)
        bold[row] = bold.get(row, True) and line.bold
    page = lines[0].page
    rows = []
    for row in sorted(bold):
        cells = tuple(words(held[row, column]) if (row, column) in held else "" for column in columns)
        rows.append((cells, bold[row], page))
    return rows


def looks_like_heads(rows: list[tuple[tuple[str, ...], bool, int]]) -> bool:
    """Whether the first row names the columns: short words in every cell, bold or in words that heads use."""
    if len(rows) < 2:
        return False
    cells, bold, _ = rows[0]
    full = [cell for cell in cells if cell]
    if len(full) < max(2, len(cells) - 1) or any(len(cell.split()) > LONGEST_HEAD for cell in full):
        return False
    if any(re.search(r"\d{4}|@|[.!;]$", cell) for cell in full):
        return False
    if bold and not all(other for _, other, _ in rows[1:]):
        return True
    return sum(bool(HEADS.search(cell)) for cell in full) * 2 > len(full) and not any(":" in cell for cell in full)


def row_blocks(
    rows: list[tuple[tuple[str, ...], bool, int]],
    number: int,
    header: tuple[str, ...] = (),
    first: tuple[str, ...] = (),
) -> list[Block]:
    """ROW blocks of table `number`; `header` and `first` row come from the page before, and their repeat is dropped."""
    if first:
        rows = rows[1:] if rows and _same(rows[0][0], first) else rows
        return [_row(row, number, header) for row in rows]
    if not looks_like_heads(rows):
        return [_row(row, number, ()) for row in rows]
    return [_row(rows[0], number, ()), *(_row(row, number, rows[0][0]) for row in rows[1:])]


def row_text(cells: tuple[str, ...]) -> str:
    """A row as one line."""
    return " | ".join(cell.replace("\n", " ") for cell in cells)


def _row(row: tuple[tuple[str, ...], bool, int], number: int, header: tuple[str, ...]) -> Block:
    cells, _, page = row
    return Block(BlockKind.ROW, row_text(cells), page=page, cells=cells, header=header, table=number)


def cut_row(last: Block, cells: tuple[str, ...]) -> bool:
    """Whether a page's first row is the rest of the row that the page before ends with."""
    begun = [(old, new) for old, new in zip(last.cells, cells, strict=True) if new]
    return (
        bool(begun)
        and not cells[0]
        and all(new[0].islower() or not old.endswith((".", "!", "?", ":")) for old, new in begun if old)
    )


def joined(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a row and of its rest."""
    return tuple(f"{one} {other}".strip() for one, other in zip(old, new, strict=True))


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return [" ".join(cell.lower().split()) for cell in one] == [" ".join(cell.lower().split()) for cell in other]
