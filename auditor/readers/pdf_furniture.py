"""All lines of a document in, the lines of the text and the running heads and feet (once each) out."""

import re
from collections import defaultdict
from statistics import median

from auditor.readers.pdf_page import Line

PAGE_NUMBER = re.compile(r"^\W*(?:page|p\.?|pg\.?)?\W*\d{1,4}\W*(?:(?:of|/)\W*\d{1,4})?\W*$", re.IGNORECASE)
PAGED = re.compile(r"\bpage\b|\d\s*(?:of|/|\|)\s*\d", re.IGNORECASE)
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


def _runs(found: list[Line], written: int, usual: float) -> bool:
    """Whether lines with one wording, numbers aside, run on through `written` pages with letters of `usual` size."""
    where = {line.page for line in found}
    if len({line.text for line in found}) > 1 and not PAGED.search(found[0].text):
        if any(line.bold or line.size > usual * 1.05 for line in found):
            return False  # headings that only count on: Part 1, Part 2
    level = max(line.bottom for line in found) - min(line.bottom for line in found) < 3
    return len(where) >= max(2, written * SHARE) or (len(where) >= 3 and level)


def split_running(pages: list[list[Line]], heights: list[float]) -> tuple[list[list[Line]], list[Line]]:
    """The pages without running heads and feet, and those lines, each once, from the first page it stands on.

    A line is running when it stands at the top or bottom of at least half the pages (and two), numbers aside.
    Bare page numbers at an edge are dropped.
    """
    edges = [_edge_lines(lines, height) for lines, height in zip(pages, heights, strict=True)]
    seen: dict[str, list[Line]] = defaultdict(list)
    for lines, places in zip(pages, edges, strict=True):
        for place in places:
            seen[_key(lines[place].text)].append(lines[place])
    written = sum(1 for lines in pages if lines)
    usual = median(line.size for page in pages for line in page) if written else 0.0
    running = {key for key, found in seen.items() if _runs(found, written, usual)}
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
