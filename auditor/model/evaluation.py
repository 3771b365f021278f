"""What experts said of documents, what the auditor said, and how far the two agree."""

from dataclasses import dataclass
from datetime import date

from auditor.model.audit import Centre
from auditor.model.verdict import Measured, Outcome


@dataclass(frozen=True, slots=True)
class Label:
    """An expert's verdict on one criterion: `other` is a second one that can be defended, `quotes` what shows it."""

    criterion: str
    outcome: Outcome
    other: Outcome | None = None
    quotes: tuple[str, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document by its name without ending, the centre and day it was marked for, and its labels in order."""

    document: str
    centre: Centre
    audit_date: date
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """One label and the auditor's verdict on the same criterion; `outcome` is None where there is no verdict.

    `same_passage` says whether both quote the same words.
    """

    document: str
    label: Label
    outcome: Outcome | None
    quotes: tuple[str, ...] = ()
    reason: str = ""
    same_passage: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """How far verdicts agree with labels, each in [0, 1] (kappa in [-1, 1]); None where there is nothing to count.

    `gap` is "not found"; `fix` also counts partly met; `credit` is met or partly met. A criterion that the expert
    says does not apply is in `na_agreed` only.
    """

    labels: int
    decided: int
    coverage: float | None
    accuracy: float | None
    defensible: float | None
    balanced_accuracy: float | None
    weighted_kappa: float | None
    gap_precision: float | None
    gap_recall: float | None
    fix_precision: float | None
    fix_recall: float | None
    credit_precision: float | None
    credit_recall: float | None
    evidence_hit: float | None
    na_agreed: float | None


@dataclass(frozen=True, slots=True)
class Interval:
    """95 % interval of a figure, from drawing whole documents again and again."""

    figure: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion: its figures, and the interval of its weighted kappa where there is one."""

    criterion: str
    title: str
    met: int
    partial: int
    not_met: int
    figures: Figures
    kappa: Interval | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that a comparison came to: totals, a row a criterion, the confusion table, every disagreement."""

    catalogue: str
    documents: tuple[str, ...]
    unread: tuple[str, ...]
    decided: tuple[tuple[str, int], ...]  # (document, how many of its labels have a verdict to compare)
    total: Figures
    intervals: tuple[Interval, ...]
    rows: tuple[Row, ...]
    confusion: tuple[tuple[str, tuple[int, ...]], ...]  # (label's outcome, how often each verdict, as in `VERDICTS`)
    disagreements: tuple[Pair, ...]
    measured: tuple[Measured, ...]
