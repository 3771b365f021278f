"""The blocks of a policy in, a document's bytes in one of seven formats out; a stamp over its centre's name, too."""

import html
import io
import zipfile
from collections.abc import Callable, Iterable

import docx
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from benchmarks.wording import CENTRE, NUMBER, Block

ODF = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
       'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"')
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def pdf(blocks: Iterable[Block]) -> bytes:
    """A PDF whose text stays uncompressed, so that it can be stamped."""
    style, made, story = getSampleStyleSheet(), io.BytesIO(), []
    for kind, what in blocks:
        if kind == "table":
            story.append(Table([list(row) for row in what], style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]))
        else:
            look = style["Heading2" if kind == "heading" else "BodyText"]
            story.append(Paragraph(html.escape(what), look, bulletText="\u2022" if kind == "item" else None))
    SimpleDocTemplate(made, invariant=1, pageCompression=0).build(story)
    return made.getvalue()


def word(blocks: Iterable[Block]) -> bytes:
    """A Word document."""
    made, document = io.BytesIO(), docx.Document()
    for kind, what in blocks:
        if kind == "table":
            table = document.add_table(0, len(what[0]))
            for row in what:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        elif kind == "heading":
            document.add_heading(what, 1)
        else:
            document.add_paragraph(what, "List Bullet" if kind == "item" else None)
    document.save(made)
    return made.getvalue()


def lines(blocks: Iterable[Block]) -> list[tuple[str, str]]:
    """(kind, words) of each block, a row of a table on a line of its own."""
    found = []
    for kind, what in blocks:
        found += [("text", ": ".join(row)) for row in what] if kind == "table" else [(kind, what)]
    return found


def markdown(blocks: Iterable[Block]) -> bytes:
    """Plain text with Markdown signs."""
    signs = {"heading": "# ", "item": "- ", "text": ""}
    return "\n\n".join(signs[kind] + words for kind, words in lines(blocks)).encode()


def text(blocks: Iterable[Block]) -> bytes:
    """Plain text as Windows saves it."""
    return "\r\n\r\n".join(words for _, words in lines(blocks)).encode("cp1252", "replace")


def web(blocks: Iterable[Block]) -> bytes:
    """A web page."""
    tags = {"heading": "h2", "item": "li", "text": "p"}
    body = "\n".join(f"<{tags[kind]}>{html.escape(words)}</{tags[kind]}>" for kind, words in lines(blocks))
    return f"<!doctype html><html><head><title>Policy</title></head><body>{body}</body></html>".encode()


def rich(blocks: Iterable[Block]) -> bytes:
    """A rich text document."""
    def escaped(words: str) -> str:
        return "".join(c if c.isascii() and c not in "\\{}" else f"\\u{ord(c) & 0xFFFF}?" for c in words)

    looks = {"heading": "{\\b %s}\\par", "item": "%s\\par", "text": "%s\\par"}
    body = "\n".join(looks[kind] % escaped(words) for kind, words in lines(blocks))
    return f"{{\\rtf1\\ansi\\deff0{{\\fonttbl{{\\f0 Arial;}}}}\n{body}}}".encode("ascii")


def open_document(blocks: Iterable[Block]) -> bytes:
    """An OpenDocument text."""
    looks = {"heading": '<text:h text:outline-level="1">%s</text:h>', "item": "<text:p>%s</text:p>"}
    body = "".join(looks.get(kind, looks["item"]) % html.escape(words) for kind, words in lines(blocks))
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {ODF}>{inner}</office:document-content>"
    return package({"mimetype": ODT_TYPE.encode(), "content.xml": content.encode()})


FORMATS: dict[str, Callable[[Iterable[Block]], bytes]] = {
    ".pdf": pdf, ".docx": word, ".odt": open_document, ".rtf": rich, ".html": web, ".txt": text, ".md": markdown,
}


def stamped(data: bytes, centre: int) -> bytes:
    """The document as another centre's: its name and number are of the same length, so that every offset stays."""
    pairs = ((CENTRE, f"Centre {centre:05}"), (NUMBER, f"01632 960{centre % 1000:03}"))
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            return package({name: _replaced(old.read(name), pairs) for name in old.namelist()})
    return _replaced(data, pairs)


def package(parts: dict[str, bytes]) -> bytes:
    """A zip that is the same for the same parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name, data in parts.items():
            way = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            target.writestr(zipfile.ZipInfo(name), data, way)
    return made.getvalue()


def _replaced(data: bytes, pairs: tuple[tuple[str, str], ...]) -> bytes:
    for old, new in pairs:
        data = data.replace(old.encode(), new.encode())
    return data
