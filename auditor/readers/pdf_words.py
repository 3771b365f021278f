"""Raw line texts in, clean words out: marks, ligatures, bullets and words broken at a line's end."""

import re
import unicodedata
from collections.abc import Iterable

HYPHEN = "\ufffe"  # pdfium's mark for a hyphen at the end of a line
LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
BLANKS = dict.fromkeys((*range(1, 0x20), *range(0x7F, 0xA1), 0x2002, 0x2003), " ")
CLEAN = BLANKS | LIGATURES | dict.fromkeys((0, 0xAD, 0xFEFF)) | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
BULLET = re.compile(r"^(?:[•●○◦▪▫■□◼◻➢➤►▶▸‣⁃∙·✓✔✗✘☐☑☒❖◆◇★➔→⇒\uE000-\uF8FF]\s*|[o–—*\u2010-]\s+(?=\S))+")
INNER_BULLET = re.compile(r"(?<=\S)\s+(?=[●○▪■➢►✓\uF0B7\uF0A7\uF0D8\uF0FC•]\s*[A-Za-z])")
NUMBER = re.compile(
    r"^(?P<mark>\(?(?:\d{1,2}(?:\.\d{1,2}){0,4}|[a-zA-Z]|[ivxIVX]{1,5})[.)](?=\s+\S)"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}(?=\s+\S)|(?:\d{1,2}|[ivx]{2,4})[.)](?=[A-Z][a-z]))"
)
BARE_NUMBER = re.compile(r"^(?P<mark>\d{1,2})\s+(?=[A-Z][a-z])")
KEEP_HYPHEN = frozenset(
    "non self multi co re ex well anti pre post cross inter semi sub ill over under mid part full long short high low "
    "one two three face e follow all child peer online cyber drug so up day step decision problem zero".split()
)
WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


def clean(text: str) -> str:
    """Text without control marks, lone surrogates and ligature letters; blanks are single."""
    return " ".join(text.translate(CLEAN).split())


def split_bullets(text: str) -> list[str]:
    """One line as its list entries, where a bullet stands in the middle of it."""
    return [piece for piece in INNER_BULLET.split(text) if piece.strip()]


def bullet_of(text: str) -> str:
    """The bullet that a line begins with, or an empty string."""
    found = BULLET.match(text)
    return found.group() if found else ""


def number_of(text: str) -> str:
    """The number or letter that a line begins with, without its blanks, or an empty string."""
    found = NUMBER.match(text)
    return found.group("mark") if found else ""


class Vocabulary:
    """The words of a document, to tell a hyphen of the word from one of the line's end."""

    def __init__(self, texts: Iterable[str]):
        self.words: set[str] = set()
        for text in texts:
            whole = text.rstrip(HYPHEN) if not text.endswith(HYPHEN) else " ".join(text.split()[:-1])
            self.words.update(word.lower() for word in WORD.findall(whole))

    def join(self, left: str, right: str) -> str:
        """One text out of a line that ends in a broken word and the line after it."""
        left = left.rstrip(HYPHEN + "-")
        head = re.search(r"[A-Za-z]+$", left)
        tail = re.match(r"[A-Za-z]+", right)
        if not head or not tail:
            return f"{left}-{right}"
        return left + ("-" if self._compound(head.group().lower(), tail.group().lower()) else "") + right

    def _compound(self, head: str, tail: str) -> bool:
        if f"{head}-{tail}" in self.words:
            return True
        if head + tail in self.words:
            return False
        return head in KEEP_HYPHEN or (len(tail) > 2 and head in self.words and tail in self.words)
