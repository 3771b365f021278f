"""Verdicts whose right answers are known in, what makes a verdict likely to be wrong out."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from auditor.doubt import ASKED, FORM, Doubts, known
from auditor.model import LEVEL, Audit, Circumstances, Failure, Labelled, Outcome

HOLD = 0.5  # logistic regression: how freely points are given
FOLDS = 10
STEPS = 3000
_COUNTED = ("verdicts", "right", "asked", "asked_right")


@dataclass(frozen=True, slots=True)
class Known:
    """A verdict's circumstances, the policy that it is about, and whether an expert said the same."""

    policy: str
    circumstances: Circumstances
    right: bool


class BadVerdicts(ValueError):
    """Verdicts that cannot be learned from: the message names the file and the line."""


def lines_of(judged: Sequence[tuple[Labelled, Audit | tuple[Failure, ...]]]) -> Iterator[str]:
    """A line of JSON for each verdict that can be compared with a label; policies are numbered and not named."""
    for number, (labelled, result) in enumerate(judged, 1):
        labels = {label.criterion: label.outcome for label in labelled.labels}
        for verdict in result.verdicts if isinstance(result, Audit) else ():
            it, label = verdict.circumstances, labels.get(verdict.criterion)
            if it is not None and label in LEVEL:
                yield json.dumps({"policy": number, **asdict(it), "right": it.outcome == label})


def read_verdicts(folder: Path) -> tuple[Known, ...]:
    """Every verdict of `folder/*.jsonl`, in order. Raises BadVerdicts."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            try:
                one = json.loads(line)
                policy, right = f"{path.stem} {one.pop('policy')}", bool(one.pop("right"))
                found.append(Known(policy, Circumstances(**{**one, "outcome": Outcome(one["outcome"])}), right))
            except (ValueError, KeyError, TypeError, AttributeError) as bad:
                raise BadVerdicts(f"{path}, line {number}: not a verdict ({bad})") from None
    if not found:
        raise BadVerdicts(f"{folder}: no .jsonl file with verdicts here")
    return tuple(found)


def fit(verdicts: Sequence[Known]) -> Doubts:
    """A logistic regression on what is known of each verdict."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    names = DictVectorizer()
    seen = names.fit_transform([dict.fromkeys(known(one.circumstances), 1.0) for one in verdicts])
    model = LogisticRegression(C=HOLD, max_iter=STEPS).fit(seen, [not one.right for one in verdicts])
    points = zip(names.get_feature_names_out(), model.coef_[0], strict=True)
    return Doubts(round(float(model.intercept_[0]), 3), {name: round(float(given), 3) for name, given in points})


def measured(verdicts: Sequence[Known]) -> dict[str, dict[str, int]]:
    """Each set's verdicts: all, right, asked about, and right among these, with points that never saw their policy.

    Raises BadVerdicts where nothing can be learned from them.
    """
    from sklearn.model_selection import GroupKFold

    groups = [one.policy for one in verdicts]
    if len({one.right for one in verdicts}) < 2 or len(set(groups)) < 2:
        raise BadVerdicts("Nothing can be learned without right and wrong ones, of two policies or more.")
    figures: dict[str, dict[str, int]] = {}
    for learn, test in GroupKFold(n_splits=min(FOLDS, len(set(groups)))).split(verdicts, groups=groups):
        doubts = fit([verdicts[n] for n in learn])
        for one in (verdicts[n] for n in test):
            own = figures.setdefault(one.policy.rpartition(" ")[0], dict.fromkeys(_COUNTED, 0))
            asked = doubts.share(one.circumstances) >= ASKED
            for key, counts in zip(_COUNTED, (True, one.right, asked, asked and one.right), strict=True):
                own[key] += counts
    return dict(sorted(figures.items()))


def write(doubts: Doubts, figures: dict[str, dict[str, int]], verdicts: Iterable[Known], folder: Path) -> None:
    """`doubts.json`: the points, what they were learned from and what was measured."""
    import sklearn

    learned = "\n".join(f"{one.policy} {one.right} {list(known(one.circumstances))}" for one in verdicts)
    header = {
        "form": FORM,
        "verdicts_sha256": hashlib.sha256(learned.encode()).hexdigest(),
        "scikit-learn": sklearn.__version__,
        "asked_from": ASKED,
        "measured": figures,
        "base": doubts.base,
        "points": doubts.points,
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "doubts.json").write_text(json.dumps(header, indent=1) + "\n", encoding="utf-8", newline="\n")
