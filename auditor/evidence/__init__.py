"""A Document in, Evidence out: all criteria compiled once, one pass over each document."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from auditor.evidence.diagrams import find_diagrams
from auditor.evidence.facts import find_facts
from auditor.evidence.lexical import Phrases
from auditor.evidence.literals import pieces_in
from auditor.evidence.look import Look
from auditor.evidence.matter import BESIDE, Matter, matter_of
from auditor.evidence.pasted import OwnWords
from auditor.evidence.phrases import index_of
from auditor.evidence.plans import Plan, need_of, plan_of
from auditor.evidence.prepared import elements_of, groups_of, prepared
from auditor.evidence.resembles import Likeness, Suspects, Weights, columns_of, shipped_weights
from auditor.evidence.stance import Stances
from auditor.evidence.topics import topics
from auditor.model import Catalogue, Criterion, Document, Element, Evidence, Fact, PhraseIndex

__all__ = ["Finder", "Findings", "Found", "prepared", "shipped_weights"]

Planned = tuple[tuple[Element, tuple[Plan, ...]], ...]  # elements with the plans of their signals


@dataclass(frozen=True, slots=True)
class Found:
    """What one document says to one criterion: passages that count and the nearest that do not, in order."""

    criterion: str
    counted: tuple[Evidence, ...]
    rejected: tuple[Evidence, ...]
    likeness: Likeness = ()  # of elements that the classifier has learned, in a contact centre's policy
    suspected: tuple[Evidence, ...] = ()  # sentences that only resemble what is asked: for a person to look at


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one document says: to each criterion in order, its facts, and what type of centre it shows."""

    found: tuple[Found, ...]
    facts: tuple[Fact, ...]
    types: tuple[Evidence, ...]
    matter: Matter = Matter(0, 0, 0)  # how much it speaks of safeguarding


class Finder:
    """The catalogue, compiled: give it documents. `weights` of the classifier, or None to judge by words alone.

    `asks` says whether doubtful credit goes to a person; a criterion's own examples are judged without.
    """

    def __init__(self, catalogue: Catalogue, weights: Weights | None = None) -> None:
        self.catalogue = catalogue
        self.weights, self.asks, self._columns = weights, weights is not None, columns_of(catalogue, weights)
        self.own_words = OwnWords(catalogue)
        needs = catalogue.prepared.needs
        signals = (s for e in elements_of(catalogue) for s in e.signals)
        pieces = (piece for s in signals for piece in pieces_in(need_of(s, needs)))
        self.phrases = Phrases(_index(catalogue), pieces)
        self.stances = Stances(catalogue.stances, self.phrases)
        self._plans = {c.id: self._planned(c.elements) for c in catalogue.criteria}
        self._types = self._planned(catalogue.types)

    def _planned(self, elements: Iterable[Element]) -> Planned:
        needs = self.catalogue.prepared.needs
        return tuple((e, tuple(plan_of(s, self.phrases, needs) for s in e.signals)) for e in elements)

    def find(
        self, document: Document, audit_date: date, nation: str = "england", of_centre: bool = False
    ) -> Findings:
        """What the document says to every criterion. `audit_date` decides what is overdue.

        `of_centre` says that it is known to be a contact centre's; else it must show by its words.
        """
        look, types = self._look(document, audit_date, nation)
        of_centre = of_centre or bool(types)
        found = self._heard(look, of_centre)
        named = topics(look.marked, ((one.criterion, e.span.start) for one in found for e in one.counted))
        if named:
            look = replace(look, pasted=look.pasted | named)
            found = self._heard(look, of_centre)
        return Findings(found, look.facts, types, look.matter)

    def _heard(self, look: Look, of_centre: bool) -> tuple[Found, ...]:
        """`of_centre`: it is a contact centre's policy, the only kind that the classifier has learned from."""
        weights = self.weights if of_centre else None
        suspects = Suspects(look.marked, weights, self._columns, self.stances, look.pasted)
        return tuple(_found(look, suspects, c, self._plans[c.id]) for c in self.catalogue.criteria)

    def fired(
        self,
        document: Document,
        criterion: Criterion,
        audit_date: date,
        nation: str = "england",
    ) -> dict[str, dict[int, tuple[tuple[Evidence, ...], tuple[Evidence, ...]]]]:
        """element -> number of each signal -> the passages where it counts and those where it does not."""
        look, _ = self._look(document, audit_date, nation)
        return {
            element.name: {
                n: tuple(tuple(look.evidence(element, one) for one in part) for part in look.signal(plan))
                for n, plan in enumerate(plans)
            }
            for element, plans in self._plans[criterion.id]
        }

    def _look(self, document: Document, audit_date: date, nation: str) -> tuple[Look, tuple[Evidence, ...]]:
        """A document, looked at, and what shows its centre's type; one about something else says nothing."""
        facts = (*find_facts(document, audit_date, self.catalogue.outdated, nation), *find_diagrams(document))
        by_kind: dict[str, list[Fact]] = {}
        by_sentence: dict[int, list[Fact]] = {}
        for fact in facts:
            by_kind.setdefault(fact.kind.value, []).append(fact)
            by_sentence.setdefault(fact.sentence, []).append(fact)
        marked = self.phrases.mark(document)
        pasted = self.own_words.pasted(marked)
        matter = matter_of(marked, self.stances.cues.get("matter"), pasted)
        look = Look(marked, facts, by_kind, by_sentence, self.stances, pasted, matter)
        types = tuple(one for element, plans in self._types for one in look.element(element, plans)[0])
        matter = replace(matter, of_centre=bool(types))
        if not matter.beside:
            return replace(look, matter=matter), types
        return replace(look, matter=matter, pasted=dict.fromkeys(range(len(document.sentences)), BESIDE)), ()


def _index(catalogue: Catalogue) -> PhraseIndex:
    """The index that was kept, where it is of these very criteria."""
    groups = tuple(dict.fromkeys(groups_of(catalogue)))
    return catalogue.prepared.index if catalogue.prepared.index.groups == groups else index_of(groups)


def _found(look: Look, suspects: Suspects, criterion: Criterion, planned: Planned) -> Found:
    counted: list[Evidence] = []
    rejected: list[Evidence] = []
    for element, plans in planned:
        yes, no = look.element(element, plans)
        counted += yes
        rejected += no
    return Found(criterion.id, tuple(counted), tuple(rejected), *suspects.of(criterion, counted))
