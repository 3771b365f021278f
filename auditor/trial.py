"""A catalogue in, the faults of its criteria out: examples judged otherwise, signals that nothing shows, survivors."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from auditor.audit import assess
from auditor.evidence import Finder
from auditor.model import (
    Centre,
    Criterion,
    Document,
    Evidence,
    Example,
    Failure,
    Nation,
    Outcome,
    SignalKind,
    Stance,
    Verdict,
)
from auditor.model.rule import rule
from auditor.mutations import mutations
from auditor.normalise import normalise
from auditor.readers.text import read_markdown

LEAST_MET = 4  # examples that must be met
LEAST_MISSES = 4  # examples that must not be
LEAST_KILLED = 0.90  # share of a criterion's mutations that must lose the credit
LEAST_KILLED_OVERALL = 0.97
_STANCE_OF = {"heading": Stance.HEADING, "quoted": Stance.QUOTED}  # what a criterion may accept of its own accord


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a criterion: what, and what to do."""

    criterion: str
    text: str


@dataclass(frozen=True, slots=True)
class Mutant:
    """A met example said otherwise: how, the text, and whether it lost the credit, as it must."""

    criterion: str
    kind: str
    text: str
    killed: bool


def example_document(example: Example) -> Document:
    """The example's text, read as Markdown."""
    return normalise(read_markdown(example.text.encode(), "example.md"))


def example_centre(criterion: Criterion) -> Centre:
    """A centre of the types and nation that the criterion asks about."""
    nation = Nation(criterion.nations[0]) if criterion.nations else Nation.ENGLAND
    return Centre("example", "Example", criterion.applies_to, nation)


def verdict_on(finder: Finder, criterion: Criterion, example: Example, audit_date: date) -> Verdict:
    """The verdict that one example gets from its own criterion."""
    none: tuple[Failure, ...] = ()
    audit = assess((example_document(example),), none, example_centre(criterion), finder, audit_date)
    return next(v for v in audit.verdicts if v.criterion == criterion.id)


def faults(finder: Finder, only: frozenset[str] = frozenset()) -> Iterator[Fault]:
    """Every fault of every criterion (or of those named): wrong examples, too few, signals that nothing tests."""
    for criterion in finder.catalogue.criteria:
        if only and criterion.id not in only:
            continue
        small = Finder(replace(finder.catalogue, criteria=(criterion,)))
        yield from _count_faults(criterion)
        yield from _example_faults(small, criterion)
        yield from _idle_signals(small, criterion)


def mutants(finder: Finder, only: frozenset[str] = frozenset()) -> Iterator[Mutant]:
    """Every met example of every criterion (or of those named) in each other stance, judged.

    A criterion that is met where nothing speaks against it (`otherwise: MET`) rests on no words that could be changed.
    """
    when = finder.catalogue.examples_date
    for criterion in finder.catalogue.criteria:
        if criterion.default or (only and criterion.id not in only):
            continue
        small = Finder(replace(finder.catalogue, criteria=(criterion,)))
        for example in (e for e in criterion.examples if e.outcome == Outcome.MET):
            evidence = verdict_on(small, criterion, example, when).evidence
            for kind, text in mutations(example.text):
                if not all(_accepted(criterion, one, kind) for one in evidence):
                    after = verdict_on(small, criterion, replace(example, text=text), when)
                    yield Mutant(criterion.id, kind, text, after.outcome != Outcome.MET)


def _accepted(criterion: Criterion, evidence: Evidence, kind: str) -> bool:
    """Whether a passage rightly counts in a stance: a number in a heading is one; some definitions may be quoted."""
    if kind == "heading" and evidence.signal == SignalKind.FACT:
        return True
    signals = (s for e in criterion.elements if e.name == evidence.element for s in e.signals)
    return kind in _STANCE_OF and any(_STANCE_OF[kind].value in s.allow for s in signals)


def _count_faults(criterion: Criterion) -> Iterator[Fault]:
    met = sum(e.outcome == Outcome.MET for e in criterion.examples)
    misses = len(criterion.examples) - met
    if met < LEAST_MET:
        yield Fault(criterion.id, f"{met} met examples; write at least {LEAST_MET} in clearly different words")
    if misses < LEAST_MISSES:
        yield Fault(criterion.id, f"{misses} near-misses; write at least {LEAST_MISSES}, each with its reason")
    for example in criterion.examples:
        if example.outcome != Outcome.MET and not example.why:
            yield Fault(criterion.id, f"say why this is {example.outcome}: {_start(example)}")


def _example_faults(finder: Finder, criterion: Criterion) -> Iterator[Fault]:
    for example in criterion.examples:
        verdict = verdict_on(finder, criterion, example, finder.catalogue.examples_date)
        if verdict.outcome != example.outcome:
            found = ", ".join(sorted({e.element for e in verdict.evidence})) or "nothing"
            yield Fault(
                criterion.id, f"must be {example.outcome} but is {verdict.outcome} (found {found}): {_start(example)}"
            )


def _idle_signals(finder: Finder, criterion: Criterion) -> Iterator[Fault]:
    centre, when = example_centre(criterion), finder.catalogue.examples_date
    fired = [finder.fired(example_document(e), criterion, when, centre.nation.value) for e in criterion.examples]
    counted = rule(criterion.met).counted() | rule(criterion.partial).counted()
    for element in criterion.elements:
        for number in range(len(element.signals)):
            if not any(one[element.name][number][0] for one in fired):
                yield Fault(
                    criterion.id, f"no example fires signal {number + 1} of '{element.name}': write one or delete it"
                )
        if element.name not in counted and not any(_decides(criterion, one, element.name) for one in fired):
            yield Fault(criterion.id, f"no example turns on '{element.name}': write one or delete it")


def _decides(criterion: Criterion, fired: dict, element: str) -> bool:
    having = frozenset(name for name, signals in fired.items() if any(good for good, _ in signals.values()))
    return element in having and _outcomes(criterion, having) != _outcomes(criterion, having - {element})


def _outcomes(criterion: Criterion, found: frozenset[str]) -> tuple[bool, ...]:
    return tuple(rule(getattr(criterion, key)).holds(found) for key in ("never", "met", "cap", "review", "partial"))


def _start(example: Example) -> str:
    text = " ".join(example.text.split())
    return f"'{text[:100]}{' ...' if len(text) > 100 else ''}'"
