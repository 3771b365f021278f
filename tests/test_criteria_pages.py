"""The catalogue's pages: current, whole, and safe from what a criterion's text might hold."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from click.testing import CliRunner
from report_builder import criterion

from auditor.catalogue.pages import pages
from auditor.cli import cli, options
from auditor.model import Catalogue, CentreType, Example, Manner, Measured, Outcome, Reliability

ROOT = Path(__file__).resolve().parent.parent
DATED = {"preview": date(2027, 1, 1), "counts_from": date(2027, 9, 1)}


def catalogue(**changes) -> Catalogue:
    made = (Measured("A1", Outcome.NOT_MET, Reliability(188, 200)),)
    return Catalogue((criterion(**changes),), (), (), "c" * 64, "1.0", (("A", "Core"), ("B", "Empty")), measured=made)


def test_committed_pages_are_current():
    """When they are not: `auditor criteria pages` in the project's folder, and commit them."""
    made = pages(options.catalogue_in(None))
    kept = [ROOT / "criteria/README.md", *(ROOT / "docs/criteria").glob("*.md")]
    assert {str(p.relative_to(ROOT)): p.read_text("utf-8") for p in kept} == made


def test_contents_lists_each_criterion_in_its_section():
    text = pages(catalogue(applies_to=(CentreType.SUPERVISED,), nations=("wales",)))["criteria/README.md"]
    assert "## A. Core" in text and "Empty" not in text
    assert "| [A1](../docs/criteria/A1.md) | Title of A1 | major | supervised centres in Wales |" in text


def test_page_says_what_counts_what_not_and_how_sure():
    text = pages(catalogue(examples=(Example("Good words.", "MET"), Example("A hope.", "NOT_MET", "a plan"))))[
        "docs/criteria/A1.md"]  # fmt: skip
    good, bad = text.index("## What counts"), text.index("## What does not")
    assert good < text.index("Good words.") < bad < text.index("Not found: a plan.") < text.index("A hope.")
    assert "- `first`: what A1 asks (in words such as *a phrase*)" in text
    often = "of a policy in the usual words: {0}; in everyday words: {0}".format
    assert f"- When it says *not found* {often('right 188 of 200 times, counted in any words')}" in text
    assert f"- When it says *met* {often('not measured, or on too few documents')}" in text


def test_page_says_how_sure_by_the_words_of_the_policy():
    measured = tuple(
        Measured("A1", Outcome.NOT_MET, Reliability(right, 20), manner)
        for right, manner in ((29, None), (19, Manner.USUAL), (10, Manner.PLAIN))
    )
    text = pages(replace(catalogue(), measured=measured))["docs/criteria/A1.md"]
    assert "in the usual words: right 19 of 20 times; in everyday words: right 10 of 20 times" in text


def test_page_says_from_when_a_criterion_counts():
    assert "Shown from 2027-01-01. Counts from 2027-09-01." in pages(catalogue(**DATED))["docs/criteria/A1.md"]


def test_page_shows_the_text_of_an_example_and_does_not_draw_it():
    hostile = "# Heading\n```\n<script>alert(1)</script>"
    text = pages(catalogue(why=hostile, examples=(Example(hostile, "MET"),)))["docs/criteria/A1.md"]
    outside = "".join(part for n, part in enumerate(text.split("```")) if n % 2 == 0)
    assert "<script>" not in outside and text.count("```") % 2 == 0


def test_pages_command_writes_them(tmp_path):
    result = CliRunner().invoke(cli, ["criteria", "pages", "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert len(list((tmp_path / "docs/criteria").glob("*.md"))) == 65
    assert (tmp_path / "criteria/README.md").read_text("utf-8") == (ROOT / "criteria/README.md").read_text("utf-8")


def test_same_catalogue_gives_the_same_pages():
    assert pages(catalogue()) == pages(replace(catalogue()))
