"""A folder of criteria in, a catalogue or its faults out; kept copies are never stale."""

import json
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from auditor.catalogue import BadCatalogue, load
from auditor.shipped import shipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = copytree(
        shipped("criteria"),
        tmp_path / "criteria",
        ignore=lambda d, names: [
            n for n in names if n.endswith("-1.yaml") and n != "NACCC-TRAIN-1.yaml" or n.endswith("-2.yaml")
        ],
    )
    (made / "catalogue.yaml").write_text((made / "catalogue.yaml").read_text().split("order:")[0] + "order: []\n")
    return made


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(BadCatalogue) as bad:
        load(folder)
    return bad.value.faults


def test_load_gives_the_same_from_yaml_and_from_the_kept_copy(folder, tmp_path):
    cache = tmp_path / "cache"
    first = load(folder, cache=cache)
    assert len(list(cache.iterdir())) == 1
    assert load(folder, cache=cache) == first == load(folder)


def test_a_changed_criterion_is_never_served_from_the_old_copy(folder, tmp_path):
    cache = tmp_path / "cache"
    before = load(folder, cache=cache)
    path = folder / "naccc" / "NACCC-TRAIN-1.yaml"
    path.write_text(path.read_text().replace("title: ", "title: Changed ", 1))
    after = load(folder, cache=cache)
    assert after.sha256 != before.sha256 and after.criteria[0].title.startswith("Changed ")


@pytest.mark.parametrize("damage", [
    lambda parts, rest: (parts, rest[:-9]),
    lambda parts, rest: (parts[:1], rest),
    lambda parts, rest: ([[], *parts[1:]], rest),
    lambda parts, rest: ([parts[0], parts[1][:-1], *parts[2:]], rest),
    lambda parts, rest: ({}, rest),
])  # fmt: skip
def test_a_damaged_copy_is_made_again(folder, tmp_path, damage):
    cache = tmp_path / "cache"
    first = load(folder, cache=cache)
    kept = next(cache.iterdir())
    whole = kept.read_text("utf-8")
    parts, _, rest = whole.partition("\n")
    parts, rest = damage(json.loads(parts), rest)
    kept.write_text(f"{json.dumps(parts)}\n{rest}", "utf-8")
    assert load(folder, cache=cache) == first
    assert kept.read_text("utf-8") == whole


def test_every_fault_is_named_at_once_with_file_and_line(folder):
    (folder / "naccc" / "A-1.yaml").write_text("title: one\ntitle: two\n")
    (folder / "naccc" / "B-1.yaml").write_text(
        "title: one\nelements:\n  a:\n    asks: b\n    signals:\n      - near: ['@nobody']\noutcome:\n  met: a\n"
    )
    (folder / "naccc" / "C-1.yaml").write_text(
        "title: one\nelements:\n  a:\n    asks: b\n    signals:\n      - phrase: x\noutcome:\n  met: a and b\n"
    )
    found = faults_of(folder)
    assert any("A-1.yaml:2" in f for f in found)
    assert any("B-1.yaml:6" in f and "@nobody" in f for f in found)
    assert any("C-1.yaml:1" in f for f in found)


def test_a_folder_without_a_catalogue_says_what_to_give(tmp_path):
    assert "catalogue.yaml" in faults_of(tmp_path)[0]


@pytest.mark.parametrize(("line", "said"), [
    ("in_force: {preview: 2027-01-01}", "say from when it counts"),
    ("in_force: {counts_from: 2027-09-01, until: 2028-01-01}", "say from when it counts"),
    ("in_force: {preview: 2027-09-01, counts_from: 2027-01-01}", "`preview` comes before `counts_from`"),
])
def test_wrong_in_force_dates_are_a_fault(folder, line, said):
    path = folder / "naccc" / "NACCC-TRAIN-1.yaml"
    path.write_text(f"{line}\n" + path.read_text())
    assert said in faults_of(folder)[0]


def test_a_stance_that_there_is_not_is_a_fault(folder):
    path = folder / "naccc" / "NACCC-TRAIN-1.yaml"
    odd = "    signals:\n      - phrase: [odd]\n        allow: [others]\n"
    path.write_text(path.read_text().replace("    signals:\n", odd, 1))
    (fault,) = faults_of(folder)
    assert "'others' is no stance; they are asserted, negated" in fault and "NACCC-TRAIN-1.yaml" in fault


def test_in_force_dates_are_loaded(folder):
    path = folder / "naccc" / "NACCC-TRAIN-1.yaml"
    path.write_text("in_force: {preview: 2027-01-01, counts_from: 2027-09-01}\n" + path.read_text())
    (found,) = load(folder).criteria
    assert (found.preview, found.counts_from) == (date(2027, 1, 1), date(2027, 9, 1))


def test_criteria_stand_in_the_order_of_the_catalogue():
    order = [c.id for c in load(shipped("criteria")).criteria]
    assert (order[:2], order[-1], len(order)) == (["NACCC-LSP-1", "NACCC-SCOPE-1"], "HYG-READ-1", 65)


@pytest.mark.parametrize(("core", "fault"), [("5", "as a list"), ("NACCC-DSL-1", "as a list"), ("[X-1]", "names X-1")])
def test_core_criteria_that_are_none_are_named(folder, core, fault):
    with (folder / "catalogue.yaml").open("a", encoding="utf-8") as head:
        head.write(f"core: {core}\n")
    assert any("catalogue.yaml" in one and fault in one for one in faults_of(folder))
