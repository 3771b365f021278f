"""The table of outcomes."""

from datetime import date

import pytest

from auditor.judge import KINDS, as_at, judge
from auditor.model import (
    Basis,
    Centre,
    CentreType,
    Criterion,
    Element,
    Evidence,
    Group,
    Outcome,
    Signal,
    SignalKind,
    Source,
    Span,
    Stance,
    Verdict,
    Weight,
)

SOURCE = Source("policy.pdf", "0" * 64, "pdf", 3)
SIGNALS = (Signal(SignalKind.PHRASE, (Group(["x"]),)),)
CENTRE = Centre("a", "A", (CentreType.SUPPORTED,))


def criterion(**changes) -> Criterion:
    fields = {
        "id": "T-1",
        "set": "t",
        "title": "Named",
        "gap": "Not named",
        "why": "",
        "source": "",
        "basis": (Basis.LAW,),
        "weight": Weight.MAJOR,
        "elements": tuple(Element(n, f"asks {n}", SIGNALS) for n in "abcde"),
        "met": "a and b",
        "partial": "a or b",
        "cap": "c",
        "never": "d",
        "review": "e",
        "advice": "",
        "model_wording": "",
        "examples": (),
    }
    return Criterion(**{**fields, **changes})


def evidence(name: str, stance: Stance = Stance.ASSERTED) -> Evidence:
    return Evidence(name, stance, "words", "policy.pdf", 1, (), Span(0, 5), "phrase", "it says 'words'")


def outcome(found: str, source: Source = SOURCE, centre: Centre = CENTRE, **changes) -> Outcome:
    return judge(criterion(**changes), centre, tuple(map(evidence, found)), (), (source,), ()).outcome


def test_outcome_follows_the_table():
    table = {
        "": "NOT_MET",
        "a": "PARTIAL",
        "ab": "MET",
        "abc": "PARTIAL",
        "abd": "NOT_MET",
        "e": "REVIEW",
        "ae": "REVIEW",
        "abe": "MET",
    }
    assert {found: outcome(found) for found in table} == table


def test_what_takes_it_back_is_named_where_nothing_is_missing():
    asked, found = criterion(met="a and not b", partial="", cap=""), tuple(map(evidence, "ab"))
    verdict = judge(asked, CENTRE, found, (), (SOURCE,), ())
    assert verdict.outcome == Outcome.NOT_MET
    assert verdict.reason == "The document rules it out: asks b."


def test_outcome_of_nothing_can_be_met_where_the_criterion_says_so():
    assert outcome("", default="MET") == Outcome.MET


def test_unread_page_makes_not_found_a_check_by_hand():
    torn = Source("policy.pdf", "0" * 64, "pdf", 3, (2,))
    verdict = judge(criterion(), CENTRE, (), (), (torn,), ())
    assert verdict.outcome == Outcome.REVIEW and "page 2" in verdict.reason and verdict.question
    assert outcome("ab", torn) == Outcome.MET


def test_type_or_nation_that_is_not_asked_does_not_apply():
    assert outcome("ab", applies_to=(CentreType.VIRTUAL,)) == Outcome.NOT_APPLICABLE
    assert outcome("ab", centre=Centre("a", "A"), applies_to=(CentreType.VIRTUAL,)) == Outcome.NOT_APPLICABLE
    assert outcome("ab", applies_to=(CentreType.VIRTUAL, CentreType.SUPPORTED)) == Outcome.MET
    assert outcome("ab", nations=("scotland",)) == Outcome.NOT_APPLICABLE


def test_not_found_names_what_is_missing_and_the_nearest_passages():
    rejected = (evidence("a", Stance.NEGATED), evidence("c", Stance.NEGATED))
    verdict = judge(criterion(), CENTRE, (), rejected, (SOURCE,), ("Training",))
    assert [(g.element, [r.stance for r in g.rejected]) for g in verdict.missing] == [
        ("a", [Stance.NEGATED]),
        ("b", []),
    ]
    assert verdict.looked_in == ("Training",) and verdict.tried and not verdict.evidence


def test_type_that_the_document_shows_is_asked_and_one_that_it_hints_at_is_checked_by_hand():
    def of(shown: str) -> Outcome:
        virtual = criterion(applies_to=(CentreType.VIRTUAL,))
        return judge(virtual, Centre("a", "A"), (evidence("a"),), (), (SOURCE,), (), (evidence(shown),)).outcome

    assert [of(shown) for shown in ("virtual", "virtual_hint", "supported")] == [
        Outcome.PARTIAL,
        Outcome.REVIEW,
        Outcome.NOT_APPLICABLE,
    ]


def test_somebody_is_asked_what_a_type_means_and_not_for_its_name():
    for kind in CentreType:
        asked = criterion(applies_to=(kind,))
        hint = (evidence(f"{kind.value.replace('-', '_')}_hint"),)
        verdict = judge(asked, Centre("a", "A"), (), (), (SOURCE,), (), hint)
        assert verdict.question.startswith(KINDS[kind]) and verdict.circumstances is None


WHEN_IN_FORCE = {"preview": date(2027, 1, 1), "counts_from": date(2027, 9, 1)}


@pytest.mark.parametrize(("day", "reason"), [
    (date(2026, 12, 31), "Counts from 2027-09-01 only."),
    (date(2027, 1, 1), "Counts from 2027-09-01 only. If it counted today: Not found. Why."),
    (date(2027, 8, 31), "Counts from 2027-09-01 only. If it counted today: Not found. Why."),
])
def test_criterion_not_yet_in_force_marks_nobody_down(day, reason):
    gap = Verdict("T-1", Outcome.NOT_MET, "Why.")
    assert as_at(criterion(**WHEN_IN_FORCE), gap, day) == Verdict("T-1", Outcome.NOT_APPLICABLE, reason)


def test_criterion_counts_from_its_day_and_without_one_always():
    gap = Verdict("T-1", Outcome.NOT_MET, "Why.")
    assert as_at(criterion(**WHEN_IN_FORCE), gap, date(2027, 9, 1)) is gap
    assert as_at(criterion(), gap, date(1990, 1, 1)) is gap


def test_criterion_without_a_preview_is_shown_until_it_counts():
    gap = Verdict("T-1", Outcome.NOT_MET, "Why.")
    early = as_at(criterion(counts_from=date(2027, 9, 1)), gap, date(2026, 1, 1))
    assert early.reason == "Counts from 2027-09-01 only. If it counted today: Not found. Why."


def test_what_holds_it_back_is_told_as_what_to_change_whatever_else_is_missing():
    for found, lacks in (("ac", ["asks b", "a change of what is said now: asks c"]),
                         ("abc", ["a change of what is said now: asks c"])):  # fmt: skip
        verdict = judge(criterion(), CENTRE, tuple(map(evidence, found)), (), (SOURCE,), ())
        assert (verdict.outcome, [lack.words for lack in verdict.needed]) == (Outcome.PARTIAL, lacks)


def test_accreditation_is_read_from_the_words_where_only_the_kind_of_contact_was_given():
    centre = Centre("a", "A", (CentreType.SUPPORTED,))

    def of(kind: CentreType, shown: str, of_centre=centre) -> Outcome:
        asked = criterion(applies_to=(kind,))
        return judge(asked, of_centre, (evidence("a"),), (), (SOURCE,), (), (evidence(shown),)).outcome

    assert of(CentreType.ACCREDITED, "accredited") == Outcome.PARTIAL
    assert of(CentreType.INDEPENDENT, "accredited") == Outcome.NOT_APPLICABLE
    assert of(CentreType.VIRTUAL, "virtual") == Outcome.NOT_APPLICABLE
    given = Centre("a", "A", (CentreType.SUPPORTED, CentreType.INDEPENDENT))
    assert of(CentreType.ACCREDITED, "accredited", given) == Outcome.NOT_APPLICABLE
