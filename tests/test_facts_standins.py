"""Who is told when the lead is away, and whose number that is."""

import pytest
from facts_document import pairs_of

from auditor.model import FactKind

LEAD = ("lead", "Piers Holt")
DEPUTY = ("deputy", "Ottoline Marsh")
STANDS_IN = [
    "Ottoline Marsh has the keys. 07700 900411.\nPiers Holt is our safeguarding lead. If Piers is away tell Ottoline.",
    "Ottoline Marsh keeps the diary (07700 900411).\nPiers Holt is the safeguarding person. When Piers isn't about, go "
    "to Ottoline.",
    "Safeguarding lead | Piers Holt | 07700 900412\nthe other one, if Piers can't be there | Ottoline Marsh | "
    "07700 900411",
    "You tell Piers Holt, our safeguarding person. Should Piers be poorly you tell Ottoline Marsh on 07700 900411.",
    "Piers Holt is our safeguarding officer; Ottoline Marsh takes his place if he is away (07700 900411).",
    "Piers Holt, 07700 900412, is our safeguarding lead, with Ottoline Marsh, 07700 900411, as his deputy.",
    "Piers Holt is our safeguarding lead. Can't find Piers? Try Ottoline Marsh (07700 900411).",
    "Our safeguarding lead is Piers Holt.\nIn Piers's place: Ottoline Marsh, 07700 900411",
    "Piers Holt is our safeguarding lead and Ottoline Marsh backs him up (07700 900411).",
    "Safeguarding lead: Piers Holt; cover: Ottoline Marsh 07700 900411.",
    "The Designated Safeguarding Lead is the Head of Children and Family Services, Piers Holt. The manager, Ottoline "
    "Marsh, is the deputy for the centre (07700 900411).",
]
NOBODY = [
    "Our safeguarding lead is Piers Holt. If the worry is about Piers, tell Mrs Marsh, who chairs the committee.",
    "Our safeguarding lead is Piers Holt. When Piers is away Ottoline Marsh locks the hall.",
    "Our safeguarding lead is Piers Holt. If a family is away Ottoline Marsh changes the rota.",
    "Our safeguarding lead is Piers Holt. Can't find a toy? Ask Ottoline Marsh.",
    "Our safeguarding lead is Piers Holt. Ottoline Marsh covers the tables when the hall is let.",
]


@pytest.mark.parametrize("text", STANDS_IN)
def test_who_is_told_when_the_lead_is_away_stands_in(text):
    people, contacts = pairs_of(text, FactKind.PERSON), pairs_of(text, FactKind.CONTACT)
    assert {LEAD, DEPUTY} <= set(people)
    assert ("lead", "Ottoline Marsh") not in people
    assert ("deputy", "07700900411") in contacts


@pytest.mark.parametrize("text", NOBODY)
def test_who_is_told_about_the_lead_or_something_else_does_not_stand_in(text):
    assert [pair for pair in pairs_of(text, FactKind.PERSON) if pair[0] in ("lead", "deputy")] == [LEAD]


@pytest.mark.parametrize("again", ["Ottoline too | same number", "Ottoline (see above)", "Ottoline | ditto"])
def test_lead_named_again_by_first_name_has_the_number_given_before(again):
    text = f"Centre manager | Ottoline Marsh | 07700 900411\nSafeguarding lead | {again}"
    assert ("lead", "Ottoline Marsh") in pairs_of(text, FactKind.PERSON)
    assert ("lead", "07700900411") in pairs_of(text, FactKind.CONTACT)


def test_board_has_a_lead_of_its_own_beside_the_designated_one():
    text = "The designated safeguarding lead is Piers Holt.\nThe trustees' lead on safeguarding is Dame Ottoline Marsh."
    assert pairs_of(text, FactKind.PERSON) == [LEAD, ("oversight", "Dame Ottoline Marsh")]


@pytest.mark.parametrize("text", [
    "Coordinator: Ann Bell 07700 900411. The coordinator is the safeguarding lead.",
    "Centre manager | Ann Bell | 07700 900411\nTreasurer | Bob Carr | 07700 900412\n"
    "Our designated safeguarding lead is the centre manager.",
    "Ann Bell, the project manager, is on 07700 900411. The project manager acts as DSL.",
    "The one who looks after safeguarding at our place is Ann Bell. You can get her on 07700 900411.",
    "The one we go to about safeguarding is Ann Bell (07700 900411).",
    "I, Ann Bell, look after safeguarding at the club. Ring me on 07700 900411.",
    "Ann Bell | runs the room, safeguarding | 07700 900411",
    "Who is who: Ann Bell - boss, and child protection - 07700 900411",
    "The trustees have asked Ann Bell to be the named person. Her mobile is 07700 900411.",
    "Worried about a child? Ann Bell, 07700 900411.",
    "Safeguarding: Ann Bell\nPhone: 07700 900411",
])
def test_lead_and_number_are_found_however_the_post_is_given(text):
    assert ("lead", "Ann Bell") in pairs_of(text, FactKind.PERSON)
    assert ("lead", "07700900411") in pairs_of(text, FactKind.CONTACT)


def test_lead_who_is_a_post_is_the_holder_who_signs_with_it():
    text = "Our DSL is the Director, who answers on 07700 900411.\nWe keep to this.\nA. B. Carr\nDirector"
    assert ("lead", "A. B. Carr") in pairs_of(text, FactKind.PERSON)


@pytest.mark.parametrize("told", [
    "Should I not be answering, or if I do not reply, ring Neil Frost, 07700 900742.",
    "When I am away tell Neil Frost, 07700 900742.",
    "If you cannot get hold of me, ring Neil Frost, 07700 900742.",
    "If I'm not answering, try Neil Frost, 07700 900742.",
])
def test_whoever_is_told_when_the_writer_is_away_is_the_deputy(told):
    found = pairs_of("I am the designated safeguarding lead. " + told, FactKind.PERSON)
    assert ("deputy", "Neil Frost") in found and ("lead", "Neil Frost") not in found


@pytest.mark.parametrize("text", [
    "Deputy manager | Ann Bell | 07700 900411\nOur designated safeguarding lead is the manager.",
    "The designated safeguarding lead is the manager of the council's team. Manager: Ann Bell 07700 900411.",
    "Worried about a child? Harrow Dene Council, 01632 960200.",
    "Worried about a delivery? Ann Bell, 07700 900411.",
    "Ann Bell is trained in first aid, child protection, 07700 900411",
    "Bookings: Ann Bell, 07700 900411. Safeguarding is everybody's job.",
])
def test_holder_of_another_post_is_not_the_lead(text):
    assert [pair for pair in pairs_of(text, FactKind.PERSON) if pair[0] == "lead"] == []
