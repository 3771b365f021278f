"""Fingerprints of a standard's wording: who copies its sentences gains nothing, who follows them does."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from strategies import document

from auditor.audit import assess
from auditor.catalogue import WORDING, BadCatalogue, load
from auditor.cli import cli
from auditor.evidence import Finder
from auditor.evidence.wording import fingerprints_in, lines_of
from auditor.model import Outcome, Stance
from auditor.shipped import shipped
from auditor.trial import example_centre

STANDARD = (
    "Each accredited centre is to hold safeguarding training for its workers and helpers when they join and again "
    "every year, and to keep a record of attendance.\n\nCentres are to be clean.\n"
)
COPIED = STANDARD.split("\n", maxsplit=1)[0]
FOLLOWED = "All our workers and helpers have safeguarding training when they join and again every year."


@pytest.fixture(scope="module")
def criteria(tmp_path_factory) -> Path:
    """One criterion and the wording of one standard."""
    folder = shutil.copytree(shipped("criteria"), tmp_path_factory.mktemp("known") / "criteria")
    for path in folder.glob("*/*.yaml"):
        if path.stem != "NACCC-TRAIN-1":
            path.unlink()
    head = (folder / "catalogue.yaml").read_text("utf-8").partition("order:")[0]
    (folder / "catalogue.yaml").write_text(f"{head}order: []\n", "utf-8")
    (folder / WORDING).write_text("# a standard\n" + "\n".join(lines_of(document(STANDARD), 6)), "utf-8")
    return folder


@pytest.fixture(scope="module")
def finder(criteria) -> Finder:
    return Finder(load(criteria))


def trained(finder: Finder, text: str):
    criterion = next(c for c in finder.catalogue.criteria if c.id == "NACCC-TRAIN-1")
    audit = assess((document(text),), (), example_centre(criterion), finder, finder.catalogue.examples_date)
    return next(v for v in audit.verdicts if v.criterion == criterion.id)


def test_fingerprints_hold_numbers_and_no_words():
    (line,) = lines_of(document(STANDARD), 6)
    assert all(len(word) == 6 and int(word, 16) >= 0 for word in line.split())
    assert fingerprints_in(f"# from a standard\n{line}  # one\n\n") == [frozenset(int(w, 16) for w in line.split())]


def test_copied_standard_counts_for_nothing_and_says_why(finder):
    verdict = trained(finder, COPIED)
    because = {r.because for gap in verdict.missing for r in gap.rejected if r.stance == Stance.PASTED}
    assert verdict.outcome == Outcome.NOT_MET
    assert because == {"this says nothing of its own ('the wording of a published standard, copied')"}


def test_same_sentence_counts_where_no_standard_is_known_and_a_rule_of_ones_own_always(criteria, finder):
    plain = shutil.copytree(criteria, criteria.parent / "plain")
    (plain / WORDING).unlink()
    assert trained(Finder(load(plain)), COPIED).outcome == Outcome.MET
    assert trained(finder, FOLLOWED).outcome == Outcome.MET


def test_wording_is_part_of_the_catalogues_hash(criteria, finder):
    other = shutil.copytree(criteria, criteria.parent / "other")
    (other / WORDING).write_text("", "utf-8")
    assert load(other).sha256 != finder.catalogue.sha256


def test_line_that_is_no_fingerprint_is_a_fault_with_its_place(criteria):
    bad = shutil.copytree(criteria, criteria.parent / "bad")
    (bad / WORDING).write_text("# fine\n0a1b2c 112233\nCentres are to be clean.\n", "utf-8")
    with pytest.raises(BadCatalogue, match=r"known-wording\.txt:3: no fingerprint"):
        load(bad)


def test_command_prints_fingerprints_and_names_what_it_cannot_read(tmp_path):
    (tmp_path / "standard.md").write_text(STANDARD)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    files = [str(tmp_path / name) for name in ("standard.md", "broken.pdf")]
    result = CliRunner().invoke(cli, ["criteria", "wording", *files])
    assert result.exit_code == 3
    assert result.stdout.splitlines() == ["# standard.md", *lines_of(document(STANDARD), 6)]
    assert result.stderr.startswith("broken.pdf: ")
