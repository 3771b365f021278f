"""The entries of a run in, its four numbers, most common gaps and sections at a glance out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from auditor.model import Criterion, Kinship, Weight
from auditor.report.entry import Entry

GAPS_SHOWN = 15
NAMED = 60  # centres named under one gap; the workbook holds all
KINDS = ("supported", "supervised", "both", "other", "unknown")
ASKED = "MPNH"  # letters of criteria that apply


@dataclass(frozen=True, slots=True)
class Numbers:
    """The four numbers of a run: each of `read` centres. `undated` policies show no date from which a review is due.

    `by_hand` verdicts of the run are left to a person, some of them on critical criteria.
    """

    read: int
    critical_met: int
    median_met: int | None  # percent of the criteria that apply
    overdue: int
    undated: int
    alike: int
    families: int
    by_hand: int
    critical_by_hand: int


@dataclass(frozen=True, slots=True)
class CommonGap:
    """A criterion, the centres where it was not found, and to how many it applies."""

    criterion: Criterion
    lacking: tuple[Entry, ...]
    of: int

    @property
    def count(self) -> int:
        return len(self.lacking)

    @property
    def percent(self) -> int:
        return 100 * len(self.lacking) // self.of


@dataclass(frozen=True, slots=True)
class Glance:
    """A section of the catalogue over all centres: how many criteria, and verdicts by letter."""

    letter: str
    title: str
    criteria: int
    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(number for _, number in self.counts)


def numbers(read: tuple[Entry, ...], criteria: tuple[Criterion, ...], kin: Kinship) -> Numbers:
    """What a run comes to, over the centres that were read."""
    critical = [n for n, criterion in enumerate(criteria) if criterion.weight is Weight.CRITICAL]
    return Numbers(
        read=len(read),
        critical_met=sum(all(entry.letters[n] in "M-" for n in critical) for entry in read),
        median_met=middle(entry.score.count("MET") * 100 / entry.score.applicable for entry in read
                          if entry.score.applicable),
        overdue=sum(entry.review == "overdue" for entry in read),
        undated=sum(entry.review in ("undated", "") for entry in read),
        alike=sum(len(family.members) for family in kin.families),
        families=len(kin.families),
        by_hand=sum(entry.letters.count("H") for entry in read),
        critical_by_hand=sum(entry.letters[n] == "H" for entry in read for n in critical),
    )  # fmt: skip


def middle(values: Iterable[float]) -> int | None:
    """The median as a whole number, halves rounded down; None of nothing."""
    found = list(values)
    return int(median(found)) if found else None


def common_gaps(
    read: tuple[Entry, ...], criteria: tuple[Criterion, ...], most: int = GAPS_SHOWN
) -> tuple[CommonGap, ...]:
    """Criteria not found, by how many centres lack them, then by id; counted among centres they apply to."""
    found = []
    for n, criterion in enumerate(criteria):
        lacking = tuple(entry for entry in read if entry.letters[n] == "N")
        if lacking:
            found.append(CommonGap(criterion, lacking, sum(entry.letters[n] in ASKED for entry in read)))
    return tuple(sorted(found, key=lambda gap: (-gap.count, gap.criterion.id)))[:most]


def glances(
    read: tuple[Entry, ...], criteria: tuple[Criterion, ...], sections: tuple[tuple[str, str], ...]
) -> tuple[Glance, ...]:
    """Each section that asks something of somebody, in the catalogue's order."""
    found = []
    for letter, title in sections:
        columns = [n for n, criterion in enumerate(criteria) if criterion.section == letter]
        counted = Counter(entry.letters[n] for entry in read for n in columns)
        if any(counted[mark] for mark in ASKED):
            found.append(Glance(letter, title, len(columns), tuple((mark, counted[mark]) for mark in ASKED)))
    return tuple(found)


def by_kind(read: tuple[Entry, ...]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Centres by kind of contact, kinds with nobody left out."""
    groups = ((kind, tuple(entry for entry in read if entry.kind == kind)) for kind in KINDS)
    return tuple((kind, entries) for kind, entries in groups if entries)
