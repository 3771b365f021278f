"""A catalogue and its hash in, the same catalogue out of a kept file next time, forty times sooner than from YAML."""

import os
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from auditor import __version__
from auditor.model import Catalogue

_ADAPTER = TypeAdapter(Catalogue)


def kept(cache: Path, sha256: str) -> Catalogue | None:
    """The catalogue kept for this hash and this version of the tool, or None; a damaged file counts as none."""
    try:
        found = _ADAPTER.validate_json(_path(cache, sha256).read_bytes())
    except (OSError, ValidationError):
        return None
    return found if found.sha256 == sha256 else None


def keep(cache: Path, catalogue: Catalogue) -> None:
    """Keeps the catalogue, whole or not at all; a folder that cannot be written to is no fault."""
    target = _path(cache, catalogue.sha256)
    part = target.with_suffix(f".{os.getpid()}.part")
    try:
        cache.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_ADAPTER.dump_json(catalogue))
        os.replace(part, target)
    except OSError:
        part.unlink(missing_ok=True)


def _path(cache: Path, sha256: str) -> Path:
    return cache / f"catalogue-{__version__}-{sha256[:32]}.json"
