"""A small invented batch in; the same batch again, read whole, and measures that can be compared out."""

from pathlib import Path

import pytest

from auditor.readers import read
from benchmarks.batch import SHARES, make, models
from benchmarks.documents import stamped
from benchmarks.measure import main


@pytest.fixture(scope="module")
def few():
    """A model of each format, of two to eight pages."""
    of = models(24)
    return [next(one for one in of if one.ending == ending) for ending in SHARES]


def test_every_format_is_read_and_carries_the_centres_stamp(few):
    for one in few:
        reading = read(stamped(one.data, 417), f"policy{one.ending}")
        words = " ".join(block.text or " ".join(block.cells) for block in reading.blocks)
        assert "Centre 00417" in words and "01632 960417" in words and "Centre 00000" not in words, one.ending
        assert len(words.split()) > 300 * one.pages, one.ending


def test_batch_is_the_same_each_time(tmp_path, few):
    for name in ("one", "two"):
        make(tmp_path / name, 12, few)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert len(list((tmp_path / "one").iterdir())) == 12
    assert len(set(tree(tmp_path / "one").values())) == len(tree(tmp_path / "one"))


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.benchmark
def test_measures_can_be_taken(tmp_path, few):
    make(tmp_path / "in", 4, [one for one in few if one.ending in (".pdf", ".md")])
    found = dict(main([str(tmp_path / "in"), "--pages", "5", "--workers", "1"]))
    assert all(measure["cpu"] > 0 for measure in found.values())
    assert {"auditor, 4 centres", "one document changed"} < set(found)
