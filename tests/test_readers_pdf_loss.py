"""PDFs that one engine misreads in: the better reading out, or the page told as unread; never silence."""

import shutil

import pytest
from pdf_builder import FONT, page_of, pages, stream, text
from pdf_builder import pdf as built

from auditor.model import NoteCode, Reason
from auditor.readers import pdf, pdf_notes, pdf_scans, pdf_whole
from auditor.readers.pdf import read_pdf
from auditor.readers.pdf_assemble import blocks_of
from auditor.readers.pdf_page import Line
from auditor.readers.pdf_sense import is_garbled
from auditor.readers.reasons import Unreadable

WORDS = [
    "Every adult who works at the centre has a duty to keep the children safe from harm.",
    "Staff tell the lead for safeguarding at once when they see or hear something of concern.",
    "The lead writes down what was said, and when, in the words that the child has used.",
    "A record is kept for as long as the law asks, and only those who must may read it.",
]
PROSE = "\n".join(WORDS)
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
SHIFTED = PROSE.translate(str.maketrans("abcdefghijklmnopqrstuvwxyz", "qzxjvbnmpfghdcktrwlsyaeiou"))


def codes(reading):
    return [note.code for note in reading.notes]


def lying(shift: int) -> bytes:
    """A font whose table says that each letter is another one."""
    pairs = b"\n".join(b"<%02X> <%04X>" % (code, 97 + (code - 97 + shift) % 26) for code in range(97, 123))
    table = b"begincmap\n1 begincodespacerange <00> <FF> endcodespacerange\n26 beginbfchar\n%s\nendbfchar\nendcmap"
    font = FONT.replace(b">>", b"/ToUnicode 8 0 R >>")
    return pages(stream(page_of(*WORDS)), stream(page_of(*reversed(WORDS))), more={3: font, 8: stream(table % pairs)})


def test_page_whose_letters_lie_is_unread_and_not_scored(monkeypatch):
    monkeypatch.setattr(pdf_scans, "reader_at", lambda: None)
    with pytest.raises(Unreadable) as caught:
        read_pdf(lying(11), "p.pdf")
    assert caught.value.reason == Reason.SCAN


@pytest.mark.skipif(not shutil.which("tesseract"), reason="Tesseract is not installed")
def test_page_whose_letters_lie_is_read_as_it_looks():
    reading = read_pdf(lying(11), "p.pdf")
    assert "duty to keep the children safe" in " ".join(block.text for block in reading.blocks)
    assert codes(reading).count(NoteCode.PAGE_FROM_PICTURE) == 2


def test_font_that_tells_the_truth_is_read():
    assert "duty to keep the children safe" in " ".join(b.text for b in read_pdf(lying(0), "p.pdf").blocks)


@pytest.mark.parametrize("text_, garbled", [
    (PROSE, False), (SHIFTED, True), ("\ufffd" * 60 + PROSE[:60], True), ("", False), ("12", False),
    ("Odhiambo Wanjiru Mwangi Achieng Kamau Njeri Otieno Wambui Kiprotich Chebet Muthoni " * 4, False),
    ("Ilmuhu waa in la ilaaliyo mar walba oo lagu daryeelo xarunta si ammaan ah maalin kasta. " * 4, False),
    (PROSE.translate(str.maketrans(ALPHABET, ALPHABET[11:] + ALPHABET[:11])), True),
    (PROSE.translate(str.maketrans(ALPHABET, ALPHABET[7:] + ALPHABET[:7])), True),
    ("Mae pob oedolyn sydd yn gweithio yn y ganolfan yn gyfrifol am gadw plant yn ddiogel. " * 5, False),
    ("Jan Kowalski Anna Nowak Piotr Zielinski Maria Lewandowska " * 6, False),
    ("DSL LSCB NSPCC DBS LADO MASH CEOP FGM " * 9 + PROSE, False),
    ("01632 960123 020 7946 0123 " * 20, False), ("." * 400, False), ("_____ " * 100, False),
    ("Każdy dorosły który pracuje w ośrodku ma obowiązek dbać o bezpieczeństwo dzieci. " * 4, False),
    ("#$%&'()*+,-/:;<=>?@[]^_`{|}~!" * 12, True),
])  # fmt: skip
def test_garbled_text_is_told_from_any_tongue(text_, garbled):
    assert is_garbled(text_) is garbled


def test_page_that_the_first_engine_leaves_blank_is_read_by_the_second(monkeypatch):
    asked = []

    def second(data, numbers):
        asked.extend(numbers)
        return {2: [Line(2, line, 72, 400, 100 + 20 * n, 112 + 20 * n, 11) for n, line in enumerate(WORDS)]}

    monkeypatch.setattr(pdf_whole, "second_pages", second)
    reading = read_pdf(pages(stream(text("Policy")), stream(b" ")), "p.pdf")
    assert (asked, [b.page for b in reading.blocks][-1], reading.source.unreadable) == ([1, 2], 2, ())
    assert ("words that the child has used" in reading.blocks[-1].text, codes(reading)) == (
        True, [NoteCode.SECOND_ENGINE])


def test_second_engine_is_not_asked_about_an_ordinary_file(monkeypatch):
    monkeypatch.setattr(pdf_whole, "second_pages", lambda *_: pytest.fail("asked for pages"))
    monkeypatch.setattr(pdf_whole, "second_count", lambda *_: pytest.fail("asked for the count"))
    assert codes(read_pdf(pages(stream(page_of(*WORDS[:2])), stream(page_of(*WORDS[2:]))), "p.pdf")) == []


def test_file_that_the_first_engine_refuses_is_read_by_the_second():
    """The reference to the page tree is broken in a way that only one of the two mends."""
    data = pages(stream(page_of(*WORDS))).replace(b"/Type /Catalog", b"/Type /Catalof")
    reading = read_pdf(data, "p.pdf")
    assert "duty to keep" in reading.blocks[0].text


def test_fewer_pages_than_the_second_engine_finds_are_not_accepted(monkeypatch):
    monkeypatch.setattr(pdf_whole, "second_count", lambda data: 3)
    one, two = stream(page_of(*WORDS)), stream(page_of("The second page says when this policy is read again."))
    short = pages(one, two).replace(b"/Count 2", b"/Count 1").replace(b"[10 0 R 12 0 R]", b"[10 0 R       ]")
    reading = read_pdf(short, "p.pdf")
    assert codes(reading)[0] == NoteCode.SECOND_ENGINE


def test_lines_that_repeat_on_each_page_are_accounted_for():
    head = "This copy was printed for the meeting of trustees and is not to be passed on to anybody else at all"
    many = [stream(page_of(head, y=820) + page_of(f"Number {n} of our rules is to tell the lead at once.", y=600))
            for n in range(9)]  # fmt: skip
    reading = read_pdf(pages(*many), "p.pdf")
    assert [note.text for note in reading.notes if note.code is NoteCode.OTHER] == [
        "The same lines stand at the head or foot of many pages; they were read once."]


def test_words_that_get_lost_on_the_way_are_told(monkeypatch):
    monkeypatch.setattr(pdf, "blocks_of", lambda lines, heights: blocks_of(lines, heights)[:1])
    data = pages(stream(page_of(WORDS[0]) + page_of("Records", y=600, size=16) + page_of(*WORDS[1:], y=560)))
    told = "Some words on its pages may be missing from what was read."
    assert [n.text for n in read_pdf(data, "p.pdf").notes] == [told]


@pytest.mark.parametrize("catalog, code", [
    (b"/Names << /EmbeddedFiles << /Names [(a.txt) 8 0 R] >> >>", NoteCode.OTHER),
    (b"/Names << /JavaScript << /Names [(a) 9 0 R] >> >>", NoteCode.ACTIVE_CONTENT),
])
def test_what_else_is_in_the_file_is_told(catalog, code):
    more = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        8: b"<< /Type /Filespec /F (a.txt) /EF << /F 7 0 R >> >>", 7: stream(b"secret", b"/Type /EmbeddedFile"),
        9: b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>",
    }  # fmt: skip
    assert code in codes(read_pdf(pages(stream(page_of(*WORDS)), more=more), "p.pdf"))


def test_form_that_only_one_program_can_draw_is_not_called_read():
    more = {1: b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /XFA 8 0 R >> >>",
            8: stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'></xdp:xdp>")}
    data = pages(stream(page_of("Please wait...", "If this message is not eventually replaced")), more=more)
    with pytest.raises(Unreadable) as caught:
        read_pdf(data, "p.pdf")
    assert caught.value.reason == Reason.UNSUPPORTED


def test_unknown_lock_is_a_lock_and_not_damage():
    lock = {9: b"<< /Filter /Strange.Lock /V 4 /R 4 /Length 128 >>"}
    data = built({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>", **lock},
               trailer=b"/Encrypt 9 0 R /ID [<00> <00>]")
    with pytest.raises(Unreadable) as caught:
        read_pdf(data, "p.pdf")
    assert caught.value.reason == Reason.PASSWORD


def test_blank_page_without_a_size_is_no_damage():
    data = pages(stream(b" ")).replace(b"/MediaBox [0 0 595 842]", b"")
    with pytest.raises(Unreadable) as caught:
        read_pdf(data, "p.pdf")
    assert caught.value.reason == Reason.EMPTY


def test_page_that_cannot_be_gone_through_costs_no_other(monkeypatch):
    right = pdf_notes._facts

    def wrong(page, number):
        if number == 1:
            raise TypeError("odd")
        return right(page, number)

    monkeypatch.setattr(pdf_notes, "_facts", wrong)
    monkeypatch.setattr(pdf_whole, "second_pages", lambda *_: {})
    monkeypatch.setattr(pdf_scans, "reader_at", lambda: None)
    reading = read_pdf(pages(stream(page_of("The first.")), stream(page_of(*WORDS))), "p.pdf")
    assert (reading.source.unreadable, {block.page for block in reading.blocks}) == ((1,), {2})
