"""The same run here and on a cluster in: the same bytes out, with a worker killed in the middle, too."""

import os
import signal
import threading
from datetime import date
from pathlib import Path

import pytest

from auditor.batch.cluster import packed, unpacked
from auditor.batch.order import Order
from auditor.batch.packs import packs_in
from auditor.batch.worker import MOST_BYTES, files_at
from auditor.cli import options, running
from auditor.cli.running import Wanted, carry_out

POLICY = "# Safeguarding policy\n\nOur safeguarding lead is Morwenna Ashby, 01632 960{n:03}.\n\nWe write it down.\n"
WHEN = date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "in"
    for n in range(8):
        (made / f"Centre {n}").mkdir(parents=True)
        (made / f"Centre {n}" / "policy.md").write_text(POLICY.format(n=n))
    (made / "Centre 3" / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    (made / "Centre 4" / "link.md").symlink_to(made / "Centre 3" / "policy.md")
    return made


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def audited(folder: Path, out: Path, **wanted) -> dict[str, bytes]:
    with pytest.raises(SystemExit) as left:
        carry_out(packs_in([folder]), Wanted(out, Order(WHEN), cached=False, quiet=True, **wanted))
    assert left.value.code == options.UNREAD
    return tree(out)


@pytest.fixture
def cluster():
    distributed = pytest.importorskip("distributed", reason="the extra 'cluster' (Dask) is not installed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


def test_cluster_gives_the_same_bytes_though_a_worker_is_killed(folder, tmp_path, cluster, monkeypatch):
    here = audited(folder, tmp_path / "here", workers=1)
    victim = next(iter(cluster.workers.values()))
    killed = threading.Event()
    count = running._count

    def counted(*args) -> None:
        if not killed.is_set():
            os.kill(victim.pid, signal.SIGKILL)
            killed.set()
        count(*args)

    monkeypatch.setattr(running, "_count", counted)
    there = audited(folder, tmp_path / "there", scheduler=cluster.scheduler_address)
    assert killed.is_set() and there == here


def test_scheduler_that_is_not_there_is_said_in_a_sentence(folder, tmp_path, monkeypatch, capsys):
    pytest.importorskip("distributed", reason="the extra 'cluster' (Dask) is not installed")
    monkeypatch.setattr("auditor.batch.cluster.WAIT", 1)
    with pytest.raises(SystemExit) as left:
        wanted = Wanted(tmp_path / "out", Order(WHEN), scheduler="tcp://127.0.0.1:9", cached=False)
        carry_out(packs_in([folder]), wanted)
    assert left.value.code == 2 and "No Dask scheduler" in capsys.readouterr().err


@pytest.mark.parametrize("name, make", [
    ("policy.md", lambda path: path.write_text(POLICY)),
    ("empty.pdf", lambda path: path.write_bytes(b"")),
    ("link.md", lambda path: path.symlink_to("policy.md")),
    ("missing.md", lambda path: None),
    ("large.pdf", lambda path: os.truncate(path, MOST_BYTES + 1) if path.write_bytes(b"") == 0 else None),
])  # fmt: skip
def test_file_that_travels_opens_or_fails_as_it_did(tmp_path, name, make):
    make(tmp_path / name)
    there = Path(unpacked(tmp_path / "there", packed(str(tmp_path / name))))
    assert opened(there) == opened(tmp_path / name)
    assert sum(f.stat().st_blocks for f in tmp_path.rglob("large.pdf")) < 100


def opened(path: Path):
    try:
        return files_at(path)
    except Exception as bad:
        return "not opened" if isinstance(bad, OSError) else str(bad)
