"""Lines in, the marks of document control out: version, owner, approver, signature."""

import re

from auditor.evidence.facts.events import DONE
from auditor.evidence.facts.lines import Lines, fold
from auditor.evidence.facts.signatures import find_signatures
from auditor.model.document import BlockKind, Span
from auditor.model.verdict import Fact, FactKind

_BODY = (r"(?:(?:the |our |its |board of |full |whole |management |executive ){0,4}"
         r"(?:trustees|committee|board|directors?|governors|governing body|council|"
         r"management|chair(?:person|man|woman)?|chief executive|ceo|headteacher|head teacher|registered manager|"
         r"proprietor|owner|circuit meeting|meeting|church council|pcc|senior leadership team|responsible individual|"
         r"managing director)\b)")
_VALUE = r"(?P<{0}>[^\s|:;,.(\[_<…](?:[^|;\n.\[_<…]|(?<=\b[a-z])\.){{1,80}})"
_STEMS = (
    "fol|rep|sup|loo|kep|ver|v|iss|rev|edi|fir|sec|thi|fou|fif|six|sev|eig|nin|ten|\\d|ame|cha|doc|rec|his|pol|pro|own|"
    "aut|wri|pre|dra|"
    "cre|com|ori|mai|per|app|"
    "agr|rat|ado|end|acc|pas|sig|tru|boa|dir|gov|cou|man|chi|hea|reg|cir|mee|pcc|sen|res|the |our |its |ful|who|exe|"
    "ceo|chu|las|lat|mos"
)  # the first letters of every mark below: one cheap look before the long one
_MARKS = re.compile(rf"\b(?=(?:{_STEMS}))(?:" + "|".join((
    r"(?P<version>\b(?:version|ver|issue|revision|rev|edition)(?: control)?(?: number|"
    r" no)?\.? ?[:|#-]? ?(?=[\w.]*\d)(?!(?:19|20)\d\d\b)(?:[a-z]{1,5}-?)?\d[\w.]*"
    r"|\bv\.? ?\d{1,3}(?:\.\d+)*\b(?! [a-z]+ v\b)|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|"
    r"tenth|\d{1,2}(?:st|nd|rd|th)) (?:edition|version|revision|issue)\b)",
    r"\b(?P<history>follows (?:the )?(?:editions?|versions?)|(?:replaces|supersedes) (?:the )?(?:v|version|edition)\b|"
    r"(?:replaces|supersedes) (?:the|our|all) (?:[\w\d]+ ){0,3}polic(?:y|ies)\b|changes since (?:the )?last|"
    r"(?:revision|version|amendment|change|document|review) (?:history|log|control|record)|"
    r"amendment (?:log|sheet)|record of (?:changes|amendments|revisions|reviews)|history of (?:changes|amendments))\b",
    r"\b(?:(?:policy|document|procedure)(?:'s)? (?:owner|author|lead|holder|sponsor|originator|written by)|"
    r"owners?(?= ?[:|-])|authors?(?= ?[:|-])|written by|prepared (?:for (?:the |our )?[a-z ]{3,40} )?by|drafted by|"
    r"(?:last|latest|most recent(?:ly)?) (?:updated?|revised|revision|amended|edited|tidied|tidy-up|redrafted)"
    r"(?: (?:on|in))?[\d/., a-z]{0,24}? by|created (?:on [\d/. ]{6,12} ?)?by|"
    r"compiled by|produced by|originator|policy lead|owned by|author(?:ed by)|"
    r"maintained by|looked after by|kept up to date by|kept current by|policy keeper|who looks after (?:it|this "
    r"policy)|"
    r"person responsible for (?:the|this) policy) ?[:|-]? ?(?:is |are )?" + _VALUE.format("owner"),
    r"\b(?:approved|agreed|ratified|adopted|authori[sz]ed|endorsed|accepted|passed|signed off|"
    r"reviewed and approved)(?: and (?:approved|agreed|ratified|adopted|signed|issued))? (?:by|at|"
    r"on behalf of) ?[:|-]? ?" + _VALUE.format("approver"),
    r"\b(?:approv(?:al|ing) (?:body|authority|committee)|approver|approval|"
    r"approved) ?[:|] ?" + _VALUE.format("approver2"),
    r"\b(?P<approver3>" + _BODY + r" (?:has |have |had )?(?:formally )?(?:approved|agreed|adopted|ratified|"
                                  r"re-?approves|approves|adopts|endorsed) (?:(?:this|the) (?:policy|document|"
                                  r"statement)|"
                                  r"(?:it|this)(?: version)?(?= (?:on|in) [^.;]{0,16}20\d\d)))",
    r"\b(?:signed|signature)(?! (?:up|off|in|out|over|away|and|"
    r"copy|copies|form|for|on(?! behalf)|agreement|"
    r"contract|statement))(?: (?:by|of|"
    r"on behalf of(?: the)? [\w ]{2,30}))?(?: ?\([a-z ]{3,30}\))? ?[:|,-]? ?"
    r"(?:name ?[:|] ?)?" + _VALUE.format("signature"),
)) + ")")
_OWNERSHIP = re.compile(
    r"\b(?P<post>(?:is|are|will be|has been made) responsible for (?:the )?(?:updating|reviewing|review of|"
    r"reviews? of|maintaining|keeping|bringing|revising)[^.;]{0,30}?\b(?:policy|document|draft|it)\b)"
    r"|\b(?P<held>(?:policy|manual|document|handbook) is (?:held|owned|kept|maintained|written|"
    r"managed) by [^.;|]{3,60})"
    r"|\breview(?:ed|s)?(?: and updated?| and approved?)?(?: at least)?(?: annually| every year| yearly|"
    r" each year)?,? by "
    r"(?P<by>(?:the )?(?:manager|director|principal|leader|secretary|warden|"
    r"headteacher|head teacher|registered manager|proprietor|owner|responsible individual|"
    r"chief executive|ceo|managing director)\b|"
    r"(?:the |our )?(?:designated |safeguarding |centre |registered |lead |nominated |named |welfare )[a-z ]{3,30})"
    r"|\b(?P<keeps>(?:manager|lead|dsl|co-?ordinator|director|officer|leader) (?:keeps|maintains|looks after|updates|"
    r"reviews|is in charge of) (?:this|the) (?:safeguarding )?(?:policy|document)\b)"
    r"|\b(?P<duty>responsible for (?:keeping (?:it|this) (?:up to date|current)|this (?:policy|"
    r"document)) ?[|:] ?\w[^|;]{2,60})"
    r"|\b(?P<rests>(?:this|it|review) is the responsibility of (?:the )?[a-z][a-z ]{3,50})"
)
_REVIEWED_OTHER = re.compile(r"\b(?:assessments?|plans?|cases?|records?|incidents?|logs?|registers?|concerns?)\b")
_REVIEWING = re.compile(r"(?:polic|document|handbook).*(?:review|updat|revis)|(?:review|updat|revis).*(?:polic|"
                        r"document|handbook)")
_EMPTY = re.compile(r"^\W*(?:name|date|insert|tbc|tba|to be confirmed|xx+|dd/mm|position|role|n/?a|summary of changes|"
                    r"changes?|author|approved(?: by)?|owner|comments?|amendments?|reason|status|description|reviewer|"
                    r"the undersigned|least .*|any time.*|all times.*|"
                    r"the following.*|title|signature|signed|print|your|add|version|on|the date|"
                    r"next)?\b\W*$|_{2,}|\.{4,}|\[|…|insert|\btbc\b")
_SIGNED_BY_OTHERS = re.compile(r"\b(?:parent|carer|volunteer|visitor|form|incident|record|log|minutes|contract|"
                               r"agreement|register|report|statement of|copy|sheet|in and out|dated|must|should|will|"
                               r"to be|confirm|declaration|by all|by both|all staff|each|read by|plan\b|"
                               r"employee|witness)")
_FORM = re.compile(r"\b(?:forms?|declaration|template|log|checklist|consent|report(?:ing)? form|record of)\b")
_HEADS = (
    ("version", re.compile(r"^(?:version|revision|issue|rev|ver)\b(?! ?date)")),
    ("approver", re.compile(r"approved|signed off|ratified|adopted by|agreed by|authori[sz]ed|endorsed")),
    ("owner", re.compile(r"^(?:policy |document )?(?:author|owner|lead)|(?:written|prepared|amended|updated|reviewed|"
                         r"made|completed) by")),
)
_DATED = re.compile(r"20\d\d|\d[/.]\d\d?[/.]\d\d|\bv ?\d|\b\d\.\d\b")
_SCOPE = re.compile(r"\b(?:policy|document|handbook|statement|version|edition|manual|trustees|committee|board|"
                    r"governors|governing body"
                    r"|meeting|council|chair\w*)\b")


def find_control(lines: Lines, people: tuple[Fact, ...] = (), dates: tuple[Fact, ...] = ()) -> tuple[Fact, ...]:
    """Version, owner, approver and signature, each with what is written there; blanks are not counted."""
    facts: list[Fact] = []
    place = 0
    while found := _MARKS.search(lines.folded, place):
        line = lines.at(found.start())
        value, end = found.start(found.lastgroup), min(found.end(), lines.span(line).end)
        worded = found.lastgroup[:5] in ("owner", "appro", "signa")  # its value may run over the next mark
        place = max(found.start(), value if worded else end - 1) + 1
        if not lines.hidden(line) and (detail := _detail(lines, found, line)):
            facts.append(_fact(lines, found, line, detail))
    for found in _OWNERSHIP.finditer(lines.folded):
        line = lines.at(found.start())
        other = found["by"] and _REVIEWED_OTHER.search(lines.folded, lines.span(line).start, found.start())
        if not lines.hidden(line) and not other and (found["rests"] is None or _after_a_review(lines, line)):
            facts.append(_fact(lines, found, line, "owner"))
    dated = {day.sentence for day in dates if day.detail in DONE}
    facts += _in_columns(lines) + find_signatures(lines, people, dated)
    facts += [Fact(FactKind.CONTROL, person.value, person.span, person.sentence, "signature")
              for person in people if person.sentence in dated and len(lines.words(person.sentence).split()) < 12]
    versions = {fact.sentence for fact in facts if fact.detail == "version"}
    facts += [Fact(FactKind.CONTROL, person.value, person.span, person.sentence, "owner")
              for person in people if person.sentence in versions and person.value != "I"]
    return tuple(dict.fromkeys(facts))


def _fact(lines: Lines, found: re.Match, line: int, detail: str) -> Fact:
    end = min(found.end(), lines.span(line).end)
    group = next(name for name, text in found.groupdict().items() if text)
    start = found.start()
    if group == "post":
        start = max(lines.span(line).start, lines.folded.rfind(".", 0, start) + 1, start - 60)
    value = lines.document.text[start if group == "post" else found.start(group) : end].strip(" .,|-")
    return Fact(FactKind.CONTROL, value, Span(start, max(end, start + 1)), line, detail)


def _in_columns(lines: Lines) -> list[Fact]:
    """A filled cell under "Approved by" or "Author" in a table of versions or reviews."""
    facts = []
    for line, sentence in enumerate(lines.document.sentences):
        if sentence.kind is not BlockKind.ROW or not sentence.header or sentence.hidden:
            continue
        place = sentence.span.start
        for number, cell in enumerate(lines.document.quote(sentence.span).split(" | ")):
            head = fold(sentence.header[number]) if number < len(sentence.header) else ""
            detail = next((name for name, pattern in _HEADS if pattern.search(head)), "")
            filled = cell.strip() and fold(cell) != head and not _EMPTY.search(fold(cell))
            filled = filled and (detail != "version" or re.match(r"\W*v?\.? ?\d+(?:\.\d+)*\W*$", fold(cell)))
            if detail and filled and _DATED.search(lines.words(line)):
                facts.append(Fact(FactKind.CONTROL, cell.strip(), Span(place, place + len(cell)), line, detail))
            place += len(cell) + 3
    return facts


def _detail(lines: Lines, found: re.Match, line: int) -> str:
    group = found.lastgroup.rstrip("23")
    value = found[found.lastgroup]
    if found.end() > lines.span(line).end and group in ("version", "history"):
        return ""
    if group == "version":
        return "" if _in_passing(lines, found) else "version"
    if group == "history":
        return "version" if _has_rows(lines, line) else ""
    room = lines.span(line).end - found.start(found.lastgroup)
    if room <= 0 or _EMPTY.search(value[:room]):
        return ""
    if group == "signature":
        around = lines.words(line)
        opens = found.start() - lines.span(line).start < 4 and len(around.split()) < 14
        label = found.group()[: found.start(found.lastgroup) - found.start()]
        marked = opens or re.search(r"[:|]| by | on behalf ", label)
        signed = marked and not _SIGNED_BY_OTHERS.search(around) and not _in_form(lines, line)
        return "signature" if signed else ""
    if group == "owner":
        return "owner" if _is_owned(lines, found, line) else ""
    if group == "approver":
        return "approver" if _is_of_the_policy(lines, found, line) else ""
    return group


def _in_form(lines: Lines, line: int) -> bool:
    """Under the heading of a form, not under "Review of this policy" in a text that calls itself a template."""
    heading = lines.heading(line)
    return bool(_FORM.search(heading)) and not re.search(r"polic|review|approv|adopt", heading.split(" > ")[-1])


def _is_of_the_policy(lines: Lines, found: re.Match, line: int) -> bool:
    """A body approves the policy, not a visitor, a plan or a lift home."""
    before = lines.folded[max(lines.span(line).start, found.start() - 60) : found.start()].rsplit(" | ", 1)[-1]
    if re.search(r"\b(?:must|should|need|only|unless|if|not|plans?|contact|visitors?|photograph\w*|lifts?|outings?|"
                 r"activit\w+|expenses?|applications?|appointments?|volunteers?|staff)\b[^.]*$", before):
        return bool(re.search(r"polic(?:y|ies)", before))
    labelled = len(before.strip(" -*(|")) < 3 or before.rstrip().endswith(("|", ";", "."))
    return labelled or bool(_SCOPE.search(before + " " + found.group()))


def _after_a_review(lines: Lines, line: int) -> bool:
    """ "This is the responsibility of the manager", said straight after the review of the policy."""
    return bool(_REVIEWING.search(lines.above(line) + " " + lines.words(line)))


def _is_owned(lines: Lines, found: re.Match, line: int) -> bool:
    """A label of its own, or said of the policy: a report "written by" a worker has no bearing."""
    before = lines.folded[lines.span(line).start : found.start()]
    if re.match(r"owned by the (?:charity|council|church|parish|diocese|trust|company|authority|school|club)",
                found.group()):
        return False  # a building has an owner too
    alone = len(before.strip(" (-*|")) < 3 or before.rstrip().endswith("|")
    said_of = re.search(r"\b(?:polic(?:y|ies)|document|handbook|manual|version|edition|"
                        r"procedures?)\b[^.]{0,40}$", before)
    labelled = re.search(r"\b(?:policy|document|procedure)|^(?:looked after|kept|maintained|owned) [\w ]{0,14}by ?:",
                         found.group()[:32])
    return bool(alone or said_of or labelled)


def _in_passing(lines: Lines, found: re.Match) -> bool:
    before = lines.folded[max(0, found.start() - 30) : found.start()]
    token = lines.folded[max(0, found.start() - 80) : found.end() + 12].split()
    if any(found.group().strip() in word and re.search(r"https?:|www\.|\.pdf|\.aspx?", word) for word in token):
        return True  # part of a web address
    return bool(re.search(r"(?:replaces|supersedes|windows|android|form|software|app|outlook|ios|guidance|"
                          r"together) [\w ]*\(?$", before))


def _has_rows(lines: Lines, line: int) -> bool:
    """A history counts when a row under it is filled in: a date or a number with words."""
    for below in range(line, min(line + 5, len(lines))):
        words = lines.words(below)
        if re.search(r"\b(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|20\d\d|v ?\d|"
                     r"\d+\.\d+)\b", words) and (
                below == line or lines.kind(below) is BlockKind.ROW or len(words) < 160):
            return True
    return False
