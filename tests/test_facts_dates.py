"""Dates of a policy, how often it is reviewed, and whether its review is overdue."""

import pytest
from facts_document import facts_of, pairs_of

from auditor.model import FactKind

DATES = [
    ("Operational from 1 May 2026 | Due for review: May 2027", [("issued", "2026-05-01"), ("next", "2027-05")]),
    ("Adopted 3rd of Fifth Month 2026.", [("approved", "2026-05-03")]),
    ("Minutes of the committee meeting held on 9 June 2026 at seven\nIt was resolved that the following be our policy.",
     [("approved", "2026-06-09")]),
    ("Meeting held 9 June 2026: with thanks we accept it as our policy. It is to be brought back to us next year.",
     [("approved", "2026-06-09"), ("next", "2027-06")]),
    ("Minutes of the committee meeting held on 9 June 2026 at seven\nThe roof leaks.", [("", "2026-06-09")]),
    ("I wrote it in June 2023.", [("issued", "2023-06")]),
    ("We typed this up in May 2024.", [("issued", "2024-05")]),
    ("This booklet was put together in March 2025.", [("issued", "2025-03")]),
    ("Adopted 4 May 2026. The next occasion is May 2027.", [("approved", "2026-05-04"), ("next", "2027-05")]),
    ("I hold a certificate (renewed June 2024; the next is due June 2027).", []),
    ("Last gone through with the committee on 4 March 2026. Next one: March 2027.",
     [("reviewed", "2026-03-04"), ("next", "2027-03")]),
    ("Policy reviewed September 2025. Next: September 2026.", [("reviewed", "2025-09"), ("next", "2026-09")]),
    ("The trustees agreed it on 22 September 2025 and review it each year; next in September 2026.",
     [("approved", "2025-09-22"), ("next", "2026-09")]),
    ("Edition 7. Approved by the trustees of Alder Link (registered charity) on 14 January 2026. Due for review "
     "January 2027.", [("approved", "2026-01-14"), ("next", "2027-01")]),
    ("Policy (reviewed): 4 May 2026", [("reviewed", "2026-05-04")]),
    ("Agreed by the trustees of Alder Link (registered charity 1234567) on 14 January 2026",
     [("approved", "2026-01-14")]),
    ("Last read through: May 2026", [("reviewed", "2026-05")]),
    ("This replaces the policy adopted in 2022.", []),
    ("Adopted 4 May 2026. It replaces the version of 2 June 2023.", [("approved", "2026-05-04")]),
    ("Last reviewed 14 March 2026; next due March 2027.", [("reviewed", "2026-03-14"), ("next", "2027-03")]),
    ("Reviewed: 02/2024, 02/2025, "
     "02/2026.", [("reviewed", "2024-02"), ("reviewed", "2025-02"), ("reviewed", "2026-02")]),
    ("Review cycle - 12 monthly. Date adopted 6 May 2026. Signed, Chair.", [("approved", "2026-05-06")]),
    ("Approved by the Board 21 Jan 2026 | Next review Jan 2027.", [("approved", "2026-01-21"), ("next", "2027-01")]),
    ("This policy was updated on 3rd Mar '26.", [("reviewed", "2026-03-03")]),
    ("This policy was updated on 03/04/2026.", [("reviewed", "2026-04-03")]),
    ("This policy was updated on 3.3.26.", [("reviewed", "2026-03-03")]),
    ("This policy was updated on 2026-03-03.", [("reviewed", "2026-03-03")]),
    ("Policy reviewed Sept 2025", [("reviewed", "2025-09")]),
    ("Policy reviewed Spring 2025", [("reviewed", "2025-04")]),
    ("Policy reviewed: 2026", [("reviewed", "2026")]),
    ("This policy is due for review in May 2027.", [("next", "2027-05")]),
    ("Agreed by the trustees on 12 April 2026, to be reviewed by 12 April "
     "2027.", [("approved", "2026-04-12"), ("next", "2027-04-12")]),
    ("Version 4.2, June 2026", [("issued", "2026-06")]),
    ("Date issued | 4 June 2026", [("issued", "2026-06-04")]),
    ("Linden Contact Centre\nSafeguarding Policy\nJune 2026", [("issued", "2026-06")]),
    ("Date: 13 January 2026\nReview Date: 13 January 2027", [("issued", "2026-01-13"), ("next", "2027-01-13")]),
    ("Last review date: June 2025\nNext review date: June 2026", [("reviewed", "2025-06"), ("next", "2026-06")]),
    ("Review date: June 2025\nNext review date: June 2026", [("reviewed", "2025-06"), ("next", "2026-06")]),
    ("Signed: A. Brice, Chair\nDate: 4 May 2026", [("approved", "2026-05-04")]),
    ("This policy expires on 1 May 2027.", [("next", "2027-05-01")]),
    ("Agreed by trustees: 9 September 2025\nTo be looked at again: September 2026",
     [("approved", "2025-09-09"), ("next", "2026-09")]),
    ("The board agreed this policy on 4 June 2026. Next look: June 2027.",
     [("approved", "2026-06-04"), ("next", "2027-06")]),
    ("We shall read it again in May 2027.", [("next", "2027-05")]),
    ("The committee agreed this policy in May (4 May 2026) and will go through it again next May.",
     [("approved", "2026-05-04"), ("next", "2027-05")]),
]
NOT_DATES = [
    "Our accreditation expires in June 2029.", "We are accredited until 30 June 2029.",
    "We follow the Children Act 1989 and the Care Act "
    "2014.", "We follow Working Together to Safeguard Children (July 2018).",
    "Re B [2021] EWHC "
    "12.", "The charity was founded in May 1998.", "Her date of birth is 4 May 2012.", "© 2019 Linden Contact Centre",
    "Next AGM: May 2027.", "His DBS certificate was issued on 4 May 2024.", "Training was completed on 4 June 2025.",
    "Public liability insurance expires 1 May "
    "2027.", "Updated in line with the Domestic Abuse Act 2021.", "Ring 01632 960 077.",
]
INTERVALS = [
    ("This policy is reviewed annually.", "12"), ("The trustees look again at this policy every year.", "12"),
    ("Review cycle: "
     "yearly", "12"), ("Review cycle - 12 "
                       "monthly.", "12"), ("The committee must re-approve this document annually.", "12"),
    ("This policy will be reviewed at least once every twelve "
     "months.", "12"), ("This policy is reviewed on an annual basis.", "12"),
    ("An annual review of these procedures is carried out by the "
     "committee.", "12"), ("The policy is reviewed every two years.", "24"),
    ("The policy is reviewed "
     "biennially.", "24"), ("This document lapses if it has not been re-adopted within a year of the date on the "
                            "cover.", "12"),
    ("The policy will be kept under review.", "regular"), ("This policy is reviewed regularly.", "regular"),
    ("This policy is reviewed every 3 "
     "years.", "36"), ("The policy and the risk assessment forms are reviewed annually.", "12"),
    ("This policy is reviewed annually and training is refreshed every two years.", "12"),
]
NOT_INTERVALS = [
    "Each helper reads this policy through before a first session and once a year after that, and signs the sheet.",
    "The annual general meeting reviews the work of the centre and elects officers.",
    "# Safeguarding policy\nAll helpers have a DBS check. Nobody starts without it. It is renewed every 3 years.",
    "Risk assessments of the building are reviewed every "
    "year.", "Training is updated annually.", "DBS checks are renewed every three years.",
    "The risk register is reviewed annually.", "Each contact plan is reviewed every three months.",
    "Actions taken under this policy are reviewed every year.", "First aid kits are checked monthly.",
]
REVIEWS = [
    ("Next review: January 2026\n\nWe are a member of the network (accreditation valid to June 2029).",
     ("overdue", "2026-01-31")),
    ("Review date: 05/10/2026\n\nWe keep children safe.\n\nReview date: 02/07/25", ("just past", "2026-10-05")),
    ("Last reviewed 5 February 2026. Next review 5 February 2027.", ("in date", "2027-02-05")),
    ("Approved 11/2025; valid for 12 months.", ("in date", "2026-11-30")),
    ("Reviewed Sept 2026 following a change in DBS rules.", ("in date", "2027-09-30")),
    ("Next review: January 2024.", ("overdue", "2024-01-31")),
    ("Next review due: October 2026", ("just past", "2026-10-31")),
    ("Next review due: 22 November 2026", ("in date", "2026-11-22")),
    ("Next review due: 22 August 2026", ("just past", "2026-08-22")),
    ("Next review due: 21 August 2026", ("overdue", "2026-08-21")),
    ("Policy reviewed 2026.", ("just past", "2026")),
    ("This policy is reviewed every two years.\nLast reviewed: 1 March 2025", ("in date", "2027-03-01")),
    ("We keep children safe.", ("undated", "")),
    ("Last reviewed 29 February 2024.", ("overdue", "2025-02-28")),
    ("Issued by A. Okoro, Registered Manager, March 2026.", ("in date", "2027-03-31")),
    ("Rewritten January 2026. I'll look at it again next January.", ("in date", "2027-01-31")),
    ("Written by the group, May 2026. We shall look at this policy again after six months.", ("in date", "2026-11-30")),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_date_is_read_with_what_happened_on_it(text, expected):
    assert pairs_of(text, FactKind.DATE) == expected


@pytest.mark.parametrize("text", NOT_DATES)
def test_date_of_something_else_is_left_out(text):
    assert pairs_of("# Safeguarding\nWe keep children "
                    "safe.\n" * 4 + text + "\nWe keep children safe." * 4, FactKind.DATE) == []


@pytest.mark.parametrize(("text", "months"), INTERVALS)
def test_interval_is_read_in_varied_wordings(text, months):
    assert [value for _, value in pairs_of(text, FactKind.INTERVAL)] == [months]


@pytest.mark.parametrize("text", NOT_INTERVALS)
def test_interval_of_something_else_is_left_out(text):
    assert pairs_of(text, FactKind.INTERVAL) == []


@pytest.mark.parametrize(("text", "expected"), REVIEWS)
def test_review_is_judged_by_the_audit_date(text, expected):
    assert pairs_of(text, FactKind.REVIEW) == [expected]


def test_date_after_the_audit_date_is_no_review_done():
    assert [f.detail for f in facts_of("Reviewed: 4 May 2027", FactKind.DATE)] == ["next"]
