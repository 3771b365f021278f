"""An audit in, the parts of its page out: the card of facts, the strip, the route, the nearest passages."""

from dataclasses import replace
from datetime import date

import pytest
from html_outline import Outline
from report_builder import ANNEX, POLICY, audit, criterion, evidence, fact, sample, verdict

from auditor.catalogue import load
from auditor.model import Circumstances, FactKind, Gap, Lack, Outcome, Source, Span, Stance, Successor
from auditor.report import card, centre_page
from auditor.report.article import NEAREST, article
from auditor.report.certificate import nearest, richest, to_read
from auditor.report.page import READ
from auditor.report.route import SLOTS, route
from auditor.report.score import Line
from auditor.report.strip import COLUMNS, PARTS, strips
from auditor.shipped import shipped


def on(day: str, **facts):
    """An audit of this day with one review fact and a date."""
    return audit(facts=tuple(facts.values()), audit_date=date.fromisoformat(day))


@pytest.mark.parametrize("value, detail, day, says, late", [
    ("2027-02-08", "in date", "2026-11-28", "In date. The next review is due by 8 February 2027.", False),
    ("2020-02-29", "overdue", "2026-11-28", "Overdue. The review was due by 29 February 2020, 80 months ago.", True),
    ("2026-10-28", "overdue", "2026-11-28", "Overdue. The review was due by 28 October 2026, 1 month ago.", True),
    ("2026-11-20", "just past", "2026-11-28", "Just past. The review was due by 20 November 2026.", True),
    ("", "undated", "2026-11-28", "No date of a review was found.", True),
])  # fmt: skip
def test_card_says_whether_the_review_is_due(value, detail, day, says, late):
    made = card.review(on(day, review=fact(FactKind.REVIEW, value, detail)))
    assert (made.words, made.late) == (says, late)


def test_card_without_a_review_says_so():
    assert card.review(audit()).words == "No date of a review was found."


def test_card_draws_the_days_on_a_line_in_proportion():
    due = fact(FactKind.REVIEW, "2025-01-01", "overdue")
    made = card.review(on("2026-01-01", last=fact(FactKind.DATE, "2024-01-01", "reviewed"), due=due)).line
    assert (made.last, round(made.due), made.checked) == (0, 50, 100)
    assert card.review(on("2026-01-01", due=due)).line is None


def test_card_names_the_lead_with_the_number_as_written_and_says_that_there_is_no_deputy():
    lead = fact(FactKind.PERSON, "Morag Ellery", "lead", page=2)
    reach = fact(FactKind.CONTACT, "01632960144", "lead", quote="ring 01632 960 144", page=3)
    assert [(row.label, row.value, row.place) for row in card.people(audit(facts=(lead, reach)))] == [
        ("Safeguarding lead", "Morag Ellery, 01632 960 144", "page 2; page 3"),
        ("Deputy", "no name found, no number found", ""),
    ]


def test_card_lists_each_number_once_by_whose_it_is():
    facts = (
        fact(FactKind.PHONE, "07700900611", "mobile", "07700 900611", 4),
        fact(FactKind.PHONE, "01632960709", "local", "01632 960709", 2),
        fact(FactKind.CONTACT, "01632960709", "lado", "LADO | 01632 960709", 2),
        fact(FactKind.CONTACT, "01632960709", "lado", "the LADO on 01632 960709", 5),
        fact(FactKind.CONTACT, "999", "emergency", "999", 1),
        fact(FactKind.CONTACT, "01632960144", "lead", "01632 960144", 1),
    )
    assert [(row.label, row.value, row.place) for row in card.numbers(audit(facts=facts))] == [
        ("In danger", "999", "page 1"),
        ("LADO or designated officer", "01632 960709", "page 2; page 5"),
        ("Other numbers", "07700 900611", "page 4"),
    ]


def test_card_says_what_to_write_instead_of_outdated_words_the_gravest_first():
    lscb = Successor("5", "Boards", "The local safeguarding children partnership", date(2019, 9, 29), "The 2017 Act")
    made = audit(successors=(lscb,), facts=(
        fact(FactKind.OUTDATED, "44", "C", "domestic violence", 4),
        fact(FactKind.OUTDATED, "5", "A", "LSCB", 2), fact(FactKind.OUTDATED, "5", "A", "lscb", 6),
    ))  # fmt: skip
    assert [(t.words, t.places, t.severity, t.instead) for t in card.terms(made)] == [
        ("LSCB", "page 2; page 6", "gone, and the policy relies on it", lscb),
        ("domestic violence", "page 4", "an old word", None),
    ]
    text = Outline(centre_page(made)).text
    assert "The local safeguarding children partnership Source: The 2017 Act 29 September 2019" in text


def test_facts_of_one_document_each_are_told_apart_by_name():
    made = audit(facts=(fact(FactKind.LENGTH, "900"), replace(fact(FactKind.READING, "13", "4 of 60"), source=ANNEX)),
                 sources=(Source(POLICY, "ab", "pdf", 3), Source(ANNEX, "cd", "docx", 0)))  # fmt: skip
    assert [(row.label, row.value, row.place) for row in card.measures(made)] == [
        ("Length", "900 words", POLICY),
        ("Reading age", "13 years; 4 of 60 sentences are longer than 25 words", ANNEX),
    ]


def test_strip_counts_criteria_by_page_and_section():
    made = audit(
        (criterion("A1"), verdict("A1", evidence=(evidence(page=2), evidence("More.", page=2), evidence("x", page=4)))),
        (criterion("A2"), verdict("A2", Outcome.PARTIAL, evidence=(evidence(page=2),))),
        (criterion("B1", section="B1"), verdict("B1", Outcome.NOT_MET, evidence=(evidence(page=1),))),
        sources=(Source(POLICY, "ab", "pdf", 4, (3,)),),
    )
    (strip,) = strips(made)
    assert [(column.label, column.unread, column.empty) for column in strip.columns] == [
        ("1", False, True), ("2", False, False), ("3", True, True), ("4", False, False),
    ]  # fmt: skip
    assert [(letter, title) for letter, title, _ in strip.rows] == [("A", "Core content"), ("B1", "Review")]
    assert [count for _, _, count in strip.cells] == [2, 1]
    assert strip.twin == (
        ("Page 1", ("nothing that is asked for",)), ("Page 2", ("A1", "A2")),
        ("Page 3", ("could not be read",)), ("Page 4", ("A1",)),
    )  # fmt: skip


def test_strip_of_a_file_without_pages_goes_by_its_length():
    late = evidence("Near the end.", page=0, path=("Allegations",), span=Span(990, 1000))
    made = audit((criterion(), verdict(evidence=(late,))), sources=(Source(POLICY, "ab", "docx", 0),),
                 facts=(replace(fact(FactKind.LENGTH, "170"), fact=replace(fact(FactKind.LENGTH, "170").fact,
                                                                          span=Span(0, 1000))),))  # fmt: skip
    (strip,) = strips(made)
    assert [n for n, column in enumerate(strip.columns) if not column.empty] == [PARTS - 1]
    assert strip.twin == (("under “Allegations”", ("A1",)),)


@pytest.mark.parametrize("pages", [1, 19, COLUMNS, COLUMNS + 1, 500])
def test_strip_holds_every_page_and_stays_narrow(pages):
    everywhere = tuple(evidence(f"On {n}.", page=n) for n in range(1, pages + 1))
    (strip,) = strips(audit((criterion(), verdict(evidence=everywhere)), sources=(Source(POLICY, "a", "pdf", pages),)))
    assert len(strip.columns) == min(pages, COLUMNS) and not any(column.empty for column in strip.columns)
    assert len(strip.twin) == pages and strip.width < 1450


def test_strip_and_route_leave_out_what_only_resembles():
    like = evidence("Tell her.", 3, element="tell", signal="resembles")
    gap = Gap("tell", "whom to tell")
    made = audit((criterion("NACCC-RESP-1"), verdict("NACCC-RESP-1", Outcome.REVIEW, evidence=(like,), missing=(gap,))))
    assert strips(made) == ()
    who, *others = route(made)
    assert (who.evidence, who.open) == ((), False) and all(slot.open for slot in others)


def test_strip_is_absent_where_there_is_nothing_to_show():
    assert strips(audit((criterion(), verdict("A1", Outcome.NOT_MET)))) == ()


def step(name, elements, made):
    return criterion(name, met=" and ".join(elements), elements=tuple(
        replace(criterion().elements[0], name=element) for element in elements)), made  # fmt: skip


def test_route_quotes_the_words_of_each_step_and_names_the_empty_ones():
    tell = evidence("Tell Morag at once.", element="tell")
    made = audit(
        step("NACCC-RESP-1", ("tell", "decide"), verdict("NACCC-RESP-1", Outcome.PARTIAL, evidence=(tell,), missing=(
            Gap("decide", "who decides"),))),
        step("ESC-CSC-1", ("number", "instruction"), verdict("ESC-CSC-1", Outcome.NOT_MET, missing=(
            Gap("number", "the number"),))),
    )  # fmt: skip
    assert [(slot.key, [it.quote for it in slot.evidence], slot.open) for slot in route(made)] == [
        ("slot_who", ["Tell Morag at once."], False),
        ("slot_decides", [], True),
        ("slot_to_whom", [], False),
        ("slot_number", [], True),
        ("slot_recorded", [], True),
    ]
    assert "2 steps are empty" not in Outline(centre_page(made)).text
    assert "3 steps are empty." in Outline(centre_page(made)).text


def test_route_quotes_the_passage_that_says_the_most():
    thin, rich = evidence("When it is about a volunteer.", element="route"), "Ring the LADO within one working day."
    found = (thin, evidence(rich, element="route"), evidence(rich, element="time_limit"))
    made = audit(step("ESC-LADO-1", ("route", "time_limit"), verdict("ESC-LADO-1", evidence=found)))
    assert [(slot.key, [it.quote for it in slot.evidence]) for slot in route(made)] == [("slot_worker", [rich])]


def test_route_of_other_criteria_is_left_out():
    assert route(sample()) == () and 'id="route"' not in centre_page(sample())


def test_route_speaks_of_elements_that_the_catalogue_has():
    known = {criterion.id: {element.name for element in criterion.elements}
             for criterion in load(shipped("criteria")).criteria}  # fmt: skip
    wanted = {(name, element) for _, fills in SLOTS for name, elements in fills for element in elements}
    assert {(name, element) for name, element in wanted if element not in known.get(name, ())} == set()


def rejected(quote: str, stance=Stance.MENTION, score=0.5, **changes):
    start = sum(map(ord, quote))
    return evidence(quote, stance=stance, score=score, span=Span(start, start + 5), because=f"why {quote}", **changes)


def test_certificate_shows_the_nearest_three_each_once_with_the_reason():
    gaps = (
        Gap("first", "that it is reported",
            (rejected("Word."), rejected("Heading", Stance.HEADING), rejected("Shared."))),
        Gap("second", "by when",
            (rejected("Shared."), rejected("Not so.", Stance.NEGATED, 0.4), rejected("Closer.", score=0.9))),
    )  # fmt: skip
    line = Line(criterion(), verdict("A1", Outcome.NOT_MET, missing=gaps, looked_in=("One",), tried=("a + b",)))
    assert [(near.evidence.quote, near.asks, near.also) for near in nearest(line)] == [
        ("Not so.", "by when", 0), ("Closer.", "by when", 0), ("Shared.", "that it is reported", 1),
        ("Word.", "that it is reported", 0), ("Heading", "that it is reported", 0),
    ]  # fmt: skip
    text = Outline(centre_page(audit((line.criterion, line.verdict)))).text
    shown = [quote for quote in ("Not so.", "Closer.", "Shared.", "Word.", "Heading") if f"why {quote}" in text]
    assert shown == ["Not so.", "Closer.", "Shared."] and len(shown) == NEAREST
    assert "2 more passages like these" in text and "One" in text and "a + b" in text
    assert "Weighed for 1 other thing asked as well." in text


def test_every_not_found_verdict_carries_its_certificate():
    text = centre_page(sample())
    for found in sample().verdicts:
        if found.outcome is Outcome.NOT_MET:
            own = text.partition(f'id="criterion-{found.criterion.replace(".", "-")}"')[2].partition("</article>")[0]
            assert "What is missing" in own and "What came nearest" in own and "Where we looked" in own


def test_question_comes_with_the_two_passages_that_raise_it():
    asks = criterion(review="number and elsewhere", question="Is the number this council's own?")
    found = (evidence("Other.", element="named"), evidence("01632 960722", element="number"),
             evidence("Tarnholm Council", element="elsewhere"))  # fmt: skip
    line = Line(asks, verdict("A1", Outcome.REVIEW, evidence=found, question=asks.question))
    assert [it.quote for it, _ in to_read(line, READ)] == ["01632 960722", "Tarnholm Council"]
    text = Outline(centre_page(audit((line.criterion, line.verdict)))).text
    part = text.rpartition("Check by hand The reading")[2].partition("Already met")[0]
    where = [part.index(words) for words in ("Is the number", "01632 960722", "Tarnholm Council", "☐ Yes")]
    assert where == sorted(where)


def test_question_does_not_offer_the_same_words_twice():
    found = tuple(map(evidence, ("Both meet.", "Visits first. Both meet.", "BOTH MEET", "They meet.")))
    line = Line(criterion(), verdict("A1", Outcome.REVIEW, evidence=found))
    assert [it.quote for it, _ in to_read(line, READ)] == ["Both meet.", "They meet."]


def test_of_a_doubted_verdict_only_what_may_say_it_is_offered_with_what_it_may_say():
    like = evidence("Tell her.", 3, element="first", signal="resembles")
    known = Circumstances(True, "A1", Outcome.PARTIAL, 3, 2, 1, False)
    for circumstances, offered in ((known, ["Tell her."]), (None, ["Tell her.", "Ring Ann."])):
        found = verdict("A1", Outcome.REVIEW, evidence=(evidence("Ring Ann."), like), circumstances=circumstances)
        line = Line(criterion(), found)
        assert [it.quote for it, _ in to_read(line, READ)] == offered
        assert to_read(line, READ)[0][1] == criterion().elements[0].asks
    lacking = replace(found, circumstances=known, missing=(Gap("first", "that"),), question="Is it so?")
    page = centre_page(audit((line.criterion, lacking)))
    text = Outline(page).text
    assert "Yes, all of it" in text and "What we did not recognise" in text and "What is missing" not in text
    own = Outline(page.partition("<article")[2].partition("</article>")[0]).text
    assert own.count("Is it so?") == 1


def test_a_row_that_came_near_twice_is_listed_once():
    gap = Gap("first", "that", (rejected("Lead: Morag."), rejected("Lead | Morag"), rejected("Other.")))
    line = Line(criterion(), verdict("A1", Outcome.NOT_MET, missing=(gap,)))
    assert [near.evidence.quote for near in nearest(line)] == ["Lead: Morag.", "Other."]


def test_question_without_evidence_offers_what_came_nearest():
    gap = Gap("first", "that", (rejected("Near one."), rejected("Near two."), rejected("Near three.")))
    line = Line(criterion(), verdict("A1", Outcome.REVIEW, missing=(gap,)))
    assert len(to_read(line, READ)) == 2


def test_first_steps_fill_in_what_the_policy_says_and_leave_blanks_in_sight():
    wording = criterion("A1", model_wording="Our lead is [name of lead]. Reviewed on [date].")
    made = audit((wording, verdict("A1", Outcome.NOT_MET, looked_in=("Policy",))),
                 facts=(fact(FactKind.PERSON, "Morag Ellery", "lead"),))  # fmt: skip
    drawn = centre_page(made)
    assert "<b><bdi>Morag Ellery</bdi></b>. Reviewed on <mark>[date]</mark>." in drawn
    assert "Words in bold came from your own policy" in drawn


def test_page_links_to_the_committee_page_only_when_there_is_one():
    assert 'href="committee/a%20b.html"' in centre_page(sample(), "committee/a b.html")
    assert "committee/" not in centre_page(sample())


def test_a_number_that_was_read_goes_before_one_found_by_words():
    words, read = evidence("Ring 01632 960111."), evidence("Emergency team: 01632 960222", signal="fact")
    assert [it.signal for it in richest((words, read), ("first",))] == ["fact", "phrase"]


def test_alternatives_are_said_to_be_alternatives():
    lacks = (Lack(("by when",)), Lack(("a helper", "the lead", "the chair"), 2))
    gaps = tuple(Gap(name, name) for name in ("by when", "a helper", "the lead", "the chair", "something weaker"))
    line = Line(criterion(), verdict("A1", Outcome.PARTIAL, missing=gaps, needed=lacks))
    drawn = str(article(line, "a1", (), False))
    missing = drawn[drawn.index('class="missing"') : drawn.index("</ul>\n</li>\n</ul>")]
    assert "at least 2 of these:" in missing and missing.count("<li>") == 5 and "weaker" not in missing
    assert lacks[1].words == "at least 2 of these: a helper / the lead / the chair"
    assert verdict("A1", Outcome.PARTIAL, missing=gaps).lacks[0] == Lack(("by when",))
