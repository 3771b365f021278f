"""Bytes of a zip folder in, the files in it out: counted while they are unpacked, nothing written to the disk."""

import io
import stat
import unicodedata
import zipfile
import zlib

from auditor.model import Reason
from auditor.readers.package import overlap
from auditor.readers.reasons import Unreadable

MEGABYTE = 1024 * 1024
MOST_FILES = 200
MOST_ENTRIES = 2_000
MOST_UNPACKED = 200 * MEGABYTE
RATIO, RATIO_FROM = 200, 10 * MEGABYTE
PASSED_OVER = ("~$", ".", "__MACOSX", "Thumbs.db", "desktop.ini")
LONGEST_NAME = 200
ZIP = b"PK\x03\x04"
PARTS_OF_A_DOCUMENT = frozenset(
    ("[content_types].xml", "mimetype", "word/document.xml", "content.xml", "index.zip", "meta-inf/manifest.xml")
)


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a zip folder of files, not a document that is itself made as a zip (.docx, .odt ...)."""
    if not data.startswith((ZIP, b"PK\x05\x06")):
        return False
    try:
        names = [name.replace("\\", "/").lower() for name in zipfile.ZipFile(io.BytesIO(data)).namelist()]
    except Exception:  # a damaged zip is left to the readers, which say so
        return False
    return not any(name in PARTS_OF_A_DOCUMENT or name.endswith(".iwa") for name in names)


def unpack(data: bytes, name: str) -> tuple[tuple[str, bytes], ...]:
    """The files (name, bytes) of a zip folder in its own order, named "pack.zip/policy.docx". Raises Unreadable."""
    try:
        folder = zipfile.ZipFile(io.BytesIO(data))
    except Exception as fault:
        raise Unreadable(Reason.DAMAGED, "its zip folder cannot be opened") from fault
    entries = [entry for entry in folder.infolist() if not entry.is_dir()]
    _refuse(entries, data)
    wanted = [entry for entry in entries if not _is_passed_over(entry.filename)]
    if not wanted:
        raise Unreadable(Reason.EMPTY, "a zip folder with no document in it")
    if len(wanted) > MOST_FILES:
        raise Unreadable(Reason.TOO_LARGE, f"a zip folder with {len(wanted)} files in it")
    spent, out = 0, []
    for entry in wanted:
        content = _pour(folder, entry, MOST_UNPACKED - spent)
        spent += len(content)
        out.append((f"{name}/{_clean(entry.filename)}", content))
    return _distinct(out)


def _refuse(entries: list[zipfile.ZipInfo], data: bytes) -> None:
    """Raises Unreadable for what no honest folder holds, by what its directory says of itself."""
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(Reason.TOO_LARGE, f"a zip folder with {len(entries)} entries in it")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Unreadable(Reason.PASSWORD, "a zip folder locked with a password")
    if any(_is_link(entry) for entry in entries):
        raise Unreadable(Reason.UNSAFE, "a zip folder with a link to another file in it")
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Unreadable(Reason.TOO_LARGE, "a zip folder that unpacks to more than 200 MB")
    if overlap(entries, data):
        raise Unreadable(Reason.UNSAFE, "a zip folder whose files overlap one another")


def _is_link(entry: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return kind not in (0, stat.S_IFREG)


def _is_passed_over(path: str) -> bool:
    """Lock files, hidden files and what a Mac adds of itself."""
    return any(part.startswith(PASSED_OVER) for part in path.replace("\\", "/").split("/") if part not in (".", ".."))


def _pour(folder: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """One file's bytes, counted as they come out: what the directory says of their number may be a lie."""
    out, size = [], 0
    try:
        with folder.open(entry) as stream:
            while piece := stream.read(MEGABYTE):
                size += len(piece)
                if size > left or (size > RATIO_FROM and size > RATIO * max(entry.compress_size, 1)):
                    raise Unreadable(Reason.TOO_LARGE, "a zip folder that unpacks to far more than policies need")
                out.append(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError) as fault:
        raise Unreadable(Reason.DAMAGED, "a zip folder in which a file cannot be unpacked") from fault
    return b"".join(out)


def _clean(path: str) -> str:
    """A member's path to be shown: no way out of the folder, no control signs, not too long."""
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    shown = "".join("\ufffd" if unicodedata.category(c)[0] == "C" else c for c in "/".join(parts))
    return shown[-LONGEST_NAME:] or "file"


def _distinct(files: list[tuple[str, bytes]]) -> tuple[tuple[str, bytes], ...]:
    """Two members of one name are both kept, the later with a number."""
    seen: dict[str, int] = {}
    out = []
    for name, content in files:
        key = unicodedata.normalize("NFC", name).casefold()
        seen[key] = seen.get(key, 0) + 1
        out.append((name if seen[key] == 1 else f"{name} ({seen[key]})", content))
    return tuple(out)
