"""Doubts: what is known of a verdict, which verdicts a person has to look at, and that nobody is acquitted by them."""

import json
from dataclasses import replace
from itertools import product

import pytest
from click.testing import CliRunner

from auditor import hindsight
from auditor.cli import cli
from auditor.doubt import ASKED, Doubts, circumstances, doubted, known, read_doubts
from auditor.evidence.resembles import WEIGHTS
from auditor.judge import judge
from auditor.model import Circumstances, Evidence, Outcome, Verdict
from auditor.shipped import shipped
from tests.test_judge import CENTRE, SOURCE, criterion, evidence

ALWAYS, NEVER = Doubts(9.0, {}), Doubts(-9.0, {})


def counted(*found: tuple[str, float]) -> tuple[Evidence, ...]:
    return tuple(replace(evidence(name), score=score) for name, score in found)


def like(name: str, score: float) -> Evidence:
    return replace(evidence(name), signal="resembles", score=score, quote=f"like {name} {score}")


def verdict(*found: tuple[str, float], doubts=None, likeness=(), suspected=(), of_centre=True) -> Verdict:
    passages = counted(*found)
    plain = judge(criterion(), CENTRE, passages, (), (SOURCE,), ())
    return doubted(criterion(), plain, passages, likeness, suspected, of_centre, doubts)


def test_circumstances_tell_what_an_outcome_hangs_on_and_how_like_it_is():
    likeness = (("a", True, 0.25), ("a", True, 0.12), ("b", False, 0.3), ("b", False, 0.05), ("c", False, 0.9))
    it = verdict(("a", 0.9), likeness=likeness).circumstances
    assert it == Circumstances(True, "T-1", Outcome.PARTIAL, 3, 2, 1, True)
    assert verdict(("a", 0.9), ("a", 1.0), likeness=likeness).circumstances == replace(it, passages=2, pieced=False)
    assert verdict(("a", 0.9), likeness=likeness, of_centre=False).circumstances == Circumstances(
        False, "T-1", Outcome.PARTIAL, None, None, 1, True
    )


def test_what_an_outcome_does_not_need_is_not_held_against_it():
    assert verdict(("a", 1.0), ("c", 0.9)).circumstances.pieced is False
    assert verdict(("a", 1.0), ("b", 1.0), ("c", 0.5)).circumstances.pieced is False  # c holds back
    nothing = verdict(("c", 0.9)).circumstances
    assert (nothing.outcome, nothing.found, nothing.passages, nothing.pieced) == (Outcome.NOT_MET, None, None, False)


def test_credit_is_lent_where_it_would_be_lower_without_a_document():
    other = counted(("a", 1.0), ("b", 1.0))
    for passages, own, outcome, lent in (
        (other, {"a"}, Outcome.MET, True),  # b stands in the other document only
        (other[:1], {"a"}, Outcome.PARTIAL, False),
        (other[:1], (), Outcome.PARTIAL, True),
        (other[:1], None, Outcome.PARTIAL, False),  # there is no such document
        ((), (), Outcome.NOT_MET, False),
    ):
        it = circumstances(criterion(), outcome, passages, (), True, None if own is None else frozenset(own))
        assert it.lent is lent, passages
        assert (f"{outcome} lent T-1" in known(it)) is lent
    plain = judge(criterion(), CENTRE, other, (), (SOURCE,), ())
    asked = doubted(criterion(), plain, other, (), (), True, ALWAYS, frozenset())
    assert "a document that is mostly about something else" in asked.reason


def test_each_thing_known_has_points_and_they_add_up():
    it = Circumstances(True, "T-1", Outcome.PARTIAL, 3, 0, 1, True)
    names = tuple(known(it))
    assert len(set(names)) == len(names) == 6
    doubts = Doubts(-1.0, {names[0]: 2.0, names[-1]: -1.0, "another": 5.0})
    assert doubts.share(it) == pytest.approx(0.5)
    assert doubts.share(replace(it, criterion="T-2", pieced=False)) > 0.5


def test_a_person_is_asked_with_the_reason_and_the_likest_sentences():
    like_b = [like("b", score) for score in (0.3, 0.5, 0.4, 0.2)]
    it = verdict(("a", 0.9), doubts=ALWAYS, suspected=like_b)
    assert it.outcome == Outcome.REVIEW and it.question and it.circumstances.outcome == Outcome.PARTIAL
    assert it.reason.startswith("Not settled. By what was recognised it would be “partly met”. Not recognised: asks b.")
    assert "other words" in it.reason and "pieced together" in it.reason and "(about 9 in 10)" in it.reason
    assert "would be “met”. It hangs" in verdict(("a", 0.9), ("b", 1.0), doubts=ALWAYS).reason
    held = verdict(("a", 1.0), ("b", 1.0), ("c", 1.0), doubts=ALWAYS).reason
    assert "“partly met”. Met, but held back because of: asks c." in held
    it = verdict(doubts=ALWAYS, suspected=like_b)
    assert [e.score for e in it.evidence] == [0.3, 0.5, 0.4]


def test_unlike_passages_are_named_as_the_reason():
    assert "is unlike those" in verdict(("a", 1.0), doubts=ALWAYS, likeness=(("a", True, 0.05),)).reason
    assert "unlike" not in verdict(("a", 1.0), doubts=ALWAYS, likeness=(("a", True, 0.5),)).reason


def test_doubt_only_ever_asks():
    for names, doubts in product(("", "a", "b", "ab", "abc", "abd", "e", "c"), (ALWAYS, NEVER, None)):
        found = tuple((name, 1.0) for name in names)
        plain = judge(criterion(), CENTRE, counted(*found), (), (SOURCE,), ())
        after = verdict(*found, doubts=doubts, suspected=[like("b", 0.9)])
        decided = plain.outcome != Outcome.REVIEW
        asked = doubts is ALWAYS and decided
        assert after.outcome == (Outcome.REVIEW if asked else plain.outcome)
        assert after.evidence[: len(plain.evidence)] == plain.evidence and after.missing == plain.missing
        assert (after.circumstances is not None) == decided
        assert asked or (after.reason, after.question) == (plain.reason, plain.question)


def test_evidence_order_does_not_change_circumstances():
    likeness = (("a", True, 0.25), ("b", False, 0.3), ("a", True, 0.12))
    whole = counted(("a", 1.0), ("c", 0.9), ("a", 0.5))
    both = {circumstances(criterion(), Outcome.PARTIAL, some, told, True)
            for some, told in ((whole, likeness), (whole[::-1], likeness[::-1]))}  # fmt: skip
    assert len(both) == 1


def line(policy: int, criterion: str, right: bool, **changes) -> str:
    fields = {"policy": policy, "of_centre": True, "criterion": criterion, "outcome": "MET", "missing": None,
              "found": 1, "passages": 1, "pieced": False, "right": right}  # fmt: skip
    return json.dumps({**fields, **changes}) + "\n"


@pytest.fixture
def verdicts(tmp_path):
    lines = [line(n, "GOOD-1", n % 8 != 0) + line(n, "BAD-1", n % 8 == 0) for n in range(40)]
    (tmp_path / "some.jsonl").write_text("".join(lines), "utf-8")
    return tmp_path


def test_verdicts_that_were_wrong_are_doubted_next_time(verdicts):
    whole = hindsight.read_verdicts(verdicts)
    doubts = hindsight.fit(whole)
    good, bad = (whole[n].circumstances for n in (0, 1))
    assert doubts.share(good) < ASKED < 0.6 < doubts.share(bad)
    assert hindsight.measured(whole) == {"some": {"verdicts": 80, "right": 40, "asked": 40, "asked_right": 5}}


@pytest.mark.parametrize("text", ["no", "{}", line(1, "A", True, outcome="FINE"), line(1, "A", True, more=1)])
def test_a_bad_line_of_verdicts_is_named(verdicts, text):
    (verdicts / "bad.jsonl").write_text(line(1, "A", True) + text, "utf-8")
    with pytest.raises(hindsight.BadVerdicts, match=r"bad.jsonl, line 2"):
        hindsight.read_verdicts(verdicts)


def test_command_writes_points_that_are_read_again(verdicts, tmp_path):
    out = tmp_path / "points"
    done = CliRunner().invoke(cli, ["train-doubts", str(verdicts), "--out", str(out)])
    assert done.exit_code == 0 and "asks about 40, 35 of them wrong" in done.output
    assert read_doubts(out) == hindsight.fit(hindsight.read_verdicts(verdicts))
    empty = tmp_path / "empty"
    empty.mkdir()
    refused = CliRunner().invoke(cli, ["train-doubts", str(empty)])
    assert refused.exit_code == 2 and "no .jsonl file with verdicts" in refused.output


@pytest.mark.parametrize("lines", [[line(1, "A", True), line(2, "A", True)], [line(1, "A", True), line(1, "B", False)]])
def test_verdicts_that_teach_nothing_are_refused_in_words(tmp_path, lines):
    (tmp_path / "some.jsonl").write_text("".join(lines), "utf-8")
    refused = CliRunner().invoke(cli, ["train-doubts", str(tmp_path), "--out", str(tmp_path / "out")])
    assert refused.exit_code == 2 and "right and wrong ones, of two policies" in refused.output
    assert not (tmp_path / "out").exists()


def test_no_points_of_another_form_are_used(tmp_path):
    assert read_doubts(tmp_path) is None
    (tmp_path / "doubts.json").write_text('{"form": 0}', "utf-8")
    assert read_doubts(tmp_path) is None


def test_what_ships_was_learned_from_verdicts_that_ship():
    home = shipped("corpus/synthetic").parent / "verdicts"
    if not home.is_dir():
        pytest.skip("the verdicts are in the source, not in what is installed")
    whole, found = hindsight.read_verdicts(home), read_doubts(WEIGHTS)
    again = hindsight.fit(whole)
    assert found.points.keys() == again.points.keys()
    assert all(abs(found.points[name] - given) < 0.02 for name, given in again.points.items())
