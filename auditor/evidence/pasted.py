"""The catalogue's own words and a marked document in, the sentences that only repeat, list or point to things out."""

import re
from collections.abc import Iterator

from auditor.evidence.lexical import Marked
from auditor.evidence.listed import LISTED as _KEY_WORDS
from auditor.evidence.listed import only_listed, only_terms, strung
from auditor.evidence.prepared import bag, own_texts, sentences_of
from auditor.evidence.wording import EMPTY, Fingerprint, fingerprint, fingerprints_in
from auditor.language import stem
from auditor.model import BlockKind, Catalogue, Span

ALIKE = 0.85  # share of words in common from which two sentences are nearly the same
WHOLE = 6  # different words from which one repeated sentence is known for a copy by itself
MANY = 6  # copies, or lists of terms, that a document must hold before a shorter one counts for nothing
START = 4  # tokens, a number before them too, among which the copy of an advice has the advice's first word
LISTED = 6  # pieces between commas from which a run of words without a sentence is a list of key words
SHORT = 3  # words that a piece of such a list has at most, on average
ENDLESS = 12  # pieces from which it is one though its pieces are longer, or hold a verb
LONGER = 6  # words that a piece of an endless list has at most, on average

_OURS = "the audit's own words, copied"
_STANDARDS = "the wording of a published standard, copied"
_SIGNS = re.compile(
    r"(?:\w+ ){0,3}(?:signs|indicators|symptoms) (?:\w+ ){0,6}?(?:include|are|may be|might be|can be)\b"
)
_SIGNS_HEAD = re.compile(r"[\W\d]*(?:\w+ ){0,2}(?:signs|indicators|symptoms)(?: \w+){0,4}\W*")
_SAYS = frozenset(
    "we you they i he she our your their is are was has have will must should may can whatever "
    "cover covers include includes including mean means such".split()
)
_RULES = frozenset("we they i he she will must should shall".split())
_LABEL = re.compile(r"^(?:key ?(?:words?|terms?)|tags?|index|topics?|terms|subjects?|glossary)\b[^:,]{0,20}: *", re.I)
_CONTENTS = "a line of a contents list"
_LEADER = re.compile(r"\.{3,}\s*(?!101$|111$|999$)\d{1,3}$|(?:\. ){3,}\.$")
_PIECE = re.compile(r"[,;]\s+")


class OwnWords:
    """What the catalogue says of its criteria (titles, gaps, what is asked, why, advice) and the fingerprints of
    published standards that it keeps, to know a copy by."""

    def __init__(self, catalogue: Catalogue) -> None:
        known, told = catalogue.prepared.bags, {part for c in catalogue.criteria for part in sentences_of(c.advice)}
        self._empty = fingerprint(map(stem, EMPTY))
        self._own: list[Fingerprint] = []
        self._needed: list[Fingerprint] = []  # "Nobody leaves" follows "Say that nobody leaves": it is no copy
        self._where: dict[int, list[int]] = {}
        for text in dict.fromkeys(own_texts(catalogue)):
            needed = fingerprint(stem(word) for word in text.split()[:1] if text in told)
            self._keep(fingerprint(known.get(text) or bag(text)) - self._empty, needed - self._empty)
        self._ours = len(self._own)
        for wording in fingerprints_in(catalogue.known_wording):
            self._keep(wording - self._empty, frozenset())

    def _keep(self, words: Fingerprint, needed: Fingerprint) -> None:
        if not words:
            return
        self._needed.append(needed)
        for word in words:
            self._where.setdefault(word, []).append(len(self._own))
        self._own.append(words)

    def pasted(self, marked: Marked) -> dict[int, str]:
        """sentence -> why nothing in it counts, for each that repeats the catalogue or only lists key words."""
        copies = {n: own for n in range(len(marked.first)) if (own := self._copy(marked, n)) is not None}
        many = len(set(copies.values())) >= MANY
        long = {n: own for n, own in copies.items() if len(self._own[own]) >= WHOLE and not _ruled(marked, n)}
        whole = copies if many else long
        found = {n: _OURS if own < self._ours else _STANDARDS for n, own in whole.items()}
        listed = [n for n in range(len(marked.first)) if only_listed(marked, n)]
        found |= dict.fromkeys(listed if len(listed) >= MANY else (), _KEY_WORDS)
        found |= dict.fromkeys(_strung_together(marked), _KEY_WORDS)
        found |= {n: _CONTENTS for n, one in enumerate(marked.document.sentences) if _leads_to_page(marked, one.span)}
        return {n: _KEY_WORDS for n in range(len(marked.first)) if _is_key_words(marked, n)} | found

    def _copy(self, marked: Marked, n: int) -> int | None:
        """The own sentence that sentence `n` repeats or nearly repeats; a copy has some word of its rarest few."""
        words = fingerprint(marked.stems(n)) - self._empty
        known = [w for w in words if w in self._where]
        if not words or len(known) < ALIKE * len(words):
            return None
        few = sorted(known, key=lambda w: (len(self._where[w]), w))[: int((1 - ALIKE) * len(words)) + 1]
        near = {own for word in few for own in self._where[word] if _alike(words, self._own[own])}
        start = fingerprint(marked.norms[marked.first[n] : min(marked.last[n], marked.first[n] + START)])
        return min((own for own in near if self._needed[own].issubset(start)), default=None)


def _ruled(marked: Marked, n: int) -> bool:
    """Whether an entry hangs on words that make a rule of it: "Reports will be made to:"."""
    lead_in = marked.document.sentences[n].lead_in
    return 0 <= lead_in < n and not _RULES.isdisjoint(marked.lowers[marked.first[lead_in] : marked.last[lead_in]])


def _strung_together(marked: Marked) -> Iterator[int]:
    """The sentences that are only terms, of each section where they are many and most."""
    sections: dict[int, list[int]] = {}
    for n, sentence in enumerate(marked.document.sentences):
        if sentence.kind not in (BlockKind.ROW, BlockKind.HEADING, BlockKind.FURNITURE):
            sections.setdefault(sentence.section, []).append(n)
    for members in sections.values():
        terms = [n for n in members if only_terms(marked, n)] if len(members) >= MANY else []
        if len(terms) >= MANY and 2 * len(terms) >= len(members):
            yield from terms


def _leads_to_page(marked: Marked, span: Span) -> bool:
    """Whether dots lead from words to a page number; not to 999 or a longer number, as in a list of contacts."""
    return bool(_LEADER.search(marked.folded[span.start : span.end]))


def _alike(one: Fingerprint, other: Fingerprint) -> bool:
    return len(one & other) >= ALIKE * max(len(one), len(other))


def _tells_signs(marked: Marked, n: int) -> bool:
    """Whether what is listed is said, before it or in the heading above it, to be what may show harm."""
    document, sentence = marked.document, marked.document.sentences[n]
    text = marked.folded[sentence.span.start : sentence.span.end].lower()
    heading = document.sections[sentence.section].heading.lower() if document.sections else ""
    listed = _PIECE.split(text)
    return len(listed) > 1 and bool(_SIGNS.match(listed[0]) or _SIGNS_HEAD.fullmatch(heading))


def _is_key_words(marked: Marked, n: int) -> bool:
    """Whether a sentence is words between commas and nothing else: no lead-in, no colon, no 'and' before the last."""
    sentence = marked.document.sentences[n]
    if _tells_signs(marked, n):
        return False
    if strung(marked, n):
        return True
    if sentence.kind not in (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.ITEM) or sentence.lead_in >= 0:
        return False
    text = _LABEL.sub("", marked.folded[sentence.span.start : sentence.span.end])
    pieces = [piece.lower().split() for piece in _PIECE.split(text)]
    most = SHORT if len(pieces) < ENDLESS else LONGER
    if len(pieces) < LISTED or ":" in text.split(",")[0] or sum(map(len, pieces)) > most * len(pieces):
        return False
    if len(pieces) < ENDLESS and any(word in _SAYS for piece in pieces for word in piece):
        return False
    return len(pieces) >= 2 * ENDLESS or not {"and", "or"} & set(pieces[-1][:-1])
