"""The entries of a run in, the page that an assessor opens first out: whom to look at, what is missing, and where."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from auditor.model import Criterion, Kinship, Weight
from auditor.report import attention, heat_map, plots, portfolio
from auditor.report.drawing import draw
from auditor.report.entry import Entry
from auditor.report.sector import DIFFERENCES, LEAST, sector
from auditor.report.wording import say

TOGETHER = 400  # centres in one table; more are put behind the first letters of their names, which opens faster
FAMILY_SHARE = 0.75  # of a family's centres lack what is called a shared gap
PASSED = 200  # files passed over that are named
FAMILY_GAPS = 12  # shared gaps named for one family
WORKBOOK = "results.xlsx"
NO_KIN = Kinship()


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """Centres whose policies share most of their wording, and the gaps of most of them, each with how many have it."""

    alike: int
    members: tuple[Entry, ...]
    gaps: tuple[tuple[Criterion, int], ...]


def index_page(
    entries: tuple[Entry, ...],
    criteria: tuple[Criterion, ...],
    sections: tuple[tuple[str, str], ...],
    audit_date: date,
    kin: Kinship = NO_KIN,
    passed: tuple[tuple[str, str], ...] = (),
) -> str:
    """The page for a run as one HTML text; `kin` speaks of the entries in the order given, which changes nothing else.
    `passed` holds the files that were passed over, (place, why).

    Raises ValueError for an entry that was not judged by these criteria.
    """
    ordered, kin = _in_order(entries, kin)
    read = tuple(entry for entry in ordered if entry.score is not None)
    strange = [entry.name for entry in read if len(entry.letters) != len(criteria)]
    if strange:
        raise ValueError(f"{strange[0]!r} was judged by other criteria than this run")
    return draw(
        "index.html.j2", "style.css", "portfolio.css",
        entries=ordered, read=read, partly=sum(entry.in_part for entry in read), day_checked=audit_date,
        catalogues=", ".join(sorted({entry.catalogue for entry in read})), workbook=WORKBOOK,
        points=attention.points(ordered, kin), leftovers=attention.leftovers(ordered),
        passed=passed, passed_shown=PASSED,
        families=_families(ordered, criteria, kin), family_gaps=FAMILY_GAPS,
        numbers=portfolio.numbers(read, criteria, kin), gaps=portfolio.common_gaps(read, criteria),
        named_most=portfolio.NAMED, glances=portfolio.glances(read, criteria, sections),
        maps=heat_map.pictures(read, criteria, sections), map_of=heat_map, review=plots.histogram(read, audit_date),
        scores=_scores(read), tables=_tables(read), kind_words=_kind_words,
        critical=_critical(criteria),
        **_sector(read, criteria, sections),
    )  # fmt: skip


def _in_order(entries: tuple[Entry, ...], kin: Kinship) -> tuple[tuple[Entry, ...], Kinship]:
    """The entries by name, and what they share, told by their new places."""
    order = sorted(range(len(entries)), key=lambda place: _by_name(entries[place]))
    new = {old: place for place, old in enumerate(order)}
    families = (replace(family, members=tuple(sorted(new[m] for m in family.members))) for family in kin.families)
    versions = ((new[place], *files) for place, *files in kin.versions)
    return tuple(entries[place] for place in order), Kinship(tuple(families), tuple(sorted(versions)))


def _critical(criteria: tuple[Criterion, ...]) -> Callable[[Entry], int]:
    """What counts an entry's critical criteria that were not found."""
    places = [n for n, criterion in enumerate(criteria) if criterion.weight is Weight.CRITICAL]
    return lambda entry: sum(entry.letters[n] == "N" for n in places)


def _by_name(entry: Entry) -> tuple[str, str, str]:
    return entry.name.casefold(), entry.name, entry.href


def _kind_words(kinds: tuple[str, ...] | str) -> str:
    if isinstance(kinds, str) or len(kinds) == 1:
        return say(f"centre_{''.join(kinds)}")
    return say("kinds_together", names=say("and_joined").join(say(f"centre_{name}").lower() for name in kinds))


def _short_kind(kinds: tuple[str, ...]) -> str:
    return _kind_words(kinds) if len(kinds) == 1 else say("kinds_short")


def _families(entries: tuple[Entry, ...], criteria: tuple[Criterion, ...], kin: Kinship) -> tuple[FamilyRow, ...]:
    rows = []
    for family in kin.families:
        members = tuple(entries[place] for place in family.members)
        lacking = ((it, sum(entry.letters[n] == "N" for entry in members)) for n, it in enumerate(criteria))
        shared = sorted((-count, it.id, it) for it, count in lacking if count >= FAMILY_SHARE * len(members))
        rows.append(FamilyRow(family.alike, members, tuple((it, -count) for count, _, it in shared)))
    return tuple(sorted(rows, key=lambda row: (-len(row.members), _by_name(row.members[0]))))


def _scores(read: tuple[Entry, ...]) -> dict:
    known = [entry for entry in read if entry.score.percent is not None]
    groups = portfolio.by_kind(tuple(known))
    return _strip_plot([(_kind_words(kind), [e.score.percent for e in group]) for kind, group in groups], 100, 20)


def _strip_plot(groups: list, high: int, step: int) -> dict:
    along = plots.scale(high, step)
    drawn = plots.strips(groups, along)
    return {"strips": drawn, "marks": along.marks, "tall": drawn[-1].y + drawn[-1].tall if drawn else 0}


def _tables(read: tuple[Entry, ...]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """One table of all centres, or one for each first letter when there are very many."""
    if len(read) <= TOGETHER:
        return (("", read),) if read else ()
    letters = {entry.name[:1].upper(): [] for entry in read}
    for entry in read:
        letters[entry.name[:1].upper()].append(entry)
    return tuple((letter, tuple(found)) for letter, found in letters.items())


def _sector(
    read: tuple[Entry, ...], criteria: tuple[Criterion, ...], sections: tuple[tuple[str, str], ...]
) -> dict[str, object]:
    found = sector(read, criteria, sections)
    shown = found.groups if found else ()
    groups = [(_short_kind(g.kinds), [e.words for e in g.entries if e.words]) for g in shown]
    most = max((words for _, values in groups for words in values), default=0)
    step = next(step for step in (500, 1000, 2000, 5000, 10000, 10**9) if most <= 8 * step)
    return {"sector": found, "least": LEAST, "differences": DIFFERENCES, "lengths": _strip_plot(groups, most, step)}
