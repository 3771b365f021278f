"""Words in look-alike letters, with signs without width, turned round: in; plain words and one remark out."""

import pytest
from word_builder import cell, paragraph, table, word

from auditor.model import Block, BlockKind, NoteCode, Reading, Source
from auditor.normalise import normalise
from auditor.readers import read
from auditor.readers.letters import plain_letters


def made(*texts: str) -> Reading:
    return Reading(Source("p.txt", "0", "txt", 0), tuple(Block(BlockKind.PARAGRAPH, text) for text in texts))


def folded(text: str) -> tuple[str, int]:
    """The text as matched, and how many remarks there are."""
    reading = plain_letters(made(text))
    return " ".join(block.text for block in reading.blocks), len(reading.notes)


@pytest.mark.parametrize("text, plain", [
    ("the s\u0430fegu\u0430rding le\u0430d", "the safeguarding lead"),  # Cyrillic a
    ("\u0421hild prote\u0441tion", "Child protection"),
    ("the \u0441\u043e\u0440\u0435 of the policy", "the cope of the policy"),  # a whole word
    ("saf\u03b5guarding s\u03bfcial worker", "saf\u03b5guarding social worker"),  # epsilon passes for nothing
    ("\uff33\uff21\uff26\uff25 space", "SAFE space"),
    ("\U0001d412\U0001d41a\U0001d41f\U0001d41e space", "Safe space"),
    ("safe\u200bguard\u200ding and wel\u2060fare", "safeguarding and welfare"),
    ("tell \u202ethe lead\u202c", "tell the lead"),
    ("safe\U000e0041\U000e0042guarding", "safeguarding"),
])  # fmt: skip
def test_disguised_words_are_read_and_told(text, plain):
    assert folded(text) == (plain, 1)


@pytest.mark.parametrize("text, plain", [
    ("The lead\u2019s caf\u00e9 \u2013 na\u00efve, \u00a350", None),
    ("Mae\u2019r t\u0177 yn ddiogel, \u0175yneb", None),
    ("\u041c\u043e\u0441\u043a\u0432\u0430 and Leeds", None),
    ("\u043e\u043d\u0430 \u0435\u0441\u0442 \u0441\u0443\u043f \u0438 \u0440\u0443\u043a\u0438", None),
    ("\u03ba\u03b1\u03b9 \u03c4\u03bf \u03c0\u03b1\u03b9\u03b4\u03af", None),
    ("\u0627\u0644\u0637\u0641\u0644 \u200f child", "\u0627\u0644\u0637\u0641\u0644  child"),
    ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", None),
    ("Ring \u202d07700 900123\u202c now", "Ring 07700 900123 now"),  # as a telephone's address book copies it
    ("con\u00adfi\u00addent sta\ufb00 o\ufb03ce", "confident staff office"),
    ("one\u200b two", "one two"),
    ("\u2713 \u2611 \u2192 \u2026", None),
    ("5 \u00b5g, 20\u00b0, H\u2082O", None),
])  # fmt: skip
def test_honest_words_are_left_and_not_told(text, plain):
    assert folded(text) == (plain or text, 0)


def test_signs_that_break_a_report_are_taken_out():
    assert folded("a\x00b\x07c\ufffed\ud800e\x0b") == ("abcd\ufffde", 0)


def test_block_of_nothing_but_signs_is_left_out():
    assert plain_letters(made("\u200b\u202e", "Hello")).blocks == (Block(BlockKind.PARAGRAPH, "Hello"),)


def test_cells_are_read_as_their_row_is_and_told_once():
    odd = "Le\u0430d"
    reading = read(word(table(cell("Role") + cell("Name"), cell(odd) + cell("Jo"))), "p.docx")
    assert [(b.text, b.cells) for b in reading.blocks][-1] == ("Lead | Jo", ("Lead", "Jo"))
    assert [(n.code, n.text.split()[0]) for n in reading.notes] == [(NoteCode.LOOK_ALIKE, "A")]


def test_sign_without_width_inside_a_word_is_told_in_word_files():
    reading = read(word(paragraph("Tell the safe\u200bguarding lead\u200b at once.")), "p.docx")
    assert ([b.text for b in reading.blocks], [n.code for n in reading.notes]) == (
        ["Tell the safeguarding lead at once."], [NoteCode.LOOK_ALIKE])


def test_folded_words_make_a_document_whose_quotes_are_its_own():
    document = normalise(plain_letters(made("Tell the le\u0430d.", "Then ring.")))
    assert [document.quote(s.span) for s in document.sentences] == ["Tell the lead.", "Then ring."]
