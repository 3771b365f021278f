"""A Catalogue in, its pages in Markdown out: criteria/README.md and one for each criterion, for people to read."""

from collections.abc import Iterator

from auditor.model import Catalogue, Criterion, Element, Manner, Outcome, Reliability

SHOWN = 6  # wordings shown of each way to say a thing
_MADE = "<!-- Written by `auditor criteria pages`; change the criterion's YAML file and write it again. -->\n"
_SURE = {Outcome.MET: "met", Outcome.PARTIAL: "partly met", Outcome.NOT_MET: "not found"}
_TYPES = {"local-authority": "run by or for a local authority", "accredited": "NACCC-accredited"}


def pages(catalogue: Catalogue) -> dict[str, str]:
    """The text of each page by its path in the project. Pure; same catalogue, same text."""
    made = {"criteria/README.md": _contents(catalogue)}
    return made | {f"docs/criteria/{c.id}.md": _page(catalogue, c) for c in catalogue.criteria}


def _contents(catalogue: Catalogue) -> str:
    lines = [
        _MADE,
        f"# The criteria, version {catalogue.version}\n",
        f"{len(catalogue.criteria)} things that a child contact centre's safeguarding policy is asked for. Each is one"
        " file here, with the examples that are its tests; how to write one is in [docs/writing-criteria.md]"
        "(../docs/writing-criteria.md). Weights: critical 3, major 2, minor 1.",
    ]
    for letter, title in catalogue.sections:
        inside = [c for c in catalogue.criteria if c.section == letter]
        if inside:
            lines += [f"\n## {letter}. {title}\n", "| criterion | what is asked | weight | asked of |"]
            lines += ["|---|---|---|---|", *map(_row, inside)]
    return "\n".join(lines) + "\n"


def _row(criterion: Criterion) -> str:
    link = f"[{criterion.id}](../docs/criteria/{criterion.id}.md)"
    return f"| {link} | {criterion.title} | {criterion.weight} | {_asked_of(criterion)} |"


def _page(catalogue: Catalogue, criterion: Criterion) -> str:
    parts = [
        _MADE,
        f"# {criterion.title}\n",
        f"{criterion.id}, {criterion.weight}. Asked of {_asked_of(criterion)}.{_in_force(criterion)}\n",
        f"**Why.** {_flat(criterion.why)}\n",
        f"**Source.** {_flat(criterion.source)} ({', '.join(criterion.basis)})\n",
        "## What is looked for\n",
        *(f"- `{element.name}`: {_asks(element)}" for element in criterion.elements),
        f"\n{_rule_words(criterion)}",
        "## What counts\n",
        *_examples(criterion, True),
        "## What does not, or only in part\n",
        *_examples(criterion, False),
        "## When it is missing\n",
        f"{_flat(criterion.advice)}\n\nWords to start from, with blanks to fill:\n",
        _quoted(criterion.model_wording),
        "## How sure the tool is\n",
        *_sure(catalogue, criterion.id),
    ]
    return "\n".join(parts) + "\n"


def _asked_of(criterion: Criterion) -> str:
    kinds = [_TYPES.get(t.value, t.value) for t in criterion.applies_to]
    nations = [n.replace("-", " ").title() for n in criterion.nations]
    who = f"{' or '.join(kinds)} centres" if kinds else "every centre"
    return who + (f" in {' or '.join(nations)}" if nations else "")


def _in_force(criterion: Criterion) -> str:
    if criterion.counts_from is None:
        return ""
    shown = f" Shown from {criterion.preview.isoformat()}." if criterion.preview else ""
    return f"{shown} Counts from {criterion.counts_from.isoformat()}."


def _asks(element: Element) -> str:
    words = (p.lstrip("=") for s in element.signals for g in s.groups[:1] for p in g)
    some = ", ".join(f"*{_safe(word)}*" for word in list(dict.fromkeys(words))[:SHOWN])
    return _safe(element.asks) + (f" (in words such as {some})" if some else "")


def _rule_words(criterion: Criterion) -> str:
    """Which of them it takes, by their names in the criterion's file."""
    lines = [f"Met: `{criterion.met}`", f"Partly met: `{criterion.partial or 'never'}`"]
    lines += [f"At most partly met: `{criterion.cap}`"] if criterion.cap else []
    lines += [f"Not found, whatever else is there: `{criterion.never}`"] if criterion.never else []
    lines += [f"Checked by hand: `{criterion.review}`"] if criterion.review else []
    lines += [f"When none of these holds: {criterion.default}"] if criterion.default else []
    return "\n".join(f"- {line}" for line in lines) + "\n"


def _examples(criterion: Criterion, met: bool) -> Iterator[str]:
    for example in criterion.examples:
        if (example.outcome == Outcome.MET) == met:
            why = f"{Outcome(example.outcome).words}: {_safe(example.why)}." if example.why else ""
            yield "\n".join(part for part in (f"{why}\n" if why else "", _quoted(example.text)) if part)


def _sure(catalogue: Catalogue, name: str) -> Iterator[str]:
    known = {(m.outcome, m.manner): m.reliability for m in catalogue.measured if m.criterion == name}
    for outcome, words in _SURE.items():
        general = known.get((outcome, None))
        usual, plain = (_told(known.get((outcome, manner)), general) for manner in (Manner.USUAL, Manner.PLAIN))
        yield f"- When it says *{words}* of a policy in the usual words: {usual}; in everyday words: {plain}"
    yield "\nCounted on labelled documents that nothing was learned from, see [how that is measured](../measuring.md)."


def _told(own: Reliability | None, general: Reliability | None) -> str:
    return _right(own) if own or not general else f"{_right(general)}, counted in any words"


def _right(found: Reliability | None) -> str:
    return f"right {found.right} of {found.of} times" if found else "not measured, or on too few documents"


def _flat(text: str) -> str:
    return _safe(" ".join(text.split()))


def _safe(text: str) -> str:
    return text.replace("<", "&lt;").replace("*", "\\*").replace("`", "\\`")


def _quoted(text: str) -> str:
    """A text as a fenced block: its own Markdown is shown and not drawn."""
    return "```text\n" + text.rstrip("\n").replace("```", "'''") + "\n```\n"
