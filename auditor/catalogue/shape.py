"""Raw YAML in, the shape of our dataclasses out: compact signals are spelled out and shared words expanded."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from auditor.model import Stance

KINDS = ("phrase", "near", "pattern", "heading", "fact", "resembles")
OUTCOMES = ("met", "partial", "cap", "never", "review", "otherwise")
STANCES = tuple(stance.value for stance in Stance)
WORDING = "known-wording.txt"  # beside the criteria, where there is one
Groups = tuple[tuple[str, ...], ...]


class BadCatalogue(Exception):
    """The folder's faults, one line each: file, line and what to do."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Misshapen(Exception):
    """Something is not of the right shape; `place` is the path of keys to it."""

    def __init__(self, place: tuple, text: str) -> None:
        super().__init__(f"{'.'.join(map(str, place))}: {text}" if place else text)
        self.place = place


def words_of(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """name -> phrases, with @names inside expanded; raises Misshapen for an unknown name or a circle."""
    plain = {str(k): [str(p) for p in v or []] for k, v in data.items()}

    def spelled(name: str, above: tuple[str, ...]) -> tuple[str, ...]:
        if name not in plain or name in above:
            raise Misshapen((above[-1] if above else name,), f"@{name} is {'a circle' if name in above else 'unknown'}")
        out: list[str] = []
        for phrase in plain[name]:
            out += spelled(phrase[1:], (*above, name)) if phrase.startswith("@") else [phrase]
        return tuple(dict.fromkeys(out))

    return {name: spelled(name, ()) for name in plain}


def expand(group: Sequence[str], words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """One group's alternatives with each @name replaced by its phrases; raises Misshapen."""
    out: list[str] = []
    for phrase in group:
        if phrase.startswith("@"):
            if phrase[1:] not in words:
                raise Misshapen((), f"{phrase} is not in words.yaml")
            out += words[phrase[1:]]
        else:
            out.append(phrase)
    return tuple(dict.fromkeys(out))


def criterion_of(data: Mapping[str, Any], set_name: str, name: str, spell: Callable) -> dict[str, Any]:
    """A criterion file's data in the shape of Criterion; raises Misshapen at the first thing out of shape."""
    shaped = {str(k): v for k, v in data.items() if k not in ("outcome", "elements", "in_force")}
    outcome = data.get("outcome")
    if not isinstance(outcome, Mapping) or "met" not in outcome:
        raise Misshapen(("outcome",), "say when it is met: outcome: {met: ..., partial: ...}")
    unknown = [k for k in outcome if k not in OUTCOMES]
    if unknown:
        raise Misshapen(("outcome", unknown[0]), f"unknown; the outcomes are {', '.join(OUTCOMES)}")
    shaped |= {("default" if k == "otherwise" else str(k)): " ".join(str(v).split()) for k, v in outcome.items()}
    shaped |= _in_force(data.get("in_force", {}))
    elements = data.get("elements")
    if not isinstance(elements, Mapping) or not elements:
        raise Misshapen(("elements",), "a criterion has at least one element")
    shaped["elements"] = [element_of(str(k), v, spell) for k, v in elements.items()]
    fields = ("why", "advice", "model_wording", "source", "question")
    shaped |= {k: str(shaped[k]).strip() for k in fields if k in shaped}
    return {"partial": "", **shaped, "id": name, "set": set_name}


def _in_force(dates: Any) -> dict[str, Any]:
    """`in_force: {preview: 2027-01-01, counts_from: 2027-09-01}` as two fields; raises Misshapen."""
    known = isinstance(dates, Mapping) and not set(dates) - {"preview", "counts_from"}
    if not known or (dates and "counts_from" not in dates):
        raise Misshapen(("in_force",), "say from when it counts: in_force: {preview: DATE, counts_from: DATE}")
    if "preview" in dates and str(dates["preview"]) >= str(dates["counts_from"]):
        raise Misshapen(("in_force",), "`preview` comes before `counts_from`")
    return {str(k): v for k, v in dates.items()}


def element_of(name: str, data: Any, spell: Callable) -> dict[str, Any]:
    """One element's data in the shape of Element; raises Misshapen."""
    place = ("elements", name)
    if not isinstance(data, Mapping) or "asks" not in data or not isinstance(data.get("signals"), Sequence):
        raise Misshapen(place, "an element has `asks` and a list of `signals`")
    signals = [_signal((*place, "signals", n), s, spell) for n, s in enumerate(data["signals"])]
    shaped = {"name": name, "asks": str(data["asks"]).strip(), "signals": signals}
    return shaped | {"circumstance": data.get("circumstance", False)}


def _signal(place: tuple, data: Any, spell: Callable) -> dict[str, Any]:
    kinds = [k for k in KINDS if isinstance(data, Mapping) and k in data]
    if not kinds or ("near" not in kinds and len(kinds) > 1):
        raise Misshapen(place, f"a signal has exactly one of {', '.join(KINDS)} (a fact or pattern may add near)")
    kind = next((k for k in kinds if k != "near"), "near")
    shaped = {k: v for k, v in data.items() if k not in KINDS and k not in ("without", "section")}
    shaped["within"] = str(data.get("within", "sentence"))
    try:
        if kind in ("phrase", "heading"):
            shaped["groups"] = [spell(_alternatives(data[kind]))]
        elif kind in ("pattern", "fact"):
            shaped[kind] = str(data[kind])
        if "near" in data:
            near = [str(g) for g in data["near"]]
            shaped["headed"] = [n for n, g in enumerate(near) if "^" in g]
            shaped["loose"] = [n for n, g in enumerate(near) if "~" in g]
            shaped["groups"] = [spell(_alternatives(g.replace("^", "").replace("~", ""))) for g in near]
        for key in ("without", "section"):
            if key in data:
                shaped[key] = [spell(_alternatives(g)) for g in _listed(data[key])]
    except Misshapen as bad:
        raise Misshapen(place, str(bad)) from bad
    allowed = [str(a) for a in _listed(data.get("allow", []))]
    odd = [a for a in allowed if a not in STANCES]
    if odd:
        raise Misshapen((*place, "allow"), f"'{odd[0]}' is no stance; they are {', '.join(STANCES)}")
    return {**shaped, "kind": kind, "allow": allowed}


def _listed(value: Any) -> list:
    return [value] if isinstance(value, str) else list(value)


def _alternatives(value: Any) -> list[str]:
    parts = value.split("|") if isinstance(value, str) else [p for v in value for p in str(v).split("|")]
    return [p.strip() for p in parts if p.strip()]
