"""A signal in, its plan out: groups by their numbers, its pattern and what that needs, its condition on facts read."""

import re
from dataclasses import dataclass
from functools import cached_property

from auditor.evidence.lexical import Phrases
from auditor.evidence.literals import Need, needed
from auditor.model import Fact, Signal, SignalKind

_COMPARED = re.compile(r"(<=|>=|<|>|=)\s*(-?\d+)")
_CAPITALS_MATTER = re.compile(r"\(\?[^:=!<]|\(\?<[^=!]|\\[^bBdDsSwW\W]|[^\W\d_a-zA-Z]")
_START = re.compile(r"(?<![\\\[])\^|\\A")
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
_WHOLE = re.compile(r"-?\d+")


@dataclass(slots=False, eq=False)
class Plan:
    """A signal made ready for many documents."""

    signal: Signal
    groups: tuple[int, ...]
    section: tuple[int, ...]
    without: tuple[int, ...]
    need: Need = ()  # of a pattern: what a sentence must hold to be worth a look

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when a document first calls for it."""
        return re.compile(self.signal.pattern, re.IGNORECASE)

    @cached_property
    def lower(self) -> re.Pattern[str] | None:
        """The same pattern for a text without capitals, three times as fast; None where its own capitals matter."""
        written = self.signal.pattern
        if _CAPITALS_MATTER.search(written):
            return None
        return re.compile(_CAPITAL.sub(lambda found: found.group().lower(), written))

    @cached_property
    def anchored(self) -> bool:
        """Whether the pattern speaks of the start of its sentence, so that the sentence has to be cut out for it."""
        return bool(_START.search(self.signal.pattern))

    @cached_property
    def fact(self) -> tuple[str, tuple[str, ...], tuple[str, int] | None]:
        """Of a signal that asks for a fact: its kind, the details or values it may have, what it is compared with."""
        kind, _, condition = self.signal.fact.partition(" ")
        compared = _COMPARED.fullmatch(condition.strip())
        ways = tuple(condition.strip().split("|")) if condition.strip() else ()
        return kind, ways, (compared[1], int(compared[2])) if compared else None

    def takes(self, fact: Fact) -> bool:
        """Whether a fact of the kind meets the condition."""
        _, ways, compared = self.fact
        if compared:
            return bool(_WHOLE.fullmatch(fact.value)) and _holds(int(fact.value), *compared)
        return not ways or fact.value in ways or fact.detail in [way.strip() for way in ways]


def plan_of(signal: Signal, phrases: Phrases, needs: dict[str, Need] | None = None) -> Plan:
    """The plan of one signal, whose groups are among these phrases."""
    groups, section, without = (
        tuple(phrases.groups[g] for g in part) for part in (signal.groups, signal.section, signal.without)
    )
    return Plan(signal, groups, section, without, need_of(signal, needs or {}))


def need_of(signal: Signal, known: dict[str, Need]) -> Need:
    """What a sentence must hold for a signal's pattern to match in it, `known` or found out."""
    if signal.kind != SignalKind.PATTERN:
        return ()
    found = known.get(signal.pattern)
    return needed(signal.pattern) if found is None else found


def _holds(value: int, sign: str, bound: int) -> bool:
    return {
        "<=": value <= bound,
        ">=": value >= bound,
        "<": value < bound,
        ">": value > bound,
        "=": value == bound,
    }[sign]
