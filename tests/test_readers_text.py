"""Plain text and Markdown in, blocks out."""

import pytest

from auditor.model import Block, BlockKind, NoteCode
from auditor.readers import read
from auditor.readers.text import read_markdown


def shape(text: str | bytes, name: str = "policy.txt") -> list[tuple[str, int, str]]:
    data = text if isinstance(text, bytes) else text.encode()
    return [(block.kind.value, block.level, block.text) for block in read(data, name).blocks]


def test_wrapped_lines_are_one_paragraph():
    text = "Everybody who works at the centre has a duty to tell\nthe lead what worries them.\n\nThe lead refers it.\n"
    assert shape(text) == [
        ("paragraph", 0, "Everybody who works at the centre has a duty to tell the lead what worries them."),
        ("paragraph", 0, "The lead refers it.")]


@pytest.mark.parametrize(("line", "level"), [
    ("REPORTING A CONCERN", 2), ("3. Reporting a concern", 2), ("3.1 Reporting a concern", 3),
    ("Appendix A Contacts", 2),
])
def test_capital_or_numbered_line_is_a_heading(line, level):
    assert shape(f"{line}\n\nTell the lead.\n") == [("heading", level, line), ("paragraph", 0, "Tell the lead.")]


def test_heading_needs_no_empty_line_after_it():
    assert shape("TRAINING\nEvery volunteer is trained.") == [
        ("heading", 2, "TRAINING"), ("paragraph", 0, "Every volunteer is trained.")]


def test_heading_may_follow_a_paragraph_directly():
    assert shape("We keep children safe.\nTRAINING\nEvery volunteer is trained.")[1] == ("heading", 2, "TRAINING")


def test_numbered_lines_among_their_like_are_a_list():
    assert shape("1. Tell the lead\n2. Write it down\n3. Refer it") == [
        ("item", 1, "1. Tell the lead"), ("item", 1, "2. Write it down"), ("item", 1, "3. Refer it")]


def test_bullets_lose_their_sign_and_keep_their_depth():
    assert shape("We:\n- listen\n    \u2022 calmly\n- write") == [
        ("paragraph", 0, "We:"), ("item", 1, "listen"), ("item", 3, "calmly"), ("item", 1, "write")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encoding_is_found(encoding):
    assert shape("The child\u2019s caf\u00e9.".encode(encoding)) == [("paragraph", 0, "The child\u2019s caf\u00e9.")]


MARKDOWN = """# Safeguarding policy

We keep **children** safe, see [the law](https://example.org/law).
It is one paragraph.

## Reporting ##

- tell the ***lead***
  at once
  - in writing
1. refer

Training
--------

| Role | Contact |
|------|---------|
| Lead | 0118 496 0123 |

After the `table`. Signed ______ by *the* _lead_, 2 * 3.
"""


def test_markdown_gives_headings_items_rows_and_paragraphs():
    assert shape(MARKDOWN, "policy.md") == [
        ("heading", 1, "Safeguarding policy"),
        ("paragraph", 0, "We keep children safe, see the law. It is one paragraph."),
        ("heading", 2, "Reporting"), ("item", 1, "tell the lead at once"), ("item", 2, "in writing"),
        ("item", 1, "1. refer"), ("heading", 2, "Training"), ("row", 0, "Role | Contact"),
        ("row", 0, "Lead | 0118 496 0123"), ("paragraph", 0, "After the table. Signed ______ by the lead, 2 * 3.")]


def test_markdown_rows_carry_their_heads():
    assert read(MARKDOWN.encode(), "policy.md").blocks[8] == Block(
        BlockKind.ROW, "Lead | 0118 496 0123", cells=("Lead", "0118 496 0123"), header=("Role", "Contact"), table=1)


def test_markdown_is_told_by_its_signs_and_not_by_its_name():
    found = [read(MARKDOWN.encode(), "a.txt"), read(b"Plain words.", "a.md")]
    assert [reading.source.format for reading in found] == ["md", "txt"]


def test_text_words_are_never_lost():
    text = "a\n- b\nc\n\nD E F G\n2) h\n\tj\n***\nk l\n===\nm"
    said = " ".join(block.text for block in read(text.encode(), "p.txt").blocks)
    assert said.split() == "a b c D E F G 2) h j k l m".split()


def test_markdown_addresses_in_brackets_keep_their_words():
    assert shape("# Contacts\n\nWrite to <lead@example.org> or see <https://example.org>.\n")[1] == (
        "paragraph", 0, "Write to lead@example.org or see https://example.org.")


def test_markdown_picture_is_noted_and_a_chart_as_a_diagram():
    notes = read_markdown(b"Steps\n\n![Flow chart of what to do](flow.png)\n\n![Our hall](hall.jpg)\n", "a.md").notes
    assert [n.code for n in notes] == [NoteCode.DIAGRAM, NoteCode.PICTURE_TEXT]


def test_markdown_paragraph_all_in_bold_is_a_heading_under_the_last_one():
    text = b"## Duties\n\n**Reporting a concern**\n\nTell **Jo** at once.\n\n**Ring 01632 960111**\n"
    blocks = read_markdown(text, "a.md").blocks
    assert [(b.kind, b.level, b.text) for b in blocks[:3]] == [
        (BlockKind.HEADING, 2, "Duties"), (BlockKind.HEADING, 3, "Reporting a concern"),
        (BlockKind.PARAGRAPH, 0, "Tell Jo at once."),
    ]  # fmt: skip
    assert blocks[3].kind is BlockKind.PARAGRAPH


def test_bold_words_are_a_sign_of_markdown():
    text = b"**Lead:** Ann Okoro\n\n- **Deputy:** Tom Heald\n"
    assert [block.text for block in read(text, "policy.txt").blocks] == ["Lead: Ann Okoro", "Deputy: Tom Heald"]
    assert [block.text for block in read(b"3 ** 2 and 4 ** 2", "policy.txt").blocks] == ["3 ** 2 and 4 ** 2"]
