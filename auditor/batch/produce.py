"""Packs in, their files in the run's folder out, and of each centre in order what the run's own pages need."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from auditor.batch import worker
from auditor.batch.cache import Cache, Kept
from auditor.batch.keys import hash_of, key_of
from auditor.batch.order import Order, Product
from auditor.batch.outbox import Outbox, listing
from auditor.model import Catalogue, Pack

if TYPE_CHECKING:
    from auditor.report.brief import Brief

Work = Callable[[], None]
READERS = 4  # threads that read what earlier runs wrote


class State(StrEnum):
    """What is still to be done for a centre."""

    DONE = "done"  # nothing: its files are there, and would come out the same
    DRAW = "draw"  # it was judged before; its files are drawn from the record
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Planned:
    """A centre with its key and its documents' hashes, and what is still to be done for it."""

    pack: Pack
    key: bytes
    hashes: tuple[str, ...]
    state: State


@dataclass(frozen=True, slots=True)
class Done:
    """A centre that is finished."""

    pack: Pack
    brief: "Brief"
    remarks: tuple[str, ...]
    state: State  # as it was planned


def planned(packs: Iterable[Pack], order: Order, catalogue: Catalogue, cache: Cache, out: Outbox) -> list[Planned]:
    """What a run has to do, found out by reading every document and every file of earlier runs, changing none."""
    plan = []
    for pack in packs:
        hashes = tuple(map(hash_of, pack.paths))
        key = key_of(pack, hashes, order, catalogue)
        plan.append((pack, key, hashes, cache.get(key)))
    with ThreadPoolExecutor(READERS) as readers:  # to hash a file is half reading and half work that threads share
        whole = readers.map(lambda one: one[3] is not None and out.holds(one[3].files), plan)
        return [Planned(*one[:3], _state(one[3], there)) for one, there in zip(plan, whole, strict=True)]


def _state(kept: Kept | None, whole: bool) -> State:
    return State.AUDIT if kept is None else State.DONE if whole else State.DRAW


def produce(
    plan: list[Planned], order: Order, crew: Any, cache: Cache, out: Outbox, meanwhile: Work | None = None
) -> Iterator[Done]:
    """Does what was planned and yields each centre in order, its files written. Raises OSError where they cannot be.

    `crew` is a Crew, here or on a cluster; `meanwhile` is called before each time that it is waited for. A file is
    written before its result is kept, so that what is kept is true of the folder whenever a run is stopped.
    """
    waiting: deque = deque()
    busy = 0
    alone = not order.marked and sum(one.state is not State.DONE for one in plan) == 1
    cache.used([one.key for one in plan if one.state is not State.AUDIT])
    for one in plan:
        waiting.append((one, _begun(one, order, crew, cache, alone)))
        busy += waiting[-1][1] is not None
        while waiting and (busy >= crew.ahead or waiting[0][1] is None):
            if waiting[0][1] is not None:
                busy -= 1
                _use_the_time(meanwhile)
            yield _finished(*waiting.popleft(), order, crew, cache, out)
    while waiting:
        _use_the_time(meanwhile)
        yield _finished(*waiting.popleft(), order, crew, cache, out)


def _use_the_time(work: Work | None) -> None:
    if work:
        work()


def _begun(one: Planned, order: Order, crew: Any, cache: Cache, alone: bool) -> tuple | None:
    """(task, what it is asked, its future); None for a centre that needs nothing done.

    A centre that is alone is only judged there: what draws it is loaded here meanwhile, a tenth of a short run.
    """
    if one.state is State.DONE:
        return None
    record = cache.record(one.key) if one.state is State.DRAW else None
    if record:
        task, asked = _drawing().again, (order, record)
    else:
        task, asked = worker.judged if alone else _drawing().make, (order,)
    return task, asked, crew.begin(task, one.pack, *asked)


def _drawing() -> Any:
    from auditor.batch import drawing  # with the report room and its libraries

    return drawing


def _finished(one: Planned, begun: tuple | None, order: Order, crew: Any, cache: Cache, out: Outbox) -> Done:
    from auditor.report.brief import from_bytes

    kept = cache.get(one.key) if begun is None else None
    if kept:
        return Done(one.pack, from_bytes(kept.brief), tuple(kept.remarks.splitlines()), one.state)
    make = _drawing().make
    task, asked, future = begun or (make, (order,), crew.begin(make, one.pack, order))
    made = crew.end(future, task, one.pack, *asked)
    product = made if isinstance(made, Product) else _drawing().drawn(one.pack, order, made, crew.catalogue)
    out.write(product.files)
    if product.lasting and tuple(map(hash_of, one.pack.paths)) == one.hashes:
        made = Kept(listing(product.files), "\n".join(product.remarks), product.brief)
        cache.put(one.key, made, product.record)
    return Done(one.pack, from_bytes(product.brief), product.remarks, one.state)
