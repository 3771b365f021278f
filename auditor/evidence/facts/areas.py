"""Lines and contacts in, contacts of another area, another centre that acts and numbers that clash out."""

import re
from collections.abc import Iterator
from itertools import islice

from auditor.evidence.facts.lines import Lines
from auditor.model.document import BlockKind, Span
from auditor.model.verdict import Fact, FactKind

NEAR = 160  # characters either side of a centre's name in which it is told to act, or thanked
MOST = 20  # names looked at in one sentence; no honest sentence holds more
_STOP = (
    "The|A|An|Our|Your|Their|Its|Local|Authority|Area|Regional|County|City|Borough|District|Metropolitan|Town|Parish|"
    "Church|Parochial|Child|Children|Childrens|Children's|Family|Families|Adult|Adults|Safeguarding|Contact|"
    "Supervised|Supported|Designated|Officer|Lead|Council|Ring|Call|Phone|Telephone|Tel|Inform|Report|Refer|Email|"
    "Please|If|In|At|Of|For|To|By|On|And|Or|With|From|When|Any|All|Every|Each|This|That|Other|Another|Neighbouring|"
    "National|British|United|Football|Club|Duty|Team|Social|Care|Services|Service|Emergency|Evenings|Weekends|Nights|"
    "Out|Hours|Monday|Friday|Mon|Fri|Police|Management|Members|Youth|Medical|Research|Arts|Staff|School|Student|"
    "Manager|Coordinator|Co|Chair|Trustees|Board|LADO|MASH|MARAT|LSCP|LSCB|CSC|EDT|NSPCC|NACCC|DSL|UK"
)
_WORD = rf"(?!(?:{_STOP})\b)[A-Z][a-z][\w'’-]*"
_NAME = rf"(?P<name>{_WORD}(?:[ ,]+(?:and |& |upon |on |with )?{_WORD}){{0,3}})"
_KIND = r"(?: (?:City|County|Borough|Metropolitan|District|Unitary|London Borough|County Borough|Regional|Local))*"
_HOME = re.compile(
    rf"{_NAME}{_KIND} (?:Safeguarding (?:Children|Adults?|Partner|Board|and)|"
    rf"Children['’]?s? (?:Safeguarding )?Partnership|Child Protection Committee|Council\b)"
)
_WIDE = re.compile(r"\b(?:London|Greater|Pan|Wales|Cymru|Regional|Yorkshire|Midlands|Tees|North|South|East|West)\b")
_THEIRS = re.compile(
    rf"{_NAME}{_KIND}(?:['’]s)? (?:Council|LADO|MASH|Designated Officer|Children|Social (?:Care|Services)|"
    rf"Emergency Duty|First Response|Front Door|Local Authority Designated)\b"
)
_THEIRS_AFTER = re.compile(
    rf"(?:LADO|MASH|Designated Officer|Emergency Duty Team|Children['’]s (?:Social Care|Services)) "
    rf"(?:for|at|in|of) (?:the )?{_NAME}"
)
_CENTRE = re.compile(rf"{_NAME} (?:Child(?:ren['’]s)? |Family )?Contact (?:Centre|Service|Project)s?\b")
_POST_AT = re.compile(
    r"\b(?:staff|volunteers?|workers?|co-?ordinators?|managers?|supervisors?|leads?|officers?|trustees|committee|"
    r"team|director) (?:at|of|in|for) (?:the )?$"
)
_SAINT = r"(?P<saint>(?:Ss?t\.?|ST\.?|Saints?|Holy|All|Christ|Our Lady)\b(?: [A-Z][\w-]+){0,2}(?:['’]s?)?)"
_CHURCH = re.compile(rf"\b{_SAINT}")
_THEIR_BODY = re.compile(
    rf"(?P<by>\b(?:by|to|from|tell|inform|contact) (?:the )?|\b[Tt]he )(?:PCC|Parochial Church Council|"
    rf"[Cc]hurchwardens|[Ee]lders|[Vv]estry|[Kk]irk [Ss]ession|[Ss]taff|[Vv]olunteers|[Ll]eaders|"
    rf"[Vv]icar|[Rr]ector|[Mm]inister) (?:of|at) {_SAINT}")
_ACTS = re.compile(
    r"^(?:['’]s)? ?(?:[a-z-]+ ){0,3}?(?:will|must|should|shall|decides?|is responsible|are responsible|keeps?|"
    r"reports?|rings?|refers?|tells?|ensures?|has|holds|provides)\b"
)
_THANKS = re.compile(
    r"\b(?:thanks|adapted|based on|with permission|borrowed|lent|formerly|previously|used to be|merged|moved|"
    r"transferr?ed|other centres|visited|partner)", re.I)
_HOME_NEEDS = ("Safeguarding", "Partnership", "Committee", "Council")
_CENTRE_NEEDS = ("Contact",)
_ROLES = ("lado", "children's services", "out of hours")
_SINGLE = ("lado",)
_LADO_HEAD = re.compile(r"\|[^|]*(?:\blado\b|designated officer)")  # not the first, which names the rows


def find_areas(lines: Lines, contacts: tuple[Fact, ...], people: tuple[Fact, ...] = ()) -> tuple[Fact, ...]:
    """ELSEWHERE: value the area or centre, detail its role or "centre". CLASH: a second number, and its role."""
    theirs = (*_elsewhere(lines, contacts), *_other_centres(lines), *_other_churches(lines))
    return (*theirs, *_clashes(lines, contacts, people))


def _elsewhere(lines: Lines, contacts: tuple[Fact, ...]) -> list[Fact]:
    """A role whose every number belongs to an area that the policy never calls its own."""
    named = {role: [(fact, _area(lines, fact)) for fact in _of(contacts, role)] for role in _ROLES}
    home = _home(lines, {fact.sentence for fact in contacts})
    daytime = {word for _, area in named["children's services"] for word in _words(area)}
    found = []
    for role, pairs in named.items():
        own = home or (daytime if role == "lado" else set())
        if own and pairs and all(area and not own & _words(area) for _, area in pairs):
            fact, area = pairs[0]
            found.append(Fact(FactKind.ELSEWHERE, area, fact.span, fact.sentence, role))
    return found


def _of(contacts: tuple[Fact, ...], role: str) -> tuple[Fact, ...]:
    return tuple(islice((fact for fact in contacts if fact.detail == role), MOST))


def _home(lines: Lines, with_numbers: set[int]) -> set[str]:
    """Words of the areas whose partnership or council the policy names apart from its telephone numbers."""
    words: set[str] = set()
    for line in _holding(lines, _HOME_NEEDS):
        if line in with_numbers:
            continue
        for found in islice(_HOME.finditer(_text(lines, line)), MOST):
            if _WIDE.search(found.group()):  # one board for many councils says nothing of the council
                return set()
            words |= _words(found["name"])
    return words


def _area(lines: Lines, fact: Fact) -> str:
    text = _text(lines, fact.sentence)
    found = _THEIRS_AFTER.search(text) or _THEIRS.search(text)
    return found["name"] if found else ""


def _holding(lines: Lines, needs: tuple[str, ...]) -> Iterator[int]:
    """The lines that can be seen and hold one of the words without which a pattern cannot match."""
    for line in range(len(lines)):
        text = lines.document.quote(lines.span(line))
        if any(need in text for need in needs) and not lines.hidden(line):
            yield line


def _text(lines: Lines, line: int) -> str:
    return lines.document.quote(lines.span(line)).replace("\n", " ")


def _words(name: str) -> set[str]:
    return {w.lower().removesuffix("'s").removesuffix("’s") for w in re.findall(r"[\w'’-]+", name) if len(w) > 3}


def _other_centres(lines: Lines) -> list[Fact]:
    """Another contact centre whose people are told what to do; acknowledgements are left out."""
    uses = [
        (line, found)
        for line in _holding(lines, _CENTRE_NEEDS)
        for found in islice(_CENTRE.finditer(_text(lines, line)), MOST)
    ]
    own = _own_words(uses)
    found_there = []
    for line, found in uses:
        before, after = found.string[: found.start()][-NEAR:], found.string[found.end() : found.end() + NEAR]
        acts = _POST_AT.search(before.lower()) or _ACTS.search(after)
        if acts and own and not own & _words(found["name"]) and not _THANKS.search(before + after):
            start = lines.span(line).start
            span = Span(start + found.start(), start + found.end())
            found_there.append(Fact(FactKind.ELSEWHERE, found["name"], span, line, "centre"))
    return found_there


def _other_churches(lines: Lines) -> list[Fact]:
    """A body of another church that is to act, in the policy of a church named in its title or a heading."""
    titles = (BlockKind.HEADING, BlockKind.ROW)
    heads = [line for line in range(len(lines)) if line < 5 or lines.kind(line) in titles]
    own = {_plain(found["saint"]) for line in heads for found in islice(_CHURCH.finditer(_text(lines, line)), MOST)}
    found_there = []
    for line in _holding(lines, (" of S", " at S", " of Holy", " of All", " of Christ")) if own else ():
        for found in islice(_THEIR_BODY.finditer(_text(lines, line)), MOST):
            around = found.string[max(0, found.start() - NEAR) : found.end() + NEAR]
            acts = found["by"].strip().lower() not in ("the", "from") or _ACTS.search(found.string[found.end() :])
            if acts and _plain(found["saint"]) not in own and not _THANKS.search(around):
                start = lines.span(line).start
                span = Span(start + found.start(), start + found.end())
                found_there.append(Fact(FactKind.ELSEWHERE, found["saint"], span, line, "centre"))
    return found_there


def _plain(saint: str) -> str:
    """ "St. Aldath’s" and "Saint Aldath": the same church."""
    return re.sub(r"\b(?:ss?t|saints?)\b|['’]s?|[^a-z]", "", saint.lower())


def _own_words(uses: list) -> set[str]:
    """The centre's own name: in the title, in the first lines, or else the commonest."""
    for reach in (1, 4):
        own = {word for line, found in uses if line < reach for word in _words(found["name"])}
        if own:
            return own
    names = [found["name"] for _, found in uses]
    return _words(max(sorted(set(names)), key=names.count)) if names else set()


def _clashes(lines: Lines, contacts: tuple[Fact, ...], people: tuple[Fact, ...]) -> list[Fact]:
    """Two numbers, in two places, for a body of which there is one; different areas or people explain them."""
    found = []
    for role in _SINGLE:
        phones = [fact for fact in _of(contacts, role) if fact.value.isdigit()]
        first = phones[0] if phones else None
        for fact in phones[1:]:
            if fact.value != first.value and not _explained(lines, first, fact, people):
                found.append(Fact(FactKind.CLASH, fact.value, fact.span, fact.sentence, role))
    return found


def _explained(lines: Lines, first: Fact, second: Fact, people: tuple[Fact, ...]) -> bool:
    if abs(first.sentence - second.sentence) < 2 or lines.kind(second.sentence) is BlockKind.FURNITURE:
        return True
    heads = [lines.document.sentences[fact.sentence].header for fact in (first, second)]
    if heads[0] == heads[1] and _LADO_HEAD.search(" | ".join(heads[0]).casefold()):
        return True  # a row of a table for each council
    areas = _area(lines, first), _area(lines, second)
    names = [{p.value for p in people if p.sentence == fact.sentence} for fact in (first, second)]
    return bool(all(areas) and not _words(areas[0]) & _words(areas[1])) or bool(all(names) and not names[0] & names[1])
