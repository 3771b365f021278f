"""Bytes of a Word document in, a Reading out: every word that a reader of the page sees, once, in order."""

import hashlib
import re
from dataclasses import replace

from auditor.model import Block, BlockKind, Note, NoteCode, Reading, Reason, Source
from auditor.readers.docx_blocks import Draft, Walk
from auditor.readers.docx_parts import Parts, R, W, open_parts
from auditor.readers.docx_runs import Tally
from auditor.readers.docx_styles import read_styles, switch
from auditor.readers.headings import could_be_heading, is_capitals
from auditor.readers.reasons import Unreadable

GUESSED_LEVEL = 3
FEW_WORDS = 20
STACK = 4


def read_docx(data: bytes, name: str, inner: bool = False) -> Reading:
    """A .docx, .docm, .dotx or .dotm as blocks without pages. Raises Unreadable; other faults are the dispatcher's."""
    parts = open_parts(data)
    parts.inner = inner
    root = parts.package.xml(parts.main)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise Unreadable(Reason.DAMAGED, "its text part holds no text body")
    walk = Walk(parts, read_styles(parts.tree("styles"), parts.tree("numbering")), Tally(), parts.main, _notes(parts))
    walk.through(body)
    heads = _furniture(walk, root, "headerReference")
    feet = _furniture(walk, root, "footerReference")
    blocks = (*heads, *settle(walk.drafts), *feet)
    _refuse_empty(blocks, walk.tally)
    source = Source(name, hashlib.sha256(data).hexdigest(), "docx", 0)
    return Reading(source, blocks, tuple(_remarks(walk)))


def settle(drafts: list[Draft]) -> list[Block]:
    """Blocks with the headings that the styles do not tell: short bold lines, unless half the text is bold."""
    plain = [draft for draft in drafts if draft.plain and draft.block.text]
    bold = sum(len(draft.block.text) for draft in plain if draft.bold)
    trust_bold = bold * 2 <= sum(len(draft.block.text) for draft in plain)
    styled = any(draft.block.kind == BlockKind.HEADING for draft in drafts)
    settled = [_settled(draft, trust_bold, styled) for draft in drafts]
    return _without_stacks(settled, [draft.block for draft in drafts])


def _without_stacks(settled: list[Block], written: list[Block]) -> list[Block]:
    """Many guessed headings with nothing between them are a shouted list: only the first and the last stay headings."""
    out, start = list(settled), 0
    guessed = [new is not old and new.kind == BlockKind.HEADING for new, old in zip(settled, written, strict=True)]
    for at in range(len(out) + 1):
        if at < len(out) and guessed[at]:
            continue
        if at - start >= STACK:
            out[start + 1 : at - 1] = written[start + 1 : at - 1]
        start = at + 1
    return out


def _settled(draft: Draft, trust_bold: bool, styled: bool) -> Block:
    block = draft.block
    told = (draft.bold and trust_bold) or is_capitals(block.text)
    if not (draft.plain and not block.hidden and told and could_be_heading(block.text)):
        return block
    chapter = not styled and (is_capitals(block.text) or re.match(r"\d{1,2}[.):]?\s", block.text))
    return replace(block, kind=BlockKind.HEADING, level=GUESSED_LEVEL - bool(chapter))


def _notes(parts: Parts) -> dict[tuple[str, str], object]:
    """Footnotes and endnotes by (kind, id), without the ruled lines that Word keeps among them."""
    found: dict[tuple[str, str], object] = {}
    for kind in ("footnote", "endnote"):
        root = parts.tree(kind + "s")
        for node in root.iter(W + kind) if root is not None else ():
            if node.get(f"{W}type") in (None, "normal"):
                found[kind, node.get(f"{W}id", "")] = node
    return found


def _furniture(walk: Walk, root, tag: str) -> list[Block]:
    """The running heads (or feet) that are shown, each distinct text once."""
    settings = walk.parts.tree("settings")
    even = settings is not None and bool(switch(settings.find(f"{W}evenAndOddHeaders")))
    shown: dict[str, None] = {}
    for reference in root.iter(W + tag):
        link = walk.parts.of(walk.parts.main).get(reference.get(f"{R}id", ""))
        if link and not link.external and _is_shown(reference, even):
            shown[link.target] = None
    texts: dict[tuple[str, bool], None] = {}
    for part in shown:
        if part in walk.parts.package:
            inner = Walk(walk.parts, walk.styles, walk.tally, part)
            inner.through(walk.parts.package.xml(part))
            walk.unread += inner.unread
            texts |= {(draft.block.text, draft.block.hidden): None for draft in inner.drafts}
    return [Block(BlockKind.FURNITURE, text, hidden=hidden) for text, hidden in texts]


def _is_shown(reference, even: bool) -> bool:
    kind = reference.get(f"{W}type")
    first = kind == "first" and not switch(reference.getparent().find(f"{W}titlePg"))
    return not first and (kind != "even" or even)


def _refuse_empty(blocks: tuple[Block, ...], tally: Tally) -> None:
    words = sum(len(block.text.split()) for block in blocks if block.kind != BlockKind.FURNITURE)
    if words < FEW_WORDS and tally.pictures:
        raise Unreadable(Reason.PICTURES, "its pages are pictures")
    if not any(block.text for block in blocks):
        raise Unreadable(Reason.EMPTY, "it holds no words")


def _remarks(walk: Walk) -> list[Note]:
    tally, parts = walk.tally, walk.parts
    comments = parts.tree("comments")
    said = sum(1 for _ in comments.iter(f"{W}comment")) if comments is not None else 0
    outside = [link for part in ("settings",) for link in parts.of(parts.kind(part)).values() if link.external]
    macros = any(name.endswith("vbaproject.bin") for name in parts.package.names)
    inside = sum("/embeddings/" in name for name in parts.package.names)
    remarks = (
        (tally.insertions + tally.deletions, NoteCode.TRACKED_CHANGES,
         f"It holds tracked changes: {tally.insertions} insertions, read as part of the text, and {tally.deletions} "
         "deletions, left out."),
        (said, NoteCode.COMMENTS, f"It holds {said} comments in the margin, which were not read."),
        (tally.hidden_words, NoteCode.HIDDEN_TEXT,
         f"It holds {tally.hidden_words} words that a reader of the page cannot see; they earn no credit."),
        (tally.shapes, NoteCode.DIAGRAM,
         "It holds a drawing, a chart or arrows: the words in it were read, how they are joined was not."),
        (tally.large_pictures, NoteCode.PICTURE_TEXT,
         f"It holds {tally.large_pictures} large pictures; words in a picture, such as a flow chart, were not read."),
        (tally.fields, NoteCode.FORM_FIELDS, "It holds fields; what they show was read as saved."),
        (macros or tally.orders, NoteCode.ACTIVE_CONTENT, "It holds macros or commands, which were not run."),
        (outside, NoteCode.ACTIVE_CONTENT, "It asks for a file from elsewhere, which was not fetched."),
        (inside or walk.unread, NoteCode.OTHER, "It holds another file inside it, which was not read."),
    )
    return [Note(code, text) for found, code, text in remarks if found]
