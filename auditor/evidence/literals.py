"""A regular expression in, the pieces of words that a text must hold to match it out; and which words hold them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from re import _constants as codes
from re import _parser as parser

LEAST, MOST = 3, 8  # letters of a piece that is looked for
WIDEST = 256  # ways to spell a part of a pattern that are followed
KEPT = 200_000  # different words whose pieces are remembered
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
Spelt = frozenset[str] | None  # all that a part of a pattern can match, in any case; None: too much to write down
Need = tuple[tuple["str | Need", ...], ...]  # of each clause, one: a piece of a word, or a need in its turn
_EMPTY = frozenset([""])


@lru_cache(maxsize=4096)
def needed(pattern: str) -> Need:
    """What a text must hold for the pattern, in any case, to match in it; () when nothing can be told."""
    return _sequence(parser.parse(pattern, re.IGNORECASE))[1]


def pieces_in(need: Need) -> Iterator[str]:
    """Every piece that a need names."""
    for one in chain.from_iterable(need):
        if isinstance(one, str):
            yield one
        else:
            yield from pieces_in(one)


def _sequence(parts) -> tuple[Spelt, Need]:
    run, whole = _EMPTY, True
    clauses: list = []
    for code, argument in parts:
        spelt, inner = _part(code, argument)
        if spelt is not None and len(run) * len(spelt) <= WIDEST:
            run = frozenset(a + b for a in run for b in spelt)
            continue
        clauses += [*_pieces(run), *inner]
        run, whole = _EMPTY if spelt is None else spelt, False
    return (run if whole else None), tuple(dict.fromkeys((*clauses, *_pieces(run))))


def _part(code, argument) -> tuple[Spelt, Need]:
    if code is codes.LITERAL:
        return frozenset([chr(argument).casefold()]), ()
    if code is codes.IN:
        return _one_of(argument), ()
    if code is codes.BRANCH:
        return _branches(argument[1])
    if code is codes.SUBPATTERN:
        return _sequence(argument[3])
    if code is codes.ATOMIC_GROUP:
        return _sequence(argument)
    if code in _REPEATS:
        return _repeat(*argument)
    return (_EMPTY if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT) else None), ()


def _one_of(items) -> Spelt:
    if all(code is codes.LITERAL for code, _ in items):
        return frozenset(chr(letter).casefold() for _, letter in items)
    return None


def _branches(branches) -> tuple[Spelt, Need]:
    read = [_sequence(branch) for branch in branches]
    if all(spelt is not None for spelt, _ in read):
        spelt = frozenset().union(*(s for s, _ in read))
        if len(spelt) <= WIDEST:
            return spelt, ()
    if not all(need for _, need in read):
        return None, ()
    either = (one for _, need in read for one in (need[0] if len(need) == 1 else (need,)))
    return None, (tuple(dict.fromkeys(either)),)


def _repeat(least: int, most: int, parts) -> tuple[Spelt, Need]:
    spelt, need = _sequence(parts)
    if (least, most) == (1, 1):
        return spelt, need
    if (least, most) == (0, 1) and spelt is not None:
        return spelt | _EMPTY, ()
    return None, (need or _pieces(spelt or _EMPTY)) if least else ()


def _pieces(spelt: frozenset[str]) -> Need:
    """The clause that says that one of these ways to spell is there, by the longest piece of a word of each."""
    longest = {max(text.split(), key=len, default="")[:MOST] for text in spelt}
    return (tuple(sorted(longest)),) if min(map(len, longest)) >= LEAST else ()


class Holders:
    """Which of the pieces stand in which words; a word's answer is remembered, for every document has the same ones."""

    def __init__(self, pieces: set[str]) -> None:
        self._pieces = frozenset(pieces)
        self._known: dict[str, tuple[str, ...]] = {}

    def pieces_in(self, word: str) -> tuple[str, ...]:
        """The pieces that a folded word holds."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            found = self._known[word] = self._look(word)
        return found

    def _look(self, word: str) -> tuple[str, ...]:
        cut = {word[a : a + size] for size in range(LEAST, MOST + 1) for a in range(len(word) - size + 1)}
        return tuple(sorted(cut & self._pieces))
