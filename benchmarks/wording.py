"""The invented policies of the corpus in, the blocks of another policy of so many pages out."""

from collections.abc import Iterator
from random import Random

from auditor.model import BlockKind
from auditor.readers import read
from auditor.shipped import shipped

WORDS_A_PAGE = 430
CENTRE, NUMBER = "Centre 00000", "01632 960000"  # stamped over with each centre's own, of the same length
HEADINGS = ("Who to tell", "What we do", "Recording", "Staff and volunteers", "Handovers", "Working with others",
            "Listening to children", "Allegations", "Risk", "Confidentiality", "Training", "Reviewing this policy")
POSTS = ("Safeguarding lead", "Deputy", "Trustee for safeguarding", "LADO", "Children's services", "Out of hours")
PEOPLE = ("Morwenna Ashby", "Idris Calloway", "Petra Lindqvist", "Oswin Farrow", "Tamsin Okoro", "Bryn Halloran")

Block = tuple[str, object]  # ("heading" | "text" | "item", words) or ("table", rows)


def paragraphs() -> tuple[str, ...]:
    """The paragraphs and list items of the corpus's Word policies: as much to find in them as in a real policy."""
    found = []
    for path in sorted((shipped("corpus/synthetic") / "documents").glob("*.docx")):
        for block in read(path.read_bytes(), path.name).blocks:
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
                found.append(" ".join(block.text.split()))
    return tuple(text for text in found if len(text) > 20)


def policy(random: Random, pages: int, texts: tuple[str, ...], tables: bool) -> Iterator[Block]:
    """The blocks of one policy, of about so many pages."""
    yield "heading", f"{CENTRE}: safeguarding and child protection policy"
    yield "text", f"Reviewed {random.randint(1, 28)} March 2026. Next review: March 2027. {CENTRE}: {NUMBER}."
    yield "text", f"Our safeguarding lead is {random.choice(PEOPLE)}, {NUMBER}. Tell the lead about any worry at once."
    words, section = 60, 0
    while words < pages * WORDS_A_PAGE:
        section += 1
        yield "heading", f"{section}. {HEADINGS[section % len(HEADINGS)]}"
        if tables and section % 4 == 1:
            yield "table", [("Who", "Name", "Number"), *((post, random.choice(PEOPLE), NUMBER) for post in POSTS)]
            words += 40
        for _ in range(random.randint(2, 6)):
            text = random.choice(texts)
            yield random.choice(("text", "text", "item")), text
            words += len(text.split())
