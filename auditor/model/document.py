"""What a reader saw: blocks in reading order, then one string with spans into it."""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a piece of a page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # one entry of a list
    ROW = "row"  # one row of a table
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"  # a running head or foot, kept once


class NoteCode(StrEnum):
    """What the reader has to tell the assessor about a document."""

    PAGE_UNREAD = "page unread"
    PAGE_FROM_PICTURE = "page read from a picture"
    HIDDEN_TEXT = "hidden text"
    LOOK_ALIKE = "look-alike letters"
    ACTIVE_CONTENT = "active content"
    SECOND_ENGINE = "second engine"
    TRACKED_CHANGES = "tracked changes"
    COMMENTS = "comments"
    PICTURE_TEXT = "picture may hold text"
    DIAGRAM = "diagram"
    FORM_FIELDS = "form fields"
    WELSH = "Welsh text"
    MATTER = "another matter"
    MOSTLY_ELSE = "mostly another matter"
    PLAIN = "everyday words"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Note:
    """One remark of a reader; page 0 when it concerns the whole document."""

    code: NoteCode
    text: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of characters [start, end) in a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from; `pages` is 0 for a format without pages."""

    name: str
    sha256: str
    format: str
    pages: int
    unreadable: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page in reading order. Page is 1-based, 0 where the format has none; `cells` only for a ROW.

    `header` repeats the column heads of the row's table; `table` numbers tables from 1. `hidden` marks text that a
    reader of the page cannot see: it is kept for the assessor and earns no credit.
    """

    kind: BlockKind
    text: str
    page: int = 0
    level: int = 0
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    table: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader hands on: the source, its blocks in reading order, and what has to be told about them."""

    source: Source
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; `path` holds the headings above it and its own."""

    heading: str
    level: int
    span: Span
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The smallest unit that is judged: a sentence, a heading, a list item's sentence or a short table row.

    `lead_in` is the index of the sentence that introduces it (a list's opening words, a row's label), or -1.
    `block` numbers the block it came from: equal numbers mean the same paragraph, item or row.
    """

    span: Span
    page: int
    section: int
    block: int
    kind: BlockKind
    lead_in: int = -1
    header: tuple[str, ...] = ()
    table: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One string; everything else is a span into it. `title` is the first heading or, without one, the file's name."""

    source: Source
    title: str
    text: str
    pages: tuple[Span, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    notes: tuple[Note, ...] = ()

    def quote(self, span: Span) -> str:
        """The words at a span, verbatim."""
        return self.text[span.start : span.end]
