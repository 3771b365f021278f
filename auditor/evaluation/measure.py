"""Pairs of label and verdict in, figures of their agreement out, with intervals by document."""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from auditor.model import LEVEL, Figures, Interval, Outcome, Pair

GAP = frozenset({Outcome.NOT_MET})
FIX = frozenset({Outcome.NOT_MET, Outcome.PARTIAL})
CREDIT = frozenset({Outcome.MET, Outcome.PARTIAL})
SAME_PASSAGE = 0.6  # share of the shorter quote's words that stand in the other
DRAWS = 400
SEED = 7  # the same draws every time, so that the same pairs give the same interval
TAIL = 0.025
Truths = Sequence[tuple[Outcome, Outcome]]  # (label, verdict)


def measure(pairs: Sequence[Pair]) -> Figures:
    """The figures of some pairs of label and verdict."""
    applicable = [p for p in pairs if p.label.outcome in LEVEL]
    decided = [p for p in applicable if p.outcome in LEVEL]
    truths = [(p.label.outcome, p.outcome) for p in decided]
    excluded = [p for p in pairs if p.label.outcome == Outcome.NOT_APPLICABLE]
    return Figures(
        len(applicable),
        len(decided),
        share(len(decided), len(applicable)),
        share(sum(t == o for t, o in truths), len(truths)),
        share(sum(p.outcome in (p.label.outcome, p.label.other) for p in decided), len(decided)),
        _balanced(truths),
        kappa([(LEVEL[t], LEVEL[o]) for t, o in truths]),
        *precision_recall(truths, GAP),
        *precision_recall(truths, FIX),
        *precision_recall(truths, CREDIT),
        _evidence_hit(decided),
        share(sum(p.outcome == Outcome.NOT_APPLICABLE for p in excluded), len(excluded)),
    )


def share(part: int, whole: int) -> float | None:
    """part / whole, None where there is nothing."""
    return part / whole if whole else None


def kappa(levels: Sequence[tuple[int, int]]) -> float | None:
    """Cohen's kappa with quadratic weights; 1 where chance alone would agree wholly, None for no pairs."""
    if not levels:
        return None
    n, rows, columns = len(levels), Counter(a for a, _ in levels), Counter(b for _, b in levels)
    seen = sum((a - b) ** 2 * count for (a, b), count in Counter(levels).items()) / n
    chance = sum((a - b) ** 2 * rows[a] * columns[b] for a in rows for b in columns) / n / n
    return 1 - seen / chance if chance else 1.0


def precision_recall(truths: Truths, kind: frozenset[Outcome]) -> tuple[float | None, float | None]:
    """How many verdicts of a kind are right, and how many labels of that kind are found."""
    both = sum(t in kind and o in kind for t, o in truths)
    return share(both, sum(o in kind for _, o in truths)), share(both, sum(t in kind for t, _ in truths))


def _balanced(truths: Truths) -> float | None:
    right: dict[Outcome, list[bool]] = defaultdict(list)
    for label, verdict in truths:
        right[label].append(label == verdict)
    return sum(sum(v) / len(v) for v in right.values()) / len(right) if right else None


def _evidence_hit(decided: Sequence[Pair]) -> float | None:
    """Of verdicts that credit what the expert credits, how many quote a passage that the expert quotes."""
    quoted = [p for p in decided if p.label.outcome in CREDIT and p.outcome in CREDIT and p.label.quotes]
    return share(sum(p.same_passage for p in quoted), len(quoted))


def same_passage(theirs: Sequence[str], ours: Sequence[str]) -> bool:
    """Whether any of our quotes is the same passage as any of theirs."""
    return any(overlap(a, b) >= SAME_PASSAGE for a in theirs for b in ours)


def overlap(one: str, other: str) -> float:
    """Share of the shorter quote's words that stand in the other, in [0, 1]."""
    short, long = sorted((_words(one), _words(other)), key=len)
    return sum((Counter(short) & Counter(long)).values()) / len(short) if short else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9@]+", text.lower())


def intervals(pairs: Sequence[Pair], figures: Sequence[str]) -> tuple[Interval, ...]:
    """The interval of each figure by drawing whole documents: what one document says is not independent."""
    by_document: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_document[pair.document].append(pair)
    names, draw = sorted(by_document), random.Random(SEED)
    if not names:
        return ()
    drawn = [measure(_some(by_document, draw.choices(names, k=len(names)))) for _ in range(DRAWS)]
    return tuple(i for figure in figures if (i := _interval(figure, [getattr(one, figure) for one in drawn])))


def _some(by_document: dict[str, list[Pair]], names: list[str]) -> list[Pair]:
    return [pair for name in names for pair in by_document[name]]


def _interval(figure: str, drawn: list[float | None]) -> Interval | None:
    found = sorted(x for x in drawn if x is not None)
    if not found:
        return None
    return Interval(figure, found[int(TAIL * len(found))], found[int((1 - TAIL) * len(found)) - 1])
