"""One pack in, its audit out, inside a process that may be killed: bounded in processor time and memory."""

import signal
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from auditor.audit import audit
from auditor.evidence import Finder
from auditor.model import Audit, Catalogue, Failure, Pack, Reason
from auditor.readers import read
from auditor.readers.reasons import ADVICE, Unreadable

WALL_SECONDS = 180.0  # real time for one file: far more than its processor time, for a busy computer
CPU_SECONDS = 120  # processor time for one file; the readers stop far earlier, this is the last resort
MEMORY = 1 << 30  # bytes that one file may add to its process
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
            files.append((name_of(str(path)), path.read_bytes()))
        except OSError:
            shut.append(Failure(name_of(str(path)), Reason.NO_ACCESS, ADVICE[Reason.NO_ACCESS]))
    result = audit(files, pack.centre, _finder, audit_date, tuple(shut))
    return replace(result, criteria=()) if isinstance(result, Audit) else result


def try_file(path: str) -> None:
    """Reads one file for its side effect: whether the process lives through it."""
    _limit(1)
    try:
        read(Path(path).read_bytes(), name_of(path))
    except (Unreadable, OSError):
        return


def name_of(path: str) -> str:
    """A file's name as it can be written anywhere: what is no valid text in it shows as a question mark."""
    return Path(path).name.encode("utf-8", "replace").decode("utf-8")


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
