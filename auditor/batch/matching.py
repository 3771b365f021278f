"""The centres of a register and a folder of submissions in; packs out, with what has no document and what no centre."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from auditor.batch.packs import Submission, distinct, files_of, plain, submissions
from auditor.batch.register import NAMES, Line
from auditor.model import Centre, Failure, Pack, Reason
from auditor.readers.reasons import ADVICE

_GENERAL = frozenset("the child children childrens contact centre center family ltd limited cio and of".split())


@dataclass(slots=True)
class _Claim:
    """What one line of the register has been given so far."""

    line: Line
    files: list[Path] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def matched(lines: tuple[Line, ...], paths: Iterable[Path], register: Path) -> tuple[Pack, ...]:
    """A pack for each centre of the register, in its order, then one for each submission that is no centre's.

    A line that names files gets these; the others get the folder or files whose names begin with the centre's id or
    name, the longest such name first. A centre without a document and a submission without a centre are packs
    without paths, which hold a Failure that says so.
    """
    paths = tuple(paths)
    found = [s for s in submissions(paths) if not _is_register(s.entry, register)]
    claims = [_Claim(line) for line in lines]
    taken: set[Path] = set()
    for claim in claims:
        _give_named(claim, paths, register, taken)
    _give_by_name([claim for claim in claims if not claim.line.files], found, taken)
    left = [s for s in found if taken.isdisjoint(s.files)]
    left += [_rest(s, taken) for s in found if not taken.isdisjoint(s.files) and not taken.issuperset(s.files)]
    ids = distinct([claim.line.id or claim.line.name for claim in claims] + [s.name for s in left])
    packs = [_pack(key, claim) for key, claim in zip(ids, claims, strict=False)]
    return (*packs, *(_nobody(key, s) for key, s in zip(ids[len(claims) :], left, strict=True)))


def _is_register(entry: Path, register: Path) -> bool:
    return entry.name.lower() in NAMES or (register.exists() and entry.exists() and entry.samefile(register))


def _give_named(claim: _Claim, paths: tuple[Path, ...], register: Path, taken: set[Path]) -> None:
    for name in claim.line.files:
        entry = next((e for e in _places(name, paths, register) if e is not None), None)
        files = files_of(entry) if entry else ()
        claim.files += files
        taken.update(files)
        if not files:
            claim.missing.append(plain(name))


def _places(name: str, paths: tuple[Path, ...], register: Path) -> Iterable[Path | None]:
    """Where a named file or folder may be: in a folder given, as given itself, or beside the register."""
    steps = [step for step in re.split(r"[\\/]+", name) if step not in ("", ".")]
    for path in paths:
        yield _down(path, steps) if path.is_dir() else path if _same(path.name, steps[-1] if steps else "") else None
    yield _down(register.parent, steps)


def _down(folder: Path, steps: list[str]) -> Path | None:
    """What is reached from a folder by names, whatever their case; never out of the folder, never over a link."""
    if not steps or ".." in steps:
        return None
    for step in steps:
        try:
            folder = next(entry for entry in sorted(folder.iterdir()) if _same(entry.name, step))
        except (OSError, StopIteration):
            return None
        if folder.is_symlink() and folder.is_dir():
            return None
    return folder


def _same(one: str, other: str) -> bool:
    return unicodedata.normalize("NFC", one).casefold() == unicodedata.normalize("NFC", other).casefold()


def _give_by_name(claims: list[_Claim], found: list[Submission], taken: set[Path]) -> None:
    """Each submission to the centre whose id or name its own begins with; to none when two fit equally well."""
    names = [(words, claim) for claim in claims for words in _called(claim.line)]
    for submission in found:
        own = _words(submission.name)
        bare = _bare(own)
        fits = [(size, n) for n, (words, _) in enumerate(names) if (size := _fit(words, own, bare))]
        best = {id(names[n][1]): names[n][1] for size, n in fits if size == max(fits)[0]}
        if len(best) == 1 and taken.isdisjoint(submission.files):
            (claim,) = best.values()
            claim.files += submission.files
            taken.update(submission.files)


def _fit(words: tuple[str, ...], own: tuple[str, ...], bare: tuple[str, ...]) -> float:
    """How much of a submission's name is a centre's: its telling words, or all of them when the names are the same."""
    telling = _bare(words)
    if words == own:
        return len(words) + 0.5
    if own[: len(words)] == words or (telling and bare[: len(telling)] == telling):
        return len(telling) or 0.5
    return 0


def _called(line: Line) -> list[tuple[str, ...]]:
    return [words for words in (_words(line.id), _words(line.name)) if words]


def _words(text: str) -> tuple[str, ...]:
    letters = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return tuple(re.findall(r"[^\W_]+", re.sub(r"['’]", "", letters)))


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _GENERAL)


def _rest(submission: Submission, taken: set[Path]) -> Submission:
    """What is left of a folder of which the register names only a part."""
    files = tuple(path for path in submission.files if path not in taken)
    return Submission(f"{submission.name}: {', '.join(plain(path.name) for path in files)}", submission.entry, files)


def _pack(key: str, claim: _Claim) -> Pack:
    line = claim.line
    centre = Centre(key, plain(line.name), line.types, line.nation, plain(line.local_authority), plain(line.region),
                    plain(line.accreditation))  # fmt: skip
    missing = claim.missing or ([] if claim.files else [centre.name])
    shut = tuple(Failure(name, Reason.NO_DOCUMENT, ADVICE[Reason.NO_DOCUMENT]) for name in missing)
    return Pack(centre, tuple(map(str, dict.fromkeys(claim.files))), shut)


def _nobody(key: str, submission: Submission) -> Pack:
    name = plain(submission.name)
    return Pack(Centre(key, name), (), (Failure(name, Reason.NO_CENTRE, ADVICE[Reason.NO_CENTRE]),))
