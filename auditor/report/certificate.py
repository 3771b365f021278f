"""A verdict in, the few passages that a person should read to test it out."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from auditor.model import Evidence, SignalKind, Stance, Verdict
from auditor.report.score import Line

_MARKS = ".,:;|()"
# A passage that speaks of the thing and is no rule came nearer than one that only shares a word with it.
_FAR = {Stance.MENTION: 1, Stance.HEADING: 2}


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The words of a quote in order, without the marks that differ between a sentence and the row of a table."""
    text = text.casefold()
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return f" {' '.join(text.split())} "


def suspects(verdict: Verdict) -> tuple[Evidence, ...]:
    """The passages that only resemble what is asked: a person is to read them, and they count for nothing."""
    return tuple(it for it in verdict.evidence if it.signal == SignalKind.RESEMBLES)


def counted(verdict: Verdict) -> tuple[Evidence, ...]:
    """The passages on which the verdict rests."""
    return tuple(it for it in verdict.evidence if it.signal != SignalKind.RESEMBLES)


def suspected(line: Line) -> tuple[tuple[str, Evidence], ...]:
    """(what is asked, the passage) for each that only resembles what is asked."""
    asks = {element.name: element.asks for element in line.criterion.elements}
    return tuple((asks.get(it.element, ""), it) for it in suspects(line.verdict))


@dataclass(frozen=True, slots=True)
class Near:
    """A passage that was rejected; `asks` says what it was weighed for, `also` how many other things asked."""

    evidence: Evidence
    asks: str
    also: int


def nearest(line: Line) -> tuple[Near, ...]:
    """The passages that came nearest to what is missing, each once, the nearest first; those to be read apart."""
    found: dict[tuple[str, str], list[tuple[Evidence, str]]] = {}
    apart = {(it.source, plain(it.quote)) for it in suspects(line.verdict)}
    for gap in line.verdict.missing:
        for it in gap.rejected:
            key = it.source, plain(it.quote)
            if key not in apart:
                found.setdefault(key, []).append((it, gap.asks))
    ranked = sorted((sorted(pairs, key=_closeness) for pairs in found.values()), key=_all_closeness)
    return tuple(Near(*pairs[0], also=len({asks for _, asks in pairs}) - 1) for pairs in ranked)


def _closeness(pair: tuple[Evidence, str]) -> tuple:
    return _FAR.get(pair[0].stance, 0), -pair[0].score


def _all_closeness(pairs: list[tuple[Evidence, str]]) -> tuple:
    return *_closeness(pairs[0]), -len(pairs)


def to_read(line: Line, most: int) -> tuple[tuple[Evidence, str], ...]:
    """(a passage that settles a question left to a person, what it may say): what raised it, and what came nearest.

    Of a verdict that is doubted only those that may say what was not recognised, where there are some.
    """
    likely, raised = suspects(line.verdict), names_in(line.criterion.review)
    evidence = [*likely, *richest(line.verdict.evidence, raised), *line.verdict.evidence]
    whole = likely if likely and line.verdict.circumstances else (*evidence, *(one.evidence for one in nearest(line)))
    asks = {element.name: element.asks for element in line.criterion.elements}
    kept: list[Evidence] = []
    for it in whole:
        if len(kept) < most and not any(_holds(one, it) or _holds(it, one) for one in kept):
            kept.append(it)
    return tuple((it, asks.get(it.element, "")) for it in kept)


def _holds(one: Evidence, other: Evidence) -> bool:
    """Whether the words of the other stand in this one, in the same document."""
    return one.source == other.source and plain(other.quote) in plain(one.quote)


def richest(evidence: tuple[Evidence, ...], elements: Collection[str]) -> tuple[Evidence, ...]:
    """The passages for any of these elements, first those that speak for the most things asked, then those read as a
    number, name or date rather than found by words."""
    says: dict[tuple, set[str]] = {}
    for it in evidence:
        says.setdefault((it.source, it.quote), set()).add(it.element)
    own = (it for it in evidence if it.element in elements)
    return tuple(sorted(own, key=lambda it: (-len(says[it.source, it.quote]), it.signal != "fact")))


def names_in(expression: str) -> frozenset[str]:
    """The elements that an outcome's expression speaks of; a record may be broken, so it is not parsed."""
    return frozenset(re.findall(r"[a-z][a-z0-9_]*", expression)) - {"and", "or", "not", "of"}
