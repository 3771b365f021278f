"""Phrases as words in, their places among a text's words out: one walk finds all of them."""

from collections.abc import Iterator, Sequence

_ENDS = ""  # the key of the phrases that end at a node; no word is empty


class Trie:
    """Phrases by their words; each has a number."""

    def __init__(self) -> None:
        self._root: dict = {}

    def add(self, words: Sequence[str], number: int) -> None:
        """Makes a phrase known; one without words is nowhere."""
        node = self._root
        for word in words:
            node = node.setdefault(word, {})
        ends = node.setdefault(_ENDS, []) if words else [number]
        if number not in ends:
            ends.append(number)

    def places(self, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """(phrase, first and one past the last word) for each place of each phrase, by where they start."""
        root, last = self._root, len(words)
        for start, word in enumerate(words):
            node, end = root.get(word), start
            while node is not None:
                end += 1
                for number in node.get(_ENDS, ()):
                    yield number, start, end
                node = node.get(words[end]) if end < last else None
