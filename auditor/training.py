"""Labelled sentences, policies and examples in, the classifier's weights with what was measured of them out."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.audit import assess, open_documents
from auditor.evaluation.labels import BadLabels, read_labels
from auditor.evidence import Finder
from auditor.evidence.resembles import ENOUGH, FORM, Name, features
from auditor.model import Catalogue, Document, Outcome, Span
from auditor.trial import example_centre, example_document

LEAST = 6  # sentences that say an element, before it is learned
FOLDS = 5
SHORT = 3  # words of a sentence, under which it says nothing
ANY: Name = ("", "")
SMOOTH = 1.0  # ridge: how far weights are held back
RARE = 3  # texts that a word must stand in
FAINT = 4  # steps of 127 up to which a weight is none: nine in ten of them, and one verdict in thousands changed


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence, the element it is about, whether it says it, and the voice it is written in.

    One of a whole policy is about no element more than about another (its name is `ANY`) and may say several.
    """

    text: str
    name: Name
    says: bool
    voice: str
    several: tuple[Name, ...] = ()

    @property
    def names(self) -> tuple[Name, ...]:
        """The elements that it says."""
        return (self.name, *self.several) if self.says else self.several


class BadSentences(ValueError):
    """Labelled sentences that cannot be used: the message names the file and the line."""


def read_sentences(folder: Path) -> tuple[Labelled, ...]:
    """Every sentence of `folder/<criterion>.jsonl`, in order. Raises BadSentences."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            try:
                one = json.loads(line)
                found.append(Labelled(one["text"], (path.stem, one["element"]), bool(one["says"]), one["voice"]))
            except (ValueError, KeyError, TypeError) as bad:
                raise BadSentences(f"{path}, line {number}: not a labelled sentence ({bad})") from None
    if not found:
        raise BadSentences(f"{folder}: no .jsonl file with sentences here")
    return tuple(found)


def read_policies(folder: Path) -> tuple[Labelled, ...]:
    """Every sentence of `folder/<policy>.jsonl`: {"text", "says": ["ID element", ...]}. Raises BadSentences."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            try:
                one = json.loads(line)
                several = tuple((said.split(" ")[0], said.split(" ")[1]) for said in one["says"])
                found.append(Labelled(one["text"], ANY, False, path.stem, several))
            except (ValueError, KeyError, TypeError, IndexError, AttributeError) as bad:
                raise BadSentences(f"{path}, line {number}: not a sentence of a policy ({bad})") from None
    return tuple(found)


def read_marked(folder: Path, catalogue: Catalogue) -> tuple[Labelled, ...]:
    """Every sentence of `folder/documents`, each with the elements that the rules credit it with.

    Only where the rules' verdict is the one in `folder/labels`. Raises BadLabels.
    """
    finder, found = Finder(catalogue), []
    for labelled in read_labels(folder / "labels"):
        document = _document_of(labelled.document, folder / "documents")
        when, centre = labelled.audit_date, labelled.centre
        outcomes = {v.criterion: v.outcome for v in assess((document,), (), centre, finder, when).verdicts}
        agreed = {one.criterion for one in labelled.labels if outcomes.get(one.criterion) == one.outcome}
        said = [
            ((one.criterion, e.element), e.span)
            for one in finder.find(document, when, centre.nation.value).found
            if one.criterion in agreed
            for e in one.counted
        ]
        found += list(_sentences(document, said, labelled.document))
    return tuple(found)


def _document_of(name: str, folder: Path) -> Document:
    paths = [path for path in sorted(folder.iterdir()) if path.is_file() and path.stem == name]
    documents, _ = open_documents([(path.name, path.read_bytes()) for path in paths])
    if len(documents) != 1:
        raise BadLabels(f"There are labels for {name}, but not one document of that name that can be read in {folder}.")
    return documents[0]


def _sentences(document: Document, said: Sequence[tuple[Name, Span]], voice: str) -> Iterator[Labelled]:
    for sentence in document.sentences:
        own = sentence.span
        names = {name: 1 for name, span in said if span.start < own.end and span.end > own.start}
        text = document.quote(own)
        if len(text.split()) >= SHORT:
            yield Labelled(text, ANY, False, voice, tuple(sorted(names)))


def from_examples(catalogue: Catalogue) -> tuple[Labelled, ...]:
    """The passages that count in the catalogue's met examples; texts that are not met say nothing."""
    finder, found = Finder(catalogue), []
    for criterion in catalogue.criteria:
        nation = example_centre(criterion).nation.value
        for example in criterion.examples:
            if example.outcome == Outcome.NOT_MET:
                found.append(Labelled(example.text, (criterion.id, ""), False, "catalogue"))
            elif example.outcome == Outcome.MET:
                fired = finder.fired(example_document(example), criterion, catalogue.examples_date, nation)
                quotes = {
                    (name, e.quote): 1 for name, signals in fired.items() for good, _ in signals.values() for e in good
                }
                found += [Labelled(quote, (criterion.id, name), True, "catalogue") for name, quote in quotes]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned, before it is written: `weights[word, element]` as floats."""

    words: tuple[str, ...]
    rarity: object
    weights: object
    base: object
    names: tuple[Name, ...]


def fit(sentences: Sequence[Labelled], names: tuple[Name, ...]) -> Model:
    """A ridge regression for each element on TF-IDF of stems and their pairs."""
    import numpy
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import Ridge

    counter = TfidfVectorizer(analyzer=features, sublinear_tf=True, min_df=RARE, dtype=numpy.float64)
    seen = counter.fit_transform([s.text for s in sentences])
    truth = _truth(sentences, names)
    base = truth.mean(axis=0)
    ridge = Ridge(alpha=SMOOTH, solver="sparse_cg", fit_intercept=False).fit(seen, truth - base)
    words = tuple(counter.get_feature_names_out())
    return Model(words, counter.idf_, numpy.atleast_2d(ridge.coef_).T.copy(), base, names)


def _truth(sentences: Sequence[Labelled], names: tuple[Name, ...]):
    import numpy

    at = {name: n for n, name in enumerate(names)}
    truth = numpy.zeros((len(sentences), len(names)))
    for row, sentence in enumerate(sentences):
        for name in sentence.names:
            if name in at:
                truth[row, at[name]] = 1
    return truth


def learnable(sentences: Iterable[Labelled]) -> tuple[Name, ...]:
    """The elements that enough sentences say, in order."""
    counts = Counter(name for s in sentences for name in s.names)
    return tuple(sorted(name for name, n in counts.items() if n >= LEAST))


def measured(sentences: Sequence[Labelled], names: tuple[Name, ...]) -> dict[Name, dict]:
    """name -> how a model does that has never seen a voice: said, found, right; each voice is left out once."""
    import numpy
    from sklearn.model_selection import GroupKFold

    scores = numpy.zeros((len(sentences), len(names)))
    folds = GroupKFold(n_splits=FOLDS).split(sentences, groups=[s.voice for s in sentences])
    for learn, test in folds:
        model = fit([sentences[n] for n in learn], names)
        scores[test] = _applied(model, [sentences[n].text for n in test])
    truth = _truth(sentences, names) > 0
    own = numpy.array([[s.name[0] in (name[0], "") for name in names] for s in sentences])
    found = (scores >= ENOUGH) & own
    return {
        name: {"said": int(said.sum()), "found": int(had.sum()), "right": int((had & said).sum())}
        for name, said, had in zip(names, truth.T, found.T, strict=True)
    }


def _applied(model: Model, texts: Sequence[str]):
    from sklearn.feature_extraction.text import TfidfVectorizer

    again = TfidfVectorizer(analyzer=features, sublinear_tf=True, vocabulary=list(model.words))
    again.idf_ = model.rarity
    return again.transform(texts) @ model.weights + model.base


def write(model: Model, figures: dict[Name, dict], labels: str, folder: Path) -> None:
    """`resembles.npz`, plain numbers, and `resembles.json`, what they are and what was measured."""
    import numpy
    import sklearn

    step = numpy.abs(model.weights).max(axis=0) / 127
    step[step == 0] = 1
    table = numpy.rint(model.weights / step)
    table[numpy.abs(table) <= FAINT] = 0
    folder.mkdir(parents=True, exist_ok=True)
    header = {
        "form": FORM,
        "labels_sha256": labels,
        "scikit-learn": sklearn.__version__,
        "words": len(model.words),
        "threshold": ENOUGH,
        "measured": "each voice left out once, among sentences about the same criterion",
        "elements": [{"criterion": c, "element": e, **figures[c, e]} for c, e in model.names],
    }
    (folder / "resembles.json").write_text(json.dumps(header, indent=1) + "\n", encoding="utf-8", newline="\n")
    rows, places = numpy.nonzero(table)
    numpy.savez_compressed(
        folder / "resembles.npz",
        words=numpy.frombuffer("\n".join(model.words).encode(), dtype=numpy.uint8),
        rarity=model.rarity.astype(numpy.float32),
        ends=numpy.bincount(rows, minlength=len(table)).cumsum().astype(numpy.uint32),
        places=places.astype(numpy.uint16),
        values=(table[rows, places] + 128).astype(numpy.uint8),
        step=step.astype(numpy.float32),
        base=model.base.astype(numpy.float32),
    )


def labels_hash(sentences: Iterable[Labelled]) -> str:
    """One hash over all that was learned from."""
    lines = (json.dumps([s.text, s.names]) for s in sentences)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
