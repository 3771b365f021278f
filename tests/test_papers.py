"""Papers of contact centres that are no safeguarding policies: what they say is doubted, and a person is told."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from auditor.audit import assess, open_documents
from auditor.catalogue import load
from auditor.catalogue.measured import measured_in
from auditor.evidence import Finder, Findings, shipped_weights
from auditor.evidence.matter import Matter, matter_of
from auditor.model import Audit, Centre, CentreType, Manner, NoteCode, Outcome
from auditor.papers import manner_of, mostly_else, papers_of
from auditor.report import centre_page
from auditor.report.attention import points
from auditor.report.entry import summarise
from auditor.shipped import shipped

CORPUS = Path(__file__).parent.parent / "corpus"
PAPERS = sorted((CORPUS / "marked").glob("papers-*/documents/*.md"))
POLICIES = sorted(path for half in ("read", "unread") for path in (CORPUS / "marked" / half / "documents").glob("*.md"))
COMPLAINTS = "harrowgill-complaints-compliments.md"
PRIVATE = "brightpath-private-supervised"
PLAIN, USUAL = "sandal-lane", "lough-carran-ni-supported"
CREDIT = (Outcome.MET, Outcome.PARTIAL)


@cache
def finder() -> Finder:
    return Finder(load(shipped("criteria")), shipped_weights())


def audited(*paths: Path, by: Finder | None = None) -> Audit:
    by = by or finder()
    documents, _ = open_documents([(path.name, path.read_bytes()) for path in paths])
    return assess(documents, (), Centre("larkmoor", "Larkmoor"), by, by.catalogue.examples_date)


def paper(name: str) -> Path:
    return next(path for path in PAPERS if path.name == name)


def policy(name: str) -> Path:
    return next(path for path in POLICIES if path.stem == name)


def about(path: Path) -> str:
    """Whether a document is a policy, mostly about something else, or wholly."""
    (document,), _ = open_documents([(path.name, path.read_bytes())])
    marked = finder().phrases.mark(document)
    if not matter_of(marked, finder().stances.cues["matter"]).thin:
        return "policy"  # whatever it says; the look at all of it takes long
    findings = finder().find(document, finder().catalogue.examples_date)
    return "nothing" if findings.matter.beside else "else" if mostly_else(findings, finder().catalogue) else "policy"


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_a_paper_about_something_else_is_told_from_a_policy(path):
    assert about(path) != "policy"


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_a_policy_is_one_however_plain_its_words(path):
    assert about(path) == "policy"


def test_without_core_criteria_nothing_is_told_of_a_paper():
    (document,), _ = open_documents([(COMPLAINTS, paper(COMPLAINTS).read_bytes())])
    findings = finder().find(document, finder().catalogue.examples_date)
    assert mostly_else(findings, finder().catalogue)
    assert not mostly_else(findings, replace(finder().catalogue, core=()))
    assert papers_of([findings], replace(finder().catalogue, core=())).lent == (False,)


def test_core_criteria_are_criteria():
    catalogue = finder().catalogue
    assert catalogue.core and set(catalogue.core) <= {criterion.id for criterion in catalogue.criteria}


def test_credit_that_hangs_on_such_a_paper_alone_is_known_to():
    audit = audited(paper(COMPLAINTS))
    hang = {v.criterion for v in audit.verdicts if v.circumstances and v.circumstances.lent}
    stands = {criterion.id for criterion in audit.criteria if criterion.default}  # unless something speaks against it
    assert hang and {v.criterion for v in audit.verdicts if v.outcome in CREDIT} - stands <= hang
    asked = [v for v in audit.verdicts if v.outcome is Outcome.REVIEW and v.criterion in hang]
    assert asked and all("It hangs on a document that is mostly about something else." in v.reason for v in asked)


def test_what_a_policy_says_itself_hangs_on_no_other_paper():
    alone, pack = audited(policy(PRIVATE)), audited(policy(PRIVATE), paper(COMPLAINTS))
    before = {v.criterion: v.outcome for v in alone.verdicts}
    for verdict in pack.verdicts:
        if verdict.circumstances and verdict.circumstances.outcome == before[verdict.criterion]:
            assert not verdict.circumstances.lent, verdict.criterion


def test_a_person_is_told_where_no_document_is_a_policy():
    alone, pack = audited(paper(COMPLAINTS)), audited(policy(PRIVATE), paper(COMPLAINTS))
    assert [code for _, code in ((s, n.code) for s, n in alone.notes)] == [NoteCode.MOSTLY_ELSE]
    assert "mostly about something else" in centre_page(alone)
    assert [(p.kind, p.file) for p in points((entry(alone),), _no_kin())] == [("matter", COMPLAINTS)]
    assert [(s, n.code) for s, n in pack.notes] == [(COMPLAINTS, NoteCode.MOSTLY_ELSE)]
    assert not points((entry(pack),), _no_kin())


def entry(audit: Audit):
    return replace(summarise(audit, "larkmoor.html"), traces=(), differ=())


def _no_kin():
    from auditor.families import kinship

    return kinship(((),))


def findings(words: int, tokens: int) -> Findings:
    return Findings((), (), (), Matter(tokens, words, kinds=min(words, 20)))


@pytest.mark.parametrize(
    ("policies", "manner"),
    [
        ((), Manner.ELSE),
        ((findings(2, 1000),), Manner.ELSE),
        ((findings(7, 299),), Manner.USUAL),  # too short to tell
        ((findings(19, 1000),), Manner.PLAIN),
        ((findings(20, 1000),), Manner.USUAL),
        ((findings(30, 1000), findings(5, 1000)), Manner.PLAIN),  # all together
        ((findings(40, 1000), findings(2, 1000)), Manner.USUAL),  # the second counts for nothing
        ((Findings((), (), ()),), Manner.USUAL),  # a catalogue that has no words of the matter
    ],
)
def test_manner_of_policies(policies, manner):
    assert manner_of(policies) is manner


def test_a_policy_in_everyday_words_says_that_more_is_missed_and_how_often():
    catalogue = replace(load(shipped("criteria")), measured=measured_in(shipped("corpus/scores.json")))
    judging = Finder(catalogue, shipped_weights())
    plain, usual = (audited(policy(name), by=judging) for name in (PLAIN, USUAL))
    assert [note.code for _, note in plain.notes] == [NoteCode.PLAIN] and not usual.notes
    assert "about 2 in 10" in plain.notes[0][1].text
    gaps = {(m.criterion, m.manner): m.reliability for m in catalogue.measured if m.outcome is Outcome.NOT_MET}
    for audit, manner in ((plain, Manner.PLAIN), (usual, Manner.USUAL)):
        told = [v for v in audit.verdicts if v.outcome is Outcome.NOT_MET and (v.criterion, manner) in gaps]
        assert told and all(v.reliability == gaps[v.criterion, manner] for v in told)


def test_a_centre_that_is_known_is_asked_as_one_though_its_words_do_not_show_it():
    documents, _ = open_documents([("sheet.md", b"# Worried?\n\nTell Morwenna at once. She rings the council.\n")])
    day = finder().catalogue.examples_date
    for types, known in (((), False), ((CentreType.SUPPORTED,), True)):
        audit = assess(documents, (), Centre("larkmoor", "Larkmoor", types), finder(), day)
        told = {v.circumstances.of_centre for v in audit.verdicts if v.circumstances}
        assert told == {known}


def test_a_paper_sent_along_never_makes_a_policys_own_verdicts_worse():
    level = {Outcome.NOT_MET: 0, Outcome.PARTIAL: 1, Outcome.MET: 2}
    before = {v.criterion: v.outcome for v in audited(policy(PRIVATE)).verdicts}
    for verdict in audited(policy(PRIVATE), paper(COMPLAINTS)).verdicts:
        was = before[verdict.criterion]
        assert was not in CREDIT or level.get(verdict.outcome, -1) >= level[was], verdict.criterion


def test_two_documents_of_one_name_are_told_apart():
    files = [("policy.md", path.read_bytes()) for path in (policy(PRIVATE), paper(COMPLAINTS))]
    documents, _ = open_documents(files)
    findings = [finder().find(document, finder().catalogue.examples_date) for document in documents]
    assert papers_of(findings, finder().catalogue).lent == (False, True)


def test_copied_words_make_no_policy_of_a_paper():
    catalogue = finder().catalogue
    titles = "".join(f"- {criterion.title}\n" for criterion in catalogue.criteria)
    words = "Safeguarding. Child protection. Neglect. Abuse. Harm. Disclosure. Allegation. LADO. Violence.\n\n" * 12
    for copied in (titles, words):
        text = paper(COMPLAINTS).read_text("utf-8") + "\n\n" + copied
        (document,), _ = open_documents([("paper.md", text.encode())])
        assert mostly_else(finder().find(document, catalogue.examples_date), catalogue), copied[:40]


def test_a_policy_that_comes_in_parts_is_one():
    text = policy(PLAIN).read_text("utf-8")
    half = text.index("\n#", len(text) // 2)
    documents, _ = open_documents([("a.md", text[:half].encode()), ("b.md", text[half:].encode())])
    findings = [finder().find(document, finder().catalogue.examples_date) for document in documents]
    assert papers_of(findings, finder().catalogue).lent == (False, False)


def test_a_document_in_welsh_is_told_so_and_blamed_for_nothing():
    text = "Mae plant yn cael eu diogelu yma, a rhaid dweud wrth y swyddog neu yr heddlu ar unwaith. " * 30
    documents, _ = open_documents([("polisi.md", f"# Polisi\n\n{text}".encode())])
    audit = assess(documents, (), Centre("larkmoor", "Larkmoor"), finder(), finder().catalogue.examples_date)
    assert [note.code for _, note in audit.notes] == [NoteCode.WELSH]


def test_the_policy_may_be_the_file_that_could_not_be_read():
    files = [(COMPLAINTS, paper(COMPLAINTS).read_bytes()), ("policy.pdf", b"%PDF-1.4 broken")]
    documents, failures = open_documents(files)
    audit = assess(documents, failures, Centre("larkmoor", "Larkmoor"), finder(), finder().catalogue.examples_date)
    assert [point.kind for point in points((entry(audit),), _no_kin())] == ["unread"]
