"""Summaries of audits in, the page that lists all centres of a run out."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from auditor.model import Audit, Failure, Outcome
from auditor.report.drawing import draw
from auditor.report.score import Score, critical_not_met, overall, paired

GAPS_SHOWN = 15


@dataclass(frozen=True, slots=True)
class Entry:
    """One centre of a run, small enough to keep 350. `score` is None when nothing of the centre could be read."""

    name: str
    href: str = ""
    score: Score | None = None
    critical: int = 0
    gaps: tuple[tuple[str, str], ...] = ()  # (criterion id, title) not found
    applies: tuple[str, ...] = ()  # ids of criteria that apply
    unread_pages: int = 0
    failures: tuple[Failure, ...] = ()
    catalogue: str = ""


@dataclass(frozen=True, slots=True)
class CommonGap:
    """A criterion, in how many centres it was not found, and to how many it applies."""

    id: str
    title: str
    count: int
    of: int

    @property
    def percent(self) -> int:
        return 100 * self.count // self.of


def summarise(audit: Audit, href: str) -> Entry:
    """The entry of a centre that was read. `href` is the report's plain relative path, with / and no escapes.

    Raises ValueError for an href that leads out of the folder.
    """
    if href.startswith(("/", "\\")) or ".." in href.replace("\\", "/").split("/"):
        raise ValueError(f"{href!r} leads out of the folder: give the report's path relative to the index")
    lines = paired(audit)
    return Entry(
        name=audit.centre.name,
        href=quote(href),
        score=overall(audit),
        critical=len(critical_not_met(audit)),
        gaps=tuple((it.criterion.id, it.criterion.title) for it in lines if it.verdict.outcome is Outcome.NOT_MET),
        applies=tuple(it.criterion.id for it in lines if it.verdict.outcome is not Outcome.NOT_APPLICABLE),
        unread_pages=sum(len(source.unreadable) for source in audit.sources),
        failures=audit.failures,
        catalogue=f"{audit.provenance.catalogue} ({audit.provenance.catalogue_sha256[:12]})",
    )


def unread(name: str, failures: tuple[Failure, ...]) -> Entry:
    """The entry of a centre of which nothing could be read."""
    return Entry(name=name, failures=failures)


def index_page(entries: tuple[Entry, ...], audit_date: date) -> str:
    """The page for a run as one HTML text: what could not be read, every centre by name, the most common gaps."""
    ordered = tuple(sorted(entries, key=lambda entry: (entry.name.casefold(), entry.name, entry.href)))
    read = tuple(entry for entry in ordered if entry.score is not None)
    partly = sum(_in_part(entry) for entry in read)
    return draw(
        "index.html.j2",
        entries=ordered,
        read=read,
        partly=partly,
        day_checked=audit_date,
        catalogues=", ".join(sorted({entry.catalogue for entry in read})),
        needs_person=tuple(e for e in ordered if e.score is None) + tuple(e for e in read if _in_part(e)),
        gaps=common_gaps(read),
        in_part=_in_part,
    )


def _in_part(entry: Entry) -> bool:
    return bool(entry.failures or entry.unread_pages)


def common_gaps(read: tuple[Entry, ...], most: int = GAPS_SHOWN) -> tuple[CommonGap, ...]:
    """Criteria not found, by how many centres lack them, then by id; counted among centres they apply to."""
    titles = {name: title for entry in read for name, title in entry.gaps}
    lacking = Counter(name for entry in read for name, _ in entry.gaps)
    applying = Counter(name for entry in read for name in entry.applies)
    found = (CommonGap(name, titles[name], count, applying[name]) for name, count in lacking.items())
    return tuple(sorted(found, key=lambda gap: (-gap.count, gap.id)))[:most]
