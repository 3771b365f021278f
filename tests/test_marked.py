"""Policies and other papers, marked blind: the marks are whole, and as many verdicts agree with them as before."""

import json
import os
from functools import cache
from pathlib import Path

import pytest

from auditor.audit import assess
from auditor.catalogue import load
from auditor.evaluation import evaluate, read_labels
from auditor.evidence import Finder, shipped_weights
from auditor.model import Catalogue, Evaluation, Labelled, Outcome
from auditor.normalise import normalise
from auditor.readers import read
from auditor.shipped import shipped

FOLDER = Path(__file__).parent.parent / "corpus" / "marked"
KEPT = FOLDER / "judged.json"
SETS = ("read", "unread", "papers-read", "papers-unread")
MARKS = [(name, kind) for name in SETS for kind in ("labels", "second") if (FOLDER / name / kind).is_dir()]
CREDIT = (Outcome.MET, Outcome.PARTIAL)
UNQUOTED = ("HYG-PLACE-1", "HYG-CUR-1", "HYG-NAME-1")  # that nothing is blank, old or another's cannot be quoted


@cache
def catalogue() -> Catalogue:
    return load(shipped("criteria"))


@cache
def judged(name: str) -> Evaluation:
    """The verdicts as a run gives them, beside the first hand's labels."""
    finder = Finder(catalogue(), shipped_weights())
    found = []
    for one in read_labels(FOLDER / name / "labels"):
        path = FOLDER / name / "documents" / f"{one.document}.md"
        document = normalise(read(path.read_bytes(), path.name))
        found.append((one, assess((document,), (), one.centre, finder, one.audit_date)))
    return evaluate(found, finder.catalogue)


def counts(name: str) -> dict[str, int]:
    done = judged(name)
    decided = sum(count for _, count in done.decided)
    return {"labels": done.total.labels, "decided": decided, "right": decided - len(done.disagreements)}


def marks(name: str, kind: str) -> tuple[Labelled, ...]:
    return read_labels(FOLDER / name / kind)


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("name", "kind"), MARKS)
def test_every_criterion_is_marked_and_every_quote_stands_in_its_policy(name, kind):
    asked = [criterion.id for criterion in catalogue().criteria]
    for one in marks(name, kind):
        text = folded((FOLDER / name / "documents" / f"{one.document}.md").read_text("utf-8"))
        assert [label.criterion for label in one.labels] == asked, one.document
        for label in one.labels:
            assert all(folded(quote) in text for quote in label.quotes), (one.document, label.criterion)
            assert label.quotes or label.outcome not in CREDIT or label.criterion in UNQUOTED, (one.document, label)


@pytest.mark.parametrize("name", SETS)
def test_every_policy_is_marked(name):
    documents = {path.stem for path in (FOLDER / name / "documents").iterdir()}
    assert documents == {one.document for one in marks(name, "labels")}
    assert (name, "second") not in MARKS or documents >= {one.document for one in marks(name, "second")}


def test_counts_are_kept():
    """When more verdicts agree, write the counts anew: WRITE_GOLDENS=1 pytest tests/test_marked.py."""
    if os.environ.get("WRITE_GOLDENS"):
        KEPT.write_text(json.dumps({name: counts(name) for name in SETS}, indent=1) + "\n", encoding="utf-8")
    assert list(json.loads(KEPT.read_text("utf-8"))) == list(SETS)


@pytest.mark.parametrize("name", SETS)
def test_as_many_verdicts_agree_as_before(name):
    now, before = counts(name), json.loads(KEPT.read_text("utf-8"))[name]
    assert now["labels"] == before["labels"]
    assert now["right"] >= before["right"]
