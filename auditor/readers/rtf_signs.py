"""Bytes of a rich text file in, its signs out one by one: braces, control words, bytes and runs of plain text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.model import Reason
from auditor.readers.reasons import Unreadable

MOST_SIGNS = 2_000_000  # far beyond any policy; keeps a hostile file to seconds
DEEPEST = 2_000  # open groups; more are only counted
SIGN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.S
)
LETTERS = {b"~": b" ", b"_": b"-", b"\\": b"\\", b"{": b"{", b"}": b"}", b"\t": b" "}


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: kind "{", "}", "word", "byte" or "text"."""

    kind: str
    word: str = ""
    number: int | None = None
    raw: bytes = b""


OPEN, CLOSE, PAR, STAR = Sign("{"), Sign("}"), Sign("word", "par"), Sign("word", "*")


def signs(data: bytes) -> Iterator[Sign]:
    """Every sign in order; binary data is passed over. Raises Unreadable(TOO_LARGE) when there is no end to them."""
    at = count = 0
    while found := SIGN.match(data, at):
        at = found.end()
        count += 1
        if count > MOST_SIGNS:
            raise Unreadable(Reason.TOO_LARGE, "it holds far more than a policy needs")
        word, number, byte, other, brace, text = found.groups()
        if word == b"bin":
            at += max(0, int(number or 0))
        elif brace:
            yield OPEN if brace == b"{" else CLOSE
        elif word:
            yield Sign("word", word.decode("ascii"), None if number is None else int(number))
        elif byte:
            yield Sign("byte", number=int(byte, 16))
        elif text:
            yield Sign("text", raw=text)
        elif other:
            yield from _other(other)


def _other(sign: bytes) -> Iterator[Sign]:
    if sign == b"*":
        yield STAR
    elif sign in b"\r\n":
        yield PAR
    elif sign in LETTERS:
        yield Sign("text", raw=LETTERS[sign])
