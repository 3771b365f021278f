"""Lines, roles and people in, those called by a first name alone and listed elsewhere with a post or number out."""

import re

from auditor.evidence.facts.lines import Lines, between, fold
from auditor.evidence.facts.people import GIVEN, NAME, TO_NAME, TO_ROLE, TOLD
from auditor.evidence.facts.prose import said_of
from auditor.evidence.facts.roles import Mention
from auditor.model.document import BlockKind, Span
from auditor.model.verdict import Fact, FactKind

_OURS = ("lead", "deputy")
_NUMBER = r"(?:0[\d ()-]{8,14}\d|\+44[\d ()-]{8,14}\d|\S+@\S+)"
_LISTED = re.compile(rf"(?<![\w.])({GIVEN})(?: ?[|:,(–—-]| on\b| tel\b\.?:?)+ ?{_NUMBER}")
_ALONE = re.compile(rf"(?:^|(?<=\| ))({GIVEN})(?= ?\||$)")
_SINGLE = re.compile(rf"(?<![\w@/.’'-])({GIVEN})\b(?!['’-]?[\w@])(?! [A-Z][a-z])")
_POINTED = re.compile(r"\b(?:that's|that is|it's|it is|called|named|this is) $")
_CAPITAL = re.compile(r"[A-Z][\w'’]* $")
_TELL = re.compile(r"\b(?:tell|speak to|speak with|talk to|see|fetch|find|ring|go to|ask for) "
                   r"(?:the |our )?(?:person|one|leader|helper|volunteer|lead|adult)\b")
_WORRY = re.compile(r"\b(?:worr\w+|concern\w*|uneasy|safe ?guarding|abuse)\b")
_IF_NOT = re.compile(r"\b(?:if not|failing|or if not|otherwise|in the absence of|if (?:you )?can't find|without) "
                     r"([a-z'-]+)(?: (?:is|isn't)[^,.;]{0,30})?[,:]? (?:then |tell |ask for |it's |go to |see )*$")


def find_given(lines: Lines, roles: tuple[Mention, ...], people: tuple[Fact, ...],
               full: dict[str, str]) -> tuple[Fact, ...]:
    """Leads and deputies called by their first names, where a list of contacts or a full name shows who that is."""
    known = {fact.value.split()[0] for fact in people if fact.detail != "other"}
    starts = [mention.start for mention in roles]
    found: dict[str, Fact] = {}
    for name in by_first_name(lines, full):
        if name[1] in known or name[1] in found:
            continue
        line = lines.at(name.start())
        role = _role_of(lines, name, roles, starts, found)
        if not role and not lines.hidden(line) and name.end() <= lines.span(line).end:
            role = said_of(lines, name, line, {fact.sentence for fact in people if fact.detail == "lead"})
        if role:
            found[name[1]] = Fact(FactKind.PERSON, full.get(name[1], name[1]), Span(*name.span()), line, role)
    return tuple(found.values())


def by_first_name(lines: Lines, full: dict[str, str]) -> list[re.Match]:
    """Each place where somebody is called by a first name alone whose full name or number stands elsewhere."""
    text = lines.document.text
    words = set(text.split())
    listed = _listed(lines) | {name for name in full if re.fullmatch(GIVEN, name) and name.lower() not in words}
    return [name for name in _SINGLE.finditer(text) if name[1] in listed and not _second(lines, name)]


def _listed(lines: Lines) -> set[str]:
    """First names that stand alone in a row of a table, or before a number, and that are no words of the text."""
    text = lines.document.text
    names = {found[1] for found in _LISTED.finditer(text)}
    for line in range(len(lines)):
        if lines.kind(line) is BlockKind.ROW:
            names |= {found[1] for found in _ALONE.finditer(lines.document.quote(lines.span(line)))}
    words = set(text.split())
    return {name for name in names if name.lower() not in words}


def full_names(lines: Lines) -> dict[str, str]:
    """First name -> the full name, where the document has one only."""
    full: dict[str, set[str]] = {}
    for name in NAME.finditer(lines.document.text):
        if not name["title"]:
            full.setdefault(name.group().split()[0], set()).add(" ".join(name.group().split()))
    return {first: names.pop() for first, names in full.items() if len(names) == 1}


def _second(lines: Lines, name: re.Match) -> bool:
    """Whether the word belongs to a name of several words, "Family Time"."""
    before = lines.document.text[max(0, name.start() - 30) : name.start()]
    return bool(_CAPITAL.search(before)) and not (TOLD.search(before.lower()) or _POINTED.search(fold(before)))


def _role_of(lines: Lines, name: re.Match, roles, starts: list[int], found: dict[str, Fact]) -> str:
    line = lines.at(name.start())
    span = lines.span(line)
    if lines.hidden(line) or name.end() > span.end:
        return ""
    before = between(roles, starts, span.start, name.start())
    after = between(roles, starts, name.end(), span.end)
    if before and before[-1].role in _OURS and TO_NAME.fullmatch(lines.folded, before[-1].end, name.start()):
        return before[-1].role
    gap = lines.folded[name.end() : after[0].start] if after else ""
    if gap and after[0].role in _OURS and len(gap) < 70 and TO_ROLE.fullmatch(gap):
        return after[0].role
    return _pointed_out(lines, line, lines.folded[span.start : name.start()], found)


def _pointed_out(lines: Lines, line: int, told: str, found: dict[str, Fact]) -> str:
    """ "Tell the person with the lanyard. That's Jean; if not Jean, Pat.": the one to whom worries go is the lead."""
    instead = _IF_NOT.search(told)
    if instead and any(first.lower() == instead[1] and fact.detail == "lead" for first, fact in found.items()):
        return "deputy"
    if not (_POINTED.search(told) or TOLD.search(told)):
        return ""
    above = (m for m in range(max(0, line - 2), line) if lines.section(m) == lines.section(line))
    words = " ".join((*map(lines.words, above), told))
    return "lead" if _WORRY.search(words) and (_TELL.search(words) or TOLD.search(told)) else ""
