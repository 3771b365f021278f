"""One pack in, its audit out, inside a process that may be killed: bounded in processor time and memory."""

import signal
import stat
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from auditor.audit import audit
from auditor.batch.packs import plain
from auditor.evidence import Finder
from auditor.model import Audit, Catalogue, Failure, Pack, Reason
from auditor.readers import read
from auditor.readers.archive import is_archive, unpack
from auditor.readers.reasons import ADVICE, Unreadable

WALL_SECONDS = 180.0  # real time for one file: far more than its processor time, for a busy computer
CPU_SECONDS = 120  # processor time for one file; the readers stop far earlier, this is the last resort
MEMORY = 1 << 30  # bytes that one file may add to its process
MOST_BYTES = 250 * 1024 * 1024  # a file on the disk; the largest honest policy measured is a tenth of it
OUT_OF_TIME = (-getattr(signal, "SIGXCPU", 24), -getattr(signal, "SIGKILL", 9))

_finder: Finder | None = None


def start(catalogue: Catalogue) -> None:
    """Makes the process ready: the catalogue is compiled once in it, or comes with it when it was forked."""
    global _finder
    if (
        _finder is None
        or _finder.catalogue.sha256 != catalogue.sha256
        or len(_finder.catalogue.criteria) != len(catalogue.criteria)
    ):
        _finder = Finder(catalogue)


def audit_pack(pack: Pack, audit_date: date, bad: tuple[Failure, ...] = ()) -> Audit | tuple[Failure, ...]:
    """The audit of a pack, without the criteria, which the parent has; files that cannot be opened are failures."""
    _limit(len(pack.paths))
    files, shut = [], list(bad)
    for path in map(Path, pack.paths):
        try:
            files += files_at(path)
        except OSError:
            shut.append(Failure(name_of(str(path)), Reason.NO_ACCESS, ADVICE[Reason.NO_ACCESS]))
        except Unreadable as refused:
            shut.append(Failure(name_of(str(path)), refused.reason, ADVICE[refused.reason]))
    result = audit(files, pack.centre, _finder, audit_date, tuple(shut))
    return replace(result, criteria=()) if isinstance(result, Audit) else result


def files_at(path: Path) -> tuple[tuple[str, bytes], ...]:
    """The file (name, bytes), or those in it when it is a zip folder. Raises OSError; Unreadable for a bad folder."""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise OSError("no ordinary file")  # a pipe may never come to an end, a link may lead anywhere
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(Reason.TOO_LARGE, "it is larger than any policy")
    data = path.read_bytes()
    name = name_of(str(path))
    return unpack(data, name) if is_archive(data) else ((name, data),)


def try_file(path: str) -> None:
    """Reads one file for its side effect: whether the process lives through it."""
    _limit(1)
    try:
        files = files_at(Path(path))
    except (Unreadable, OSError):
        return
    for name, data in files:
        try:
            read(data, name)
        except Unreadable:
            continue


def name_of(path: str) -> str:
    """A file's name as it can be shown anywhere."""
    return plain(Path(path).name)


def _limit(files: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + CPU_SECONDS * max(1, files)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MEMORY, most))
