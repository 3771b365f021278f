"""Passages by strangers to the criteria, each thing in many words: what is judged rightly may rise and not fall."""

import json
import os
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from auditor.audit import assess
from auditor.catalogue import load
from auditor.evidence import Finder
from auditor.model import Catalogue, Nation
from auditor.normalise import normalise
from auditor.readers.text import read_markdown
from auditor.shipped import shipped
from auditor.trial import example_centre

FOLDER = Path(__file__).parent.parent / "corpus" / "passages"
KEPT = FOLDER / "judged.json"
LEVEL = {"NOT_MET": 0, "PARTIAL": 1, "MET": 2}
UNDECIDED = -1  # a person is asked
NATIONS = {"Wales": "wales", "Welsh": "wales", "Northern Ireland": "northern-ireland", "Scotland": "scotland"}
NAMES = sorted(path.stem for path in FOLDER.glob("*.jsonl"))


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    return load(shipped("criteria"))


def kept() -> dict:
    """The counts of last time, by criterion."""
    return json.loads(KEPT.read_text("utf-8"))


def judged(name: str) -> dict[str, dict[str, int]]:
    """Of a criterion's passages, those it was widened by and the others: how many, judged rightly, credited wrongly."""
    criterion = next(c for c in catalogue().criteria if c.id == name)
    finder = Finder(replace(catalogue(), criteria=(criterion,)))
    counts = {True: Counter(), False: Counter()}
    for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines():
        one = json.loads(line)
        text = f"# Policy\n\n## {one['heading']}\n\n{one['text']}\n"
        document = normalise(read_markdown(text.encode(), "passage.md"))
        nation = next((nation for word, nation in NATIONS.items() if word in one["text"]), "england")
        centre = replace(example_centre(criterion), nation=Nation(nation))
        (verdict,) = assess((document,), (), centre, finder, catalogue().examples_date).verdicts
        came, right = LEVEL.get(verdict.outcome, UNDECIDED), LEVEL[one["label"]]
        counts[one["read"]].update(passages=1, right=came == right, too_high=came > right)
    return {"read": dict(counts[True]), "unread": dict(counts[False])}


def test_counts_are_kept_of_every_criterion():
    """When passages are judged better, write the counts anew: WRITE_GOLDENS=1 pytest tests/test_passages.py."""
    if os.environ.get("WRITE_GOLDENS"):
        KEPT.write_text(json.dumps({name: judged(name) for name in NAMES}, indent=1) + "\n", encoding="utf-8")
    assert NAMES and list(kept()) == NAMES


@pytest.mark.skipif("WRITE_GOLDENS" in os.environ, reason="the counts are being written")
@pytest.mark.parametrize("name", NAMES)
def test_passages_are_judged_as_well_as_before(name):
    for half, counts in judged(name).items():
        before = kept()[name][half]
        assert counts["passages"] == before["passages"], half
        assert counts["right"] >= before["right"], half
        assert counts["too_high"] <= before["too_high"], half


def test_passages_show_every_outcome():
    for name in NAMES:
        rows = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()]
        assert {row["label"] for row in rows} == set(LEVEL), name
        assert {row["read"] for row in rows} == {True, False}, name
        assert len({row["text"] for row in rows}) == len(rows), name
