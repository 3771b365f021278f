"""An Audit and the bytes of one of its Word documents in, a copy with our remarks in the margin out; its text stays."""

import hashlib
import io
from datetime import UTC, datetime

import docx
from docx.text.run import Run

from auditor.model import Audit, Source
from auditor.report.messages_office import tell
from auditor.report.remarks import Remark, headings, remarks
from auditor.report.still import still
from auditor.report.word_letters import Letters, cut, letters, read_letters


class CannotMark(ValueError):
    """A document that gets no marked copy: the message is one plain sentence that says what to do."""


def source_of(audit: Audit, data: bytes) -> Source:
    """Which of the audit's documents these bytes are. Raises CannotMark when they are none of them."""
    digest = hashlib.sha256(data).hexdigest()
    for source in audit.sources:
        if source.sha256 == digest:
            return source
    raise CannotMark(tell("cannot_other_file"))


def marked_word(audit: Audit, data: bytes) -> bytes:
    """The .docx with a comment at each piece of evidence and where each missing thing belongs; same in, same out.

    Raises CannotMark for a file that is not the one that was checked, is no .docx, or holds no text of its own.
    """
    source = source_of(audit, data)
    document = _opened(data)
    body = document.element.body
    wanted = _placed(read_letters(body), audit, remarks(audit, source.name))
    cut(body, {edge for start, end, _ in wanted for edge in (start, end)})
    found = read_letters(body)
    when = datetime(audit.audit_date.year, audit.audit_date.month, audit.audit_date.day, tzinfo=UTC)
    for start, end, text in reversed(wanted):  # of two at one place, the one added last comes to stand first
        runs = [Run(found.run_at(at), document) for at in (start, end - 1)]
        comment = document.add_comment(runs, text, tell("author"), tell("initials"))
        comment._comment_elm.date = when
    out = io.BytesIO()
    document.save(out)
    return still(out.getvalue())


def _opened(data: bytes):
    try:
        document = docx.Document(io.BytesIO(data))
        if not read_letters(document.element.body).text:
            raise ValueError("no text")
    except Exception as fault:  # python-docx has no error of its own for what it cannot open
        raise CannotMark(tell("cannot_open")) from fault
    return document


def _placed(found: Letters, audit: Audit, wanted: tuple[Remark, ...]) -> list[tuple[int, int, str]]:
    """(start, end, text) of each remark, in the order of the text."""
    known = frozenset(letters(heading) for heading in headings(audit))
    places = []
    for remark in wanted:
        at = _quote(found, remark)
        if at:
            places.append((*at, remark.text))
        else:
            places.append((*_section_end(found, remark.path, known), remark.lost or remark.text))
    return sorted(places, key=lambda place: place[:2])


def _quote(found: Letters, remark: Remark) -> tuple[int, int] | None:
    """Where the quote stands: under its heading if it can be, else anywhere."""
    wanted = letters(remark.quote)
    if not wanted:
        return None
    start = found.text.find(wanted, found.paragraphs[_heading(found, remark.path) or 0][0])
    start = start if start >= 0 else found.text.find(wanted)
    return (start, start + len(wanted)) if start >= 0 else None


def _heading(found: Letters, path: tuple[str, ...]) -> int | None:
    """The number of the paragraph that is the last heading of a path that can be found; None when none can."""
    number = None
    for wanted in filter(None, map(letters, path)):
        own = (n for n in range(number or 0, len(found.paragraphs)) if _text(found, n).startswith(wanted))
        number = next(own, number)
    return number


def _text(found: Letters, number: int) -> str:
    start, end = found.paragraphs[number]
    return found.text[start:end]


def _section_end(found: Letters, path: tuple[str, ...], known: frozenset[str]) -> tuple[int, int]:
    """The last paragraph before the next heading; the title when the section is not known."""
    number = _heading(found, path)
    if number is None:
        return found.paragraphs[0]
    while number + 1 < len(found.paragraphs) and _text(found, number + 1) not in known:
        number += 1
    return found.paragraphs[number]
