"""What a centre's documents say in, which are mostly about something else, in what words the others speak, out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditor.evidence import Findings
from auditor.evidence.matter import Matter
from auditor.judge import came_to
from auditor.model import LEVEL, Catalogue, Document, Manner, Measured, Note, NoteCode, Outcome

LITTLE = 8, 22  # so many of so many: two for each core criterion, where one that is partly met counts once. No policy
# of 121 that is thin in words of safeguarding had less, no paper of 41 about something else more than 7
GAPS = 5  # things not found, before it is worth saying that more is missed
ANOTHER_MATTER = (
    "This document hardly speaks of safeguarding, so nothing in it was counted. Check that it is the document that was "
    "meant."
)
MOSTLY_ELSE = (
    "This document says little of what a safeguarding policy says: it is mostly about something else, or one part of a "
    "policy. What it says was counted; where a result hangs on it alone, look at the passage. If it was sent as the "
    "safeguarding policy, check that it is the document that was meant."
)
EVERYDAY_WORDS = (
    "This policy uses few of the words in which laws and standards speak of safeguarding. That is no fault, but we "
    "miss more in everyday words: of what we did not find in such policies, about {often} in 10 was there after all. "
    "Read the passages that came nearest before you believe that something is missing."
)
IN_WELSH = (
    "This document is in Welsh, or much of it. The checks read English and know few Welsh words: what was not found "
    "may well be there. A person who reads Welsh has to look."
)


@dataclass(frozen=True, slots=True)
class Papers:
    """Of each document of a centre, whether it is mostly about something else; and the manner of the policies."""

    lent: tuple[bool, ...]
    manner: Manner

    @property
    def mixed(self) -> bool:
        """Whether there are policies and other papers."""
        return any(self.lent) and self.manner is not Manner.ELSE


def papers_of(findings: Sequence[Findings], catalogue: Catalogue) -> Papers:
    """A centre's documents told apart by what each says; a policy may come in parts that say much together."""
    thin = [found.matter.thin for found in findings]
    if all(thin) and not _says_little(findings, catalogue):
        return Papers((False,) * len(findings), manner_of(findings))
    lent = tuple(mostly_else(found, catalogue) for found in findings)
    return Papers(lent, manner_of(found for found, other in zip(findings, lent, strict=True) if not other))


def mostly_else(findings: Findings, catalogue: Catalogue) -> bool:
    """Whether a document speaks seldom of safeguarding and says little of what every safeguarding policy says.

    Such are complaints procedures, privacy notices, handbooks for staff: some of what they say may count, and much
    that sounds alike is meant for their own matter. Without core criteria nothing can be told, and it is False.
    """
    return findings.matter.thin and _says_little((findings,), catalogue)


def _says_little(findings: Sequence[Findings], catalogue: Catalogue) -> bool:
    """Whether documents together say less of the core criteria than any policy does."""
    said = 0
    for n, criterion in enumerate(catalogue.criteria):
        if criterion.id in catalogue.core:
            elements = frozenset(e.element for found in findings for e in found.found[n].counted)
            said += LEVEL.get(came_to(criterion, elements), 0)
    least, of = LITTLE
    return said * of < least * 2 * len(catalogue.core)


def manner_of(policies: Iterable[Findings]) -> Manner:
    """In which words policies speak of safeguarding, all together; one that hardly does is none."""
    matter = [findings.matter for findings in policies if not findings.matter.beside]
    if not matter:
        return Manner.ELSE
    whole = Matter(sum(one.tokens for one in matter), sum(one.words for one in matter), 0)
    return Manner.PLAIN if whole.everyday else Manner.USUAL


def remarks(
    documents: Sequence[Document],
    findings: Sequence[Findings],
    papers: Papers,
    measured: Iterable[Measured],
    gaps: int,
) -> Iterator[tuple[str, Note]]:
    """The name of each document with what has to be told of its matter, and with what its reader remarked.

    `gaps` counts the criteria that were not found.
    """
    missed = _missed(measured) if papers.manner is Manner.PLAIN and gaps >= GAPS else 0
    for document, found, lent in zip(documents, findings, papers.lent, strict=True):
        name = document.source.name
        if found.matter.welsh:
            yield name, Note(NoteCode.WELSH, IN_WELSH)
        elif found.matter.beside:
            yield name, Note(NoteCode.MATTER, ANOTHER_MATTER)
        elif lent:
            yield name, Note(NoteCode.MOSTLY_ELSE, MOSTLY_ELSE)
        elif missed and found.matter.everyday:
            yield name, Note(NoteCode.PLAIN, EVERYDAY_WORDS.format(often=missed))
        yield from ((name, note) for note in document.notes)


def _missed(measured: Iterable[Measured]) -> int:
    """Of ten things not found in policies in everyday words, how many were there; 0 where that is not known."""
    gaps = [m.reliability for m in measured if m.manner is Manner.PLAIN and m.outcome is Outcome.NOT_MET]
    every = sum(one.of for one in gaps)
    return round(10 * (1 - sum(one.right for one in gaps) / every)) if every else 0
