"""Finished centres in; a bar with the time left on a terminal, and a line for each trouble as it happens, out."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def progress(total: int, quiet: bool) -> Iterator[Callable]:
    """What to call with each finished centre; `total` counts those that need something done. All on standard error."""
    if quiet:
        yield lambda done: None
    elif not sys.stderr.isatty():
        yield lambda done: [click.echo(line, err=True) for line in troubles(done)]
    else:
        yield from _bar(total)


def troubles(done) -> list[str]:
    """A line for each document of a centre that could not be read, and for each copy that could not be marked."""
    name = done.pack.centre.name
    unread = [f"{name}: {f.source}: {f.reason}" for f in done.brief.row.failures]
    pages = [f"{name}: {file}: pages {numbers} could not be read" for file, numbers in done.brief.row.unread]
    return unread + pages + list(done.remarks)


def _bar(total: int) -> Iterator[Callable]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    shown = (TextColumn("Checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("left"))
    with Progress(*shown, console=console) as bar:
        task = bar.add_task("", total=total)

        def step(done) -> None:
            for line in troubles(done):
                console.print(line, markup=False, highlight=False)
            if done.state != "done":
                bar.advance(task)

        yield step
