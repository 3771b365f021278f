"""Lines and people in, those who are told when the lead is away, by full or first name, out."""

import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.evidence.facts.given_names import by_first_name
from auditor.evidence.facts.lines import Lines, between
from auditor.evidence.facts.people import NAME
from auditor.evidence.facts.pronouns import called
from auditor.model.document import Span
from auditor.model.verdict import Fact, FactKind

_NOT_THERE = r"(?:here|there|in|about|around|available|free|on duty|on site|at work|present|reachable|contactable)"
_AWAY = (rf"(?:away|off|out|absent|ill|sick|poorly|unwell|laid up|indisposed|unavailable|abroad|elsewhere|on (?:leave|"
         rf"holiday|a course|a break)|not {_NOT_THERE}|(?:is|are)n't {_NOT_THERE}|(?:can't|cannot|can not) (?:be "
         r"(?:there|here|reached|found|got hold of|contacted)|come|make it)|"
         r"(?:doesn't|does not|don't|do not) (?:answer|"
         r"pick up|reply|respond|(?:ring|call) (?:you )?back)|not (?:answering|picking up|replying))\b")
_WHEN = r"\b(?:if|when|whenever|while|where|should|on days (?:when|that)|any time(?: that)?)"
_POST = r"(?:the|our) (?:\w+ ){0,2}?(?:lead|dsl|officer|safeguarding person|named person|designated person)"
_TELL = (r"(?:tell|ring|call|phone|text|contact|see|find|fetch|get|try|ask(?: for)?|go (?:straight )?to|"
         r"speak (?:to|with)|talk to|inform|report to|take it to|pass it to|(?:it|this|that) (?:is|goes to|falls to)|"
         r"(?:it|that)'s)")
_LINK = rf"(?P<link>[ ,:|()–-]*(?:or [^.;|]{{0,60}}?[,:] ?)?(?:(?:then|you|we|please|just|instead|{_TELL}) ?)*)"
_DOES = re.compile(
    r"[^\w]*(?:$|[.;,(|]|\d)|,? (?:who )?(?:will |would |can |then )?(?:stands|steps|fills|takes|acts|covers|does|"
    r"deputises|is (?:the (?:one|person)|in charge|her|his|their|to be told|told)|carries|looks after|handles)\b")
_COVERS = (r"(?:stands? in|steps? in|fills? in|takes? over|takes? (?:her|his|their) place|takes? it on|covers?|"
           r"deputises?|acts?|does (?:it|this|her job|his job|the job|all (?:this|that))|is (?:the (?:person|one) )?"
           r"(?:to tell|to go to|to see|told|in charge))")
_COVER = r"(?:cover|back-?up|stand-?in|reserve|understudy|second(?: in line)?|number two|substitute|alternate)"
_AS_DEPUTY = re.compile(r"(?: ?\([^)]{0,40}\)|,[^.;,]{2,40},)? (?:as (?:her|his|their|the|our)? ?deputy|deputising)\b")


_ABOUT = (r"\b(?:about|against|involv\w+|concerns|implicat\w+|it is|it's|that's|worried by|worry is) (?:to do with )?")
_CUE = re.compile(rf"{_WHEN} |\b(?:cover|stand|step|fill|deput|takes|acts|does |backs? |back-?up|"
                  r"shares |place\b|stead\b|reserve|second|number two|substitute|understudy|alternate|try |ask )")


def find_standins(lines: Lines, people: tuple[Fact, ...], full: dict[str, str]) -> tuple[Fact, ...]:
    """The people, with those who are told when the lead is away; who is told then, or about the lead, is no lead."""
    leads = [fact for fact in people if fact.detail == "lead"]
    if not leads:
        return people
    others = {value: _others(leads, value) for value in {fact.value for fact in leads}}
    kept = tuple(replace(fact, detail="other") if _is_told_about(lines, fact, others) else fact for fact in people)
    leads = [fact for fact in kept if fact.detail == "lead"]
    found: dict[str, Fact] = {}
    for name, value in _named(lines, full):
        line = lines.at(name.start())
        who, near = _others(leads, value), any(0 <= line - fact.sentence <= 3 for fact in leads)
        if who and value not in found and _stands_in(lines, name, line, who + ("|she|he|they" if near else "")):
            found[value] = Fact(FactKind.PERSON, value, Span(*name.span()), line, "deputy")
    spans = {fact.span for fact in found.values()}
    kept = tuple(fact for fact in kept if fact.span not in spans)
    ours = {fact.value for fact in kept if fact.detail in ("lead", "deputy")}
    return kept + tuple(fact for value, fact in found.items() if value not in ours)


def _others(leads: list[Fact], value: str) -> str:
    """The words that mean a lead other than this person: each name, and the post; nothing if there is no other."""
    names = {name for lead in {fact.value for fact in leads} if not set(called(lead)) & set(called(value))
             for name in called(lead)}
    escaped = sorted(map(re.escape, map(str.lower, names)), key=len, reverse=True)
    writer = ("i", "me") if value != "I" and any(lead.value == "I" for lead in leads) else ()
    return "|".join((*escaped, _POST, *writer)) if names or writer else ""


def _named(lines: Lines, full: dict[str, str]) -> Iterator[tuple[re.Match, str]]:
    """The names in each sentence that may say who stands in, and first names of those named in full elsewhere."""
    text = lines.document.text
    first = by_first_name(lines, full)
    starts = [name.start() for name in first]
    for line in range(len(lines)):
        span = lines.span(line)
        if not lines.hidden(line) and _CUE.search(lines.words(line)):
            yield from ((name, " ".join(name.group().split())) for name in NAME.finditer(text, span.start, span.end))
            here = between(first, starts, span.start, span.end)
            yield from ((name, full.get(name[1], name[1])) for name in here if name.end() <= span.end)


def _stands_in(lines: Lines, name: re.Match, line: int, who: str) -> bool:
    span = lines.span(line)
    before = lines.folded[max(span.start, name.start() - 160) : name.start()]
    after = lines.folded[name.end() : min(span.end, name.end() + 160)]
    away = rf"{_WHEN} (?:{who})\b[^.;|]{{0,40}}?{_AWAY}"
    told = re.search(rf"(?:{away}|{_lost(who)})[^.;|]{{0,30}}?{_LINK}$", before)
    if told and (re.search(_TELL, told["link"]) or _DOES.match(after)):
        return True
    if re.search(r"\b(?:with|and|has) $", before) and _AS_DEPUTY.match(after):
        return True
    if _asked(lines, line, before, who) or re.search(rf"\bin (?:{who})(?:'s)? (?:place|stead)\b{_LINK}$", before):
        return True
    if "she|he|they" in who and re.search(rf"(?:^|[;|.]) ?(?:(?:the|our|her|his) )?{_COVER}(?: is)?[ ,:|-]+$", before):
        return True
    aside = r"(?: ?\([^)]{0,40}\)|,[^.;,]{2,50},)?(?: \|)?,?"
    does = rf"{_COVERS}(?:[^.;|]{{0,40}}?{away}| for (?:{who})\b)|shares (?:the|this) (?:\w+ )?with (?:{who})\b"
    said = rf"{aside} (?:who |will |would |can )*(?:{does}|backs (?:her|him|them|{who}) up\b)"
    return bool(re.match(said, after))


def _lost(who: str) -> str:
    """ "If you cannot get hold of Ann": the words for it."""
    return (rf"{_WHEN} (?:you|we|nobody|no one) (?:can't|cannot|can not|don't|can) (?:get|reach|raise|find|contact|"
            rf"get (?:hold of|through to)) (?:{who})\b")


def _asked(lines: Lines, line: int, before: str, who: str) -> bool:
    """ "Can't find Ann? Try Bob." """
    if not line or lines.section(line - 1) != lines.section(line) or not re.fullmatch(rf"\W*{_LINK}", before):
        return False
    lost = rf"(?:(?:can't|cannot) (?:find|get|reach|raise|get hold of) (?:{who})|\b(?:{who})\b[^.?]{{0,12}} {_AWAY})"
    return bool(re.fullmatch(rf"\W*(?:if |is )?{lost}[^.?]{{0,20}}\?\W*", lines.words(line - 1)))


def _is_told_about(lines: Lines, fact: Fact, others: dict[str, str]) -> bool:
    """ "If it is about Ann, tell Bob": Bob is not the lead for that."""
    who = others.get(fact.value) if fact.detail == "lead" else ""
    if not who:
        return False
    start = max(lines.span(fact.sentence).start, fact.span.start - 160)
    told = re.search(rf"{_ABOUT}(?:{who})\b[^.;|]{{0,40}}?{_LINK}$", lines.folded[start : fact.span.start])
    return bool(told and re.search(_TELL, told["link"]))
