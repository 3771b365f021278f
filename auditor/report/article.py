"""One criterion's line in, its article on the centre's page out: the result, the words it rests on, where we looked."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from auditor.model import Evidence, Lack, Outcome, Stance, Verdict
from auditor.report.certificate import Near, nearest, suspected
from auditor.report.fragments import KEPT, around, heading_of, isolated, quotation, slug, tag, tell
from auditor.report.messages import STANCE_WORDS, WEIGHT_WORDS
from auditor.report.quotes import MOST as QUOTES
from auditor.report.quotes import Passage, Quotes, quotes
from auditor.report.score import Line
from auditor.report.wording import NAME_LIMIT, how_right, places, say

NEAREST, HEADINGS = 3, 20  # of one criterion; what is left out is counted, and is whole in the JSON
SUMMARIES = {
    Outcome.MET: "details_found", Outcome.PARTIAL: "details_missing", Outcome.NOT_MET: "details_missing",
    Outcome.REVIEW: "details_hand", Outcome.NOT_APPLICABLE: "details_na",
}  # fmt: skip
Suspected = tuple[tuple[str, Evidence], ...]


def article(line: Line, anchor: str, headings: tuple[str, ...], many: bool) -> Markup:
    """The article; `headings` are those that the page lists once, `many` whether there are several documents."""
    verdict, found, title = line.verdict, quotes(line), heading_of(line)
    inside = (
        _perhaps(verdict, suspected(line), many),
        _reason(verdict.reason),
        _found(found, many),
        _certificate(line, headings, many),
        _asked(line),
    )
    return Markup(
        f'<article class="criterion is-{slug(verdict.outcome)}" id="{escape(anchor)}">\n<h4>{title}</h4>\n'
        f"{_status(verdict.outcome, line.criterion.id, WEIGHT_WORDS[line.criterion.weight])}"
        f'{_where(verdict, found, many)}<p class="right">{escape(how_right(verdict))}</p>\n'
        f'<details>\n<summary>{_summary(verdict.outcome)}<span class="hidden">: {title}</span></summary>\n'
        f'<div class="inside">\n{"".join(inside)}</div>\n</details>\n</article>\n'
    )


@lru_cache(KEPT)
def _status(outcome: Outcome, name: str, weight: str) -> str:
    words = tell("asks_weight", id=name, weight=weight)
    return f'<p class="status">{tag(outcome)} <span class="small">{words}</span></p>\n'


@lru_cache(KEPT)
def _summary(outcome: Outcome) -> str:
    return escape(say(SUMMARIES[outcome]))


@lru_cache(KEPT)
def _head(key: str) -> str:
    return f"<h5>{escape(say(key))}</h5>\n"


def _where(verdict: Verdict, found: Quotes, many: bool) -> str:
    if found.shown:
        words = around("where", "places", places(tuple(passage.evidence for passage in found.shown), many))
    elif verdict.outcome in (Outcome.MET, Outcome.PARTIAL):
        words = tell("where_nowhere")
    else:
        return ""
    return f'<p class="place where">{words}</p>\n'


@lru_cache(KEPT)
def _reason(words: str) -> str:
    return f'{_head("reason_h")}<p class="reason">{isolated(words)}</p>\n'


def _more(left_out: int) -> str:
    return f'<p class="small">{tell("more_passages", n=left_out)}</p>\n' if left_out > 0 else ""


def _list(kind: str, name: str, items: Iterable[str]) -> str:
    body = "</li>\n<li>".join(items)
    return f'<{kind} class="{name}">\n<li>{body}</li>\n</{kind}>\n'


def _for(asks: str) -> str:
    return f'{tell("for_element", asks=asks)}. ' if asks else ""


def _perhaps(verdict: Verdict, likely: Suspected, many: bool) -> str:
    if not likely:
        asked = verdict.question if verdict.outcome is Outcome.REVIEW else ""
        return f'{_head("question_h")}<p class="ask">{isolated(asked)}</p>\n' if asked else ""
    items = (f'{quotation(it, many)}<p class="because">{_for(asks)}{tell("perhaps_because")}</p>'
             for asks, it in likely[:QUOTES])  # fmt: skip
    question = isolated(verdict.question or say("hand_no_question"))
    asked = f'{_head("perhaps_h")}<p class="ask">{question}</p>\n'
    return f'{asked}{_list("ul", "found", items)}{_more(len(likely) - QUOTES)}'


def _found(found: Quotes, many: bool) -> str:
    if not found.shown:
        return ""
    items = (f"{quotation(one.evidence, many)}{_uses(one)}" for one in found.shown)
    return f'{_head("quoted_h")}{_list("ul", "found", items)}{_more(found.more)}'


def _uses(one: Passage) -> str:
    return _list("ul", "because", (_use(asks, it.stance, it.because) for asks, it in one.uses))


@lru_cache(KEPT)
def _use(asks: str, stance: Stance, because: str) -> str:
    how = "" if stance in (Stance.ASSERTED, Stance.NEGATED) else f"{isolated(STANCE_WORDS[stance])}. "  # a ban counts
    return f'{_for(asks)}<span class="how">{how}{around("because", "because", because)}</span>'


def _certificate(line: Line, headings: tuple[str, ...], many: bool) -> str:
    """What is missing, what came nearest, where it was looked for and in which words."""
    verdict = line.verdict
    if verdict.outcome in (Outcome.MET, Outcome.NOT_APPLICABLE):
        return _missing(verdict)
    unsure = verdict.outcome is Outcome.REVIEW and verdict.circumstances is not None
    near = _came_near(nearest(line), bool(suspected(line)), many, unsure) if verdict.missing else ""
    looked = _looked(verdict.looked_in, headings) if verdict.missing or verdict.looked_in else ""
    return f"{_missing(verdict, unsure)}{near}{looked}{_tried(verdict.tried)}"


def _missing(verdict: Verdict, unsure: bool = False) -> str:
    if not verdict.missing:
        return ""
    return _head("unsure_h" if unsure else "missing_h") + _list("ul", "missing", map(_lack, verdict.lacks))


def _lack(lack: Lack) -> str:
    if not lack.start:
        return isolated(lack.asks[0])
    return f"{escape(lack.start)}:{_list('ul', 'choice', map(isolated, lack.asks))}"


def _came_near(near: tuple[Near, ...], likely: bool, many: bool, unsure: bool) -> str:
    head = _head("other_h" if unsure else "nearest_h")
    if not near:
        return f'{head}<p>{tell("nearest_none_else" if likely else "nearest_none")}</p>\n'
    items = (f'{quotation(one.evidence, many)}<p class="because">{_rejected(one)}</p>' for one in near[:NEAREST])
    return f'{head}{_list("ol", "rejected", items)}{_more(len(near) - NEAREST)}'


def _rejected(one: Near) -> str:
    why = tell("rejected_because", stance=STANCE_WORDS[one.evidence.stance], because=one.evidence.because)
    also = f' {tell("nearest_also", n=one.also)}' if one.also else ""
    return f"{_for(one.asks)}{why}.{also}"


@lru_cache(8)
def _looked(looked_in: tuple[str, ...], headings: tuple[str, ...]) -> str:
    if not looked_in:
        return f'{_head("looked_h")}<p>{tell("looked_nowhere")}</p>\n'
    if looked_in == headings:
        link = f'<a href="#headings">{tell("looked_list")}</a>'
        return f'{_head("looked_h")}<p>{tell("looked_in_listed", n=len(headings))} {link}</p>\n'
    rest = len(looked_in) - HEADINGS
    more = [tell("more_headings", n=rest)] if rest > 0 else []
    listed = _run_on((*(isolated(heading, NAME_LIMIT) for heading in looked_in[:HEADINGS]), *more))
    return f'{_head("looked_h")}<p class="small">{tell("looked_in_all", n=len(looked_in))}</p>\n{listed}'


@lru_cache(KEPT)
def _tried(tried: tuple[str, ...]) -> str:
    if not tried:
        return ""
    plus = f'<p class="small plus">{tell("tried_plus")}</p>\n' if any(" + " in words for words in tried) else ""
    return f'{_head("tried_h")}{_run_on([isolated(words, NAME_LIMIT) for words in tried])}{plus}'


def _run_on(items: Sequence[str]) -> str:
    return f'<p class="runon">{" · ".join(items)}</p>\n'


def _asked(line: Line) -> str:
    it = line.criterion
    advice = it.advice if line.verdict.outcome in (Outcome.NOT_MET, Outcome.PARTIAL) else None
    return _why_asked(advice, it.why, it.source)


@lru_cache(KEPT)
def _why_asked(advice: str | None, why: str, source: str) -> str:
    act = "" if advice is None else f'{_head("advice_h")}<p>{isolated(advice)}</p>\n'
    reasons = f'<p>{isolated(why)} {tell("source", source=source)}</p>\n'
    return f'{act}<div class="asked">\n{_head("why_asked_h")}{reasons}</div>\n'
