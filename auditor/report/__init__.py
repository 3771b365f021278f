"""The report room: an Audit in, JSON or HTML text out; it knows the nouns and nothing else."""

from auditor.report.committee import committee_page
from auditor.report.entry import Entry, summarise, unread
from auditor.report.page import centre_page
from auditor.report.record import BadRecord, document_json, from_json, to_json
from auditor.report.score import overall

__all__ = [
    "BadRecord",
    "Entry",
    "centre_page",
    "committee_page",
    "document_json",
    "from_json",
    "overall",
    "summarise",
    "to_json",
    "unread",
]
