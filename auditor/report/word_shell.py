"""A body, a footer, a title and a day in, the bytes of a whole .docx on A4 landscape out: same in, same bytes."""

import io
import re
import zipfile
from datetime import date, datetime
from functools import lru_cache
from xml.sax.saxutils import escape

from auditor.report.still import STAMP

MARGIN_CM = 1.5
FONT, INK = "Arial", (0x0B, 0x0C, 0x0C)
SIZES = (("Normal", 9.5), ("Heading 1", 18), ("Heading 2", 13))
BODY, FOOT, TITLE, AUTHOR, ANY_DAY = "THEBODY", "THEFOOT", "THETITLE", "THEAUTHOR", datetime(2001, 2, 3)
PLACES = (f"<w:p><w:r><w:t>{BODY}</w:t></w:r></w:p>", FOOT, TITLE, AUTHOR, f"{ANY_DAY:%Y-%m-%d}")
_ANY_PLACE = re.compile("|".join(map(re.escape, PLACES)))
NOT_NEEDED = ("docProps/thumbnail.jpeg", "word/stylesWithEffects.xml", "customXml/")
BEST, FAST = 9, 2  # levels of compression: of what is packed once in a process, and of what is packed for each plan


def whole(body: str, foot: str, title: str, author: str, day: date) -> bytes:
    """The document; `body` is in Word's language, the others are plain words."""
    same, own = _shell()
    words = dict(zip(PLACES, (body, escape(foot), escape(title), escape(author), day.isoformat()), strict=True))
    filled = [(name, _ANY_PLACE.sub(lambda place: words[place.group()], text)) for name, text in own]
    return _packed(same, filled, FAST)


def _packed(begun: bytes, parts: list[tuple[str, str]], level: int) -> bytes:
    """The package with these parts added behind those that it has."""
    out = io.BytesIO(begun)
    with zipfile.ZipFile(out, "a" if begun else "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts:
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            package.writestr(entry, text.encode("utf-8"), compresslevel=level)
    return out.getvalue()


@lru_cache
def _shell() -> tuple[bytes, list[tuple[str, str]]]:
    """The parts that are the same in every plan, packed once in a process, and those with places to fill in."""
    parts = _parts()
    return (
        _packed(b"", [(name, text) for name, text in parts if not _ANY_PLACE.search(text)], BEST),
        [(name, text) for name, text in parts if _ANY_PLACE.search(text)],
    )


def _parts() -> tuple[tuple[str, str], ...]:
    """(name, text) of every part, as python-docx makes them."""
    made = io.BytesIO()
    _empty().save(made)
    with zipfile.ZipFile(made) as package:
        parts = {name: package.read(name).decode("utf-8") for name in sorted(package.namelist())
                 if not name.startswith(NOT_NEEDED)}  # fmt: skip
    return tuple((name, _without(text)) for name, text in parts.items())


def _without(text: str) -> str:
    """Relations and content types of parts that were left out are left out too."""
    for name in NOT_NEEDED:
        file = name.rpartition("word/")[2].rstrip("/")
        while file in text and ("<Relationship " in text or "<Override " in text):
            start = text.rindex("<", 0, text.index(file))
            text = text[:start] + text[text.index("/>", start) + 2 :]
    return text


def _empty():
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    document = docx.Document()
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21.0)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN_CM)
    for name, size in SIZES:
        font = document.styles[name].font
        font.name, font.size, font.color.rgb = FONT, Pt(size), RGBColor(*INK)
        fonts = document.styles[name].element.rPr.rFonts
        for theme in [key for key in fonts.attrib if "heme" in key]:
            del fonts.attrib[theme]
    document.styles["Normal"].paragraph_format.space_after = Pt(3)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    own = document.core_properties
    own.title, own.author, own.last_modified_by = TITLE, AUTHOR, AUTHOR
    own.created = own.modified = ANY_DAY
    own.comments, own.revision, own.language = "", 1, "en-GB"
    page.footer.paragraphs[0].add_run(FOOT).font.size = Pt(8)
    document.add_paragraph(BODY)
    return document
