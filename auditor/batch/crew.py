"""Packs and tasks in, what each task made out: each in a process of its own that may be killed without harm."""

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import replace
from multiprocessing.connection import wait
from typing import Any

from pebble import ProcessExpired, ProcessPool

from auditor.batch import worker
from auditor.model import Catalogue, Pack, Reason

LIFE = 250  # tasks after which a process is replaced: the words and places that it remembers only grow
ENDED = (ProcessExpired, TookTooLong, MemoryError)

Task = Callable[..., Any]  # a function of a module, called with a pack, the order, and the files that are known as bad


class NoCluster(RuntimeError):
    """A cluster that cannot do the work: the message is one plain sentence that says what to do."""


class Crew:
    """Processes on this computer, made when the first task comes."""

    def __init__(self, catalogue: Catalogue, workers: int, method: str = "") -> None:
        """`method` is how processes are made: "fork" where there is such a thing, unless this process has threads."""
        self.catalogue, self.workers = catalogue, workers
        self.method = method or ("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")
        self.ahead = 2 * workers  # packs that wait finished or running; more would only fill the memory
        self._pool: ProcessPool | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, kind, *_) -> None:
        if self._pool:
            (self._pool.stop if kind else self._pool.close)()
            self._pool.join()

    def begin(self, task: Task, pack: Pack, *asked: Any) -> Future:
        """Sets a task going."""
        return self._schedule(task, pack, *asked)

    def end(self, future: Future, task: Task, pack: Pack, *asked: Any) -> Any:
        """What the task made. Where it brought its process down, what it makes of the files that do not."""
        try:
            return future.result()
        except ENDED:
            return self._one_by_one(task, pack, *asked)

    def _one_by_one(self, task: Task, pack: Pack, *asked: Any) -> Any:
        """The pack without the files that bring a process down, each of them a Failure with its reason."""
        good, bad = [], []
        for path in pack.paths:
            reason = self._reason(path)
            if reason:
                bad.append(worker.failed(worker.name_of(path), reason))
            else:
                good.append(path)
        try:
            return self._schedule(task, replace(pack, paths=tuple(good)), *asked, tuple(bad)).result()
        except ENDED:
            bad += [worker.failed(worker.name_of(path), Reason.TIME) for path in good]
            return self._schedule(task, replace(pack, paths=()), *asked, tuple(bad)).result()

    def _reason(self, path: str) -> Reason | None:
        """Why a file alone brings a process down, None when it does not."""
        try:
            self._ready().schedule(worker.try_file, (path,), timeout=worker.WALL_SECONDS).result()
        except TookTooLong:
            return Reason.TIME
        except MemoryError:
            return Reason.MEMORY
        except ProcessExpired as gone:
            return worker.ended_for(gone.exitcode)
        return None

    def _schedule(self, task: Task, pack: Pack, *asked: Any) -> Future:
        patience = worker.WALL_SECONDS * max(1, len(pack.paths))
        return self._ready().schedule(task, (pack, *asked), timeout=patience)

    def _ready(self) -> ProcessPool:
        with self._lock:
            if self._pool is None:
                if self.method == "fork":
                    worker.start(self.catalogue)  # children are copies of this process and need not do it again
                context = multiprocessing.get_context(self.method)
                self._pool = ProcessPool(self.workers, LIFE, begin_work, (self.catalogue,), context)
            return self._pool


def begin_work(catalogue: Catalogue) -> None:
    """Makes a new process ready; it ends itself when the one that made it is gone, however that came."""
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    worker.start(catalogue)


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
