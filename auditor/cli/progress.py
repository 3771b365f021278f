"""Finished centres in, a progress bar out: on a terminal only, on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def silent() -> Iterator[Callable]:
    """Says nothing."""
    yield lambda pack, result: None


@contextmanager
def on_terminal(total: int) -> Iterator[Callable]:
    """A bar with the time left and a line for each trouble; nothing at all when piped."""
    if not sys.stderr.isatty():
        yield lambda pack, result: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from auditor.cli.audit_command import in_words
    from auditor.model import Audit

    console = Console(stderr=True)
    with Progress(
        TextColumn("Checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console
    ) as bar:
        task = bar.add_task("", total=total)

        def step(pack, result) -> None:
            if not isinstance(result, Audit) or result.failures:
                console.print(f"{pack.centre.name}: {in_words(result)}", markup=False, highlight=False)
            bar.advance(task)

        yield step
