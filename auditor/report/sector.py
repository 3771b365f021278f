"""The entries of a run in, the sector picture out: what the Ministry of Justice's 2023 review asked, for this run."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.model import Criterion
from auditor.report.entry import Entry
from auditor.report.portfolio import ASKED, by_kind, middle

LEAST = 5  # centres in any group that is shown; of smaller ones nothing is shown, not even in the totals
THEMES = ("B1", "B2", "B3", "B4", "B5")  # sections of the catalogue that ask what the review asked
DIFFERENCES = 8
Groups = tuple[tuple[str, tuple[Entry, ...]], ...]
EXTENTS = ALL, MOST, SOME, NONE = "all", "most", "some", "none"


@dataclass(frozen=True, slots=True)
class Ask:
    """One criterion of a theme: how many policies came to each letter."""

    criterion: Criterion
    counts: tuple[tuple[str, int], ...]
    of: int


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the review: how many policies meet how much of it, and how each criterion came out."""

    letter: str
    title: str
    counts: tuple[tuple[str, int], ...]
    of: int
    asks: tuple[Ask, ...]
    middle: int | None  # criteria met, in the median policy

    @property
    def rarest(self) -> "Ask":
        """The criterion that the smallest share of policies meets."""
        return min(self.asks, key=lambda ask: (dict(ask.counts)["M"] / ask.of, ask.criterion.id))


@dataclass(frozen=True, slots=True)
class Group:
    """Centres of one kind of contact, five or more: length and, for each theme, percent of its criteria met."""

    kinds: tuple[str, ...]
    entries: tuple[Entry, ...]
    words: int | None
    detail: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A criterion by which the strongest and the thinnest policies differ: percent met among each."""

    criterion: Criterion
    strong: int
    thin: int


@dataclass(frozen=True, slots=True)
class Extremes:
    """The quarter of policies, or five, with the highest and with the lowest score, side by side."""

    strong: Group
    thin: Group
    pages: tuple[int | None, int | None]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Sector:
    """The picture of `shown` policies; `left_out` are of kinds too small to show, and are in no number of it."""

    shown: int
    left_out: int
    themes: tuple[Theme, ...]
    groups: tuple[Group, ...]
    extremes: Extremes | None


def sector(
    read: tuple[Entry, ...], criteria: tuple[Criterion, ...], sections: tuple[tuple[str, str], ...]
) -> Sector | None:
    """The sector picture, or None for fewer than five policies or a catalogue without its themes."""
    titles = {letter: title for letter, title in sections if letter in THEMES}
    columns = {t: [n for n, it in enumerate(criteria) if it.section == t] for t in THEMES if t in titles}
    columns = {theme: places for theme, places in columns.items() if places}
    if len(read) < LEAST or not columns:
        return None
    kinds = large_enough(by_kind(read))
    shown = tuple(entry for _, entries in kinds for entry in entries)
    themes = tuple(_theme(theme, titles[theme], shown, criteria, places) for theme, places in columns.items())
    groups = tuple(_group(names, entries, columns) for names, entries in kinds)
    extremes = _extremes(shown, criteria, columns)
    return Sector(len(shown), len(read) - len(shown), themes, groups if len(groups) > 1 else (), extremes)


def large_enough(groups: Groups, least: int = LEAST) -> list[tuple[tuple[str, ...], tuple[Entry, ...]]]:
    """Kinds with enough centres; the smaller ones together, if that makes enough, or else not at all."""
    large = [((kind,), entries) for kind, entries in groups if len(entries) >= least]
    small = [(kind, entries) for kind, entries in groups if len(entries) < least]
    together = tuple(entry for _, entries in small for entry in entries)
    if len(together) >= least:
        large.append((tuple(kind for kind, _ in small), together))
    return large


def _theme(letter: str, title: str, read: tuple[Entry, ...], criteria: tuple[Criterion, ...], places: list) -> Theme:
    extents = Counter(extent for entry in read if (extent := _extent(entry, places)))
    asks = []
    for n in places:
        counted = Counter(entry.letters[n] for entry in read)
        of = sum(counted[mark] for mark in ASKED)
        if of >= LEAST:
            asks.append(Ask(criteria[n], tuple((mark, counted[mark]) for mark in ASKED), of))
    counts = tuple((extent, extents[extent]) for extent in EXTENTS)
    met = middle(sum(entry.letters[n] == "M" for n in places) for entry in read)
    return Theme(letter, title, counts, sum(extents.values()), tuple(asks), met)


def _extent(entry: Entry, places: list[int]) -> str:
    """How much of what is asked is met; empty when a person must decide all of it or none applies."""
    found = [entry.letters[n] for n in places if entry.letters[n] in "MPN"]
    if not found:
        return ""
    if set(found) == {"N"}:
        return NONE
    return ALL if set(found) == {"M"} else MOST if 2 * found.count("M") >= len(found) else SOME


def _group(kinds: tuple[str, ...], entries: Sequence[Entry], columns: dict[str, list[int]]) -> Group:
    detail = tuple(_share(entries, places) for places in columns.values())
    return Group(kinds, tuple(entries), middle(e.words for e in entries if e.words), detail)


def _share(entries: Sequence[Entry], places: list[int]) -> int | None:
    came = Counter(entry.letters[n] for entry in entries for n in places)
    judged = came["M"] + came["P"] + came["N"]
    return 100 * came["M"] // judged if judged else None


def _extremes(
    read: tuple[Entry, ...], criteria: tuple[Criterion, ...], columns: dict[str, list[int]]
) -> Extremes | None:
    scored = [entry for entry in read if entry.score.percent is not None]
    ranked = sorted(scored, key=lambda e: (-e.score.earned / e.score.possible, e.name.casefold(), e.name, e.href))
    if len(ranked) < 3 * LEAST:
        return None
    quarter = max(len(ranked) // 4, LEAST)
    strong, thin = ranked[:quarter], ranked[-quarter:]
    pages = tuple(middle(e.pages for e in group if e.pages) if _paged(group) else None for group in (strong, thin))
    return Extremes(_group((), strong, columns), _group((), thin, columns), pages, _differences(strong, thin, criteria))


def _paged(group: Sequence[Entry]) -> bool:
    return sum(entry.pages > 0 for entry in group) >= LEAST


def _differences(
    strong: Sequence[Entry], thin: Sequence[Entry], criteria: tuple[Criterion, ...]
) -> tuple[Difference, ...]:
    found = []
    for n, criterion in enumerate(criteria):
        both = _share(strong, [n]), _share(thin, [n])
        asked = min(sum(e.letters[n] in "MPN" for e in group) for group in (strong, thin))
        if asked >= LEAST and both[0] > both[1]:
            found.append(Difference(criterion, *both))
    return tuple(sorted(found, key=lambda it: (it.thin - it.strong, it.criterion.id))[:DIFFERENCES])
