"""Packs of documents in, what they say differently out: each matter told, and agreement left alone."""

from datetime import date

import pytest

from auditor.consistency import disagreements
from auditor.evidence.facts import find_facts
from auditor.model import Matter
from auditor.normalise import normalise
from auditor.readers.text import read_markdown

WHEN = date(2026, 11, 22)


def compared(*texts: str, titles=("Safeguarding policy", "Safeguarding procedures", "Volunteer handbook")):
    """(matter, about, values) of each disagreement between documents made of these texts."""
    documents = tuple(
        normalise(read_markdown(f"# {title}\n\n{text}\n".encode(), f"{n}.md"))
        for n, (title, text) in enumerate(zip(titles, texts, strict=False))
    )
    facts = tuple(find_facts(d, WHEN) for d in documents)
    found = disagreements(documents, facts, "Ash Lane")
    by_name = {d.source.name: d for d in documents}
    for one in found:
        for saying in one.sayings:
            assert by_name[saying.source].quote(saying.span) == saying.quote
    return [(one.matter, one.about, tuple(s.value for s in one.sayings)) for one in found]


@pytest.mark.parametrize("one, other, matter, about, values", [
    ("Our safeguarding lead is Morwenna Ashby.", "The safeguarding lead is Idris Calloway.",
     Matter.PERSON, "lead", ("Morwenna Ashby", "Idris Calloway")),
    ("Ring the LADO on 01632 960456.", "The LADO is on 01632 960789.",
     Matter.PHONE, "lado", ("01632960456", "01632960789")),
    ("The LADO's e-mail is lado@ashby.example.", "E-mail the LADO: lado@birch.example.",
     Matter.EMAIL, "lado", ("lado@ashby.example", "lado@birch.example")),
    ("This policy was last reviewed on 3 March 2026.", "This safeguarding policy was last reviewed on 4 March 2025.",
     Matter.DATE, "date reviewed of the safeguarding policy", ("2026-03-03", "2025-03-04")),
    ("This policy is reviewed every year.", "This policy is reviewed every two years.",
     Matter.INTERVAL, "review of the safeguarding policy", ("every 12 months", "every 24 months")),
    ("Volunteers repeat their training every two years.", "All volunteers have refresher training every three years.",
     Matter.INTERVAL, "training (volunteers)", ("every 2 years", "every 3 years")),
    ("DBS checks are renewed every 3 years.", "A DBS check is renewed annually.",
     Matter.INTERVAL, "DBS checks", ("every 3 years", "every 1 year")),
    ("Safeguarding records are kept for six years.", "Records of concerns are retained for 25 years.",
     Matter.RETENTION, "safeguarding records", ("6 years", "25 years")),
    ("Safeguarding records are kept until the child is 25.", "Concern forms are destroyed after 7 years.",
     Matter.RETENTION, "safeguarding records", ("until the age of 25", "7 years")),
    ("| Record | Kept for |\n|---|---|\n| Accident book | 3 years |", "Accident forms are kept for five years.",
     Matter.RETENTION, "accident records", ("3 years", "5 years")),
    ("There is one volunteer to every three children.", "We work to a ratio of 1:5 for children.",
     Matter.RATIO, "adults to children", ("1:3", "1:5")),
    ("The ratio is one to two for children under 5.", "The ratio of adults is 1:4 for children under 5.",
     Matter.RATIO, "adults to children under 5", ("1:2", "1:4")),
])  # fmt: skip
def test_documents_that_disagree_are_both_quoted(one, other, matter, about, values):
    assert compared(one, other) == [(matter, about, values)]


@pytest.mark.parametrize("one, other", [
    ("Our safeguarding lead is Morwenna Ashby.", "The safeguarding lead is Mrs Ashby."),
    ("Our safeguarding lead is Morwenna Ashby.", "The safeguarding lead is M. Ashby."),
    ("Ring the LADO on 01632 960456.", "The LADO is on +44 1632 960 456."),
    ("This policy was last reviewed on 3 March 2026.", "This policy was last reviewed in March 2026."),
    ("This policy is reviewed every year.", "This policy is reviewed every 12 months."),
    ("The lead is trained every two years.", "Volunteers are trained every three years."),
    ("Safeguarding records are kept for 25 years.", "Accident records are kept for three years."),
    ("DBS certificates are kept for six months.", "DBS certificates are destroyed after 6 months."),
    ("There is one volunteer to three children.", "There are two volunteers to six children."),
    ("The ratio is 1:3 for children under 5.", "The ratio is 1:8 for children over 5."),
    ("One volunteer for each family.", "The ratio is 1:4 for children."),
    ("The session is from 10:30 to 12:45; our ratio is 1:4.", "Our ratio is 1:4 and doors open at 9:30."),
])  # fmt: skip
def test_documents_that_agree_or_speak_of_different_things_are_left_alone(one, other):
    assert compared(one, other) == []


def test_policies_on_different_things_may_have_different_dates():
    texts = ("Reviewed: 3 March 2026", "Reviewed: 4 March 2025")
    assert compared(*texts, titles=("Safeguarding policy", "Complaints policy")) == []


def test_third_document_that_agrees_with_the_first_is_not_quoted_twice():
    texts = ("Our safeguarding lead is Morwenna Ashby.", "The safeguarding lead is Idris Calloway.",
             "The safeguarding lead is Morwenna Ashby.")  # fmt: skip
    assert compared(*texts) == [(Matter.PERSON, "lead", ("Morwenna Ashby", "Idris Calloway"))]


def test_one_document_disagrees_with_nobody():
    assert compared("Our safeguarding lead is Morwenna Ashby. The safeguarding lead is Idris Calloway.") == []
