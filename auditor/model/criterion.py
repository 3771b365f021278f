"""What is asked of a policy: criteria, their elements and signals, and the catalogue that holds them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from auditor.model.group import Group
from auditor.model.verdict import Measured


class Weight(StrEnum):
    """How much a criterion counts: critical 3, major 2, minor 1."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"

    @property
    def points(self) -> int:
        return {"critical": 3, "major": 2, "minor": 1}[self.value]


class Basis(StrEnum):
    """Why a criterion is asked at all."""

    STANDARD = "standard"
    LAW = "law"
    REPORT = "report"
    GOOD_PRACTICE = "good practice"


class CentreType(StrEnum):
    """What a centre offers or is."""

    SUPERVISED = "supervised"
    SUPPORTED = "supported"
    SERVICE = "service"
    VIRTUAL = "virtual"
    LOCAL_AUTHORITY = "local-authority"
    ACCREDITED = "accredited"
    INDEPENDENT = "independent"


class SignalKind(StrEnum):
    """The closed list of ways to find an element in a text."""

    PHRASE = "phrase"  # any of these words
    NEAR = "near"  # all of these groups of words together
    PATTERN = "pattern"  # a regular expression over one sentence
    HEADING = "heading"  # a heading that says so, with something under it
    FACT = "fact"  # a date, number, person ... found by the fact finder
    RESEMBLES = "resembles"  # the classifier


@dataclass(frozen=True, slots=True)
class Signal:
    """One way to find an element. A group is a tuple of alternatives; every group of `near` must be found.

    within: "sentence" (with its lead-in and table header), a number of sentences either side in one section,
    "section" or "document". `headed` numbers the groups that may stand in a heading above instead, `loose` those that
    alone may stand in another sentence (without any, all may); `section` groups must stand in a heading above. `gap`
    limits the tokens that the whole match may span. `allow` lists stances that are accepted beside a plain assertion.
    `at_least` counts different phrases or fact values.
    """

    kind: SignalKind
    groups: tuple[Group, ...] = ()
    pattern: str = ""
    fact: str = ""
    value: str = ""
    within: str = "sentence"
    order: bool = False
    gap: int = 0
    headed: tuple[int, ...] = ()
    loose: tuple[int, ...] = ()
    section: tuple[Group, ...] = ()
    without: tuple[Group, ...] = ()
    allow: tuple[str, ...] = ()
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that the text must say, and the signals of which any one finds it."""

    name: str
    asks: str
    signals: tuple[Signal, ...]
    circumstance: bool = False  # how things are at a centre, and nothing that it could write: never told as missing


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the outcome it must have; `why` says what decides it, `code` the kind of near miss that it tests."""

    text: str
    outcome: str
    why: str = ""
    code: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A named group of words that criteria share: `@lead`, `@tell`, ..."""

    name: str
    phrases: Group


@dataclass(frozen=True, slots=True)
class OutdatedTerm:
    """One row of the currency table: a pattern that dates a policy, since when, and what to write instead."""

    row: int
    pattern: str
    instead: str
    since: date
    severity: str  # A defunct and relied on, B superseded, C only a word, W watch
    source: str
    guard: str = ""  # a pattern that, close by, makes the use innocent
    nations: tuple[str, ...] = ()  # empty: everywhere
    note: str = ""
    descriptive: str = ""  # pattern that, close by, lowers severity A to C
    name: str = ""  # what the row is about, in words for people
    needs: tuple[str, ...] = ()  # lower-case words, one of which every match holds; empty: always try the pattern
    excuse: str = ""  # pattern that, anywhere in the document, makes every use innocent


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing an assessor asks of a policy, whole: what, why, how it is found, and what to write."""

    id: str
    set: str
    title: str
    gap: str
    why: str
    source: str
    basis: tuple[Basis, ...]
    weight: Weight
    elements: tuple[Element, ...]
    met: str
    partial: str
    advice: str
    model_wording: str
    examples: tuple[Example, ...]
    section: str = ""
    applies_to: tuple[CentreType, ...] = ()  # empty: every centre
    nations: tuple[str, ...] = ()  # empty: every nation
    review: str = ""  # expression: check by hand
    cap: str = ""  # expression: at most partly met
    never: str = ""  # expression: not found whatever else is there
    preview: date | None = None  # from then on it is shown, and not counted; before, it is not asked
    counts_from: date | None = None  # from then on it counts; None: always
    default: str = ""  # outcome when neither met nor partial ("" is NOT_MET)
    question: str = ""  # what to ask when it must be checked by hand


@dataclass(frozen=True, slots=True)
class PhraseIndex:
    """Every phrase of a catalogue by its first word, as texts that are taken apart when a document has that word."""

    groups: tuple[Group, ...] = ()  # in the order of their numbers
    phrases: Group = Group()  # likewise
    groups_of: str = ""  # a line for each phrase: the numbers of its groups
    starts: tuple[dict[str, str], ...] = ({}, {}, {})  # of each way to look: first word -> lines, a number and a form


@dataclass(frozen=True, slots=True)
class Prepared:
    """What takes long to work out of a catalogue, kept with it; `made_by` names the code that did it."""

    made_by: str = ""
    index: PhraseIndex = field(default_factory=PhraseIndex)
    needs: dict[str, tuple[Any, ...]] = field(default_factory=dict)  # pattern -> what a text must hold
    bags: dict[str, tuple[str, ...]] = field(default_factory=dict)  # our own sentence -> its stems


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All criteria in order, the shared words and the currency table; `sha256` names this very set."""

    criteria: tuple[Criterion, ...]
    words: tuple[Words, ...]
    outdated: tuple[OutdatedTerm, ...]
    sha256: str
    version: str
    sections: tuple[tuple[str, str], ...] = ()  # (letter, title) in order
    stances: tuple[Words, ...] = ()  # the cue words of each stance
    examples_date: date | None = None  # the audit date for the criteria's own examples
    types: tuple[Element, ...] = ()  # `<type>`: the centre says so of itself; `<type>_hint`: something hints at it
    measured: tuple[Measured, ...] = ()  # how often verdicts were right on labelled documents
    core: tuple[str, ...] = ()  # criteria of which every safeguarding policy says something
    known_wording: str = ""  # fingerprints of published standards, a line a sentence
    prepared: Prepared = field(default_factory=Prepared, compare=False, repr=False)
