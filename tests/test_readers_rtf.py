"""Rich text files with one peculiarity each in, the blocks that must come of them out."""

import random

import pytest

from auditor.model import Block, BlockKind, NoteCode, Reason
from auditor.readers import ADVICE, Unreadable, read

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset204 Cyr;}}"
    r"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}"
    r"{\stylesheet{\ql Normal;}{\s1\b heading 1;}{\s2\outlinelevel1 Our head;}{\*\cs10 Default;}}"
)


def rtf(body: str) -> bytes:
    return (HEAD + r"\pard\plain " + body + "}").encode("latin-1")


def blocks(body: str) -> list[Block]:
    return list(read(rtf(body), "policy.rtf").blocks)


def texts(body: str) -> list[str]:
    return [block.text for block in blocks(body)]


def codes(body: str) -> list[NoteCode]:
    return [note.code for note in read(rtf(body), "policy.rtf").notes]


@pytest.mark.parametrize("body", [
    r"Tell the lead.\par", r"Tell the lead.", r"{\b Tell} the {\i lead}.", "Tell the\r\n lead.", r"Tell\tab the\~lead.",
    r"Tell {\field{\*\fldinst HYPERLINK SECRET}{\fldrslt the}} lead.", r"Tell {\*\bkmkstart SECRET}the lead.",
    r"Tell {\*\unknown SECRET}the lead.", r"{\info{\title SECRET}}Tell the lead.",
    r"{\shp{\*\shpinst{\sp{\sn SECRET}{\sv 1}}{\shptxt Tell the lead.\par}}}",
    r"Tell the lead.{\annotation SECRET}", r"Tell \bin6 SECRETthe lead.", r"Tell {\revised the} lead.",
    r"Tell {\deleted SECRET }the lead.", r"Tell {\object{\*\objdata 53}{\result the}} lead.",
    r"{\listtext SECRET\tab}Tell the lead.", r"\uc3 Tell\u32xyz the lead.",
])
def test_words_are_read_once_whatever_is_around_them(body):
    assert texts(body) == ["Tell the lead."]


@pytest.mark.parametrize("written, read_as", [
    (r"caf\'e9", "caf\u00e9"), (r"caf\u233?", "caf\u00e9"), (r"caf\u233\'e9 s", "caf\u00e9 s"),
    (r"a\u-10179?\u-8703?", "a\U0001f601"), (r"{\f2 \'d2}", "\u0422"), (r"\ldblquote x\rdblquote", "\u201cx\u201d"),
    (r"a\emdash b", "a\u2014b"), (r"\{a\}\\", "{a}\\"), (r"\uc0\u233 x", "\u00e9x"), (r"one\line two", "one\ntwo"),
])
def test_letters_are_what_they_stand_for(written, read_as):
    assert texts(written) == [read_as]


@pytest.mark.parametrize("ghost", [r"{\v ghost}", r"{\cf1 ghost}", r"{\fs2 ghost}", r"\v ghost\v0 "])
def test_hidden_words_are_kept_apart(ghost):
    assert [(b.text, b.hidden) for b in blocks("Seen " + ghost)] == [("Seen", False), ("ghost", True)]


@pytest.mark.parametrize("shown", [
    r"{\cf1\highlight2 Seen}", r"\pard\cbpat2{\cf1 Seen}", r"{\cf2 Seen}", r"{\cf0 Seen}",
])
def test_white_words_on_a_colour_are_seen(shown):
    assert [(b.text, b.hidden) for b in blocks(shown)] == [("Seen", False)]


def test_headings_are_told_by_style_and_outline():
    body = r"\pard\s1 Policy\par\pard\s2 Aims\par\pard\outlinelevel4 Deep\par\pard Tell the lead.\par"
    assert [(b.kind, b.level) for b in blocks(body)] == [
        (BlockKind.HEADING, 1), (BlockKind.HEADING, 2), (BlockKind.HEADING, 5), (BlockKind.PARAGRAPH, 0)]


def test_lists_are_items_with_their_level():
    body = r"\pard\ls1\ilvl0 one\par\pard\ls1\ilvl1 two\par\pard{\pntext\f1\'b7\tab}three\par\pard four\par"
    assert [(b.kind, b.level, b.text) for b in blocks(body)] == [
        (BlockKind.ITEM, 1, "one"), (BlockKind.ITEM, 2, "two"), (BlockKind.ITEM, 1, "three"),
        (BlockKind.PARAGRAPH, 0, "four")]


def row(*cells: str, head: str = "") -> str:
    edges = "".join(rf"\cellx{(n + 1) * 2000}" for n in range(len(cells)))
    return rf"\trowd{head}{edges}\pard\intbl " + "".join(rf"{text}\cell " for text in cells) + r"\row "


def test_table_rows_carry_their_heads():
    body = row("A", "B", head=r"\trhdr") + row("1", "2") + r"\pard After.\par"
    assert [(b.kind, b.cells or b.text, b.header) for b in blocks(body)] == [
        (BlockKind.ROW, ("A", "B"), ()), (BlockKind.ROW, ("1", "2"), ("A", "B")), (BlockKind.PARAGRAPH, "After.", ())]


def test_two_paragraphs_of_a_cell_are_one_cell():
    assert [b.cells for b in blocks(row(r"one\par two", "x"))] == [("one\ntwo", "x")]


def test_table_in_a_table_follows_its_row():
    inner = r"\pard\intbl\itap2 In\nestcell Side\nestcell{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}"
    inner += r"\pard\intbl\itap1 "
    assert texts(row("Out " + inner, "Right")) == ["Out | Right", "In | Side"]


def test_table_without_an_end_loses_no_word():
    assert texts(r"\trowd\cellx1\cellx2\pard\intbl one\cell two") == ["one | two"]


def test_footnote_follows_its_paragraph():
    assert [(b.kind, b.text) for b in blocks(r"Tell{\footnote See us.} the lead.\par Next.\par")] == [
        (BlockKind.PARAGRAPH, "Tell the lead."), (BlockKind.FOOTNOTE, "See us."), (BlockKind.PARAGRAPH, "Next.")]


def test_running_heads_and_feet_are_furniture():
    found = blocks(r"{\header Our head\par}{\headerf Our head\par}{\footer Foot\par}Tell the lead.\par")
    assert [(b.kind, b.text) for b in found] == [
        (BlockKind.FURNITURE, "Our head"), (BlockKind.PARAGRAPH, "Tell the lead."), (BlockKind.FURNITURE, "Foot")]


@pytest.mark.parametrize("body, code", [
    (r"Tell{\deleted gone} the lead.", NoteCode.TRACKED_CHANGES),
    (r"Tell{\annotation said} the lead.", NoteCode.COMMENTS),
    (r"Tell the lead. {\object{\*\objdata 01}}", NoteCode.OTHER),
    (r"Tell {\field{\*\fldinst DDEAUTO cmd}{\fldrslt x}}", NoteCode.ACTIVE_CONTENT),
    (r'Tell {\field{\*\fldinst {INCLUDEPICTURE "http://x.example/a"}}{\fldrslt x}}', NoteCode.ACTIVE_CONTENT),
    ("word " * 30 + r"{\pict 00ff}", NoteCode.PICTURE_TEXT),
])
def test_what_was_not_read_is_noted(body, code):
    assert codes(body) == [code]


@pytest.mark.parametrize("data, reason", [
    (rtf(""), Reason.EMPTY), (rtf(r"{\pict 00ff}"), Reason.PICTURES), (b"{\\rtf1" + b"{" * 100_000, Reason.DAMAGED),
    (b"{\\rtf1" + b"{}" * 1_000_000, Reason.TOO_LARGE),
])
def test_rtf_that_cannot_be_read_says_why(data, reason):
    with pytest.raises(Unreadable) as caught:
        read(data, "policy.rtf")
    assert caught.value.reason == reason


def test_rtf_named_doc_is_read_and_noted():
    reading = read(rtf("Tell the lead."), "policy.doc")
    assert (reading.source.format, [n.code for n in reading.notes]) == ("rtf", [NoteCode.OTHER])


@pytest.mark.parametrize("seed", range(30))
def test_mutated_rtf_is_read_or_says_why(seed):
    dice = random.Random(seed)
    data = bytearray(rtf(row("A", "B") + r"\pard Tell {\b the\u233?} lead.{\footnote n}" * 5))
    for _ in range(dice.randint(1, 30)):
        data[dice.randrange(6, len(data))] = dice.choice(b"{}\\'0129ub \xff\0")
    try:
        assert read(bytes(data), "policy.rtf").blocks
    except Unreadable as fault:
        assert fault.reason in ADVICE


def test_code_page_that_nobody_knows_costs_no_word():
    reading = read(rb"{\rtf1\ansi\ansicpg10000 Tell the lead at once: caf\'8e.\par}", "p.rtf")
    assert reading.blocks[0].text.startswith("Tell the lead at once")
