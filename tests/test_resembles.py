"""The classifier: what it learns, what it writes, and that it asks a person and never acquits."""

import json
from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest

from auditor.audit import assess, open_documents
from auditor.catalogue import load
from auditor.evidence import Finder
from auditor.evidence.resembles import features, read_weights, shipped_weights
from auditor.model import Catalogue, Centre, Outcome, Verdict
from auditor.shipped import shipped
from auditor.training import (
    BadSentences,
    Labelled,
    fit,
    from_examples,
    labels_hash,
    learnable,
    measured,
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


def test_examples_of_the_catalogue_are_learned_from():
    one = replace(catalogue(), criteria=tuple(c for c in catalogue().criteria if c.id == "STAFF-WB-1"))
    found = from_examples(one)
    assert {s.says for s in found} == {True, False}
    assert {s.name[0] for s in found} == {"STAFF-WB-1"}


def test_no_weights_of_another_form_are_used(tmp_path):
    assert read_weights(tmp_path) is None
    write(fit(sentences() * 3, (NAME,)), {NAME: {}}, "0", tmp_path)
    header = tmp_path / "resembles.json"
    header.write_text(header.read_text("utf-8").replace('"form": 2', '"form": 1'), "utf-8")
    assert read_weights(tmp_path) is None


def verdicts(weighed: bool) -> dict[str, Verdict]:
    path = shipped("corpus/synthetic") / "documents" / "copperlark-contact.pdf"
    documents, _ = open_documents(((path.name, path.read_bytes()),))
    finder = Finder(catalogue(), shipped_weights() if weighed else None)
    audit = assess(documents, (), Centre("a", "A"), finder, date(2026, 11, 1))
    return {v.criterion: v for v in audit.verdicts}


def test_the_classifier_asks_a_person_and_never_acquits():
    without, having = verdicts(False), verdicts(True)
    changed = {c for c in without if without[c].outcome != having[c].outcome}
    assert changed
    assert {having[c].outcome for c in changed} == {Outcome.REVIEW}
    missed = {c for c in changed if without[c].outcome == Outcome.NOT_MET}
    assert missed == {c for c in changed if [e for e in having[c].evidence if e.signal == "resembles"]}
    assert all(having[c].question for c in changed)
    assert all("pieced together" in having[c].reason for c in changed - missed)
