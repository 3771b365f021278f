"""Lines, people and dates in, the names that stand alone under a policy or over it as its signers and authors out."""

import re

from auditor.evidence.facts.lines import Lines
from auditor.evidence.facts.people import NAME, TITLE
from auditor.model.document import BlockKind, Span
from auditor.model.verdict import Fact, FactKind

_FOOT, _HEAD = 14, 6  # lines from the end and from the top in which somebody signs
_POST = (r"(?:(?:the|our|hon|on behalf of|for) )?(?:[a-z&'-]+ ){0,4}?(?:director|chair\w*|secretary|manager|"
         r"co-?ordinator|leader|trustee|warden|minister|vicar|rector|owner|proprietor|head ?teacher|principal|officer|"
         r"lead|dsl|treasurer|executive|ceo|administrator|tutor|childminder|trustees|committee|board)")
_DAY = r"(?:(?:dated?:? )?[\d/. ]{0,6}(?:[a-z]{3,9} )?\d{2,4})"
_AFTER = re.compile(rf"[\W_]*(?P<post>{_POST}(?:,? (?:and|&) {_POST})?)?[\W_]*(?P<day>{_DAY})?[\W_]*")
_LISTED = re.compile(r"\d{5}|@|:\W*$|\b(?:contact|telephone|phone|tel|e-?mail|ring|call|members?|thanks|sources?|"
                     r"references|useful|appendix)\b")
_INITIALS = re.compile(r"[A-Z]\b\.? ?(?:[A-Z]\b\.? ?)?[A-Z]")
_WRITTEN = re.compile(r"\b(?:re-?)?(?:written|drafted|typed|compiled|drawn up|updated|revised|issued|version|edition|"
                      r"dated)\b")


def find_signatures(lines: Lines, people: tuple[Fact, ...]) -> list[Fact]:
    """A name on a line of its own: at the foot of the text it signs, over "First written 2021" it is the author's."""
    known = {fact.value.split()[-1] for fact in people if fact.value != "I"}
    facts = []
    for line in {*range(min(_HEAD, len(lines))), *range(max(len(lines) - _FOOT, 0), len(lines))}:
        name = _alone(lines, line, known)
        if name is None:
            continue
        foot, span = line >= _HEAD, Span(*name.span())
        if foot and not _in_a_list(lines, line):
            facts.append(Fact(FactKind.CONTROL, name.group(), span, line, "signature"))
        if not foot and line + 1 < len(lines) and _WRITTEN.search(lines.words(line + 1)[:60]):
            facts.append(Fact(FactKind.CONTROL, name.group(), span, line, "owner"))
    return facts


def _alone(lines: Lines, line: int, known: set[str]) -> re.Match | None:
    """The name that is all there is in a line, but for a post and a date."""
    span, text = lines.span(line), lines.document.text
    if lines.hidden(line) or lines.kind(line) is not BlockKind.PARAGRAPH or span.end - span.start > 90:
        return None
    opens = re.compile(r"[\s*_~–—-]*").match(text, span.start, span.end).end()
    name = NAME.match(text, opens, span.end)
    after = name and _AFTER.fullmatch(lines.folded, name.end(), span.end)
    if not after:
        return None
    sure = after["post"] or after["day"] or TITLE.match(name.group()) or _INITIALS.match(name.group())
    return name if sure or name.group().split()[-1] in known else None


def _in_a_list(lines: Lines, line: int) -> bool:
    """One of the people in a list of contacts, members or sources rather than the one who signs."""
    around = [lines.words(other)[:80] for other in (line - 1, line + 1) if 0 <= other < len(lines)
              and lines.section(other) == lines.section(line) and lines.kind(other) is BlockKind.PARAGRAPH]
    return bool(_LISTED.search(lines.heading(line).split(" > ")[-1]) or any(map(_LISTED.search, around)))
