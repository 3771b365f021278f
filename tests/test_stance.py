"""How a passage says what it says: one cue of each kind, and where its reach ends."""

from functools import lru_cache

import pytest
from strategies import document

from auditor.catalogue import load
from auditor.evidence.lexical import Phrases
from auditor.evidence.phrases import index_of
from auditor.evidence.prepared import cue_group
from auditor.evidence.sets import numbers_in
from auditor.evidence.stance import Stances
from auditor.model import Group, Stance
from auditor.shipped import shipped

TARGET = Group(["train"])
ASSERTED = [
    "All staff train every year.",
    "Nobody is paid, but all helpers train every year.",
    "We do not use agency workers; all helpers train every year.",
    "Staff will not only train but also be observed.",
    "Everyone must train without delay.",
    "Volunteers may not work unless they train every year.",
    "Staff must:\n\n- read the policy\n- train every year",
    "Doing nothing is not an option.\n\n- all helpers train every year",
    "- Rudeness will not be put up with. Helpers train every year.",
    "Leaving a child without food, or to train alone, is wrong.",
    "If you cannot reach the lead, train with the deputy.",
    "It is not enough to be kind: staff train every year.",
]
OTHER = [
    ("Volunteers do not train.", Stance.NEGATED),
    ("Volunteers should never train alone.", Stance.NEGATED),
    ("Helpers must not:\n\n- train alone\n- give lifts", Stance.NEGATED),
    ("Helpers must not do the following.\n\n- train alone\n- give lifts", Stance.NEGATED),
    ("There is no requirement for helpers to train.", Stance.NEGATED),
    ("We hope to train all helpers.", Stance.FUTURE),
    ("A plan to train helpers is being drafted.", Stance.FUTURE),
    ("All helpers will train once funding is found.", Stance.FUTURE),
    ("Ideally everyone would train each year.", Stance.HYPOTHETICAL),
    ("We used to train every year.", Stance.PAST),
    ("At another centre the helpers train every year.", Stance.OTHERS),
    ("# How we train", Stance.HEADING),
    ("See how we train on page 5.", Stance.MENTION),
    ("# Legislation\n\n- Duty of Training Act 1990", Stance.MENTION),
    ("Ability and training", Stance.MENTION),
]


@lru_cache(maxsize=1)
def stances() -> tuple[Stances, Phrases]:
    words = load(shipped("criteria"), frozenset(["NACCC-TRAIN-1"])).stances
    phrases = Phrases(index_of([TARGET, *map(cue_group, words)]))
    return Stances(words, phrases), phrases


def stance_of(text: str) -> Stance:
    judge, phrases = stances()
    marked = phrases.mark(document(text))
    target = phrases.groups[TARGET]
    n = next(numbers_in(marked.own[target]))
    return judge.of(marked, n, marked.at(target, n)[:1], [])[0]


@pytest.mark.parametrize("text", ASSERTED)
def test_stance_is_asserted(text):
    assert stance_of(text) == Stance.ASSERTED


@pytest.mark.parametrize(("text", "stance"), OTHER)
def test_stance_is_not_asserted(text, stance):
    assert stance_of(text) == stance
