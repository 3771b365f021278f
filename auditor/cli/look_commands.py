"""`read` and `explain`: a document in, what we saw and why we judged it so out."""

from pathlib import Path

import click

from auditor.cli import options
from auditor.model import Criterion, Document, Element, Signal


@click.command("read")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print the whole document as JSON.")
def read_command(file: Path, as_json: bool) -> None:
    """Shows what we saw in FILE: pages, sections, sentences and notes."""
    document = document_in(file)
    if as_json:
        from auditor.report import document_json

        click.echo(document_json(document), nl=False)
        return
    source = document.source
    size = f"{source.pages or 'no'} pages, {len(document.text.split())} words"
    click.echo(f"{source.name}: {source.format}, {size}, sha256 {source.sha256}")
    for note in document.notes:
        click.echo(f"! {note.code}{f' (page {note.page})' if note.page else ''}: {note.text}")
    for page in source.unreadable:
        click.echo(f"! page {page} could not be read")
    for number, section in enumerate(document.sections):
        inside = [s for s in document.sentences if s.section == number]
        if inside:
            click.echo(f"\n== {' > '.join(section.path) or '(before the first heading)'}")
        for sentence in inside:
            page = f"p{sentence.page}" if sentence.page else "  "
            click.echo(f"{page} {sentence.kind.value:9} {document.quote(sentence.span)}")


@click.command("explain")
@click.argument("criterion")
@click.argument("file", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@options.nation
@options.audit_date
@options.criteria_folder
def explain_command(criterion: str, file: Path | None, nation: str, audit_date, folder: Path | None) -> None:
    """Says what CRITERION asks and how it is found; with FILE, which of its signals fire there and which are silent."""
    catalogue = options.catalogue_in(folder, frozenset([criterion.upper()]))
    if not catalogue.criteria:
        catalogue = options.catalogue_in(folder)
    asked = named(catalogue, criterion)
    show_criterion(asked)
    if file:
        from auditor.evidence import Finder

        fired = Finder(catalogue).fired(document_in(file), asked, audit_date or options.today(), nation)
        for element in asked.elements:
            _show_fired(element, fired[element.name])


def document_in(file: Path) -> Document:
    """The document in a file, or exit code 3 with the reason."""
    from auditor.normalise import normalise
    from auditor.readers import read
    from auditor.readers.reasons import ADVICE, Unreadable

    try:
        return normalise(read(file.read_bytes(), file.name))
    except Unreadable as bad:
        options.fail(f"{file.name} could not be read: {bad.reason}. {ADVICE[bad.reason]}", options.UNREAD)


def named(catalogue, name: str) -> Criterion:
    """The criterion of that id, or exit code 2 with the nearest ids."""
    from difflib import get_close_matches

    ids = {c.id: c for c in catalogue.criteria}
    if name.upper() in ids:
        return ids[name.upper()]
    near = get_close_matches(name.upper(), ids, 3, 0.3)
    options.fail(f"There is no criterion {name}." + (f" Did you mean {', '.join(near)}?" if near else ""))


def show_criterion(criterion: Criterion) -> None:
    """Prints a criterion in plain words."""
    click.echo(f"{criterion.id}: {criterion.title} ({criterion.weight.value})\n")
    click.echo(f"Why: {criterion.why}\nSource: {criterion.source}\n")
    for label in ("met", "partial", "cap", "never", "review"):
        if getattr(criterion, label):
            click.echo(f"{label}: {getattr(criterion, label)}")
    for element in criterion.elements:
        click.echo(f"\n{element.name}: {element.asks}")
        for signal in element.signals:
            click.echo(f"  - {_in_words(signal)}")
    click.echo(f"\nAdvice: {criterion.advice}\n")


def _in_words(signal: Signal) -> str:
    if signal.pattern or signal.fact:
        return f"{signal.kind.value}: {signal.pattern or signal.fact}"
    groups = [" / ".join(g[:4]) + (" / ..." if len(g) > 4 else "") for g in signal.groups]
    return f"{signal.kind.value}: " + "  AND  ".join(groups) + f" (within {signal.within})"


def _show_fired(element: Element, fired: dict) -> None:
    click.echo(f"{element.name}")
    for number, (good, bad) in sorted(fired.items()):
        click.echo(f"  signal {number + 1}: {'FIRES' if good else 'silent'}")
        for mark, passages in (("+", good), ("-", bad)):
            for one in passages[:3]:
                click.echo(f"    {mark} p{one.page} [{one.stance.value}] {' '.join(one.quote.split())[:160]}")
                click.echo(f"      {one.because}")
