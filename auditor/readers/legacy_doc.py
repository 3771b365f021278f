"""Bytes of an old Word document (.doc) in, a Reading out: by a program that knows the format, in a locked room."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from auditor.model import Note, NoteCode, Reading, Reason
from auditor.readers.docbook import read_docbook
from auditor.readers.locked_room import MOST_OUTPUT, run
from auditor.readers.reasons import Unreadable

OFFICE_SECONDS, SMALL_SECONDS = 90.0, 20.0  # real time; a policy takes LibreOffice two seconds, antiword a tenth
MADE_ITS_PROFILE = 81  # LibreOffice's exit status when it wants to be started again
OFFICES = ("soffice", "libreoffice")
INSTALLED_AT = (
    r"C:\Program Files\LibreOffice\program\soffice.exe", r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
MISSING = (
    "an old Word document (.doc), and no program that can open one is installed: open it in Word and choose Save As "
    ".docx, or install LibreOffice (or antiword) and try again"
)
# Nothing may be fetched or run while a stranger's document is converted.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" \
oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value>\
</prop></item>
</oor:items>
"""


def read_doc(data: bytes, name: str) -> Reading:
    """A .doc as blocks without pages, by LibreOffice, else antiword, else catdoc. Raises Unreadable."""
    with tempfile.TemporaryDirectory(prefix="auditor-") as folder:
        room = Path(folder)
        source = room / "policy.doc"
        source.write_bytes(data)
        reading = _first_answer(source, name)
    if reading is None:
        raise Unreadable(Reason.DAMAGED, "the program that opens old Word documents found no text in it")
    sha256 = _fingerprint(data)
    told = (Note(NoteCode.ACTIVE_CONTENT, "It holds macros or commands, which were not run."),) if _macros(data) else ()
    return replace(reading, source=replace(reading.source, sha256=sha256, format="doc"),
                   notes=(*reading.notes, *told))


def _first_answer(source: Path, name: str) -> Reading | None:
    """The first installed program's reading; the next is asked only where one gives nothing."""
    asked = False
    for find, ask in ((_office, _by_office), (_antiword, _by_antiword), (_catdoc, _by_catdoc)):
        if program := find():
            asked = True
            try:
                reading = ask(program, source, name)
            except Unreadable as bad:
                if bad.reason in (Reason.PASSWORD, Reason.TIME):
                    raise
                reading = None
            if reading is not None:
                return reading
    if not asked:
        raise Unreadable(Reason.UNSUPPORTED, MISSING)
    return None


def _office() -> str | None:
    found = next((path for path in map(shutil.which, OFFICES) if path), None)
    itself = Path(found).resolve().with_name("soffice.bin") if found else None
    if itself and itself.is_file():
        return str(itself)  # not the script that starts it: it must end when we do
    return found or next((path for path in INSTALLED_AT if Path(path).is_file()), None)


def _antiword() -> str | None:
    return shutil.which("antiword")


def _catdoc() -> str | None:
    return shutil.which("catdoc")


def _by_office(program: str, source: Path, name: str) -> Reading | None:
    from auditor.readers.docx import read_docx

    profile = source.parent / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    command = [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--nodefault", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(source.parent), str(source),
    ]
    if run(command, source.parent, OFFICE_SECONDS)[0] == MADE_ITS_PROFILE:
        run(command, source.parent, OFFICE_SECONDS)
    made = source.with_suffix(".docx")  # its exit status is 0 even when it failed; only the file tells
    return read_docx(_bounded(made), name) if made.is_file() and made.stat().st_size else None


def _by_antiword(program: str, source: Path, name: str) -> Reading | None:
    book = run([program, "-x", "db", "-m", "UTF-8.txt", str(source)], source.parent, SMALL_SECONDS)[1]
    reading = read_docbook(book, name) if book.strip() else None
    return reading and _warned(reading, "antiword")


def _by_catdoc(program: str, source: Path, name: str) -> Reading | None:
    from auditor.readers.text import read_text

    text = run([program, "-a", "-w", "-d", "utf-8", str(source)], source.parent, SMALL_SECONDS)[1]
    return _warned(read_text(text, name), "catdoc") if text.strip() else None


def _warned(reading: Reading, program: str) -> Reading:
    """What the small programs cannot tell apart: the assessor has to know it."""
    note = Note(
        NoteCode.OTHER,
        f"It is an old Word document, read by {program}: deleted or hidden words may stand among the others, and "
        "headings may be missed. Install LibreOffice, or save it as .docx, for a better reading.",
    )
    return replace(reading, notes=(*reading.notes, note))


def _bounded(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_OUTPUT)


def _fingerprint(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def _macros(data: bytes) -> bool:
    return "_VBA_PROJECT".encode("utf-16-le") in data
