"""An Audit in, the slots of its route for a concern out: who, does what, to whom, by when, recorded where."""

from dataclasses import dataclass

from auditor.model import Audit, Criterion, Evidence, Outcome, Verdict
from auditor.report.certificate import counted, names_in, richest, suspects
from auditor.report.score import paired

# A slot, and what fills it: a criterion and the elements of it that say so. The words for slots are messages.
SLOTS: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    ("slot_who", (("NACCC-RESP-1", ("tell",)), ("ESC-STEPS-1", ("to_lead",)), ("NACCC-DSL-1", ("named", "routed")))),
    ("slot_decides", (("ESC-STEPS-1", ("decides", "alone")), ("NACCC-RESP-1", ("decide",)))),
    ("slot_to_whom", (("ESC-CSC-1", ("instruction",)), ("ESC-STEPS-1", ("refers",)), ("NACCC-RESP-1", ("refer",)))),
    ("slot_number", (("ESC-CSC-1", ("number",)),)),
    ("slot_night", (("ESC-OOH-1", ("out_of_hours",)),)),
    ("slot_tell_by", (("ESC-STEPS-1", ("limit_tell",)),)),
    ("slot_refer_by", (("ESC-STEPS-1", ("limit_refer", "limit_writing", "limit_decide")),)),
    ("slot_recorded", (("INFO-REC-1", ("signed", "time_limit")), ("NACCC-RESP-1", ("record",)))),
    ("slot_away", (("ESC-STEPS-1", ("lead_away",)), ("NACCC-DSL-2", ("cover",)))),
    ("slot_lead", (("NACCC-DSL-2", ("about_lead",)), ("ESC-STEPS-1", ("round_lead",)))),
    ("slot_worker", (("ESC-LADO-1", ("route", "gateway_route")),)),
    ("slot_silence", (("ESC-STEPS-1", ("if_wrong", "chase")),)),
)
QUOTES = 1


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot: the passages that fill it; `open` when nothing does; `criterion` is where the page says more."""

    key: str
    evidence: tuple[Evidence, ...]
    open: bool
    criterion: str


def route(audit: Audit) -> tuple[Slot, ...]:
    """The slots that this audit's criteria ask about, in the order of the route."""
    known = {line.criterion.id: (line.criterion, line.verdict) for line in paired(audit)}
    asked = ((key, [(*known[name], set(own)) for name, own in fills if name in known]) for key, fills in SLOTS)
    return tuple(_slot(key, fills) for key, fills in asked if any(_judged(v) for _, v, _ in fills))


def _judged(verdict: Verdict) -> bool:
    return verdict.outcome is not Outcome.NOT_APPLICABLE


def _slot(key: str, fills: list[tuple[Criterion, Verdict, set[str]]]) -> Slot:
    for criterion, verdict, own in fills:
        found = richest(counted(verdict), own)
        if found:
            return Slot(key, found[:QUOTES], False, criterion.id)
    return Slot(key, (), not any(_said(*fill) for fill in fills), fills[0][0].id)


def _said(criterion: Criterion, verdict: Verdict, own: set[str]) -> bool:
    """Whether words for one of these elements were found, though the verdict quotes none that counts."""
    if any(it.element in own for it in suspects(verdict)):
        return True
    absent = {gap.element for gap in verdict.missing}
    wanted = names_in(criterion.met) | names_in(criterion.partial)
    return verdict.outcome is Outcome.NOT_MET and bool(own & wanted - absent)
