"""An audit in, the committee's one page out: three fixes in order, boxes to fill in, where to get help."""

import pytest
from html_outline import Outline
from report_builder import audit, criterion, fact, sample, verdict
from test_report_page import HOSTILE, poisoned

from auditor.model import FactKind, Outcome, Weight
from auditor.report import committee_page
from auditor.report.committee import LIMIT, fixes, own_age


def lacking(name, weight, outcome, words=10, blanks=0):
    wording = " ".join(["word"] * words + ["[blank]"] * blanks)
    return criterion(name, weight, model_wording=wording), verdict(name, outcome)


def test_fixes_are_the_gravest_first_and_of_equals_the_quickest():
    made = audit(
        lacking("A1", Weight.MINOR, Outcome.NOT_MET), lacking("A2", Weight.MAJOR, Outcome.NOT_MET),
        lacking("A3", Weight.CRITICAL, Outcome.NOT_MET, 200), lacking("A4", Weight.CRITICAL, Outcome.NOT_MET, 100, 4),
        lacking("A5", Weight.CRITICAL, Outcome.NOT_MET, 50), lacking("A6", Weight.CRITICAL, Outcome.MET),
        lacking("A7", Weight.CRITICAL, Outcome.PARTIAL),
    )  # fmt: skip
    assert [(fix.line.criterion.id, fix.minutes, fix.blanks) for fix in fixes(made, 9)] == [
        ("A5", 10, 0), ("A3", 25, 0), ("A4", 35, 4), ("A7", 5, 0), ("A2", 5, 0), ("A1", 5, 0),
    ]  # fmt: skip
    assert len(fixes(made)) == 3


def test_work_on_what_is_there_in_part_counts_half():
    whole, half = (fixes(audit(lacking("A1", Weight.MAJOR, o, 300)))[0] for o in (Outcome.NOT_MET, Outcome.PARTIAL))
    assert (whole.minutes, half.minutes) == (35, 20)


@pytest.mark.parametrize("says", [
    "For the next committee meeting: River Lane Child Contact Centre",
    "1 of 5 criteria met. 1 critical criterion was not found. 1 answer is left to a person",
    "the page for the centre has the question. Overdue.",
    "The 3 things to put right first",
    "Say that an allegation against a worker goes to the LADO within one working day.",
    "Somebody outside the centre must decide what happens next.",
    "About 10 minutes to write, 1 local detail to find out",
    "Who By when Done", "Where to get help", "NSPCC helpline: 0808 800 5000.", "Agreed at the meeting of", "call 999",
    "A computer read 2 documents on 5 March 2026. An assessor decides.",
])  # fmt: skip
def test_committee_page_says(says):
    assert says in Outline(committee_page(sample(), "../river-lane.html")).text


def test_committee_page_is_well_formed_and_links_only_to_the_report():
    page = committee_page(sample(), "../river lane.html")
    outline = Outline(page)
    assert outline.faults == [] and committee_page(sample(), "../river lane.html") == page
    assert [link["href"] for link in outline.all("a")] == ["#main", "../river%20lane.html"]
    assert not {"script", "link", "img", "iframe", "form"} & {tag for tag, _ in outline.tags}
    assert [outline.levels.count(1), outline.levels[0]] == [1, 1]
    assert "http" not in page.replace("http-equiv", "")


def test_committee_page_of_a_policy_that_lacks_nothing():
    text = Outline(committee_page(audit((criterion(), verdict())))).text
    assert "Nothing was found missing." in text and "put right first" not in text


@pytest.mark.parametrize("words", HOSTILE)
def test_committee_page_keeps_hostile_words_as_words(words):
    outline, clean = (Outline(committee_page(poisoned(sample(), w))) for w in (words, "harmless"))
    assert outline.faults == []
    assert [tag for tag, _ in outline.tags] == [tag for tag, _ in clean.tags]


def test_committee_page_gives_the_policy_s_own_numbers_but_none_that_is_in_doubt():
    facts = (fact(FactKind.CONTACT, "01632960640", "children's services", "01632 960640"),
             fact(FactKind.CONTACT, "01632960735", "lado", "LADO 01632 960735"),
             fact(FactKind.ELSEWHERE, "Tarnholm", "lado"))  # fmt: skip
    text = Outline(committee_page(audit(facts=facts))).text
    assert "Children’s services: 01632 960640" in text and "01632 960735" not in text


def test_committee_page_cuts_long_advice_at_a_sentence():
    long = " ".join(["This is a sentence of the advice that goes on."] * 40)
    fix = fixes(audit((criterion(advice=f"Do it. {long}", why=long), verdict("A1", Outcome.NOT_MET))))[0]
    assert fix.act == "Do it." and fix.why.endswith("goes on.") and len(fix.why) + len(fix.rest) <= LIMIT


def test_committee_page_is_written_for_volunteers():
    assert own_age() <= 11
