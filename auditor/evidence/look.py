"""One marked document with its facts in; what it says to an element's signals out, as Evidence for what is kept."""

from dataclasses import dataclass

from auditor.evidence.lexical import Marked
from auditor.evidence.listed import LISTED, only_listed
from auditor.evidence.matter import Matter
from auditor.evidence.near import Chain, Match
from auditor.evidence.nearest import nearest
from auditor.evidence.passages import KEPT, Ends, Passage, Passages, fired
from auditor.evidence.plans import Plan
from auditor.evidence.stance import Stances
from auditor.model import BlockKind, Element, Evidence, Fact, FactKind, Signal, SignalKind, Span, Stance

REJECTED = 3  # near passages kept for each element
_BECAUSE = {
    Stance.NEGATED: "the words are negated",
    Stance.DENIED: "it is said not to be so",
    Stance.FUTURE: "this is a plan, not what happens now",
    Stance.HYPOTHETICAL: "this is only supposed",
    Stance.PAST: "this was done in the past",
    Stance.OTHERS: "this is about somebody else",
    Stance.QUOTED: "this quotes guidance and does not adopt it",
    Stance.HEADING: "this is only a heading",
    Stance.MENTION: "this only names it",
    Stance.PASTED: "this says nothing of its own",
    Stance.TEMPLATE: "a blank of the template is not filled in",
    Stance.HIDDEN: "this text cannot be seen on the page",
    Stance.BESIDE: "this document is about something else",
}
GIVEN = {  # what each kind of fact is, in words
    FactKind.PHONE: "a telephone number is given here",
    FactKind.EMAIL: "an e-mail address is given here",
    FactKind.CONTACT: "a telephone number or e-mail address is given here",
    FactKind.DATE: "a date is given here",
    FactKind.INTERVAL: "how often it is reviewed is given here",
    FactKind.PERSON: "a person is named here",
    FactKind.PLACEHOLDER: "a blank is left to be filled in here",
    FactKind.CONTROL: "a version, an owner or an approval is given here",
    FactKind.OUTDATED: "an outdated law, body or term is named here",
    FactKind.REVIEW: "the next review is worked out from here",
    FactKind.LENGTH: "the words are counted here",
    FactKind.READING: "the reading age is measured here",
    FactKind.ORGANISATION: "the policy's own organisation is named here",
    FactKind.ELSEWHERE: "another area or centre is named here",
    FactKind.CLASH: "a second number for the same body is given here",
    FactKind.DIAGRAM: "a diagram or picture is shown here",
}


@dataclass(frozen=True, slots=True)
class Look:
    """A document, looked at with one catalogue."""

    marked: Marked
    facts: tuple[Fact, ...]
    by_kind: dict[str, list[Fact]]
    by_sentence: dict[int, list[Fact]]
    stances: Stances
    pasted: dict[int, str]  # sentences that count for nothing, and why
    matter: Matter = Matter(0, 0, 0)

    def element(self, element: Element, plans: tuple[Plan, ...]) -> tuple[list[Evidence], list[Evidence]]:
        """The passages that count for an element or, where none does, the nearest that do not."""
        found = Passages(self.marked, self.by_kind, self._asked, self._ends)
        found.look(plans)
        if found.yes:
            return self._best(element, found.yes, KEPT), []
        self._add_near_misses(plans, found.no)
        return [], self._best(element, found.no, REJECTED)

    def _asked(self, one: Passage) -> Passage:
        return Passage(one.plan, one.match, *self.stance(one.plan.signal, one.match))

    def signal(self, plan: Plan) -> tuple[list[Passage], list[Passage]]:
        """The passages where a signal fires and counts, and those where it does not count."""
        return fired(plan, self.marked, self.by_kind, self._asked)

    def _add_near_misses(self, plans: tuple[Plan, ...], no: dict[Ends, Passage]) -> None:
        """Adds the few sentences that come nearest to what the signals ask."""
        added = 0
        for n, plan, lacks in nearest(plans, self.marked):
            match = Match(n, ((),), score=0.5)
            ends = self._ends(match)
            if ends in no:
                continue
            no[ends] = Passage(plan, match, Stance.MENTION, lacks=lacks)
            added += 1
            if added == REJECTED:
                return

    def stance(self, signal: Signal, match: Match) -> tuple[Stance, str, Chain]:
        """The stance that counts, if any way to choose the words has one, with its cue and those words."""
        sentence = self.marked.document.sentences[match.sentence]
        if self.pasted:
            for n in (match.sentence, *match.helped):
                if n in self.pasted:
                    return Stance.BESIDE if self.matter.beside else Stance.PASTED, self.pasted[n], match.chains[0]
        if signal.kind == SignalKind.HEADING or not any(match.chains):
            if sentence.hidden:
                return Stance.HIDDEN, "hidden", ()
            return *self._bare(signal, match), match.chains[0]
        for n in match.helped:
            if self.marked.document.sentences[n].kind == BlockKind.HEADING:
                continue
            opened = self.stances.opened(self.marked, n, [])
            if opened and opened[0].value not in signal.allow:
                return *opened, match.chains[0]
        first = None
        facts = self.by_sentence.get(match.sentence, [])
        for chain in match.chains:
            stance, cue = self.stances.of(self.marked, match.sentence, list(chain), facts)
            if stance == Stance.ASSERTED or stance.value in signal.allow:
                listed = Stance.MENTION.value not in signal.allow and only_listed(self.marked, match.sentence)
                return (Stance.PASTED, LISTED, chain) if listed else (stance, cue, chain)
            first = first or (stance, cue, chain)
        return first

    def _bare(self, signal: Signal, match: Match) -> tuple[Stance, str]:
        """The stance towards a fact, or towards what stands first under a heading."""
        if signal.kind == SignalKind.HEADING:
            below = match.helped[:1]
            return next((o for n in below if (o := self.stances.opened(self.marked, n, []))), (Stance.ASSERTED, ""))
        if not match.place:
            return Stance.ASSERTED, ""
        return self.stances.of_fact(self.marked, match.sentence, [match.place])

    def _ends(self, match: Match) -> Ends:
        sentences = self.marked.document.sentences
        if not match.helped:
            span = sentences[match.sentence].span
            return span.start, span.end
        run = _run(match.sentence, match.helped)
        return sentences[run[0]].span.start, sentences[run[-1]].span.end

    def _best(self, element: Element, kept: dict[Ends, Passage], most: int) -> list[Evidence]:
        ranked = sorted(kept, key=lambda ends: (kept[ends].rank, ends))[:most]
        return [self.evidence(element, kept[ends]) for ends in sorted(ranked)]

    def evidence(self, element: Element, one: Passage) -> Evidence:
        """A passage in full, with its words and its reason."""
        document, match = self.marked.document, one.match
        span = Span(*self._ends(match))
        return Evidence(
            element.name,
            one.stance,
            document.quote(span),
            document.source.name,
            document.sentences[_run(match.sentence, match.helped)[0]].page,
            document.sections[document.sentences[match.sentence].section].path,
            span,
            one.plan.signal.kind.value,
            self._because(one),
            round(match.score, 3),
        )

    def _because(self, one: Passage) -> str:
        if one.lacks:
            return f"nothing here says: {', '.join(dict.fromkeys(word.lstrip('=') for word in one.lacks))}"
        if not one.counts:
            return f"{_BECAUSE[one.stance]} ('{one.cue}')"
        return _says(one.plan.signal, self.marked, one.match, one.chain)


def _run(sentence: int, helped: tuple[int, ...]) -> range:
    """The sentence and those that helped, as far as they stand next to it."""
    first = last = sentence
    while first - 1 in helped:
        first -= 1
    while last + 1 in helped:
        last += 1
    return range(first, last + 1)


def _says(signal: Signal, marked: Marked, match: Match, chain: Chain) -> str:
    words = [marked.words(a, b) for a, b in chain]
    own = ", ".join(f"'{w}'" for w in dict.fromkeys(w.lower() for w in words))
    text = {
        SignalKind.FACT: GIVEN.get(signal.fact.partition(" ")[0]),
        SignalKind.HEADING: "a section is headed so",
    }.get(signal.kind, f"it says {own}")
    apart = [n for n in match.helped if n not in _run(match.sentence, match.helped)]
    if apart:
        text += f", read with '{_short(marked.document.quote(marked.document.sentences[apart[0]].span))}'"
    return text


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 90 else text[:87].rsplit(" ", 1)[0] + " ..."
