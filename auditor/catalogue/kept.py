"""A catalogue and its hash in, the same catalogue out of a kept file next time, forty times sooner than from YAML."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from auditor import __version__
from auditor.model import Catalogue, Element, Signal

Group = tuple[str, ...]

_ADAPTER = TypeAdapter(Catalogue)
_GROUPS = TypeAdapter(tuple[tuple[str, ...], ...])
_MARK = "\0"  # before the number of a group that stands in many signals; no phrase has it
_LONG = 8  # phrases, from which a group is written once
_PARTS = ("groups", "section", "without")


def kept(cache: Path, sha256: str) -> Catalogue | None:
    """The catalogue kept for this hash and this version of the tool, or None; a damaged file counts as none."""
    try:
        groups, _, whole = _path(cache, sha256).read_bytes().partition(b"\n")
        found = _spread(_ADAPTER.validate_json(whole), _GROUPS.validate_json(groups))
    except (OSError, ValidationError, IndexError, ValueError):
        return None
    return found if found.sha256 == sha256 else None


def keep(cache: Path, catalogue: Catalogue) -> None:
    """Keeps the catalogue, whole or not at all; a folder that cannot be written to is no fault."""
    target = _path(cache, catalogue.sha256)
    part = target.with_suffix(f".{os.getpid()}.part")
    groups: dict[Group, int] = {}
    folded = _with_groups(catalogue, lambda group: _folded(group, groups))
    try:
        cache.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_GROUPS.dump_json(tuple(groups)) + b"\n" + _ADAPTER.dump_json(folded))
        os.replace(part, target)
    except OSError:
        part.unlink(missing_ok=True)


def _folded(group: Group, groups: dict[Group, int]) -> Group:
    return (f"{_MARK}{groups.setdefault(group, len(groups))}",) if len(group) >= _LONG else group


def _spread(catalogue: Catalogue, groups: tuple[Group, ...]) -> Catalogue:
    def spread(group: Group) -> Group:
        return groups[int(group[0][1:])] if len(group) == 1 and group[0].startswith(_MARK) else group

    return _with_groups(catalogue, spread)


def _with_groups(catalogue: Catalogue, change: Callable[[Group], Group]) -> Catalogue:
    """The catalogue with each group of its signals changed."""

    def signal(one: Signal) -> Signal:
        parts = {part: tuple(map(change, given)) for part in _PARTS if (given := getattr(one, part))}
        return replace(one, **parts) if parts else one

    def elements(some: tuple[Element, ...]) -> tuple[Element, ...]:
        return tuple(replace(one, signals=tuple(map(signal, one.signals))) for one in some)

    criteria = tuple(replace(one, elements=elements(one.elements)) for one in catalogue.criteria)
    return replace(catalogue, criteria=criteria, types=elements(catalogue.types))


def _path(cache: Path, sha256: str) -> Path:
    return cache / f"catalogue-{__version__}-{sha256[:32]}.json"
