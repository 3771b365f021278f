"""Numbers of a run's centres in, the geometry of its strip plots and of the histogram of reviews out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from auditor.report.entry import Entry
from auditor.report.portfolio import middle

WIDE = 800  # pixels from the lowest to the highest value
TALL = 80  # pixels of one strip, at most
DOT = 10
WIDTH = 62  # pixels of one column of the histogram
STEP = 6  # months in one column of the histogram
EARLY, LATE = -12, 60  # months past the due date: columns at both ends take all that lies beyond


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of dots, one a centre: their path, the pen's width, and the median with its place."""

    label: str
    count: int
    middle: int | None
    x: float
    y: float
    tall: float
    dot: float
    path: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the histogram: how many months past the due date (from, below), and how many policies."""

    start: int | None  # None: no date
    end: int | None
    count: int
    x: float
    height: float


@dataclass(frozen=True, slots=True)
class Scale:
    """From the lowest to the highest value, with marks (place, value)."""

    low: int
    high: int
    marks: tuple[tuple[float, int], ...]

    def at(self, value: float) -> float:
        return round(WIDE * (min(max(value, self.low), self.high) - self.low) / (self.high - self.low), 1)


def scale(high: int, step: int) -> Scale:
    """A scale from 0 to `high` or a little more, marked every `step`."""
    top = max(step, -(-high // step) * step)
    bare = Scale(0, top, ())
    return Scale(0, top, tuple((bare.at(value), value) for value in range(0, top + 1, step)))


def strips(groups: Sequence[tuple[str, Sequence[int]]], along: Scale) -> tuple[Strip, ...]:
    """A strip for each (label, values), one below the other; dots that would lie on each other are stacked."""
    made, y = [], 0.0
    for label, values in groups:
        places = Counter(round(along.at(value) / DOT) for value in values)
        most = max(places.values(), default=1)
        dot = min(DOT - 1.0, TALL / most)
        tall = max(34.0, most * dot + 6)
        middle_y = y + tall / 2
        path = "".join(
            f"M{place * DOT} {middle_y + (n - (count - 1) / 2) * dot:.4g}h0"
            for place, count in sorted(places.items())
            for n in range(count)
        )
        half = middle(values)
        made.append(Strip(label, len(values), half, along.at(half or 0), y, tall, round(dot, 2), path))
        y += tall + 10
    return tuple(made)


def months_past(due: str, today: date) -> int | None:
    """Whole months from a due date (an ISO day, month or year) to today, below 0 before it comes; None if unknown."""
    numbers = due.split("-")
    if not 1 <= len(numbers) <= 3 or not all(part.isascii() and part.isdigit() for part in numbers):
        return None
    year, month, day = (*map(int, numbers), 12, 31)[:3] if len(numbers) == 1 else (*map(int, numbers), 28)[:3]
    return (today.year - year) * 12 + today.month - month - (today.day < day)


def histogram(read: tuple[Entry, ...], today: date, tall: float = 150.0) -> tuple[Column, ...]:
    """Policies by how long their review is overdue, in steps of half a year; the last column has no date."""
    past = [months_past(entry.due, today) for entry in read]
    bounds = [(start, start + STEP) for start in range(EARLY, LATE, STEP)]
    spans = [(None, EARLY), *bounds, (LATE, None)]
    counts = [sum(_within(months, span) for months in past if months is not None) for span in spans]
    spans.append((None, None))
    counts.append(sum(months is None for months in past))
    most = max(counts) or 1
    return tuple(
        Column(start, end, count, n * WIDTH + (14 if n == len(spans) - 1 else 0), round(tall * count / most, 1))
        for n, ((start, end), count) in enumerate(zip(spans, counts, strict=True))
    )


def _within(months: int, span: tuple[int | None, int | None]) -> bool:
    start, end = span
    return (start is None or months >= start) and (end is None or months < end)
