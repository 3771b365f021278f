"""The page "What we read and what we refuse" in, its reasons and numbers held against the code out."""

import re
from pathlib import Path

from hostile_files import KINDS

from auditor.batch import worker
from auditor.model import Reason
from auditor.readers import archive, locked_room, ocr, package, pdf, pdf_scans

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "what-we-read.md").read_text("utf-8")
OF_THE_REGISTER = {Reason.NO_DOCUMENT, Reason.NO_CENTRE}


def test_page_names_every_reason():
    refused = PAGE.partition("## What is refused")[2].partition("## Limits")[0]
    named = set(re.findall(r"^\| ([a-z][^|]*?) \|", refused, re.MULTILINE))
    assert named - {"reason"} == {str(reason.value) for reason in set(Reason) - OF_THE_REGISTER}


def test_page_gives_the_limits_that_hold():
    said = " ".join(PAGE.split())
    for words in (
        f"{worker.CPU_SECONDS} seconds, and half a second more for each PDF page above {worker.FREE_PAGES}",
        f"never over {worker.MOST_CPU_SECONDS}", f"to judge it | {worker.JUDGING_SECONDS} seconds",
        f"{worker.WALL_SECONDS:.0f} seconds",
        f"{worker.MEMORY >> 20} MB (Linux",
        f"over {worker.MOST_BYTES >> 20} MB", f"unpacks to over {package.MOST_UNPACKED >> 20} MB",
        f"a part over {package.RATIO} times its size", f"over {package.MOST_ENTRIES:,} parts",
        f"over {pdf.MOST_PAGES:,} pages", f"At most {pdf_scans.MOST_READ} pages",
        f"less than {ocr.SURE_PAGE:.0f} % sure",
        f"drawn at {pdf_scans.DPI} dots", f"| {ocr.SECONDS:.0f} seconds |", f"| {locked_room.CPU_SECONDS} seconds |",
        f"makes {len(KINDS)} kinds of hostile files",
    ):  # fmt: skip
        assert words in said
    assert (archive.MOST_UNPACKED, archive.RATIO) == (package.MOST_UNPACKED, package.RATIO)
