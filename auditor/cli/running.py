"""Packs and what the user wants in; files in the run's folder, lines on the screen and an exit code out."""

import errno
from dataclasses import dataclass, field
from pathlib import Path

import click

from auditor.batch.order import Order
from auditor.cli import options
from auditor.cli.log import Log
from auditor.cli.outputs import get_ready, write_run
from auditor.cli.progress import progress
from auditor.model import Catalogue, Outcome, Pack, Weight

TOLD = 20  # files passed over that are named on the screen; the index names more
FULL = (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked of a run."""

    out: Path
    order: Order
    folder: Path | None = None
    workers: int = 1
    scheduler: str = ""
    cached: bool = True
    dry: bool = False
    quiet: bool = False
    log: Path | None = None
    fail_under: float | None = None
    fail_on: Weight | None = None
    passed: tuple[tuple[str, str], ...] = ()  # files passed over, and why


@dataclass(slots=True)
class Tally:
    """What has come of a run so far."""

    rows: list = field(default_factory=list)
    entries: list = field(default_factory=list)
    unread: int = 0
    partly: int = 0
    shut: int = 0
    same: int = 0
    below: list[str] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)


def carry_out(packs: tuple[Pack, ...], wanted: Wanted) -> None:
    """Does a run from its packs to its exit code."""
    from auditor.batch.cache import Cache
    from auditor.batch.crew import NoCluster
    from auditor.batch.outbox import Outbox
    from auditor.batch.produce import planned

    catalogue = options.catalogue_in(wanted.folder)
    cache, out = Cache(options.cache_folder() if wanted.cached else None), Outbox(wanted.out)
    if cache.trouble and not wanted.quiet:
        click.echo(f"Nothing is kept for the next run ({cache.trouble}).", err=True)
    try:
        _tell_passed_over(wanted)
        plan = planned(packs, wanted.order, catalogue, cache, out)
        if wanted.dry:
            _show(plan, wanted)
            return
        tally = _worked(plan, wanted, catalogue, cache, out)
    except NoCluster as bad:
        options.fail(str(bad))
    except OSError as bad:
        options.fail(cannot_write(bad, wanted.out))
    finally:
        cache.close()
    _finish(wanted, len(packs), tally)


def cannot_write(bad: OSError, where: Path) -> str:
    """What went wrong with a file and what to do, in one line."""
    place = bad.filename2 or bad.filename or where
    if bad.errno in FULL:
        return f"The disk is full: {place} could not be written. Make room and run the same line again: it goes on."
    return f"Cannot write {place}: {bad.strerror}. Close it if it is open, or choose another folder with --out."


def _worked(plan, wanted: Wanted, catalogue: Catalogue, cache, out) -> Tally:
    from auditor.batch.produce import State, produce

    tally = Tally()
    out.sweep()
    idle = None if wanted.order.record_only else get_ready
    to_do = sum(one.state is not State.DONE for one in plan)
    with Log(wanted.log) as log, progress(to_do, wanted.quiet) as show, _crew(wanted, catalogue, to_do) as crew:
        log.began(len(plan), to_do, catalogue, wanted.order)
        log.passed_over(wanted.passed)
        for done in produce(plan, wanted.order, crew, cache, out, idle):
            _count(tally, done, wanted, catalogue)
            log.finished(done)
            show(done)
    if not wanted.order.record_only:
        found = tuple(tally.entries), tuple(tally.rows)
        write_run(wanted.out, *found, catalogue, wanted.order.audit_date, wanted.passed)
    return tally


def _tell_passed_over(wanted: Wanted) -> None:
    for place, why in () if wanted.quiet else wanted.passed[:TOLD]:
        click.echo(f"Passed over: {options.on_screen(place)}: {why}", err=True)
    if len(wanted.passed) > TOLD and not wanted.quiet:
        click.echo(f"Passed over: {len(wanted.passed) - TOLD} more such files", err=True)


def _crew(wanted: Wanted, catalogue: Catalogue, to_do: int):
    if wanted.scheduler:
        from auditor.batch.cluster import Cluster

        return Cluster(catalogue, wanted.scheduler)
    from auditor.batch.crew import Crew

    return Crew(catalogue, max(1, min(wanted.workers, to_do)))


def _count(tally: Tally, done, wanted: Wanted, catalogue: Catalogue) -> None:
    row = done.brief.row
    tally.rows.append(row)
    tally.entries.append(done.brief.entry)
    tally.unread += row.score is None
    tally.partly += bool(row.score and (row.failures or row.unread))
    tally.shut += len(row.failures)
    tally.same += done.state == "done"
    if wanted.fail_under is not None and row.score and (row.score.percent or 0) < wanted.fail_under:
        tally.below.append(row.name)
    if wanted.fail_on and _weighs(wanted.fail_on, catalogue) & {n for n, o in row.outcomes if o is Outcome.NOT_MET}:
        tally.lacking.append(row.name)


def _weighs(least: Weight, catalogue: Catalogue) -> set[str]:
    """The ids of the criteria that weigh as much as this or more."""
    return {c.id for c in catalogue.criteria if c.weight.points >= least.points}


def _show(plan, wanted: Wanted) -> None:
    """What a run would do, and does not."""
    words = {"audit": "to be checked", "draw": "checked before; its pages would be drawn again", "done": "unchanged"}
    for one in plan:
        click.echo(f"{one.pack.centre.name} ({one.pack.centre.id}): {words[one.state]}")
        for path in one.pack.paths:
            click.echo(f"    {options.on_screen(path)}")
        for failure in one.pack.shut:
            click.echo(f"  ! {failure.source}: {failure.reason}")
    counts = {state: sum(one.state == state for one in plan) for state in words}
    click.echo(f"{len(plan)} centres, {counts['audit']} to be checked, {counts['draw']} to be drawn, "
               f"{counts['done']} unchanged. Nothing was written to {wanted.out}.")  # fmt: skip


def _finish(wanted: Wanted, centres: int, tally: Tally) -> None:
    where = f"Results: {wanted.out}" if wanted.order.record_only else f"Open {wanted.out / 'index.html'}"
    if not wanted.quiet:
        parts = [(tally.unread, "could not be read"), (tally.partly, "read in part"), (tally.same, "unchanged")]
        told = "".join(f", {n} {words}" for n, words in parts if n)
        click.echo(f"{centres} {'centre' if centres == 1 else 'centres'} checked{told}. {where}")
    if tally.below:
        click.echo(f"Below {wanted.fail_under:g} %: {', '.join(tally.below)}", err=True)
    if tally.lacking:
        click.echo(f"A criterion that is {wanted.fail_on} or heavier is lacking: {', '.join(tally.lacking)}", err=True)
    if tally.shut:
        click.echo(f"{tally.shut} document(s) could not be read; the index says what to do about each.", err=True)
        raise SystemExit(options.UNREAD)
    if tally.below or tally.lacking:
        raise SystemExit(options.MISSED)
