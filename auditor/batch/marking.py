"""An audit and the files it came from in, a marked copy of each out, or a sentence where there can be none."""

from pathlib import Path

from auditor.batch.packs import plain
from auditor.model import Audit
from auditor.readers.pdf_places import places_in_pdf
from auditor.report.marked import CannotMark, marked_word, source_of
from auditor.report.marked_pdf import marked_pdf
from auditor.report.messages_office import tell

MARKED = "marked"


def marked_copies(audit: Audit, paths: tuple[Path, ...]) -> tuple[list[tuple[str, bytes]], tuple[str, ...]]:
    """The copies by their paths in the run's folder, and a sentence for each document that cannot have one."""
    copies: list[tuple[str, bytes]] = []
    refused: list[str] = []
    taken: set[str] = set()
    for path in paths:
        try:
            data, kind = marked_copy(audit, path)
        except CannotMark as reason:
            refused += [f"{plain(path.name)}: {reason}"] if _was_read(audit, path) else []
            continue
        copies.append((f"{MARKED}/{_free(f'{audit.centre.id}-{path.stem}', kind, taken)}", data))
    return copies, tuple(refused)


def marked_copy(audit: Audit, path: Path) -> tuple[bytes, str]:
    """The marked copy of one file and its ending. Raises CannotMark."""
    try:
        data = path.read_bytes()
    except OSError:
        raise CannotMark(tell("cannot_other_file")) from None
    kind = source_of(audit, data).format
    if kind == "docx":
        return marked_word(audit, data), ".docx"
    if kind == "pdf":
        return marked_pdf(audit, data, places_in_pdf), ".pdf"
    raise CannotMark(tell("cannot_kind"))


def _was_read(audit: Audit, path: Path) -> bool:
    return all(failure.source != plain(path.name) for failure in audit.failures)


def _free(stem: str, ending: str, taken: set[str]) -> str:
    """A safe name that no other file of the run has, even where case does not count."""
    base = "".join(c if c.isalnum() or c in "-_ ." else "-" for c in stem).strip(" .")[:120]
    name, n = base, 2
    while name.casefold() in taken:
        name, n = f"{base}-{n}", n + 1
    taken.add(name.casefold())
    return name + ending
