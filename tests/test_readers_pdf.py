"""PDFs made here in, the blocks and reasons they must give out."""

import io

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from auditor.model import BlockKind, NoteCode, Reason
from auditor.readers.pdf import read_pdf
from auditor.readers.pdf_letters import mended
from auditor.readers.pdf_page import Line
from auditor.readers.pdf_words import clean
from auditor.readers.reasons import Unreadable

WIDTH, HEIGHT = A4


class Paper:
    """A canvas that writes line under line, as a word processor does."""

    def __init__(self, **options):
        self.store = io.BytesIO()
        self.canvas = Canvas(self.store, pagesize=A4, invariant=1, **options)
        self.y = HEIGHT - 110

    def write(self, text, font="Helvetica", size=11, x=72, gap=1.25):
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.y, text)
        self.y -= size * gap
        return self

    def title(self, text, size=14):
        return self.skip(10).write(text, "Helvetica-Bold", size, gap=1.6)

    def skip(self, points):
        self.y -= points
        return self

    def at(self, x, y, text, size=9):
        self.canvas.setFont("Helvetica", size)
        self.canvas.drawString(x, y, text)
        return self

    def next_page(self):
        self.canvas.showPage()
        self.y = HEIGHT - 110
        return self

    def grid(self, rows, widths, x=72, height=22):
        right = x + sum(widths)
        top = self.y
        for number, row in enumerate(rows):
            self.canvas.line(x, top - number * height, right, top - number * height)
            left = x
            for cell, width in zip(row, widths, strict=True):
                self.at(left + 4, top - number * height - 15, cell, 10)
                left += width
        self.canvas.line(x, top - len(rows) * height, right, top - len(rows) * height)
        left = x
        for width in [*widths, 0]:
            self.canvas.line(left, top, left, top - len(rows) * height)
            left += width
        self.y = top - len(rows) * height - 20
        return self

    def picture(self, x, y, width, height):
        shade = Image.linear_gradient("L")
        self.canvas.drawImage(ImageReader(shade), x, y, width, height)
        return self

    def data(self):
        self.canvas.save()
        return self.store.getvalue()


def shown(reading):
    return [(block.kind, block.text) for block in reading.blocks]


def of_kind(reading, kind):
    return [block.text for block in reading.blocks if block.kind is kind]


def reason_of(data):
    with pytest.raises(Unreadable) as caught:
        read_pdf(data, "policy.pdf")
    return caught.value.reason


def prose(paper):
    return paper.write(
        "Every adult who works at the centre shares the duty to keep children safe, and reads this policy"
    ).write("before the first session.")


def test_paragraph_lines_are_joined_and_headings_levelled():
    paper = Paper().title("Safeguarding policy", 20).title("1. Our duty")
    data = prose(paper).title("2. Raising a concern").write("Tell the lead at once.").data()
    reading = read_pdf(data, "policy.pdf")
    assert [(block.kind, block.level, block.text) for block in reading.blocks] == [
        (BlockKind.HEADING, 1, "Safeguarding policy"),
        (BlockKind.HEADING, 2, "1. Our duty"),
        (
            BlockKind.PARAGRAPH,
            0,
            "Every adult who works at the centre shares the duty to keep children safe, and reads this policy "
            "before the first session.",
        ),
        (BlockKind.HEADING, 2, "2. Raising a concern"),
        (BlockKind.PARAGRAPH, 0, "Tell the lead at once."),
    ]


def test_bullets_and_numbers_become_items():
    data = (
        Paper()
        .write("Staff will:")
        .write("\u2022 listen to the child and stay calm while the child speaks, however hard", x=90)
        .write("that is,", x=100)
        .write("\u2022 write down the words used", x=90)
        .write("a) tell the lead before the end of the session.", x=90)
        .data()
    )
    assert shown(read_pdf(data, "policy.pdf")) == [
        (BlockKind.PARAGRAPH, "Staff will:"),
        (BlockKind.ITEM, "listen to the child and stay calm while the child speaks, however hard that is,"),
        (BlockKind.ITEM, "write down the words used"),
        (BlockKind.ITEM, "a) tell the lead before the end of the session."),
    ]


def test_running_heads_and_feet_are_kept_once():
    paper = Paper()
    for page in range(1, 5):
        prose(
            paper.at(72, HEIGHT - 40, "Harbour Contact Centre")
            .at(72, 40, "Version 3, review due May 2027")
            .at(500, 40, f"Page {page} of 4")
            .skip(page * 7)
        ).next_page()
    reading = read_pdf(paper.data(), "policy.pdf")
    furniture = of_kind(reading, BlockKind.FURNITURE)
    assert furniture[0] == "Harbour Contact Centre"
    assert [text for text in furniture if "review due May 2027" in text] == furniture[1:2]
    assert len(of_kind(reading, BlockKind.PARAGRAPH)) == 4


def test_paragraph_across_pages_keeps_its_first_page():
    paper = (
        Paper().skip(560).write("The lead keeps every record of a concern in a locked place that only the two officers")
    )
    data = paper.next_page().write("named below may open.").data()
    blocks = read_pdf(data, "policy.pdf").blocks
    assert [(block.page, block.text) for block in blocks] == [
        (
            1,
            "The lead keeps every record of a concern in a locked place that only the two officers "
            "named below may open.",
        )
    ]


def test_two_columns_are_read_one_after_the_other():
    paper = Paper()
    for text in ("The left column speaks first and", "it tells how a concern is", "written down by the helper."):
        paper.write(text, x=60)
    paper.y = HEIGHT - 110
    for text in ("The right column speaks later and", "it tells how a record is kept", "by the lead in a locked box."):
        paper.write(text, x=320)
    assert of_kind(read_pdf(paper.data(), "policy.pdf"), BlockKind.PARAGRAPH) == [
        "The left column speaks first and it tells how a concern is written down by the helper.",
        "The right column speaks later and it tells how a record is kept by the lead in a locked box.",
    ]


CONTACTS = [
    ["Role", "Name", "Telephone"],
    ["Safeguarding lead", "Ada Quill", "01632 960101"],
    ["Deputy lead", "Ben Marsh", "07700 900102"],
]


def test_contact_table_becomes_rows_with_heads():
    data = (
        Paper().write("Whom to call:").grid(CONTACTS, [150, 130, 130]).write("Keep this list by the telephone.").data()
    )
    reading = read_pdf(data, "policy.pdf")
    rows = [block for block in reading.blocks if block.kind is BlockKind.ROW]
    assert [row.cells for row in rows] == [tuple(row) for row in CONTACTS]
    assert [row.header for row in rows] == [(), tuple(CONTACTS[0]), tuple(CONTACTS[0])]
    assert rows[1].text == "Safeguarding lead | Ada Quill | 01632 960101"
    assert [block.kind for block in reading.blocks] == [BlockKind.PARAGRAPH, *[BlockKind.ROW] * 3, BlockKind.PARAGRAPH]


def test_table_over_two_pages_is_one_table_without_its_second_head():
    more = [CONTACTS[0], ["Police", "Front desk", "0114 496 0103"]]
    data = Paper().grid(CONTACTS, [150, 130, 130]).next_page().grid(more, [150, 130, 130]).data()
    rows = [block for block in read_pdf(data, "policy.pdf").blocks if block.kind is BlockKind.ROW]
    assert [(row.table, row.page, row.cells[0]) for row in rows] == [
        (1, 1, "Role"),
        (1, 1, "Safeguarding lead"),
        (1, 1, "Deputy lead"),
        (1, 2, "Police"),
    ]
    assert rows[3].header == tuple(CONTACTS[0])


def test_frame_around_text_stays_a_paragraph():
    paper = Paper().write("In an emergency ring 999.")
    paper.canvas.rect(60, HEIGHT - 130, 300, 40)
    assert shown(read_pdf(paper.data(), "policy.pdf")) == [(BlockKind.PARAGRAPH, "In an emergency ring 999.")]


def test_broken_words_are_mended():
    data = (
        Paper()
        .write("The child-centred work of the centre needs training, and the training is renewed by every survivor-")
        .write("centred service in the county; a survivor is heard in each centred talk, and safe-")
        .write("guarding comes first. Safeguarding is for all.")
        .data()
    )
    text = " ".join(of_kind(read_pdf(data, "policy.pdf"), BlockKind.PARAGRAPH))
    assert "every survivor-centred service" in text
    assert "and safeguarding comes first" in text


def test_page_of_picture_only_is_unread():
    data = prose(Paper()).next_page().picture(0, 0, WIDTH, HEIGHT).next_page().data()
    reading = read_pdf(data, "policy.pdf")
    assert reading.source.unreadable == (2,)
    assert [(note.code, note.page) for note in reading.notes] == [(NoteCode.PAGE_UNREAD, 2)]


def test_blank_page_is_not_unread():
    reading = read_pdf(prose(Paper()).next_page().next_page().data(), "policy.pdf")
    assert (reading.source.pages, reading.source.unreadable) == (2, ())


def test_large_picture_beside_text_is_noted():
    data = prose(Paper()).picture(72, 200, 300, 300).data()
    assert [(note.code, note.page) for note in read_pdf(data, "policy.pdf").notes] == [(NoteCode.PICTURE_TEXT, 1)]


def test_flow_chart_is_noted():
    paper = Paper().write("Flowchart: what to do when you are worried about a child")
    for step in range(4):
        y = 600 - step * 90
        paper.canvas.rect(150, y, 200, 40)
        paper.at(160, y + 15, f"Step {step}: tell the lead")
        paper.canvas.line(250, y, 250, y - 50)
        paper.canvas.line(250, y - 50, 244, y - 42)
    assert NoteCode.DIAGRAM in [note.code for note in read_pdf(paper.data(), "policy.pdf").notes]


def test_form_field_words_are_read():
    paper = prose(Paper())
    paper.canvas.acroForm.textfield(name="lead", tooltip="Safeguarding lead", value="Ada Quill", x=72, y=300, width=200)
    reading = read_pdf(paper.data(), "policy.pdf")
    assert "Safeguarding lead: Ada Quill" in of_kind(reading, BlockKind.PARAGRAPH)
    assert NoteCode.FORM_FIELDS in [note.code for note in reading.notes]


def test_scan_is_refused():
    assert reason_of(Paper().picture(0, 0, WIDTH, HEIGHT).data()) is Reason.SCAN


def test_password_is_refused_and_owner_lock_is_read():
    assert reason_of(prose(Paper(encrypt=StandardEncryption("quill", canPrint=0))).data()) is Reason.PASSWORD
    locked = prose(Paper(encrypt=StandardEncryption("", ownerPassword="quill", canCopy=0))).data()
    assert of_kind(read_pdf(locked, "policy.pdf"), BlockKind.PARAGRAPH)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"\0" * 64, Reason.EMPTY),
        (b"MZ\x90\0 this program cannot be run", Reason.NOT_A_DOCUMENT),
        (b"%PDF-1.7\n" + b"not a document at all " * 40, Reason.DAMAGED),
    ],
)
def test_what_is_no_pdf_is_refused(data, reason):
    assert reason_of(data) is reason


def test_page_without_anything_is_empty():
    assert reason_of(Paper().next_page().data()) is Reason.EMPTY


def test_cut_file_never_escapes_as_another_error():
    whole = prose(Paper()).grid(CONTACTS, [150, 130, 130]).data()
    for cut in range(20, len(whole), 97):
        try:
            read_pdf(whole[:cut], "policy.pdf")
        except Unreadable as trouble:
            assert trouble.reason in (Reason.DAMAGED, Reason.EMPTY)


def test_reading_is_the_same_twice():
    data = prose(Paper().title("Policy")).grid(CONTACTS, [150, 130, 130]).data()
    assert read_pdf(data, "policy.pdf") == read_pdf(data, "policy.pdf")


def test_table_shown_only_by_its_columns_becomes_rows():
    paper = prose(Paper()).skip(20)
    for role, name, more in (
        ("Role", "Who that is", ""),
        ("Lead", "Ada Quill, who is in the building at every session and answers", "for every record."),
        ("Deputy", "Ben Marsh, when the lead is away", ""),
        ("Out of hours", "County desk, 01632 960104", ""),
    ):
        paper.at(72, paper.y, role, 11).at(200, paper.y, name, 11).skip(14)
        if more:
            paper.at(200, paper.y, more, 11).skip(14)
        paper.skip(14)
    rows = [block for block in read_pdf(paper.data(), "policy.pdf").blocks if block.kind is BlockKind.ROW]
    assert [row.cells for row in rows] == [
        ("Role", "Who that is"),
        ("Lead", "Ada Quill, who is in the building at every session and answers for every record."),
        ("Deputy", "Ben Marsh, when the lead is away"),
        ("Out of hours", "County desk, 01632 960104"),
    ]
    assert rows[1].header == ("Role", "Who that is")


def test_row_cut_by_a_page_is_one_row():
    first = [["Step", "What to do"], ["Tell", "Tell the lead what you heard and"]]
    rest = [["", "write it down the same day."], ["Call", "Ring the county desk."]]
    data = Paper().grid(first, [100, 300]).next_page().grid(rest, [100, 300]).data()
    rows = [block.cells for block in read_pdf(data, "policy.pdf").blocks if block.kind is BlockKind.ROW]
    assert rows[1:] == [("Tell", "Tell the lead what you heard and write it down the same day."),
                        ("Call", "Ring the county desk.")]


def test_merged_cell_is_read_once():
    paper = Paper().grid([["Ada Quill", "lead"], ["Ben Marsh", "deputy"]], [150, 150])
    paper.y += 20
    paper.canvas.rect(72, paper.y - 22, 300, 22)
    paper.at(76, paper.y - 15, "Both are trained every two years", 10)
    rows = [block.cells for block in read_pdf(paper.data(), "policy.pdf").blocks if block.kind is BlockKind.ROW]
    assert rows == [("Ada Quill", "lead"), ("Ben Marsh", "deputy"), ("Both are trained every two years", "")]


def test_words_in_a_box_of_a_chart_stay_together():
    paper = Paper().write("Flow chart")
    steps = [("Call the", "lead now"), ("Ring the", "police"), ("Write it", "all down")]
    for number, (first, second) in enumerate(steps):
        for column in range(2):
            x, y = 90 + column * 200, 600 - number * 90
            paper.canvas.rect(x, y, 150, 50)
            paper.at(x + 10, y + 30, f"{first} {column}").at(x + 10, y + 15, second)
            paper.canvas.line(x + 75, y, x + 75, y - 40)
    reading = read_pdf(paper.data(), "policy.pdf")
    assert "Call the 1 lead now" in of_kind(reading, BlockKind.PARAGRAPH)
    assert [note.code for note in reading.notes] == [NoteCode.DIAGRAM]


def test_headings_that_count_on_are_no_running_heads():
    paper = Paper()
    for part, opening in enumerate(("Listen to the child.", "Tell the lead.", "Write it down."), 1):
        paper.y = HEIGHT - 60
        paper.title(f"Part {part}").write(opening).next_page()
    assert of_kind(read_pdf(paper.data(), "policy.pdf"), BlockKind.HEADING) == ["Part 1", "Part 2", "Part 3"]


def test_lines_out_of_order_are_read_from_top_to_bottom():
    paper = Paper()
    for y, text in ((600, "Third, the lead rings the county."), (700, "First, listen to the child."),
                    (650, "Second, tell the lead what was said.")):
        paper.at(72, y, text, 11)
    assert of_kind(read_pdf(paper.data(), "policy.pdf"), BlockKind.PARAGRAPH) == [
        "First, listen to the child.", "Second, tell the lead what was said.", "Third, the lead rings the county.",
    ]


def test_bullet_in_the_middle_of_a_line_begins_an_item():
    data = Paper().write("\u2022 listen to the child \u2022 tell the lead").data()
    assert of_kind(read_pdf(data, "policy.pdf"), BlockKind.ITEM) == ["listen to the child", "tell the lead"]


def test_underlined_line_is_a_heading():
    paper = Paper().write("Keeping records")
    paper.canvas.line(72, paper.y + 12, 72 + 82, paper.y + 12)
    assert shown(read_pdf(prose(paper).data(), "policy.pdf"))[0] == (BlockKind.HEADING, "Keeping records")


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("Child Protec\u08a2on and Bri\u08a2sh law", "Child Protection and British law"),
        ("The commi\u01a9ee will a\u01a9end", "The committee will attend"),
        ("a\u014cer the dra\u014c", "after the draft"),
        ("the commi\ufffdee of Sta\ufffd", "the committee of Staff"),
        ("Zoë, Łódź, café, \u014ctara, ŵyn", "Zoë, Łódź, café, \u014ctara, ŵyn"),
    ],
)
def test_joined_letters_are_mended(seen, meant):
    assert [line.text for page in mended([[Line(1, seen, 0, 0, 0, 0)]]) for line in page] == [meant]


def test_marks_that_nobody_sees_are_cleaned():
    assert clean("a\x00b\x07c \ud800 di\ufb00er \ufb01nd x\xady\xa0z") == "ab c \ufffd differ find xy z"


def test_contact_list_shown_only_by_its_columns_becomes_rows():
    paper = prose(Paper()).skip(20)
    for row in CONTACTS[1:] + [["County desk", "Out of hours", "01632 960104"]]:
        for place, cell in enumerate(row):
            paper.at(72 + place * 150, paper.y, cell, 11)
        paper.skip(14)
    rows = [block.cells for block in read_pdf(paper.data(), "policy.pdf").blocks if block.kind is BlockKind.ROW]
    assert rows == [
        ("Safeguarding lead", "Ada Quill", "01632 960101"),
        ("Deputy lead", "Ben Marsh", "07700 900102"),
        ("County desk", "Out of hours", "01632 960104"),
    ]


def test_list_of_short_numbered_entries_holds_no_heading():
    paper = prose(Paper()).skip(20).write("1. Listen Carefully")
    data = paper.write("2. Tell the Lead").write("3. Write it down.").data()
    assert of_kind(read_pdf(data, "policy.pdf"), BlockKind.ITEM) == [
        "1. Listen Carefully", "2. Tell the Lead", "3. Write it down.",
    ]


def test_letter_paper_is_not_noted_as_picture():
    paper = Paper()
    for opening in ("Listen to the child.", "Tell the lead.", "Write it down."):
        paper.picture(0, 0, WIDTH, HEIGHT).write(opening).write("Then read the next page of this policy.").next_page()
    assert read_pdf(paper.data(), "policy.pdf").notes == ()
