"""The kept scores of evaluations in, how often each kind of verdict was right out; and the file's text."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter

from auditor.model import Evaluation, Manner, Measured, Outcome, Reliability

ENOUGH = 10  # verdicts of one kind on labelled documents; with fewer we say that it is not measured
_COUNTS = TypeAdapter(tuple[tuple[str, Outcome, int, int], ...])


class BadScores(ValueError):
    """A scores file that cannot be used; the message says why."""


def measured_in(path: Path) -> tuple[Measured, ...]:
    """How often each outcome of each criterion was right, where there are ENOUGH verdicts of it to count.

    In any policy and in each manner. Over the sets that nobody had learned from or, where there is none, over all.
    Raises BadScores.
    """
    right: Counter = Counter()
    of: Counter = Counter()
    sets = _sets(path).values()
    for one in [one for one in sets if isinstance(one, dict) and one.get("unseen")] or sets:
        try:
            counts = _COUNTS.validate_python(one["measured"])
            manner = Manner(one.get("manner", Manner.USUAL))
        except (KeyError, TypeError, ValueError):
            raise BadScores(f"{path}: a set's `measured` is not a list of [criterion, outcome, right, of]") from None
        for criterion, outcome, good, every in counts:
            for kind in (manner,) if manner is Manner.ELSE else (None, manner):
                right[criterion, outcome, kind] += good
                of[criterion, outcome, kind] += every
    return tuple(
        Measured(criterion, outcome, Reliability(right[criterion, outcome, kind], count), kind)
        for (criterion, outcome, kind), count in of.items()
        if count >= ENOUGH
    )


def _sets(path: Path) -> dict:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8"))["sets"])
    except (ValueError, KeyError, TypeError):
        raise BadScores(f"{path}: this is no file of scores; it has an object `sets`") from None


def with_set(
    path: Path,
    name: str,
    evaluation: Evaluation,
    nameless: bool,
    unseen: bool = False,
    manner: Manner = Manner.USUAL,
) -> str:
    """The text of the scores file with one set put in or renewed; `nameless` keeps the documents' names out.

    `unseen` says that nothing had been learned from these documents, `manner` in which words they speak.
    """
    sets = _sets(path) if path.exists() else {}
    counts = [[m.criterion, m.outcome.value, m.reliability.right, m.reliability.of] for m in evaluation.measured]
    figures = {k: round(v, 4) if isinstance(v, float) else v for k, v in asdict(evaluation.total).items()}
    sets[name] = {
        "criteria": evaluation.catalogue,
        "documents": len(evaluation.documents),
        "unseen": unseen,
        "manner": manner.value,
        "figures": figures,
        "right": {} if nameless else _right(evaluation),
        "measured": counts,
    }
    return _one_a_line({"sets": dict(sorted(sets.items()))})


def _right(evaluation: Evaluation) -> dict[str, int]:
    """Each document's verdicts that agree with their label."""
    wrong = Counter(pair.document for pair in evaluation.disagreements)
    return {name: count - wrong[name] for name, count in evaluation.decided}


def _one_a_line(whole: dict) -> str:
    """JSON with a line for each innermost list, so that a change shows as the few lines that it is."""
    text = json.dumps(whole, indent=1, ensure_ascii=False)
    lines, held = [], ""
    for line in text.split("\n"):
        bare = line.strip()
        if held:
            held += bare if held.endswith("[") else " " + bare
            if bare.startswith("]"):
                lines, held = [*lines, held.replace(" ]", "]")], ""
        elif bare == "[":
            held = line
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"
