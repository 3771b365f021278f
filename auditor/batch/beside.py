"""A piece of work in; the same done in a copy of this process while this one goes on, or a word that it was not."""

import multiprocessing
import os
from collections.abc import Callable
from contextlib import suppress
from typing import Any


def beside(work: Callable[..., None], *asked: Any) -> Callable[[], bool]:
    """Starts the work in a copy of this process; the answer waits for its end and says whether it was done.

    Where processes cannot be copied nothing is started, and the answer is no: the caller does the work itself, as it
    does after any fault, so that the fault shows where it can be told.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        return lambda: False
    child = multiprocessing.get_context("fork").Process(target=_done, args=(work, asked), daemon=True)
    child.start()

    def ended() -> bool:
        child.join()
        return child.exitcode == 0

    return ended


def _done(work: Callable[..., None], asked: tuple) -> None:
    code = 1
    with suppress(BaseException):
        work(*asked)
        code = 0
    os._exit(code)  # nothing of the parent's is closed or said twice
