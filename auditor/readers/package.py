"""Bytes of a zip-made document in, its parts out: bounded, and refused when they are built to deceive."""

import io
import stat
import zipfile
import zlib
from posixpath import normpath

from lxml import etree

from auditor.model import Reason
from auditor.readers.reasons import Unreadable

MEGABYTE = 1024 * 1024
MOST_UNPACKED = 200 * MEGABYTE
MOST_XML = 48 * MEGABYTE  # a tree takes several times its text; the largest honest one measured is 15 MB
MOST_ENTRIES = 2_000
HEAD = 65_536  # bytes of a part in which a DOCTYPE must stand
RATIO, RATIO_FROM = 200, 10 * MEGABYTE
TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)


class Package:
    """The parts of a zip-made document by name; part names are matched without regard to case."""

    def __init__(self, data: bytes) -> None:
        """Raises Unreadable when the zip is damaged, encrypted, too large or built to deceive."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except Exception as fault:
            raise Unreadable(Reason.DAMAGED, "its zip container cannot be opened") from fault
        entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        _refuse(entries, data)
        self._entries = {part_name(entry.filename): entry for entry in entries}
        if len(self._entries) != len(entries):
            raise Unreadable(Reason.UNSAFE, "it holds two parts of the same name")
        self._spent = self._spent_xml = 0

    def refuse_entities(self) -> None:
        """Raises Unreadable(UNSAFE) for a DOCTYPE in any part; a manifest of old programs has a harmless one."""
        for name, entry in self._entries.items():
            if name.endswith((".xml", ".rels")) and name != "meta-inf/manifest.xml":
                refuse_doctype(self._head(entry))

    @property
    def names(self) -> tuple[str, ...]:
        """Lower-case part names in the order of the container."""
        return tuple(self._entries)

    def __contains__(self, name: str) -> bool:
        return part_name(name) in self._entries

    def read(self, name: str) -> bytes:
        """The bytes of a part, counted as they come out; empty when there is no such part."""
        entry = self._entries.get(part_name(name))
        if entry is None:
            return b""
        try:
            with self._zip.open(entry) as stream:
                return self._pour(stream, entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as fault:
            raise Unreadable(Reason.DAMAGED, f"its part {entry.filename[:80]} cannot be unpacked") from fault

    def _head(self, entry: zipfile.ZipInfo) -> bytes:
        try:
            with self._zip.open(entry) as stream:
                return stream.read(HEAD)
        except Exception:  # a part that is not needed may be broken; one that is needed says so when it is read
            return b""

    def _pour(self, stream, entry: zipfile.ZipInfo) -> bytes:
        out, size = [], 0
        while piece := stream.read(MEGABYTE):
            size += len(piece)
            self._spent += len(piece)
            packed = max(entry.compress_size, 1)
            if self._spent > MOST_UNPACKED or (size > RATIO_FROM and size > RATIO * packed):
                raise Unreadable(Reason.TOO_LARGE, "it unpacks to far more than a policy needs")
            out.append(piece)
        return b"".join(out)

    def xml(self, name: str):
        """The root element of an XML part, its namespaces made transitional; None when there is no such part."""
        data = self.read(name)
        if not data:
            return None
        self._spent_xml += len(data)
        if self._spent_xml > MOST_XML:
            raise Unreadable(Reason.TOO_LARGE, "its text parts are far larger than a policy needs")
        root = parse(data)
        if b"http://purl.oclc.org/ooxml/" in data:
            plain = etree.tostring(root, encoding="utf-8")
            for strict, usual in TRANSITIONAL:
                plain = plain.replace(strict, usual)
            root = parse(plain)
        return root


def part_name(name: str) -> str:
    """A part name as it is compared: forward slashes, no leading one, lower case."""
    return normpath("/" + name.replace("\\", "/")).lstrip("/").lower()


def parse(data: bytes):
    """The root element of an XML text; raises Unreadable(UNSAFE) for a DOCTYPE."""
    refuse_doctype(data[:MEGABYTE])
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise Unreadable(Reason.UNSAFE, "it declares entities, which no word processor writes")
    return root


def refuse_doctype(head: bytes) -> None:
    """Raises Unreadable(UNSAFE) when the start of an XML text declares a document type."""
    if b"<!DOCTYPE" in head.replace(b"\0", b""):
        raise Unreadable(Reason.UNSAFE, "it declares entities, which no word processor writes")


def _refuse(entries: list[zipfile.ZipInfo], data: bytes) -> None:
    """Raises Unreadable for anything in the directory that no honest document has (threat model 2.3)."""
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(Reason.TOO_LARGE, f"it holds {len(entries)} parts")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Unreadable(Reason.PASSWORD, "its parts are encrypted")
    if any(stat.S_ISLNK(entry.external_attr >> 16) for entry in entries):
        raise Unreadable(Reason.UNSAFE, "it holds a link to another file")
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Unreadable(Reason.TOO_LARGE, "it unpacks to more than 200 MB")
    if any(e.file_size > RATIO_FROM and e.file_size > RATIO * max(e.compress_size, 1) for e in entries):
        raise Unreadable(Reason.TOO_LARGE, "one of its parts unpacks to far more than a policy needs")
    if overlap(entries, data):
        raise Unreadable(Reason.UNSAFE, "its parts overlap one another")


def overlap(entries: list[zipfile.ZipInfo], data: bytes) -> bool:
    """Whether two entries share bytes: the trick by which a small zip unpacks to gigabytes."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        start = entry.header_offset
        if start < end:
            return True
        name_length = int.from_bytes(data[start + 26 : start + 28], "little")
        extra_length = int.from_bytes(data[start + 28 : start + 30], "little")
        end = start + 30 + name_length + extra_length + entry.compress_size
    return False
