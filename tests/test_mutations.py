"""Met examples said otherwise: how each mutation reads, and that each criterion's examples lose their credit by it."""

from collections import Counter
from functools import cache

import pytest

from auditor.catalogue import load
from auditor.evidence import Finder
from auditor.model import Outcome
from auditor.mutations import FILLER, KINDS, mutations
from auditor.shipped import shipped
from auditor.trial import LEAST_KILLED, LEAST_KILLED_OVERALL, mutants

IDS = sorted(p.stem for p in shipped("criteria").glob("*/*.yaml"))
RESTS_ON_SILENCE = {"HYG-CUR-1", "HYG-NAME-1", "HYG-PLACE-1"}


def mutated(kind: str, text: str) -> str:
    return dict(mutations(text))[kind].removesuffix(f"\n\n# End\n\n{FILLER}\n")


@pytest.mark.parametrize(("kind", "text"), [
    ("negated", "Helpers must not tell the lead."),
    ("future", "Once funding is found, helpers must tell the lead."),
    ("hypothetical", "In an ideal world, helpers must tell the lead."),
    ("another organisation", "At another centre, helpers must tell the lead."),
    ("heading", "### Helpers must tell the lead."),
    ("struck out", "~~Helpers must tell the lead.~~"),
    ("blank", "[Insert your own arrangements here, for example: Helpers must tell the lead.]"),
    ("quoted", 'The national guidance says: "Helpers must tell the lead."'),
])
def test_sentence_is_said_in_each_stance(kind, text):
    assert mutated(kind, "Helpers must tell the lead.") == text


@pytest.mark.parametrize(("text", "denied"), [
    ("Ring the lead.", "Do not ring the lead."),
    ("Nobody is left alone.", "It is not the case that nobody is left alone."),
    ("If a child is hurt, ring 999.", "If a child is hurt, do not ring 999."),
    ("We only take families whose risk is low.", "It is not the case that we only take families whose risk is low."),
    ("We will only open with two helpers.", "It is not the case that we will only open with two helpers."),
    ("Whoever hears it writes a note.", "It is not the case that whoever hears it writes a note."),
    ("Helpers must:\n\n- tell Ann\n- wait", "Helpers must not:\n\n- tell Ann\n- wait"),
    ("| Who | Rule |\n|---|---|\n| Helper | The door is open |",
     "| Who | Rule |\n|---|---|\n| Helper | The door is not open |"),
    ("| Rule | Who |\n|---|---|\n| Keep the door wide open | all |",
     "| Rule | Who |\n|---|---|\n| Do not keep the door wide open | It is not the case that all |"),
])
def test_denial_reaches_the_main_clause(text, denied):
    assert mutated("negated", text) == denied


def test_blank_loses_its_numbers_and_dates():
    assert "01632" not in mutated("blank", "Ring 01632 960 001 by 3 May 2026.")
    assert mutated("blank", "Ring 01632 960 001 by 3 May 2026.").count("____") == 2


@cache
def finder() -> Finder:
    return Finder(load(shipped("criteria")))


@cache
def kept_and_tried(name: str) -> tuple[tuple[str, ...], int]:
    tried = tuple(mutants(finder(), frozenset([name])))
    return tuple(f"{m.kind}:\n{m.text}" for m in tried if not m.killed), len(tried)


@pytest.mark.parametrize("name", IDS)
def test_met_examples_said_otherwise_lose_their_credit(name):
    kept, tried = kept_and_tried(name)
    assert bool(tried) != (name in RESTS_ON_SILENCE)
    assert len(kept) <= (1 - LEAST_KILLED) * tried, "\n\n".join(kept)


def test_hardly_any_mutation_keeps_the_credit():
    found = [kept_and_tried(name) for name in IDS]
    kept, tried = sum(len(k) for k, _ in found), sum(n for _, n in found)
    assert kept <= (1 - LEAST_KILLED_OVERALL) * tried


def test_every_stance_is_tried_where_an_example_rests_on_words():
    criterion = next(c for c in finder().catalogue.criteria if c.id == "NACCC-RESP-1")
    met = sum(e.outcome == Outcome.MET for e in criterion.examples)
    tried = Counter(m.kind for m in mutants(finder(), frozenset(["NACCC-RESP-1"])))
    assert tried == Counter(dict.fromkeys(KINDS, met))


def test_what_is_crossed_out_in_markdown_is_no_evidence():
    struck = [m.killed for m in mutants(finder(), frozenset(["STAFF-WB-1"])) if m.kind == "struck out"]
    assert struck and all(struck)
