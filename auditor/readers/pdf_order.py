"""The lines of one page as the file has them in, the same lines as a person reads them out."""

from auditor.readers.pdf_page import Line

Unit = list[Line]  # a line, or all lines of one table or of one shape of a chart
FEW = 8  # lines of a page too short to have a head and a foot
MOST_LINES = 2_000  # on one page that a person wrote
EDGE = 0.1  # share of the page where running heads and feet stand
NARROW = 0.2  # of the page's written width: less is a margin of numbers, not a column


def _units(lines: list[Line]) -> list[Unit]:
    units: list[Unit] = []
    owners: dict[tuple[str, int], Unit] = {}
    for line in lines:
        owner = ("table", line.cell[0]) if line.cell else ("shape", line.shape)
        if owner == ("shape", 0):
            units.append([line])
        elif owner in owners:
            owners[owner].append(line)
        else:
            owners[owner] = [line]
            units.append(owners[owner])
    return units


def _around(unit: Unit) -> Line:
    """One line as large as the whole unit."""
    return Line(
        unit[0].page,
        "",
        min(line.x0 for line in unit),
        max(line.x1 for line in unit),
        min(line.top for line in unit),
        max(line.bottom for line in unit),
    )


def _jumps(frames: list[Line]) -> int:
    """How often the text goes up over words it already passed, or back along its row; heads and feet aside."""
    foot = max((frame.bottom for frame in frames), default=0.0)
    body = [frame for frame in frames if foot * EDGE < frame.bottom and frame.top < foot * (1 - EDGE)]
    body = frames if len(frames) < FEW else body
    return sum(
        (after.bottom < before.top and after.x0 < before.x1) or (after.beside(before) and after.x1 <= before.x0)
        for before, after in zip(body, body[1:], strict=False)
    )


def has_columns(frames: list[Line]) -> bool:
    """Whether a white gutter parts the written page, with several lines of words on either side."""
    if not frames:
        return False
    left, right = min(line.x0 for line in frames), max(line.x1 for line in frames)
    for edge in sorted({line.x0 for line in frames}):
        if not NARROW < (edge - left) / max(right - left, 1) < 1 - NARROW:
            continue
        after = [line for line in frames if line.x0 >= edge - 1]
        before = [line for line in frames if line.x1 <= edge]
        crossing = len(frames) - len(after) - len(before)
        if min(len(after), len(before)) >= 5 and crossing <= len(frames) * 0.25:
            return True
    return False


def in_order(lines: list[Line]) -> list[Line]:
    """The lines top to bottom and left to right, when the file's own order jumps and there are no columns."""
    units = [unit for unit in _units(lines) if unit]
    frames = [_around(unit) for unit in units]
    if len(frames) > MOST_LINES or not _jumps(frames) or has_columns(frames):
        return lines
    rows: list[list[int]] = []
    for place in sorted(range(len(units)), key=lambda place: ((frames[place].top + frames[place].bottom) / 2, place)):
        if rows and any(frames[place].beside(frames[other]) for other in rows[-1]):
            rows[-1].append(place)
        else:
            rows.append([place])
    ordered = [place for row in rows for place in sorted(row, key=lambda place: (frames[place].x0, place))]
    return [line for place in ordered for line in units[place]]
