"""A folder of label files in, what experts said of each document out; every fault with its file and place."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from auditor.model import Centre, CentreType, Label, Labelled, Nation, Outcome

TYPES = {
    "SUPD": CentreType.SUPERVISED,
    "SUPT": CentreType.SUPPORTED,
    "SERV": CentreType.SERVICE,
    "VIRT": CentreType.VIRTUAL,
    "LA": CentreType.LOCAL_AUTHORITY,
    "ACC": CentreType.ACCREDITED,
    "NON": CentreType.INDEPENDENT,
}
SAME = {"NA": "NOT_APPLICABLE", "N/A": "NOT_APPLICABLE", "NOT MET": "NOT_MET", "GAP": "NOT_MET"}


class BadLabels(ValueError):
    """A label file that cannot be used: the message says which, where, and what is expected."""


def read_labels(folder: Path) -> tuple[Labelled, ...]:
    """What each *.json file in the folder says, in the order of their names. Raises BadLabels."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise BadLabels(f"{folder}: there is no .json file with labels here")
    return tuple(labelled(path.stem, _data(path)) for path in paths)


def _data(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as bad:
        raise BadLabels(f"{path.name}: this is not JSON ({bad})") from None


def labelled(name: str, data: Any) -> Labelled:
    """The labels of one document from its file's data. Raises BadLabels naming the place."""
    try:
        labels = tuple(_label(n, entry) for n, entry in enumerate(data["labels"]))
        return Labelled(name, _centre(name, data), date.fromisoformat(data["audit_date"]), labels)
    except KeyError as bad:
        raise BadLabels(f"{name}.json: {bad} is missing or unknown") from None
    except (TypeError, ValueError) as bad:
        raise BadLabels(f"{name}.json: {bad}") from None


def _centre(name: str, data: Mapping[str, Any]) -> Centre:
    types = tuple(TYPES[kind] for kind in data.get("centre_types", ()))
    nation = Nation(str(data.get("nation", "England")).lower().replace(" ", "-"))
    return Centre(name, name.replace("-", " ").capitalize(), types, nation)


def _label(n: int, entry: Mapping[str, Any]) -> Label:
    try:
        other = _outcome(entry["alt"]) if entry.get("alt") else None
        quotes = tuple(str(quote["text"]) for quote in entry.get("quotes") or ())
        return Label(str(entry["criterion"]), _outcome(entry["label"]), other, quotes, str(entry.get("missing") or ""))
    except (KeyError, TypeError, ValueError) as bad:
        asked = "each has criterion, label (MET, PARTIAL, NOT_MET or NA) and quotes"
        raise ValueError(f"label {n + 1}: {bad}; {asked}") from None


def _outcome(word: str) -> Outcome:
    return Outcome(SAME.get(str(word), str(word)))
