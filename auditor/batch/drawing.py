"""A pack in, all the files of its centre out: audited and drawn in a process that may be killed."""

import zlib
from dataclasses import replace
from pathlib import Path

from auditor.batch import worker
from auditor.batch.order import Order, Product
from auditor.model import Audit, Catalogue, Failure, Pack, Reason
from auditor.report import brief, centre_page, committee_page, from_json, to_json
from auditor.report.plan import action_plan

PLANS, COMMITTEE = "action-plans", "committee"
PACKED = 1  # zlib level of the record that is kept: a higher one takes longer and saves a tenth
PASSING = frozenset({Reason.NO_ACCESS, Reason.TIME, Reason.MEMORY, Reason.FAULT})  # may be otherwise next time


def make(pack: Pack, order: Order, bad: tuple[Failure, ...] = ()) -> Product:
    """A centre's files from its documents; `bad` are those that brought a process down before."""
    return drawn(pack, order, worker.judged(pack, order, bad), worker.catalogue())


def drawn(pack: Pack, order: Order, result: Audit | tuple[Failure, ...], catalogue: Catalogue) -> Product:
    """A centre's files from what its documents were judged, where there is anything."""
    if not isinstance(result, Audit):
        return nothing(pack, result)
    try:
        return _drawn(pack, order, replace(result, criteria=catalogue.criteria))
    except MemoryError:
        raise
    except Exception:  # a fault of ours costs this centre, and never the batch
        return nothing(pack, tuple(worker.failed(worker.name_of(path), Reason.FAULT) for path in pack.paths))


def again(pack: Pack, order: Order, record: bytes, _bad: tuple[Failure, ...] = ()) -> Product:
    """The same files from the record that was kept, without reading the documents a second time."""
    return _drawn(pack, order, from_json(zlib.decompress(record).decode("utf-8")))


def nothing(pack: Pack, failures: tuple[Failure, ...]) -> Product:
    """What comes of a centre of which nothing could be read: no file, but a line in the index."""
    told = brief.to_bytes(brief.brief_unread(pack.centre.name, failures))
    return Product((), told, b"", lasting=not any(f.reason in PASSING for f in failures))


def pages(audit: Audit, stem: str) -> tuple[tuple[str, bytes], ...]:
    """The centre's page and the committee's, each with a link to the other."""
    page = f"{stem}.html"
    whole, committee = centre_page(audit, f"{COMMITTEE}/{page}"), committee_page(audit, f"../{page}")
    return (page, whole.encode("utf-8")), (f"{COMMITTEE}/{page}", committee.encode("utf-8"))


def _drawn(pack: Pack, order: Order, audit: Audit) -> Product:
    name = pack.centre.id
    record = to_json(audit)
    files, remarks = [(f"{name}.json", record.encode("utf-8"))], ()
    plan = "" if order.record_only else f"{PLANS}/{name}.docx"
    if not order.record_only:
        files += pages(audit, name)
        files.append((plan, action_plan(audit)))
    if order.marked and not order.record_only:
        from auditor.batch.marking import marked_copies  # its libraries take longer to load than a page to draw

        copies, remarks = marked_copies(audit, tuple(map(Path, pack.paths)))
        files += copies
    told = brief.to_bytes(brief.brief(audit, f"{name}.html", plan))
    lasting = not any(failure.reason in PASSING for failure in audit.failures)
    return Product(tuple(files), told, zlib.compress(files[0][1], PACKED), remarks, lasting)
