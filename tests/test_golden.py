"""A policy of two pages, and exactly what is read, judged and drawn from it.

After a change that is meant: WRITE_GOLDENS=1 pytest tests/test_golden.py, and read the difference before you commit.
"""

import io
import os
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from auditor.audit import assess, open_documents
from auditor.catalogue import load
from auditor.evidence import Finder
from auditor.model import Audit, Centre, CentreType, Outcome
from auditor.report import centre_page, document_json, to_json
from auditor.shipped import shipped

GOLDEN = Path(__file__).parent / "golden"
ASKED = ("NACCC-DSL-1", "QUAL-REV-1", "ESC-LADO-1", "STAFF-WB-1", "TYPE-SUPD-1")


def build_policy() -> bytes:
    style = getSampleStyleSheet()
    body = style["BodyText"]
    made = io.BytesIO()
    contacts = [
        ["Who", "Name", "Number"],
        ["Safeguarding lead", "Morwenna Ashby", "01632 960123"],
        ["Deputy", "Idris Farrow", "01632 960124"],
    ]
    story = [
        Paragraph("Larkmoor Contact Centre: safeguarding policy", style["Title"]),
        Paragraph("Reviewed 3 March 2026. Next review: March 2027. The trustees review this policy every year.", body),
        Paragraph("Who to tell", style["Heading2"]),
        Paragraph("Tell the safeguarding lead about any worry on the same day.", body),
        Table(contacts, style=[("GRID", (0, 0), (-1, -1), 1, "black")]),
        PageBreak(),
        Paragraph("Worries about one of us", style["Heading2"]),
        Paragraph("If a worker may have harmed a child, the lead rings the LADO within one working day.", body),
        ListFlowable([
            Paragraph("We hope to write a whistleblowing policy next year.", body),
            Paragraph("Larkmoor is a supported centre; nobody is supervised here.", body),
        ]),
    ]
    SimpleDocTemplate(made, invariant=1, title="Safeguarding policy").build(story)
    return made.getvalue()


def policy() -> bytes:
    """The PDF as it was built once: another version of the builder would change its bytes and so its hash."""
    if os.environ.get("WRITE_GOLDENS"):
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / "larkmoor.pdf").write_bytes(build_policy())
    return (GOLDEN / "larkmoor.pdf").read_bytes()


@lru_cache(maxsize=1)
def audited() -> tuple:
    catalogue = load(shipped("criteria"))
    small = replace(
        catalogue,
        criteria=tuple(c for c in catalogue.criteria if c.id in ASKED),
        sha256="0" * 64,  # of the whole catalogue: it changes whenever any criterion does
    )
    documents, failures = open_documents((("larkmoor.pdf", policy()),))
    centre = Centre("larkmoor", "Larkmoor", (CentreType.SUPPORTED,))
    return documents[0], assess(documents, failures, centre, Finder(small), date(2026, 11, 1))


def drawn(name: str) -> str:
    document, audit = audited()
    return {"document.json": document_json, "audit.json": to_json, "page.html": centre_page}[name](
        document if name == "document.json" else audit
    )


@pytest.mark.parametrize("name", ["document.json", "audit.json", "page.html"])
def test_golden(name):
    path, text = GOLDEN / name, drawn(name)
    if os.environ.get("WRITE_GOLDENS"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text("utf-8")


def test_golden_shows_every_outcome_that_a_reader_meets():
    audit: Audit = audited()[1]
    assert {v.criterion: v.outcome for v in audit.verdicts} == {
        "NACCC-DSL-1": Outcome.MET,
        "QUAL-REV-1": Outcome.MET,
        "ESC-LADO-1": Outcome.PARTIAL,
        "STAFF-WB-1": Outcome.NOT_MET,
        "TYPE-SUPD-1": Outcome.NOT_APPLICABLE,
    }
