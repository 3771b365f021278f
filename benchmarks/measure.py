"""A folder of submissions in, what a run of it costs beside three bare tools on the same PDFs out, as ratios.

python -m benchmarks.measure FOLDER [--pages 400] [--workers 2]
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

OLD = "a run of old results: nothing changed"


def pypdfium2(paths: list[Path]) -> None:
    """Bare text of each page."""
    import pypdfium2 as pdfium

    for path in paths:
        document = pdfium.PdfDocument(path)
        for page in document:
            page.get_textpage().get_text_bounded()
            page.close()
        document.close()


def pdfplumber(paths: list[Path]) -> None:
    """Text and tables of each page."""
    import pdfplumber

    for path in paths:
        with pdfplumber.open(path) as document:
            for page in document.pages:
                page.extract_text()
                page.extract_tables()
                page.close()


def pdftotext(paths: list[Path]) -> None:
    """Text as poppler's program writes it."""
    for path in paths:
        subprocess.run(["pdftotext", path, os.devnull], check=True, stderr=subprocess.DEVNULL)


def audit(folder: Path, out: Path, cache: Path, workers: int) -> dict:
    """A whole run in a process of its own: seconds of processor and wall, and the most memory that one process held."""
    words = [sys.executable, "-m", "auditor", "audit", folder, "--out", out, "--date", "2026-11-22", "--quiet"]
    before, started = _spent(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([*map(str, words), "--workers", str(workers)], env={**os.environ, "AUDITOR_CACHE": str(cache)},
                   stderr=subprocess.DEVNULL, check=False)  # fmt: skip
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {"cpu": _spent(resource.RUSAGE_CHILDREN) - before, "wall": time.monotonic() - started, "peak MB": peak >> 10}


def timed(work: Callable[[list[Path]], None], paths: list[Path]) -> float:
    """Processor seconds of a bare tool, those of programs that it started among them."""
    before = _spent(resource.RUSAGE_SELF) + _spent(resource.RUSAGE_CHILDREN)
    work(paths)
    return _spent(resource.RUSAGE_SELF) + _spent(resource.RUSAGE_CHILDREN) - before


def measured(folder: Path, pages: int, workers: int) -> Iterator[tuple[str, dict]]:
    """Each measure as it is made; the bare tools get the first PDFs that hold so many pages."""
    paths, count = _pdfs(folder, pages)
    with tempfile.TemporaryDirectory() as place:
        some = Path(place) / "pdfs"
        for n, path in enumerate(paths):
            (some / str(n)).mkdir(parents=True)
            shutil.copy(path, some / str(n) / path.name)
        base = timed(pypdfium2, paths)
        for tool in (pypdfium2, pdftotext, pdfplumber):
            if tool is pdftotext and not shutil.which("pdftotext"):
                continue
            cost = base if tool is pypdfium2 else timed(tool, paths)
            yield f"{tool.__name__}, {count} pages", {"cpu": cost, "pages/s": count / cost, "ratio": cost / base}
        start = _start(Path(place), workers)
        yield "auditor, one line of text: its start", start
        same = audit(some, Path(place) / "same", Path(place) / "cache", workers)
        ratios = {"ratio": same["cpu"] / base, "ratio without start": (same["cpu"] - start["cpu"]) / base}
        yield f"auditor, the same {count} pages", same | {"pages/s": count / same["wall"]} | ratios
        yield from _whole(folder, Path(place), workers)


def _start(place: Path, workers: int) -> dict:
    """What a run costs that has next to nothing to read, the criteria kept from a run before it."""
    (place / "line").mkdir()
    (place / "line" / "line.txt").write_text("We keep children safe at our centre.", encoding="utf-8")
    audit(place / "line", place / "started", place / "cache", workers)
    shutil.rmtree(place / "started")
    (place / "line" / "line.txt").write_text("We keep every child safe at our centre.", encoding="utf-8")
    return audit(place / "line", place / "started", place / "cache", workers)


def _whole(folder: Path, place: Path, workers: int) -> Iterator[tuple[str, dict]]:
    centres = sum(not path.name.startswith(".") for path in folder.iterdir())
    cache = place / "cache"
    first = audit(folder, place / "out", cache, workers)
    yield f"auditor, {centres} centres", first | {"centres/s": centres / first["wall"]}
    yield OLD, audit(folder, place / "out", cache, workers)
    victim = next(path for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".txt", ".pdf"))
    kept = victim.read_bytes()
    try:
        victim.write_bytes(kept + b"\n\n% another line\n")  # which a PDF takes for a remark
        yield "one document changed", audit(folder, place / "out", cache, workers)
    finally:
        victim.write_bytes(kept)


def _pdfs(folder: Path, pages: int) -> tuple[list[Path], int]:
    import pypdfium2 as pdfium

    found, count = [], 0
    for path in sorted(folder.rglob("*.pdf")):
        try:
            document = pdfium.PdfDocument(path)
        except pdfium.PdfiumError:
            continue
        found.append(path)
        count += len(document)
        document.close()
        if count >= pages:
            break
    return found, count


def _spent(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def main(words: list[str] | None = None) -> list[tuple[str, dict]]:
    """Prints each measure on a line as it comes."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--pages", type=int, default=400)
    asked.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = asked.parse_args(words)
    found = []
    for name, measure in measured(given.folder, given.pages, given.workers):
        print(f"{name:44} {json.dumps({k: round(v, 2) for k, v in measure.items()})}", flush=True)
        found.append((name, measure))
    return found


if __name__ == "__main__":
    main()
