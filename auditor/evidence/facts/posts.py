"""Lines and people in, whoever holds the post that another sentence makes the safeguarding lead out."""

import re

from auditor.evidence.facts.lines import Lines
from auditor.evidence.facts.people import NAME
from auditor.model.document import Span
from auditor.model.verdict import Fact, FactKind

_CARE = r"(?:safe ?guarding|child protection)"
_LEAD = rf"(?:(?:designated |named )+(?:{_CARE} )?(?:lead|officer|person)|{_CARE} (?:lead|officer|person)|dsl)"
_KIND = (r"(?:manager|co-?ordinator|leader|director|chair(?:man|woman|person)?|secretary|warden|minister|vicar|rector|"
         r"head ?teacher|owner|supervisor|administrator)")
_POST = rf"(?:the|our) (?P<{{0}}>(?:(?!deputy|assistant|or|and)[a-z-]+ ){{{{0,2}}}}?{_KIND})"
_IS = r"(?: is| acts as| serves as| works as| doubles(?: up)? as)(?: also| currently)?(?: as)?"
_MADE = re.compile(
    rf"(?:{_POST.format('post')}{_IS} (?:the |our |its )?{_LEAD}\b(?! (?:for|of|at) )"
    rf"|(?:the|our) {_LEAD} is (?:always |currently )?{_POST.format('other')}\b(?! of))(?= ?(?:$|[.,;:(|]| and ))")
_HELD = r"[ |:,(-]{1,4}(?:is |(?:Mr|Mrs|Ms|Miss|Dr|Revd?)\.? )?"


def find_holders(lines: Lines, people: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The leads who are told as the holder of a post alone, where the policy names no other lead."""
    if any(fact.detail == "lead" for fact in people):
        return ()
    found = next((m for m in _MADE.finditer(lines.folded) if not lines.hidden(lines.at(m.start()))), None)
    if found is None:
        return ()
    post = (found["post"] or found["other"]).split(" ")
    told = tuple(Fact(FactKind.PERSON, fact.value, fact.span, fact.sentence, "lead")
                 for fact in people if fact.detail == "other" and _holds(lines, fact.span, post))[:1]
    return told or _signs(lines, post)


def _signs(lines: Lines, post: list[str]) -> tuple[Fact, ...]:
    """The holder whose name and post are a line of their own at the foot: "A. B. Carr, Director"."""
    for line in range(max(len(lines) - 14, 0), len(lines)):
        span = lines.span(line)
        name = NAME.search(lines.document.text, span.start, span.end)
        if name and span.end - span.start < 90 and not lines.hidden(line) and _holds(lines, Span(*name.span()), post):
            return (Fact(FactKind.PERSON, name.group(), Span(*name.span()), line, "lead"),)
    return ()


def _holds(lines: Lines, name: Span, post: list[str]) -> bool:
    """Whether the post stands right before or right after a name: "Centre coordinator: Ann Bell"."""
    words = r" (?:\w+ )?".join(map(re.escape, post))
    kind = rf"(?<!deputy )(?<!assistant )\b{words if len(post) > 1 else rf'(?:centre |service |project )?{words}'}\b"
    before, after = lines.folded[max(0, name.start - 60) : name.start], lines.folded[name.end : name.end + 60]
    return bool(re.search(f"{kind}{_HELD}$", before, re.I) or re.match(f"{_HELD}(?:our |the )?{kind}", after, re.I))
