"""A passage in, whether it is a title out."""

import re

from auditor.readers.pdf_layout import Look, Passage
from auditor.readers.pdf_words import BARE_NUMBER, number_of

STOPS = (".", "!", ";", ",", ".”", '."', ".)")
LONGEST_HEADING = 14  # words
LARGER = 1.12  # times the usual letter size
NAMED_PART = re.compile(r"(?:section|part|appendix|annex|schedule)\b", re.I)
VALUE = re.compile(r"[^\d\W]\s*:\s+\S")  # "Lead: Jo" says something
SIGNATURE = re.compile(r"[A-Z]\. \S+")
ANSWERS = frozenset({"YES", "NO", "OR", "AND", "Y", "N"})
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
    text, words = passage.text, heading_words(passage.text)
    larger = passage.first.size >= look.size * LARGER
    bold = passage.bold and not look.bold
    if _is_text(passage, words, larger or bold) or _is_entry(passage, after):
        return False
    if larger:
        return words[0][:1].isupper() or not words[0][:1].isalpha()
    if text.endswith(":"):
        return bold and len(words) <= 6
    if bold:
        return not words[0][:1].islower()
    if sum(letter.isalpha() for letter in text) > 4 and text == text.upper():
        return True
    return _plain_heading(passage, words, after)


def _is_text(passage: Passage, words: list[str], loud: bool) -> bool:
    """Whether a passage cannot be a title: too long, finished, an address, or a label with its value."""
    text, named = passage.text, NAMED_PART.match(passage.text)
    letters = sum(letter.isalpha() for letter in text)
    if passage.bullet or passage.first.shape or not words or letters < 3 or len(passage.lines) > 3:
        return True
    longest = LONGEST_HEADING * (1.6 if named and loud else 1)
    if len(words) > longest or sum(letter.isdigit() for letter in text) > letters:
        return True
    if text.endswith(STOPS) or "@" in text or SIGNATURE.fullmatch(text) or {word.upper() for word in words} <= ANSWERS:
        return True
    if text.endswith("?") and not loud:
        return True
    return bool(VALUE.search(text)) and not named and not (loud and passage.number)


def _is_entry(passage: Passage, after: Passage | None) -> bool:
    """Whether the next passage counts on: an entry of a list or of a table of contents."""
    return after is not None and after.number != "" and _next_number(passage.number) == after.number


def _plain_heading(passage: Passage, words: list[str], after: Passage | None) -> bool:
    """A title in the letters of the text: only its number, its capitals and the room around it tell."""
    if after is None or not passage.roomy or len(words) > 9 or not words[0][:1].isupper() or CITED.search(passage.text):
        return False
    prose = not after.bullet and len(after.text.split()) > 9
    follows = prose or bool(after.bullet) or after.text.endswith((".", ":"))
    if BARE_NUMBER.match(passage.text) or re.match(r"\d", passage.number):
        return follows
    if passage.number or any(letter.isdigit() for letter in passage.text):
        return False
    return (follows and _title_case(words)) or (prose and len(words) <= 4)


def _next_number(number: str) -> str:
    """The number or letter that follows in a list, with the same marks around it, or an empty string."""
    found = re.search(r"(\d{1,2}|[a-yA-Y])([.)]*)$", number)
    if not found:
        return ""
    last = found.group(1)
    return number[: found.start()] + (str(int(last) + 1) if last.isdigit() else chr(ord(last) + 1)) + found.group(2)
