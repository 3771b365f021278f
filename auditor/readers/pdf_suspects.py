"""One PDF page in, the pieces of its text that may not be seen out: cheap checks of how each is drawn."""

import ctypes
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from auditor.readers.pdf_page import Turn

MOST_OBJECTS = 800  # pieces of text, or things drawn; on a page of more, looking at everything costs less
MOST_FILLS = 30
DEEPEST_FORM = 4
INVISIBLE = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
UNTOLD = 128.0  # the lightness of a pattern
TINY = 2.0  # points
FAINT = 16  # of 255: less colour than this shows nothing
LIGHT = 200  # of 255
NEAR = 24  # levels of grey between words and their ground
_COLOURS = tuple(ctypes.c_uint() for _ in range(4))
_SIZE, _MATRIX = ctypes.c_float(), pdfium.FS_MATRIX()
_INTO = tuple(map(ctypes.byref, _COLOURS))
Bounds = tuple[float, float, float, float]  # left, bottom, right, top in PDF points


@dataclass(slots=True)
class Suspects:
    """Addresses of text objects to be looked at, or everything on the page."""

    addresses: set[int] = field(default_factory=set)
    everything: bool = False

    def __bool__(self) -> bool:
        return self.everything or bool(self.addresses)

    def __contains__(self, thing) -> bool:
        return self.everything or address_of(thing) in self.addresses


def suspects_of(page, turn: Turn) -> Suspects:
    """The suspicious text of a page: without ink, light, tiny, off the page, cut off, covered, in a layer or a form."""
    return _Search(turn).read(page.raw)


def address_of(thing) -> int:
    """A PDF object's address: what tells one from another."""
    return ctypes.cast(thing, ctypes.c_void_p).value or 0


def is_inkless(thing) -> bool:
    """Whether a text object is drawn without any ink."""
    return _has_no_ink(thing) or lightness(thing) < 0


def _has_no_ink(thing) -> bool:
    return pdfium.FPDFTextObj_GetTextRenderMode(thing) in INVISIBLE


def lightness(thing) -> float:
    """How light the fill of a thing is, 0 to 255; below 0 when it lets everything through."""
    if not pdfium.FPDFPageObj_GetFillColor(thing, *_INTO):
        return UNTOLD
    red, green, blue, alpha = _COLOURS
    red, green, blue, alpha = red.value, green.value, blue.value, alpha.value
    return -1.0 if alpha < FAINT else 0.3 * red + 0.59 * green + 0.11 * blue + (255 - alpha) / 2


@dataclass(slots=True)
class _Search:
    turn: Turn
    found: Suspects = field(default_factory=Suspects)
    fills: list[tuple[Bounds, float]] = field(default_factory=list)
    texts: list[tuple[Bounds, int]] = field(default_factory=list)
    seen: int = 0
    corners: tuple = field(default_factory=lambda: tuple(ctypes.c_float() for _ in range(4)))

    def read(self, page) -> Suspects:
        count = pdfium.FPDFPage_CountObjects(page)
        self.found.everything = count > MOST_OBJECTS
        for place in range(0 if self.found.everything else count):
            self._take(pdfium.FPDFPage_GetObject(page, place), 0)
            if self.found.everything:
                break
        return self.found

    def _take(self, thing, depth: int) -> None:
        self.seen += 1
        kind = pdfium.FPDFPageObj_GetType(thing)
        if self.seen > MOST_OBJECTS or len(self.fills) > MOST_FILLS:
            self.found.everything = True
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self._text(thing, depth)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            if depth < DEEPEST_FORM:
                for place in range(pdfium.FPDFFormObj_CountObjects(thing)):
                    self._take(pdfium.FPDFFormObj_GetObject(thing, place), depth + 1)
        elif not depth:
            self._shape(thing, kind)

    def _text(self, thing, depth: int) -> None:
        key, light, bounds = address_of(thing), lightness(thing), self._bounds(thing)
        if depth or not bounds or not 0 <= light <= LIGHT or _has_no_ink(thing) or _marked(thing) or _is_tiny(thing):
            self.found.addresses.add(key)
        elif self._is_off(bounds) or _is_cut_off(thing, bounds) or self._is_on_its_own(bounds, light):
            self.found.addresses.add(key)
        if bounds:
            self.texts.append((bounds, key))

    def _shape(self, thing, kind: int) -> None:
        """A filled shape or a picture: it may cover what was written before and lie under what comes after."""
        bounds = self._bounds(thing)
        if not bounds or bounds[2] - bounds[0] < 3 or bounds[3] - bounds[1] < 3:
            return
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            fill, stroke = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDFPath_GetDrawMode(thing, fill, stroke)
            if not fill.value:
                return
            self.fills.append((bounds, lightness(thing)))
        self.found.addresses.update(key for inner, key in self.texts if _holds(bounds, inner))

    def _bounds(self, thing) -> Bounds | None:
        if not pdfium.FPDFPageObj_GetBounds(thing, *self.corners):
            return None
        left, bottom, right, top = self.corners
        return left.value, bottom.value, right.value, top.value

    def _is_off(self, bounds: Bounds) -> bool:
        x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
        page = self.turn
        inside = page.left <= bounds[0] and bounds[2] <= page.right and page.bottom <= y <= page.top
        return not inside or not page.left <= x <= page.right

    def _is_on_its_own(self, bounds: Bounds, light: float) -> bool:
        """Whether something of the same colour lies under it."""
        return any(abs(under - light) < NEAR and _holds(box, bounds) for box, under in self.fills)


def _holds(box: Bounds, inner: Bounds) -> bool:
    """Whether a box and a piece of text share room."""
    return box[0] < inner[2] and inner[0] < box[2] and box[1] < inner[3] and inner[1] < box[3]


def _is_tiny(thing) -> bool:
    pdfium.FPDFTextObj_GetFontSize(thing, _SIZE)
    pdfium.FPDFPageObj_GetMatrix(thing, _MATRIX)
    return abs(_SIZE.value) * (_MATRIX.c**2 + _MATRIX.d**2) ** 0.5 < TINY


def _is_cut_off(thing, bounds: Bounds) -> bool:
    """Whether part of the text lies outside what its clipping lets through."""
    clip = pdfium.FPDFPageObj_GetClipPath(thing)
    paths = pdfium.FPDFClipPath_CountPaths(clip)
    if paths <= 0:
        return False
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(min(paths, 4)):
        xs, ys = [], []
        for place in range(min(pdfium.FPDFClipPath_CountPathSegments(clip, path), 8)):
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, place), x, y)
            xs.append(x.value)
            ys.append(y.value)
        height = (bounds[3] - bounds[1]) / 4
        if xs and not (min(xs) - height <= bounds[0] and bounds[2] <= max(xs) + height
                       and min(ys) - height <= bounds[1] and bounds[3] <= max(ys) + height):
            return True
    return False


def _marked(thing) -> bool:
    """Whether it belongs to a layer, which can be switched off."""
    count = pdfium.FPDFPageObj_CountMarks(thing)
    if not count:
        return False
    name, used = (ctypes.c_ushort * 4)(), ctypes.c_ulong()
    for place in range(min(count, 4)):
        mark = pdfium.FPDFPageObj_GetMark(thing, place)
        pdfium.FPDFPageObjMark_GetName(mark, name, 8, used)
        if used.value == 6 and name[0] == 0x4F and name[1] == 0x43:  # "OC"
            return True
    return False
