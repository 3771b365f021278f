"""A document in, how long it says that records are kept and how often things come round out."""

import re
from collections.abc import Iterator

from auditor.consistency.lengths import COUNT, UNIT, folded, length, lengths, spoken
from auditor.consistency.said import Said, said
from auditor.model import BlockKind, Document, Matter

LONGEST = 1200  # letters of a sentence that are looked at: no honest sentence is longer
_KEEPING = re.compile(
    r"\b(?:kept|keep|keeps|retain(?:s|ed)?|retention|stored?|held|hold|preserved|archived|destroy(?:s|ed)?|delet(?:e|es|"
    r"ed)|shredded|disposed)\b"
)
_RECORDS = (
    ("safeguarding records", r"safe ?guarding|child protection|welfare concerns?|concerns?|allegations?|"
     r"disclosures?(?! and barring| (?:certificate|check|number))"),
    ("DBS certificates", r"dbs|crb|disclosure and barring|disclosure (?:certificate|check|number)s?|access ?ni|pvg"),
    ("accident records", r"accidents?|first[ -]aid"),
    ("incident records", r"incidents?"),
    ("personnel records", r"volunteers?'? (?:files?|records?)|staff (?:files?|records?)|personnel|recruitment|"
     r"application forms?|references"),
    ("attendance records", r"attendance|registers?|signing[ -]in|visitors?'? book"),
    ("referral forms", r"referral (?:forms?|records?)|referrals"),
    ("session records", r"session (?:notes|records?)|contact (?:notes|records?)|observation(?:s| notes)"),
    ("complaints", r"complaints?"),
    ("photographs", r"photo(?:graph)?s?|images|cctv|recordings"),
    ("family records", r"famil(?:y|ies)'?s? (?:files?|records?)|case files?"),
)  # fmt: skip
_SUBJECT = re.compile("|".join(rf"(?P<g{n}>\b(?:{words})\b)" for n, (_, words) in enumerate(_RECORDS)))
_AGE = re.compile(
    rf"\buntil (?:the |each |that |any |every )?(?:youngest )?(?:child|they|he or she|children|young person|person|"
    rf"subject)(?: \w+){{0,3}}? (?:age (?:of )?)?(?P<age>{COUNT})(?:(?:st|nd|rd|th) birthday)?\b"
)
_EVER = re.compile(r"\b(?:indefinitely|permanently|for ever|forever)\b")
_ROUND = (
    ("training", r"training|refresher|trained"),
    ("DBS checks", r"dbs|crb|disclosure and barring"),
    ("supervision", r"supervision(?: meetings?| sessions?)?(?= (?:takes|is|happens|at least|every|once|[a-z]+ly))"),
    ("risk assessments", r"risk assessments?"),
)
_COMES = re.compile("|".join(rf"(?P<g{n}>\b(?:{words})\b)" for n, (_, words) in enumerate(_ROUND)))
_EVERY = re.compile(
    rf"\b(?:(?:every|each) (?:(?P<count>{COUNT}) )?(?P<unit>{UNIT})|(?P<year>annually|yearly|annual|once a year)"
    rf"|(?P<half>six-monthly|twice a year|half-yearly)|(?P<quarter>quarterly)|(?P<month>monthly)"
    rf"|(?P<two>every other year|biennially|two-yearly|2-yearly)|(?P<three>three-yearly|3-yearly))\b"
)
_NAMED = {"year": "12 months", "half": "6 months", "quarter": "3 months", "month": "1 month", "two": "24 months",
          "three": "36 months"}  # fmt: skip
_WHO = (("the lead", r"lead|dsl|deput(?:y|ies)|designated"), ("volunteers", r"volunteers?"),
        ("staff", r"staff|workers?"), ("trustees", r"trustees?|committee|board"))  # fmt: skip


def find_periods(document: Document) -> Iterator[Said]:
    """Each length of keeping with the records it is for, and each interval with what comes round."""
    for sentence in document.sentences:
        if sentence.hidden or sentence.kind is BlockKind.HEADING:
            continue
        words = folded(document.quote(sentence.span))[:LONGEST]
        head = folded(" ".join(sentence.header)) if sentence.kind is BlockKind.ROW else ""
        if _KEEPING.search(words) or _KEEPING.search(head):
            for about, value in _retained(words):
                yield said(document, sentence, Matter.RETENTION, about, value)
        for about, value in _coming_round(words):
            yield said(document, sentence, Matter.INTERVAL, about, f"every {value}")


def _retained(words: str) -> Iterator[tuple[str, str]]:
    ages = [(m.start(), m.end(), f"until the age of {m['age']}") for m in _AGE.finditer(words)]
    taken = [range(a, b) for a, b, _ in ages]
    times = [(a, b, spoken(value)) for a, b, value in lengths(words) if not any(a in one for one in taken)]
    ever = [(m.start(), m.end(), "for ever") for m in _EVER.finditer(words)]
    subjects = list(_SUBJECT.finditer(words))
    for start, _, value in sorted(ages + times + ever):
        yield _nearest(subjects, start, _RECORDS, "records"), value


def _coming_round(words: str) -> Iterator[tuple[str, str]]:
    things = list(_COMES.finditer(words))
    if not things:
        return
    for found in _EVERY.finditer(words):
        value = _interval(found)
        about = _nearest(things, found.start(), _ROUND, "")
        who = ", ".join(name for name, pattern in _WHO if re.search(rf"\b(?:{pattern})\b", words))
        yield f"{about} ({who})" if who and about in ("training", "DBS checks") else about, spoken(value)


def _interval(found: re.Match) -> str:
    if found["unit"]:
        return length(found["count"] or "one", found["unit"])
    return _NAMED[found.lastgroup]


def _nearest(found: list[re.Match], place: int, names: tuple, otherwise: str) -> str:
    """The name of the last thing named before a place, or the first one after it."""
    before = [one for one in found if one.start() < place]
    one = before[-1] if before else found[0] if found else None
    return names[int(one.lastgroup[1:])][0] if one else otherwise
