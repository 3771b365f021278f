"""An Audit and the name of one of its documents in, what to write in that document's margin, and where, out."""

from dataclasses import dataclass

from auditor.model import Audit, Evidence, Outcome
from auditor.report.filled import Known, fill, known
from auditor.report.messages_office import WEIGHTS, tell
from auditor.report.placing import document_of, home
from auditor.report.score import Line, paired
from auditor.report.wording import named, place, shown

SPOKEN = (Outcome.MET, Outcome.PARTIAL, Outcome.REVIEW)
SEEN = 200  # characters of a quote that is repeated in a remark


@dataclass(frozen=True, slots=True)
class Remark:
    """What to write, and where: at a quote, else at the end of the section at `path`, else at the title."""

    text: str
    quote: str = ""
    page: int = 0
    path: tuple[str, ...] = ()
    lost: str = ""  # what to write when the quote cannot be found again


def remarks(audit: Audit, name: str) -> tuple[Remark, ...]:
    """The remarks for one document: each piece of evidence once, then what is missing, most of it in its section."""
    lines = paired(audit)
    facts = known(audit)
    here = [line for line in lines if (document_of(line) or audit.sources[0].name) == name]
    missing = [line for line in here if line.verdict.outcome in (Outcome.NOT_MET, Outcome.PARTIAL, Outcome.REVIEW)]
    first = first_pages(audit, name)
    placed = [Remark(_missing(line, facts), page=first.get(path, 0), path=path)
              for line, path in ((line, home(line)) for line in missing) if path]  # fmt: skip
    return (*_found(lines, name), *placed, *_unplaced([line for line in missing if not home(line)]))


def first_pages(audit: Audit, name: str) -> dict[tuple[str, ...], int]:
    """For each section of a document of which passages are known, the first page on which one of them stands."""
    pages: dict[tuple[str, ...], int] = {}
    for verdict in audit.verdicts:
        for it in (*verdict.evidence, *(e for gap in verdict.missing for e in gap.rejected)):
            if it.source == name and it.page:
                pages[it.path] = min(it.page, pages.get(it.path, it.page))
    return pages


def headings(audit: Audit) -> frozenset[str]:
    """Every heading that the audit knows of."""
    verdicts = audit.verdicts
    passages = [it for v in verdicts for it in (*v.evidence, *(e for gap in v.missing for e in gap.rejected))]
    return frozenset(h for v in verdicts for h in v.looked_in) | frozenset(h for it in passages for h in it.path)


def _found(lines: tuple[Line, ...], name: str) -> tuple[Remark, ...]:
    at: dict[tuple[int, int], tuple[Evidence, list[str]]] = {}
    for line in lines:
        if line.verdict.outcome not in SPOKEN:
            continue
        for it in line.verdict.evidence:
            if it.source == name and it.quote.strip():
                words = tell("mark_found", result=line.verdict.outcome.words, title=shown(line.criterion.title),
                             id=named(line.criterion.id))  # fmt: skip
                said = at.setdefault((it.span.start, it.span.end), (it, []))[1]
                said += [words] if words not in said else []
    return tuple(_remark(it, said) for _, (it, said) in sorted(at.items(), key=lambda pair: pair[0]))


def _remark(it: Evidence, said: list[str]) -> Remark:
    moved = tell("mark_moved", place=place(it, False), quote=shown(it.quote, SEEN))
    return Remark("\n".join(said), it.quote, it.page, it.path, lost="\n".join((*said, moved)))


def _missing(line: Line, facts: Known) -> str:
    it, verdict = line.criterion, line.verdict
    head = tell("mark_missing", result=verdict.outcome.words, weight=WEIGHTS[it.weight], id=named(it.id),
                gap=shown(it.gap if verdict.outcome is Outcome.NOT_MET else it.title))  # fmt: skip
    if verdict.outcome is Outcome.REVIEW:
        return "\n".join((head, tell("mark_question", question=shown(verdict.question or verdict.reason))))
    words = "".join(text for _, text in fill(it.model_wording.strip(), facts))
    return "\n".join((head, shown(verdict.reason), tell("mark_do", advice=shown(it.advice)),
                      tell("mark_words", words=shown(words, 4000))))  # fmt: skip


def _unplaced(lines: list[Line]) -> tuple[Remark, ...]:
    if not lines:
        return ()
    each = [
        tell("mark_missing", result=line.verdict.outcome.words, weight=WEIGHTS[line.criterion.weight],
             gap=shown(line.criterion.gap), id=named(line.criterion.id))
        for line in lines
    ]  # fmt: skip
    return (Remark("\n".join((tell("mark_unplaced", n=len(lines)), *each))),)
