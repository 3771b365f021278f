"""`criteria list`, `show` and `lint`: the catalogue in, words about it out."""

import click

from auditor.cli import options
from auditor.cli.look_commands import named, show_criterion


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
@options.criteria_folder
def lint_command(ids, folder) -> None:
    """Tests each criterion against its own examples; names every signal that no example needs."""
    from auditor.evidence import Finder
    from auditor.trial import faults

    wanted = frozenset(i.upper() for i in ids)
    catalogue = options.catalogue_in(folder, wanted)
    for name in sorted(wanted):
        named(catalogue, name)
    found = 0
    for fault in faults(Finder(catalogue), wanted):
        found += 1
        click.echo(f"{fault.criterion}: {fault.text}")
    click.echo(f"{len(wanted) or len(catalogue.criteria)} criteria, {found} faults")
    if found:
        raise SystemExit(options.WRONG_USE)
