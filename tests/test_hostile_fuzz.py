"""Two thousand honest files, each damaged by chance from a fixed seed, in: read or refused each, no fault, no hang."""

import io
import multiprocessing
import random
import sys
import zipfile
from collections import Counter
from concurrent.futures import TimeoutError as TookTooLong

import pytest
from hostile_files import WORDS
from hostile_outcome import outcomes
from pdf_builder import page_of, pages, stream, text
from pebble import ProcessExpired, ProcessPool
from reportlab.pdfgen.canvas import Canvas
from test_readers_html import MHTML
from test_readers_odt import odt, p
from test_readers_odt import table as odt_table
from word_builder import cell, pack, paragraph, part, table, word

from auditor.batch import worker
from auditor.model import Reason

MUTANTS, SEED, TOGETHER = 2_000, 20261101, 20
linux = pytest.mark.skipif(sys.platform != "linux", reason="limits on memory and processor time need Linux")


def pressed() -> bytes:
    """A PDF as programs write it: compressed streams, a font, a table."""
    store = io.BytesIO()
    canvas = Canvas(store, invariant=1, pageCompression=1)
    for number in range(2):
        for row in range(12):
            canvas.drawString(72, 760 - 20 * row, f"{number}.{row} {WORDS}")
            canvas.line(70, 755 - 20 * row, 500, 755 - 20 * row)
        canvas.showPage()
    canvas.save()
    return store.getvalue()


ROWS = table(cell("Role") + cell("Name"), cell("Lead") + cell("Jo"))
NOTED = word(
    paragraph("Reporting", "H") + paragraph(WORDS) + ROWS + '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
    {"s": ("styles:styles.xml", part("styles", '<w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>')),
     "f": ("footnotes:footnotes.xml", part("footnotes", f'<w:footnote w:id="2">{paragraph("A note.")}</w:footnote>'))})
HONEST = {
    "a.pdf": pressed(),
    "b.pdf": pages(stream(page_of(*[WORDS] * 8)), stream(page_of(WORDS) + text("lead", before="1 1 1 rg"))),
    "a.docx": NOTED,
    "a.odt": odt(p(WORDS) + odt_table("<table:table-cell><text:p>a</text:p></table:table-cell>" * 2)),
    "a.rtf": rb"{\rtf1\ansi{\fonttbl{\f0 A;}}{\b Reporting}\par " + WORDS.encode() + rb"\par\trowd\cellx99 a\cell\row}",
    "a.html": f"<html><body><h1>Reporting</h1><p>{WORDS}</p><table><tr><td>a<td>b</table><ul><li>x</ul>".encode() * 2,
    "a.mht": MHTML.encode(),
    "a.md": f"# Reporting\n\n{WORDS}\n\n- a\n- b\n\n| a | b |\n|---|---|\n| c | d |\n".encode(),
    "a.txt": f"REPORTING\n\n{WORDS}\n\n1. a\n2. b\n".encode("utf-16"),
    "a.zip": pack({"policy.docx": NOTED, "policy.txt": WORDS}),
}
ODD = [b"\0", b"\xff", b"-1", b"99999999999", b"obj", b"\\u", b"\xed\xa0\x80", *(bytes([sign]) for sign in b"<>{}[(&/")]


def mutant(seed: int) -> tuple[str, bytes]:
    """The mutant of a seed, always the same; half of those of zip-made files are damaged inside a part."""
    dice = random.Random(SEED * 1_000_000 + seed)
    name = dice.choice(list(HONEST))
    data = HONEST[name]
    if data.startswith(b"PK") and dice.random() < 0.7:
        return name, inside(data, dice)
    return name, damaged(data, dice)


def inside(data: bytes, dice: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {entry: package.read(entry) for entry in package.namelist()}
    victim = dice.choice(list(parts))
    return pack({**parts, victim: damaged(parts[victim], dice)})


def damaged(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        at, size = dice.randrange(len(out) + 1), dice.choice((1, 2, 8, 64, 512))
        way = dice.randrange(6)
        if way == 0 and at < len(out):
            out[at] = dice.randrange(256)
        elif way == 1:
            del out[at : at + size]
        elif way == 2:
            out[at:at] = out[at : at + size] * dice.choice((1, 3, 50))
        elif way == 3:
            out[at:at] = dice.choice(ODD)
        elif way == 4:
            out[at : at + size] = dice.randbytes(size)
        elif dice.random() < 0.2:
            del out[at:]
    return bytes(out)


def through(pool: ProcessPool, files: list[tuple[str, bytes]]) -> list[tuple[str, float]]:
    """The outcomes of files that killed the process they shared, each now in its own."""
    found = []
    for file in files:
        try:
            found += pool.schedule(outcomes, ([file],), timeout=130).result()
        except ProcessExpired as gone:
            found.append((worker.ended_for(gone.exitcode).value, 0.0))
        except (TookTooLong, MemoryError) as end:
            found.append((Reason.TIME.value if isinstance(end, TookTooLong) else Reason.MEMORY.value, 0.0))
    return found


def test_seed_makes_the_same_mutant():
    assert [mutant(n) for n in range(40)] == [mutant(n) for n in range(40)]
    assert len({mutant(n)[1] for n in range(200)}) > 150


@linux
def test_mutants_are_read_or_refused():
    print(f"mutants 0 to {MUTANTS - 1} of seed {SEED}")  # shown where the test fails
    batches = [[mutant(n) for n in range(at, at + TOGETHER)] for at in range(0, MUTANTS, TOGETHER)]
    found: list[tuple[str, float]] = []
    with ProcessPool(2, context=multiprocessing.get_context("fork")) as pool:
        tasks = [pool.schedule(outcomes, (batch,), timeout=40 * TOGETHER) for batch in batches]
        for batch, task in zip(batches, tasks, strict=True):
            try:
                found += task.result()
            except (ProcessExpired, TookTooLong, MemoryError):
                found += through(pool, batch)
    known = {"read", *(reason.value for reason in Reason)}
    assert [(n, said) for n, (said, _) in enumerate(found) if said not in known] == []
    assert [(n, took) for n, (_, took) in enumerate(found) if took > worker.CPU_SECONDS + 1] == []
    counts = Counter(said for said, _ in found)
    assert (sum(counts.values()), counts["read"] > MUTANTS // 4) == (MUTANTS, True)
