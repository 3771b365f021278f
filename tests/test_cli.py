"""The commands, from the words typed to the files, the lines and the exit code."""

import html
import io
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from auditor.cli import cli
from auditor.shipped import shipped

SAMPLES = shipped("corpus/synthetic") / "documents"
POLICY = """# Safeguarding policy

If you are worried about a child, tell the safeguarding lead at once.

Our safeguarding lead is Morwenna Ashby, 01632 960123.
"""


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli, [str(w) for w in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def picture_pdf() -> bytes:
    from PIL import Image

    made = io.BytesIO()
    page = canvas.Canvas(made, invariant=1)
    page.drawImage(ImageReader(Image.new("RGB", (600, 800), "grey")), 0, 0, 600, 840)
    page.save()
    return made.getvalue()


def locked_pdf() -> bytes:
    made = io.BytesIO()
    page = canvas.Canvas(made, encrypt="open sesame")
    page.drawString(100, 700, POLICY)
    page.save()
    return made.getvalue()


BROKEN = {
    "corrupt.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
    "empty.docx": b"",
    "locked.pdf": None,
    "scan.pdf": None,
    "program.pdf": b"MZ\x90\x00\x03" + bytes(400),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    (made / "Ash Lane").mkdir(parents=True)
    (made / "Ash Lane" / "policy.md").write_text(POLICY)
    (made / "Ash Lane" / "contacts.txt").write_text("LADO: 01632 960456, lado@ashby.example")
    (made / "birch.md").write_text(POLICY)
    return made


def test_audit_makes_one_page_and_one_record_a_centre(folder, tmp_path):
    code, said = run("audit", folder, "--out", tmp_path / "out", "--date", "2026-11-22")
    assert code == 0 and "2 centres checked" in said and "index.html" in said
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "Ash-Lane.html",
        "Ash-Lane.json",
        "action-plans",
        "birch.html",
        "birch.json",
        "committee",
        "index.html",
        "results.csv",
        "results.xlsx",
    ]
    assert sorted(p.name for p in (tmp_path / "out" / "action-plans").iterdir()) == ["Ash-Lane.docx", "birch.docx"]
    found = json.loads((tmp_path / "out" / "Ash-Lane.json").read_text())
    assert [s["name"] for s in found["sources"]] == ["contacts.txt", "policy.md"]
    lead = next(v for v in found["verdicts"] if v["criterion"] == "NACCC-DSL-1")
    assert lead["outcome"] == "MET" and "Morwenna Ashby" in lead["evidence"][0]["quote"]


def test_audit_says_why_files_could_not_be_read_and_goes_on(folder, tmp_path):
    for name, data in BROKEN.items():
        made = {"locked.pdf": locked_pdf, "scan.pdf": picture_pdf}.get(name)
        (folder / name).write_bytes(made() if made else data)
    code, said = run("audit", folder, "--out", tmp_path / "out")
    assert code == 3 and "7 centres checked" in said and "Traceback" not in said
    page = (tmp_path / "out" / "index.html").read_text()
    reasons = ("damaged", "empty", "needs a password", "a scan", "not a document")
    assert [r for r in reasons if r not in page] == []
    assert "birch" in page and not (tmp_path / "out" / "scan.html").exists()


def test_audit_of_a_centre_with_one_bad_file_still_reports_and_leaves_with_3(folder, tmp_path):
    (folder / "Ash Lane" / "old.pdf").write_bytes(b"")
    code, _ = run("audit", folder, "--out", tmp_path / "out")
    assert code == 3 and "old.pdf" in (tmp_path / "out" / "Ash-Lane.html").read_text()


def test_audit_twice_gives_the_same_bytes(folder, tmp_path):
    for name in ("one", "two"):
        run("audit", folder, "--out", tmp_path / name, "--date", "2026-11-22")
    written = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.*")]
    assert len(written) == 11
    for path in written:
        assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "two" / path).read_bytes()


def test_report_redraws_the_same_page(folder, tmp_path):
    run("audit", folder, "--out", tmp_path / "out", "--date", "2026-11-22")
    code, said = run("report", tmp_path / "out" / "birch.json", "--out", tmp_path / "again")
    assert code == 0 and "birch.html" in said
    assert (tmp_path / "again" / "birch.html").read_bytes() == (tmp_path / "out" / "birch.html").read_bytes()


def test_json_writes_no_pages_and_quiet_says_nothing(folder, tmp_path):
    code, said = run("audit", folder, "--out", tmp_path / "out", "--json", "--quiet")
    assert (code, said) == (0, "")
    assert {p.suffix for p in (tmp_path / "out").iterdir()} == {".json"}


def test_fail_under_leaves_with_1(folder, tmp_path):
    assert run("audit", folder, "--out", tmp_path, "--fail-under", 99)[0] == 1
    assert run("audit", folder, "--out", tmp_path, "--fail-under", 0)[0] == 0


@pytest.mark.parametrize(
    "words",
    [
        ["audit", "no-such-file.pdf"],
        ["audit"],
        ["audit", ".", "--date", "22/11/2026"],
        ["audit", ".", "--nation", "france"],
        ["explain", "NO-SUCH-1"],
        ["criteria", "show", "NO-SUCH-1"],
        ["audit", str(SAMPLES), "--criteria", str(SAMPLES)],
    ],
)
def test_wrong_use_leaves_with_2_and_a_sentence(words):
    code, said = run(*words)
    assert code == 2 and said.strip() and "Traceback" not in said


def test_an_empty_folder_is_wrong_use(tmp_path):
    code, said = run("audit", tmp_path)
    assert code == 2 and "no file" in said


def test_a_record_that_is_none_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "x.json").write_text("{}")
    code, said = run("report", tmp_path / "x.json")
    assert code == 2 and "x.json" in said


def test_read_shows_sections_sentences_and_notes(folder):
    code, said = run("read", folder / "birch.md")
    assert code == 0 and "== Safeguarding policy" in said and "tell the safeguarding lead at once." in said
    assert json.loads(run("read", folder / "birch.md", "--json")[1])["title"] == "Safeguarding policy"


def test_read_of_a_bad_file_leaves_with_3(folder):
    (folder / "bad.docx").write_bytes(b"")
    code, said = run("read", folder / "bad.docx")
    assert code == 3 and "empty" in said


def test_explain_shows_which_signals_fire(folder):
    code, said = run("explain", "naccc-dsl-1", folder / "birch.md")
    assert code == 0 and "FIRES" in said and "silent" in said and "Morwenna Ashby" in said


def test_criteria_list_and_show():
    code, said = run("criteria", "list")
    assert code == 0 and "NACCC-DSL-1" in said and "critical" in said
    code, said = run("criteria", "show", "NACCC-DSL-1")
    assert code == 0 and "Model wording" in said and "[MET]" in said


def test_a_fault_in_the_criteria_names_file_and_line(tmp_path):
    from shutil import copytree

    made = copytree(shipped("criteria"), tmp_path / "criteria")
    (made / "naccc" / "X-1.yaml").write_text("title: One\noutcome:\n  met: a and\n")
    code, said = run("criteria", "lint", "--criteria", made)
    assert code == 2 and "X-1.yaml:" in said


def test_marked_copies_are_written_only_when_asked_and_say_why_one_is_not(folder, tmp_path):
    import docx

    made = docx.Document()
    for line in POLICY.split("\n\n"):
        made.add_paragraph(line)
    made.save(folder / "Ash Lane" / "policy.docx")
    code, said = run("audit", folder, "--out", tmp_path / "out", "--date", "2026-11-22", "--marked-copies")
    assert code == 0 and "birch.md: Only Word (.docx) and PDF files can be marked." in said
    assert [path.name for path in (tmp_path / "out" / "marked").iterdir()] == ["Ash-Lane-policy.docx"]
    comments = docx.Document(tmp_path / "out" / "marked" / "Ash-Lane-policy.docx").comments
    assert any("NACCC-DSL-1" in comment.text and comment.text.startswith("Met: ") for comment in comments)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_audit_tells_of_every_file_that_it_passes_over_or_refuses(tmp_path):
    ash = tmp_path / "in" / "ash"
    (ash / "__MACOSX").mkdir(parents=True)
    (ash / "policy.md").write_text(POLICY, encoding="utf-8")
    for name in ("~$policy.docx", "__MACOSX/policy.md"):
        (ash / name).write_bytes(b"x")
    (ash / "link.md").symlink_to(ash / "policy.md")
    os.mkfifo(ash / "pipe.md")
    out, log = tmp_path / "out", tmp_path / "run.log"
    code, said = run("audit", tmp_path / "in", "--out", out, "--log", log, "--no-cache", "--workers", "1")
    lock, notes = "a lock file that Word leaves beside an open document", "a Mac's own notes about other files"
    assert code == 3
    assert f"Passed over: ash/~$policy.docx: {lock}" in said and f"Passed over: ash/__MACOSX/policy.md: {notes}" in said
    assert [line.partition("Z ")[2] for line in log.read_text("utf-8").splitlines() if "passed over" in line] == [
        f"passed over 1: {notes}", f"passed over 1: {lock}"]
    page = html.unescape((out / "index.html").read_text("utf-8"))
    assert "2 files were passed over" in page and "ash/~$policy.docx" in page and f"{notes}" in page
    for name in ("link.md", "pipe.md"):
        assert name in page and f"{name}: " in said


def test_audit_that_is_quiet_says_nothing_of_files_passed_over(tmp_path):
    (tmp_path / "ash").mkdir()
    (tmp_path / "ash" / "~$policy.docx").write_bytes(b"x")
    (tmp_path / "ash" / "policy.md").write_text(POLICY, encoding="utf-8")
    asked = ("audit", tmp_path, "--out", tmp_path / "out", "--no-cache", "--workers", "1", "-q")
    assert run(*asked) == (0, "")
