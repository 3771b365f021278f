"""One PDF page in, what was typed or stuck onto it out: filled form fields, typed-on text, comments."""

import ctypes
import re
from dataclasses import dataclass, replace

import pypdfium2.raw as pdfium

from auditor.readers.pdf_page import Line, Turn
from auditor.readers.pdf_words import clean

MOST_FIELDS = 500
LONGEST = 1_000_000  # bytes of one entry
UNNAMED = re.compile(
    r"(?:text|field|untitled|insert|fill|check ?box|undefined|date|topmost|form)\b|^[\W\d_]*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was added to a page: field values and typed-on text as lines, their labels, and the number of comments."""

    lines: list[Line]
    labels: list[str]
    fields: int
    comments: int


def typed_on(page, turn: Turn, number: int) -> Typed:
    """All filled fields and typed-on text of page `number`, and how many comments stand beside it."""
    lines, labels, fields, comments = [], [], 0, 0
    for place in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_FIELDS)):
        note = pdfium.FPDFPage_GetAnnot(page, place)
        if not note:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        value, label = "", ""
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            value, label = _value(note), clean(_string(note, b"TU") or _string(note, b"T"))
            fields += bool(value)
        elif kind == pdfium.FPDF_ANNOT_FREETEXT:
            value = clean(_string(note, b"Contents"))
        elif kind == pdfium.FPDF_ANNOT_TEXT:
            comments += 1
        if value:
            lines.append(_line(note, turn, number, value))
            labels.append(label)
        pdfium.FPDFPage_CloseAnnot(note)
    return Typed(lines, labels, fields, comments)


def _value(note) -> str:
    value = clean(_string(note, b"V"))
    if value == "Off":
        return ""
    return "(ticked)" if value in ("Yes", "On", "1") else value


def _line(note, turn: Turn, number: int, value: str) -> Line:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(note, rect)
    x0, top, x1, bottom = turn.box(rect.left, rect.bottom, rect.right, rect.top)
    return Line(number, value, x0, x1, top, bottom)


def _string(note, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2 or size > LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\0")


def with_typed(lines: list[Line], typed: Typed) -> list[Line]:
    """The page's lines with what was typed where it stands: before the words right of it, or below those above."""
    lines = list(lines)
    for line, label in sorted(zip(typed.lines, typed.labels, strict=True), key=lambda pair: (pair[0].top, pair[0].x0)):
        beside = [place for place, other in enumerate(lines) if other.beside(line)]
        near = beside or [place for place, other in enumerate(lines) if other.bottom <= line.top]
        size = lines[near[0]].size if near else 0.0
        if not beside and label and not UNNAMED.match(label):
            line = replace(line, text=f"{label}: {line.text}")
        right = [place for place in beside if lines[place].x0 >= line.x0]
        place = right[0] if right else max(near, default=-1) + 1
        lines.insert(place, replace(line, size=size))
    return lines
