"""`evaluate`: experts' labels and their documents in; how far the verdicts agree, as a page and as JSON, out."""

import os
from itertools import groupby
from pathlib import Path

import click

from auditor.cli import options
from auditor.cli.outputs import write
from auditor.model import Evaluation, Labelled, Manner, Pack

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_SHOWN = ("accuracy", "balanced_accuracy", "weighted_kappa", "gap_precision", "gap_recall", "coverage", "evidence_hit")


@click.command("evaluate")
@click.argument("labels", type=_FOLDER)
@click.argument("docs", type=_FOLDER)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("reports/evaluation"),
    show_default=True,
    help="The folder for evaluation.html and evaluation.json; it is made if need be.",
)
@click.option("--workers", type=click.IntRange(1, 64), default=lambda: os.cpu_count() or 1, metavar="N",
              help="How many documents are checked at once. Default: as many as this computer has processors.")
@click.option("--scores", type=click.Path(path_type=Path, dir_okay=False), default=None,
              help="Also keep the figures in this file, from which verdicts say how often their like was right.")
@click.option("--set", "name", default="labelled documents", show_default=True,
              help="With --scores: what these documents are.")
@click.option("--nameless", is_flag=True, help="With --scores: keep no document's name.")
@click.option("--unseen", is_flag=True,
              help="With --scores: nothing was learned from these documents. Where there are such sets, verdicts go by "
              "them alone.")
@click.option("--manner", type=click.Choice([m.value for m in Manner]), default=Manner.USUAL.value, show_default=True,
              help="With --scores: the words in which these documents speak of safeguarding: those of law and guidance "
              "(usual), everyday ones (plain), or hardly any, since they are about something else.")
@click.option("--verdicts", type=click.Path(path_type=Path, dir_okay=False), default=None,
              help="Also write what is known of each verdict to this file, for `auditor train-doubts`.")
@options.criteria_folder
def evaluate_command(
    labels, docs, out, workers, scores, name, nameless, unseen, manner, verdicts, folder
) -> None:
    """Compares the verdicts on the documents in DOCS with experts' LABELS, one JSON file a document.

    LABELS/NAME.json is for DOCS/NAME.pdf (or another kind), or for all files of the folder DOCS/NAME.
    """
    from auditor.evaluation import BadLabels, evaluate, read_labels
    from auditor.report.evaluation_page import evaluation_json, evaluation_page

    try:
        labelled = read_labels(labels)
    except BadLabels as bad:
        options.fail(f"The labels have a fault; mend it and run again:\n{bad}")
    catalogue = options.catalogue_in(folder)
    judged = _judged(labelled, docs, catalogue, workers)
    found = evaluate(judged, catalogue)
    write(out / "evaluation.html", evaluation_page(found))
    write(out / "evaluation.json", evaluation_json(found))
    if verdicts:
        from auditor.hindsight import lines_of

        write(verdicts, "".join(f"{line}\n" for line in lines_of(judged)))
    if scores:
        _keep(scores, name, found, nameless, unseen, Manner(manner))
    _say(found, out)


def _judged(labelled: tuple[Labelled, ...], docs: Path, catalogue, workers: int) -> list:
    """Each document's labels with its audit on the day it was marked for, in order."""
    from auditor.batch import run

    packs = {one.document: Pack(one.centre, _files(one.document, docs)) for one in labelled}
    results = {}
    for day, some in groupby(sorted(labelled, key=lambda one: one.audit_date), key=lambda one: one.audit_date):
        for pack, result in run([packs[one.document] for one in some], catalogue, day, workers):
            results[pack.centre.id] = result
    return [(one, results[one.centre.id]) for one in labelled]


def _files(name: str, docs: Path) -> tuple[str, ...]:
    """The file of that name, whatever its ending, or all files of the folder of that name; exit code 2 if none."""
    from auditor.batch.packs import files_of

    for path in sorted(docs.iterdir()):
        if name in (path.stem, path.name) and files_of(path):
            return tuple(map(str, files_of(path)))
    options.fail(f"There are labels for {name}, but no document of that name in {docs}.")


def _keep(path: Path, name: str, found: Evaluation, nameless: bool, unseen: bool, manner: Manner) -> None:
    from auditor.catalogue.measured import BadScores, with_set

    try:
        write(path, with_set(path, name, found, nameless, unseen, manner))
    except BadScores as bad:
        options.fail(str(bad))


def _say(found: Evaluation, out: Path) -> None:
    intervals = {i.figure: f"   95 % {i.low:.3f} to {i.high:.3f}" for i in found.intervals}
    click.echo(f"{found.total.decided} of {found.total.labels} labels have a verdict to compare")
    for figure in _SHOWN:
        value = getattr(found.total, figure)
        number = "none" if value is None else f"{value:.3f}"
        click.echo(f"{figure.replace('_', ' '):18} {number}{intervals.get(figure, '')}")
    click.echo(f"{len(found.disagreements)} disagreements, each with its quotes: {out / 'evaluation.html'}")
    if found.unread:
        options.fail(f"Could not be read: {', '.join(found.unread)}.", options.UNREAD)
