"""An Audit in, JSON text out, and back again: the record that a report can be redrawn from."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from math import isfinite

from pydantic import TypeAdapter, ValidationError

from auditor.model import Audit, Criterion, Document, Evidence
from auditor.report.score import paired

SCHEMA = "1"  # the major number: another one means that fields changed their meaning

_AUDIT = TypeAdapter(Audit)
_CRITERIA = TypeAdapter(tuple[Criterion, ...])
_DOCUMENT = TypeAdapter(Document)
_VERSION = '\n "schema_version": '  # one blank: a field of the audit itself
_NO_CRITERIA = '\n "criteria": [],'
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class BadRecord(ValueError):
    """A file that is not a whole audit: the message is one plain sentence for the person who opened it."""


def to_json(audit: Audit) -> str:
    """The audit as UTF-8-safe JSON, indent 1, in field order; same audit, same text.

    Criteria are written without `examples` and without the elements' `signals`: no report draws them, and the
    catalogue's sha256 in the provenance says where they are. Half a surrogate pair, which UTF-8 cannot hold,
    becomes U+FFFD. Raises ValueError for a score that is not a number.
    """
    if not all(isfinite(it.score) for it in _passages(audit)):
        raise ValueError("a score is not a number")
    try:
        criteria = _criteria.text(audit.criteria)
        text = _AUDIT.dump_json(replace(audit, criteria=()), indent=1).decode("utf-8")
    except ValueError:  # half a surrogate pair; the standard library's slower writer gives the same text
        text = json.dumps(_AUDIT.dump_python(slim(audit)), indent=1, ensure_ascii=False, default=str)
        text, criteria = without_halves(text), ""
    start = text.rindex(_VERSION)  # written first; in the audit other fields stand on either side of it
    end = text.index("\n", start + 1)
    before, none, after = text[1:start].partition(_NO_CRITERIA)
    listed = f'\n "criteria": {criteria},' if none and criteria else none
    return "".join(("{", text[start:end], before, listed, after, text[end:], "\n"))


class _Criteria:
    """The criteria as JSON inside a record, made once: every centre of a run is judged by the same tuple."""

    def __init__(self):
        self._of: tuple[Criterion, ...] = ()
        self._text = "[]"

    def text(self, criteria: tuple[Criterion, ...]) -> str:
        """The text; raises ValueError for half a surrogate pair."""
        if criteria is not self._of:
            text = _CRITERIA.dump_json(tuple(map(_slim_criterion, criteria)), indent=1).decode("utf-8")
            self._text, self._of = text.replace("\n", "\n "), criteria
        return self._text


_criteria = _Criteria()


def _passages(audit: Audit) -> Iterator[Evidence]:
    for verdict in audit.verdicts:
        yield from verdict.evidence
        for gap in verdict.missing:
            yield from gap.rejected


def document_json(document: Document) -> str:
    """What was read, as JSON, indent 1, in field order."""
    text = json.dumps(_DOCUMENT.dump_python(document), indent=1, ensure_ascii=False, default=str)
    return without_halves(text) + "\n"


def without_halves(text: str) -> str:
    """The text with half a surrogate pair, which UTF-8 cannot hold, as U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def from_json(text: str) -> Audit:
    """The audit that `to_json` wrote. Raises BadRecord, saying which place is wrong, for anything else."""
    _check_version(_parsed(text))
    try:
        audit = _AUDIT.validate_json(text.removeprefix("\ufeff"), strict=True)
    except ValidationError as error:
        raise BadRecord(_first_fault(error)) from None
    try:
        paired(audit)
    except ValueError as error:
        raise BadRecord(f"This file is not a whole audit: {error}.") from None
    return audit


def slim(audit: Audit) -> Audit:
    """The audit without what no report draws: examples, and the signals of elements."""
    return replace(audit, criteria=tuple(_slim_criterion(criterion) for criterion in audit.criteria))


def _slim_criterion(criterion: Criterion) -> Criterion:
    elements = tuple(replace(element, signals=()) for element in criterion.elements)
    return replace(criterion, examples=(), elements=elements)


def _parsed(text: str) -> dict:
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise BadRecord("This file is not JSON. Choose the .json file that an audit wrote.") from None
    if not isinstance(found, dict) or "verdicts" not in found or "schema_version" not in found:
        raise BadRecord("This JSON file is not an audit: it has no verdicts. Choose one that an audit wrote.")
    return found


def _check_version(found: dict) -> None:
    version = str(found["schema_version"])
    if version.split(".")[0] != SCHEMA:
        raise BadRecord(
            f"This audit was written in form {version[:20]!r}, and this version reads form {SCHEMA}. "
            "Use the version of the auditor that wrote it, or audit the documents again."
        )


def _first_fault(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_input=False)
    place = ".".join(str(step) for step in faults[0]["loc"]) or "the whole file"
    more = f" ({len(faults) - 1} more like it)" if len(faults) > 1 else ""
    return f"This file is not a whole audit: at {place[:200]}, {faults[0]['msg'].lower()}{more}."
