"""A number in a table in, the post or body that its column's head names out."""

import re

from auditor.evidence.facts.lines import Lines
from auditor.evidence.facts.roles import find_roles
from auditor.model.document import BlockKind
from auditor.model.verdict import Fact

_BY_DAY = re.compile(r"\W*(?:office|working|normal|day)[ -]?(?:time|hours)|\W*(?:week-?days?\b|in hours|mon\w* to fri)")
_AREA = re.compile(r"\W*(?:local |which |the |your |child's )*(?:authority|council|area|borough|county|district)\b")
_AFTER_HOURS = re.compile(r"out[ -]of[ -]|after[ -]hours|lado\b|weekend|duty")


def by_column(lines: Lines, number: Fact) -> tuple[str, int, int] | None:
    """(role, start, end) where the head of a number's column says whom it reaches."""
    if lines.kind(number.sentence) is not BlockKind.ROW:
        return None
    column = lines.column(number.sentence, number.span.start)
    found = find_roles(column)
    if not found and _BY_DAY.match(column) and _of_areas(lines.document.sentences[number.sentence].header):
        return "children's services", number.span.start, number.span.end
    return (found[0].role, number.span.start, number.span.end) if found else None


def _of_areas(header: tuple[str, ...]) -> bool:
    """Whether a table lists councils with their hours: "Authority | Office hours | Out of hours | LADO"."""
    heads = [head.casefold() for head in header]
    return bool(heads) and bool(_AREA.match(heads[0])) and any(_AFTER_HOURS.search(head) for head in heads[1:])
