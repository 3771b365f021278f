"""PDF bytes in, what a second engine reads in them out: the whole of a file, single pages, or how many there are."""

import hashlib
import io
import logging
import re
from collections.abc import Iterable
from contextlib import suppress

from auditor.model import Note, NoteCode, Reading, Reason, Source
from auditor.readers.pdf_assemble import blocks_of
from auditor.readers.pdf_page import Line
from auditor.readers.pdf_sense import is_garbled
from auditor.readers.reasons import Unreadable

MOST_PAGES = 300
WHITE, TINY = 0.94, 2.0
UNKNOWN = re.compile(r"\(cid:\d+\)")  # how it writes a shape whose letter the file does not tell


def second_reading(data: bytes, name: str) -> Reading:
    """A Reading through pdfplumber, with a note that says so; raises Unreadable when that fails too."""
    with _Second(data) as document:
        count = len(document.pages)
        pages = [_lines(page, number) for number, page in enumerate(document.pages[:MOST_PAGES], 1)]
        heights = [float(page.height) for page in document.pages[:MOST_PAGES]]
        pictures = [n for n, page in enumerate(document.pages[:MOST_PAGES], 1) if page.images]
    garbled = [n for n, lines in enumerate(pages, 1) if is_garbled("\n".join(line.text for line in lines))]
    blank = [n for n in pictures if not pages[n - 1]]
    unread = tuple(sorted({*garbled, *blank, *range(MOST_PAGES + 1, count + 1)}))
    pages = [[] if n in garbled else lines for n, lines in enumerate(pages, 1)]
    blocks = blocks_of(pages, heights)
    if not blocks:
        raise Unreadable(Reason.SCAN if unread else Reason.DAMAGED)
    source = Source(name, hashlib.sha256(data).hexdigest(), "pdf", count, unread)
    notes = [Note(NoteCode.PAGE_UNREAD, "This page could not be read.", number) for number in unread]
    told = Note(NoteCode.SECOND_ENGINE, "The file is damaged; a second program read it, and some words may be missing.")
    return Reading(source, tuple(blocks), (told, *notes))


def second_pages(data: bytes, numbers: Iterable[int]) -> dict[int, list[Line]]:
    """The lines of those pages (1-based) that the second engine can make sense of; none where it fails altogether."""
    found = {}
    try:
        with _Second(data) as document:
            for number in numbers:
                lines = _lines(document.pages[number - 1], number) if number <= len(document.pages) else []
                if lines and not is_garbled("\n".join(line.text for line in lines)):
                    found[number] = lines
    except Unreadable:
        pass
    return found


def second_count(data: bytes) -> int:
    """How many pages the second engine finds; 0 where it cannot open the file."""
    try:
        with _Second(data) as document:
            return len(document.pages)
    except Unreadable:
        return 0


class _Second:
    """An open document of the second engine; its many kinds of trouble come out as one."""

    def __init__(self, data: bytes):
        self._data = data

    def __enter__(self):
        import pdfplumber  # slow to load, and only odd files need it

        logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # the file is known to be odd
        try:
            self._open = pdfplumber.open(io.BytesIO(self._data))
        except MemoryError:
            raise
        except Exception as trouble:
            locked = "Password" in f"{trouble!r} {trouble.__cause__!r} {trouble.__context__!r}"
            raise Unreadable(Reason.PASSWORD if locked else Reason.DAMAGED, type(trouble).__name__) from trouble
        return self._open

    def __exit__(self, kind, trouble, _):
        with suppress(Exception):  # it goes through the pages once more, and stumbles over the same one
            self._open.close()
        if isinstance(trouble, Exception) and not isinstance(trouble, (Unreadable, MemoryError)):
            raise Unreadable(Reason.DAMAGED, kind.__name__) from trouble


def _is_shown(thing: dict) -> bool:
    """Not white, not tiny: this engine cannot tell what lies under it, and gives nothing the benefit of the doubt."""
    if thing["object_type"] != "char":
        return True
    colour = thing.get("non_stroking_color")
    shades = colour if isinstance(colour, (tuple, list)) else (colour,)
    numbers = [shade for shade in shades if isinstance(shade, (int, float))]
    white = len(numbers) in (1, 3) and min(numbers) >= WHITE or len(numbers) == 4 and max(numbers) <= 1 - WHITE
    return thing["size"] >= TINY and not white


def _lines(page, number: int) -> list[Line]:
    found = page.filter(_is_shown).extract_text_lines(return_chars=True)
    lines = [
        Line(
            number,
            UNKNOWN.sub("\ufffd", line["text"]),
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
