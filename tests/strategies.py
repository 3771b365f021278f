"""Texts for properties: words of policies put together at random, and the documents made of them."""

from hypothesis import strategies as st

from auditor.model import Block, BlockKind, Document, Reading, Source
from auditor.normalise import normalise
from auditor.readers.text import read_markdown

WORDS = (
    "staff volunteers safeguarding training annually every year will must not never unless but child parent "
    "lead report immediately record review policy 01632 960123 contact e.g. Mr. police "
    "999 ____ [insert name] LADO | • ; : . ! ?"
).split()

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
blocks = st.builds(
    Block,
    kind=st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.FURNITURE]),
    text=words,
    page=st.integers(1, 3),
    level=st.integers(0, 3),
)
readings = st.lists(blocks, max_size=12).map(lambda found: reading(*sorted(found, key=lambda b: b.page)))


def reading(*found: Block, pages: int = 3, unreadable: tuple[int, ...] = ()) -> Reading:
    """A reading of these blocks."""
    return Reading(Source("policy.pdf", "0" * 64, "pdf", pages, unreadable), found)


def document(text: str) -> Document:
    """The document that a Markdown text makes."""
    return normalise(read_markdown(text.encode(), "policy.md"))
