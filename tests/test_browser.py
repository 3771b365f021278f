"""The pages of a run in, what Chromium makes of them out: accessible, silent, whole without script and on paper."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import chromium
import pypdfium2
import pytest
from click.testing import CliRunner
from report_builder import audit, criterion, sample, verdict

from auditor.cli import cli
from auditor.model import Outcome, Weight
from auditor.readers.pdf_places import letters
from auditor.report import centre_page, committee_page, from_json
from auditor.report.article import NEAREST
from auditor.report.certificate import nearest
from auditor.report.quotes import quotes
from auditor.report.score import paired
from auditor.shipped import shipped

pytestmark = pytest.mark.browser
POLICIES = ("st-oswins-quarrendale.pdf", "stallingbeck-contact.docx", "pellworth-house.pdf")
KINDS = ("index.html", "st-oswins-quarrendale.html", "stallingbeck-contact.html", "committee/pellworth-house.html",
         "made.html", "bare.html", "committee/made.html")  # fmt: skip
CENTRES = ("st-oswins-quarrendale", "stallingbeck-contact", "pellworth-house")
UNFOLDED = ("index.html", "made.html", "bare.html")
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
NARROW = 320
A4 = (595, 842)
SHEETS = 30  # A4 pages of a centre's page with every quote on it


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A run over three sample policies and a damaged one, and two pages made of an audit with every outcome."""
    out = tmp_path_factory.mktemp("run")
    broken = out / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and no more")
    paths = [str(shipped("corpus/synthetic") / "documents" / name) for name in POLICIES]
    arguments = ["audit", *paths, str(broken), "--out", str(out), "--date", "2026-11-28", "--workers", "1"]
    assert CliRunner().invoke(cli, arguments).exit_code == 3
    (out / "made.html").write_text(centre_page(sample(), "committee/made.html"), "utf-8")
    (out / "bare.html").write_text(centre_page(audit(sources=())), "utf-8")
    (out / "committee" / "made.html").write_text(committee_page(sample(), "../made.html"), "utf-8")
    return out


@pytest.fixture(scope="module")
def browser():
    with chromium.browser() as opened:
        yield opened


@pytest.mark.parametrize("name", KINDS)
def test_page_has_no_fault_that_axe_can_find(browser, folder, name):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    with chromium.opened(browser, folder / name) as page:
        if name in UNFOLDED:  # thousands of unfolded quotes take minutes, and tell nothing that these do not
            page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        found = axe.Axe().run(page, options=AXE).response
    told = [(fault["id"], [node["html"][:160] for node in fault["nodes"]][:3]) for fault in found["violations"]]
    assert told == [] and len(found["passes"]) > 10


def test_axe_finds_a_fault_where_there_is_one(browser, tmp_path):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    (tmp_path / "bad.html").write_text("<html><title>x</title><img src='x'><p style='color:#bbb'>pale</p></html>")
    with chromium.opened(browser, tmp_path / "bad.html") as page:
        found = axe.Axe().run(page, options=AXE).response["violations"]
    assert {"image-alt", "html-has-lang", "color-contrast"} <= {fault["id"] for fault in found}


@pytest.mark.parametrize("name", KINDS)
def test_page_asks_for_nothing_and_says_the_same_without_script(browser, folder, name):
    said = []
    for script in (True, False):
        with chromium.opened(browser, folder / name, script=script) as page:
            assert page.asked == [(folder / name).as_uri()]
            said.append(page.inner_text("body"))
    assert said[0] == said[1] != ""


@pytest.mark.parametrize("name", ["made.html", "stallingbeck-contact.html"])
def test_page_opens_its_folded_parts_without_script(browser, folder, name):
    with chromium.opened(browser, folder / name, script=False) as page:
        part = page.locator("article details").first
        words = part.locator(".inside")
        assert not words.is_visible()
        part.locator("summary").click()
        assert words.is_visible()


@pytest.mark.parametrize("name", KINDS)
def test_page_fits_a_narrow_screen(browser, folder, name):
    with chromium.opened(browser, folder / name, NARROW) as page:
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


@pytest.mark.parametrize("name", KINDS)
def test_page_is_reached_by_keyboard_from_its_first_link(browser, folder, name):
    with chromium.opened(browser, folder / name) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("[document.activeElement.hash, document.activeElement.offsetWidth > 0]") == ["#main", True]
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def printed(browser, path: Path) -> pypdfium2.PdfDocument:
    """The page as the reader's own browser prints it on A4."""
    with chromium.opened(browser, path) as page:
        return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, format="A4", print_background=True))


@pytest.mark.parametrize("name", ["pellworth-house", "made"])
def test_printed_page_holds_every_quote(browser, folder, name):
    checked = sample() if name == "made" else from_json((folder / f"{name}.json").read_text("utf-8"))
    paper = letters("".join(p.get_textpage().get_text_range() for p in printed(browser, folder / f"{name}.html")))
    judged = [line for line in paired(checked) if line.verdict.outcome is not Outcome.NOT_APPLICABLE]
    shown = [it.evidence.quote for line in judged for it in quotes(line).shown]
    near = [it.evidence.quote for line in judged for it in nearest(line)[: NEAREST]]
    assert len(shown) >= 4 and len(near) >= 3
    assert [quote for quote in (*shown, *near) if letters(quote) not in paper] == []
    assert [line.criterion.id for line in judged if letters(line.verdict.reason[:300]) not in paper] == []


def test_printed_page_can_be_read_in_a_sitting(browser, folder):
    assert [name for name in CENTRES if len(printed(browser, folder / f"{name}.html")) > SHEETS] == []


def long_winded():
    """An audit whose every text is as long as a page for the committee lets it be."""
    long = " ".join(["Somebody must say who rings whom and by when it is done."] * 9)
    lacking = (criterion(f"A{n}", Weight.CRITICAL, advice=long, why=long, gap=long) for n in range(4))
    return audit(*((it, verdict(it.id, Outcome.NOT_MET, looked_in=("A heading " * 12,))) for it in lacking))


def test_committee_page_is_one_side_of_a4(browser, folder):
    (folder / "committee" / "long.html").write_text(committee_page(long_winded(), "../made.html"), "utf-8")
    for name in (*CENTRES, "made", "long"):
        paper = printed(browser, folder / "committee" / f"{name}.html")
        assert len(paper) == 1, name
        assert tuple(map(round, paper[0].get_size())) == A4


def test_committee_page_is_black_and_white_on_paper(browser, folder, tmp_path):
    from PIL import Image

    with chromium.opened(browser, folder / "committee" / "made.html") as page:
        page.emulate_media(media="print")
        page.screenshot(path=tmp_path / "seen.png", full_page=True)
    colours = Image.open(tmp_path / "seen.png").convert("RGB").getcolors(1 << 24)
    assert [colour for _, colour in colours if max(colour) - min(colour) > 12] == []


def test_pages_are_valid_html(folder):
    command = os.environ.get("HTML_VALIDATE") or shutil.which("html-validate")
    if not command:
        pytest.skip("html-validate is not here: .ci/run installs it with npm, or set HTML_VALIDATE to its path.")
    rules = Path(__file__).with_name("htmlvalidate.json")
    pages = [str(folder / name) for name in KINDS]
    answer = subprocess.run([command, "--config", str(rules), "--formatter", "json", *pages], capture_output=True,
                            text=True, check=False)  # fmt: skip
    faults = [(Path(page["filePath"]).name, fault["ruleId"], fault["line"], fault["message"])
              for page in json.loads(answer.stdout or "[]") for fault in page["messages"]]  # fmt: skip
    assert faults == [] and answer.returncode == 0, answer.stderr
