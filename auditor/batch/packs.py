"""Paths in, one Pack a centre out: which files belong together, and a safe name for each centre."""

from collections.abc import Iterable
from pathlib import Path

from auditor.model import Centre, CentreType, Nation, Pack

PASSED_OVER = ("~$", ".", "__MACOSX", "Thumbs.db")


def packs_in(
    paths: Iterable[Path], types: tuple[CentreType, ...] = (), nation: Nation = Nation.ENGLAND
) -> tuple[Pack, ...]:
    """One Pack a centre: a folder directly under a given one is a centre with all its files, a loose file its own."""
    found: list[tuple[str, tuple[Path, ...]]] = []
    for path in paths:
        if path.is_dir():
            for entry in sorted(path.iterdir()):
                files = _files(entry)
                if files:
                    found.append((entry.name if entry.is_dir() else entry.stem, files))
        else:
            found.append((path.stem, (path,)))
    ids = _distinct([name for name, _ in found])
    return tuple(
        Pack(Centre(key, _spoken(name), types, nation), tuple(map(str, files)))
        for key, (name, files) in zip(ids, found, strict=True)
    )


def _files(entry: Path) -> tuple[Path, ...]:
    if entry.name.startswith(PASSED_OVER):
        return ()
    if entry.is_dir():
        return tuple(
            p
            for p in sorted(entry.rglob("*"))
            if p.is_file() and not any(part.startswith(PASSED_OVER) for part in p.relative_to(entry).parts)
        )
    return (entry,) if entry.is_file() else ()


def _distinct(names: list[str]) -> list[str]:
    """A safe name for each, no two alike even where case does not count."""
    seen: set[str] = set()
    out = []
    for name in names:
        base = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in name).strip("-") or "centre"
        key, n = base, 2
        while key.lower() in seen:
            key, n = f"{base}-{n}", n + 1
        seen.add(key.lower())
        out.append(key)
    return out


def _spoken(name: str) -> str:
    words = " ".join(name.replace("_", " ").replace("-", " ").split()) or name
    return words.title() if words.islower() else words
