"""Lines in, the template blanks that nobody filled out."""

import re

from auditor.evidence.facts.forms import in_form, to_be_signed
from auditor.evidence.facts.gaps import find_gaps
from auditor.evidence.facts.lines import Lines
from auditor.model.document import Span
from auditor.model.verdict import Fact, FactKind

_ASKS = (r"insert|name|names|add|enter|type|date|your|centre(?:'s)?|organi[sz]ation|setting|club|school|church|number|"
         r"phone|tel|telephone|e-?mail|address|details|position|job title|role|title|logo|"
         r"contact|local authority|council|person|delete|as appropriate|as applicable|dd|mm|yyyy|xx+|tbc|tba|state|"
         r"specify|complete|fill|lead|manager|officer|trustee|chair|time|days?|here|nominated|designated|place|county|"
         r"month|year|practice|company")
_BLANK = re.compile(r"(?:(?=[_….\[<{«(*?])|\b(?=ins|t\.?b|to be|0|x|dd|20x|lor|del|cli|cho|tem|you|the |nam|num|dat|"
                    r"err))(?:" + "|".join((
    r"(?P<rule>_{3,}(?:[ _/]*_{2,})*|…{2,}|\.{6,})",
    r"(?P<query>\?{4,})",
    r"(?P<bracket>\[[^\[\]]{0,90}\])",
    r"(?P<angle><(?:insert|name|add|enter|your|date|centre|organi[sz]ation)[^<>]{0,60}>|"
    r"\{\{?[^{}]{1,60}\}\}?|«[^»]{1,60}»)",
    r"(?P<round>\((?:(?:please )?(?:insert|enter|add|type|state|specify)\b[^()]{0,60}|name(?: of [a-z ]{2,40})?|"
    r"names|date|phone|telephone(?: number)?|phone number|email(?: address)?|your [a-z ]{2,40}|delete (?:as|"
    r"where)[^()]{0,30}|tel(?:ephone)? no\.?|contact (?:details|number))\))",
    r"(?P<insert>(?:\binsert (?:your |local |name|date|number|contact|details|logo|centre|organisation|here|"
    r"information|text|lado|dsl|phone|tel|email|address)|(?<![a-z] )\binsert (?:the |relevant))[a-z ]{0,40})",
    r"(?P<tbc>\bt\.?b\.?[ca]\b|(?:(?<=[:|] )|(?<=[:|]))to be (?:confirmed|advised|announced|decided|agreed|settled)\b|"
    r"\b(?:name|number|date|phone|e-?mail) (?:to follow|awaited|not yet known)\b|"
    r"(?<!have )(?<!has )(?<!had )(?<!need )(?<!needs )(?<!ought )\bto be (?:confirmed|"
    r"advised|announced|completed|added|named|inserted|decided|"
    r"appointed)\b(?! (?:in writing|by|with|at|before|as|within|on|after|during|and|to|through|that|or|via|each|"
    r"every|directly|immediately|promptly|straight|of|when|whenever|if|where|first|again|afterwards|without)))",
    r"(?P<xxx>\b0?x{3,}(?: x+)*\b|\bxx[/ .-]xx(?:[/ .-]x+)?\b|\bx{2} [a-z]+ 20xx\b|\b20xx\b|\b0\d{0,4}x{3,}\b|"
    r"\b0{5,}\b)",
    r"(?P<mask>\bdd ?[/.-] ?mm ?[/.-] ?yy(?:yy)?\b|\b00/00/0{2,4}\b)",
    r"(?P<latin>\blorem ipsum\b)",
    r"(?P<delete>\bdelete (?:as|where|if) (?:appropriate|applicable|necessary|not applicable)\b|\*delete\b)",
    r"(?P<teach>\bclick (?:or tap )?here to enter\b|\bchoose an item\b|\btemplate (?:is provided|should be (?:adapted|"
    r"completed|amended)|can be adapted)|\b(?:your|the) (?:organi[sz]ation|centre|club|setting)(?:'s)? name here\b|"
    r"\bname of (?:centre|organi[sz]ation|club|setting|school|church)\b(?= (?:is|will|has|are|recogni|believes|aims)))",
    r"(?P<broken>\berror! (?:bookmark|reference source) not)",
)) + ")")
_MINOR = re.compile(r"logo|page|picture|photo|image|as appropriate|as applicable|error!|delete|\bclick\b|choose an")
_SAYS_NOTHING = re.compile(r"\[(?:sic|\d+|[a-z]|\.{3}|…|\d{4}|page \d+|note \d+|et al|emphasis [a-z ]+|link|ie|eg|"
                           r"i\.e\.|my|the|this|that|a|an|his|her|their|its|he|she|they|it|child|x| |✓|✔|edit)\]")
_OFFERED = re.compile(  # what a template offers in its brackets, for the centre to settle
    r"\[\W*(?:e\.? ?g\b|for example\b)[^\]]*(?:\d|\b(?:years?|months?|weeks?|days?|hours?)\b)"
    r"|\[\W*(?:to be [a-z]+|vacant|vacancy|none yet|(?:\d{1,2}|one|two|three|four|five|six|seven|ten|twelve) ?"
    r"(?:working )?(?:years?|months?|weeks?|days?|hours?))\W*\]"
)
_SPEECH = re.compile(r"[^“”\"]*\b(?:me|my|i)\b[^“”\"]*[”\"]")
_SETTLED_LATER = re.compile(r" (?:in writing|by|with|at|before|as|within|on|after|during|and|to|through|that|or|via|"
                            r"each|every)\b")
_OF_POLICY = re.compile(r"\b(?:sign\w* ?off|approv\w+|adopt\w+|ratif\w+|review\w*|lead|deputy|officer|chair\w*|dsl|"
                        r"lado|trustees?|owner|version|telephone|phone|number|name)\b[\w ()/]{0,16} ?[:|] ?$")
_COPY = re.compile(r"\b(?:copy (?:no|number|holder|held by)|issued to|this copy (?:is|belongs to))\W*$")


def find_placeholders(lines: Lines) -> tuple[Fact, ...]:
    """Blanks left from a template; "critical" for a name, number, date or body, "minor" for the rest."""
    blanks = (fact for found in _BLANK.finditer(lines.folded) if (fact := _blank(lines, found)))
    return (*blanks, *find_gaps(lines))


def _blank(lines: Lines, found: re.Match) -> Fact | None:
    line = lines.at(found.start())
    kind = found.lastgroup
    if lines.hidden(line) or _innocent(lines, found, line, kind):
        return None
    detail = "minor" if _MINOR.search(found.group()) and not _near_a_post(lines, found) else "critical"
    asks = re.search(rf"\b(?:{_ASKS})\b|^\[\W*\]$", found.group()) or _OFFERED.match(found.group())
    if kind == "bracket" and not asks:
        detail = "minor"
    if kind == "insert" and re.match(r" ?\d* ?: ?\w", lines.folded[found.end() : found.end() + 8]):
        detail = "minor"
    if kind == "rule" and (re.match(r"[ .]*p(?:age|g|p)?\.? ?x+\b", lines.folded[found.end() : found.end() + 12])
            or _COPY.search(lines.folded, max(lines.span(line).start, found.start() - 30), found.start())):
        detail = "minor"
    if kind in ("broken", "teach", "delete") and "name" not in found.group():
        detail = "minor"
    span = Span(found.start(), found.end())
    return Fact(FactKind.PLACEHOLDER, lines.document.text[span.start : span.end].strip(), span, line, detail)


def _near_a_post(lines: Lines, found: re.Match) -> bool:
    return "as app" in found.group() and bool(
        re.search(r"\b(?:lead|officer|focal point|manager|coordinator|dsl|"
                  r"person)\W*$", lines.folded[max(0, found.start() - 40) : found.start()]))


def _innocent(lines: Lines, found: re.Match, line: int, kind: str) -> bool:
    words = lines.words(line)
    if kind == "rule":
        if len(found.group()) >= 25 and not words.strip(" _.…"):
            return not lines.above(line).rstrip().endswith((":", "is", "by"))
        if "." in found.group() and re.match(r"[ .]*(?:p\w*\.? ?)?\d+\b", lines.folded[found.end() : found.end() + 12]):
            return True
        return to_be_signed(lines, line, words)
    if kind == "tbc" and _SETTLED_LATER.match(lines.folded, found.end()):
        return not _OF_POLICY.search(lines.folded, max(lines.span(line).start, found.start() - 50), found.start())
    if kind == "bracket":
        return _not_a_blank(lines, found)
    if kind in ("mask", "round", "tbc"):
        return in_form(lines, line) or bool(kind == "mask" and re.search(r"format|form\b|write", words))
    return False


def _not_a_blank(lines: Lines, found: re.Match) -> bool:
    inside = found.group()
    follows = lines.folded[found.end() : min(found.end() + 8, lines.span(lines.at(found.start())).end)]
    if _spoken(lines, found) or _SAYS_NOTHING.match(inside) or re.match(r" ?(?:ewhc|ewca|uksc|1 flr|\d|uk)", follows):
        return True
    if re.search(rf"\b(?:{_ASKS})\b", inside) or not inside.strip("[] _.…") or _OFFERED.match(inside):
        return in_form(lines, lines.at(found.start()))
    written = lines.document.text[found.start() : found.end()]
    name = re.fullmatch(r"\[[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2}\]", written)
    return name is None or lines.folded[found.end() : found.end() + 1] == "("


def _spoken(lines: Lines, found: re.Match) -> bool:
    """The name in a made-up child's speech ("[name] hurt me") is no blank of the policy."""
    quoted = re.search(r"[“\"]\W*$", lines.folded[max(0, found.start() - 4) : found.start()])
    return bool(quoted and _SPEECH.match(lines.folded[found.end() : lines.span(lines.at(found.start())).end]))
