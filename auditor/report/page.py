"""An Audit in, one self-contained HTML page for its centre out."""

import base64
import hashlib
import re
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from auditor.model import Audit, FactFound, FactKind, Note, NoteCode, Outcome, Weight
from auditor.report import messages, wording
from auditor.report.score import (
    Line,
    Score,
    critical_not_met,
    first_things,
    not_judged,
    overall,
    paired,
    section_scores,
)

FACTS_A_KIND = 4  # of one kind; the rest are counted

# Of one criterion on the page; what is left out is counted there, and is whole in the JSON.
MOST = {"quotes": 8, "nearest": 3, "headings": 20}

# Remarks that bear on what may be believed, so they stand at the top and not only at the end.
HEED = (
    NoteCode.PAGE_UNREAD, NoteCode.PAGE_FROM_PICTURE, NoteCode.HIDDEN_TEXT, NoteCode.LOOK_ALIKE,
    NoteCode.TRACKED_CHANGES, NoteCode.PICTURE_TEXT, NoteCode.WELSH,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row of the facts table: what, as found, where; `more` counts the rows left out after it."""

    label: str
    value: str
    place: str
    more: int = 0


def centre_page(audit: Audit) -> str:
    """The page as one HTML text without script or outside address. Raises ValueError as `score.paired` does."""
    return draw("centre.html.j2", **_context(audit))


def draw(template: str, **context) -> str:
    """A template of this room filled in, with the stylesheet inside and a policy that allows that style and no more."""
    room = environment()
    style = room.loader.get_source(room, "style.css")[0].replace("\r\n", "\n")
    return room.get_template(template).render(style=style, csp=content_policy(style), **context)


def content_policy(style: str) -> str:
    """The Content-Security-Policy that allows exactly this stylesheet."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def environment() -> Environment:
    """Jinja with everything escaped, nothing undefined allowed, and our words at hand."""
    room = Environment(
        loader=PackageLoader("auditor.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    room.filters |= {"shown": wording.shown, "named": wording.named, "day": wording.day, "points": wording.points}
    room.globals |= {
        "say": wording.say, "parts": wording.parts, "place": wording.place, "places": wording.places,
        "outcome_words": messages.OUTCOME_WORDS, "weight_words": messages.WEIGHT_WORDS,
        "stance_words": messages.STANCE_WORDS, "note_words": messages.NOTE_WORDS,
        "language": messages.LANGUAGE, "most": MOST, "Outcome": Outcome,
    }  # fmt: skip
    return room


def _context(audit: Audit) -> dict:
    lines = paired(audit)
    total = overall(audit)
    return {
        "audit": audit,
        "lines": lines,
        "total": total,
        "bar": stacked_bar(total),
        "sections": section_scores(audit),
        "critical": critical_not_met(audit),
        "critical_by_hand": _critical_by_hand(lines),
        "first": first_things(audit),
        "unchecked": not_judged(audit),
        "anchors": anchors(audit),
        "asks": {line.criterion.id: {e.name: e.asks for e in line.criterion.elements} for line in lines},
        "many": len(audit.sources) > 1,
        "unread": tuple(source for source in audit.sources if source.unreadable),
        "heed": _heed(audit),
        "dates": policy_dates(audit),
        "facts": fact_rows(audit),
    }


def _critical_by_hand(lines: tuple[Line, ...]) -> int:
    by_hand = (line.criterion for line in lines if line.verdict.outcome is Outcome.REVIEW)
    return sum(criterion.weight is Weight.CRITICAL for criterion in by_hand)


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


def policy_dates(audit: Audit) -> tuple[str, ...]:
    """The dates that the policy gives itself, each with what it is."""
    wanted = ("reviewed", "approved", "adopted", "issued")
    dated = [f for f in audit.facts if f.fact.kind is FactKind.DATE and f.fact.detail in wanted]
    return tuple(dict.fromkeys(f"{wording.fact_label(f)} {wording.fact_value(f)}" for f in dated))


def fact_rows(audit: Audit) -> tuple[FactRow, ...]:
    """The facts card: by kind in the page's order, the same fact once, a few of each kind and the rest counted."""
    many = len(audit.sources) > 1
    groups: dict[str, dict[str, FactFound]] = {}
    for found in sorted(_worth_showing(audit.facts), key=_fact_order):
        groups.setdefault(wording.fact_label(found), {}).setdefault(wording.fact_value(found), found)
    rows = []
    for label, values in groups.items():
        kept = list(values.items())[:FACTS_A_KIND]
        rows += [FactRow(label, value, wording.place(found, many)) for value, found in kept]
        if len(values) > len(kept):
            rows.append(FactRow(label, "", "", more=len(values) - len(kept)))
    return tuple(rows)


def _worth_showing(facts: tuple[FactFound, ...]) -> list[FactFound]:
    owned = {f.fact.value for f in facts if f.fact.kind is FactKind.CONTACT}
    bare = (FactKind.PHONE, FactKind.EMAIL)
    return [f for f in facts if not (f.fact.kind in bare and f.fact.value in owned)]


def _fact_order(found: FactFound) -> int:
    order = list(messages.FACT_WORDS)
    exact = (found.fact.kind, found.fact.detail)
    return order.index(exact if exact in messages.FACT_WORDS else (found.fact.kind, ""))
