"""PDF bytes that the first engine refuses in, a Reading by the second engine out."""

import hashlib
import io
import logging

from auditor.model import Note, NoteCode, Reading, Reason, Source
from auditor.readers.pdf_assemble import blocks_of
from auditor.readers.pdf_page import Line
from auditor.readers.reasons import Unreadable

MOST_PAGES = 300


def second_reading(data: bytes, name: str) -> Reading:
    """A Reading through pdfplumber, with a note that says so; raises Unreadable(DAMAGED) when that fails too."""
    import pdfplumber  # slow to load, and only damaged files need it

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # the file is known to be damaged
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            pages = [_lines(page, number) for number, page in enumerate(document.pages[:MOST_PAGES], 1)]
            heights = [float(page.height) for page in document.pages[:MOST_PAGES]]
    except Exception as trouble:
        raise Unreadable(Reason.DAMAGED, type(trouble).__name__) from trouble
    blocks = blocks_of(pages, heights)
    if not blocks:
        raise Unreadable(Reason.DAMAGED)
    source = Source(name, hashlib.sha256(data).hexdigest(), "pdf", len(pages))
    note = Note(NoteCode.SECOND_ENGINE, "The file is damaged; a second program read it, and some words may be missing.")
    return Reading(source, tuple(blocks), (note,))


def _lines(page, number: int) -> list[Line]:
    found = page.extract_text_lines(return_chars=True)
    lines = [
        Line(
            number,
            line["text"],
            line["x0"],
            line["x1"],
            line["top"],
            line["bottom"],
            round(line["chars"][0]["size"], 1),
            all("bold" in char["fontname"].lower() for char in line["chars"]),
        )
        for line in found
    ]
    page.close()
    return lines
