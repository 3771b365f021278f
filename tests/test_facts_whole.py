"""Laws of the facts of any document: inside the text, in order, the same twice, and quick."""

import re
import time
from datetime import date

import pytest
from facts_document import AUDIT_DATE, document_of
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.evidence.facts import find_facts
from auditor.evidence.facts.lines import fold
from auditor.evidence.facts.roles import _ROLE, ROLE_PATTERN, find_roles
from auditor.model import FACT_ROLES, Block, BlockKind, FactKind, Reading, Source
from auditor.model.criterion import OutdatedTerm
from auditor.normalise import normalise

PIECES = (
    "Designated Safeguarding "
    "Lead", "Deputy DSL", "Ann Okoro", "Mrs Pell", "07700 900 312", "+44 (0)20 7946 0633", "help@linden.example",
    "MASH", "LADO", "out of hours", "999", "101", "is", "and", ":", "|", "|", ".",
    "Next review", "Reviewed", "March 2026", "3/3/26", "29/02/2027",
    "annually", "this policy", "[Insert Name]", "_____", "tbc", "Signed", "Version 2.1", "Approved by the "
        "trustees", "Owner: the chair", "\n", "\n# ",
    "~ Page", "Tel:",
    "I am the designated safeguarding "
                      "lead", "every two years", "İstanbul", "ﬁ", "’s", "DD/MM/YYYY", "0800 1111", "2026",
)
policies = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map(" ".join)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _holds(quote: str, fact) -> bool:
    if fact.kind in (FactKind.PHONE, FactKind.CONTACT) and "@" not in fact.value:
        return fact.value.lstrip("0")[:9] in _digits(quote)
    if fact.kind in (FactKind.EMAIL, FactKind.CONTACT):
        return fact.value in fold(quote)
    if fact.kind is FactKind.DATE:
        return any(part in quote for part in (fact.value[2:4], fact.value[:4]))
    if fact.kind in (FactKind.PERSON, FactKind.CONTROL):
        return "".join(fact.value.split()) in "".join(quote.split()) or fact.value == "I"
    return fact.kind is not FactKind.PLACEHOLDER or fact.value in quote


@settings(max_examples=150, deadline=None)
@given(policies)
def test_facts_stand_in_the_text_in_order_and_the_same_twice(text):
    document = document_of(text)
    facts = find_facts(document, AUDIT_DATE)
    for fact in facts:
        assert 0 <= fact.span.start <= fact.span.end <= len(document.text)
        assert _holds(document.quote(fact.span), fact), fact
        assert fact.kind not in (FactKind.CONTACT, FactKind.PERSON) or fact.detail in FACT_ROLES
    assert list(facts) == sorted(facts, key=lambda f: (f.span.start, f.kind.value, f.value, f.detail))
    assert facts == find_facts(document, AUDIT_DATE)
    assert sum(1 for fact in facts if fact.kind is FactKind.REVIEW) <= 1


@settings(max_examples=100, deadline=None)
@given(policies)
def test_roles_are_not_lost_to_the_first_look(text):
    folded = fold(text)
    slow = re.compile(rf"\b(?<!@)(?<!\w\.)(?:{ROLE_PATTERN})(?![a-z@])")
    assert [m.span() for m in _ROLE.finditer(folded)] == [m.span() for m in slow.finditer(folded)]


def test_roles_know_every_role_but_the_one_that_is_a_number():
    named = ("safeguarding "
             "lead", "deputy dsl", "safeguarding trustee", "mash", "emergency duty team", "adult social care", "lado",
             "police", "naccc", "women's aid", "nspcc", "caretaker")
    assert {find_roles(words)[0].role for words in named} == set(FACT_ROLES) - {"emergency"}


def test_facts_of_hidden_text_earn_nothing():
    blocks = (Block(BlockKind.PARAGRAPH, "Our policy.", 1),
              Block(BlockKind.PARAGRAPH, "Our DSL is Ann Okoro, 07700 900312. Reviewed 1 May 2026. Version "
                  "2.", 1, hidden=True))
    facts = find_facts(normalise(Reading(Source("p.txt", "0" * 64, "txt", 1), blocks)), AUDIT_DATE)
    assert {(f.kind, f.detail) for f in facts} == {(FactKind.LENGTH, ""), (FactKind.REVIEW, "undated")}


def test_facts_hold_the_outdated_terms_they_are_given():
    term = OutdatedTerm(1, r"\bcrb\b", "DBS", date(2012, 12, 1), "A", "SI 2012/3006")
    facts = find_facts(document_of("Everyone has a CRB check."), AUDIT_DATE, (term,), "england")
    assert [(f.value, f.detail) for f in facts if f.kind is FactKind.OUTDATED] == [("1", "A")]


def test_facts_of_an_empty_document_are_its_length():
    assert [(f.kind, f.value) for f in find_facts(document_of(""), date(2026, 1, 1))] == [(FactKind.LENGTH, "0")]


@pytest.mark.parametrize("piece", ["A", "A'", "Aa Bb ", "Ann Okoro DSL ", "07700 900312 ", "safeguarding and ",
                                   "Signed: ", "reviewed every year ", "_", "[ ", "| ", "1/1/26 ", "approved by "])
def test_facts_of_a_hostile_repetition_are_found_quickly(piece):
    document = document_of(piece * (20_000 // len(piece)))
    begun = time.process_time()
    find_facts(document, AUDIT_DATE)
    assert time.process_time() - begun < 2.0


def test_facts_of_ten_thousand_words_are_found_quickly():
    line = ("If anyone is worried about a child they tell the Designated Safeguarding Lead, Ann Okoro, who rings MASH "
            "on "
            "01632 960 200 and writes it in the log that is reviewed by the trustees every year.\n")
    document = document_of(line * 300)
    find_facts(document, AUDIT_DATE)
    begun = time.process_time()
    find_facts(document, AUDIT_DATE)
    assert len(document.text.split()) > 9_500
    assert time.process_time() - begun < 1.0  # a guard against a pattern that runs away, not a stopwatch
