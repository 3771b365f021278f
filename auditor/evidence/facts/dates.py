"""Lines in, the dates that belong to the policy out, each with what happened on it."""

import re
from datetime import date

from auditor.evidence.facts.again import adopted_at_a_meeting, from_then_on
from auditor.evidence.facts.events import DONE, ENDS_NEXT, LABEL, last, meaning
from auditor.evidence.facts.lines import Lines
from auditor.evidence.facts.periods import MONTHS, ORDINALS, earliest, months_between
from auditor.model.document import BlockKind, Span
from auditor.model.verdict import Fact, FactKind

_MONTH = (r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
          r"oct(?:ober)?"
          r"|nov(?:ember)?|dec(?:ember)?|(?:" + "|".join(ORDINALS) + r") month)\.?")
_YEAR = r"(?:(?:19|20)\d\d|'\d\d)"
_DATE = re.compile(
    rf"(?=[\djfmasondwte])(?<![\w/.\-£])(?:"
    rf"(?P<iso>20\d\d-[01]\d-[0-3]\d)"
    rf"|(?P<d1>[0-3]?\d) ?(?:st|nd|rd|th)?(?: day)?(?: of)?[ -]?(?P<m1>{_MONTH})[ ,-]{{0,2}}(?P<y1>{_YEAR}|\d\d)"
    rf"|(?P<m2>{_MONTH}) (?P<d2>[0-3]?\d)(?:st|nd|rd|th)?,? (?P<y2>{_YEAR})"
    rf"|(?P<d3>[0-3]?\d) ?[/.-] ?(?P<m3>[01]?\d) ?[/.-] ?(?P<y3>(?:19|20)\d\d|\d\d)"
    rf"|(?P<m4>{_MONTH})[ ,/-]{{0,2}}(?:of )?(?P<y4>{_YEAR})"
    rf"|(?P<m5>0?[1-9]|1[0-2]) ?[/.] ?(?P<y5>20\d\d)"
    rf"|(?P<s6>spring|summer|autumn|winter)(?: term)? (?P<y6>{_YEAR})"
    rf"|(?P<y7>20[0-3]\d)"
    rf")(?![\w]|[/.-]\d)"
)
_SEASONS = {"spring": 4, "summer": 7, "autumn": 10, "winter": 12}
_CHAIN = re.compile(r"[ ,;&|()]*(?:and|to|then|by \w+)?[ ,;&|()]*$")
_ASIDE = re.compile(r"\([^()]{0,80}\)")  # "of Alder Link (registered charity)" says nothing of the date after it
_REACH = 110


def find_dates(lines: Lines, audit_date: date) -> tuple[Fact, ...]:
    """The dates of the policy itself; laws, births, courses and other people's dates are left out."""
    bare = _ASIDE.sub(_unsaid, lines.folded)
    found = [(match, value) for match in _DATE.finditer(lines.folded) if (value := _read(match))]
    raw: list[Fact] = []
    previous = None
    for match, (value, precision) in found:
        line = lines.at(match.start())
        if lines.hidden(line):
            continue
        detail = _label(lines, bare, match, line, previous, raw)
        previous = match
        if detail is None or (precision == "year" and not detail):
            continue
        raw.append(Fact(FactKind.DATE, value, Span(match.start(), match.end()), line, detail, precision))
    settled = _settle(tuple(raw), audit_date)
    settled = adopted_at_a_meeting(lines, settled)
    return (*settled, *from_then_on(lines, settled))


def _read(match: re.Match) -> tuple[str, str] | None:
    """ISO value and precision of a date as written, the day first; None when there is no such day."""
    if match["iso"]:
        return _day(*(int(part) for part in match["iso"].split("-")))
    for day, month, year in (("d1", "m1", "y1"), ("d2", "m2", "y2"), ("d3", "m3", "y3")):
        if match[day]:
            return _day(_year(match[year]), _month(match[month]), int(match[day]))
    for month, year in (("m4", "y4"), ("m5", "y5")):
        if match[month]:
            return f"{_year(match[year])}-{_month(match[month]):02d}", "month"
    if match["s6"]:
        return f"{_year(match['y6'])}-{_SEASONS[match['s6']]:02d}", "month"
    return match["y7"], "year"


def _day(year: int, month: int, day: int) -> tuple[str, str] | None:
    try:
        return date(year, month, day).isoformat(), "day"
    except ValueError:
        return None


def _year(written: str) -> int:
    digits = int(written.strip("'"))
    return digits if digits > 99 else 2000 + digits if digits < 60 else 1900 + digits


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    return next(n for n, name in enumerate((*MONTHS, *ORDINALS)) if name.startswith(written[:3])) % 12 + 1


def _label(lines: Lines, bare: str, match: re.Match, line: int, previous, raw: list[Fact]) -> str | None:
    """What the words near a date say of it: a detail, "" for nothing, None when it is not the policy's date."""
    span = lines.span(line)
    since = max(span.start, match.start() - _REACH)
    if previous is not None and span.start <= previous.start():
        between = lines.folded[previous.end() : match.start()]
        if raw and raw[-1].span.start == previous.start() and _CHAIN.fullmatch(between):
            return raw[-1].detail
        since = max(since, previous.end())
    label = last(LABEL.finditer(bare, since, match.start()))
    if label is not None:
        return meaning(lines, bare, label, since, match)
    after = LABEL.search(lines.folded, match.end(), min(span.end, match.end() + 40))
    if after is not None and not re.search(r"\d{4}", lines.folded[after.end() : after.end() + 25]):
        return meaning(lines, bare, after, match.end(), match)
    return _from_around(lines, match, line)


def _unsaid(aside: re.Match) -> str:
    """What stands in brackets; blank where it holds no date and no word that could say what happened on one."""
    says = {label.lastgroup for label in LABEL.finditer(aside.group())} - {"others"}
    return aside.group() if says or _DATE.search(aside.group()) else " " * len(aside.group())


def _from_around(lines: Lines, match: re.Match, line: int) -> str | None:
    if match["y7"]:
        return None
    above = lines.above(line).rstrip(" :|-")
    if len(above) < 50 and ENDS_NEXT.search(above):
        return "next"
    column = lines.column(line, match.start()) if lines.kind(line) is BlockKind.ROW else ""
    label = last(LABEL.finditer(column))
    if label is not None:
        return None if label.lastgroup == "others" else "issued" if label.lastgroup == "issued" else label.lastgroup
    own = lines.words(line)
    short = len(own.split()) <= 9
    if short and line:
        above = lines.words(line - 1)
        found = last(LABEL.finditer(above)) if len(above) <= 70 and not _DATE.search(above) else None
        if found is not None:
            return None if found.lastgroup == "others" else found.lastgroup
    if own.strip(" .()|-*") == match.group().strip():
        return "issued"
    edge = line < 6 or line >= len(lines) - 3 or lines.kind(line) is BlockKind.FURNITURE
    return "issued" if short and edge else ""


def _settle(facts: tuple[Fact, ...], audit_date: date) -> tuple[Fact, ...]:
    """Decide what a bare "review date" is, by the other dates; no review lies in the future."""
    stated = [fact for fact in facts if fact.detail == "next"]
    done = [fact for fact in facts if fact.detail in DONE]
    settled = []
    for fact in facts:
        detail = fact.detail
        if detail == "review_date":
            since = [*done, *(other for other in facts if other.detail == "review_date")]
            later = [other for other in since if months_between(other.value, fact.value) >= 5]
            detail = "next" if later and not stated else "reviewed"
        if detail in DONE and earliest(fact) > audit_date:
            detail = "next" if fact.detail in ("review_date", "reviewed") else ""
        settled.append(Fact(fact.kind, fact.value, fact.span, fact.sentence, detail, fact.precision))
    return tuple(settled)
