"""The page of a run of many centres in, its weight and what Chromium makes of it out."""

import random
from datetime import date
from functools import lru_cache
from pathlib import Path

import chromium
import pytest
from report_builder import criterion
from test_browser import AXE, NARROW

from auditor.model import Failure, Family, Kinship, Outcome, Reason, Trace, Weight
from auditor.report import unread
from auditor.report.entry import LETTER, Entry
from auditor.report.index import index_page
from auditor.report.score import Score

pytestmark = pytest.mark.browser
DAY = date(2026, 3, 5)
SECTIONS = tuple((letter, f"What is asked in section {letter}") for letter in ("A", "B1", "B2", "B3", "B4", "B5", "C"))
CRITERIA = tuple(
    criterion(f"{SECTIONS[n % 7][0]}-NAME-{n}", tuple(Weight)[n % 3], SECTIONS[n % 7][0],
              gap=f"The policy does not say who does what, by when and where it is kept, in matter {n}")
    for n in range(65)
)  # fmt: skip
KINDS = ("supported", "supervised", "both", "other", "unknown")
SCAN = Failure("policy.pdf", Reason.SCAN, "Ask for the Word file.")


def made(n: int, dice: random.Random) -> Entry:
    """A centre with a name of usual length and sixty-five verdicts in no order, the worst case for a map."""
    letters = "".join(dice.choices("MPNH-", (50, 22, 20, 2, 6), k=len(CRITERIA)))
    counts = tuple((outcome, letters.count(LETTER[outcome])) for outcome in Outcome)
    name = f"Stallingbeck and Marlbrook number {n} Child Contact Centre"
    due = f"20{dice.randint(19, 28)}-{dice.randint(1, 12):02}-11"
    trace = Trace("policy.pdf", 3000, "", (), own=n % 60)
    return Entry(name, f"stallingbeck-and-marlbrook-{n}.html", KINDS[n % 5], Score(n % 150, 150, counts), letters,
                 words=dice.randint(400, 7000), pages=n % 30, due=due, review="overdue", traces=(trace,))  # fmt: skip


@lru_cache
def page(centres: int) -> str:
    dice = random.Random(centres)
    entries = (*(made(n, dice) for n in range(centres - 1)), unread("Hawthorn", (SCAN,)))
    families = Family(tuple(range(0, centres // 2, 3)), 81), Family((1, 4), 44)
    return index_page(entries, CRITERIA, SECTIONS, DAY, Kinship(families, ((2, "draft.docx", "final.docx"),)))


@pytest.fixture(scope="module")
def browser():
    with chromium.browser() as opened:
        yield opened


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "index.html"


def test_page_of_350_centres_weighs_at_most_a_megabyte_and_a_half():
    assert 300_000 < len(page(350).encode("utf-8")) <= 1_500_000


def test_page_of_5000_centres_grows_less_than_its_centres_do():
    assert len(page(5000).encode("utf-8")) < 6 * len(page(350).encode("utf-8"))


def test_page_of_350_centres_is_ready_within_a_second(browser, file):
    file.write_text(page(350), "utf-8")
    taken = []
    for _ in range(3):
        with chromium.opened(browser, file) as opened:
            taken.append(opened.evaluate("performance.getEntriesByType('navigation')[0].domInteractive"))
            assert opened.asked == [file.as_uri()]
    assert min(taken) < 1000


def test_page_of_many_centres_has_no_fault_that_axe_can_find_and_fits_a_narrow_screen(browser, file):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    file.write_text(page(40), "utf-8")
    with chromium.opened(browser, file) as opened:
        opened.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        found = axe.Axe().run(opened, options=AXE).response["violations"]
    assert [(fault["id"], [node["html"][:160] for node in fault["nodes"]][:3]) for fault in found] == []
    with chromium.opened(browser, file, NARROW) as opened:
        opened.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        assert opened.evaluate("document.documentElement.scrollWidth") <= NARROW
