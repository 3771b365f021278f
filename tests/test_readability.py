"""Sentences in, their reading age out: plain words are for the young, long ones are not."""

import pytest

from auditor.readability import long_sentences, reading_age, syllables

PLAIN = ["The cat sat on the mat and the dog sat by the door."] * 9
OFFICIAL = ["Designated individuals facilitate comprehensive multidisciplinary safeguarding interventions."] * 15


@pytest.mark.parametrize("word, count", [
    ("cat", 1), ("time", 1), ("little", 2), ("table", 2), ("reported", 3), ("asked", 1), ("needed", 2), ("police", 2),
    ("child", 1), ("children", 2), ("review", 2), ("safeguarding", 4), ("a", 1), ("brr", 1), ("family", 3),
])  # fmt: skip
def test_syllables_of_a_word(word, count):
    assert syllables(word) == count


def test_reading_age_rises_with_long_words_and_long_sentences():
    joined = [" and ".join(PLAIN)]
    assert reading_age(PLAIN) < 8 < 15 < reading_age(OFFICIAL)
    assert reading_age(joined) > reading_age(PLAIN) + 10


def test_reading_age_is_worked_out_as_flesch_and_kincaid_say():
    sentences = ["one two three four five six seven eight nine ten"] * 10  # ten words and eleven syllables each
    assert [reading_age(sentences), round(0.39 * 10 + 11.8 * 1.1 - 15.59 + 5)] == [6, 6]


@pytest.mark.parametrize("sentences", [[], [""], ["1 2 3"] * 200, ["A few words."]])
def test_reading_age_of_too_little_is_not_said(sentences):
    assert reading_age(sentences) is None


def test_long_sentences_are_those_of_more_than_25_words():
    assert long_sentences(["word " * 25, "word " * 26, ""]) == 1
