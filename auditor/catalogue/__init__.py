"""A folder of criteria in, one Catalogue out, kept for the next time; every fault at once, each with file and line."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from auditor.catalogue.kept import keep, kept
from auditor.catalogue.shape import WORDING, BadCatalogue
from auditor.model import Catalogue

__all__ = ["WORDING", "BadCatalogue", "load"]


def load(
    folder: Path,
    only: frozenset[str] = frozenset(),
    cache: Path | None = None,
    prepare: Callable[[Catalogue], Catalogue] = lambda catalogue: catalogue,
) -> Catalogue:
    """All criteria under `folder`, or those named, in the order of its catalogue.yaml.

    With `cache`, a folder, the whole catalogue is kept there by the hash of its files, with what `prepare` adds to it
    unless it was there. Raises BadCatalogue with every fault found, each with its file and line.
    """
    if not (folder / "catalogue.yaml").is_file():
        raise BadCatalogue([f"{folder}: there is no catalogue.yaml here; give the folder that holds the criteria"])
    sha256 = _sha256(folder)
    found = kept(cache, sha256) if cache and not only else None
    ready = found or _from_yaml(folder, only, sha256)
    if only or not cache:
        return ready
    ready = prepare(ready)
    if ready is not found:
        keep(cache, ready)
    return ready


def _from_yaml(folder: Path, only: frozenset[str], sha256: str) -> Catalogue:
    from auditor.catalogue.from_yaml import from_yaml  # with its library, which a kept catalogue does not need

    return from_yaml(folder, only, sha256)


def _sha256(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted([*folder.rglob("*.yaml"), *folder.glob(WORDING)]):
        digest.update(
            path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0"
        )
    return digest.hexdigest()
