"""The sample policies in, the committed example in reports/example out: the page of their run, and one of its centres.

After a change that is meant: WRITE_GOLDENS=1 pytest tests/test_example.py, then python docs/images/draw.py for the
pictures in docs/images, and read the difference before you commit.
"""

import io
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from auditor.batch import run
from auditor.batch.drawing import pages
from auditor.catalogue import load
from auditor.cli.samples import sample_packs
from auditor.families import kinship
from auditor.report import summarise
from auditor.report.index import index_page
from auditor.report.ledger import centre_row
from auditor.report.plan import action_plan
from auditor.report.workbook import workbook
from auditor.shipped import shipped

EXAMPLE = Path(__file__).resolve().parent.parent / "reports" / "example"
CENTRE = "copperlark-contact"
PLAN = f"action-plans/{CENTRE}.docx"
FILES = ("index.html", "results.xlsx", f"{CENTRE}.html", f"committee/{CENTRE}.html", PLAN)
WHEN = date(2026, 11, 22)


@pytest.fixture(scope="module")
def drawn() -> dict[str, bytes]:
    """The example's files as they come out now; of the other centres there is no report to link to."""
    catalogue = load(shipped("criteria"))
    made, entries, rows = {}, [], []
    for pack, audit in run(sample_packs(shipped("corpus/synthetic")), catalogue, WHEN, workers=os.cpu_count() or 1):
        own = pack.centre.id == CENTRE
        entries.append(summarise(audit, f"{CENTRE}.html" if own else ""))
        rows.append(centre_row(audit, f"{CENTRE}.html" if own else "", PLAN if own else ""))
        if own:
            made = dict(pages(audit, CENTRE)) | {PLAN: action_plan(audit)}
    kin = kinship([entry.traces for entry in entries])
    page = index_page(tuple(entries), catalogue.criteria, catalogue.sections, WHEN, kin)
    made |= {"index.html": page.encode("utf-8"), "results.xlsx": workbook(tuple(rows), catalogue.criteria, WHEN)}
    if os.environ.get("WRITE_GOLDENS"):
        for name, data in made.items():
            (EXAMPLE / name).parent.mkdir(parents=True, exist_ok=True)
            (EXAMPLE / name).write_bytes(data)
    return made


def parts(data: bytes) -> dict[str, bytes]:
    """An Office file's parts: how they are packed depends on the machine's zlib."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("name", FILES)
def test_example_is_what_the_tool_writes_now(drawn, name):
    kept = (EXAMPLE / name).read_bytes()
    assert parts(kept) == parts(drawn[name]) if zipfile.is_zipfile(io.BytesIO(kept)) else kept == drawn[name], __doc__


def test_example_holds_no_other_file():
    assert sorted(p.relative_to(EXAMPLE).as_posix() for p in EXAMPLE.rglob("*") if p.is_file()) == sorted(FILES)
