"""An Audit in, what its documents say differently out, in words for people: what about, and each side quoted."""

from dataclasses import dataclass

from auditor.model import Audit, Disagreement, FactKind, Matter, Saying
from auditor.report.messages import CONTACT_WORDS, FACT_WORDS
from auditor.report.wording import day_of, named, place, say, shown

QUOTED = 300  # characters of a side that are shown
SIDES = 6  # of one matter; the rest are counted
_OPENS = {
    Matter.PERSON: "differ_person", Matter.PHONE: "differ_phone", Matter.EMAIL: "differ_email",
    Matter.INTERVAL: "differ_interval", Matter.RETENTION: "differ_retention", Matter.RATIO: "differ_ratio",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """What one document says: in short, in its own words, and where."""

    value: str
    quote: str
    place: str
    source: str
    page: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One matter on which the documents of a centre do not say the same; `more` counts the sides left out."""

    about: str
    sides: tuple[Side, ...]
    more: int = 0


def differences(audit: Audit) -> tuple[Difference, ...]:
    """Every matter on which the documents differ, in the order of the audit."""
    return tuple(
        Difference(_about(one), tuple(_side(one, it) for it in one.sayings[:SIDES]), max(0, len(one.sayings) - SIDES))
        for one in audit.disagreements
    )


def _about(one: Disagreement) -> str:
    who = FACT_WORDS.get((FactKind.PERSON, one.about)) or CONTACT_WORDS.get(one.about) or one.about
    words = say(_OPENS[one.matter], about=named(who)) if one.matter in _OPENS else named(who)
    return words[:1].upper() + words[1:]


def _side(one: Disagreement, it: Saying) -> Side:
    value = day_of(it.value) if one.matter is Matter.DATE else it.value
    where = place(it, True) if it.page else named(it.source)
    return Side(named(value), shown(it.quote, QUOTED), where, it.source, it.page)
