"""The dates of a policy in, the next review that is told from the last on ("again next May", "in six months") out."""

import re
from collections.abc import Iterator

from auditor.evidence.facts.lines import Lines
from auditor.evidence.facts.periods import MONTHS
from auditor.model.document import Span
from auditor.model.verdict import Fact, FactKind

_AGAIN = re.compile(
    r"\b(?:looks?|looked|go|goes|gone|reads?|reviews?|reviewed|revisits?) (?:(?:at|through|over) )?"
    r"(?:it|this|this (?:policy|document|sheet|handbook)|the policy|these rules) again "
    rf"(?:(?:in |by )?next (?P<month>{'|'.join(MONTHS)})(?! \d)"
    r"|(?:in|after) (?P<count>three|six|nine|twelve|\d{1,2}) months?\b|(?:in|after) a year\b)"
)
_COUNTS = {"three": 3, "six": 6, "nine": 9, "twelve": 12}


def from_then_on(lines: Lines, facts: tuple[Fact, ...]) -> Iterator[Fact]:
    """Each such review, where a month is known in which the policy was last reviewed, approved or issued."""
    done = [fact for fact in facts if fact.detail in ("reviewed", "approved", "issued") and fact.precision != "year"]
    last = max((fact.value for fact in done), default="")
    for found in _AGAIN.finditer(lines.folded) if last else ():
        line = lines.at(found.start())
        ahead = _COUNTS.get(found["count"]) or int(found["count"]) if found["count"] else 12
        if found["month"]:
            ahead = (MONTHS.index(found["month"]) + 1 - int(last[5:7]) - 1) % 12 + 1
        month = int(last[:4]) * 12 + int(last[5:7]) - 1 + ahead
        if not lines.hidden(line):
            span = Span(found.start(), found.end())
            yield Fact(FactKind.DATE, f"{month // 12}-{month % 12 + 1:02d}", span, line, "next", "month")
