"""Lines, names and numbers in, the lead who writes "I am the safeguarding lead" and "ring me on ..." out."""

import re

from auditor.evidence.facts.lines import Lines
from auditor.evidence.facts.prose import person
from auditor.model.document import Span
from auditor.model.verdict import Fact, FactKind

_I_AM = re.compile(
    r"\b(?:i am|i'm|i act as|i will act as|i, [\w' -]{3,40}, am)(?: also)?(?: the| a| your|"
    r" my own)? (?:\w+ ){0,2}?(?:designated|safeguarding|dsl|lead|child protection)"
    r"|\bi am the (?:only|sole) (?:person|worker|practitioner|member)|\bi work (?:alone|on my own)|\bas (?:a|"
    r"the) (?:sole|lone) (?:worker|trader|practitioner)"
    r"|\bi(?:, [\w' -]{3,40},)? (?:look after|lead on|handle|deal with|see to|am in charge of) (?:the |all |our )?"
    r"(?:safeguarding|child protection)"
    r"|\bi have (?:the )?(?:sole|overall|lead) responsibility for (?:safeguarding|child protection)"
)
_MY_NAME = re.compile(r"\b(?:my name is|i am|i'm|i,|childminder(?:'s)? name ?[:|]?|childminder ?[:|]|created by|"
                      r"written by|author ?[:|]|"
                      r"prepared by|signed ?:?|name ?[:|]|tutor ?[:|]|proprietor ?[:|]) *$")
_MY_TRADE = re.compile(r" ?[,(-] ?(?:\w+ )?(?:childminder|nanny|tutor|sole trader)")
_REACH_ME = re.compile(
    r"\b(?:i (?:can|may) (?:always )?be (?:reached|contacted|rung|called|phoned|telephoned|e-?mailed|found)"
    r"|i am (?:always )?(?:reachable|available|on)|(?:reach|contact|ring|call|phone|telephone|text|e-?mail) me"
    r"|my (?:own |direct |mobile |work |telephone |phone |e-?mail )*(?:number|mobile|line|phone|e-?mail"
    r"|address))\b[^.;|]{0,60}$"
)


def find_author(lines: Lines, names: list[re.Match]) -> tuple[Fact, ...]:
    """The lead who writes in the first person: by name where the text gives it, else as "I"."""
    found = _I_AM.search(lines.folded)
    if found is None:
        return ()
    for name in names:
        before = lines.folded[max(0, name.start() - 40) : name.start()]
        if _MY_NAME.search(before) or _MY_TRADE.match(lines.folded, name.end()):
            return (person(lines, name, "lead"),)
    return (Fact(FactKind.PERSON, "I", Span(*found.span()), lines.at(found.start()), "lead"),)


def reaches_author(lines: Lines, since: int, number: Fact) -> bool:
    """Whether the words from `since` to a number say "ring me on" in a text whose author is the lead."""
    said = _REACH_ME.search(lines.folded, since, number.span.start)
    return said is not None and _I_AM.search(lines.folded) is not None
