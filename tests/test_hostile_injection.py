"""Words and names that are meant to act in: the same words, harmless, out of the page, the record and the sheets."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree
from lxml import html as pages_of
from word_builder import cell, paragraph, table, word

from auditor.batch import packs_in, worker
from auditor.catalogue import load
from auditor.model import Audit
from auditor.readers import read
from auditor.report import centre_page, from_json, to_json
from auditor.report.ledger import centre_row
from auditor.report.workbook import csv_of, workbook
from auditor.shipped import shipped

TODAY = date(2026, 11, 1)
TAGS = ("script", "img", "svg", "iframe", "body", "video", "audio", "object", "embed", "input", "details", "style", "a")
ACTING = [
    *(f"<{tag} src=x href=javascript:alert(1) onerror=alert(1) onload=alert(1)>" for tag in TAGS),
    *(f"</{tag}><script>alert(1)</script>" for tag in ("title", "style", "textarea", "bdi", "q", "td", "script")),
    *(f"{quote}{end}<script>alert(1)</script>" for quote in "\"'`" for end in ("", ">", " onmouseover=alert(1) x=")),
    "<!--<script>alert(1)</script>-->", "]]><script>alert(1)</script>", "<ScRiPt>alert(1)</sCrIpT>", "<scr<script>ipt>",
    "<svg><animate onbegin=alert(1)>", "<math><mi xlink:href=javascript:alert(1)>",
    "<meta http-equiv=refresh content=0>",
    "<base href=//127.0.0.1>", "<link rel=stylesheet href=//127.0.0.1/x>", "javascript:alert(1)", "data:text/html,<b>",
    "{{ 7 * 7 }}", "{% for x in y %}", "${7*7}", "#{7*7}", "<%= 7 %>", "{{ config }}", "&lt;script&gt;",
    "&#60;script&#62;",
    "\u003cscript\u003e", "+ADw-script+AD4-", "<\u200bscript>", "\u202e<script>", "%3Cscript%3E",
    "=HYPERLINK(\"http://127.0.0.1\")", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1+1)", "=1+1", "\t=1+1", "\r=1+1",
    "=IMPORTXML(A1)", "=DDE(\"cmd\")", "|calc", "'=1", "\"=1", ";=1+1", ",=1+1",
]  # fmt: skip


def escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def hostile() -> bytes:
    """Each payload before and inside sentences that count, in a heading and in a table's cells."""
    body = paragraph("Training", "Heading1")
    for acting in map(escaped, ACTING):
        body += paragraph(f"{acting} training", "Heading1")
        body += paragraph(f"{acting} All staff have safeguarding training every year {acting} with their induction.")
        body += table(cell("Role") + cell("Training"), cell(acting) + cell(f"{acting} safeguarding training each year"))
    return word(body.replace("\r", "&#13;"))


@pytest.fixture(scope="module")
def audited(tmp_path_factory):
    folder = tmp_path_factory.mktemp("in") / "=HYPERLINK(1) <img src=x onerror=alert(1)>"
    folder.mkdir()
    (folder / "=cmd<script>alert(1)<.docx").write_bytes(hostile())
    catalogue = load(shipped("criteria"), frozenset({"NACCC-TRAIN-1"}))
    worker.start(catalogue)
    (pack,) = packs_in([folder.parent])
    audit = worker.audit_pack(pack, TODAY)
    assert isinstance(audit, Audit)
    return replace(audit, criteria=catalogue.criteria)


def test_there_are_payloads_enough():
    assert len(set(ACTING)) >= 60


def test_reader_hands_on_the_words_that_stand_there():
    text = "\n".join(block.text for block in read(hostile(), "p.docx").blocks)
    lost = [acting for acting in ACTING if acting.replace("\u200b", "").replace("\u202e", "").strip() not in text]
    assert lost == []


def test_page_holds_the_words_and_nothing_that_acts(audited):
    page = pages_of.fromstring(centre_page(audited).encode())
    tags = {element.tag for element in page.iter() if isinstance(element.tag, str)}
    assert tags & set("script img iframe object embed base link input video audio math".split()) == set()
    acting = [(element.tag, name) for element in page.iter() for name in element.attrib
              if name.startswith("on") or name in ("style", "srcdoc", "formaction")]  # fmt: skip
    assert acting == []
    assert {href[:1] for element in page.iter() if (href := element.get("href"))} <= {"#"}
    assert "onerror=alert(1)" in page.text_content()


def test_record_comes_back_as_it_went(audited):
    slim = to_json(audited)
    assert to_json(from_json(slim)) == slim


def test_sheet_of_values_holds_no_formula(audited):
    rows = list(csv.reader(io.StringIO(csv_of((centre_row(audited),), audited.criteria).decode("utf-8-sig"))))
    assert len(rows) > 1
    assert [value for row in rows for value in row if value[:1] in ("=", "+", "-", "@", "\t", "\r", "\0")] == []


def test_workbook_holds_no_formula_and_no_address(audited):
    book = zipfile.ZipFile(io.BytesIO(workbook((centre_row(audited),), audited.criteria, TODAY)))
    for name in book.namelist():
        if name.startswith("xl/worksheets/sheet"):
            kinds = {etree.QName(node).localname for node in etree.fromstring(book.read(name)).iter()}
            assert "f" not in kinds
        assert b'TargetMode="External"' not in book.read(name)
