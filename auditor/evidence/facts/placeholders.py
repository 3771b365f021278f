"""Lines in, the template blanks that nobody filled out."""

import re

from auditor.evidence.facts.blanks import COPY, IN_A_RUN, OF_POLICY, SETTLED_LATER
from auditor.evidence.facts.lines import Lines, fold
from auditor.model.document import BlockKind, Span
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
_LABEL = re.compile(
    r"^\W*(?P<label>(?:(?:our |the |name of (?:the )?|deputy |assistant )*(?:designated|nominated|named|"
    r"lead)? ?(?:safe ?guarding|child protection|welfare)(?: and [a-z ]{3,20})? ?(?:lead|officer|coordinator|"
    r"co-ordinator|person|trustee|manager)(?: \(dsl\))?(?: name| is)?"
    r"|deputy dsl|dsl|deputy(?: lead)?|lado(?: name)?|(?:date of )?(?:next |last )?review(?: date| due)?(?: date)?|"
    r"date (?:of (?:next |"
    r"last )?(?:review|adoption|approval|issue)|adopted|approved|reviewed|agreed|issued|to be reviewed|for review|"
    r"policy (?:adopted|agreed|approved|written))"
    r"|next review(?: date| due)?|(?:adopted|approved|agreed|ratified|reviewed|authori[sz]ed)(?: by|"
    r" on)(?: \(?date\)?)?|policy (?:owner|author|date|lead)|owner|author|version(?: number| no\.?)?|effective date|"
    r"issue date|childminder's name|centre name|name of (?:centre|organisation|setting|club)"
    r"|children's (?:social care|services)|mash|out[- ]of[- ]hours|emergency duty team))(?P<end> ?[:|] ?\W*| ?)$"
)
_REACH_LABEL = re.compile(r"(?:^|[|,;(] ?|\b(?:lead|officer|lado|team|dsl|care|services) )(?P<label>(?:tel|telephone|"
                          r"phone|mobile|e-?mail|contact (?:number|no|details|tel))(?: (?:no|number|"
                          r"address))?\.? ?:) ?(?=$|[|,;)]|(?:tel|telephone|phone|mobile|e-?mail|address) ?:)")
_SIGNING = re.compile(r"\b(?:sign(?:ed|ature|atory)?|print(?:ed)?(?: name)?|witness(?:ed)?|i (?:have read|confirm|"
                      r"agree|understand|declare)|declaration|initials)\b")
_FORM = re.compile(r"\b(?:forms?|form for|templates?|declaration|check ?list|consent|log|record sheet|incident report|"
                   r"report(?:ing)? (?:form|sheet)|body map|proforma|pro-forma|acknowledg\w+|accident|agreement|"
                   r"self-?assessment|questionnaire)\b")
_FIELD = re.compile(r"\b(?:child's|parent's|date of birth|d\.?o\.?b|name of (?:child|person|young|adult)|details of|"
                    r"description|incident|your (?:name|role|position|relationship)|witness|nature of|injur|ethnic|"
                    r"gender|age\b|time\b|place of|postcode|address|action taken|reported by|reported to|completed by|"
                    r"relationship)\b")
_MINOR = re.compile(r"logo|page|picture|photo|image|as appropriate|as applicable|error!|delete|\bclick\b|choose an")
_SAYS_NOTHING = re.compile(r"\[(?:sic|\d+|[a-z]|\.{3}|…|\d{4}|page \d+|note \d+|et al|emphasis [a-z ]+|link|ie|eg|"
                           r"i\.e\.|my|the|this|that|a|an|his|her|their|its|he|she|they|it|child|x| |✓|✔|edit)\]")
_OFFERED = re.compile(  # what a template offers in its brackets, for the centre to settle
    r"\[\W*(?:e\.? ?g\b|for example\b)[^\]]*(?:\d|\b(?:years?|months?|weeks?|days?|hours?)\b)"
    r"|\[\W*(?:to be [a-z]+|vacant|vacancy|none yet|(?:\d{1,2}|one|two|three|four|five|six|seven|ten|twelve) ?"
    r"(?:working )?(?:years?|months?|weeks?|days?|hours?))\W*\]"
)
_SPEECH = re.compile(r"[^“”\"]*\b(?:me|my|i)\b[^“”\"]*[”\"]")
_UNDATED = re.compile(r"^\W*(?P<label>(?:date of )?(?:next|last) (?:review|updated?)(?: date)?|review date|"
                      r"last reviewed)(?: on)? ?: ?\W*(?P<answer>[^|]{3,80})$")
_NOT_YET = re.compile(r"\b(?:not|pending|unknown|none|n/a|to follow|awaiting|awaited|unset)\b")
_ASKS_DATE = re.compile(r"date|next|due")
_WHEN = re.compile(r"\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|term|annual|"
                   r"year|month|quarter|every|each|when|if|after|following|as |on |in |by |to be|regular|ongoing)")


_REACH_HEAD = re.compile(
    r"^\W*(?:tel|telephone|phone|mobile|number|contact|e-?mail|how to (?:reach|contact|get hold))\b"
    r"|\b(?:number|telephone|phone|e-?mail|contact details)\W*$"
)
_POST = re.compile(r"\b(?:lead|officer|deputy|chair\w*|trustee|manager|co-?ordinator|lado|care|services|team|adviser|"
                   r"wardens?|churchwardens?|secretary|minister|vicar|elders?|imam|designated|duty|directors?|dsl|supervisor|"
                   r"treasurer|leader|host|safeguarding)\b")

_TOLD = re.compile(r"\d{3}|@|\b(?:vacan\w+|covering|covered|ask|see|as above|through|via|c/o)\b")


def find_placeholders(lines: Lines) -> tuple[Fact, ...]:
    """Blanks left from a template; "critical" for a name, number, date or body, "minor" for the rest."""
    facts = [fact for found in _BLANK.finditer(lines.folded) if (fact := _blank(lines, found))]
    for line in range(len(lines)):
        if not lines.hidden(line):
            facts.extend(_unanswered(lines, line))
    return tuple(facts)


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
            or COPY.search(lines.folded, max(lines.span(line).start, found.start() - 30), found.start())):
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
            return line == 0 or not lines.words(line - 1).rstrip().endswith((":", "is", "by"))
        if "." in found.group() and re.match(r"[ .]*(?:p\w*\.? ?)?\d+\b", lines.folded[found.end() : found.end() + 12]):
            return True
        return _to_be_signed(lines, line, words)
    if kind == "tbc" and SETTLED_LATER.match(lines.folded, found.end()):
        return not OF_POLICY.search(lines.folded, max(lines.span(line).start, found.start() - 50), found.start())
    if kind == "bracket":
        return _not_a_blank(lines, found)
    if kind in ("mask", "round", "tbc"):
        return _in_form(lines, line) or bool(kind == "mask" and re.search(r"format|form\b|write", words))
    return False


def _not_a_blank(lines: Lines, found: re.Match) -> bool:
    inside = found.group()
    follows = lines.folded[found.end() : min(found.end() + 8, lines.span(lines.at(found.start())).end)]
    if _spoken(lines, found) or _SAYS_NOTHING.match(inside) or re.match(r" ?(?:ewhc|ewca|uksc|1 flr|\d|uk)", follows):
        return True
    if re.search(rf"\b(?:{_ASKS})\b", inside) or not inside.strip("[] _.…") or _OFFERED.match(inside):
        return _in_form(lines, lines.at(found.start()))
    written = lines.document.text[found.start() : found.end()]
    name = re.fullmatch(r"\[[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2}\]", written)
    return name is None or lines.folded[found.end() : found.end() + 1] == "("


def _spoken(lines: Lines, found: re.Match) -> bool:
    """The name in a made-up child's speech ("[name] hurt me") is no blank of the policy."""
    quoted = re.search(r"[“\"]\W*$", lines.folded[max(0, found.start() - 4) : found.start()])
    return bool(quoted and _SPEECH.match(lines.folded[found.end() : lines.span(lines.at(found.start())).end]))


def _in_form(lines: Lines, line: int) -> bool:
    return bool(_FORM.search(lines.heading(line))) and "contact" not in lines.heading(line)


def _to_be_signed(lines: Lines, line: int, words: str) -> bool:
    """Lines left for a hand: a signature and its date, a form to be filled in for each case."""
    if _in_form(lines, line) or _SIGNING.search(words) or _FIELD.search(words):
        return True
    near = range(max(line - 3, 0), min(line + 4, len(lines)))
    if any(_SIGNING.search(lines.words(other)) and len(lines.words(other)) < 200 for other in near if other != line):
        return not re.search(r"review|designated|safeguarding (?:lead|officer)|adopted", words)
    around = [lines.words(other) for other in range(max(line - 6, 0), min(line + 7, len(lines)))]
    blanks = sum(1 for other in around if "___" in other or "......" in other)
    return blanks >= 4 and not re.search(r"designated|safeguarding|lado|review|children's|deputy|lead|trustee|adopted|"
        r"approved", words)


def _unanswered(lines: Lines, line: int) -> list[Fact]:
    """A label with nothing after it where the policy's own name, number or date belongs."""
    words = lines.words(line)
    if len(words) > 400 or _in_form(lines, line) or not (":" in words or "|" in words or "name" in words):
        return []
    start = lines.span(line).start
    found = []
    found += [m.span("label") for m in IN_A_RUN.finditer(words) if len(words) < 200]
    undated = _UNDATED.match(words)
    if undated and _NOT_YET.search(undated["answer"]) and not _WHEN.search(undated["answer"]):
        found.append((undated.start("label"), undated.end("label")))
    label = _LABEL.match(words)
    bare = label and not re.search("[:|]", label["end"])
    if label and (not bare or _begins_a_list_of_blanks(lines, line, label)) and _nothing_follows(lines, line, label):
        found.append((label.start("label"), label.end("label")))
    if re.match(r"^\W*name ?:\W*$", words) and _nothing_follows(lines, line, None):
        above = (lines.words(line - 1) if line else "") + lines.heading(line)
        if re.search(r"safe ?guarding (?:lead|officer|person)|designated|deputy|lado\b", above):
            found.append((words.index("name"), words.index("name") + 4))
    if _no_way_to_reach(lines, line):
        found.append((0, len(words.split(" |")[0])))
    for reach in _REACH_LABEL.finditer(words):
        if reach.end() < len(words.rstrip()) or _nothing_follows(lines, line, None):
            if not (_SIGNING.search(words) or _FIELD.search(words)):
                found.append((reach.start("label"), reach.end("label")))
    text = lines.document.text
    spans = [Span(start + opens, start + ends) for opens, ends in found]
    return [Fact(FactKind.PLACEHOLDER, text[s.start : s.end].strip(" :|"), s, line, "critical") for s in spans]


def _no_way_to_reach(lines: Lines, line: int) -> bool:
    """A post in a table of contacts whose cells for a number and an address are empty, while others have theirs."""
    header = lines.document.sentences[line].header
    reach = [n for n, head in enumerate(header) if _REACH_HEAD.search(fold(head))]
    if not reach or not _POST.search(lines.cells(line)[0]):
        return False
    if any(lines.cells(line)[n : n + 1] not in ([], [""]) for n in reach) or _TOLD.search(lines.words(line)):
        return False
    beside = [n for n in range(max(line - 12, 0), line + 13) if n < len(lines) and n != line]
    return any(lines.document.sentences[n].header == header and re.search(r"\d{3}|@", lines.words(n)) for n in beside)


def _begins_a_list_of_blanks(lines: Lines, line: int, label: re.Match) -> bool:
    """A name or date asked for without a colon, and the next line asks for a signature or a date."""
    follows = lines.words(line + 1).strip() if line + 1 < len(lines) else ""
    return "name" in label["label"] and len(follows) < 40 and bool(re.search(r"(?:signature|signed|date|"
        r"name)\W*$", follows))


def _nothing_follows(lines: Lines, line: int, label: re.Match | None) -> bool:
    """No answer on the next line either: it is another label, a heading, another section, or there is none."""
    if lines.kind(line) is BlockKind.ROW and line + 1 < len(lines) and re.match(r"\W*(?:\d{1,2}[/. ]|[a-z]{3,9} "
        r"20\d\d)", lines.words(line + 1)):
        return False
    if lines.kind(line) is BlockKind.ROW or label is not None and "|" in label["end"]:
        return True
    if line + 1 >= len(lines):
        return True
    follows = lines.words(line + 1)
    if lines.kind(line + 1) in (BlockKind.HEADING, BlockKind.FURNITURE):
        return True
    if label and ":" in label["end"] and _ASKS_DATE.search(label["label"]) and not _WHEN.search(follows[:60]):
        return True
    return bool(re.match(r"^\W*[a-z' ]{2,40} "
                         r"?:", follows)) and (label is None or not re.match(r"^\W*(?:name|tel|email|phone|mobile|"
                             r"date)", follows)) or bool(_LABEL.match(follows) or re.search(r"^[a-z' ]*signature\W*$|"
                                 r"^date\W*$", follows))
