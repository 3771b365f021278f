"""A document in, its exact facts out: dates, numbers, people, blanks, document control."""

from dataclasses import replace
from datetime import date

from auditor.evidence.facts.areas import find_areas
from auditor.evidence.facts.contacts import find_contacts
from auditor.evidence.facts.control import find_control
from auditor.evidence.facts.dates import find_dates
from auditor.evidence.facts.given_names import find_given, full_names
from auditor.evidence.facts.lines import Lines, lines_of
from auditor.evidence.facts.names import find_names, is_body
from auditor.evidence.facts.numbers import find_numbers
from auditor.evidence.facts.people import find_people
from auditor.evidence.facts.placeholders import find_placeholders
from auditor.evidence.facts.posts import find_holders
from auditor.evidence.facts.review import find_intervals, find_review
from auditor.evidence.facts.roles import Mention, find_roles
from auditor.evidence.facts.standins import find_standins
from auditor.model.criterion import OutdatedTerm
from auditor.model.document import BlockKind, Document, Span
from auditor.model.verdict import Fact, FactKind
from auditor.readability import long_sentences, reading_age

__all__ = ["find_facts"]


def find_facts(
    document: Document, audit_date: date, outdated: tuple[OutdatedTerm, ...] = (), nation: str = "",
) -> tuple[Fact, ...]:
    """Every fact of a document, sorted by start, kind and value; `audit_date` decides what is due."""
    lines = lines_of(document)
    if not len(lines):
        return (_length(document),)
    roles = _of_one_line(lines, find_roles(lines.folded, document.text))
    numbers = find_numbers(lines)
    people = find_people(lines, roles)
    full = full_names(lines)
    people += find_given(lines, roles, people, full)
    people = find_standins(lines, people + find_holders(lines, people), full)
    names = find_names(lines)
    people = tuple(fact for fact in people if not is_body(fact.value, names))
    dates = find_dates(lines, audit_date)
    intervals = find_intervals(lines)
    review = find_review(lines, dates, intervals, audit_date)
    contacts = tuple(f for f in find_contacts(lines, numbers, roles, people) if not lines.hidden(f.sentence))
    facts = (
        *(fact for fact in numbers if not lines.hidden(fact.sentence)),
        *contacts, *find_areas(lines, contacts, people), *names,
        *people, *dates, *intervals, *review, *find_control(lines, people, dates), *find_placeholders(lines),
        _length(document), *_reading(document),
    )
    if outdated:
        from auditor.evidence.facts.currency import find_outdated

        facts += find_outdated(document, audit_date, outdated, (*dates, *review), *((nation,) if nation else ()))
    return tuple(sorted(facts, key=lambda fact: (fact.span.start, fact.kind.value, fact.value, fact.detail)))


def _of_one_line(lines: Lines, roles: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Each mention of a post without the end of a heading above it ("Who is responsible / Safeguarding officer")."""
    return tuple(replace(m, start=max(m.start, lines.span(lines.at(m.end - 1)).start)) for m in roles)


def _length(document: Document) -> Fact:
    return Fact(FactKind.LENGTH, str(len(document.text.split())), Span(0, len(document.text)), 0)


def _reading(document: Document) -> tuple[Fact, ...]:
    """How hard the running text is to read: headings, tables and running heads are not read in sentences."""
    prose = (BlockKind.PARAGRAPH, BlockKind.ITEM)
    sentences = [document.quote(s.span) for s in document.sentences if s.kind in prose and not s.hidden]
    age = reading_age(sentences)
    if age is None:
        return ()
    detail = f"{long_sentences(sentences)} of {len(sentences)}"
    return (Fact(FactKind.READING, str(age), Span(0, len(document.text)), 0, detail),)
