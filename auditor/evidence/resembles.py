"""A document's sentences in, how far they resemble sentences that say what a criterion asks out."""

import json
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from math import log, sqrt
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from auditor.evidence.lexical import Marked
from auditor.evidence.stance import Stances
from auditor.language import fold, words_of
from auditor.model import BlockKind, Catalogue, Criterion, Element, Evidence, SignalKind, Span, Stance
from auditor.model.rule import wanted

WEIGHTS = Path(__file__).parent / "weights"
FORM = 4  # of the files in `weights`
FINE = 16  # steps to one, in which shares are counted
ENOUGH = 0.2  # a score from which a sentence is shown where a person is asked; docs/classifier.md has what was measured
LEAST = 4  # tokens of a sentence that can be like another
MOST = 3  # phrases that an element may ask for at once and still be said in a sentence
_NUMBERS = frozenset(("contact", "phone", "email"))
_SAID = (SignalKind.PHRASE, SignalKind.NEAR, SignalKind.HEADING)
_UNSEEN = (BlockKind.HEADING, BlockKind.FURNITURE)
Name = tuple[str, str]  # a criterion's id and one of its elements
Likeness = tuple[tuple[str, bool, float], ...]  # of an element: whether passages count for it here, and a score


def features(text: str) -> list[str]:
    """The stems of a text's words and their pairs; a number is only that it is one."""
    return _features(words_of(fold(text)).stems)


def _features(norms: list[str]) -> list[str]:
    stems = ["#" if norm[:1].isdigit() else norm for norm in norms if norm[:1].isalnum()]
    return stems + [f"{a} {b}" for a, b in zip(stems, stems[1:], strict=False)]


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model for each element, in steps of `step[element]`, above `base[element]`.

    Of a word's row only what is not nothing is held: `values`, 128 more than they are, of the elements in `places`,
    up to `ends[word]`. To be used a row is one whole number with a lane of four bytes for each element, so that all
    are added up at once.
    """

    words: dict[str, int]
    rarity: Sequence[float]
    ends: Sequence[int]
    places: Sequence[int]
    values: Sequence[int]
    step: Sequence[float]
    base: Sequence[float]
    elements: dict[Name, int]
    _lanes: dict[int, int] = field(default_factory=dict)

    def known(self, found: list[str]) -> "Known":
        """What a text's features that the models know add up to, for all elements at once."""
        counts = Counter(self.words[f] for f in found if f in self.words)
        total, shares, squares = 0, 0, 0.0
        for row, count in counts.items():
            share = (1 + log(count)) * self.rarity[row]
            squares += share * share
            shares += (steps := round(share * FINE))
            total += steps * (self._lanes.get(row) or self._lane(row))
        added = array("I", total.to_bytes(4 * len(self.step), "little"))
        if sys.byteorder == "big":
            added.byteswap()
        return Known(added, 128 * shares, FINE * sqrt(squares) or 1.0)

    def _lane(self, row: int) -> int:
        wide = bytearray(b"\x80\0\0\0" * len(self.step))
        for at in range(self.ends[row - 1] if row else 0, self.ends[row]):
            wide[4 * self.places[at]] = self.values[at]
        self._lanes[row] = found = int.from_bytes(wide, "little")
        return found

    def score(self, known: "Known", element: int) -> float:
        """How much such a text resembles those that say an element; 1 is alike."""
        return round((known.added[element] - known.level) * self.step[element] / known.size + self.base[element], 4)


class Known(NamedTuple):
    """The sums of a text's features for each element, above a level that stands for nothing, and the text's size."""

    added: array
    level: int
    size: float


@lru_cache(maxsize=1)
def shipped_weights() -> Weights | None:
    """The weights that `auditor train` wrote, or None where there are none of this form."""
    return read_weights(WEIGHTS)


def read_weights(folder: Path) -> Weights | None:
    """The weights in a folder: `resembles.json`, the header, and `resembles.npz`, the numbers."""
    try:
        header = json.loads((folder / "resembles.json").read_text("utf-8"))
        if header.get("form") != FORM:
            return None
        with ZipFile(folder / "resembles.npz") as numbers:
            rarity, step, base = (_array(numbers, name, "f").tolist() for name in ("rarity", "step", "base"))
            sparse = (_array(numbers, name, kind) for name, kind in (("ends", "I"), ("places", "H"), ("values", "B")))
            words, ends, places, values = _array(numbers, "words", "B"), *sparse
    except (OSError, ValueError, KeyError, BadZipFile):
        return None
    return Weights(
        {word: n for n, word in enumerate(bytes(words).decode().split("\n"))},
        rarity,
        ends,
        places,
        values,
        step,
        base,
        {(e["criterion"], e["element"]): n for n, e in enumerate(header["elements"])},
    )


def _array(numbers: ZipFile, name: str, kind: str) -> memoryview:
    """The numbers of an .npy file, whose head says in two bytes how long it is; numpy itself would take a tenth second.

    https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
    """
    whole = numbers.read(f"{name}.npy")
    found = array(kind, whole[10 + int.from_bytes(whole[8:10], "little") :])
    if sys.byteorder == "big":
        found.byteswap()
    return memoryview(found)


class Suspects:
    """One document's sentences, scored when they are asked for; `pasted` ones say nothing of their own."""

    def __init__(
        self,
        marked: Marked,
        weights: Weights | None,
        columns: dict[Name, int],
        stances: Stances,
        pasted: Container[int],
    ) -> None:
        """`columns` are the elements that likeness says something of."""
        self.marked, self.weights, self.columns = marked, weights, columns
        self.stances, self.pasted = stances, pasted

    def of(self, criterion: Criterion, counted: list[Evidence]) -> tuple[Likeness, tuple[Evidence, ...]]:
        """How like the likest sentence is, for each element that was learned, and those like enough to be shown.

        The likest of the passages that count where there are some, else of the whole policy: only these are shown.
        """
        if self.weights is None or not self._scored:
            return (), ()
        passages: dict[str, list[Known]] = {}
        for one in counted:
            passages.setdefault(one.element, []).extend(self._within(one.span))
        asked = wanted(criterion.met) | wanted(criterion.partial)
        likeness, shown = [], []
        for element in criterion.elements:
            column = self.columns.get((criterion.id, element.name))
            if column is None:
                continue
            if element.name in passages:
                scores = [self.weights.score(known, column) for known in passages[element.name]]
                likeness += [(element.name, True, max(scores))] if scores else []
            elif element.name in asked:
                shares = [(known.added[column] - known.level) / known.size for _, known in self._scored]
                n, known = self._scored[shares.index(max(shares))]
                score = self.weights.score(known, column)
                likeness.append((element.name, False, score))
                shown += [self._evidence(element.name, score, n)] if score >= ENOUGH else []
        return tuple(likeness), tuple(shown)

    def _within(self, span: Span) -> list[Known]:
        """What the sentences of a passage add up to, one each, where they speak."""
        sentences = self.marked.document.sentences
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        return [self._at[n] for n in range(first, last) if n in self._at and sentences[n].span.end > span.start]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.marked.document.sentences]

    @cached_property
    def _at(self) -> dict[int, Known]:
        return dict(self._scored)

    @cached_property
    def _scored(self) -> list[tuple[int, Known]]:
        """The sentences that speak, each with what its words add up to."""
        first, last, norms = self.marked.first, self.marked.last, self.marked.norms
        speak = filter(self._speaks, range(len(self.marked.document.sentences)))
        return [(n, self.weights.known(_features(norms[first[n] : last[n]]))) for n in speak]

    def _speaks(self, n: int) -> bool:
        sentence = self.marked.document.sentences[n]
        short = self.marked.last[n] - self.marked.first[n] < LEAST
        silent = short or sentence.kind in _UNSEEN or sentence.hidden or n in self.pasted
        return not silent and self.stances.opened(self.marked, n, []) is None

    def _evidence(self, element: str, score: float, n: int) -> Evidence:
        document = self.marked.document
        sentence = document.sentences[n]
        path = document.sections[sentence.section].path if document.sections else ()
        place = document.source.name, sentence.page, path, sentence.span
        because = "it resembles sentences that say this"
        quote = document.quote(sentence.span)
        return Evidence(element, Stance.ASSERTED, quote, *place, "resembles", because, round(score, 3))


def columns_of(catalogue: Catalogue, weights: Weights | None) -> dict[Name, int]:
    """The columns of the catalogue's elements that were learned, those left out that stand in a text or do not."""
    learned = weights.elements if weights else {}
    names = ((c.id, e.name) for c in catalogue.criteria for e in c.elements if not _exact(e))
    return {name: learned[name] for name in names if name in learned}


def _exact(element: Element) -> bool:
    """Whether an element stands in the text or not, whatever words are like: a number, an address, a date, a count."""
    facts = {signal.fact.partition(" ")[0] for signal in element.signals if signal.kind == SignalKind.FACT}
    words = _SAID if facts else (*_SAID, SignalKind.PATTERN)
    said = any(signal.kind in words and signal.at_least <= MOST for signal in element.signals)
    return not said or not _NUMBERS.isdisjoint(facts)
