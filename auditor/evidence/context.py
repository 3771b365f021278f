"""A document and its tokens in, which sentences are read together out: lead-ins, headings above, what `this` means."""

from dataclasses import dataclass
from functools import cached_property

from auditor.evidence.sets import bits_of, numbers_in
from auditor.model import BlockKind, Document

QUESTION = 16  # tokens of a question that is read with its answer
ANSWER = 12  # sentences of an answer that are read with the question
CHAIN = 3  # sentences that openings such as "It may" are followed back
WHOLE_SECTION = 200  # sentences either side that a signal within its section reaches
_BACK = frozenset("this these it they he she such their his her both then".split())


@dataclass(slots=False, eq=False)
class Context:
    """The sentences of a document and their ties. Sets of sentences are whole numbers, a bit for each."""

    document: Document
    first: list[int]  # sentence -> its first token
    last: list[int]  # sentence -> one past its last token

    def __post_init__(self) -> None:
        self.everything = (1 << len(self.first)) - 1
        self._around: dict[tuple[int, str], tuple[int, ...]] = {}

    @cached_property
    def headings(self) -> int:
        """The sentences that are headings."""
        kinds = enumerate(sentence.kind for sentence in self.document.sentences)
        return bits_of((n for n, kind in kinds if kind == BlockKind.HEADING), len(self.first))

    @cached_property
    def heads(self) -> list[tuple[int, ...]]:
        """section -> the sentences that are its heading and the headings above it, nearest first."""
        own: dict[int, int] = {}
        for n, sentence in enumerate(self.document.sentences):
            if sentence.kind == BlockKind.HEADING:
                own.setdefault(sentence.section, n)
        title = self._title()
        chains: list[tuple[int, ...]] = []
        open_now: list[tuple[int, tuple[int, ...]]] = []  # (level, chain) of the headings above, each deeper
        for n, section in enumerate(self.document.sections):
            while section.level > 0 and open_now and open_now[-1][0] >= section.level:
                open_now.pop()
            above = open_now[-1][1] if section.level > 0 and open_now else ()
            chains.append((own[n], *above) if n in own and n != title else above)
            if section.level > 0:
                open_now.append((section.level, chains[-1]))
        return chains

    def _title(self) -> int:
        """The section whose heading is the whole document's title, so that it says nothing of any part; or -1."""
        headed = [n for n, s in enumerate(self.document.sections) if s.level]
        if not headed:
            return -1
        first, levels = headed[0], [self.document.sections[n].level for n in headed]
        return first if len(levels) > 1 and levels[0] < min(levels[1:]) else -1

    @cached_property
    def table_heads(self) -> dict[int, int]:
        """table -> its first row's sentence, where the table has column heads."""
        first: dict[int, int] = {}
        for n, sentence in enumerate(self.document.sentences):
            if sentence.kind == BlockKind.ROW and sentence.table:
                first.setdefault(sentence.table, n)
        return {
            t: n
            for t, n in first.items()
            if any(s.table == t and s.header for s in self.document.sentences[n : n + 40])
        }

    @cached_property
    def context(self) -> list[tuple[int, ...]]:
        """sentence -> those that it is read with: what leads in, its table's head, what `this` points at."""
        out = []
        for n, sentence in enumerate(self.document.sentences):
            with_it = []
            if sentence.lead_in >= 0:
                with_it.append(sentence.lead_in)
                above = self.document.sentences[sentence.lead_in].lead_in
                with_it += [above] if above >= 0 else []
            head = self.table_heads.get(sentence.table, n) if sentence.table else n
            with_it += [head] if head != n else []
            with_it += self._pointed_at(n) or self._asked(n)
            out.append(tuple(dict.fromkeys(with_it)))
        return out

    def _pointed_at(self, n: int) -> list[int]:
        """The sentences that the opening of sentence `n` points back at: one, or a chain of them in one paragraph."""
        found: list[int] = []
        sentences = self.document.sentences
        while n and len(found) < CHAIN and self._points_back[n] and sentences[n - 1].section == sentences[n].section:
            if found and sentences[n - 1].block != sentences[n].block:
                break
            n -= 1
            found.append(n)
        return found

    def _asked(self, n: int) -> list[int]:
        """The short question that sentence `n` answers: the last one before it, no more than its own paragraph away."""
        sentences = self.document.sentences
        answer, block = sentences[n], sentences[n].block
        if answer.kind == BlockKind.HEADING or self._questions >> n & 1:
            return []
        for m in range(n - 1, max(-1, n - ANSWER), -1):
            asked = sentences[m]
            if asked.section != answer.section or asked.kind == BlockKind.HEADING:
                return []
            if self._questions >> m & 1:
                return [m]
            if asked.block != block:
                return []
        return []

    @cached_property
    def _questions(self) -> int:
        """The short questions."""
        text = self.document.text
        asked = (n for n, s in enumerate(self.document.sentences) if text[s.span.end - 1 : s.span.end] == "?")
        return bits_of((n for n in asked if self.last[n] - self.first[n] <= QUESTION), len(self.first))

    @cached_property
    def _points_back(self) -> list[bool]:
        return [start < len(self.lowers) and self.lowers[start] in _BACK for start in self.first]

    @cached_property
    def readers(self) -> dict[int, int]:
        """sentence -> the set of those that are read with it."""
        out: dict[int, int] = {}
        for n, others in enumerate(self.context):
            for other in others:
                out[other] = out.get(other, 0) | 1 << n
        return out

    @cached_property
    def leading(self) -> int:
        """The sentences with which others are read."""
        return bits_of(self.readers, len(self.first))

    @cached_property
    def beneath(self) -> dict[int, int]:
        """heading's sentence -> the set of the sentences that stand under it, and itself."""
        sections: dict[int, list[int]] = {}
        for n, sentence in enumerate(self.document.sentences):
            sections.setdefault(sentence.section, []).append(n)
        out: dict[int, int] = {}
        for section, members in sections.items():
            bits = bits_of(members, len(self.first))
            for head in self.heads[section]:
                out[head] = out.get(head, 0) | bits
        return out

    @cached_property
    def heading(self) -> int:
        """The sentences that are headings of something."""
        return bits_of(self.beneath, len(self.first))

    @cached_property
    def _follows(self) -> int:
        """The sentences before which another of the same section stands."""
        sentences = self.document.sentences
        same = (n for n in range(1, len(sentences)) if sentences[n].section == sentences[n - 1].section)
        return bits_of(same, len(self.first))

    def beside(self, bits: int, reach: int) -> int:
        """The set widened by a number of sentences either side, within their sections."""
        for _ in range(reach):
            wider = bits | ((bits << 1) & self._follows) | ((bits & self._follows) >> 1)
            if wider == bits:
                break
            bits = wider
        return bits

    def reading(self, bits: int, within: str) -> int:
        """The sentences for which one of the set lies within reach; `within` is that of a signal."""
        if not bits or within == "document":
            return self.everything if bits else 0
        out = bits if within == "sentence" else self.beside(bits, reach_of(within))
        for n in numbers_in(bits & self.leading):
            out |= self.readers[n]
        return out

    def under(self, bits: int) -> int:
        """The sentences of which a heading above is in the set."""
        out = 0
        for n in numbers_in(bits & self.heading):
            out |= self.beneath[n]
        return out

    def around(self, n: int, within: str) -> tuple[int, ...]:
        """The sentences within reach of sentence `n`, first those that it is read with, then the nearest."""
        if within == "sentence":
            return self.context[n]
        found = self._around.get((n, within))
        if found is None:
            found = self._around[n, within] = self._nearest(n, within)
        return found

    def _nearest(self, n: int, within: str) -> tuple[int, ...]:
        if within == "document":
            return tuple(sorted(range(len(self.first)), key=lambda m: abs(m - n)))
        reach = reach_of(within)
        section = self.document.sentences[n].section
        span = [
            m
            for m in range(max(0, n - reach), min(len(self.first), n + reach + 1))
            if self.document.sentences[m].section == section and m != n
        ]
        return tuple(dict.fromkeys((*self.context[n], *sorted(span, key=lambda m: (abs(m - n), m)))))


def reach_of(within: str) -> int:
    """Sentences either side that a signal reaches, where it names their number or its section."""
    return int(within) if within.isdigit() else WHOLE_SECTION
