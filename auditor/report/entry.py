"""One Audit in, the small entry out that the page of a run needs of it: a few kB, so that thousands can be kept."""

from dataclasses import dataclass
from urllib.parse import quote

from auditor.model import Audit, CentreType, FactKind, Failure, NoteCode, Outcome, Trace
from auditor.report.differing import differences
from auditor.report.score import Score, overall, paired

LETTER = {
    Outcome.MET: "M", Outcome.PARTIAL: "P", Outcome.NOT_MET: "N", Outcome.REVIEW: "H", Outcome.NOT_APPLICABLE: "-",
}  # fmt: skip
NOT_JUDGED = " "
FACES = (CentreType.SUPPORTED, CentreType.SUPERVISED)  # the kinds of contact that centres are compared by


@dataclass(frozen=True, slots=True)
class Entry:
    """One centre of a run. `score` is None when nothing of the centre could be read.

    `letters` holds an outcome (see LETTER) for each criterion of the catalogue, in its order. `due` is the ISO date, or
    a part of one, of the policy's next review; `review` says in which state that review is.
    """

    name: str
    href: str = ""
    kind: str = "unknown"  # supported, supervised, both, other or unknown
    score: Score | None = None
    letters: str = ""
    unread_pages: int = 0
    failures: tuple[Failure, ...] = ()
    catalogue: str = ""
    words: int = 0
    pages: int = 0  # 0 when no document has pages
    due: str = ""
    review: str = ""
    prints: tuple[str, ...] = ()  # fingerprints of the files
    traces: tuple[Trace, ...] = ()
    elsewhere: tuple[str, ...] = ()  # other centres that the policy tells to act
    region: str = ""
    differ: tuple[str, ...] = ()  # on what its documents disagree
    beside: tuple[str, ...] = ()  # documents that are about something else
    lent: tuple[str, ...] = ()  # and those that mostly are

    @property
    def in_part(self) -> bool:
        """Whether something of it could not be read."""
        return bool(self.failures or self.unread_pages)


def summarise(audit: Audit, href: str) -> Entry:
    """The entry of a centre that was read. `href` is the report's plain relative path, with / and no escapes.

    Raises ValueError for an href that leads out of the folder.
    """
    if href.startswith(("/", "\\")) or ".." in href.replace("\\", "/").split("/"):
        raise ValueError(f"{href!r} leads out of the folder: give the report's path relative to the index")
    reviews = [found.fact for found in audit.facts if found.fact.kind is FactKind.REVIEW][:1]
    return Entry(
        name=audit.centre.name,
        href=quote(href),
        kind=kind_of(audit.centre.types),
        score=overall(audit),
        letters=_letters(audit),
        unread_pages=sum(len(source.unreadable) for source in audit.sources),
        failures=audit.failures,
        catalogue=f"{audit.provenance.catalogue} ({audit.provenance.catalogue_sha256[:12]})",
        words=sum(int(it.fact.value) for it in audit.facts if it.fact.kind is FactKind.LENGTH),
        pages=sum(source.pages for source in audit.sources),
        due=reviews[0].value if reviews else "",
        review=reviews[0].detail if reviews else "",
        prints=tuple(source.sha256 for source in audit.sources),
        traces=audit.traces,
        elsewhere=_elsewhere(audit),
        region=audit.centre.region,
        differ=tuple(one.about for one in differences(audit)),
        beside=_remarked(audit, NoteCode.MATTER),
        lent=_remarked(audit, NoteCode.MOSTLY_ELSE),
    )


def unread(name: str, failures: tuple[Failure, ...]) -> Entry:
    """The entry of a centre of which nothing could be read."""
    return Entry(name=name, failures=failures)


def kind_of(types: tuple[CentreType, ...]) -> str:
    """The kind of contact by which centres are compared: supported, supervised, both, other, or unknown."""
    offered = [kind.value for kind in FACES if kind in types]
    if len(offered) == 1:
        return offered[0]
    return "both" if offered else "other" if types else "unknown"


def _letters(audit: Audit) -> str:
    came = {line.criterion.id: line.verdict.outcome for line in paired(audit)}
    return "".join(LETTER[came[it.id]] if it.id in came else NOT_JUDGED for it in audit.criteria)


def _remarked(audit: Audit, code: NoteCode) -> tuple[str, ...]:
    return tuple(name for name, note in audit.notes if note.code is code)


def _elsewhere(audit: Audit) -> tuple[str, ...]:
    found = (f.fact for f in audit.facts if f.fact.kind is FactKind.ELSEWHERE and f.fact.detail == "centre")
    return tuple(dict.fromkeys(fact.value for fact in found))
