"""What is audited and what comes of it: centres, audits, failures."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from auditor.model.criterion import CentreType, Criterion
from auditor.model.document import Note, Source
from auditor.model.verdict import Fact, Verdict


class Nation(StrEnum):
    """Whose law and bodies apply."""

    ENGLAND = "england"
    WALES = "wales"
    NORTHERN_IRELAND = "northern-ireland"
    SCOTLAND = "scotland"


@dataclass(frozen=True, slots=True)
class Centre:
    """What is audited: `types` empty means unknown."""

    id: str
    name: str
    types: tuple[CentreType, ...] = ()
    nation: Nation = Nation.ENGLAND


class Reason(StrEnum):
    """Why a file could not be read: a closed list, in words for people."""

    PASSWORD = "needs a password"
    SCAN = "a scan: pictures of pages, no text"
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


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read: a closed reason, and one sentence saying what to do."""

    source: str
    reason: Reason
    advice: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A centre and the paths of its documents, in order."""

    centre: Centre
    paths: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class Successor:
    """What to write instead of a term that the documents use and that is out of date: a row of the currency table."""

    row: str
    name: str
    instead: str
    since: date
    source: str


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
    schema_version: str = "1.0"
    successors: tuple[Successor, ...] = ()
