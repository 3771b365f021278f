"""Centres in, one Audit or its failures each out, in order; the only room that finds files and knows processes."""

from auditor.batch.packs import packs_in
from auditor.batch.run import Result, run

__all__ = ["Result", "packs_in", "run"]
