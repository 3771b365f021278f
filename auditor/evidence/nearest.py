"""Signals' plans and a marked document in, the sentences that nearly say it out, the most telling first."""

from collections.abc import Iterable, Iterator

from auditor.evidence.lexical import Marked
from auditor.evidence.plans import Plan
from auditor.evidence.sets import all_but_one, numbers_in
from auditor.model import SignalKind

Nearly = tuple[int, Plan, tuple[str, ...]]  # a sentence, what nearly fires in it, the first words that it lacks
SHOWN = 4  # words of a group
FEW, OFTEN = 3, 20  # one of two groups alone tells little where it is in more than one sentence in twenty


def nearest(plans: Iterable[Plan], marked: Marked) -> Iterator[Nearly]:
    """The sentences that hold all but one of a signal's groups: first where several signals nearly fire, headings last.

    In each of these parts they come in the order of the text.
    """
    missed = [(plan, bits) for plan in plans if (bits := _all_but_one(plan, marked))]
    once = twice = 0
    for _, bits in missed:
        twice |= once & bits
        once |= bits
    heads = marked.headings
    for part in (twice & ~heads, once & ~twice & ~heads, once & heads):
        for n in numbers_in(part):
            plan = next(plan for plan, bits in missed if bits >> n & 1)
            yield n, plan, _lacking(plan, marked, n)


def _all_but_one(plan: Plan, marked: Marked) -> int:
    if plan.signal.kind != SignalKind.NEAR or len(plan.groups) < 2:
        return 0
    own = [marked.own[group] for group in plan.groups]
    if len(own) > 2:
        return all_but_one(own, marked.everything)
    most = max(FEW, len(marked.first) // OFTEN)
    one, other = (bits if bits.bit_count() <= most else 0 for bits in own)
    return one & ~own[1] | other & ~own[0]


def _lacking(plan: Plan, marked: Marked, n: int) -> tuple[str, ...]:
    number = next(i for i, group in enumerate(plan.groups) if not marked.own[group] >> n & 1)
    return plan.signal.groups[number][:SHOWN]
