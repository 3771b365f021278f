"""Pages whose joined letters came out as odd signs in, the same pages with the letters mended out."""

import re
from collections import Counter
from dataclasses import replace

from auditor.readers.pdf_page import LOST, Line

JOINED = ("ti", "tt", "ft", "fi", "fl", "ff", "tf", "tti", "ffi")
ODD_WORD = re.compile(
    r"[A-Za-z]*(?:[^\W\d_\u0000-\u0180\u1E00-\u1EFF]|(?<=[A-Za-z])\u014C|\ufffd)[A-Za-z]+|"
    r"[A-Za-z]+[\u014C\u019F\u01A9\ufffd]"
)
KNOWN = re.compile(
    r"(?:tion|tions|tional|tive|tives|tively|ting|ties|tial|tically|tic|tify|tified|time|times|title|tise|tised|practice|"
    r"identity|particular|participa\w+|until|still|https?|committee|attend\w*|attempt\w*|attention|attitude|attached|"
    r"matters?|written|sett?ings?|letters?|better|pattern|permitted|submitted|committed|inappropriate|little|after\w*|"
    r"often|draft|left|shift|gift|drift|craft|lift|soft|theft|staff\w*|offer\w*|office\w*|off|different\w*|effect\w*|"
    r"affect\w*|sufficient|suffer\w*|difficult\w*|first|find|finding|file|fill|final\w*|confiden\w+|definition|specific|"
    r"significant|identif\w+|qualifi\w+|five|field|fire|flow\w*|flag|reflect\w*|conflict|influence|platform|"
    r"getting|putting|permitting|written|sitting|babysitting)$",
    re.IGNORECASE,
)


def _odd(word: str) -> str:
    """The sign in a word that is no Latin letter."""
    return next(letter for letter in word if not (letter.isascii() and letter.isalpha()))


def _choices(word: str) -> list[str]:
    """The joined letters that make a known word, or a known ending, out of a word with an odd sign."""
    sign = _odd(word)
    return [joined for joined in JOINED if KNOWN.search(word.replace(sign, joined)) and _touches(word, sign, joined)]


def _touches(word: str, sign: str, joined: str) -> bool:
    """Whether the known ending holds the mended place, not only letters after it."""
    found = KNOWN.search(word.replace(sign, joined))
    return bool(found) and found.start() <= word.index(sign)


def mended(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages with each odd sign inside a word replaced by the joined letters that most of its words ask for."""
    texts = (line.text for page in pages for line in page if not line.text.isascii())
    words = Counter(word for text in texts for word in ODD_WORD.findall(text))
    if not words:
        return pages
    votes: dict[str, Counter[str]] = {}
    for word, count in words.items():
        for joined in _choices(word):
            votes.setdefault(_odd(word), Counter())[joined] += count
    best = {sign: max(JOINED, key=lambda joined, tally=tally: tally[joined]) for sign, tally in votes.items()}

    def mend(found: re.Match[str]) -> str:
        word = found.group()
        sign = _odd(word)
        choices = _choices(word) or ([best[sign]] if sign in best and sign != LOST else [])
        return word.replace(sign, best[sign] if best.get(sign) in choices else choices[0]) if choices else word

    return [
        [line if line.text.isascii() else replace(line, text=ODD_WORD.sub(mend, line.text)) for line in page]
        for page in pages
    ]
