"""A program and a folder in, what it answers out: without a network, bounded, ended with all that it started."""

import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path

from auditor.model import Reason
from auditor.readers.reasons import Unreadable

MOST_MEMORY = 4 << 30  # bytes of address space; LibreOffice maps far more than it uses
MOST_OUTPUT = 64 * 1024 * 1024
CPU_SECONDS = 90
PR_SET_PDEATHSIG = 1
NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET


def run(
    command: list[str], folder: Path, seconds: float, settings: dict[str, str] | None = None
) -> tuple[int, bytes]:
    """A program's exit status and at most 64 MB of what it wrote; Unreadable(TIME), its end, when time is up.

    It has no network where the system lets us take it away, bounds of its own, and ends when we end.
    """
    own = {"start_new_session": True, "preexec_fn": _tie} if os.name == "posix" else {}
    with (folder / "answer").open("w+b") as answer:
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=answer, stderr=subprocess.DEVNULL, cwd=folder,
            env=_surroundings(folder) | (settings or {}), **own,
        )
        try:
            status = child.wait(seconds)
        except subprocess.TimeoutExpired as late:
            raise Unreadable(Reason.TIME, "the program that was asked to read it did not finish") from late
        finally:
            _end(child)
        answer.seek(0)
        return status, answer.read(MOST_OUTPUT)


def _surroundings(folder: Path) -> dict[str, str]:
    """As little of the user's own settings as will do, and no way out through a proxy."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "PATHEXT", "WINDIR") if name in os.environ}
    home = str(folder)
    return {**kept, "HOME": home, "TMPDIR": home, "TEMP": home, "TMP": home, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}


def _end(child: subprocess.Popen) -> None:
    """Ends the program with all that it started."""
    try:
        if os.name == "posix":
            os.killpg(child.pid, signal.SIGKILL)
        elif sys.platform == "win32":
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(child.pid)], capture_output=True, check=False)
    except (ProcessLookupError, PermissionError):
        pass
    child.wait()


def _tie() -> None:
    """In the new process: bounds of its own, and an end to it when the process that asked is ended."""
    import resource

    for kind, wanted in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS)):
        most = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))
    if sys.platform == "linux":
        system = ctypes.CDLL(None)
        system.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if system.unshare(NEW_NETWORK):  # refused to all but the administrator, unless in a room of one's own
            system.unshare(NEW_USER | NEW_NETWORK)
