"""A number, posts and people in, the post that is named beside the number, after it or in a line above it out."""

import re
from collections.abc import Sequence

from auditor.evidence.facts.lines import Lines, between
from auditor.evidence.facts.people import NAME
from auditor.evidence.facts.pronouns import called, named_at, opened_by
from auditor.evidence.facts.roles import Mention
from auditor.model.document import BlockKind, Span
from auditor.model.verdict import Fact

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
_FOR_PLACE = re.compile(r"\W*(?:For|In) (?:the )?[A-Z][\w'’-]+(?: (?:and )?[A-Z][\w'’-]+){0,3} ?[:,-]\W*")
_REACHES = re.compile(r"\W*(?:it|this|that|these|both|either|the (?:number|line|phone|mailbox))(?: will| should)? "
                      r"(?:reach(?:es)?|(?:goes?|comes?|gets? you) (?:straight |directly |through )*to|(?:is|are) "
                      r"(?:answered|read|monitored|carried|held|kept|picked up|checked) by|rings? through to) "
                      r"(?:the |our )?")
REACH = 240


def choose(lines: Lines, before: Sequence[Mention], since: int) -> Mention | None:
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


def by_name(lines: Lines, number: Fact, since: int, people: tuple[Fact, ...]) -> tuple[str, int, int] | None:
    """A person already tied to a role, named again beside the number."""
    near = lines.document.text[since : number.span.start]
    best = None
    for person in people:
        place = max((named_at(near, name) for name in called(person.value)), default=-1)
        nearer = best is None or place > best[0] or (place == best[0] and best[1] == "other")
        if place >= 0 and nearer:
            best = (place, person.detail)
    return (best[1], since + best[0], number.span.end) if best else None


def named_after(lines, number, roles, starts) -> tuple[str, int, int] | None:
    """A post named just after the number: "07700 900 312 (safeguarding lead)"."""
    end = min(lines.span(number.sentence).end, number.span.end + 70)
    later = between(roles, starts, number.span.end, end)
    if not later:
        return None
    gap = lines.folded[number.span.end : later[0].start]
    if later[0].vague and len(gap) > 25 or re.search(r"\d{3}|[@.;•]|\bor\b|\bgoing\b|"
        r"\bcontact", gap) or re.search(r"\d{4}", lines.folded[later[0].end : later[0].end + 40]):
        return None
    return later[0].role, number.span.start, later[0].end


def leads_to(lines, number, roles, starts) -> tuple[str, int, int] | None:
    """The sentence after the number says whom it reaches: "It will reach the safeguarding coordinator"."""
    if number.sentence + 1 >= len(lines) or lines.section(number.sentence) != lines.section(number.sentence + 1):
        return None
    span = lines.span(number.sentence + 1)
    said = _REACHES.match(lines.folded, span.start, span.end)
    found = said and between(roles, starts, said.end(), min(said.end() + 2, span.end))
    return (found[0].role, number.span.start, found[0].end) if found else None


def named_above(lines, number, roles, starts, people) -> tuple[str, int, int] | None:
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
        mention = choose(lines, between(roles, starts, span.start, span.end), span.start)
        if mention:
            lead = by_name(lines, number, span.start, people) if mention.role == "other" else None
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
    if number.span.start - start > 2 * REACH:
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
    if (has_own and not bare) or number.span.end - mention.start > 2 * REACH:
        return None
    return mention.role, mention.start, number.span.end


def _stops(lines: Lines, line: int, own: int) -> bool:
    """A line that opens another subject, or is prose too far above, ends the search."""
    words = lines.words(line).strip()
    labelled = words.endswith(":") and _LABELS.sub("", words).strip(" :") != ""
    return labelled or len(words) > 120 or (line < own - 1 and len(words) > 90)
