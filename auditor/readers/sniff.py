"""Bytes in, the kind of document out: told by what is in them, never by their name."""

import re

from auditor.model import Reason
from auditor.readers.html_page import is_mhtml
from auditor.readers.package import Package
from auditor.readers.reasons import Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = {
    b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n": "PNG", b"GIF8": "GIF", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"BM": "BMP",
    b"RIFF": "WebP", b"AT&TFORM": "DjVu",
}
OTHERS = {
    b"Rar!": (Reason.UNSUPPORTED, "a folder packed as .rar: send it as .zip"),
    b"7z\xbc\xaf": (Reason.UNSUPPORTED, "a folder packed as .7z: send it as .zip"),
    b"\x1f\x8b": (Reason.UNSUPPORTED, "a file packed as .gz: send it as .zip"),
    b"\xffWPC": (Reason.UNSUPPORTED, "a WordPerfect document"),
    b"\xdb\xa5": (Reason.UNSUPPORTED, "a document of Word 2"),
    b"\x31\xbe\0\0": (Reason.UNSUPPORTED, "a document of Windows Write"),
    b"%!PS": (Reason.UNSUPPORTED, "a PostScript file"),
    b"OggS": (Reason.NOT_A_DOCUMENT, "a sound or a film"), b"ID3": (Reason.NOT_A_DOCUMENT, "a sound or a film"),
    b"SQLite format 3": (Reason.NOT_A_DOCUMENT, "a database"),
}
PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
WORD_STREAM = "WordDocument".encode("utf-16-le")
WIDE = (b"\xff\xfe", b"\xfe\xff")  # text of two-byte letters
FURTHEST = 100_000  # bytes of other things that may stand before a PDF
LONGEST_END = 66_000  # bytes at a zip's end in which it must say where its list of parts is
OLE_STREAMS = (
    ("Workbook", Reason.SPREADSHEET, "an old Excel spreadsheet (.xls)"),
    ("Book\0", Reason.SPREADSHEET, "an old Excel spreadsheet (.xls)"),
    ("PowerPoint Document", Reason.UNSUPPORTED, "an old PowerPoint presentation (.ppt)"),
    ("__properties_version1.0", Reason.UNSUPPORTED, "an Outlook message (.msg)"),
)
MARKUP = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body|meta|div|p|h[1-6]|table|span)\b", re.I)
UNKNOWN_BYTES = "its bytes are not text, Word or PDF"
MOST_TEXT = 5 * 1024 * 1024
MOST_WITH_PICTURES = 60 * 1024 * 1024  # rich text and saved web pages hold their pictures as text
ATX_HEADING = re.compile(r"^#{1,6} \S", re.M)
BOLD = re.compile(r"(?<![*\w])\*\*[^\s*](?:[^*\n]{0,200}[^\s*])?\*\*(?![*\w])")
PIPE_TABLE = re.compile(r"^\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*$", re.M)


def kind_of(data: bytes) -> str:
    """The kind of document, a key of READERS. Raises Unreadable for everything else."""
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable(Reason.EMPTY, "the file holds nothing")
    if data.startswith(OLE):
        return _kind_of_ole(data)
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    if data.startswith(PROGRAMS) and _is_binary(data):
        raise Unreadable(Reason.NOT_A_DOCUMENT, "a program, not a document")
    if b"%PDF-" in data[:FURTHEST] or (b"endobj" in data and b"startxref" in data):
        return "pdf"
    for mark, name in PICTURES.items():
        if data.startswith(mark) and _is_binary(data):
            raise Unreadable(Reason.PICTURES, f"a picture ({name})")
    return _kind_of_odd(data) if _is_binary(data) and not data.startswith(WIDE) else _kind_of_text(data)


def _kind_of_odd(data: bytes) -> str:
    """What the start does not tell: another program's file, or a document that has lost its start."""
    for mark, (reason, detail) in OTHERS.items():
        if data.startswith(mark):
            raise Unreadable(reason, detail)
    if data[4:8] == b"ftyp":
        picture = data[8:12] in (b"heic", b"heix", b"mif1", b"avif")
        raise Unreadable(*(Reason.PICTURES, "a picture (HEIC)") if picture else (Reason.NOT_A_DOCUMENT, "a film"))
    if b"PK\x05\x06" in data[-LONGEST_END:] and b"PK\x01\x02" in data:
        return _kind_of_zip(data)
    if b"PK\x01\x02" in data or WORD_STREAM in data:
        raise Unreadable(Reason.DAMAGED, "the start of the file is broken")
    return _kind_of_text(data)


def _kind_of_ole(data: bytes) -> str:
    if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0" in data:
        raise Unreadable(Reason.PASSWORD, "a Word document locked with a password")
    if WORD_STREAM in data:
        if _is_locked(data):
            raise Unreadable(Reason.PASSWORD, "an old Word document (.doc) locked with a password")
        return "doc"
    for name, reason, detail in OLE_STREAMS:
        if name.encode("utf-16-le") in data:
            raise Unreadable(reason, detail)
    raise Unreadable(Reason.UNSUPPORTED, "made by an old office program that does not say what it is")


def _is_locked(data: bytes) -> bool:
    """Whether the head of a .doc's text says that it is encrypted ([MS-DOC] FibBase, bit fEncrypted).

    The text may start at any 512-byte sector; no other stream starts with these two bytes and a Word 6 to 2003 number.
    """
    heads = (data[at : at + 12] for at in range(512, min(len(data), MOST_TEXT), 512))
    return any(h[:2] in (b"\xec\xa5", b"\xdc\xa5") and h[3:4] == b"\0" and len(h) > 11 and h[11] & 1 for h in heads)


def _kind_of_zip(data: bytes) -> str:
    package = Package(data)
    names = package.names
    if any(name.startswith("word/") and name.endswith(".xml") for name in names):
        return "docx"
    if any(name.startswith("xl/") for name in names):
        raise Unreadable(Reason.SPREADSHEET, "an Excel spreadsheet")
    if any(name.startswith("ppt/") for name in names):
        raise Unreadable(Reason.UNSUPPORTED, "a PowerPoint presentation")
    mime = package.read("mimetype")[:200] if "mimetype" in names else b""
    if b"spreadsheet" in mime:
        raise Unreadable(Reason.SPREADSHEET, "an OpenDocument spreadsheet")
    if b"opendocument.text" in mime or (b"opendocument" not in mime and "content.xml" in names):
        return "odt"
    if b"opendocument" in mime:
        raise Unreadable(Reason.UNSUPPORTED, "an OpenDocument presentation or drawing")
    if b"epub" in mime:
        raise Unreadable(Reason.UNSUPPORTED, "an electronic book (.epub)")
    if b"wordprocessingml" in package.read("[content_types].xml"):
        return "docx"
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names):
        raise Unreadable(Reason.UNSUPPORTED, "an Apple Pages document")
    raise Unreadable(Reason.NOT_A_DOCUMENT, "a zip folder: take the documents out of it first")


def _kind_of_text(data: bytes) -> str:
    plain = data[:MOST_TEXT].removeprefix(b"\xef\xbb\xbf").lstrip()
    if plain.startswith(b"{\\rtf"):
        return _not_over("rtf", data, MOST_WITH_PICTURES)
    if is_mhtml(plain):
        return _not_over("html", data, MOST_WITH_PICTURES)
    if _is_flat_office(plain):
        return _not_over("odt", data, MOST_WITH_PICTURES)
    if len(data) > MOST_TEXT:
        raise Unreadable(Reason.TOO_LARGE, "it holds far more text than a policy needs")
    head = re.sub(rb"<\?[^<]*?\?>|<!--(?:(?!<!--).)*?-->", b"", plain[:20_000], flags=re.S)
    if MARKUP.match(head) or MARKUP.match(_wide(data)):
        return "html"
    if plain.startswith(b"<?xml"):
        raise Unreadable(Reason.UNSUPPORTED, "an XML file")
    if re.match(rb"(?:MIME-Version|Received|Return-Path|From|Delivered-To): ", plain) and b"\nContent-Type:" in plain:
        raise Unreadable(Reason.UNSUPPORTED, "an e-mail message")
    if not data.startswith(WIDE) and _is_binary(data):
        raise Unreadable(Reason.NOT_A_DOCUMENT, UNKNOWN_BYTES)
    text = data[:200_000].decode("utf-8", "replace")
    return "md" if any(sign.search(text) for sign in (ATX_HEADING, PIPE_TABLE, BOLD)) else "txt"


def _not_over(kind: str, data: bytes, most: int) -> str:
    if len(data) > most:
        raise Unreadable(Reason.TOO_LARGE, "it holds far more than a policy needs")
    return kind


def _wide(data: bytes) -> bytes:
    """The start of a text of two-byte letters as bytes of one, for a first look."""
    wide = data.startswith(WIDE)
    return data[:4000].decode("utf-16", "replace").encode("ascii", "replace") if wide else b""


def _is_flat_office(plain: bytes) -> bool:
    head = plain[:4000]
    return head.startswith(b"<?xml") and b"<office:document" in head and b"opendocument.text" in plain[:20_000]


def _is_binary(data: bytes) -> bool:
    """Whether bytes that no typed text holds are more than a slip."""
    sample = data[:200_000]
    strange = sum(sample.count(byte) for byte in (*range(9), *range(14, 26), *range(28, 32)))
    return 0 in sample or strange * 500 > len(sample)
