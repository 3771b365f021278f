"""The record's types in, the published schema held against them and against a record."""

import json
from pathlib import Path

import jsonschema
import pytest
from report_builder import sample

from auditor.report import to_json
from auditor.report.schema import schema_text

PUBLISHED = Path(__file__).resolve().parent.parent / "docs" / "audit.schema.json"
MAKE = "python -c \"from auditor.report.schema import *; print(schema_text(), end='')\" > docs/audit.schema.json"


def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_published_schema_is_current():
    assert PUBLISHED.read_text("utf-8") == schema_text(), f"make it again: {MAKE}"


def test_record_keeps_to_the_published_schema():
    assert [error.message for error in validator().iter_errors(json.loads(to_json(sample())))] == []


@pytest.mark.parametrize("change", [
    lambda record: record["verdicts"][0].update(outcome="PERHAPS"),
    lambda record: record["verdicts"][0].pop("reason"),
    lambda record: record["centre"].update(types="supported"),
    lambda record: record.pop("provenance"),
])
def test_record_that_breaks_the_schema_is_caught(change):
    record = json.loads(to_json(sample()))
    change(record)
    assert not validator().is_valid(record)
