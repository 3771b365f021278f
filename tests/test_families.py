"""Documents' traces in, who shares whose text out."""

import random
from dataclasses import replace

from auditor.evidence.trace import trace
from auditor.families import kinship
from auditor.model import Block, BlockKind, Family, Kinship, Reading, Source, Trace
from auditor.normalise import normalise

FIRST, LAST = "ba co du fe gi ho ju ka le mi no pa".split(), "rn st lt ck nd mp ff".split()
WORDS = [first + last for first in FIRST for last in LAST]


def policy(seed: int, words: int = 900) -> list[str]:
    """Prose of invented words: two seeds share next to nothing."""
    dice = random.Random(seed)
    return [dice.choice(WORDS) for _ in range(words)]


def traced(words: list[str], centre: str = "Oakmere", name: str = "policy.docx") -> Trace:
    blocks = (Block(BlockKind.PARAGRAPH, " ".join(words)),)
    return trace(normalise(Reading(Source(name, "ab" * 32, "docx", 0), blocks)), centre)


def changed(words: list[str], every: int) -> list[str]:
    return [word + "x" if n % every == 0 else word for n, word in enumerate(words)]


def test_copies_of_one_template_are_a_family_and_others_are_not():
    one, two = policy(1), policy(2)
    run = [one, policy(3), changed(one, 20), two, changed(one, 12), changed(two, 30), policy(4)]
    assert kinship([(traced(words),) for words in run]).families == (Family((0, 2, 4), 63), Family((3, 5), 84))


def test_a_copy_in_which_every_third_word_differs_is_no_family():
    assert kinship([(traced(policy(1)),), (traced(changed(policy(1), 3)),)]) == Kinship()


def test_two_versions_inside_one_centre_are_told_and_make_no_family():
    draft = traced(policy(1), name="draft.docx")
    final = traced(changed(policy(1), 40), name="final.docx")
    assert kinship([(traced(policy(9)),), (draft, final)]) == Kinship((), ((1, "draft.docx", "final.docx"),))


def test_a_document_too_short_to_compare_is_left_alone():
    short = traced(policy(1, words=60))
    assert kinship([(short,), (short,)]) == Kinship()


def test_nothing_or_one_document_has_no_kin():
    assert kinship([]) == kinship([()]) == kinship([(traced(policy(1)),)]) == Kinship()


def test_wording_that_everybody_quotes_makes_no_family():
    law = policy(99, words=150)
    run = [(traced(policy(n) + law),) for n in range(12)]
    assert kinship(run).families == ()


def test_trace_counts_words_names_and_the_centres_own_name():
    text = ("Oakmere Contact Centre follows this. Elder House lends its hall to Oakmere Contact Centre, as the "
            "National Association of Child Contact Centres")  # fmt: skip
    made = traced(text.split(), centre="Oakmere Child Contact Centre")
    assert replace(made, shingles="") == Trace(
        "policy.docx", 22, "", (("Oakmere Contact Centre", 2), ("Elder House", 1)), 2)


def test_trace_of_a_centre_whose_name_tells_nothing_finds_it_nowhere():
    assert traced(policy(1), centre="Safeguarding Policy 2024 final").own == 0


def test_trace_holds_no_words_of_the_text():
    assert set(traced(policy(1)).shingles) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")
    assert len(traced(policy(1, words=4000)).shingles) < 6500
