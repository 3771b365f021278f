"""What a centre's documents say in, which are mostly about something else, in what words the others speak, out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditor.evidence import Findings
from auditor.evidence.matter import Matter
from auditor.judge import came_to
from auditor.model import LEVEL, Catalogue, Document, Manner, Measured, Note, NoteCode, Outcome

LITTLE = 8  # of two for each core criterion that is met and one for each partly met: no policy of 171 that is thin in
# words of safeguarding had less, no paper of 34 about something else more than seven
ANOTHER_MATTER = (
    "This document hardly speaks of safeguarding, so nothing in it was counted. Check that it is the document that was "
    "meant."
)
MOSTLY_ELSE = (
    "This document is mostly about something else. What it says of safeguarding was counted; where a result hangs on "
    "it alone, look at the passage. If it was sent as the safeguarding policy, check that it is the document that was "
    "meant."
)
EVERYDAY_WORDS = (
    "This policy speaks of safeguarding in everyday words. That is no fault, but we miss more there than in the words "
    "of laws and standards: of what we did not find in such policies, about {often} in 10 was there after all. Read "
    "the passages that came nearest before you believe that something is missing."
)


@dataclass(frozen=True, slots=True)
class Papers:
    """The names of a centre's documents that are mostly about something else, and the manner of its policies."""

    lent: frozenset[str]
    manner: Manner


def papers_of(documents: Sequence[Document], findings: Sequence[Findings], catalogue: Catalogue) -> Papers:
    """A centre's documents told apart, in one order with what each says."""
    lent, policies = set(), []
    for document, found in zip(documents, findings, strict=True):
        if mostly_else(found, catalogue):
            lent.add(document.source.name)
        else:
            policies.append(found)
    return Papers(frozenset(lent), manner_of(policies))


def mostly_else(findings: Findings, catalogue: Catalogue) -> bool:
    """Whether a document speaks seldom of safeguarding and says little of what every safeguarding policy says.

    Such are complaints procedures, privacy notices, handbooks for staff: some of what they say may count, and much
    that sounds alike is meant for their own matter. Without core criteria nothing can be told, and it is False.
    """
    if not catalogue.core or not findings.matter.thin:
        return False
    pairs = zip(catalogue.criteria, findings.found, strict=True)
    core = [(criterion, one) for criterion, one in pairs if criterion.id in catalogue.core]
    said = (came_to(criterion, frozenset(e.element for e in one.counted)) for criterion, one in core)
    return sum(LEVEL.get(outcome, 0) for outcome in said) < LITTLE


def manner_of(policies: Iterable[Findings]) -> Manner:
    """In which words policies speak of safeguarding, all together; one that hardly does is none."""
    matter = [findings.matter for findings in policies if not findings.matter.beside]
    if not matter:
        return Manner.ELSE
    whole = Matter(sum(one.tokens for one in matter), sum(one.words for one in matter), 0)
    return Manner.PLAIN if whole.everyday else Manner.USUAL


def remarks(
    documents: Sequence[Document], findings: Sequence[Findings], papers: Papers, measured: Iterable[Measured]
) -> Iterator[tuple[str, Note]]:
    """The name of each document with what has to be told of its matter, and with what its reader remarked."""
    missed = _missed(measured) if papers.manner is Manner.PLAIN else 0
    for document, found in zip(documents, findings, strict=True):
        name = document.source.name
        if found.matter.beside:
            yield name, Note(NoteCode.MATTER, ANOTHER_MATTER)
        elif name in papers.lent:
            yield name, Note(NoteCode.MOSTLY_ELSE, MOSTLY_ELSE)
        elif missed and found.matter.everyday:
            yield name, Note(NoteCode.PLAIN, EVERYDAY_WORDS.format(often=missed))
        yield from ((name, note) for note in document.notes)


def _missed(measured: Iterable[Measured]) -> int:
    """Of ten things not found in policies in everyday words, how many were there; 0 where that is not known."""
    gaps = [m.reliability for m in measured if m.manner is Manner.PLAIN and m.outcome is Outcome.NOT_MET]
    every = sum(one.of for one in gaps)
    return round(10 * (1 - sum(one.right for one in gaps) / every)) if every else 0
