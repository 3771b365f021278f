"""What is audited and what comes of it: centres, audits, failures."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from auditor.model.criterion import CentreType, Criterion
from auditor.model.document import Note, Source, Span
from auditor.model.verdict import Fact, Verdict


class Nation(StrEnum):
    """Whose law and bodies apply."""

    ENGLAND = "england"
    WALES = "wales"
    NORTHERN_IRELAND = "northern-ireland"
    SCOTLAND = "scotland"


@dataclass(frozen=True, slots=True)
class Centre:
    """What is audited: `types` empty means unknown; what stands after `nation` is as the register says it."""

    id: str
    name: str
    types: tuple[CentreType, ...] = ()
    nation: Nation = Nation.ENGLAND
    local_authority: str = ""
    region: str = ""
    accreditation: str = ""


class Reason(StrEnum):
    """Why a file could not be read: a closed list, in words for people."""

    PASSWORD = "needs a password"
    SCAN = "a scan: pictures of pages, no text"
    PICTURES = "nothing but pictures"
    DAMAGED = "damaged"
    TOO_LARGE = "too large when unpacked"
    NOT_A_DOCUMENT = "not a document"
    SPREADSHEET = "a spreadsheet"
    UNSUPPORTED = "a kind of file that we do not read"
    EMPTY = "empty"
    WRONG_EXTENSION = "not what its name says"
    TIME = "took too long to read"
    MEMORY = "needs too much memory to read"
    UNSAFE = "holds something that we do not open"
    NO_ACCESS = "may not be opened"
    NO_DOCUMENT = "in the register, but no document was found for it"
    NO_CENTRE = "a document that fits no centre in the register"
    FAULT = "brought this tool to a stop"


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read: a closed reason, and one sentence saying what to do."""

    source: str
    reason: Reason
    advice: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A centre and the paths of its documents, in order; `shut` says which are known to be missing."""

    centre: Centre
    paths: tuple[str, ...]
    shut: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made an audit, so that it can be made again."""

    tool: str
    catalogue: str
    catalogue_sha256: str
    pipeline: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FactFound:
    """A fact with the words it stands in, for the report."""

    fact: Fact
    quote: str
    source: str
    page: int


class Matter(StrEnum):
    """What the documents of one centre can say differently."""

    PERSON = "person"  # about: the role (see FACT_ROLES)
    PHONE = "phone number"  # about: the role
    EMAIL = "e-mail address"  # about: the role
    DATE = "date"  # about: which date of which policy
    INTERVAL = "interval"  # about: what comes round
    RETENTION = "retention"  # about: which records are kept
    RATIO = "ratio"  # about: of whom to whom


@dataclass(frozen=True, slots=True)
class Saying:
    """What one document says: the value as it can be compared, and the words it stands in."""

    value: str
    quote: str
    source: str
    page: int
    span: Span


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Documents of one centre that do not say the same; one saying a document, in their order."""

    matter: Matter
    about: str
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Successor:
    """What to write instead of a term that the documents use and that is out of date: a row of the currency table."""

    row: str
    name: str
    instead: str
    since: date
    source: str


@dataclass(frozen=True, slots=True)
class Trace:
    """What lets a document be compared with others' without its text.

    `shingles`: base64 of sorted 4-byte numbers, about a quarter of the hashes of its runs of three words. `names`: the
    organisations that it names, the commonest first, each with how often. `own`: how often the centre's name comes.
    """

    source: str
    words: int
    shingles: str
    names: tuple[tuple[str, int], ...] = ()
    own: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """Centres whose policies share most of their text: their places in the run, and how alike in percent (median)."""

    members: tuple[int, ...]
    alike: int


@dataclass(frozen=True, slots=True)
class Kinship:
    """What documents of a run share: families of centres, and (place, file, file) for two versions in one centre."""

    families: tuple[Family, ...] = ()
    versions: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything a report needs, and nothing else: it can be redrawn from this alone."""

    centre: Centre
    audit_date: date
    sources: tuple[Source, ...]
    verdicts: tuple[Verdict, ...]
    criteria: tuple[Criterion, ...]
    sections: tuple[tuple[str, str], ...]
    facts: tuple[FactFound, ...]
    notes: tuple[tuple[str, Note], ...]  # (source name, note)
    failures: tuple[Failure, ...]
    provenance: Provenance
    schema_version: str = "1.4"
    successors: tuple[Successor, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    traces: tuple[Trace, ...] = ()  # one a source, in the same order
