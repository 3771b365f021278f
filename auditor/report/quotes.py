"""A verdict in, the few quotes that a page shows for it out: nothing said twice, the fullest quote first."""

import re
from dataclasses import dataclass
from functools import lru_cache

from auditor.model import Evidence, Stance
from auditor.report.certificate import counted
from auditor.report.score import Line
from auditor.report.wording import QUOTE_LIMIT

MOST, EACH = 6, 3  # quotes of one verdict, and quotes for one of the things that it asks
ALIKE = 0.8  # of the words of two quotes, the share in both from which the second tells nothing new
SUBJECT = "as the subject"  # how an element asks that only says what the document is about

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that were found, once, with everything that they speak for: (what is asked, the evidence for it)."""

    evidence: Evidence
    uses: tuple[tuple[str, Evidence], ...]


@dataclass(frozen=True, slots=True)
class Quotes:
    """The passages to show, best first, and how many more the record holds that say something else."""

    shown: tuple[Passage, ...] = ()
    more: int = 0


def quotes(line: Line) -> Quotes:
    """The quotes for a verdict: each thing that is asked gets its best, then a second where there is room."""
    found = counted(line.verdict)
    if not found:
        return Quotes()
    asks = {element.name: element.asks for element in line.criterion.elements}
    groups = _apart(found)
    chosen = _chosen(groups, frozenset(name for name, words in asks.items() if words.endswith(SUBJECT)))
    return Quotes(tuple(_passage(group, asks) for group in chosen), len(groups) - len(chosen))


class _Group:
    """Evidence that stands in one quote: `head` is the evidence whose quote is shown."""

    __slots__ = ("elements", "head", "own", "text", "words")

    def __init__(self, head: Evidence):
        self.head, self.own, self.elements = head, [head], {head.element}
        self.text, self.words = _words(head.quote)

    def take(self, own: list[Evidence], elements: set[str]) -> None:
        """Takes in what is said in the same words or in part of them."""
        self.own += own
        self.elements |= elements


def _apart(found: tuple[Evidence, ...]) -> list[_Group]:
    """The evidence by quote: what is said twice is one, and is quoted where it speaks for the most."""
    same: dict[tuple[str, str], _Group] = {}
    for it in found:
        key = it.source, _words(it.quote)[0]
        if key in same:
            same[key].take([it], {it.element})
        else:
            same[key] = _Group(it)
    kept: list[_Group] = []
    for group in sorted(same.values(), key=lambda group: (-len(group.elements), len(group.text))):
        for other in kept:
            if _says_the_same(other, group):
                if len(group.text) > len(other.text) and not group.elements <= other.elements:
                    other.head, other.text, other.words = group.head, group.text, group.words
                other.take(group.own, group.elements)
                break
        else:
            kept.append(group)
    return kept


def _says_the_same(one: _Group, other: _Group) -> bool:
    """Whether one quote holds the other, or nearly so; a quote that is shown in part holds nothing for certain."""
    if one.head.source != other.head.source:
        return False
    short, long = (one, other) if len(one.text) <= len(other.text) else (other, one)
    if short.text in long.text:
        return len(long.head.quote) <= QUOTE_LIMIT or long.elements <= short.elements
    a, b = len(one.words), len(other.words)
    if a < ALIKE * b or b < ALIKE * a or not other.elements <= one.elements:
        return False
    shared = len(one.words & other.words)
    return shared >= ALIKE * (a + b - shared)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, frozenset[str]]:
    """The words of a quote, in order with a space on either side, and as a set."""
    words = _WORD.findall(text.casefold())
    return f" {' '.join(words)} ", frozenset(words)


def _chosen(groups: list[_Group], subject: frozenset[str]) -> list[_Group]:
    """Again and again the quote that speaks for the most that has none yet, then for the most that has too few."""
    times: dict[str, int] = {}
    left, chosen = sorted(groups, key=_strength, reverse=True), []
    while left and len(chosen) < MOST:
        worths = [_worth(group, times, subject) for group in left]
        best = max(worths)
        if not best[-1]:
            break
        group = left.pop(worths.index(best))
        chosen.append(group)
        for name in group.elements:
            times[name] = times.get(name, 0) + 1
    return chosen


def _strength(group: _Group) -> tuple:
    head = group.head
    return head.stance is Stance.ASSERTED, max(it.score for it in group.own), len(group.own), -head.span.start


def _worth(group: _Group, times: dict[str, int], subject: frozenset[str]) -> tuple[int, int, int]:
    """How many things it speaks for that have no quote yet, first what is asked and then the subject; then too few."""
    new = about = few = 0
    for name in group.elements:
        shown = times.get(name, 0)
        if name in subject:
            about += not shown
        else:
            new += not shown
            few += shown < EACH
    return new, about, few + about


def _passage(group: _Group, asks: dict[str, str]) -> Passage:
    uses = {it.element: (asks.get(it.element, ""), it) for it in reversed(group.own)}
    return Passage(group.head, tuple(uses.values())[::-1])
