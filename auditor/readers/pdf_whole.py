"""What the first engine read in, what it may have lost out: pages that the second reads better, words unaccounted."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from auditor.model import Block, Note, NoteCode, Reading
from auditor.readers.pdf_notes import PageFacts
from auditor.readers.pdf_page import Line
from auditor.readers.pdf_second import second_count, second_pages, second_reading
from auditor.readers.pdf_sense import FEW_LETTERS
from auditor.readers.reasons import Unreadable

MOST_ASKED = 40  # pages of one file that the slow second engine is asked for
PAGE_OBJECT = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")
LOST_SHARE = 0.92  # of the letters on the pages: with fewer in the reading, the assessor is told why
OTHER_COUNT = Note(
    NoteCode.SECOND_ENGINE, "Two programs find different numbers of pages in this file; the fuller reading was taken."
)


def letters_in(blocks: Iterable[Block]) -> int:
    """How many letters and figures stand in blocks."""
    return sum(sum(map(str.isalnum, block.text)) for block in blocks)


def with_second(data: bytes, pages: list[PageFacts]) -> list[PageFacts]:
    """The pages, those that make no sense or say hardly anything read by the second engine where it reads more."""
    few = sum(len(line.text) for page in pages for line in page.lines) < FEW_LETTERS * len(pages)
    asked = [page.number for page in pages if page.unread or (few and _said(page.lines) < FEW_LETTERS)][:MOST_ASKED]
    found = second_pages(data, asked) if asked else {}
    return [_better(page, found.get(page.number, [])) for page in pages]


def _better(page: PageFacts, lines: list[Line]) -> PageFacts:
    if _said(lines) <= max(_said(page.lines) + len(page.unseen.words), FEW_LETTERS if page.unread else 0):
        return page
    height = page.height or max(line.bottom for line in lines)
    return replace(page, lines=lines, height=height, unread=False, second=True)


def _said(lines: list[Line]) -> int:
    return sum(sum(map(str.isalnum, line.text)) for line in lines)


def missing_pages(data: bytes, count: int, name: str) -> Reading | None:
    """The second engine's reading of a file in which it finds more pages than the first."""
    if len(PAGE_OBJECT.findall(data)) <= count or second_count(data) <= count:
        return None
    try:
        return second_reading(data, name)
    except Unreadable:
        return None


def account_of(pages: list[PageFacts], blocks: list[Block]) -> list[Note]:
    """What has to be told of letters that stand on the pages and not in the blocks."""
    lines = [line.text for page in pages for line in page.lines]
    there = sum(sum(map(str.isalnum, line)) for line in lines)
    lost = there - letters_in(block for block in blocks if not block.hidden)
    if lost <= there * (1 - LOST_SHARE):
        return []
    times = Counter(lines)
    again = sum(sum(map(str.isalnum, line)) * (count - 1) for line, count in times.items() if count > 2)
    if lost - again <= there * (1 - LOST_SHARE):
        return [Note(NoteCode.OTHER, "The same lines stand at the head or foot of many pages; they were read once.")]
    return [Note(NoteCode.OTHER, "Some words on its pages may be missing from what was read.")]
