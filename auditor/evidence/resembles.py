"""Sentences near a criterion's evidence in, those out that resemble labelled ones: they ask a person to look."""

import json
import sys
from array import array
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from operator import itemgetter, mul
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from auditor.evidence.lexical import Marked
from auditor.evidence.stance import Stances
from auditor.language import fold, words_of
from auditor.model import BlockKind, Criterion, Evidence, Stance
from auditor.model.rule import rule

WEIGHTS = Path(__file__).parent / "weights"
FORM = 2  # of the files in `weights`
NEAR = 4  # sentences either side of one that counts, in its section
ENOUGH = 0.15  # a score from which a person is asked to look; docs/classifier.md says what was measured
_UNSEEN = (BlockKind.HEADING, BlockKind.FURNITURE)
Name = tuple[str, str]  # a criterion's id and one of its elements


def features(text: str) -> list[str]:
    """The stems of a text's words and their pairs; a number is only that it is one."""
    return _features(words_of(fold(text)).stems)


def _features(norms: list[str]) -> list[str]:
    stems = ["#" if norm[:1].isdigit() else norm for norm in norms if norm[:1].isalnum()]
    return stems + [f"{a} {b}" for a, b in zip(stems, stems[1:], strict=False)]


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear model for each element: `table[element][word]` in steps of `step[element]`, above `base[element]`."""

    words: dict[str, int]
    rarity: Sequence[float]
    table: Sequence[Sequence[int]]
    step: Sequence[float]
    base: Sequence[float]
    elements: dict[Name, int]

    def known(self, found: list[str]) -> "Known":
        """Those of a text's features that the models know, each with its share."""
        counts = Counter(self.words[f] for f in found if f in self.words)
        rows = sorted(counts)
        shares = [(1 + log(counts[r])) * self.rarity[r] for r in rows]
        size = sqrt(sum(s * s for s in shares))
        # a pick of one would be no tuple
        return itemgetter(*rows, 0, 0), [*(s / size for s in shares), 0.0, 0.0]

    def score(self, known: "Known", element: int) -> float:
        """How much such a text resembles those that say an element; 1 is alike."""
        pick, shares = known
        return round(sum(map(mul, shares, pick(self.table[element]))) * self.step[element] + self.base[element], 4)


Known = tuple[Callable[[Sequence[int]], tuple[int, ...]], list[float]]


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
            words, table = (_array(numbers, name, "b") for name in ("words", "table"))
            rarity, step, base = (_array(numbers, name, "f").tolist() for name in ("rarity", "step", "base"))
    except (OSError, ValueError, KeyError, BadZipFile):
        return None
    width = len(rarity)
    return Weights(
        {word: n for n, word in enumerate(bytes(words).decode().split("\n"))},
        rarity,
        [table[start : start + width] for start in range(0, len(table), width)],
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

    def __init__(self, marked: Marked, weights: Weights | None, stances: Stances, pasted: Container[int]) -> None:
        self.marked, self.weights, self.stances, self.pasted = marked, weights, stances, pasted
        self._kept: dict[int, list[Known]] = {}

    def of(self, criterion: Criterion, counted: list[Evidence]) -> Iterator[Evidence]:
        """For each element not found, the sentence near what counts that most resembles sentences that say it."""
        found = frozenset(e.element for e in counted)
        if not counted or self.weights is None or rule(criterion.met).holds(found):
            return
        wanted = (rule(criterion.met).wanted() | rule(criterion.partial).wanted()) - found
        names = [(criterion.id, e.name) for e in criterion.elements if e.name in wanted]
        names = [name for name in names if name in self.weights.elements]
        best: dict[str, tuple[float, int]] = {}
        for n in self._around(counted) if names else ():
            for (_, element), score in zip(names, self._scores(n, names), strict=True):
                if score >= ENOUGH and score > best.get(element, (0.0, 0))[0]:
                    best[element] = score, n
        yield from (self._evidence(element, *best[element]) for _, element in names if element in best)

    def _evidence(self, element: str, score: float, n: int) -> Evidence:
        document = self.marked.document
        sentence = document.sentences[n]
        path = document.sections[sentence.section].path if document.sections else ()
        place = document.source.name, sentence.page, path, sentence.span
        because = "it resembles sentences that say this"
        quote = document.quote(sentence.span)
        return Evidence(element, Stance.ASSERTED, quote, *place, "resembles", because, round(score, 3))

    def _around(self, counted: list[Evidence]) -> list[int]:
        sentences = self.marked.document.sentences
        places = (self.marked.sentence_at(self.marked.tokens_in(e.span.start, e.span.end)[0]) for e in counted)
        near = {
            m
            for n in places
            if n >= 0
            for m in range(max(0, n - NEAR), min(len(sentences), n + NEAR + 1))
            if sentences[m].section == sentences[n].section
        }
        return sorted(m for m in near if self._speaks(m))

    def _speaks(self, n: int) -> bool:
        sentence = self.marked.document.sentences[n]
        silent = sentence.kind in _UNSEEN or sentence.hidden or n in self.pasted
        return not silent and self.stances.opened(self.marked, n, []) is None

    def _scores(self, n: int, names: list[Name]) -> list[float]:
        """The better of two readings: the sentence alone, and after the words that lead in to it."""
        if n not in self._kept:
            self._kept[n] = [self.weights.known(_features(norms)) for norms in self._readings(n)]
        columns = [self.weights.elements[name] for name in names]
        return [max(self.weights.score(known, column) for known in self._kept[n]) for column in columns]

    def _readings(self, n: int) -> Iterator[list[str]]:
        lead, own = self.marked.document.sentences[n].lead_in, self._norms(n)
        yield own
        if lead not in (-1, n):
            yield [*self._norms(lead), *own]

    def _norms(self, n: int) -> list[str]:
        return self.marked.norms[self.marked.first[n] : self.marked.last[n]]
