"""Folded text in, the posts and bodies it names out, each with its role."""

import re
from dataclasses import dataclass

from auditor.evidence.facts.bodies import ABUSE, ADULT, CHILDREN, DUTY, HELPLINE, HOURS, LADO, NACCC, POLICE

_CARE = (r"(?:safe ?guarding|child(?:ren)?(?:'?s|s')? (?:protection|safe ?guarding|welfare)"
         r"|child and adult protection"
         r"|vulnerable adults?|adults?(?: at risk)?(?: (?:protection|safe ?guarding))?|welfare|protection|cp)")
_CARES = rf"(?:{_CARE}(?: ?(?:&|and|/|or|,) ?{_CARE}){{0,4}})"
_POST = (r"(?:lead(?:er)?s?|officers?|co-?ordinators?|persons?|people|managers?|representatives?|reps?"
         r"|contacts?|links?"
         r"|advis[eo]rs?|practitioners?|focal points?|supervisors?|professionals?|members? of (?:the )?staff)")
_LEAD = "|".join((
    rf"(?:designated|nominated|named|appointed)(?: senior)?(?: lead)?(?: {_CARES})?(?: lead)? {_POST}(?: \(dsl\))?",
    rf"(?:lead|responsible|principal|key|first) {_CARES} {_POST}",
    rf"(?:lead|responsible|named) (?:person|officer|contact) for {_CARES}",
    rf"{_POST} (?:(?:with|who has|has) )?(?:lead )?(?:responsib(?:le|ility) )?for {_CARES}",
    rf"{_CARES} {_POST}",
    r"d?dsls?", r"dsos?", r"dcpos?", r"cpos?", r"cwos?", r"dsp", r"dps", r"dsmo",
    rf"(?:leads?|taking the lead|takes the lead) (?:on|for|in) {_CARES}",
    rf"in charge of {_CARES}", r"our lead", r"safe ?guarding team", r"safe ?guarding (?:in ?box|mail ?box)",
    rf"(?:looks after|looking after|takes care of|deals with|handles) (?:the |our )?{_CARES} "
    r"(?:for us|here|side|matters|for the centre)",
    rf"lead for {_CARES}", r"welfare mail ?box", rf"{_CARES} (?:is|are) (?:led|managed|co-?ordinated|overseen) by",
    rf"(?:overall |lead |main |day-to-day )*responsib(?:le|ility) for {_CARES}",
    r"(?:person|people) (?:to|you should|everyone should) (?:tell|contact|ring|speak to|talk to|go to)(?: first)?"
    r" (?:about|if|with|when) (?:any |a |you |have |are |your )*(?:worr\w+|concern\w*|safe ?guarding(?: \w+)?)",
))
_DEPUTY = "|".join((
    rf"(?:deputy|deputies|deputising|alternate|assistant|second|back-?up|reserve|vice|stand-?in)"
    rf"(?: for)?(?: the| our)? (?:(?:designated|nominated|named|lead) (?:{_CARES} )?{_POST}|{_CARES} {_POST}|dsls?|"
    rf"dsos?|dcpo|leads?\b)",
    rf"(?:designated|named) deput(?:y|ies)(?: {_CARES} {_POST})?", rf"{_CARES} deput(?:y|ies)", r"ddsls?",
    r"(?:dsl|safe ?guarding lead) \(deputy\)", rf"second in (?:charge|command|line) (?:of|for) {_CARES}",
    r"deput(?:y|ies)(?: lead)?(?= ?(?:[:|(,-]|is |are |$))", r"(?<=my )deputy", r"(?<=our )deputy",
    rf"(?:alternative|second|other|additional) {_POST} for {_CARES}",
))
_BOARD = (r"(?:trustees?|governors?|directors?|board members?|committee members?|councillors?|elders?|churchwardens?|"
         r"chair(?:person|man|woman)?)")
_OVERSIGHT = "|".join((
    rf"(?:lead |nominated |named |designated |link )?{_CARES} (?:link )?{_BOARD}",
    rf"(?:lead|nominated|named|designated|link) {_BOARD}(?: (?:responsible )?for {_CARES})?",
    rf"{_BOARD}(?: who is| with)?(?: the)?(?: lead)?(?: responsib(?:le|ility))? for {_CARES}",
    r"(?:adult )?safe ?guarding champions?", rf"{_BOARD} \({_CARES}\)",
    rf"{_BOARD},? (?:who )?(?:oversees|overseeing|with oversight of) {_CARES}",
))
_OUTSIDE = (r"(?:(?:arch)?dioces(?:an|e'?s?)|county|national|regional|district|borough|city|provincial|synod'?s?|"
            r"presbytery'?s?|deanery|connexional|council'?s?|naccc'?s?|fa|cfa|lta|host|host'?s|landlord'?s?|ecb|rfu|"
            r"governing body'?s?|federation'?s?|local authority'?s?)"
            rf"(?: \w+)? {_CARES} (?:{_POST}|team)")
_HOST = rf"(?:parish|church|pcc|circuit|school|college|hall|chapel|village)(?:'?s)?(?: \w+)? {_CARES} {_POST}"
_UNLIKE = (rf"(?:(?:data|public|consumer|fire|information|environmental|radiation)(?: and \w+)? protection"
           rf"|information "
           rf"governance|equality|equalities|health (?:and|&) safety)(?: \w+)? {_POST}")
_OTHER = "|".join((
    r"(?:registered |centre |deputy |general |nursery |assistant |practice |club )?manager",
    r"chair(?:person|man|woman)?(?: of (?:the )?(?:trustees|governors|board|committee))?", r"(?:deputy )?head ?teacher",
    r"deputy (?:\w+ )?(?:co-?ordinator|manager|director|"
    r"leader)", r"(?:centre |session |team |club |volunteer )?co-?ordinator",
    r"secretary", r"treasurer", r"trustees?", r"caretaker", r"key ?holder", r"centre (?:director|leader|office)",
    r"(?:managing |centre "
    r")?director", r"responsible individual", r"owner", r"proprietor", r"childminder", r"team leader",
    r"session leader", r"(?:head |centre )?office(?! "
                       r"hours)", r"centre (?:mobile|phone|number)", r"reception", r"data protection "
        r"officer", r"landlord", r"minister", r"vicar",
    r"principal", r"fire(?: service| brigade)?", r"hospital", r"a ?& ?e", r"grants? team", r"first aid(?:er)?",
    r"health visitor", r"community health", r"school nurse", r"prevent (?:duty )?(?:team|officer|"
        r"lead)", r"counter-terrorism", r"solicitor", r"insurance",
    r"accountant", r"children(?:'s)? reporter", r"scra",
))
_GROUPS = (
    ("naccc", NACCC),
    ("adult_services", ADULT),
    ("outside", _OUTSIDE),
    ("unlike", _UNLIKE),
    ("host", _HOST),
    ("oversight", _OVERSIGHT),
    ("deputy", _DEPUTY),
    ("lado", LADO),
    ("out_of_hours", HOURS),
    ("domestic_abuse_service", ABUSE),
    ("childrens_services", CHILDREN),
    ("duty", DUTY),
    ("lead", _LEAD),
    ("police", POLICE),
    ("helpline", HELPLINE),
    ("other", _OTHER),
)
_PERSONS = re.compile(r"(?:[a-z]+ )?(?:manager|chair|head|co-?ordinator|secretary|treasurer|trustee|director|"
                      r"responsible individual|owner|proprietor|childminder|leader"
                      r"|minister|vicar|principal)")
_NAMES = {"childrens_services": "children's services", "duty": "children's services", "outside": "other",
          "unlike": "other", "host": "lead"}
_VAGUE = ("other", "police", "duty", "unlike")
ROLE_PATTERN = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _GROUPS)
_STEMS = (
    "a |a&|acc|action|adu|adv|aft|alleg|alt|ann|ant|appoi|ass|at |aut|bac|ban|boa|bor|cad|caf|car|cas|ccp|cen|ceo|"
    "cfa|cha|chi|"
    "chu|clu|co-|com|con|coo|cou|"
    "cp|cqc|cri|cus|cwo|dat|ove|day|dea|dbs|dcp|dds|dep|des|dio|dir|disc|dist|dom|dps|dsl|dsm|dso|dsp|dut|ear|ecb|eds|"
    "edt|eld|eme|"
    "eve|fa |"
    "fam|fgm|fir|foc|fro|"
    "gal|han|gat|gen|gov|gra|hea|hel|hos|hou|iaa|ico|idv|ifd|in c|ind|inf|ini|ins|int|kar|key|kid|l\\.a|la |"
    "lad|lan|lea|"
    "lin|liv|local a|loo|lta|man|mar|mas|mem|"
    "arch|bor|chap|cit|circ|col|conn|env|equ|fed|paris|pcc|rad|syn|vil|"
    "men|min|mul|nac|nam|nat|nhs|nig|nom|non|nsp|nur|off|ofs|one|ooh|oth|our l|out|own|pap|parentl|peo|per|poi|"
    "pol|pra|pre|pri|"
    "pro|psn|pub|recep|ref|reg|req|"
    "rep|res|rfu|saf|sam|sch|sec|ses|sho|sin|soc|sol|spa|spo|stand|sto|sup|tak|tea|thi|tre|tru|vic|"
    "volunteer c|vul|wee|wel|when |once |while|whenever|"
    "who|wom|young"
)  # the first letters of every post and body in ROLE_PATTERN: one cheap look before the long one
_ROLE = re.compile(rf"\b(?=(?:{_STEMS}))(?<!@)(?<!\w\.)(?:{ROLE_PATTERN})(?![a-z@])")
_OWN_LEAD = re.compile(  # who has one of these has a lead apart from the officer of the church or school around it
    rf"\b(?:(?:contact )?(?:centre|service|project)(?:'?s)?(?: own)?|our own) (?:{_CARES} |designated )*"
    r"(?:lead(?! body)|officer)\b"
)
_OWN_SERVICES = re.compile(r"(?:family|families)(?:'?s|s')? services?")  # a charity may have such a department itself
_NORTHERN = re.compile(r"\bpsni\b|northern ireland|social care trust|\bhsc\b")
_NUMBER_NEXT = re.compile(r" (?:on|at|tel)? ?\(?0\d")
_CHILDRENS = re.compile(r"child(?:ren)?(?:'s|s')?(?: (?:and|&) (?:young )?(?:people|famil\w+)(?:'s|s')?)* services?")
_HEADS = re.compile(r"(?:head|manager|director|leader|co-?ordinator) (?:of|for) (?:the |our )?$")
_BOARDS = re.compile(r"\b(?:board|trustees|committee|governors)(?:'s?(?: own)? |\b[^.;]{0,80}\b(?:its|their) )$")
_HEADED = re.compile(r" (?:team )?(?:manager|director|head|lead(?:er)?|co-?ordinator)\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """A post or body named at [start, end); `role` is one of FACT_ROLES, `vague` where a nearer one outranks it."""

    start: int
    end: int
    role: str
    vague: bool = False
    post: bool = True  # held by a person, so that a name may be tied to it


def find_roles(folded: str, text: str = "") -> tuple[Mention, ...]:
    """Every post and body named in folded text, in order, none overlapping; `text` is the same before folding."""
    hosted = bool(_OWN_LEAD.search(folded))
    return tuple(_mention(found, folded, text, hosted) for found in _ROLE.finditer(folded))


def _mention(found: re.Match, folded: str, text: str, hosted: bool) -> Mention:
    group = "outside" if hosted and found.lastgroup == "host" else found.lastgroup
    role = _NAMES.get(group, group.replace("_", " "))
    if found.group() in ("safeguarding team", "safe guarding team") and re.search(r"\b[A-Z]{2,4} "
        r"$", text[max(0, found.start() - 6) : found.start()]):
        role, group = "other", "outside"
    own = _OWN_SERVICES.fullmatch(found.group())
    head = (own or _CHILDRENS.fullmatch(found.group())) and _HEADS.search(
        folded, max(0, found.start() - 24), found.start())
    if head or (own and _HEADED.match(folded, found.end())):
        role, group = "other", "other"
    if found.group() == "gateway" and not (_NUMBER_NEXT.match(folded, found.end()) or _NORTHERN.search(folded)):
        role, group = "other", "other"  # it may be a building or a church
    if found.group().startswith(("lead on", "lead for")) and re.search(r"\bdsl\b|designated safe ?guarding", folded):
        role = "oversight" if _BOARDS.search(folded, max(0, found.start() - 110), found.start()) else role
    post = role in ("lead", "deputy", "oversight", "lado", "naccc") or bool(_PERSONS.match(found.group()))
    return Mention(found.start(), found.end(), role, group in _VAGUE, post)
