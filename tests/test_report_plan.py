"""An audit in, its action plan read back: order, words, blanks, and that hostile text does no harm."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from report_builder import audit, criterion, evidence, fact, sample, verdict

from auditor.model import Centre, FactKind, Failure, Gap, Outcome, Reason, Weight
from auditor.report.filled import Kind, fill, known
from auditor.report.placing import home
from auditor.report.plan import action_plan
from auditor.report.score import Line

HOSTILE = "=HYPERLINK(1)\x00\x0b\ufffe\ud83d <w:p> & \u202e ]]> \t+1"


def opened(made) -> docx.document.Document:
    return docx.Document(io.BytesIO(action_plan(made)))


def rows(table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def with_words(words: str, *facts, name="River Lane Child Contact Centre"):
    it = criterion(weight=Weight.CRITICAL, model_wording=words)
    return audit((it, verdict(outcome=Outcome.NOT_MET)), facts=facts, centre=Centre("x", name))


def pieces(words: str, *facts, **changes) -> list[str]:
    made = fill(words, known(with_words("", *facts, **changes)))
    assert [text for kind, text in made if kind is Kind.BLANK and text[0] != "["] == []
    return [text for kind, text in made if kind is Kind.FILLED]


def test_plan_is_a4_landscape_with_a_cover_line_and_heads_that_repeat():
    made = opened(sample())
    page = made.sections[0]
    assert (page.orientation, round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (
        WD_ORIENT.LANDSCAPE, 29.7, 21.0)
    assert [p.text for p in made.paragraphs[:2]] == [
        "What to add to the safeguarding policy: River Lane Child Contact Centre",
        "Checked on 5 March 2026. This is a computer reading of 2 documents; an assessor decides."]
    assert rows(made.tables[0])[0] == ["What to add", "Why", "Words to start from", "Who", "By when", "Done"]
    assert [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is None for table in made.tables] == [False, False]


def test_plan_puts_critical_first_then_partly_met_then_major():
    assert [row[0].split("\n")[:2] for row in rows(opened(sample()).tables[0])[1:]] == [
        ["Nothing says what happens when a worker or volunteer is accused", "Not found, critical (A3)"],
        ["Concerns are written down on the day", "Partly met, critical (A2)"],
        ["No yearly review is promised", "Not found, major (B1.1)"]]


def test_plan_says_why_and_where_and_leaves_who_and_when_to_people():
    first = rows(opened(sample()).tables[0])[1]
    assert "Where: in the section “Allegations”." in first[0] and "Say that an allegation" in first[0]
    assert first[1].startswith("Somebody outside") and "Working Together 2023, chapter 5" in first[1]
    assert first[3:] == ["", "", "☐"]


def test_plan_fills_in_what_is_known_in_bold_and_marks_the_blanks_that_are_left():
    lado = fact(FactKind.CONTACT, "01632960777", "lado", "The LADO: 01632 960777, weekdays")
    cell = opened(replace(sample(), facts=(*sample().facts, lado))).tables[0].rows[1].cells[2]
    assert [run.text for run in cell.paragraphs[0].runs if run.bold] == ["01632 960777"]
    review = opened(sample()).tables[0].rows[3].cells[2].paragraphs[0]
    assert [run.text for run in review.runs if run.font.highlight_color] == ["[date]", "[date]"]


def test_plan_asks_what_must_be_checked_by_hand_in_a_table_of_its_own():
    made = opened(sample()).tables[1]
    assert [row[0].split("\n")[0] for row in rows(made)] == ["Question", "Is there a signature and a date on page 12?"]
    assert rows(made)[1][2] == "☐ Yes   ☐ No   ☐ Cannot tell"


def test_plan_warns_of_what_could_not_be_read():
    text = "\n".join(p.text for p in opened(sample()).paragraphs)
    assert "safeguarding-policy.pdf, page(s) 9, 10; old-policy.doc (needs a password)" in text


def test_plan_of_a_policy_without_gaps_says_so():
    made = opened(audit((criterion(), verdict())))
    assert made.tables == [] and "Nothing was found missing" in made.paragraphs[2].text


def test_plan_shows_hostile_text_and_is_not_broken_by_it():
    it = criterion(title=HOSTILE, gap=HOSTILE, why=HOSTILE, advice=HOSTILE, model_wording=HOSTILE, source=HOSTILE)
    by_hand = verdict("B", Outcome.REVIEW, question=HOSTILE, reason=HOSTILE, evidence=(evidence(HOSTILE),))
    made = audit((it, verdict(outcome=Outcome.NOT_MET)), (criterion("B"), by_hand), centre=Centre("x", HOSTILE),
                 failures=(Failure(HOSTILE, Reason.EMPTY, HOSTILE),))  # fmt: skip
    read = rows(opened(made).tables[0])[1]
    assert [part for part in ("=HYPERLINK(1)", "[U+0000]", "[U+D83D]", "<w:p> & [U+202E]") if part not in read[2]] == []


def test_plan_twice_gives_the_same_bytes_and_names_no_clock():
    made = action_plan(sample())
    assert made == action_plan(sample())
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = package.namelist()
        assert names[0] == "[Content_Types].xml" and len(names) == len(set(names))
    assert opened(sample()).core_properties.created.isoformat()[:10] == "2026-03-05"


def test_plan_holds_no_part_that_another_part_does_not_name():
    with zipfile.ZipFile(io.BytesIO(action_plan(sample()))) as package:
        names = set(package.namelist())
        types = package.read("[Content_Types].xml").decode()
        named = {part.lstrip("/") for part in re.findall(r'PartName="([^"]+)"', types)}
        led = {f"{folder}{target}" for folder, rels in (("", "_rels/.rels"), ("word/", "word/_rels/document.xml.rels"))
               for target in re.findall(r'Target="([^"]+)"', package.read(rels).decode())}  # fmt: skip
    assert named <= names and led <= names and "word/document.xml" in led


def test_plan_keeps_the_words_that_stand_for_its_own_places():
    words = "THEBODY THEFOOT THETITLE THEAUTHOR 2001-02-03"
    made = opened(replace(with_words(words), centre=Centre("x", words)))
    assert made.core_properties.title.endswith(words) and made.tables[0].rows[1].cells[2].text == words


LEAD = fact(FactKind.PERSON, "Morag Ellery", "lead")
LEAD_CALLS = fact(FactKind.CONTACT, "01632960144", "lead", "Morag Ellery, 01632 960144")
DEPUTY_CALLS = fact(FactKind.CONTACT, "07700900222", "deputy", "Deputy 07700 900222")
DUTY = fact(FactKind.CONTACT, "01134960300", "out of hours", "Duty team: 0113 496 0300")


@pytest.mark.parametrize("words, facts, filled", [
    ("At [name of centre] we listen.", (), ["River Lane Child Contact Centre"]),
    ("Tell [name of lead] on [number].", (LEAD, LEAD_CALLS), ["Morag Ellery", "01632 960144"]),
    ("The lead is [name]. Ask the deputy, [name], on [number].", (LEAD, LEAD_CALLS, DEPUTY_CALLS),
     ["Morag Ellery", "07700 900222"]),
    ("Our lead: [name, number]. Evenings and weekends: [number].", (LEAD, LEAD_CALLS, DUTY),
     ["Morag Ellery, 01632 960144", "0113 496 0300"]),
    ("[Name of lead] renews checks every [number] years.", (LEAD, LEAD_CALLS), ["Morag Ellery"]),
    ("The lead meets [name of role] on [number].", (LEAD, LEAD_CALLS), []),
    ("The chair rings [name of local service] on [number].", (LEAD_CALLS,), []),
    ("Tell [name of lead].", (LEAD, fact(FactKind.PERSON, "Ola Brandt", "lead")), []),
    ("The lead is on [number].", (LEAD_CALLS, fact(FactKind.CLASH, "07700900999", "lead")), []),
    ("The lead is on [number].", (fact(FactKind.ELSEWHERE, "Leeds", "lead"), LEAD_CALLS), []),
])
def test_blanks_are_filled_only_with_what_the_policy_says_one_way(words, facts, filled):
    assert pieces(words, *facts) == filled


def test_a_file_name_is_no_name_for_a_centre():
    own = fact(FactKind.ORGANISATION, "River Lane", "own")
    assert pieces("At [name of centre].", name="Safeguarding Policy V2") == []
    assert pieces("At [name of centre].", own, name="Safeguarding Policy V2") == ["River Lane"]


def test_missing_words_belong_where_the_nearest_passage_stands_else_under_the_heading_that_speaks_of_it():
    it = criterion(title="The centre is keeping records", gap="No rule on records")
    near = Gap("first", "that records are kept", (evidence(path=("Policy", "Forms"), score=0.4),
                                                  evidence(path=("Policy", "Recording"), score=0.9)))
    lacking = verdict(outcome=Outcome.NOT_MET, looked_in=("Aims", "4. Keeping records", "Recording a visit"))
    assert home(Line(it, replace(lacking, missing=(near,)))) == ("Policy", "Recording")
    assert home(Line(it, lacking)) == ("4. Keeping records",)
    assert home(Line(it, replace(lacking, looked_in=("Aims", "Child protection policy")))) == ()
    cover = replace(near, rejected=(evidence(path=("Aims",), score=0.9),))
    long = ("Aims", "4. Keeping records", "Recording a visit", "Training")
    assert home(Line(it, replace(lacking, missing=(cover,), looked_in=long))) == ("4. Keeping records",)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this computer")
def test_plan_opens_in_libreoffice(tmp_path):
    (tmp_path / "plan.docx").write_bytes(action_plan(sample()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "plan.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
