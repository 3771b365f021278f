"""Words and evidence in, the small pieces of HTML that pages are made of out: all escaped, made once and kept."""

from functools import lru_cache

from markupsafe import Markup, escape

from auditor.model import Evidence, Outcome
from auditor.report import wording
from auditor.report.messages import OUTCOME_WORDS
from auditor.report.score import Line

KEPT = 4096  # pieces kept of each kind: the catalogue's come again in every centre, a quote in several criteria


@lru_cache(KEPT)
def isolated(words: str, limit: int = wording.QUOTE_LIMIT) -> Markup:
    """Words from outside, that can neither break the page nor turn the direction of what stands round them."""
    return Markup(f"<bdi>{escape(wording.shown(words, limit))}</bdi>")


@lru_cache(KEPT, typed=True)
def tell(key: str, **values) -> Markup:
    """A message as HTML, with every inserted text isolated from the direction of what stands round it."""
    pieces = (isolated(words) if inserted else escape(words) for inserted, words in wording.parts(key, values))
    return Markup("".join(pieces))


def around(key: str, name: str, words: str) -> str:
    """As `tell`, for a message into which only one text is put, and nearly always another one."""
    before, after = _halves(key, name)
    return f"{before}{isolated(words)}{after}"


@lru_cache
def _halves(key: str, name: str) -> tuple[Markup, Markup]:
    before, after = wording.say(key, **{name: "\0"}).split("\0")
    return escape(before), escape(after)


def slug(outcome: Outcome) -> str:
    """The outcome in the name of a class."""
    return outcome.value.lower().replace("_", "-")


@lru_cache(KEPT)
def tag(outcome: Outcome) -> Markup:
    """The outcome in words on its own ground."""
    return Markup(f'<strong class="tag tag-{slug(outcome)}">{escape(OUTCOME_WORDS[outcome])}</strong>')


def heading_of(line: Line) -> Markup:
    """What a criterion is called beside its result: by what is missing, if it was not found."""
    it = line.criterion
    return isolated(it.gap if line.verdict.outcome is Outcome.NOT_MET and it.gap else it.title, wording.NAME_LIMIT)


def quotation(evidence: Evidence, many: bool) -> Markup:
    """A quote with its place below it."""
    return _quotation(evidence.quote, wording.place(evidence, many))


@lru_cache(KEPT)
def _quotation(quote: str, place: str) -> Markup:
    where = escape(place)
    return Markup(f'<blockquote>{isolated(quote)}</blockquote>\n<p class="place"><bdi>{where}</bdi></p>\n')
