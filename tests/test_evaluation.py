"""Experts' labels and verdicts in, how far they agree out: every figure against a second way to count it."""

import json
from collections import Counter
from dataclasses import asdict, replace
from datetime import date

import pytest
from click.testing import CliRunner
from html_outline import Outline
from hypothesis import given, settings
from hypothesis import strategies as st
from report_builder import audit, criterion, evidence, verdict

from auditor.catalogue.measured import ENOUGH, BadScores, measured_in, with_set
from auditor.cli import cli
from auditor.evaluation import BadLabels, evaluate, read_labels
from auditor.evaluation.labels import labelled
from auditor.evaluation.measure import intervals, kappa, measure, overlap, same_passage
from auditor.hindsight import read_verdicts
from auditor.model import (
    Catalogue,
    CentreType,
    Failure,
    Label,
    Manner,
    Measured,
    Nation,
    Outcome,
    Pair,
    Reason,
    Reliability,
)
from auditor.report.evaluation_page import evaluation_json, evaluation_page

MET, PARTIAL, NOT_MET, REVIEW, NA = Outcome
RANK = {NOT_MET: 0, PARTIAL: 1, MET: 2}
CATALOGUE = Catalogue((criterion("A1"), criterion("B1")), (), (), "c" * 64, "1.0")


def pair(label, outcome, document="one", other=None, same=False, quotes=("said",), name="A1"):
    return Pair(document, Label(name, label, other, quotes), outcome, same_passage=same)


def second_count(pairs) -> dict:
    """The same figures, counted in another way: from a table of label and verdict."""
    table = Counter((p.label.outcome, p.outcome) for p in pairs)
    kinds = [MET, PARTIAL, NOT_MET]
    cells = {(t, o): table[t, o] for t in kinds for o in kinds}
    decided, labels = sum(cells.values()), sum(n for (t, _), n in table.items() if t in kinds)
    row = {t: sum(cells[t, o] for o in kinds) for t in kinds}
    column = {o: sum(cells[t, o] for t in kinds) for o in kinds}

    def ratio(a, b):
        return a / b if b else None

    def both(*some):
        hit = sum(cells[t, o] for t in some for o in some)
        return ratio(hit, sum(column[o] for o in some)), ratio(hit, sum(row[t] for t in some))

    recalls = [cells[t, t] / row[t] for t in kinds if row[t]]
    seen = sum(n * (RANK[t] - RANK[o]) ** 2 for (t, o), n in cells.items())
    chance = sum(row[t] * column[o] * (RANK[t] - RANK[o]) ** 2 for t in kinds for o in kinds)
    second = sum(p.label.outcome in kinds and p.outcome in kinds and p.outcome in (p.label.outcome, p.label.other)
                 for p in pairs)
    credit = [p for p in pairs if {p.label.outcome, p.outcome} <= {MET, PARTIAL} and p.label.quotes]
    out = [n for (t, _), n in table.items() if t == NA]
    (gp, gr), (fp, fr), (cp, cr) = both(NOT_MET), both(NOT_MET, PARTIAL), both(MET, PARTIAL)
    return {
        "labels": labels, "decided": decided, "coverage": ratio(decided, labels),
        "accuracy": ratio(sum(cells[t, t] for t in kinds), decided), "defensible": ratio(second, decided),
        "balanced_accuracy": ratio(sum(recalls), len(recalls)),
        "weighted_kappa": (1 - seen * decided / chance if chance else 1.0) if decided else None,
        "gap_precision": gp, "gap_recall": gr, "fix_precision": fp, "fix_recall": fr, "credit_precision": cp,
        "credit_recall": cr, "evidence_hit": ratio(sum(p.same_passage for p in credit), len(credit)),
        "na_agreed": ratio(table[NA, NA], sum(out)),
    }  # fmt: skip


pairs = st.lists(st.builds(
    pair, st.sampled_from([MET, PARTIAL, NOT_MET, NA]), st.sampled_from([MET, PARTIAL, NOT_MET, REVIEW, NA, None]),
    st.sampled_from(["one", "two"]), st.sampled_from([None, MET, PARTIAL, NOT_MET]), st.booleans(),
    st.sampled_from([(), ("said",)]),
), max_size=30)  # fmt: skip


@settings(deadline=None)
@given(pairs)
def test_figures_are_those_of_a_second_count(made):
    assert asdict(measure(made)) == pytest.approx(second_count(made))


def test_kappa_of_a_worked_example():
    """Four agree, one is a step off, one two steps: 1 - (5/6) / (sum of products 66/36)."""
    levels = [(0, 0), (0, 0), (1, 1), (2, 2), (1, 2), (0, 2)]
    chance = sum((a - b) ** 2 for a, _ in levels for _, b in levels) / 36
    assert kappa(levels) == pytest.approx(1 - (5 / 6) / chance)
    assert kappa([(1, 1), (1, 1)]) == 1.0


def test_same_passage_shares_six_words_in_ten_of_the_shorter():
    assert overlap("Tell the lead", "We tell the lead at once") == 1.0
    assert overlap("", "anything") == 0.0
    assert same_passage(("a b c d e",), ("a b c x y",))
    assert not same_passage(("a b c d e",), ("a b x y z",))


def test_interval_draws_whole_documents_and_is_the_same_each_time():
    made = [pair(MET, MET, "one")] * 9 + [pair(MET, NOT_MET, "two")]
    found = intervals(made, ("accuracy",))
    assert found == intervals(made, ("accuracy",))
    assert (found[0].figure, found[0].low, found[0].high) == ("accuracy", 0.0, 1.0)
    assert intervals([pair(MET, MET)], ("accuracy",))[0].low == 1.0
    assert intervals([], ("accuracy",)) == ()


def marked(*entries, name="oak") -> dict:
    return {"doc": name, "audit_date": "2026-11-22", "centre_types": ["SUPT", "ACC"], "nation": "Northern Ireland",
            "labels": [{"criterion": c, "label": w, "alt": alt, "quotes": [{"text": q, "page": 1} for q in quotes],
                        "missing": missing} for c, w, alt, quotes, missing in entries]}  # fmt: skip


TWO = marked(("A1", "MET", None, ["Tell the lead."], None), ("B1", "NOT MET", "PARTIAL", [], "a deputy"))


def test_label_file_becomes_labels_with_centre_and_day(tmp_path):
    (tmp_path / "oak.json").write_text(json.dumps(TWO), "utf-8")
    (found,) = read_labels(tmp_path)
    assert (found.document, found.audit_date) == ("oak", date(2026, 11, 22))
    assert found.centre.types == (CentreType.SUPPORTED, CentreType.ACCREDITED)
    assert found.centre.nation == Nation.NORTHERN_IRELAND
    assert found.labels == (Label("A1", MET, None, ("Tell the lead.",)), Label("B1", NOT_MET, PARTIAL, (), "a deputy"))


@pytest.mark.parametrize(("text", "said"), [
    ("{", "oak.json: this is not JSON"),
    ("{}", "oak.json: 'labels' is missing or unknown"),
    (json.dumps(marked(("A1", "MAYBE", None, [], None))), "oak.json: label 1: 'MAYBE' is not a valid Outcome"),
    (json.dumps({**TWO, "centre_types": ["X"]}), "oak.json: 'X' is missing or unknown"),
    (json.dumps({**TWO, "audit_date": "soon"}), "oak.json: Invalid isoformat string: 'soon'"),
])
def test_bad_label_file_is_named_with_its_fault(tmp_path, text, said):
    (tmp_path / "oak.json").write_text(text, "utf-8")
    with pytest.raises(BadLabels) as bad:
        read_labels(tmp_path)
    assert str(bad.value).startswith(said)


def test_folder_without_labels_is_named(tmp_path):
    with pytest.raises(BadLabels, match="no .json file with labels"):
        read_labels(tmp_path)


def compared():
    said = verdict("A1", MET, evidence=(evidence("Tell the lead at once."),))
    judged = audit(criteria=CATALOGUE.criteria, verdicts=(said, verdict("B1", PARTIAL)))
    unread = (Failure("ash.pdf", Reason.SCAN, "Ask for the Word file."),)
    return evaluate([(labelled("oak", TWO), judged), (labelled("ash", TWO), unread)], CATALOGUE)


def test_evaluation_holds_rows_confusion_and_disagreements():
    found = compared()
    assert (found.documents, found.unread, found.decided) == (("oak", "ash"), ("ash",), (("oak", 2), ("ash", 0)))
    assert (found.total.labels, found.total.decided, found.total.accuracy, found.total.defensible) == (4, 2, 0.5, 1.0)
    assert found.total.evidence_hit == 1.0
    assert found.confusion == (("MET", (1, 0, 0, 0, 0, 1)), ("NOT_MET", (0, 1, 0, 0, 0, 1)))
    assert [(r.criterion, r.met, r.partial, r.not_met, r.figures.accuracy) for r in found.rows] == [
        ("A1", 2, 0, 0, 1.0), ("B1", 0, 0, 2, 0.0)]  # fmt: skip
    assert [(p.document, p.label.criterion, p.outcome) for p in found.disagreements] == [("oak", "B1", PARTIAL)]
    assert found.measured == (Measured("A1", MET, Reliability(1, 1)), Measured("B1", PARTIAL, Reliability(0, 1)))


def test_page_shows_totals_and_both_sides_of_a_disagreement():
    page = Outline(evaluation_page(compared()))
    assert page.faults == []
    assert "1 of 2 verdicts agree with the expert (0.500)." in page.text
    assert "The expert: Not found, or Partly met No passage is quoted. Missing, says the expert: a deputy" in page.text
    assert "The tool: Partly met" in page.text
    assert "Could not be read, so that no verdict counts: ash" in page.text


def test_hostile_label_cannot_leave_its_place_on_the_page():
    bad = "<script>alert(1)</script>\u202e"
    found = replace(compared(), disagreements=(Pair("<b>", Label(bad, MET, None, (bad,), bad), NOT_MET, (bad,), bad),))
    assert "<script>" not in evaluation_page(found) and "\u202e" not in evaluation_page(found)


def test_json_is_the_evaluation_and_the_same_each_time():
    assert evaluation_json(compared()) == evaluation_json(compared())
    assert json.loads(evaluation_json(compared()))["total"]["accuracy"] == 0.5


def test_scores_are_pooled_over_sets_and_too_few_are_not_measured(tmp_path):
    path = tmp_path / "scores.json"
    counts = (Measured("A1", MET, Reliability(6, 7)), Measured("B1", NOT_MET, Reliability(2, 4)))
    once = replace(compared(), measured=counts)
    path.write_text(with_set(path, "written", once, False), "utf-8")
    assert measured_in(path) == ()
    path.write_text(with_set(path, "real", once, True), "utf-8")
    assert measured_in(path) == of_any_and_of("usual", "A1", 12, 14)

    assert ENOUGH == 10


def test_documents_that_nobody_learned_from_alone_say_how_often_a_verdict_is_right(tmp_path):
    path = tmp_path / "scores.json"
    for name, right, unseen in (("learned from", 7, False), ("new", 5, True), ("newer", 4, True)):
        found = replace(compared(), measured=(Measured("A1", MET, Reliability(right, 7)),))
        path.write_text(with_set(path, name, found, False, unseen), "utf-8")
    assert measured_in(path) == of_any_and_of("usual", "A1", 9, 14)


def of_any_and_of(manner: str, criterion: str, right: int, of: int) -> tuple[Measured, ...]:
    return tuple(Measured(criterion, MET, Reliability(right, of), kind) for kind in (None, Manner(manner)))


def test_each_manner_is_counted_by_itself_and_papers_about_something_else_in_no_policy(tmp_path):
    path = tmp_path / "scores.json"
    for manner, right in ((Manner.USUAL, 6), (Manner.PLAIN, 5), (Manner.ELSE, 4)):
        found = replace(compared(), measured=(Measured("A1", MET, Reliability(right, ENOUGH)),))
        path.write_text(with_set(path, manner.value, found, True, True, manner), "utf-8")
    assert {m.manner: m.reliability for m in measured_in(path)} == {
        None: Reliability(11, 2 * ENOUGH),
        Manner.USUAL: Reliability(6, ENOUGH),
        Manner.PLAIN: Reliability(5, ENOUGH),
        Manner.ELSE: Reliability(4, ENOUGH),
    }
    bad = json.loads(path.read_text("utf-8"))
    bad["sets"]["usual"]["manner"] = "odd"
    path.write_text(json.dumps(bad), "utf-8")
    with pytest.raises(BadScores):
        measured_in(path)


def test_scores_keep_right_verdicts_by_document_unless_nameless(tmp_path):
    named, nameless = (json.loads(with_set(tmp_path / "s.json", "x", compared(), less))["sets"]["x"] for less in (0, 1))
    assert named["right"] == {"oak": 1, "ash": 0}
    assert nameless["right"] == {} and "oak" not in json.dumps(nameless)
    assert named["documents"] == nameless["documents"] == 2


@pytest.mark.parametrize("text", [
    "", "[]", "{}", '{"sets": 3}', '{"sets": {"a": {}}}', '{"sets": {"a": {"measured": [1]}}}',
    '{"sets": {"a": [1]}}',
])
def test_bad_scores_are_refused(tmp_path, text):
    (tmp_path / "s.json").write_text(text, "utf-8")
    with pytest.raises(BadScores):
        measured_in(tmp_path / "s.json")


POLICY = "# Safeguarding\n\nAll staff and volunteers have safeguarding training every year.\n"


def run(*words) -> tuple[int, str]:
    result = CliRunner().invoke(cli, [str(w) for w in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.fixture
def folders(tmp_path):
    labels, docs = tmp_path / "labels", tmp_path / "docs"
    labels.mkdir(), docs.mkdir()
    entries = (("NACCC-TRAIN-1", "MET", None, ["training every year"], None), ("NACCC-DSL-1", "MET", None, ["x"], None))
    (labels / "oak.json").write_text(json.dumps(marked(*entries)), "utf-8")
    (docs / "oak.md").write_text(POLICY, "utf-8")
    return labels, docs, tmp_path / "out"


def test_evaluate_writes_page_json_and_scores(folders):
    labels, docs, out = folders
    code, said = run("evaluate", labels, docs, "--out", out, "--workers", 1, "--scores", out / "s.json", "--nameless")
    assert code == 0, said
    assert "2 of 2 labels have a verdict to compare" in said and "accuracy           0.500" in said
    found = json.loads((out / "evaluation.json").read_text("utf-8"))
    assert [d["label"]["criterion"] for d in found["disagreements"]] == ["NACCC-DSL-1"]
    assert "training every year" not in (out / "s.json").read_text("utf-8")
    assert "NACCC-DSL-1 in oak" in Outline((out / "evaluation.html").read_text("utf-8")).text


def test_evaluate_writes_what_is_known_of_each_verdict_and_names_nobody(folders):
    labels, docs, out = folders
    code, said = run("evaluate", labels, docs, "--out", out, "--workers", 1, "--verdicts", out / "v" / "oak.jsonl")
    assert code == 0, said
    known = {one.circumstances.criterion: one for one in read_verdicts(out / "v")}
    assert {name: one.right for name, one in known.items()} == {"NACCC-TRAIN-1": True, "NACCC-DSL-1": False}
    assert known["NACCC-DSL-1"].circumstances.outcome == Outcome.NOT_MET
    assert "oak" not in (out / "v" / "oak.jsonl").read_text("utf-8")


def test_evaluate_names_a_document_that_is_not_there(folders):
    labels, docs, out = folders
    (docs / "oak.md").rename(docs / "elm.md")
    code, said = run("evaluate", labels, docs, "--out", out)
    assert code == 2 and "There are labels for oak, but no document of that name" in said


def test_evaluate_says_what_could_not_be_read(folders):
    labels, docs, out = folders
    (docs / "oak.md").write_text("", "utf-8")
    code, said = run("evaluate", labels, docs, "--out", out, "--workers", 1)
    assert code == 3 and "Could not be read: oak." in said
