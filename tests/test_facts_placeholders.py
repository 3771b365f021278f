"""Blanks of a template that nobody filled, and the marks of document control."""

import pytest
from facts_document import pairs_of

from auditor.model import FactKind

CRITICAL = [
    "Deputy lead: name to follow.",
    "This policy was agreed by the committee. Date adopted: Date of next review:",
    "Approved by the elders: to be confirmed at the spring meeting.", "Deputy | to be agreed at the next committee",
    "Volunteers attend a refresher every [e.g. 3 years].", "Records are kept for [eg six years].",
    "The Designated Safeguarding Lead is ____________ (tel. to "
    "follow).", "[Name of Centre] will appoint a Designated Officer.",
    "Tel: 0XXXX XXXXXX", "insert LADO details "
                         "here", "Our lead is TBC.", "Lorem ipsum dolor sit amet", "<insert name of lead>",
    "Children's Social Care: [insert "
    "number]", "Safeguarding Lead: tbc", "Effective date: DD/MM/YYYY", "Our lead is (name) and she is kind.",
    "The deputy is to be "
    "confirmed.", "Designated Safeguarding Lead |", "Date of next review:", "Date of next review:\nApproved by:",
    "Date of next review | [insert date]\n1. Our promise to "
    "families", "Our lead is Ann Okoro. Tel:", "The policy was adopted on ...............",
    "Telephone: ????????", "Next review: awaiting ratification", "Last updated: Not yet agreed\nOur lead is Ann Okoro.",
    "Deputy officer: [to be appointed].", "Refresher training is every [three years].",
    "Who | Name | Telephone\nWarden | Ann Okoro |\nLead | Bev Standen | 01632 960077",
    "Who | Name | Telephone\nChair | |\nLead | Bev Standen | 01632 960077",
    "Date of next review:\nThese rules hold for all who help at our sessions.", "Date adopted:\nOur lead is Ann Okoro.",
]
MINOR = ["[insert logo]", "Staff [delete as appropriate] must tell the lead.", "Error! Bookmark not defined."]
CLEAN = [
    "Parents insert the card in the reader.", "Staff insert the relevant key and open the door.",
    "Bring something quiet [e.g. a book or crayons].",
    "The lead is Marian Okafor (01632 960 "
    "077).", "Date of next review: 4 March 2027.", "Signature of volunteer: ______ Date: ______",
    "He said it were [sic] "
    "fine.", "Re B [2021] EWHC 12 is "
             "followed.", "Introduction ............ 4", "Signed ____________ Print ____________ Date ________",
    "# Incident report form\nName of child: ____________\nWhat happened: ____________", "We wait... then act.",
    "Date of next review:\n4 March "
    "2027", "See note [3].", "The action to be completed by the lead is written down.", "Signature | | Date |",
    "Both sheets have to be completed before a first visit.",
    "Who | Name | Telephone\nPolice | | 999\nLead | Bev Standen | 01632 960077",
    "Who | Phone | E-mail\nLead | 01632 960077 |\nDeputy | | bev@oak.example",
    "Who | Name | Telephone\nTrustee | vacant, Bev covers |\nLead | Bev Standen | 01632 960077",
    "Who | Task | Contact\nWorker | Rings the lead |\nHost | Lays out toys |",
    "The front door team is to be advised directly afterwards.", "Parents are to be advised of any change.",
    "Did they mean it???", "Next review: the trustees", "Next review: not later than May 2027",
    "Review date: none until the law is changed in 2027",
    "Date of next review:\nEach spring, by the trustees", "Next review:\nwhen the law changes",
    "If a girl says “[name] pushed me at break”, say her words back to her.",
]
CONTROL = [
    ("This edition was agreed in May 2026 and follows the editions of May 2025 and 2024.", {"version"}),
    ("Policies are reviewed and updated each year. This is the responsibility of the manager.", {"owner"}),
    ("Reviewed 21/10/2026 - Ann Okoro (DSL)", {"signature"}),
    ("Version 4.2 | Owner: Centre Manager | Approved by the Board 21 Jan 2026 | Next review Jan "
     "2027.", {"version", "owner", "approver"}),
    ("Written by the safeguarding lead, signed by the chair on 3 February 2026, fifth edition; the lead is "
     "responsible for bringing the next draft.",
     {"version", "owner", "signature"}),
    ("Policy lead: J. Barrett. Agreed by the management committee.", {"owner", "approver"}),
    ("v5.2, 6 February "
     "2023", {"version"}), ("Version No: "
                            "1", {"version"}), ("This policy was agreed at the trustees' meeting on 4 May "
                                "2026.", {"approver"}),
    ("Signed: Hilary Shaw, Chair", {"signature"}), ("The lead is responsible for reviewing this policy.", {"owner"}),
    ("Created on 01/01/26 by Ann Okoro", {"owner"}),
    ("Responsible for keeping it up to date | Services Manager", {"owner"}),
    ("This policy is reviewed each year by the registered manager, or after an incident.", {"owner"}),
    ("This policy will be reviewed annually by the Lead Safeguarding Officer.", {"owner"}),
    ("Looked after by: Bev Standen, Coordinator", {"owner"}),
    ("Agreed by trustees: May 2026 Looked after by: Bev Standen", {"owner", "approver", "signature"}),
    ("This policy is kept up to date by the lead.", {"owner"}),
    ("Last updated March 2026 by Nell Garside, secretary.", {"owner", "signature"}),
    ("Prepared for the trustees by Nell Garside.", {"owner"}),
    ("The manager reviews this policy and takes changes to the board.", {"owner"}),
    ("The committee agreed it on 14 February 2026.", {"approver"}), ("This replaces the 2025 policy.", {"version"}),
]
UNCONTROLLED = [
    "Everyone here has signed the charity's promise.", "Online safety (with signed Acceptable Usage)",
    "This policy is reviewed every year by the trustees.",
    "The risk assessment is reviewed by the centre manager every term.",
    "Signed: ____________", "Version control", "Approved by: "
        "[name]", "The record is written by the worker and signed by the parent.",
    "© 2019 Linden Contact Centre", "Visitors must be approved by the manager.", "Re A v B is followed.", "Author:",
    "See www.council.example/advice-v6.pdf for more.", "The kitchen is looked after by Ann.",
    "The committee agreed it would be a good idea.",
]


@pytest.mark.parametrize("text", CRITICAL)
def test_placeholder_is_critical_for_a_name_number_or_date(text):
    assert "critical" in {detail for detail, _ in pairs_of(text, FactKind.PLACEHOLDER)}


@pytest.mark.parametrize("text", MINOR)
def test_placeholder_is_minor_for_the_rest(text):
    assert {detail for detail, _ in pairs_of(text, FactKind.PLACEHOLDER)} == {"minor"}


@pytest.mark.parametrize("text", CLEAN)
def test_placeholder_is_not_what_is_filled_or_meant_for_a_hand(text):
    assert pairs_of(text, FactKind.PLACEHOLDER) == []


@pytest.mark.parametrize(("text", "marks"), CONTROL)
def test_control_marks_are_read(text, marks):
    assert {detail for detail, _ in pairs_of(text, FactKind.CONTROL)} == marks


@pytest.mark.parametrize("text", UNCONTROLLED)
def test_control_mark_left_blank_or_said_of_another_thing_is_none(text):
    assert pairs_of(text, FactKind.CONTROL) == []
