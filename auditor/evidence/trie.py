"""Phrases as words in, their places among a text's words out: one walk finds all of them."""

from collections.abc import Iterator, Sequence

_ENDS = ""  # the key of the phrases that end at a node; no word is empty


class Trie:
    """Phrases by their words; each has a number.

    What starts with a word is sorted when a text first has that word: of 40,000 phrases one text asks for a tenth.
    """

    def __init__(self) -> None:
        self._root: dict = {}
        self._waiting: dict[str, list[tuple[str, int]]] = {}

    def add(self, phrase: str, number: int) -> None:
        """Makes a phrase known, its words one space apart; one without words is nowhere."""
        if phrase:
            self._waiting.setdefault(phrase.partition(" ")[0], []).append((phrase, number))

    def places(self, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """(phrase, first and one past the last word) for each place of each phrase, by where they start."""
        root, waiting, last = self._root, self._waiting, len(words)
        for start, word in enumerate(words):
            if word in waiting:
                self._sort(waiting.pop(word))
            node, end = root.get(word), start
            while node is not None:
                end += 1
                for number in node.get(_ENDS, ()):
                    yield number, start, end
                node = node.get(words[end]) if end < last else None

    def _sort(self, phrases: list[tuple[str, int]]) -> None:
        for phrase, number in phrases:
            node = self._root
            for word in phrase.split(" "):
                node = node.setdefault(word, {})
            ends = node.setdefault(_ENDS, [])
            if number not in ends:
                ends.append(number)
