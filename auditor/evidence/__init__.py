"""A Document in, Evidence out: all criteria compiled once, one pass over each document."""

from dataclasses import dataclass
from datetime import date

from auditor.evidence.diagrams import find_diagrams
from auditor.evidence.facts import find_facts
from auditor.evidence.lexical import Marked, Phrases
from auditor.evidence.near import Match, matches, near_misses
from auditor.evidence.pasted import OwnWords
from auditor.evidence.resembles import Suspects, Weights, shipped_weights
from auditor.evidence.stance import Stances
from auditor.model import (
    BlockKind,
    Catalogue,
    Criterion,
    Document,
    Element,
    Evidence,
    Fact,
    Signal,
    SignalKind,
    Span,
    Stance,
)

__all__ = ["Finder", "Findings", "Found", "shipped_weights"]

KEPT = 4  # passages kept for each element
REJECTED = 3  # near passages kept for each element
_BECAUSE = {
    Stance.NEGATED: "the words are negated",
    Stance.DENIED: "it is said not to be so",
    Stance.FUTURE: "this is a plan, not what happens now",
    Stance.HYPOTHETICAL: "this is only supposed",
    Stance.PAST: "this was done in the past",
    Stance.OTHERS: "this is about somebody else",
    Stance.QUOTED: "this quotes guidance and does not adopt it",
    Stance.HEADING: "this is only a heading",
    Stance.MENTION: "this only names it",
    Stance.PASTED: "this says nothing of its own",
    Stance.TEMPLATE: "a blank of the template is not filled in",
    Stance.HIDDEN: "this text cannot be seen on the page",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What one document says to one criterion: passages that count and the nearest that do not, in order."""

    criterion: str
    counted: tuple[Evidence, ...]
    rejected: tuple[Evidence, ...]
    suspected: tuple[Evidence, ...] = ()  # sentences that only resemble what is asked: for a person to look at


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one document says: to each criterion in order, its facts, and what type of centre it shows."""

    found: tuple[Found, ...]
    facts: tuple[Fact, ...]
    types: tuple[Evidence, ...]


class Finder:
    """The catalogue, compiled: give it documents. `weights` of the classifier, or None to judge by words alone."""

    def __init__(self, catalogue: Catalogue, weights: Weights | None = None) -> None:
        self.catalogue = catalogue
        self.weights = weights
        self.stances = Stances(catalogue.stances)
        self.own_words = OwnWords(catalogue)
        signals = [s for c in catalogue.criteria for e in c.elements for s in e.signals]
        signals += [s for e in catalogue.types for s in e.signals]
        groups = [g for s in signals for part in (s.groups, s.section, s.without) for g in part]
        self.phrases = Phrases([*groups, *self.stances.groups()])

    def find(self, document: Document, audit_date: date, nation: str = "england") -> Findings:
        """What the document says to every criterion. `audit_date` decides what is overdue."""
        look = self._look(document, audit_date, nation)
        found = tuple(look.at(criterion) for criterion in self.catalogue.criteria)
        types = tuple(one for element in self.catalogue.types for one in look.element(element)[0])
        return Findings(found, look.facts, types)

    def fired(
        self,
        document: Document,
        criterion: Criterion,
        audit_date: date,
        nation: str = "england",
    ) -> dict[str, dict[int, tuple[tuple[Evidence, ...], tuple[Evidence, ...]]]]:
        """element -> number of each signal -> the passages where it counts and those where it does not."""
        look = self._look(document, audit_date, nation)
        return {
            e.name: {n: tuple(map(tuple, look.signal(e, s))) for n, s in enumerate(e.signals)}
            for e in criterion.elements
        }

    def _look(self, document: Document, audit_date: date, nation: str) -> "_Look":
        facts = (*find_facts(document, audit_date, self.catalogue.outdated, nation), *find_diagrams(document))
        by_sentence: dict[int, list[Fact]] = {}
        for fact in facts:
            by_sentence.setdefault(fact.sentence, []).append(fact)
        marked = self.phrases.mark(document)
        pasted = self.own_words.pasted(marked)
        suspects = Suspects(marked, self.weights, self.stances, pasted)
        return _Look(marked, facts, by_sentence, self.stances, pasted, suspects)


@dataclass(frozen=True, slots=True)
class _Look:
    marked: Marked
    facts: tuple[Fact, ...]
    by_sentence: dict[int, list[Fact]]
    stances: Stances
    pasted: dict[int, str]  # sentences that count for nothing, and why
    suspects: Suspects

    def at(self, criterion: Criterion) -> Found:
        counted: list[Evidence] = []
        rejected: list[Evidence] = []
        for element in criterion.elements:
            yes, no = self.element(element)
            counted += yes
            rejected += no
        return Found(criterion.id, tuple(counted), tuple(rejected), tuple(self.suspects.of(criterion, counted)))

    def element(self, element: Element) -> tuple[list[Evidence], list[Evidence]]:
        yes: dict[tuple, Evidence] = {}
        no: dict[tuple, Evidence] = {}
        for signal in element.signals:
            good, bad = self.signal(element, signal)
            for kept, new in ((yes, good), (no, bad)):
                for one in new:
                    kept.setdefault((one.span.start, one.span.end), one)
        if not yes:
            for signal in element.signals:
                for miss in near_misses(signal, self.marked):
                    one = self.evidence(
                        element, signal, miss, Stance.MENTION, f"nothing here says: {', '.join(miss.lacks)}"
                    )
                    no.setdefault((one.span.start, one.span.end), one)
        return _best(yes, KEPT), _best({k: v for k, v in no.items() if k not in yes}, REJECTED)

    def signal(self, element: Element, signal: Signal) -> tuple[list[Evidence], list[Evidence]]:
        good: list[Evidence] = []
        bad: list[Evidence] = []
        keys: set[str] = set()
        for match in matches(signal, self.marked, self.facts):
            stance, cue, chain = self.stance(signal, match)
            counts = stance == Stance.ASSERTED or stance.value in signal.allow
            because = _says(signal, self.marked, match, chain) if counts else f"{_BECAUSE[stance]} ('{cue}')"
            (good if counts else bad).append(self.evidence(element, signal, match, stance, because))
            if counts:
                keys.add(match.key)
        if len(keys) < signal.at_least:
            return [], bad
        return good, bad

    def stance(self, signal: Signal, match: Match) -> tuple[Stance, str, tuple]:
        """The stance that counts, if any way to choose the words has one, with its cue and those words."""
        sentence = self.marked.document.sentences[match.sentence]
        for n in (match.sentence, *match.helped):
            if n in self.pasted:
                return Stance.PASTED, self.pasted[n], match.chains[0]
        if signal.kind == SignalKind.HEADING or not any(match.chains):
            if sentence.hidden:
                return Stance.HIDDEN, "hidden", ()
            return *self._bare(signal, match), match.chains[0]
        for n in match.helped:
            if self.marked.document.sentences[n].kind == BlockKind.HEADING:
                continue
            opened = self.stances.opened(self.marked, n, [])
            if opened and opened[0].value not in signal.allow:
                return *opened, match.chains[0]
        first = None
        for chain in match.chains:
            stance, cue = self.stances.of(
                self.marked, match.sentence, list(chain), self.by_sentence.get(match.sentence, [])
            )
            if stance == Stance.ASSERTED or stance.value in signal.allow:
                return stance, cue, chain
            first = first or (stance, cue, chain)
        return first

    def _bare(self, signal: Signal, match: Match) -> tuple[Stance, str]:
        """The stance towards a fact, or towards what stands first under a heading."""
        if signal.kind == SignalKind.HEADING:
            below = match.helped[:1]
            return next((o for n in below if (o := self.stances.opened(self.marked, n, []))), (Stance.ASSERTED, ""))
        if not match.place:
            return Stance.ASSERTED, ""
        return self.stances.of_fact(self.marked, match.sentence, [match.place])

    def evidence(self, element: Element, signal: Signal, match: Match, stance: Stance, because: str) -> Evidence:
        document = self.marked.document
        sentences = [document.sentences[n] for n in _run(match.sentence, match.helped)]
        span = Span(sentences[0].span.start, sentences[-1].span.end)
        own = document.sentences[match.sentence]
        return Evidence(
            element.name,
            stance,
            document.quote(span),
            document.source.name,
            sentences[0].page,
            document.sections[own.section].path,
            span,
            signal.kind.value,
            because,
            round(match.score, 3),
        )


def _run(sentence: int, helped: tuple[int, ...]) -> range:
    """The sentence and those that helped, as far as they stand next to it."""
    first = last = sentence
    while first - 1 in helped:
        first -= 1
    while last + 1 in helped:
        last += 1
    return range(first, last + 1)


def _best(kept: dict[tuple, Evidence], most: int) -> list[Evidence]:
    ranked = sorted(kept.values(), key=lambda e: (-e.score, e.span.start, e.span.end))[:most]
    return sorted(ranked, key=lambda e: (e.span.start, e.span.end))


def _says(signal: Signal, marked: Marked, match: Match, chain: tuple) -> str:
    words = [marked.doc[a:b].text for a, b in chain]
    own = ", ".join(f"'{w}'" for w in dict.fromkeys(w.lower() for w in words))
    text = {
        SignalKind.FACT: f"a {signal.fact.partition(' ')[0]} is given here",
        SignalKind.HEADING: "a section is headed so",
    }.get(signal.kind, f"it says {own}")
    apart = [n for n in match.helped if n not in _run(match.sentence, match.helped)]
    if apart:
        text += f", read with '{_short(marked.document.quote(marked.document.sentences[apart[0]].span))}'"
    return text


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 90 else text[:87].rsplit(" ", 1)[0] + " ..."
