"""A line in, whether its blanks are left for a hand, to be filled in for each case, out."""

import re

from auditor.evidence.facts.lines import Lines

_SIGNING = re.compile(r"\b(?:sign(?:ed|ature|atory)?|print(?:ed)?(?: name)?|witness(?:ed)?|i (?:have read|confirm|"
                      r"agree|understand|declare)|declaration|initials)\b")
_FORM = re.compile(r"\b(?:forms?|form for|templates?|declaration|check ?list|consent|log|record sheet|incident report|"
                   r"report(?:ing)? (?:form|sheet)|body map|proforma|pro-forma|acknowledg\w+|accident|agreement|"
                   r"self-?assessment|questionnaire)\b")
_FIELD = re.compile(r"\b(?:child's|parent's|date of birth|d\.?o\.?b|name of (?:child|person|young|adult)|details of|"
                    r"description|incident|your (?:name|role|position|relationship)|witness|nature of|injur|ethnic|"
                    r"gender|age\b|time\b|place of|postcode|address|action taken|reported by|reported to|completed by|"
                    r"relationship)\b")


def in_form(lines: Lines, line: int) -> bool:
    """Whether a line stands under the heading of a form; a list of contacts is none."""
    return bool(_FORM.search(lines.heading(line))) and "contact" not in lines.heading(line)


def asks_for_a_hand(words: str) -> bool:
    """Whether the words of a line ask whoever fills in a form for a signature or for what happened."""
    return bool(_SIGNING.search(words) or _FIELD.search(words))


def to_be_signed(lines: Lines, line: int, words: str) -> bool:
    """Lines left for a hand: a signature and its date, a form to be filled in for each case."""
    if in_form(lines, line) or asks_for_a_hand(words):
        return True
    near = range(max(line - 3, 0), min(line + 4, len(lines)))
    if any(_SIGNING.search(lines.words(other)) and len(lines.words(other)) < 200 for other in near if other != line):
        return not re.search(r"review|designated|safeguarding (?:lead|officer)|adopted", words)
    around = [lines.words(other) for other in range(max(line - 6, 0), min(line + 7, len(lines)))]
    blanks = sum(1 for other in around if "___" in other or "......" in other)
    return blanks >= 4 and not re.search(r"designated|safeguarding|lado|review|children's|deputy|lead|trustee|adopted|"
        r"approved", words)
