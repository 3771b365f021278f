"""Lines, numbers and roles in, the post or body that each number reaches out."""

import re
from bisect import bisect_left

from auditor.evidence.facts.author import reaches_author
from auditor.evidence.facts.columns import by_column
from auditor.evidence.facts.hours import after_hours, at_all_hours, own_mobile, same_number
from auditor.evidence.facts.lines import Lines
from auditor.evidence.facts.people import NAME
from auditor.evidence.facts.pronouns import by_pronoun, called, named_at, opened_by
from auditor.evidence.facts.roles import Mention
from auditor.model.document import BlockKind, Span
from auditor.model.verdict import Fact, FactKind

_WEAK = ("other", "police")
_OURS = ("lead", "deputy", "oversight")
_BODIES = ("naccc", "domestic abuse service", "helpline", "children's services", "adult services")
_HOURS_ONLY = re.compile(r"(?:out|after|outside|evening|night|weekend|bank|at |ooh)")
_LABELS = re.compile(
    r"\b(?:tel|telephone|phone|mobile|mob|e-?mail|contact|number|numbers|no|name|direct|line|office|hours?|day|"
    r"daytime|time|work|home"
    r"|landline|[temp]|or|and|on|at|by|call|ring|text|you|can|may|reach|her|him|them|she|he|they|be|is|are|reached|"
    r"contacted|please|via"
    r"|the|our|my|me|any|address|details|mon|monday|to|fri|friday|sat|saturday|sun|sunday|am|pm|from|this|their|his|"
    r"also|"
    r"confidential|available"
    r"|during|session|sessions|every|for|main|out|of|us|we|speak|with|with)\b")
_BYNAME = re.compile(r" ?\((?:known (?:locally )?as |called )?(?:[Tt]he )?([A-Z][a-z]{3,})(?= [A-Z]|\))")
_FOR_PLACE = re.compile(r"\W*(?:For|In) (?:the )?[A-Z][\w'’-]+(?: (?:and )?[A-Z][\w'’-]+){0,3} ?[:,-]\W*")
_REACHES = re.compile(r"\W*(?:it|this|that|these|both|either|the (?:number|line|phone|mailbox))(?: will| should)? "
                      r"(?:reach(?:es)?|(?:goes?|comes?|gets? you) (?:straight |directly |through )*to|(?:is|are) "
                      r"(?:answered|read|monitored|carried|held|kept|picked up|checked) by|rings? through to) "
                      r"(?:the |our )?")
_REACH = 240


def find_contacts(
    lines: Lines, numbers: tuple[Fact, ...], roles: tuple[Mention, ...], people: tuple[Fact, ...],
) -> tuple[Fact, ...]:
    """Each number or address tied to the post or body it reaches, where the text ties it."""
    starts = [mention.start for mention in roles]
    bynames = _bynames(lines, roles)
    facts: list[Fact] = []
    for index, number in enumerate(numbers):
        previous = next((n for n in reversed(numbers[:index]) if len(n.value) > 3), None)
        tied = _own(lines, number) or _tie(lines, number, previous, roles, starts, facts, people, bynames)
        if tied:
            role, start, end = tied
            role = "other" if role == "out of hours" and own_mobile(lines, number) else role
            facts.append(Fact(FactKind.CONTACT, number.value, Span(start, end), number.sentence, role))
    return tuple(one for fact in facts for one in at_all_hours(lines, fact)) + same_number(lines, facts)


def _own(lines: Lines, number: Fact) -> tuple[str, int, int] | None:
    """The short numbers say themselves whom they reach."""
    if number.value in ("999", "112"):
        return "emergency", number.span.start, number.span.end
    if number.value == "101":
        return "police", number.span.start, number.span.end
    if number.value in ("111", "105") or number.value == "08001111" or number.value.startswith("116"):
        return "helpline", number.span.start, number.span.end
    return None


def _tie(lines, number, previous, roles, starts, facts, people, bynames) -> tuple[str, int, int] | None:
    own = lines.span(number.sentence)
    since = previous.span.end if previous and previous.sentence == number.sentence else own.start
    before = _between(roles, starts, since, number.span.start)
    mention = _choose(lines, before, since)
    if mention is None and reaches_author(lines, since, number):
        return "lead", since, number.span.end
    column = by_column(lines, number) if number.kind is FactKind.PHONE else None
    if column and column[0] == "out of hours" and (mention is None or mention.role in ("children's services", *_WEAK)):
        return column
    after = after_hours(lines, number)
    if after and number.kind is FactKind.PHONE and (mention is None or mention.role in ("children's services", *_WEAK)):
        return "out of hours", number.span.start, after
    if mention and number.span.start - mention.end <= _REACH:
        return _nearer(lines, number, since, mention, people) or (mention.role, mention.start, number.span.end)
    if column and mention is None and column[0] not in _WEAK:
        return column
    chained = _chained(lines, number, previous, facts)
    if chained:
        return chained
    named = _by_name(lines, number, since, people) or _by_byname(lines, number, since, bynames)
    if named:
        return named
    return (by_pronoun(lines, number, people) or _leads_to(lines, number, roles, starts)
            or _after(lines, number, roles, starts) or by_column(lines, number)
            or _above(lines, number, roles, starts, people)
            or (mention and (mention.role, mention.start, number.span.end)))


def _between(roles, starts, start: int, end: int) -> list[Mention]:
    return list(roles[bisect_left(starts, start) : bisect_left(starts, end)])


def _choose(lines: Lines, before: list[Mention], since: int) -> Mention | None:
    """The post a number belongs to among those named before it: the nearest, hours and vague posts apart."""
    if not before:
        return None
    strong = [mention for mention in before if not mention.vague]
    if not strong:
        return before[-1]
    nearest = strong[-1]
    if before[-1].role == "children's services" and nearest.role in _OURS:
        return before[-1]
    if nearest.role == "lead" and strong[0].role in _BODIES and lines.kind(lines.at(since)) is BlockKind.ROW:
        return strong[0]
    hours = next((mention for mention in reversed(strong) if mention.role == "out of hours"), None)
    if hours is None:
        return nearest
    if nearest.role == "children's services":
        return Mention(hours.start, nearest.end, "out of hours")
    if nearest is hours and _HOURS_ONLY.match(lines.folded, hours.start):
        others = [m for m in before if m.role not in ("out of hours", "children's services", "police")]
        return others[-1] if others else hours
    return nearest


def _chained(lines: Lines, number: Fact, previous: Fact | None, facts: list[Fact]) -> tuple[str, int, int] | None:
    """A second way to reach the same post: "0113 ..., lado@...", or "Tel" then "Email" on the next line."""
    if not (previous and facts and facts[-1].span.end == previous.span.end):
        return None
    gap = lines.folded[previous.span.end : number.span.start]
    same_kind = previous.kind == number.kind
    if len(gap) > 40 or re.search(r"[a-z]{3,}", re.sub(r"\b(?:e-?mail|tel|telephone|phone|mobile|address|mob|and|text|"
        r"fax|day|office|landline|home|work)\b", "", gap)):
        return None
    if same_kind and number.sentence != previous.sentence and "mob" not in gap and "tel" not in gap:
        return None
    last = facts[-1]
    return (last.detail, last.span.start, number.span.end) if number.span.end - last.span.start < _REACH * 2 else None


def _by_name(lines: Lines, number: Fact, since: int, people: tuple[Fact, ...]) -> tuple[str, int, int] | None:
    """A person already tied to a role, named again beside the number."""
    near = lines.document.text[since : number.span.start]
    best = None
    for person in people:
        place = max((named_at(near, name) for name in called(person.value)), default=-1)
        nearer = best is None or place > best[0] or (place == best[0] and best[1] == "other")
        if place >= 0 and nearer:
            best = (place, person.detail)
    return (best[1], since + best[0], number.span.end) if best else None


def _nearer(lines, number, since, mention, people) -> tuple[str, int, int] | None:
    """Whom a number reaches, for all the post before it: one of ours by name, or the deputy named after the lead."""
    if mention.role == "other":
        return _by_name(lines, number, since, people)
    deputies = tuple(fact for fact in people if fact.detail == "deputy") if mention.role == "lead" else ()
    return _by_name(lines, number, mention.end, deputies)


def _bynames(lines: Lines, roles: tuple[Mention, ...]) -> dict[str, str]:
    """Local names given once in brackets, "children's social care (the Lantern Hub)", each with its role."""
    found = {}
    for mention in roles:
        if mention.role in ("children's services", "out of hours", "lado", "adult services"):
            byname = _BYNAME.match(lines.document.text, mention.end)
            if byname:
                found.setdefault(byname[1], mention.role)
    return found


def _by_byname(lines: Lines, number: Fact, since: int, bynames: dict[str, str]) -> tuple[str, int, int] | None:
    near = lines.document.text[since : number.span.start]
    for byname, role in bynames.items():
        if byname in near:
            return role, since + near.rfind(byname), number.span.end
    return None


def _after(lines, number, roles, starts) -> tuple[str, int, int] | None:
    """A post named just after the number: "07700 900 312 (safeguarding lead)"."""
    end = min(lines.span(number.sentence).end, number.span.end + 70)
    later = _between(roles, starts, number.span.end, end)
    if not later:
        return None
    gap = lines.folded[number.span.end : later[0].start]
    if later[0].vague and len(gap) > 25 or re.search(r"\d{3}|[@.;•]|\bor\b|\bgoing\b|"
        r"\bcontact", gap) or re.search(r"\d{4}", lines.folded[later[0].end : later[0].end + 40]):
        return None
    return later[0].role, number.span.start, later[0].end


def _leads_to(lines, number, roles, starts) -> tuple[str, int, int] | None:
    """The sentence after the number says whom it reaches: "It will reach the safeguarding coordinator"."""
    if number.sentence + 1 >= len(lines) or lines.section(number.sentence) != lines.section(number.sentence + 1):
        return None
    span = lines.span(number.sentence + 1)
    said = _REACHES.match(lines.folded, span.start, span.end)
    found = said and _between(roles, starts, said.end(), min(said.end() + 2, span.end))
    return (found[0].role, number.span.start, found[0].end) if found else None


def _above(lines, number, roles, starts, people) -> tuple[str, int, int] | None:
    """The post on a label line or heading a few lines above, in the same section."""
    bare = _prefix_is_bare(lines, number)
    if bare is None:
        return None
    lead_in = lines.document.sentences[number.sentence].lead_in
    above = [lead_in] if 0 <= lead_in < number.sentence - 1 else []
    above += list(range(number.sentence - 1, max(number.sentence - 6, -1), -1))
    for line in above:
        if lines.section(line) != lines.section(number.sentence) or lines.kind(line) is BlockKind.FURNITURE:
            return None
        span = lines.span(line)
        mention = _choose(lines, _between(roles, starts, span.start, span.end), span.start)
        if mention:
            lead = _by_name(lines, number, span.start, people) if mention.role == "other" else None
            return lead or _reaches(lines, mention, span, number, bare)
        if bare and line == number.sentence - 1 and (opened := opened_by(lines, line, people)):
            return opened, span.start, number.span.end
        if _stops(lines, line, number.sentence):
            return None
    return None


def _prefix_is_bare(lines: Lines, number: Fact) -> bool | None:
    """What stands before a number on its line: only labels (True), a person's name (False), something else (None)."""
    if lines.kind(number.sentence) is BlockKind.FURNITURE:
        return None
    start = lines.span(number.sentence).start
    if number.span.start - start > 2 * _REACH:
        return None
    if _FOR_PLACE.fullmatch(lines.document.text, start, number.span.start):
        return True
    rest = _LABELS.sub(" ", re.sub(r"\S+@\S+|[\W\d_]+", " ", lines.folded[start : number.span.start])).split()
    if not rest:
        return True
    named = NAME.search(lines.document.text, start, number.span.start)
    return False if named and len(rest) <= 4 and named.start() - start <= 3 else None


def _reaches(lines: Lines, mention: Mention, span: Span, number: Fact, bare: bool) -> tuple[str, int, int] | None:
    """A line above gives its post to a number, unless it has a number of its own and the new line a new subject."""
    has_own = re.search(r"\d{3}|@", lines.folded[mention.end : span.end])
    if (has_own and not bare) or number.span.end - mention.start > 2 * _REACH:
        return None
    return mention.role, mention.start, number.span.end


def _stops(lines: Lines, line: int, own: int) -> bool:
    """A line that opens another subject, or is prose too far above, ends the search."""
    words = lines.words(line).strip()
    labelled = words.endswith(":") and _LABELS.sub("", words).strip(" :") != ""
    return labelled or len(words) > 120 or (line < own - 1 and len(words) > 90)
