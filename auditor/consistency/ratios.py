"""A document in, the ratios of adults to children or families that it names out."""

import re
from collections.abc import Iterator

from auditor.consistency.lengths import COUNT, LENGTH, folded, number
from auditor.consistency.said import Said, said
from auditor.model import BlockKind, Document, Matter

_ADULTS = (
    r"(?:(?:trained |paid |qualified |supervising )?(?:adults?|volunteers?|staff(?: members?)?|members? of staff|"
    r"workers?|supervisors?|contact supervisors?))"
)
_CHARGES = r"(?P<{name}>(?:very )?(?:young )?(?:children|child|famil(?:y|ies)|young people))"
_BARE = re.compile(
    rf"(?<![\d:.])(?P<a>\d) ?(?::|to) ?(?P<b>\d{{1,2}})(?![\d:.%])|\b(?P<aw>one|two|1|2) ?(?:to|:) ?(?P<bw>{COUNT})\b"
)
_WORDS = re.compile(
    rf"\b(?P<a>{COUNT}) (?:\w+ ){{0,2}}?{_ADULTS} (?:to|for|with|per|:|to look after)"
    rf"(?: every| each| no more than| up to)? (?P<b>{COUNT})? ?{_CHARGES.format(name='whom')}"
)
_WHOM = re.compile(r"famil(?:y|ies)|children|child|young people|toddlers?|babies")
_SPEAKS = re.compile(r"\bratios?\b")
_AGE = re.compile(r"\b(?:under|over|aged?|ages?|below|above) (?:of )?\d{1,2}(?: ?(?:-|to|and|or) ?\d{1,2})?s?\b"
                  r"|\b\d{1,2}(?: ?(?:-|to) ?\d{1,2})? years?\b")  # fmt: skip


def find_ratios(document: Document) -> Iterator[Said]:
    """Each ratio with whom it is for: children or families, and their age where one is named."""
    for sentence in document.sentences:
        if sentence.hidden or sentence.kind is BlockKind.HEADING:
            continue
        words = folded(document.quote(sentence.span))[:1200]
        above = folded(" ".join((*sentence.header, document.sections[sentence.section].heading)))
        for whom, value in _ratios(words, above):
            yield said(document, sentence, Matter.RATIO, f"adults to {whom}", value)


def _ratios(words: str, above: str) -> Iterator[tuple[str, str]]:
    told = [(m, m["a"], m["b"] or "1", m["whom"]) for m in _WORDS.finditer(words)]
    if not told and (_SPEAKS.search(words) or _SPEAKS.search(above)):
        told = [(m, m["a"] or m["aw"], m["b"] or m["bw"], _whom(words, above)) for m in _BARE.finditer(words)]
    for n, (found, a, b, whom) in enumerate(told):
        end = told[n + 1][0].start() if n + 1 < len(told) else len(words)
        start = told[n - 1][0].end() if n else 0
        yield _called(whom) + _aged(words, start, found, end), _value(number(a), number(b))


def _value(a: int, b: int) -> str:
    return f"1:{b // a}" if a and b % a == 0 else f"{a}:{b}"


def _whom(words: str, above: str) -> str:
    found = _WHOM.search(words) or _WHOM.search(above)
    return found.group() if found else "children"


def _called(whom: str) -> str:
    return "families" if whom.startswith("famil") else "children"


def _aged(words: str, start: int, found: re.Match, end: int) -> str:
    """The age group that stands nearest after a ratio, else before it."""
    for piece in (words[found.end() : end], words[start : found.start()]):
        age = _AGE.search(piece)
        if age and not LENGTH.fullmatch(age.group()):
            return f" {age.group()}"
        if age:
            return f" aged {age.group().removesuffix('s').removesuffix(' year')}"
    return ""
