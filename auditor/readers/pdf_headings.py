"""A passage in, whether it is a title out."""

import re

from auditor.readers.pdf_layout import Look, Passage
from auditor.readers.pdf_words import BARE_NUMBER, number_of

STOPS = (".", "!", ";", ",", ".”", '."', ".)")
LONGEST_HEADING = 14  # words
SMALL_WORDS = frozenset("a an and as at by for from in into is of on or our the to with vs your".split())
CITED = re.compile(r"\b(?:19|20)\d\d\W*$|\)$|\bAct\b")  # a law or a book, not a title of this text


def heading_words(text: str) -> list[str]:
    """The words of a title without its number."""
    return text[len(number_of(text)) :].split()


def _title_case(words: list[str]) -> bool:
    big = [word for word in words if word.lower() not in SMALL_WORDS and word[:1].isalpha()]
    return len(big) >= 2 and all(word[:1].isupper() for word in big)


def is_heading(passage: Passage, after: Passage | None, look: Look) -> bool:
    """Whether a passage is a title: short, unfinished, and larger, bolder, numbered or capital."""
    text = passage.text
    words = heading_words(text)
    letters = [letter for letter in text if letter.isalpha()]
    if passage.bullet or not words or len(words) > LONGEST_HEADING or len(letters) < 3 or len(passage.lines) > 3:
        return False
    if (
        text.endswith(STOPS)
        or passage.first.shape
        or "@" in text
        or sum(letter.isdigit() for letter in text) > len(letters)
    ):
        return False
    if re.search(r"[^\d\W]\s*:\s+\S", text) and not re.match(r"(?:section|part|appendix|annex|schedule)\b", text, re.I):
        return False
    if text.endswith("?") and not passage.bold and passage.first.size < look.size * 1.12:
        return False
    if re.fullmatch(r"[A-Z]\. \S+", text):
        return False  # a signature
    if after and _next_number(passage.number) == after.number != "":
        return False  # an entry of a list, or of a table of contents
    if passage.first.size >= look.size * 1.12 and len(letters) > 3:
        return words[0][:1].isupper() or not words[0][:1].isalpha()
    if text.endswith(":"):
        return passage.bold and not look.bold and len(words) <= 6
    if passage.bold and not look.bold:
        return not words[0][:1].islower()
    if len(letters) > 4 and text == text.upper():
        return True
    return _plain_heading(passage, words, after)


def _plain_heading(passage: Passage, words: list[str], after: Passage | None) -> bool:
    """A title in the letters of the text: only its number, its capitals and the room around it tell."""
    if after is None or not passage.roomy or len(words) > 9 or not words[0][:1].isupper() or CITED.search(passage.text):
        return False
    follows = after.bullet or after.text.endswith((".", ":")) or len(after.text.split()) > 9
    if BARE_NUMBER.match(passage.text) or re.match(r"\d", passage.number):
        return bool(follows)
    return bool(follows and not passage.number and _title_case(words))


def _next_number(number: str) -> str:
    """The number or letter that follows in a list, with the same marks around it, or an empty string."""
    found = re.search(r"(\d{1,2}|[a-yA-Y])([.)]*)$", number)
    if not found:
        return ""
    last = found.group(1)
    return number[: found.start()] + (str(int(last) + 1) if last.isdigit() else chr(ord(last) + 1)) + found.group(2)
