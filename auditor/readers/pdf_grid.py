"""Rulings and boxes of a page in, the cells of its tables out."""

from collections import defaultdict
from dataclasses import dataclass

from auditor.readers.pdf_drawing import Box, Drawing

NEAR = 3.0  # points: edges closer than this are one edge
PADDING = 9.0  # points between a cell's border and its text
MOST_EDGES = 4_000
MOST_ACROSS, MOST_DOWN = 250, 80  # distinct lines on one page
Edges = dict[float, list[tuple[float, float]]]  # place of a line -> the stretches that it covers


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's frame: its cells by (row, column), each a box."""

    cells: dict[tuple[int, int], Box]

    @property
    def columns(self) -> int:
        return len({column for _, column in self.cells})

    @property
    def box(self) -> Box:
        boxes = list(self.cells.values())
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )


def _edges(drawing: Drawing) -> tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]]:
    """Lines across as (y, from x, to x) and down as (x, from y, to y)."""
    across, down = [], []
    for x0, top, x1, bottom in drawing.rulings[:MOST_EDGES]:
        if x1 - x0 >= bottom - top:
            across.append(((top + bottom) / 2, x0, x1))
        else:
            down.append(((x0 + x1) / 2, top, bottom))
    for x0, top, x1, bottom in _outer(drawing.boxes[:MOST_EDGES]):
        across += [(top, x0, x1), (bottom, x0, x1)]
        down += [(x0, top, bottom), (x1, top, bottom)]
    return across, down


def _outer(boxes: list[Box]) -> list[Box]:
    """Boxes without those that only shade the inside of another one as high."""
    rows: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in sorted(set(boxes), key=lambda box: (box[0], -box[2], box[1], box[3])):
        row = rows[round(box[1] / NEAR), round(box[3] / NEAR)]
        if not row or box[2] > row[-1][2] or box[0] - row[-1][0] > PADDING or row[-1][2] - box[2] > PADDING:
            row.append(box)
    return [box for row in rows.values() for box in row]


def _snapped(edges: list[tuple[float, float, float]]) -> Edges:
    """Edges close to one another as one line, its stretches joined."""
    lines: list[list[tuple[float, float, float]]] = []
    for edge in sorted(edges):
        if lines and edge[0] - lines[-1][-1][0] <= NEAR:
            lines[-1].append(edge)
        else:
            lines.append([edge])
    return {sum(edge[0] for edge in line) / len(line): _joined(line) for line in lines}


def _joined(line: list[tuple[float, float, float]]) -> list[tuple[float, float]]:
    stretches: list[tuple[float, float]] = []
    for start, end in sorted((start, end) for _, start, end in line):
        if stretches and start <= stretches[-1][1] + NEAR:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return stretches


def _covers(stretches: list[tuple[float, float]], start: float, end: float) -> bool:
    return any(begin <= start + NEAR and end - NEAR <= stop for begin, stop in stretches)


def _cell_at(across: Edges, down: Edges, left: float, top: float) -> Box | None:
    """The smallest closed cell whose top left corner stands here."""
    rights = [x for x in down if x > left and _covers(across[top], left, x)]
    if not rights:
        return None
    for bottom in (y for y in across if y > top):
        if not _covers(down[left], top, bottom):
            return None
        for right in rights:
            if _covers(down[right], top, bottom) and _covers(across[bottom], left, right):
                return (left, top, right, bottom)
    return None


def _tables(cells: list[Box]) -> list[list[Box]]:
    """Cells that share a corner, together."""
    owner = list(range(len(cells)))

    def root(place: int) -> int:
        while owner[place] != place:
            owner[place] = owner[owner[place]]
            place = owner[place]
        return place

    corners: dict[tuple[float, float], int] = {}
    for place, (x0, top, x1, bottom) in enumerate(cells):
        for corner in ((x0, top), (x0, bottom), (x1, top), (x1, bottom)):
            owner[root(place)] = root(corners.setdefault(corner, place))
    groups: dict[int, list[Box]] = defaultdict(list)
    for place, cell in enumerate(cells):
        groups[root(place)].append(cell)
    return list(groups.values())


def grids_of(drawing: Drawing) -> list[Grid]:
    """The tables that rulings and boxes close in: at least two columns, top to bottom."""
    if len(drawing.rulings) + 4 * len(drawing.boxes) < 6:
        return []
    across, down = (_snapped(edges) for edges in _edges(drawing))
    if not across or not down or len(across) > MOST_ACROSS or len(down) > MOST_DOWN:
        return []
    cells = [cell for top in across for left in down if (cell := _cell_at(across, down, left, top))]
    grids = []
    for group in _tables(cells):
        tops = sorted({cell[1] for cell in group})
        lefts = sorted({cell[0] for cell in group})
        if len(lefts) > 1:
            grids.append(Grid({(tops.index(cell[1]), lefts.index(cell[0])): cell for cell in group}))
    return sorted(grids, key=lambda grid: (grid.box[1], grid.box[0]))
