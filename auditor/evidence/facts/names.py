"""Lines in, what the organisation calls itself out."""

import re
from collections.abc import Iterator
from itertools import islice

from auditor.evidence.facts.lines import Lines
from auditor.model.document import BlockKind, Span
from auditor.model.verdict import Fact, FactKind

MOST = 8  # places kept; the first are the clearest
REACH = 300  # characters of a sentence in which an organisation names itself
_COMMON = re.compile(
    r"^(?:The )?(?:NSPCC|NACCC|Cafcass|CAFCASS|Ofsted|OFSTED|LADO|MASH|MARAT|DSL|DSO|DBS|CCTV|SCR|Childline|Police|"
    r"Government|Department|Disclosure|Local|Children|Child|Parents?|Staff|Volunteers?|Abuse|Neglect|Safeguarding|"
    r"Designated|Manager|Lead|Trustees|Committee|Contact|If|When|Where|What|How|Who|Why|This|That|These|Those|It|They|"
    r"He|She|You|We|I|All|Any|Each|Every|No|Some|There|Everyone|Everybody|Anyone|Nobody|Our|Your|Policy|Procedure|"
    r"Service|Organisation|Charity|Centre|Club|School|Council|Court|Act|Working|Keeping|Data|Domestic|Emotional|Sexual|"
    r"Physical|EVENTS|Partnership|Board|Headteacher|Governing|Registered|Welfare|Coordinator|Co-ordinator|Chair)\b"
)
_CAPITAL = r"[A-Z(][\w'’&)-]*"
_NAME = rf"(?:The )?[A-Z][\w'’&-]*(?: (?:(?:of|and|in|on|&|the) ){{0,2}}{_CAPITAL}){{0,6}}"
_BODY = re.compile(r"\b(?:Church|Chapel|Fellowship|Ministries|Mission|Kirk|Academy|Hall|House|Studios?|Playgroup|Hub|"
                   r"Bridge|Project|Foundation|Network|Collective|Baptist|Cathedral|Abbey|Priory|Minster)$")
_SPEAKS = re.compile(
    rf"(?P<name>{_NAME}) (?:is (?:fully |strongly |wholly |firmly )?(?:committed|run|dedicated|accredited|a (?:"
    r"registered|private|small|company|charity|supported|supervised|community|voluntary|family|child))|are committed|"
    r"recogni[sz]es?|believes?|acknowledges?|aims? to|has a (?:duty|responsibility|moral)|exists|offers|provides|takes|"
    r"works|holds overall|fully)\b"
)
_ITS_POLICY = re.compile(
    r"(?:policy|commitments?|statement|behalf|everyone|everybody|anyone|anybody|staff|volunteers|members)\b"
    rf"[a-z ,]{{0,40}} (?:of|at|by|for) (?:the )?(?P<name>{_NAME})"
)


def find_names(lines: Lines) -> tuple[Fact, ...]:
    """ORGANISATION: value a name by which the policy's own organisation speaks of itself, in the order of the text."""
    return tuple(islice(_found(lines), MOST))


def is_body(name: str, own: tuple[Fact, ...]) -> bool:
    """Whether a name that looks like a person's ("Linden Church") is that of the policy's own organisation."""
    return bool(_BODY.search(name)) and any(fact.value.startswith(name) for fact in own)


def _found(lines: Lines) -> Iterator[Fact]:
    for line, sentence in enumerate(lines.document.sentences):
        if sentence.hidden or sentence.kind in (BlockKind.FURNITURE, BlockKind.ROW):
            continue
        start = sentence.span.start
        text = lines.document.text[start : min(sentence.span.end, start + REACH)].replace("\n", " ")
        found = _SPEAKS.match(text) or _ITS_POLICY.search(text)
        if found and not _COMMON.match(found["name"]):
            span = Span(start + found.start("name"), start + found.end("name"))
            yield Fact(FactKind.ORGANISATION, found["name"], span, line, "own")
