"""The body of a Word document in, its letters and the run that holds each out; and runs cut where a quote begins."""

import copy
from bisect import bisect_right
from dataclasses import dataclass, field

from docx.oxml.ns import qn

NO_REMARK_IN = frozenset((qn("w:txbxContent"), qn("w:del"), qn("w:moveFrom")))  # Word takes no comment in a text box
OPENING = "([{\"'‘“"


def letters(text: str) -> str:
    """Letters and digits alone: spaces, marks and line breaks differ between a file and what was read from it."""
    return "".join(c for c in text if c.isalnum())


@dataclass(slots=True)
class Letters:
    """All letters of a body in one string. `starts[i]` is where the text of `runs[i]` begins in it."""

    text: str = ""
    runs: list = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)  # (start, end), empty ones left out

    def run_at(self, at: int):
        """The run that holds a letter."""
        return self.runs[bisect_right(self.starts, at) - 1]


def read_letters(body) -> Letters:
    """The letters of every paragraph in reading order, those of text boxes and deletions left out."""
    found, parts, at = Letters(), [], 0
    for paragraph in body.iter(qn("w:p")):
        start = at
        for node in _texts(paragraph):
            piece = letters(node.text or "")
            if piece:
                found.runs.append(node.getparent())
                found.starts.append(at)
                parts.append(piece)
                at += len(piece)
        if at > start:
            found.paragraphs.append((start, at))
    found.text = "".join(parts)
    return found


def _texts(paragraph) -> list:
    """The w:t nodes that are this paragraph's own."""
    out, waiting = [], [paragraph]
    while waiting:
        node = waiting.pop()
        if node.tag == qn("w:t") and node.getparent().tag == qn("w:r"):
            out.append(node)
        elif node is paragraph or (node.tag != qn("w:p") and node.tag not in NO_REMARK_IN):
            waiting.extend(reversed(node))
    return out if not any(above.tag in NO_REMARK_IN for above in paragraph.iterancestors()) else []


def cut(body, places: set[int]) -> None:
    """Cuts runs in two before each of these letters, where a run holds text and nothing else; no letter changes."""
    found = read_letters(body)
    wanted = sorted(places)
    for run, start in reversed(list(zip(found.runs, found.starts, strict=True))):
        texts = [child for child in run if child.tag != qn("w:rPr")]
        if len(texts) != 1 or texts[0].tag != qn("w:t"):
            continue
        own = [at - start for at in wanted if 0 < at - start < len(letters(texts[0].text))]
        if own:
            _split(run, _offsets(texts[0].text, own))


def _offsets(text: str, own: list[int]) -> list[int]:
    """Where in the text the n-th letters are; an opening quotation mark or bracket goes with its word."""
    at, found = 0, []
    for index, character in enumerate(text):
        if character.isalnum():
            if at in own:
                found.append(_with_opening(text, index))
            at += 1
    return found


def _with_opening(text: str, index: int) -> int:
    while index and text[index - 1] in OPENING:
        index -= 1
    return index


def _split(run, offsets: list[int]) -> None:
    node = run.find(qn("w:t"))
    text = node.text
    edges = [0, *offsets, len(text)]
    pieces = [text[a:b] for a, b in zip(edges, edges[1:], strict=False) if b > a]
    if len(pieces) < 2:
        return
    last = run
    for piece in pieces[1:]:
        more = copy.deepcopy(run)
        _say(more, piece)
        last.addnext(more)
        last = more
    _say(run, pieces[0])


def _say(run, text: str) -> None:
    node = run.find(qn("w:t"))
    node.text = text
    node.set(qn("xml:space"), "preserve")
