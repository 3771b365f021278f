"""Lines in, every phone number and e-mail address in them out."""

import re

from auditor.evidence.facts.lines import Lines
from auditor.model.document import Span
from auditor.model.verdict import Fact, FactKind

_PHONE = re.compile(
    r"(?=[(+\d])(?<![\w@/.£#=])(?:"
    r"(?P<abroad>(?:\(?\+ ?44\)?|0044)[ .-]{0,2}(?:\( ?0 ?\))?(?:[ ().-]{0,2}\d){9,10})"
    r"|(?P<child>0800 ?11 ?11)(?! ?\d)"
    r"|(?P<full>\(?0(?:[ ().-]{0,3}\d){9,10})"
    r"|(?P<charity>116 ?(?:000|006|111|123))"
    r"|(?P<short>999|112|101|111|105)"
    r")(?![\d])(?!@)(?:\)? ?,? ?(?:ext(?:ension|n)?\.?|x) ?\d{1,6}\b)?"
)
_DOMAIN = re.compile(r"@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?![\w-])")
_MAILBOX = re.compile(r"(?<![\w.+'-])[a-z0-9][\w.+'-]*$")
_NOT_A_PHONE = re.compile(r"(?:fax|charity|company|registration|registered|reg|vat|urn|account|sort code|policy|"
                          r"certificate|"
                          r"reference|ref|member(?:ship)?|ofsted|invoice|isbn|dbs)[ .]{0,2}(?:no|number|num|"
                          r"code)?s?\.?[ :#()-]{0,4}$")
_DATE_LIKE = re.compile(r"\(?\d{2}[ .-]\d{2}[ .-](?:19|20)\d{2}\b")
_DIALLED = re.compile(r"(?:polic|call|dial|ring|phone|\bon\b|tel|contact|emergenc|psni|nhs|/ ?|number|:|\|)")


def find_numbers(lines: Lines) -> tuple[Fact, ...]:
    """Every phone number and e-mail address, whoever it belongs to."""
    facts = []
    for found in _PHONE.finditer(lines.folded):
        digits = _digits(found)
        if digits and _is_phone(lines, found, digits):
            span = Span(found.start(), len(found.group().rstrip()) + found.start())
            facts.append(Fact(FactKind.PHONE, digits, span, lines.at(span.start), _sort_of(digits)))
    for domain in _DOMAIN.finditer(lines.folded):
        if box := _MAILBOX.search(lines.folded, max(0, domain.start() - 64), domain.start()):
            span = Span(box.start(), domain.end())
            facts.append(Fact(FactKind.EMAIL, lines.folded[span.start : span.end], span, lines.at(span.start)))
    return tuple(sorted(facts, key=lambda fact: fact.span.start))


def _digits(found: re.Match) -> str:
    """A number's digits as dialled in the UK, without the extension; empty when it is incomplete."""
    bare = re.split(r"ext|x", found.group())[0]
    digits = re.sub(r"\D", "", bare)
    if found.group("abroad"):
        digits = "0" + re.sub(r"^(?:0044|44)0?", "", digits)
    if found.group("full") or found.group("abroad"):
        complete = len(digits) == 11 or (len(digits) == 10 and digits[:2] in ("01", "08", "05"))
        return digits if complete and digits[1] in "123578" else ""
    return digits


def _is_phone(lines: Lines, found: re.Match, digits: str) -> bool:
    before = lines.folded[max(0, found.start() - 40) : found.start()]
    if _NOT_A_PHONE.search(before) or _DATE_LIKE.match(found.group()):
        return False
    if digits in ("101", "111", "105", "112"):
        around = before + lines.folded[found.end() : found.end() + 20]
        return bool(_DIALLED.search(around)) and not re.search(r"(?:page|section|room|para\w*|no\.?|£) ?$", before)
    return digits != "999" or not re.search(r"(?:page|£|,) ?$", before) or "999 " in found.group() + " "


def _sort_of(digits: str) -> str:
    if digits in ("999", "112"):
        return "emergency"
    if digits.startswith("07"):
        return "mobile"
    return "local" if digits[:2] in ("01", "02") else "national"
