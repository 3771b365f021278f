"""An Evaluation in, its HTML page and its JSON text out."""

import json
from dataclasses import asdict, fields

from auditor.model import Evaluation, Figures, Outcome
from auditor.report.drawing import draw
from auditor.report.messages import OUTCOME_WORDS
from auditor.report.record import without_halves
from auditor.report.wording import say

QUOTES = 4  # of each side of a disagreement; all are in the JSON
_COLUMNS = ("MET", "PARTIAL", "NOT_MET", "REVIEW", "NOT_APPLICABLE", "none")


def evaluation_json(evaluation: Evaluation) -> str:
    """The whole evaluation as JSON, indent 1, in field order; same evaluation, same text."""
    return without_halves(json.dumps(asdict(evaluation), indent=1, ensure_ascii=False, allow_nan=False)) + "\n"


def evaluation_page(evaluation: Evaluation) -> str:
    """The page as one HTML text: totals, the confusion table, each criterion, every disagreement with both quotes."""
    ranges = {i.figure: i for i in evaluation.intervals}
    figures = [(f.name, getattr(evaluation.total, f.name), ranges.get(f.name)) for f in fields(Figures)]
    right = evaluation.total.decided - len(evaluation.disagreements)
    return draw(
        "evaluation.html.j2",
        found=evaluation,
        right=right,
        figures=figures,
        number=number,
        outcome_name=outcome_name,
        columns=_COLUMNS,
        quotes=QUOTES,
    )


def number(value: float | int | None) -> str:
    """A figure in words for people: counts whole, shares with three places, "none" where there is none."""
    if value is None:
        return say("eval_none")
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def outcome_name(value: str) -> str:
    """An outcome's words; "none" is where the tool gave no verdict."""
    return say("eval_no_verdict") if value == "none" else OUTCOME_WORDS[Outcome(value)]
