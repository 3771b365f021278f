"""A reading in, one Document out: spans, sentences, sections, lead-ins."""

from hypothesis import given
from strategies import document, reading, readings

from auditor.model import Block, BlockKind
from auditor.normalise import LONG_WORD, normalise, split_sentences


def pieces(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text)]


@given(readings)
def test_every_sentence_is_verbatim_in_order_and_without_overlap(found):
    made = normalise(found)
    ends = 0
    for sentence in made.sentences:
        assert ends <= sentence.span.start < sentence.span.end <= len(made.text)
        assert made.quote(sentence.span).strip()
        ends = sentence.span.end


@given(readings)
def test_no_word_of_a_block_is_lost(found):
    made = normalise(found)
    for block in found.blocks:
        for word in block.text.split():
            assert word in made.text


@given(readings)
def test_a_sentence_stands_on_the_page_of_its_block(found):
    made = normalise(found)
    for sentence in made.sentences:
        if sentence.kind != BlockKind.FURNITURE:
            page = made.pages[sentence.page - 1]
            assert page.start <= sentence.span.start and sentence.span.end <= page.end


def test_abbreviations_and_initials_do_not_end_a_sentence():
    assert pieces("Ask Mrs. J. Pell, e.g. by phone. Then write.") == ["Ask Mrs. J. Pell, e.g. by phone.", "Then write."]


def test_no_more_than_a_word_before_each_stop_is_looked_at(monkeypatch):
    """A page of initials once took a time that grew with the square of its length."""
    looked = []
    monkeypatch.setattr("auditor.normalise._is_abbreviation", lambda before, _: looked.append(len(before)) or True)
    assert len(pieces("A. B. C. " * 200)) == 1
    assert len(looked) > 500 and max(looked) <= LONG_WORD


def test_a_question_and_a_new_line_end_a_sentence():
    assert pieces("Worried? Tell us.\nRing 999") == ["Worried?", "Tell us.", "Ring 999"]


def test_sections_know_the_headings_above_them():
    made = document("# Reporting\n\n## Out of hours\n\nRing the duty team.\n\n# Training\n\nYearly.")
    assert [s.path for s in made.sections if s.heading] == [
        ("Reporting",),
        ("Reporting", "Out of hours"),
        ("Training",),
    ]


def test_a_list_item_is_led_in_by_the_words_before_the_list():
    made = document("All workers must:\n\n- tell the lead\n- write it down")
    items = [s for s in made.sentences if s.kind == BlockKind.ITEM]
    assert [made.quote(made.sentences[s.lead_in].span) for s in items] == ["All workers must:"] * 2


def test_a_short_row_is_one_sentence_and_a_long_one_is_split():
    long = "One thing is done. " * 40
    made = normalise(
        reading(
            Block(BlockKind.ROW, "LADO | 01632 960123", 1, cells=("LADO", "01632 960123"), table=1),
            Block(BlockKind.ROW, f"Step | {long}", 1, cells=("Step", long), table=1),
        )
    )
    assert made.quote(made.sentences[0].span) == "LADO | 01632 960123"
    assert len(made.sentences) == 42


def test_running_feet_go_to_the_end_and_cut_no_sentence():
    made = normalise(
        reading(
            Block(BlockKind.PARAGRAPH, "First.", 1),
            Block(BlockKind.FURNITURE, "Version 3", 1),
            Block(BlockKind.PARAGRAPH, "Second.", 2),
        )
    )
    assert made.text == "First.\nSecond.\nVersion 3"


def test_a_row_under_a_merged_label_is_read_with_it():
    made = normalise(
        reading(
            Block(BlockKind.ROW, "MASH | weekdays", 1, cells=("MASH", "weekdays"), table=1),
            Block(BlockKind.ROW, "01632 960123", 1, cells=("", "01632 960123"), table=1),
        )
    )
    assert [s.lead_in for s in made.sentences] == [-1, 0]
