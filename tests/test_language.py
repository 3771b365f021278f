"""Words and their stems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.language import english, fold, stem

FAMILIES = [
    "report reports reported reporting",
    "train trains trained training",
    "policy policies",
    "abuse abuses abused abusing",
    "notify notifies notified notifying",
    "refer refers referred referring",
    "stop stops stopped stopping",
    "note notes noted noting",
    "care cares cared caring",
    "log logs logged logging",
    "escalate escalates escalated escalating",
    "address addresses",
    "process processes",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_stem_is_one_for_a_family_of_words(family):
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("need", "nee"), ("this", "thi"), ("lead", "led"), ("bus", "bu"), ("note", "not"), ("here", "her")],
)
def test_stem_keeps_other_words_apart(one, other):
    assert stem(one) != stem(other)


@given(st.text())
def test_fold_keeps_every_place(text):
    assert len(fold(text)) == len(text)


def test_english_gives_stems_as_norms_and_keeps_phone_numbers_whole():
    tokens = [(t.text, t.norm_) for t in english()("Don't ring 01632 960123; referrals")]
    assert tokens == [
        ("Do", "do"),
        ("n't", "n't"),
        ("ring", "ring"),
        ("01632", "01632"),
        ("960123", "960123"),
        (";", ";"),
        ("referrals", "referral"),
    ]
