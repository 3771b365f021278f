"""A document and its facts in, what it says out that other documents of the centre may contradict."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.model import Document, Fact, FactKind, Matter, Saying, Sentence

POSTS = ("lead", "deputy", "oversight")
REACHED = (*POSTS, "lado", "children's services", "out of hours", "adult services")  # those with one number each
DATED = ("reviewed", "approved", "adopted", "issued", "next")
_TITLES = frozenset("mr mrs ms miss mx dr rev revd reverend sister sr fr father prof professor sir dame lady".split())
_GENERAL = frozenset(
    "policy policies procedure procedures statement document handbook and the of for our a on in to with this version "
    "final draft child children contact centre centres childrens young people families family".split()
)
_SAFEGUARDING = re.compile(r"safe ?guarding|child protection")
_ITS_POLICY = re.compile(r"\b(?:safe ?guarding|child protection)(?: (?:and|&) [\w ]{3,30})? (?:policy|procedures?)\b")


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said: what it is about, and in `keys` the forms of its value, one of which must be shared to agree."""

    matter: Matter
    about: str
    saying: Saying
    keys: frozenset[str]

    def agrees(self, other: "Said") -> bool:
        """Whether both can be true: a shared form, or dates of which one is only less exact."""
        if self.matter is Matter.DATE:
            a, b = self.saying.value, other.saying.value
            return a.startswith(b) or b.startswith(a)
        if self.matter is Matter.PERSON:
            return _one_person(self.keys, other.keys)
        return bool(self.keys & other.keys)


def said(document: Document, sentence: Sentence, matter: Matter, about: str, value: str, keys=()) -> Said:
    """Something that a sentence says, quoted whole."""
    quote = document.quote(sentence.span)
    saying = Saying(value, quote, document.source.name, sentence.page, sentence.span)
    return Said(matter, about, saying, frozenset(keys or (value,)))


def said_by_facts(document: Document, facts: tuple[Fact, ...], centre: str) -> Iterator[Said]:
    """People in their posts, the numbers of those who have one, and the dates and intervals of a policy."""
    own = _subject(document.title, centre)
    dates: dict[tuple[str, str], Said] = {}
    for fact in facts:
        if not document.sentences or document.sentences[fact.sentence].hidden:
            continue
        sentence = document.sentences[fact.sentence]
        if fact.kind is FactKind.PERSON and fact.detail in POSTS and fact.value != "I":
            yield said(document, sentence, Matter.PERSON, fact.detail, fact.value, _name(fact.value))
        elif fact.kind is FactKind.CONTACT and fact.detail in REACHED:
            matter = Matter.EMAIL if "@" in fact.value else Matter.PHONE
            yield said(document, sentence, matter, fact.detail, fact.value)
        elif fact.kind is FactKind.INTERVAL and fact.value.isdigit():
            about = f"review of the {_policy(document, sentence, own)} policy"
            yield said(document, sentence, Matter.INTERVAL, about, f"every {fact.value} months")
        elif fact.kind is FactKind.DATE and fact.detail in DATED:
            key = (_policy(document, sentence, own), fact.detail)
            if key not in dates or fact.value > dates[key].saying.value:
                dates[key] = said(document, sentence, Matter.DATE, _dated(*key), fact.value)
    yield from dates.values()


def _dated(policy: str, detail: str) -> str:
    when = "next review" if detail == "next" else f"date {detail}"
    return f"{when} of the {policy} policy"


def _policy(document: Document, sentence: Sentence, own: str) -> str:
    """Which policy a sentence dates: the safeguarding policy where it is named, else the document's own subject."""
    words = document.quote(sentence.span).lower()
    return "safeguarding" if _ITS_POLICY.search(words) else own


def _subject(title: str, centre: str) -> str:
    """What a title is about, without what every title has and the centre's own name."""
    low = title.lower().replace("’", "'").replace("'", "")
    if _SAFEGUARDING.search(low):
        return "safeguarding"
    words = [w for w in re.findall(r"[a-z]+", low) if w not in _GENERAL and w not in _words(centre)]
    return " ".join(words) or "same"


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", text.lower()))


def _name(name: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[^\W\d_]+", name.lower()) if w not in _TITLES)


def _one_person(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names can be one person's: every word of the shorter, or its first letter, is in the longer."""
    short, long = sorted((one, other), key=len)
    whole = [word for word in short if len(word) > 1]
    initials = [word for word in short if len(word) == 1]
    return all(w in long for w in whole) and all(any(w[0] == i for w in long) for i in initials)
