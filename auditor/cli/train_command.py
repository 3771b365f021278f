"""`train` and `train-doubts`: labelled sentences, or verdicts whose right answers are known, in; what ships out."""

from pathlib import Path

import click

from auditor.cli import options


@click.command("train")
@click.argument("sentences", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--policies",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with the sentences of whole policies, one .jsonl file each, and what each sentence says.",
)
@click.option(
    "--marked",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    multiple=True,
    help="A folder with documents and experts' labels of them. Their sentences are learned from too. May be repeated.",
)
@click.option("--out", type=click.Path(path_type=Path), help="The folder for the weights; else the tool's own.")
@options.criteria_folder
def train_command(
    sentences: Path, policies: Path | None, marked: tuple[Path, ...], out: Path | None, folder: Path | None
) -> None:
    """Learns anew which sentences resemble what a criterion asks, from SENTENCES (one .jsonl file for each criterion)
    and the criteria's own examples. For people who write criteria; takes a few minutes."""
    from auditor import training
    from auditor.evaluation import BadLabels
    from auditor.evidence.resembles import WEIGHTS
    from auditor.language.rules import write_rules
    from auditor.language.words import RULES

    catalogue = options.catalogue_in(folder)
    try:
        labelled = training.read_sentences(sentences) + (training.read_policies(policies) if policies else ())
        labelled += tuple(one for place in marked for one in training.read_marked(place, catalogue))
    except (training.BadSentences, BadLabels) as bad:
        raise click.UsageError(str(bad)) from None
    whole = (*labelled, *training.from_examples(catalogue))
    names = training.learnable(whole)
    click.echo(f"{len(labelled)} sentences, {len(whole) - len(labelled)} passages of examples, {len(names)} elements")
    figures = training.measured(whole, names)
    training.write(training.fit(whole, names), figures, training.labels_hash(whole), out or WEIGHTS)
    if not out:
        write_rules(RULES)
    total = {key: sum(f[key] for f in figures.values()) for key in ("said", "found", "right")}
    click.echo(f"A voice it has not heard: of {total['said']} it found {total['right']}; of {total['found']} found, "
               f"{total['right']} were right. Written to {out or WEIGHTS}")


@click.command("train-doubts")
@click.argument("verdicts", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--out", type=click.Path(path_type=Path), help="The folder for the points; else the tool's own.")
def train_doubts_command(verdicts: Path, out: Path | None) -> None:
    """Learns anew which verdicts a person has to look at, from VERDICTS: a folder of .jsonl files that `auditor
    evaluate --verdicts` wrote. For people who write criteria."""
    from auditor import hindsight
    from auditor.evidence.resembles import WEIGHTS

    try:
        whole = hindsight.read_verdicts(verdicts)
        figures = hindsight.measured(whole)
    except hindsight.BadVerdicts as bad:
        raise click.UsageError(str(bad)) from None
    hindsight.write(hindsight.fit(whole), figures, whole, out or WEIGHTS)
    for name, it in figures.items():
        click.echo(f"{name}: {it['right']} of {it['verdicts']} right; asks about {it['asked']}, "
                   f"{it['asked'] - it['asked_right']} of them wrong")
    click.echo(f"Written to {out or WEIGHTS}")
