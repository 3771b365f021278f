"""Policies that name their own area or centre in, contacts of another one and clashing numbers out."""

import pytest
from facts_document import pairs_of

from auditor.model import FactKind

OWN = "We follow the procedures of the Fellbeck Safeguarding Children Partnership.\n"
CHURCH = "# St Osyth's Parish Church and Contact Centre\nThe PCC of St Osyth's runs the centre.\n"
CENTRE = "# Brookhaven Contact Centre\nBrookhaven Contact Centre opens on Saturdays.\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (OWN + "LADO | Harrowdene Council | 01632 960815", [("lado", "Harrowdene")]),
        (OWN + "Harrowdene Council Children's Team | 01632 960722", [("children's services", "Harrowdene")]),
        (OWN + "Emergency Duty Team for Harrowdene | 01632 960729", [("out of hours", "Harrowdene")]),
        (
            "MASH | Fellbeck City Council | 01632 960840\nLADO | Harrowdene Council | 01632 960815",
            [("lado", "Harrowdene")],
        ),
        (CENTRE + "The Co-ordinator at Oakmere Contact Centre decides who is referred.", [("centre", "Oakmere")]),
        (CHURCH + "Keep a note.\nShut the door.\nWrite it down.\nYou will be supported by the PCC of St Cuthman's.",
         [("centre", "St Cuthman's")]),
        (CHURCH + "Keep a note.\nShut the door.\nWrite it down.\nThe Vicar of Holy Rood must be told.",
         [("centre", "Holy Rood")]),
    ],
)
def test_a_contact_or_post_of_somewhere_else_is_found(text, found):
    assert pairs_of(text, FactKind.ELSEWHERE) == found


@pytest.mark.parametrize(
    "text",
    [
        OWN + "LADO | Fellbeck Council | 01632 960815",
        OWN + "LADO | 01632 960815",
        OWN + "Fellbeck MASH: 01632 960840\nHarrowdene MASH: 01632 960841",
        "We follow the procedures of the London Safeguarding Children Partnership.\nHarrowdene MASH: 01632 960840",
        "We follow the Gwentland Regional Safeguarding Board.\nLADO for Harrowdene: 01632 960815",
        CENTRE + "Our thanks go to the staff of Oakmere Contact Centre, who lent us their policy.",
        CENTRE + "Families may have been to Oakmere Contact Centre before.",
        CHURCH + "# Support\nWhoever reports will be supported by the PCC of Saint Osyth.",
        CHURCH + "# History\nThe choir sang with the leaders of St Cuthman's, whose hall we borrowed.",
        CHURCH + "# Thanks\nThis was adapted from the policy sent to us by the PCC of St Cuthman's.",
        CENTRE + "Referrals are made by the PCC of St Cuthman's.",
        CENTRE + "The Co-ordinator at Brookhaven Contact Centre decides who is referred.",
    ],
)
def test_what_belongs_here_or_only_neighbours_is_left_alone(text):
    assert pairs_of(text, FactKind.ELSEWHERE) == []


def test_two_numbers_for_the_designated_officer_clash():
    text = "LADO: 01632 960815\nTell the lead.\nWrite it down.\nRing the LADO on 01632 960816."
    assert pairs_of(text, FactKind.CLASH) == [("lado", "01632960816")]


@pytest.mark.parametrize(
    "text",
    [
        "LADO: 01632 960815\nTell the lead.\nWrite it down.\nRing the LADO on 01632 960815.",
        "LADO: 01632 960815\nLADO at weekends: 01632 960816",
        "LADO for Fellbeck: 01632 960815\nTell the lead.\nWrite it down.\nLADO for Harrowdene: 01632 960816",
        "Children's services: 01632 960817\nTell the lead.\nWrite it down.\nChildren's services: 01632 960818",
    ],
)
def test_numbers_that_can_both_be_right_do_not_clash(text):
    assert pairs_of(text, FactKind.CLASH) == []
