"""A Document in, its Trace out: what lets it be compared with others when its text is gone."""

import re
from base64 import b64encode
from collections import Counter
from struct import pack
from zlib import crc32

from auditor.model import Document, Trace, telling_words

RUN = 3  # words in a row that are compared
ONE_IN = 4  # runs kept, chosen by their own hash: every document keeps the same ones
MOST_NAMES = 12
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CAPITAL = r"[A-Z][\w'’&-]{0,30}"
_KIND = r"(?:Contact|Centre|Center|Family Time|Trust|Foundation|Project|House|Online)"
_LINK = r"(?:(?:of|and|in|on|&|the|St\.?) )?"
_NAMED = re.compile(
    rf"\b(?:{_CAPITAL} {_LINK}){{1,5}}?{_KIND}\b(?: (?:Centre|Service|Project|House|Trust)\b)?"
)
_NOT_A_CENTRE = re.compile(r"\b(?:NACCC|National|NSPCC|Cafcass|Disclosure|Government|Association|Accredit\w+)\b")


def trace(document: Document, centre: str) -> Trace:
    """The trace of a document that was handed in for the centre of this name."""
    text = document.text
    words = [word.replace("’", "'") for word in _WORD.findall(text.lower())]
    return Trace(document.source.name, len(words), _shingles(words), _names(text), _own(words, centre))


def _shingles(words: list[str]) -> str:
    """Names and numbers of one centre change few runs of three words, so that two copies of a template stay alike."""
    hashes = {crc32(" ".join(words[n : n + RUN]).encode("utf-8", "replace")) for n in range(len(words) - RUN + 1)}
    kept = sorted(number for number in hashes if (number >> 8) % ONE_IN == 0)
    return b64encode(pack(f">{len(kept)}I", *kept)).decode("ascii")


def _names(text: str) -> tuple[tuple[str, int], ...]:
    found = (" ".join(match.group().split()).removeprefix("The ") for match in _NAMED.finditer(text))
    counted = Counter(name for name in found if telling_words(name) and not _NOT_A_CENTRE.search(name))
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_NAMES])


def _own(words: list[str], centre: str) -> int:
    """How often the words of the centre's name come in the text: 0 when none does, or none tells it from another."""
    telling = telling_words(centre)
    return sum(word.removesuffix("'s") in telling for word in words)
