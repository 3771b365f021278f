"""Packs in, results out in the same order: each pack in a process of its own that may be killed without harm."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import replace
from datetime import date

from pebble import ProcessExpired, ProcessPool

from auditor.batch import worker
from auditor.model import Audit, Catalogue, Failure, Pack, Reason
from auditor.readers.reasons import ADVICE

Result = Audit | tuple[Failure, ...]
AHEAD = 2  # packs that wait finished or running for each worker; more would only fill the memory


def run(
    packs: Iterable[Pack], catalogue: Catalogue, audit_date: date, workers: int = 1
) -> Iterator[tuple[Pack, Result]]:
    """Each pack's audit, or its failures when nothing in it could be read, in the order given.

    A file that crashes its process, hangs or takes too much memory costs that file only: its pack is gone through
    again file by file, and the rest of it is judged.
    """
    with _pool(workers, catalogue) as pool:
        waiting: deque = deque()
        for pack in packs:
            waiting.append((pack, pool.schedule(worker.audit_pack, (pack, audit_date), timeout=_patience(pack))))
            if len(waiting) >= AHEAD * workers:
                yield _finished(pool, catalogue, audit_date, *waiting.popleft())
        while waiting:
            yield _finished(pool, catalogue, audit_date, *waiting.popleft())


def _pool(workers: int, catalogue: Catalogue) -> ProcessPool:
    forked = "fork" in multiprocessing.get_all_start_methods()
    if forked:
        worker.start(catalogue)  # children are copies of this process and need not do it again
    context = multiprocessing.get_context("fork" if forked else "spawn")
    return ProcessPool(workers, initializer=worker.start, initargs=(catalogue,), context=context)


def _patience(pack: Pack) -> float:
    return worker.WALL_SECONDS * max(1, len(pack.paths))


def _finished(pool: ProcessPool, catalogue: Catalogue, audit_date: date, pack: Pack, future) -> tuple[Pack, Result]:
    try:
        result = future.result()
    except (ProcessExpired, TookTooLong, MemoryError):
        result = _one_by_one(pool, pack, audit_date)
    return pack, replace(result, criteria=catalogue.criteria) if isinstance(result, Audit) else result


def _one_by_one(pool: ProcessPool, pack: Pack, audit_date: date) -> Result:
    """The pack without the files that bring a process down, each of them a Failure with its reason."""
    good, bad = [], list[Failure]()
    for path in pack.paths:
        try:
            pool.schedule(worker.try_file, (path,), timeout=worker.WALL_SECONDS).result()
            good.append(path)
        except TookTooLong:
            bad.append(_failure(path, Reason.TIME))
        except MemoryError:
            bad.append(_failure(path, Reason.MEMORY))
        except ProcessExpired as gone:
            bad.append(_failure(path, worker.ended_for(gone.exitcode)))
    if not good:
        return (*pack.shut, *bad)
    rest = replace(pack, paths=tuple(good))
    try:
        result = pool.schedule(worker.audit_pack, (rest, audit_date, tuple(bad)), timeout=_patience(rest)).result()
    except (ProcessExpired, TookTooLong, MemoryError):
        return (*pack.shut, *bad, *(_failure(path, Reason.TIME) for path in good))
    return result


def _failure(path: str, reason: Reason) -> Failure:
    return Failure(worker.name_of(path), reason, ADVICE[reason])
