"""Audits made for the tests of the report room: one sample with every outcome, and small ones."""

from dataclasses import replace
from datetime import date

from auditor.model import (
    Audit,
    Basis,
    Centre,
    CentreType,
    Criterion,
    Disagreement,
    Element,
    Evidence,
    Example,
    Fact,
    FactFound,
    FactKind,
    Failure,
    Gap,
    Group,
    Matter,
    Note,
    NoteCode,
    Outcome,
    Provenance,
    Reason,
    Saying,
    Signal,
    SignalKind,
    Source,
    Span,
    Stance,
    Verdict,
    Weight,
)  # fmt: skip

POLICY = "safeguarding-policy.pdf"
ANNEX = "recording-procedure.docx"


def criterion(name="A1", weight=Weight.MAJOR, section="A", **changes) -> Criterion:
    made = Criterion(
        id=name, set="naccc", title=f"Title of {name}", gap=f"Gap of {name}", why=f"Reason for asking {name}.",
        source=f"Standard {name}", basis=(Basis.STANDARD,), weight=weight,
        elements=(Element("first", f"what {name} asks", (Signal(SignalKind.PHRASE, (Group(["a phrase"]),)),)),),
        met="first", partial="", advice=f"Advice for {name}.", model_wording=f"Wording for {name}: [name].",
        examples=(Example("An example.", "MET"),), section=section,
    )  # fmt: skip
    return replace(made, **changes)


def verdict(name="A1", outcome=Outcome.MET, **changes) -> Verdict:
    return replace(Verdict(name, outcome, f"Reason for {name}."), **changes)


def evidence(quote="We write it down.", page=1, path=("Policy",), **changes) -> Evidence:
    made = Evidence(
        element="first", stance=Stance.ASSERTED, quote=quote, source=POLICY, page=page, path=path,
        span=Span(0, len(quote)), signal="phrase", because="It is a plain statement with a duty word.",
    )  # fmt: skip
    return replace(made, **changes)


def audit(*pairs, sections=(("A", "Core content"), ("B1", "Review")), **changes) -> Audit:
    """An audit of (criterion, verdict) pairs."""
    made = Audit(
        centre=Centre("river-lane", "River Lane Child Contact Centre", (CentreType.SUPPORTED,)),
        audit_date=date(2026, 3, 5),
        sources=(Source(POLICY, "ab" * 32, "pdf", 12),),
        verdicts=tuple(pair[1] for pair in pairs),
        criteria=tuple(pair[0] for pair in pairs),
        sections=sections, facts=(), notes=(), failures=(),
        provenance=Provenance("auditor 0.1.0", "2026.1", "cd" * 32, "blank en", (("nation", "england"),)),
    )  # fmt: skip
    return replace(made, **changes)


def scored(*pairs, section="A") -> Audit:
    """An audit from (weight, outcome) pairs alone."""
    return audit(*(
        (criterion(f"{section}{number}", weight, section), verdict(f"{section}{number}", outcome))
        for number, (weight, outcome) in enumerate(pairs, 1)
    ))  # fmt: skip


def fact(kind, value, detail="", quote="as it is written", page=1) -> FactFound:
    return FactFound(Fact(kind, value, Span(0, 4), 0, detail), quote, POLICY, page)


FACTS = (
    fact(FactKind.DATE, "2024-03", "reviewed", page=1), fact(FactKind.DATE, "2025-03", "next", page=1),
    fact(FactKind.REVIEW, "2025-03", "overdue", page=1), fact(FactKind.INTERVAL, "12", page=12),
    fact(FactKind.PERSON, "Morag Ellery", "lead", page=2), fact(FactKind.CONTACT, "01632960144", "lead", page=2),
    fact(FactKind.PHONE, "01632960144", "local", page=2), fact(FactKind.PHONE, "999", "emergency", page=5),
    fact(FactKind.OUTDATED, "4", "A", "the Area Child Protection Committee", page=6),
    fact(FactKind.PLACEHOLDER, "[insert name]", "critical", "[insert name] is the deputy", page=2),
    fact(FactKind.LENGTH, "4210", page=0),
)  # fmt: skip


def _core():
    lead = criterion(
        "A1", Weight.CRITICAL, title="A safeguarding lead is named, with a way to reach them",
        gap="No safeguarding lead is named", why="Volunteers must know whom to tell, on the day itself.",
        source="Supported standard 4", advice="Name the safeguarding lead and give a phone number.",
        model_wording="Our safeguarding lead is [name], on [number].\nIf [name] is away, call [deputy] on [number].",
        elements=(Element("lead", "who the safeguarding lead is", ()), Element("reach", "how to reach them", ())),
    )  # fmt: skip
    found = (
        evidence("Morag Ellery is our safeguarding lead.", 2, ("Safeguarding", "Who does what"), element="lead"),
        evidence("Ring Morag on 01632 960144 at any time that the centre is open.", 2,
                 ("Safeguarding", "Who does what"), element="reach"),
    )  # fmt: skip
    yield lead, verdict("A1", reason="The lead is named and can be reached.", evidence=found)

    records = criterion(
        "A2", Weight.CRITICAL, title="Concerns are written down on the day", gap="No rule to write concerns down",
        why="Memory fades, and courts ask for the words that were used.", source="Supported standard 6",
        advice="Say who writes the record, by when, and where it is kept.",
        model_wording="Whoever sees or hears a concern writes it down before going home and gives it to [lead].",
        elements=(Element("write", "that a concern is written down", ()), Element("when", "by when", ())),
    )  # fmt: skip
    kept = evidence("A record is made of every concern.", 0, ("Recording", "Concern forms"), element="write",
                    source=ANNEX)  # fmt: skip
    yield records, verdict(
        "A2", Outcome.PARTIAL, reason="A record is required, but no time limit is given.", evidence=(kept,),
        missing=(Gap("when", "by when it must be written"),), looked_in=("Recording", "Concern forms"),
    )  # fmt: skip

    allegation = criterion(
        "A3", Weight.CRITICAL, title="Allegations against staff or volunteers go to the LADO",
        gap="Nothing says what happens when a worker or volunteer is accused",
        why="Somebody outside the centre must decide what happens next.", source="Working Together 2023, chapter 5",
        advice="Say that an allegation against a worker goes to the LADO within one working day.",
        model_wording="The lead tells the LADO, on [number], within one working day. We do not question anybody first.",
        elements=(Element("lado", "that the LADO is told", ()), Element("when", "within one working day", ())),
    )  # fmt: skip
    nearest = (
        evidence("The council tells the LADO when one of its own staff is accused.", 8, ("Allegations",),
                 element="lado", stance=Stance.OTHERS, because="the one who acts is “the council”"),
        evidence("Allegations against staff", 8, ("Allegations",), element="lado", stance=Stance.HEADING,
                 because="nothing under it says what to do"),
    )  # fmt: skip
    yield allegation, verdict(
        "A3", Outcome.NOT_MET, reason="No sentence says that this centre tells the LADO.",
        missing=(Gap("lado", "that the LADO is told", nearest), Gap("when", "within one working day")),
        looked_in=("Allegations", "Whistleblowing", "Who does what"), tried=("LADO", "designated officer"),
    )  # fmt: skip


def _review():
    yearly = criterion(
        "B1.1", Weight.MAJOR, "B1", title="The policy is reviewed each year", gap="No yearly review is promised",
        why="Numbers and names go out of date within a year.", source="MoJ report 2023, section 3.2",
        advice="Write the date of the last review and of the next one.",
        model_wording="The committee reviews this policy every year. Last review: [date]. Next review: [date].",
    )  # fmt: skip
    planned = evidence("We intend to look at this policy each year.", 12, ("Review",), stance=Stance.FUTURE,
                       because="“intend to” is a plan, not a rule")  # fmt: skip
    yield yearly, verdict(
        "B1.1", Outcome.NOT_MET, reason="A review is only planned.", looked_in=("Review",),
        missing=(Gap("first", "that the policy is reviewed at least once a year", (planned,)),),
    )  # fmt: skip

    sign = criterion("B1.2", Weight.MINOR, "B1", title="The committee signs the policy", gap="Nobody signs the policy")
    seen = evidence("Signed: ________", 12, ("Review",), stance=Stance.TEMPLATE, because="the line is blank")
    yield sign, verdict(
        "B1.2", Outcome.REVIEW, reason="Page 12 is partly a picture, and a signature may be on it.", evidence=(seen,),
        question="Is there a signature and a date on page 12?",
    )  # fmt: skip

    video = criterion("B1.3", Weight.MAJOR, "B1", title="Video contact is watched", applies_to=(CentreType.VIRTUAL,))
    yield video, verdict("B1.3", Outcome.NOT_APPLICABLE, reason="The centre offers no video contact.")


def sample() -> Audit:
    """Six criteria in two sections, every outcome, two documents, facts, notes, an unread page and a failure."""
    return audit(
        *_core(), *_review(), facts=FACTS,
        sources=(Source(POLICY, "ab" * 32, "pdf", 12, (9, 10)), Source(ANNEX, "ef" * 32, "docx", 0)),
        notes=((POLICY, Note(NoteCode.PAGE_UNREAD, "A picture of a page, without text.", 9)),
               (POLICY, Note(NoteCode.HIDDEN_TEXT, "White letters on white paper; they earn no credit.", 3)),
               (ANNEX, Note(NoteCode.COMMENTS, "Two comments in the margin were left out."))),
        failures=(Failure("old-policy.doc", Reason.PASSWORD, "Open it in Word, remove the password, save it again."),),
    )  # fmt: skip


def two_minds() -> Audit:
    """Two documents that give another date and another lead."""
    def said(value: str, quote: str, source: str, page: int) -> Saying:
        return Saying(value, quote, source, page, Span(0, len(quote)))

    return replace(sample(), disagreements=(
        Disagreement(Matter.DATE, "next review of the safeguarding policy", (
            said("2026-05-04", "Next review: 4 May 2026.", POLICY, 3),
            said("2027-05", "To be reviewed in May 2027.", ANNEX, 0))),
        Disagreement(Matter.PERSON, "lead", (
            said("Morag Ellery", "Morag Ellery is our safeguarding lead.", POLICY, 2),
            said("Idris Calloway", "Tell the lead, Idris Calloway.", ANNEX, 0))),
    ))  # fmt: skip
