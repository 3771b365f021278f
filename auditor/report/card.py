"""An Audit in, the facts of its policy that a reader looks for first out: dates, lead, numbers, outdated words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from auditor.model import Audit, FactFound, FactKind, Successor
from auditor.report import messages, wording
from auditor.report.filled import as_written
from auditor.report.wording import day_of, named, place, say

FACTS_A_KIND = 4  # of one kind; the rest are counted
DATED = ("reviewed", "approved", "adopted", "issued")
SHOWN_APART = (FactKind.REVIEW, FactKind.CONTACT, FactKind.OUTDATED, FactKind.LENGTH, FactKind.READING)
QUALITY = (FactKind.PLACEHOLDER, FactKind.ELSEWHERE, FactKind.CLASH, FactKind.DIAGRAM)
PEOPLE = ("lead", "deputy")
TERMS = 30  # outdated terms shown


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row of a facts table: what, as found, where; `more` counts the rows left out after it."""

    label: str
    value: str
    place: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class Term:
    """Words that date a policy, as written, where, and what to write instead (None when the table has no answer)."""

    words: str
    places: str
    severity: str
    instead: Successor | None


@dataclass(frozen=True, slots=True)
class DateLine:
    """Three days on a line, as hundredths of its length."""

    last: float
    due: float
    checked: float


@dataclass(frozen=True, slots=True)
class Review:
    """Whether the review is due, in words; `late` when it is; a line of days where both days are known."""

    words: str
    late: bool
    line: DateLine | None


def review(audit: Audit) -> Review:
    """Of the first document that says when it is to be reviewed."""
    due = _first(audit, FactKind.REVIEW)
    if due is None or not due.fact.value:
        return Review(say("due_none"), True, None)
    months = _months(_day(due.fact.value), audit.audit_date)
    state = due.fact.detail
    late = state in ("overdue", "just past")
    key = "due_overdue" if late and months else "due_past" if late else "due_in_date"
    words = say(key, day=named(day_of(due.fact.value)), n=months)
    return Review(words, late, _date_line(audit, due))


def _date_line(audit: Audit, due: FactFound) -> DateLine | None:
    dated = (f for f in audit.facts if f.fact.kind is FactKind.DATE and f.fact.detail in DATED)
    last = next((f for f in dated if f.source == due.source), None)
    if last is None:
        return None
    days = [_day(last.fact.value), _day(due.fact.value), audit.audit_date]
    first, whole = min(days), (max(days) - min(days)).days or 1
    return DateLine(*(round(100 * (when - first).days / whole, 1) for when in days))


def _day(value: str) -> date:
    """A day, or the first of a month or a year."""
    numbers = [int(part) for part in value.split("-") if part.isascii() and part.isdigit()]
    year, month, day = (*numbers, 1, 1, 1)[:3]
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return date(max(1, min(year, 9999)), 1, 1)


def _months(start: date, end: date) -> int:
    """Whole months from one day to a later one."""
    return max(0, (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day))


def _first(audit: Audit, kind: FactKind) -> FactFound | None:
    return next((f for f in audit.facts if f.fact.kind is kind), None)


def people(audit: Audit) -> tuple[FactRow, ...]:
    """The lead and the deputy, each with the numbers that are theirs, or a row that says that none was found."""
    rows = []
    for role in PEOPLE:
        label = messages.FACT_WORDS[FactKind.PERSON, role]
        own = [f for f in audit.facts if f.fact.kind is FactKind.PERSON and f.fact.detail == role]
        reached = [f for f in audit.facts if f.fact.kind is FactKind.CONTACT and f.fact.detail == role]
        names = list(dict.fromkeys(named(f.fact.value) for f in own)) or [say("nobody_named")]
        numbers = list(dict.fromkeys(named(as_written(f)) for f in reached)) or [say("number_missing")]
        where = _places([*own, *reached], audit)
        rows.append(FactRow(label, say("joined").join((*names[:FACTS_A_KIND], *numbers[:FACTS_A_KIND])), where))
    return tuple(rows)


def numbers(audit: Audit) -> tuple[FactRow, ...]:
    """Everybody else's numbers and addresses, by whose they are; a number with no owner comes last."""
    owned = [f for f in audit.facts if f.fact.kind is FactKind.CONTACT]
    known = {f.fact.value for f in owned}
    loose = [f for f in audit.facts if f.fact.kind in (FactKind.PHONE, FactKind.EMAIL) and f.fact.value not in known]
    order = list(messages.CONTACT_WORDS)
    groups: dict[str, dict[str, list[FactFound]]] = {}
    for f in sorted((f for f in owned if f.fact.detail in order), key=lambda f: order.index(f.fact.detail)):
        groups.setdefault(messages.CONTACT_WORDS[f.fact.detail], {}).setdefault(f.fact.value, []).append(f)
    apart = (*order, *PEOPLE)
    for f in (*(f for f in owned if f.fact.detail not in apart), *loose):
        groups.setdefault(say("number_other"), {}).setdefault(f.fact.value, []).append(f)
    return _rows(groups, audit, as_written)


def _rows(groups: dict, audit: Audit, words) -> tuple[FactRow, ...]:
    rows = []
    for label, values in groups.items():
        kept = list(values.values())[:FACTS_A_KIND]
        rows += [FactRow(label, named(words(found[0])), _places(found, audit)) for found in kept]
        if len(values) > len(kept):
            rows.append(FactRow(label, "", "", more=len(values) - len(kept)))
    return tuple(rows)


def terms(audit: Audit) -> tuple[Term, ...]:
    """Outdated words, one row for each row of the currency table, the gravest first."""
    rows: dict[str, list[FactFound]] = {}
    for f in audit.facts:
        if f.fact.kind is FactKind.OUTDATED:
            rows.setdefault(f.fact.value, []).append(f)
    instead = {it.row: it for it in audit.successors}
    order = list(messages.SEVERITY_WORDS)
    graded = sorted(rows.items(), key=lambda pair: min(_rank(f, order) for f in pair[1]))
    return tuple(
        Term(_spellings(found), _places(found, audit), messages.SEVERITY_WORDS.get(_gravest(found, order), ""),
             instead.get(row))
        for row, found in graded[:TERMS]
    )  # fmt: skip


def _spellings(found: list[FactFound], most: int = 3) -> str:
    """The words as they are written, each once whatever its capitals."""
    first: dict[str, str] = {}
    for f in found:
        first.setdefault(f.quote.casefold(), named(f.quote))
    return say("joined").join(list(first.values())[:most])


def _gravest(found: list[FactFound], order: list[str]) -> str:
    return min((f.fact.detail for f in found), key=lambda d: order.index(d) if d in order else len(order))


def _rank(found: FactFound, order: list[str]) -> int:
    return order.index(found.fact.detail) if found.fact.detail in order else len(order)


def quality(audit: Audit) -> tuple[FactRow, ...]:
    """What a reader of the policy as a document should know: blanks, another area's words, clashing numbers."""
    return _grouped((f for f in audit.facts if f.fact.kind in QUALITY), audit)


def other_facts(audit: Audit) -> tuple[FactRow, ...]:
    """The facts that no other table shows: dates, people, document control, names."""
    apart = (*SHOWN_APART, *QUALITY, FactKind.PHONE, FactKind.EMAIL)
    left = (f for f in audit.facts if f.fact.kind not in apart)
    return _grouped((f for f in left if f.fact.kind is not FactKind.PERSON or f.fact.detail not in PEOPLE), audit)


def _grouped(facts: Iterable[FactFound], audit: Audit) -> tuple[FactRow, ...]:
    groups: dict[str, dict[str, list[FactFound]]] = {}
    for f in sorted(facts, key=_fact_order):
        groups.setdefault(wording.fact_label(f), {}).setdefault(wording.fact_value(f), []).append(f)
    return _rows(groups, audit, wording.fact_value)


def _fact_order(found: FactFound) -> int:
    order = list(messages.FACT_WORDS)
    exact = (found.fact.kind, found.fact.detail)
    return order.index(exact if exact in messages.FACT_WORDS else (found.fact.kind, ""))


def measures(audit: Audit) -> tuple[FactRow, ...]:
    """Length and reading age of each document."""
    wanted = (FactKind.LENGTH, FactKind.READING)
    many = len(audit.sources) > 1
    return tuple(
        FactRow(wording.fact_label(f), wording.fact_value(f), named(f.source) if many else "")
        for f in audit.facts if f.fact.kind in wanted
    )  # fmt: skip


def _places(found: list[FactFound], audit: Audit, most: int = 4) -> str:
    many = len(audit.sources) > 1
    every = list(dict.fromkeys(place(f, many) for f in found))
    more = [say("more_places", n=len(every) - most)] if len(every) > most else []
    return say("and_joined").join(every[:most] + more)


def policy_dates(audit: Audit) -> tuple[str, ...]:
    """The dates that the policy gives itself, each with what it is."""
    dated = [f for f in audit.facts if f.fact.kind is FactKind.DATE and f.fact.detail in DATED]
    return tuple(dict.fromkeys(f"{wording.fact_label(f)} {wording.fact_value(f)}" for f in dated))
