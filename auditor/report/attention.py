"""The entries of a run in, what needs a person first out: unread, unmatched, twice, at odds, or another's text."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.model import Kinship, Reason, telling_words
from auditor.report.entry import Entry
from auditor.report.wording import named, say

NAMES_SHOWN = 3
LEAST = 160  # characters of a trace; a shorter one may be alike by chance


@dataclass(frozen=True, slots=True)
class Point:
    """One thing for a person: of what kind, about which centre, which file, what we saw, what to do."""

    kind: str
    entry: Entry
    file: str
    saw: str
    do: str


@dataclass(frozen=True, slots=True)
class Leftover:
    """A name in a centre's policy that looks like another centre's."""

    entry: Entry
    name: str
    whose: str  # a centre of this run, or empty


KINDS = ("unread", "pages", "no_document", "no_centre", "matter", "unmatched", "twice", "differ", "same")
FILED = {Reason.NO_DOCUMENT: "no_document", Reason.NO_CENTRE: "no_centre"}  # not a matter of reading


def points(entries: tuple[Entry, ...], kin: Kinship) -> tuple[Point, ...]:
    """Everything that needs a person, by kind and then by name; `kin` speaks of the entries in this order."""
    single = [point for entry in entries for point in (*_unread(entry), *_beside(entry))]
    found = [*single, *_unmatched(entries), *_twice(entries, kin), *_differ(entries), *_same(entries)]
    place = {id(entry): n for n, entry in enumerate(entries)}
    return tuple(sorted(found, key=lambda it: (KINDS.index(it.kind), place[id(it.entry)])))


def _unread(entry: Entry) -> Iterator[Point]:
    for failure in entry.failures:
        kind = FILED.get(failure.reason, "unread")
        yield Point(kind, entry, failure.source, failure.reason.value, failure.advice)
    if entry.unread_pages:
        saw = say("index_pages", n=entry.unread_pages)
        yield Point("pages", entry, "", saw, say("index_pages_advice"))


def _beside(entry: Entry) -> Iterator[Point]:
    for name in entry.beside:
        yield Point("matter", entry, name, say("matter_saw"), say("matter_do"))
    none = len(entry.beside) + len(entry.lent) == len(entry.prints)  # is a policy, as far as could be read
    if none and not entry.failures:
        for name in entry.lent:
            yield Point("matter", entry, name, say("mostly_else_saw"), say("mostly_else_do"))


def _unmatched(entries: tuple[Entry, ...]) -> Iterator[Point]:
    """Documents in which no word of the centre's name comes, or a name that tells nothing."""
    for entry in entries:
        if not entry.traces or any(one.own for one in entry.traces):
            continue
        names = list(dict.fromkeys(name for one in entry.traces for name, _ in one.names))[:NAMES_SHOWN]
        saw = say("unmatched_name" if telling_words(entry.name) else "unmatched_nameless", name=named(entry.name))
        if names:
            saw += " " + say("unmatched_found", names=say("joined").join(map(named, names)))
        yield Point("unmatched", entry, "", saw, say("unmatched_do"))


def _twice(entries: tuple[Entry, ...], kin: Kinship) -> Iterator[Point]:
    """Centres of like names, once for all of them; and two versions of one text in one centre."""
    alike = defaultdict(list)
    for entry in entries:
        alike[telling_words(entry.name)].append(entry)
    for words, group in alike.items():
        if words and len(group) > 1:
            yield Point("twice", group[0], "", say("twice_centre", others=_some(group[1:])), say("twice_do"))
    for place, one, other in kin.versions:
        yield Point("twice", entries[place], one, say("twice_version", other=named(other)), say("version_do"))


def _differ(entries: tuple[Entry, ...]) -> Iterator[Point]:
    """Centres whose documents say different things, once a centre."""
    for entry in entries:
        if entry.differ:
            saw = say("differ_saw", matters=_first(entry.differ, "and_joined"))
            yield Point("differ", entry, "", saw, say("differ_do"))


def _same(entries: tuple[Entry, ...]) -> Iterator[Point]:
    """The same file, or the same words in another file, in several centres: once for all of them."""
    seen = defaultdict(dict)
    for n, entry in enumerate(entries):
        for mark in (*entry.prints, *(one.shingles for one in entry.traces if len(one.shingles) >= LEAST)):
            seen[mark][n] = None
    for holders in dict.fromkeys(tuple(holders) for holders in seen.values() if len(holders) > 1):
        others = [entries[n] for n in holders[1:]]
        yield Point("same", entries[holders[0]], "", say("same_text", others=_some(others)), say("same_do"))


def _some(others: list[Entry]) -> str:
    """The names of the first few, and how many more."""
    return _first([other.name for other in others])


def _first(every: Sequence[str], join: str = "joined") -> str:
    names = [named(one) for one in every[:NAMES_SHOWN]]
    more = len(every) - len(names)
    return say(join).join(names) + (" " + say("family_more", n=more) if more else "")


def leftovers(entries: tuple[Entry, ...]) -> tuple[Leftover, ...]:
    """Names of other centres that stand in a policy: those of this run, and those that it tells to act."""
    known = defaultdict(list)
    for entry in entries:
        words = telling_words(entry.name)
        for word in words:
            known[word].append((words, entry))
    found = []
    for entry in entries:
        told = dict.fromkeys(entry.elsewhere, "")
        for name in dict.fromkeys(name for one in entry.traces for name, _ in one.names):
            whose = _whose(name, entry, known)
            if whose:
                told = {n: w for n, w in told.items() if not telling_words(n) <= telling_words(name)}
                told[name] = whose
        found += [Leftover(entry, name, whose) for name, whose in told.items()]
    return tuple(found)


def _whose(name: str, entry: Entry, known: dict) -> str:
    """The other centre of the run that this name is, or empty; a one-word likeness must also be named as a centre."""
    words, own = telling_words(name), telling_words(entry.name)
    if words & own:
        return ""
    centre_like = any(word in name.casefold() for word in ("contact", "centre", "family time"))
    for word in sorted(words):
        for theirs, other in known.get(word, ()):
            if other is not entry and theirs <= words and not theirs & own and (len(theirs) > 1 or centre_like):
                return other.name
    return ""
