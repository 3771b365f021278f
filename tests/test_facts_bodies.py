"""Numbers of outside bodies under their local names in, whose they are out."""

import pytest
from facts_document import pairs_of

from auditor.model import FactKind

CHILDREN = "children's services"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Harrowdene Council, Children's Help Desk (Mon to Thurs) | Duty worker | 01632 960730", CHILDREN),
        ("The manager refers to the Fellbeck Children's Single Gateway on 020 7946 0730.", CHILDREN),
        ("Fellbeck Council, Children's Advice Desk | 01632 960734", CHILDREN),
        ("Phone the Children's Access Team, 0114 496 0931 | Duty lead | Same day", CHILDREN),
        ("Ring First Call on 0117 496 0940.", CHILDREN),
        ("Child Protection Duty Line: 0161 496 0952", CHILDREN),
        ("Referral and Intervention Service 0161 496 0955", CHILDREN),
        ("Children's Team, Fellbeck Council: 01632 960722", CHILDREN),
        ("Multi Agency Referral Unit (MARU), Fellbeck Council, weekdays | 01632 960724", CHILDREN),
        ("Request for Support team, Fellbeck Council: 01632 960725", CHILDREN),
        ("Duty social worker: 01632 960723", CHILDREN),
        ("The safeguarding officer will ring the duty social worker, 028 9649 6300.", CHILDREN),
        ("NACCC | Safeguarding adviser | 0115 948 4557", "naccc"),
        ("Fellbeck Adults' Contact Point | Duty officer | 01632 960 752", "adult services"),
        ("Emergency Duty Team | Duty social worker | 01632 960 753", "out of hours"),
    ],
)
def test_a_body_is_known_under_its_local_name(text, role):
    assert [detail for detail, _ in pairs_of(text, FactKind.CONTACT)] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "The out of hours GP is on 01632 960 703.",
        "The duty manager is on 07700 900 121.",
        "Our duty worker carries the telephone 07700 900 122.",
    ],
)
def test_a_worker_on_duty_here_is_no_childrens_service(text):
    assert {CHILDREN, "out of hours"}.isdisjoint(detail for detail, _ in pairs_of(text, FactKind.CONTACT))
