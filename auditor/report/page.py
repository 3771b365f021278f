"""An Audit in, one self-contained HTML page for its centre out."""

import re
from urllib.parse import quote

from auditor.model import Audit, Note, NoteCode, Outcome
from auditor.report import card
from auditor.report.article import article
from auditor.report.certificate import to_read
from auditor.report.differing import differences
from auditor.report.drawing import draw
from auditor.report.filled import Kind, fill, known
from auditor.report.placing import home
from auditor.report.route import route
from auditor.report.score import (
    Line,
    Score,
    critical_by_hand,
    critical_not_met,
    first_things,
    not_judged,
    overall,
    paired,
    section_scores,
)
from auditor.report.strip import strips

# Remarks that bear on what may be believed, so they stand at the top and not only at the end.
HEED = (
    NoteCode.PAGE_UNREAD, NoteCode.PAGE_FROM_PICTURE, NoteCode.HIDDEN_TEXT, NoteCode.LOOK_ALIKE,
    NoteCode.TRACKED_CHANGES, NoteCode.PICTURE_TEXT, NoteCode.WELSH, NoteCode.MATTER,
    NoteCode.MOSTLY_ELSE, NoteCode.PLAIN,
)  # fmt: skip
READ, DIFFER = 2, 12  # passages to read for a question, and disagreements shown; the record holds the rest


def centre_page(audit: Audit, committee: str = "") -> str:
    """The page as one HTML text without script or outside address; `committee` is the address of its summary, if any.

    Raises ValueError as `score.paired` does.
    """
    return draw("centre.html.j2", **_context(audit), committee=quote(committee))


def _context(audit: Audit) -> dict:
    lines = paired(audit)
    known = {line.criterion.id: line for line in lines}
    places, many = anchors(audit), len(audit.sources) > 1
    headings = max((line.verdict.looked_in for line in lines), key=len, default=())
    return _answer(audit, lines) | _facts(audit) | {
        "audit": audit,
        "lines": lines,
        "sections": section_scores(audit),
        "first": first_steps(audit, 5),
        "differ": differences(audit),
        "route": route(audit),
        "strips": strips(audit),
        "anchors": places,
        "articles": {name: article(line, places[name], headings, many) for name, line in known.items()},
        "headings": headings,
        "by_hand": [(line, to_read(line, READ)) for line in lines if line.verdict.outcome is Outcome.REVIEW],
        "many": many,
        "most_differ": DIFFER,
    }  # fmt: skip


def _answer(audit: Audit, lines: tuple[Line, ...]) -> dict:
    total = overall(audit)
    return {
        "total": total,
        "bar": stacked_bar(total),
        "critical": critical_not_met(audit),
        "critical_by_hand": critical_by_hand(lines),
        "unchecked": not_judged(audit),
        "unread": tuple(source for source in audit.sources if source.unreadable),
        "heed": _heed(audit),
    }


def _facts(audit: Audit) -> dict:
    return {
        "dates": card.policy_dates(audit),
        "review": card.review(audit),
        "people": card.people(audit),
        "numbers": card.numbers(audit),
        "terms": card.terms(audit),
        "quality": (*card.quality(audit), *card.measures(audit)),
        "other_facts": card.other_facts(audit),
    }


def first_steps(audit: Audit, most: int) -> tuple[dict, ...]:
    """What to do first: each line with the act, the rest of the advice, words with the facts in, and where they go."""
    facts = known(audit)
    steps = []
    for line in first_things(audit, most):
        act, _, rest = line.criterion.advice.strip().partition(". ")
        path = home(line)
        words = fill(line.criterion.model_wording.strip(), facts)
        steps.append({
            "line": line, "act": act.rstrip(".") + ".", "rest": rest.strip(), "words": words,
            "filled": any(kind is Kind.FILLED for kind, _ in words), "heading": path[-1] if path else "",
        })  # fmt: skip
    return tuple(steps)


def _heed(audit: Audit) -> tuple[tuple[str, Note], ...]:
    named_pages = {(source.name, page) for source in audit.sources for page in source.unreadable}
    return tuple(
        (name, note) for name, note in audit.notes
        if note.code in HEED and not (note.code is NoteCode.PAGE_UNREAD and (name, note.page) in named_pages)
    )  # fmt: skip


def stacked_bar(total: Score) -> tuple[tuple[Outcome, int, float, float], ...]:
    """(outcome, how many, left, width) of each part of the bar, in hundredths of its width; empty parts left out."""
    shown = [o for o in Outcome if o is not Outcome.NOT_APPLICABLE and total.count(o)]
    left, bar = 0.0, []
    for outcome in shown:
        width = 100 * total.count(outcome) / total.applicable
        bar.append((outcome, total.count(outcome), round(left, 2), round(width, 2)))
        left += width
    return tuple(bar)


def anchors(audit: Audit) -> dict[str, str]:
    """A name for each criterion's place on the page: from its id, and never the same twice."""
    given: dict[str, str] = {}
    for criterion in audit.criteria:
        name = "criterion-" + re.sub(r"[^A-Za-z0-9]+", "-", criterion.id).strip("-")
        while name in given.values():
            name += "-again"
        given[criterion.id] = name
    return given
