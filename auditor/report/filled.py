"""Model wording with [blanks] and an audit's facts in, the wording in pieces with what is known filled in out."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

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
    pieces = []
    for plain, blank, wanted in _blanks(wording):
        words = _for_blank(wanted, facts) if wanted else ""
        pieces.append((Kind.PLAIN, plain))
        pieces.append((Kind.FILLED, words) if words else (Kind.BLANK, blank))
    return tuple(piece for piece in pieces if piece[1])


@lru_cache(maxsize=1024)
def _blanks(wording: str) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    """(plain words, the blank after them, what may fill it): the same in every centre."""
    found, at = [], 0
    for blank in _BLANK.finditer(wording):
        found.append((wording[at : blank.start()], blank.group(), _wanted(blank.group(1), wording[: blank.start()])))
        at = blank.end()
    return (*found, (wording[at:], "", ()))


def _wanted(blank: str, before: str) -> tuple[tuple[str, str], ...]:
    """(kind of fact, role) of each part of a blank; () when it cannot be told."""
    wanted = blank.casefold()
    if wanted in ("name of centre", "name of the centre", "centre name"):
        return (("centre", ""),)
    if wanted in ("name of lead", "name of deputy"):
        return (("name", wanted.removeprefix("name of ")),)
    role = _role(before)
    parts = re.split(r",\s*|\s+and\s+", wanted)
    if not role or not all(part in ("name", "number", "e-mail") for part in parts):
        return ()
    if parts == ["number"] and not _NUMBER_FOLLOWS.search(before):
        return ()
    return tuple((part, role) for part in parts)


def _for_blank(wanted: tuple[tuple[str, str], ...], facts: Known) -> str:
    tables = {"centre": {"": facts.centre}, "name": facts.people, "number": facts.numbers, "e-mail": facts.emails}
    words = [tables[kind].get(role, "") for kind, role in wanted]
    return ", ".join(words) if all(words) else ""


def _role(before: str) -> str:
    """Whose name or number comes next: the role mentioned last in the clause."""
    clause = _CLAUSE.split(before.replace("’", "'").replace("\n", " ").casefold())[-1]
    ends = [(max((m.end() for m in pattern.finditer(clause)), default=0), role) for role, pattern in ROLES]
    at, role = max(ends)
    return role if at and role != "other" else ""
