"""Audits in, the workbook and the CSV read back: what stands where, and that no text of theirs becomes a formula."""

import csv
import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from report_builder import audit, criterion, evidence, sample, two_minds, verdict

from auditor.model import Centre, Failure, Outcome, Reason, Reliability, Weight
from auditor.report.ledger import centre_row, unread_row
from auditor.report.workbook import csv_of, guarded, workbook

WHEN = date(2026, 3, 5)
HOSTILE = ("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "a\x00b\x07", "half \ud83d pair", "\ufffe", "{=1}",
           "https://evil.example", "1e5", "_x0041_", "＝1")  # fmt: skip


def rows():
    shut = (Failure("scan.pdf", Reason.SCAN, "Ask for the Word file."),)
    return (centre_row(sample(), "river.html", "action-plans/river.docx"), unread_row("Alder", shut))


def book(centres=None, criteria=None) -> openpyxl.Workbook:
    made = workbook(rows() if centres is None else centres, sample().criteria if criteria is None else criteria, WHEN)
    return openpyxl.load_workbook(io.BytesIO(made))


def hostile_audit(text: str):
    it = criterion(title=text, gap=text, why=text, advice=text, model_wording=text)
    made = audit((it, verdict(outcome=Outcome.NOT_MET, reason=text)), centre=Centre("x", text))
    return replace(made, failures=(Failure(text, Reason.EMPTY, text),))


def cells(sheet) -> list[tuple]:
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def test_workbook_has_its_eight_sheets_each_ready_to_print_and_to_filter():
    made = book()
    assert made.sheetnames == [
        "Read me", "Centres", "Matrix", "Gaps", "Common gaps", "Disagreements", "Could not read", "Criteria"]
    assert {sheet.page_setup.orientation for sheet in made} == {"landscape"}
    tables = {sheet.title: [t.autoFilter.ref for t in sheet.tables.values()] for sheet in made.worksheets[1:]}
    assert tables["Centres"] == ["A1:S3"] and all(len(found) == 1 for found in tables.values())
    assert {made[name].freeze_panes for name in tables} == {"B2"}
    assert {made[name].print_title_rows for name in tables} == {"$1:$1"}


def test_centres_are_listed_by_name_with_counts_and_relative_links():
    sheet = book()["Centres"]
    alder, river = cells(sheet)[1:]
    assert alder[0] == "Alder" and alder[10] == "not read" and alder[16] == 1
    assert river[:5] == ("River Lane Child Contact Centre", "supported", "England", None, None)
    assert river[5:12] == (1, 1, 2, 1, 1, 40, 1)
    assert river[12:16] == ("A3", "March 2024", "overdue, March 2025", 2)
    assert [sheet[place].hyperlink.target for place in ("R3", "S3")] == ["river.html", "action-plans/river.docx"]


def test_centres_tell_where_they_are_when_the_register_says_so():
    placed = replace(sample(), centre=Centre("b", "Birch", region="North East", local_authority="Marlshire"))
    assert cells(book((centre_row(placed),))["Centres"])[1][2:5] == ("England", "North East", "Marlshire")


def test_matrix_says_each_outcome_in_a_letter():
    assert cells(book()["Matrix"]) == [
        ("Centre", "A1", "A2", "A3", "B1.1", "B1.2", "B1.3"),
        ("River Lane Child Contact Centre", "M", "P", "N", "N", "H", "–")]


def test_gaps_hold_a_row_for_each_criterion_not_met_with_lists_to_choose_from():
    sheet = book()["Gaps"]
    assert [(row[1], row[4], row[5]) for row in cells(sheet)[1:]] == [
        ("A2", "critical", "Partly met"), ("A3", "critical", "Not found"), ("B1.1", "major", "Not found"),
        ("B1.2", "minor", "Check by hand")]
    assert cells(sheet)[2][6] == "that the LADO is told; within one working day"
    assert [head.value for head in sheet[1][-3:]] == ["Assessor's result", "Reason", "Due"]
    lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
    assert sorted(lists) == ["K2:K5", "L2:L5", "M2:M5"]
    assert lists["K2:K5"] == '"Met,Partly met,Not found,Check by hand,Does not apply"'


def test_gaps_say_how_often_such_a_result_was_right():
    known = verdict("A1", Outcome.NOT_MET, reliability=Reliability(188, 200))
    made = audit((criterion("A1"), known), (criterion("A2"), verdict("A2", Outcome.PARTIAL)))
    right = [row[9] for row in cells(book((centre_row(made),), made.criteria)["Gaps"])[1:]]
    assert right == ["When this check says “not found”, it was right 188 of 200 times.",
                     "How often this is right has not been measured."]  # fmt: skip


def test_gaps_name_first_where_to_read_what_only_resembles():
    near, like = evidence("Near.", 2, element="a"), evidence("Like.", 7, element="b", signal="resembles")
    made = audit((criterion("A1"), verdict("A1", Outcome.REVIEW, evidence=(near, like))))
    row = cells(book((centre_row(made),), made.criteria)["Gaps"])[1]
    assert row[7] == "page 7, under “Policy”; page 2, under “Policy”"


def test_disagreements_are_quoted_one_row_a_side():
    made = two_minds()
    assert cells(book((centre_row(made),), made.criteria)["Disagreements"])[1:3] == [
        ("River Lane Child Contact Centre", "Next review of the safeguarding policy", "safeguarding-policy.pdf", 3,
         "4 May 2026", "Next review: 4 May 2026."),
        ("River Lane Child Contact Centre", "Next review of the safeguarding policy", "recording-procedure.docx", None,
         "May 2027", "To be reviewed in May 2027.")]  # fmt: skip


def test_common_gaps_are_shared_out_among_the_centres_asked():
    twice = (*rows(), centre_row(replace(sample(), centre=Centre("b", "Birch"))))
    assert cells(book(twice)["Common gaps"])[1:3] == [
        ("A3", "Allegations against staff or volunteers go to the LADO", "critical", 2, 0, 2, 100),
        ("B1.1", "The policy is reviewed each year", "major", 2, 0, 2, 100)]


def test_what_could_not_be_read_is_listed_by_file_and_page():
    found = {row[1]: row[2] for row in cells(book()["Could not read"])[1:]}
    assert found["scan.pdf"] == Reason.SCAN.value
    assert found["safeguarding-policy.pdf"] == "page(s) 9, 10 could not be read"


def test_rows_are_as_tall_as_their_longest_text_needs():
    sheet = book()["Gaps"]
    heights = [sheet.row_dimensions[n].height for n in (2, 3)]
    longest = max(len(cells(sheet)[2][n]) / sheet.column_dimensions[c].width for n, c in ((3, "D"), (6, "G"), (8, "I")))
    assert min(heights) >= 15 and heights[1] >= 15 * longest
    assert max(d.height or 0 for s in book() for d in s.row_dimensions.values()) <= 409


def test_workbook_of_nothing_says_none():
    assert cells(book((), ())["Gaps"])[1][0] == "None"


@pytest.mark.parametrize("text", HOSTILE)
def test_workbook_takes_no_text_for_a_formula_a_link_or_a_number(text):
    it = hostile_audit(text)
    made = workbook((centre_row(it), unread_row(text, it.failures)), it.criteria, WHEN)
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name]
    assert [sheet for sheet in sheets if "<f>" in sheet or "<f " in sheet or "<hyperlink" in sheet] == []
    found = openpyxl.load_workbook(io.BytesIO(made))["Centres"]["A2"]
    assert found.data_type == "s" and isinstance(found.value, str)


def test_workbook_of_very_many_centres_holds_the_same_cells_with_filters_instead_of_tables(monkeypatch):
    whole = book()
    monkeypatch.setattr("auditor.report.workbook.MANY", 1)
    lean = book()
    assert {s.title: cells(s) for s in lean} == {s.title: cells(s) for s in whole}
    assert [s.auto_filter.ref for s in lean][1:3] == ["A1:S3", "A1:G2"] and not any(s.tables for s in lean)
    assert {s.freeze_panes for s in lean.worksheets[1:]} == {"B2"}
    assert workbook(rows(), sample().criteria, WHEN) == workbook(rows(), sample().criteria, WHEN)


def test_workbook_twice_gives_the_same_bytes_in_any_order_of_centres():
    assert workbook(rows(), sample().criteria, WHEN) == workbook(rows()[::-1], sample().criteria, WHEN)


def test_csv_opens_with_a_mark_and_holds_a_line_for_each_centre_and_criterion():
    text = csv_of(rows(), sample().criteria).decode("utf-8")
    found = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeffCentre,") and text.count("\ufeff") == 1
    assert [(row[0][:5], row[3], row[6]) for row in found[1:4]] == [
        ("Alder", "", "not read"), ("River", "A1", "Met"), ("River", "A2", "Partly met")]
    assert len(found) == 8


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_guards_what_a_spreadsheet_might_run(text):
    it = hostile_audit(text)
    made = csv_of((centre_row(it), unread_row(text, it.failures)), it.criteria).decode("utf-8")
    cells = [cell for row in csv.reader(io.StringIO(made[1:])) for cell in row]
    assert [cell for cell in cells if cell.startswith(tuple("=+-@\t\r＝＋－＠"))] == []
    assert len(made.encode("utf-8").splitlines()) == 3


@pytest.mark.parametrize("text, kept", [("=1+1", "'=1+1"), ("\t=1", "'=1"), (" = 1", "'= 1"), ("a = 1", "a = 1"),
                                        ("01632 960123", "01632 960123")])
def test_guard_touches_only_what_could_be_run(text, kept):
    assert guarded(text) == kept


def test_rows_of_many_centres_stay_small():
    import pickle  # only to weigh it

    pairs = [(criterion(f"A{n}", Weight.MAJOR), verdict(f"A{n}", Outcome.NOT_MET)) for n in range(60)]
    assert len(pickle.dumps(centre_row(audit(*pairs)))) < 10_000


def calc() -> bool:
    """Whether LibreOffice is here with its spreadsheets: some installations have only the writer."""
    office = shutil.which("soffice")
    return bool(office and (Path(office).resolve().parent / "libsclo.so").exists())


@pytest.mark.skipif(not calc(), reason="LibreOffice Calc is not on this computer")
def test_workbook_opens_in_libreoffice_with_its_sheets_links_and_lists_and_no_formula(tmp_path):
    hostile = tuple(centre_row(hostile_audit(text)) for text in HOSTILE)
    (tmp_path / "results.xlsx").write_bytes(workbook((*rows(), *hostile), sample().criteria, WHEN))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "ods", "--outdir", tmp_path, tmp_path / "results.xlsx"]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    with zipfile.ZipFile(tmp_path / "results.ods") as package:
        content = package.read("content.xml").decode("utf-8")
    assert re.findall(r'<table:table table:name="([^"]+)"', content) == book().sheetnames
    assert "table:formula" not in content and content.count("<table:content-validation ") == 3
    assert re.findall(r'xlink:href="([^"]+)"', content) == ["../river.html", "../action-plans/river.docx"]
