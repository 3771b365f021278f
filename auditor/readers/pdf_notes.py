"""One page of an open PDF in, its lines and what has to be told about it out."""

import re
from collections import Counter
from dataclasses import dataclass, replace

import pypdfium2

from auditor.model import Block, BlockKind, Note, NoteCode
from auditor.readers.pdf_columns import column_grids
from auditor.readers.pdf_drawing import Box, Drawing, drawing_of
from auditor.readers.pdf_forms import typed_on, with_typed
from auditor.readers.pdf_grid import Grid, grids_of
from auditor.readers.pdf_page import Line, PageText, turn_of
from auditor.readers.pdf_sense import FEW_LETTERS, is_garbled
from auditor.readers.pdf_tables import lines_in_cells
from auditor.readers.pdf_unseen import Unseen, take_unseen
from auditor.readers.pdf_words import clean

LARGE_PICTURE = 0.12  # share of the page
FULL_PICTURE = 0.5
MARGIN = 20.0  # points from the left edge of a chart's page within which a line can be a title
SHORT = 200.0  # points: no label of a chart is wider outside its box
MANY_LABELS = 6  # boxes with words in them that make a chart even without arrows
MOST_SHAPES = 300
MOST_STROKES = 200
FLOW = re.compile(r"\bflow\s?-?\s?charts?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page as read: its lines, its size in points, and what is on it beside words."""

    number: int
    height: float
    lines: list[Line]
    picture: float  # share of the page under its largest picture
    unread: bool
    diagram: bool
    fields: int
    comments: int
    unseen: Unseen = Unseen()
    second: bool = False  # read by the second engine
    sure: float = 0.0  # of 100, when its words were read from its picture


def facts_of(document: pypdfium2.PdfDocument, number: int) -> PageFacts:
    """Page `number` (1-based) as facts; a page that cannot be loaded or gone through is unread, not an error."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return PageFacts(number, 0.0, [], 0.0, True, False, 0, 0)
    try:
        return _facts(page, number)
    except MemoryError:
        raise
    except Exception:  # what is odd on one page costs no other
        return PageFacts(number, 0.0, [], 0.0, True, False, 0, 0)
    finally:
        page.close()


def _facts(page, number: int) -> PageFacts:
    turn = turn_of(page)
    textpage = page.get_textpage()
    try:
        text = PageText(textpage, turn, number)
        drawing = drawing_of(page, turn)
        picture = _share(drawing, turn.width * turn.height)
        unseen = take_unseen(page, text, picture)
        lines, shapes = _lines(text, drawing)
    finally:
        textpage.close()
    typed = typed_on(page, turn, number)
    letters = sum(len(line.text) for line in lines)
    drawn = picture >= FULL_PICTURE or drawing.curves > 300
    unread = letters < FEW_LETTERS and drawn and not typed.lines or is_garbled(text.text)
    lines = [] if unread else with_typed(_underlined(lines, drawing), typed)
    return PageFacts(number, turn.height, lines, picture, unread, bool(shapes), typed.fields, typed.comments, unseen)


def _lines(text: PageText, drawing: Drawing) -> tuple[list[Line], list[Box]]:
    """A page's lines, cut at the cells of its tables or at the shapes of its chart, and those shapes."""
    grids = grids_of(drawing)
    if grids:
        return lines_in_cells(text, grids), []
    placed = [(start, end, line) for start, end in text.stretches() if (line := text.line(start, end))]
    lines = [line for _, _, line in placed]
    shapes = _chart_shapes(drawing, text.text, lines)
    if shapes:
        cut = lines_in_cells(text, [Grid({(row, 0): box for row, box in enumerate(shapes)})])
        return _in_shapes(cut), shapes
    grids = column_grids(text, placed)
    return (lines_in_cells(text, grids) if grids else lines), []


def _share(drawing: Drawing, area: float) -> float:
    """How much of the page its pictures take: scanners cut a page into strips, so they are added up."""
    sizes = [max(x1 - x0, 0) * max(bottom - top, 0) for x0, top, x1, bottom in drawing.pictures]
    return min(sum(sizes) / area, 1.0) if area > 0 else 0.0


def _chart_shapes(drawing: Drawing, text: str, lines: list[Line]) -> list[Box]:
    """The shapes of a drawn chart (boxes with arrows, or many boxes with labels), or none where there is no chart."""
    drawn = {tuple(round(side) for side in box) for box in (*drawing.boxes, *drawing.rounds)}
    large = [box for box in drawn if box[2] - box[0] > 40 and box[3] - box[1] > 12]
    if len(large) < 2:
        return []
    large.sort(key=lambda box: (_area(box), box))
    shapes = [box for box in large[:MOST_SHAPES] if any(_inside(line, box) for line in lines)]
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    labels = [box for box in shapes if box[2] - box[0] < width * 0.6 and box[3] - box[1] > 20]
    named = FLOW.search(text)
    joined = drawing.slants + sum(1 for box in drawing.rulings if max(box[2] - box[0], box[3] - box[1]) < 150)
    chart = len(labels) >= MANY_LABELS or (len(shapes) >= 4 and joined >= 3) or (named and len(shapes) + joined >= 4)
    return shapes if chart else []


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _inside(line: Line, box: Box) -> bool:
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _in_shapes(lines: list[Line]) -> list[Line]:
    """Lines that know the shape around them; a label off the margin is a shape of its own (below zero)."""
    margin = min(line.x0 for line in lines)
    found = []
    for number, line in enumerate(lines, 1):
        shape = line.cell[1] + 1 if line.cell else 0
        if not shape and line.x0 > margin + MARGIN and line.x1 - line.x0 < SHORT:
            shape = -number
        found.append(replace(line, shape=shape, cell=()) if shape else line)
    return found


def _underlined(lines: list[Line], drawing: Drawing) -> list[Line]:
    """Lines that are underlined from end to end look bold: writers underline titles."""
    strokes = [box for box in drawing.rulings if box[3] - box[1] <= 2][:MOST_STROKES]
    if not strokes:
        return lines
    return [replace(line, bold=True) if not line.bold and _stroke_under(line, strokes) else line for line in lines]


def _stroke_under(line: Line, strokes: list[Box]) -> bool:
    if line.cell or not line.size or "@" in line.text or "www" in line.text or "http" in line.text:
        return False
    return any(
        abs(x0 - line.x0) < 6 and abs(x1 - line.x1) < 8 and -line.size * 0.45 < top - line.bottom < line.size * 0.3
        for x0, top, x1, _ in strokes
    )


def with_unseen(blocks: list[Block], pages: list[PageFacts]) -> list[Block]:
    """The blocks, and after those of each page what on it cannot be seen."""
    out, rest = list(blocks), [page for page in pages if page.unseen.words]
    for page in rest:
        place = max((n for n, block in enumerate(out) if 0 < block.page <= page.number), default=-1) + 1
        out.insert(place, Block(BlockKind.PARAGRAPH, clean(page.unseen.words), page=page.number, hidden=True))
    return out


def _is_scan(page: PageFacts) -> bool:
    return page.unseen.over_picture or page.sure > 0


def _unseen_notes(page: PageFacts) -> list[Note]:
    if page.sure:
        text = f"This page was read from its picture by Tesseract, which was {page.sure:.0f} % sure of the words."
        return [Note(NoteCode.PAGE_FROM_PICTURE, text, page.number)]
    if page.unseen.over_picture:
        text = "This page is a picture; its words are those that a scanner's program read, and some may be wrong."
        return [Note(NoteCode.PAGE_FROM_PICTURE, text, page.number)]
    if not page.unseen.words:
        return []
    count = len(page.unseen.words.split())
    text = f"{count} words on this page cannot be seen on it; they earn no credit." if count > 1 else (
        "A word on this page cannot be seen on it; it earns no credit.")
    return [Note(NoteCode.HIDDEN_TEXT, text, page.number)]


def notes_of(pages: list[PageFacts]) -> list[Note]:
    """What the assessor has to be told about the pages, in page order."""
    shares = Counter(round(page.picture, 2) for page in pages)
    papers = {share for share, count in shares.items() if count >= max(3, len(pages) / 2)}  # the same on most pages
    notes = []
    for page in pages:
        if page.unread:
            notes.append(
                Note(NoteCode.PAGE_UNREAD, "This page is a picture or its letters cannot be read.", page.number)
            )
        elif page.picture >= LARGE_PICTURE and not _is_scan(page) and round(page.picture, 2) not in papers:
            notes.append(Note(NoteCode.PICTURE_TEXT, "A picture on this page may hold words.", page.number))
        if page.second:
            notes.append(Note(NoteCode.SECOND_ENGINE, "A second program read this page better.", page.number))
        notes += _unseen_notes(page)
        if page.diagram:
            notes.append(Note(NoteCode.DIAGRAM, "A drawn chart: the order of its boxes was not read.", page.number))
        if page.fields:
            notes.append(Note(NoteCode.FORM_FIELDS, "Words typed into form fields were read.", page.number))
        if page.comments:
            notes.append(Note(NoteCode.COMMENTS, f"{page.comments} comments on the page were not read.", page.number))
    return notes
