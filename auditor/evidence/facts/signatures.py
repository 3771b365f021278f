"""Lines, people and dates in, the names and initials under a policy or over it as its signers and authors out."""

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
_AND = re.compile(r"(?:,|;| ?[&/]| and) ")
_BARE_INITIALS = re.compile(r"[\s*_~–—-]*(?:(?P<plain>[A-Z]{2,3})|(?:[A-Z]\. ?){2,3})[\s*_.]*")
_HAND = re.compile(r"^\W*(?P<first>[A-Z]{2,3}(?: ?[/&+,] ?[A-Z]{2,3})?) ?[,:;–—-]"
                   r"|(?:[,;(–—-] ?|\bby )(?P<last>[A-Z]{2,3}(?: ?[/&+,] ?[A-Z]{2,3})?)\)?[\W_]*$")
_DONE = re.compile(r"\b(?:re-?)?(?:written|wrote|done|typed|drawn|looked|gone|reviewed|updated|revised|version)\b")
_WRITTEN = re.compile(r"\b(?:re-?)?(?:written|drafted|typed|compiled|drawn up|updated|revised|issued|version|edition|"
                      r"dated)\b")


def find_signatures(lines: Lines, people: tuple[Fact, ...], dated: set[int] = frozenset()) -> list[Fact]:
    """A name on a line of its own: at the foot of the text it signs, over "First written 2021" it is the author's."""
    known = {fact.value.split()[-1] for fact in people if fact.value != "I"}
    facts = _by_initials(lines, dated)
    for line in {*range(min(_HEAD, len(lines))), *range(max(len(lines) - _FOOT, 0), len(lines))}:
        name = _alone(lines, line, known)
        if name is None:
            continue
        foot, span = line >= _HEAD, Span(*name.span())
        if foot and not _in_a_list(lines, line):
            facts.append(Fact(FactKind.CONTROL, name.group(), span, line, "signature"))
        if not foot and _WRITTEN.search(lines.below(line)[:60]):
            facts.append(Fact(FactKind.CONTROL, name.group(), span, line, "owner"))
    return facts


def _by_initials(lines: Lines, dated: set[int]) -> list[Fact]:
    """Who signs at the foot, or says beside the policy's date who wrote it, with the initials of a name in the text."""
    named = {"".join(re.findall(r"\b[A-Z]", name.group())) for name in NAME.finditer(lines.document.text)}
    facts = []
    for line in range(max(len(lines) - 3, 0), len(lines)):
        span = lines.span(line)
        found = _BARE_INITIALS.fullmatch(lines.document.quote(span))
        if found and not lines.hidden(line) and (found["plain"] is None or found["plain"] in named):
            facts.append(Fact(FactKind.CONTROL, found.group().strip(" *_"), span, line, "signature"))
    for line in sorted({near for day in dated for near in (day - 1, day, day + 1) if 0 <= near < len(lines)}):
        span, words = lines.span(line), lines.words(line)
        found = _HAND.search(lines.document.quote(span))
        if found is None or len(words.split()) > 12 or line not in dated and not _DONE.search(words):
            continue
        hand = found["first"] or found["last"]
        if named.issuperset(re.findall("[A-Z]+", hand)):
            facts.append(Fact(FactKind.CONTROL, hand, span, line, "owner"))
    return facts


def _alone(lines: Lines, line: int, known: set[str]) -> re.Match | None:
    """The name that is all there is in a line, but for a post and a date."""
    span, text = lines.span(line), lines.document.text
    if lines.hidden(line) or lines.kind(line) is not BlockKind.PARAGRAPH or span.end - span.start > 90:
        return None
    opens = re.compile(r"[\s*_~–—-]*").match(text, span.start, span.end).end()
    name = NAME.match(text, opens, span.end)
    link = name and _AND.match(text, name.end(), span.end)
    second = NAME.match(text, link.end(), span.end) if link else None
    if name and second and _INITIALS.match(name.group()) and _INITIALS.match(second.group()):
        name = second  # "A. Fenn, B. Carr": both sign
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
