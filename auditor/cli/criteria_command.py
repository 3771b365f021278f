"""`criteria list`, `show`, `lint` and `pages`: the catalogue in, words about it out."""

from pathlib import Path

import click

from auditor.cli import options
from auditor.cli.look_commands import named, show_criterion
from auditor.cli.outputs import write


@click.group("criteria")
def criteria_group() -> None:
    """Lists, shows and tests the criteria."""


@criteria_group.command("list")
@options.criteria_folder
def list_command(folder) -> None:
    """Every criterion, a line each, by section."""
    catalogue = options.catalogue_in(folder)
    for letter, title in catalogue.sections:
        inside = [c for c in catalogue.criteria if c.section == letter]
        if inside:
            click.echo(f"\n{letter}  {title}")
        for criterion in inside:
            kinds = ", ".join(t.value for t in criterion.applies_to) or "every centre"
            click.echo(f"   {criterion.id:15} {criterion.title} [{criterion.weight.value}; {kinds}]")


@criteria_group.command("show")
@click.argument("criterion")
@options.criteria_folder
def show_command(criterion: str, folder) -> None:
    """One criterion, whole, with its examples."""
    asked = named(options.catalogue_in(folder), criterion)
    show_criterion(asked)
    click.echo(f"Model wording:\n{asked.model_wording}\n")
    for example in asked.examples:
        click.echo(
            f"[{example.outcome}] {' '.join(example.text.split())}"
            + (f"\n    because {example.why}" if example.why else "")
        )


@criteria_group.command("lint")
@click.argument("ids", nargs=-1)
@click.option("--survivors", is_flag=True, help="Print each example said otherwise that kept its credit.")
@options.criteria_folder
def lint_command(ids, survivors: bool, folder) -> None:
    """Tests each criterion against its own examples, names every signal that no example needs, says each met example
    otherwise (denied, planned, struck out ...), which must lose it the credit, and pastes titles and key words into an
    empty policy, which must raise nothing."""
    from auditor.evidence import Finder
    from auditor.trial import faults

    wanted = frozenset(i.upper() for i in ids)
    catalogue = options.catalogue_in(folder, wanted)
    for name in sorted(wanted):
        named(catalogue, name)
    finder, found = Finder(catalogue), 0
    for fault in faults(finder, wanted):
        found += 1
        click.echo(f"{fault.criterion}: {fault.text}")
    found += _show_mutants(finder, wanted, survivors)
    found += 0 if wanted else _show_stuffed(finder)
    click.echo(f"{len(wanted) or len(catalogue.criteria)} criteria, {found} faults")
    if found:
        raise SystemExit(options.WRONG_USE)


@criteria_group.command("pages")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("."), show_default=True,
              help="The folder of the project.")
@options.criteria_folder
def pages_command(out: Path, folder) -> None:
    """Writes criteria/README.md and docs/criteria/ID.md: what is asked, why, what counts, how sure the tool is."""
    from auditor.catalogue.pages import pages

    made = pages(options.catalogue_in(folder))
    for name, text in made.items():
        write(out / name, text)
    click.echo(f"{len(made)} pages written under {out}")


@criteria_group.command("wording")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--least", type=click.IntRange(2), default=6, show_default=True, metavar="N",
              help="Leave out sentences of fewer different words.")
def wording_command(files, least: int) -> None:
    """Prints fingerprints of the sentences in FILES, such as a published standard, to add to
    criteria/known-wording.txt: a policy that only copies such a sentence gets nothing for it."""
    from auditor.audit import open_documents
    from auditor.evidence.wording import lines_of

    documents, shut = open_documents([(path.name, path.read_bytes()) for path in files])
    for failure in shut:
        click.echo(f"{failure.source}: {failure.reason.value}. {failure.advice}", err=True)
    for document in documents:
        click.echo(f"# {document.source.name}")
        for line in dict.fromkeys(lines_of(document, least)):
            click.echo(line)
    if shut:
        raise SystemExit(options.UNREAD)


def _show_stuffed(finder) -> int:
    """Prints which criteria rise by pasted words, by kind; how many kinds raise any."""
    from auditor.stuffing import stuffed

    faults = 0
    for one in stuffed(finder):
        faults += bool(one.raised)
        click.echo(f"pasted {one.what}: {', '.join(one.raised) or 'raises nothing'}")
    return faults


def _show_mutants(finder, wanted: frozenset[str], survivors: bool) -> int:
    """Prints the share of mutations that lost the credit, by criterion; how many criteria fall short."""
    from auditor.trial import LEAST_KILLED, LEAST_KILLED_OVERALL, mutants

    tried = {c.id: [] for c in finder.catalogue.criteria}
    for mutant in mutants(finder, wanted):
        tried[mutant.criterion].append(mutant.killed)
        if survivors and not mutant.killed:
            click.echo(f"\n{mutant.criterion} keeps its credit though {mutant.kind}:\n{mutant.text}")
    rates = {name: sum(kills) / len(kills) for name, kills in tried.items() if kills}
    for name, rate in rates.items():
        low = f"  must be {LEAST_KILLED:.2f}" if rate < LEAST_KILLED else ""
        click.echo(f"{name:15} {rate:.3f} of {len(tried[name])} mutations lose the credit{low}")
    every = [one for kills in tried.values() for one in kills]
    if every:
        click.echo(f"{'overall':15} {sum(every) / len(every):.3f} of {len(every)} mutations lose the credit")
    short = sum(rate < LEAST_KILLED for rate in rates.values())
    return short + (not wanted and bool(every) and sum(every) / len(every) < LEAST_KILLED_OVERALL)
