"""The project's own policies and labels in, proof that they are whole out."""
import pathlib
import sys

import pytest

CORPUS = pathlib.Path(__file__).parent.parent / "corpus"
sys.path.insert(0, str(CORPUS))
import build  # noqa: E402
import labels  # noqa: E402

FOUND = {"nation": "England", "centre_types": ["SUPT"]}
TEXTS = [(1, "Tell Ann at once."), (2, "Ring the council.")]


def entry(label="MET", quote="Tell Ann at once.", page=1, criterion="NACCC-RESP-1", missing="a time limit"):
    return {"criterion": criterion, "label": label, "alt": None, "missing": missing,
            "quotes": [{"text": quote, "page": page}] if quote else []}


def test_labels_are_whole_and_every_quote_is_on_its_page():
    assert labels.check_all() == []


def test_every_document_has_labels_and_every_label_file_a_document():
    documents = {path.stem for path in labels.DOCUMENTS.iterdir()}
    assert documents == {path.stem for path in labels.LABELS.iterdir()}


@pytest.mark.parametrize("slug", ["thistlemere-saturday-contact", "marlingsea-bridge-trust"])
def test_document_is_built_alike_twice_and_says_what_is_committed(slug, tmp_path, monkeypatch):
    committed = next(labels.DOCUMENTS.glob(f"{slug}.*"))
    monkeypatch.setattr(build, "DOCUMENTS", tmp_path)
    first = build.build(build.SOURCES / f"{slug}.md").read_bytes()
    again = build.build(build.SOURCES / f"{slug}.md")
    assert again.read_bytes() == first
    assert labels.pages(again) == labels.pages(committed)


@pytest.mark.parametrize("wrong, fault", [
    (entry(page=2), "NACCC-RESP-1: not on page 2: Tell Ann at once."),
    (entry(quote=""), "NACCC-RESP-1: MET without a quote"),
    (entry("PARTIAL", missing=None), "NACCC-RESP-1: PARTIAL does not say what is missing"),
    (entry("NA"), "NACCC-RESP-1: NA does not fit the centre's types"),
    (entry(criterion="TYPE-VIRT-1"), "TYPE-VIRT-1: MET does not fit the centre's types"),
])
def test_label_fault_is_named(wrong, fault):
    assert list(labels.entry_faults(wrong, FOUND, TEXTS)) == [fault]


def test_quote_note_with_a_gap_stands_for_the_whole_span():
    assert labels.locate("Tell ~ once.", TEXTS) == {"text": "Tell Ann at once.", "page": 1}
    assert labels.locate("Ring ~ once.", TEXTS) is None
