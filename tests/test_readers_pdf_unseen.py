"""PDFs with words that nobody sees in: those words apart, and no word that can be seen among them."""

import io

import pytest
from pdf_builder import FONT, page_of, pages, pdf, stream, text
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from auditor.model import NoteCode
from auditor.readers.pdf import read_pdf

SEEN = "Every adult who works at the centre tells the lead for safeguarding at once"
STUFFED = "designated safeguarding lead"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
LAYER = {6: b"<< /Type /OCG /Name (Ghost) >>"}
OFF_LAYER = {**LAYER, 1: b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >> >>"}


def paper(*contents: bytes, **options) -> bytes:
    return pages(*(stream(page_of(SEEN, SEEN) + content) for content in contents), **options)


HIDDEN = {
    "white": paper(text(STUFFED, before="1 1 1 rg")),
    "near white": paper(text(STUFFED, before="0.97 0.97 0.97 rg")),
    "without ink": paper(text(STUFFED, before="3 Tr")),
    "transparent": paper(b"/G gs " + text(STUFFED), resources=b"/ExtGState << /G << /ca 0 /CA 0 >> >>"),
    "tiny": paper(text(STUFFED, size=0.1)),
    "off the page": paper(text(STUFFED, x=-400)),
    "below the page": paper(text(STUFFED, y=-40)),
    "outside the crop": paper(text(STUFFED, y=30), page=b"/CropBox [0 60 595 842]"),
    "clipped": paper(b"q 0 0 5 5 re W n " + text(STUFFED) + b"Q"),
    "under a white box": paper(text(STUFFED) + b"1 1 1 rg 60 690 400 30 re f "),
    "under a dark box": paper(text(STUFFED) + b"0 0 0 rg 60 690 400 30 re f "),
    "black on black": paper(b"0 0 0 rg 60 690 400 30 re f " + text(STUFFED)),
    "hidden layer": paper(b"/OC /L BDC " + text(STUFFED) + b"EMC ", more=OFF_LAYER,
                          resources=b"/Properties << /L 6 0 R >>"),
    "hidden form": paper(b"/X Do ", more={**OFF_LAYER, 7: stream(text(STUFFED), FORM + b"/OC 6 0 R")},
                         resources=b"/XObject << /X 7 0 R >>"),
    "white letter by letter": paper(b"".join(text(c, x=72 + 7 * n, before="1 1 1 rg") for n, c in enumerate(STUFFED))
                                    + b"".join(text(".", x=40 + n % 500, y=100 + n // 9) for n in range(900))),
}  # fmt: skip
SHOWN = {
    "black": paper(text(STUFFED)),
    "white on black": paper(b"0 0 0 rg 60 690 400 30 re f " + text(STUFFED, before="1 1 1 rg")),
    "grey": paper(text(STUFFED, before="0.6 0.6 0.6 rg")),
    "red": paper(text(STUFFED, before="1 0 0 rg")),
    "red on a blue as dark": paper(b"0 0 1 rg 60 690 400 30 re f " + text(STUFFED, before="0.37 0 0 rg")),
    "yellow": paper(text(STUFFED, before="1 1 0 rg")),
    "in a form": paper(b"/X Do ", more={7: stream(text(STUFFED), FORM)}, resources=b"/XObject << /X 7 0 R >>"),
    "on a layer that is on": paper(b"/OC /L BDC " + text(STUFFED) + b"EMC ", more=LAYER,
                                   resources=b"/Properties << /L 6 0 R >>"),
    "beside a box": paper(text(STUFFED) + b"1 1 1 rg 60 400 400 30 re f "),
    "on a grey table row": paper(b"0.8 0.8 0.8 rg 60 690 400 30 re f " + text(STUFFED, before="0 0 0 rg")),
    "small print": paper(text(STUFFED, size=5)),
    "clipped by its page": paper(b"q 0 0 595 842 re W n " + text(STUFFED) + b"Q"),
    "turned page": paper(text(STUFFED, before="0.75 0.75 0.75 rg"), page=b"/Rotate 90"),
    "upside down page": paper(text(STUFFED, before="0.75 0.75 0.75 rg"), page=b"/Rotate 180"),
    "cropped page": paper(text(STUFFED, before="0.75 0.75 0.75 rg"), page=b"/CropBox [50 300 595 842]"),
}  # fmt: skip


def parted(data: bytes) -> tuple[str, str, list[NoteCode]]:
    """What is seen, what is hidden, and the codes of what was told."""
    reading = read_pdf(data, "policy.pdf")
    seen = " ".join(b.text for b in reading.blocks if not b.hidden)
    hidden = " ".join(b.text for b in reading.blocks if b.hidden)
    return seen, hidden, [note.code for note in reading.notes]


@pytest.mark.parametrize("kind", HIDDEN)
def test_words_that_cannot_be_seen_are_apart_and_told(kind):
    seen, hidden, codes = parted(HIDDEN[kind])
    hidden = hidden.replace(" ", "") if "letter" in kind else hidden
    assert (hidden, codes) == (STUFFED.replace(" ", "") if "letter" in kind else STUFFED, [NoteCode.HIDDEN_TEXT])
    assert (seen.count("safeguarding at once"), "designated" in seen) == (2, False)


@pytest.mark.parametrize("kind", SHOWN)
def test_words_that_can_be_seen_stay(kind):
    seen, hidden, codes = parted(SHOWN[kind])
    assert (STUFFED in seen, hidden, codes) == (True, "", [])


def scanned(words: str) -> bytes:
    """A scanned page as office machines make it: a picture of the page, and under it its words without ink."""
    store = io.BytesIO()
    canvas = Canvas(store, invariant=1)
    canvas.drawInlineImage(Image.effect_noise((60, 80), 90), 0, 0, 595, 842)
    line = canvas.beginText(72, 700)
    line.setTextRenderMode(3)
    line.textLine(words)
    canvas.drawText(line)
    canvas.save()
    return store.getvalue()


def test_text_layer_over_a_scan_is_read_and_told():
    seen, hidden, codes = parted(scanned(SEEN))
    assert (seen, hidden, codes) == (SEEN, "", [NoteCode.PAGE_FROM_PICTURE])


def test_document_of_hidden_words_only_is_not_called_empty():
    data = pages(stream(text(SEEN, before="1 1 1 rg")))
    assert parted(data) == ("", SEEN, [NoteCode.HIDDEN_TEXT])


def test_hidden_words_stand_after_those_of_their_page():
    data = pages(stream(page_of(SEEN + ".") + text(STUFFED, before="1 1 1 rg")), stream(page_of("The second page.")))
    assert [(b.page, b.hidden) for b in read_pdf(data, "p.pdf").blocks] == [(1, False), (1, True), (2, False)]


def test_inkless_words_on_letter_paper_are_hidden():
    """A picture as large as the page excuses nothing where other words are drawn on it."""
    image = {7: stream(bytes(range(256)) * 3, b"/Type /XObject /Subtype /Image /Width 16 /Height 16 /ColorSpace "
                                              b"/DeviceRGB /BitsPerComponent 8")}
    content = b"q 595 0 0 842 0 0 cm /I Do Q " + page_of(SEEN, SEEN, SEEN) + text(STUFFED, before="3 Tr")
    data = pages(stream(content), more=image, resources=b"/XObject << /I 7 0 R >>")
    seen, hidden, _ = parted(data)
    assert (hidden, "designated" in seen) == (STUFFED, False)


def test_builder_makes_an_honest_file():
    assert read_pdf(pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 3: FONT,
                         2: b"<< /Type /Pages /Kids [4 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
                         4: b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
                         5: stream(page_of(SEEN))}), "p.pdf").blocks[0].text == SEEN
