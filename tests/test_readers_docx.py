"""Word documents with one peculiarity each in, the blocks that must come of them out."""

import io

import docx
import pytest
from word_builder import NAMESPACES, OFFICE, RELATIONS, TYPES, cell, pack, paragraph, part, run, table, word

from auditor.model import Block, BlockKind, NoteCode
from auditor.readers import read


def blocks(body: str, parts: dict | None = None) -> list[Block]:
    return list(read(word(body, parts), "policy.docx").blocks)


def texts(body: str, parts: dict | None = None) -> list[str]:
    return [block.text for block in blocks(body, parts)]


def codes(body: str, parts: dict | None = None) -> list[NoteCode]:
    return [note.code for note in read(word(body, parts), "policy.docx").notes]


BOX = f"<w:txbxContent>{paragraph('Ring 999 first')}</w:txbxContent>"
STYLES = part("styles", (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Our head"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Odd"/>'
    '<w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bul"><w:name w:val="List Bullet 2"/></w:style>'
    '<w:style w:type="character" w:styleId="Ghost"><w:name w:val="Ghost"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr></w:style>'
))
STYLED = {"rId9": ("styles:styles.xml", STYLES)}


def test_paragraphs_keep_their_order():
    assert texts(paragraph("One.") + table(cell("A") + cell("B")) + paragraph("Two.")) == ["One.", "A | B", "Two."]


@pytest.mark.parametrize("wrapped", [
    "<w:sdt><w:sdtContent>{p}</w:sdtContent></w:sdt>",
    "<w:customXml>{p}</w:customXml>",
    "<w:p><w:sdt><w:sdtContent>{r}</w:sdtContent></w:sdt></w:p>",
    "<w:p><w:hyperlink>{r}</w:hyperlink></w:p>",
    '<w:p><w:fldSimple w:instr="TITLE">{r}</w:fldSimple></w:p>',
    "<w:p><w:smartTag>{r}</w:smartTag></w:p>",
    "<w:p><w:customXml>{r}</w:customXml></w:p>",
    "<w:p><w:ins>{r}</w:ins></w:p>",
    "<w:p><w:moveTo>{r}</w:moveTo></w:p>",
    "<w:p><w:hyperlink><w:ins><w:smartTag>{r}</w:smartTag></w:ins></w:hyperlink></w:p>",
])
def test_words_inside_wrappers_are_read_once(wrapped):
    said = "Tell the lead."
    assert texts(wrapped.format(p=paragraph(said), r=run(said))) == [said]


@pytest.mark.parametrize("gone", [
    "<w:del><w:r><w:delText>SECRET</w:delText></w:r></w:del>",
    "<w:del><w:r><w:t>SECRET</w:t></w:r></w:del>",
    "<w:moveFrom><w:r><w:t>SECRET</w:t></w:r></w:moveFrom>",
    "<w:ins><w:del><w:r><w:delText>SECRET</w:delText></w:r></w:del></w:ins>",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SECRET</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
])
def test_deleted_words_and_instructions_never_appear(gone):
    assert texts(f"<w:p>{run('Kept')}{gone}{run(' here')}</w:p>") == ["Kept here"]


def test_tracked_changes_are_counted():
    body = f"<w:p><w:ins>{run('new')}</w:ins><w:del>{run('old')}</w:del><w:del>{run('older')}</w:del></w:p>"
    notes = read(word(body), "policy.docx").notes
    assert [(note.code, "1 insertions" in note.text, "2 deletions" in note.text) for note in notes] == [
        (NoteCode.TRACKED_CHANGES, True, True)]


def test_deleted_paragraph_mark_joins_what_it_parted():
    body = paragraph("We never", more="<w:rPr><w:del/></w:rPr>") + paragraph("leave a child alone.")
    assert texts(body) == ["We never leave a child alone."]


def test_deleted_row_is_left_out():
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('Old lead')}{cell('Gone')}</w:tr>"
    kept = f"<w:tr>{cell('Lead')}{cell('Here')}</w:tr>"
    assert texts(f"<w:tbl>{row}{kept}</w:tbl>") == ["Lead | Here"]


def test_field_result_is_read_without_its_instruction():
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    body = f"<w:p>{marks[0]}<w:r><w:instrText>REF x</w:instrText></w:r>{marks[1]}{run('Section 4')}{marks[2]}</w:p>"
    assert texts(body) == ["Section 4"]


def test_field_that_never_ends_swallows_no_later_paragraph():
    body = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + paragraph("Still here.")
    assert texts(body) == ["Still here."]


def test_ticked_form_box_shows_its_tick():
    box = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>'
    box += '<w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>'
    body = f'<w:p>{box}<w:r><w:fldChar w:fldCharType="end"/></w:r>{run(" Supervised")}</w:p>'
    assert (texts(body), codes(body)) == (["\u2611 Supervised"], [NoteCode.FORM_FIELDS])


@pytest.mark.parametrize("drawn", [
    f"<w:drawing><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></w:drawing>",
    f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>",
    f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp>'
    f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
    "</mc:Fallback></mc:AlternateContent>",
    f'<mc:AlternateContent><mc:Choice Requires="new"><w:unknown/></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>'
    f"{BOX}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>",
])
def test_text_box_is_read_once_after_its_paragraph(drawn):
    assert texts(f"<w:p>{run('In danger?')}<w:r>{drawn}</w:r></w:p>") == ["In danger?", "Ring 999 first"]


def test_arrow_without_words_is_told():
    arrow = "<w:drawing><wps:wsp><wps:spPr/></wps:wsp></w:drawing>"
    assert codes(f"<w:p>{run('Flow')}<w:r>{arrow}</w:r></w:p>") == [NoteCode.DIAGRAM]


def test_smart_art_words_are_read_and_told():
    data = f"<dgm:dataModel {NAMESPACES}><a:p><a:r><a:t>Tell the lead</a:t></a:r></a:p></dgm:dataModel>"
    body = f'<w:p>{run("Flow")}<w:r><w:drawing><dgm:relIds r:dm="rId5"/></w:drawing></w:r></w:p>'
    parts = {"rId5": ("diagramData:diagrams/data1.xml", data)}
    assert (texts(body, parts), codes(body, parts)) == (["Flow", "Tell the lead"], [NoteCode.DIAGRAM])


def test_footnote_stands_once_after_its_paragraph():
    notes = part("footnotes", '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
                              f'<w:footnote w:id="2">{paragraph("Within one day.")}</w:footnote>')
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = f"<w:p>{run('Refer.')}{mark}{mark}</w:p>" + paragraph("Next.")
    found = blocks(body, {"rId3": ("footnotes:footnotes.xml", notes)})
    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.PARAGRAPH, "Refer."), (BlockKind.FOOTNOTE, "Within one day."), (BlockKind.PARAGRAPH, "Next.")]


def test_running_heads_stand_once_and_only_when_shown():
    head = part("hdr", paragraph("Anytown Centre"))
    parts = {"a": ("header:h1.xml", head), "b": ("header:h2.xml", head),
             "c": ("footer:f1.xml", part("ftr", paragraph("v2"))),
             "d": ("header:h3.xml", part("hdr", paragraph("Never shown")))}
    marks = "".join(f'<w:headerReference w:type="{kind}" r:id="{link}"/>' for kind, link in (
        ("default", "a"), ("default", "b"), ("first", "d")))
    body = paragraph("Text.") + f'<w:sectPr>{marks}<w:footerReference w:type="default" r:id="c"/></w:sectPr>'
    assert [(block.kind.value, block.text) for block in blocks(body, parts)] == [
        ("furniture", "Anytown Centre"), ("paragraph", "Text."), ("furniture", "v2")]


@pytest.mark.parametrize("look", [
    "<w:vanish/>", '<w:rStyle w:val="Ghost"/>', '<w:color w:val="FFFFFF"/>', '<w:color w:val="FEFEFE"/>',
    '<w:sz w:val="2"/>', '<w:color w:val="112233"/><w:shd w:val="clear" w:fill="112233"/>',
])
def test_unseen_words_are_apart_and_told(look):
    body = f"<w:p>{run('We check.')}{run('DBS update service', look)}</w:p>"
    reading = read(word(body, STYLED), "policy.docx")
    assert [(b.text, b.hidden) for b in reading.blocks] == [("We check.", False), ("DBS update service", True)]
    assert [note.code for note in reading.notes] == [NoteCode.HIDDEN_TEXT]


def test_words_hidden_by_paragraph_style_are_hidden():
    assert [b.hidden for b in blocks(paragraph("Unseen", style="Unseen") + paragraph("Seen"), STYLED)] == [True, False]


def test_white_words_on_a_dark_ground_are_seen():
    white, dark = '<w:color w:val="FFFFFF"/>', '<w:shd w:val="clear" w:fill="1F4E79"/>'
    shaded = table(cell(paragraph("Lead", look=white), dark) + cell("Jo"))
    role = f"<w:tr>{cell(paragraph('Role', look=white))}{cell('x')}</w:tr>"
    grid = f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr>{role}</w:tbl>'
    body = paragraph("Banner", look=white, more=dark) + shaded + grid + f"<w:p>{run('Lit', white + dark)}</w:p>"
    assert [(b.text, b.hidden) for b in blocks(body, STYLED)] == [
        ("Banner", False), ("Lead | Jo", False), ("Role | x", False), ("Lit", False)]


def test_breaks_and_hyphens_are_kept_as_seen():
    body = f"<w:p>{run('a')}<w:r><w:br/></w:r>{run('b')}<w:r><w:tab/></w:r>{run('c')}<w:r><w:noBreakHyphen/></w:r>" \
           f"{run('d')}<w:r><w:softHyphen/></w:r>{run('e' + chr(0xAD) + 'f')}</w:p>"
    assert texts(body) == ["a\nb c-def"]


@pytest.mark.parametrize(("style", "level"), [("H2", 2), ("Ours", 2), ("Out", 4)])
def test_heading_level_comes_from_the_style_and_what_it_is_based_on(style, level):
    assert [(b.kind, b.level) for b in blocks(paragraph("Reporting", style=style), STYLED)] == [
        (BlockKind.HEADING, level)]


def test_style_based_on_itself_is_plain():
    assert [b.kind for b in blocks(paragraph("Some words.", style="Loop"), STYLED)] == [BlockKind.PARAGRAPH]


def test_heading_style_on_a_whole_paragraph_makes_no_heading():
    long = "We keep children safe and this is how we do it every day. " * 4
    assert [b.kind for b in blocks(paragraph(long, style="H2"), STYLED)] == [BlockKind.PARAGRAPH]


BOLD = "<w:b/>"
PROSE = paragraph("Everybody who works here has a duty to report what worries them on the same day.") * 3


@pytest.mark.parametrize(("text", "look", "kind"), [
    ("Reporting a concern", BOLD, BlockKind.HEADING), ("REPORTING A CONCERN", "", BlockKind.HEADING),
    ("Report it today.", BOLD, BlockKind.PARAGRAPH), ("Reporting a concern", "", BlockKind.PARAGRAPH),
    ("Helpline 0118 496 0123", BOLD, BlockKind.PARAGRAPH), ("Lead: Jo Doe", BOLD, BlockKind.PARAGRAPH),
    ("Signed ______", BOLD, BlockKind.PARAGRAPH), ("NSPCC", "", BlockKind.PARAGRAPH),
])
def test_heading_is_guessed_from_a_short_bold_or_capital_line(text, look, kind):
    assert blocks(paragraph(text, look=look) + PROSE)[0].kind == kind


def test_bold_tells_nothing_where_all_is_bold():
    assert [b.kind for b in blocks(paragraph("Words in bold", look=BOLD) * 3)] == [BlockKind.PARAGRAPH] * 3


def test_list_entries_have_their_level():
    number = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr>'
    body = paragraph("deep", more=number) + paragraph("styled", style="Bul") + paragraph("\u2022 typed")
    none = paragraph("none", style="Bul", more='<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert [(b.kind.value, b.level, b.text) for b in blocks(body + none, STYLED)] == [
        ("item", 2, "deep"), ("item", 2, "styled"), ("item", 1, "typed"), ("paragraph", 0, "none")]


def test_table_rows_carry_their_columns_heads():
    head = cell(paragraph("Role", look=BOLD)) + cell(paragraph("Contact", look=BOLD))
    found = blocks(table(head, cell("Lead") + cell(paragraph("Jo Doe") + paragraph("0118 496 0123"))))
    assert found == [
        Block(BlockKind.ROW, "Role | Contact", cells=("Role", "Contact"), table=1),
        Block(BlockKind.ROW, "Lead | Jo Doe 0118 496 0123", cells=("Lead", "Jo Doe\n0118 496 0123"),
              header=("Role", "Contact"), table=1)]


def test_table_of_labels_and_values_has_no_heads():
    found = blocks(table(cell("Jo") + cell("0118 496 0123"), cell("Police") + cell("101")))
    assert [block.header for block in found] == [(), ()]


def test_merged_cells_stand_once_however_wide_they_claim_to_be():
    wide = table(cell("Whole", '<w:gridSpan w:val="2000000000"/>') + cell("End"),
                 cell("Top", "<w:vMerge w:val='restart'/>") + cell("a"), cell("Again", "<w:vMerge/>") + cell("b"))
    assert [b.cells for b in blocks(wide)] == [("Whole", "End"), ("Top", "a"), ("", "b")]


def test_heads_follow_merged_columns():
    head = "<w:trPr><w:tblHeader/></w:trPr>" + cell("Who") + cell("How to reach", '<w:gridSpan w:val="2"/>')
    row = blocks(table(head, cell("Lead") + cell("day") + cell("night")))[1]
    assert row.header == ("Who", "How to reach", "How to reach")


def test_one_cell_table_is_a_box_of_paragraphs():
    found = blocks(table(cell(paragraph("Ring 999.") + paragraph("Then tell us."))))
    assert [(b.kind.value, b.text) for b in found] == [
        ("paragraph", "Ring 999."), ("paragraph", "Then tell us.")]


def test_inner_table_follows_the_row_that_holds_it():
    inner = table(cell("Lead") + cell("Jo"))
    found = blocks(table(cell(paragraph("People") + inner) + cell("Side")))
    assert [(b.text, b.table) for b in found] == [("People | Side", 1), ("Lead | Jo", 2)]


def test_comments_are_told_and_not_read():
    remark = part("comments", f'<w:comment w:id="1">{paragraph("Is this right?")}</w:comment>')
    parts = {"rId4": ("comments:comments.xml", remark)}
    assert (texts(paragraph("Text."), parts), codes(paragraph("Text."), parts)) == (["Text."], [NoteCode.COMMENTS])


def test_macros_and_commands_are_told():
    macro = word(paragraph("Text."), **{"word/vbaProject.bin": b"x"})
    command = "<w:p><w:r><w:instrText>DDEAUTO c:\\x</w:instrText></w:r></w:p>" + paragraph("Text.")
    assert [n.code for n in read(macro, "policy.docm").notes] == codes(command) == [NoteCode.ACTIVE_CONTENT]


def test_strict_document_is_read_like_any_other():
    plain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f"<w:body>{paragraph('Strict words.')}</w:body>"
    strict = part("document", body).replace(plain, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    link = f'<Relationship Id="r" Type="{OFFICE}officeDocument" Target="/word/other.xml"/>'
    package = pack({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS.format(link), "word/other.xml": strict})
    assert [b.text for b in read(package, "policy.docx").blocks] == ["Strict words."]


def test_document_of_the_usual_library_is_read_whole():
    document = docx.Document()
    document.add_heading("Safeguarding policy", 0)
    document.add_heading("Reporting", 1)
    document.add_paragraph("Tell the lead.")
    document.add_paragraph("at once", style="List Bullet")
    document.add_paragraph("in writing", style="List Number 2")
    out = io.BytesIO()
    document.save(out)
    assert [(b.kind.value, b.level, b.text) for b in read(out.getvalue(), "p.docx").blocks] == [
        ("heading", 1, "Safeguarding policy"), ("heading", 1, "Reporting"), ("paragraph", 0, "Tell the lead."),
        ("item", 1, "at once"), ("item", 2, "in writing")]


def test_reading_twice_gives_the_same():
    data = word(PROSE + table(cell("a") + cell("b")))
    assert read(data, "p.docx") == read(data, "p.docx")


def test_bold_line_parted_from_its_text_by_a_break_is_a_heading():
    body = f"<w:p>{run('Reporting a concern', BOLD)}<w:r><w:br/></w:r>{run('Tell the lead at once.')}</w:p>"
    assert [(b.kind.value, b.text) for b in blocks(PROSE + body)][3:] == [
        ("heading", "Reporting a concern"), ("paragraph", "Tell the lead at once.")]


@pytest.mark.parametrize(("wide", "noted"), [(5_000_000, [NoteCode.PICTURE_TEXT]), (500_000, [])])
def test_large_picture_is_told_and_a_logo_is_not(wide, noted):
    place = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    picture = f'<wp:inline xmlns:wp="{place}"><wp:extent cx="{wide}" cy="{wide}"/><a:blip/></wp:inline>'
    assert codes(PROSE + f"<w:p><w:r><w:drawing>{picture}</w:drawing></w:r></w:p>") == noted


def test_diagram_drawn_twice_is_read_once():
    data = f"<dgm:dataModel {NAMESPACES}><a:p><a:r><a:t>Tell the lead</a:t></a:r></a:p></dgm:dataModel>"
    body = '<w:p><w:r><w:drawing><dgm:relIds r:dm="rId5"/></w:drawing></w:r></w:p>' * 2
    assert texts(body, {"rId5": ("diagramData:diagrams/data1.xml", data)}) == ["Tell the lead"]


def test_note_that_cites_itself_ends():
    note = f"<w:footnote w:id='1'><w:p>{run('Note')}<w:r><w:footnoteReference w:id='1'/></w:r></w:p></w:footnote>"
    body = f"<w:p>{run('Text')}<w:r><w:footnoteReference w:id='1'/></w:r></w:p>"
    assert texts(body, {"f": ("footnotes:f.xml", part("footnotes", note))}) == ["Text", "Note"]


def test_shouted_list_is_no_stack_of_headings():
    lines = ("IF A CHILD TELLS YOU", "STAY CALM", "LISTEN TO THEM", "PROMISE NO SECRETS", "WHAT HAPPENS NEXT")
    found = blocks("".join(paragraph(line) for line in lines) + PROSE)
    assert [b.kind.value for b in found[:5]] == ["heading", "paragraph", "paragraph", "paragraph", "heading"]


def test_few_headings_together_stay_headings():
    found = blocks("".join(paragraph(line) for line in ("ANYTOWN CENTRE", "SAFEGUARDING POLICY", "PURPOSE")) + PROSE)
    assert [b.kind.value for b in found[:3]] == ["heading"] * 3


def test_lower_part_of_a_merged_cell_without_an_upper_part_keeps_its_words():
    rows = table(cell("Role") + cell("Who"), cell("Lead", "<w:vMerge/>") + cell("Jo"))
    assert [b.cells for b in blocks(rows)] == [("Role", "Who"), ("Lead", "Jo")]


@pytest.mark.parametrize("name, inside", [
    ("a.htm", b"<html><body><p>Ring the lead.</p></body></html>"), ("a.rtf", rb"{\rtf1 Ring the lead.\par}"),
    ("a.txt", b"Ring the lead."), ("a.docx", word(paragraph("Ring the lead."))),
])
def test_text_of_another_program_is_read_where_it_stands(name, inside):
    body = paragraph("Before.") + '<w:altChunk r:id="c"/>' + paragraph("After.")
    reading = read(word(body, {"c": (f"aFChunk:{name}", inside)}), "p.docx")
    assert ([b.text for b in reading.blocks], reading.notes) == (["Before.", "Ring the lead.", "After."], ())


def test_text_of_another_program_that_cannot_be_read_is_told():
    inner = word('<w:altChunk r:id="c"/>' + paragraph("Inner."), {"c": ("aFChunk:a.txt", b"Deeper.")})
    once = word(paragraph("Before.") + '<w:altChunk r:id="c"/>', {"c": ("aFChunk:a.docx", inner)})
    twice = word(paragraph("Before.") + '<w:altChunk r:id="c"/>', {"c": ("aFChunk:a.docx", once)})
    gone = word(paragraph("Before.") + '<w:altChunk r:id="none"/>')
    itself = word(paragraph("Before.") + '<w:altChunk r:id="c"/>', **{"word/_rels/document.xml.rels":
        RELATIONS.format(f'<Relationship Id="c" Type="{OFFICE}aFChunk" Target="document.xml"/>')})
    shown = [([b.text for b in read(data, "p.docx").blocks], [n.code for n in read(data, "p.docx").notes])
             for data in (once, twice, gone, itself)]
    assert shown == [(["Before.", "Deeper.", "Inner."], []), (["Before.", "Before."], [NoteCode.OTHER]),
                     (["Before."], [NoteCode.OTHER]), (["Before."], [NoteCode.OTHER])]
