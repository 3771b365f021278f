"""Verdicts in, scores and first things out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_builder import audit, criterion, sample, scored, verdict

from auditor.model import Outcome, Weight
from auditor.report.score import critical_not_met, first_things, not_judged, overall, paired, section_scores

MET, PARTIAL, NOT_MET, REVIEW, NOT_APPLICABLE = Outcome
CRITICAL, MAJOR, MINOR = Weight
PAIRS = st.lists(st.tuples(st.sampled_from(Weight), st.sampled_from(Outcome)), max_size=12)


def fraction(made) -> float:
    total = overall(made)
    return total.earned / total.possible if total.possible else 0.0


@pytest.mark.parametrize("pairs, earned, possible, percent", [
    ([(CRITICAL, MET)], 3, 3, 100),
    ([(CRITICAL, PARTIAL)], 1.5, 3, 50),
    ([(CRITICAL, NOT_MET), (MAJOR, MET), (MINOR, PARTIAL)], 2.5, 6, 41),
    ([(MINOR, MET), (CRITICAL, REVIEW), (MAJOR, NOT_APPLICABLE)], 1, 1, 100),
    ([(CRITICAL, REVIEW), (MAJOR, NOT_APPLICABLE)], 0, 0, None),
    ([], 0, 0, None),
])  # fmt: skip
def test_score_weighs_and_leaves_out(pairs, earned, possible, percent):
    total = overall(scored(*pairs))
    assert (total.earned, total.possible, total.percent) == (earned, possible, percent)


def test_score_is_never_rounded_up_to_full():
    assert overall(scored(*[(CRITICAL, MET)] * 200, (MINOR, NOT_MET))).percent == 99


@given(PAIRS, st.sampled_from(Weight), st.sampled_from([NOT_APPLICABLE, REVIEW]), st.integers(0, 12))
def test_score_is_moved_by_no_criterion_left_out(pairs, weight, outcome, at):
    before = overall(scored(*pairs))
    after = overall(scored(*pairs[:at], (weight, outcome), *pairs[at:]))
    assert (after.earned, after.possible) == (before.earned, before.possible)
    assert after.count(outcome) == before.count(outcome) + 1


@given(PAIRS.filter(bool), st.data())
def test_score_never_falls_when_a_verdict_improves(pairs, data):
    at = data.draw(st.integers(0, len(pairs) - 1))
    worse = [*pairs[:at], (pairs[at][0], NOT_MET), *pairs[at + 1 :]]
    half = [*pairs[:at], (pairs[at][0], PARTIAL), *pairs[at + 1 :]]
    better = [*pairs[:at], (pairs[at][0], MET), *pairs[at + 1 :]]
    assert fraction(scored(*worse)) < fraction(scored(*half)) < fraction(scored(*better))


def test_score_counts_every_outcome():
    total = overall(sample())
    assert dict(total.counts) == {MET: 1, PARTIAL: 1, NOT_MET: 2, REVIEW: 1, NOT_APPLICABLE: 1}
    assert total.applicable == 5
    assert (total.earned, total.possible) == (4.5, 11)


def test_sections_add_up_to_the_whole():
    sections = section_scores(sample())
    assert [(s.letter, s.title, s.score.earned, s.score.possible) for s in sections] == [
        ("A", "Core content", 4.5, 9), ("B1", "Review", 0.0, 2),
    ]  # fmt: skip


def test_section_without_criteria_is_left_out_and_unknown_ones_come_last():
    made = audit((criterion("X1", section="X"), verdict("X1")), (criterion("A1"), verdict("A1")))
    assert [(s.letter, [line.criterion.id for line in s.lines]) for s in section_scores(made)] == [
        ("A", ["A1"]), ("", ["X1"]),
    ]  # fmt: skip


def test_critical_list_holds_only_critical_not_found():
    made = scored((CRITICAL, NOT_MET), (MAJOR, NOT_MET), (CRITICAL, REVIEW), (CRITICAL, PARTIAL), (CRITICAL, NOT_MET))
    assert [line.criterion.id for line in critical_not_met(made)] == ["A1", "A5"]


def test_first_things_go_by_urgency_then_by_order():
    made = scored(
        (MAJOR, NOT_MET), (CRITICAL, PARTIAL), (CRITICAL, MET), (CRITICAL, NOT_MET), (MAJOR, PARTIAL),
        (CRITICAL, REVIEW), (MAJOR, NOT_MET), (CRITICAL, NOT_MET), (MINOR, NOT_MET),
    )  # fmt: skip
    assert [line.criterion.id for line in first_things(made)] == ["A4", "A8", "A2", "A1", "A7"]
    assert [line.criterion.id for line in first_things(made, 9)] == ["A4", "A8", "A2", "A1", "A7", "A5", "A9"]


def test_first_things_are_none_when_all_is_met_or_left_to_a_person():
    assert first_things(scored((CRITICAL, MET), (CRITICAL, REVIEW), (MAJOR, NOT_APPLICABLE))) == ()


def test_lines_follow_the_catalogue_whatever_the_order_of_verdicts():
    made = audit((criterion("A1"), verdict("A2")), (criterion("A2"), verdict("A1")))
    assert [(line.criterion.id, line.verdict.criterion) for line in paired(made)] == [("A1", "A1"), ("A2", "A2")]


def test_lines_of_a_verdict_without_criterion_are_refused():
    with pytest.raises(ValueError, match="'A2'"):
        paired(audit((criterion("A1"), verdict("A2"))))


def test_criterion_without_verdict_is_told():
    made = audit((criterion("A1"), verdict("A1")), (criterion("A2"), verdict("A2")))
    cut = audit(*zip(made.criteria[:1], made.verdicts[:1], strict=True), criteria=made.criteria)
    assert [c.id for c in not_judged(cut)] == ["A2"]
