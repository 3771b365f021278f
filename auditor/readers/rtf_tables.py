"""Ends of paragraphs, cells and rows in a rich text file in, blocks and table rows out, tables in tables included."""

import re
from dataclasses import dataclass, field

from auditor.model import BlockKind
from auditor.readers.docx_tables import Row
from auditor.readers.flow import Flow, cell
from auditor.readers.rtf_words import State, Tongues

COUNTED = re.compile(rb"[0-9A-Za-z]+[.)]")


@dataclass(slots=True)
class Plan:
    """What the file says of a row before it ends it: right edges and shading of its cells."""

    edges: list[int] = field(default_factory=list)
    shades: list[bool] = field(default_factory=list)
    head: bool = False
    shade: bool = False


@dataclass(slots=True)
class Level:
    """One table that is being read, and its open row and cell."""

    rows: list[tuple[list[Flow], Plan]] = field(default_factory=list)
    cells: list[Flow] = field(default_factory=list)
    open: Flow | None = None


@dataclass(slots=True)
class Tables:
    """The tables open in one stream; `levels[0]` is the outermost."""

    flow: Flow
    levels: list[Level] = field(default_factory=list)
    plan: Plan = field(default_factory=Plan)

    def flow_for(self, state: State) -> Flow:
        """Where words go now: the open cell, or the stream itself, which ends its tables."""
        self._fold(state.level)
        while len(self.levels) < state.level:
            self.levels.append(Level())
        if not state.level:
            return self.flow
        level = self.levels[-1]
        if level.open is None:
            level.open = self.flow.inner()
        return level.open

    def word(self, word: str, number: int | None, state: State) -> bool:
        """Takes in a word about rows; whether it was one."""
        if state.silent:
            return False
        if word == "trowd":
            self.plan = Plan()
        elif word == "cellx":
            self.plan.edges.append(number or 0)
            self.plan.shades.append(self.plan.shade)
            self.plan.shade = False
        elif word == "trhdr":
            self.plan.head = True
        elif word in ("clcbpat", "clshdng"):
            self.plan.shade = bool(number)
        else:
            return False
        return True

    def end_of(self, word: str, state: State, tongues: Tongues) -> None:
        """A paragraph, cell or row comes to its end."""
        if word in ("row", "nestrow"):
            self._end_row(1 if word == "row" else max(2, state.level))
            return
        flow = self._cell_flow(word, state)
        level = state.outline or tongues.headings.get(state.style, 0)
        listed, counted = state.item or tongues.listed, bool(COUNTED.search(tongues.label))
        tongues.listed = False
        tongues.label.clear()
        if level:
            flow.close(BlockKind.HEADING, level, plain=False)
        elif listed:
            flow.close(BlockKind.ITEM, max(1, state.item), plain=counted)
        else:
            flow.close()
        if word in ("cell", "nestcell") and self.levels:
            row = self.levels[-1]
            row.cells.append(flow)
            row.open = None

    def _cell_flow(self, word: str, state: State) -> Flow:
        if word not in ("cell", "nestcell"):
            return self.flow_for(state)
        depth = 1 if word == "cell" else max(2, state.level)
        self._fold(depth)
        while len(self.levels) < depth:
            self.levels.append(Level())
        level = self.levels[-1]
        level.open = level.open or self.flow.inner()
        return level.open

    def _end_row(self, depth: int) -> None:
        self._fold(depth)
        if len(self.levels) == depth:
            level = self.levels[-1]
            if level.open is not None:  # words after the last cell mark are no cell's, and are kept
                level.open.close()
                if level.open.drafts:
                    level.cells.append(level.open)
                level.open = None
            level.rows.append((level.cells, self.plan))
            level.cells = []

    def end(self, state: State) -> None:
        """The stream is over: everything open is closed."""
        self._fold(0)
        self.flow.close()

    def _fold(self, depth: int) -> None:
        """Tables deeper than `depth` are over and go where they stand."""
        while len(self.levels) > depth:
            self._end_row(len(self.levels)) if self.levels[-1].cells or self.levels[-1].open else None
            ended = self.levels.pop()
            into = self.flow
            if self.levels:
                into = self.levels[-1].open = self.levels[-1].open or self.flow.inner()
            _build(ended, into)


def _build(level: Level, into: Flow) -> None:
    rows = [(cells, plan) for cells, plan in level.rows if cells]
    if into.words.pieces:
        into.close()
    if all(len(cells) <= 1 for cells, _ in rows):
        for cells, _ in rows:
            into.drafts += [draft for inner in cells for draft in inner.drafts]
        return
    into.table([_row(cells, plan) for cells, plan in rows])


def _row(cells: list[Flow], plan: Plan):
    edges = [edge // 20 for edge in plan.edges] if len(plan.edges) >= len(cells) else list(range(1, len(cells) + 1))
    built, later, start = [], [], 0
    for number, inner in enumerate(cells):
        shaded = len(plan.shades) > number and plan.shades[number]
        made, hanging = cell(inner, start, max(edges[number], start + 1), shaded)
        built.append(made)
        later += hanging
        start = made.end
    return Row(tuple(built), plan.head), later
