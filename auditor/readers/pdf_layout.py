"""Lines in reading order in, paragraphs and list items and headings out."""

import re
from collections import Counter
from dataclasses import dataclass, field
from statistics import median

from auditor.readers.pdf_page import Line
from auditor.readers.pdf_words import HYPHEN, bullet_of, clean, number_of

ENDS = (".", "!", "?", ":", ";", ".”", ".’", '."', ".)", "?”", "!”")
NEAR = 12  # lines on either side that tell where a column ends
LONE = re.compile(r"\d{1,2}|\(?[a-z]\)|\(?[ivx]{1,5}\)")  # a number in the margin
BROKEN = re.compile(r"[a-z]-$")
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")  # set small and high after a day's number
HANGING = frozenset("a an and as at by for from in of or our that the their to with your".split())


@dataclass(slots=True)
class Passage:
    """Lines that belong together; `marker` is its bullet or number."""

    lines: list[Line]
    bullet: str = ""
    number: str = ""
    text: str = ""
    alone: bool = True
    roomy: bool = False  # more white above than between the lines of a paragraph
    parts: list[str] = field(default_factory=list)

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)


@dataclass(frozen=True, slots=True)
class Look:
    """What is usual in a document: letter size, distance from line to line in letter sizes, boldness."""

    size: float
    pitch: float
    bold: bool
    width: float = 0.0  # points of a full line


def look_of(lines: list[Line]) -> Look:
    """The usual look of these lines, by number of letters."""
    sizes: Counter[float] = Counter()
    bold = 0
    for line in lines:
        sizes[line.size] += len(line.text)
        bold += len(line.text) if line.bold else 0
    size = max(sizes, key=lambda key: (sizes[key], key)) if sizes else 0.0
    steps = Counter(
        round((after.bottom - before.bottom) / size, 1)
        for before, after in zip(lines, lines[1:], strict=False)
        if size and before.page == after.page and before.size == after.size == size and after.bottom > before.bottom
    )
    usual = [step for step, count in steps.items() if 0.9 <= step <= 2.2 for _ in range(count)]
    pitch = min(median(usual), 1.9) if usual else 1.3
    widths = sorted(line.x1 - line.x0 for line in lines)
    width = widths[len(widths) * 3 // 4] if widths else 0.0
    return Look(size, pitch, bold > sum(sizes.values()) / 2, width)


def _right_edge(lines: list[Line], place: int) -> float:
    """Where the column around a line ends: the furthest right of its neighbours that share its place."""
    line, edge = lines[place], lines[place].x1
    for step in (-1, 1):
        before = place
        for other in range(place + step, place + step * (NEAR + 1), step):
            if not 0 <= other < len(lines) or lines[other].page != line.page:
                break
            if (lines[other].top - lines[before].top) * step < -line.size:
                break  # the next column or page begins
            edge = max(edge, lines[other].x1)
            before = other
    return edge


def _ended_early(line: Line, after: Line, edge: float) -> bool:
    """Whether the first word of the next line would still have stood on this one."""
    words = after.text.split()
    if not words or line.x1 <= line.x0:
        return False
    letter = (after.x1 - after.x0) / max(len(after.text), 1)
    return line.x1 + letter * (len(words[0]) + 1.5) < edge


def _gap(line: Line, after: Line) -> float:
    """Distance from line to line in letter sizes; negative when the text jumps up or to another page."""
    if line.page != after.page or not line.size:
        return -1.0
    return (after.bottom - line.bottom) / max(line.size, after.size, 1.0)


def _goes_on(line: Line, after: Line, edge: float, look: Look, opened: Passage) -> bool:
    """Whether a line continues the passage that the line before it belongs to."""
    if line.broken_word or (line.shape and line.shape == after.shape):
        return True
    if line.shape != after.shape:
        return False
    if line.beside(after) and after.x0 >= line.x1 - 1 and not line.text.endswith(ENDS):
        return True
    if bullet_of(after.text):
        return False
    small = (
        after.text[:1] == "&"
        or after.text[:1].islower()
        and not number_of(after.text)
        and not LONE.fullmatch(after.text)
    )
    ended = line.text.endswith(ENDS)
    if number_of(after.text) and (ended or _ended_early(line, after, edge) or opened.number):
        return False
    change = abs(line.size - after.size) / max(line.size, after.size, 1.0)
    if change > (0.25 if small and not ended else 0.12):
        return False
    gap = _gap(line, after)
    if gap > look.pitch * 1.3 + 0.1 and not (small and not ended and gap < look.pitch * 2):
        return False
    if line.bold != after.bold and not small and (line.bold or ended):
        if all(other.bold for other in opened.lines) or ended:
            return False
    if gap < 0.3:
        full = line.x1 - line.x0 >= look.width * 0.8
        return not ended and (small or (full and not _ended_early(line, after, edge)))
    return not _ended_early(line, after, edge) or ((small or _hangs(line.text)) and not ended)


def _hangs(text: str) -> bool:
    """Whether a line cannot be the end of anything: it stops at a comma or a small word."""
    return text.endswith((",", "&")) or text.lower().split()[-1:][0] in HANGING


def passages(lines: list[Line], look: Look) -> list[Passage]:
    """Lines in reading order as passages: wrapped lines joined, each item of a list by itself."""
    found: list[Passage] = []
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        if before and found and _goes_on(before, line, _right_edge(lines, place - 1), look, found[-1]):
            found[-1].lines.append(line)
            continue
        bullet = bullet_of(line.text)
        number = "" if bullet else number_of(line.text) or _lone_number(line, lines[place + 1 : place + 2])
        gap = _gap(before, line) if before else -1.0
        found.append(Passage([line], bullet.strip(), number, roomy=gap < 0 or gap > look.pitch * 1.15))
    _count_on(found)
    return _without_lone_bullets(found)


def _count_on(found: list[Passage]) -> None:
    """A number without a dot is a list's number when the passage before or after counts on with it."""
    bare = [re.match(r"\d{1,2}(?=\s+[A-Z])", passage.first.text) for passage in found]
    counts = [int(match.group()) if match else 0 for match in bare]
    known = [int(p.number) if p.number.isdigit() else count for p, count in zip(found, counts, strict=True)]
    for place, (count, passage) in enumerate(zip(counts, found, strict=True)):
        if count and (count - 1 in known[max(place - 1, 0) : place] or count + 1 in known[place + 1 : place + 2]):
            passage.number = str(count)


def _lone_number(line: Line, after: list[Line]) -> str:
    """A number in the margin, set apart from the words beside it."""
    return line.text if LONE.fullmatch(line.text) and after and line.beside(after[0]) and after[0].x0 >= line.x1 else ""


def _without_lone_bullets(found: list[Passage]) -> list[Passage]:
    """A bullet or number that stands on a line of its own belongs to the passage after it."""
    kept: list[Passage] = []
    for passage in found:
        last = kept[-1] if kept else None
        if (
            last
            and len(last.lines) == 1
            and re.fullmatch(r"[•●○◦▪■➢►✓✔\uE000-\uF8FFo–-]|\(?\w{1,3}[.)]", last.first.text)
        ):
            mark = last.first.text
            kept[-1] = Passage([last.first, *passage.lines], number=mark if mark[-1] in ".)" else "")
            kept[-1].bullet = "" if kept[-1].number else mark
        else:
            kept.append(passage)
    return kept


def finish(found: list[Passage], join) -> None:
    """Puts each passage's lines into one clean text; `join` mends a word broken between two lines."""
    for passage in found:
        text = passage.first.text
        for before, line in zip(passage.lines, passage.lines[1:], strict=False):
            close = before.beside(line) and (ORDINAL.match(line.text) or -1 <= line.x0 - before.x1 < before.size * 0.12)
            broken = text.endswith(HYPHEN) or (BROKEN.search(text) and line.text[:1].islower())
            text = join(text, line.text) if broken else text + ("" if close else " ") + line.text
        passage.text = clean(text.rstrip(HYPHEN))
        if passage.bullet:
            passage.text = clean(passage.text[len(bullet_of(passage.text)) :]) or passage.text
