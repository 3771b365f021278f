"""One signal's plan and a marked document in, the passages where it fires or nearly fires out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from auditor.evidence.chains import CHAINS, Chain, beside, chains_of
from auditor.evidence.lexical import Hit, Marked
from auditor.evidence.plans import Plan
from auditor.evidence.sets import numbers_in
from auditor.model import BlockKind, Fact, FactKind, Signal, SignalKind

UNDER_HEADING = 8  # words that must stand under a heading for it to count
WIDEST = 30  # tokens that one match may span where the signal sets no gap of its own
SAID = (FactKind.CONTACT, FactKind.PERSON, FactKind.INTERVAL, FactKind.DATE, FactKind.REVIEW, FactKind.CONTROL)
Joined = tuple[tuple[Chain, ...], tuple[int, ...], float]
Facts = dict[str, list[Fact]]  # by their kind
_ALONE: Joined = (((),), (), 1.0)


@dataclass(frozen=True, slots=True)
class Match:
    """A passage: its own sentence, the tokens matched there, the sentences that helped, and how close it all stands.

    `chains` holds the ways to choose one place for each group, closest first.
    """

    sentence: int
    chains: tuple[Chain, ...]
    helped: tuple[int, ...] = ()
    score: float = 1.0
    key: str = ""  # what was matched, to count different ones
    place: Hit | None = None  # of a fact: where it stands


def matches(plan: Plan, marked: Marked, facts: Facts, among: int) -> Iterator[Match]:
    """Every passage where the signal fires `among` these sentences, in the order of the text; stance is not yet asked.

    `among` is no more than `where` says.
    """
    for one in _FINDERS[plan.signal.kind](plan, marked, facts, among):
        kept = _unspoiled(plan, marked, one)
        if kept:
            yield kept


def alone_at(plan: Plan, marked: Marked, n: int) -> Match | None:
    """Where the signal fires in sentence `n`, one of its `closest`."""
    found = (_pattern_at if plan.signal.kind == SignalKind.PATTERN else _near_at)(plan, marked, n)
    return found and _unspoiled(plan, marked, found)


def waits(plan: Plan) -> bool:
    """Whether all of a signal's passages of the highest rank are in its `closest` sentences."""
    if plan.signal.at_least > 1:
        return False
    return plan.signal.kind in (SignalKind.NEAR, SignalKind.HEADING) or (
        plan.signal.kind == SignalKind.PATTERN and not plan.groups
    )


def closest(plan: Plan, marked: Marked) -> int:
    """The sentences that need no other one for the signal."""
    if plan.signal.kind == SignalKind.HEADING or plan.signal.within in ("section", "document"):
        return 0
    found = marked.everything
    for group in plan.groups:
        found &= marked.own[group]
    return found


def _unspoiled(plan: Plan, marked: Marked, one: Match) -> Match | None:
    if not plan.without:
        return one
    return None if one.helped and _spoiled(plan, marked, one.helped) else _apart(plan, marked, one)


def _apart(plan: Plan, marked: Marked, match: Match) -> Match | None:
    """The match with those ways to choose its words that keep away from the words of `without`; None if none does."""
    n = match.sentence
    bad = [hit for group in plan.without for hit in marked.at(group, n)] if marked.some(plan.without) >> n & 1 else []
    if not bad or plan.signal.kind == SignalKind.HEADING:
        return match
    place = (match.place,) if match.place else ()
    chains = tuple(chain for chain in match.chains if not beside((*chain, *place), bad))
    return replace(match, chains=chains) if chains else None


def where(plan: Plan, marked: Marked) -> int:
    """The sentences where the signal may fire: its groups are in reach, and so are its heads."""
    found = marked.everything
    if plan.signal.kind not in (SignalKind.PHRASE, SignalKind.HEADING):
        found = _in_reach(plan, marked)
    if found and plan.need:
        found &= marked.holding(plan.need)
    for group in plan.section if found else ():
        found &= marked.headed(group)
    if found and plan.without and plan.signal.kind == SignalKind.HEADING:
        found &= ~marked.some(plan.without)
    return found


def _in_reach(plan: Plan, marked: Marked) -> int:
    """The sentences for which each group is there or where it may stand instead."""
    own, signal = marked.own, plan.signal
    for group in plan.groups:
        if not own[group]:
            return 0
    found = marked.everything
    for number, group in enumerate(plan.groups):
        loose = number in signal.loose or not signal.loose
        reach = marked.near(group, signal.within) if loose else own[group]
        found &= reach | marked.headed(group) if number in signal.headed else reach
        if not found:
            return 0
    return found


def _spoiled(plan: Plan, marked: Marked, helped: tuple[int, ...]) -> bool:
    bad = marked.some(plan.without)
    return any(bad >> n & 1 and marked.document.sentences[n].kind != BlockKind.HEADING for n in helped)


def _phrase(plan: Plan, marked: Marked, _: Facts, open_to: int) -> Iterator[Match]:
    group, phrases = plan.groups[0], marked.phrases
    for phrase in phrases.ordered(group) if marked.own[group] & open_to else ():
        for n in numbers_in(marked.phrase_in.get(phrase, 0) & open_to):
            yield Match(n, tuple((hit,) for hit in marked.of_phrase(phrase, n)[:CHAINS]), key=phrases.names[phrase])


def _pattern(plan: Plan, marked: Marked, _: Facts, open_to: int) -> Iterator[Match]:
    yield from filter(None, (_pattern_at(plan, marked, n) for n in numbers_in(open_to)))


def _pattern_at(plan: Plan, marked: Marked, n: int) -> Match | None:
    found = _search(plan, marked, n)
    extra = found and (_joined(plan, marked, n) if plan.groups else _ALONE)
    if not extra:
        return None
    start = marked.document.sentences[n].span.start if plan.anchored else 0
    hit = marked.tokens_in(start + found.start(), start + found.end())
    return Match(n, tuple((hit, *c) for c in extra[0]), extra[1], key=found.group().lower())


def _search(plan: Plan, marked: Marked, n: int) -> re.Match[str] | None:
    span = marked.document.sentences[n].span
    if plan.anchored:
        return plan.pattern.search(marked.folded[span.start : span.end])
    if marked.lowered is not None and plan.lower is not None:
        return plan.lower.search(marked.lowered, span.start, span.end)
    return plan.pattern.search(marked.folded, span.start, span.end)


def _heading(plan: Plan, marked: Marked, _: Facts, open_to: int) -> Iterator[Match]:
    sentences = marked.document.sentences
    for n in numbers_in(marked.own[plan.groups[0]] & open_to):
        if sentences[n].kind != BlockKind.HEADING:
            continue
        below = [m for m in numbers_in(marked.beneath.get(n, 0)) if m != n and sentences[m].kind != BlockKind.HEADING]
        if sum(marked.last[m] - marked.first[m] for m in below) >= UNDER_HEADING:
            yield Match(n, ((marked.at(plan.groups[0], n)[0],),), tuple(below[:1]), 0.7, key=str(n))


def _fact(plan: Plan, marked: Marked, facts: Facts, open_to: int) -> Iterator[Match]:
    for fact in facts.get(plan.fact[0], ()):
        if not (open_to >> fact.sentence & 1 and plan.takes(fact)):
            continue
        extra = _joined(plan, marked, fact.sentence) if plan.groups else _ALONE
        if extra is not None:
            place = marked.tokens_in(fact.span.start, fact.span.end)
            last = max(fact.sentence, marked.sentence_at(max(0, place[1] - 1)))
            helped = tuple(range(fact.sentence + 1, last + 1)) if last - fact.sentence < 6 else ()
            yield Match(
                fact.sentence,
                extra[0],
                (*helped, *extra[1]),
                key=fact.value,
                place=place if fact.kind in SAID else None,
            )


def _near(plan: Plan, marked: Marked, _: Facts, open_to: int) -> Iterator[Match]:
    own = [marked.own[group] for group in plan.groups]
    if plan.signal.within in ("section", "document"):
        open_to &= min(own, key=int.bit_count)
    yield from filter(None, (_near_at(plan, marked, n) for n in numbers_in(open_to & marked.some(plan.groups))))


def _near_at(plan: Plan, marked: Marked, n: int) -> Match | None:
    joined = _joined(plan, marked, n)
    return joined and Match(n, joined[0], joined[1], joined[2], key=str(n))


def _joined(plan: Plan, marked: Marked, n: int) -> Joined | None:
    """The ways to choose hits in sentence `n`, the sentences that supply the rest, and the score; None if one lacks."""
    signal = plan.signal
    own: list[list[Hit]] = []
    helped: list[int] = []
    for number, group in enumerate(plan.groups):
        hits = marked.at(group, n)
        if hits:
            own.append(hits)
            continue
        other = _helper(signal, marked, n, number, marked.own[group])
        if other is None:
            return None
        helped.append(other)
    alone = signal.kind == SignalKind.NEAR
    if alone and not own:
        return None
    chains = chains_of(own, (signal.gap or WIDEST) if alone else 0, signal.order)
    if own and not chains:
        return None
    score = 1.0 - 0.1 * len(set(helped)) - (0.2 if signal.within in ("section", "document") else 0.0)
    return chains or ((),), tuple(dict.fromkeys(helped)), score


def _helper(signal: Signal, marked: Marked, n: int, number: int, having: int) -> int | None:
    """The nearest of the sentences having a group that may stand in for sentence `n`."""
    if number in signal.loose or not signal.loose:
        for m in marked.around(n, signal.within):
            if having >> m & 1:
                return m
    if number in signal.headed:
        return next((m for m in marked.heads[marked.document.sentences[n].section] if having >> m & 1), None)
    return None


def _none(plan: Plan, marked: Marked, _: Facts, open_to: int) -> Iterator[Match]:
    return iter(())


_FINDERS = {
    SignalKind.NEAR: _near,
    SignalKind.PHRASE: _phrase,
    SignalKind.PATTERN: _pattern,
    SignalKind.HEADING: _heading,
    SignalKind.FACT: _fact,
    SignalKind.RESEMBLES: _none,
}
