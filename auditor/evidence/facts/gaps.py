"""Lines in, the labels and rows of a table that want the policy's own name, number or date out."""

import re

from auditor.evidence.facts.forms import asks_for_a_hand, in_form
from auditor.evidence.facts.lines import Lines, fold
from auditor.model.document import BlockKind, Span
from auditor.model.verdict import Fact, FactKind

_DATED = (r"(?:date (?:adopted|approved|reviewed|agreed|issued)|date of (?:next |last )?(?:review|adoption|issue)|"
          r"next review(?: date| due)?|review date|(?:adopted|approved|reviewed) on)")
_IN_A_RUN = re.compile(rf"(?P<label>\b{_DATED}) ?: (?!(?P=label))(?={_DATED} ?:)")
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
                   r"wardens?|churchwardens?|secretary|minister|vicar|elders?|imam|designated|duty|directors?|dsl|"
                   r"supervisor|treasurer|leader|host|safeguarding)\b")
_TOLD = re.compile(r"\d{3}|@|\b(?:vacan\w+|covering|covered|ask|see|as above|through|via|c/o)\b")


def find_gaps(lines: Lines) -> tuple[Fact, ...]:
    """Each label with no answer, and each post in a table of contacts with no way to reach it."""
    return tuple(fact for line in range(len(lines)) if not lines.hidden(line) for fact in _unanswered(lines, line))


def _unanswered(lines: Lines, line: int) -> list[Fact]:
    """A label with nothing after it where the policy's own name, number or date belongs."""
    words = lines.words(line)
    if len(words) > 400 or in_form(lines, line) or not (":" in words or "|" in words or "name" in words):
        return []
    start = lines.span(line).start
    found = []
    found += [m.span("label") for m in _IN_A_RUN.finditer(words) if len(words) < 200]
    undated = _UNDATED.match(words)
    if undated and _NOT_YET.search(undated["answer"]) and not _WHEN.search(undated["answer"]):
        found.append((undated.start("label"), undated.end("label")))
    label = _LABEL.match(words)
    bare = label and not re.search("[:|]", label["end"])
    if label and (not bare or _begins_a_list_of_blanks(lines, line, label)) and _nothing_follows(lines, line, label):
        found.append((label.start("label"), label.end("label")))
    if re.match(r"^\W*name ?:\W*$", words) and _nothing_follows(lines, line, None):
        above = lines.above(line) + lines.heading(line)
        if re.search(r"safe ?guarding (?:lead|officer|person)|designated|deputy|lado\b", above):
            found.append((words.index("name"), words.index("name") + 4))
    if _no_way_to_reach(lines, line):
        found.append((0, len(words.split(" |")[0])))
    for reach in _REACH_LABEL.finditer(words):
        if reach.end() < len(words.rstrip()) or _nothing_follows(lines, line, None):
            if not asks_for_a_hand(words):
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
    follows = lines.below(line).strip()
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
