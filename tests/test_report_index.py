"""Summaries of centres in, the page of a run out."""

from dataclasses import replace
from datetime import date

import pytest
from html_outline import Outline
from report_builder import audit, fact, sample, scored

from auditor.model import Centre, CentreType, FactKind, Failure, Family, Kinship, Outcome, Reason, Source, Trace, Weight
from auditor.report import summarise, unread
from auditor.report.index import PASSED, index_page

DAY = date(2026, 3, 5)
MET, PARTIAL, NOT_MET, REVIEW, NOT_APPLICABLE = Outcome
SCAN = Failure("policy.pdf", Reason.SCAN, "Ask for the Word file.")
SECTIONS = (("A", "Core content"), ("B1", "Review"))


def made(*outcomes):
    return scored(*((Weight.CRITICAL, outcome) for outcome in outcomes))


NO_KIN = Kinship()
CRITERIA = made(MET, MET, MET).criteria


def entry(name, *outcomes, types=(CentreType.SUPPORTED,), **changes):
    return summarise(replace(made(*outcomes), centre=Centre(name, name, types), **changes), f"reports/{name}.html")


ENTRIES = (
    entry("Willow", MET, NOT_MET, REVIEW), entry("ash", NOT_MET, NOT_MET, NOT_APPLICABLE),
    entry("Beech", MET, MET, MET), unread("Hawthorn", (SCAN,)),
    entry("Cedar", NOT_MET, MET, NOT_MET, sources=(Source("p.pdf", "ab", "pdf", 4, (2, 3)),)),
)  # fmt: skip


def drawn(entries=ENTRIES, criteria=CRITERIA, kin=NO_KIN) -> Outline:
    return Outline(index_page(entries, criteria, SECTIONS, DAY, kin))


def test_index_is_the_same_whatever_the_order():
    assert index_page(ENTRIES, CRITERIA, SECTIONS, DAY) == index_page(ENTRIES[::-1], CRITERIA, SECTIONS, DAY)


def test_index_says_what_was_read_and_when():
    text = drawn().text
    assert "5 centres: 3 read, 1 read in part, 1 not read." in text
    assert "Checked on 5 March 2026 Criteria 2026.1 (cdcdcdcdcdcd)" in text


def test_index_names_the_files_that_were_passed_over_and_counts_the_rest():
    passed = tuple((f"ash/~${n}<b>.docx", "a lock file") for n in range(PASSED + 2))
    page = index_page(ENTRIES, CRITERIA, SECTIONS, DAY, passed=passed)
    assert Outline(page).faults == [] and "<b>.docx" not in page
    assert f"{PASSED + 2} files were passed over" in Outline(page).text and page.count("a lock file") == PASSED
    assert "passed over" not in drawn().text


def test_index_lists_centres_by_name_with_their_numbers():
    rows = drawn().text.split("Every centre that was read, by name")[1]
    order = [rows.index(name) for name in ("ash", "Beech", "Cedar", "Willow")]
    assert order == sorted(order)
    assert "ash Supported 2 0 of 2 0 no date 0%" in rows
    assert "Willow Supported 1 1 of 3 1 no date 50%" in rows


def test_index_puts_what_needs_a_person_before_all_else():
    outline = drawn()
    headings = [a["id"] for tag, a in outline.tags if tag == "h2"]
    assert headings == ["attention", "numbers", "gaps", "map", "strip", "review", "family", "sector", "centres"]
    first = outline.text.split("The run in four numbers", 2)[1]
    assert "Hawthorn File not read policy.pdf a scan: pictures of pages, no text Ask for the Word file." in first
    assert "Cedar Pages not read 2 pages unread" in first


def test_index_lists_a_failure_inside_a_centre_that_was_read():
    page = drawn((summarise(sample(), "river.html"),), sample().criteria)
    assert "old-policy.doc needs a password" in page.text


def test_index_names_each_common_gap_by_what_is_missing_with_its_centres():
    text = drawn().text.split("Most common gaps")[2].split("Every centre, every criterion")[0]
    assert "Gap of A1 (A1, critical (3)) 50% 2 of 4 centres Which 2 centres: A1 ash Cedar" in text
    assert text.index("Gap of A1") < text.index("Gap of A2") < text.index("Gap of A3")
    assert "Gap of A3 (A3, critical (3)) 33% 1 of 3 centres" in text


def test_index_shows_the_four_numbers():
    due = (fact(FactKind.REVIEW, "2025-01-31", "overdue"),)
    late = replace(scored((Weight.CRITICAL, MET), (Weight.CRITICAL, MET), (Weight.CRITICAL, MET)), facts=due)
    kin = Kinship((Family((0, 2), 81),))
    text = drawn((*ENTRIES[:3], summarise(late, "x.html")), kin=kin).text.split("The run in four numbers")[2]
    assert text.startswith(
        " 2 of 4 centres have every critical criterion met 66% is the median share of criteria met in a policy "
        "1 policy is more than 3 months overdue for review. 3 more show no date to count from. "
        "2 centres share their wording with others. They form 1 family."
    )


def test_index_lists_families_with_the_gaps_that_most_share():
    kin = Kinship((Family((0, 1), 64),))
    text = drawn(kin=kin).text.split("Shared wording", 2)[2]
    assert "Family 1: 2 centres Likeness 64 of 100 (median). ash Willow" in text
    assert "1 gap that most of them share: Gap of A2 (A2, 2 of 2 centres)" in text


def test_index_names_another_centre_left_in_a_policy():
    trace = Trace("p.pdf", 900, "", (("Willow Contact Centre", 3), ("Beech House", 2)), 1)
    text = drawn((*ENTRIES, entry("Rowan", MET, MET, MET, traces=(trace,)))).text
    left = text.split("Another centre’s name in a policy")[1].split("The sector picture")[0]
    assert "Rowan Willow Contact Centre The name of Willow, a centre of this run." in left
    assert "Beech" not in left


@pytest.mark.parametrize("entries", [(), ENTRIES, ENTRIES * 9, (unread("X", (SCAN,)),)],
                         ids=["none", "five", "many", "unread"])
def test_index_is_well_formed(entries):
    outline = drawn(entries)
    ids = outline.values("id")
    assert outline.faults == [] and len(ids) == len(set(ids))
    assert all(later <= earlier + 1 for earlier, later in zip(outline.levels, outline.levels[1:], strict=False))
    assert outline.levels.count(1) == 1
    assert not {"script", "link", "img"} & {tag for tag, _ in outline.tags}
    assert len(outline.all("caption")) == len(outline.all("table"))
    assert not any("style" in attributes for _, attributes in outline.tags)


@pytest.mark.parametrize("words", ["<script>", "{{7*7}}", '"onmouseover=x', "\u202e", "\x00"])
def test_index_keeps_hostile_words_as_words(words):
    def page(extra):
        named = (Trace("f" + extra, 900, "", (("N" + extra, 1),), 0),)
        hostile = replace(made(MET, MET, MET), centre=Centre("x", "Xyz" + extra), traces=named)
        return index_page((summarise(hostile, f"a{extra}.html"),
                           unread("Y" + extra, (replace(SCAN, source=extra, advice=extra),))),
                          CRITERIA, SECTIONS, DAY)  # fmt: skip

    hostile, clean = Outline(page(words)), Outline(page("zz"))
    assert [(tag, sorted(a)) for tag, a in hostile.tags] == [(tag, sorted(a)) for tag, a in clean.tags]
    assert "\u202e" not in page(words) and "\x00" not in page(words)


def test_index_link_to_a_report_cannot_become_a_script_or_an_address():
    assert summarise(audit(), "javascript:alert(1)").href == "javascript%3Aalert%281%29"
    assert summarise(audit(), "reports/River Lane #2 100%.html").href == "reports/River%20Lane%20%232%20100%25.html"


@pytest.mark.parametrize("href", ["//evil.example/x", "/etc/x", "\\\\share\\x", "../x.html", "a/../../x"])
def test_index_link_out_of_the_folder_is_refused(href):
    with pytest.raises(ValueError, match="leads out"):
        summarise(audit(), href)


def test_index_refuses_an_entry_of_other_criteria():
    with pytest.raises(ValueError, match="'River' was judged by other criteria"):
        index_page((entry("River", MET),), CRITERIA, SECTIONS, DAY)


def test_index_puts_very_many_centres_behind_their_first_letters():
    many = tuple(replace(ENTRIES[2], name=f"{letter}{n}") for letter in "AB" for n in range(201))
    text = drawn(many).text
    assert "A: 201 centres" in text and "B: 201 centres" in text


def test_index_shows_a_centres_region_where_it_is_known():
    told = summarise(replace(made(MET, MET, MET), centre=Centre("x", "Rowan", region="North East")), "x.html")
    assert "Rowan Kind not given North East 0 3 of 3" in drawn((told,)).text
