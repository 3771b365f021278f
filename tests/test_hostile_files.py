"""Hostile files of every kind in: each is read, or refused for a right reason; none ends more than its own process."""

import multiprocessing
import sys
from concurrent.futures import TimeoutError as TookTooLong

import pytest
from hostile_files import KINDS, MAYBE_READ
from hostile_outcome import outcome
from pebble import ProcessExpired, ProcessPool

from auditor.batch import worker
from auditor.model import Reason
from auditor.readers import ADVICE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits on memory and processor time need Linux")


@pytest.fixture(scope="module")
def found():
    """What became of each kind, and the processor seconds that it took."""
    out = {}
    with ProcessPool(2, context=multiprocessing.get_context("fork")) as pool:
        tasks = {kind: pool.schedule(outcome, (file, made()), timeout=120) for kind, (file, made, _) in KINDS.items()}
        for kind, task in tasks.items():
            try:
                out[kind] = task.result()
            except ProcessExpired as gone:
                out[kind] = worker.ended_for(gone.exitcode).value, 0.0
            except TookTooLong:
                out[kind] = Reason.TIME.value, 120.0
            except MemoryError:
                out[kind] = Reason.MEMORY.value, 0.0
    return out


def test_there_are_kinds_enough():
    assert len(KINDS) >= 100
    assert set("pdf docx docm odt rtf html txt md".split()) <= {
        file.rpartition(".")[2] for file, _, _ in KINDS.values()}


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_file_is_read_or_refused_for_a_right_reason(found, kind):
    reasons = KINDS[kind][2]
    allowed = {reason.value for reason in reasons} | ({"read"} if not reasons or kind in MAYBE_READ else set())
    assert found[kind][0] in allowed


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_file_takes_no_more_time_than_it_is_given(found, kind):
    assert found[kind][1] <= worker.CPU_SECONDS + 1


def test_every_refusal_says_what_to_do():
    assert all(ADVICE[reason] for _, _, reasons in KINDS.values() for reason in reasons)
