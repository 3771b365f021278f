"""Lines in, the dates that belong to the policy out, each with what happened on it."""

import re
from datetime import date

from auditor.evidence.facts.again import adopted_at_a_meeting, from_then_on
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
_NEXT = (r"next (?:\w+ ){0,3}?(?:review|look|revision|update|due)\w*|review(?:ed)? (?:is |will be |"
         r"was )?(?:next )?due(?: date| on| by| in)?"
         r"|(?:will|shall|to|must) (?:be )?(?:next )?(?:review|look at|re-?approve|revise|"
         r"renew)(?:ed)? (?:\w+ ){0,4}(?:in|by|on|before)"
         r"|due (?:for|to be) (?:\w+ )?(?:review|renew|revis)\w*|(?:to|will|must|shall|should) (?:next )?be (?:fully |"
         r"next )?(?:reviewed|renewed|updated|revised|(?:looked at|gone through|read(?: through)?) again)"
         r"|(?:look(?:ed)? at|go(?:ne)? (?:through|over)|read|review|revisit) (?:it|this|this policy|these rules) "
         r"again(?= (?:in|by|on|before)\b|:)"
         r"|next (?:look|time|occasion|turn|outing|"
         r"reading|re-?read|read[- ]?through|one)(?=[ :]|$)|\bnext(?= ?(?:[:|-]|in|on|by)? ?$)"
         r"|due again"
         r"|next (?:due|draft)|expir\w+|valid (?:until|to)|renewal(?: date)?|review by|(?:date|"
         r"scheduled) for (?:the )?(?:next )?review|until|review no later than")
_REVIEWED = (r"(?:last |previously |most recently |date )?(?:reviewed|updated|revised|amended|refreshed|re-?approved|"
             r"re-?adopted)(?: on| in| by)?"
             r"|(?:last|latest|previous|most recent|recent|annual) (?:\w+ )?(?:review|update|revision|amendment)|"
             r"date of (?:last |latest |this )?(?:review|revision|update|amendment)"
             r"|date (?:last )?(?:reviewed|updated|revised|amended)|changes? (?:to|in|made)|amendments?|revision|"
             r"rewritten|checked|(?:this|polic(?:y|ies)|document|booklet|rules) (?:was|were|has been|have been) "
             r"(?:gone (?:through|over)|read (?:through|over)|brought up to date|tidied up)|last (?:\w+ )?"
             r"(?:gone (?:through|over)|looked (?:at|over)|read(?: through| over)?)")
_APPROVED = (r"approved|approval|agreed|ratified|ratification|signed|signature|adopted|adoption|endorsed|"
             r"authori[sz]ed|accepted by|passed by|sign-?off")
_ISSUED = (r"issued?|version(?: date)?|created|creation|effective(?: from| date)?|published|publication date|"
           r"date of (?:policy|issue|publication|this policy)|policy (?:date|dated)|implemented|in force|"
           r"with effect from"
           r"|written|prepared|introduced|drafted|valid from|dated|edition|v\.? ?\d+(?:\.\d+)*|\bdate\b|commenced?|"
           r"c[ao]mes? into (?:force|effect)|(?:operational|operative|live|in use) (?:from|since)|"
           r"(?:i|we) (?:first |last )?(?:re-?)?(?:wrote|typed|drafted|drew|put) (?:up |out )?"
           r"(?:it|this|these|them|the)"
           r"(?: (?:polic(?:y|ies)|document|booklet|handbook|rules|notes|pages|sheet))?(?: (?:up|out|down|together))?|"
           r"(?:polic(?:y|ies)|document|booklet|handbook|it|this) was (?:first )?(?:drawn up|put together|compiled|"
           r"typed(?: up| out)?|set down|thought up)|"
           r"start date|applies from|produced|initial|first draft|document date|policy year")
_REVIEW_DATE = r"(?:policy )?review(?:ed)? date|date (?:of|for) review|review(?= ?[:|(-])|\breview(?: in)?(?= $)"
_OTHERS = (r"\bacts?\b|regulations?|order 19|order 20|working together|keeping children safe|kcsie|guidance|"
           r"guidelines|statutory|legislation|convention|directive|code of practice"
           r"|born|birth|d\.?o\.?b|founded|established|since|formed in|charity|incorporated|agm|annual general|"
           r"meeting minutes|insurance|certificate|dbs|crb|training|trained|course|©|copyright|ewhc|ewca|"
           r"\bv\b\.? [a-z]|report\b|inquiry"
           r"|ofsted inspection|inspection|census|survey|research|risk assessment|accounts|replaced in|"
           r"bulletin|definition|framework|strategy|standards?|fire drill|registered(?! (?:manager|"
           r"provider|person|individual|care manager))|first aid|white paper|inspired|"
           r"(?<!i )(?<!we )wrote|died|murder|killed|case review|update to kcsie|procedures \(|practitioners")
_LABEL = re.compile(
    rf"(?P<next>(?:{_NEXT})(?: dates?| was| is)?)|(?P<review_date>{_REVIEW_DATE})|"
    rf"(?P<reviewed>\b(?:{_REVIEWED})(?: date)?\b)|(?P<approved>\b(?:{_APPROVED})(?: date)?\b)"
    rf"|(?P<others>{_OTHERS})|(?P<issued>\b(?:{_ISSUED})\b)"
)
_POLICY = re.compile(r"policy|policies|procedure|document|version|handbook|manual|statement|review|adopted|approved|"
                     r"edition|updated|signed")
_CHAIN = re.compile(r"[ ,;&|()]*(?:and|to|then|by \w+)?[ ,;&|()]*$")
_BESIDE = re.compile(r"[ :|(-]*(?:date|in|on|by|for|during|from|to|year|academic year|"
                     r"policy)?[ :|(-]*(?:[12]\d{3}[ /-]*)?")
_REPLACED = re.compile(r"\b(?:replac|supersed)(?:es|ed|ing) (?:\w+ ){0,3}?(?:policy|policies|version|document|edition|"
                       r"one)\b[^.;|]{0,60}$")
_ASIDE = re.compile(r"\([^()]{0,80}\)")  # "of Alder Link (registered charity)" says nothing of the date after it
_REACH = 110


_ADOPTED_AT = re.compile(r"\b(?:adopted|agreed|approved|ratified|accepted) (?:at|by) (?:the |our |its |an )?$")
_ELSEWHERE = re.compile(r"\b(?:insurance|certificates?|dbs|training|courses?|first aid|licen[cs]e|lease|agm|"
                        r"general meeting|registration|membership|accredit(?:ation|ed)|fire|"
                        r"accounts?)\b(?!.*\b(?:policy|document|"
                        r"procedures?)\b)")
_ENDS_NEXT = re.compile(rf"(?:{_NEXT})(?: dates?| due| by| on)*$")


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
    label = _last(_LABEL.finditer(bare, since, match.start()))
    if label is not None:
        return _meaning(lines, bare, label, since, match)
    after = _LABEL.search(lines.folded, match.end(), min(span.end, match.end() + 40))
    if after is not None and not re.search(r"\d{4}", lines.folded[after.end() : after.end() + 25]):
        return _meaning(lines, bare, after, match.end(), match)
    return _from_around(lines, match, line)


def _last(labels) -> re.Match | None:
    """The label nearest to the date; the words of a longer label ("next review date") count once."""
    return next(reversed(list(labels)), None)


def _unsaid(aside: re.Match) -> str:
    """What stands in brackets; blank where it holds no date and no word that could say what happened on one."""
    says = {label.lastgroup for label in _LABEL.finditer(aside.group())} - {"others"}
    return aside.group() if says or _DATE.search(aside.group()) else " " * len(aside.group())


def _meaning(lines: Lines, bare: str, label: re.Match, since: int, match: re.Match) -> str | None:
    kind = label.lastgroup
    if kind == "others":
        return "approved" if _ADOPTED_AT.search(lines.folded[since : label.start()]) else None
    nearby = bare[since : match.start()]
    if _REPLACED.search(nearby):
        return None
    gap = lines.folded[label.end() : match.start()]
    if match["y7"] and label.end() <= match.start() and not _BESIDE.fullmatch(gap):
        return None
    if kind in ("reviewed", "issued", "approved") and _spoiled(nearby):
        return None
    whole = lines.span(lines.at(match.start())).start if label.group().strip().startswith("next") else since
    if kind == "next" and label.start() > since and _ELSEWHERE.search(lines.folded[whole : label.start()]):
        return None
    return _signed(lines, lines.at(match.start())) if label.group() == "date" else kind


def _signed(lines: Lines, line: int) -> str:
    """A bare "Date:" is the day of signing when a signature stands just above."""
    above = " ".join(lines.words(other) for other in range(max(line - 2, 0), line + 1) if len(lines.words(other)) < 120)
    return "approved" if re.search(r"\bsign(?:ed|ature)\b|approved by|adopted by", above) else "issued"


def _spoiled(nearby: str) -> bool:
    """A law or a course stands between: "updated in line with the 2021 Act", with no word for the policy."""
    spoiler = _last(re.finditer(_OTHERS, nearby))
    if spoiler is None:
        return False
    return not _POLICY.search(nearby[spoiler.end() :]) or bool(re.search(r"\bv\b\.? [a-z]", nearby))


def _from_around(lines: Lines, match: re.Match, line: int) -> str | None:
    if match["y7"]:
        return None
    above = lines.words(line - 1).rstrip(" :|-") if line else ""
    if len(above) < 50 and _ENDS_NEXT.search(above):
        return "next"
    column = lines.column(line, match.start()) if lines.kind(line) is BlockKind.ROW else ""
    label = _last(_LABEL.finditer(column))
    if label is not None:
        return None if label.lastgroup == "others" else "issued" if label.lastgroup == "issued" else label.lastgroup
    own = lines.words(line)
    short = len(own.split()) <= 9
    if short and line:
        above = lines.words(line - 1)
        found = _last(_LABEL.finditer(above)) if len(above) <= 70 and not _DATE.search(above) else None
        if found is not None:
            return None if found.lastgroup == "others" else found.lastgroup
    if own.strip(" .()|-*") == match.group().strip():
        return "issued"
    edge = line < 6 or line >= len(lines) - 3 or lines.kind(line) is BlockKind.FURNITURE
    return "issued" if short and edge else ""


def _settle(facts: tuple[Fact, ...], audit_date: date) -> tuple[Fact, ...]:
    """Decide what a bare "review date" is, by the other dates; no review lies in the future."""
    stated = [fact for fact in facts if fact.detail == "next"]
    done = [fact for fact in facts if fact.detail in ("reviewed", "approved", "issued")]
    settled = []
    for fact in facts:
        detail = fact.detail
        if detail == "review_date":
            since = [*done, *(other for other in facts if other.detail == "review_date")]
            later = [other for other in since if months_between(other.value, fact.value) >= 5]
            detail = "next" if later and not stated else "reviewed"
        if detail in ("reviewed", "approved", "issued") and earliest(fact) > audit_date:
            detail = "next" if fact.detail in ("review_date", "reviewed") else ""
        settled.append(Fact(fact.kind, fact.value, fact.span, fact.sentence, detail, fact.precision))
    return tuple(settled)
