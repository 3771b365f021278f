"""A PDF's bytes and passages in, the page and the boxes in which each stands out: for marks on a copy."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points from the page's lower left corner
Found = tuple[int, tuple[Box, ...]]  # page from 1, one box a line
MOST_BOXES = 60
PART = 40  # letters that tell one passage from another
LINE = 0.5  # letters whose middles differ by less than this part of their height stand on one line


def letters(text: str) -> str:
    """Letters and digits alone: spaces, marks and line breaks differ between a page and what was read from it."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def places_in_pdf(data: bytes, wanted: Sequence[tuple[str, int]]) -> tuple[Found | None, ...]:
    """Where each (passage, page) stands: on its page, else on the nearest page that has it; page 0 means any.

    Raises ValueError for a file that cannot be opened.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        raise ValueError("no PDF that can be opened") from fault
    try:
        read = cache(lambda number: _Page(document, number))
        return tuple(_find(letters(text), page, len(document), read) for text, page in wanted)
    finally:
        document.close()


def _find(wanted: str, page: int, pages: int, read) -> Found | None:
    if not wanted:
        return None
    for number in sorted(range(1, pages + 1), key=lambda n: (abs(n - page), n)):
        boxes = read(number).boxes(wanted)
        if boxes:
            return number, boxes
    return _in_part(wanted, page, read) if 0 < page <= pages and len(wanted) > PART else None


def _in_part(wanted: str, page: int, read) -> Found | None:
    """A passage that runs over the end of its page, or whose number stands elsewhere, is marked by its start or end."""
    half = max(PART, len(wanted) // 2)
    for part in (wanted[:half], wanted[-half:], wanted[:PART], wanted[-PART:]):
        boxes = read(page).boxes(part)
        if boxes:
            return page, boxes
    return None


class _Page:
    """One page's letters in one string, and the number of the character that each came from."""

    def __init__(self, document: pypdfium2.PdfDocument, number: int):
        page = document[number - 1]
        self._own = page.get_textpage()
        self.text, self.starts, self.characters = "", [], []
        parts, at = [], 0
        for n in range(self._own.count_chars()):
            piece = letters(chr(pdfium.FPDFText_GetUnicode(self._own, n)))
            if piece:
                self.starts.append(at)
                self.characters.append(n)
                parts.append(piece)
                at += len(piece)
        self.text = "".join(parts)

    def boxes(self, wanted: str) -> tuple[Box, ...]:
        """One box for each line of the first place where these letters stand; none when they do not."""
        start = self.text.find(wanted)
        if start < 0:
            return ()
        first, last = (bisect_right(self.starts, at) - 1 for at in (start, start + len(wanted) - 1))
        lines: list[list[float]] = []
        for n in self.characters[first : last + 1]:
            box = self._own.get_charbox(n)
            if lines and _same_line(lines[-1], box):
                lines[-1] = [min(lines[-1][0], box[0]), min(lines[-1][1], box[1]),
                             max(lines[-1][2], box[2]), max(lines[-1][3], box[3])]  # fmt: skip
            else:
                lines.append(list(box))
        return tuple(tuple(round(side, 2) for side in line) for line in lines[:MOST_BOXES])


def _same_line(line: list[float], box: Box) -> bool:
    middle, height = (line[1] + line[3]) / 2, max(line[3] - line[1], box[3] - box[1])
    return abs((box[1] + box[3]) / 2 - middle) <= LINE * height and box[0] >= line[0] - height
