"""One centre's result in, the little of it that the pages of a whole run need out, and as JSON and back."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from auditor.model import Audit, Failure
from auditor.report.entry import Entry, summarise, unread
from auditor.report.ledger import CentreRow, centre_row, unread_row


@dataclass(frozen=True, slots=True)
class Brief:
    """A centre's entry in the index and its row in the workbook: a few kB where its audit has a few hundred."""

    entry: Entry
    row: CentreRow


_ADAPTER = TypeAdapter(Brief)


def brief(audit: Audit, page: str, plan: str) -> Brief:
    """The brief of a centre that was read; `page` and `plan` are paths from the run's folder, `plan` may be empty."""
    return Brief(summarise(audit, page), centre_row(audit, page, plan))


def brief_unread(name: str, failures: tuple[Failure, ...]) -> Brief:
    """The brief of a centre of which nothing could be read."""
    return Brief(unread(name, failures), unread_row(name, failures))


def to_bytes(one: Brief) -> bytes:
    """The brief as JSON."""
    return _ADAPTER.dump_json(one)


def from_bytes(data: bytes) -> Brief:
    """The brief that `to_bytes` wrote. Raises ValueError for anything else."""
    return _ADAPTER.validate_json(data)
