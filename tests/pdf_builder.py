"""Objects as text in, bytes of a PDF out: small documents with one peculiarity each, and ready-made bombs."""

import struct
import zlib

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
MEGABYTE = 1 << 20


def stream(content: bytes, extra: bytes = b"") -> bytes:
    """A stream object; `extra` are further entries of its dictionary, such as its filter."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def pdf(objects: dict[int, bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF of the objects by number, with a right cross-reference table."""
    out, places = bytearray(HEAD), {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer << /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, start)
    return bytes(out)


def pages(*contents: bytes, more: dict[int, bytes] | None = None, resources: bytes = b"", page: bytes = b"") -> bytes:
    """A PDF of one page for each content stream (an object's text, see `stream`); font /F1 is Helvetica."""
    kids = b" ".join(b"%d 0 R" % (10 + 2 * n) for n in range(len(contents)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 595 842] >>" % (kids, len(contents)),
        3: FONT, **(more or {}),
    }
    for number, content in enumerate(contents):
        objects[10 + 2 * number] = (
            b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> %s >> %s >>"
            % (11 + 2 * number, resources, page)
        )
        objects[11 + 2 * number] = content
    return pdf(objects)


def text(words: str, x: int = 72, y: int = 700, size: float = 11, before: str = "") -> bytes:
    """A line of text as page content; `before` is set before it, such as a colour."""
    words = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT {before} /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n".encode("latin-1")


def page_of(*lines: str, y: int = 760, size: float = 11) -> bytes:
    """Lines under one another as page content."""
    return b"".join(text(line, y=y - 16 * n, size=size) for n, line in enumerate(lines))


def squeezed(megabytes: int) -> bytes:
    """So many megabytes of blanks as a zlib stream, made without unpacking them."""
    squeezer = zlib.compressobj(9)
    head = squeezer.compress(b" " * MEGABYTE) + squeezer.flush(zlib.Z_FULL_FLUSH)
    block = squeezer.compress(b" " * MEGABYTE) + squeezer.flush(zlib.Z_FULL_FLUSH)
    body = head + block * (megabytes - 1) + b"\x03\0"
    return body + struct.pack(">I", 1)
