"""A marked document and where each criterion found words in it in, the lines out that only name topics, one by one."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from auditor.evidence.lexical import Marked
from auditor.evidence.listed import ORDERS, SAYS
from auditor.model import BlockKind

LONGEST = 25  # words of a line that may be a topic
FRAME, FRAMED = 3, 30  # words that lines said by rote begin or end with, and the words that such a line has at most
SPEAKING = 10  # lines of topics in one section to which criteria answer
ANSWERED = 12  # criteria that they answer together: a policy's longest list of real things answers half as many
APART = 2  # other lines between two topics that do not end the list
MOST = 0.6  # share of a list's lines that are topics: terse rules, which say when, how many or never, are fewer
RULES = frozenset("no not all every each never always only before within until immediately nobody both".split())
NAMED = "a list of topics"
_LINES = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.FOOTNOTE)
_FINITE = frozenset(
    "tells rings phones asks stops keeps informs listens refers stays gets fetches finds remains speaks talks "
    "sees reads makes takes gives sends passes puts goes says looks follows consults notifies leaves seeks "
    "explains separates suspends escalates attends meets holds decides knows means receives completes "
    "supervises carries agrees arrives waits comes wants becomes seems feels thinks believes happens applies "
    "includes describes requires expects provides ensures protects considers undergoes shares reviews writes "
    "signs brings understands responds belongs lies sits stands runs begins starts lasts counts opens closes "
    "locks walks sleeps eats helps tries chooses chairs know mean receive complete arrive wait come want "
    "become seem feel think believe happen apply describe require expect provide ensure protect consider "
    "decide attend understand respond belong bring undergo".split()
)
_SAYS = SAYS | RULES | _FINITE


def topics(marked: Marked, heard: Iterable[tuple[str, int]]) -> dict[int, str]:
    """sentence -> why nothing in it counts, for each line of a long list of topics.

    `heard` are pairs of a criterion's id and where in the text, a character, it found words. A list is known by how
    many criteria its lines answer, for no rule of a policy speaks to a dozen of them in a few words a line.
    """
    answers: dict[int, set[str]] = {}
    for criterion, place in heard:
        answers.setdefault(marked.sentence_of(place), set()).add(criterion)
    found: dict[int, str] = {}
    for members in _sections(marked):
        lines = {n for n in members if _only_names(marked, n)} | set(_said_by_rote(marked, members))
        for run in _runs(members, lines):
            speaking = [n for n in run if n in lines and n in answers]
            many = len(speaking) >= SPEAKING and len(lines.intersection(run)) >= MOST * len(run)
            if many and len(set().union(*(answers[n] for n in speaking))) >= ANSWERED:
                found |= dict.fromkeys(run, NAMED)
    return found


def _sections(marked: Marked) -> Iterable[list[int]]:
    """The lines of each section: paragraphs, items that no sentence leads in, and rows with one cell filled."""
    sections: dict[int, list[int]] = {}
    sentences = marked.document.sentences
    for n, one in enumerate(sentences):
        led = one.lead_in >= 0 and sentences[one.lead_in].kind != BlockKind.HEADING
        bare = one.kind == BlockKind.ROW and "|" not in marked.words(marked.first[n], marked.last[n]).strip("| ")
        if bare or (one.kind in _LINES and not led):
            sections.setdefault(one.section, []).append(n)
    return sections.values()


def _only_names(marked: Marked, n: int) -> bool:
    """Whether a line has no verb, gives no order and says nothing definite: it may be the name of a topic."""
    words = _words(marked, n)
    return 1 <= len(words) <= LONGEST and words[0] not in ORDERS and not _SAYS.intersection(words)


def _said_by_rote(marked: Marked, members: list[int]) -> Iterator[int]:
    """The short lines that begin or end with the same words as many others."""
    said = {n: words for n in members if FRAME < len(words := _words(marked, n)) <= FRAMED}
    begun = Counter(tuple(words[:FRAME]) for words in said.values())
    ended = Counter(tuple(words[-FRAME:]) for words in said.values())
    for n, words in said.items():
        if max(begun[tuple(words[:FRAME])], ended[tuple(words[-FRAME:])]) >= SPEAKING:
            yield n


def _words(marked: Marked, n: int) -> list[str]:
    tokens = range(marked.first[n], marked.last[n])
    return [marked.lowers[t] for t in tokens if marked.texts[t][:1].isalpha()]


def _runs(members: list[int], lines: set[int]) -> Iterator[list[int]]:
    """The stretches from a first line of topics to a last one, with no more than a few others between two of them."""
    places = [place for place, n in enumerate(members) if n in lines]
    starts = [0, *(k for k in range(1, len(places)) if places[k] - places[k - 1] > APART + 1), len(places)]
    for start, end in pairwise(starts):
        if start < end:
            yield members[places[start] : places[end - 1] + 1]
