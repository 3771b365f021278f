"""Experts' labels and the auditor's verdicts in, an Evaluation out: how far they agree and every place where not."""

from collections import Counter
from collections.abc import Sequence

from auditor.evaluation.labels import BadLabels, read_labels
from auditor.evaluation.measure import intervals, measure, same_passage
from auditor.model import (
    LEVEL,
    Audit,
    Catalogue,
    Evaluation,
    Failure,
    Labelled,
    Measured,
    Outcome,
    Pair,
    Reliability,
    Row,
)

__all__ = ["VERDICTS", "BadLabels", "evaluate", "read_labels"]

VERDICTS = ("MET", "PARTIAL", "NOT_MET", "REVIEW", "NOT_APPLICABLE", "none")  # the columns of the confusion table
SHOWN = ("accuracy", "weighted_kappa", "gap_precision", "gap_recall", "coverage")  # figures that get an interval
Judged = Sequence[tuple[Labelled, Audit | tuple[Failure, ...]]]


def evaluate(judged: Judged, catalogue: Catalogue) -> Evaluation:
    """What the comparison of each document's labels with its audit comes to. Pure; the order is kept."""
    pairs = [pair for labelled, result in judged for pair in _pairs(labelled, result)]
    decided = Counter(p.document for p in pairs if _comparable(p))
    return Evaluation(
        f"{catalogue.version} ({catalogue.sha256[:12]})",
        tuple(labelled.document for labelled, _ in judged),
        tuple(labelled.document for labelled, result in judged if not isinstance(result, Audit)),
        tuple((labelled.document, decided[labelled.document]) for labelled, _ in judged),
        measure(pairs),
        intervals(pairs, SHOWN),
        tuple(_rows(pairs, catalogue)),
        _confusion(pairs),
        tuple(p for p in pairs if _comparable(p) and p.outcome != p.label.outcome),
        tuple(_measured(pairs)),
    )


def _pairs(labelled: Labelled, result: Audit | tuple[Failure, ...]) -> list[Pair]:
    verdicts = {v.criterion: v for v in result.verdicts} if isinstance(result, Audit) else {}
    pairs = []
    for label in labelled.labels:
        verdict = verdicts.get(label.criterion)
        quotes = tuple(e.quote for e in verdict.evidence) if verdict else ()
        outcome, reason = (verdict.outcome, verdict.reason) if verdict else (None, "")
        same = same_passage(label.quotes, quotes)
        pairs.append(Pair(labelled.document, label, outcome, quotes, reason, same))
    return pairs


def _comparable(pair: Pair) -> bool:
    return pair.label.outcome in LEVEL and pair.outcome in LEVEL


def _rows(pairs: list[Pair], catalogue: Catalogue) -> list[Row]:
    """A row for each criterion that has labels: the catalogue's first, in its order, then what it does not know."""
    titles = {c.id: c.title for c in catalogue.criteria}
    names = dict.fromkeys([*titles, *(p.label.criterion for p in pairs)])
    rows = []
    for name in names:
        own = [p for p in pairs if p.label.criterion == name]
        support = Counter(p.label.outcome for p in own)
        if any(outcome in LEVEL for outcome in support):
            counts = (support[Outcome.MET], support[Outcome.PARTIAL], support[Outcome.NOT_MET])
            kappa = next(iter(intervals(own, ("weighted_kappa",))), None)
            rows.append(Row(name, titles.get(name, ""), *counts, measure(own), kappa))
    return rows


def _confusion(pairs: list[Pair]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    counts = Counter((p.label.outcome.value, p.outcome.value if p.outcome else "none") for p in pairs)
    labels = [v for v in VERDICTS if any(label == v for label, _ in counts)]
    return tuple((label, tuple(counts[label, verdict] for verdict in VERDICTS)) for label in labels)


def _measured(pairs: list[Pair]) -> list[Measured]:
    """How often each outcome of each criterion was right, in the order in which they first occur."""
    decided = [p for p in pairs if _comparable(p)]
    of = Counter((p.label.criterion, p.outcome) for p in decided)
    right = Counter((p.label.criterion, p.outcome) for p in decided if p.outcome == p.label.outcome)
    return [Measured(*kind, Reliability(right[kind], count)) for kind, count in of.items()]
