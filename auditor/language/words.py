"""A text in, its words out, cut as spaCy's English tokeniser cuts them, by the rules that were taken from it."""

# spaCy itself takes more than a second to start, half of what a first verdict may cost; its rules are read in a few
# hundredths of one, and do not change with the version that is installed.

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from auditor.language.stems import stem

RULES = Path(__file__).parent / "english.json"
LONGEST = 1000  # letters of a piece that is cut; what is longer is no language
KEPT = 100_000  # different pieces of text whose words are remembered
_PIECE = re.compile(r"\S+|\s+")
_PLAIN = re.compile("[a-z]+|[A-Z][a-z]+")  # what no rule but a special case cuts
Pieces = list[str]


class Words(NamedTuple):
    """The words of a text in order: where each starts, as written, in small letters, and its stem."""

    starts: list[int]
    texts: list[str]
    lowers: list[str]
    stems: list[str]


def words_of(text: str) -> Words:
    """The words of a text; white space beyond a single space is a word as well."""
    return _tokeniser().words(text)


class Tokeniser:
    """The rules, and the pieces of text that were cut before."""

    def __init__(self, rules: dict) -> None:
        self._prefix, self._suffix, self._infix = (re.compile(rules[k]) for k in ("prefix", "suffix", "infix"))
        self._url = re.compile(rules["url"])
        self._specials: dict[str, Pieces] = rules["specials"]
        self._joined: dict[tuple[str, ...], Pieces] = {
            tuple(self._cut(text, {})): pieces for text, pieces in self._specials.items() if self._is_cut(text)
        }
        self._longest = max(map(len, self._joined))
        self._starts = frozenset(parts[0] for parts in self._joined)
        self._known: dict[str, tuple[tuple[int, str, str, str], ...]] = {}

    def words(self, text: str) -> Words:
        """The words of a text."""
        found = Words([], [], [], [])
        starts, texts, lowers, stems = found
        known = self._known
        for start, piece in _pieces(text):
            for at, written, lower, short in known.get(piece) or self._learn(piece):
                starts.append(start + at)
                texts.append(written)
                lowers.append(lower)
                stems.append(short)
        return found

    def _learn(self, piece: str) -> tuple[tuple[int, str, str, str], ...]:
        if len(self._known) >= KEPT:
            self._known.clear()
        at, found = 0, []
        for part in self._whole(piece):
            found.append((at, part, part.lower(), stem(part)))
            at += len(part)
        self._known[piece] = tuple(found)
        return self._known[piece]

    def _whole(self, piece: str) -> Pieces:
        if piece in self._specials:
            return self._specials[piece]
        if len(piece) > LONGEST or _PLAIN.fullmatch(piece):
            return [piece]
        return self._rejoined(self._cut(piece, self._specials))

    def _is_cut(self, text: str) -> bool:
        return " " in text or any(pattern.search(text) for pattern in (self._prefix, self._infix, self._suffix))

    def _cut(self, text: str, specials: dict[str, Pieces]) -> Pieces:
        """The text without what is cut off its ends, which comes before and after it, cut in the middle."""
        before: Pieces = []
        after: Pieces = []
        size = -1
        while text and len(text) != size and text not in specials:
            size = len(text)
            front = self._length(self._prefix, text)
            if front and text[front:] in specials:
                before.append(text[:front])
                text = text[front:]
                break
            back = self._length(self._suffix, text[front:])
            if back and text[:-back] in specials:
                after.append(text[-back:])
                text = text[:-back]
                break
            if front + back > len(text):
                back = 0
            before += [text[:front]] if front else []
            after += [text[len(text) - back :]] if back else []
            text = text[front : len(text) - back]
        return [*before, *self._middle(text, specials), *reversed(after)]

    @staticmethod
    def _length(pattern: re.Pattern[str], text: str) -> int:
        found = pattern.search(text)
        return found.end() - found.start() if found else 0

    def _middle(self, text: str, specials: dict[str, Pieces]) -> Pieces:
        if not text:
            return []
        if text in specials:
            return specials[text]
        if self._url.match(text):
            return [text]
        ends = [0]
        for found in self._infix.finditer(text):
            if found.start():
                ends += [found.start(), found.end()]
        return [text[a:b] for a, b in pairwise((*ends, len(text))) if a < b]

    def _rejoined(self, parts: Pieces) -> Pieces:
        """The parts, where several in a row make up a special case, as that has them; the longest, then the last."""
        if self._starts.isdisjoint(parts):
            return parts
        spans = [
            (end - start, start)
            for start in range(len(parts))
            for end in range(start + 1, min(len(parts), start + self._longest) + 1)
            if tuple(parts[start:end]) in self._joined
        ]
        taken: set[int] = set()
        chosen: dict[int, int] = {}
        for size, start in sorted(spans, key=lambda span: (-span[0], span[1])):
            if start not in taken and start + size - 1 not in taken:
                chosen[start] = size
            taken.update(range(start, start + size))
        found, at = [], 0
        while at < len(parts):
            size = chosen.get(at, 0)
            found += self._joined[tuple(parts[at : at + size])] if size else [parts[at]]
            at += size or 1
        return found


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Each run of black and of white with its start; the first of white is left out where it is a plain space."""
    for found in _PIECE.finditer(text):
        start, piece = found.start(), found.group()
        if start and piece[0] == " ":
            start, piece = start + 1, piece[1:]
        if piece:
            yield start, piece


@lru_cache(maxsize=1)
def _tokeniser() -> Tokeniser:
    return Tokeniser(json.loads(RULES.read_text("utf-8")))
