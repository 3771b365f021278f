"""Our own sentences in, the age at which they are understood out: what volunteers read is plain."""

import re

import pytest

from auditor.catalogue import load
from auditor.readability import long_sentences, reading_age
from auditor.report.messages import ENGLISH
from auditor.report.messages_office import OFFICE
from auditor.shipped import shipped

PLAIN = 11
FOR_ASSESSORS = ("how_", "index_", "spread_", "col_")
OURS = {
    "centre": lambda: [ENGLISH[key] for key in ENGLISH if not key.startswith(FOR_ASSESSORS)],
    "committee": lambda: [ENGLISH[key] for key in ENGLISH if key.startswith("committee_")],
    "plan": lambda: [OFFICE[key] for key in OFFICE if key.startswith(("plan_", "mark_"))],
}
NOT_OURS = re.compile(r"\b(?:compliance|compliant|remediat\w+|n/a|stakeholders?|utilis\w+|going forward)\b", re.I)


def sentences(messages) -> list[str]:
    """The whole sentences of messages, a name put where something is filled in; labels of a few words left out."""
    texts = [text for message in messages for text in ([message] if isinstance(message, str) else message[1:])]
    filled = (re.sub(r"\{\w+\}", "this", text) for text in texts)
    return [part for text in filled for part in re.split(r"(?<=[.!?:])\s+", text) if len(part.split()) > 3]


@pytest.mark.parametrize("part", OURS)
def test_own_words_are_understood_at_eleven(part):
    own = sentences(OURS[part]())
    assert len(own) > 5 and reading_age(own) <= PLAIN
    assert long_sentences(own) <= len(own) // 20


def test_own_words_shun_the_jargon_of_offices():
    own = [*sentences(ENGLISH.values()), *sentences(OFFICE.values())]
    assert [sentence for sentence in own if NOT_OURS.search(sentence)] == []


def test_criteria_are_understood_at_eleven():
    criteria = load(shipped("criteria")).criteria
    own = [part for it in criteria for text in (it.advice, it.why) for part in ended(text)]
    assert len(own) > 5 * len(criteria) and reading_age(own) <= PLAIN


def test_no_sentence_of_a_criterion_is_long():
    criteria = load(shipped("criteria")).criteria
    own = [part for it in criteria for text in (it.advice, it.why, it.gap, it.question) for part in ended(text)]
    assert [part for part in own if long_sentences([part])] == []


def ended(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]
