"""Wordings of a policy's own review in, the interval that they state out."""

import pytest
from facts_document import pairs_of

from auditor.model import FactKind


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("The policy is gone through twice a year by the lead and the treasurer.", "6"),
        ("Reviewed each July; next July 2027.", "12"),
        ("The elders look over this policy once a year, in Lent.", "12"),
        ("# Document control\nReview | Every twelve months, and within a month of any serious incident", "12"),
        ("Next review: three years from adoption.", "36"),
        ("Review: annual", "12"),
        ("Next review due | 4 June 2027\nHow often | Every twelve months", "12"),
        ("This policy is valid for 12 months from the date of approval.", "12"),
        ("The board considers the safeguarding policy each autumn.", "12"),
        ("This policy must be signed off again by the trustees annually.", "12"),
        ("This policy is subject to yearly scrutiny by the management committee.", "12"),
        ("Reviewed by the council yearly.", "12"),
        ("The management group reads this through every March.", "12"),
        ("# 9. Review\nAnnually by the lead, in June, with a report to the board.", "12"),
        ("# Keeping this up to date\nEvery spring, at the first meeting.", "12"),
        ("The rules of this document are looked at by the committee each pre-season.", "12"),
        ("This policy is revised every church year.", "12"),
        ("# Review of this policy\nBy the trustees, once a year, in January.", "12"),
        ("The lead brings this document back to us at intervals of no more than a year.", "12"),
        ("Policy last checked June 2026. Next check due June 2027 (we check it annually).", "12"),
        ("How often is this looked at? At least once a year.", "12"),
        ("# Who looks after this chapter\nThe board goes through it each year in May.", "12"),
        ("AB/CD, gone through each June. Done June 2026.", "12"),
        ("Adopted 4 May 2026 (clause 3, concerns). Review: annually", "12"),
        ("Review | Every 2 yrs", "24"),
        ("# Safeguarding policy\nTo be looked at again in May each year with the rota.", "12"),
        ("# Checks\n9.2 Annual reissue, May.", "12"),
        ("Policy to be revised at the AGM each year.", "12"),
        ("# Bits and pieces\nThis is gone over by me each May, and sooner if the law changes.", "12"),
    ],
)
def test_a_review_of_the_policy_is_read_in_everyday_words(text, months):
    assert [value for _, value in pairs_of(text, FactKind.INTERVAL)] == [months]


@pytest.mark.parametrize(
    "text",
    [
        "# Risk assessment\nReview: annually",
        "Risk assessments are approved annually.",
        "Adopted 4 May 2026. Insurance review: annually",
        "The policy is kept here. AB, DBS certificate renewed each June.",
        "# Review\nAnnually each worker has an appraisal.",
        "# Toys\nThe box is by the door. This is checked every May, and sooner if something breaks.",
        "# Fire\nThe fire panel has a log. It is checked every May, and earlier after an incident.",
        "All volunteers must be approved by the committee each year.",
        "Approved by the trustees. Training is renewed every three years.",
        "The board reviews safeguarding incidents quarterly.",
        "The trustees consider a report on safeguarding every year.",
        "# Policy\nThe trustees approve this policy. They hear from the lead at each quarterly meeting and pay for "
        "an outside review every third year.",
        "Staff read this policy and complete training every year.",
        "Each volunteer signs to show that they have read this and is checked again every year.",
    ],
)
def test_a_review_of_something_else_is_no_interval(text):
    assert pairs_of(text, FactKind.INTERVAL) == []
