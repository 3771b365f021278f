"""Paths in, one Pack a centre out: which files belong together, and a safe name for each centre."""

import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from auditor.model import Centre, CentreType, Nation, Pack

_BECAUSE = {
    "~$": "a lock file that Word leaves beside an open document",
    "__MACOSX": "a Mac's own notes about other files",
    "Thumbs.db": "a file of Windows's own",
    "desktop.ini": "a file of Windows's own",
}  # why a file whose name, or a folder of whose, begins so is no document
PASSED_OVER = (*_BECAUSE, ".")
DEVICES = frozenset("con prn aux nul clock$".split()) | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
TAKEN = DEVICES | {"index"}  # names that Windows or our own pages have already
LONGEST_ID = 80
DEEPEST = 20  # folders within folders


@dataclass(frozen=True, slots=True)
class Submission:
    """What somebody sent: a folder or a loose file, by its name, with the files in it."""

    name: str
    entry: Path
    files: tuple[Path, ...]


def packs_in(
    paths: Iterable[Path], types: tuple[CentreType, ...] = (), nation: Nation = Nation.ENGLAND
) -> tuple[Pack, ...]:
    """One Pack a centre: a folder directly under a given one is a centre with all its files, a loose file its own.

    Links, pipes and devices in a folder stay in its pack, where the worker refuses them by name; lock files and the
    like are passed over, unless a centre has nothing else.
    """
    found = submissions(paths)
    ids = distinct([one.name for one in found])
    return tuple(
        Pack(Centre(key, _spoken(one.name), types, nation), tuple(map(str, one.files)))
        for key, one in zip(ids, found, strict=True)
    )


def submissions(paths: Iterable[Path]) -> list[Submission]:
    """What was given: each folder directly under a given one with all its files, and each loose file, in order."""
    found: list[Submission] = []
    for path in paths:
        if path.is_dir():
            for entry in sorted(path.iterdir()):
                files = files_of(entry)
                if files:
                    found.append(Submission(entry.name if _is_folder(entry) else entry.stem, entry, files))
        else:
            found.append(Submission(path.stem, path, (path.resolve() if path.is_symlink() else path,)))
    return found


def plain(name: str) -> str:
    """A name as it can be shown anywhere: control and direction signs and bytes that are no text show as U+FFFD."""
    return "".join("\ufffd" if unicodedata.category(c)[0] == "C" else c for c in name)


def passed_over(paths: Iterable[Path]) -> tuple[tuple[str, str], ...]:
    """(place, why) for each lock file and the like that no centre is judged by, in order; hidden files are not told."""
    paths = list(paths)
    used = {file for one in submissions(paths) for file in one.files}
    left = ((p, p.relative_to(path).parts) for path in paths if path.is_dir() for p in _walk(path, 0, (".",))
            if p not in used)  # fmt: skip
    return tuple(("/".join(map(plain, parts)), why) for _, parts in left if (why := _why(parts)))


def _why(parts: tuple[str, ...]) -> str:
    return next((why for start, why in _BECAUSE.items() if any(part.startswith(start) for part in parts)), "")


def files_of(entry: Path) -> tuple[Path, ...]:
    """The files of one submission, in order: itself, or all that is in it; none for a lock file."""
    if entry.name.startswith(PASSED_OVER):
        return ()
    if not _is_folder(entry):
        return (entry,)
    return tuple(_walk(entry, 0, PASSED_OVER)) or tuple(_walk(entry, 0, (".",)))


def _walk(folder: Path, depth: int, without: tuple[str, ...]) -> list[Path]:
    """All that is in a folder and is no folder itself, in order; a folder that may not be opened stands for itself."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return [folder]
    found: list[Path] = []
    for entry in entries:
        if entry.name.startswith(without):
            continue
        if _is_folder(entry) and depth < DEEPEST:
            found += _walk(entry, depth + 1, without)
        else:
            found.append(entry)
    return found


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not os.path.islink(path)


def distinct(names: list[str]) -> list[str]:
    """A safe name for each, no two alike even where case does not count, none that Windows keeps for itself."""
    seen: set[str] = set()
    out = []
    for name in names:
        base = _safe(name)
        key, n = base, 2
        while key.lower() in seen:
            key, n = f"{base}-{n}", n + 1
        seen.add(key.lower())
        out.append(key)
    return out


def _safe(name: str) -> str:
    """Plain letters, digits, hyphens and underscores; accents are dropped, all else becomes a hyphen."""
    letters = (c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    base = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in letters)
    base = base[:LONGEST_ID].strip("-_") or "centre"
    return f"centre-{base}" if base.lower() in TAKEN else base


def _spoken(name: str) -> str:
    name = plain(name)
    words = " ".join(name.replace("_", " ").replace("-", " ").split()) or name
    return words.title() if words.islower() else words
