"""One page of an open PDF in, its lines and what has to be told about it out."""

import ctypes
import re
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from auditor.model import Block, BlockKind, Note, NoteCode
from auditor.readers.pdf_drawing import Drawing, drawing_of
from auditor.readers.pdf_grid import grids_of
from auditor.readers.pdf_page import Line, PageText, turn_of
from auditor.readers.pdf_tables import lines_in_cells
from auditor.readers.pdf_words import clean

LARGE_PICTURE = 0.12  # share of the page
FULL_PICTURE = 0.5
FEW_LETTERS = 40  # a scanner's stamp or a page number is not a text layer
SHORT_BOX = 60  # letters in a box of a flow chart
MOST_FIELDS = 500


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page as read: its lines, its size in points, and what is on it beside words."""

    number: int
    height: float
    lines: list[Line]
    picture: float  # share of the page under its largest picture
    unread: bool
    diagram: bool
    fields: list[Block]
    comments: int


def facts_of(document: pypdfium2.PdfDocument, number: int) -> PageFacts:
    """Page `number` (1-based) as facts; a page that cannot be loaded is unread, not an error."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return PageFacts(number, 0.0, [], 0.0, True, False, [], 0)
    try:
        return _facts(page, number)
    finally:
        page.close()


def _facts(page, number: int) -> PageFacts:
    turn = turn_of(page)
    textpage = page.get_textpage()
    try:
        text = PageText(textpage, turn, number)
        drawing = drawing_of(page, turn)
        grids = grids_of(drawing)
        lines = lines_in_cells(text, grids) if grids else text.lines()
    finally:
        textpage.close()
    picture = _share(drawing, turn.width * turn.height)
    fields, comments = _annotations(page, number)
    letters = sum(letter.isalnum() for line in lines for letter in line.text)
    drawn = picture >= FULL_PICTURE or drawing.curves > 300
    unread = letters < FEW_LETTERS and drawn and not fields or _garbled(text.text)
    return PageFacts(
        number, turn.height, [] if unread else lines, picture, unread, _is_diagram(drawing, text.text, grids), fields,
        comments,
    )


def _share(drawing: Drawing, area: float) -> float:
    """How much of the page its pictures take: scanners cut a page into strips, so they are added up."""
    sizes = [max(x1 - x0, 0) * max(bottom - top, 0) for x0, top, x1, bottom in drawing.pictures]
    return min(sum(sizes) / area, 1.0) if area > 0 else 0.0


def _garbled(text: str) -> bool:
    """Whether most shapes on the page have no letter: the file does not say what its glyphs mean."""
    shapes = [letter for letter in text if not letter.isspace()]
    lost = sum(letter in "\ufffd\ufffe" or letter < " " or "\ue000" <= letter <= "\uf8ff" for letter in shapes)
    return len(shapes) > FEW_LETTERS and lost > len(shapes) * 0.3


def _is_diagram(drawing: Drawing, text: str, grids: list) -> bool:
    """Whether boxes and connecting lines or arrows are drawn, and no table explains them."""
    boxes = [box for box in drawing.boxes if box[2] - box[0] > 40 and box[3] - box[1] > 12]
    shapes = len(boxes) + drawing.curves
    named = re.search(r"\bflow\s?-?charts?\b", text, re.IGNORECASE)
    if named and shapes + drawing.slants >= 4 and not grids:
        return True
    return len(boxes) + min(drawing.curves, 20) >= 4 and drawing.slants >= 3 and not grids


def _annotations(page, number: int) -> tuple[list[Block], int]:
    """Filled form fields and typed-on text as blocks, and how many comments there are."""
    blocks, comments = [], 0
    for place in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_FIELDS)):
        note = pdfium.FPDFPage_GetAnnot(page, place)
        if not note:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            blocks += _field(note, number)
        elif kind == pdfium.FPDF_ANNOT_FREETEXT:
            text = clean(_string(note, b"Contents"))
            blocks += [Block(BlockKind.PARAGRAPH, text, page=number)] if text else []
        elif kind == pdfium.FPDF_ANNOT_TEXT:
            comments += 1
        pdfium.FPDFPage_CloseAnnot(note)
    return blocks, comments


def _field(note, number: int) -> list[Block]:
    value, label = clean(_string(note, b"V")), clean(_string(note, b"TU") or _string(note, b"T"))
    if not value or value == "Off":
        return []
    return [Block(BlockKind.PARAGRAPH, f"{label}: {value}" if label else value, page=number)]


def _string(note, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2 or size > 1_000_000:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\0")


def notes_of(pages: list[PageFacts]) -> list[Note]:
    """What the assessor has to be told about the pages, in page order."""
    notes = []
    for page in pages:
        if page.unread:
            notes.append(Note(NoteCode.PAGE_UNREAD, "This page is a picture or its letters cannot be read.", page.number))
        elif page.picture >= LARGE_PICTURE:
            notes.append(Note(NoteCode.PICTURE_TEXT, "A picture on this page may hold words.", page.number))
        if page.diagram:
            notes.append(Note(NoteCode.DIAGRAM, "A drawn chart: the order of its boxes was not read.", page.number))
        if page.fields:
            notes.append(Note(NoteCode.FORM_FIELDS, "Words typed into form fields were read.", page.number))
        if page.comments:
            notes.append(Note(NoteCode.COMMENTS, f"{page.comments} comments on the page were not read.", page.number))
    return notes
