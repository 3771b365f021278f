"""What a run does in, a line for each step in a file out: times, ids and counts, and no word of any policy."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from auditor import __version__
from auditor.model import Catalogue


class Log:
    """A log that is written as it happens; without a path it does nothing.

    It names centres by their ids and files by their number: names can be people's.
    """

    def __init__(self, path: Path | None) -> None:
        self._path, self._file = path, None

    def __enter__(self) -> "Log":
        if self._path:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("a", encoding="utf-8")
        return self

    def __exit__(self, kind, *_) -> None:
        self._line(f"stopped by {kind.__name__}" if kind else "finished")
        if self._file:
            self._file.close()

    def began(self, centres: int, to_do: int, catalogue: Catalogue, order) -> None:
        """The run's first line."""
        self._line(f"auditor {__version__} criteria {catalogue.version} ({catalogue.sha256[:12]}) audit date "
                   f"{order.audit_date} centres {centres} to do {to_do}")  # fmt: skip

    def passed_over(self, files: tuple[tuple[str, str], ...]) -> None:
        """A line for each kind of file that was passed over: how many, and why."""
        for why, n in sorted(Counter(why for _, why in files).items()):
            self._line(f"passed over {n}: {why}")

    def finished(self, done) -> None:
        """One centre's line: what was done for it, how it came out, and why files were not read."""
        row = done.brief.row
        outcomes = Counter(outcome.value for _, outcome in row.outcomes)
        reasons = Counter(failure.reason.name for failure in row.failures)
        counted = " ".join(f"{name}={n}" for name, n in sorted((outcomes + reasons).items()))
        self._line(f"{done.state.value} {done.pack.centre.id} documents={len(done.pack.paths)} {counted}".rstrip())

    def _line(self, text: str) -> None:
        if self._file:
            self._file.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S}Z {text}\n")
            self._file.flush()
