"""Packs in, audits out in the same order, for who wants the audits themselves and no files."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from auditor.batch import worker
from auditor.batch.crew import Crew
from auditor.model import Audit, Catalogue, Failure, Pack

Result = Audit | tuple[Failure, ...]


def run(
    packs: Iterable[Pack], catalogue: Catalogue, audit_date: date, workers: int = 1
) -> Iterator[tuple[Pack, Result]]:
    """Each pack's audit, or its failures when nothing in it could be read, in the order given.

    A file that crashes its process, hangs or takes too much memory costs that file only: its pack is gone through
    again file by file, and the rest of it is judged.
    """
    with Crew(catalogue, workers) as crew:
        waiting: deque = deque()
        for pack in packs:
            waiting.append((pack, crew.begin(worker.audit_pack, pack, audit_date)))
            if len(waiting) >= crew.ahead:
                yield _finished(crew, audit_date, *waiting.popleft())
        while waiting:
            yield _finished(crew, audit_date, *waiting.popleft())


def _finished(crew: Crew, audit_date: date, pack: Pack, future) -> tuple[Pack, Result]:
    result = crew.end(future, worker.audit_pack, pack, audit_date)
    return pack, replace(result, criteria=crew.catalogue.criteria) if isinstance(result, Audit) else result
