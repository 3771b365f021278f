"""A page's text without rulings in, the grid of a table that only its aligned columns show out."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.readers.pdf_grid import Grid
from auditor.readers.pdf_page import Line, PageText
from auditor.readers.pdf_words import bullet_of, number_of

CONTACT = re.compile(r"\b0\d[\d ]{7,12}\d\b|\S@\S")
NEAR = 3.0  # points within which beginnings of lines are aligned
FEWEST_ROWS = 3
FURTHEST = 3.0  # letter sizes from one row of a table to the next
GAP = 0.6  # letter sizes between the words of two columns; a justified line has less
INDENT = 0.15  # of the written width: nearer to the margin it is an indent, not a column


@dataclass(slots=True)
class Row:
    """One row of two columns while it is being gathered."""

    top: float
    bottom: float
    left: bool
    right: bool


def column_grids(page: PageText, placed: list[tuple[int, int, Line]]) -> list[Grid]:
    """Grids of a page without rulings, from its lines with their [start, end) in the page's text."""
    lines = [line for _, _, line in placed]
    edges = _wrapped_edge(lines) or _contact_edges(page, placed)
    if not edges:
        return []
    grids, rows = [], []
    before: Line | None = None
    for start, end, line in placed:
        side = _side(page, start, end, line, edges[0])
        reach = FURTHEST * line.size * (2 if side == "left" else 1)
        apart = before is not None and line.top - before.bottom > reach
        back = bool(rows) and line.top < _ceiling(rows, side, line.size)
        if not side or apart or back:
            grids += _grid(rows, lines, edges)
            rows = []
        if side:
            _gather(rows, side, line)
        before = line
    return grids + _grid(rows, lines, edges)


def _wrapped_edge(lines: list[Line]) -> list[float]:
    """Where most lines begin well right of the margin, right under or beside the line before."""
    if len(lines) < FEWEST_ROWS:
        return []
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    starts: Counter[int] = Counter()
    for before, line in zip(lines, lines[1:], strict=False):
        near = line.top < before.bottom + line.size and line.bottom > before.top - 3 * line.size
        margin = left + (right - left) * INDENT
        if near and before.x0 < margin < line.x0 and not _listed(before) and not _listed(line):
            starts[round(line.x0)] += 1
    return [float(max(starts.items(), key=lambda pair: (pair[1], -pair[0]))[0])] if starts else []


def _listed(line: Line) -> bool:
    """Whether a line begins with a bullet or a number: its words stand away from it without being a column."""
    return bool(bullet_of(line.text) or number_of(line.text))


def _contact_edges(page: PageText, placed: list[tuple[int, int, Line]]) -> list[float]:
    """Where words begin after a wide gap, on several lines of which some hold a telephone number or an e-mail."""
    if sum(bool(CONTACT.search(line.text)) for _, _, line in placed) < 2:
        return []
    starts: Counter[int] = Counter()
    for start, end, line in placed:
        if _listed(line):
            continue
        starts.update(round(x) for x, gap in _word_starts(page, start, end) if gap > GAP * line.size)
    found: list[float] = []
    for x, count in sorted(starts.items()):
        if count >= FEWEST_ROWS and (not found or x - found[-1] > 3 * NEAR):
            found.append(float(x))
    return found


def _word_starts(page: PageText, start: int, end: int) -> Iterator[tuple[float, float]]:
    """Left edge of each word of a line but the first, and the gap before it, in points."""
    for place in range(start + 2, end):
        if page.text[place].isspace() or not page.text[place - 1].isspace():
            continue
        box, word = page.box(place), page.box(place - 2)
        if box and word:
            yield box[0], box[0] - word[2]


def _side(page: PageText, start: int, end: int, line: Line, edge: float) -> str:
    """Whether a line stands left or right of the column's edge, or runs through with a word beginning there."""
    if line.x1 < edge - 1:
        return "left" if not _listed(line) else ""
    if abs(line.x0 - edge) <= NEAR:
        return "right"
    if line.x0 > edge:
        return ""
    if _listed(line):
        return ""
    gaps = [gap for x, gap in _word_starts(page, start, end) if abs(x - edge) <= NEAR]
    return "both" if gaps and gaps[0] > GAP * line.size else ""


def _ceiling(rows: list[Row], side: str, size: float) -> float:
    """How far up a line may stand and still belong to the rows: a label can be centred beside longer text."""
    if side != "right":
        return rows[-1].top - size * 0.5
    return max(rows[-1].top - size * FURTHEST * 3, rows[-2].bottom - size * 0.5 if len(rows) > 1 else 0.0)


def _gather(rows: list[Row], side: str, line: Line) -> None:
    """Adds a line to the row that it goes on with, or begins a new one."""
    row = rows[-1] if rows else None
    if side == "both" or row is None:
        rows.append(Row(line.top, line.bottom, side != "right", side != "left"))
        return
    close = line.top - row.bottom < line.size * 0.6
    if side == "left" and (row.right or not close):
        rows.append(Row(line.top, line.bottom, True, False))
        return
    row.top, row.bottom = min(row.top, line.top), max(row.bottom, line.bottom)
    row.right = row.right or side == "right"


def _grid(rows: list[Row], lines: list[Line], edges: list[float]) -> list[Grid]:
    """The rows as a grid, without half-empty rows at either end; none when too few are full."""
    while rows and not (rows[0].left and rows[0].right):
        rows = rows[1:]
    while rows and not (rows[-1].left and rows[-1].right):
        rows = rows[:-1]
    if sum(row.left and row.right for row in rows) < FEWEST_ROWS:
        return []
    left, right = min(line.x0 for line in lines) - 1, max(line.x1 for line in lines) + 1
    sides = [left, *(edge - NEAR for edge in edges), right]
    cells = {}
    for number, row in enumerate(rows):
        below = rows[number + 1].top if number + 1 < len(rows) else row.bottom + 1
        bottom = max(min(below, row.bottom + 40), row.top + 1)
        for column, (x0, x1) in enumerate(zip(sides, sides[1:], strict=False)):
            cells[number, column] = (x0, row.top, x1, bottom)
    return [Grid(cells)]
