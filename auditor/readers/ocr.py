"""The picture of a page in, its lines out, read by Tesseract where that is installed, and how sure it was."""

import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from auditor.readers.locked_room import run
from auditor.readers.pdf_page import Line
from auditor.readers.reasons import Unreadable

PROGRAM = "tesseract"
INSTALLED_AT = r"C:\Program Files\Tesseract-OCR\tesseract.exe"
ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}  # more threads take many times the processor time for the same words
AS_TABLE = ("-c", "tessedit_create_tsv=1")  # by name: the short word "tsv" needs a file that models alone do not bring
SECONDS = 60.0  # real time for one page; a plain one takes two
SURE_WORD, SURE_PAGE = 30.0, 60.0  # of 100: a word below the one is left out, a page below the other stays unread
FEWEST_LETTERS = 20
SIMILAR = 0.25  # letters that differ less in height are of one size: a word without a tail is no smaller


@dataclass(frozen=True, slots=True)
class Grey:
    """A picture as rows of grey, 0 black to 255 white, and how many of its points make one point on paper."""

    width: int
    height: int
    rows: bytes
    scale: float


@dataclass(frozen=True, slots=True)
class Recognised:
    """The lines of a page in reading order, places in points, and how sure the program was of them, 0 to 100."""

    lines: tuple[Line, ...] = ()
    sure: float = 0.0

    @property
    def good(self) -> bool:
        """Whether this is a page's text and not a guess at it."""
        return self.sure >= SURE_PAGE and sum(map(str.isalnum, "".join(ln.text for ln in self.lines))) >= FEWEST_LETTERS


def reader_at() -> str | None:
    """Where Tesseract is installed, or None."""
    return shutil.which(PROGRAM) or (INSTALLED_AT if Path(INSTALLED_AT).is_file() else None)


def recognise(program: str, picture: Grey, number: int) -> Recognised:
    """The lines of page `number` as `program` reads them; nothing when it fails or takes too long."""
    with tempfile.TemporaryDirectory(prefix="auditor-") as room:
        source = Path(room) / "page.pgm"
        source.write_bytes(b"P5 %d %d 255\n" % (picture.width, picture.height) + picture.rows)
        dpi = str(round(72 * picture.scale))
        command = [program, str(source), "stdout", *_model(), "-l", "eng", "--dpi", dpi, "--psm", "3", *AS_TABLE]
        try:
            table = run(command, Path(room), SECONDS, ONE_THREAD)[1]
        except (Unreadable, OSError):
            return Recognised()
    return _lines(table.decode("utf-8", "replace"), picture.scale, number)


@lru_cache
def _model() -> tuple[str, ...]:
    """The English model that the extra `ocr` brings along; without it the program's own is taken."""
    folder = Path(sys.prefix) / "share" / "tessdata"
    return ("--tessdata-dir", str(folder)) if (folder / "eng.traineddata").is_file() else ()


def _lines(table: str, scale: float, number: int) -> Recognised:
    """Tesseract's table of words (TSV) as lines of the page."""
    words: dict[tuple[str, ...], list[tuple[list[float], str]]] = defaultdict(list)
    sure: list[tuple[float, int]] = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            sure.append((float(cells[10]), len(cells[11])))
            if float(cells[10]) >= SURE_WORD:
                words[tuple(cells[1:5])].append(([float(cell) / scale for cell in cells[6:10]], cells[11]))
    if not words:
        return Recognised()
    usual = statistics.median(_height(line) for line in words.values())
    letters = sum(count for _, count in sure)
    lines = tuple(_line(line, usual, number) for line in words.values())
    return Recognised(lines, round(sum(mark * count for mark, count in sure) / letters, 1))


def _height(words: list[tuple[list[float], str]]) -> float:
    return max(box[1] + box[3] for box, _ in words) - min(box[1] for box, _ in words)


def _line(words: list[tuple[list[float], str]], usual: float, number: int) -> Line:
    height = _height(words)
    size = usual if abs(height - usual) < usual * SIMILAR else height
    left, top = min(box[0] for box, _ in words), min(box[1] for box, _ in words)
    right = max(box[0] + box[2] for box, _ in words)
    text = " ".join(word for _, word in words)
    return Line(number, text, left, right, top, top + height, round(size, 1))
