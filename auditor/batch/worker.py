"""One pack in, its audit out, inside a process that may be killed: bounded in processor time and memory."""

import gc
import signal
import stat
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from auditor.audit import assess, open_documents
from auditor.batch.order import Order
from auditor.batch.packs import plain
from auditor.evidence import Finder, shipped_weights
from auditor.model import Audit, Catalogue, Centre, Document, Failure, Pack, Reason
from auditor.readers import pages_of
from auditor.readers.archive import is_archive, unpack
from auditor.readers.reasons import ADVICE, Unreadable

WALL_SECONDS = 300.0  # real time for one file: far more than its processor time, for a busy computer and a long scan
CPU_SECONDS, MOST_CPU_SECONDS = 15, 105  # processor time to read one file, and one of very many pages
FREE_PAGES, PAGE_SECONDS = 60, 0.5  # each page above these may take as long again
JUDGING_SECONDS = 15  # to find the evidence in each file's text
MEMORY, LEAST_MEMORY = 700 << 20, 300 << 20  # bytes that one file may add to a fresh process, and to any
MOST_BYTES = 250 * 1024 * 1024  # a file on the disk; the largest honest policy measured is a tenth of it
OUT_OF_TIME = (-getattr(signal, "SIGXCPU", 24), -getattr(signal, "SIGKILL", 9))
OUT_OF_MEMORY = (-signal.SIGABRT, -signal.SIGILL, -getattr(signal, "SIGTRAP", 5))  # how the PDF library gives up
ANY_DAY = date(2000, 1, 1)
File = tuple[str, bytes]

_finder: Finder | None = None
_size = 0  # bytes of address space when the process was ready


def start(catalogue: Catalogue) -> None:
    """Makes the process ready: the catalogue is compiled once in it, or comes with it when it was forked."""
    global _finder, _size
    if _finder is None or _judges_by(_finder.catalogue) != _judges_by(catalogue):
        _finder = Finder(catalogue, shipped_weights())
        gc.freeze()  # what is kept for good need not be gone through at each collection: a quarter of the time
    _size = _address_space()


def _judges_by(catalogue: Catalogue) -> tuple:
    return catalogue.sha256, tuple(c.id for c in catalogue.criteria), catalogue.measured


def catalogue() -> Catalogue:
    """The criteria that this process was made ready with."""
    return _finder.catalogue


def audit_pack(pack: Pack, audit_date: date, bad: tuple[Failure, ...] = ()) -> Audit | tuple[Failure, ...]:
    """The audit of a pack, without the criteria, which the parent has; files that cannot be opened are failures."""
    documents, shut = list[Document](), [*pack.shut, *bad]
    for path in pack.paths:
        for opened in _opened(Path(path)):
            (documents if isinstance(opened, Document) else shut).append(opened)
    if not documents:
        return tuple(shut)
    _allow(JUDGING_SECONDS * len(documents))
    return _assessed(pack, documents, shut, audit_date)


def judged(pack: Pack, order: Order, bad: tuple[Failure, ...] = ()) -> Audit | tuple[Failure, ...]:
    """As a task: the audit of a pack, to be drawn by whoever asked for it."""
    return audit_pack(pack, order.audit_date, bad)


def try_file(path: str) -> None:
    """Goes through one file for its side effect: whether the process lives through it."""
    audit_pack(Pack(Centre("trial", "trial"), (path,)), ANY_DAY)


def ended_for(exit_code: int) -> Reason:
    """Why a process came to its end over a file, as far as its exit code tells."""
    if exit_code in OUT_OF_TIME:
        return Reason.TIME
    return Reason.MEMORY if exit_code in OUT_OF_MEMORY else Reason.DAMAGED


def _opened(path: Path) -> list[Document | Failure]:
    """The documents at a path, more than one in a zip folder, and a failure for each that there is not."""
    _allow(CPU_SECONDS)
    try:
        files = files_at(path)
    except OSError:
        return [failed(path.name, Reason.NO_ACCESS)]
    except Unreadable as refused:
        return [failed(path.name, refused.reason)]
    return [opened for file in files for opened in _opened_one(file)]


def _opened_one(file: File) -> tuple[Document | Failure, ...]:
    _allow(_seconds_for(file[1]))
    try:
        documents, failures = open_documents([file])
    except MemoryError:
        return (failed(file[0], Reason.MEMORY),)
    except Exception:  # a fault of ours costs this file, and never the batch
        return (failed(file[0], Reason.FAULT),)
    return *documents, *failures


def _assessed(pack: Pack, documents: list, shut: list[Failure], audit_date: date) -> Audit | tuple[Failure, ...]:
    """The audit of the documents; where the tool itself stumbles over one of them, the audit of the others."""
    try:
        return replace(assess(tuple(documents), tuple(shut), pack.centre, _finder, audit_date), criteria=())
    except MemoryError:
        raise
    except Exception:
        if len(documents) == 1:
            return (*shut, failed(documents[0].source.name, Reason.FAULT))
    fine = [document for document in documents if isinstance(_assessed(pack, [document], [], audit_date), Audit)]
    kept = {id(document) for document in fine} if len(fine) < len(documents) else set()
    lost = [failed(d.source.name, Reason.FAULT) for d in documents if id(d) not in kept]
    return _assessed(pack, fine, shut + lost, audit_date) if kept else (*shut, *lost)


def files_at(path: Path) -> tuple[File, ...]:
    """The file (name, bytes), or those in it when it is a zip folder. Raises OSError; Unreadable for a bad folder."""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise OSError("no ordinary file")  # a pipe may never come to an end, a link may lead anywhere
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(Reason.TOO_LARGE, "it is larger than any policy")
    data = path.read_bytes()
    name = name_of(str(path))
    return unpack(data, name) if is_archive(data) else ((name, data),)


def failed(name: str, reason: Reason) -> Failure:
    """A file that could not be read, with what to do about it."""
    return Failure(plain(name), reason, ADVICE[reason])


def name_of(path: str) -> str:
    """A file's name as it can be shown anywhere."""
    return plain(Path(path).name)


def _seconds_for(data: bytes) -> int:
    """Processor time for a file: honest long ones need more, and no file gets more than two minutes."""
    extra = PAGE_SECONDS * max(0, pages_of(data) - FREE_PAGES)
    return int(min(CPU_SECONDS + extra, MOST_CPU_SECONDS))


def _allow(seconds: int) -> None:
    """From here on the process may use so much processor time and memory more; past that it is ended."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    if sys.platform == "linux":
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        room = max(_size + MEMORY, _address_space() + LEAST_MEMORY)
        resource.setrlimit(resource.RLIMIT_AS, (room, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _address_space() -> int:
    if sys.platform != "linux":
        return 0
    import resource

    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
