"""People named with a post."""

import pytest
from facts_document import pairs_of

from auditor.model import FactKind

PEOPLE = [
    ("# Safeguarding people\nLead: Ann Bell. Second: Bob Carr.", [("lead", "Ann Bell"), ("deputy", "Bob Carr")]),
    ("# Singing\nLead: Ann Bell. Second: Bob Carr.", []),
    ("Designated Officer | R. T. (Bob) Carr | 07700 900604", [("lead", "R. T. (Bob) Carr")]),
    ("Safeguarding lead: Margaret “Peggy” Bell", [("lead", "Margaret “Peggy” Bell")]),
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
    ("Ruby Clay looks after safeguarding for us.", [("lead", "Ruby Clay")]),
    ("The centre appoints Hugh Abbot as safeguarding officer.", [("lead", "Hugh Abbot")]),
    ("The chair, Hilary Shaw, takes concerns about the lead.", [("other", "Hilary Shaw")]),
    ("Karen Poole, registered childminder. I am the designated safeguarding lead.", [("lead", "Karen Poole")]),
    ("Owen Price, our Team Leader, is my deputy.", [("deputy", "Owen Price")]),
    ("Our safeguarding lead is Jean Carr. If she's away then Colin Tebb (treasurer) will take it on.",
     [("lead", "Jean Carr"), ("deputy", "Colin Tebb")]),
    ("The safeguarding lead is Jean Carr. In her absence, all matters are passed to Colin Tebb.",
     [("lead", "Jean Carr"), ("deputy", "Colin Tebb")]),
    ("Service Manager, Family Time (Dagny Lind), Designated Safeguarding Lead", [("lead", "Dagny Lind")]),
    ("Concerns about a child should be reported to:\nDr Helen Rose, Owner.", [("lead", "Dr Helen Rose")]),
    ("Author: Pippa Garn\nI am the Designated Safeguarding Lead.", [("lead", "Pippa Garn")]),
    ("Lead Safeguarding Officer: Ashleigh-Ann \u2014 lead@club.example", [("lead", "Ashleigh-Ann")]),
    ("The church's safeguarding officer is Mrs Pell; she is not involved in the centre.", [("other", "Mrs Pell")]),
    ("3.2 DSL. Morwenna Ashby, Centre Director, 07700 900 312.", [("lead", "Morwenna Ashby")]),
    ("Designated safeguarding lead. This is Morwenna Ashby. Her number is 07700 900 312.",
     [("lead", "Morwenna Ashby")]),
    ("Deputy DSLs. Callum Reed (upstairs), 07700 900 312; Mrs Pru Dole, 07700 900 448.",
     [("deputy", "Callum Reed"), ("deputy", "Mrs Pru Dole")]),
]
NOBODY = [
    "Linden Church is committed to safety.\n\nLinden Church Safeguarding Lead: office@linden.example",
    "Linden Church has a Designated Safeguarding Lead.", "Ashdale Fellowship has its own safeguarding officer.",
    "Everybody knows the DSL. Jean Carr makes the tea.", "Call the DSL. Colin Tebb has the keys.",
    "The Designated Safeguarding Lead, Ashdale Council, will be "
    "told.", "Concerns must be passed to the Designated Safeguarding Lead immediately.",
    "DSL - Designated Safeguarding Lead: the person with lead "
    "responsibility.", "The DSL: Monday to Friday.", "The lead follows Working Together.",
    "The Designated Safeguarding Lead is the Centre "
    "Manager.", "The DSL will report to Children's Social Care.", "Safeguarding Lead: [Insert Name]",
    "The DSL is responsible under the Children Act.", "When the safeguarding officer is in, speak to Jean Carr first.",
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_person_is_tied_to_a_post(text, expected):
    assert pairs_of(text, FactKind.PERSON) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_person_is_never_a_post_or_a_body(text):
    assert pairs_of(text, FactKind.PERSON) == []


OTHERS_OFFICERS = [
    "The Parish Safeguarding Officer is Mrs Ada Pell. The contact centre lead is vacant.",
    "Parish Safeguarding Officer | Ada Pell | 01632 960111\nContact centre lead | |",
    "The Synod Safeguarding Officer is Ada Pell.",
    "The Data Protection Lead is Ada Pell.",
    "Archdiocesan Safeguarding Coordinator: Ada Pell, 01632 960111",
    "The local authority's safeguarding officer is Ada Pell.",
]


@pytest.mark.parametrize("text", OTHERS_OFFICERS)
def test_officer_of_another_body_or_of_another_matter_is_not_the_lead(text):
    assert {role for role, _ in (*pairs_of(text, FactKind.PERSON), *pairs_of(text, FactKind.CONTACT))} <= {"other"}


def test_officer_of_the_church_is_the_lead_where_the_centre_has_no_other():
    assert pairs_of("Our Parish Safeguarding Officer is Ada Pell.", FactKind.PERSON) == [("lead", "Ada Pell")]


GIVEN = [
    ("Worried? Tell the person with the green badge. That's Wendy; if not Wendy, Hal.\n# Numbers\n"
     "Wendy | 07700 900114\nHal | 07700 900115", [("lead", "Wendy"), ("deputy", "Hal")], ["lead", "deputy"]),
    ("The safeguarding lead is Wendy.\n# Numbers\nWendy | 07700 900114", [("lead", "Wendy")], ["lead"]),
    ("Wendy is our safeguarding lead.\n# Numbers\nCouncil | 01632 960200\nWendy | 07700 900114", [("lead", "Wendy")],
     ["childrens_services", "lead"]),
    ("If you are worried about a child, tell Wendy.\n# Numbers\nWendy: 07700 900114", [("lead", "Wendy")], ["lead"]),
]


@pytest.mark.parametrize(("text", "people", "contacts"), GIVEN)
def test_lead_called_by_first_name_is_found_in_a_list_of_numbers_elsewhere(text, people, contacts):
    assert pairs_of(text, FactKind.PERSON) == people
    assert set(contacts) - {"childrens_services"} <= {role for role, _ in pairs_of(text, FactKind.CONTACT)}


NOT_GIVEN = [
    "The safeguarding lead is away on Fridays.\nHall | 01632 960114",
    "The DSL is Vacant.\nMonday | 01632 960114",
    "Wendy makes the tea.\nWendy | 07700 900114",
    "Our Family Time (DSL) is on all day. It takes time.\nTime | What happens\nFamily Time (DSL) | 01632 960114",
    "If you have a complaint, tell Wendy.\nWendy | 07700 900114",
]


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_first_name_without_the_role_is_nobody(text):
    assert [pair for pair in pairs_of(text, FactKind.PERSON) if pair[0] in ("lead", "deputy")] == []


MAILBOXES = [
    ("Advice can be had from:\nNadia Frome T:\n07700 900118 E:\ncwo@elmtree.example", [("lead", "Nadia Frome")]),
    ("Nadia Frome, e-mail dsl@elmtree.example", [("lead", "Nadia Frome")]),
    ("Nadia Frome | 07700 900118 | safeguardinglead@elmtree.example", [("lead", "Nadia Frome")]),
    ("Colin Peake: deputydsl@elmtree.example", [("deputy", "Colin Peake")]),
]
OTHER_MAILBOXES = [
    "Nadia Frome, e-mail info@elmtree.example",
    "Nadia Frome, 07700 900118, treasurer@elmtree.example",
    "Nadia Frome: safeguardingofficer@elmshire.gov.uk",
    "Nadia Frome sells the tickets. Worries go to cwo@elmtree.example",
]


@pytest.mark.parametrize(("text", "people"), MAILBOXES)
def test_mailbox_of_the_post_beside_a_name_gives_the_post(text, people):
    assert pairs_of(text, FactKind.PERSON) == people


@pytest.mark.parametrize("text", OTHER_MAILBOXES)
def test_another_mailbox_gives_no_post(text):
    assert [pair for pair in pairs_of(text, FactKind.PERSON) if pair[0] != "other"] == []


def test_name_ends_with_its_line():
    text = "# Contact details of designated officer:\nNadia McFrome\nElmtree Music Circle, Anyton\nTel: 01632 960118"
    assert pairs_of(text, FactKind.PERSON) == [("lead", "Nadia McFrome")]


IN_PROSE = [
    ("Ann Bell opens up on Saturdays. She is our safeguarding officer too.", [("lead", "Ann Bell")]),
    ("Mrs Oduya coordinates the sessions and is the safeguarding lead.", [("lead", "Mrs Oduya")]),
    ("Ann Bell manages the service. As manager she is the DSL.", [("lead", "Ann Bell")]),
    ("Ann Bell, our manager, doubles as safeguarding lead.", [("lead", "Ann Bell")]),
    ("Ann Bell has been our safeguarding lead since 2021.", [("lead", "Ann Bell")]),
    ("Ann Bell holds the safeguarding role. Tom Kay covers for her.", [("lead", "Ann Bell"), ("deputy", "Tom Kay")]),
    ("The job of safeguarding lead is done by Ann Bell.", [("lead", "Ann Bell")]),
    ("Safeguarding is Ann Bell's job.", [("lead", "Ann Bell")]),
    ("Who to tell: Ann Bell. If she's not about, Tom Kay.", [("lead", "Ann Bell"), ("deputy", "Tom Kay")]),
    ("Ann Bell is the person you tell about any safeguarding worry.", [("lead", "Ann Bell")]),
    ("Every concern goes to Ann Bell.", [("lead", "Ann Bell")]),
    ("Ann Bell is the lead and Tom Kay is the deputy.", [("lead", "Ann Bell"), ("deputy", "Tom Kay")]),
    ("Tom Kay, who runs the toys and is here on most Saturdays, is the deputy.", [("deputy", "Tom Kay")]),
    ("Tom Kay leads the sessions. He deputises for Ann as safeguarding lead.", [("deputy", "Tom Kay")]),
    ("When Ann is on leave Tom Kay acts as lead.", [("deputy", "Tom Kay")]),
    ("Deputy leads: Tom Kay (Mondays), Ann Bell (Saturdays)", [("deputy", "Tom Kay"), ("deputy", "Ann Bell")]),
    ("Tell Ann Bell or, if she isn't in, Tom Kay, about any worry.", [("lead", "Ann Bell"), ("deputy", "Tom Kay")]),
    ("Ann Bell - opens up, safeguarding lead - 07700 900333\nTom Kay - her deputy - 07700 900334",
     [("lead", "Ann Bell"), ("deputy", "Tom Kay")]),
    ("Safeguarding lead | Ann Bell\nWhen Ann's off | Tom Kay", [("lead", "Ann Bell"), ("deputy", "Tom Kay")]),
    ("Ann Bell is in charge of safeguarding. Tom Kay helps her and takes over when she's away.",
     [("lead", "Ann Bell"), ("deputy", "Tom Kay")]),
    ("Our DSL is Ann Bell. Second in command is Tom Kay.", [("lead", "Ann Bell"), ("deputy", "Tom Kay")]),
    ("Safeguarding questions? Ann Bell, 07700 900333.", [("lead", "Ann Bell")]),
    ("Jo Pell is one of our trustees. She oversees safeguarding for the board.", [("oversight", "Jo Pell")]),
]
NOT_IN_PROSE = [
    "Lena Fox is the council's safeguarding officer.", "Tom Kay supports the safeguarding lead with records.",
    "Tom Kay tells the safeguarding lead about anything he sees.", "Tom Kay is deputy manager of the nursery.",
    "Jo Pell is a trustee. She meets the safeguarding lead each month.", "Tom Kay gives lifts. He is not our DSL.",
    "Sue Marsh was a nurse and is trained to the level of a safeguarding lead.",
    "Tell Tom Kay about anything broken.", "Tom Kay, driver, helps the safeguarding lead.",
    "Concerns about our building go to Tom Kay.", "When her mother is away, Sue Marsh collects the child.",
]


@pytest.mark.parametrize(("text", "people"), IN_PROSE)
def test_sentence_or_the_one_after_it_gives_a_name_its_post(text, people):
    assert pairs_of(text, FactKind.PERSON) == people


@pytest.mark.parametrize("text", NOT_IN_PROSE)
def test_sentence_about_something_else_gives_no_post(text):
    assert [pair for pair in pairs_of(text, FactKind.PERSON) if pair[0] != "other"] == []


REACHED = [
    ("Ann Bell runs the centre. She is also our safeguarding lead. Ann used to be a social worker in a duty team. "
     "She may be rung at any time on 07700 900337.", [("lead", "07700900337")]),
    ("Ann Bell is our safeguarding lead. Her number is 07700 900337.", [("lead", "07700900337")]),
    ("Tom Kay stands in as lead when Ann is away. He is on 07700 900334.", [("deputy", "07700900334")]),
]


@pytest.mark.parametrize(("text", "contacts"), REACHED)
def test_number_after_a_pronoun_reaches_the_person_spoken_of(text, contacts):
    assert pairs_of(text, FactKind.CONTACT) == contacts


def test_number_that_the_lead_or_anybody_else_rings_is_not_hers():
    text = "Ann Bell is our safeguarding lead. If she cannot be reached ring the council on 01632 960111."
    assert ("lead", "01632960111") not in pairs_of(text, FactKind.CONTACT)


BESIDE = [
    ("Head of Practice (Designated Safeguarding Lead). Ada Oakes-Lyle, 01632 960001.", [("lead", "Ada Oakes-Lyle")]),
    ("Maria Keller (ELF safeguarding lead)", [("lead", "Maria Keller")]),
    ("If you have a concern about a child, contact the Designated Safeguarding Officer. This is Rita Harlow, deputy "
     "secretary, 01632 960003.", [("lead", "Rita Harlow")]),
    ("Designated Safeguarding Lead\nThis is currently Rita Harlow.", [("lead", "Rita Harlow")]),
    ("Our lead, Sam Dale | 07700 900004\nWhen Sam is off: Bo Hale | 07700 900005",
     [("lead", "Sam Dale"), ("deputy", "Bo Hale")]),
    ("Our lead is Sam Dale. When Sam is off: Bo Hale, 07700 900005.", [("lead", "Sam Dale"), ("deputy", "Bo Hale")]),
]


@pytest.mark.parametrize(("text", "people"), BESIDE)
def test_name_beside_a_post_however_the_two_are_set(text, people):
    assert pairs_of(text, FactKind.PERSON) == people


@pytest.mark.parametrize("text", [
    "Report it to the Designated Safeguarding Lead. This is Standard Practice in all our groups.",
    "Pass it to the Safeguarding Officer, after which Deciding Steps will be followed.",
    "The lead keeps the log. Ada Oakes-Lyle brings the tea.",
])
def test_name_after_a_sentence_that_only_speaks_of_a_post_has_none(text):
    assert [pair for pair in pairs_of(text, FactKind.PERSON) if pair[0] == "lead"] == []
