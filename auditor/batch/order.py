"""What a run is asked to make of each centre, and what comes of one centre."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Order:
    """What shapes a centre's files: the audit date, whether only the record is wanted, whether marked copies are."""

    audit_date: date
    record_only: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Product:
    """What comes of one centre: its files by their paths in the run's folder, and what the run's own pages need.

    `record` is the audit as compressed JSON, empty where nothing could be read. `lasting` is false when another
    attempt could end otherwise: a file was locked, or time or memory ran out.
    """

    files: tuple[tuple[str, bytes], ...]
    brief: bytes
    record: bytes
    remarks: tuple[str, ...] = ()
    lasting: bool = True
