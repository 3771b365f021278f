"""The tree in, its house rules held out: floors, sizes, names, and what may not stand in a tracked file."""

import ast
import re
import shutil
import statistics
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import auditor

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "auditor").rglob("*.py"))
MODULE_LINES, FUNCTION_LINES, MEDIAN_FUNCTION_LINES = 250, 40, 10
NO_MODULE = {"utils", "util", "helpers", "helper", "common", "core", "misc", "base", "tools"}
NO_CLASS = re.compile(r"(Manager|Engine|Provider|Handler|Processor|Factory)$|^_?(Base|Abstract)[A-Z]")
# Written in pieces, so that this file does not hold what it forbids.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:home|root|Users|work|mnt|opt|fa" + r"rm)/\w|[A-Z]:\\Users\\", re.ASCII)
HOSTS = ("py" + r"pi\.org", "python" + r"hosted\.org", r"registry\.npm" + "js", r"deb\.deb" + "ian")
INDEX_HOST = re.compile("|".join(HOSTS))


def tracked() -> list[Path]:
    """Every file that git knows and that is on disk."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listing.decode().split("\0") if name and (ROOT / name).is_file()]


def lint(folder: Path) -> subprocess.CompletedProcess:
    """import-linter's answer for a tree with a pyproject.toml and a package `auditor`."""
    command = "from importlinter.cli import lint_imports_command as run; run(['--no-cache', '--no-logo'])"
    return subprocess.run([sys.executable, "-c", command], cwd=folder, capture_output=True, text=True, check=False)


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def functions(path: Path) -> list[tuple[str, str, int]]:
    """Place, name and length in lines of each function in a module."""
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [(place(path, n.lineno), n.name, n.end_lineno - n.lineno + 1) for n in nodes if isinstance(n, kinds)]


def test_floors_and_doors_are_kept():
    answer = lint(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("module, line, contract", [
    ("model/document.py", "import auditor.language", "Imports go down only"),
    ("normalise.py", "def f():\n    from auditor.readers import reasons", "Imports go down only"),
    ("helpers.py", "", "auditor.helpers"),
    ("normalise.py", "def f():\n    import spacy.tokens", "spaCy only in language.rules"),
    ("normalise.py", "import click", "click and rich only in cli"),
    ("language/stems.py", "from sklearn.svm import SVC", "scikit-learn, numpy and scipy only in evidence"),
    ("shipped.py", "import socket", "nothing leaves this computer"),
])
def test_floors_and_doors_refuse_a_wrong_import(tmp_path, module, line, contract):
    shutil.copytree(ROOT / "auditor", tmp_path / "auditor", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "auditor" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    answer = lint(tmp_path)
    broken = answer.stdout.partition("Broken contracts")[2]
    assert answer.returncode == 1
    assert contract in " ".join(broken.split())


def test_urllib_is_used_for_addresses_only():
    """import-linter sees no further than `urllib`; only its `parse` opens no connection."""
    texts = {str(p.relative_to(ROOT)): p.read_text("utf-8") for p in MODULES}
    wrong = re.compile(r"urllib\.(?!parse\b)|from urllib import (?!parse\b)|import urllib\s*(?:$|,|as)", re.MULTILINE)
    assert {name: wrong.findall(text) for name, text in texts.items() if wrong.search(text)} == {}


def test_modules_are_short():
    lengths = {str(p.relative_to(ROOT)): len(p.read_text("utf-8").splitlines()) for p in MODULES}
    assert {name: n for name, n in lengths.items() if n > MODULE_LINES} == {}


def test_functions_are_short():
    assert [f for path in MODULES for f in functions(path) if f[2] > FUNCTION_LINES] == []


def test_functions_are_mostly_very_short():
    assert statistics.median(f[2] for path in MODULES for f in functions(path)) < MEDIAN_FUNCTION_LINES


def test_modules_say_in_one_line_what_they_do():
    docs = {str(p.relative_to(ROOT)): ast.get_docstring(ast.parse(p.read_text("utf-8")), clean=False) for p in MODULES}
    assert {name: doc for name, doc in docs.items() if not doc or "\n" in doc} == {}


def test_modules_and_classes_are_named_for_what_they_are():
    parts = [part for p in MODULES for part in p.relative_to(ROOT).with_suffix("").parts]
    classes = [(place(p, n.lineno), n.name) for p in MODULES
               for n in ast.walk(ast.parse(p.read_text("utf-8"))) if isinstance(n, ast.ClassDef)]
    assert NO_MODULE.intersection(parts) == set()
    assert [c for c in classes if NO_CLASS.search(c[1])] == []


def test_code_passes_ruff():
    files = [str(p) for p in tracked() if p.suffix == ".py"]
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise", *files]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("text, found", [
    ("see /ho" + "me/ann/notes", True), ("C:\\Us" + "ers\\ann", True), ("at home/work/school", False),
    ("/etc/passwd", False),
    ("https://py" + "pi.org/simple", True), ("a python package", False),
])
def test_machine_paths_and_index_hosts_are_recognised(text, found):
    assert bool(MACHINE_PATH.search(text) or INDEX_HOST.search(text)) is found


def test_tracked_files_name_no_machine_and_no_package_index():
    found = []
    for path in tracked():
        text = path.read_text("utf-8", errors="replace")
        for rule in (MACHINE_PATH, INDEX_HOST):
            found += [(place(path, text.count("\n", 0, m.start()) + 1), m.group(0)) for m in rule.finditer(text)]
    assert found == []


def test_changelog_opens_each_version_with_verdicts():
    versions = re.findall(r"^## (\S+).*\n\s*(\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert versions[0][0] == auditor.__version__
    assert {opening for _, opening in versions} == {"**Verdicts.**"}


def test_architecture_page_names_every_room_and_the_floors_in_order():
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rooms = {p.name for p in (ROOT / "auditor").iterdir()} - {"__init__.py", "__main__.py", "__pycache__", "_data"}
    named = set(re.findall(r"`auditor/([\w.]+)/?`", page))
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    floors = [re.sub(r"[()]", "", floor) for floor in contracts[0]["layers"]][1:]
    drawn = re.search(r"## Floors\n\n```\n(.*?)\n```", page, re.DOTALL).group(1).splitlines()
    assert rooms - named == set()
    assert drawn == floors
