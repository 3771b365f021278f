"""The words near a date in, what happened to the policy on that day out."""

import re

from auditor.evidence.facts.lines import Lines

DONE = ("reviewed", "approved", "issued")  # what can have happened by now; "next" is still to come
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
LABEL = re.compile(
    rf"(?P<next>(?:{_NEXT})(?: dates?| was| is)?)|(?P<review_date>{_REVIEW_DATE})|"
    rf"(?P<reviewed>\b(?:{_REVIEWED})(?: date)?\b)|(?P<approved>\b(?:{_APPROVED})(?: date)?\b)"
    rf"|(?P<others>{_OTHERS})|(?P<issued>\b(?:{_ISSUED})\b)"
)
_POLICY = re.compile(r"policy|policies|procedure|document|version|handbook|manual|statement|review|adopted|approved|"
                     r"edition|updated|signed")
_BESIDE = re.compile(r"[ :|(-]*(?:date|in|on|by|for|during|from|to|year|academic year|"
                     r"policy)?[ :|(-]*(?:[12]\d{3}[ /-]*)?")
_REPLACED = re.compile(r"\b(?:replac|supersed)(?:es|ed|ing) (?:\w+ ){0,3}?(?:policy|policies|version|document|edition|"
                       r"one)\b[^.;|]{0,60}$")
_ADOPTED_AT = re.compile(r"\b(?:adopted|agreed|approved|ratified|accepted) (?:at|by) (?:the |our |its |an )?$")
_ELSEWHERE = re.compile(r"\b(?:insurance|certificates?|dbs|training|courses?|first aid|licen[cs]e|lease|agm|"
                        r"general meeting|registration|membership|accredit(?:ation|ed)|fire|"
                        r"accounts?)\b(?!.*\b(?:policy|document|"
                        r"procedures?)\b)")
ENDS_NEXT = re.compile(rf"(?:{_NEXT})(?: dates?| due| by| on)*$")


def last(labels) -> re.Match | None:
    """The label nearest to the date; the words of a longer label ("next review date") count once."""
    return next(reversed(list(labels)), None)


def meaning(lines: Lines, bare: str, label: re.Match, since: int, match: re.Match) -> str | None:
    """What a label near a date says of it: a detail, None when it is not the policy's date."""
    kind = label.lastgroup
    if kind == "others":
        return "approved" if _ADOPTED_AT.search(lines.folded[since : label.start()]) else None
    nearby = bare[since : match.start()]
    if _REPLACED.search(nearby):
        return None
    gap = lines.folded[label.end() : match.start()]
    if match["y7"] and label.end() <= match.start() and not _BESIDE.fullmatch(gap):
        return None
    if kind in DONE and _spoiled(nearby):
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
    spoiler = last(re.finditer(_OTHERS, nearby))
    if spoiler is None:
        return False
    return not _POLICY.search(nearby[spoiler.end() :]) or bool(re.search(r"\bv\b\.? [a-z]", nearby))
