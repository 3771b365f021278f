"""An audit and its PDF in, the marked copy read back: where the marks stand, what they say, that no word changed."""

import hashlib
import io

import pdf_builder
import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from report_builder import audit, criterion, evidence, verdict

from auditor.model import Gap, Outcome, Source, Span
from auditor.readers import read
from auditor.readers.pdf_places import letters, places_in_pdf
from auditor.report.marked import CannotMark
from auditor.report.marked_pdf import marked_pdf
from auditor.shipped import shipped

NAME = "policy.pdf"
SAMPLES = sorted((shipped("corpus/synthetic") / "documents").glob("*.pdf"))
HOSTILE = "=1\x00\ud83d <b> ) \\ (( \u202e"


def content(*lines: str) -> bytes:
    return pdf_builder.stream(pdf_builder.page_of(*lines))


@pytest.fixture
def policy() -> bytes:
    return pdf_builder.pages(
        content("Safeguarding policy", "Recording", "We write it down. The form goes", "to the lead on the day.",
                "Locked."),
        content("Review", "We write it down. Each year we", "read the whole of this policy aloud and",
                "then the chair"),
        content("signs the last page of it in the book.", "Numbers"),
    )  # fmt: skip


def made(data: bytes, *pairs):
    return audit(*pairs, sources=(Source(NAME, hashlib.sha256(data).hexdigest(), "pdf", 3),))


def said(quote: str, page=1, path=("Recording",), start=0):
    return evidence(quote, page, path, source=NAME, span=Span(start, start + len(quote)))


def copy_with(data: bytes, *found) -> bytes:
    """The marked copy of a policy with one criterion, met by these passages."""
    return marked_pdf(made(data, (criterion(), verdict(evidence=found))), data, places_in_pdf)


def marks(data: bytes) -> list[tuple[int, str, str]]:
    """(page, kind, note) of each annotation, in order."""
    pages = PdfReader(io.BytesIO(data)).pages
    every = ((n, mark.get_object()) for n, page in enumerate(pages, 1) for mark in page.get("/Annots", ()))
    return [(n, mark["/Subtype"], mark["/Contents"]) for n, mark in every]


def under(data: bytes, number: int) -> list[str]:
    """The words that lie in the boxes of each highlight of a page."""
    page = pypdfium2.PdfDocument(data)[number - 1].get_textpage()
    spoken = []
    for mark in PdfReader(io.BytesIO(data)).pages[number - 1].get("/Annots", ()):
        corners = [float(side) for side in mark.get_object().get("/QuadPoints", ())]
        boxes = [corners[n : n + 8] for n in range(0, len(corners), 8)]
        spoken += [" ".join(page.get_text_bounded(b[0], b[5], b[2], b[1]) for b in boxes)] if boxes else []
    return spoken


def test_copy_is_the_very_file_with_the_marks_behind_it(policy):
    copy = copy_with(policy, said("We write it down."))
    assert copy.startswith(policy) and len(copy) > len(policy)
    assert copy == copy_with(policy, said("We write it down."))
    assert read(copy, NAME).blocks == read(policy, NAME).blocks


def test_evidence_is_highlighted_on_its_own_page_line_by_line(policy):
    lines = "We write it down. The form goes to the lead on the day."
    again = said("We write it down.", 2, ("Review",), 90)
    copy = copy_with(policy, said(lines), again)
    assert marks(copy) == [(1, "/Highlight", "Met: Title of A1 (A1)"), (2, "/Highlight", "Met: Title of A1 (A1)")]
    words = [*under(copy, 1), *under(copy, 2)]
    assert list(map(letters, words)) == [letters(lines), letters("We write it down.")]
    first = PdfReader(io.BytesIO(copy)).pages[0]["/Annots"][0].get_object()
    assert len(first["/QuadPoints"]) == 16 and first["/T"] == "Policy check" and first["/M"] == "D:20260305000000Z"


def test_passage_that_runs_over_the_page_is_marked_where_it_begins(policy):
    long = said("Each year we read the whole of this policy aloud and then the chair signs the last page of it", 2)
    copy = copy_with(policy, long)
    assert [page for page, _, _ in marks(copy)] == [2]
    assert letters("".join(under(copy, 2))) == letters(long.quote)[:40]


def test_passage_whose_beginning_stands_elsewhere_is_marked_by_its_end(policy):
    words = "read the whole of this policy aloud and then the chair"
    copy = copy_with(policy, said(f"A label that the page prints in its margin. {words}", 2))
    assert letters("".join(under(copy, 2))) in letters(words) and len(letters("".join(under(copy, 2)))) >= 40


def test_missing_things_get_a_note_beside_their_section(policy):
    gap = Gap("first", "that it is reviewed", (evidence("Each year", 2, ("Review",), source=NAME),))
    found = verdict("A1", Outcome.NOT_MET, missing=(gap,), looked_in=("Recording", "Review"))
    copy = marked_pdf(made(policy, (criterion("A1"), found), (criterion("A2"), verdict("A2", Outcome.NOT_MET))), policy,
                      places_in_pdf)  # fmt: skip
    placed, loose = sorted(marks(copy), reverse=True)
    assert placed[:2] == (2, "/Text") and placed[2].startswith("Not found (major): Gap of A1 (A1)")
    assert "Advice for A1" in placed[2] and loose[0] == 1 and "Gap of A2" in loose[2]
    note = PdfReader(io.BytesIO(copy)).pages[1]["/Annots"][0].get_object()["/Rect"]
    heading = places_in_pdf(policy, [("Review", 2)])[0][1][0]
    assert float(note[2]) < heading[0] and abs(float(note[3]) - heading[3]) < 1


def test_words_that_cannot_be_found_again_are_said_in_a_note(policy):
    copy = copy_with(policy, said("Not in this copy."))
    ((page, kind, note),) = marks(copy)
    assert (page, kind) == (1, "/Text") and "could not be found again" in note and "Not in this copy." in note


def test_notes_hold_hostile_words_as_text(policy):
    hostile = criterion(title=f"Title {HOSTILE}")
    copy = marked_pdf(made(policy, (hostile, verdict(evidence=(said("Locked."),)))), policy, places_in_pdf)
    note = marks(copy)[0][2]
    assert note == "Met: Title =1[U+0000][U+D83D] <b> ) \\ (( [U+202E] (A1)"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample_policies_keep_every_byte_and_nearly_every_quote_is_found(path):
    data = path.read_bytes()
    blocks = [block for block in read(data, path.name).blocks if len(block.text) > 20]
    copy = copy_with(data, *(said(block.text, block.page, start=n * 1000) for n, block in enumerate(blocks)))
    moved = [note for _, _, note in marks(copy) if "could not be found again" in note]
    assert copy.startswith(data) and len(moved) <= len(blocks) * 0.03, moved


def test_file_that_was_not_checked_gets_no_copy(policy):
    with pytest.raises(CannotMark, match="not one of the documents that were checked"):
        marked_pdf(made(policy), policy + b"\n", places_in_pdf)


@pytest.mark.parametrize("broken", [b"%PDF-1.7 and nothing more", b""])
def test_damaged_file_gets_a_plain_sentence(broken):
    with pytest.raises(CannotMark, match="cannot be marked"):
        copy_with(broken, said("x"))


def test_locked_file_gets_a_plain_sentence(policy):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(policy)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(CannotMark, match="without a password"):
        copy_with(out.getvalue(), said("x"))
