"""Long lists of topics, written by nobody who read the criteria's titles: they raise nothing; real lists still do."""

from datetime import date
from functools import cache

import pytest
from strategies import document

from auditor.audit import assess
from auditor.catalogue import load
from auditor.evidence import Finder
from auditor.model import Centre, CentreType, Nation, Outcome
from auditor.shipped import shipped

WHEN = date(2026, 11, 22)
CENTRE = Centre("x", "X", (CentreType.SUPERVISED, CentreType.SUPPORTED, CentreType.SERVICE), Nation.ENGLAND)
PAGE = "# Brackenfold Contact Centre safeguarding policy\n\nWe meet in the hall on Saturdays.\n\n## Safeguarding\n\n"
CREDIT = (Outcome.MET, Outcome.PARTIAL, Outcome.REVIEW)
HEADS = (
    "Local partnership procedures followed", "Lead for safeguarding named, with a deputy", "Kinds and signs of abuse",
    "Yearly training of staff and volunteers", "Review every year, version and approval",
    "Children's services: daytime route", "Out-of-hours and 999", "Allegations: LADO within one working day",
    "Steps, people and timescales", "Stopping a session and keeping everyone inside",
    "Domestic abuse and coercive control defined", "Children as victims of domestic abuse",
    "Separate arrivals, entrances and waiting rooms", "Safety before contact, even under a court order",
    "MARAC, DASH and specialist services", "Risk of abduction: passports and Port Alert",
    "Drugs, alcohol, mental health", "Sexual offenders and allegations", "Injunctions, bail and licence conditions",
    "FGM, county lines, radicalisation", "Risk assessment at referral, with orders and reports",
    "Pre-visits with each parent, agreement signed", "Risk assessment under review",
    "Declining, suspending and ending contact", "The child's wishes and feelings",
    "A signal or safe word for the child", "Listening to a disclosure, no leading questions", "Support after contact",
    "Records: facts, times, signatures, same day", "Sharing information without consent",
    "Retention and secure storage", "Photographs, phones and social media", "Safer recruitment, DBS and references",
    "Whistleblowing", "Code of conduct", "Debriefs and lessons learned",
)  # fmt: skip
SHAPES = {
    "lines": lambda heads: "\n\n".join(heads),
    "sentences": lambda heads: "\n\n".join(f"{head}." for head in heads),
    "one paragraph": lambda heads: " ".join(f"{head}." for head in heads),
    "items": lambda heads: "\n".join(f"- {head}" for head in heads),
    "numbered": lambda heads: "\n".join(f"{n}. {head}" for n, head in enumerate(heads, 1)),
    "contents": lambda heads: "\n\n".join(f"{n}. {head} ........ {n // 4 + 2}" for n, head in enumerate(heads, 1)),
    "table": lambda heads: "| Topic | |\n|---|---|\n" + "\n".join(f"| {head} | |" for head in heads),
    "said by rote": lambda heads: "\n\n".join(f"{head} are important to us." for head in heads),
    "rote before": lambda heads: "\n\n".join(f"We have regard to: {head.lower()}." for head in heads),
}
TERSE = (
    "Enhanced DBS and two references for all staff and volunteers before the first session.",
    "Safeguarding training for everybody on joining and every year.",
    "No phones, no photographs.", "No lifts, no gifts, no messages on social media.",
    "Any worry: concern form the same day, times, facts, signed, to the lead.",
    "Child in danger: 999 at once.", "Out of hours: Emergency Duty Team, 01632 960144.",
    "Allegation against staff: LADO within one working day, 01632 960145.",
    "Child tells you something: listen, no leading questions, no promise of secrecy.",
    "Police or court order against a parent: copy on file before any contact.",
    "Drunk or drugged parent: no contact that day.", "Separate pre-visit for each parent before the first session.",
    "Separate doors and fifteen minutes between arrivals.", "Passports: handed in before every session.",
    "Records: locked cabinet, seven years.", "Policy review: every January, by the committee.",
    "Risk assessment: before the first visit and again after any incident.",
    "Red card from the child: contact stopped at once.", "Debrief for the team after every incident.",
    "Concern about a colleague: straight to the chair, no comeback.",
)  # fmt: skip
DEMANDS = (
    "All accredited contact centres {must} have a named lead for safeguarding.",
    "Policies {must} say that staff and volunteers are trained every year.",
    "The policy {must} name a deputy who covers when the lead is away.",
    "The safeguarding policy {must} include the telephone number of the LADO.",
    "Every centre {must} assess the risk of each family before contact begins.",
    "Contact centres {must} hold a separate pre-visit with each parent.",
    "Centres {must} give the child a signal with which to stop the visit.",
    "All volunteers at accredited centres {must} have specialist training on domestic abuse.",
    "Contact centres {must} support children and parents before and after contact.",
    "The national standards require that nobody is taken on without an enhanced DBS check.",
    "A good policy says how a concern is passed to children's services.",
)


@cache
def finder() -> Finder:
    return Finder(load(shipped("criteria")))


def credited(text: str) -> set[str]:
    verdicts = assess((document(text),), (), CENTRE, finder(), WHEN).verdicts
    return {v.criterion for v in verdicts if v.outcome in CREDIT}


@pytest.mark.parametrize("shape", SHAPES)
def test_list_of_topics_raises_no_verdict(shape):
    assert credited(PAGE + SHAPES[shape](HEADS)) <= credited(PAGE)


def test_words_strung_together_without_end_raise_no_verdict():
    words = " ".join(head.replace(",", "").replace(":", "").lower() for head in HEADS)
    assert credited(PAGE + words + ".") <= credited(PAGE)


@pytest.mark.parametrize("must", ["should", "must", "shall"])
def test_what_centres_and_policies_should_do_is_no_rule_of_this_centre(must):
    told = "\n\n".join(sentence.format(must=must) for sentence in DEMANDS)
    assert credited(PAGE + told) <= credited(PAGE)


def test_demands_on_our_own_centres_are_rules():
    rule = "{whose} centres must give each child a signal with which to stop the visit at once."
    assert "CHILD-SAFE-1" in credited(PAGE + rule.format(whose="Our"))
    assert "CHILD-SAFE-1" not in credited(PAGE + rule.format(whose="All accredited contact"))


def test_list_of_one_subject_still_counts():
    kinds = ("Domestic abuse", "Abduction", "Alcohol and drugs", "Mental illness", "Sexual abuse allegations",
             "Court orders, bail conditions", "Exploitation, FGM, radicalisation", "Stalking", "Self-harm", "Debts",
             "Weapons", "Dogs")  # fmt: skip
    text = PAGE + "These are the risks we ask about at referral.\n\n" + "\n".join(f"- {kind}" for kind in kinds)
    assert "RF-LINK-1" in credited(text) - credited(PAGE)


def test_terse_rules_are_no_list_of_topics():
    alone = set().union(*(credited(f"{PAGE}- {rule}") for rule in TERSE)) - credited(PAGE)
    assert len(alone) >= 12
    assert alone <= credited(PAGE + "\n".join(f"- {rule}" for rule in TERSE))


def test_rules_among_a_list_of_topics_keep_their_credit():
    rules = "\n\n".join((
        "Any worry about a child is written on the concern form the same day, signed, and handed to the lead.",
        "If a child tells you something, listen, do not promise secrecy, and write it in the child's own words.",
    ))  # fmt: skip
    alone, among = credited(PAGE + rules), credited(f"{PAGE}{SHAPES['items'](HEADS)}\n\n## What we do\n\n{rules}")
    assert alone - credited(PAGE) and alone <= among
