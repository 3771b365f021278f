"""People named with a post."""

import pytest
from facts_document import pairs_of

from auditor.model import FactKind

PEOPLE = [
    ("The person to tell about any worry is Hilary Shaw (07700 900 111).", [("lead", "Hilary Shaw")]),
    ("If you are worried about a child, speak to Jean Orme.", [("lead", "Jean Orme")]),
    ("Named person: Kate O'Neill. In her absence contact Ben Ali.", [("lead", "Kate O'Neill"), ("deputy", "Ben Ali")]),
    ("If you cannot reach Sarah, ring Tim Cole, the deputy, on 07700 900448.", [("deputy", "Tim Cole")]),
    ("Designated Safeguarding Lead (DSL): SARAH JONES, 07700 900334", [("lead", "SARAH JONES")]),
    ("Deputy Designated Safeguarding Leads: Mark Webb (07700 900444) and Lucy Hall (07700 900445)",
     [("deputy", "Mark Webb"), ("deputy", "Lucy Hall")]),
    ("Safeguarding is led by Jo March.", [("lead", "Jo March")]),
    ("Sarah Bell has overall responsibility for safeguarding.", [("lead", "Sarah Bell")]),
    ("The trustee with responsibility for safeguarding is Paul Grant.", [("oversight", "Paul Grant")]),
    ("Our Designated Safeguarding Lead is Marian Okafor.", [("lead", "Marian Okafor")]),
    ("Jane Smith (DSL) keeps the log.", [("lead", "Jane Smith")]),
    ("Contact Priya Nair, who leads on safeguarding for us.", [("lead", "Priya Nair")]),
    ("Designated person for child and adult protection: Sister Anne Devlin.", [("lead", "Sister Anne Devlin")]),
    ("The DSL is Mrs Pell.", [("lead", "Mrs Pell")]),
    ("Safeguarding officer: Niamh O'Hara-Quinn", [("lead", "Niamh O'Hara-Quinn")]),
    ("Deputy DSL: Chen Li, 0118 496 0155. The board's safeguarding trustee is Rev. D. Moss, who reports to every "
     "meeting.",
     [("deputy", "Chen Li"), ("oversight", "Rev. D. Moss")]),
    ("Designated Safeguarding Lead | Tom Heald | 07700 900 451", [("lead", "Tom Heald")]),
    ("Tom Heald | Designated Safeguarding Lead | 07700 900 451", [("lead", "Tom Heald")]),
    ("# Safeguarding officer\nName: Tom Heald\nTel: 07700 900 451", [("lead", "Tom Heald")]),
    ("Ann Okoro and Tom Heald, our safeguarding leads, are on site.", [("lead", "Ann Okoro"), ("lead", "Tom Heald")]),
    ("Our safeguarding team: Ann Okoro 07700 900 312, Tom Heald 07700 900 "
     "451", [("lead", "Ann Okoro"), ("lead", "Tom Heald")]),
    ("I am the designated safeguarding lead for my setting.", [("lead", "I")]),
    ("My name is Karen Poole. I am the designated safeguarding lead.", [("lead", "Karen Poole")]),
    ("The centre appoints Hugh Abbot as safeguarding officer.", [("lead", "Hugh Abbot")]),
    ("The chair, Hilary Shaw, takes concerns about the lead.", [("other", "Hilary Shaw")]),
    ("Karen Poole, registered childminder. I am the designated safeguarding lead.", [("lead", "Karen Poole")]),
    ("The church's safeguarding officer is Mrs Pell; she is not involved in the centre.", [("other", "Mrs Pell")]),
]
NOBODY = [
    "The Designated Safeguarding Lead, Ashdale Council, will be "
    "told.", "Concerns must be passed to the Designated Safeguarding Lead immediately.",
    "DSL - Designated Safeguarding Lead: the person with lead "
    "responsibility.", "The DSL: Monday to Friday.", "The lead follows Working Together.",
    "The Designated Safeguarding Lead is the Centre "
    "Manager.", "The DSL will report to Children's Social Care.", "Safeguarding Lead: [Insert Name]",
    "The DSL is responsible under the Children Act.",
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_person_is_tied_to_a_post(text, expected):
    assert pairs_of(text, FactKind.PERSON) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_person_is_never_a_post_or_a_body(text):
    assert pairs_of(text, FactKind.PERSON) == []
