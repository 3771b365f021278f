"""Phrases and a Document in, their places out: every phrase of the catalogue is looked for in one pass."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from auditor.evidence.context import Context
from auditor.evidence.literals import Holders, Need
from auditor.evidence.sets import bits_of
from auditor.evidence.trie import Trie
from auditor.language import Words, fold, words_of
from auditor.model import Document, PhraseIndex

_ODD = re.compile("[\u0130\u0131\u017f\u212a]")  # letters that any case of an i, s or k matches in an odd way
_NONE: list = []
Hit = tuple[int, int]  # first and one past the last token


class Phrases:
    """All phrases compiled once: by stems; with `=` before it, as written; with `=` and capitals, in capitals only.

    Groups and phrases have numbers. `pieces` are pieces of words that patterns need.
    """

    def __init__(self, index: PhraseIndex, pieces: Iterable[str] = ()) -> None:
        self.groups = {group: number for number, group in enumerate(index.groups)}
        self.names = index.phrases.phrases()
        self.holders = Holders(set(pieces))
        self._numbers = {name: number for number, name in enumerate(self.names)}
        self._written = index.groups
        self._ordered: dict[int, tuple[int, ...]] = {}
        self._members: dict[int, frozenset[int]] = {}
        self._lines, self._groups_of = index.groups_of.split("\n"), dict[int, tuple[int, ...]]()
        self._tries = tuple(map(Trie, index.starts))

    def ordered(self, group: int) -> tuple[int, ...]:
        """The phrases of a group, in its order."""
        found = self._ordered.get(group)
        if found is None:
            found = self._ordered[group] = tuple(self._numbers[phrase] for phrase in self._written[group])
        return found

    def members(self, group: int) -> frozenset[int]:
        """The phrases of a group."""
        found = self._members.get(group)
        if found is None:
            found = self._members[group] = frozenset(self.ordered(group))
        return found

    def groups_of(self, phrase: int) -> tuple[int, ...]:
        """The groups that a phrase is in."""
        found = self._groups_of.get(phrase)
        if found is None:
            found = self._groups_of[phrase] = tuple(map(int, self._lines[phrase].split()))
        return found

    def mark(self, document: Document) -> "Marked":
        """The document with the places of every phrase in it."""
        folded = fold(document.text)
        marked = Marked(document, words_of(folded), folded, self)
        for trie, words in zip(self._tries, (marked.norms, marked.lowers, marked.texts), strict=True):
            marked.add(trie.places(words))
        marked.gather()
        return marked


class Marked(Context):
    """A document with its tokens and the places of the catalogue's phrases; groups and phrases go by their numbers."""

    def __init__(self, document: Document, words: Words, folded: str, phrases: Phrases) -> None:
        self.offsets, self.texts, self.lowers, self.norms = words
        starts = [bisect_left(self.offsets, s.span.start) for s in document.sentences]
        ends = [bisect_left(self.offsets, s.span.end) for s in document.sentences]
        super().__init__(document, starts, ends)
        self.folded, self.phrases = folded, phrases
        lowered = folded.lower()
        self.lowered = None if len(lowered) != len(folded) or _ODD.search(folded) else lowered
        self._sentence = [-1] * len(self.offsets)
        for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
            self._sentence[start:end] = [n] * (end - start)
        self._hits: list[dict[int, list[Hit]]] = [{} for _ in starts]
        self.phrase_in: dict[int, int] = {}  # phrase -> the set of sentences with it
        self.own = [0] * len(phrases.groups)  # group -> the set of sentences with one of its phrases
        self._places: dict[tuple[int, int], list[Hit]] = {}
        self._sets: dict[tuple, int] = {}
        self._pieces: dict[str, int] | None = None

    def add(self, found: Iterable[tuple[int, int, int]]) -> None:
        """Keeps each place (phrase, first and one past the last token) that lies within one sentence."""
        sentence, hits = self._sentence, self._hits
        for phrase, start, end in found:
            n = sentence[start]
            if n >= 0 and n == sentence[end - 1]:
                hits[n].setdefault(phrase, []).append((start, end))

    def gather(self) -> None:
        """Makes the sets of sentences, when all places have been added."""
        where: dict[int, list[int]] = {}
        for n, hits in enumerate(self._hits):
            for phrase in hits:
                where.setdefault(phrase, []).append(n)
        own, groups_of = self.own, self.phrases.groups_of
        for phrase, numbers in where.items():
            bits = self.phrase_in[phrase] = bits_of(numbers, len(self.first))
            for group in groups_of(phrase):
                own[group] |= bits

    def sentence_at(self, token: int) -> int:
        """The sentence that holds a token, or -1."""
        return self._sentence[token] if 0 <= token < len(self._sentence) else -1

    def sentence_of(self, place: int) -> int:
        """The sentence that a character of the text stands in, or the last one before it."""
        return bisect_right(self.document.sentences, place, key=lambda one: one.span.start) - 1

    def at(self, group: int, n: int) -> list[Hit]:
        """The places of any of the group's phrases in sentence `n`, in order."""
        if not self.own[group] >> n & 1:
            return _NONE
        found = self._places.get((group, n))
        if found is None:
            here = self._hits[n]
            met = self.phrases.members(group) & here.keys()
            found = self._places[group, n] = sorted({hit for phrase in met for hit in here[phrase]})
        return found

    def of_phrase(self, phrase: int, n: int) -> list[Hit]:
        """The places of one phrase in sentence `n`."""
        return self._hits[n].get(phrase, _NONE)

    def places(self, n: int) -> set[Hit]:
        """The places of all phrases in sentence `n`."""
        return {hit for hits in self._hits[n].values() for hit in hits}

    def near(self, group: int, within: str) -> int:
        """The sentences for which the group lies within reach."""
        found = self._sets.get((group, within))
        if found is None:
            found = self._sets[group, within] = self.reading(self.own[group], within)
        return found

    def headed(self, group: int) -> int:
        """The sentences of which a heading above holds the group."""
        found = self._sets.get((group,))
        if found is None:
            found = self._sets[group,] = self.under(self.own[group])
        return found

    def some(self, groups: tuple[int, ...]) -> int:
        """The sentences with any of the groups."""
        found = self._sets.get(("some", groups))
        if found is None:
            found = 0
            for group in groups:
                found |= self.own[group]
            self._sets["some", groups] = found
        return found

    def holding(self, need: Need) -> int:
        """The sentences that hold what a pattern needs."""
        if self._pieces is None:
            self._pieces = self._hold()
        found = self.everything
        for clause in need:
            either = 0
            for one in clause:
                either |= self._pieces.get(one, 0) if isinstance(one, str) else self.holding(one)
            found &= either
            if not found:
                break
        return found

    def _hold(self) -> dict[str, int]:
        where: dict[str, list[int]] = {}
        pieces_in = self.phrases.holders.pieces_in
        for n, sentence in enumerate(self.document.sentences):
            for word in set(self.folded[sentence.span.start : sentence.span.end].casefold().split()):
                for piece in pieces_in(word):
                    where.setdefault(piece, []).append(n)
        return {piece: bits_of(numbers, len(self.first)) for piece, numbers in where.items()}

    def words(self, start: int, end: int) -> str:
        """The words of these tokens."""
        if start >= end:
            return ""
        return self.folded[self.offsets[start] : self.offsets[end - 1] + len(self.texts[end - 1])]

    def stems(self, n: int) -> frozenset[str]:
        """The stems of the words and numbers in sentence `n`."""
        tokens = range(self.first[n], self.last[n])
        return frozenset(self.norms[t] for t in tokens if self.texts[t][:1].isalnum())

    def tokens_in(self, start: int, end: int) -> Hit:
        """The tokens that cover a range of characters."""
        return max(0, bisect_right(self.offsets, start) - 1), bisect_left(self.offsets, end)
