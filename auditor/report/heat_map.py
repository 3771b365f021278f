"""The entries of a run in, the geometry of its heat maps out: centres down, criteria across, kind by kind."""

from dataclasses import dataclass

from auditor.model import Criterion
from auditor.report.entry import Entry
from auditor.report.portfolio import ASKED, by_kind
from auditor.report.wording import shown

LABEL, SCORE, CELL, ROW, RATE = 215, 46, 13, 16, 30  # widths and heights of the parts, in pixels
BAND, LETTER = 30, 6.3  # the room for a section's letter, and for one letter of a criterion's id
APART = 7  # between sections
CAPTION = 28  # a kind's name above its centres
TOGETHER = 60  # centres that share one picture whatever their kinds
FEW = 5  # centres of one kind that have a picture to themselves
MOST = 400  # centres drawn: past that, those with the most to do, shared out among the kinds
LABEL_LETTERS = 34
MARKS = ("N", "P", "H", "M")  # drawn; what does not apply stays white


@dataclass(frozen=True, slots=True)
class Column:
    """One criterion: where its middle stands, and in how many percent of these centres it was not found."""

    id: str
    title: str
    x: float
    rate: int


@dataclass(frozen=True, slots=True)
class Band:
    """A section's letter over its columns."""

    letter: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """A centre's line: its name, as far as there is room, and its score."""

    name: str
    y: float
    percent: int | None


@dataclass(frozen=True, slots=True)
class Caption:
    """A kind of centre above its lines, and how many of it there are."""

    kind: str
    centres: int
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """One map: `paths` holds the strokes of each letter; `left_out` counts centres not drawn; `top` ends its head."""

    kinds: tuple[str, ...]
    left_out: int
    width: float
    height: float
    top: float
    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    captions: tuple[Caption, ...]
    rows: tuple[Row, ...]
    paths: tuple[tuple[str, str], ...]


Groups = tuple[tuple[str, tuple[Entry, ...]], ...]
Placed = list[tuple[float, Entry]]  # the middle of a line, and whose it is


def pictures(
    read: tuple[Entry, ...], criteria: tuple[Criterion, ...], sections: tuple[tuple[str, str], ...], most: int = MOST
) -> tuple[Picture, ...]:
    """All centres in one map, or one a kind when they are many: who has most to do and the commonest gap come first."""
    order = _order(read, criteria, sections)
    return tuple(_picture(groups, criteria, order, most / max(most, len(read))) for groups in _shared(by_kind(read)))


def _shared(groups: Groups) -> tuple[Groups, ...]:
    if not groups or sum(len(entries) for _, entries in groups) <= TOGETHER:
        return (groups,) if groups else ()
    large = tuple((group,) for group in groups if len(group[1]) >= FEW)
    small = tuple(group for group in groups if len(group[1]) < FEW)
    return (*large, small) if small else large


def _order(
    read: tuple[Entry, ...], criteria: tuple[Criterion, ...], sections: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The columns, as (section, places in the catalogue), without criteria that apply to nobody."""
    letters = dict.fromkeys([letter for letter, _ in sections] + [criterion.section for criterion in criteria])
    found = []
    for letter in letters:
        places = (n for n, it in enumerate(criteria) if it.section == letter)
        asked = [n for n in places if any(entry.letters[n] in ASKED for entry in read)]
        asked.sort(key=lambda n: (-_rate(read, n), criteria[n].id))
        if asked:
            found.append((letter, tuple(asked)))
    return tuple(found)


def _rate(entries: tuple[Entry, ...], n: int) -> float:
    asked = sum(entry.letters[n] in ASKED for entry in entries)
    return sum(entry.letters[n] == "N" for entry in entries) / asked if asked else 0.0


def _picture(groups: Groups, criteria: tuple[Criterion, ...], order: tuple, share: float) -> Picture:
    everyone = tuple(entry for _, entries in groups for entry in entries)
    columns, bands, right = _across(everyone, criteria, order)
    top = BAND + LETTER * max((len(column.id) for _, column in columns), default=0) + RATE
    captions, placed, y = [], [], top
    for kind, entries in groups:
        captions.append(Caption(kind, len(entries), y + CAPTION - 9))
        y += CAPTION
        for entry in sorted(entries, key=_need)[: max(1, int(len(entries) * share))]:
            placed.append((y + ROW / 2, entry))
            y += ROW
    rows = tuple(Row(_label(entry.name), middle, entry.score.percent) for middle, entry in placed)
    return Picture(
        tuple(kind for kind, _ in groups), len(everyone) - len(rows), right + SCORE, y + 4, top,
        tuple(column for _, column in columns), bands, tuple(captions), rows,
        tuple((mark, _strokes(mark, placed, columns)) for mark in MARKS),
    )  # fmt: skip


def _across(entries: tuple[Entry, ...], criteria: tuple[Criterion, ...], order: tuple) -> tuple[list, tuple, float]:
    """The columns, each with its place in the catalogue, the bands above them, and where they end."""
    columns, bands, at = [], [], float(LABEL)
    for letter, places in order:
        bands.append(Band(letter, at, len(places) * CELL - 1))
        for n in places:
            rate = round(100 * _rate(entries, n))
            columns.append((n, Column(criteria[n].id, criteria[n].title, at + CELL / 2, rate)))
            at += CELL
        at += APART
    return columns, tuple(bands), at


def _label(name: str) -> str:
    whole = shown(name)
    return whole if len(whole) <= LABEL_LETTERS else whole[: LABEL_LETTERS - 1].rstrip() + "…"


def _need(entry: Entry) -> tuple:
    percent = entry.score.percent
    return (100 if percent is None else percent, entry.name.casefold(), entry.name, entry.href)


def _strokes(mark: str, placed: Placed, columns: list) -> str:
    """One path: a level stroke through each run of neighbouring cells of this letter; the pen is as wide as a cell."""
    parts = []
    for middle, entry in placed:
        y = _short(middle)
        start = end = None
        for n, column in columns:
            left = column.x - CELL / 2
            if entry.letters[n] != mark:
                continue
            if end != left:
                parts += _stroke(start, end, y)
                start = left
            end = left + CELL
        parts += _stroke(start, end, y)
    return "".join(parts)


def _stroke(start: float | None, end: float | None, y: str) -> list[str]:
    return [] if start is None else [f"M{_short(start)} {y}h{_short(end - start - 1)}"]


def _short(number: float) -> str:
    return f"{round(number, 1):g}"
