"""Pieces of text in, drafts of blocks out: what the readers of ODT, RTF, HTML and old Word files share."""

import hashlib
import re
from dataclasses import dataclass, field

from auditor.model import Block, BlockKind, Note, NoteCode, Reading, Reason, Source
from auditor.readers.docx import FEW_WORDS, settle
from auditor.readers.docx_blocks import LONGEST_HEADING, Draft
from auditor.readers.docx_runs import Words
from auditor.readers.docx_tables import Cell, Row, row_blocks
from auditor.readers.headings import could_be_heading, without_bullet
from auditor.readers.reasons import Unreadable

UNSEEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(slots=True)
class Met:
    """What was met on the way through a document and has to be told."""

    insertions: int = 0
    deletions: int = 0
    comments: int = 0
    pictures: int = 0
    shapes: int = 0
    fields: int = 0
    inside: int = 0  # files inside the file
    orders: int = 0  # macros, scripts, commands
    outside: int = 0  # addresses of other files that it asks for
    hidden_words: int = 0
    tables: int = 0


@dataclass(slots=True)
class Flow:
    """One stream of text: the body, a cell, a note, a running head. `after` waits until the open paragraph ends."""

    met: Met
    drafts: list[Draft] = field(default_factory=list)
    words: Words = field(default_factory=Words)
    after: list[Draft] = field(default_factory=list)

    def inner(self) -> "Flow":
        """A stream inside this one: a cell, a box, a note."""
        return Flow(self.met)

    def say(self, text: str, bold: bool = False, hidden: bool = False) -> None:
        """Adds words to the open paragraph; a line break inside it is "\\n"."""
        if text:
            self.words.pieces.append((UNSEEN.sub("", text), bold, hidden))

    def close(self, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0, plain: bool = True) -> None:
        """Ends the open paragraph; `plain` when its style says nothing of headings or lists."""
        if not self.words.pieces:
            self.drafts += self.after
            self.after = []
            return
        words, self.words = self.words, Words()
        if kind == BlockKind.HEADING and len(words.text().split()) > LONGEST_HEADING:
            kind, level, plain = BlockKind.PARAGRAPH, 0, False
        self.drafts += self._drafts(words, kind, level, plain)
        self.drafts += self.after
        self.after = []

    def _drafts(self, words: Words, kind: BlockKind, level: int, plain: bool) -> list[Draft]:
        parted = words.split_after_title() if kind == BlockKind.PARAGRAPH and plain else None
        if parted and could_be_heading(parted[0].text()):
            return [draft for half in parted for draft in self._drafts(half, kind, level, plain)]
        text, bold, hidden = words.text(), words.is_bold(), words.text(hidden=True)
        if kind == BlockKind.PARAGRAPH and plain:
            text, listed = without_bullet(text)
            kind, level = (BlockKind.ITEM, 1) if listed else (kind, level)
        self.met.hidden_words += len(hidden.split())
        made = [Draft(Block(kind, text, level=level), bold, plain),
                Draft(Block(BlockKind.PARAGRAPH, hidden, hidden=True))]
        return [draft for draft in made if draft.block.text]

    def note(self, inner: "Flow") -> None:
        """A footnote or endnote, read after the paragraph that it hangs on."""
        inner.close()
        for hidden in (False, True):
            text = "\n".join(d.block.text for d in inner.drafts if d.block.hidden == hidden)
            if text:
                self.after.append(Draft(Block(BlockKind.FOOTNOTE, text, hidden=hidden)))

    def box(self, inner: "Flow") -> None:
        """A text box, read after the paragraph that it hangs on."""
        inner.close()
        self.after += inner.drafts

    def table(self, rows: list[tuple[Row, list[Draft]]]) -> None:
        """A table: each row with what follows it. A table of one column is a frame around paragraphs, see `cell`."""
        self.met.tables += 1
        blocks = row_blocks([row for row, _ in rows], self.met.tables)
        for block, (_, later) in zip(blocks, rows, strict=True):
            if any(block.cells):
                self.drafts.append(Draft(block))
            self.drafts += later


def cell(inner: Flow, start: int, end: int, shaded: bool = False) -> tuple[Cell, list[Draft]]:
    """A cell's own paragraphs make its text; inner tables, notes and hidden words follow the row."""
    inner.close()
    own, later = [], []
    for draft in inner.drafts:
        apart = draft.block.hidden or draft.block.kind in (BlockKind.ROW, BlockKind.FOOTNOTE)
        (later if apart else own).append(draft)
    bold = bool(own) and all(draft.bold for draft in own)
    return Cell("\n".join(d.block.text for d in own), start, end, bold, shaded), later


def furniture(inner: Flow, drafts: list[Draft]) -> None:
    """Running heads and feet join `drafts`, each distinct text once."""
    inner.close()
    seen = {(draft.block.text, draft.block.hidden) for draft in drafts}
    for draft in inner.drafts:
        key = draft.block.text, draft.block.hidden
        if key not in seen:
            seen.add(key)
            drafts.append(Draft(Block(BlockKind.FURNITURE, *key[:1], hidden=key[1])))


def reading(
    data: bytes, name: str, kind: str, flow: Flow, heads: list[Draft] = (), feet: list[Draft] = ()
) -> Reading:
    """The finished reading; raises Unreadable(EMPTY or PICTURES) when there are no words in it."""
    body = settle(flow.drafts)
    blocks = (*(d.block for d in heads), *body, *(d.block for d in feet))
    if flow.met.pictures and sum(len(block.text.split()) for block in body) < FEW_WORDS:
        raise Unreadable(Reason.PICTURES, "its pages are pictures")
    if not any(re.search(r"\w", block.text) for block in blocks):
        raise Unreadable(Reason.EMPTY, "it holds no words")
    source = Source(name, hashlib.sha256(data).hexdigest(), kind, 0)
    return Reading(source, tuple(blocks), tuple(remarks(flow.met)))


def remarks(met: Met) -> list[Note]:
    """What the assessor has to be told of a document, in words."""
    said = (
        (met.insertions + met.deletions, NoteCode.TRACKED_CHANGES,
         f"It holds tracked changes: {met.insertions} insertions, read as part of the text, and {met.deletions} "
         "deletions, left out."),
        (met.comments, NoteCode.COMMENTS, f"It holds {met.comments} comments in the margin, which were not read."),
        (met.hidden_words, NoteCode.HIDDEN_TEXT,
         f"It holds {met.hidden_words} words that a reader of the page cannot see; they earn no credit."),
        (met.shapes, NoteCode.DIAGRAM,
         "It holds a drawing, a chart or arrows: the words in it were read, how they are joined was not."),
        (met.pictures, NoteCode.PICTURE_TEXT,
         f"It holds {met.pictures} pictures; words in a picture, such as a flow chart, were not read."),
        (met.fields, NoteCode.FORM_FIELDS, "It holds fields; what they show was read as saved."),
        (met.orders, NoteCode.ACTIVE_CONTENT, "It holds macros or commands, which were not run."),
        (met.outside, NoteCode.ACTIVE_CONTENT, "It asks for a file from elsewhere, which was not fetched."),
        (met.inside, NoteCode.OTHER, "It holds another file inside it, which was not read."),
    )
    return [Note(code, text) for found, code, text in said if found]
