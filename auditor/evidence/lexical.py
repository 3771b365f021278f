"""Phrases and a Document in, their places out: every phrase of the catalogue is looked for in one pass."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from auditor.language import english, fold
from auditor.model import BlockKind, Document

CHAIN = 3  # sentences that openings such as "It may" are followed back
_ACRONYM = re.compile("[A-Z]{2,5}")
Group = tuple[str, ...]
Hit = tuple[int, int]  # first and one past the last token


class Phrases:
    """All phrases compiled once: by stems; with `=` before it, as written; with `=` and capitals, in capitals only."""

    def __init__(self, groups: Iterable[Group]) -> None:
        from spacy.matcher import PhraseMatcher

        self.nlp = english()
        self._matchers = tuple(PhraseMatcher(self.nlp.vocab, attr=attr) for attr in ("NORM", "LOWER", "ORTH"))
        by_stem, as_written, in_capitals = self._matchers
        for phrase in sorted({p for g in groups for p in g}):
            word = phrase.lstrip("=")
            exact = in_capitals if _ACRONYM.fullmatch(word) else as_written
            matcher = exact if phrase.startswith("=") else by_stem
            matcher.add(phrase, [self.nlp.make_doc(form) for form in _forms(word)])

    def mark(self, document: Document) -> "Marked":
        """The document with the places of every phrase in it."""
        doc = self.nlp.make_doc(fold(document.text))
        marked = Marked(document, doc, fold(document.text))
        for matcher in self._matchers:
            for key, start, end in matcher(doc):
                marked.add(self.nlp.vocab.strings[key], start, end)
        return marked


def _forms(phrase: str) -> set[str]:
    plain = fold(phrase)
    return {plain, plain.replace("-", " ")} if "-" in plain else {plain}


@dataclass(slots=False)
class Marked:
    """A document with its tokens and the places of the catalogue's phrases."""

    document: Document
    doc: object
    folded: str
    hits: dict[str, dict[int, list[Hit]]] = field(default_factory=dict)
    groups: dict[Group, dict[int, list[Hit]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        offsets = self.doc.to_array(["IDX"]).tolist()
        sentences = self.document.sentences
        self.first = [bisect_left(offsets, s.span.start) for s in sentences]
        self.last = [bisect_left(offsets, s.span.end) for s in sentences]
        self.offsets = offsets

    def add(self, phrase: str, start: int, end: int) -> None:
        """Keeps a place of a phrase when it lies within one sentence."""
        sentence = self.sentence_at(start)
        if sentence >= 0 and end <= self.last[sentence]:
            self.hits.setdefault(phrase, {}).setdefault(sentence, []).append((start, end))

    def sentence_at(self, token: int) -> int:
        """The sentence that holds a token, or -1."""
        n = bisect_right(self.first, token) - 1
        return n if n >= 0 and token < self.last[n] else -1

    def places(self, group: Group) -> dict[int, list[Hit]]:
        """sentence -> the places of any of the group's phrases there, in order."""
        found = self.groups.get(group)
        if found is None:
            found = {}
            for phrase in group:
                for sentence, hits in self.hits.get(phrase, {}).items():
                    found.setdefault(sentence, []).extend(hits)
            for hits in found.values():
                hits.sort()
            self.groups[group] = found
        return found

    def tokens_in(self, start: int, end: int) -> Hit:
        """The tokens that cover a range of characters."""
        return max(0, bisect_right(self.offsets, start) - 1), bisect_left(self.offsets, end)

    @cached_property
    def heads(self) -> list[tuple[int, ...]]:
        """section -> the sentences that are its heading and the headings above it, nearest first."""
        own: dict[int, int] = {}
        for n, sentence in enumerate(self.document.sentences):
            if sentence.kind == BlockKind.HEADING:
                own.setdefault(sentence.section, n)
        title = self._title()
        chains: list[tuple[int, ...]] = []
        for n, section in enumerate(self.document.sections):
            above = next(
                (chains[m] for m in range(n - 1, -1, -1) if 0 < self.document.sections[m].level < section.level), ()
            )
            chains.append((own[n], *above) if n in own and n != title else above)
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
            with_it += self._pointed_at(n)
            out.append(tuple(dict.fromkeys(with_it)))
        return out

    @cached_property
    def dependents(self) -> dict[int, list[int]]:
        """sentence -> those that are read with it."""
        out: dict[int, list[int]] = {}
        for n, others in enumerate(self.context):
            for other in others:
                out.setdefault(other, []).append(n)
        return out

    @cached_property
    def under(self) -> dict[int, list[int]]:
        """heading's sentence -> the sentences that stand under it."""
        out: dict[int, list[int]] = {}
        for n, sentence in enumerate(self.document.sentences):
            for head in self.heads[sentence.section] if sentence.section < len(self.heads) else ():
                if head != n:
                    out.setdefault(head, []).append(n)
        return out

    def _pointed_at(self, n: int) -> list[int]:
        """The sentences that the opening of sentence `n` points back at: one, or a chain of them in one paragraph."""
        found: list[int] = []
        sentences = self.document.sentences
        while n and len(found) < CHAIN and self._points_back(n) and sentences[n - 1].section == sentences[n].section:
            if found and sentences[n - 1].block != sentences[n].block:
                break
            n -= 1
            found.append(n)
        return found

    def _points_back(self, n: int) -> bool:
        start = self.first[n]
        return start < len(self.doc) and self.doc[start].lower_ in (
            "this",
            "these",
            "it",
            "they",
            "he",
            "she",
            "such",
            "their",
            "his",
            "her",
            "both",
            "then",
        )
