"""A computer in, what is found on it out; a folder that cannot be used is wrong use."""

from click.testing import CliRunner

from auditor.batch.cache import NAME
from auditor.cli import cli


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["doctor", *map(str, words)])
    return result.exit_code, result.output


def test_doctor_says_what_it_finds_and_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("AUDITOR_CACHE", str(tmp_path / "kept"))
    code, said = run("--out", tmp_path / "out")
    assert code == 0 and not (tmp_path / "out").exists()
    assert all(word in said for word in ("Python", "pypdfium2", "criteria", "tesseract", "reports", "free"))


def test_doctor_finds_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("in the way")
    code, said = run("--out", tmp_path / "file" / "out")
    assert code == 2 and "cannot be written to" in said


def test_doctor_empties_the_cache_when_asked(tmp_path, monkeypatch):
    monkeypatch.setenv("AUDITOR_CACHE", str(tmp_path))
    (tmp_path / NAME).write_bytes(b"kept")
    assert run()[0] == 0 and (tmp_path / NAME).exists()
    assert run("--empty-cache")[0] == 0 and not (tmp_path / NAME).exists()
