"""Any bytes in, the right reader or the right reason out."""

import io
import random
import zipfile

import pytest
from pdf_builder import page_of, pages, stream
from word_builder import OFFICE, RELATIONS, TYPES, pack, paragraph, part, table, word

from auditor.model import NoteCode, Reason
from auditor.readers import ADVICE, READERS, Unreadable, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LOCKED_DOC = OLE + b"\xec\xa5\xc1\0" + bytes(6) + b"\0\x01" + bytes(500) + "WordDocument".encode("utf-16-le")
GOOD = word(paragraph("Tell the lead at once."))


def zipped(**flags: int) -> bytes:
    """A good document whose zip says something else about itself: its flag bits."""
    data = bytearray(GOOD)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            data[start + at] |= flags["bits"]
    return bytes(data)


def overlapping() -> bytes:
    """Two entries of the directory that point to the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "x" * 50)
        again = zipfile.ZipInfo("word/again.xml")
        first = package.infolist()[0]
        for name in ("file_size", "compress_size", "CRC", "header_offset"):
            setattr(again, name, getattr(first, name))
        package.filelist.append(again)
        package._didModify = True
    return out.getvalue()


def swollen() -> bytes:
    return word(paragraph("x"), **{"word/media/a.xml": b" " * (12 * 1024 * 1024)})


def doctyped() -> bytes:
    body = part("document", f"<w:body>{paragraph('&amp;')}</w:body>")
    link = f'<Relationship Id="r" Type="{OFFICE}officeDocument" Target="word/document.xml"/>'
    return pack({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS.format(link),
                 "word/document.xml": '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + body})


UNREADABLE = {
    "nothing": (b"", Reason.EMPTY),
    "blank": (b" \r\n\t\n", Reason.EMPTY),
    "no words": (word(paragraph("")), Reason.EMPTY),
    "only a picture": (word("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"), Reason.PICTURES),
    "photograph": (b"\xff\xd8\xff\xe0" + bytes(range(256)), Reason.PICTURES),
    "locked docx": (OLE + "EncryptedPackage".encode("utf-16-le"), Reason.PASSWORD),
    "locked doc": (LOCKED_DOC, Reason.PASSWORD),
    "locked parts": (zipped(bits=1), Reason.PASSWORD),
    "old doc without text": (OLE + "WordDocument".encode("utf-16-le"), Reason.DAMAGED),
    "old xls": (OLE + "Workbook".encode("utf-16-le"), Reason.SPREADSHEET),
    "other ole": (OLE, Reason.UNSUPPORTED),
    "xlsx": (pack({"[Content_Types].xml": TYPES, "xl/workbook.xml": "<x/>"}), Reason.SPREADSHEET),
    "odt without text": (
        pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), Reason.DAMAGED),
    "ods": (pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), Reason.SPREADSHEET),
    "odp": (pack({"mimetype": "application/vnd.oasis.opendocument.presentation"}), Reason.UNSUPPORTED),
    "pptx": (pack({"[Content_Types].xml": TYPES, "ppt/presentation.xml": "<x/>"}), Reason.UNSUPPORTED),
    "zip folder": (pack({"a.txt": "hello"}), Reason.NOT_A_DOCUMENT),
    "rtf without words": (rb"{\rtf1 {\info Hello}}", Reason.EMPTY),
    "html without words": (b"<!-- x --><!DOCTYPE html><html><body></body></html>", Reason.EMPTY),
    "error page": (b"<html><title>404 Not Found</title><body><h1>Not Found</h1></body></html>", Reason.NOT_A_DOCUMENT),
    "endless text": (b"words " * 2_000_000, Reason.TOO_LARGE),
    "program": (b"MZ\x90\0" + bytes(range(256)) * 4, Reason.NOT_A_DOCUMENT),
    "rar": (b"Rar!\x1a\x07\0" + bytes(40), Reason.UNSUPPORTED),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(40), Reason.UNSUPPORTED),
    "WordPerfect": (b"\xffWPC" + bytes(40), Reason.UNSUPPORTED),
    "telephone's photograph": (b"\0\0\0\x18ftypheic" + bytes(40), Reason.PICTURES),
    "film": (b"\0\0\0\x18ftypisom" + bytes(40), Reason.NOT_A_DOCUMENT),
    "docx without its start or end": (b"\0\0" + GOOD[4:-30], Reason.DAMAGED),
    "doc without its start": (b"\0" * 80 + "WordDocument".encode("utf-16-le") + bytes(99), Reason.DAMAGED),
    "entities in another part": (word(paragraph("x"), **{"word/a.xml": "<!DOCTYPE a><a/>"}), Reason.UNSAFE),
    "half a docx": (GOOD[: len(GOOD) // 2], Reason.DAMAGED),
    "broken text part": (pack({"[Content_Types].xml": TYPES, "word/document.xml": "<w:document"}), Reason.DAMAGED),
    "no text part": (pack({"[Content_Types].xml": TYPES, "word/styles.xml": "<x/>"}), Reason.DAMAGED),
    "deep nesting": (word("<w:sdt>" * 3000 + "</w:sdt>" * 3000), Reason.DAMAGED),
    "swollen part": (swollen(), Reason.TOO_LARGE),
    "too many parts": (pack({f"word/{n}.xml": "" for n in range(2001)}), Reason.TOO_LARGE),
    "entities": (doctyped(), Reason.UNSAFE),
}


@pytest.mark.parametrize("name", ["policy.docx", "policy.pdf", "policy"])
@pytest.mark.parametrize("case", UNREADABLE)
def test_file_that_cannot_be_read_says_why_whatever_its_name(case, name):
    data, reason = UNREADABLE[case]
    with pytest.raises(Unreadable) as caught:
        read(data, name)
    assert caught.value.reason == reason


@pytest.mark.parametrize("name, reason", [
    ("policy.pdf", Reason.WRONG_EXTENSION), ("Policy.DOCX", Reason.WRONG_EXTENSION), ("policy", Reason.NOT_A_DOCUMENT),
    ("policy.dat", Reason.NOT_A_DOCUMENT),
])
def test_unknown_bytes_under_a_documents_name_are_not_what_it_says(name, reason):
    with pytest.raises(Unreadable) as caught:
        read(random.Random(1).randbytes(4000), name)
    assert caught.value.reason == reason


@pytest.mark.parametrize("before", [b"From: x\r\n" * 300, b"\0" * 3000])
def test_pdf_is_found_behind_what_stands_before_it(before):
    page = stream(page_of("Tell the lead at once."))
    assert read(before + pages(page), "policy.pdf").blocks[0].text == "Tell the lead at once."
    assert read(pages(page).replace(b"%PDF-1.7", b"%P\0F\0\0\0\0"), "policy.pdf").blocks[0].text.startswith("Tell")


def test_docx_behind_other_bytes_is_read():
    assert read(b"\0\0\0\0" + GOOD, "policy.docx").blocks[0].text == "Tell the lead at once."


def test_overlapping_parts_are_refused():
    with pytest.raises(Unreadable) as caught:
        read(overlapping(), "policy.docx")
    assert caught.value.reason in (Reason.UNSAFE, Reason.DAMAGED)  # newer Pythons refuse it before we do


def test_two_parts_of_one_name_are_refused():
    with pytest.warns(UserWarning), zipfile.ZipFile(out := io.BytesIO(GOOD), "a") as package:
        package.writestr("word/document.xml", "<x/>")
    with pytest.raises(Unreadable) as caught:
        read(out.getvalue(), "policy.docx")
    assert caught.value.reason == Reason.UNSAFE


def test_wrong_ending_is_read_and_noted():
    right, wrong = read(GOOD, "policy.docx"), read(GOOD, "policy.pdf")
    assert (right.notes, wrong.blocks, [note.code for note in wrong.notes]) == ((), right.blocks, [NoteCode.OTHER])


def test_every_reason_has_one_sentence_of_advice():
    assert set(ADVICE) == set(Reason)
    assert all(text.endswith(".") and len(text) < 160 for text in ADVICE.values())


def test_reason_survives_the_way_between_processes():
    import pickle
    fault = pickle.loads(pickle.dumps(Unreadable(Reason.PASSWORD, "locked")))  # noqa: S301
    assert (fault.reason, fault.detail) == (Reason.PASSWORD, "locked")


def test_readers_are_found_by_kind():
    assert set(READERS) == {"pdf", "docx", "doc", "odt", "rtf", "html", "txt", "md"}


@pytest.mark.parametrize("seed", range(60))
def test_mutated_document_is_read_or_says_why(seed):
    dice = random.Random(seed)
    data = bytearray(word(paragraph("Tell the lead.") + table("<w:tc><w:p/></w:tc>")))
    for _ in range(dice.randint(1, 12)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    try:
        assert read(bytes(data), "policy.docx").source.format in READERS
    except Unreadable as fault:
        assert fault.reason in ADVICE
