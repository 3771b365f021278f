"""A verdict and its circumstances in; the verdict, or a check by hand where such verdicts were wrong too often, out."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp
from pathlib import Path

from auditor.evidence.resembles import WEIGHTS, Likeness
from auditor.judge import came_to, outcome_of, question_of
from auditor.model import LEVEL, Circumstances, Criterion, Evidence, Outcome, Verdict

FORM = 1  # of doubts.json
ASKED = 0.49  # a share of wrong verdicts from which a person is asked; docs/classifier.md says what was measured
WHOLE = 0.95  # a score below it: the words of a passage come from more than one sentence
MANY = 3  # passages, from which more make no difference
SHOWN, LIKE = 3, 0.28  # sentences that only resemble what is asked: how many are shown, and from which score
OFTEN = (
    "Answers reached like this were too often wrong (about {often} in 10) on policies whose right answers are known. "
    "That says how far to trust this tool here, not how good the policy is."
)
MISSING = (0.1, 0.2, 0.28, 0.35)  # steps of the classifier's score, of what would raise a verdict
FOUND = (0.1, 0.2, 0.3, 0.45)  # and of what it rests on


@dataclass(frozen=True, slots=True)
class Doubts:
    """What was learned of wrong verdicts: for each thing that can be known of one, points for or against it."""

    base: float
    points: dict[str, float]

    def share(self, circumstances: Circumstances) -> float:
        """Of a hundred verdicts in such circumstances, how many hundredths were wrong."""
        total = self.base + sum(self.points.get(one, 0.0) for one in known(circumstances))
        return 1 / (1 + exp(-total))


@lru_cache(maxsize=1)
def shipped_doubts() -> Doubts | None:
    """The points that `auditor train-doubts` wrote, or None where there are none of this form."""
    return read_doubts(WEIGHTS)


def read_doubts(folder: Path) -> Doubts | None:
    """The points in a folder's `doubts.json`."""
    try:
        found = json.loads((folder / "doubts.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return Doubts(found["base"], found["points"]) if found.get("form") == FORM else None


def known(it: Circumstances) -> Iterator[str]:
    """What is known of a verdict, each thing by a name; those that the classifier tells only of a centre's policy."""
    whose = "centre" if it.of_centre else "other"
    yield f"{whose} {it.outcome}"
    yield f"{whose} {it.outcome} {it.criterion}"
    if it.missing is not None:
        yield f"{it.outcome} missing {it.missing}"
    if it.found is not None:
        yield f"{it.outcome} found {it.found}"
    if it.passages is not None:
        yield f"{it.outcome} passages {it.passages}"
    if it.pieced:
        yield f"{whose} {it.outcome} pieced"
    if it.lent:
        yield f"{it.outcome} lent"
        yield f"{it.outcome} lent {it.criterion}"


def doubted(
    criterion: Criterion,
    verdict: Verdict,
    counted: Sequence[Evidence],
    likeness: Likeness,
    suspected: Sequence[Evidence],
    of_centre: bool,
    doubts: Doubts | None,
    own: frozenset[str] | None = None,
) -> Verdict:
    """The verdict with its circumstances; a check by hand, with its reason, where such verdicts were wrong too often.

    `suspected` are sentences that only resemble what is missing: they are shown where a person is asked, never counted.
    `own` are the elements found in other documents than those that are mostly about something else; None: all.
    """
    if verdict.outcome not in LEVEL:
        return verdict
    it = circumstances(criterion, verdict.outcome, counted, likeness, of_centre, own)
    verdict = replace(verdict, circumstances=it)
    if doubts is None or (share := doubts.share(it)) < ASKED:
        return verdict
    found = frozenset(e.element for e in counted)
    likely = _likely(criterion, verdict.outcome, found, suspected)
    reason = _why(criterion, verdict, found, bool(likely), share)
    evidence = (*verdict.evidence, *likely)
    return replace(verdict, outcome=Outcome.REVIEW, reason=reason, evidence=evidence, question=question_of(criterion))


def circumstances(
    criterion: Criterion,
    outcome: Outcome,
    counted: Sequence[Evidence],
    likeness: Likeness,
    of_centre: bool,
    own: frozenset[str] | None = None,
) -> Circumstances:
    """What is known of an outcome: how much it hangs on, and how like that and what is missing are to what is asked."""
    found = frozenset(e.element for e in counted)
    level = LEVEL[outcome]
    raising = _raising(criterion, outcome, found)
    needed = [name for name in sorted(found) if _level(criterion, found - {name}, 2) < level]
    best = {(name, here): score for name, here, score in sorted(likeness)}
    missing = max((best.get((name, False), 0.0) for name in raising), default=0.0)
    rests = min((best[name, True] for name in needed if (name, True) in best), default=1.0)
    times = Counter(e.element for e in counted)
    firm = {e.element for e in counted if e.score >= WHOLE}
    return Circumstances(
        of_centre,
        criterion.id,
        outcome,
        _step(missing, MISSING) if of_centre and outcome != Outcome.MET else None,
        _step(rests, FOUND) if of_centre and outcome != Outcome.NOT_MET else None,
        min([MANY, *(times[name] for name in needed)]) if outcome != Outcome.NOT_MET else None,
        outcome != Outcome.NOT_MET and any(name not in firm for name in needed),
        own is not None and _level(criterion, own) < level,
    )


def _raising(criterion: Criterion, outcome: Outcome, found: frozenset[str]) -> list[str]:
    """The elements of which any one would raise an outcome."""
    lacking = [e.name for e in criterion.elements if e.name not in found]
    return [name for name in lacking if _level(criterion, found | {name}) > LEVEL[outcome]]


def _level(criterion: Criterion, found: frozenset[str], otherwise: int = -1) -> int:
    """How high an outcome is; `otherwise` for one that a person gives."""
    return LEVEL.get(came_to(criterion, found), otherwise)


def _step(score: float, steps: Iterable[float]) -> int:
    return sum(score >= step for step in steps)


def _likely(
    criterion: Criterion, outcome: Outcome, found: frozenset[str], suspected: Sequence[Evidence]
) -> tuple[Evidence, ...]:
    """The likest of the sentences that would raise the outcome if they said what they resemble, in their order."""
    wanting = [e for e in suspected if e.element not in found and e.score >= LIKE]
    if _level(criterion, found | {e.element for e in wanting}) <= LEVEL[outcome]:
        return ()
    least = sorted((e.score for e in wanting), reverse=True)[:SHOWN][-1]
    return tuple(e for e in wanting if e.score >= least)


def _why(criterion: Criterion, verdict: Verdict, found: frozenset[str], likely: bool, share: float) -> str:
    """Why nothing was decided: what it would have been, what hangs it, and how often the like was wrong."""
    it = verdict.circumstances
    said = outcome_of(criterion, found)[1]
    before = verdict.reason.removesuffix(said)
    would = "not found" if it.outcome == Outcome.NOT_MET else it.outcome.words.lower()
    reasons = [f"{before}Not settled. By what was recognised it would be “{would}”."]
    raising = set(_raising(criterion, it.outcome, found))
    asks = [e.asks.rstrip(".") for e in criterion.elements if e.name in raising]
    if asks:
        reasons.append(f"Not recognised: {'; '.join(asks)}.")
    elif it.outcome != Outcome.MET:
        reasons.append(said)
    if likely:
        reasons.append("A passage may say it in other words.")
    if it.lent:
        reasons.append("It hangs on a document that is mostly about something else.")
    if it.pieced:
        reasons.append("It hangs on words pieced together from more than one sentence.")
    elif it.found == 0:
        reasons.append("A passage that it hangs on is unlike those that say it in other policies.")
    return " ".join([*reasons, OFTEN.format(often=min(round(10 * share), 9))])
