"""Lines, names and people in, those to whom a whole sentence gives a post ("She is also our lead") out."""

import re

from auditor.evidence.facts.lines import Lines
from auditor.model.document import BlockKind, Span
from auditor.model.verdict import Fact, FactKind

_CARE = r"(?:safe ?guarding|child protection)"
_ELSE = (r"(?!(?:not|no|never|to|by|with|told|tells?|deputy|assistant|under|supports?|council'?s?|authority'?s?|county|"
         r"dioces\w+|district|church'?s?|parish|school'?s?|naccc|host\w*|landlord\w*|city|borough|national|data|"
         r"equality|lado|former|previous|if|when|about|against|from|trustee|governor|met|meets|circuit|synod\w*|"
         r"connexional|hall'?s?|club'?s?|vacant|for)\b)")
_WORDS = rf"(?:{_ELSE}[\w'-]+,? ){{0,6}}?"
_LEAD = (rf"(?:(?:designated |named |senior |lead )*{_CARE}(?: and {_CARE})? (?:lead\b|officer|person\b|co-?ordinator|"
         rf"contact\b|role|job|post\b|brief|hat\b|duties|side\b)|designated (?:lead|person|officer)\b|named person|"
         rf"ds[lop]\b|dcpo\b|lead\b(?= (?:on|for) {_CARE})|(?:(?<=the )|(?<=our ))lead\b(?=$|[.,;]| and )"
         rf"|who (?:you|we|to) (?:tell|go to|see|ring|speak to)\b[^.;|]{{0,30}}?\b(?:worr|concern)"
         rf"|person (?:you|to|everyone|we|who|whom|they)\b[^.;|]{{0,50}}?"
         rf"\b(?:worr|concern|{_CARE}))")
_ASIDE = r"(?: ?\([^)]{0,40}\))?(?:,[^.;|,]{2,90},)?"
_IS = (r"(?:is|has been|remains|acts as|serves as|works as|doubles(?: up)? as|became|was appointed|has been appointed|"
       r"holds|has(?! (?:an?|its|our|their|two|no|appointed)\b)|wears|takes(?: on)?|carries|fills|does|combines|'s)")
_OF_LEAD = re.compile(
    rf"{_ASIDE}(?: (?:also|now|currently))? (?:{_IS} {_WORDS}{_LEAD}"
    rf"|(?:{_ELSE}[\w'-]+,? ){{1,9}}?and (?:is|acts as|serves as) {_WORDS}{_LEAD}"
    rf"|(?:takes the lead (?:on|for|in)|leads on|looks after|deals with|is in charge of|handles) (?:all |our |the )?"
    rf"{_CARE}\b(?! (?:training|policy|records)))")
_OF_DEPUTY = re.compile(
    rf"{_ASIDE},?(?: (?:also|now|currently))? (?:(?:is|acts as|serves as|has been) (?:{_ELSE}[\w'-]+ ){{0,3}}?deputy\b"
    rf"(?! (?:\w+ )?(?:manager|head|chair|co-?ordinator|director|treasurer|leader))"
    rf"|(?:{_ELSE}[\w'-]+,? ){{1,9}}?and is (?:the|our|her|his) deputy\b(?! (?:manager|head|chair))"
    rf"|(?P<covers>(?:{_ELSE}[\w'-]+ ){{0,6}}?(?:takes over|fills in|stands in|steps in|covers) (?:when|if|while)\b|"
    r"deputises\b|(?:stands|steps|fills) in (?:as|for)\b|covers for\b|takes over as\b|acts (?:as|for)\b))")
_OF_OVERSIGHT = re.compile(
    rf"[^.;|]{{0,70}}?\b(?:oversees|has oversight of|responsib(?:le|ility) for|keeps an eye on|leads for the board on|"
    rf"looks after) (?:all |our |the )?{_CARE}\b")
_BOARD = re.compile(r"[^.;|]{0,40}\b(?:trustees?|chair\w*|director|board|committee|governors?|elder)\b")
_HELD_BY = re.compile(
    rf"(?:{_LEAD}(?: role| job| post)? (?:is|are) (?:done|held|filled|taken(?: on)?|carried out|carried|covered|"
    rf"performed) by|{_LEAD}(?: role| job| post)? (?:falls to|belongs to|rests with|goes to))"
    r"(?: (?:the|our|its) [\w -]{3,30},)? $")
_GOES_TO = re.compile(
    rf"(?:\b(?:(?<!complaints and )concerns?|worries|worry|suspicions?)\b(?! about "
    rf"(?!a child|children|the child|any|abuse|{_CARE}))"
    r"[^.;|]{0,40}? (?:goes?|comes?|(?:is|are|must be|should be) (?:taken|brought|given|sent)) "
    r"(?:straight |directly |first )*to|\bwho(?:m)? (?:to|do i|should i|you|do you) tell ?[:?-]) $")
_LABELLED = re.compile(
    rf"\b{_CARE} (?:questions?|quer(?:y|ies)|worr(?:y|ies)|concerns?|matters|issues?) ?[?:-]+ $")
_ASKED = re.compile(r"\b(?:asked|appointed|chosen|chose|elected|made|nominated|invited|persuaded) $")
_TO_LEAD = re.compile(rf" to (?:be|act as|serve as|take on|hold|do) {_WORDS}{_LEAD}")
_IS_WHO = re.compile(
    rf"\b(?:one|person|lady|man|woman|volunteer|member|name) (?:here )?(?:who|that) (?:looks after|deals with|handles|"
    rf"sees to|is in charge of|leads on|does|has) (?:all |our |the )?{_CARE}[^.;|]{{0,30}} is $"
    rf"|\b(?:one|person) (?:who |whom |that )?(?:we|you|everyone|people|volunteers|staff|helpers) (?:all )?(?:go|turn|"
    rf"come|talk|speak|report) to (?:about|with|for|on) (?:all |any )?{_CARE}[^.;|]{{0,30}} is $")
_WORRIED = re.compile(
    r"\b(?:worried|concerned|uneasy|anxious|a worry|a concern) about (?:an? |the |any )?(?:child|children|young "
    r"person|somebody|someone|anybody)\b[^.;|?]{0,30}\?[ *]*$")
_CARE_OF = re.compile(rf"^\W*(?:for |about )?{_CARE}(?: matters| contact)? ?[:|-]+ $")
_LISTED_CARE = re.compile(
    rf" ?[-,(:]? ?(?![^|]*(?:train|course|certificate|qualif|level))[\w' -]{{2,30}}?(?:,| and| &|, and) {_CARE}"
    r"(?= ?[-,();:.|])")
_BODY = re.compile(r" (?:council|social|mash|team|child|hub|police|local|front|help|advice|line|trust|borough)")
_NUMBER_NEAR = re.compile(r"[^.;]{0,60}?(?:\b0\d{3}|@)")
_STANDS_IN = re.compile(
    r"\b(?:standing in|stand-?in|second in command|next in line|in (?:her|his|their) place|covering for (?:her|him))\b"
    r"[^.;|]{0,40}?(?: is|:|,) $")
_TOLD = re.compile(r"\b(?:tell|speak to|talk to|go to|go and find|ring|find|see|fetch) $")
_OF_A_WORRY = re.compile(rf"[^.;|]{{0,70}}\b(?:about|with|if|when) [^.;|]{{0,30}}?(?:worr|concern|{_CARE}|a child)")
_LISTED_LEAD = re.compile(
    rf" ?[-,(:] ?(?:[\w'-]+ ?[\w' -]{{0,30}}, |[\w'-]+ (?:and|&) )?(?:our |the )?(?:(?:designated |senior )?{_CARE} "
    r"(?:lead|officer|person|co-?ordinator)|dsl|designated (?:lead|person|officer))(?= ?[-,();:.|]|$)")
_LISTED_DEPUTY = re.compile(r" ?[-,(:] ?(?:the |our |her |his )?deputy(?= ?[-,();:.|]|$)")
_OUR_JOB = re.compile(rf"\b{_CARE} (?:here |at the centre )?is $")
_PLAIN = re.compile(r"(?:^|[.;|] )\W*(?:the |our )?(?:(?P<lead>lead)|second|deputy|reserve|back-?up|stand-?in) ?[:-] $")
_THE_JOB = re.compile(r"'s (?:job|responsibility|role|department|task)\b")
_SHE = re.compile(r"\W*(?:as [^,.;]{3,30},? )?(?:she|he|they)(?= |')")
_GATE = re.compile(rf"covers|takes over|\bin (?:as|for)\b|\bacts\b|{_CARE}|\bds[lop]\b|deput|designated|named "
                   rf"person|\blead\b|worr|concern|tell")


def find_in_prose(lines: Lines, names: list[re.Match], people: list[Fact]) -> tuple[Fact, ...]:
    """Those to whom the words of a sentence, or the "she is" after it, give a post that no label gave them."""
    tied = {fact.span.start for fact in people if fact.detail != "other"}
    values = {fact.value for fact in people if fact.detail != "other"}
    leads = {fact.sentence for fact in people if fact.detail == "lead"}
    found: list[Fact] = []
    for name in names:
        line = lines.at(name.start())
        if name.start() in tied or lines.hidden(line) or lines.kind(line) is BlockKind.FURNITURE:
            continue
        role = said_of(lines, name, line, leads) if name.group() not in values else ""
        if role:
            found.append(person(lines, name, role))
            values.add(name.group())
            leads |= {line} if role == "lead" else set()
    return tuple(found)


def person(lines: Lines, name: re.Match, role: str) -> Fact:
    """Who holds a post: the name on one line, where it stands, and the post."""
    return Fact(FactKind.PERSON, " ".join(name.group().split()), Span(*name.span()), lines.at(name.start()), role)


def said_of(lines: Lines, name: re.Match, line: int, leads: set[int]) -> str:
    span, row = lines.span(line), lines.kind(line) is BlockKind.ROW
    before = lines.folded[max(span.start, name.start() - 120) : name.start()]
    after = lines.folded[name.end() : min(span.end, name.end() + 240)]
    follows = lines.below(line)[:240]
    if row and not (re.search(r"(?:^|\| |: )$", before) and re.match(r" \||$", after)):
        return ""
    after = after.replace(" | ", " ", 1) if row else after
    stands_in = _STANDS_IN.search(before) or _LISTED_DEPUTY.match(after)
    if stands_in and _near_lead(leads, line):
        return "deputy"
    plain = _PLAIN.search(before) if re.search(rf"{_CARE}\b(?! training)", lines.heading(line)) else None
    if plain and (plain["lead"] or _near_lead(leads, line)):
        return "lead" if plain["lead"] else "deputy"
    asked = ("" if before else lines.above(line)) + " "
    if not _GATE.search(asked + before + after + follows):
        return ""
    told = _TOLD.search(before) and _OF_A_WORRY.match(after) and "complain" not in after
    if told or _LABELLED.search(before or asked) or _LISTED_LEAD.match(after):
        return "lead"
    listed = _CARE_OF.search(before) or _LISTED_CARE.match(after)
    if _IS_WHO.search(before) or (listed and _NUMBER_NEAR.match(after + follows)):
        return "lead"
    if _WORRIED.search(before or asked) and not _BODY.match(after):
        return "lead"
    if _ASKED.search(before) and _TO_LEAD.match(after):
        return "lead"
    if _HELD_BY.search(before) or _GOES_TO.search(before) or (_OUR_JOB.search(before) and _THE_JOB.match(after)):
        return "lead"
    return _post_in(after, before + after, after, line, leads) or _pronoun(lines, before, after, follows, line, leads)


def _pronoun(lines: Lines, before: str, after: str, follows: str, line: int, leads: set[int]) -> str:
    """The sentence after one that opens with a name goes on about that person: "She is also ..."."""
    she = lines.kind(line) is not BlockKind.ROW and _SHE.match(follows)
    same = she and lines.section(line) == lines.section(line + 1) and lines.kind(line) == lines.kind(line + 1)
    if not same or len(before.split()) > 3:
        return ""
    return _post_in(follows[she.end() :], follows, after, line, leads)


def _post_in(words: str, sentence: str, after: str, line: int, leads: set[int]) -> str:
    if _OF_LEAD.match(words):
        return "lead"
    deputy = _OF_DEPUTY.match(words)
    covers = deputy and deputy["covers"] and not re.search(rf"\blead\b|{_CARE}|\bdsl\b", sentence)
    if deputy and (not covers or _near_lead(leads, line)):
        return "deputy"
    return "oversight" if _BOARD.match(after) and _OF_OVERSIGHT.match(words) else ""


def _near_lead(leads: set[int], line: int) -> bool:
    return any(line - back in leads for back in range(4))
