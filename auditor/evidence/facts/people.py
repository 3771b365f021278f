"""Lines and roles in, the people named with a post out."""

import re
from bisect import bisect_left

from auditor.evidence.facts.author import find_author
from auditor.evidence.facts.labels import WORRY, under_label
from auditor.evidence.facts.lines import Lines
from auditor.evidence.facts.prose import find_in_prose, person
from auditor.evidence.facts.roles import Mention
from auditor.model.document import BlockKind
from auditor.model.verdict import Fact

_NOT_NAMES = (
    "Designated|Safeguarding|Safeguard|Lead|Leads|Officer|Officers|Deputy|Child|Children|Childrens|Protection|Welfare|"
    "Contact|Contacts|Centre|Center|Council|"
    "Borough|County|City|Team|Service|Services|Social|Care|Work|Worker|Local|Authority|Police|Emergency|Duty|Hours|"
    "Manager|Management|Director|Chair|"
    "Chairman|Chairperson|Trustee|Trustees|Board|Committee|Coordinator|Ordinator|Secretary|Treasurer|Governor|"
    "Governors|Headteacher|Teacher|Staff|Volunteer|"
    "Volunteers|Act|Policy|Policies|Procedure|Procedures|Regulations|Order|Guidance|Working|Together|Name|Names|Email|"
    "Mail|Tel|Telephone|Phone|Mobile|Number|"
    "Address|Date|Signed|Signature|Position|Role|Title|Review|Reviewed|Approved|Version|Section|Appendix|Form|"
    "Report|Record|January|February|"
    "July|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    "Sunday|School|Club|"
    "Society|Trust|Charity|Limited|Ltd|Association|Company|Group|Partnership|Hub|Road|Avenue|"
    "Our|The|This|That|These|All|Any|Each|"
    "If|In|On|At|For|To|From|By|With|When|Where|Who|What|How|Please|Call|Ring|Email|Speak|Tell|Report|Inform|We|You|"
    "They|He|She|It|Is|Are|And|Or|Not|No|Try|Ask|Find|Fetch|Talk|"
    "Adult|Adults|Risk|Person|People|Responsible|Nominated|Named|Senior|Session|National|Family|Families|First|"
    "Response|Front|Door|Single|Point|Access|Gateway|"
    "Multi|Agency|Assessment|Referral|Line|Helpline|Advice|Support|Training|Health|Education|Department|Office|Ofsted|"
    "England|Wales|Scotland|Ireland|Northern|"
    "Britain|United|Kingdom|Methodist|Circuit|District|Diocese|Football|Cricket|Tennis|"
    "Nursery|Preschool|Pre|Home|Homes|General|Data|"
    "Important|Useful|Key|Available|Vacant|Vacancy|Insert|Your|Club|Registered|Individual|Owner|Proprietor|"
    "Childminder|Assistant|Practice|Nurse|Doctor|Practitioner|Practitioners|"
    "Member|Members|Panel|Champion|Representative|Adviser|Advisor|Link|Concerns|Concern|Abuse|Domestic|Violence|"
    "Incident|Code|Conduct|British|English|Welsh|Scottish|Irish|Sport|Sports|Aid|Relevant|Individuals|Lock|"
    "Great|Parental|Royal|Her|His|Use|See|Sure|Early|Help|Plan|Plans|Stage|Step|Part|Level|Table|Figure|Public|"
    "Private|Inspection|Probation|Court|Judge|Ambulance|Fire|Crown|Prosecution|Ext|Yes|Tick|Box|Safe|Safer|Recruitment|"
    "Disclosure|Barring|Confidential|Next|Last|Post|Cover|Back|Direct|Out|Also|As|Both|Once|Other|Parents|Parent|"
    "Carers|Carer|University|Hospital|Football|"
    "Everyone|Should|Must|Will|Can|Has|Have|Because|After|Before|During|While|An|A|Be|Do|Does|Make|Keep|Always|Never|"
    "Only|Main|Whistleblowing|Allegations|Allegation|Governing|Body|Chief|Executive|Managing|Company|Operations|Human|"
    "Resources|Mr|Mrs|Ms|Miss"
)
_NOT_FIRST = ("Hall|Young|Lane|North|South|East|West|Church|House|Street|Parish|Head|March|Page|Bank|Village|Bus|Saint|"
             "New|Old|Upper|Lower|Little|Great|High")
_ACRONYMS = ("DSLS?|DDSL|DSO|LADO|MASH|NSPCC|DBS|EDT|NACCC|DV|DA|UK|GDPR|FGM|CSE|TBC|TBA|X+|CEO|CPO|CWO|OBE|MBE|OOH|"
            "AND|CCC|NHS|PSNI|CQC")
_TITLE = (r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Revd|Reverend|Sister|Sr|Fr|Father|Prof|Professor|Sir|Dame|Lady|Canon|Deacon|"
         r"Pastor|Imam|Rabbi)\b\.?")
_WORD = (rf"(?!(?:{_NOT_NAMES})\b)[A-ZÀ-Þ](?:['’][A-Z])?[a-zà-ÿ]+(?:['’-][A-ZÀ-Þa-zà-ÿ][a-zà-ÿ]+|"
        rf"(?<=[Mc])[A-Z][a-z]+)*(?:[A-Z][a-z]+)?(?!\w)")
_SHOUTED = rf"(?!(?:{_NOT_NAMES.upper()}|{_ACRONYMS})\b)[A-Z]{{2,30}}(?:['’-][A-Z]{{2,30}}){{0,3}}(?!\w)"
_INITIAL = r"[A-Z]\b\.?"
_NICK = rf"(?:\({_WORD}\)|[“‘\"']{_WORD}[”’\"'])"  # "J. R. (Bob) Carr"
_PART = r"(?:van|von|de|da|del|der|den|la|le|bin|ibn|al|ap|ab|st)"
TITLE = re.compile(_TITLE)
GIVEN = rf"(?!(?:{_NOT_FIRST})\b)(?=[A-ZÀ-Þ][a-zà-ÿ]){_WORD}"
NAME = re.compile(
    rf"(?<![\w@/.’'-])(?=[A-ZÀ-Þ][\w.'’-]{{0,40}}[ \n]+(?:[a-z]{{1,3}} ){{0,2}}[(“‘\"']?[A-ZÀ-Þ])"
    rf"(?:(?P<title>{_TITLE}[ \n]+)(?:(?:{_WORD}|{_INITIAL})[ \n]+){{0,4}}?(?:{_WORD}|"
    rf"{_SHOUTED})(?:[ \n]+{_WORD})?"
    rf"|(?!(?:{_NOT_FIRST})\b)(?:{_WORD}|{_SHOUTED}|{_INITIAL})(?:[ ]+(?:{_INITIAL}|"
    rf"{_PART}|{_NICK})){{0,3}}(?:[ \n]+(?:{_WORD}|"
    rf"{_SHOUTED}))+)"
)
_LINK = r"(?:is|are|being|currently|named|called|known as|held by|filled by|post-?holder)"
TO_NAME = re.compile(
    rf"(?:s|'s|\))?(?: ?\([^)]{{0,40}}\))?(?:(?![^|]*\b(?:report|inform|tell|ask|if|about|with|speak|refer|ring|call|"
    rf"email|not|or|to the|advised?)\b)[^.;!?]{{0,96}}?)"
    rf"(?:[:|,(-]|\b{_LINK})(?: (?:the|our|a|now|currently|presently|please contact|contact|called|named|is|are|:|"
    rf"name|-))*[ :|(,-]*(?:name ?:? ?)?"
)
TO_ROLE = re.compile(
    r"(?: ?\([^)]{0,30}\)|\))?(?:, (?:our|the|my) [^,.;|]{3,50}(?=,? (?:is|acts|serves) ))?(?:(?: ?[,(|:-] ?"
    r"| ?\((?!(?:not?|former\w*|ex|previous\w*|church|school|council|parish|dioc\w+|county|district|host|acting|see|"
    r"ask|tell|via|to|with|by|for|or|and)\b)[a-z]{2,14} "
    r"|,? (?:who )?(?:has|is|are|as|acts? as|also|will be|"
    r"has been appointed(?: as)?|serves? as|was appointed(?: as)?)\b ?|,? (?:who )? ?(?=leads? ))"
    r"(?:(?:is|as|our|my|the|a|your|its|who|club|centre|also|named|current|own|trained|and|or|circuit|project|group|"
    r"charity|&|manager|director|trustee|coordinator|co-ordinator|chair|senior)\b[ ,|(]*|[,|][ ,|(]*)*)"
)
_DOES = re.compile(r"(?:leads|looks after|handles|deals with|takes care of) ")
_HAS_ONE = re.compile(r",? (?:has|have) (?:appointed )?(?:an?|two|its own|our own|no)\b")  # no person has a lead
_CHAIN = re.compile(r"(?: ?\([^)]{0,25}\))?[ ,;|/&:-]*(?:on |tel\.? ?)?(?:[\d ()+-]{9,16}|"
                    r"\S+@\S+)?(?: ?\([^)]{0,25}\))?[ ,;|/&-]*(?:and|or)?[ ,]*")
TOLD = re.compile(r"\b(?:contact|ring|call|tell|phone|speak to|speak with|talk to|inform|go to|"
                   r"report (?:\w+ ){0,2}to|raise (?:\w+ ){0,2}with|(?:is|are|be) (?:passed|referred|reported|taken|"
                   r"directed) to)"
                   r"(?: (?:to|straight away|immediately|first|instead|please|either|the|our|both))* $")
_HERE = r"(?:available|on duty|there|in|around|about|here)"
_ABSENT = re.compile(
    r"\b(?:in (?:her|his|their|the \w+'s|[a-z]+'s) absence|(?:if|when|where|while|whenever) (?!(?:an?|any|your|the) "
    r"(?:child|parent|family|baby|toddler|carer|mother|father|hall ?keeper|caretaker|"
    r"cleaner|treasurer|cook|driver|key ?holder|receptionist|organist|host)\b)[^.;]{2,40}?"
    rf"(?:(?: (?:is|are)|'s|'re) (?:away|unavailable|absent|on leave|on holiday|ill|off|not {_HERE})"
    rf"|(?: is| are)n't {_HERE})\b|(?:if|when) (?:you )?(?:can(?:not|'t)|are unable to|"
    r"is not possible to) (?:reach|contact|get hold of)|unavailable|not available)\b"
)
_TAKES_OVER = re.compile(r"(?: ?\([^)]{0,30}\))?,? (?:will |would |can |then )?(?:takes? (?:it|this|that|over"
                         r"|on|charge)|covers?|stands? in|steps? in|acts?|deputises?|does (?:it|this|the job)|"
                         r"fills? in|is the one)\b")
_NOT_OURS = re.compile(r"\b(?:is|are|has|have|plays?) (?:not (?:involved|responsible|part of|our|connected)|"
                       r"no (?:role|part|responsibility))\b")
_MAILBOX = re.compile(
    r"[\n |,:;(-]*(?:(?:telephone|phone|mobile|mob|tel|e-?mail|[tem])\b[.:\n |]*|[\d +()-]{9,16}[\n |,;]*){0,5}"
    r"(?:(?P<deputy>deputy-?(?:dsl|cwo|lead|safeguarding\w*)|ddsl)|(?:dsl|cwo|dcpo|cpo|dso|safeguarding[.-]?"
    r"(?:lead|officer)|(?:club)?welfare[.-]?officer))@(?![\w.-]*\.gov\.)"
)  # the address of a post beside a name, with no more than a number between


def find_people(lines: Lines, roles: tuple[Mention, ...]) -> tuple[Fact, ...]:
    """Each name tied to a post; "I" for one who works alone and gives no name."""
    starts = [mention.start for mention in roles]
    facts: list[Fact] = []
    last = None
    names = _names(lines)
    for place, name in enumerate(names):
        line = lines.at(name.start())
        role = _role_of(lines, name, line, roles, starts, facts, last)
        if role:
            end = min(name.end() + 120, lines.span(line).end)
            role = "other" if _NOT_OURS.search(lines.folded, name.end(), end) else role
            facts.append(person(lines, name, role))
            facts += _joined(lines, place, names, facts[-3:], role)
            last = name
    told = find_in_prose(lines, names, facts)
    known = {fact.span for fact in told}
    return tuple(fact for fact in facts if fact.span not in known) + told + find_author(lines, names)


def _names(lines: Lines) -> list[re.Match]:
    """Every name of the text, none running on into the next line."""
    text = lines.document.text
    found = (name for name in NAME.finditer(text) if name["title"] or not re.match(r"\w+ing\b", name.group()))
    return [_cut(lines, name) if "\n" in name.group() else name for name in found]


def _cut(lines: Lines, name: re.Match) -> re.Match:
    end = lines.span(lines.at(name.start())).end
    return (name.end() > end and NAME.match(lines.document.text, name.start(), end)) or name


def _joined(lines: Lines, place: int, names: list[re.Match], facts: list[Fact], role: str) -> list[Fact]:
    """ "Ann Okoro and Tom Heald, our leads": the name before an "and" shares the post of the one after it."""
    before = names[place - 1] if place else None
    if before is None or any(fact.span.start == before.start() for fact in facts):
        return []
    if not re.fullmatch(r" ?(?:and|&|/|or) ", lines.folded[before.end() : names[place].start()]):
        return []
    return [person(lines, before, role)]


def _role_of(lines, name, line, roles, starts, facts, last) -> str:
    span = lines.span(line)
    if lines.hidden(line) or name.end() > span.end:
        return ""
    first, stop = bisect_left(starts, span.start), bisect_left(starts, span.end)
    told = lines.folded[max(span.start, name.start() - 160) : name.start()]
    if (absent := _ABSENT.search(told)) and len(told) - absent.end() < 90:
        if TOLD.search(told) or (_follows_lead(facts, line) and _TAKES_OVER.match(lines.folded, name.end())):
            return "deputy"
    middle = bisect_left(starts, name.start())
    before = list(roles[max(first, middle - 6) : middle])
    after = list(roles[bisect_left(starts, name.end()) : min(stop, middle + 6)])
    role = _beside(lines, name, before, after, facts, last)
    if role not in ("", "other"):
        return role
    if not role and TOLD.search(told) and not before and not after and _worried(lines, line, told):
        return "lead"
    own = "" if role else _in_row(lines, name, line, before + after)
    return own or under_label(lines, name, line, roles, starts) or _by_mailbox(lines, name) or role


def _beside(lines: Lines, name: re.Match, before: list[Mention], after: list[Mention], facts, last) -> str:
    """The post that stands right before or right after a name; a post of ours rather than any other."""
    role = ""
    for mention in sorted(before[-3:], key=lambda m: (m.role == "other", -m.start)):
        gap = lines.folded[mention.end : name.start()]
        if mention.post and (not gap.strip() or TO_NAME.fullmatch(gap)):
            role = mention.role
            break
    if role not in ("", "other"):
        return role
    near = last is not None and name.start() - last.end() < 60
    if not role and facts and near and _CHAIN.fullmatch(lines.folded, last.end(), name.start()):
        return facts[-1].detail
    for mention in sorted(after[:2], key=lambda m: (m.role == "other", m.start)):
        gap = lines.folded[name.end() : mention.start]
        if _HAS_ONE.match(gap):
            continue
        does = gap in (" ", ", who ") and _DOES.match(lines.folded, mention.start)
        if mention.post and len(gap) < 70 and (does or TO_ROLE.fullmatch(gap)):
            return role if role and mention.role == "other" else mention.role
    return role


def _follows_lead(facts: list[Fact], line: int) -> bool:
    return bool(facts) and facts[-1].detail == "lead" and line - facts[-1].sentence <= 2


def _by_mailbox(lines: Lines, name: re.Match) -> str:
    mailbox = _MAILBOX.match(lines.folded, name.end(), name.end() + 90)
    return "" if mailbox is None else "deputy" if mailbox["deputy"] else "lead"


def _worried(lines: Lines, line: int, told: str) -> bool:
    """The one to whom worries go is the lead, whatever the title (ruling R6)."""
    words = told + (lines.words(line - 1) if line and lines.section(line) == lines.section(line - 1) else "")
    return bool(WORRY.search(words)) and not re.search(r"complain|data protection|feedback|instead|about (?:the|our|"
        r"a) (?:lead|dsl|officer|building|hall)", words)


def _in_row(lines: Lines, name: re.Match, line: int, mentions: list[Mention]) -> str:
    """A cell that holds nothing but a name belongs to the only post in its row, or to its column's head."""
    if lines.kind(line) is not BlockKind.ROW:
        return ""
    left, right = lines.folded[max(0, name.start() - 3) : name.start()], lines.folded[name.end() : name.end() + 3]
    opens = left.endswith("| ") or name.start() == lines.span(line).start
    alone = opens and (right.startswith(" |") or name.end() >= lines.span(line).end)
    posts = {mention.role for mention in mentions if mention.post}
    return posts.pop() if alone and len(posts) == 1 else ""
