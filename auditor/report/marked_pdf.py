"""An Audit, the bytes of one of its PDFs and the places of its passages in, a copy with highlights and notes out."""

import io
import logging
from collections.abc import Callable, Sequence

from pypdf import PdfWriter
from pypdf.annotations import Highlight, Text
from pypdf.generic import ArrayObject, FloatObject, NameObject, NumberObject, TextStringObject

from auditor.model import Audit
from auditor.report.marked import CannotMark, source_of
from auditor.report.messages_office import tell
from auditor.report.remarks import Remark, remarks
from auditor.report.wording import shown

Box = tuple[float, float, float, float]
Found = tuple[int, tuple[Box, ...]]
Finder = Callable[[bytes, Sequence[tuple[str, int]]], Sequence[Found | None]]

FOUND, MISSING = "ffee80", "f4d7d7"  # the grounds of "found" and "not found", told apart by their notes as well
NOTE = 20  # points: the size of a note's sign, and the step between two of them
PRINTED = 4  # the flag of an annotation that is printed with its page
CORNER = (1, ((18.0, 800.0, 38.0, 820.0),))


def marked_pdf(audit: Audit, data: bytes, find: Finder) -> bytes:
    """The PDF with a highlight and a note at each piece of evidence, and a note where each missing thing belongs.

    The copy is the very file with the marks written behind it, so no letter of it can change; same in, same out.
    `find` says where passages stand. Raises CannotMark for a file that is not the one checked, is locked or damaged.
    """
    source = source_of(audit, data)
    wanted = remarks(audit, source.name)
    try:
        return _written(audit, data, _placed(wanted, find(data, [_passage(remark) for remark in wanted])))
    except Exception as fault:  # what a library makes of a hostile file must end as a plain sentence
        raise CannotMark(tell("cannot_open")) from fault


def _passage(remark: Remark) -> tuple[str, int]:
    return (remark.quote or (remark.path[-1] if remark.path else "")), remark.page


def _placed(wanted: Sequence[Remark], found: Sequence[Found | None]) -> list[tuple[Found, str, bool]]:
    """(page and boxes, text, is it a highlight?) of each remark; those without a place stand on the first page."""
    places = []
    for remark, at in zip(wanted, found, strict=True):
        if remark.quote:
            places.append((at, remark.text, True) if at else (CORNER, remark.lost or remark.text, False))
        else:
            places.append((at or CORNER, remark.text, False))
    return places


def _written(audit: Audit, data: bytes, places: list[tuple[Found, str, bool]]) -> bytes:
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its remarks on odd files are not for the screen
    writer = PdfWriter(io.BytesIO(data), incremental=True)
    when = f"D:{audit.audit_date:%Y%m%d}000000Z"
    notes: dict[tuple[int, Box], int] = {}
    for (page, boxes), text, highlight in places:
        if highlight:
            mark = _highlight(boxes)
        else:
            step = notes[page, boxes[0]] = notes.get((page, boxes[0]), -1) + 1
            mark = _note(boxes[0], step)
        mark[NameObject("/Contents")] = TextStringObject(shown(text, 8000))
        mark[NameObject("/T")] = TextStringObject(tell("author"))
        mark[NameObject("/M")] = TextStringObject(when)
        writer.add_annotation(page - 1, mark)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _highlight(boxes: tuple[Box, ...]) -> Highlight:
    corners = [side for x0, y0, x1, y1 in boxes for side in (x0, y1, x1, y1, x0, y0, x1, y0)]
    whole = tuple(pick(box[n] for box in boxes) for n, pick in enumerate((min, min, max, max)))
    quads = ArrayObject(map(FloatObject, corners))
    return Highlight(rect=whole, quad_points=quads, highlight_color=FOUND, printing=True)


def _note(box: Box, step: int) -> Text:
    """A sign in the margin to the left of the line, each further one under the last."""
    left, top = max(2.0, box[0] - NOTE - 4), max(float(NOTE), box[3] - step * NOTE)
    note = Text(rect=(left, top - NOTE, left + NOTE, top), text="")
    note[NameObject("/Name")] = NameObject("/Comment")
    note[NameObject("/C")] = ArrayObject(FloatObject(int(MISSING[n : n + 2], 16) / 255) for n in (0, 2, 4))
    note[NameObject("/F")] = NumberObject(PRINTED)
    return note
