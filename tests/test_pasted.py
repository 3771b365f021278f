"""What is known for a copy of the catalogue or a list of key words, and what is not."""

import re
from functools import cache

import pytest
from strategies import document

from auditor.audit import assess
from auditor.catalogue import load
from auditor.evidence import Finder
from auditor.evidence.listed import only_listed
from auditor.evidence.pasted import MANY
from auditor.model import Catalogue, Outcome, Stance
from auditor.shipped import shipped
from auditor.trial import example_centre


@cache
def finder() -> Finder:
    return Finder(load(shipped("criteria")))


def catalogue() -> Catalogue:
    return finder().catalogue


def pasted(text: str) -> list[str]:
    found = document(text)
    marked = finder().phrases.mark(found)
    return [found.quote(found.sentences[n].span) for n in finder().own_words.pasted(marked)]


@pytest.mark.parametrize("text", [
    "Physical abuse, neglect, DSL, LADO, disclosure, allegation, referral",
    "Lead, deputy, LADO, MARAC, DASH, whistleblowing.",
    "; ".join(["drunk or high", "with the parent", "ring the lead", "keep it safe"] * 6),
])
def test_list_of_key_words_counts_for_nothing(text):
    assert pasted(text) == [text]


SIGNALS = [[g[0].lstrip("=") for g in s.groups] for c in catalogue().criteria for e in c.elements for s in e.signals
           if len(s.groups) > 1]


@pytest.mark.parametrize("joined", [", ", " / ", "; ", " "])
def test_each_signals_first_words_one_line_a_signal_count_for_nothing(joined):
    lines = [joined.join(words).capitalize() + "." for words in SIGNALS[:60]]
    assert len(pasted("# Safeguarding\n\n" + "\n\n".join(lines))) >= 0.5 * len(lines)


def test_long_run_of_words_without_the_little_ones_counts_for_nothing():
    text = "Safeguarding lead tell concern immediately council refer police emergency record sign date training annual."
    assert pasted(text) == [text]


def test_list_under_the_label_key_words_counts_for_nothing():
    text = "Keywords: lead, deputy, LADO, MARAC, DASH, whistleblowing."
    assert pasted(text) == [text]


def test_one_short_list_is_not_taken_for_key_words_by_itself():
    assert pasted("Date, time, sign.\n\nPhysical, sexual, emotional, neglect.") == []


@pytest.mark.parametrize("text", [
    "Stop, listen, record.", "Danger: 999.", "No form, no visit.", "Drunk or high = contact ends.",
    "Annual review by trustees", "Staff undertake mandatory training.",
])
def test_terse_rule_is_no_list_of_terms(text):
    found = document(text)
    assert not only_listed(finder().phrases.mark(found), 0)


def test_comma_list_of_one_rules_words_does_not_give_the_rule():
    criterion = next(c for c in catalogue().criteria if c.id == "NACCC-RESP-1")
    text = document("Designated safeguarding lead, tell, concern.")
    audit = assess((text,), (), example_centre(criterion), finder(), catalogue().examples_date)
    verdict = next(v for v in audit.verdicts if v.criterion == criterion.id)
    assert verdict.outcome == Outcome.NOT_MET


@pytest.mark.parametrize("text", [
    "Signs include bruises, burns, bites, hunger, fear and being left alone.",
    "Possible signs include bruises; flinching; being clingy; hunger; bedwetting; self-harm; running away.",
    "Warning signs include unexplained bruises, flinching, being withdrawn, constant hunger, bedwetting, self-harm.",
    "We look at drink, drugs, debts, illness, fear, orders.",
    "Neglect covers food, warmth, clothing, school, safety, including medical care.",
    "Signs of abuse: bruises, burns, bites, fractures, scalds, hunger.",
    "Signs of abuse:\n\n- bruises, burns, bites, fractures, scalds, hunger",
    "Ring the lead, then the council, then the police.",
    "Helpers write it down, sign it, date it and hand it to the lead before they go home.",
])
def test_sentence_with_commas_is_no_list_of_key_words(text):
    assert pasted(text) == []


def test_line_of_a_contents_list_counts_for_nothing_and_a_line_of_contacts_does():
    contents = "Drugs, alcohol and what we do about them ........ 12\n\nAbduction . . . . . 4"
    assert len(pasted(contents)) == 2
    assert pasted("Police ........ 999\n\nEmergency Duty Team ........ 01632 960120\n\nSee page 4") == []


def test_title_counts_for_nothing_alone_numbered_or_a_little_changed():
    title = next(c.title for c in catalogue().criteria if c.id == "NACCC-TRAIN-1")
    for text in (title, f"4. {title}.", title.replace("Everyone", "Everybody")):
        assert pasted(text) == [text]


def test_short_question_counts_for_nothing_only_among_many():
    asks = [e.asks for c in catalogue().criteria for e in c.elements if 2 <= len(e.asks.split()) <= 5]
    one, many = asks[0], asks[: 3 * MANY]
    assert pasted(f"- {one}") == []
    assert len(pasted("\n".join(f"- {ask}" for ask in many))) >= MANY


def test_copied_title_is_shown_with_the_reason_why_it_does_not_count():
    criterion = next(c for c in catalogue().criteria if c.id == "NACCC-TRAIN-1")
    only_title, when = document(criterion.title + "."), catalogue().examples_date
    audit = assess((only_title,), (), example_centre(criterion), finder(), when)
    verdict = next(v for v in audit.verdicts if v.criterion == criterion.id)
    because = {r.stance: r.because for gap in verdict.missing for r in gap.rejected}
    assert verdict.outcome == Outcome.NOT_MET
    assert because[Stance.PASTED] == "this says nothing of its own ('the audit's own words, copied')"


def test_advice_that_is_followed_is_no_copy_of_it():
    told = [part for c in catalogue().criteria for part in re.split(r"(?<=[.!?])\s+", c.advice)]
    say = [part for part in told if part.startswith("Say that ") and len(part.split()) > 12]
    done = [part.removeprefix("Say that ").capitalize() for part in say]
    assert len(say) > 5
    assert len(pasted("\n\n".join(say))) == len(say)
    assert pasted("\n\n".join(done)) == []


def test_no_example_of_any_criterion_is_taken_for_a_copy():
    credited = [e.text for c in catalogue().criteria for e in c.examples if e.outcome in (Outcome.MET, Outcome.PARTIAL)]
    copies = {text: pasted(text) for text in credited}
    assert {text: found for text, found in copies.items() if found} == {}


def test_model_wording_is_no_copy():
    assert [c.id for c in catalogue().criteria if pasted(c.model_wording)] == []


def test_an_entry_under_words_that_make_it_a_rule_may_be_like_the_catalogue_and_a_list_of_copies_may_not():
    entry = "Local Authority Designated Officer (LADO) for allegations against staff or volunteers"
    others = "\n- Police if somebody is in danger\n- Social Care for worries about a child\n"
    assert pasted(f"# Whom we tell\n\nReports will be made to:\n\n- {entry}{others}") == []
    assert pasted(f"# Whom we tell\n\nThis covers:\n\n- {entry}{others}") == [entry]
    titles = [c.title for c in catalogue().criteria[:MANY]]
    assert len(pasted("# Safeguarding\n\nWe will:\n\n" + "".join(f"- {title}\n" for title in titles))) == MANY
