"""The classifier: what it learns, what it writes, whom it hears, and that it asks a person and never acquits."""

import json
from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest

from auditor.audit import open_documents
from auditor.catalogue import load
from auditor.evaluation import BadLabels
from auditor.evidence import Finder, Found
from auditor.evidence.resembles import Weights, features, read_weights
from auditor.model import Catalogue
from auditor.shipped import shipped
from auditor.training import (
    BadSentences,
    Labelled,
    fit,
    from_examples,
    labels_hash,
    learnable,
    measured,
    read_marked,
    read_policies,
    read_sentences,
    write,
)

NAME = ("STAFF-WB-1", "outside")
SAYS = (
    "Ring the regulator if nobody here listens to you about us.",
    "If nobody listens, the regulator will hear your worry about us.",
    "You may go past us to the regulator when nobody listens.",
    "The regulator can be told when the trustees will not listen.",
    "Go to the regulator where managers do not listen to workers.",
    "Workers whom nobody listens to may ring the regulator directly.",
)
OTHER = (
    "The kettle is in the kitchen.",
    "Parking is free on Sundays.",
    "We meet in the church hall.",
    "Tea is served at four.",
)


def sentences() -> tuple[Labelled, ...]:
    voices = ("volunteer", "council", "charity", "church", "manager", "lawyer")
    said = tuple(Labelled(t, NAME, True, v) for t, v in zip(SAYS, voices, strict=True))
    other = [Labelled(f"{t} {n}", (NAME[0], ""), False, v) for n in "abcdefghij"
             for t, v in zip(OTHER, voices, strict=False)]
    return (*said, *other)


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    return load(shipped("criteria"))


def test_features_are_stems_and_pairs_and_hide_numbers():
    assert features("Rings 01632 960123, reporting it") == [
        "ring", "#", "#", "report", "it", "ring #", "# #", "# report", "report it",
    ]  # fmt: skip


def test_what_is_written_scores_what_it_learned(tmp_path):
    names = learnable(sentences())
    assert names == (NAME,)
    model = fit(sentences() * 3, names)
    write(model, {NAME: {"said": 6, "found": 5, "right": 5}}, labels_hash(sentences()), tmp_path)
    weights = read_weights(tmp_path)
    like = weights.score(weights.known(features("When nobody listens, ring the regulator.")), 0)
    unlike = weights.score(weights.known(features("The kettle is in the church hall.")), 0)
    assert weights.score(weights.known(["unheard"]), 0) == round(weights.base[0], 4)
    assert like > 0.5 > 0.2 > unlike
    header = json.loads((tmp_path / "resembles.json").read_text("utf-8"))
    assert header["elements"] == [{"criterion": NAME[0], "element": NAME[1], "said": 6, "found": 5, "right": 5}]
    assert header["labels_sha256"] == labels_hash(sentences()) != labels_hash(sentences()[1:])


def test_two_trainings_write_the_same_bytes(tmp_path):
    for place in ("one", "two"):
        write(fit(sentences() * 3, (NAME,)), {NAME: {}}, "0", tmp_path / place)
    for name in ("resembles.json", "resembles.npz"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_measuring_leaves_each_voice_out():
    figures = measured(sentences() * 3, (NAME,))[NAME]
    assert figures["said"] == figures["right"] == 18 <= figures["found"] < len(sentences()) * 2


def test_an_element_that_few_sentences_say_is_not_learned():
    assert learnable(sentences()[1:]) == ()


@pytest.mark.parametrize("line", ["not json", '{"text": "x"}', "[]"])
def test_a_bad_sentence_is_named_by_file_and_line(tmp_path, line):
    good = json.dumps({"text": "x", "element": "outside", "says": True, "voice": "church"})
    (tmp_path / "STAFF-WB-1.jsonl").write_text(f"{good}\n{line}\n", "utf-8")
    with pytest.raises(BadSentences, match="STAFF-WB-1.jsonl, line 2"):
        read_sentences(tmp_path)


def test_sentences_of_a_policy_may_say_several_things(tmp_path):
    lines = ({"text": "Ring the regulator.", "says": ["STAFF-WB-1 outside", "STAFF-ALLEG-1 told"]},
             {"text": "Tea is at four.", "says": []})
    (tmp_path / "linden.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines), "utf-8")
    one, other = read_policies(tmp_path)
    assert one.names == (("STAFF-WB-1", "outside"), ("STAFF-ALLEG-1", "told"))
    assert (other.names, other.voice) == ((), "linden")
    assert learnable((one,) * 6 + (other,)) == (("STAFF-ALLEG-1", "told"), ("STAFF-WB-1", "outside"))


@pytest.mark.parametrize("line", ["no", '{"text": "x"}', '{"text": "x", "says": ["STAFF-WB-1"]}', '{"says": 1}'])
def test_a_bad_line_of_a_policy_is_named(tmp_path, line):
    (tmp_path / "linden.jsonl").write_text(line + "\n", "utf-8")
    with pytest.raises(BadSentences, match="linden.jsonl, line 1"):
        read_policies(tmp_path)


def test_sentences_of_a_marked_policy_say_what_the_rules_credit_where_the_label_agrees(tmp_path):
    two = ("NACCC-DSL-1", "STAFF-WB-1")
    only = replace(catalogue(), criteria=tuple(c for c in catalogue().criteria if c.id in two))
    text = "# Policy\n\nOur designated safeguarding lead is Morwenna Ashby, 01632 960123. Tea is served at four.\n"
    labels = [{"criterion": "NACCC-DSL-1", "label": "MET"}, {"criterion": "STAFF-WB-1", "label": "MET"}]
    (tmp_path / "labels").mkdir()
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "linden.md").write_text(text, "utf-8")
    for outcome in ("MET", "NOT_MET"):
        marks = {"doc": "linden", "audit_date": "2026-11-22", "labels": [labels[0] | {"label": outcome}, labels[1]]}
        (tmp_path / "labels" / "linden.json").write_text(json.dumps(marks), "utf-8")
        found = {s.text: s for s in read_marked(tmp_path, only)}
        lead = next(s for text, s in found.items() if "Ashby" in text)
        assert {s.voice for s in found.values()} == {"linden"} and not found["Tea is served at four."].names
        assert {name for name, _ in lead.names} == ({"NACCC-DSL-1"} if outcome == "MET" else set())


def test_labels_without_one_document_are_named(tmp_path):
    for place in ("labels", "documents"):
        (tmp_path / place).mkdir()
    (tmp_path / "labels" / "linden.json").write_text('{"doc": "x", "audit_date": "2026-11-22", "labels": []}', "utf-8")
    for names in ((), ("linden.v2.md",), ("linden.md", "linden.txt")):
        for name in names:
            (tmp_path / "documents" / name).write_text("# Policy\n\nTea is at four.\n", "utf-8")
        with pytest.raises(BadLabels, match="linden"):
            read_marked(tmp_path, catalogue())


def test_what_ships_was_learned_from_policies_that_ship():
    home = shipped("corpus/synthetic").parent / "policies"
    if not home.is_dir():
        pytest.skip("the sentences of policies are in the source, not in what is installed")
    known = {(c.id, e.name) for c in catalogue().criteria for e in c.elements}
    found = read_policies(home)
    assert len({s.voice for s in found}) >= 80 and len(found) > 10_000
    assert sum(name in known for s in found for name in s.names) > 0.98 * sum(len(s.names) for s in found)


def test_examples_of_the_catalogue_are_learned_from():
    one = replace(catalogue(), criteria=tuple(c for c in catalogue().criteria if c.id == "STAFF-WB-1"))
    found = from_examples(one)
    assert {s.says for s in found} == {True, False}
    assert {s.name[0] for s in found} == {"STAFF-WB-1"}


def test_no_weights_of_another_form_are_used(tmp_path):
    assert read_weights(tmp_path) is None
    write(fit(sentences() * 3, (NAME,)), {NAME: {}}, "0", tmp_path)
    header = tmp_path / "resembles.json"
    header.write_text(header.read_text("utf-8").replace('"form": 4', '"form": 3'), "utf-8")
    assert read_weights(tmp_path) is None


ROUTE = "In this house a worry never stops at a closed door: it is walked past the manager to people beyond our walls. "
KIND = "We offer supported contact: a child meets the parent whom they do not live with. "


def weighing(text: str, name=NAME) -> Weights:
    """Weights of one element, for which each of a text's words speaks."""
    words = sorted(set(features(text)))
    ends, places, values = range(1, len(words) + 1), [0] * len(words), [228] * len(words)
    numbered = {word: n for n, word in enumerate(words)}
    return Weights(numbered, [1.0] * len(words), ends, places, values, [0.01], [0.0], {name: 0})


def heard(text: str, weights: Weights | None, criterion: str = NAME[0], of_centre: bool = False) -> Found:
    documents, _ = open_documents((("policy.txt", text.encode()),))
    found = Finder(catalogue(), weights).find(documents[0], date(2026, 11, 1), of_centre=of_centre).found
    return next(one for one in found if one.criterion == criterion)


TOLD = ("CHILD-SAFE-1", "told")
FREE = "Little ones hear from us, on the doorstep, that going home early is theirs to ask for."


def test_the_likest_sentence_is_shown_and_never_counted():
    found = heard(KIND + FREE, weighing(FREE, TOLD), "CHILD-SAFE-1")
    assert [(e.element, e.signal, e.quote) for e in found.suspected] == [("told", "resembles", FREE)]
    assert "told" not in {e.element for e in found.counted}
    assert [(name, here) for name, here, score in found.likeness if score > 0.9] == [("told", False)]


def test_passages_that_count_are_likened_too():
    protected = "Anyone who speaks up in good faith about poor practice here will be protected. "
    element = next(e.element for e in heard(KIND + protected, None).counted)
    found = heard(KIND + protected, weighing(protected, (NAME[0], element)))
    assert [(name, here) for name, here, _ in found.likeness] == [(element, True)] and not found.suspected
    unlike = heard(KIND + protected, weighing("tea and biscuits", (NAME[0], element)))
    assert unlike.likeness[0][2] < found.likeness[0][2]


def test_only_the_policy_of_a_contact_centre_is_heard():
    found = heard("Our tennis club is for everybody. " + ROUTE, weighing(ROUTE))
    assert (found.likeness, found.suspected) == ((), ())
    known = heard("Our tennis club is for everybody. " + ROUTE, weighing(ROUTE), of_centre=True)
    assert known.likeness and known.suspected


def test_one_sum_gives_the_scores_of_all_elements():
    places, values = [0, 1, 2, 1, 2], [128 + 50, 128 - 50, 128 + 10, 128 + 127, 128 - 127]
    names = {("A", "one"): 0, ("A", "two"): 1, ("A", "three"): 2}
    words, rarity, step, base = {"tea": 0, "hall": 1}, [1.0, 2.0], [0.01, 0.02, 0.03], [0.1, 0.0, -0.1]
    weights = Weights(words, rarity, [3, 5], places, values, step, base, names)
    known = weights.known(["tea", "hall", "unheard"])
    size = 5**0.5
    wanted = [(50 + 0) * 0.01 / size + 0.1, (-50 + 2 * 127) * 0.02 / size, (10 - 2 * 127) * 0.03 / size - 0.1]
    assert [weights.score(known, n) for n in range(3)] == pytest.approx(wanted, abs=2e-4)


def test_whether_a_number_stands_is_no_matter_of_likeness():
    lead = "Our Designated Safeguarding Lead is Morwenna Ashby. "
    assert heard(KIND + lead, weighing(lead, ("NACCC-DSL-1", "reached")), "NACCC-DSL-1").suspected == ()


def test_a_word_or_two_are_like_nothing():
    assert heard(KIND + "Going early.", weighing("going early", TOLD), "CHILD-SAFE-1").suspected == ()
