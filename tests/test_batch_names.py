"""Nasty folders and names in: distinct safe names out, and nothing opened that is no plain file."""

import os
import sys
from pathlib import Path

import pytest

from auditor.batch import packs_in
from auditor.batch.packs import passed_over, plain
from auditor.batch.worker import files_at, name_of

WINDOWS = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
NASTY = [
    "CON", "nul", "LPT1", "COM1", "index", "a..", "b. ", "  c", "d..e", "Policy", "policy", "POLICY", "caf\u00e9",
    "cafe\u0301", "\u202egnp.exe", "zero\u200bwidth",
    "<script>alert(1)<", "=cmd|x", "x" * 200, "x" * 201, "\u540d\u524d",
    "\U0001f600", "a:b", "a*b?", "a\tb", "a\nb", "-rf", "--help", "$HOME", "%PATH%", "'; drop", '"quoted"', "_",
]


def made(folder: Path, names: list[str]) -> None:
    for name in names:
        (folder / name).mkdir()
        (folder / name / "policy.txt").write_text("Hello", encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names at the door")
def test_nasty_names_give_distinct_safe_ids(tmp_path):
    made(tmp_path, NASTY)
    packs = packs_in([tmp_path])
    ids = [pack.centre.id for pack in packs]
    assert len({i.lower() for i in ids}) == len(NASTY) == len(ids)
    assert all(i.isascii() and i.replace("-", "").replace("_", "").isalnum() and len(i) < 100 for i in ids)
    assert {i.lower() for i in ids}.isdisjoint(WINDOWS | {"index"})


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names that are no text")
def test_name_that_is_no_text_can_be_written(tmp_path):
    folder = os.fsencode(tmp_path) + b"/caf\xe9"
    os.mkdir(folder)
    Path(os.fsdecode(folder + b"/p\xff.txt")).write_text("Hello", encoding="utf-8")
    (pack,) = packs_in([tmp_path])
    assert (pack.centre.name.encode("utf-8"), name_of(pack.paths[0])) == ("Caf\ufffd".encode(), "p\ufffd.txt")


def test_signs_that_turn_or_hide_letters_are_shown():
    assert plain("a\u202eb\u200dc\x07\ud800") == "a\ufffdb\ufffdc\ufffd\ufffd"


def test_lock_files_are_passed_over_and_named(tmp_path):
    made(tmp_path, ["centre"])
    for name in ("~$policy.docx", ".hidden", "Thumbs.db"):
        (tmp_path / "centre" / name).write_bytes(b"x")
    (pack,) = packs_in([tmp_path])
    assert [Path(path).name for path in pack.paths] == ["policy.txt"]
    assert passed_over([tmp_path]) == (
        ("centre/Thumbs.db", "a file of Windows's own"),
        ("centre/~$policy.docx", "a lock file that Word leaves beside an open document"))  # fmt: skip


def test_what_stands_in_a_folder_that_is_passed_over_is_named_too(tmp_path):
    made(tmp_path, ["centre"])
    for folder in ("__MACOSX", "centre/__MACOSX/centre"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "policy.docx").write_bytes(b"x")
    notes = "a Mac's own notes about other files"
    assert passed_over([tmp_path]) == (
        ("__MACOSX/policy.docx", notes), ("centre/__MACOSX/centre/policy.docx", notes))  # fmt: skip


def test_centre_with_nothing_but_a_lock_file_is_not_lost(tmp_path):
    (tmp_path / "centre").mkdir()
    (tmp_path / "centre" / "~$policy.docx").write_bytes(b"x")
    assert passed_over([tmp_path]) == ()
    assert [pack.centre.id for pack in packs_in([tmp_path])] == ["centre"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
def test_links_and_pipes_are_refused_by_name_and_not_opened(tmp_path):
    made(tmp_path, ["centre"])
    secret = tmp_path.parent / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    (tmp_path / "centre" / "link.txt").symlink_to(secret)
    (tmp_path / "centre" / "folder").symlink_to("/etc")
    os.mkfifo(tmp_path / "centre" / "pipe.txt")
    (pack,) = packs_in([tmp_path])
    assert [Path(path).name for path in pack.paths] == ["folder", "link.txt", "pipe.txt", "policy.txt"]
    for path in pack.paths[:3]:
        with pytest.raises(OSError):
            files_at(Path(path))


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_link_given_by_the_user_is_followed(tmp_path):
    (tmp_path / "real.txt").write_text("Hello", encoding="utf-8")
    (tmp_path / "policy.txt").symlink_to(tmp_path / "real.txt")
    (pack,) = packs_in([tmp_path / "policy.txt"])
    assert (pack.centre.id, files_at(Path(pack.paths[0]))) == ("policy", (("real.txt", b"Hello"),))
