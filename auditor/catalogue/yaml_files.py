"""A YAML file in, its data with line numbers out; 1.2 rules, so that no stays a word and a double key is a fault."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class BadYaml(Exception):
    """A file that is no YAML; the message names file, line and fault."""


@dataclass(frozen=True, slots=True)
class Raw:
    """What a file holds, and where."""

    path: Path
    data: Any

    def line(self, place: tuple) -> int:
        """The 1-based line of a place, a path of keys and indexes, or of the nearest thing above it."""
        node, line = self.data, 1
        for step in place:
            marks = getattr(node, "lc", None)
            try:
                if marks is not None and marks.data and step in marks.data:
                    line = marks.data[step][0] + 1
                node = node[step]
            except (KeyError, IndexError, TypeError):
                break
        return line


def load_yaml(path: Path) -> Raw:
    """The file's mapping with its line marks; raises BadYaml."""
    from ruamel.yaml import YAML  # a catalogue that is kept needs none of it
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        data = YAML(typ="rt").load(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as bad:
        mark = bad.problem_mark
        raise BadYaml(f"{path}:{mark.line + 1 if mark else 1}: {bad.problem}") from bad
    except (YAMLError, OSError, UnicodeDecodeError) as bad:
        raise BadYaml(f"{path}:1: {bad}") from bad
    if not isinstance(data, Mapping):
        raise BadYaml(f"{path}:1: this file must be a mapping of names to values")
    return Raw(path, data)
