"""Sentences in which an organisation speaks of itself in, its name out."""

import pytest
from facts_document import facts_of

from auditor.model import FactKind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Brookhaven Contact Centre is committed to the safety of children.", "Brookhaven Contact Centre"),
        ("The Oakmere Trust recognises that every child matters.", "The Oakmere Trust"),
        ("Fernbrook is run by volunteers.", "Fernbrook"),
        ("This policy applies to anyone working on behalf of Larkhill Family Service.", "Larkhill Family Service"),
        ("This is the policy of the Friends of Lower Dell.", "Friends of Lower Dell"),
    ],
)
def test_the_organisation_is_known_by_its_own_words(text, name):
    assert [fact.value for fact in facts_of(text, FactKind.ORGANISATION)] == [name]


@pytest.mark.parametrize(
    "text",
    ["The DSL takes every concern.", "We are committed to safety.", "NACCC offers advice.", "Children takes time."],
)
def test_posts_and_outside_bodies_are_not_the_organisation(text):
    assert facts_of(text, FactKind.ORGANISATION) == ()
