"""Model wording with [blanks] and an audit's facts in, the wording in pieces with what is known filled in out."""

import re
from dataclasses import dataclass
from enum import StrEnum

from auditor.model import Audit, FactFound, FactKind
from auditor.report.messages_office import DOCUMENT_WORDS
from auditor.report.wording import named

_BLANK = re.compile(r"\[([^\[\]]{1,120})\]")
_CLAUSE = re.compile(r"[.;!?](?:\s+|$)")
_NUMBER_FOLLOWS = re.compile(r"(?:\b(?:on|ring|call|telephone|phone)|[:(,])\s*$", re.IGNORECASE)
_DIGITS = re.compile(r"\+?[\d(][\d\s()-]{2,}")

# The role that was spoken of last before a number tells whose number it is.
ROLES = (
    ("deputy", re.compile(r"\bdeputy\b")),
    ("lead", re.compile(r"\blead\b")),
    ("out of hours", re.compile(r"\bout[- ]of[- ]hours\b|\bemergency duty\b|\bevenings?\b|\bweekends?\b")),
    ("lado", re.compile(r"\blado\b|\bdesignated officer\b")),
    ("children's services", re.compile(r"\bchildren's (?:services|social care)\b|\bfront door\b")),
    ("adult services", re.compile(r"\badult social care\b|\badult services\b")),
    ("other", re.compile(r"\b(?:service|partnership|helpline|naccc|police|chair|trustee|role)\b")),
)


class Kind(StrEnum):
    """What a piece of wording is."""

    PLAIN = "plain"
    FILLED = "filled in from the policy"
    BLANK = "still to fill in"


@dataclass(frozen=True, slots=True)
class Known:
    """What may stand in a blank: only what the documents say one way. Keys are roles, values as written."""

    centre: str
    people: dict[str, str]
    numbers: dict[str, str]
    emails: dict[str, str]


def known(audit: Audit) -> Known:
    """What the audit's facts say without contradiction; a doubtful name or number is left for a person."""
    doubtful = {f.fact.detail for f in audit.facts if f.fact.kind in (FactKind.CLASH, FactKind.ELSEWHERE)}
    contacts = [f for f in audit.facts if f.fact.kind is FactKind.CONTACT and f.fact.detail not in doubtful]
    people = [f for f in audit.facts if f.fact.kind is FactKind.PERSON and f.fact.detail not in doubtful]
    return Known(
        centre=_centre(audit),
        people=_only(people, lambda found: found.fact.value),
        numbers=_only([f for f in contacts if f.fact.value.isdigit()], as_written),
        emails=_only([f for f in contacts if "@" in f.fact.value], lambda found: found.fact.value),
    )


def _centre(audit: Audit) -> str:
    name = named(audit.centre.name)
    if not DOCUMENT_WORDS & set(re.findall(r"[a-z]+", name.casefold())):
        return name
    spoken = {f.fact.value for f in audit.facts if f.fact.kind is FactKind.ORGANISATION}
    return named(spoken.pop()) if len(spoken) == 1 else ""


def _only(found: list[FactFound], words) -> dict[str, str]:
    values: dict[str, set[str]] = {}
    first: dict[str, str] = {}
    for it in found:
        values.setdefault(it.fact.detail, set()).add(it.fact.value)
        first.setdefault(it.fact.detail, named(words(it)))
    return {role: first[role] for role, said in values.items() if len(said) == 1}


def as_written(found: FactFound) -> str:
    runs = (match.group().strip(" ()-") for match in _DIGITS.finditer(found.quote))
    return next((run for run in runs if re.sub(r"\D", "", run) == found.fact.value), found.fact.value)


def fill(wording: str, facts: Known) -> tuple[tuple[Kind, str], ...]:
    """The wording in pieces, in order; joined they read as one text. A blank that is not known keeps its brackets."""
    pieces, at = [], 0
    for blank in _BLANK.finditer(wording):
        words = _for_blank(blank.group(1), wording[: blank.start()], facts)
        pieces.append((Kind.PLAIN, wording[at : blank.start()]))
        pieces.append((Kind.FILLED, words) if words else (Kind.BLANK, blank.group()))
        at = blank.end()
    pieces.append((Kind.PLAIN, wording[at:]))
    return tuple(piece for piece in pieces if piece[1])


def _for_blank(blank: str, before: str, facts: Known) -> str:
    wanted = blank.casefold()
    if wanted in ("name of centre", "name of the centre", "centre name"):
        return facts.centre
    if wanted in ("name of lead", "name of deputy"):
        return facts.people.get(wanted.removeprefix("name of "), "")
    role = _role(before)
    tables = {"name": facts.people, "number": facts.numbers, "e-mail": facts.emails}
    parts = re.split(r",\s*|\s+and\s+", wanted)
    if not role or not all(part in tables for part in parts):
        return ""
    if parts == ["number"] and not _NUMBER_FOLLOWS.search(before):
        return ""
    words = [tables[part].get(role, "") for part in parts]
    return ", ".join(words) if all(words) else ""


def _role(before: str) -> str:
    """Whose name or number comes next: the role mentioned last in the clause."""
    clause = _CLAUSE.split(before.replace("’", "'").replace("\n", " ").casefold())[-1]
    ends = [(max((m.end() for m in pattern.finditer(clause)), default=0), role) for role, pattern in ROLES]
    at, role = max(ends)
    return role if at and role != "other" else ""
