"""English text in, its words with their stems out: spaCy's English tokeniser, kept as rules, with light stems."""

from auditor.language.stems import fold, stem
from auditor.language.words import Words, words_of

__all__ = ["PIPELINE", "Words", "fold", "stem", "words_of"]

PIPELINE = "spacy blank en, light stems"
