"""Phone numbers, e-mail addresses and whose they are."""

import pytest
from facts_document import AUDIT_DATE, pairs_of

from auditor.evidence.facts import find_facts
from auditor.model import Block, BlockKind, FactKind, Reading, Source
from auditor.normalise import normalise

PHONES = [
    ("Ring 01632 960 077.", "01632960077"),
    ("Ring (01632) 960077 today.", "01632960077"),
    ("Ring 0113 496 0555 ext. 12.", "01134960555"),
    ("Ring +44 (0)20 7946 0633.", "02079460633"),
    ("Ring +44 7700 900312.", "07700900312"),
    ("Ring 07700-900-312.", "07700900312"),
    ("Ring 020 7946 0633 or ask.", "02079460633"),
    ("NSPCC 0808 800 5000", "08088005000"),
    ("Childline 0800 1111", "08001111"),
    ("Dial 999 at once.", "999"),
    ("Police non-emergency: 101", "101"),
]
NOT_PHONES = [
    "Registered charity number 01134960555.", "Company no. 01632960077", "Approved on 01.02.2026.", "Tel: 01632 960",
    "See page 101 of the guide.", "Tel: 0XXXX XXXXXX", "Postcode LS1 4AP", "VAT 0116 496 0001 2345",
]
CONTACTS = [
    ("Ring the Elmbury front door on 01632 960550 (evenings and weekends, when we are mostly open, the Emergency Duty "
     "Team on 01632 960551).", [("children's services", "01632960550"), ("out of hours", "01632960551")]),
    ("She rings the county's children's team (01632 960550) that day.", [("children's services", "01632960550")]),
    ("# Who is responsible\nSafeguarding officer: Mrs Una Farrow, Tel. 01632 960171", [("lead", "01632960171")]),
    ("Duty Social Worker: 01632 960550.\nWeekends: 01632 960551",
     [("children's services", "01632960550"), ("out of hours", "01632960551")]),
    ("Social services: days 01632 960550, nights 01632 960551.",
     [("children's services", "01632960550"), ("out of hours", "01632960551")]),
    ("The council's social workers are on 01632 960550.", [("children's services", "01632960550")]),
    ("The Brownies: 01632 960550.\nWeekends: 01632 960551", []),
    ("# Elmbury children's services:\n* During office hours (Monday to Friday, 8am to 6pm) - 01632 960550",
     [("children's services", "01632960550")]),
    ("We are in Northern Ireland.\nGateway (our Trust), Monday to Friday 9 am to 5 pm: 01632 960400",
     [("children's services", "01632960400")]),
    ("Tell the PSNI.\nSouth Vale Trust Gateway | 01632 960402", [("children's services", "01632960402")]),
    ("DSL: Pat Orme, Head of Children's Services, 01632 960002", [("lead", "01632960002")]),
    ("Elmbury social services when County Hall is shut: 01632 960222", [("out of hours", "01632960222")]),
    ("Elmbury children's services once the offices have closed | 01632 960223", [("out of hours", "01632960223")]),
    ("Our safeguarding lead is Una Farrow, Head of Family Services, telephone 01632 960171.",
     [("lead", "01632960171")]),
    ("IAA team, Elmbury Borough | 01632 960175", [("children's services", "01632960175")]),
    ("Safeguarding lead | Una Farrow, Family Services Manager | 01632 960171", [("lead", "01632960171")]),
    ("Our safeguarding lead is Una Farrow, registered with Social Work England, 01632 960171.",
     [("lead", "01632960171")]),
    ("LADO (Designated Officer) | 01632 960174", [("lado", "01632960174")]),
    ("The deputy is always on call. The out-of-hours duty telephone is 07700 900641.", [("other", "07700900641")]),
    ("Ring the council's out-of-hours team on 07700 900641.", [("out of hours", "07700900641")]),
    ("Anyton email: desk@anyton.example • Anyton LADO: Nadia Frome", []),
    ("Our DSL is Ann Okoro and our deputy is Tom Heald. Ann's number is 07700 900312 and Tom's is 07700 900313.",
     [("lead", "07700900312"), ("deputy", "07700900313")]),
    ("Referrals go to children's social care (the Lantern Hub). Ring the Lantern on 01632 960 200.",
     [("children's services", "01632960200")]),
    ("I am Karen Poole. I am the designated safeguarding lead. My number is 07700 900312.", [("lead", "07700900312")]),
    ("I am the Designated Safeguarding Lead. I can be reached on 07700 900142.", [("lead", "07700900142")]),
    ("Concerns about a child should be reported to:\nDr Helen Rose, Owner. Telephone 01632 960741.",
     [("lead", "01632960741")]),
    ("Elm LADO | Via the LADO duty desk | 01632 960452", [("lado", "01632960452")]),
    ("Our safeguarding lead is Morwenna Ashby, 07700 900111.\n"
     "Colin Tregear, a trustee, stands in when Morwenna is away: 07700 900634.",
     [("lead", "07700900111"), ("deputy", "07700900634")]),
    ("Elmshire Children's Advice Service: 01632 960 800 (out of hours, the same number)",
     [("children's services", "01632960800"), ("out of hours", "01632960800")]),
    ("Elmshire Children's Services (Careline), day and night | A child may be at risk | 01632 960118",
     [("children's services", "01632960118"), ("out of hours", "01632960118")]),
    ("She rings Elmshire's Advice and Guidance Service on 01632 960711 (01632 960712 at night and weekends).",
     [("children's services", "01632960711"), ("out of hours", "01632960712")]),
    ("Elmshire children's Emergency Duty Team | 01632 960511 | Evenings, weekends", [("out of hours", "01632960511")]),
    ("Children's services: 01632 960111. The police can be rung day and night on 101.",
     [("children's services", "01632960111"), ("police", "101")]),
    ("Children's social care, who must be told within 24 hours, are on 01632 960111.",
     [("children's services", "01632960111")]),
    ("The lead may also refer to the Children's Reporter (SCRA, 01632 960625).", [("other", "01632960625")]),
    ("Children's social care: 01632 960800, same number at night.",
     [("children's services", "01632960800"), ("out of hours", "01632960800")]),
    ("Ring children's social care on the day. For Elmbury: 01632 960311", [("children's services", "01632960311")]),
    ("Concerns about a child: Kent Front Door 01632 960 500 in office hours, 01632 960 501 at other times.",
     [("children's services", "01632960500"), ("out of hours", "01632960501")]),
    ("Children & Families Hub, Southmere: 01632 960 502; nights and weekends 01632 960 503",
     [("children's services", "01632960502"), ("out of hours", "01632960503")]),
    ("Contact Social Services 01632 960 507. Outside office hours ring 01632 960 508.",
     [("children's services", "01632960507"), ("out of hours", "01632960508")]),
    ("Named person: Kate O'Neill, tel 0117 496 0102. In her absence contact Ben Ali on 0117 496 0103.",
     [("lead", "01174960102"), ("deputy", "01174960103")]),
    ("The front door is on 0113 496 0501, out of hours the police will say what to "
     "do.", [("children's services", "01134960501")]),
    ("# Useful numbers\nLADO 01632 960 230\nBright Sparks 01632 960 231", [("lado", "01632960230")]),
    ("Our Designated Safeguarding Lead is Ann Okoro, 07700 900 312, help@linden.example.",
     [("lead", "07700900312"), ("lead", "help@linden.example")]),
    ("Contacts - Safeguarding officer: Tom Heald (centre coordinator), mobile 07700 900 "
     "451.", [("lead", "07700900451")]),
    ("Speak to Priya Nair, who leads on safeguarding for us. You can reach her at any time on 01632 960 077.",
     [("lead", "01632960077")]),
    ("Deputy DSL: Chen Li, 0118 496 0155.", [("deputy", "01184960155")]),
    ("The lead rings Northbeck Children's Front Door on 01632 960 200 the same "
     "day.", [("children's services", "01632960200")]),
    ("Referrals: Ashdale MASH, 0114 496 0180 (Mon-Fri 9-5).", [("children's services", "01144960180")]),
    ("If the lead is not available - First Response, Eastmere Council, 0117 496 "
     "0144.", [("children's services", "01174960144")]),
    ("Otherwise use the Single Point of Access, 020 7946 0633.", [("children's services", "02079460633")]),
    ("Evenings and weekends: Emergency Duty Team 01632 960 299.", [("out of hours", "01632960299")]),
    ("Out of hours children's social care: 0113 496 0555", [("out of hours", "01134960555")]),
    ("Children's social care 0113 496 0501 (out of hours 0113 496 0555)",
     [("children's services", "01134960501"), ("out of hours", "01134960555")]),
    ("The front door is on 0113 496 0501, 0113 496 0555 out of hours.",
     [("children's services", "01134960501"), ("out of hours", "01134960555")]),
    ("The lead contacts the Northbeck LADO (01632 960 230, lado@northbeck.example) within one working day.",
     [("lado", "01632960230"), ("lado", "lado@northbeck.example")]),
    ("Pass it to the Designated Officer at Ashdale Council, 0114 496 0199, the same day.", [("lado", "01144960199")]),
    ("Emergency 999. EDT 0113 496 0555. Front Door 0113 496 0501. LADO 0113 496 0510. Our lead 07700 900 312",
     [("emergency", "999"), ("out of hours", "01134960555"), ("children's services", "01134960501"),
      ("lado", "01134960510"), ("lead", "07700900312")]),
    ("Adult social care: 01632 960 330", [("adult services", "01632960330")]),
    ("MASH | Ottermouth | 01632 960840 / out of hours 01632 960849",
     [("children's services", "01632960840"), ("out of hours", "01632960849")]),
    ("# Designated Safeguarding Lead\nName: Ann Okoro\nTel: 07700 900312\nEmail: ann@linden.example",
     [("lead", "07700900312"), ("lead", "ann@linden.example")]),
    ("Author | Ann Okoro, Centre Director\n\n3.2 DSL. Ann Okoro, Centre Director, 07700 900 312.",
     [("lead", "07700900312")]),
    ("Ring 01632 960 200 or write to help@linden.example. It will reach the Safeguarding Coordinator.",
     [("lead", "01632960200"), ("lead", "help@linden.example")]),
    ("Gateway team 028 9649 6300", [("children's services", "02896496300")]),
]
NOT_CORE = [
    "Ring the hall on 01632 960 200. It will reach you by post.",
    "Out of hours, the caretaker can be reached on 07700 900 909 for keys or heating faults.",
    "The council's community grants team can be reached on 01632 960 211.",
    "The Diocesan Safeguarding Adviser is on 01632 960 212.",
]


@pytest.mark.parametrize(("text", "digits"), PHONES)
def test_phone_is_read_in_every_spacing(text, digits):
    assert [value for _, value in pairs_of(text, FactKind.PHONE)] == [digits]


@pytest.mark.parametrize("text", NOT_PHONES)
def test_phone_is_not_any_other_number(text):
    assert pairs_of(text, FactKind.PHONE) == []


@pytest.mark.parametrize(("text", "expected"), CONTACTS)
def test_contact_is_tied_to_its_post(text, expected):
    assert pairs_of(text, FactKind.CONTACT) == expected


@pytest.mark.parametrize("text", NOT_CORE)
def test_contact_of_somebody_else_is_no_core_contact(text):
    assert {detail for detail, _ in pairs_of(text, FactKind.CONTACT)} <= {"other"}


@pytest.mark.parametrize(("said", "night"), [
    ("If a child can't go home ring social services (at night it's the same number) before they leave.", 1),
    ("At weekends the council is on the same number.", 1),
    ("We ring the front door. The same number is answered at night and weekends.", 1),
    ("Out of hours our own duty phone is the same number as the office.", 0),
    ("The hall is locked at night and has the same number all week.", 0),
])
def test_number_said_later_to_be_the_same_out_of_hours_counts_for_both(said, night):
    contacts = pairs_of(f"Marsh Council social care: 01632 960200.\n# Telling somebody\n{said}", FactKind.CONTACT)
    assert contacts == [("children's services", "01632960200"), ("out of hours", "01632960200")][: 1 + night]


@pytest.mark.parametrize(("header", "expected"), [
    (("Authority", "Office hours", "Out of hours", "LADO"),
     ["children's services", "out of hours", "lado"]),
    (("Area where the child lives", "Weekday", "Out of hours", "LADO"),
     ["children's services", "out of hours", "lado"]),
    (("Where", "Office hours", "Caretaker", "Committee"), ["other", "other"]),
])
def test_table_of_councils_gives_each_number_its_body(header, expected):
    cells = ("Elmbury", "01632 960201", "01632 960202", "01632 960203")
    row = Block(BlockKind.ROW, " | ".join(cells), 1, cells=cells, header=header, table=1)
    read = normalise(Reading(Source("policy.txt", "0" * 64, "txt", 1), (row,)))
    assert [f.detail for f in find_facts(read, AUDIT_DATE) if f.kind is FactKind.CONTACT][:3] == expected


@pytest.mark.parametrize(("header", "clashes"), [
    (("Borough", "Front door", "LADO"), []), (("Whom to ring", "Number", "Note"), ["01632960205"]),
])  # fmt: skip
def test_a_table_with_a_row_for_each_council_has_an_officer_for_each(header, clashes):
    body = ("Elmbury", "Ashmere", "Oakley") if not clashes else ("LADO", "Police", "LADO for allegations")
    rows = [(name, f"01632 96020{n}", f"01632 96030{n}") for n, name in zip((1, 3, 5), body, strict=True)]
    blocks = tuple(Block(BlockKind.ROW, " | ".join(c), 1, cells=c, header=header, table=1) for c in rows)
    read = normalise(Reading(Source("policy.txt", "0" * 64, "txt", 1), blocks))
    assert [f.value for f in find_facts(read, AUDIT_DATE) if f.kind is FactKind.CLASH][:1] == clashes
