"""Every criterion's own examples, as tests."""

from dataclasses import replace
from functools import lru_cache

import pytest

from auditor.catalogue import load
from auditor.evidence import Finder
from auditor.model import Catalogue, Outcome
from auditor.shipped import shipped
from auditor.trial import faults

IDS = sorted(p.stem for p in shipped("criteria").glob("*/*.yaml"))


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    return load(shipped("criteria"))


@pytest.mark.parametrize("name", IDS)
def test_criterion_judges_its_own_examples(name):
    alone = replace(catalogue(), criteria=tuple(c for c in catalogue().criteria if c.id == name))
    assert [f.text for f in faults(Finder(alone))] == []


def test_every_criterion_is_whole():
    for criterion in catalogue().criteria:
        for field in ("title", "gap", "why", "source", "advice", "model_wording", "section"):
            assert getattr(criterion, field), (criterion.id, field)
        assert criterion.basis
        texts = [e.text for e in criterion.examples]
        assert len(set(texts)) == len(texts), criterion.id
        assert {e.outcome for e in criterion.examples} <= {o.value for o in Outcome}


def test_every_criterion_stands_in_a_section():
    assert {c.section for c in catalogue().criteria} <= {letter for letter, _ in catalogue().sections}
