"""What a pattern needs, the sets of sentences, and patterns without capitals."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.evidence.lexical import Phrases
from auditor.evidence.literals import Need, needed, pieces_in
from auditor.evidence.phrases import index_of
from auditor.evidence.plans import plan_of
from auditor.evidence.sets import all_but_one, bits_of, numbers_in
from auditor.model import Signal, SignalKind

NEEDS = [
    (r"\btell the lead\b", (("tell",),)),
    (r"\b(?:tell|inform)s? (?:the )?(?:lead|police)\b", (("inform", "informs", "police", "tell", "tells"),)),
    (r"visit\w*[^.]{0,20}(?:stop|end)(?:s|ped)", (("visit",), ("endped", "ends", "stopped", "stops"))),
    (r"(?:risk \w+ form|safe \w+ plan)", (((("risk",), ("form",)), (("safe",), ("plan",))),)),
    (r"(?i:PAUSE)+", (("pause",),)),
    (r"(?:pause)?\d+", ()),
    (r"is|are", ()),
    (r"a[bc]d(?=never)", (("abd", "acd"),)),
]
WORDS = st.lists(st.sampled_from("tell tells inform lead the police visit Stop ends risk form safe plan".split()))


def held(need: Need, text: str) -> bool:
    return all(any(one in text if isinstance(one, str) else held(one, text) for one in clause) for clause in need)


@pytest.mark.parametrize(("pattern", "need"), NEEDS)
def test_a_pattern_needs_pieces_of_its_words(pattern, need):
    assert needed(pattern) == need


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in NEEDS])
@given(words=WORDS)
def test_what_a_pattern_needs_is_in_all_that_it_matches(pattern, words):
    text = " ".join(words)
    assert held(needed(pattern), text.casefold()) or not re.search(pattern, text, re.IGNORECASE)


def test_pieces_are_those_of_every_part():
    assert sorted(pieces_in(needed(NEEDS[3][0]))) == ["form", "plan", "risk", "safe"]


@pytest.mark.parametrize("pattern", [r"(?-i:[A-Z]\w+) Board", r"\u0041ct", r"É"])
def test_a_pattern_whose_capitals_matter_is_not_lowered(pattern):
    assert plan_of(Signal(SignalKind.PATTERN, pattern=pattern), Phrases(index_of([]))).lower is None


@given(st.sampled_from([r"\bTell (?:the )?[A-Z]+\b", r"\WLead\S", r"no(?!t)[^A-C]"]), WORDS)
def test_a_lowered_pattern_finds_the_same_places(pattern, words):
    plan, text = plan_of(Signal(SignalKind.PATTERN, pattern=pattern), Phrases(index_of([]))), " ".join(words)
    one, other = plan.pattern.search(text), plan.lower.search(text.lower())
    assert (one and one.span()) == (other and other.span())


@given(st.lists(st.sets(st.integers(0, 90)), min_size=2, max_size=5))
def test_sets_of_numbers_keep_their_numbers(sets):
    bits = [bits_of(one, 91) for one in sets]
    assert [set(numbers_in(one)) for one in bits] == sets
    missing = {n for n in range(91) if sum(n not in one for one in sets) == 1}
    assert set(numbers_in(all_but_one(bits, (1 << 91) - 1))) == missing
