"""A matched passage in, its stance out: asserted, or why its words do not count, with the cue that shows it."""

from auditor.evidence.lexical import Hit, Marked, Phrases
from auditor.evidence.prepared import cue_group
from auditor.model import BlockKind, Fact, FactKind, Stance, Words

SCOPE = 14  # tokens that a negation reaches
SHORT_SCOPE = 5  # tokens that "without" reaches
REACH = 30  # tokens that an intention or a condition reaches
NEAR_BLANK = 3  # tokens between a blank and the words that it empties
SHORT = 16  # tokens; a longer piece without a verb is still a sentence
SHORT_ENDED = 4  # tokens, where it ends like a sentence
OPENS = 2  # tokens before a cue that still opens its sentence
QUOTE_AHEAD = 8  # tokens between the words that announce a quotation and its mark
LEAD_END = 6  # tokens at the end of a lead-in whose negation carries over to the list

_FORWARD = (
    (Stance.NEGATED, "negated", SCOPE),
    (Stance.NEGATED, "negated near", SHORT_SCOPE),
    (Stance.FUTURE, "future", REACH),
    (Stance.HYPOTHETICAL, "hypothetical", REACH),
    (Stance.PAST, "past", REACH),
)
_ANYWHERE = (
    (Stance.NEGATED, "negated anywhere"),
    (Stance.FUTURE, "future anywhere"),
    (Stance.HYPOTHETICAL, "hypothetical anywhere"),
    (Stance.PAST, "past anywhere"),
    (Stance.OTHERS, "others anywhere"),
)
_OPENING = (
    (Stance.FUTURE, "future opening"),
    (Stance.HYPOTHETICAL, "hypothetical opening"),
    (Stance.OTHERS, "others opening"),
)
_BY_MEANING = ((Stance.DENIED, "denied"), (Stance.QUOTED, "quoted"), (Stance.TEMPLATE, "blank opening"))


class Stances:
    """The cue words, ready to judge any passage of a marked document."""

    def __init__(self, words: tuple[Words, ...], phrases: Phrases) -> None:
        self.cues = {w.name: phrases.groups[cue_group(w)] for w in words if w.phrases}
        self._openers = self._numbers(*(name for _, name in (*_OPENING, *_BY_MEANING)))
        self._turning = self._numbers(*(name for _, name, *_ in (*_ANYWHERE, *_FORWARD)))

    def _numbers(self, *names: str) -> tuple[int, ...]:
        return tuple(self.cues[name] for name in names if name in self.cues)

    def of(self, marked: Marked, n: int, hits: list[Hit], facts: list[Fact]) -> tuple[Stance, str]:
        """The stance of sentence `n` towards the tokens matched in it, and the words that show it."""
        sentence = marked.document.sentences[n]
        if sentence.hidden:
            return Stance.HIDDEN, "text that a reader of the page cannot see"
        if sentence.kind == BlockKind.HEADING:
            return Stance.HEADING, "a heading"
        for fact in facts:
            if fact.kind == FactKind.PLACEHOLDER and _touches(marked, fact, hits):
                return Stance.TEMPLATE, marked.document.quote(fact.span)
        return self.opened(marked, n, hits) or self._cued(marked, n, hits) or self._mention(marked, n, hits)

    def of_fact(self, marked: Marked, n: int, hits: list[Hit]) -> tuple[Stance, str]:
        """The stance towards a fact: as `of`, but a name or number may stand in a heading or alone in a list."""
        return self.opened(marked, n, hits) or self._cued(marked, n, hits) or (Stance.ASSERTED, "")

    def opened(self, marked: Marked, n: int, hits: list[Hit]) -> tuple[Stance, str] | None:
        """The stance that opening words ("Once funding is found, ...") give a whole sentence, row, or list below."""
        lead = marked.document.sentences[n].lead_in
        for m in (n,) if lead in (-1, n) else (n, lead):
            found = self._opens(marked, m, hits if m == n else [])
            if found:
                return found
        return None

    def _opens(self, marked: Marked, n: int, hits: list[Hit]) -> tuple[Stance, str] | None:
        if not marked.some(self._openers) >> n & 1:
            return None
        for stance, name in _OPENING:
            for cue in self._here(marked, name, n):
                ours = stance == Stance.OTHERS and marked.lowers[cue[0] - 1 : cue[0]] == ["our"]
                if not ours and self._at_start(marked, n, cue[0]) and self._reaches(marked, n, cue, hits):
                    return stance, marked.words(*cue)
        for stance, name in _BY_MEANING:
            for cue in self._here(marked, name, n):
                if stance == Stance.QUOTED and not _quote_follows(marked, n, cue):
                    continue
                if self._reaches(marked, n, cue, [h for h in hits if h[1] > cue[0]], len(hits)):
                    return stance, marked.words(*cue)
        return None

    def _at_start(self, marked: Marked, n: int, token: int) -> bool:
        first = marked.first[n]
        return token - first <= OPENS or any(marked.texts[t] == "|" for t in range(token - OPENS, token))

    def _reaches(self, marked: Marked, n: int, cue: Hit, hits: list[Hit], wanted: int = 0) -> bool:
        """Whether the words that a cue opens hold some of the hits: up to a contrast, or all where there are none."""
        if not hits:
            return not wanted
        stops = [s[0] for s in self._here(marked, "contrasts", n) if s[0] >= cue[1]]
        end = min(stops, default=marked.last[n])
        return any(hit[0] < end and not (cue[0] <= hit[0] and hit[1] <= cue[1]) for hit in hits)

    def _cued(self, marked: Marked, n: int, hits: list[Hit]) -> tuple[Stance, str] | None:
        if not marked.some(self._turning) >> n & 1:
            return self._from_lead_in(marked, n)
        pseudo = self._here(marked, "pseudo", n)
        clauses = self._here(marked, "clauses", n)
        for stance, name in _ANYWHERE:
            for cue in self._here(marked, name, n):
                if not _within_any(cue, hits) and any(_same_clause(cue, hit, clauses) for hit in hits):
                    return stance, marked.words(*cue)
        stops = self._here(marked, "terminators", n)
        for stance, name, scope in _FORWARD:
            for cue in self._here(marked, name, n):
                ends = self._ends(marked, n, cue, scope, stops)
                if not _within_any(cue, pseudo) and any(_governs(cue, hit, ends, scope) for hit in hits):
                    return stance, marked.words(*cue)
        return self._from_lead_in(marked, n)

    def _ends(self, marked: Marked, n: int, cue: Hit, scope: int, stops: list[Hit]) -> list[Hit]:
        """Where the reach of a cue ends; one that stands in a condition ("If you cannot ...,") ends at its comma."""
        commas = self._here(marked, "commas", n)
        opened = [c for c in self._here(marked, "conditions", n) if c[0] < cue[0]]
        inside = opened and not any(opened[-1][0] < comma[0] < cue[0] for comma in commas)
        return [*stops, *commas] if inside or scope == SHORT_SCOPE else stops

    def _from_lead_in(self, marked: Marked, n: int) -> tuple[Stance, str] | None:
        sentence = marked.document.sentences[n]
        lead = sentence.lead_in
        if lead < 0 or sentence.kind != BlockKind.ITEM or lead == n or _is_whole(marked, lead):
            return None
        for stance, name, _ in _FORWARD:
            for cue in self._here(marked, name, lead):
                if cue[1] >= marked.last[lead] - LEAD_END and not _within_any(cue, self._here(marked, "pseudo", lead)):
                    return stance, marked.words(*cue)
        return None

    def _mention(self, marked: Marked, n: int, hits: list[Hit]) -> tuple[Stance, str]:
        sentence = marked.document.sentences[n]
        if sentence.kind == BlockKind.FURNITURE:
            return Stance.MENTION, "a running head or foot"
        starts = [c for c in self._here(marked, "mention starts", n) if c[0] == marked.first[n]]
        if starts:
            return Stance.MENTION, marked.words(*starts[0])
        for head in marked.heads[sentence.section]:
            cue = next(iter(self._here(marked, "mention sections", head)), None)
            if (
                cue
                and (cue[1] - cue[0]) * 2 >= marked.last[head] - marked.first[head] - 1
                and not self._has_verb(marked, n)
            ):
                return Stance.MENTION, f"listed under '{marked.document.quote(marked.document.sentences[head].span)}'"
        if sentence.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and not self._has_verb(marked, n):
            lead = sentence.lead_in
            ended = marked.folded[sentence.span.end - 1] in ".!?;"
            if marked.last[n] - marked.first[n] <= (SHORT_ENDED if ended else SHORT) and (
                lead < 0 or not self._has_verb(marked, lead)
            ):
                return Stance.MENTION, "named only, nothing is said to be done"
        return Stance.ASSERTED, ""

    def _has_verb(self, marked: Marked, n: int) -> bool:
        return bool(self._here(marked, "verbs", n))

    def _here(self, marked: Marked, name: str, n: int) -> list[Hit]:
        group = self.cues.get(name)
        return [] if group is None else marked.at(group, n)


def _is_whole(marked: Marked, n: int) -> bool:
    """A full sentence that promises no list: what it denies is its own affair."""
    span = marked.document.sentences[n].span
    words = marked.folded[span.start : span.end].rstrip()
    return words.endswith((".", "!")) and not any(sign in words for sign in ("following", "below", "these things"))


def _quote_follows(marked: Marked, n: int, cue: Hit) -> bool:
    ahead = marked.lowers[cue[1] : min(cue[1] + QUOTE_AHEAD, marked.last[n])]
    return any(word[:1] in "\"'" and word not in ("'s", "'") for word in ahead)


def _touches(marked: Marked, fact: Fact, hits: list[Hit]) -> bool:
    start, end = marked.tokens_in(fact.span.start, fact.span.end)
    return any(start - NEAR_BLANK <= hit[1] and hit[0] <= end + NEAR_BLANK for hit in hits)


def _same_clause(cue: Hit, hit: Hit, clauses: list[Hit]) -> bool:
    low, high = min(cue[0], hit[0]), max(cue[1], hit[1])
    return not any(low < stop[0] < high for stop in clauses)


def _within_any(cue: Hit, hits: list[Hit]) -> bool:
    return any(hit[0] <= cue[0] and cue[1] <= hit[1] for hit in hits)


def _governs(cue: Hit, hit: Hit, stops: list[Hit], scope: int) -> bool:
    if hit[0] < cue[1] or hit[0] - cue[1] >= scope:
        return False
    return not any(cue[1] <= stop[0] < hit[0] and not _within_any(stop, [cue]) for stop in stops)
