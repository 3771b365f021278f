"""One centre's documents and their facts in, what they say differently out, each side in its own words."""

from collections.abc import Iterable
from itertools import combinations

from auditor.consistency.kept import find_periods
from auditor.consistency.ratios import find_ratios
from auditor.consistency.said import Said, said_by_facts
from auditor.model import Disagreement, Document, Fact, Matter

__all__ = ["disagreements"]


def disagreements(
    documents: tuple[Document, ...], facts: tuple[tuple[Fact, ...], ...], centre: str = ""
) -> tuple[Disagreement, ...]:
    """What two documents of one centre say differently, by matter and then by what it is about.

    `facts` holds those of each document. Documents disagree on something when both speak of it and no value of the
    one fits any value of the other; each is quoted once. What a single document says twice is not asked here.
    """
    if len(documents) < 2:
        return ()
    said = [_by_subject(_all_said(d, f, centre)) for d, f in zip(documents, facts, strict=True)]
    subjects = sorted({subject for one in said for subject in one}, key=lambda s: (tuple(Matter).index(s[0]), s[1]))
    found = (_compared(subject, [one[subject] for one in said if subject in one]) for subject in subjects)
    return tuple(one for one in found if one)


def _all_said(document: Document, facts: tuple[Fact, ...], centre: str) -> Iterable[Said]:
    yield from said_by_facts(document, facts, centre)
    yield from find_periods(document)
    yield from find_ratios(document)


def _by_subject(said: Iterable[Said]) -> dict[tuple[Matter, str], list[Said]]:
    kept: dict[tuple[Matter, str], list[Said]] = {}
    for one in said:
        kept.setdefault((one.matter, one.about), []).append(one)
    return kept


def _compared(subject: tuple[Matter, str], sides: list[list[Said]]) -> Disagreement | None:
    """The sides that another side contradicts, one saying each, the same value once."""
    wrong: set[int] = set()
    for (a, one), (b, other) in combinations(enumerate(sides), 2):
        if not any(x.agrees(y) for x in one for y in other):
            wrong |= {a, b}
    shown: list[Said] = []
    for n in sorted(wrong):
        first = sides[n][0]
        if not any(first.agrees(there) for there in shown):
            shown.append(first)
    return Disagreement(*subject, tuple(one.saying for one in shown)) if len(shown) > 1 else None
