"""The kept scores: they may rise and not fall, and every verdict that is measured says how often its like was right."""

import json
from datetime import date
from functools import cache

import pytest
from strategies import document

from auditor.audit import assess
from auditor.catalogue import load
from auditor.catalogue.measured import ENOUGH, measured_in
from auditor.cli import options
from auditor.evaluation import evaluate, read_labels
from auditor.evidence import Finder, shipped_weights
from auditor.model import Centre, Evaluation, Manner, Outcome
from auditor.normalise import normalise
from auditor.readers import read
from auditor.shipped import shipped

WRITTEN = "policies of contact centres written for this project"
SCORES = json.loads(shipped("corpus/scores.json").read_text("utf-8"))["sets"]


@cache
def now() -> Evaluation:
    """Today's verdicts on the project's own labelled policies, with the doubts as in a run."""
    folder, finder = shipped("corpus/synthetic"), Finder(load(shipped("criteria")), shipped_weights())
    paths = {path.stem: path for path in (folder / "documents").iterdir()}
    judged = []
    for one in read_labels(folder / "labels"):
        path = paths[one.document]
        found = normalise(read(path.read_bytes(), path.name))
        judged.append((one, assess((found,), (), one.centre, finder, one.audit_date)))
    return evaluate(judged, finder.catalogue)


def test_verdicts_agree_with_labels_as_often_as_before():
    """When they agree more often, write the scores anew (docs/measuring.md) and commit them."""
    wrong = {name: sum(p.document == name for p in now().disagreements) for name, _ in now().decided}
    right = {name: count - wrong[name] for name, count in now().decided}
    before = SCORES[WRITTEN]["right"]
    assert before, "the scores name no document"
    assert sum(right[name] for name in before) >= sum(before.values())


@pytest.mark.parametrize("name", SCORES)
def test_kept_scores_add_up(name):
    one = SCORES[name]
    decided, right = sum(m[3] for m in one["measured"]), sum(m[2] for m in one["measured"])
    assert decided == one["figures"]["decided"]
    assert right == round(one["figures"]["accuracy"] * decided)
    assert not one["right"] or (len(one["right"]), sum(one["right"].values())) == (one["documents"], right)


def test_verdicts_go_by_policies_that_nothing_was_learned_from():
    unseen = [one for one in SCORES.values() if one["unseen"]]
    assert sum(one["documents"] for one in unseen) >= 30
    measured = measured_in(shipped("corpus/scores.json"))
    for manners in ((None,), (Manner.USUAL, Manner.PLAIN)):
        told = sum(m.reliability.of for m in measured if m.manner in manners)
        assert 0 < told <= sum(count[3] for one in unseen for count in one["measured"])


def test_only_our_own_policies_are_named():
    own = {path.stem for path in (shipped("corpus/synthetic") / "documents").iterdir()}
    assert {name for one in SCORES.values() for name in one["right"]} <= own


def test_verdict_says_how_often_its_like_was_right_or_that_it_is_not_measured():
    catalogue = options.catalogue_in(None)
    audit = assess((document("Welcome."),), (), Centre("a", "A"), Finder(catalogue), date(2026, 11, 22))
    every = measured_in(shipped("corpus/scores.json"))
    measured = {
        (m.criterion, m.outcome): m.reliability for manner in (None, Manner.USUAL) for m in every if m.manner is manner
    }
    assert [v.reliability for v in audit.verdicts] == [measured.get((v.criterion, v.outcome)) for v in audit.verdicts]
    gap = next(v.reliability for v in audit.verdicts if v.criterion == "DA-SPEC-1" and v.outcome == Outcome.NOT_MET)
    assert gap.of >= ENOUGH and 0 <= gap.right <= gap.of
    assert any(v.reliability is None for v in audit.verdicts)


def test_criteria_of_somebody_else_are_not_measured(tmp_path):
    assert options.catalogue_in(shipped("criteria"), frozenset(["DA-SPEC-1"])).measured == ()
