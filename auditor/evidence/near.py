"""One signal and a marked document in, the passages where it fires or nearly fires out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.evidence.lexical import Hit, Marked
from auditor.model import BlockKind, Fact, FactKind, Signal, SignalKind

UNDER_HEADING = 8  # words that must stand under a heading for it to count
WIDEST = 45  # tokens that one match may span where the signal sets no gap of its own
CHAINS = 6  # ways to choose the words of one match that are tried for a stance that counts
SAID = (FactKind.CONTACT, FactKind.PERSON, FactKind.INTERVAL, FactKind.DATE, FactKind.REVIEW, FactKind.CONTROL)
Chain = tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A passage: its own sentence, the tokens matched there, the sentences that helped, and how close it all stands.

    `chains` holds the ways to choose one place for each group, closest first.
    """

    sentence: int
    chains: tuple[Chain, ...]
    helped: tuple[int, ...] = ()
    score: float = 1.0
    lacks: tuple[str, ...] = ()  # for a near miss: the words that were not there
    key: str = ""  # what was matched, to count different ones
    place: Hit | None = None  # of a fact: where it stands


def matches(signal: Signal, marked: Marked, facts: tuple[Fact, ...]) -> Iterator[Match]:
    """Every passage where the signal fires, in the order of the text; stance is not yet asked."""
    match signal.kind:
        case SignalKind.NEAR:
            found = _near(signal, marked)
        case SignalKind.PHRASE:
            found = _phrase(signal, marked)
        case SignalKind.PATTERN:
            found = _pattern(signal, marked)
        case SignalKind.HEADING:
            found = _heading(signal, marked)
        case SignalKind.FACT:
            found = _fact(signal, marked, facts)
        case _:
            found = iter(())
    for one in found:
        if _allowed_here(signal, marked, one):
            yield one


def _allowed_here(signal: Signal, marked: Marked, match: Match) -> bool:
    said = [n for n in (match.sentence, *match.helped) if marked.document.sentences[n].kind != BlockKind.HEADING]
    if any(n in marked.places(group) for group in signal.without for n in (match.sentence, *said)):
        return False
    heads = marked.heads[marked.document.sentences[match.sentence].section]
    return all(any(h in marked.places(group) for h in heads) for group in signal.section)


def _phrase(signal: Signal, marked: Marked) -> Iterator[Match]:
    for phrase in signal.groups[0]:
        for n, hits in sorted(marked.hits.get(phrase, {}).items()):
            yield Match(n, tuple((hit,) for hit in hits[:CHAINS]), key=phrase)


def _pattern(signal: Signal, marked: Marked) -> Iterator[Match]:
    compiled = re.compile(signal.pattern, re.IGNORECASE)
    if "$" not in signal.pattern and not compiled.search(marked.folded):
        return  # most patterns are nowhere in a document; one look at the whole is cheaper than one a sentence
    for n, sentence in enumerate(marked.document.sentences):
        found = compiled.search(marked.folded, sentence.span.start, sentence.span.end)
        if found:
            extra = _joined(signal, marked, n) if signal.groups else (((),), (), 1.0)
            if extra is not None:
                hit = marked.tokens_in(found.start(), found.end())
                yield Match(n, tuple((hit, *c) for c in extra[0]), extra[1], key=found.group().lower())


def _heading(signal: Signal, marked: Marked) -> Iterator[Match]:
    for n, hits in sorted(marked.places(signal.groups[0]).items()):
        if marked.document.sentences[n].kind != BlockKind.HEADING:
            continue
        below = [m for m in marked.under.get(n, ()) if marked.document.sentences[m].kind != BlockKind.HEADING]
        if sum(marked.last[m] - marked.first[m] for m in below) >= UNDER_HEADING:
            yield Match(n, ((hits[0],),), tuple(below[:1]), 0.7, key=str(n))


def _fact(signal: Signal, marked: Marked, facts: tuple[Fact, ...]) -> Iterator[Match]:
    kind, _, condition = signal.fact.partition(" ")
    for fact in facts:
        if fact.kind.value == kind and _holds(condition.strip(), fact):
            extra = _joined(signal, marked, fact.sentence) if signal.groups else (((),), (), 1.0)
            if extra is not None:
                last = max(
                    fact.sentence, marked.sentence_at(max(0, marked.tokens_in(fact.span.start, fact.span.end)[1] - 1))
                )
                helped = tuple(range(fact.sentence + 1, last + 1)) if last - fact.sentence < 6 else ()
                place = marked.tokens_in(fact.span.start, fact.span.end) if fact.kind in SAID else None
                yield Match(fact.sentence, extra[0], (*helped, *extra[1]), key=fact.value, place=place)


def _holds(condition: str, fact: Fact) -> bool:
    compared = re.fullmatch(r"(<=|>=|<|>|=)\s*(-?\d+)", condition)
    if compared:
        if not re.fullmatch(r"-?\d+", fact.value):
            return False
        value, bound = int(fact.value), int(compared[2])
        return {
            "<=": value <= bound,
            ">=": value >= bound,
            "<": value < bound,
            ">": value > bound,
            "=": value == bound,
        }[compared[1]]
    return (
        not condition or fact.detail in [c.strip() for c in condition.split("|")] or fact.value in condition.split("|")
    )


def _near(signal: Signal, marked: Marked) -> Iterator[Match]:
    places = [marked.places(g) for g in signal.groups]
    if not all(places):
        return
    rarest = min(range(len(places)), key=lambda n: len(places[n]))
    anchors: set[int] = set()
    for n in places[rarest]:
        anchors.add(n)
        anchors.update(_readers_of(signal, marked, n, rarest in signal.headed))
    for n in sorted(anchors):
        joined = _joined(signal, marked, n)
        if joined is not None:
            yield Match(n, joined[0], joined[1], joined[2], key=str(n))


def _readers_of(signal: Signal, marked: Marked, n: int, headed: bool) -> list[int]:
    sentence = marked.document.sentences[n]
    if signal.within == "document":
        return []
    if signal.within == "section":
        return []
    readers = list(marked.dependents.get(n, ()))
    if signal.within.isdigit():
        reach = int(signal.within)
        readers += [
            m
            for m in range(max(0, n - reach), min(len(marked.first), n + reach + 1))
            if marked.document.sentences[m].section == sentence.section
        ]
    if headed:
        readers += marked.under.get(n, ())
    return readers


def _joined(signal: Signal, marked: Marked, n: int) -> tuple[tuple[Chain, ...], tuple[int, ...], float] | None:
    """The ways to choose hits in sentence `n`, the sentences that supply the rest, and the score; None if one lacks."""
    around = _around(signal, marked, n)
    heads = marked.heads[marked.document.sentences[n].section]
    own: list[list[Hit]] = []
    helped: list[int] = []
    for number, group in enumerate(signal.groups):
        places = marked.places(group)
        if n in places:
            own.append(places[n])
            continue
        others = around if number in signal.loose or not signal.loose else ()
        other = next((m for m in ((*others, *heads) if number in signal.headed else others) if m in places), None)
        if other is None:
            return None
        helped.append(other)
    alone = signal.kind == SignalKind.NEAR
    if alone and not own:
        return None
    chains = _chains(own, (signal.gap or WIDEST) if alone else 0, signal.order)
    if own and not chains:
        return None
    score = 1.0 - 0.1 * len(set(helped)) - (0.2 if signal.within in ("section", "document") else 0.0)
    return chains or ((),), tuple(dict.fromkeys(helped)), score


def _around(signal: Signal, marked: Marked, n: int) -> tuple[int, ...]:
    near = marked.context[n]
    if signal.within == "sentence":
        return near
    if signal.within == "document":
        return tuple(sorted(range(len(marked.first)), key=lambda m: abs(m - n)))
    section = marked.document.sentences[n].section
    reach = int(signal.within) if signal.within.isdigit() else 200
    span = [
        m
        for m in range(max(0, n - reach), min(len(marked.first), n + reach + 1))
        if marked.document.sentences[m].section == section and m != n
    ]
    return tuple(dict.fromkeys((*near, *sorted(span, key=lambda m: (abs(m - n), m)))))


def _chains(places: list[list[Hit]], gap: int, order: bool) -> tuple[Chain, ...]:
    """Ways to take one hit of each group, close enough together and, if asked, in the groups' order; closest first."""
    if not places:
        return ()
    seed = 0 if order else min(range(len(places)), key=lambda n: len(places[n]))
    rest = [p for n, p in enumerate(places) if n != seed]
    found: dict[Chain, int] = {}
    for first in places[seed]:
        chain = [first]
        for group in rest:
            after = [h for h in group if h[0] >= chain[-1][0]] if order else group
            if not after:
                break
            chain.append(min(after, key=lambda h: (abs(h[0] - chain[-1 if order else 0][0]), h)))
        else:
            wide = max(h[1] for h in chain) - min(h[0] for h in chain)
            if not gap or wide <= gap:
                found[tuple(sorted(chain))] = wide
    return tuple(sorted(found, key=lambda c: (found[c], c))[:CHAINS])


def near_misses(signal: Signal, marked: Marked) -> Iterator[Match]:
    """Sentences that hold all but one of a signal's groups, for saying what came closest."""
    if signal.kind != SignalKind.NEAR or len(signal.groups) < 2:
        return
    places = [marked.places(g) for g in signal.groups]
    counts: dict[int, int] = {}
    for place in places:
        for n in place:
            counts[n] = counts.get(n, 0) + 1
    for n in sorted(counts):
        if counts[n] == len(places) - 1:
            lacks = next(g for g, p in zip(signal.groups, places, strict=True) if n not in p)
            yield Match(n, (tuple(p[n][0] for p in places if n in p),), score=0.5, lacks=lacks[:4], key=str(n))
