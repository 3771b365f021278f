"""PDF bytes in, a Reading out: text in reading order, tables by row, running heads once, and what was not readable."""

import hashlib
import re
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium

from auditor.model import Note, NoteCode, Reading, Reason, Source
from auditor.readers.pdf_assemble import blocks_of
from auditor.readers.pdf_notes import PageFacts, facts_of, notes_of, with_unseen
from auditor.readers.pdf_scans import with_pictures_read
from auditor.readers.pdf_second import second_reading
from auditor.readers.pdf_whole import OTHER_COUNT, account_of, letters_in, missing_pages, with_second
from auditor.readers.reasons import Unreadable

HEADER_REACH = 1024  # bytes in which a PDF must name itself for its reader to believe it
MOST_PAGES = 5_000
REACH_OF_END = 4096  # bytes at the end in which a whole PDF says where its table is
CATALOG = re.compile(rb"/Type\s*/Catalog")
OBJECT = re.compile(rb"(\d{1,9}) (\d{1,5}) obj")
MENDED = Note(NoteCode.SECOND_ENGINE, "The end of the file is missing; what is left was read, and words may be lost.")
LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


def read_pdf(data: bytes, name: str) -> Reading:
    """A PDF's blocks in reading order, pages 1-based; raises Unreadable with the reason (password, scan ...)."""
    if not data.strip(b"\0 \r\n\t"):
        raise Unreadable(Reason.EMPTY)
    data, whole = _from_header(data), data
    try:
        reading = _read(data, name)
        return replace(reading, source=replace(reading.source, sha256=hashlib.sha256(whole).hexdigest()))
    except Unreadable:
        raise
    except MemoryError as trouble:
        raise Unreadable(Reason.MEMORY) from trouble
    except Exception as trouble:  # any fault of a library on a hostile file must end as a reason
        raise Unreadable(Reason.DAMAGED, type(trouble).__name__) from trouble


def _from_header(data: bytes) -> bytes:
    """The file from where it names itself; a name for one that has lost it."""
    at = data.find(b"%PDF-", 0, 100_000)
    if at < 0 and not (b"endobj" in data and b"startxref" in data):
        raise Unreadable(Reason.NOT_A_DOCUMENT)
    return b"%PDF-1.7\n" + data if at < 0 else data if at < HEADER_REACH else data[at:]


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
        if getattr(trouble, "err_code", None) in LOCKED or "password" in str(trouble).lower():
            raise Unreadable(Reason.PASSWORD) from trouble
        document = _mended(data)
        if document is None:
            return second_reading(data, name)
    try:
        return _reading(document, data, name)
    finally:
        document.close()


def _mended(data: bytes) -> pypdfium2.PdfDocument | None:
    """A file that has lost its end, with one that names its catalog; None where that does not make it a document."""
    places = [found.start() for found in CATALOG.finditer(data)]
    before = list(OBJECT.finditer(data, max(places[-1] - 2_000, 0), places[-1])) if places else []
    if not before:
        return None
    end = b"\ntrailer\n<< /Root %s %s R >>\nstartxref\n0\n%%%%EOF\n" % before[-1].groups()
    try:
        document = pypdfium2.PdfDocument(data + end)
        return document if len(document) else None
    except pypdfium2.PdfiumError:
        return None


def _reading(document: pypdfium2.PdfDocument, data: bytes, name: str) -> Reading:
    count = len(document)
    if count > MOST_PAGES:
        raise Unreadable(Reason.TOO_LARGE, f"{count} pages")
    pages = with_second(data, [facts_of(document, number) for number in range(1, count + 1)])
    pages = with_pictures_read(document, pages)
    more = missing_pages(data, count, name)
    if more and letters_in(more.blocks) > sum(len(line.text) for page in pages for line in page.lines):
        return more
    _refuse_shell(document, pages)
    unread = tuple(page.number for page in pages if page.unread)
    blocks = with_unseen(blocks_of([page.lines for page in pages], [page.height for page in pages]), pages)
    if not blocks:
        raise Unreadable(Reason.SCAN if unread else Reason.EMPTY)
    source = Source(name, hashlib.sha256(data).hexdigest(), "pdf", count, unread)
    told = [OTHER_COUNT] if more else []
    told += [MENDED] if b"startxref" not in data[-REACH_OF_END:] else []
    return Reading(source, tuple(blocks), (*told, *_inside(document), *account_of(pages, blocks), *notes_of(pages)))


def _refuse_shell(document: pypdfium2.PdfDocument, pages: list[PageFacts]) -> None:
    """A form that only Adobe's own program can draw holds one page of pdf, which says so."""
    if pdfium.FPDF_GetFormType(document) in (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND):
        words = " ".join(line.text for page in pages for line in page.lines)
        if len(pages) == 1 and re.search(r"please wait|adobe reader", words, re.IGNORECASE) and len(words) < 2_000:
            raise Unreadable(Reason.UNSUPPORTED, "a form that only Adobe Reader shows: print it to a new PDF first")


def _inside(document: pypdfium2.PdfDocument) -> list[Note]:
    notes = []
    if pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        notes.append(Note(NoteCode.ACTIVE_CONTENT, "The file carries a script; it was not run."))
    attached = pdfium.FPDFDoc_GetAttachmentCount(document)
    if attached > 0:
        notes.append(Note(NoteCode.OTHER, f"It holds {attached} other file(s) inside it, which were not read."))
    return notes
