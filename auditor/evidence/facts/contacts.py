"""Lines, numbers and roles in, the post or body that each number reaches out."""

import re

from auditor.evidence.facts.author import reaches_author
from auditor.evidence.facts.columns import by_column
from auditor.evidence.facts.hours import after_hours, at_all_hours, own_mobile, same_number
from auditor.evidence.facts.lines import Lines, between
from auditor.evidence.facts.neighbours import REACH, by_name, choose, leads_to, named_above, named_after
from auditor.evidence.facts.pronouns import by_pronoun
from auditor.evidence.facts.roles import Mention
from auditor.model.document import Span
from auditor.model.verdict import Fact, FactKind

_WEAK = ("other", "police")
_BYNAME = re.compile(r" ?\((?:known (?:locally )?as |called )?(?:[Tt]he )?([A-Z][a-z]{3,})(?= [A-Z]|\))")


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
    before = between(roles, starts, since, number.span.start)
    mention = choose(lines, before, since)
    if mention is None and reaches_author(lines, since, number):
        return "lead", since, number.span.end
    column = by_column(lines, number) if number.kind is FactKind.PHONE else None
    if column and column[0] == "out of hours" and (mention is None or mention.role in ("children's services", *_WEAK)):
        return column
    after = after_hours(lines, number)
    if after and number.kind is FactKind.PHONE and (mention is None or mention.role in ("children's services", *_WEAK)):
        return "out of hours", number.span.start, after
    if mention and number.span.start - mention.end <= REACH:
        return _nearer(lines, number, since, mention, people) or (mention.role, mention.start, number.span.end)
    if column and mention is None and column[0] not in _WEAK:
        return column
    chained = _chained(lines, number, previous, facts)
    if chained:
        return chained
    named = by_name(lines, number, since, people) or _by_byname(lines, number, since, bynames)
    if named:
        return named
    return (by_pronoun(lines, number, people) or leads_to(lines, number, roles, starts)
            or named_after(lines, number, roles, starts) or by_column(lines, number)
            or named_above(lines, number, roles, starts, people)
            or (mention and (mention.role, mention.start, number.span.end)))


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
    return (last.detail, last.span.start, number.span.end) if number.span.end - last.span.start < REACH * 2 else None


def _nearer(lines, number, since, mention, people) -> tuple[str, int, int] | None:
    """Whom a number reaches, for all the post before it: one of ours by name, or the deputy named after the lead."""
    if mention.role == "other":
        return by_name(lines, number, since, people)
    deputies = tuple(fact for fact in people if fact.detail == "deputy") if mention.role == "lead" else ()
    return by_name(lines, number, mention.end, deputies)


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
