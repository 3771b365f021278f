"""Sentences in, their fingerprints out: what is kept of the wording of published standards, to know a copy by."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from zlib import crc32

from auditor.evidence.prepared import bag
from auditor.model import BlockKind, Document

_BITS = 0xFFFFFF
Fingerprint = frozenset[int]
EMPTY = frozenset(
    "a an the and or of to in on at for with by from as is are be it its this that these those which who whom whose "
    "not no if when where what how than then so do does has have had will must".split()
)


def fingerprint(stems: Iterable[str]) -> Fingerprint:
    """A number for each stem: enough to tell like from unlike, and no text that could be read."""
    return frozenset(map(_number, stems))


@lru_cache(maxsize=1 << 16)
def _number(stem: str) -> int:
    return crc32(stem.encode("utf-8", "surrogatepass")) & _BITS


def lines_of(document: Document, least: int) -> Iterator[str]:
    """A line of hexadecimal numbers for each sentence of at least so many different words, headings left out."""
    for sentence in document.sentences:
        if sentence.kind not in (BlockKind.HEADING, BlockKind.FURNITURE):
            found = fingerprint(set(bag(document.quote(sentence.span))) - EMPTY)
            if len(found) >= least:
                yield " ".join(f"{number:06x}" for number in sorted(found))


def fingerprints_in(text: str) -> list[Fingerprint]:
    """The fingerprints of such lines; what follows a `#` is for people."""
    lines = (line.partition("#")[0].split() for line in text.splitlines())
    return [frozenset(int(number, 16) for number in line) for line in lines if line]
