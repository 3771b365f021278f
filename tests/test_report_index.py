"""Summaries of centres in, the page of a run out."""

from dataclasses import replace
from datetime import date

import pytest
from html_outline import Outline
from report_builder import audit, sample, scored

from auditor.model import Centre, Failure, Outcome, Reason, Source, Weight
from auditor.report import index_page, summarise, unread
from auditor.report.index import common_gaps

DAY = date(2026, 3, 5)
MET, PARTIAL, NOT_MET, REVIEW, NOT_APPLICABLE = Outcome
SCAN = Failure("policy.pdf", Reason.SCAN, "Ask for the Word file.")


def entry(name, *outcomes, **changes):
    made = scored(*((Weight.CRITICAL, outcome) for outcome in outcomes))
    return summarise(replace(made, centre=Centre(name, name), **changes), f"reports/{name}.html")


ENTRIES = (
    entry("Willow", MET, NOT_MET, REVIEW), entry("ash", NOT_MET, NOT_MET, NOT_APPLICABLE),
    entry("Beech", MET, MET, MET), unread("Hawthorn", (SCAN,)),
    entry("Cedar", NOT_MET, MET, NOT_MET, sources=(Source("p.pdf", "ab", "pdf", 4, (2, 3)),)),
)  # fmt: skip


def test_index_is_the_same_whatever_the_order():
    assert index_page(ENTRIES, DAY) == index_page(ENTRIES[::-1], DAY)


def test_index_says_what_was_read_and_when():
    text = Outline(index_page(ENTRIES, DAY)).text
    assert "5 centres: 3 read, 1 read in part, 1 not read." in text
    assert "Checked on 5 March 2026 Criteria 2026.1 (cdcdcdcdcdcd)" in text


def test_index_lists_centres_by_name_with_their_numbers():
    rows = Outline(index_page(ENTRIES, DAY)).text.split("Every centre that was read, by name")[1]
    order = [rows.index(name) for name in ("ash", "Beech", "Cedar", "Willow")]
    assert order == sorted(order)
    assert "ash 2 0 of 2 0 0% 0 of 6 points" in rows
    assert "Willow 1 1 of 3 1 50% 3 of 6 points" in rows


def test_index_puts_what_could_not_be_read_first():
    outline = Outline(index_page(ENTRIES, DAY))
    assert [i for i in outline.values("id") if i != "main"] == ["unread", "gaps", "centres"]
    first = outline.text.split("Most common gaps")[0]
    assert "Hawthorn policy.pdf a scan: pictures of pages, no text Ask for the Word file." in first
    assert "Cedar Report for Cedar 2 pages unread" in first


def test_index_lists_a_failure_inside_a_centre_that_was_read():
    made = index_page((summarise(sample(), "river.html"),), DAY)
    assert "old-policy.doc needs a password" in Outline(made).text


def test_common_gaps_count_among_centres_they_apply_to():
    read = tuple(e for e in ENTRIES if e.score)
    assert [(g.id, g.count, g.of, g.percent) for g in common_gaps(read)] == [
        ("A1", 2, 4, 50), ("A2", 2, 4, 50), ("A3", 1, 3, 33),
    ]  # fmt: skip


@pytest.mark.parametrize("entries", [(), ENTRIES, (unread("X", (SCAN,)),)], ids=["none", "five", "unread"])
def test_index_is_well_formed(entries):
    outline = Outline(index_page(entries, DAY))
    ids = outline.values("id")
    assert outline.faults == [] and len(ids) == len(set(ids))
    assert outline.levels == [1, 2, 2, 2]
    assert not {"script", "link", "img"} & {tag for tag, _ in outline.tags}
    assert len(outline.all("caption")) == len(outline.all("table"))


@pytest.mark.parametrize("words", ["<script>", "{{7*7}}", '"onmouseover=x', "\u202e", "\x00"])
def test_index_keeps_hostile_words_as_words(words):
    made = (summarise(replace(audit(), centre=Centre("x", "X" + words)), f"a{words}.html"),
            unread("Y" + words, (replace(SCAN, source=words, advice=words),)))  # fmt: skip
    plain = (summarise(replace(audit(), centre=Centre("x", "X")), "a.html"), unread("Y", (SCAN,)))
    drawn, clean = Outline(index_page(made, DAY)), Outline(index_page(plain, DAY))
    assert [(tag, sorted(a)) for tag, a in drawn.tags] == [(tag, sorted(a)) for tag, a in clean.tags]
    assert "\u202e" not in index_page(made, DAY) and "\x00" not in index_page(made, DAY)


def test_index_link_to_a_report_cannot_become_a_script_or_an_address():
    assert summarise(audit(), "javascript:alert(1)").href == "javascript%3Aalert%281%29"
    assert summarise(audit(), "reports/River Lane #2 100%.html").href == "reports/River%20Lane%20%232%20100%25.html"


@pytest.mark.parametrize("href", ["//evil.example/x", "/etc/x", "\\\\share\\x", "../x.html", "a/../../x"])
def test_index_link_out_of_the_folder_is_refused(href):
    with pytest.raises(ValueError, match="leads out"):
        summarise(audit(), href)
