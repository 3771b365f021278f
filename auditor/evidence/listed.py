"""A marked sentence in, whether its words are only listed or strung together out."""

from itertools import pairwise

from auditor.evidence.lexical import Hit, Marked
from auditor.model import BlockKind

LONG = 12  # words from which a sentence of English has some little word in it
LONGEST = 25  # words of a short one that is only terms
FEW = 0.12  # share of little words below which such a sentence is only words strung together
ENDLESS, FULL = 60, 0.3  # words from which one without commas is, though it has numbers and more little words
RARE = 40  # words among which such a one has a word like "we" or "must" at most once
NO_SENTENCE = 120  # words from which what has no mark between them is none
MOST = 0.75  # share of the words of a list that stand in pieces which are phrases that are looked for
LISTED = "a list of key words"
_APART = (BlockKind.ROW, BlockKind.HEADING, BlockKind.FURNITURE)
_PIECE_ENDS = frozenset(",;/|•·")
_JOINS = frozenset(("and", "or", "&"))
_STOPS = _PIECE_ENDS | _JOINS | {"*"}
_MARKS = frozenset(("|", ",", ";"))
_SENTENCE_ENDS = frozenset(".!?")
_SHOWN = frozenset((":", "=", "→", ">", "->"))  # marks that stand for a verb
LITTLE = frozenset(
    "a an the and or of to in on at for with by from as is are be been being was were it its this that these those "
    "which who whom whose not no if when where what how than then so do does did has have had having will must shall "
    "should may can could would might we you they i he she our your their his her my me us them him all any each every "
    "both only never always before after until within per about into out up over under between during without against "
    "through there here also but because while once such some more one nobody nothing everyone everybody".split()
)
SAYS = frozenset(
    "we you they i he she it is are was were be been has have had must shall should will may can could would do does "
    "did don't cannot can't nobody nothing everyone everybody anyone never always".split()
)
ORDERS = frozenset(
    "tell ring call phone dial report record write log note ask stop check keep contact inform listen sign refer stay "
    "get fetch find remain speak talk see read make take give send pass put use do don't go be say look follow consult "
    "notify review update leave hand seek offer explain separate end suspend lock count escalate risk-assess".split()
)


def only_listed(marked: Marked, n: int) -> bool:
    """Whether most pieces between separators are phrases that are looked for, whole; a list of orders is none."""
    if marked.document.sentences[n].kind in _APART:
        return False
    pieces = _pieces(marked, n)
    known = marked.places(n) if pieces else ()
    whole = [piece for piece in pieces if piece in known]
    if len(pieces) < 2 or not whole or _words_in(whole) < MOST * _words_in(pieces):
        return False
    opens = {marked.lowers[start] for start, _ in pieces}
    return not (opens <= ORDERS or opens == {"no"})


def strung(marked: Marked, n: int) -> bool:
    """Whether a long sentence is words without the little ones that make them say something; numbers may be listed."""
    first, last = marked.first[n], marked.last[n]
    if last - first < LONG or marked.document.sentences[n].kind in _APART:
        return False
    words = [word for word in marked.lowers[first:last] if word[:1].isalpha()]
    little = sum(word in LITTLE for word in words)
    tokens = marked.lowers[first:last]
    marks = sum(token in _MARKS for token in tokens)
    if len(words) >= NO_SENTENCE * (marks + 1):
        return True
    if len(words) >= ENDLESS and little < FULL * len(words) and not marks:
        return RARE * sum(word in SAYS for word in words) <= len(words)
    if len(words) < LONG or little >= FEW * len(words):
        return False
    numbered = any(token.isdigit() and len(token) > 2 or "@" in token or "/" in token[1:] for token in tokens)
    return not (numbered or (_SHOWN | {"|"}) & set(tokens) or ("," in tokens and _JOINS & set(tokens)))


def only_terms(marked: Marked, n: int) -> bool:
    """Whether phrases that are looked for, strung together, are all that a sentence is; no order given, no label."""
    first, last = marked.first[n], marked.last[n]
    words = [t for t in range(first, last) if marked.texts[t][:1].isalnum()]
    sentence = marked.document.sentences[n]
    if not 2 <= len(words) <= LONGEST or sentence.kind in _APART or sentence.lead_in >= 0:
        return False
    if marked.lowers[words[0]] in ORDERS or (_SHOWN | SAYS).intersection(marked.lowers[first:last]):
        return False
    known = marked.places(n)
    on = {t for start, end in known if end - start > 1 or marked.lowers[start] not in LITTLE for t in range(start, end)}
    return on.issuperset(words) and (words[0], words[-1] + 1) not in known


def _words_in(pieces: list[Hit]) -> int:
    return sum(end - start for start, end in pieces)


def _pieces(marked: Marked, n: int) -> list[Hit]:
    """The runs of words between separators; none where no mark separates them, or one says what they are for."""
    first, last = marked.first[n], marked.last[n]
    words = marked.lowers
    while last > first and words[last - 1] in _SENTENCE_ENDS:
        last -= 1
    marks = set(words[first:last])
    if marks & _SHOWN or not marks & _PIECE_ENDS:
        return []
    stops = [first - 1, *(t for t in range(first, last) if words[t] in _STOPS), last]
    return [(a + 1, b) for a, b in pairwise(stops) if b - a > 1]
