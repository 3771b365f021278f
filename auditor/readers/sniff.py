"""Bytes in, the kind of document out: told by what is in them, never by their name."""

import re

from auditor.model import Reason
from auditor.readers.package import Package
from auditor.readers.reasons import Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = {
    b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n": "PNG", b"GIF8": "GIF", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"BM": "BMP",
}
PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
OLE_STREAMS = (
    ("EncryptedPackage", Reason.PASSWORD, "a Word document locked with a password"),
    ("WordDocument", Reason.UNSUPPORTED, "an old Word document (.doc)"),
    ("Workbook", Reason.SPREADSHEET, "an old Excel spreadsheet (.xls)"),
    ("PowerPoint Document", Reason.UNSUPPORTED, "an old PowerPoint presentation (.ppt)"),
    ("__properties_version1.0", Reason.UNSUPPORTED, "an Outlook message (.msg)"),
)
MARKUP = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body|meta|div|p|h[1-6]|table|span)\b", re.I)
MOST_TEXT = 5 * 1024 * 1024
ATX_HEADING = re.compile(r"^#{1,6} \S", re.M)
PIPE_TABLE = re.compile(r"^\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*$", re.M)


def kind_of(data: bytes) -> str:
    """The kind of document: "pdf", "docx", "txt" or "md". Raises Unreadable for everything else."""
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable(Reason.EMPTY, "the file holds nothing")
    if data.startswith(OLE):
        raise _old_office(data)
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    if data.startswith(PROGRAMS) and _is_binary(data):
        raise Unreadable(Reason.NOT_A_DOCUMENT, "a program, not a document")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for mark, name in PICTURES.items():
        if data.startswith(mark) and _is_binary(data):
            raise Unreadable(Reason.SCAN, f"a picture ({name})")
    return _kind_of_text(data)


def _old_office(data: bytes) -> Unreadable:
    for name, reason, detail in OLE_STREAMS:
        if name.encode("utf-16-le") in data:
            if name == "WordDocument" and _is_locked(data):
                return Unreadable(Reason.PASSWORD, "an old Word document (.doc) locked with a password")
            return Unreadable(reason, detail)
    return Unreadable(
        Reason.UNSUPPORTED, "an old Word document (.doc) or one locked with a password; it does not say which"
    )


def _is_locked(data: bytes) -> bool:
    """Whether the head of a .doc's text stream says that it is encrypted ([MS-DOC] FibBase, bit fEncrypted)."""
    head = data[512:524]
    return head[:2] == b"\xec\xa5" and bool(head[11] & 0x01)


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
    if b"opendocument" in mime:
        raise Unreadable(Reason.UNSUPPORTED, "an OpenDocument text (.odt)")
    if b"wordprocessingml" in package.read("[content_types].xml"):
        return "docx"
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names):
        raise Unreadable(Reason.UNSUPPORTED, "an Apple Pages document")
    raise Unreadable(Reason.NOT_A_DOCUMENT, "a zip folder: take the documents out of it first")


def _kind_of_text(data: bytes) -> str:
    if len(data) > MOST_TEXT:
        raise Unreadable(Reason.TOO_LARGE, "it holds far more text than a policy needs")
    plain = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if plain.startswith(b"{\\rtf"):
        raise Unreadable(Reason.UNSUPPORTED, "a rich text document (.rtf)")
    head = re.sub(rb"<\?[^<]*?\?>|<!--(?:(?!<!--).)*?-->", b"", plain[:20_000], flags=re.S)
    if MARKUP.match(head):
        raise Unreadable(Reason.UNSUPPORTED, "a web page (.html)")
    if plain.startswith(b"<?xml"):
        raise Unreadable(Reason.UNSUPPORTED, "an XML file")
    if re.match(rb"(?:MIME-Version|Received|Return-Path|From|Delivered-To): ", plain) and b"\nContent-Type:" in plain:
        raise Unreadable(Reason.UNSUPPORTED, "an e-mail message")
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and _is_binary(data):
        raise Unreadable(Reason.NOT_A_DOCUMENT, "its bytes are not text, Word or PDF")
    text = data[:200_000].decode("utf-8", "replace")
    return "md" if ATX_HEADING.search(text) or PIPE_TABLE.search(text) else "txt"


def _is_binary(data: bytes) -> bool:
    """Whether bytes that no typed text holds are more than a slip."""
    sample = data[:200_000]
    strange = sum(sample.count(byte) for byte in (*range(9), *range(14, 26), *range(28, 32)))
    return 0 in sample or strange * 500 > len(sample)
