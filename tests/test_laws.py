"""The laws of the house, as properties of whole audits with the shipped catalogue."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import readings

from auditor.audit import assess
from auditor.catalogue import load
from auditor.cli.samples import sample_packs
from auditor.evidence import Finder
from auditor.model import Audit, Centre, Document, Outcome, Reading, Source
from auditor.normalise import normalise
from auditor.readers import read
from auditor.report import to_json
from auditor.shipped import shipped
from auditor.stuffing import pasted, stuffed

WHEN = date(2026, 11, 22)
LEVEL = {Outcome.NOT_MET: 0, Outcome.REVIEW: 1, Outcome.PARTIAL: 1, Outcome.MET: 2}
slow = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@lru_cache(maxsize=1)
def finder() -> Finder:
    return Finder(load(shipped("criteria")))


@lru_cache(maxsize=1)
def samples() -> tuple[tuple[Centre, Reading], ...]:
    packs = sample_packs(shipped("corpus/synthetic"))
    return tuple((p.centre, read(Path(p.paths[0]).read_bytes(), Path(p.paths[0]).name)) for p in packs)


CENTRE = Centre("a", "A")


def audit_of(found: Document, centre: Centre = CENTRE) -> Audit:
    return assess((found,), (), centre, finder(), WHEN)


def outcomes(audit: Audit) -> dict[str, Outcome]:
    return {v.criterion: v.outcome for v in audit.verdicts}


def raised(before: Audit, after: Audit) -> list[str]:
    old, new = outcomes(before), outcomes(after)
    return [c for c in old if old[c] in LEVEL and new[c] in LEVEL and LEVEL[new[c]] > LEVEL[old[c]]]


def assert_quotes_are_verbatim(found: Document, audit: Audit) -> None:
    for verdict in audit.verdicts:
        for one in (*verdict.evidence, *(r for gap in verdict.missing for r in gap.rejected)):
            assert found.quote(one.span) == one.quote
            if one.page:
                assert any(s.page == one.page and s.span.start == one.span.start for s in found.sentences)


@slow
@given(readings)
def test_quotes_are_verbatim_and_on_their_page_whatever_the_document(made):
    found = normalise(made)
    assert_quotes_are_verbatim(found, audit_of(found))


@pytest.mark.parametrize("n", range(12))
def test_quotes_are_verbatim_and_on_their_page_in_the_samples(n):
    centre, made = samples()[n]
    found = normalise(made)
    assert_quotes_are_verbatim(found, audit_of(found, centre))


@pytest.mark.parametrize("n", range(12))
def test_no_verdict_is_without_words(n):
    centre, made = samples()[n]
    for verdict in audit_of(normalise(made), centre).verdicts:
        assert verdict.reason
        silent = next(c.default for c in finder().catalogue.criteria if c.id == verdict.criterion)
        if verdict.outcome in (Outcome.MET, Outcome.PARTIAL) and not silent:
            assert verdict.evidence, verdict.criterion
        if verdict.outcome == Outcome.NOT_MET:
            assert verdict.missing or verdict.reason.startswith("The document rules it out"), verdict.criterion


@slow
@given(readings)
def test_same_document_gives_the_same_bytes(made):
    assert to_json(audit_of(normalise(made))) == to_json(audit_of(normalise(made)))


def test_a_page_that_could_not_be_read_leaves_no_gap():
    centre, made = samples()[0]
    source = made.source
    torn = Reading(
        Source(source.name, source.sha256, source.format, max(source.pages, 1), (1,)), made.blocks, made.notes
    )
    audit = audit_of(normalise(torn), centre)
    assert Outcome.NOT_MET not in outcomes(audit).values()


@slow
@given(
    st.integers(0, 11),
    st.lists(
        st.sampled_from(
            [
                "The kettle is in the kitchen.",
                "Parking is free on Sundays.",
                "Our hall was built of red brick.",
                "The bus stops outside.",
                "Biscuits are on the top shelf.",
            ]
        ),
        min_size=1,
        max_size=4,
    ),
)
def test_text_about_nothing_changes_no_verdict(n, extra):
    centre, made = samples()[n]
    before = normalise(made)
    more = read(("\n\n".join(extra)).encode(), "extra.txt").blocks
    after = normalise(Reading(made.source, (*made.blocks, *more), made.notes))
    assert outcomes(audit_of(before, centre)) == outcomes(audit_of(after, centre))


def test_the_catalogue_pasted_into_an_empty_policy_raises_no_verdict():
    assert {one.what: one.raised for one in stuffed(finder()) if one.raised} == {}


def test_pasting_the_catalogue_into_a_policy_raises_no_verdict():
    centre, made = samples()[0]
    before = audit_of(normalise(made), centre)
    rose = {}
    for kind, text in pasted(finder().catalogue).items():
        more = read(text.encode(), "pasted.md").blocks
        after = audit_of(normalise(Reading(made.source, (*made.blocks, *more), made.notes)), centre)
        rose[kind] = raised(before, after)
    assert {kind: found for kind, found in rose.items() if found} == {}


def test_what_would_raise_verdicts_is_named():
    class Fooled(Finder):
        """Takes no sentence for a copy."""

        def _look(self, *asked):
            look, types = super()._look(*asked)
            return replace(look, pasted={}), types

    assert any(one.raised for one in stuffed(Fooled(finder().catalogue)))

