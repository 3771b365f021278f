"""Places of words in, the ways to take one of each group together and whether a place stands beside them out."""

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
        at = chain[-1][0] if order else first[0]
        best, away = None, 0
        for hit in group:
            if hit in chain:  # one word never stands for two groups
                continue
            far = hit[0] - at if hit[0] >= at else at - hit[0]
            if (not order or hit[0] >= at) and (best is None or (far, hit) < (away, best)):
                best, away = hit, far
        if best is None:
            return []
        chain.append(best)
    return chain
