"""Words and their stems."""

import json
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.language import fold, stem, words_of
from auditor.language.rules import spacy_rules
from auditor.language.words import RULES

ROOT = Path(__file__).parent.parent

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


def test_words_have_stems_and_places_and_are_cut_by_rules():
    words = words_of("Don't ring (01632 960123); referrals")
    assert list(zip(words.starts, words.texts, words.stems, strict=True)) == [
        (0, "Do", "do"),
        (2, "n't", "n't"),
        (6, "ring", "ring"),
        (11, "(", "("),
        (12, "01632", "01632"),
        (18, "960123", "960123"),
        (24, ")", ")"),
        (25, ";", ";"),
        (27, "referrals", "referral"),
    ]
    assert words.lowers == [text.lower() for text in words.texts]


@pytest.fixture(scope="module")
def spacy_cuts():
    import spacy

    cutter = spacy.blank("en").tokenizer
    return lambda text: [(token.idx, token.text) for token in cutter(text)]


def ours(text):
    words = words_of(text)
    return list(zip(words.starts, words.texts, strict=True))


def test_every_sample_policy_is_cut_as_spacy_cuts_it(spacy_cuts):
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "corpus" / "sources").glob("*.md"))]
    assert len(texts) > 20
    assert [text[:40] for text in texts if ours(text) != spacy_cuts(text)] == []


PIECES = """e.g. don't we're a.m. 10am Mr. co-op's https://a.example/b?c=1 x@y.example ( ) ' " - / ... £5.50 1,000 U.K.
it's cannot LADO word Word § 3rd é : ;""".split()


@given(st.lists(st.sampled_from([*PIECES, " ", "  ", "\t"]), max_size=12).map("".join))
def test_any_run_of_pieces_is_cut_as_spacy_cuts_it(spacy_cuts, text):
    assert ours(text) == spacy_cuts(text)


def test_the_kept_rules_are_those_of_the_installed_spacy():
    kept = json.loads(RULES.read_text("utf-8"))
    if kept["spacy"] != version("spacy"):
        pytest.skip(f"kept from spaCy {kept['spacy']}, and {version('spacy')} is installed")
    assert kept == spacy_rules()


def test_what_is_too_long_for_a_word_is_left_whole():
    assert words_of("a" + "(" * 5000 + " b").texts == ["a" + "(" * 5000, "b"]
