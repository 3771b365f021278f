"""An audit in, its JSON out and the same audit back."""

import json
from dataclasses import replace

import pytest
from report_builder import audit, criterion, evidence, sample, scored, verdict

from auditor.model import Outcome, Weight
from auditor.report import BadRecord, centre_page, from_json, to_json
from auditor.report.record import slim


def test_record_round_trip_keeps_all_but_examples_and_signals():
    whole = sample()
    assert from_json(to_json(whole)) == slim(whole)
    assert slim(whole) != whole
    assert replace(slim(whole), criteria=whole.criteria) == whole


def test_record_written_again_is_the_same_text():
    text = to_json(sample())
    assert to_json(from_json(text)) == text


def test_record_redraws_the_same_page():
    assert centre_page(from_json(to_json(sample()))) == centre_page(sample())


def test_record_holds_verdicts_with_quotes_and_pages():
    record = json.loads(to_json(sample()))
    first = record["verdicts"][0]
    assert list(record)[0] == "schema_version" and record["schema_version"] == "1.4"
    assert (first["criterion"], first["outcome"]) == ("A1", "MET")
    assert first["evidence"][0]["quote"] == "Morag Ellery is our safeguarding lead."
    assert first["evidence"][0]["page"] == 2
    assert record["audit_date"] == "2026-03-05"


def test_record_is_readable_text_with_indent_one():
    text = to_json(audit((criterion(), verdict(evidence=(evidence("Tŷ’r plant – ‘safe’"),)))))
    assert "Tŷ’r plant – ‘safe’" in text
    assert text.splitlines()[1] == ' "schema_version": "1.4",'
    assert text.endswith("}\n")


def test_record_with_half_a_surrogate_can_be_written_and_redrawn():
    broken = audit((criterion(), verdict(evidence=(evidence("half \ud83d of a pair"),))))
    text = to_json(broken)
    text.encode("utf-8")
    assert from_json(text).verdicts[0].evidence[0].quote == "half \ufffd of a pair"


def test_record_with_a_score_that_is_no_number_is_not_written():
    with pytest.raises(ValueError):
        to_json(audit((criterion(), verdict(evidence=(evidence(score=float("nan")),)))))


def test_record_opens_with_a_byte_order_mark():
    assert from_json("\ufeff" + to_json(sample())) == slim(sample())


@pytest.mark.parametrize("text, says", [
    ("", "not JSON"),
    ("<html>", "not JSON"),
    ("[" * 100_000, "not JSON"),
    ("[]", "not an audit"),
    ("3", "not an audit"),
    ('{"verdicts": []}', "not an audit"),
    ('{"schema_version": "1.0", "verdicts": []}', "at centre"),
    ('{"schema_version": "2.0", "verdicts": []}', "form '2.0'"),
    ('{"schema_version": null, "verdicts": []}', "form 'None'"),
])  # fmt: skip
def test_record_that_is_no_audit_is_refused_in_a_sentence(text, says):
    with pytest.raises(BadRecord, match=says) as refused:
        from_json(text)
    assert str(refused.value).endswith(".") and "\n" not in str(refused.value)


def test_record_names_the_place_of_the_first_fault():
    record = json.loads(to_json(sample()))
    record["verdicts"][1]["outcome"] = "PASSED"
    with pytest.raises(BadRecord, match=r"at verdicts\.1\.outcome"):
        from_json(json.dumps(record))


def test_record_with_a_number_as_text_is_refused():
    record = json.loads(to_json(sample()))
    record["verdicts"][0]["evidence"][0]["page"] = "2"
    with pytest.raises(BadRecord, match=r"evidence\.0\.page"):
        from_json(json.dumps(record))


def test_record_with_a_verdict_on_no_criterion_is_refused():
    record = json.loads(to_json(sample()))
    record["verdicts"][0]["criterion"] = "Z9"
    with pytest.raises(BadRecord, match="'Z9'"):
        from_json(json.dumps(record))


def test_record_with_two_verdicts_on_one_criterion_is_refused():
    text = to_json(scored((Weight.MAJOR, Outcome.MET)))
    record = json.loads(text)
    record["verdicts"] *= 2
    with pytest.raises(BadRecord, match="twice"):
        from_json(json.dumps(record))
