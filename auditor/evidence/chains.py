"""Places of words in, the ways to take one of each group together and whether a place stands beside them out."""

from bisect import bisect_left

from auditor.evidence.lexical import Hit

FAR = 15  # tokens between a match and a word of `without` from which on the word is about something else
CHAINS = 6  # ways to choose the words of one match that are tried for a stance that counts
Chain = tuple[Hit, ...]


def beside(chain: Chain, bad: list[Hit]) -> bool:
    """Whether one of the bad words stands in a chain or within reach of it; always, where the chain has no place."""
    if not chain:
        return True
    first, last = min(hit[0] for hit in chain) - FAR, max(hit[1] for hit in chain) + FAR
    return any(start < last and end > first for start, end in bad)


def chains_of(places: list[list[Hit]], gap: int, order: bool) -> tuple[Chain, ...]:
    """Ways to take one hit of each group, close enough together and, if asked, in the groups' order; closest first."""
    if not places:
        return ()
    seed = 0 if order else min(range(len(places)), key=lambda n: len(places[n]))
    rest = [p for n, p in enumerate(places) if n != seed]
    rest = rest if order else sorted(rest, key=len)
    found: dict[Chain, int] = {}
    for first in places[seed]:
        chain = _chain(first, rest, order)
        if chain:
            wide = max(h[1] for h in chain) - min(h[0] for h in chain)
            if not gap or wide <= gap:
                found[tuple(sorted(chain))] = wide
    return tuple(sorted(found, key=lambda c: (found[c], c))[:CHAINS])


def _chain(first: Hit, rest: list[list[Hit]], order: bool) -> list[Hit]:
    """From one hit on, the nearest hit of each other group; empty where one has none after it and order is asked."""
    chain = [first]
    for group in rest:
        best = _nearest(group, chain[-1][0] if order else first[0], chain, order)
        if best is None:
            return []
        chain.append(best)
    return chain


def _nearest(group: list[Hit], at: int, chain: list[Hit], order: bool) -> Hit | None:
    """The hit nearest to a token, of those alike the first, and from there on only if order is asked.

    One word never stands for two groups. The hits are in order, so that a page without a stop takes no longer for each.
    """
    here = bisect_left(group, (at, 0))
    after = _free(group, range(here, len(group)), chain)
    before = None if order else _free(group, range(here - 1, -1, -1), chain)
    if before is None or after and after[0] - at < at - before[0]:
        return after
    return _free(group, range(bisect_left(group, (before[0], 0)), here), chain)


def _free(group: list[Hit], among: range, chain: list[Hit]) -> Hit | None:
    for n in among:
        if group[n] not in chain:
            return group[n]
    return None
