"""One PDF page in, its lines with their places and looks out."""

import ctypes
import re
from bisect import bisect_left
from dataclasses import dataclass, replace

import pypdfium2.raw as pdfium

from auditor.readers.pdf_words import HYPHEN, clean

BOLD_NAMES = (b"bold", b"black", b"heavy", b"semibold", b"demi")
FORCE_BOLD = 1 << 18
SOFT = "\xad"  # shown only where a line ends
LOST = "\ufffd"  # a shape whose letter the file does not tell
MOST_HYPHENS = 2_000  # on one page
MOST_CHARACTERS = 400_000  # on one page; a policy page has 6,000


@dataclass(frozen=True, slots=True)
class Line:
    """One visual line; places in points from the page's top left corner, `cell` names a table's cell or is empty."""

    page: int
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float = 0.0
    bold: bool = False
    cell: tuple[int, int, int] | tuple[()] = ()  # (table on the page, row, column)
    shape: int = 0  # number of the drawn shape of a chart that the line stands in

    @property
    def broken_word(self) -> bool:
        return self.text.endswith(HYPHEN)

    def beside(self, other: "Line") -> bool:
        """Whether both stand on one visual row of one page."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return self.page == other.page and shared > 0.45 * min(self.bottom - self.top, other.bottom - other.top) > 0


@dataclass(frozen=True, slots=True)
class Turn:
    """Turns a place in PDF points into one from the top left corner of the page as it is seen."""

    left: float
    bottom: float
    right: float
    top: float
    quarter: int = 0

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.quarter % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.quarter % 2 else self.top - self.bottom

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom as seen, from two corners in PDF points."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.quarter == 1:
            return y - self.bottom, x - self.left
        if self.quarter == 2:
            return self.right - x, y - self.bottom
        if self.quarter == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def turn_of(page) -> Turn:
    """How a page lies: its crop box and its quarter turns clockwise."""
    left, bottom, right, top = page.get_bbox()
    return Turn(left, bottom, right, top, (page.get_rotation() // 90) % 4)


class PageText:
    """A page's characters: one string, and for each place in it the character's box and look."""

    def __init__(self, textpage, turn: Turn, number: int):
        self._page, self.turn, self.number = textpage, turn, number
        self._rect, self._flags = pdfium.FS_RECTF(), ctypes.c_int()
        self._name, self._matrix = ctypes.create_string_buffer(160), pdfium.FS_MATRIX()
        count = min(max(pdfium.FPDFText_CountChars(textpage), 0), MOST_CHARACTERS)
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(textpage, 0, count, buffer) if count else 0
        raw = bytes(buffer)[: max(written - 1, 0) * 2]
        self.text = raw.decode("utf-16-le", errors="replace")
        wide = len(self.text) * 2 != len(raw)
        self._wide = [place for place, letter in enumerate(self.text) if letter > "\uffff"] if wide else []

    def _index(self, place: int) -> int:
        if self._wide:
            place += bisect_left(self._wide, place)
        return pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, place)

    def box(self, place: int) -> tuple[float, float, float, float] | None:
        """The loose box of the character at a place in `text`, or None where it has none."""
        index = self._index(place)
        if index < 0 or not pdfium.FPDFText_GetLooseCharBox(self._page, index, self._rect):
            return None
        rect = self._rect
        return self.turn.box(rect.left, rect.bottom, rect.right, rect.top)

    def object_at(self, place: int):
        """The text object that the character at a place in `text` is drawn by, or None for one that is not drawn."""
        index = self._index(place)
        return pdfium.FPDFText_GetTextObject(self._page, index) if index >= 0 else None

    def blank(self, stretches: list[tuple[int, int]]) -> None:
        """Puts blanks for the characters in each [start, end); all other places stay what they are."""
        letters = list(self.text)
        for start, end in stretches:
            letters[start:end] = " " * (end - start)
        self.text = "".join(letters)

    def size(self, place: int) -> float:
        """Height of the letters in points, as drawn."""
        index = self._index(place)
        size = pdfium.FPDFText_GetFontSize(self._page, index)
        if pdfium.FPDFText_GetMatrix(self._page, index, self._matrix):
            size *= (self._matrix.c**2 + self._matrix.d**2) ** 0.5
        return round(size, 1)

    def bold(self, place: int) -> bool:
        """Whether the character stands in a bold font, by the font's name or flag."""
        used = pdfium.FPDFText_GetFontInfo(self._page, self._index(place), self._name, 160, self._flags)
        name = self._name.raw[: max(used, 0)].lower()
        return bool(self._flags.value & FORCE_BOLD) or any(word in name for word in BOLD_NAMES)

    def line(self, start: int, end: int) -> Line | None:
        """The characters [start, end) as one line, or None when there is nothing to see."""
        text = self.text[start:end]
        if text.rstrip().endswith(SOFT):
            text = text.rstrip()[:-1] + HYPHEN
        begin = start + len(text) - len(text.lstrip())
        stop = start + len(text.rstrip().rstrip(HYPHEN).rstrip())
        if begin >= end or not text.strip():
            return None
        first = self.box(begin)
        last = self.box(max(stop - 1, begin)) or first
        if first is None or last is None:
            return Line(self.number, clean(text), 0.0, 0.0, 0.0, 0.0)
        x0, top = min(first[0], last[0]), min(first[1], last[1])
        x1, bottom = max(first[2], last[2]), max(first[3], last[3])
        middle = begin + (stop - begin) // 2
        while middle > begin and self.text[middle].isspace():
            middle -= 1
        bold = self.bold(begin) and self.bold(max(stop - 1, begin)) and self.bold(middle)
        return Line(self.number, clean(text), x0, x1, top, bottom, self.size(middle), bold)

    def lines(self) -> list[Line]:
        """All lines of the page in the order of the file."""
        return [line for start, end in self.stretches() if (line := self.line(start, end))]

    def stretches(self) -> list[tuple[int, int]]:
        """Each visual line's place in `text` as [start, end); a line broken at a hyphen ends after its mark."""
        marks = [found.start() for found in re.finditer(HYPHEN, self.text)]
        broken = {place for place in marks[:MOST_HYPHENS] if self._falls_after(place)}
        if len(broken) < len(marks):
            lost = set(marks) - broken
            self.text = "".join(LOST if place in lost else letter for place, letter in enumerate(self.text))
        found, start = [], 0
        for piece in self.text.splitlines(keepends=True):
            end = start + len(piece)
            inside = range(start, end - 1) if HYPHEN in piece else ()
            cuts = [place + 1 for place in inside if place in broken]
            found += zip([start, *cuts], [*cuts, end], strict=True)
            start = end
        return found

    def _falls_after(self, place: int) -> bool:
        """Whether the text goes on lower down: then the mark was a hyphen, else a shape without a letter."""
        after = place + 1
        while after < len(self.text) and self.text[after].isspace():
            after += 1
        here = self.box(place) or (self.box(place - 1) if place else None)
        there = self.box(after) if after < len(self.text) else None
        return not (here and there) or abs(here[3] - there[3]) > (here[3] - here[1]) * 0.5


def in_cell(line: Line, cell: tuple[int, int, int]) -> Line:
    """The same line, known to stand in a table's cell."""
    return replace(line, cell=cell)
