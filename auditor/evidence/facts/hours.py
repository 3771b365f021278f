"""A number and the words after it in, whether it is for the hours when the office is shut, or the same then, out."""

import re
from dataclasses import replace

from auditor.evidence.facts.lines import Lines
from auditor.model.document import BlockKind, Span
from auditor.model.verdict import Fact

_HOURS_AFTER = re.compile(
    r"[ ,(/-]{0,4}(?:out[ -]of[ -](?:office[ -])?(?:hours|hrs)|after hours|(?:at )?(?:all|any) other times?|"
    r"at other times|the rest of the (?:time|week)|"
    r"(?:at )?nights?(?: (?:and|or) (?:at )?weekends?)?|evenings?(?: (?:and|or) weekends?)?|(?:at )?weekends?|ooh)\b"
    r"(?= ?(?:[).,;|]|$))(?![^.;|\d]{0,12}\d)")
_ANOTHER = re.compile(r" ?\([^)]{0,120}?(?:\d{5}|\d{3} \d{3})")  # in the same brackets: the hours are that number's
_SAME = re.compile(
    r"[ ,(;-]{0,4}(?:and |also )?(?:(?:out[ -]of[ -](?:office[ -])?hours|after hours|(?:evenings?|nights?|weekends?)"
    r"(?: (?:and|or) (?:evenings?|nights?|weekends?))?)[,:]? (?:it is |on |is |use )?(?:the |this )?same\b"
    r"(?: number| line)?|(?:the )?same (?:number )?(?:out[ -]of[ -]hours|after hours|at nights?|evenings?|"
    r"(?:at )?weekends?|day and night))")
_DAY_AND_NIGHT = (r"(?<!within )(?<!in )(?<!next )(?<!after )(?<!least )"  # "within 24 hours" is a limit
                  r"(?:24[ -]?(?:hours?|hrs?)|24/7|day (?:and|or) night|round the clock|"
                  r"at (?:any|all) (?:time|hour)s?)\b")
_ALWAYS = re.compile(rf"[ ,(|;-]{{0,5}}(?:open |answered |available |staffed )?{_DAY_AND_NIGHT}")
_ALWAYS_BEFORE = re.compile(rf"\b{_DAY_AND_NIGHT}[^.;]{{0,60}}$")
_DUTY_PHONE = re.compile(r"\b(?:tele)?phone|\bmobile|\bour\b|\bwe\b|\blead\b|\bmanager\b")
_COUNCIL = re.compile(r"\b(?:councils?|social (?:care|work\w*|services)|children's (?:services|social)"
                      r"|emergency (?:duty|social)|edt|local authority|mash|gateway|front door|boroughs?)\b")


_NIGHT = (r"(?:out[ -]of[ -](?:office[ -])?hours|after hours|after dark|overnight|(?:at |in the )?(?:nights?|evenings?|"
          r"weekends?|saturdays?)(?: (?:and|or) (?:at )?(?:nights?|evenings?|weekends?))?)")
_SAME_SAID = re.compile(
    rf"\b{_NIGHT}\b(?: too| as well)?[ ,:(]{{0,2}}(?:(?:the |a )?(?:council|duty (?:team|worker|social worker)|team|"
    r"social (?:services|care|work)|children's services|front door|it|they|that)(?:'s)? )?(?:is |are |on |use |ring |"
    r"call |reached |answers? )*(?:on )?the same (?:number|line)\b"
    rf"|\bthe same (?:number|line) (?:\w+ ){{0,3}}?{_NIGHT}\b")


_NEAR = 60  # letters before a number in which its hours are told
_ALONE = re.compile(rf"\W*(?:(?:and|or|then|on|an?|the|for) )*{_NIGHT}\W*"
                    r"(?:(?:it is|it's|the number is|ring|call|phone|use|try|on|tel(?:ephone)?)\W*)*")
_THEN = re.compile(rf"(?<=\d){_ALONE.pattern}$")


def _of_the_council(lines: Lines, line: int, before: int) -> bool:
    """Whether a line gives a number of the council's, to which another is added after it."""
    if line < 0:
        return False
    start = lines.span(line).start
    end = min(before, lines.span(line).end)
    words = lines.folded[max(start, end - 3 * _NEAR) : end]
    return bool(_COUNCIL.search(words) and re.search(r"\d{3}", words))


def same_number(lines: Lines, facts: list[Fact]) -> tuple[Fact, ...]:
    """Children's services' number again, where the text says later that it is the same one out of hours."""
    day = [fact for fact in facts if fact.detail == "children's services" and fact.value.isdigit()]
    found = []
    for said in _SAME_SAID.finditer(lines.folded) if day else ():
        line = lines.at(said.start())
        above = line - 1 if line and lines.section(line - 1) == lines.section(line) else line
        if _COUNCIL.search(lines.folded, max(lines.span(above).start, said.start() - 90), said.end()):
            nearest = min(day, key=lambda fact: abs(fact.span.start - said.start()))
            found.append(replace(nearest, span=Span(*said.span()), sentence=line, detail="out of hours"))
    return tuple(found)


def after_hours(lines: Lines, number: Fact) -> int:
    """Where the words end that say of a number that it is for out of hours alone, 0 where there are none."""
    start, end = lines.span(number.sentence).start, lines.span(number.sentence).end
    if _SAME.match(lines.folded, number.span.end, end):
        return 0
    alone = _ALONE.fullmatch(lines.folded, max(start, number.span.start - 2 * _NEAR), number.span.start)
    night = alone or _THEN.search(lines.folded, max(start, number.span.start - _NEAR), number.span.start)
    if night and _of_the_council(lines, number.sentence - (1 if alone else 0), number.span.start):
        return number.span.end
    after = _HOURS_AFTER.match(lines.folded, number.span.end, end)
    return after.end() if after and not _ANOTHER.match(lines.folded, number.span.end, end) else 0


def at_all_hours(lines: Lines, fact: Fact) -> tuple[Fact, ...]:
    """A contact, and the same out of hours where the text says that it is the same, or answered day and night."""
    if fact.detail != "children's services" or not fact.value.isdigit():
        return (fact,)
    end = lines.span(fact.sentence).end
    same = _SAME.match(lines.folded, fact.span.end, end) or _ALWAYS.match(lines.folded, fact.span.end, end)
    if not same and not _ALWAYS_BEFORE.search(lines.folded, fact.span.start, fact.span.end):
        return (fact,)
    stop = same.end() if same else fact.span.end
    return fact, replace(fact, span=Span(fact.span.start, stop), detail="out of hours")


def own_mobile(lines: Lines, number: Fact) -> bool:
    """A mobile given in running text for out of hours, with no council near: the centre's own duty telephone."""
    if not number.value.startswith("07") or lines.kind(number.sentence) is not BlockKind.PARAGRAPH:
        return False
    near = range(max(number.sentence - 2, 0), min(number.sentence + 2, len(lines)))
    return bool(_DUTY_PHONE.search(lines.words(number.sentence))) and not any(
        _COUNCIL.search(lines.words(line)) for line in near)
