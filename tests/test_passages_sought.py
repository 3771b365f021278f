"""An element's passages: the first that count are found without the rest, and are the same."""

from hypothesis import given
from hypothesis import strategies as st
from strategies import document

from auditor.evidence.lexical import Phrases
from auditor.evidence.passages import KEPT, Passage, Passages, fired
from auditor.evidence.phrases import index_of
from auditor.evidence.plans import plan_of
from auditor.model import Group, Signal, SignalKind, Stance

LEAD, TELL = Group(["lead"]), Group(["tell"])
SIGNALS = (
    Signal(SignalKind.NEAR, (LEAD, TELL)),
    Signal(SignalKind.NEAR, (LEAD, TELL), within="2"),
    Signal(SignalKind.NEAR, (LEAD, TELL), within="section"),
    Signal(SignalKind.PHRASE, (Group(["at once"]),)),
    Signal(SignalKind.PATTERN, pattern=r"tell \w+"),
    Signal(SignalKind.PATTERN, (LEAD,), pattern=r"tell \w+", within="2"),
    Signal(SignalKind.HEADING, (TELL,)),
)
LINES = (
    "Tell the lead.", "The lead knows.", "Tell us.", "Come at once.", "Nobody should tell the lead.", "Tea is at four.",
    "# Whom to tell", "If you tell the lead, wait.",
)  # fmt: skip


def asked(one: Passage) -> Passage:
    """Every other sentence counts."""
    stance = Stance.ASSERTED if one.match.sentence % 2 else Stance.NEGATED
    return one._replace(stance=stance, chain=one.match.chains[0])


@given(st.lists(st.sampled_from(LINES), max_size=24), st.lists(st.sampled_from(SIGNALS), min_size=1, unique=True))
def test_the_first_that_count_are_those_of_the_whole_text(lines, signals):
    phrases = Phrases(index_of([group for signal in SIGNALS for group in signal.groups]), ["tell"])
    marked = phrases.mark(document("\n\n".join([*lines, "It ends with many more words than any heading needs."])))
    plans = tuple(plan_of(signal, phrases) for signal in signals)
    sentences = marked.document.sentences

    def ends(match):
        run = sorted([match.sentence, *(n for n in match.helped if abs(n - match.sentence) == 1)])
        return sentences[run[0]].span.start, sentences[run[-1]].span.end

    all_of_them: dict = {}
    for plan in plans:
        for one in fired(plan, marked, {}, asked)[0]:
            here = ends(one.match)
            if here not in all_of_them or one.rank < all_of_them[here].rank:
                all_of_them[here] = one
    sought = Passages(marked, {}, asked, ends)
    sought.look(plans)

    def best(found):
        return sorted((one.rank, place, one.plan.signal, one.match) for place, one in found.items())[:KEPT]

    assert [(r, p, s.kind) for r, p, s, _ in best(sought.yes)] == [(r, p, s.kind) for r, p, s, _ in best(all_of_them)]
