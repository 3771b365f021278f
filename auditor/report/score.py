"""An Audit in, scores and what to do first out: plain sums, each with its weights in sight."""

from collections import Counter
from dataclasses import dataclass

from auditor.model import Audit, Criterion, Outcome, Verdict, Weight

HALVES = {Outcome.MET: 2, Outcome.PARTIAL: 1, Outcome.NOT_MET: 0}  # halves of a criterion's weight

# What to do first, most urgent rank first; inside a rank the catalogue's order holds.
URGENCY = (
    (Weight.CRITICAL, Outcome.NOT_MET),
    (Weight.CRITICAL, Outcome.PARTIAL),
    (Weight.MAJOR, Outcome.NOT_MET),
    (Weight.MAJOR, Outcome.PARTIAL),
    (Weight.MINOR, Outcome.NOT_MET),
    (Weight.MINOR, Outcome.PARTIAL),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion and what it came to."""

    criterion: Criterion
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Score:
    """Points earned of points possible, halves exact; `percent` is rounded down, None when nothing was scored."""

    earned: float
    possible: int
    counts: tuple[tuple[Outcome, int], ...]

    @property
    def percent(self) -> int | None:
        return int(self.earned * 100 // self.possible) if self.possible else None

    def count(self, outcome: Outcome) -> int:
        """How many criteria came to this outcome."""
        return dict(self.counts)[outcome]

    @property
    def applicable(self) -> int:
        """How many criteria apply, those to be checked by hand among them."""
        return sum(number for outcome, number in self.counts if outcome is not Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class SectionScore:
    """A section of the catalogue with its lines and score; letter and title are empty for criteria outside any."""

    letter: str
    title: str
    lines: tuple[Line, ...]
    score: Score


def paired(audit: Audit) -> tuple[Line, ...]:
    """Every verdict with its criterion, in the catalogue's order.

    Raises ValueError, naming the criterion, when a verdict has no criterion, or a verdict or criterion comes twice.
    """
    criteria = _once({}, ((criterion.id, criterion) for criterion in audit.criteria), "criterion")
    verdicts = _once({}, ((verdict.criterion, verdict) for verdict in audit.verdicts), "verdict for criterion")
    orphans = [name for name in verdicts if name not in criteria]
    if orphans:
        raise ValueError(f"it judges criterion {orphans[0]!r} but does not hold it")
    return tuple(Line(criteria[name], verdicts[name]) for name in criteria if name in verdicts)


def _once(known: dict, pairs, what: str) -> dict:
    for name, value in pairs:
        if name in known:
            raise ValueError(f"it holds {what} {name!r} twice")
        known[name] = value
    return known


def not_judged(audit: Audit) -> tuple[Criterion, ...]:
    """Criteria that the audit holds and gives no verdict on: a report must say so."""
    judged = {verdict.criterion for verdict in audit.verdicts}
    return tuple(criterion for criterion in audit.criteria if criterion.id not in judged)


def score(lines: tuple[Line, ...]) -> Score:
    """The weighted score of some lines: critical 3, major 2, minor 1; met 1, partly .5, not found 0.

    Check by hand and does not apply are counted, and add nothing to either side.
    """
    scored = [line for line in lines if line.verdict.outcome in HALVES]
    halves = sum(line.criterion.weight.points * HALVES[line.verdict.outcome] for line in scored)
    counted = Counter(line.verdict.outcome for line in lines)
    return Score(
        earned=halves / 2,
        possible=sum(line.criterion.weight.points for line in scored),
        counts=tuple((outcome, counted[outcome]) for outcome in Outcome),
    )


def overall(audit: Audit) -> Score:
    """The score over every criterion judged."""
    return score(paired(audit))


def section_scores(audit: Audit) -> tuple[SectionScore, ...]:
    """One score a section, in the audit's order of sections; criteria of no known section come last."""
    lines = paired(audit)
    known = {letter for letter, _ in audit.sections}
    groups = [
        (letter, title, tuple(line for line in lines if line.criterion.section == letter))
        for letter, title in audit.sections
    ]
    groups.append(("", "", tuple(line for line in lines if line.criterion.section not in known)))
    return tuple(SectionScore(letter, title, found, score(found)) for letter, title, found in groups if found)


def critical_by_hand(lines: tuple[Line, ...]) -> int:
    """How many critical criteria are left to a person."""
    by_hand = (line.criterion for line in lines if line.verdict.outcome is Outcome.REVIEW)
    return sum(criterion.weight is Weight.CRITICAL for criterion in by_hand)


def critical_not_met(audit: Audit) -> tuple[Line, ...]:
    """Critical criteria that were not found, in the catalogue's order."""
    return _ranked(paired(audit), Weight.CRITICAL, Outcome.NOT_MET)


def first_things(audit: Audit, most: int = 5) -> tuple[Line, ...]:
    """Up to `most` lines to act on: critical not found, critical partly met, major not found, then the rest."""
    lines = paired(audit)
    return tuple(line for weight, outcome in URGENCY for line in _ranked(lines, weight, outcome))[:most]


def _ranked(lines: tuple[Line, ...], weight: Weight, outcome: Outcome) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.criterion.weight is weight and line.verdict.outcome is outcome)
