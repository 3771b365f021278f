"""Names that stand alone under a policy or over it in, those who signed or wrote it out."""

import pytest
from facts_document import facts_of, pairs_of

from auditor.model import FactKind

LINES = "\n".join(["We keep children safe at each session."] * 8)


@pytest.mark.parametrize("foot", [
    "R. T. Carr", "A. B. Fenn-Carr\nDirector", "M. Carr 14 June 2025", "Ann Bell, Chair of the committee",
    "Mrs P. Carr", "Signed on behalf of the charity: R. Carr", "Signed: R. Carr",
    "A. Fenn, R. Carr", "A.F.", "Signed (Chair) | R. Carr",
])
def test_name_alone_at_the_foot_is_a_signature(foot):
    found = pairs_of(f"# Review\nOur policy.\n{LINES}\n{foot}", FactKind.CONTROL)
    assert {detail for detail, _ in found} == {"signature"}


@pytest.mark.parametrize("foot", [
    "# Useful contacts\nR. T. Carr\n07700 900411", "R. T. Carr\n07700 900411", "Members:\nR. T. Carr",
    "PTO", "R. T. Carr keeps the keys.", "Linden Hall", "Cups are counted. Signed for.", "Ann Bell | Director",
    "The contact plan gets signed by them, then read by all.",
])
def test_any_other_name_at_the_foot_is_none(foot):
    assert pairs_of(f"# Keys\nOur policy.\n{LINES}\n{foot}", FactKind.CONTROL) == []


def test_name_over_the_day_of_writing_is_the_authors():
    text = f"Our policy\nAnn Bell, Director.\nFirst written March 2021.\n{LINES}"
    assert ("owner", "Ann Bell") in pairs_of(text, FactKind.CONTROL)
    assert pairs_of(f"Our policy\nAnn Bell, Director.\nWe care.\n{LINES}", FactKind.CONTROL) == []


def test_initials_are_those_of_a_name_in_the_text():
    foot = f"# Review\nAnn Bell leads.\n{LINES}\nWe care.\n"
    assert ("signature", "AB") in pairs_of(f"{foot}AB", FactKind.CONTROL)
    assert ("owner", "AB") in pairs_of(f"{foot}Pages redone May 2026, AB.", FactKind.CONTROL)
    assert ("owner", "AB") in pairs_of(f"{foot}AB, reviewed each May. Last done May 2026.", FactKind.CONTROL)
    assert pairs_of(f"{foot}Pages redone May 2026, PTO.", FactKind.CONTROL) == []


@pytest.mark.parametrize(("text", "marks"), [
    ("Author: R. Carr, Contact Manager | Approved: Board of Fenn Trust", {"owner", "approver"}),
    ("Upper Hall | Owned by the Charity", set()),
])
def test_each_mark_in_a_line_of_marks_stands_alone(text, marks):
    assert {detail for detail, _ in pairs_of(text, FactKind.CONTROL)} == marks


def test_blanks_of_a_numbered_copy_are_minor():
    found = facts_of("Copy no. ____ issued to __________________", FactKind.PLACEHOLDER)
    assert {fact.detail for fact in found} == {"minor"}
    assert {f.detail for f in facts_of("1 Welcome ........ p. x", FactKind.PLACEHOLDER)} == {"minor"}
    assert facts_of("1 Welcome ........ p. 4", FactKind.PLACEHOLDER) == ()


@pytest.mark.parametrize("text", [
    "Time of session: to be agreed with the family.", "Contact arrangements | to be agreed with the parents",
])
def test_what_is_settled_with_a_family_is_no_blank(text):
    assert facts_of(text, FactKind.PLACEHOLDER) == ()
