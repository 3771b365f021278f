"""Pages of a PDF that are pictures in, the same with their words out where a program that reads them is installed."""

from dataclasses import replace

import pypdfium2

from auditor.readers.ocr import Grey, Recognised, reader_at, recognise
from auditor.readers.pdf_notes import PageFacts

MOST_READ = 30  # pages of one file: each takes seconds, and the rest are told as unread
DPI, MOST_POINTS = 250, 9_000_000
TURNS = (0, 90, 270, 180)  # photographs of pages lie on their side


def with_pictures_read(document: pypdfium2.PdfDocument, pages: list[PageFacts]) -> list[PageFacts]:
    """The pages, those without a text that makes sense read from their picture; unread still where that fails."""
    program = reader_at() if any(page.unread for page in pages) else None
    if not program:
        return pages
    wanted = {page.number for page in [page for page in pages if page.unread and page.height][:MOST_READ]}
    return [_read(program, document, page) if page.number in wanted else page for page in pages]


def _read(program: str, document: pypdfium2.PdfDocument, facts: PageFacts) -> PageFacts:
    page = document[facts.number - 1]
    try:
        for turn in TURNS:
            picture = _grey(page, turn)
            found = recognise(program, picture, facts.number)
            if found.good:
                return _with(facts, found, picture)
            if not found.lines:
                break  # no sign of words: a photograph, and not a page on its side
    finally:
        page.close()
    return facts


def _with(facts: PageFacts, found: Recognised, picture: Grey) -> PageFacts:
    height = picture.height / picture.scale
    return replace(facts, lines=list(found.lines), height=height, unread=False, sure=found.sure)


def _grey(page, turn: int) -> Grey:
    width, height = page.get_size()
    scale = min(DPI / 72, (MOST_POINTS / max(width * height, 1.0)) ** 0.5)
    drawn = page.render(scale=scale, rotation=turn, grayscale=True, may_draw_forms=False)
    try:
        whole, stride = bytes(drawn.buffer), drawn.stride
        rows = b"".join(whole[row * stride : row * stride + drawn.width] for row in range(drawn.height))
        return Grey(drawn.width, drawn.height, rows, scale)
    finally:
        drawn.close()
