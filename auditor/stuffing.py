"""A catalogue in, the criteria that rise when its own words are pasted into a policy that says nothing, out."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from auditor.audit import assess
from auditor.evidence import Finder
from auditor.model import LEVEL, Catalogue, Centre, CentreType, Outcome
from auditor.normalise import normalise
from auditor.readers.text import read_markdown

POLICY = "# Safeguarding policy\n\nWelcome to our contact centre.\n\n## Safeguarding\n\n"
CENTRE = Centre("stuffed", "Stuffed", tuple(t for t in CentreType if t != CentreType.INDEPENDENT))
RUN = 12  # key words in one line


@dataclass(frozen=True, slots=True)
class Stuffed:
    """What was pasted, and the ids of the criteria whose verdicts rose by it."""

    what: str
    raised: tuple[str, ...]


def stuffed(finder: Finder) -> Iterator[Stuffed]:
    """Each kind of pasted words with what it raises, which must be nothing."""
    before = _outcomes(finder, "")
    for what, text in pasted(finder.catalogue).items():
        after = _outcomes(finder, text)
        yield Stuffed(what, tuple(c for c in after if LEVEL.get(after[c], 0) > LEVEL.get(before[c], 0)))


def pasted(catalogue: Catalogue) -> dict[str, str]:
    """Kinds of pasted words: what the catalogue says of its criteria, and lists of its key words, in several shapes."""
    titles = [one.title for one in catalogue.criteria]
    elements = [element for one in catalogue.criteria for element in one.elements]
    heads = list(dict.fromkeys(_head(words.phrases) for words in catalogue.words if words.phrases))
    runs = [", ".join(heads[a:b]) for a, b in pairwise((*range(0, len(heads), RUN), len(heads)))]
    return {
        "titles as lines": "\n\n".join(f"{title}." for title in titles),
        "titles as items": "\n".join(f"- {title}" for title in titles),
        "titles as headings": "\n\n".join(f"## {title}" for title in titles),
        "titles in one paragraph": " ".join(f"{title}." for title in titles),
        "titles as a contents list": "\n\n".join(f"{n} {title} ..... {n}" for n, title in enumerate(titles, 1)),
        "titles said to be important": "\n\n".join(f"{title} is important to us." for title in titles),
        "gaps and reasons": "\n\n".join(f"{one.gap}. {one.why}" for one in catalogue.criteria),
        "questions": "\n\n".join(one.question for one in catalogue.criteria),
        "what is asked": "\n\n".join(f"{element.asks.capitalize()}." for element in elements),
        "advice": "\n\n".join(one.advice for one in catalogue.criteria),
        "every list of key words": "\n\n".join(", ".join(words.phrases) for words in catalogue.words),
        "key words with commas": "\n\n".join(f"{run}." for run in runs),
        "key words under a label": f"Keywords: {', '.join(heads)}.",
        "key words run together": f"{' '.join(heads)}.",
    }


def _head(phrases: tuple[str, ...]) -> str:
    return phrases[0].lstrip("=")


def _outcomes(finder: Finder, text: str) -> dict[str, Outcome]:
    document = normalise(read_markdown((POLICY + text).encode(), "stuffed.md"))
    audit = assess((document,), (), CENTRE, finder, finder.catalogue.examples_date)
    return {verdict.criterion: verdict.outcome for verdict in audit.verdicts}
