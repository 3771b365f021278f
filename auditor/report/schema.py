"""The audit's types in, the published JSON Schema of its record out."""

import json

from pydantic import TypeAdapter

from auditor.model import Audit

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text() -> str:
    """The JSON Schema of what `to_json` writes, as JSON, indent 1: docs/audit.schema.json holds this very text."""
    made = TypeAdapter(Audit).json_schema(mode="serialization")
    whole = {"$schema": DIALECT} | made | {"title": "A policy audit by auditor"}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"
