"""Old Word documents in, read by whatever program is installed; the right reason where none is."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from auditor.model import BlockKind, NoteCode, Reason
from auditor.readers import Unreadable, legacy_doc, locked_room, read
from auditor.readers.docbook import read_docbook

BOOK = b"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE book PUBLIC "-//OASIS//DTD DocBook XML V4.1.2//EN" "http://x.example/docbookx.dtd">
<book><title>Not in the text</title><bookinfo><author><surname>Nobody</surname></author></bookinfo>
<chapter><title>Policy</title><sect1><title><emphasis role='bold'>Aims</emphasis></title>
<para>Tell the
lead.<footnote><para>See us.</para></footnote></para>
<itemizedlist><listitem><para>one</para></listitem></itemizedlist>
<informaltable><tgroup><tbody><row><entry><para>Name</para></entry><entry><para>Phone</para></entry></row>
<row><entry><para>Jo</para></entry><entry><para>01632 960001</para></entry></row></tbody></tgroup></informaltable>
</sect1></chapter></book>"""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHELL = OLE + bytes(504) + b"\xec\xa5\xc1\0" + bytes(508) + "WordDocument".encode("utf-16-le") + bytes(400)
posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts")


def stand_in(folder: Path, name: str, script: str) -> str:
    """A program of that name, which does what the script says."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def only(monkeypatch, folder: Path) -> None:
    """Nothing is installed but what is in the folder."""
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    kept = shutil.which
    monkeypatch.setattr(legacy_doc, "INSTALLED_AT", ())
    monkeypatch.setattr(legacy_doc.shutil, "which", lambda name: kept(name, path=str(folder)))


def test_docbook_gives_headings_lists_notes_and_tables():
    found = read_docbook(BOOK, "policy.doc").blocks
    assert [(b.kind, b.level, b.text) for b in found] == [
        (BlockKind.HEADING, 1, "Policy"), (BlockKind.HEADING, 2, "Aims"), (BlockKind.PARAGRAPH, 0, "Tell the lead."),
        (BlockKind.FOOTNOTE, 0, "See us."), (BlockKind.ITEM, 1, "one"), (BlockKind.ROW, 0, "Name | Phone"),
        (BlockKind.ROW, 0, "Jo | 01632 960001")]


def test_nothing_installed_says_what_to_install_and_what_to_do(monkeypatch, tmp_path):
    only(monkeypatch, tmp_path)
    with pytest.raises(Unreadable) as caught:
        read(SHELL, "policy.doc")
    assert caught.value.reason == Reason.UNSUPPORTED
    assert all(word in caught.value.detail for word in ("Save As .docx", "LibreOffice", "antiword"))


@posix
def test_antiword_is_asked_where_libreoffice_fails_with_status_0(monkeypatch, tmp_path):
    stand_in(tmp_path, "soffice", "exit 0")
    (tmp_path / "book").write_bytes(BOOK)
    stand_in(tmp_path, "antiword", f"cat {tmp_path}/book")
    only(monkeypatch, tmp_path)
    reading = read(SHELL, "policy.doc")
    assert (reading.source.format, len(reading.blocks), [n.code for n in reading.notes]) == (
        "doc", 7, [NoteCode.OTHER])


@posix
def test_catdoc_is_asked_last(monkeypatch, tmp_path):
    stand_in(tmp_path, "antiword", "exit 1")
    stand_in(tmp_path, "catdoc", "echo 'Tell the lead.'")
    only(monkeypatch, tmp_path)
    assert [b.text for b in read(SHELL, "policy.doc").blocks] == ["Tell the lead."]


@posix
def test_programs_that_find_nothing_mean_damaged(monkeypatch, tmp_path):
    stand_in(tmp_path, "catdoc", "exit 0")
    only(monkeypatch, tmp_path)
    with pytest.raises(Unreadable) as caught:
        read(SHELL, "policy.doc")
    assert caught.value.reason == Reason.DAMAGED


@posix
def test_program_that_hangs_is_ended_with_its_children(monkeypatch, tmp_path):
    stand_in(tmp_path, "catdoc", f"sleep 60 & echo $! > {tmp_path}/child; wait")
    only(monkeypatch, tmp_path)
    monkeypatch.setattr(legacy_doc, "SMALL_SECONDS", 0.5)
    with pytest.raises(Unreadable) as caught:
        read(SHELL, "policy.doc")
    assert caught.value.reason == Reason.TIME
    child = int((tmp_path / "child").read_text(encoding="ascii"))
    assert is_over(child)


def is_over(process: int) -> bool:
    """Whether the process is gone, or dead and only not yet counted."""
    for _ in range(50):
        status = Path(f"/proc/{process}/stat")
        try:
            if status.parent.parent.joinpath("self").exists() and status.read_text().split(")")[1].split()[0] == "Z":
                return True
            os.kill(process, 0)
        except (OSError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False


@posix
def test_program_sees_nothing_of_the_users_settings(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "canary")
    monkeypatch.setenv("HTTP_PROXY", "http://x.example")
    stand_in(tmp_path, "catdoc", "echo Told; env")
    only(monkeypatch, tmp_path)
    said = " ".join(b.text for b in read(SHELL, "policy.doc").blocks)
    assert ("canary" in said, "PROXY" in said, "Told" in said) == (False, False, True)


@pytest.mark.parametrize("at", [512, 1024, 4096])
def test_locked_document_needs_a_password_wherever_its_text_starts(at):
    head = b"\xec\xa5\xc1\0" + bytes(7) + b"\x01"
    data = OLE + bytes(at - 8) + head + bytes(500) + "WordDocument".encode("utf-16-le")
    with pytest.raises(Unreadable) as caught:
        read(data, "policy.doc")
    assert caught.value.reason == Reason.PASSWORD


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_a_real_old_document(tmp_path, monkeypatch):
    source = tmp_path / "policy.docx"
    made = docx.Document()
    made.add_heading("Reporting", 2)
    made.add_paragraph("Tell the lead at once.")
    made.add_paragraph("In one hour.", style="List Bullet")
    table = made.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("Name", "Phone", "Jo", "0121"), strict=True):
        cell.text = text
    made.add_paragraph("Ring 999 first.")  # Word wants a paragraph after each table
    made.save(source)
    profile = (tmp_path / "profile").as_uri()
    locked_room.run([shutil.which("soffice"), f"-env:UserInstallation={profile}", "--headless", "--convert-to",
                    "doc:MS Word 97", "--outdir", str(tmp_path), str(source)], tmp_path, 90)
    data = (tmp_path / "policy.doc").read_bytes()
    passing = tmp_path / "passing"  # a folder of its own: other tests that run beside this one use the common one
    passing.mkdir()
    monkeypatch.setattr(legacy_doc.tempfile, "tempdir", str(passing))
    reading = read(data, "policy.doc")
    assert [(b.kind, b.level, b.text) for b in reading.blocks] == [
        (BlockKind.HEADING, 2, "Reporting"), (BlockKind.PARAGRAPH, 0, "Tell the lead at once."),
        (BlockKind.ITEM, 1, "In one hour."), (BlockKind.ROW, 0, "Name | Phone"), (BlockKind.ROW, 0, "Jo | 0121"),
        (BlockKind.PARAGRAPH, 0, "Ring 999 first.")]
    assert (data.startswith(OLE), reading.source.format, reading.notes) == (True, "doc", ())
    assert not list(passing.glob("auditor-*"))


def can_cut_off() -> bool:
    """Whether this system lets a program be started without the network."""
    ways = (["unshare", "-n", "true"], ["unshare", "-r", "-n", "true"])
    return bool(shutil.which("unshare")) and any(not subprocess.run(w, capture_output=True).returncode for w in ways)


@pytest.mark.skipif(sys.platform != "linux" or not can_cut_off(), reason="no program can be cut off the network here")
def test_program_has_no_network(tmp_path):
    _, answer = locked_room.run(["cat", "/proc/net/dev"], tmp_path, 10)
    lines = [line.split() for line in answer.decode().splitlines()[2:]]
    assert sum(int(line[1]) + int(line[9]) for line in lines) == 0  # nothing has come in or gone out
    assert "eth0:" not in [line[0] for line in lines]
