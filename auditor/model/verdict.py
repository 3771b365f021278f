"""What was found and what it comes to: facts, evidence, verdicts."""

from dataclasses import dataclass
from enum import StrEnum

from auditor.model.document import Span


class Stance(StrEnum):
    """How a passage says what it says; only ASSERTED counts unless a signal allows another."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    DENIED = "denied"  # the whole statement is said to be untrue, whatever it says
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    PAST = "past"
    OTHERS = "somebody else's"
    QUOTED = "quoted guidance"
    HEADING = "bare heading"
    MENTION = "bare mention"
    PASTED = "pasted words"  # the catalogue's own words, or a list of key words
    TEMPLATE = "template blank"
    HIDDEN = "hidden text"
    BESIDE = "another matter"  # nothing in the whole document is about safeguarding


class Outcome(StrEnum):
    """What a verdict comes to."""

    MET = "MET"
    PARTIAL = "PARTIAL"
    NOT_MET = "NOT_MET"
    REVIEW = "REVIEW"
    NOT_APPLICABLE = "NOT_APPLICABLE"

    @property
    def words(self) -> str:
        return {
            "MET": "Met",
            "PARTIAL": "Partly met",
            "NOT_MET": "Not found",
            "REVIEW": "Check by hand",
            "NOT_APPLICABLE": "Does not apply",
        }[self.value]


LEVEL = {Outcome.NOT_MET: 0, Outcome.PARTIAL: 1, Outcome.MET: 2}  # of the outcomes that say how much is there


class FactKind(StrEnum):
    """The closed list of facts that can be taken from a policy."""

    PHONE = "phone"  # value: digits; detail: "emergency", "national", "mobile", "local"
    EMAIL = "email"
    CONTACT = "contact"  # value: digits or e-mail; detail: whose it is (see FACT_ROLES)
    DATE = "date"  # value: ISO date, month or year; detail: "reviewed", "approved", "issued", "next", "adopted", ""
    INTERVAL = "interval"  # value: months between reviews of this policy
    PERSON = "person"  # value: the name; detail: the role (see FACT_ROLES)
    PLACEHOLDER = "placeholder"  # detail: "critical" or "minor"
    CONTROL = "control"  # detail: "version", "owner", "approver", "signature"
    OUTDATED = "outdated"  # value: row of the currency table; detail: "A", "B", "C", "W" or "update due"
    REVIEW = "review"  # value: the due date; detail: "in date", "just past", "overdue" or "undated"
    LENGTH = "length"  # value: words
    READING = "reading"  # value: reading age in years; detail: "3 of 120", sentences of more than 25 words of all
    ORGANISATION = "organisation"  # value: a name by which the policy's own organisation speaks of itself
    ELSEWHERE = "elsewhere"  # value: another area or centre; detail: the role that it has here, or "centre"
    CLASH = "clash"  # value: a second number for one body; detail: the role
    DIAGRAM = "diagram"  # value: the page; detail: "diagram" or "picture"


FACT_ROLES = (
    "lead",
    "deputy",
    "oversight",
    "children's services",
    "out of hours",
    "adult services",
    "lado",
    "police",
    "emergency",
    "naccc",
    "domestic abuse service",
    "helpline",
    "other",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something exact that stands in the text; `sentence` is the index of the sentence that holds it."""

    kind: FactKind
    value: str
    span: Span
    sentence: int
    detail: str = ""
    precision: str = ""  # of a date: "day", "month", "year"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that speaks for an element, or nearly does: `because` says why it counts or why it does not."""

    element: str
    stance: Stance
    quote: str
    source: str
    page: int
    path: tuple[str, ...]
    span: Span
    signal: str
    because: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Gap:
    """What an element asks and the nearest passages that were rejected, each with its reason."""

    element: str
    asks: str
    rejected: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Lack:
    """What still has to be said for *met*: what `asks` holds, or so many of them where there are more."""

    asks: tuple[str, ...]
    more: int = 1

    @property
    def start(self) -> str:
        """What stands before a choice; nothing where there is none."""
        if len(self.asks) == 1:
            return ""
        return "one of these" if self.more == 1 else f"at least {self.more} of these"

    @property
    def words(self) -> str:
        """All of it on one line."""
        return (f"{self.start}: " if self.start else "") + " / ".join(self.asks)


def told(lacks: tuple[Lack, ...]) -> str:
    """All that is lacking on one line; numbered where one of several would do, so that the ends are plain."""
    words = [lack.words for lack in lacks]
    if len(words) > 1 and any(lack.start for lack in lacks):
        words = [f"({n}) {one}" for n, one in enumerate(words, 1)]
    return "; ".join(words)


@dataclass(frozen=True, slots=True)
class Reliability:
    """How often a verdict of one kind was right, counted on labelled documents."""

    right: int
    of: int


class Manner(StrEnum):
    """In which words a centre's documents speak of safeguarding; verdicts are right more or less often by that."""

    USUAL = "usual"  # those of law, guidance and standards
    PLAIN = "plain"  # everyday ones
    ELSE = "else"  # hardly any: no document is a safeguarding policy


@dataclass(frozen=True, slots=True)
class Measured:
    """The reliability of one outcome of one criterion, in documents of one manner; None: in any policy."""

    criterion: str
    outcome: Outcome
    reliability: Reliability
    manner: Manner | None = None


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a verdict before anybody doubts it; how like things are is told by the classifier, in steps."""

    of_centre: bool  # the text shows to be a contact centre's policy
    criterion: str
    outcome: Outcome
    missing: int | None  # how like the likest sentence is to sentences that say what would raise the outcome
    found: int | None  # how like the passages are, the least like of those that the outcome needs
    passages: int | None  # for the element that the outcome needs and that has fewest; None where it needs none
    pieced: bool  # an element that the outcome needs has only passages pieced together from several sentences
    lent: bool = False  # it would be lower without what a document says that is mostly about something else


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one criterion, with its evidence, what is missing and where it was looked for."""

    criterion: str
    outcome: Outcome
    reason: str
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[Gap, ...] = ()
    looked_in: tuple[str, ...] = ()  # headings of the sections searched
    tried: tuple[str, ...] = ()  # wordings tried
    question: str = ""  # for REVIEW: the closed question to answer
    reliability: Reliability | None = None  # of verdicts like this one; None: not measured, or on too few documents
    circumstances: Circumstances | None = None  # of the outcome that the evidence gives, where it gives one
    needed: tuple[Lack, ...] = ()  # the least that would make it met; `missing` are all elements that were not found

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What to add; of a record made before `needed` was known, everything that was not found."""
        return self.needed or tuple(Lack((gap.asks,)) for gap in self.missing)
