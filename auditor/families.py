"""The traces of a run's documents in, who shares whose text out: families of centres, versions inside one."""

from base64 import b64decode
from collections.abc import Iterator, Sequence
from itertools import combinations
from statistics import median

from auditor.model import Family, Kinship, Trace

ALIKE = 0.35  # cosine from which two documents share most of their wording; unrelated policies stay near 0.1
LEAST = 30  # kept runs of words; a shorter document is too short to compare
BLOCK = 400  # documents compared with all others at once: bounds the memory

Pair = tuple[int, int, float]  # two documents and their cosine


def kinship(centres: Sequence[tuple[Trace, ...]]) -> Kinship:
    """What the documents of the centres share, by the cosine of the TF-IDF of their runs of words, all pairs.

    Wording that most policies of the run hold weighs little, so that quoting the same law makes no family.
    """
    owners, traces = [], []
    for place, own in enumerate(centres):
        for one in own:
            if len(one.shingles) >= LEAST * 16 // 3:
                owners.append(place)
                traces.append(one)
    pairs = tuple(_alike(traces)) if len(traces) > 1 else ()
    versions = [(owners[a], traces[a].source, traces[b].source) for a, b, _ in pairs if owners[a] == owners[b]]
    return Kinship(_families(owners, pairs), tuple(sorted(versions)))


def _alike(traces: list[Trace]) -> Iterator[Pair]:
    import numpy
    from scipy.sparse import csr_matrix

    rows = [numpy.frombuffer(b64decode(one.shingles), dtype=">u4") for one in traces]
    ends = numpy.cumsum([0, *map(len, rows)])
    names, columns = numpy.unique(numpy.concatenate(rows), return_inverse=True)
    held = numpy.bincount(columns, minlength=len(names))  # in how many documents; by hand, for sklearn loads in seconds
    rare = (numpy.log((1 + len(rows)) / (1 + held)) + 1).astype(numpy.float32)[columns]
    lengths = numpy.sqrt(numpy.add.reduceat(rare * rare, ends[:-1]))
    data = rare / numpy.repeat(lengths, numpy.diff(ends))
    weighed = csr_matrix((data, columns, ends), shape=(len(rows), len(names)))
    turned = weighed.T.tocsr()
    for first in range(0, len(rows), BLOCK):
        found = (weighed[first : first + BLOCK] @ turned).tocoo()
        near = (found.data >= ALIKE) & (found.row + first < found.col)
        hits = zip(found.row[near] + first, found.col[near], found.data[near], strict=True)
        yield from sorted((int(a), int(b), float(cosine)) for a, b, cosine in hits)


def _families(owners: list[int], pairs: tuple[Pair, ...]) -> tuple[Family, ...]:
    """Centres that are linked, directly or through others, the largest family first."""
    best: dict[tuple[int, int], float] = {}
    for a, b, cosine in pairs:
        link = tuple(sorted((owners[a], owners[b])))
        if link[0] != link[1]:
            best[link] = max(cosine, best.get(link, 0.0))
    head = {place: place for link in best for place in link}
    for link in best:
        one, other = (_head_of(head, place) for place in link)
        head[max(one, other)] = min(one, other)
    grouped: dict[int, list[int]] = {}
    for place in sorted(head):
        grouped.setdefault(_head_of(head, place), []).append(place)
    made = (Family(tuple(members), _percent(members, best)) for members in grouped.values())
    return tuple(sorted(made, key=lambda family: (-len(family.members), family.members)))


def _head_of(head: dict[int, int], place: int) -> int:
    while head[place] != place:
        head[place] = place = head[head[place]]
    return place


def _percent(members: list[int], best: dict[tuple[int, int], float]) -> int:
    """The median likeness of the pairs that are linked; for a large family, of each member with the first."""
    known = [best[pair] for pair in combinations(members[:60], 2) if pair in best]
    return round(100 * median(known)) if known else round(100 * ALIKE)
