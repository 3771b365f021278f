"""Papers that say nothing about safeguarding: nothing in them counts, alone or in a pack, and a person is told."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from auditor.audit import assess, open_documents
from auditor.catalogue import load
from auditor.evidence import Finder, shipped_weights
from auditor.evidence.matter import ENOUGH
from auditor.model import Audit, Centre, NoteCode, Outcome, Stance
from auditor.report import centre_page
from auditor.report.attention import points
from auditor.report.entry import summarise
from auditor.shipped import shipped

FOLDER = Path(__file__).parent.parent / "corpus" / "beside"
PAPERS = sorted(path.name for path in FOLDER.glob("*.md"))
OF_CENTRE = "fees-and-bookings.md"  # shown by its words to be of a contact centre
CREDIT = (Outcome.MET, Outcome.PARTIAL)
NOTHING = (Outcome.NOT_MET, Outcome.NOT_APPLICABLE)
POLICY = b"""# Safeguarding policy

If you are worried about a child, tell Morwenna Ashby, our designated safeguarding lead, on 01632 960123 at once. She
decides whether to refer to children's social care. Abuse may be physical, emotional or sexual, or neglect.
"""


@cache
def finder() -> Finder:
    return Finder(load(shipped("criteria")), shipped_weights())


def audited(*files: tuple[str, bytes]) -> Audit:
    documents, _ = open_documents(files)
    return assess(documents, (), Centre("larkmoor", "Larkmoor"), finder(), finder().catalogue.examples_date)


def paper(name: str) -> tuple[str, bytes]:
    return name, (FOLDER / name).read_bytes()


@pytest.mark.parametrize("name", [name for name in PAPERS if name != OF_CENTRE])
def test_nothing_counts_in_a_paper_about_something_else(name):
    audit = audited(paper(name))
    defaults = {criterion.id for criterion in audit.criteria if criterion.default}
    credited = [v.criterion for v in audit.verdicts if v.outcome not in NOTHING and v.criterion not in defaults]
    assert credited == []
    assert [(source, note.code) for source, note in audit.notes] == [(name, NoteCode.MATTER)]


def test_what_hangs_on_a_contact_centres_own_paper_is_left_to_a_person():
    audit = audited(paper(OF_CENTRE))
    defaults = {criterion.id for criterion in audit.criteria if criterion.default}
    assert {v.outcome for v in audit.verdicts if v.criterion not in defaults} <= {*NOTHING, Outcome.REVIEW}
    assert [note.code for _, note in audit.notes] == [NoteCode.MOSTLY_ELSE]


def test_rejected_passages_say_why():
    found = [e for v in audited(paper("staff-handbook.md")).verdicts for gap in v.missing for e in gap.rejected]
    told = {e.stance for e in found}
    assert Stance.BESIDE in told and told <= {Stance.BESIDE, Stance.MENTION}


def test_the_rest_of_a_pack_is_judged_as_if_it_stood_alone():
    alone, pack = audited(("policy.md", POLICY)), audited(("policy.md", POLICY), paper("hall-and-kitchen-rota.md"))

    def quoted(audit: Audit) -> list:
        return [(v.criterion, e.quote) for v in audit.verdicts for e in v.evidence if v.outcome in CREDIT]

    assert quoted(alone) and quoted(pack) == quoted(alone)


def test_a_short_sheet_of_a_pack_counts_whatever_it_speaks_of():
    sheet = b"# Who to ring\n\nDesignated safeguarding lead: Morwenna Ashby, 01632 960123.\n"
    assert len(sheet.split()) < ENOUGH
    assert not audited(("sheet.md", sheet)).notes
    assert any(v.outcome in CREDIT and v.criterion == "NACCC-DSL-1" for v in audited(("sheet.md", sheet)).verdicts)


def test_a_few_words_of_a_policy_in_a_long_paper_count():
    rota = paper("hall-and-kitchen-rota.md")[1]
    audit = audited(("policy.md", POLICY + rota))
    assert [note.code for _, note in audit.notes] == [NoteCode.MOSTLY_ELSE]
    assert any(v.outcome in CREDIT and v.criterion == "NACCC-DSL-1" for v in audit.verdicts)


def test_a_paper_about_something_else_disagrees_with_nothing():
    policy = POLICY + b"\nReview date: May 2026. Records are kept for six years.\n"
    rota = paper("hall-and-kitchen-rota.md")[1] + b"\nReview date: June 2024. Records are kept for two years.\n"
    policies = audited(("policy.md", policy), ("other.md", policy.replace(b"six", b"ten")))
    assert [one.matter for one in policies.disagreements]
    assert audited(("policy.md", policy), ("rota.md", rota)).disagreements == ()


def test_the_page_and_the_index_tell_a_person():
    name = "hall-and-kitchen-rota.md"
    audit = audited(paper(name))
    assert "Check that it is the document that was meant" in centre_page(audit)
    entry = replace(summarise(audit, "larkmoor.html"), traces=())
    assert [(point.kind, point.file) for point in points((entry,), _no_kin())] == [("matter", name)]


def _no_kin():
    from auditor.families import kinship

    return kinship(((),))
