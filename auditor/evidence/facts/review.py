"""Lines and dates in, how often the policy is reviewed and whether its review is overdue out."""

import re
from datetime import date

from auditor.evidence.facts.events import DONE
from auditor.evidence.facts.lines import Lines
from auditor.evidence.facts.periods import earliest, latest, month_end
from auditor.model.verdict import Fact, FactKind

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "twelve": 12, "eighteen": 18, "other": 2,
            "second": 2, "third": 3, "twenty-four": 24, "thirty-six": 36, "a": 1, "single": 1}
_NAMED = {
    "biennial": "24", "half": "6", "termly": "4", "quarter": "3", "monthly": "1", "year": "12", "annual": "12",
    "regular": "regular",
}
_COUNT = r"(?P<count>\d{1,2}|one|two|three|four|five|six|twelve|eighteen|other|second|third|twenty-four|thirty-six)"
_EVERY = re.compile(
    r"\b(?=bi|ev|al|ha|si|tw|te|ea|qu|mo|at l|wi|no|on|th|ei|fr|an|ye|pe|in a|a y|re|ke|as|co|\d)(?:"
    r"(?P<biennial>biennial(?:ly)?|bi-annual(?:ly)? review|every other year|alternate years)"
    r"|(?P<half>half-yearly|six-monthly|6-monthly|twice (?:a|each|every|per) year|bi-?annual(?:ly)?)"
    r"|(?P<termly>termly|every term|each term)|(?P<quarter>quarterly|every quarter|each quarter)|(?P<monthly>monthly)"
    rf"|(?:every|each|at least every|within|no (?:more|later) than|"
    rf"not more than) {_COUNT}(?:[ -]?\(\d+\))? ?(?P<unit>years?|yrs?|months?|mths?)"
    rf"|(?P<count2>\d{{1,2}}|one|two|three|twelve|eighteen|six)[ -](?P<unit2>yearly|monthly|year|month|yr)"
    rf"(?= (?:review|cycle|interval|basis|by|or|\w+ review)|[.,;|)]|$| |)"
    r"|(?:review (?:period|cycle|frequency|interval|schedule)|frequency(?: of review)?|reviews?(?= ?[:|])) ?"
    r"[:|(-]? ?(?:every |each )?(?:"
    rf"(?P<annual>annual|year|once a year)|(?P<count3>\d{{1,2}}|one|two|three|twelve|eighteen) (?P<unit3>months?|"
    rf"years?|yrs?))"
    rf"|(?P<count4>\d{{1,2}}|one|two|three|twelve|eighteen) (?P<unit4>years?|months?)(?= (?:from|after) (?:adoption|"
    rf"approval|issue|the date|that date|publication))|valid for (?P<count5>\d{{1,2}}|one|two|three|twelve|"
    rf"eighteen) (?P<unit5>years?|months?)"
    r"|(?P<year>annually|annual basis|yearly|every (?:single )?year|each (?:and every )?year|once (?:a|every|each|per|"
    r"in each|in every) (?:calendar )?year"
    r"|(?:every|each) (?:pre-?season|close season|(?:new |playing |sporting |football |cricket )?season|easter|lent|"
    r"advent|michaelmas|harvest|new year|(?:new |school |academic |church |financial |calendar |civic )+year|agm|"
    r"annual (?:general |parish |church )?meeting)"
    r"|every (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|"
    r"autumn|winter)"
    r"|each (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|"
    r"autumn|winter)"
    r"|(?:within|no (?:more|longer|later) than|not more than) (?:a|one) year|"
    r"once every twelve months|year on year|annual(?: policy)? (?:\w+ )?(?:review|re-?approval|"
    r"revision|re-?issue|rewrite|update|check|scrutiny|refresh)s?|anniversary|per annum|in any year|a year from)"
    r"|(?P<regular>regular(?:ly)?|periodic(?:ally)?|kept under (?:constant |regular |continual )?review|"
    r"from time to time|on an ongoing basis|continually|continuously"
    r"|as (?:and when )?(?:necessary|needed|required))"
    r")\b"
)
_REVIEW = re.compile(r"review\w*|(?:re-?)?approv\w*|re-?adopt\w*|revis\w*|updat\w*|up-dat\w*|(?:goes|gone|go|going) "
                     r"(?:through|over)|look(?:s|ed|ing)? (?:again )?(?:at|over)|looks? again|re-?visit\w*|re-?read|"
                     r"re-?writ\w*|redo(?:es|ne)?\b|"
                     r"refresh\w*|renew\w*|(?:re)?consider(?:s|ed)?\b|re-?issu\w*|lapses?|check(?:s|ed)? "
                     r"(?:that )?(?:it|this)|(?:check|scrutiny|audit) of (?:this|the|our)|scrutin\w+|sign(?:s|ed)? off|"
                     r"valid for|(?:comes?|brings?|brought|goes|taken|sent) (?:\w+ ){0,3}?back\b|"
                     r"(?:reads|read) (?:it|this|(?:this|the|our) [\w ]{0,20}policy) (?:through|over|again)")
_POLICY = re.compile(r"\b(?:polic(?:y|ies)|procedures?|document|handbook|statement|manual|review (?:cycle|period|"
                     r"frequency|interval|schedule)|frequency of review|guidelines|these (?:pages|rules|notes)|"
                     r"this (?:booklet|leaflet|guide|sheet|"
                     r"edition|file|page)|this(?= (?:through|over|again)\b)|version control)\b")
_OTHERS = re.compile(r"\b(?:risk (?:assessments?|register)|assessments?|dbs|(?<!we )(?<!i )(?<!next )checks?|"
                     r"crb|training|trained|agm|"
                     r"general meeting|accounts|insurance|building|premises|first[ -]aid|fire|register|equipment|"
                     r"appraisals?|supervision|plans?|actions? taken"
                     r"|contact plan|arrangements? for contact|cases?|records?|files?|referrals?|certificates?|"
                     r"references?|data|logs?|website|passwords?|membership|rota|courses?|refresher|knowledge|"
                     r"performance|budget|ratios?|volunteers?' details|contract|incidents?|concerns?|declarations?|"
                     r"needs)\b")


_UNDER = re.compile(r"\b(?:in (?:accordance|line|keeping|agreement) with|under|as per|according to|required by|"
                    r"set out in|within)(?: the| this| our| its| \w+){0,3} $")
_READERS = re.compile(  # those who read it once a year do not review it
    r"\b(?:every|each|all|new) (?:\w+ )?(?:volunteer|worker|helper|staff|trustee|host|supervisor)s?\b"
    r"(?: member| and \w+)?[^.;]{0,60}?\b(?:re-?)?(?:read|sign|confirm)s?\b(?!.*\b(?:review|revis|updat|approv|agree))"
)
_BEGUN = re.compile(r"\breview: ?(?:at least )?$")  # "Adopted: 4 May 2025. Review: every June", in one sentence
_BESIDE = re.compile(r"\b(?:with|alongside|at the same time as|at|like) (?:the |our |its )?"
                     r"(?:rota|insurance|accounts|budget|fire \w+|risk assessments?|agm|(?:annual )?general meeting)\b")
_INITIALS = re.compile(r"[\W_]*[A-Z]{1,3}(?:[/&+, .]+[A-Z]{1,3})*\b[ ,:;.-]+")  # "PB/LM, gone over each May"
_REISSUE = re.compile(r"[\W\d]*(?:annual|yearly) (?:re-?issue|rewrite|re-?approval|re-?adoption)\b")
_UP_TO_DATE = re.compile(r"(?:polic(?:y|ies) )?review(?:ing)?(?: (?:of|and) [a-z ]{3,30})?|(?:looking at|going over|"
                         r"reviewing|reading|keeping) (?:this|it|these [a-z]+|the policy) (?:again|up to date)")
_EVENTS = re.compile(  # what brings the review of a policy forward, and of little else
    r"\b(?:sooner|earlier|before (?:then|that))\b.*\b(?:laws?|legislation|guidance|working together|case review|"
    r"serious|death|lessons?|something to teach|taught us|goes wrong|gone wrong|incident|near miss)\b")
_SOONER = re.compile(r"\b(?:sooner|earlier|within|after|following|whenever|when|if|or|and)\b")
_LABEL = re.compile(r"\W*(?:policy |next )?(?:review(?:ed|s)?|looked over|"
                    r"gone (?:over|through)(?= each| every))(?: (?:cycle|period|frequency|interval|schedule|"
                    r"by[^|:]{3,40}))?\b(?! of )[ :|(-]")


_POINTED = re.compile(  # the review is of "it", which something before it named
    r"^[\W\d]*(?:to be |shall be |will be |must be )?(?:re-?)?(?:review|approv|adopt|revis|updat|check|look|read|issue)"
    r"|\b(?:we|i) (?:check|review|read|update|revise|go (?:over|through)) (?:it|this)\b"
    rf"|\b(?:it|this|they|these)\b(?:'s|'ll)?(?: [\w'-]+){{0,6}} (?:{_REVIEW.pattern})"
    rf"|(?:{_REVIEW.pattern})(?: [\w'-]+){{0,4}} (?:it|this|them|these)\b|\b(?:it|this|them)$"
)


def find_intervals(lines: Lines) -> tuple[Fact, ...]:
    """How often this policy is reviewed: months as digits, or "regular" where no time is named."""
    facts: list[Fact] = []
    for found in _EVERY.finditer(lines.folded):
        line = lines.at(found.start())
        words, before = _with_lead_in(lines, line)
        months = _months(found)
        here = found.start() - lines.span(line).start + before
        if not lines.hidden(line) and months and _about_the_policy(lines, line, words, here):
            facts.append(Fact(FactKind.INTERVAL, months, lines.span(line), line))
    exact = {fact.sentence for fact in facts if fact.value != "regular"}
    return tuple(dict.fromkeys(fact for fact in facts if fact.value != "regular" or fact.sentence not in exact))


def _months(found: re.Match) -> str:
    for name, months in _NAMED.items():
        if found[name]:
            return months
    count, unit = (next(filter(None, (found[f"{name}{n}"] for n in ("", 2, 3, 4, 5)))) for name in ("count", "unit"))
    number = int(count) if count.isdigit() else _NUMBERS[count]
    months = number * (12 if unit.startswith("y") else 1)
    return str(months) if 1 <= months <= 120 else ""


def _with_lead_in(lines: Lines, line: int) -> tuple[str, int]:
    """A sentence's words after those that introduce it ("This policy is reviewed:"), and how many letters those are."""
    lead_in = lines.document.sentences[line].lead_in
    opening = lines.words(lead_in).rstrip(": ") + " " if 0 <= lead_in < line and len(lines.words(lead_in)) < 120 else ""
    return opening + lines.words(line), len(opening)


def _about_the_policy(lines: Lines, line: int, words: str, here: int) -> bool:
    """The thing nearest to the frequency is the policy, and it is to be reviewed."""
    if not _REVIEW.search(words):
        if re.match(r"\W*(?:how often|frequency|interval|cycle)\b", words) and line:
            return "review" in lines.words(line - 1) and not _OTHERS.search(lines.words(line - 1))
        first = _SOONER.split(words, maxsplit=1)[0]
        if _opens(words[:here]) and _under_review(lines, line) and not _OTHERS.search(first):
            return True
        return "review" in lines.heading(line) and len(words.split()) < 8 and bool(_POLICY.search(lines.heading(line)))
    before, after = _BESIDE.sub("", words[:here]), _BESIDE.sub("", words[here:])
    if _READERS.search(before):
        return False
    label = _BEGUN.search(before, 12)
    if label and not _OTHERS.search(before, max(label.start() - 24, 0), label.start()):
        return True
    near = [m for m in _POLICY.finditer(before) if not _UNDER.search(before[: m.start()])]
    other = list(_OTHERS.finditer(before))
    if near or other:
        if not near:
            return False
        if not other or near[-1].start() > other[-1].start():
            return True
        gap = before[near[-1].end() : other[-1].start()]
        return bool(re.fullmatch(r"(?:,? (?:and|&|or)(?: (?:all|our|the|its|any|associated|related))*|"
                                 r",)? ?(?:\w+ ){0,2}", gap))
    if _UNDER.search(before) and not near:
        return False
    policy, others = _POLICY.search(after), _OTHERS.search(_SOONER.split(after, maxsplit=1)[0])
    if policy:
        return others is None or policy.start() < others.start()
    if others is not None:
        return False
    return _labelled(lines, line, words) or _carried_over(lines, line, words)


def _labelled(lines: Lines, line: int, words: str) -> bool:
    """A label or a short line of its own: "Review: annual", "Reviewed each July"."""
    above = lines.heading(line).split(" > ")[-1]
    own = lines.words(line)
    initials = _INITIALS.match(lines.document.quote(lines.span(line)))
    label = _LABEL.match(own, initials.end()) if initials else _LABEL.match(own)
    return bool(_REISSUE.match(own) or label and len(words.split()) < 40 and not _OTHERS.search(above))


def _under_review(lines: Lines, line: int) -> bool:
    """Under a heading that speaks of the policy's review and of nothing else ("9. Review"), or the line after it."""
    above = lines.heading(line).split(" > ")[-1]
    asked = lines.above(line)
    if re.search(r"\bhow often\b.*\?", asked) and _REVIEW.search(asked) and not _OTHERS.search(asked):
        return True
    return bool(_UP_TO_DATE.fullmatch(above.strip(" .:0123456789)(")))


def _opens(before: str) -> bool:
    """Whether a frequency opens its sentence, or follows no more than "By the trustees,"."""
    return len(before) < 12 or bool(re.fullmatch(r"[\W\d]*by (?:the |our )?[\w' -]{2,40},? ?", before))


def _carried_over(lines: Lines, line: int, words: str) -> bool:
    """ "The trustees go through it every April": the policy is named in the line before or the heading."""
    pointed = _POINTED.search(words)
    if pointed and _EVENTS.search(words) and not _OTHERS.search(lines.above(line)):
        return True
    above = lines.above(line) + " " + lines.heading(line)
    own = line > 1 and lines.section(line - 2) == lines.section(line)
    if not pointed or _OTHERS.search((lines.words(line - 2) if own else "") + " " + above):
        return False
    return bool(_POLICY.search(above) or re.search(r"review|up to date|about this|(?:this|these) (?:policy|document|"
        r"handbook|chapter|section|rules|pages|notes|letter|sheet|page)", lines.heading(line)))


def find_review(
    lines: Lines, dates: tuple[Fact, ...], intervals: tuple[Fact, ...], audit_date: date,
) -> tuple[Fact, ...]:
    """One fact: the day the review was due, and whether that day is past at the audit date."""
    if not len(lines):
        return ()
    stated = [fact for fact in dates if fact.detail == "next"]
    past = [fact for fact in dates if earliest(fact) <= audit_date]
    done = [fact for fact in past if fact.detail in DONE]
    done = done or [f for f in past if f.detail == "" and len(lines.words(f.sentence).split()) < 8]
    last = max(done, key=lambda fact: (latest(fact), -fact.span.start), default=None)
    coming = max(stated, key=lambda fact: (latest(fact), -fact.span.start), default=None)
    if coming is not None and (last is None or latest(coming) >= earliest(last)):
        return (_judged(lines, coming, latest(coming), audit_date),)
    if last is None:
        title = lines.span(0)
        return (Fact(FactKind.REVIEW, "", title, 0, "undated"),)
    if last.precision == "year" and last.value == str(audit_date.year):
        return (Fact(FactKind.REVIEW, last.value, lines.span(last.sentence), last.sentence, "just past"),)
    months = min((int(fact.value) for fact in intervals if fact.value.isdigit()), default=12)
    return (_judged(lines, last, later(latest(last), months), audit_date),)


def _judged(lines: Lines, fact: Fact, due: date, audit_date: date) -> Fact:
    status = "in date" if audit_date <= due else "just past" if audit_date <= later(due, 3) else "overdue"
    if fact.detail == "next" and fact.precision == "year" and fact.value == str(audit_date.year):
        status = "just past"
    return Fact(FactKind.REVIEW, due.isoformat(), lines.span(fact.sentence), fact.sentence, status)


def later(day: date, months: int) -> date:
    """The same day some months on, or the last day of that month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, month_end(year, month).day))
