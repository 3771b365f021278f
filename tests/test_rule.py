"""Rules over found elements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.rule import BadRule, rule

NAMES = ("a", "b", "c", "d")
found = st.sets(st.sampled_from(NAMES)).map(frozenset)


@given(found)
def test_rule_reads_as_it_says(having):
    a, b, c, d = (n in having for n in NAMES)
    assert rule("a and (b or not c)").holds(having) == (a and (b or not c))
    assert rule("a or b and c").holds(having) == (a or (b and c))
    assert rule("2 of (a, b or c, not d)").holds(having) == (a + (b or c) + (not d) >= 2)
    assert not rule("").holds(having)


@given(found, found)
def test_rule_without_not_never_falls_when_more_is_found(few, more):
    test = rule("2 of (a, b, c) or (a and d)")
    assert not test.holds(few) or test.holds(few | more)


@pytest.mark.parametrize("text", ["a and", "(a", "3 of (a, b)", "2 of a", "a b", "a & b", "and a", "0 of (a)"])
def test_rule_that_cannot_be_read_says_so(text):
    with pytest.raises(BadRule):
        rule(text)


def test_rule_knows_its_names():
    assert rule("2 of (a, not b) or c").names() == {"a", "b", "c"}


@pytest.mark.parametrize("text, found, needs", [
    ("a and b and c", "b", [("a", 1), ("c", 1)]),
    ("a and (b or c)", "ab", []),
    ("a and (b or c)", "a", [("bc", 1)]),
    ("3 of (a, b, c, d) and e", "a", [("bcd", 2), ("e", 1)]),
    ("2 of (a, b)", "", [("a", 1), ("b", 1)]),
    ("(a and b and c) or (d and e)", "ab", [("c", 1)]),
    ("(a and b) or (d and e)", "", [("a", 1), ("b", 1)]),
    ("(a and b and c) or (d and e and f)", "e", [("d", 1), ("f", 1)]),
    ("a and not b", "b", [("a", 1)]),
    ("a and not b", "ab", []),
    ("a and (a or b)", "", [("a", 1)]),
])  # fmt: skip
def test_what_is_needed_is_the_least_that_would_do(text, found, needs):
    assert [("".join(need.names), need.more) for need in rule(text).needs(frozenset(found))] == needs


@given(st.sets(st.sampled_from("abcdef")), st.integers(1, 4), st.sampled_from(["and", "or"]))
def test_what_is_needed_makes_it_hold(found, count, word):
    asked = rule(f"{count} of (a, b, c, d) {word} (e and f)")
    added = {name for need in asked.needs(frozenset(found)) for name in need.names[: need.more]}
    assert asked.holds(frozenset(found | added))


@pytest.mark.parametrize("text, found, needs", [
    ("a or b", "", [("b", 1)]),
    ("(a and c) or b", "", [("b", 1)]),
    ("(a and c) or (b and d)", "a", [("c", 1)]),
    ("a and b", "", [("b", 1)]),
    ("2 of (a, b, c, d)", "", [("bcd", 2)]),
])  # fmt: skip
def test_what_nobody_can_write_is_never_needed(text, found, needs):
    assert [("".join(n.names), n.more) for n in rule(text).needs(frozenset(found), frozenset("a"))] == needs
