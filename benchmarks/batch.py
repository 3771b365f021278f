"""A number of centres in, a folder of invented submissions out: mixed formats, 2 to 60 pages, the same each time.

python -m benchmarks.batch FOLDER --centres 350
"""

import argparse
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.documents import FORMATS, stamped
from benchmarks.wording import paragraphs, policy

PAGES = (2, 3, 4, 5, 6, 8, 8, 10, 12, 12, 15, 18, 20, 24, 30, 40, 60)
SHARES = {".pdf": 10, ".docx": 9, ".odt": 1, ".rtf": 1, ".html": 1, ".txt": 1, ".md": 1}
MODELS = 68  # documents that are written out; every centre's is one of these with its own name and number
BROKEN = 100  # one centre in so many has sent a file that cannot be read
SEED = 20261122


@dataclass(frozen=True, slots=True)
class Model:
    """One document before it is stamped."""

    ending: str
    pages: int
    data: bytes


def models(count: int = MODELS, seed: int = SEED, kinds: dict[str, int] = SHARES, tables: float = 0.4) -> list[Model]:
    """The documents that a batch is made of; `tables` is the share of them that hold tables."""
    random, texts = Random(seed), paragraphs()
    endings = [ending for ending, share in kinds.items() for _ in range(share)]
    made = []
    for n in range(count):
        ending, pages = endings[n * 7 % len(endings)], PAGES[n * 5 % len(PAGES)]
        blocks = policy(random, pages, texts, random.random() < tables)
        made.append(Model(ending, pages, FORMATS[ending](blocks)))
    return made


def make(folder: Path, centres: int, of: list[Model]) -> None:
    """Writes the submissions: two centres in three send one file, the others a folder of two or three."""
    random = Random(centres)
    for number in range(centres):
        name = f"Centre {number:05}"
        sent = [random.choice(of) for _ in range(random.choice((1, 1, 1, 1, 2, 3)))]
        if number % BROKEN == BROKEN - 1:
            sent.append(Model(".pdf", 0, b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"))
        paths = [folder / f"{name}{sent[0].ending}"]
        if len(sent) > 1:
            paths = [folder / name / f"document {n}{one.ending}" for n, one in enumerate(sent, 1)]
        for path, one in zip(paths, sent, strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(stamped(one.data, number))


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--centres", type=int, default=350)
    given = asked.parse_args()
    make(given.folder, given.centres, models())
