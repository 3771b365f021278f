"""Values from an audit in, words for the page out: places, facts, days, and hostile characters made visible."""

import re
import string
import unicodedata
from datetime import date
from functools import lru_cache

from auditor.model import Evidence, FactFound, FactKind, Outcome, Saying, Verdict
from auditor.report.messages import ENGLISH, FACT_WORDS, ROLE_WORDS

QUOTE_LIMIT = 900  # characters; a "sentence" can be a whole unbroken file
NAME_LIMIT = 160

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_PLAIN = re.compile(r"[ -~\n\u00a1-\u00ac\u00ae-\u017f‘’“”–—…•☐]*")  # nothing here needs a second look
_SILENT = {"\u00ad", "\u200c", "\u200d", "\ufe0f"}  # soft hyphen, joiners: harmless, and common in real files
_SPACES = {"\t", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"}


def shown(text: object, limit: int = QUOTE_LIMIT) -> str:
    """Text that cannot reorder, hide or break what stands round it; what was cut off is counted."""
    whole = str(text)
    kept = whole[:limit]
    if not _PLAIN.fullmatch(kept):
        kept = "".join(_visible(character) for character in kept)
    return kept if len(whole) <= limit else kept + say("cut", n=len(whole) - limit)


def named(text: object) -> str:
    """As `shown`, for a name or a heading."""
    return _named(str(text))


@lru_cache(maxsize=4096)
def _named(text: str) -> str:
    return shown(text, NAME_LIMIT)


def _visible(character: str) -> str:
    if character in _SPACES:
        return "\n" if character == "\n" else " "
    if character in _SILENT:
        return ""
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Cs", "Cn"):  # controls, direction marks, half characters, unassigned
        return f"[U+{ord(character):04X}]"
    return character


def parts(key: str, values: dict) -> tuple[tuple[bool, str], ...]:
    """A message in pieces (is it an inserted text?, words): the page isolates each inserted text."""
    pieces = []
    for fixed, name in _split(_chosen(key, values)):
        if fixed:
            pieces.append((False, fixed))
        if name is not None:
            value = values[name]
            pieces.append((isinstance(value, str), str(value)))
    return tuple(pieces)


@lru_cache(maxsize=1024)
def _split(message: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((fixed, name) for fixed, name, _, _ in string.Formatter().parse(message))


def say(key: str, **values) -> str:
    """A message as plain text. Raises KeyError for an unknown message or a value left out."""
    message = _chosen(key, values)
    return message.format_map(values) if "{" in message else message


def _chosen(key: str, values: dict) -> str:
    message = ENGLISH[key]
    if isinstance(message, str):
        return message
    return message[0] if values["n"] == 1 else message[1]


def place(evidence: Evidence | FactFound | Saying, many_sources: bool) -> str:
    """Where it stands: page and heading, only a heading where there are no pages, and the file if there are several."""
    path = getattr(evidence, "path", ())
    return _place(evidence.page, path[-1] if path else "", evidence.source if many_sources else None)


@lru_cache(maxsize=4096)
def _place(page: int, heading: str, source: str | None) -> str:
    found = [say("place_page", page=page)] if page else []
    if named(heading):
        found.append(say("place_under", heading=named(heading)))
    words = say("joined").join(found) or say("place_whole")
    return words if source is None else say("place_in", name=named(source), place=words)


def places(found: tuple[Evidence, ...], many_sources: bool, most: int = 4) -> str:
    """The places of some passages, each once, in order of appearance; past `most`, how many more."""
    all_places = list(dict.fromkeys(place(evidence, many_sources) for evidence in found))
    left_out = len(all_places) - most
    more = [say("more_places", n=left_out)] if left_out > 0 else []
    return say("and_joined").join(all_places[:most] + more)


def day(when: date) -> str:
    """A date as people write it: 5 March 2026."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def day_of(value: str) -> str:
    """An ISO day, month or year as people write it; anything else as it is."""
    numbers = value.split("-")
    if not (1 <= len(numbers) <= 3 and all(number.isascii() and number.isdigit() for number in numbers)):
        return value
    if len(numbers) == 1 or not 1 <= int(numbers[1]) <= 12:
        return value
    month = f"{MONTHS[int(numbers[1]) - 1]} {int(numbers[0])}"
    return month if len(numbers) == 2 else f"{int(numbers[2])} {month}"


def points(amount: float) -> str:
    """Points without a needless .0."""
    return f"{amount:g}"


def fact_label(found: FactFound) -> str:
    """What a fact is, in words, with whose it is where that is known."""
    fact = found.fact
    if (fact.kind, fact.detail) in FACT_WORDS:
        return FACT_WORDS[fact.kind, fact.detail]
    label = FACT_WORDS[fact.kind, ""]
    if fact.detail and fact.kind in (FactKind.CONTACT, FactKind.PERSON, FactKind.CONTROL):
        return f"{label}: {ROLE_WORDS.get(fact.detail, named(fact.detail))}"
    return label


def fact_value(found: FactFound) -> str:
    """What a fact says, in words; where its value is only a code of ours, the policy's own words."""
    fact = found.fact
    if fact.kind is FactKind.DATE:
        return named(day_of(fact.value))
    if fact.kind is FactKind.REVIEW:
        return say("joined").join(named(part) for part in (fact.detail, day_of(fact.value)) if part)
    if fact.kind in (FactKind.INTERVAL, FactKind.LENGTH) and fact.value.isascii() and fact.value.isdigit():
        return say("months" if fact.kind is FactKind.INTERVAL else "words", n=int(fact.value))
    if fact.kind is FactKind.READING:
        long = fact.detail.partition(" ")[0]
        return say("reading_value", age=named(fact.value), detail=named(fact.detail), n=1 if long == "1" else 2)
    if fact.kind in (FactKind.OUTDATED, FactKind.PLACEHOLDER, FactKind.CONTROL):
        return named(found.quote or fact.value)
    return named(fact.value)


def how_right(verdict: Verdict) -> str:
    """How often verdicts like this one were right, where that was counted; one that is left open can be neither."""
    if verdict.outcome is Outcome.REVIEW:
        return say("right_open")
    known = verdict.reliability
    if known is None:
        return say("right_unknown")
    return say("right_known", outcome=verdict.outcome.words.lower(), right=known.right, n=known.of)
