"""An Audit in, where in each document its evidence sits out: a column for each page, a row for each section."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from markupsafe import Markup, escape

from auditor.model import Audit, Evidence, FactKind, Outcome, Source
from auditor.report.certificate import counted
from auditor.report.score import paired
from auditor.report.wording import named, say

COLUMNS = 40  # more pages than this share columns
PARTS = 20  # of a document without pages
WIDTH, HEIGHT, GAP = 26, 20, 2  # of a cell
LEFT, TOP, RIGHT = 34, 22, 340  # room for letters, numbers and titles round the cells
TITLE = 60  # characters
SPOKEN = (Outcome.MET, Outcome.PARTIAL, Outcome.REVIEW)


@dataclass(frozen=True, slots=True)
class Column:
    """One page, or a few, or a part of a document without pages; `label` stands above it."""

    label: str
    x: int
    unread: bool
    empty: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """One document's picture and its twin in words: `cells` are (x, y, criteria), `rows` (letter, title, y)."""

    name: str
    paged: bool
    width: int
    titles: int
    height: int
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, str, int], ...]
    cells: tuple[tuple[int, int, int], ...]
    twin: tuple[tuple[str, tuple[str, ...]], ...]


def picture(strip: Strip) -> Markup:
    """What is inside the picture of a strip, as SVG: its columns, its rows and its cells."""
    middle = (WIDTH - GAP) // 2
    columns = (_column(column, strip.height) for column in strip.columns)
    labels = (
        f'<text x="{column.x + middle}" y="{TOP - 6}" text-anchor="middle">{column.label}</text>\n'
        for column in strip.columns if column.label
    )  # fmt: skip
    rows = (
        f'<text x="0" y="{y + 15}">{escape(letter)}</text>\n'
        f'<text x="{strip.titles}" y="{y + 15}">{escape(title)}</text>\n'
        for letter, title, y in strip.rows
    )
    cells = "".join(f"M{x} {y + 1}h{WIDTH - GAP}v{HEIGHT - 2}h-{WIDTH - GAP}z" for x, y, _ in strip.cells)
    counts = (
        f'<text class="on-met" x="{x + middle}" y="{y + 15}" text-anchor="middle">{count}</text>\n'
        for x, y, count in strip.cells
    )
    filled = f'<path class="fill-met" d="{cells}"></path>\n' if cells else ""
    return Markup("".join((*columns, *labels, *rows, filled, *counts)))


def _column(column: Column, height: int) -> str:
    x, wide = column.x, WIDTH - GAP
    if not column.unread:
        kind = "empty" if column.empty else "page"
        return f'<rect class="{kind}" x="{x}" y="{TOP}" width="{wide}" height="{height - TOP}"></rect>\n'
    lines = "".join(f"M{x} {y + 10}l{wide} -10" for y in range(TOP, height - 9, 10))
    return f'<path class="unread" d="{lines}M{x} {TOP}h{wide}V{height}h-{wide}z"></path>\n'


def strips(audit: Audit) -> tuple[Strip, ...]:
    """A strip for each document in which something was found or some page could not be read."""
    found = defaultdict(list)
    for line in paired(audit):
        if line.verdict.outcome in SPOKEN:
            for it in counted(line.verdict):
                found[it.source].append((it, line.criterion.section, line.criterion.id))
    asked = {line.criterion.section for line in paired(audit) if line.verdict.outcome is not Outcome.NOT_APPLICABLE}
    rows = tuple((letter, named(title)[:TITLE]) for letter, title in audit.sections if letter in asked)
    return tuple(
        _strip(source, found[source.name], rows, _length(audit, source.name, found[source.name]))
        for source in audit.sources
        if found[source.name] or source.unreadable
    )


def _length(audit: Audit, name: str, found: list) -> int:
    spans = [f.fact.span.end for f in audit.facts if f.fact.kind is FactKind.LENGTH and f.source == name]
    return max([1, *spans, *(it.span.end for it, _, _ in found)])


def _strip(source: Source, found: list, rows: tuple[tuple[str, str], ...], length: int) -> Strip:
    count = min(source.pages, COLUMNS) or PARTS

    def column(it: Evidence) -> int:
        if not source.pages:
            return min(count - 1, it.span.start * count // length)
        return (min(max(it.page, 1), source.pages) - 1) * count // source.pages

    seen = {(column(it), section, name) for it, section, name in found}
    cells = Counter((at, section) for at, section, _ in seen)
    y = {letter: TOP + n * HEIGHT for n, (letter, _) in enumerate(rows)}
    return Strip(
        name=named(source.name),
        paged=bool(source.pages),
        width=LEFT + count * WIDTH + RIGHT,
        titles=LEFT + count * WIDTH + 8,
        height=TOP + max(len(rows), 1) * HEIGHT,
        columns=_columns(source, count, {at for at, _ in cells}),
        rows=tuple((named(letter), title, y[letter]) for letter, title in rows),
        cells=tuple((LEFT + at * WIDTH, y[s], n) for (at, s), n in sorted(cells.items()) if s in y),
        twin=_twin(source, found),
    )


def _columns(source: Source, count: int, used: set[int]) -> tuple[Column, ...]:
    return tuple(
        Column(_label(source, n, count), LEFT + n * WIDTH, bool(set(source.unreadable) & _pages(source, n, count)),
               n not in used)
        for n in range(count)
    )  # fmt: skip


def _pages(source: Source, n: int, count: int) -> set[int]:
    """The pages that share column n."""
    return {page for page in range(1, source.pages + 1) if (page - 1) * count // source.pages == n}


def _label(source: Source, n: int, count: int) -> str:
    if not source.pages:
        return {0: say("spread_start"), count - 1: say("spread_end")}.get(n, "")
    first = min(_pages(source, n, count))
    return str(first) if count <= PARTS or first == 1 or n % 5 == 4 else ""


def _twin(source: Source, found: list) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(page or heading, criteria) in the order of the document, and the pages on which nothing was found."""
    places: dict[str, dict[str, None]] = {}
    for page in range(1, source.pages + 1):
        places[say("spread_page", page=page)] = {}
    for it, _, name in sorted(found, key=lambda one: one[0].span.start):
        where = say("spread_page", page=it.page) if source.pages else _heading(it)
        places.setdefault(where, {})[named(name)] = None
    unread = {say("spread_page", page=page) for page in source.unreadable}
    return tuple((where, tuple(names) or (say("spread_unread" if where in unread else "spread_nothing"),))
                 for where, names in places.items())  # fmt: skip


def _heading(it: Evidence) -> str:
    return say("place_under", heading=named(it.path[-1])) if it.path else say("place_whole")
