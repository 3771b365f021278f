"""Sentences in, the age at which a reader follows them out (Flesch-Kincaid grade and 5); long ones are counted."""

import re
from collections.abc import Sequence
from functools import lru_cache

LONG = 25  # words: a sentence with more is hard to read aloud
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^aeiouyl]e|[^aeiouydt]ed|[^aeiouysxzg]es)$")


def reading_age(sentences: Sequence[str]) -> int | None:
    """Whole years, half a year up; None for less than 100 words, where the measure says nothing."""
    counted = [words for words in map(_WORD.findall, sentences) if words]
    words = [word for sentence in counted for word in sentence]
    if len(words) < 100:
        return None
    sounds = sum(map(syllables, words))
    grade = 0.39 * len(words) / len(counted) + 11.8 * sounds / len(words) - 15.59
    return int(grade + 5.5)


def long_sentences(sentences: Sequence[str]) -> int:
    """How many have more words than `LONG`."""
    return sum(len(_WORD.findall(sentence)) > LONG for sentence in sentences)


@lru_cache(maxsize=65536)
def syllables(word: str) -> int:
    """About how many syllables: groups of vowels, a silent e taken off; never less than one."""
    small = word.casefold()
    return max(1, len(_VOWELS.findall(small)) - bool(_SILENT.search(small)))
