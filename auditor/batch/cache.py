"""Keys in, what an earlier run made for them out: one SQLite file that can be thrown away at any time."""

import hashlib
import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

NAME = "results.sqlite"
MOST_BYTES = 2 << 30  # the oldest goes when there is more
_FORM = 1  # of the table; another number and the file is made anew
_TABLE = """
CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, run INTEGER NOT NULL, size INTEGER NOT NULL, files TEXT NOT NULL,
    remarks TEXT NOT NULL, brief BLOB NOT NULL, record BLOB NOT NULL, seal BLOB NOT NULL, record_seal BLOB NOT NULL)
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a centre: its files as lines of hash and path, remarks as lines, and its brief."""

    files: str
    remarks: str
    brief: bytes

    def seal(self, key: bytes) -> bytes:
        """A hash that shows a damaged entry."""
        parts = (key, self.files.encode(), self.remarks.encode(), self.brief)
        return hashlib.sha256(b"".join(len(part).to_bytes(8) + part for part in parts)).digest()


class Cache:
    """Results of earlier runs. It never raises: where it cannot read or write, nothing is kept, and `trouble` says why.

    Each entry is one transaction, so that a process killed at any moment leaves whole entries only.
    """

    def __init__(self, folder: Path | None) -> None:
        self.trouble = ""
        self._folder = folder
        self._open = self._opened() if folder else None
        self._run = (self._one("SELECT max(run) FROM kept") or 0) + 1 if self._open else 0

    def close(self) -> None:
        """Throws out the oldest where there is too much, and closes the file."""
        size = self._one("SELECT sum(size) FROM kept") or 0
        if size > MOST_BYTES:
            old = "run < ? AND run <= (SELECT (min(run) + max(run)) / 2 FROM kept)"
            self._do(f"DELETE FROM kept WHERE {old}", self._run)
        if self._open:
            self._open.close()

    def get(self, key: bytes) -> Kept | None:
        """What is kept under a key, if it is whole."""
        row = self._row("SELECT files, remarks, brief, seal FROM kept WHERE key = ?", key)
        found = Kept(*row[:3]) if row else None
        return found if found and found.seal(key) == row[3] else None

    def record(self, key: bytes) -> bytes | None:
        """The record kept under a key, if it is whole."""
        row = self._row("SELECT record, record_seal FROM kept WHERE key = ?", key)
        return row[0] if row and row[0] and hashlib.sha256(key + row[0]).digest() == row[1] else None

    def put(self, key: bytes, kept: Kept, record: bytes) -> None:
        """Keeps a centre's result, whole or not at all."""
        size = len(record) + len(kept.brief) + len(kept.files)
        self._do(
            "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", key, self._run, size, kept.files,
            kept.remarks, kept.brief, record, kept.seal(key), hashlib.sha256(key + record).digest(),
        )  # fmt: skip

    def used(self, keys: list[bytes]) -> None:
        """Marks entries as needed by this run, so that they are thrown out last."""
        if self._open:
            with suppress(sqlite3.Error), self._open:
                self._open.executemany("UPDATE kept SET run = ? WHERE key = ?", [(self._run, key) for key in keys])

    def _opened(self) -> sqlite3.Connection | None:
        for attempt in range(2):
            try:
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                return _connected(self._folder / NAME)
            except (sqlite3.DatabaseError, OSError) as bad:
                if attempt or isinstance(bad, OSError | sqlite3.OperationalError):
                    self.trouble = f"{self._folder / NAME}: {bad}"
                    return None
                _thrown_away(self._folder)  # it is damaged, or in another form; all in it can be made again
        return None

    def _do(self, words: str, *values) -> None:
        self._row(words, *values)

    def _one(self, words: str):
        row = self._row(words)
        return row[0] if row else None

    def _row(self, words: str, *values):
        if self._open is None:
            return None
        try:
            with self._open:
                return self._open.execute(words, values).fetchone()
        except sqlite3.Error as bad:
            self.trouble = f"{self._folder / NAME}: {bad}"
            if not isinstance(bad, sqlite3.OperationalError):  # a damaged file: the next run starts a new one
                self._open.close()
                self._open = None
                _thrown_away(self._folder)
            return None


def empty(folder: Path) -> None:
    """Deletes the file with all that is kept. Raises OSError."""
    _thrown_away(folder, quietly=False)


def _connected(path: Path) -> sqlite3.Connection:
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # quotes from policies are for their reader alone
    made = sqlite3.connect(path, timeout=30)
    try:
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("PRAGMA synchronous = NORMAL")
        if made.execute("PRAGMA user_version").fetchone()[0] not in (0, _FORM):
            raise sqlite3.DatabaseError("it was written by another version")
        with made:
            made.execute(_TABLE)
            made.execute(f"PRAGMA user_version = {_FORM}")
        made.execute("SELECT key, run, size FROM kept LIMIT 1").fetchone()
    except sqlite3.Error:
        made.close()
        raise
    return made


def _thrown_away(folder: Path, quietly: bool = True) -> None:
    for ending in ("", "-wal", "-shm"):
        try:
            (folder / f"{NAME}{ending}").unlink(missing_ok=True)
        except OSError:
            if not quietly:
                raise
