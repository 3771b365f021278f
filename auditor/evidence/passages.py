"""An element's plans and a marked document in, its passages by their places out, and no more than can matter."""

from collections.abc import Callable
from operator import itemgetter
from typing import NamedTuple

from auditor.evidence.chains import Chain
from auditor.evidence.lexical import Marked
from auditor.evidence.near import Facts, Match, alone_at, closest, matches, waits, where
from auditor.evidence.plans import Plan
from auditor.evidence.sets import numbers_in
from auditor.model import Stance

KEPT = 4  # passages kept for each element
Ends = tuple[int, int]  # first and one past the last character


class Passage(NamedTuple):
    """A match with its stance, the cue that shows it and the words that count; a near miss has the words it lacks."""

    plan: Plan
    match: Match
    stance: Stance | None = None  # not yet asked
    cue: str = ""
    chain: Chain = ()
    lacks: tuple[str, ...] = ()

    @property
    def rank(self) -> float:
        """The lower the nearer."""
        return -round(self.match.score, 3)

    @property
    def counts(self) -> bool:
        """Whether its stance is one that the signal accepts."""
        return self.stance == Stance.ASSERTED or self.stance.value in self.plan.signal.allow


Ask = Callable[[Passage], Passage]  # a passage's stance
Ranked = tuple[float, int, Passage]  # how near, the number of the signal, the passage
_HIGHEST = -1.0


def fired(plan: Plan, marked: Marked, facts: Facts, ask: Ask) -> tuple[list[Passage], list[Passage]]:
    """The passages where a signal fires and counts, and those where it does not count."""
    good: list[Passage] = []
    bad: list[Passage] = []
    open_to = where(plan, marked)
    for match in matches(plan, marked, facts, open_to) if open_to else ():
        one = ask(Passage(plan, match))
        (good if one.counts else bad).append(one)
    if plan.signal.at_least > 1 and len({one.match.key for one in good}) < plan.signal.at_least:
        return [], bad
    return good, bad


class Passages:
    """The passages of one element: `yes` those that count, as many as are kept or more, `no` those that do not.

    A passage whose words all stand in its own sentence ranks highest and, of those, the first in the text. So the text
    is gone through from its start, and once as many count as are kept, nothing after them is looked for. `ask` gives a
    passage its stance, `ends` says where a match starts and ends.
    """

    def __init__(
        self,
        marked: Marked,
        facts: Facts,
        ask: Ask,
        ends: Callable[[Match], Ends],
    ) -> None:
        self._marked, self._facts, self._ask, self._ends = marked, facts, ask, ends
        self._found: dict[Ends, list[Ranked]] = {}
        self.yes: dict[Ends, Passage] = {}
        self.no: dict[Ends, Passage] = {}

    def look(self, plans: tuple[Plan, ...]) -> None:
        """Goes through the document, as far as it takes."""
        close: dict[int, list[tuple[int, Plan]]] = {}
        later: list[tuple[int, Plan, int]] = []
        for number, plan in enumerate(plans):
            open_to = where(plan, self._marked)
            if not open_to:
                continue
            if not waits(plan):
                self._add(number, plan, open_to)
                continue
            alone = open_to & closest(plan, self._marked)
            for n in numbers_in(alone):
                close.setdefault(n, []).append((number, plan))
            if open_to & ~alone:
                later.append((number, plan, open_to & ~alone))
        if not self._enough(close):
            for number, plan, open_to in later:
                self._add(number, plan, open_to)
            self._judge()

    def _add(self, number: int, plan: Plan, among: int) -> None:
        """Adds every passage of a signal in these sentences; with its stance where how many count must be known."""
        if plan.signal.at_least > 1:
            for part in fired(plan, self._marked, self._facts, self._ask):
                self._put(number, *part)
            return
        for match in matches(plan, self._marked, self._facts, among):
            self._put(number, Passage(plan, match))

    def _put(self, number: int, *found: Passage) -> None:
        for one in found:
            self._found.setdefault(self._ends(one.match), []).append((one.rank, number, one))

    def _enough(self, close: dict[int, list[tuple[int, Plan]]]) -> bool:
        """Whether as many of the highest rank count as are kept; goes through the text until they do."""
        sentences = self._marked.document.sentences
        places = {(sentences[n].span.start, sentences[n].span.end): n for n in close}
        kept = 0
        for ends in sorted({*places, *self._found}):
            for number, plan in close.get(places.get(ends, -1), ()):
                match = alone_at(plan, self._marked, places[ends])
                if match:
                    self._put(number, Passage(plan, match))
            if ends in self._found and self._settle(ends) == _HIGHEST:
                kept += 1
                if kept == KEPT:
                    return True
        return False

    def _judge(self) -> None:
        """Goes through all that was found, the nearest first, until as many count as are kept."""
        best = {ends: (min(one[0] for one in ones), ends) for ends, ones in self._found.items()}
        kept: list[tuple[float, Ends]] = []
        self.yes.clear()
        self.no.clear()
        for ends in sorted(best, key=best.__getitem__):
            if len(kept) >= KEPT and sorted(kept)[KEPT - 1] < best[ends]:
                return
            rank = self._settle(ends)
            if rank is not None:
                kept.append((rank, ends))

    def _settle(self, ends: Ends) -> float | None:
        """Keeps the nearest passage of a place that counts, the first signal's of those alike, and says its rank."""
        ones = self._found[ends]
        ones.sort(key=_order)
        for i, (rank, number, one) in enumerate(ones):
            if not one.stance:
                one = self._ask(one)
                ones[i] = rank, number, one
            if one.counts:
                self.yes[ends] = one
                return rank
            self.no.setdefault(ends, one)
        return None


_order = itemgetter(0, 1)
