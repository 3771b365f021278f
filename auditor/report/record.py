"""An Audit in, JSON text out, and back again: the record that a report can be redrawn from."""

import json
import re
from dataclasses import replace

from pydantic import TypeAdapter, ValidationError

from auditor.model import Audit, Criterion, Document
from auditor.report.score import paired

SCHEMA = "1"  # the major number: another one means that fields changed their meaning

_AUDIT = TypeAdapter(Audit)
_DOCUMENT = TypeAdapter(Document)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class BadRecord(ValueError):
    """A file that is not a whole audit: the message is one plain sentence for the person who opened it."""


def to_json(audit: Audit) -> str:
    """The audit as UTF-8-safe JSON, indent 1, in field order; same audit, same text.

    Criteria are written without `examples` and without the elements' `signals`: no report draws them, and the
    catalogue's sha256 in the provenance says where they are. Half a surrogate pair, which UTF-8 cannot hold,
    becomes U+FFFD. Raises ValueError for a score that is not a number.
    """
    whole = _AUDIT.dump_python(slim(audit))
    first = {"schema_version": whole.pop("schema_version")}
    text = json.dumps(first | whole, indent=1, ensure_ascii=False, allow_nan=False, default=str)
    return _LONE_SURROGATE.sub("\ufffd", text) + "\n"


def document_json(document: Document) -> str:
    """What was read, as JSON, indent 1, in field order."""
    text = json.dumps(_DOCUMENT.dump_python(document), indent=1, ensure_ascii=False, default=str)
    return _LONE_SURROGATE.sub("\ufffd", text) + "\n"


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
