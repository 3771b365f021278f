"""One PDF page in, what is drawn on it out: rulings, boxes, curves and pictures."""

import ctypes
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from auditor.readers.pdf_page import Turn

MOST_OBJECTS = 60_000
MOST_POINTS = 40_000
OUTLINE = 24  # points; a rounded box has fewer
DEEPEST_FORM = 4
THIN = 3.0  # points: a filled box no thicker than this is a ruling
Box = tuple[float, float, float, float]  # left, top, right, bottom in points from the page's top left corner
Matrix = tuple[float, float, float, float, float, float]
UNTURNED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """The drawn things of a page."""

    rulings: list[Box] = field(default_factory=list)  # thin boxes: lines across or down
    boxes: list[Box] = field(default_factory=list)
    slants: int = 0  # straight lines neither across nor down, and arrow heads
    curves: int = 0
    rounds: list[Box] = field(default_factory=list)  # boxes around curved shapes
    pictures: list[Box] = field(default_factory=list)
    cut_short: bool = False


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _matrix(thing, outer: Matrix) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, found):
        return outer
    return _times((found.a, found.b, found.c, found.d, found.e, found.f), outer)


def drawing_of(page, turn: Turn) -> Drawing:
    """All rulings, boxes, curves and pictures of a page, in points from its top left corner as seen."""
    return _Pen(turn).read(page)


class _Pen:
    def __init__(self, turn: Turn):
        self.turn, self.found = turn, Drawing()
        self.objects = self.points = 0
        self._x, self._y = ctypes.c_float(), ctypes.c_float()

    def read(self, page) -> Drawing:
        thing_at, kind_of = pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType
        for place in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
            thing = thing_at(page.raw, place)
            if kind_of(thing) != pdfium.FPDF_PAGEOBJ_TEXT:
                self._take(thing, UNTURNED, 0)
        return self.found

    def _take(self, thing, outer: Matrix, depth: int) -> None:
        self.objects += 1
        if self.objects > MOST_OBJECTS or self.points > MOST_POINTS:
            self.found.cut_short = True
            return
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(thing, _matrix(thing, outer))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            a, b, c, d, e, f = _matrix(thing, outer)
            xs, ys = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
            self.found.pictures.append(self.turn.box(min(xs), min(ys), max(xs), max(ys)))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            matrix = _matrix(thing, outer)
            for place in range(pdfium.FPDFFormObj_CountObjects(thing)):
                self._take(pdfium.FPDFFormObj_GetObject(thing, place), matrix, depth + 1)
                if self.found.cut_short:
                    return

    def _path(self, thing, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
        if not fill.value and not stroke.value or (not stroke.value and _white(thing)):
            return
        trace: list[tuple[float, float]] = []
        curved = False
        count = pdfium.FPDFPath_CountSegments(thing)
        for place in range(count):
            if curved and count > OUTLINE:
                break  # the outline of a letter or a logo: no ruling stands in it
            self.points += 1
            if self.points > MOST_POINTS:
                break
            segment = pdfium.FPDFPath_GetPathSegment(thing, place)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                self._trace(trace, curved)
                trace, curved = [], False
            curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
            pdfium.FPDFPathSegment_GetPoint(segment, self._x, self._y)
            x, y = self._x.value, self._y.value
            a, b, c, d, e, f = matrix
            trace.append(self.turn.point(a * x + c * y + e, b * x + d * y + f))
        self._trace(trace, curved)

    def _trace(self, trace: list[tuple[float, float]], curved: bool) -> None:
        """Files one unbroken stroke as a ruling, a box, a slant or a curve."""
        if len(trace) < 2:
            return
        xs, ys = [x for x, _ in trace], [y for _, y in trace]
        box = (min(xs), min(ys), max(xs), max(ys))
        width, height = box[2] - box[0], box[3] - box[1]
        if curved:
            self.found.curves += 1
            self.found.rounds.append(box)
        elif min(width, height) <= THIN:
            if max(width, height) > THIN:
                self.found.rulings.append(box)
        elif len(trace) == 3 or any(_slanting(one, two) for one, two in zip(trace, trace[1:], strict=False)):
            self.found.slants += 1
        else:
            self.found.boxes.append(box)


def _slanting(one: tuple[float, float], two: tuple[float, float]) -> bool:
    return abs(one[0] - two[0]) > 1 and abs(one[1] - two[1]) > 1


def _white(thing) -> bool:
    """Whether a shape is filled with white: paper behind the words, not a box."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha)
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= 250
