"""The spine: a centre's documents in, an Audit out: read, normalise, find, judge."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from auditor import __version__
from auditor.consistency import disagreements
from auditor.doubt import doubted, shipped_doubts
from auditor.evidence import Finder, Findings, Found
from auditor.evidence.trace import trace
from auditor.judge import as_at, judge
from auditor.language import PIPELINE
from auditor.model import (
    Audit,
    Centre,
    Criterion,
    Disagreement,
    Document,
    Evidence,
    Fact,
    FactFound,
    FactKind,
    Failure,
    Manner,
    Measured,
    NoteCode,
    Outcome,
    Provenance,
    Reliability,
    Successor,
    Verdict,
)  # fmt: skip
from auditor.model.rule import rule
from auditor.normalise import normalise
from auditor.papers import Papers, papers_of, remarks
from auditor.readers import read
from auditor.readers.reasons import ADVICE, Unreadable

File = tuple[str, bytes]


def open_documents(files: Sequence[File]) -> tuple[tuple[Document, ...], tuple[Failure, ...]]:
    """The documents that could be read, in order, and a Failure for each that could not."""
    documents, failures = [], []
    for name, data in files:
        try:
            documents.append(normalise(read(data, name)))
        except Unreadable as bad:
            failures.append(Failure(name, bad.reason, ADVICE[bad.reason]))
    return tuple(documents), tuple(failures)


def audit(
    files: Sequence[File],
    centre: Centre,
    finder: Finder,
    audit_date: date,
    shut: tuple[Failure, ...] = (),
) -> Audit | tuple[Failure, ...]:
    """The audit of one centre from its files (name, bytes) and those that could not be opened (`shut`).

    Only the failures, one a file, when none of them could be read.
    """
    documents, failures = open_documents(files)
    failures = (*shut, *failures)
    return assess(documents, failures, centre, finder, audit_date) if documents else failures


def assess(
    documents: tuple[Document, ...],
    failures: tuple[Failure, ...],
    centre: Centre,
    finder: Finder,
    audit_date: date,
) -> Audit:
    """The audit of documents already read; evidence may come from any of them."""
    findings = [finder.find(d, audit_date, centre.nation.value, bool(centre.types)) for d in documents]
    facts = tuple(_fact_found(d, fact) for d, f in zip(documents, findings, strict=True) for fact in f.facts)
    papers = papers_of(findings, finder.catalogue)
    verdicts = _verdicts(finder, centre, documents, findings, audit_date, papers)
    gaps = sum(verdict.outcome is Outcome.NOT_MET for verdict in verdicts)
    return Audit(
        centre,
        audit_date,
        tuple(d.source for d in documents),
        verdicts,
        finder.catalogue.criteria,
        finder.catalogue.sections,
        facts,
        tuple(remarks(documents, findings, papers, finder.catalogue.measured, gaps)),
        failures,
        Provenance(
            __version__, finder.catalogue.version, finder.catalogue.sha256, PIPELINE, _options(centre, audit_date)
        ),
        successors=_successors(finder, facts),
        disagreements=_disagreements(documents, findings, centre),
        traces=tuple(trace(d, centre.name) for d in documents),
    )


def _disagreements(
    documents: tuple[Document, ...], findings: list[Findings], centre: Centre
) -> tuple[Disagreement, ...]:
    """What the documents that count say differently."""
    pairs = [(d, f.facts) for d, f in zip(documents, findings, strict=True) if not f.matter.beside]
    return disagreements(tuple(d for d, _ in pairs), tuple(facts for _, facts in pairs), centre.name)


def _verdicts(
    finder: Finder,
    centre: Centre,
    documents: tuple[Document, ...],
    findings: list[Findings],
    audit_date: date,
    papers: Papers,
) -> tuple[Verdict, ...]:
    pairs = list(zip(documents, findings, strict=True))
    sources = tuple(d.source for d in documents)
    headings = tuple(dict.fromkeys(s.heading for d in documents for s in d.sections if s.heading))
    types = _all([f.types for f in findings])
    shown = () if centre.types else types
    of_centre = papers.manner is not Manner.ELSE and bool(centre.types or types)
    known = (sources, headings, shown), of_centre, papers
    verdicts = (
        _verdict(finder, criterion, centre, pairs, [f.found[n] for f in findings], known)
        for n, criterion in enumerate(finder.catalogue.criteria)
    )
    right = _reliabilities(finder.catalogue.measured, papers.manner)
    verdicts = map(partial(as_at, when=audit_date), finder.catalogue.criteria, verdicts)
    return tuple(replace(v, reliability=right.get((v.criterion, v.outcome))) for v in verdicts)


def _reliabilities(measured: Sequence[Measured], manner: Manner) -> dict[tuple[str, Outcome], Reliability]:
    """(criterion, outcome) -> how often it was right in documents of a manner or, where that is not known, in any."""
    general = () if manner is Manner.ELSE else (m for m in measured if m.manner is None)
    own = (m for m in measured if m.manner is manner)
    return {(m.criterion, m.outcome): m.reliability for m in (*general, *own)}


def _verdict(
    finder: Finder, criterion: Criterion, centre: Centre, pairs: list, found: list[Found], known: tuple
) -> Verdict:
    told, of_centre, papers = known
    every = [_told(d, one.counted) for (d, _), one in zip(pairs, found, strict=True)]
    if papers.mixed:
        against = rule(criterion.never).names() | rule(criterion.cap).names()
        every = [_without(part, against) if lent else part for part, lent in zip(every, papers.lent, strict=True)]
    counted = _all(every)
    rejected = _all([_told(d, one.rejected) for (d, _), one in zip(pairs, found, strict=True)])
    verdict = judge(criterion, centre, counted, rejected, *told)
    if not finder.asks:
        return verdict
    heard = [one for one, lent in zip(found, papers.lent, strict=True) if not (lent and papers.mixed)]
    likeness, suspected = _all([one.likeness for one in heard]), _all([one.suspected for one in heard])
    own = _all([part for part, lent in zip(every, papers.lent, strict=True) if not lent])
    elements = frozenset(e.element for e in own) if any(papers.lent) else None
    asked = doubted(criterion, verdict, counted, likeness, suspected, of_centre, shipped_doubts(), elements)
    if asked.outcome is not Outcome.REVIEW or not (asked.circumstances and asked.circumstances.lent and own):
        return asked
    alone = judge(criterion, centre, own, rejected, *told)
    if alone.outcome is not Outcome.PARTIAL:
        return asked
    return doubted(criterion, alone, own, likeness, suspected, of_centre, shipped_doubts())


def _without(counted: tuple[Evidence, ...], elements: frozenset[str]) -> tuple[Evidence, ...]:
    """What counts against a paper about something else (an old review date) is not held against a policy."""
    return tuple(e for e in counted if e.element not in elements)


def _told(document: Document, found: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Evidence that says of itself where its words were read from a picture, and may be misread."""
    pages = {note.page for note in document.notes if note.code is NoteCode.PAGE_FROM_PICTURE}
    if not pages:
        return found
    return tuple(replace(e, because=f"{e.because}; read from a picture") if e.page in pages else e for e in found)


def _all(parts: list[tuple]) -> tuple:
    return tuple(e for part in parts for e in part)


def _fact_found(document: Document, fact: Fact) -> FactFound:
    page = document.sentences[fact.sentence].page if document.sentences else 0
    return FactFound(fact, document.quote(fact.span)[:200], document.source.name, page)


def _successors(finder: Finder, facts: tuple[FactFound, ...]) -> tuple[Successor, ...]:
    rows = {f.fact.value for f in facts if f.fact.kind == FactKind.OUTDATED}
    named = (t for t in finder.catalogue.outdated if str(t.row) in rows)
    return tuple(Successor(str(t.row), t.name, t.instead, t.since, t.source) for t in named)


def _options(centre: Centre, audit_date: date) -> tuple[tuple[str, str], ...]:
    types = ", ".join(t.value for t in centre.types) or "not given"
    return (("audit date", audit_date.isoformat()), ("centre type", types), ("nation", centre.nation.value))
