"""Signals and the passages that they join."""

from strategies import document

from auditor.evidence.lexical import Marked, Phrases
from auditor.evidence.near import matches, where
from auditor.evidence.phrases import index_of
from auditor.evidence.plans import Plan, plan_of
from auditor.model import Group, Signal, SignalKind

LEAD, TELL, SOON = Group(["lead"]), Group(["tell"]), Group(["at once", "same day"])


def quotes(text: str, **signal) -> list[str]:
    asked = Signal(SignalKind.NEAR, (LEAD, TELL, SOON), **signal)
    phrases = Phrases(index_of([*asked.groups, *asked.without, *asked.section]))
    marked, plan = phrases.mark(document(text)), plan_of(asked, phrases)
    return [marked.document.quote(marked.document.sentences[n].span) for n in places(plan, marked)]


def places(plan: Plan, marked: Marked) -> list[int]:
    return [match.sentence for match in matches(plan, marked, {}, where(plan, marked))]


def test_near_needs_every_group_in_one_sentence():
    assert quotes("Tell the lead at once.\n\nTell the lead.") == ["Tell the lead at once."]


def test_near_joins_a_list_to_its_lead_in():
    assert quotes("You must tell the lead:\n\n- the same day\n- in writing") == ["the same day"]


def test_near_joins_a_row_to_its_column_heads():
    assert quotes("| Tell | When |\n|---|---|\n| The lead | Same day |") == ["The lead | Same day"]


def test_near_joins_a_sentence_that_points_back():
    assert quotes("Tell the lead. This is done the same day.") == ["This is done the same day."]
    assert quotes("Tell the lead. Tea is served the same day.") == []


def test_near_takes_a_group_from_the_heading_only_when_told_to():
    text = "# The lead\n\nTell her at once."
    assert quotes(text) == []
    assert quotes(text, headed=(0,)) == ["Tell her at once."]


def test_near_within_a_number_stays_in_its_section():
    assert quotes("Tell the lead. Stay calm. Do it at once.", within="2")
    assert not quotes("Tell the lead.\n\n# Fire\n\nLeave at once.", within="2")


def test_near_gap_and_order_hold_within_the_sentence():
    assert quotes("Tell the lead at once.", gap=6) and not quotes("Tell the lead at once.", gap=4)
    assert quotes("The lead will tell us at once.", order=True) and not quotes("Tell the lead at once.", order=True)


def test_near_with_a_loose_group_takes_only_that_from_another_sentence():
    text = "Tell the lead. Stay calm. Do it at once."
    assert quotes(text, within="2", loose=(2,)) == ["Tell the lead."]
    assert quotes(text, within="2", loose=(1,)) == []


def test_near_does_not_join_the_two_ends_of_a_very_long_sentence():
    assert not quotes("Tell me " + "and so on " * 30 + "the lead at once.")


def test_without_shuts_out_only_what_stands_near_it():
    far = "and so on and so on and so on and so on and so on and so on, in summer"
    assert quotes(f"Tell the lead at once, {far}, about a fire.", without=(Group(["fire"]),))
    assert not quotes(f"Tell the lead about a fire at once, {far}.", without=(Group(["fire"]),))


def test_without_and_section_shut_a_sentence_out():
    assert not quotes("Tell the lead about a fire at once.", without=(Group(["fire"]),))
    assert quotes("# Concerns\n\nTell the lead at once.", section=(Group(["concern"]),))
    assert not quotes("# Money\n\nTell the lead at once.", section=(Group(["concern"]),))


def test_heading_needs_something_under_it():
    asked = Signal(SignalKind.HEADING, (Group(["whistleblowing"]),))
    phrases = Phrases(index_of(asked.groups))
    plan = plan_of(asked, phrases)
    assert not places(plan, phrases.mark(document("# Whistleblowing\n\n# Fire\n\nLeave by the door.")))
    told = "# Whistleblowing\n\nAny worker may raise a worry with the chair or with us."
    assert places(plan, phrases.mark(document(told)))


def test_a_phrase_matches_by_stem_or_as_written():
    phrases = Phrases(index_of([Group(["report", "=reports", "out-of-hours"])]))
    marked = phrases.mark(document("We reported it. Out of hours, read reports."))
    places = {p: [marked.of_phrase(n, sentence) for sentence in (0, 1)] for n, p in enumerate(phrases.names)}
    assert places == {"=reports": [[], [(9, 10)]], "out-of-hours": [[], [(4, 7)]], "report": [[(1, 2)], [(9, 10)]]}


def test_pattern_knows_where_its_sentence_starts():
    asked = Signal(SignalKind.PATTERN, pattern=r"^stay\b")
    phrases = Phrases(index_of([]), ["stay"])
    marked = phrases.mark(document("We all stay. Stay with the child.\n\nThey stay."))
    found = [marked.document.quote(marked.document.sentences[n].span) for n in places(plan_of(asked, phrases), marked)]
    assert found == ["Stay with the child."]


def test_near_joins_an_answer_to_its_question():
    assert quotes("When do I tell somebody? The lead must know the same day.") == ["The lead must know the same day."]
    told = "When do I tell somebody? At once. The lead must know the same day."
    assert quotes(told) == ["The lead must know the same day."]
    assert quotes("When do I tell somebody?\n\nTea is at four.\n\nThe lead comes the same day.") == []


def test_one_word_never_stands_for_two_groups():
    asked = Signal(SignalKind.NEAR, (Group(["worried", "if"]), Group(["worried"]), Group(["tell"])))
    phrases = Phrases(index_of(asked.groups))
    marked = phrases.mark(document("Tell us. Worried parents tell us. If you are worried, tell us."))
    assert places(plan_of(asked, phrases), marked) == [2]
