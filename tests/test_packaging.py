"""The tree in, a wheel out: exactly the public files, the licence, the command, and nothing private."""

import ast
import contextlib
import importlib.metadata
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest
from hatchling.build import build_wheel

import auditor

ROOT = Path(__file__).resolve().parent.parent
PUBLIC = {"auditor/": "auditor/", "criteria/": "auditor/_data/criteria/",
          "corpus/synthetic/": "auditor/_data/corpus/synthetic/",
          "corpus/scores.json": "auditor/_data/corpus/scores.json"}
INFO = f"auditor-{auditor.__version__}.dist-info/"
PRIVATE = ("corpus/private/real.docx", "reports/centre.html", "corpus/notes.txt", ".venv/lib/x.py",
           "auditor/__pycache__/x.cpython-311.pyc", "secret.txt")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def tracked() -> list[str]:
    """Names of every file that git knows and that is on disk."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [name for name in listing.split("\0") if name and (ROOT / name).is_file()]


def name_of(requirement: str) -> str:
    """A requirement's distribution name, normalised: "pdfminer.six>=1" gives "pdfminer-six"."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement).group(0)).lower()


@pytest.fixture(scope="module")
def checkout(tmp_path_factory) -> Path:
    """A clean copy of the tracked files, with private ones lying about in it."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in tracked():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, folder / name)
    for name in PRIVATE:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("not for anybody else", "utf-8")
    return folder


def build(checkout: Path, folder: Path) -> Path:
    with contextlib.chdir(checkout):
        return folder / build_wheel(str(folder))


def shipped_from(folder: Path, name: str) -> Path:
    """What a fresh Python answers that takes the package from `folder`."""
    script = ("import sys; sys.path.insert(0, sys.argv[1]); from auditor.shipped import shipped; "
              "print(shipped(sys.argv[2]))")
    command = [sys.executable, "-I", "-c", script, str(folder), name]
    return Path(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())


@pytest.fixture(scope="module")
def wheel(checkout, tmp_path_factory) -> Path:
    return build(checkout, tmp_path_factory.mktemp("wheel"))


def test_wheel_holds_the_tracked_public_files_and_nothing_else(wheel):
    moves = [(name, old, new) for name in tracked() for old, new in PUBLIC.items() if name.startswith(old)]
    expected = {new + name.removeprefix(old) for name, old, new in moves}
    expected |= {INFO + name for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")}
    assert sorted(zipfile.ZipFile(wheel).namelist()) == sorted(expected)


def test_wheel_says_who_made_it_and_how_it_is_started(wheel):
    with zipfile.ZipFile(wheel) as archive:
        told = message_from_bytes(archive.read(INFO + "METADATA"))
        assert (told["Name"], told["Version"], told["Requires-Python"]) == ("auditor", auditor.__version__, ">=3.11")
        assert (told["License-Expression"], told["Project-URL"], told["Home-page"]) == ("MIT", None, None)
        assert archive.read(INFO + "entry_points.txt").decode().split("\n")[:2] == [
            "[console_scripts]", "auditor = auditor.cli:main"]
        assert archive.read(INFO + "licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()


def test_wheel_is_the_same_byte_for_byte_when_built_again(checkout, wheel, tmp_path):
    assert build(checkout, tmp_path).read_bytes() == wheel.read_bytes()


@pytest.mark.parametrize("name", ["criteria", "corpus/synthetic"])
def test_installed_package_finds_its_shipped_folders(wheel, tmp_path, name):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    assert shipped_from(tmp_path, name) == tmp_path / "auditor" / "_data" / name


@pytest.mark.parametrize("name", ["criteria", "corpus/synthetic"])
def test_checkout_finds_its_shipped_folders(checkout, name):
    assert shipped_from(checkout, name) == checkout / name


def test_every_library_that_is_imported_is_declared():
    tops = set()
    for path in (ROOT / "auditor").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and not node.level else []
            tops.update(name.partition(".")[0] for name in names)
    homes = importlib.metadata.packages_distributions()
    extras = PROJECT["optional-dependencies"]
    declared = {name_of(d) for d in (*PROJECT["dependencies"], *extras["cluster"], *extras["ocr"])}
    needed = tops - sys.stdlib_module_names - {"auditor"}
    assert {top for top in needed if not declared.intersection(map(name_of, homes.get(top, [top])))} == set()


def test_lock_pins_every_dependency_with_hashes_and_names_no_host():
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    entries = re.split(r"\n(?=\w)", lock.strip())
    assert {name_of(d) for d in PROJECT["dependencies"]} - {name_of(e) for e in entries} == set()
    assert [e for e in entries if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", e, re.DOTALL)] == []
    assert re.findall(r"://|--index|--extra|--find|^-", lock, re.MULTILINE) == []
