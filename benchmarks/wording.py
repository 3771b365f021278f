"""The catalogue's own examples in, the blocks of an invented policy of so many pages out."""

from collections.abc import Iterator
from random import Random

from auditor.catalogue import load
from auditor.shipped import shipped

WORDS_A_PAGE = 430
CENTRE, NUMBER = "Centre 00000", "01632 960000"  # stamped over with each centre's own, of the same length
HEADINGS = ("Who to tell", "What we do", "Recording", "Staff and volunteers", "Handovers", "Working with others",
            "Listening to children", "Allegations", "Risk", "Confidentiality", "Training", "Reviewing this policy")
POSTS = ("Safeguarding lead", "Deputy", "Trustee for safeguarding", "LADO", "Children's services", "Out of hours")
PEOPLE = ("Morwenna Ashby", "Idris Calloway", "Petra Lindqvist", "Oswin Farrow", "Tamsin Okoro", "Bryn Halloran")

Block = tuple[str, object]  # ("heading" | "text" | "item", words) or ("table", rows)


def examples() -> tuple[str, ...]:
    """Every example of every criterion, met or not: sentences of the kind that policies hold."""
    found = (e.text for c in load(shipped("criteria")).criteria for e in c.examples)
    return tuple(" ".join(text.replace("#", " ").replace("|", " ").split()) for text in found)


def policy(random: Random, pages: int, sentences: tuple[str, ...], tables: bool) -> Iterator[Block]:
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
        for _ in range(random.randint(2, 5)):
            text = " ".join(random.choice(sentences) for _ in range(random.randint(1, 3)))
            yield random.choice(("text", "text", "item")), text
            words += len(text.split())
