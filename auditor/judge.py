"""Evidence in, a Verdict out: one table of outcomes for every criterion."""

from datetime import date

from auditor.model import Centre, CentreType, Criterion, Evidence, Gap, Lack, Outcome, Source, Verdict, told
from auditor.model.rule import rule, wanted

KINDS = {  # what each type means, asked of somebody who may not know the word
    CentreType.SUPERVISED: "Does a worker watch and hear each family all the time and keep notes (supervised contact)?",
    CentreType.SUPPORTED: "Do several families share the room, with helpers near by (supported contact)?",
    CentreType.SERVICE: "Is there contact away from the centre, an escort, or a handover (a contact service)?",
    CentreType.VIRTUAL: "Is there contact by video or telephone?",
    CentreType.LOCAL_AUTHORITY: "Does a council run or commission this service?",
    CentreType.ACCREDITED: "Is the centre accredited by NACCC?",
    CentreType.INDEPENDENT: "Is it a provider that NACCC has not accredited?",
}
SAYS = {
    CentreType.SUPERVISED: "offers supervised contact",
    CentreType.SUPPORTED: "offers supported contact",
    CentreType.SERVICE: "offers contact or handovers outside the centre, or escorts",
    CentreType.VIRTUAL: "offers contact by video or telephone",
    CentreType.LOCAL_AUTHORITY: "is run or commissioned by a council",
    CentreType.ACCREDITED: "is accredited by NACCC",
    CentreType.INDEPENDENT: "is not accredited by NACCC",
}
STATUS = frozenset((CentreType.ACCREDITED, CentreType.INDEPENDENT))  # beside what a centre offers
TRIED = 12  # wordings shown for an element that was not found


def judge(
    criterion: Criterion,
    centre: Centre,
    counted: tuple[Evidence, ...],
    rejected: tuple[Evidence, ...],
    sources: tuple[Source, ...],
    looked_in: tuple[str, ...],
    shown: tuple[Evidence, ...] = (),
) -> Verdict:
    """The verdict on one criterion from all evidence in a centre's documents. Pure; the order of evidence is kept.

    `shown` holds the passages that show or hint at the centre's type, for when nobody has said what it is.
    """
    asked = _asked(criterion, centre, shown)
    if isinstance(asked, Verdict):
        return asked
    found = frozenset(e.element for e in counted)
    outcome, reason = outcome_of(criterion, found)
    gaps = () if rule(criterion.met).holds(found) else _gaps(criterion, found, rejected)
    if outcome == Outcome.NOT_MET and any(s.unreadable for s in sources):
        outcome, reason = Outcome.REVIEW, _unread(sources)
    against = rule(criterion.never).names() if rule(criterion.never).holds(found) else frozenset()
    evidence = counted if outcome != Outcome.NOT_MET else tuple(e for e in counted if e.element in against)
    tried = tuple(dict.fromkeys(w for e in criterion.elements if e.name not in found for w in _wordings(e)))[:TRIED]
    met = outcome == Outcome.MET
    return Verdict(
        criterion.id,
        outcome,
        asked + reason,
        evidence,
        () if met else gaps,
        () if met else looked_in,
        () if met else tried,
        question_of(criterion) if outcome == Outcome.REVIEW else "",
        needed=() if met else _needed(criterion, found),
    )


def question_of(criterion: Criterion) -> str:
    """The closed question that a person answers where nothing was decided."""
    return criterion.question or f"Does the document say: {criterion.title[:1].lower()}{criterion.title[1:]}?"


def as_at(criterion: Criterion, verdict: Verdict, when: date) -> Verdict:
    """The verdict as it counts on a day: before a criterion is in force it is shown, at most, and marks nobody down."""
    if criterion.counts_from is None or when >= criterion.counts_from or verdict.outcome == Outcome.NOT_APPLICABLE:
        return verdict
    reason = f"Counts from {criterion.counts_from.isoformat()} only."
    if criterion.preview is None or when >= criterion.preview:
        reason += f" If it counted today: {verdict.outcome.words}. {verdict.reason}"
    return Verdict(criterion.id, Outcome.NOT_APPLICABLE, reason)


def _asked(criterion: Criterion, centre: Centre, shown: tuple[Evidence, ...]) -> Verdict | str:
    """Why the criterion is asked of this centre ("" when that is plain), or the verdict that it is not."""
    if criterion.nations and centre.nation.value not in criterion.nations:
        places = ", ".join(n.replace("-", " ").title() for n in criterion.nations)
        return Verdict(criterion.id, Outcome.NOT_APPLICABLE, f"This is asked in {places} only.")
    if not criterion.applies_to or set(criterion.applies_to) & set(centre.types):
        return ""
    kinds = " or ".join(t.value.replace("-", " ") for t in criterion.applies_to)
    if centre.types and not (STATUS.issuperset(criterion.applies_to) and STATUS.isdisjoint(centre.types)):
        own = ", ".join(t.value.replace("-", " ") for t in centre.types)
        return Verdict(criterion.id, Outcome.NOT_APPLICABLE, f"Asked of {kinds} centres only; this one is {own}.")
    return _by_its_words(criterion, kinds, shown)


def _by_its_words(criterion: Criterion, kinds: str, shown: tuple[Evidence, ...]) -> Verdict | str:
    names = {t.value.replace("-", "_") for t in criterion.applies_to}
    says = tuple(e for e in shown if e.element in names)
    if says:
        offers = " or ".join(SAYS[kind] for kind in criterion.applies_to)
        return f"Asked because the document says that this centre {offers} ('{_short(says[0].quote)}'). "
    other = {CentreType.ACCREDITED, CentreType.INDEPENDENT} - set(criterion.applies_to)
    against = [e for e in shown if e.element in {t.value for t in other}] if names <= {t.value for t in STATUS} else []
    if against:
        reason = f"Asked of {kinds} centres only; the document says otherwise ('{_short(against[0].quote)}')."
        return Verdict(criterion.id, Outcome.NOT_APPLICABLE, reason)
    hints = tuple(e for e in shown if e.element.removesuffix("_hint") in names)
    if hints:
        reason = f"Asked of {kinds} centres only. Nobody has said what type this centre is, but the text hints at it."
        asked = " ".join(KINDS[kind] for kind in criterion.applies_to)
        question = f"{asked} If so, check it again with its type given."
        return Verdict(criterion.id, Outcome.REVIEW, reason, hints[:3], question=question)
    reason = f"Asked of {kinds} centres only; the type of this centre is not known and nothing in the text hints at it."
    return Verdict(criterion.id, Outcome.NOT_APPLICABLE, reason)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 120 else text[:117].rsplit(" ", 1)[0] + " ..."


def came_to(criterion: Criterion, found: frozenset[str]) -> Outcome:
    """What the elements found come to."""
    if rule(criterion.never).holds(found):
        return Outcome.NOT_MET
    if rule(criterion.met).holds(found):
        return Outcome.PARTIAL if rule(criterion.cap).holds(found) else Outcome.MET
    if rule(criterion.review).holds(found):
        return Outcome.REVIEW
    if rule(criterion.partial).holds(found):
        return Outcome.PARTIAL
    return Outcome(criterion.default) if criterion.default else Outcome.NOT_MET


def outcome_of(criterion: Criterion, found: frozenset[str]) -> tuple[Outcome, str]:
    """What the elements found come to, and why."""
    outcome, lacking = came_to(criterion, found), told(_needed(criterion, found))
    if rule(criterion.never).holds(found):
        return outcome, _names(criterion, rule(criterion.never).names() & found, "The document rules it out: ")
    if rule(criterion.met).holds(found):
        held = rule(criterion.cap).names() & found if outcome == Outcome.PARTIAL else frozenset()
        words = _names(criterion, held, "Met, but held back because of: ")
        return outcome, words if outcome == Outcome.PARTIAL else "Everything that is asked was found."
    if outcome == Outcome.REVIEW:
        return outcome, _names(criterion, rule(criterion.review).names() & found, "A person has to look: ")
    if rule(criterion.partial).holds(found):
        return outcome, f"Partly there; not found: {lacking}." if lacking else "Partly there."
    if criterion.default:
        return outcome, "Nothing was found that speaks against it."
    if lacking:
        return outcome, f"Not found: {lacking}."
    against = (rule(criterion.met).names() - wanted(criterion.met)) & found  # all is there, and something takes it back
    return outcome, _names(criterion, against, "The document rules it out: ")


def _names(criterion: Criterion, names: frozenset[str], start: str) -> str:
    asks = [e.asks.rstrip(".") for e in criterion.elements if e.name in names]
    return start + "; ".join(asks) + "." if asks else start.rstrip(": ") + "."


def _needed(criterion: Criterion, found: frozenset[str]) -> tuple[Lack, ...]:
    """The least that would make it met, in what the elements ask, and what holds it back as it stands."""
    asks = {e.name: e.asks.rstrip(".") for e in criterion.elements}
    fixed = frozenset(e.name for e in criterion.elements if e.circumstance)
    needs = rule(criterion.met).needs(found, fixed)
    return tuple(Lack(tuple(dict.fromkeys(asks[name] for name in need.names)), need.more) for need in needs) + tuple(
        Lack((f"a change of what is said now: {asks[name]}",)) for name in _held_back(criterion, found))


def _held_back(criterion: Criterion, found: frozenset[str]) -> list[str]:
    """The elements found that cap the criterion, in order."""
    cap = rule(criterion.cap)
    return [e.name for e in criterion.elements if e.name in cap.wanted() & found] if cap.holds(found) else []


def _unread(sources: tuple[Source, ...]) -> str:
    pages = "; ".join(f"{s.name}, page {', '.join(map(str, s.unreadable))}" for s in sources if s.unreadable)
    return f"Not found in what could be read, but some pages could not be read ({pages})."


def _gaps(criterion: Criterion, found: frozenset[str], rejected: tuple[Evidence, ...]) -> tuple[Gap, ...]:
    asked = wanted(criterion.met) | wanted(criterion.partial)
    return tuple(
        Gap(e.name, e.asks, tuple(r for r in rejected if r.element == e.name))
        for e in criterion.elements
        if e.name in asked and e.name not in found
    )


def _wordings(element) -> list[str]:
    words = []
    for signal in element.signals[:3]:
        if signal.groups:
            words.append(" + ".join(g[0].lstrip("=") for g in signal.groups if g))
    return words
