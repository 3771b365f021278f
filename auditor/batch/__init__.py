"""Centres in, one Audit or its failures each out, in order; the only room that finds files and knows processes."""

from auditor.batch.matching import matched
from auditor.batch.packs import packs_in, passed_over
from auditor.batch.register import NAMES, BadRegister, blank_register, read_register
from auditor.batch.run import Result, run

__all__ = ["NAMES", "BadRegister", "Result", "blank_register", "matched", "packs_in", "passed_over", "read_register",
           "run"]  # fmt: skip
