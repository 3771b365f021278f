"""README.md in, its promises held out: the commands exist, the links lead somewhere, help is quick."""

import re
import shlex
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import click
import pytest

from auditor.catalogue import load
from auditor.evidence import Finder
from auditor.model import Example, Outcome
from auditor.shipped import shipped
from auditor.trial import verdict_on

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def marked(name: str) -> str:
    """The fenced block after the line `<!-- name -->`, as .ci/run takes it."""
    return re.search(rf"^<!-- {name} -->\n```sh\n(.*?)\n```$", README, re.DOTALL | re.MULTILINE).group(1)


def commands() -> list[str]:
    """Every line for `auditor` in the README: in fenced blocks and in the table of commands."""
    fenced = re.findall(r"(?:^|&& )\s*\.venv/bin/auditor (.*)$", README, re.MULTILINE)
    return fenced + re.findall(r"^\| `auditor (.*?)` \|", README, re.MULTILINE)


def resolve(words: list[str]) -> tuple[click.Command, list[str]]:
    """The click command that the words reach, and the words that are left."""
    from auditor.cli import cli

    command = cli
    while isinstance(command, click.Group) and words and words[0] in command.commands:
        command, words = command.commands[words[0]], words[1:]
    return command, words


def options_of(command: click.Command) -> set[str]:
    return {option for parameter in command.params for option in parameter.opts + parameter.secondary_opts}


def test_readme_has_commands_to_check():
    assert {line.split()[0] for line in commands()} == set(
        "audit init read report explain criteria evaluate doctor sample train train-doubts".split()
    )


@pytest.mark.parametrize("line", commands())
def test_readme_command_is_known_with_its_options(line):
    command, rest = resolve(shlex.split(line))
    assert not isinstance(command, click.Group), f"`auditor {line}` names no command"
    assert {word for word in rest if word.startswith("-")} - options_of(command) == set()


def test_readme_options_of_audit_are_known():
    sentence = re.search(r"`audit` also takes (.*?)\. ", README.replace("\n", " ")).group(1)
    command, _ = resolve(["audit"])
    named = set(re.findall(r"`(--[\w-]+)`", sentence))
    assert named == {"--centre-type", "--nation", "--date", "--json", "--quiet"}
    assert named - options_of(command) == set()


def test_readme_names_every_command():
    from auditor.cli import cli

    assert set(cli.commands) - {line.split()[0] for line in commands()} == set()


def test_readme_set_up_and_test_commands_are_where_ci_looks():
    assert marked("test command").endswith(" && .venv/bin/pytest")
    assert " && .venv/bin/auditor sample --out " in marked("sample command")
    assert "<!-- test command -->" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_help_is_quick_and_loads_no_language_library():
    script = ("import sys; from auditor.cli import cli; cli(['--help'], prog_name='auditor', standalone_mode=False); "
              "print('loaded:', sorted({'spacy', 'sklearn', 'numpy'} & set(sys.modules)))")
    answer = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines()[0].startswith("Usage: auditor ")
    assert answer.stdout.splitlines()[-1] == "loaded: []"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_to_files_that_exist(page):
    drawn = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    links = re.findall(r"\]\(([^)#\s]+)\)", drawn)
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("name", ["NACCC-DSL-1", "ESC-LADO-1", "ESC-CSC-1", "ESC-OOH-1", "QUAL-REV-1"])
def test_a_name_number_or_date_that_is_still_a_blank_does_not_count(name):
    catalogue = load(shipped("criteria"))
    (asked,) = (criterion for criterion in catalogue.criteria if criterion.id == name)
    assert "still a blank does not count" in README.replace("\n   ", " ")
    finder = Finder(replace(catalogue, criteria=(asked,)))
    pasted = verdict_on(finder, asked, Example(asked.model_wording, "PARTIAL"), catalogue.examples_date)
    assert "[" in asked.model_wording and pasted.outcome in (Outcome.PARTIAL, Outcome.NOT_MET)
