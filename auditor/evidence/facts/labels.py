"""A name at the start of its line in, the post that a label, a title or a line above gives it out."""

import re

from auditor.evidence.facts.lines import Lines, between
from auditor.evidence.facts.roles import Mention

_REPORTED_TO = re.compile(r"\b(?:report|reported|reports|raised?|passed|contact|speak|talk|told|tell|made|go|taken|"
                          r"sent)(?: \w+){0,4}?(?: to| with)?:$")
WORRY = re.compile(r"\b(?:worr(?:y|ied|ies)|concerns?|concerned|safe ?guarding|abuse|disclos\w+|at risk|harm)\b")
_RUN_IN = re.compile(r"[\W\d]*(?:the |our )?$")  # all that stands before a post which opens its clause as its title
_THIS_IS = re.compile(r"(?:(?:this|it|that) is |currently )(?:currently |now |at present )?")
_SPOKEN_OF = re.compile(
    r"\)?(?: (?:in the first instance|first|straight away|at once|immediately|without delay))?[.:]?$"
)
_REACHED = re.compile(r"[ ,(|:-]{1,3}(?:tel\w*\.? |on |mob\w*\.? )?(?:\d|\S+@)")
_NAMED_LINE = re.compile(r"^\W*(?:full |contact )?name ?[:|-]? *$")


def under_label(lines: Lines, name: re.Match, line: int, roles: tuple[Mention, ...], starts: list[int]) -> str:
    """ "Name: ..." or a bare name on a line under its post, or in the clause that a post is the title of."""
    prefix = lines.folded[lines.span(line).start : name.start()]
    labelled = _NAMED_LINE.match(prefix)
    bare = not prefix.strip(" -*•:|")
    this_is = _THIS_IS.fullmatch(prefix)
    titled = _run_in(lines, name, line, roles, starts) if bare or this_is else ""
    if this_is and not titled:
        return _spoken_of(lines, line, roles, starts)
    if titled or not (labelled or bare):
        return titled
    for above in range(line - 1, max(line - (4 if labelled else 2), -1), -1):
        span = lines.span(above)
        words = lines.words(above).rstrip()
        if _REPORTED_TO.search(words) and WORRY.search(words):
            return "lead"
        found = _posts_in(span.start, span.end, roles, starts)
        opens = words.endswith((":", "currently", " is"))
        ends = span.end - found[-1].end <= 3 and not words.endswith(".") if found else False
        if found and (opens or ends or (labelled and len(words) < 120)):
            return found[-1].role
        if len(words) > 80 or (not labelled and lines.span(line).end - name.end() > 40):
            return ""
    return ""


def _posts_in(start: int, end: int, roles: tuple[Mention, ...], starts: list[int]) -> list[Mention]:
    return [m for m in between(roles, starts, start, end) if m.post]


def _spoken_of(lines: Lines, line: int, roles: tuple[Mention, ...], starts: list[int]) -> str:
    """The post that the sentence before "This is ..." ends with."""
    if not line or lines.section(line - 1) != lines.section(line):
        return ""
    above = lines.span(line - 1)
    found = _posts_in(above.start, above.end, roles, starts)
    return found[-1].role if found and _SPOKEN_OF.fullmatch(lines.folded[found[-1].end : above.end].rstrip()) else ""


def _run_in(lines: Lines, name: re.Match, line: int, roles: tuple[Mention, ...], starts: list[int]) -> str:
    """The post that is the title of a clause, "3.2 DSL.", whose text begins with this line."""
    sentences = lines.document.sentences
    if not line or sentences[line - 1].block != sentences[line].block:
        return ""
    above = lines.span(line - 1)
    found = _posts_in(above.start, above.end, roles, starts)
    if not found or lines.folded[found[-1].end : above.end].strip(" .:()"):
        return ""
    if len(found) == 1 and _RUN_IN.fullmatch(lines.folded, above.start, found[0].start):
        return found[0].role
    aside = lines.folded[found[-1].start - 1] == "(" and above.end - above.start < 80
    return found[-1].role if aside and _REACHED.match(lines.folded, name.end()) else ""
