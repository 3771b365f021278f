"""Document and the currency table in, facts about outdated law, bodies and terms out."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice

from auditor.evidence.facts.events import DONE
from auditor.evidence.facts.periods import earliest
from auditor.model import Document, Fact, FactKind, Outcome, OutdatedTerm, Sentence, Span

NEAR = 60  # characters either side in which a guard speaks
ASIDE = 40  # more of them after a term, before "has been superseded"
GRACE_DAYS = 183  # "within about six months"
LONGEST = 600  # characters of a quotation or a web address
MOST_HITS = 100  # of one row in one sentence; no honest sentence holds more
LONG_QUOTATION = 60  # characters; shorter ones are titles, and a title can still govern
UPDATE_DUE = "update due"

_REVIEWED = (*DONE, "adopted")
_WORST_FIRST = ("A", "B", "C", UPDATE_DUE, "W")
# One character for one, so that a place in the folded text is the same place in the document.
_FOLD = tuple(zip(
    "\n\r\t\u00a0\u2009\u202f\u2018\u2019\u02bc\u2010\u2011\u2012\u2013\u2014\u0130", "      '''-----I", strict=True))
_ADDRESS = re.compile(
    r"https?://\S+|\bwww\.\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:uk|org|com|net|gov|info|wales)\b[\w./-]*", re.I)
_QUOTATION = re.compile(rf'["“][^"“”]{{{LONG_QUOTATION},{LONGEST}}}["”]')
_PAST_BEFORE = re.compile(
    r"(?:\b(?:formerly|previously|used to be|originally|renamed from|took over from|successors? (?:to|of))\b[^.;]*|"
    r"\b(?:once|instead of|in place of|known (?:then|before) as|old|supersed(?:ed|es)|succeed(?:ed|s)|replac(?:ed|es))"
    r"\W+(?:(?:[\w']+\W+){0,4}|(?:[\w']+\W+){0,9}(?<=\()))$", re.I)
_PAST_AFTER = re.compile(
    r"^[^.;]{0,75}?(?:\b(?:was|were|been|is|are)(?: now)? "
    r"(?:replaced|abolished|disbanded|closed|merged|renamed|repealed|superseded|withdrawn)|"
    r"\b(?:was|were) (?:used|required|issued|carried out|called|known)|replaced by|superseded\b|\bbecame\b|\bceased|"
    r"no longer (?:exist|valid|accept|use|issue|appl)|\(?\bnow (?:the|called|known|part|an?|replaced)\b|"
    r"\b(?:until|before|up to|prior to) (?:\w+ )?(?:19|20)\d\d)", re.I)
_HISTORY_TABLE = re.compile(r"\bchang|amend|revision|history", re.I)
_HISTORY_SECTION = re.compile(
    r"(?:version|document|revision|amendment|change)s? (?:history|record|log)|^(?:amendments|revisions)$|"
    r"(?:record|history|log) of (?:change|amendment|revision|review)", re.I)
_LIST_SECTION = re.compile(r"glossary|abbreviations|acronyms|bibliography|further reading", re.I)


def find_outdated(document: Document, audit_date: date, terms: tuple[OutdatedTerm, ...], facts: tuple[Fact, ...],
                  nation: str = "england") -> tuple[Fact, ...]:
    """One OUTDATED fact for each table row and sentence: value the row, detail A, B, C, W or "update due".

    `facts` hold the document's own dates and its REVIEW fact, which decide the grace rule (criterion HYG-CUR-1).
    """
    text = _Text.of(document)
    reviewed = last_review(facts, audit_date)
    current = [t for t in terms if t.pattern and t.since <= audit_date and (not t.nations or nation in t.nations)]
    found: dict[tuple[int, int], Fact] = {}
    for term in current:
        for index, span, severity in _uses(text, term):
            graced = severity != "W" and reviewed is not None and (reviewed - term.since).days <= GRACE_DAYS
            fact = Fact(FactKind.OUTDATED, str(term.row), span, index, UPDATE_DUE if graced else severity)
            seen = found.get((index, term.row))
            if seen is None or _WORST_FIRST.index(fact.detail) < _WORST_FIRST.index(seen.detail):
                found[index, term.row] = fact
    return tuple(sorted(found.values(), key=lambda f: (f.span.start, f.span.end, int(f.value))))


def currency_outcome(facts: tuple[Fact, ...]) -> Outcome:
    """The label of HYG-CUR-1: rows count once however often they stand in the text."""
    rows = {(f.detail, f.value) for f in facts if f.kind == FactKind.OUTDATED}
    counts = {severity: sum(1 for detail, _ in rows if detail == severity) for severity in "ABC"}
    if counts["A"] or counts["B"] >= 3:
        return Outcome.NOT_MET
    return Outcome.PARTIAL if counts["B"] or counts["C"] else Outcome.MET


def last_review(facts: tuple[Fact, ...], audit_date: date) -> date | None:
    """The day from which the grace rule reckons; None where a policy is undated or not known to be in date."""
    if not any(f.kind == FactKind.REVIEW and f.detail == "in date" for f in facts):
        return None
    days = [earliest(f) for f in facts if f.kind == FactKind.DATE and f.detail in _REVIEWED]
    return max((day for day in days if day <= audit_date), default=None)


@dataclass(frozen=True, slots=True)
class _Text:
    """A document ready to be searched: its text folded and lowered, place for place, and where its sentences begin."""

    document: Document
    folded: str
    lowered: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, document: Document) -> "_Text":
        folded = document.text
        for odd, plain in _FOLD:
            folded = folded.replace(odd, plain)
        return cls(document, folded, folded.lower(), tuple(s.span.start for s in document.sentences))

    def sentences_with(self, needs: tuple[str, ...]) -> list[int]:
        """Sentences that hold one of the needed words; all of them where a term needs none."""
        if not needs:
            return list(range(len(self.starts)))
        places = (bisect_right(self.starts, at) - 1 for need in needs for at in _occurrences(self.lowered, need))
        return sorted({index for index in places if index >= 0})


def _occurrences(lowered: str, need: str) -> Iterator[int]:
    at = lowered.find(need)
    while at >= 0:
        yield at
        at = lowered.find(need, at + 1)


def _uses(text: _Text, term: OutdatedTerm) -> Iterator[tuple[int, Span, str]]:
    """Sentence, place and severity of each use of a term that is not innocent."""
    hits = _hits(text, term)
    first = next(hits, None)
    # The whole document is searched for an excuse only where there is something to excuse.
    if first is None or (term.excuse and compiled(term.excuse).search(text.folded)):
        return
    for index, hit in (first, *hits):
        yield index, Span(hit.start(), hit.end()), _severity(text, text.document.sentences[index], hit, term)


def _hits(text: _Text, term: OutdatedTerm) -> Iterator[tuple[int, re.Match[str]]]:
    pattern = compiled(term.pattern)
    for index in text.sentences_with(term.needs):
        sentence = text.document.sentences[index]
        if sentence.hidden or _is_history(text.document, sentence):
            continue
        for hit in islice(pattern.finditer(text.folded, sentence.span.start, sentence.span.end), MOST_HITS):
            if not _is_innocent(text.folded, sentence, hit.start(), hit.end(), term.guard):
                yield index, hit
                if not term.descriptive:  # one use dates a sentence, unless a later one could weigh more
                    break


def _window(folded: str, sentence: Sentence, start: int, end: int) -> str:
    return folded[max(sentence.span.start, start - NEAR) : min(sentence.span.end, end + NEAR)]


def _is_innocent(folded: str, sentence: Sentence, start: int, end: int, guard: str) -> bool:
    """Always allowed: history, web addresses, long quotations, and whatever the row's own guard names."""
    if guard and compiled(guard).search(_window(folded, sentence, start, end)):
        return True
    before = folded[max(sentence.span.start, start - NEAR) : start]
    after = folded[end : min(sentence.span.end, end + NEAR + ASIDE)]
    if _PAST_BEFORE.search(before) or _PAST_AFTER.search(after):
        return True
    # A window, not the sentence: a hostile sentence may hold a thousand hits.
    a, b = max(sentence.span.start, start - LONGEST), min(sentence.span.end, end + LONGEST)
    return any(m.start() < end and start < m.end()
               for pattern in (_ADDRESS, _QUOTATION) for m in pattern.finditer(folded, a, b))


def _severity(text: _Text, sentence: Sentence, hit: re.Match[str], term: OutdatedTerm) -> str:
    if term.severity == "A" and term.descriptive:
        near = _window(text.folded, sentence, hit.start(), hit.end())
        if compiled(term.descriptive).search(near) or _stands_under(text.document, sentence, _LIST_SECTION):
            return "C"
    return term.severity


def _is_history(document: Document, sentence: Sentence) -> bool:
    """A row of a version-history table, or anything under a heading that says version history."""
    if sentence.table and any(_HISTORY_TABLE.search(head) for head in sentence.header):
        return True
    return _stands_under(document, sentence, _HISTORY_SECTION)


def _stands_under(document: Document, sentence: Sentence, heading: re.Pattern[str]) -> bool:
    """Only the nearest heading: a whole policy may hang under one called document control or history."""
    sections = document.sections
    return sentence.section < len(sections) and heading.search(sections[sentence.section].heading) is not None


@lru_cache(maxsize=512)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the table, any case, in which a space stands for any run of spaces."""
    return re.compile(re.sub(r" (?![?*+{])", " +", pattern), re.IGNORECASE)
