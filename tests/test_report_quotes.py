"""A verdict in, the quotes that its page shows out: nothing twice, the fullest first, a few for each thing asked."""

from report_builder import ANNEX, criterion, evidence, verdict

from auditor.model import Element, Span, Stance
from auditor.report.quotes import EACH, MOST, quotes
from auditor.report.score import Line
from auditor.report.wording import QUOTE_LIMIT

NAMES = ("who", "number", "when")
LEAD = "Safeguarding lead: Morag Ellery, telephone 01632 960144."


def shown(*found, elements=NAMES) -> list[tuple[str, list[str]]]:
    """The quotes as they are shown, each with the elements that it speaks for."""
    made = criterion(elements=tuple(Element(name, f"the {name}", ()) for name in elements))
    told = quotes(Line(made, verdict(evidence=found)))
    return [(one.evidence.quote, [it.element for _, it in one.uses]) for one in told.shown]


def said(quote: str, element="who", start=0, **changes):
    return evidence(quote, element=element, span=Span(start, start + len(quote)), **changes)


def test_a_row_that_stands_twice_is_quoted_once():
    twice = (said(LEAD), said(LEAD.upper().replace(": ", " | "), start=900, page=7))
    assert shown(*twice) == [(LEAD, ["who"])]


def test_a_quote_inside_another_is_quoted_with_it():
    row, number = said(LEAD), said("telephone 01632 960144", "number")
    assert [(quote, set(own)) for quote, own in shown(number, row)] == [(LEAD, {"number", "who"})]
    assert shown(row, said(f"Contacts\n{LEAD}")) == [(LEAD, ["who"])]  # the longer says no more of what is asked


def test_a_quote_inside_one_that_is_shown_in_part_stays():
    endless = "Word " * (QUOTE_LIMIT // 5) + LEAD
    assert [quote for quote, _ in shown(said(LEAD), said(endless, "number"))] == [LEAD, endless]


def test_nearly_the_same_words_are_quoted_once():
    one = "If a lead is implicated or you think has a conflict of interest, report it to the chair."
    assert len(shown(said(one), said(one.replace("has a", "may have a"), start=500))) == 1
    assert len(shown(said(one), said(one.replace("has a", "may have a"), "when", start=500))) == 2


def test_the_same_words_in_two_documents_are_two_places():
    assert len(shown(said(LEAD), said(LEAD, source=ANNEX))) == 2


def test_the_quote_that_speaks_for_the_most_comes_first_and_everything_asked_has_one():
    whole = "Ring Morag Ellery on 01632 960144."
    found = (said("Ask for Morag.", start=5), said(whole, "who", 50), said(whole, "number", 50),
             said("Do it the same day.", "when", 90))  # fmt: skip
    assert shown(*found) == [(whole, ["who", "number"]), ("Do it the same day.", ["when"]), ("Ask for Morag.", ["who"])]


def test_no_more_than_a_few_quotes_for_one_thing_and_the_rest_is_counted():
    found = tuple(said(f"Morag {name * 4} is told.", start=n) for n, name in enumerate("abcdefg"))
    told = quotes(Line(criterion(), verdict(evidence=found)))
    assert (len(told.shown), told.more) == (EACH, 7 - EACH)
    wide = tuple(said(f"Say {name * 4} now.", name, n) for n, name in enumerate("abcdefgh"))
    assert len(shown(*wide, elements=tuple("abcdefgh"))) == MOST


def test_words_that_only_say_what_the_policy_is_about_are_quoted_once_and_last():
    made = criterion(elements=(Element("who", "the lead", ()), Element("about", "contact as the subject", ())))
    visits = said("A register of visits.", "about"), said("Visits are on Saturdays.", "about", 30)
    told = quotes(Line(made, verdict(evidence=(*visits, said(LEAD, "who", 90)))))
    assert [one.evidence.quote for one in told.shown] == [LEAD, "A register of visits."]


def test_an_assertion_comes_before_a_plan():
    found = (said("We will name a lead soon.", stance=Stance.FUTURE), said(LEAD, start=60))
    assert [quote for quote, _ in shown(*found)] == [LEAD, "We will name a lead soon."]


def test_a_verdict_without_evidence_has_no_quotes():
    told = quotes(Line(criterion(), verdict()))
    assert (told.shown, told.more) == ((), 0)
