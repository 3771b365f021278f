"""Scanned pages in: their words, told as read from a picture, or the page in the ledger of unread ones."""

import shutil
import sys
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from pdf_builder import page_of, pages, stream
from PIL import Image

from auditor.audit import audit
from auditor.catalogue import load
from auditor.evidence import Finder
from auditor.model import Centre, NoteCode, Reason
from auditor.readers import ocr, pdf_scans, read
from auditor.readers.ocr import Recognised, _lines
from auditor.readers.pdf_page import Line
from auditor.readers.reasons import Unreadable
from auditor.shipped import shipped

WORDS = ["Every adult who works at the centre has a duty to keep", "the children safe from harm, and tells the lead."]
HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="Tesseract is not installed")


def scan(turn: int = 0, extra: tuple[bytes, ...] = (), words: tuple[str, ...] = tuple(WORDS)) -> bytes:
    """A PDF whose first page is the picture of a page, turned; then the pages of `extra`."""
    document = pypdfium2.PdfDocument(pages(stream(page_of(*words, size=14))))
    image = document[0].render(scale=2, grayscale=True).to_pil().rotate(turn, expand=True)
    picture = stream(image.tobytes(), b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
                                      b"/BitsPerComponent 8" % image.size)
    width, height = (842, 595) if turn % 180 else (595, 842)
    content = stream(b"q %d 0 0 %d 0 0 cm /I Do Q" % (width, height))
    return pages(content, *map(stream, extra), more={7: picture}, resources=b"/XObject << /I 7 0 R >>",
                 page=b"/MediaBox [0 0 %d %d]" % (width, height))


def row(word: str, line: int, left: int, top: int, sure: float, height: int = 40) -> str:
    return f"5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t80\t{height}\t{sure}\t{word}"


def test_table_of_words_becomes_lines_in_points():
    rows = [row("Tell", 1, 100, 200, 96), row("them", 1, 200, 200, 90), row("now", 2, 100, 300, 93, 44)]
    table = "\n".join([HEAD, *rows])
    assert _lines(table, 2.0, 3) == Recognised(
        (Line(3, "Tell them", 50, 140, 100, 120, 21.0), Line(3, "now", 50, 90, 150, 172, 21.0)), 93.0)


def test_words_that_are_guesses_are_left_out_and_count_against_the_page():
    table = "\n".join([HEAD, row("Tell", 1, 100, 200, 96), row("xx~x", 1, 200, 200, 4)])
    found = _lines(table, 2.0, 1)
    assert ([line.text for line in found.lines], found.sure, found.good) == (["Tell"], 50.0, False)


@pytest.mark.parametrize("table", ["", HEAD, HEAD + "\n5\tx", HEAD + "\n4\t1\t1\t1\t1\t0\t1\t1\t1\t1\t-1\t"])
def test_nothing_read_is_nothing(table):
    assert _lines(table, 2.0, 1) == Recognised()


def test_scan_without_the_program_is_refused_with_what_to_install(monkeypatch):
    monkeypatch.setattr(pdf_scans, "reader_at", lambda: None)
    with pytest.raises(Unreadable) as caught:
        read(scan(), "policy.pdf")
    assert (caught.value.reason, "Tesseract" in caught.value.advice) == (Reason.SCAN, True)


def test_unread_page_is_in_the_ledger(monkeypatch):
    monkeypatch.setattr(pdf_scans, "reader_at", lambda: None)
    reading = read(scan(extra=(page_of("The second page is text."),)), "policy.pdf")
    assert (reading.source.unreadable, [(n.code, n.page) for n in reading.notes]) == (
        (1,), [(NoteCode.PAGE_UNREAD, 1)])


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
def test_program_that_fails_leaves_the_page_unread(monkeypatch, tmp_path):
    stand_in = tmp_path / "tesseract"
    stand_in.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    stand_in.chmod(0o755)
    monkeypatch.setattr(pdf_scans, "reader_at", lambda: str(stand_in))
    with pytest.raises(Unreadable) as caught:
        read(scan(), "policy.pdf")
    assert caught.value.reason == Reason.SCAN


def test_no_more_than_so_many_pages_are_read_from_pictures(monkeypatch):
    monkeypatch.setattr(pdf_scans, "reader_at", lambda: "any")
    monkeypatch.setattr(pdf_scans, "MOST_READ", 2)
    line = Line(1, " ".join(WORDS), 70, 500, 100, 114, 12)
    monkeypatch.setattr(pdf_scans, "recognise", lambda program, picture, n: Recognised((line,), 90.0))
    one = b"q 595 0 0 842 0 0 cm /I Do Q"
    reading = read(scan(extra=(one, one, one)), "policy.pdf")
    assert reading.source.unreadable == (3, 4)


@tesseract
@pytest.mark.parametrize("turn", [0, 90])
def test_scanned_page_is_read_and_told(turn):
    reading = read(scan(turn), "policy.pdf")
    words = " ".join(block.text for block in reading.blocks)
    assert all(part in words for part in ("duty to keep", "tells the lead"))
    assert (reading.source.unreadable, [n.code for n in reading.notes]) == ((), [NoteCode.PAGE_FROM_PICTURE])
    assert "% sure" in reading.notes[0].text


@tesseract
def test_a_folder_that_holds_models_alone_is_enough(monkeypatch, tmp_path):
    found = sorted(Path("/usr/share").glob("tesseract-ocr/*/tessdata/eng.traineddata"))
    if not found:
        pytest.skip("the English model is somewhere else")
    (tmp_path / "eng.traineddata").symlink_to(found[-1])
    monkeypatch.setattr(ocr, "_model", lambda: ("--tessdata-dir", str(tmp_path)))
    assert "duty to keep" in " ".join(block.text for block in read(scan(), "policy.pdf").blocks)


@tesseract
def test_reading_a_picture_twice_gives_the_same():
    assert read(scan(), "policy.pdf") == read(scan(), "policy.pdf")


@tesseract
def test_photograph_without_words_stays_unread():
    image = Image.effect_noise((300, 400), 80)
    picture = stream(image.tobytes(), b"/Type /XObject /Subtype /Image /Width 300 /Height 400 /ColorSpace /DeviceGray "
                                      b"/BitsPerComponent 8")
    data = pages(stream(b"q 595 0 0 842 0 0 cm /I Do Q"), more={7: picture}, resources=b"/XObject << /I 7 0 R >>")
    with pytest.raises(Unreadable) as caught:
        read(data, "policy.pdf")
    assert caught.value.reason == Reason.SCAN


def test_model_of_the_extra_is_used_where_it_is(monkeypatch, tmp_path):
    ocr._model.cache_clear()
    monkeypatch.setattr(ocr.sys, "prefix", str(tmp_path))
    assert ocr._model() == ()
    ocr._model.cache_clear()
    (tmp_path / "share" / "tessdata").mkdir(parents=True)
    (tmp_path / "share" / "tessdata" / "eng.traineddata").write_bytes(b"x")
    assert ocr._model() == ("--tessdata-dir", str(tmp_path / "share" / "tessdata"))
    ocr._model.cache_clear()


def test_evidence_says_that_it_was_read_from_a_picture(monkeypatch):
    sentence = "All staff have safeguarding training every year and with their induction."
    line = Line(1, sentence, 70, 500, 100, 114, 12)
    monkeypatch.setattr(pdf_scans, "reader_at", lambda: "any")
    monkeypatch.setattr(pdf_scans, "recognise", lambda program, picture, n: Recognised((line,), 90.0))
    finder = Finder(load(shipped("criteria"), frozenset({"NACCC-TRAIN-1"})))
    data = scan(extra=(page_of("Volunteers have safeguarding training every two years."),))
    found = audit([("p.pdf", data)], Centre("a", "A"), finder, date(2026, 11, 1)).verdicts[0].evidence
    assert {e.page for e in found} == {1, 2}
    assert all(e.because.endswith("read from a picture") == (e.page == 1) for e in found)
