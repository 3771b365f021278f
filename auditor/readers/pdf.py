"""PDF bytes in, a Reading out: text in reading order, tables by row, running heads once, and what was not readable."""

import hashlib

import pypdfium2
import pypdfium2.raw as pdfium

from auditor.model import Note, NoteCode, Reading, Reason, Source
from auditor.readers.pdf_assemble import blocks_of
from auditor.readers.pdf_notes import facts_of, notes_of, with_unseen
from auditor.readers.pdf_second import second_reading
from auditor.readers.reasons import Unreadable

HEADER_REACH = 1024  # bytes in which a PDF must name itself
MOST_PAGES = 5_000


def read_pdf(data: bytes, name: str) -> Reading:
    """A PDF's blocks in reading order, pages 1-based; raises Unreadable with the reason (password, scan ...)."""
    if not data.strip(b"\0 \r\n\t"):
        raise Unreadable(Reason.EMPTY)
    if b"%PDF" not in data[:HEADER_REACH]:
        raise Unreadable(Reason.NOT_A_DOCUMENT)
    try:
        return _read(data, name)
    except Unreadable:
        raise
    except MemoryError as trouble:
        raise Unreadable(Reason.MEMORY) from trouble
    except Exception as trouble:  # any fault of a library on a hostile file must end as a reason
        raise Unreadable(Reason.DAMAGED, type(trouble).__name__) from trouble


def count_pages(data: bytes) -> int:
    """How many pages the file says it has; 0 where it cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return 0
    try:
        return len(document)
    finally:
        document.close()


def _read(data: bytes, name: str) -> Reading:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as trouble:
        if getattr(trouble, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(trouble).lower():
            raise Unreadable(Reason.PASSWORD) from trouble
        return second_reading(data, name)
    try:
        return _reading(document, data, name)
    finally:
        document.close()


def _reading(document: pypdfium2.PdfDocument, data: bytes, name: str) -> Reading:
    count = len(document)
    if count > MOST_PAGES:
        raise Unreadable(Reason.TOO_LARGE, f"{count} pages")
    pages = [facts_of(document, number) for number in range(1, count + 1)]
    unread = tuple(page.number for page in pages if page.unread)
    blocks = with_unseen(blocks_of([page.lines for page in pages], [page.height for page in pages]), pages)
    if not blocks:
        raise Unreadable(Reason.SCAN if unread else Reason.EMPTY)
    source = Source(name, hashlib.sha256(data).hexdigest(), "pdf", count, unread)
    return Reading(source, tuple(blocks), (*_active(document), *notes_of(pages)))


def _active(document: pypdfium2.PdfDocument) -> list[Note]:
    if pdfium.FPDFDoc_GetJavaScriptActionCount(document) <= 0:
        return []
    return [Note(NoteCode.ACTIVE_CONTENT, "The file carries a script; it was not run.")]
