"""Folded words in, lengths of time and counts out."""

import re
from collections.abc import Iterator

NUMBERS = {
    word: n for n, word in enumerate(
        "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "twenty-five": 25, "twenty five": 25, "thirty": 30, "forty": 40, "fifty": 50,
     "seventy-five": 75, "a hundred": 100, "one hundred": 100}  # fmt: skip
COUNT = r"(?:\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"
UNIT = r"(?:day|week|month|year)s?"
LENGTH = re.compile(rf"\b(?P<count>{COUNT})(?: ?\(\d{{1,3}}\))?[ -]+(?:calendar |full |whole )?(?P<unit>{UNIT})\b")
_DAYS = {"day": 1, "week": 7, "month": 0, "year": 0}
_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "\u00a0": " ", "\n": " ", "\t": " "})


def folded(text: str) -> str:
    """Lower case with plain quotes, dashes and spaces."""
    return text.translate(_PLAIN).lower()


def number(word: str) -> int:
    """The number that a word or digits name."""
    return int(word) if word.isdigit() else NUMBERS[word]


def length(count: str, unit: str) -> str:
    """A length of time in one form: years and months as months, weeks and days as days; "2 years" is "24 months"."""
    n, unit = number(count), unit.rstrip("s")
    if _DAYS[unit]:
        return _many(n * _DAYS[unit], "day")
    return _many(n * 12 if unit == "year" else n, "month")


def lengths(words: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, length) of each length of time named in folded words."""
    for found in LENGTH.finditer(words):
        yield found.start(), found.end(), length(found["count"], found["unit"])


def spoken(value: str) -> str:
    """A length for people: whole years as years, whole weeks as weeks."""
    n, unit = value.split()
    for small, large, size in (("month", "year", 12), ("day", "week", 7)):
        if unit.startswith(small) and int(n) % size == 0:
            return _many(int(n) // size, large)
    return value


def _many(n: int, unit: str) -> str:
    return f"{n} {unit}" if n == 1 else f"{n} {unit}s"
