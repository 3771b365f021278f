"""A reading in, one Document out: one string, with sections, sentences and pages as spans into it."""

import re
from dataclasses import dataclass, field

from auditor.model import Block, BlockKind, Document, Reading, Section, Sentence, Span

LONG_WORD = 40  # characters before a stop that are looked at to know an abbreviation or a number
SHORT_ROW = 60  # words; a longer row is a layout table and its cells are split into sentences

_ABBREVIATIONS = frozenset(
    "mr mrs ms miss dr rev revd fr st prof hon sgt ltd inc co no nos tel ext mob vol para paras sec pp eg ie e.g i.e "
    "etc cf vs approx dept ref art reg regs fig app ch s ss".split()
)
_BOUNDARY = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9•])|\n+")
_SPACES = re.compile(r"[^\S\n]+")
_NUMBER = re.compile(r"\s*\(?(?:\d+(?:\.\d+)*|[ivx]+|[a-z])\s*")
_LAST_WORD = re.compile(r"([\w.&]+)$")


def normalise(reading: Reading) -> Document:
    """Blocks in reading order become one text; running heads and feet go to its end, where they cut no sentence."""
    ordered = [b for b in reading.blocks if b.kind != BlockKind.FURNITURE]
    ordered += [b for b in reading.blocks if b.kind == BlockKind.FURNITURE]
    build = _Build()
    for number, block in enumerate(ordered):
        build.add(number, block)
    return build.finish(reading)


@dataclass(slots=True)
class _Build:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    sentences: list[Sentence] = field(default_factory=list)
    headings: list[tuple[str, int, int, tuple[str, ...]]] = field(default_factory=lambda: [("", 0, 0, ())])
    pages: dict[int, list[int]] = field(default_factory=dict)
    labels: dict[int, int] = field(default_factory=dict)  # table -> its last row with a label
    intro: dict[int, int] = field(default_factory=dict)  # list level -> sentence that introduces it

    def add(self, number: int, block: Block) -> None:
        text = _text(block)
        if not text:
            return
        start = self.length
        if block.kind == BlockKind.HEADING:
            self._open_section(text, max(1, block.level), start)
        spans = _cells(block, text) if _is_long_row(block, text) else _sentence_spans(block, text)
        first = len(self.sentences)
        for n, (a, b) in enumerate(spans):
            lead = self._lead_in(block, first, n)
            self.sentences.append(
                Sentence(
                    Span(start + a, start + b),
                    block.page,
                    len(self.headings) - 1,
                    number,
                    block.kind,
                    lead,
                    block.header,
                    block.table,
                    block.hidden,
                )
            )
        self._remember_intro(block)
        self.parts.append(text + "\n")
        self.length += len(text) + 1
        if block.kind != BlockKind.FURNITURE:
            span = self.pages.setdefault(block.page, [start, start])
            span[1] = start + len(text)

    def _open_section(self, text: str, level: int, start: int) -> None:
        path = [h for h in self.headings if h[1]]
        above: tuple[str, ...] = ()
        for heading in reversed(path):
            if heading[1] < level:
                above = heading[3]
                break
        self.headings.append((text, level, start, (*above, text)))
        self.intro.clear()

    def _lead_in(self, block: Block, first: int, n: int) -> int:
        if block.kind == BlockKind.ROW:
            return first if n else self._label(block, first)
        if block.kind != BlockKind.ITEM:
            return -1
        if n:
            return first
        below = [level for level in self.intro if level < max(1, block.level)]
        return self.intro[max(below)] if below else -1

    def _label(self, block: Block, first: int) -> int:
        """The row above whose first cell also labels this one, where that cell was merged downwards."""
        if block.cells and block.cells[0].strip():
            self.labels[block.table] = first
            return -1
        return self.labels.get(block.table, -1) if block.cells else -1

    def _remember_intro(self, block: Block) -> None:
        if not self.sentences:
            return
        last = len(self.sentences) - 1
        if block.kind == BlockKind.ITEM:
            level = max(1, block.level)
            self.intro = {k: v for k, v in self.intro.items() if k < level}
            self.intro[level] = last
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            self.intro = {0: last}

    def finish(self, reading: Reading) -> Document:
        text = "".join(self.parts).rstrip("\n")
        starts = [h[2] for h in self.headings] + [len(text)]
        sections = tuple(
            Section(name, level, Span(starts[i], max(starts[i], starts[i + 1])), path)
            for i, (name, level, _, path) in enumerate(self.headings)
        )
        pages = tuple(Span(*self.pages.get(p, (0, 0))) for p in range(1, reading.source.pages + 1))
        title = next((s.heading for s in sections if s.heading), reading.source.name)
        return Document(reading.source, title, text, pages, sections, tuple(self.sentences), reading.notes)


def _tidy(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in text.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def _text(block: Block) -> str:
    if block.kind != BlockKind.ROW or not block.cells:
        return _tidy(block.text)
    cells = [_tidy(cell) for cell in block.cells]
    long = sum(len(cell.split()) for cell in cells) > SHORT_ROW
    return " | ".join(cell if long else cell.replace("\n", " ") for cell in cells).strip()


def _is_long_row(block: Block, text: str) -> bool:
    return block.kind == BlockKind.ROW and len(text.split()) > SHORT_ROW


def _sentence_spans(block: Block, text: str) -> list[tuple[int, int]]:
    if block.kind in (BlockKind.HEADING, BlockKind.ROW, BlockKind.FURNITURE):
        return [(0, len(text))]
    return split_sentences(text)


def _cells(block: Block, text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for cell in text.split(" | "):
        spans += [(at + a, at + b) for a, b in split_sentences(cell)]
        at += len(cell) + 3
    return spans


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences in a piece of prose; abbreviations and initials do not end one."""
    spans, start = [], 0
    for match in _BOUNDARY.finditer(text):
        before = text[max(start, match.start() - LONG_WORD) : match.start()]
        if "\n" not in match.group() and _is_abbreviation(before, match.group()):
            continue
        end = match.start() + len(match.group().rstrip())
        if end > start:
            spans.append((start, end))
        start = match.end()
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _is_abbreviation(before: str, stop: str) -> bool:
    if _NUMBER.fullmatch(before) or stop.startswith("...."):
        return True
    if not stop.startswith(".") or stop.startswith(".."):
        return False
    word = _LAST_WORD.search(before)
    if not word:
        return False
    last = word.group().rstrip(".")
    return last.lower() in _ABBREVIATIONS or (len(last) == 1 and last.isalpha() and last not in "aI")
