"""A document in, its text folded for searching and its sentences by position out."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from auditor.model.document import BlockKind, Document, Span

_Found = TypeVar("_Found")
_PLAIN = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "\u00a0": " ", "\n": " ", "\t": " ", "\r": " ",
    "–": "-", "—": "-", "‑": "-", "−": "-", "\u202f": " ", "\u2009": " ", "\u200b": " ",
})

_LONGEST = 2000  # letters of a sentence that are looked at again: no honest sentence is longer


def fold(text: str) -> str:
    """Lower case, plain quotes, dashes and spaces; the same length as `text`, so that places agree."""
    plain = text.translate(_PLAIN)
    lowered = plain.lower()
    if len(lowered) == len(plain):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in plain)


@dataclass(frozen=True, slots=True)
class Lines:
    """A document with its folded text; a `line` is the index of a sentence."""

    document: Document
    folded: str
    starts: tuple[int, ...]
    headings: tuple[str, ...]

    def at(self, place: int) -> int:
        """The index of the sentence that holds a place, or the last one that begins before it."""
        return max(bisect_right(self.starts, place) - 1, 0)

    def span(self, line: int) -> Span:
        return self.document.sentences[line].span

    def words(self, line: int) -> str:
        """The folded words of one sentence."""
        span = self.document.sentences[line].span
        return self.folded[span.start : min(span.end, span.start + _LONGEST)]

    def above(self, line: int) -> str:
        """The folded words of the sentence before, or nothing."""
        return self.words(line - 1) if line else ""

    def below(self, line: int) -> str:
        """The folded words of the sentence after, or nothing."""
        return self.words(line + 1) if line + 1 < len(self) else ""

    def kind(self, line: int) -> BlockKind:
        return self.document.sentences[line].kind

    def hidden(self, line: int) -> bool:
        return self.document.sentences[line].hidden

    def section(self, line: int) -> int:
        return self.document.sentences[line].section

    def heading(self, line: int) -> str:
        """The folded headings above a sentence, joined."""
        number = self.document.sentences[line].section
        return self.headings[number] if 0 <= number < len(self.headings) else ""

    def cell(self, line: int, place: int) -> int:
        """The number of the cell, from 0, that holds a place in a row."""
        return self.folded.count(" | ", self.span(line).start, place)

    def cells(self, line: int) -> list[str]:
        """The folded cells of a row; empty ones at its end may be left out."""
        return [cell.strip() for cell in self.words(line).split("|")]

    def column(self, line: int, place: int) -> str:
        """The folded head of the column that holds a place, or nothing."""
        header = self.document.sentences[line].header
        number = self.cell(line, place)
        return fold(header[number]) if number < len(header) else ""

    def __len__(self) -> int:
        return len(self.document.sentences)


def between(found: Sequence[_Found], starts: list[int], start: int, end: int) -> Sequence[_Found]:
    """Those of the posts or names found that begin in [start, end); `starts` says where each begins."""
    return found[bisect_left(starts, start) : bisect_left(starts, end)]


def lines_of(document: Document) -> Lines:
    """The lines of a document, ready to be searched."""
    return Lines(
        document=document,
        folded=fold(document.text),
        starts=tuple(sentence.span.start for sentence in document.sentences),
        headings=tuple(fold(" > ".join(section.path or (section.heading,))) for section in document.sections),
    )
