"""Numbers of sentences in, one whole number with a bit for each out, so that sets are met and joined at once."""

from collections.abc import Iterable, Iterator


def bits_of(numbers: Iterable[int], size: int) -> int:
    """The set of these numbers, each below `size`."""
    held = bytearray(size // 8 + 1)
    for n in numbers:
        held[n >> 3] |= 1 << (n & 7)
    return int.from_bytes(held, "little")


def numbers_in(bits: int) -> Iterator[int]:
    """The numbers in a set, in order."""
    if not bits:
        return
    shown = format(bits, "b")[::-1]
    at = shown.find("1")
    while at >= 0:
        yield at
        at = shown.find("1", at + 1)


def all_but_one(sets: Iterable[int], everything: int) -> int:
    """The numbers that all of the sets hold except exactly one."""
    full, one = everything, 0
    for bits in sets:
        full, one = full & bits, (one & bits) | (full & ~bits)
    return one
