"""A line in, whether it reads like a heading or a list entry out: for documents that do not say so themselves."""

import re

SIGNS = "\u2022\u2023\u2043\u2219\u25aa\u25ab\u25cf\u25cb\u25e6\u25a0\u25a1\u27a2\u2713\u2714\uf000-\uf0ff*\u00b7"
BULLET = re.compile(rf"^(?:[{SIGNS}]\s*|[-\u2013\u2014o]\s+)(?=\S)")
LABEL = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\)?\s+(?=\S)")
NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.):]?|[A-Z][.):])\s+(?=[A-Z])")
NAMED_PART = re.compile(r"^(?:section|part|appendix|annex|schedule)\s+(?:\d{1,2}|[A-Z])\b", re.I)
WORD = re.compile(r"[^\W\d_][^\W_]*(?:['\u2019-][^\W_]+)*")
ENDING = (".", ";", ",", "!", "\u2026")
VALUE = re.compile(r":\s+\S")  # "Lead: Jo" says something; "Appendix A: Contacts" only names something
TEXT_SIGN = re.compile(r"^[\[(<]|[@|\n\u2026]|__|\.\.\.|\d[\d ]{4,}\d")
MOST_WORDS, MOST_CHARACTERS = 12, 90


def could_be_heading(text: str) -> bool:
    """Whether a line is short and carries nothing that belongs in a text: a full stop, a number to ring, a value."""
    if not text or len(text) > MOST_CHARACTERS or text.endswith(ENDING) or BULLET.match(text) or TEXT_SIGN.search(text):
        return False
    if VALUE.search(text) and not NAMED_PART.match(text):
        return False
    return 1 <= len(WORD.findall(text)) <= MOST_WORDS


def is_capitals(text: str) -> bool:
    """Whether a line is set in capitals and long enough not to be an abbreviation."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 6 and all(letter.isupper() for letter in letters)


def is_numbered(text: str) -> bool:
    """Whether a line opens with the number of a part and the name of it: "3.1 Reporting"."""
    return bool(NUMBERED.match(text) or NAMED_PART.match(text))


def without_bullet(text: str) -> tuple[str, bool]:
    """The text of a typed list entry without its sign, and whether it was one; a typed number or letter stays."""
    if found := BULLET.match(text):
        return text[found.end() :], True
    return text, bool(LABEL.match(text))
