"""A folder of criteria in, one Catalogue out of its YAML; every fault at once, each with its file and line."""

import re
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from auditor.catalogue.shape import WORDING, BadCatalogue, Misshapen, criterion_of, element_of, expand, words_of
from auditor.catalogue.yaml_files import BadYaml, Raw, load_yaml
from auditor.model import Catalogue, Criterion, Element, Group, OutdatedTerm, Words
from auditor.model.rule import BadRule, rule

_FINGERPRINT = re.compile(r"(?:[0-9a-f]{6}(?: +[0-9a-f]{6})*)?")


def from_yaml(folder: Path, only: frozenset[str], sha256: str) -> Catalogue:
    """The criteria under `folder`, or those named; raises BadCatalogue with every fault found."""
    faults: list[str] = []
    head = _raw(folder / "catalogue.yaml", faults)
    words = _words(folder / "words.yaml", faults)
    stances = _words(folder / "stance.yaml", faults)
    outdated = _outdated(folder / "currency.yaml", faults)
    criteria = _criteria(folder, words, head.data.get("order", []), only, faults)
    core = _core(head, criteria, only, faults)
    types = _types(folder / "centre-types.yaml", words, faults)
    wording = _wording(folder / WORDING, faults)
    if faults:
        raise BadCatalogue(faults)
    return Catalogue(
        criteria,
        tuple(Words(n, Group(p)) for n, p in words.items()),
        outdated,
        sha256,
        str(head.data["version"]),
        tuple((str(k), str(v)) for k, v in head.data["sections"].items()),
        tuple(Words(n, Group(p)) for n, p in stances.items()),
        head.data["examples_date"],
        types,
        core=core,
        known_wording=wording,
    )


def _core(head: Raw, criteria: tuple[Criterion, ...], only: frozenset[str], faults: list[str]) -> tuple[str, ...]:
    """The criteria of which every safeguarding policy says something; a list of such as there are."""
    core = head.data.get("core") or []
    if not isinstance(core, list):
        faults.append(f"{head.path}:{head.line(('core',))}: core: write the ids of criteria as a list")
        return ()
    known = {criterion.id for criterion in criteria}
    faults += [
        f"{head.path}:{head.line(('core',))}: core names {name}, but there is no such criterion"
        for name in core
        if name not in known and not only
    ]
    return tuple(map(str, core))


def _wording(path: Path, faults: list[str]) -> str:
    """The fingerprints of published wording, as text; a line that holds none is a fault."""
    if not path.is_file():
        return ""
    text = path.read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), 1):
        if not _FINGERPRINT.fullmatch(line.partition("#")[0].strip()):
            faults.append(f"{path}:{number}: no fingerprint; write this file with 'auditor criteria wording'")
    return text


def _raw(path: Path, faults: list[str]) -> Raw:
    try:
        return load_yaml(path)
    except BadYaml as bad:
        faults.append(str(bad))
        return Raw(path, {})


def _words(path: Path, faults: list[str]) -> dict[str, tuple[str, ...]]:
    raw = _raw(path, faults)
    try:
        return words_of(raw.data)
    except Misshapen as bad:
        faults.append(f"{path}:{raw.line(bad.place)}: {bad}")
        return {}


def _outdated(path: Path, faults: list[str]) -> tuple[OutdatedTerm, ...]:
    raw = _raw(path, faults)
    return (
        _validated(TypeAdapter(tuple[OutdatedTerm, ...]), raw.data.get("outdated", []), raw, ("outdated",), faults)
        or ()
    )


def _types(path: Path, words: dict[str, tuple[str, ...]], faults: list[str]) -> tuple[Element, ...]:
    raw = _raw(path, faults)
    try:
        shaped = [element_of(str(k), v, lambda g: expand(g, words)) for k, v in raw.data.get("elements", {}).items()]
    except Misshapen as bad:
        faults.append(f"{path}:{raw.line(bad.place)}: {bad}")
        return ()
    return _validated(TypeAdapter(tuple[Element, ...]), shaped, raw, ("elements",), faults) or ()


def _criteria(
    folder: Path, words: dict[str, tuple[str, ...]], order: list[str], only: frozenset[str], faults: list[str]
) -> tuple[Criterion, ...]:
    found: dict[str, Criterion] = {}
    adapter = TypeAdapter(Criterion)
    for path in sorted(p for p in folder.glob("*/*.yaml") if not only or p.stem in only):
        raw = _raw(path, faults)
        try:
            shaped = criterion_of(raw.data, path.parent.name, path.stem, lambda g: expand(g, words))
        except Misshapen as bad:
            faults.append(f"{path}:{raw.line(bad.place)}: {bad}")
            continue
        criterion = _validated(adapter, shaped, raw, (), faults)
        if criterion:
            faults += [f"{path}:{raw.line(('outcome', key))}: {text}" for key, text in _outcome_faults(criterion)]
            found[criterion.id] = criterion
    faults += [
        f"{folder / 'catalogue.yaml'}: order names {name}, but there is no such file"
        for name in order
        if name not in found and not only
    ]
    rank = {name: n for n, name in enumerate(order)}
    return tuple(sorted(found.values(), key=lambda c: (rank.get(c.id, len(rank)), c.id)))


def _validated(adapter: TypeAdapter, data: Any, raw: Raw, prefix: tuple, faults: list[str]) -> Any:
    try:
        return adapter.validate_python(data)
    except ValidationError as bad:
        for error in bad.errors():
            place = (*prefix, *error["loc"])
            faults.append(f"{raw.path}:{raw.line(place)}: {'.'.join(map(str, place))}: {error['msg']}")
        return None


def _outcome_faults(criterion: Criterion) -> list[tuple[str, str]]:
    known, used = {e.name for e in criterion.elements}, set()
    for key in ("met", "partial", "cap", "never", "review"):
        try:
            names = rule(getattr(criterion, key)).names()
        except BadRule as bad:
            return [(key, f"outcome.{key}: {bad}")]
        if names - known:
            return [(key, f"outcome.{key} names {', '.join(sorted(names - known))}, which is no element here")]
        used |= names
    return [
        ("met", f"element {name} decides nothing: use it in an outcome or delete it") for name in sorted(known - used)
    ]
