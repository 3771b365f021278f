"""Headings in, their levels 1 to 6 out."""

from auditor.readers.pdf_layout import Passage

DEEPEST = 6


def _style(passage: Passage) -> tuple[float, bool, bool]:
    """How loud a heading looks: its size, whether it is bold, whether it is all capitals."""
    return (round(passage.first.size * 2) / 2, passage.bold, passage.text == passage.text.upper())


def levels_of(headings: list[Passage]) -> dict[int, int]:
    """Levels by identity of the passage: louder is higher, and a number like 2.1 stands under 2."""
    styles = sorted({_style(passage) for passage in headings}, reverse=True)
    parents = [
        styles.index(_style(other)) + 1 for other in headings if other.number and "." not in other.number.strip(".)")
    ]
    levels = {}
    for passage in headings:
        level = styles.index(_style(passage)) + 1
        depth = passage.number.strip(".)").count(".")
        if depth and parents:
            level = max(level, max(set(parents), key=lambda rank: (parents.count(rank), -rank)) + depth)
        levels[id(passage)] = min(level, DEEPEST)
    return levels
