"""Texts in many voices in, the type of centre that each shows out."""

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from auditor.catalogue import load
from auditor.catalogue.yaml_files import load_yaml
from auditor.evidence import Finder
from auditor.normalise import normalise
from auditor.readers.text import read_markdown
from auditor.shipped import shipped

TEXTS = load_yaml(Path(__file__).with_name("centre_types.yaml")).data["texts"]


@lru_cache(maxsize=1)
def finder() -> Finder:
    return Finder(load(shipped("criteria"), frozenset({"NACCC-TRAIN-1"})))


def shown(text: str) -> tuple[set[str], set[str]]:
    """What the text says, and what it hints at and does not say."""
    document = normalise(read_markdown(text.encode(), "policy.md"))
    names = {e.element for e in finder().find(document, date(2026, 11, 22)).types}
    says = {n for n in names if not n.endswith("_hint")}
    return says, {n.removesuffix("_hint") for n in names if n.endswith("_hint")} - says


def cases() -> list:
    """One case for each text; those that are known to be read wrongly must fail, so that mending one is noticed."""
    wrong = pytest.mark.xfail(strict=True, reason="still read wrongly")
    return [
        pytest.param(e, id=" ".join(str(e["text"]).split())[:40], marks=[wrong] if e.get("not_yet") else [])
        for e in TEXTS
    ]


@pytest.mark.parametrize("entry", cases())
def test_text_shows_the_types_it_says_and_no_other(entry):
    says, hints = shown(entry["text"])
    assert says == set(entry["says"])
    assert hints <= set(entry.get("hint", []))


def test_every_type_is_shown_by_some_text():
    assert {name for e in TEXTS for name in e["says"]} == {
        e.name for e in finder().catalogue.types if not e.name.endswith("_hint")
    }
