"""Files by their paths in, the run's folder out: each file whole or not there, no left-overs of killed runs."""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

PART = ".auditor-{}.part"  # beside the file it becomes, so that the last step is one renaming
_PARTS = ".auditor-*.part"


class Outbox:
    """The folder of a run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Writes each file whole or not at all; another run sees the old one or the new one. Raises OSError."""
        for name, data in files:
            write_whole(self.folder / name, data)

    def holds(self, listed: str) -> bool:
        """Whether every file of such a list (see `listing`) is there with these very bytes."""
        return all(self._is(line[:64], line[65:]) for line in listed.splitlines())

    def sweep(self) -> None:
        """Removes what runs that were killed have left half written."""
        for part in self.folder.glob(_PARTS), self.folder.glob(f"*/{_PARTS}"):
            for path in part:
                with suppress(OSError):
                    path.unlink()

    def _is(self, digest: str, name: str) -> bool:
        try:
            with (self.folder / name).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == digest
        except OSError:
            return False


def listing(files: Iterable[tuple[str, bytes]]) -> str:
    """The files' hashes and paths, one a line."""
    return "\n".join(f"{hashlib.sha256(data).hexdigest()} {name}" for name, data in files)


def write_whole(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Writes a file, or the pieces of one, whole or not at all. Raises OSError, with nothing left behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(PART.format(os.getpid()))
    try:
        with part.open("wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
        os.replace(part, path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise
