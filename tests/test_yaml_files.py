"""A YAML file in, its data by the rules of YAML 1.2 and the line of every place in it out."""

from datetime import date
from pathlib import Path

import pytest

from auditor.catalogue.yaml_files import BadYaml, load_yaml


@pytest.fixture
def load(tmp_path):
    def loaded(text: str, name: str = "one.yaml"):
        (tmp_path / name).write_bytes(text.encode("utf-8", "surrogateescape"))
        return load_yaml(tmp_path / name)

    return loaded


def test_words_are_words_and_numbers_numbers(load):
    text = "a: no\nb: [Yes, on, off, y]\nc: true\nd: 010\ne: 1:30\nf: 0.5\ng: ~\nh:\ni: 2026-11-22\nj: '1'\nk: =DBS\n"
    assert load(text).data == {
        "a": "no", "b": ["Yes", "on", "off", "y"], "c": True, "d": 10, "e": "1:30", "f": 0.5, "g": None, "h": None,
        "i": date(2026, 11, 22), "j": "1", "k": "=DBS",
    }  # fmt: skip


def test_every_place_has_its_line(load):
    raw = load("title: one\n\nelements:\n  a:\n    asks: b\n    signals:\n      - near: [x]\n      - phrase: y\n")
    places = {(): 1, ("title",): 1, ("elements", "a", "asks"): 5, ("elements", "a", "signals", 1): 8}
    assert {place: raw.line(place) for place in places} == places
    assert raw.line(("elements", "a", "nothing", 3)) == 4


@pytest.mark.parametrize(("text", "told"), [
    ("a: 1\nb: 2\na: 3\n", "one.yaml:3: the key 'a' is there twice"),
    ("a:\n  b: [1, 2\nc: 3\n", "one.yaml:3: "),
    ("- a\n- b\n", "one.yaml:1: this file must be a mapping of names to values"),
    ("", "one.yaml:1: this file must be a mapping of names to values"),
    ("a: 2026-02-31\n", "one.yaml:1: "),
    ("a: \udcff\n", "one.yaml:1: "),
    ("a: !!python/object:os.system x\n", "one.yaml:1: could not determine a constructor"),
])
def test_fault_is_told_with_file_and_line(load, text, told):
    with pytest.raises(BadYaml) as bad:
        load(text)
    assert told in str(bad.value)


def test_file_that_is_not_there_is_a_fault(tmp_path):
    with pytest.raises(BadYaml, match="nowhere"):
        load_yaml(Path(tmp_path / "nowhere.yaml"))
