"""The dates of a policy in, those told by a meeting's minutes ("resolved to adopt it") or from the last on out."""

import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.evidence.facts.events import DONE
from auditor.evidence.facts.lines import Lines
from auditor.evidence.facts.periods import MONTHS
from auditor.model.document import Span
from auditor.model.verdict import Fact, FactKind

_MEETING = re.compile(r"\b(?:minutes?|meeting|session) (?:\d+ )?(?:of|from|held|on)\b|\bminutes?\b|\bmeeting,")
_TAKEN = re.compile(  # what a meeting decides of the text that its minutes hold or come with
    r"\b(?:resolved|agreed|decided|carried|unanimous(?:ly)?)\b[^.;]{0,60}\b(?:the following|"
    r"this (?:policy|document|text)|the (?:\w+ )?policy (?:below|as set out|that follows))\b"
    r"|\b(?:accept|adopt|approve|agree)(?:ed|d|s)? (?:it|this|the following|these \w+)(?: \w+)? (?:as|to be) "
    r"(?:our|the|its) (?:\w+ ){0,4}?(?:policy|rules|procedures?)\b"
    r"|\bthe following (?:was|is|be) (?:adopted|approved|agreed)\b"
)
_AGAIN = re.compile(
    r"\b(?:(?:brought|comes?|coming|taken|sent|goes|go) back(?: to (?:\w+ ){1,4}?|(?: here)? )"
    r"(?:next year|(?:in|after) (?:a year|twelve months|12 months)|(?:a year|twelve months|12 months) from now|"
    r"(?:this|the same) time next year)\b|"
    r"(?:looks?|looked|go|goes|gone|reads?|reviews?|reviewed|revisits?) (?:(?:at|through|over) )?"
    r"(?:it|this|this (?:policy|document|sheet|handbook)|the policy|these rules) again "
    rf"(?:(?:in |by )?next (?P<month>{'|'.join(MONTHS)})(?! \d)"
    r"|(?:in|after) (?P<count>three|six|nine|twelve|\d{1,2}) months?\b|(?:in|after) a year\b))"
)
_COUNTS = {"three": 3, "six": 6, "nine": 9, "twelve": 12}


def adopted_at_a_meeting(lines: Lines, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The date of a meeting is the policy's own where its minutes say that the meeting took this text as its policy."""
    taken = _TAKEN.search(lines.folded)
    held = [fact for fact in facts if taken and fact.detail == "" and fact.precision == "day"
            and fact.span.start < taken.start() and _MEETING.search(lines.words(fact.sentence))]
    return tuple(replace(fact, detail="approved") if held and fact is held[-1] else fact for fact in facts)


def from_then_on(lines: Lines, facts: tuple[Fact, ...]) -> Iterator[Fact]:
    """Each such review, where a month is known in which the policy was last reviewed, approved or issued."""
    done = [fact for fact in facts if fact.detail in DONE and fact.precision != "year"]
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
