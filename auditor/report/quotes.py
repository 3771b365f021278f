"""A verdict in, the few quotes that a page shows for it out: nothing said twice, the fullest quote first."""

from dataclasses import dataclass
from functools import lru_cache

from auditor.model import Evidence, Stance
from auditor.report.certificate import counted, plain
from auditor.report.score import Line
from auditor.report.wording import QUOTE_LIMIT

MOST, EACH = 6, 3  # quotes of one verdict, and quotes for one of the things that it asks
ALIKE = 0.8  # of the words of two quotes, the share in both from which the second tells nothing new
SUBJECT = "as the subject"  # how an element asks that only says what the document is about


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

    __slots__ = ("elements", "head", "own", "text")

    def __init__(self, head: Evidence):
        self.head, self.own, self.elements = head, [head], {head.element}
        self.text = plain(head.quote)

    def take(self, own: list[Evidence], elements: set[str]) -> None:
        """Takes in what is said in the same words or in part of them."""
        self.own += own
        self.elements |= elements


def _apart(found: tuple[Evidence, ...]) -> list[_Group]:
    """The evidence by quote: what is said twice is one, and is quoted where it speaks for the most."""
    same: dict[tuple[str, str], _Group] = {}
    for it in found:
        key = it.source, plain(it.quote)
        if key in same:
            same[key].take([it], {it.element})
        else:
            same[key] = _Group(it)
    if len(same) == 1:
        return list(same.values())
    kept: list[_Group] = []
    for group in sorted(same.values(), key=lambda group: (-len(group.elements), len(group.text))):
        twin = _twin(group, kept)
        if twin is None:
            kept.append(group)
            continue
        if len(group.text) > len(twin.text) and not group.elements <= twin.elements:
            twin.head, twin.text = group.head, group.text
        twin.take(group.own, group.elements)
    return kept


def _twin(group: _Group, kept: list[_Group]) -> _Group | None:
    """The quote that holds this one or is held by it, or nearly so; one shown in part holds nothing for sure."""
    text, source, size = group.text, group.head.source, len(group.text)
    for one in kept:
        if one.head.source != source:
            continue
        if one.text in text:
            if len(group.head.quote) <= QUOTE_LIMIT or group.elements <= one.elements:
                return one
        elif text in one.text:
            if len(one.head.quote) <= QUOTE_LIMIT or one.elements <= group.elements:
                return one
        elif ALIKE * size <= len(one.text) <= size / ALIKE and group.elements <= one.elements:
            a, b = _words(text), _words(one.text)
            if len(a & b) >= ALIKE * len(a | b):
                return one
    return None


@lru_cache(maxsize=4096)
def _words(plain: str) -> frozenset[str]:
    return frozenset(plain.split())


def _chosen(groups: list[_Group], subject: frozenset[str]) -> list[_Group]:
    """Again and again the quote that speaks for the most that has none yet, then for the most that has too few."""
    times: dict[str, int] = {}
    if len(groups) == 1:
        return groups
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
