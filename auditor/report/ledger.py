"""One Audit in, the small row out that a workbook of thousands of centres needs of it."""

from dataclasses import dataclass

from auditor.model import Audit, FactKind, Failure, Outcome, told
from auditor.report import wording
from auditor.report.certificate import counted, suspects
from auditor.report.differing import Difference, differences
from auditor.report.messages_office import tell
from auditor.report.score import Line, Score, critical_not_met, overall, paired

NOT_SETTLED = (Outcome.NOT_MET, Outcome.PARTIAL, Outcome.REVIEW)
LONGEST = 2000  # characters of a cell; what a workbook and a CSV say is whole, or they would not agree with the page


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A criterion that a centre does not meet or that a person must check."""

    criterion: str
    outcome: Outcome
    missing: str
    where: str
    reason: str
    right: str = ""  # how often verdicts like it were right, in words


@dataclass(frozen=True, slots=True)
class CentreRow:
    """One centre, a few kB. `score` is None when nothing of it could be read; `unread` holds (file, pages)."""

    name: str
    types: str = ""
    nation: str = ""
    report: str = ""
    plan: str = ""
    score: Score | None = None
    outcomes: tuple[tuple[str, Outcome], ...] = ()
    open: tuple[OpenPoint, ...] = ()
    critical: tuple[str, ...] = ()
    reviewed: str = ""
    review: str = ""
    unread: tuple[tuple[str, str], ...] = ()
    failures: tuple[Failure, ...] = ()
    tool: str = ""
    catalogue: str = ""
    region: str = ""
    authority: str = ""
    differ: tuple[Difference, ...] = ()  # what its documents say differently


def centre_row(audit: Audit, report: str = "", plan: str = "") -> CentreRow:
    """The row of a centre that was read; `report` and `plan` are paths relative to the workbook, or empty."""
    lines = paired(audit)
    many = len(audit.sources) > 1
    return CentreRow(
        name=audit.centre.name,
        types=", ".join(kind.value.replace("-", " ") for kind in audit.centre.types),
        nation=audit.centre.nation.value.replace("-", " ").title(),
        report=report,
        plan=plan,
        score=overall(audit),
        outcomes=tuple((line.criterion.id, line.verdict.outcome) for line in lines),
        open=tuple(_open_point(line, many) for line in lines if line.verdict.outcome in NOT_SETTLED),
        critical=tuple(line.criterion.id for line in critical_not_met(audit)),
        reviewed=_fact(audit, FactKind.DATE, "reviewed"),
        review=_fact(audit, FactKind.REVIEW),
        unread=tuple((s.name, ", ".join(map(str, s.unreadable))) for s in audit.sources if s.unreadable),
        failures=audit.failures,
        tool=audit.provenance.tool,
        catalogue=f"{audit.provenance.catalogue} ({audit.provenance.catalogue_sha256[:12]})",
        region=audit.centre.region,
        authority=audit.centre.local_authority,
        differ=differences(audit),
    )


def unread_row(name: str, failures: tuple[Failure, ...]) -> CentreRow:
    """The row of a centre of which nothing could be read."""
    return CentreRow(name=name, failures=failures)


def _open_point(line: Line, many: bool) -> OpenPoint:
    verdict = line.verdict
    missing = wording.shown(told(verdict.lacks), LONGEST)
    if missing and verdict.outcome is Outcome.REVIEW:
        missing = tell("not_settled", missing=missing)
    return OpenPoint(
        criterion=line.criterion.id,
        outcome=verdict.outcome,
        missing=missing,
        where=wording.places((*suspects(verdict), *counted(verdict)), many),
        reason=wording.shown(verdict.question or verdict.reason, LONGEST),
        right=wording.how_right(verdict),
    )


def _fact(audit: Audit, kind: FactKind, detail: str = "") -> str:
    found = (f for f in audit.facts if f.fact.kind is kind and detail in ("", f.fact.detail))
    return next((wording.fact_value(f) for f in found), "")
