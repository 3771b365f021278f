"""Folded text in, the posts and bodies it names out, each with its role."""

import re
from dataclasses import dataclass

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
_PLACE = r"(?:child(?:ren)?(?:'?s|s')?|child|families|family)"
_CHILDREN = "|".join((
    rf"{_PLACE} (?:and (?:families|family|young people(?:'?s|s')?|adults?(?:'?s|s')?) )?(?:social (?:care|services?|"
    rf"work)|services?"
    r"|safe ?guarding (?:team|hub|service|partnership team)|front ?door|duty (?:team|desk|social work)|advice (?:and|"
    r"&) (?:support|duty)"
    r"|help(?: and protection)? (?:team|hub)|access point|reception team|assessment team|initial contact)",
    rf"{_PLACE} (?:social care )?(?:first contact|first response|contact (?:centre|point|"
    rf"team)(?= (?:at )?\w* ?council)|hub)",
    r"children(?:'s|s')? (?!emergency )(?:\w+ (?:and |& )?){0,2}(?:gateway|hub|(?:help|advice) ?desk|"
    r"access (?:team|point)|advice (?:line|service|team)|duty "
    r"(?:line|team|service|worker)|front door|portal)",
    r"(?:council|county|borough|city|trust|authority)(?:'s)?,? (?:children(?:'s|s')? (?:team|people)|social workers)"
    r"|children(?:'s|s')? team,? (?:at )?[\w']+ (?:\w+ )?council",
    r"child protection (?:duty )?(?:line|unit|team|people)(?! leader)", r"one front door|first call|family connect|"
    r"(?:single )?access point|single access (?:and )?(?:referral )?team|referral (?:and|&) intervention (?:team|"
    r"service)|(?:professionals'? )?consultation line|gateway(?= (?:on|at|tel)? ?\(?0\d)",
    r"(?:local authority |council(?:'s)? )?social (?:care|services?|work)(?! england\b)"
    r"(?: (?:department|duty|direct|team))*",
    r"mash(?: team)?", r"(?:integrated |family |single )?front "
                       r"?door", r"first response(?: team| service)?", r"first contact(?: team)?",
    r"(?:single )?point of "
    r"access", r"spa", r"spoa", r"iaa(?: team| service)?", r"marat", r"maru", r"cads", r"ifd", r"cass",
    r"multi[- ]?agency (?:safe ?guarding|"
                                                                             r"referral|support|"
    r"access)(?: (?:and|&) (?:assessment|support|advice))?(?: (?:hub|team|point|service|unit))?", r"request for support"
    r"(?: team)?", r"assessment (?:and|&) support team",
    r"referral (?:and|&) assessment "
    r"team", r"initial (?:referral|assessment|contact) team", r"(?:social care )?assessment team",
    r"gateway (?:team|"
    r"service)s?", r"gateway(?= ?(?:[:|(]|,? ?(?:mon|weekday|office|daytime|9)))",
    r"duty (?:and (?:assessment|advice) )?(?:team|desk)", r"early help hub",
    r"contact (?:and|&) referral (?:team|service|"
    r"hub)?", r"(?:information|access)(?:,? advice)? (?:and|&) (?:assistance|assessment|referral) (?:team|service)",
    r"advice (?:and|&) guidance (?:service|line|team)", r"duty (?:and|&) advice", r"(?:safe ?guarding|access) "
    r"hub", r"children first", r"intake team", r"customer first", r"safe ?guarding children(?:'s)? (?:board|"
        r"partnership|unit)",
))
_DUTY = r"duty (?:social worker|practice (?:worker|manager)|officer)"
_HOURS = "|".join((
    r"emergency duty (?:team|service|social work(?:er)?|officer|"
    r"desk)?s?", r"edt", r"edts", r"eds", r"emergency social (?:work|care|services?)(?: team)?",
    r"(?:out[- ]of[- ](?:office[- ])?(?:hours|hrs)|after[- ]hours|ooh)(?! (?:gps?|doctors?|dentists?|"
    r"medical|key|caretaker))(?: (?:duty|emergency|social (?:work|care|"
    r"services)|team|service|number|line))*",
    r"(?:outside|out) (?:of )?(?:normal |office |working |these |usual )+(?:office |working )?hours",
    r"(?:evenings?|nights?|week-?ends?|bank holidays?)(?:,? ?(?:and|&|or|/|,)? ?(?:at )?(?:evenings?|nights?|"
    r"week-?ends?|bank holidays?))+",
    r"night(?:-?time)? team", r"standby (?:team|social worker)", r"at (?:the )?weekends?",
    r"(?:when|once|while|whenever) (?:the )?(?:county hall|town hall|civic centre|council|switchboard|"
    r"(?:council |civic |main )?offices?) (?:is|are|has|have) (?:closed|shut)",
))
_LADO = "|".join((
    r"(?:local authority |la )?designated officers?(?= ?\((?:la|local auth|lado|england))",
    r"designated officers? (?:at|of|for|from|in) (?:the )?[\w' -]{0,30}?(?:council|local authority|borough)",
    r"local authority'?s? designated officers?(?: "
    r"\(lado\))?", r"(?:council|borough|authority)(?:'s)? designated officers?",
    r"l\.?a\.?d\.?o\.?(?:'?s)?(?: duty (?:desk|line|team|officer|number)| \((?:the )?designated officer[^)|]{0,30}\))?",
    r"allegations? (?:management )?(?:officer|manager|lead|team|management)",
    r"designated officer for (?:allegations|safe "
    r"?guarding)", r"local authority designated officer", r"managing allegations (?:team|adviser|officer)",
    r"education safe ?guarding team",
))
_ADULT = (r"adult(?:'?s|s')? (?:and \w+ )?(?:social (?:care|services?|work)|services?|safe ?guarding (?:team|hub|"
          r"board|service)|front ?door|mash"
          r"|protection (?:team|gateway)|contact (?:team|centre|point)|care services?)"
          r"|safe ?guarding adults? (?:team|"
          r"board|hub|unit)|adult social work"
          r"|adults? safe ?guarding(?= ?[|:(-])|adult abuse")
_ABUSE = "|".join((
    r"(?:national )?domestic (?:abuse|violence) (?:help ?line|service|line|support|team|"
    r"charity)", r"refuge", r"women'?s'? aid", r"men'?s advice line",
    r"idva(?: service)?", r"independent domestic (?:abuse|violence) (?:adviser|advisor|"
                          r"advocate)s?", r"respect (?:phone ?line|help ?line)",
    r"live fear free", r"safelives", r"mankind(?: initiative)?", r"galop", r"karma nirvana",
))
_HELPLINE = "|".join((
    r"nspcc", r"child ?line", r"samaritans", r"protect(?= (?:advice|help|\(|whistle|on|-|:|"
        r"\|))", r"ofsted", r"cqc", r"care quality commission", r"ceop", r"parentline",
    r"help ?lines?", r"advice line", r"stop it now", r"crimestoppers", r"charity commission", r"nhs(?: 111| "
        r"direct)?", r"disclosure and barring service",
    r"dbs", r"anti-?terrorist hotline", r"family lives", r"report abuse", r"internet watch", r"kidscape",
    r"ann craft", r"hourglass", r"ico", r"public concern at work", r"thirtyone:?eight", r"ccpas",
    r"action counters "
    r"terrorism", r"young ?minds", r"shout", r"papyrus", r"cafcass", r"fgm", r"forced marriage "
        r"unit", r"action on elder abuse",
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
    ("naccc", r"naccc|national association of child contact centres"),
    ("adult_services", _ADULT),
    ("outside", _OUTSIDE),
    ("unlike", _UNLIKE),
    ("host", _HOST),
    ("oversight", _OVERSIGHT),
    ("deputy", _DEPUTY),
    ("lado", _LADO),
    ("out_of_hours", _HOURS),
    ("domestic_abuse_service", _ABUSE),
    ("childrens_services", _CHILDREN),
    ("duty", _DUTY),
    ("lead", _LEAD),
    ("police", r"police(?: (?:station|non-emergency|public protection unit|child protection unit))?|"
               r"psni|constabulary|non-?emergency"),
    ("helpline", _HELPLINE),
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
)  # the first letters of every post above: one cheap look before the long one
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
