"""A file's bytes in, a Reading out: the reader is chosen by what the bytes are; a file that cannot be read says why."""

from collections.abc import Callable
from dataclasses import replace

from auditor.model import Note, NoteCode, Reading, Reason
from auditor.readers.letters import plain_letters
from auditor.readers.reasons import ADVICE, Unreadable
from auditor.readers.sniff import UNKNOWN_BYTES, kind_of

__all__ = ["ADVICE", "READERS", "Unreadable", "pages_of", "read"]

SUFFIXES = {
    "pdf": (".pdf",), "docx": (".docx", ".docm", ".dotx", ".dotm"), "txt": (".txt", ".text", ".md"),
    "md": (".md", ".markdown", ".txt"), "doc": (".doc", ".dot"), "odt": (".odt", ".ott", ".fodt"), "rtf": (".rtf",),
    "html": (".html", ".htm", ".xhtml", ".mht", ".mhtml"),
}
SPOKEN = {
    "pdf": "a PDF", "docx": "a Word document", "txt": "plain text", "md": "plain text with Markdown signs",
    "doc": "an old Word document", "odt": "an OpenDocument text", "rtf": "a rich text document", "html": "a web page",
}


def _pdf(data: bytes, name: str) -> Reading:
    from auditor.readers.pdf import read_pdf  # heavy libraries load only when a file needs them

    return read_pdf(data, name)


def _docx(data: bytes, name: str) -> Reading:
    from auditor.readers.docx import read_docx

    return read_docx(data, name)


def _text(data: bytes, name: str) -> Reading:
    from auditor.readers.text import read_text

    return read_text(data, name)


def _markdown(data: bytes, name: str) -> Reading:
    from auditor.readers.text import read_markdown

    return read_markdown(data, name)


def _doc(data: bytes, name: str) -> Reading:
    from auditor.readers.legacy_doc import read_doc

    return read_doc(data, name)


def _odt(data: bytes, name: str) -> Reading:
    from auditor.readers.odt import read_odt

    return read_odt(data, name)


def _rtf(data: bytes, name: str) -> Reading:
    from auditor.readers.rtf import read_rtf

    return read_rtf(data, name)


def _html(data: bytes, name: str) -> Reading:
    from auditor.readers.html import read_html

    return read_html(data, name)


READERS: dict[str, Callable[[bytes, str], Reading]] = {
    "pdf": _pdf, "docx": _docx, "doc": _doc, "odt": _odt, "rtf": _rtf, "html": _html, "txt": _text, "md": _markdown,
}


def read(data: bytes, name: str) -> Reading:
    """The reading of one file; `name` is its file name. Raises Unreadable, and nothing else, when there is none."""
    try:
        kind = kind_of(data)
        reading = plain_letters(READERS[kind](data, name))
    except Exception as fault:  # a damaged file can break a library in any way; each ends here, none in a batch
        if _is_out_of_memory(fault):
            raise Unreadable(Reason.MEMORY) from fault
        if isinstance(fault, Unreadable):
            raise _as_named(fault, name) from fault
        raise Unreadable(Reason.DAMAGED, f"reading it stopped with {type(fault).__name__}") from fault
    return _with_name_noted(reading, kind, name)


def _as_named(fault: Unreadable, name: str) -> Unreadable:
    """A file called a document that is of no known kind is not what its name says."""
    called = name.lower().endswith(tuple(ending for endings in SUFFIXES.values() for ending in endings))
    unknown = fault.reason == Reason.NOT_A_DOCUMENT and fault.detail == UNKNOWN_BYTES
    return Unreadable(Reason.WRONG_EXTENSION, fault.detail) if called and unknown else fault


def pages_of(data: bytes) -> int:
    """How many pages a PDF says it has, found without reading them; 0 for everything else."""
    if b"%PDF" not in data[:1024]:
        return 0
    from auditor.readers.pdf import count_pages

    return count_pages(data)


def _is_out_of_memory(fault: BaseException | None) -> bool:
    """Whether want of memory lies behind a fault, under whatever name a library or reader passed it on."""
    while fault is not None:
        if isinstance(fault, MemoryError) or "emory allocation failed" in str(fault):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def _with_name_noted(reading: Reading, kind: str, name: str) -> Reading:
    """A wrong ending is told, not punished: the words are what counts."""
    if name.lower().endswith(SUFFIXES[kind]):
        return reading
    note = Note(NoteCode.OTHER, f"Its name does not say so, but this file is {SPOKEN[kind]}, and was read as one.")
    return replace(reading, notes=(*reading.notes, note))
