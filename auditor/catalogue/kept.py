"""A catalogue and its hash in, the same catalogue out of a kept file next time, twenty times sooner than from YAML."""

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from auditor import __version__
from auditor.model import Catalogue, Element, Group, PhraseIndex, Signal, SignalKind, Words

_ADAPTER = TypeAdapter(Catalogue)
_PLAIN = {one.name: one.default for one in fields(Signal) if one.name != "kind"}
_GROUPS = ("groups", "section", "without")
_DAMAGED = (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError)


def kept(cache: Path, sha256: str) -> Catalogue | None:
    """The catalogue kept for this hash and this version of the tool, or None; a damaged file counts as none."""
    try:
        parts, _, rest = _path(cache, sha256).read_bytes().partition(b"\n")
        found = _Shelf.of(json.loads(parts)).whole(_ADAPTER.validate_json(rest))
    except _DAMAGED:
        return None
    return found if found.sha256 == sha256 else None


def keep(cache: Path, catalogue: Catalogue) -> None:
    """Keeps the catalogue, whole or not at all; a folder that cannot be written to is no fault."""
    target = _path(cache, catalogue.sha256)
    part = target.with_suffix(f".{os.getpid()}.part")
    shelf = _Shelf()
    rest = shelf.filled(catalogue)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        part.write_bytes(json.dumps(shelf.parts()).encode() + b"\n" + _ADAPTER.dump_json(rest))
        os.replace(part, target)
    except OSError:
        part.unlink(missing_ok=True)


@dataclass(slots=True)
class _Shelf:
    """What there are thousands of in a catalogue, as plain lists: a group is written once, and gone by its number."""

    groups: dict[Group, int] = field(default_factory=dict)
    signals: list[list[dict[str, Any]]] = field(default_factory=list)  # of each element in order
    words: list[list] = field(default_factory=list)
    stances: list[list] = field(default_factory=list)
    index: list = field(default_factory=list)

    def filled(self, catalogue: Catalogue) -> Catalogue:
        """Takes them out of a catalogue and gives it back without."""
        self.words, self.stances = ([[one.name, self._numbered(one.phrases)] for one in some]
                                    for some in (catalogue.words, catalogue.stances))  # fmt: skip
        bare = _with_signals(catalogue, lambda element: self.signals.append(list(map(self._row, element.signals))))
        index = catalogue.prepared.index
        self.index = [list(map(self._numbered, index.groups)), index.phrases.text, index.groups_of, index.starts]
        return replace(bare, words=(), stances=(), prepared=replace(catalogue.prepared, index=PhraseIndex()))

    def parts(self) -> list:
        """All of it, to be written."""
        return [[group.text for group in self.groups], self.signals, self.words, self.stances, self.index]

    @classmethod
    def of(cls, parts: list) -> "_Shelf":
        """What `parts` gave; its groups have to be in order."""
        groups, *others = parts
        return cls({Group.of(text): number for number, text in enumerate(groups)}, *others)

    def whole(self, bare: Catalogue) -> Catalogue:
        """Puts them back into the catalogue that `filled` gave."""
        groups, rows = list(self.groups), iter(self.signals)
        words, stances = (tuple(Words(name, groups[n]) for name, n in some) for some in (self.words, self.stances))
        numbers, phrases, groups_of, starts = self.index
        index = PhraseIndex(tuple(groups[n] for n in numbers), Group.of(phrases), groups_of, tuple(starts))
        made = _with_signals(bare, lambda _: (_signal(row, groups) for row in next(rows, None)))
        return replace(made, words=words, stances=stances, prepared=replace(bare.prepared, index=index))

    def _numbered(self, group: Group) -> int:
        return self.groups.setdefault(group, len(self.groups))

    def _row(self, signal: Signal) -> dict[str, Any]:
        row = {name: value for name, plain in _PLAIN.items() if (value := getattr(signal, name)) != plain}
        return row | {"kind": signal.kind.value} | {k: list(map(self._numbered, row[k])) for k in _GROUPS if k in row}


def _signal(row: dict[str, Any], groups: list[Group]) -> Signal:
    made = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    made |= {name: tuple([groups[n] for n in row[name]]) for name in _GROUPS if name in row}
    return Signal(**made | {"kind": SignalKind(row["kind"])})


def _with_signals(catalogue: Catalogue, signals: Callable[[Element], Iterable[Signal] | None]) -> Catalogue:
    """The catalogue with other signals of each element."""

    def elements(some: tuple[Element, ...]) -> tuple[Element, ...]:
        return tuple(replace(one, signals=tuple(signals(one) or ())) for one in some)

    criteria = tuple(replace(one, elements=elements(one.elements)) for one in catalogue.criteria)
    return replace(catalogue, criteria=criteria, types=elements(catalogue.types))


def _path(cache: Path, sha256: str) -> Path:
    return cache / f"catalogue-{__version__}-{sha256[:32]}.json"
