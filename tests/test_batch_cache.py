"""Runs that are repeated, changed, damaged and killed in; the same bytes as a run that was none of these out."""

import multiprocessing
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.batch import drawing, keys
from auditor.batch.beside import beside
from auditor.batch.cache import NAME, Cache, Kept
from auditor.batch.keys import hash_of, key_of
from auditor.batch.order import Order, Product
from auditor.batch.outbox import Outbox, listing, write_whole
from auditor.batch.packs import packs_in
from auditor.batch.produce import State, planned, produce
from auditor.catalogue import load
from auditor.cli import cli
from auditor.model import CentreType
from auditor.shipped import shipped

ROOT = Path(__file__).resolve().parent.parent
WHEN = date(2026, 11, 22)
BOOKS: set[bytes] = set()
POLICY = "# Safeguarding policy\n\nOur safeguarding lead is Morwenna Ashby, {number}.\n\nWe write down every worry.\n"


@pytest.fixture(scope="module")
def criteria(tmp_path_factory) -> Path:
    """A small set of criteria, so that a run takes little."""
    folder = shutil.copytree(shipped("criteria"), tmp_path_factory.mktemp("small") / "criteria")
    few = ("NACCC-DSL-1", "QUAL-REV-1", "ESC-LADO-1")
    for path in folder.glob("*/*.yaml"):
        if path.stem not in few:
            path.unlink()
    whole = (folder / "catalogue.yaml").read_text("utf-8")
    whole = re.sub(r"(?s)core: \[.*?\]", "core: []", whole)
    (folder / "catalogue.yaml").write_text(re.sub(r"(?s)order: \[.*?\]", f"order: [{', '.join(few)}]", whole), "utf-8")
    return folder


@pytest.fixture
def folder(tmp_path) -> Path:
    made = tmp_path / "in"
    for n in range(6):
        (made / f"Centre {n}").mkdir(parents=True)
        (made / f"Centre {n}" / "policy.md").write_text(POLICY.format(number=f"01632 96012{n}"))
    (made / "Centre 3" / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    return made


@pytest.fixture
def cache(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("AUDITOR_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def audit(folder: Path, out: Path, criteria: Path, *more: object) -> tuple[int, str]:
    words = ["audit", folder, "--out", out, "--criteria", criteria, "--date", WHEN, "--workers", 1, *more]
    result = CliRunner().invoke(cli, [str(w) for w in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def states(folder: Path, out: Path, criteria: Path, cache: Path, order=None) -> list[State]:
    kept = Cache(cache)
    plan = planned(packs_in([folder]), order or Order(WHEN), load(criteria), kept, Outbox(out))
    kept.close()
    return [one.state for one in plan]


def test_second_run_makes_nothing_again_and_gives_the_same_bytes(folder, tmp_path, criteria, cache):
    audit(folder, tmp_path / "plain", criteria, "--no-cache")
    assert not (cache / NAME).exists()
    audit(folder, tmp_path / "out", criteria)
    assert tree(tmp_path / "out") == tree(tmp_path / "plain")
    assert states(folder, tmp_path / "out", criteria, cache) == [State.DONE] * 6
    code, said = audit(folder, tmp_path / "out", criteria)
    assert code == 3 and "6 unchanged" in said and tree(tmp_path / "out") == tree(tmp_path / "plain")


class Told:
    """A crew that notes what it is asked, and does it when it is waited for."""

    ahead = 2

    def __init__(self, notes: list[str]) -> None:
        self.notes = notes

    def begin(self, task, pack, *asked) -> None:
        self.notes.append(f"begin {pack.centre.id}")

    def end(self, future, task, pack, *asked) -> Product:
        self.notes.append(f"wait {pack.centre.id}")
        return drawing.nothing(pack, ())


def test_time_of_waiting_is_used_once_all_that_can_run_is_running(folder, tmp_path, criteria):
    notes, catalogue, order = [], load(criteria), Order(WHEN)
    kept, out = Cache(None), Outbox(tmp_path / "out")
    plan = planned(packs_in([folder])[:3], order, catalogue, kept, out)
    done = list(produce(plan, order, Told(notes), kept, out, lambda: notes.append("meanwhile")))
    a, b, c = (one.pack.centre.id for one in done)
    assert notes == [f"begin {a}", f"begin {b}", "meanwhile", f"wait {a}", f"begin {c}", "meanwhile", f"wait {b}",
                     "meanwhile", f"wait {c}"]  # fmt: skip


def test_changed_file_is_audited_alone(folder, tmp_path, criteria, cache):
    audit(folder, tmp_path / "out", criteria)
    (folder / "Centre 4" / "policy.md").write_text(POLICY.format(number="01632 960999"))
    found = states(folder, tmp_path / "out", criteria, cache)
    assert found == [State.DONE] * 4 + [State.AUDIT] + [State.DONE]
    audit(folder, tmp_path / "out", criteria)
    audit(folder, tmp_path / "plain", criteria, "--no-cache")
    assert tree(tmp_path / "out") == tree(tmp_path / "plain")


def test_page_that_is_missing_or_was_changed_is_drawn_from_the_record(folder, tmp_path, criteria, cache):
    audit(folder, tmp_path / "out", criteria)
    whole = tree(tmp_path / "out")
    (tmp_path / "out" / "Centre-0.html").unlink()
    (tmp_path / "out" / "Centre-2.json").write_text("{}")
    (tmp_path / "out" / "action-plans" / "Centre-5.docx").write_bytes(b"half")
    found = states(folder, tmp_path / "out", criteria, cache)
    assert [n for n, state in enumerate(found) if state is State.DRAW] == [0, 2, 5]
    audit(folder, tmp_path / "out", criteria)
    assert tree(tmp_path / "out") == whole
    audit(folder, tmp_path / "elsewhere", criteria)
    assert tree(tmp_path / "elsewhere") == whole


def test_whatever_shapes_a_result_changes_its_key(folder, tmp_path, criteria):
    (pack, *_), catalogue, order = packs_in([folder]), load(criteria), Order(WHEN)
    hashes = tuple(map(hash_of, pack.paths))
    centre = pack.centre
    changed = [
        key_of(pack, hashes, order, catalogue),
        key_of(pack, ("0" * 64,), order, catalogue),
        key_of(replace(pack, paths=(pack.paths[0] + "x",)), hashes, order, catalogue),
        key_of(pack, hashes, replace(order, audit_date=date(2026, 11, 23)), catalogue),
        key_of(pack, hashes, replace(order, record_only=True), catalogue),
        key_of(pack, hashes, replace(order, marked=True), catalogue),
        key_of(pack, hashes, order, replace(catalogue, sha256="0" * 64)),
        key_of(pack, hashes, order, replace(catalogue, criteria=catalogue.criteria[1:])),
        key_of(replace(pack, centre=replace(centre, types=(CentreType.SUPPORTED,))), hashes, order, catalogue),
        key_of(replace(pack, centre=replace(centre, name="Other")), hashes, order, catalogue),
        key_of(replace(pack, centre=replace(centre, region="North")), hashes, order, catalogue),
    ]
    assert len(set(changed)) == len(changed)
    assert key_of(pack, hashes, order, catalogue) == changed[0]


def test_changed_code_changes_the_key(tmp_path, monkeypatch):
    package = shutil.copytree(ROOT / "auditor", tmp_path / "auditor")
    monkeypatch.setattr(keys, "__file__", str(package / "batch" / "keys.py"))
    keys.code_version.cache_clear()
    before = keys.code_version()
    (package / "readers" / "pdf.py").open("a").write("# another\n")
    keys.code_version.cache_clear()
    assert keys.code_version() != before
    monkeypatch.undo()
    keys.code_version.cache_clear()
    assert keys.code_version() == before


def test_changed_criterion_never_serves_an_old_verdict(folder, tmp_path, criteria, cache):
    audit(folder, tmp_path / "out", criteria)
    other = shutil.copytree(criteria, tmp_path / "criteria")
    path = other / "naccc" / "NACCC-DSL-1.yaml"
    path.write_text(path.read_text("utf-8").replace("weight: critical", "weight: minor"), "utf-8")
    audit(folder, tmp_path / "out", other)
    audit(folder, tmp_path / "plain", other, "--no-cache")
    assert tree(tmp_path / "out") == tree(tmp_path / "plain")


def test_file_that_could_not_be_opened_is_tried_again(folder, tmp_path, criteria, cache):
    (folder / "Centre 1" / "link.md").symlink_to(tmp_path / "nowhere.md")
    audit(folder, tmp_path / "out", criteria)
    assert states(folder, tmp_path / "out", criteria, cache)[1] is State.AUDIT


@pytest.mark.parametrize("damage", [
    lambda path: path.write_bytes(b"no database at all" * 1000),
    lambda path: path.write_bytes(path.read_bytes()[:5000]),
    lambda path: path.write_bytes(path.read_bytes()[:8192] + os.urandom(40_000)),
    lambda path: path.write_bytes(b""),
    lambda path: (path.unlink(), path.mkdir()),
])  # fmt: skip
def test_damaged_cache_costs_time_and_nothing_else(folder, tmp_path, criteria, cache, damage):
    audit(folder, tmp_path / "out", criteria)
    whole = tree(tmp_path / "out")
    for extra in cache.glob(f"{NAME}-*"):
        extra.unlink()
    damage(cache / NAME)
    code, said = audit(folder, tmp_path / "out", criteria)
    assert code == 3 and "Traceback" not in said and tree(tmp_path / "out") == whole


def test_entry_that_was_tampered_with_is_not_served(tmp_path):
    cache = Cache(tmp_path)
    cache.put(b"key", Kept("files", "", b"brief"), b"record")
    assert (cache.get(b"key"), cache.record(b"key")) == (Kept("files", "", b"brief"), b"record")
    cache.close()
    with sqlite3.connect(tmp_path / NAME) as opened:
        opened.execute("UPDATE kept SET brief = ?, record = ?", (b"better", b"other"))
    cache = Cache(tmp_path)
    assert (cache.get(b"key"), cache.record(b"key")) == (None, None)
    cache.close()


def test_cache_throws_out_the_oldest(tmp_path, monkeypatch):
    monkeypatch.setattr("auditor.batch.cache.MOST_BYTES", 2500)
    for n in range(4):
        cache = Cache(tmp_path)
        cache.used([b"0"])
        cache.put(str(n).encode(), Kept("", "", b""), bytes(1000))
        cache.close()
    cache = Cache(tmp_path)
    assert [n for n in range(4) if cache.get(str(n).encode())] == [0, 3]
    cache.close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs file modes")
def test_cache_is_for_its_owner_alone(folder, tmp_path, criteria, cache):
    audit(folder, tmp_path / "out", criteria)
    assert (cache / NAME).stat().st_mode & 0o077 == 0


def test_dry_run_says_what_would_be_done_and_writes_nothing(folder, tmp_path, criteria, cache):
    code, said = audit(folder, tmp_path / "out", criteria, "--dry-run")
    assert code == 0 and not (tmp_path / "out").exists()
    assert "Centre 3 (Centre-3): to be checked" in said and "broken.pdf" in said
    assert "6 centres, 6 to be checked, 0 to be drawn, 0 unchanged" in said
    audit(folder, tmp_path / "out", criteria)
    assert "0 to be checked, 0 to be drawn, 6 unchanged" in audit(folder, tmp_path / "out", criteria, "--dry-run")[1]


def test_folder_that_cannot_be_written_is_said_in_one_line(folder, tmp_path, criteria, cache):
    (tmp_path / "file").write_text("in the way")
    code, said = audit(folder, tmp_path / "file" / "out", criteria)
    assert code == 2 and "Cannot write" in said and "Traceback" not in said


def test_full_disk_is_said_and_the_next_run_goes_on(folder, tmp_path, criteria, cache, monkeypatch):
    def full(path: Path, data: bytes) -> None:
        if path.name == "Centre-3.html":
            raise OSError(28, "No space left on device", str(path))
        write_whole(path, data)

    monkeypatch.setattr("auditor.batch.outbox.write_whole", full)
    code, said = audit(folder, tmp_path / "out", criteria)
    assert code == 2 and "The disk is full" in said and "Centre-3.html" in said
    assert not list((tmp_path / "out").rglob("*.part")) and not (tmp_path / "out" / "index.html").exists()
    monkeypatch.undo()
    monkeypatch.setenv("AUDITOR_CACHE", str(cache))
    found = states(folder, tmp_path / "out", criteria, cache)
    assert found == [State.DONE] * 3 + [State.AUDIT] * 3
    audit(folder, tmp_path / "out", criteria)
    audit(folder, tmp_path / "plain", criteria, "--no-cache")
    assert tree(tmp_path / "out") == tree(tmp_path / "plain")


def test_fault_of_ours_in_drawing_costs_one_centre(folder, tmp_path, criteria, cache, monkeypatch):
    monkeypatch.setattr(drawing, "action_plan", lambda audit: 1 // 0 if audit.centre.id == "Centre-2" else b"plan")
    code, said = audit(folder, tmp_path / "out", criteria)
    assert code == 3 and "6 centres checked" in said and "Traceback" not in said
    assert not (tmp_path / "out" / "Centre-2.html").exists() and (tmp_path / "out" / "Centre-4.html").exists()


def test_workers_change_nothing(folder, tmp_path, criteria):
    audit(folder, tmp_path / "one", criteria, "--no-cache")
    audit(folder, tmp_path / "three", criteria, "--no-cache", "--workers", 3)
    assert tree(tmp_path / "one") == tree(tmp_path / "three")


def test_listing_is_what_a_folder_holds(tmp_path):
    out, files = Outbox(tmp_path), (("a.html", b"A"), ("deep/b.docx", b"B"))
    assert not out.holds(listing(files))
    out.write(files)
    assert out.holds(listing(files)) and out.holds("")
    out.write((("a.html", b"C"),))
    assert not out.holds(listing(files))


def killed(folder: Path, out: Path, criteria: Path, cache: Path, after: float) -> bool:
    """A run with its own process group, ended without warning after so many seconds; whether it was still going."""
    command = [sys.executable, "-m", "auditor", "audit", folder, "--out", out, "--criteria", criteria,
               "--date", str(WHEN), "--workers", "2", "--quiet"]  # fmt: skip
    going = subprocess.Popen(list(map(str, command)), cwd=ROOT, env={**os.environ, "AUDITOR_CACHE": str(cache)},
                             stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        going.wait(after)
        return False
    except subprocess.TimeoutExpired:
        going.send_signal(signal.SIGKILL)
        going.wait()
        return True


def offspring(marker: str) -> list[int]:
    """Processes whose command line holds a word."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += [int(path.parent.name)] if marker.encode() in path.read_bytes() else []
        except OSError:
            continue
    return found


def kill_often(folder: Path, tmp_path: Path, criteria: Path, times: int, seed: int) -> None:
    audit(folder, tmp_path / "plain", criteria, "--no-cache")
    whole, out, cache = tree(tmp_path / "plain"), tmp_path / "out", tmp_path / "kept"
    started = time.monotonic()
    killed(folder, tmp_path / "first", criteria, tmp_path / "other", 600)
    lasts, rng, hits = time.monotonic() - started, random.Random(seed), 0
    for n in range(times):
        if n % 5 == 0:
            shutil.rmtree(out, ignore_errors=True)
            shutil.rmtree(cache, ignore_errors=True)
        moment = lasts / 3 if n % 5 == 0 else rng.uniform(0, lasts)  # one that surely comes before the end
        hits += killed(folder, out, criteria, cache, moment)
        for path, data in (tree(out) if out.exists() else {}).items():
            assert path.endswith(".part") or data == whole[path], f"{path} is half written (seed {seed}, kill {n})"
    assert hits, "no run was killed: it ended before"
    killed(folder, out, criteria, cache, 600)
    assert tree(out) == whole
    deadline = time.monotonic() + 20
    while offspring(str(out)) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert offspring(str(out)) == []


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes under /proc")
def test_killed_runs_leave_no_half_report_and_no_process(folder, tmp_path, criteria):
    kill_often(folder, tmp_path, criteria, times=3, seed=20261122)


@pytest.mark.benchmark
@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes under /proc")
def test_fifty_kills_leave_no_half_report_and_no_process(folder, tmp_path, criteria):
    kill_often(folder, tmp_path, criteria, times=50, seed=int(os.environ.get("SEED", "6")))


@pytest.mark.parametrize("many", [1, 1000])
def test_run_pages_are_the_same_made_beside_or_in_turn(folder, tmp_path, criteria, monkeypatch, many):
    monkeypatch.setattr("auditor.cli.outputs.MANY", many)
    audit(folder, tmp_path / "out", criteria, "--no-cache")
    monkeypatch.undo()
    assert sorted(p.name for p in (tmp_path / "out").glob("[ir]*.*")) == ["index.html", "results.csv", "results.xlsx"]
    book = (tmp_path / "out" / "results.xlsx").read_bytes()
    BOOKS.add(book)
    assert BOOKS == {book}


def test_fault_beside_is_told_by_who_asked():
    assert beside(int, "no number")() is False
    assert beside(int, "3")() is ("fork" in multiprocessing.get_all_start_methods())
