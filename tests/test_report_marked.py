"""An audit and its document in, the marked copy read back: where the remarks stand, and that no word has changed."""

import hashlib
import io
import shutil
import subprocess
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from report_builder import audit, criterion, evidence, verdict
from word_builder import paragraph, part, run, word

from auditor.model import Gap, Outcome, Source, Span, Weight
from auditor.normalise import normalise
from auditor.readers import read
from auditor.report.marked import CannotMark, marked_word
from auditor.shipped import shipped

NAME = "policy.docx"
SAMPLES = shipped("corpus/synthetic") / "documents"
HOSTILE = "=1\x00\ud83d <w:p> & \u202e ]]>"


def policy() -> bytes:
    document = docx.Document()
    document.add_heading("Safeguarding policy", 1)
    document.add_heading("Recording", 2)
    document.add_paragraph("We write it down. The form goes to the lead.")
    document.add_paragraph("Forms are locked away.")
    document.add_heading("Review", 2)
    document.add_paragraph("We write it down. ").add_run("Each year.").bold = True
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "LADO", "01632 960777"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def made(data: bytes, *pairs, name=NAME):
    return audit(*pairs, sources=(Source(name, hashlib.sha256(data).hexdigest(), "docx", 0),))


def said(quote: str, path: tuple[str, ...] = (), start=0):
    return evidence(quote, 0, path, source=NAME, span=Span(start, start + len(quote)))


def comments(data: bytes) -> list[tuple[str, str]]:
    """(the words that a comment is about, the comment) in the order of the text."""
    document = docx.Document(io.BytesIO(data))
    texts = {comment.comment_id: comment.text for comment in document.comments}
    opened, spoken = {}, []
    for node in document.element.body.iter():
        number = node.get(qn("w:id"))
        if node.tag == qn("w:commentRangeStart"):
            opened[number] = []
        elif node.tag == qn("w:commentRangeEnd"):
            spoken.append(("".join(opened.pop(number)).strip(), texts[int(number)]))
        elif node.tag == qn("w:t"):
            for words in opened.values():
                words.append(node.text)
    return spoken


def test_copy_has_a_comment_at_the_very_words_under_their_own_heading():
    data = policy()
    met = verdict(evidence=(said("We write it down.", ("Safeguarding policy", "Review"), 90),))
    copy = marked_word(made(data, (criterion(), met)), data)
    assert comments(copy) == [("We write it down.", "Met: Title of A1 (A1)")]
    assert [p.text for p in docx.Document(io.BytesIO(copy)).paragraphs if "commentRangeStart" in p._p.xml] == [
        "We write it down. Each year."]


def test_copy_says_once_what_several_criteria_find_in_the_same_words():
    data = policy()
    met = [(criterion(name), verdict(name, evidence=(said("The form goes to the lead.", ("Recording",), 20),)))
           for name in ("A1", "A2")]
    assert comments(marked_word(made(data, *met), data)) == [
        ("The form goes to the lead.", "Met: Title of A1 (A1)\nMet: Title of A2 (A2)")]


def test_copy_marks_a_quote_over_table_cells_and_runs():
    data = policy()
    met = verdict(evidence=(said("LADO | 01632 960777"), said("We write it down. Each year.", ("Review",), 90)))
    assert [words for words, _ in comments(marked_word(made(data, (criterion(), met)), data))] == [
        "We write it down. Each year.", "LADO01632 960777"]


def test_copy_says_what_is_missing_at_the_end_of_the_section_where_it_belongs():
    data = policy()
    near = Gap("first", "by when", (said("The form goes to the lead.", ("Safeguarding policy", "Recording")),))
    heads = ("Safeguarding policy", "Recording", "Review")
    lacking = verdict(outcome=Outcome.NOT_MET, missing=(near,), looked_in=heads)
    copy = marked_word(made(data, (criterion(weight=Weight.CRITICAL), lacking)), data)
    assert comments(copy) == [("Forms are locked away.", "\n".join((
        "Not found (critical): Gap of A1 (A1)", "Reason for A1.", "What to do: Advice for A1.",
        "Words to start from: Wording for A1: [name].")))]


def test_copy_lists_at_the_title_what_belongs_nowhere_and_words_that_are_gone():
    data = policy()
    lost = verdict("A2", evidence=(said("Words that a text box held.", ("Nowhere",)),))
    copy = marked_word(made(data, (criterion(), verdict(outcome=Outcome.NOT_MET)), (criterion("A2"), lost)), data)
    first, second = comments(copy)
    assert first[0] == second[0] == "Safeguarding policy"
    assert "could not be found again" in first[1] and "Words that a text box held." in first[1]
    assert second[1].startswith("Not found anywhere") and "Gap of A1" in second[1]


def test_copy_is_dated_by_the_audit_and_is_the_same_twice():
    data = policy()
    it = made(data, (criterion(), verdict(evidence=(said("Each year."),))))
    copy = marked_word(it, data)
    assert copy == marked_word(it, data)
    (comment,) = docx.Document(io.BytesIO(copy)).comments
    assert (comment.author, comment.timestamp.isoformat()) == ("Policy check", "2026-03-05T00:00:00+00:00")


def test_copy_shows_hostile_words_in_a_comment_without_harm():
    data = policy()
    it = criterion(title=HOSTILE, gap=HOSTILE, advice=HOSTILE, model_wording=HOSTILE)
    both = (verdict(evidence=(said("Each year."),)), verdict("B", Outcome.NOT_MET, reason=HOSTILE))
    copy = marked_word(made(data, (it, both[0]), (replace(it, id="B"), both[1])), data)
    assert [text for _, text in comments(copy) if "=1[U+0000][U+D83D] <w:p> & [U+202E] ]]>" not in text] == []


def test_copy_keeps_the_comments_that_were_there():
    first = docx.Document(io.BytesIO(policy()))
    first.add_comment(first.paragraphs[0].runs, "Is this current?", "Trustee", "T")
    out = io.BytesIO()
    first.save(out)
    data = out.getvalue()
    copy = marked_word(made(data, (criterion(), verdict(evidence=(said("Each year."),)))), data)
    assert [text for _, text in comments(copy)] == ["Is this current?", "Met: Title of A1 (A1)"]


PECULIAR = {
    "split runs": paragraph("We wr") + "<w:p>" + run("We wr") + run("ite ") + run("it down.", "<w:b/>") + "</w:p>",
    "tracked": "<w:p><w:ins>" + run("We write it ") + "</w:ins><w:del><w:r><w:delText>say</w:delText></w:r></w:del>"
               + run("down. And more.") + "</w:p>",
    "tab and break": "<w:p><w:r><w:t>We write</w:t><w:tab/><w:t>it down.</w:t><w:br/><w:t>More.</w:t></w:r></w:p>",
    "hidden": "<w:p>" + run("We write it down. ") + run("Not seen.", "<w:vanish/>") + "</w:p>",
}  # fmt: skip
TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
         'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
         'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
         'document.main+xml"/></Types>')  # fmt: skip


@pytest.mark.parametrize("body", PECULIAR.values(), ids=PECULIAR)
def test_text_of_the_copy_is_the_text_of_the_original(body):
    data = word(body, **{"[Content_Types].xml": TYPES})
    copy = marked_word(made(data, (criterion(), verdict(evidence=(said("We write it down."),)))), data)
    assert len(comments(copy)) == 1 and "could not be found" not in comments(copy)[0][1]
    assert normalise(read(copy, NAME)).text == normalise(read(data, NAME)).text


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.docx")), ids=lambda path: path.stem)
def test_text_of_every_sample_stays_whatever_is_marked(path):
    data = path.read_bytes()
    before = normalise(read(data, NAME))
    quotes = [(before.quote(s.span), before.sections[s.section].path, s.span) for s in before.sentences[::3]]
    found = verdict(evidence=tuple(evidence(q, 0, p, source=NAME, span=span) for q, p, span in quotes))
    copy = marked_word(made(data, (criterion(), found)), data)
    after = normalise(read(copy, NAME))
    assert (after.text, after.sentences, after.sections) == (before.text, before.sentences, before.sections)
    assert len(comments(copy)) > 20


@pytest.mark.parametrize("data", [
    b"PK\x03\x04", b"", word(paragraph("A macro."), **{"[Content_Types].xml": "<Types/>"}),
    word(part("p", ""), **{"[Content_Types].xml": TYPES}),
])
def test_what_cannot_be_marked_is_refused_in_a_sentence(data):
    with pytest.raises(CannotMark, match="^This file cannot be marked"):
        marked_word(made(data, (criterion(), verdict())), data)


def test_another_file_than_the_one_checked_is_refused():
    with pytest.raises(CannotMark, match="not one of the documents"):
        marked_word(made(b"something else", (criterion(), verdict())), policy())


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this computer")
def test_copy_opens_in_libreoffice(tmp_path):
    data = policy()
    copy = marked_word(made(data, (criterion(), verdict(evidence=(said("We write it down."),)))), data)
    (tmp_path / "copy.docx").write_bytes(copy)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "odt", "--outdir", tmp_path, tmp_path / "copy.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    import zipfile

    assert "Met: Title of A1" in zipfile.ZipFile(tmp_path / "copy.odt").read("content.xml").decode()
