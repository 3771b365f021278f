"""ISO days, months and years in; the days that they can mean, and the months between them, out."""

from datetime import date

from auditor.model.verdict import Fact

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth")  # the Society of Friends counts its months
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")


def months_between(first: str, second: str) -> int:
    """Months from one ISO date, month or year to another; of a year, its January."""
    def count(value: str) -> int:
        return int(value[:4]) * 12 + (int(value[5:7]) - 1 if len(value) > 4 else 0)
    return count(second) - count(first)


def earliest(fact: Fact) -> date:
    """The first day that a date can mean."""
    parts = [int(part) for part in fact.value.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def latest(fact: Fact) -> date:
    """The last day that a date can mean."""
    parts = [int(part) for part in fact.value.split("-")]
    if len(parts) == 3:
        return date(*parts)
    return month_end(parts[0], parts[1] if len(parts) == 2 else 12)


def month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
