"""Lines in, the marks of document control out: version, owner, approver, signature."""

import re

from auditor.evidence.facts.lines import Lines
from auditor.model.document import BlockKind, Span
from auditor.model.verdict import Fact, FactKind

_BODY = (r"(?:(?:the |our |its |board of |full |whole |management |executive )*(?:trustees|committee|board|directors?|governors|governing body|council|"
         r"management|chair(?:person|man|woman)?|chief executive|ceo|headteacher|head teacher|registered manager|proprietor|owner|circuit meeting|meeting|church council|pcc|senior leadership team|responsible individual|managing director)\b)")
_VALUE = r"(?P<{0}>[^\s|:;,.(\[_<…][^|;\n.\[_<…]{{1,80}})"
_MARKS = re.compile("|".join((
    r"(?P<version>\b(?:version|ver|issue|revision|rev|edition)(?: control)?(?: number| no)?\.? ?[:|#-]? ?(?=[\w.]*\d)(?!(?:19|20)\d\d\b)(?:[a-z]{1,5}-?)?\d[\w.]*"
    r"|\bv\.? ?\d{1,3}(?:\.\d+)*\b(?! [a-z]+ v\b)|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)) (?:edition|version|revision|issue)\b)",
    r"\b(?P<history>(?:revision|version|amendment|change|document|review) (?:history|log|control|record)|amendment (?:log|sheet)|record of (?:changes|amendments|revisions|reviews)|history of (?:changes|amendments))\b",
    r"\b(?:(?:policy|document|procedure)(?:'s)? (?:owner|author|lead|holder|sponsor|originator|written by)|owners?(?= ?[:|-])|authors?(?= ?[:|-])|written by|prepared by|drafted by|created by|compiled by|produced by|originator|policy lead|owned by|author(?:ed by)|"
    r"maintained by|person responsible for (?:the|this) policy|responsible for (?:the )?(?:updating|reviewing|review of|maintaining|revising|initiating the review)) ?[:|-]? ?(?:is |are )?" + _VALUE.format("owner"),
    r"\b(?:approved|agreed|ratified|adopted|authori[sz]ed|endorsed|accepted|passed|signed off|reviewed and approved)(?: and (?:approved|agreed|ratified|adopted|signed|issued))? (?:by|at|on behalf of) ?[:|-]? ?" + _VALUE.format("approver"),
    r"\b(?:approv(?:al|ing) (?:body|authority|committee)|approver|approval|approved) ?[:|] ?" + _VALUE.format("approver2"),
    r"\b(?P<approver3>" + _BODY + r" (?:has |have |had )?(?:formally )?(?:approved|agreed|adopted|ratified|re-?approves|approves|adopts|endorsed) (?:this|the) (?:policy|document|statement))",
    r"\b(?:signed|signature)(?: (?:by|of|on behalf of(?: the)? [\w ]{2,30}))? ?[:|,-]? ?(?:name ?[:|] ?)?" + _VALUE.format("signature"),
)))
_OWNERSHIP = re.compile(
    r"\b(?P<post>[a-z][a-z' ]{3,50}?) (?:is|are|will be|has been made) responsible for (?:the )?(?:updating|reviewing|review of|reviews? of|maintaining|keeping|bringing|revising)[^.;]{0,30}?\b(?:policy|document|draft|it)\b"
    r"|\b(?P<held>(?:policy|manual|document|handbook) is (?:held|owned|kept|maintained|written|managed) by [^.;|]{3,60})"
    r"|\breview(?:ed|s)?(?: and updated?| and approved?)?(?: annually| every year| yearly| each year)?,? by (?P<by>" + _BODY + r"|(?:the |our )?(?:designated |safeguarding |centre |registered )[a-z ]{3,30})"
)
_EMPTY = re.compile(r"^\W*(?:name|date|insert|tbc|tba|to be confirmed|xx+|dd/mm|position|role|n/?a|title|signature|signed|print|your|add|version|on|the date|next)?\b\W*$|_{2,}|\.{4,}|\[|…|insert|\btbc\b")
_SIGNED_BY_OTHERS = re.compile(r"\b(?:parent|carer|volunteer|visitor|form|incident|record|log|minutes|contract|agreement|register|report|statement of|copy|sheet|in and out|dated|must|should|will|to be|confirm|declaration|by all|by both|all staff|each|employee|witness)")
_FORM = re.compile(r"\b(?:forms?|declaration|template|log|checklist|consent|report(?:ing)? form|record of)\b")
_SCOPE = re.compile(r"\b(?:policy|document|procedures?|handbook|statement|version|manual|trustees|committee|board|governors|meeting|chair|manager|head|director|signed|council|by [a-z' -]+$)")


def find_control(lines: Lines) -> tuple[Fact, ...]:
    """Version, owner, approver and signature, each with what is written there; blanks are not counted."""
    facts: list[Fact] = []
    for found in _MARKS.finditer(lines.folded):
        line = lines.at(found.start())
        if not lines.hidden(line) and (detail := _detail(lines, found, line)):
            facts.append(_fact(lines, found, line, detail))
    for found in _OWNERSHIP.finditer(lines.folded):
        line = lines.at(found.start())
        if not lines.hidden(line):
            facts.append(_fact(lines, found, line, "owner"))
    return tuple(dict.fromkeys(facts))


def _fact(lines: Lines, found: re.Match, line: int, detail: str) -> Fact:
    end = min(found.end(), lines.span(line).end)
    group = next(name for name, text in found.groupdict().items() if text)
    value = lines.document.text[found.start(group) : end].strip(" .,|-")
    return Fact(FactKind.CONTROL, value, Span(found.start(), max(end, found.start() + 1)), line, detail)


def _detail(lines: Lines, found: re.Match, line: int) -> str:
    group = found.lastgroup.rstrip("23")
    value = found[found.lastgroup]
    if group == "version":
        return "" if _in_passing(lines, found) else "version"
    if group == "history":
        return "version" if _has_rows(lines, line) else ""
    if found.start(found.lastgroup) >= lines.span(line).end or _EMPTY.search(value[: lines.span(line).end - found.start(found.lastgroup)]):
        return ""
    if group == "signature":
        around = lines.words(line)
        return "" if _SIGNED_BY_OTHERS.search(around) or _FORM.search(lines.heading(line)) else "signature"
    if group == "approver":
        return "approver" if _is_of_the_policy(lines, found, line) else ""
    return group


def _is_of_the_policy(lines: Lines, found: re.Match, line: int) -> bool:
    """A body approves the policy, not a visitor, a plan or a lift home."""
    before = lines.folded[max(lines.span(line).start, found.start() - 60) : found.start()]
    if re.search(r"\b(?:must|should|need|only|unless|if|not|plans?|contact|visitors?|photograph\w*|lifts?|outings?|activit\w+|expenses?|applications?|appointments?|volunteers?|staff)\b[^.]*$", before):
        return bool(re.search(r"polic(?:y|ies)", before))
    return bool(_SCOPE.search(before + " " + found.group())) or len(before.strip()) < 3


def _in_passing(lines: Lines, found: re.Match) -> bool:
    before = lines.folded[max(0, found.start() - 30) : found.start()]
    return bool(re.search(r"(?:replaces|supersedes|windows|android|form|software|app|outlook|ios|guidance|together) [\w ]*\(?$", before))


def _has_rows(lines: Lines, line: int) -> bool:
    """A history counts when a row under it is filled in: a date or a number with words."""
    for below in range(line, min(line + 5, len(lines))):
        words = lines.words(below)
        if re.search(r"\b(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|20\d\d|v ?\d|\d+\.\d+)\b", words) and (below == line or lines.kind(below) is BlockKind.ROW or len(words) < 160):
            return True
    return False
