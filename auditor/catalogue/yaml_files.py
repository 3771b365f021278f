"""A YAML file in, its data with line numbers out; 1.2 rules, so that no stays a word and a double key is a fault."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the library's own C parser, wherever its wheel brings it
_WORDS = {  # what is no plain text, by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema)
    "null": (r"~|null|Null|NULL|", "~nN"),
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "int": (r"[-+]?[0-9]+", "-+0123456789"),
    "float": (r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    "timestamp": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "0123456789"),
}


class BadYaml(Exception):
    """A file that is no YAML; the message names file, line and fault."""


@dataclass(frozen=True, slots=True)
class Raw:
    """What a file holds, and where."""

    path: Path
    data: Any
    node: yaml.Node | None = None

    def line(self, place: tuple) -> int:
        """The 1-based line of a place, a path of keys and indexes, or of the nearest thing above it."""
        node, line = self.node, 1
        for step in place:
            found = _within(node, step)
            if found is None:
                break
            line, node = found
        return line


class _Loader(_FAST):
    yaml_implicit_resolvers: dict = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                told = f"the key '{key.value}' is there twice"
                raise yaml.constructor.ConstructorError(None, None, told, key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


for _kind, (_pattern, _first) in _WORDS.items():
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(f"(?:{_pattern})\\Z"), [*_first, ""])
_Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))


def load_yaml(path: Path) -> Raw:
    """The file's mapping with its line marks; raises BadYaml."""
    try:
        loader = _Loader(path.read_text(encoding="utf-8"))
        try:
            node = loader.get_single_node()
            data = loader.construct_document(node) if node else None
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as bad:
        mark = bad.problem_mark
        raise BadYaml(f"{path}:{mark.line + 1 if mark else 1}: {bad.problem}") from bad
    except (yaml.YAMLError, OSError, ValueError) as bad:  # ValueError: no UTF-8, or a day that no calendar has
        raise BadYaml(f"{path}:1: {bad}") from bad
    if not isinstance(data, Mapping):
        raise BadYaml(f"{path}:1: this file must be a mapping of names to values")
    return Raw(path, data, node)


def _within(node: yaml.Node | None, step: Any) -> tuple[int, yaml.Node] | None:
    """The line and the node of one key or index of a node."""
    if isinstance(node, yaml.MappingNode):
        return next(((k.start_mark.line + 1, v) for k, v in node.value if k.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None
