"""Lines, a number and people in, the person whom "she" or "her" before the number means out."""

import re

from auditor.evidence.facts.lines import Lines
from auditor.evidence.facts.people import NAME, TITLE
from auditor.model.verdict import Fact

NEAR = 160  # letters between the start of a sentence and a number that a pronoun in it gives to somebody
SHORT = 50  # letters of a line that is a label and a name, "Safeguarding: Ann Bell"
NEAR_NAME = 12  # letters before a name in which "when" makes it the one who may be away
_AWAY = re.compile(r"\b(?:when|whenever|if|while|unless|until)\s+$", re.I)
_SHE = re.compile(r"\b(?:(?:she|he)(?: is|'s| can| may)|(?:her|his) (?:\w+ ){0,2}?(?:number|mobile|phone|telephone|"
                  r"e-?mail|line)|"
                  r"(?:her|his) (?:job|role|task) (?:here )?is to (?:take|answer)|"
                  r"(?:she|he) (?:takes (?:calls|it)|answers|picks up|carries)\b|"
                  r"(?:ring|call|reach|get|contact|text|phone|e-?mail|find|get hold of) (?:her|him))\b")
_OTHERS = re.compile(r"\b(?:cannot|can't|not|n't|if (?:she|he)|council)\b|\b(?:ring|call|tell|contact|inform)s "
                     r"(?!(?:her|him) )|\b(?:parent|mother|father|child)\b")


def by_pronoun(lines: Lines, number: Fact, people: tuple[Fact, ...]) -> tuple[str, int, int] | None:
    """The post of the person spoken of just before: "Ann Bell is our lead. ... She can be reached on ..."."""
    start = lines.span(number.sentence).start
    if number.span.start - start > NEAR:
        return None
    said = lines.folded[start : number.span.start]
    if not _SHE.search(said) or _OTHERS.search(said) or NAME.search(lines.document.text, start, number.span.start):
        return None
    for line in range(number.sentence - 1, max(number.sentence - 5, -1), -1):
        if lines.section(line) != lines.section(number.sentence):
            return None
        words = lines.document.quote(lines.span(line))
        spoken = [(place, fact) for fact in people for name in called(fact.value) if (place := words.find(name)) >= 0]
        opens = NAME.match(words)
        if spoken:
            first = min(spoken, key=lambda pair: pair[0])[1]
            return None if opens and first.value.split()[0] not in opens.group() else (
                first.detail, start, number.span.end)
        if opens:
            return None
    return None


def opened_by(lines: Lines, line: int, people: tuple[Fact, ...]) -> str:
    """The post of the only person named in a sentence that her name opens, or in a short line."""
    words = lines.document.quote(lines.span(line))
    if len(NAME.findall(words)) > 1:
        return ""
    short = len(words) < SHORT
    posts = (fact.detail for fact in people if fact.detail != "other" and (
        words.startswith(called(fact.value)) or (short and fact.value in words)))
    return next(posts, "")


def called(name: str) -> tuple[str, ...]:
    """A person's name and, without a title, the first name alone."""
    first = name.split()[0]
    return () if name == "I" else (name, first) if len(first) > 2 and not TITLE.fullmatch(first) else (name,)


def named_at(text: str, name: str) -> int:
    """Where somebody is last named and not as the one who may be away ("steps in when Bex is ill: 0..."), or -1."""
    place = text.rfind(name)
    while place >= 0 and _AWAY.search(text, max(0, place - NEAR_NAME), place):
        place = text.rfind(name, 0, place)
    return place
