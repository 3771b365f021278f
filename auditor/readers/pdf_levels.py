"""Headings in, their levels 1 to 6 out."""

from auditor.readers.pdf_layout import Passage

DEEPEST = 6


ALIKE = 0.94  # sizes closer than this look the same


def _sizes(headings: list[Passage]) -> dict[float, int]:
    """Rank of each size, the largest 0; sizes that look the same share a rank."""
    ranks: dict[float, int] = {}
    top, rank = 0.0, -1
    for size in sorted({passage.first.size for passage in headings}, reverse=True):
        if size < top * ALIKE or rank < 0:
            top, rank = size, rank + 1
        ranks[size] = rank
    return ranks


def levels_of(headings: list[Passage]) -> dict[int, int]:
    """Levels by identity of the passage: louder is higher, and a number like 2.1 stands under 2."""
    sizes = _sizes(headings)
    looks = [(sizes[one.first.size], not one.bold, one.text != one.text.upper()) for one in headings]
    order = sorted(set(looks))
    ranks = [order.index(look) + 1 for look in looks]
    parents = [
        rank for one, rank in zip(headings, ranks, strict=True) if one.number and "." not in one.number.strip(".)")
    ]
    levels = {}
    for passage, level in zip(headings, ranks, strict=True):
        depth = passage.number.strip(".)").count(".") if passage.number else 0
        if depth and parents:
            level = max(level, max(set(parents), key=lambda rank: (parents.count(rank), -rank)) + depth)
        levels[id(passage)] = min(level, DEEPEST)
    return levels
