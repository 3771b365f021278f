"""All lines of a document in, the lines of the text and the running heads and feet (once each) out."""

import re
from collections import defaultdict

from auditor.readers.pdf_page import Line

PAGE_NUMBER = re.compile(r"^\W*(?:page|p\.?|pg\.?)?\W*\d{1,4}\W*(?:(?:of|/)\W*\d{1,4})?\W*$", re.IGNORECASE)
DIGITS = re.compile(r"\d+")
ROMAN = re.compile(r"^[ivxlc]{1,6}$", re.IGNORECASE)
MARGIN = 0.14  # share of the page's height, above and below
REACH = 4  # lines from the edge of the page that can be running
SHARE = 0.5  # of the pages that a running line stands on


def _key(text: str) -> str:
    return DIGITS.sub("#", " ".join(text.lower().split()))


def _edge_lines(lines: list[Line], height: float) -> list[int]:
    """Indexes of a page's lines that could be running: near an edge and among the first or last few."""
    order = sorted(range(len(lines)), key=lambda place: lines[place].top)
    head = [place for place in order[:REACH] if lines[place].bottom <= height * MARGIN]
    foot = [place for place in order[-REACH:] if lines[place].top >= height * (1 - MARGIN)]
    return [*head, *foot]


def split_running(pages: list[list[Line]], heights: list[float]) -> tuple[list[list[Line]], list[Line]]:
    """The pages without running heads and feet, and those lines, each once, from the first page it stands on.

    A line is running when it stands at the top or bottom of at least half the pages (and two), numbers aside.
    Bare page numbers at an edge are dropped.
    """
    edges = [_edge_lines(lines, height) for lines, height in zip(pages, heights, strict=True)]
    seen: dict[str, set[int]] = defaultdict(set)
    for number, (lines, places) in enumerate(zip(pages, edges, strict=True)):
        for place in places:
            seen[_key(lines[place].text)].add(number)
    written = sum(1 for lines in pages if lines)
    running = {key for key, where in seen.items() if len(where) >= max(2, written * SHARE)}
    kept: dict[str, Line] = {}
    bodies = []
    for lines, places in zip(pages, edges, strict=True):
        drop = set()
        for place in places:
            line = lines[place]
            if PAGE_NUMBER.match(line.text) or ROMAN.match(line.text):
                drop.add(place)
            elif _key(line.text) in running:
                drop.add(place)
                kept.setdefault(_key(line.text), line)
        bodies.append([line for place, line in enumerate(lines) if place not in drop])
    return bodies, list(kept.values())
