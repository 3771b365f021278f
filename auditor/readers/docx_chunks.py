"""A link to a text from another program inside a Word document in, that text's blocks out, as Word would show them."""

from dataclasses import replace

from auditor.model import Block, NoteCode, Reading
from auditor.readers.docx_parts import Parts
from auditor.readers.reasons import Unreadable
from auditor.readers.sniff import kind_of

READ = ("html", "rtf", "txt", "md", "docx")
LEFT_UNREAD = (NoteCode.OTHER, NoteCode.PICTURE_TEXT, NoteCode.COMMENTS)


def chunk_blocks(parts: Parts, part: str, link: str, tables: int) -> tuple[tuple[Block, ...], bool]:
    """The blocks behind a w:altChunk, tables numbered from `tables` + 1, and whether nothing in it was left unread."""
    found = parts.of(part).get(link)
    if found is None or found.external or found.target == parts.main:
        return (), False
    data = parts.package.read(found.target)
    try:
        kind = kind_of(data)
        if kind not in READ or (kind == "docx" and parts.inner):
            return (), False
        reading = _reading(kind, data)
    except Unreadable:
        return (), False
    blocks = (replace(block, table=block.table + tables) if block.table else block for block in reading.blocks)
    return tuple(blocks), not any(note.code in LEFT_UNREAD for note in reading.notes)


def _reading(kind: str, data: bytes) -> Reading:
    from auditor.readers import READERS
    from auditor.readers.docx import read_docx

    return read_docx(data, "", inner=True) if kind == "docx" else READERS[kind](data, "")
