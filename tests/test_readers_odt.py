"""OpenDocument texts with one peculiarity each in, the blocks that must come of them out."""

import pytest
from word_builder import pack

from auditor.model import Block, BlockKind, NoteCode, Reason
from auditor.readers import Unreadable, read

SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{short}="{SPACE}{long}:1.0"' for short, long in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("form", "form"), ("svg", "svg-compatible"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
MIME = "application/vnd.oasis.opendocument.text"


def style(name: str, words: str = "", family: str = "text", more: str = "", box: str = "") -> str:
    return (f'<style:style style:name="{name}" style:family="{family}" {more}><style:text-properties {words}/>{box}'
            "</style:style>")


STYLES = "".join((
    style("Bold", 'fo:font-weight="bold"'), style("Ghost", 'text:display="none"'),
    style("White", 'fo:color="#ffffff"'), style("Tiny", 'fo:font-size="1pt"'),
    style("Child", "", more='style:parent-style-name="Ghost"'),
    style("Loop", "", more='style:parent-style-name="Loop"'),
    style("Marked", 'fo:color="#ffffff" fo:background-color="#1f4e79"'),
    style("Head", "", "paragraph", 'style:default-outline-level="2"'),
    style("Blue", "", "table-cell", box='<style:table-cell-properties fo:background-color="#1f4e79"/>'),
))
MASTER = ('<office:master-styles><style:master-page style:name="Standard"><style:header><text:p>Our head</text:p>'
          '</style:header><style:footer><text:p>Page foot</text:p></style:footer><style:header-first '
          'style:display="false"><text:p>Never shown</text:p></style:header-first></style:master-page>'
          "</office:master-styles>")


def odt(body: str, more: dict | None = None) -> bytes:
    content = (f"<office:document-content {NAMESPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
               f"<office:body><office:text>{body}</office:text></office:body></office:document-content>")
    return pack({"mimetype": MIME, "content.xml": content, **(more or {})})


def p(text: str, name: str = "") -> str:
    return f'<text:p text:style-name="{name}">{text}</text:p>'


def span(name: str, text: str) -> str:
    return f'<text:span text:style-name="{name}">{text}</text:span>'


def cell(inside: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{p(inside)}</table:table-cell>"


def table(*rows: str) -> str:
    return "<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows) + "</table:table>"


def blocks(body: str) -> list[Block]:
    return list(read(odt(body), "policy.odt").blocks)


def texts(body: str) -> list[str]:
    return [block.text for block in blocks(body)]


def codes(body: str) -> list[NoteCode]:
    return [note.code for note in read(odt(body), "policy.odt").notes]


@pytest.mark.parametrize("body", [
    p("Tell the lead."), f"<text:section>{p('Tell the lead.')}</text:section>",
    p(span("Bold", "Tell") + span("Loop", " the lead.")), p("Tell<text:s/>the lead."), p("Tell<text:tab/>the lead."),
    p('Tell <text:a xlink:href="http://x.example">the</text:a> lead.'),
    p("Tell <text:soft-page-break/>the lead."), p("Tell <text:bookmark/>the <text:title>lead</text:title>."),
    p("Tell <text:ruby><text:ruby-base>the</text:ruby-base></text:ruby> lead."),
    f"<text:numbered-paragraph>{p('Tell the lead.')}</text:numbered-paragraph>",
    f"<draw:frame><draw:text-box>{p('Tell the lead.')}</draw:text-box></draw:frame>",
    p(f"<draw:frame><draw:text-box>{p('Tell the lead.')}</draw:text-box></draw:frame>"),
    p(f"<draw:g><draw:custom-shape>{p('Tell the lead.')}</draw:custom-shape></draw:g>"),
    f"<text:table-of-content><text:index-body>{p('Tell the lead.')}</text:index-body></text:table-of-content>",
    p("Tell the lead.<office:annotation><text:p>SECRET</text:p></office:annotation>"),
    p("Tell the lead.") + '<draw:frame><svg:desc>SECRET</svg:desc></draw:frame>',
])
def test_words_are_read_once_whatever_is_around_them(body):
    assert texts(body) == ["Tell the lead."]


def test_deleted_words_never_appear_and_are_counted():
    change = ('<text:tracked-changes><text:changed-region><text:deletion><text:p>SECRET</text:p></text:deletion>'
              "</text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>")
    reading = read(odt(change + p('Kept <text:change text:change-id="c"/>here')), "policy.odt")
    assert [block.text for block in reading.blocks] == ["Kept here"]
    assert [(note.code, "1 insertions" in note.text) for note in reading.notes] == [(NoteCode.TRACKED_CHANGES, True)]


@pytest.mark.parametrize("inside", [
    span("Ghost", "ghost"), span("Child", "ghost"), span("White", "ghost"), span("Tiny", "ghost"),
    "<text:hidden-text>ghost</text:hidden-text>", '<text:hidden-text text:string-value="ghost"/>',
])
def test_hidden_words_are_kept_apart(inside):
    assert [(b.text, b.hidden) for b in blocks(p(f"Seen {inside}"))] == [("Seen", False), ("ghost", True)]


def test_hidden_section_and_paragraph_are_kept_apart():
    body = p("Seen") + f'<text:section text:display="none">{p("ghost")}</text:section>' + p("ghoul", "Ghost")
    assert [(b.text, b.hidden) for b in blocks(body)] == [("Seen", False), ("ghost", True), ("ghoul", True)]


def test_white_words_on_a_colour_are_seen():
    body = p(span("Marked", "Seen")) + table(
        cell(span("White", "Name"), 'table:style-name="Blue"') + cell("Phone"), cell("Jo") + cell("01632 960001"))
    assert [b.hidden for b in blocks(body)] == [False, False, False]


def test_headings_have_the_level_that_they_say():
    body = '<text:h text:outline-level="3">Reporting</text:h>' + p("Leads", "Head") + p("Tell.")
    assert [(b.kind, b.level) for b in blocks(body)] == [
        (BlockKind.HEADING, 3), (BlockKind.HEADING, 2), (BlockKind.PARAGRAPH, 0)]


def test_lists_are_items_with_their_level():
    inner = f"<text:list><text:list-item>{p('two')}</text:list-item></text:list>"
    body = f"<text:list><text:list-item>{p('one')}{p('more of one')}{inner}</text:list-item></text:list>"
    assert [(b.kind, b.level, b.text) for b in blocks(body)] == [
        (BlockKind.ITEM, 1, "one"), (BlockKind.PARAGRAPH, 0, "more of one"), (BlockKind.ITEM, 2, "two")]


def test_table_rows_carry_their_heads():
    heads = f"<table:table-row>{cell('A') + cell('B')}</table:table-row>"
    heads = f"<table:table-header-rows>{heads}</table:table-header-rows>"
    body = f"<table:table>{heads}<table:table-row>{cell('1') + cell('2')}</table:table-row></table:table>"
    assert [(b.kind, b.cells, b.header) for b in blocks(body)] == [
        (BlockKind.ROW, ("A", "B"), ()), (BlockKind.ROW, ("1", "2"), ("A", "B"))]


def test_covered_and_repeated_cells_are_read_once():
    wide = cell("Both", 'table:number-columns-spanned="2"') + "<table:covered-table-cell/>"
    many = cell("x", 'table:number-columns-repeated="2000000000"') + cell("y")
    assert [b.cells for b in blocks(table(wide, many))] == [("Both", ""), ("x", "y")]


def test_table_of_one_column_is_a_frame():
    assert [b.kind for b in blocks(table(cell("Tell the lead.")))] == [BlockKind.PARAGRAPH]


def test_table_in_a_table_follows_its_row():
    body = table(f"<table:table-cell>{p('Out')}{table(cell('In') + cell('Side'))}</table:table-cell>" + cell("Right"))
    assert texts(body) == ["Out | Right", "In | Side"]


def test_footnote_follows_its_paragraph():
    note = f"<text:note-citation>1</text:note-citation><text:note-body>{p('See us.')}</text:note-body>"
    note = f"<text:note>{note}</text:note>"
    assert [(b.kind, b.text) for b in blocks(p(f"Tell{note} the lead.") + p("Next."))] == [
        (BlockKind.PARAGRAPH, "Tell the lead."), (BlockKind.FOOTNOTE, "See us."), (BlockKind.PARAGRAPH, "Next.")]


def test_running_heads_and_feet_are_furniture():
    styles = f"<office:document-styles {NAMESPACES}>{MASTER}</office:document-styles>"
    found = read(odt(p("Tell the lead."), {"styles.xml": styles}), "policy.odt").blocks
    assert [(b.kind, b.text) for b in found] == [
        (BlockKind.FURNITURE, "Our head"), (BlockKind.PARAGRAPH, "Tell the lead."), (BlockKind.FURNITURE, "Page foot")]


@pytest.mark.parametrize("body, code", [
    (p("Tell.<office:annotation/>"), NoteCode.COMMENTS),
    (p("one two three four " * 6) + p("<draw:frame><draw:image/></draw:frame>"), NoteCode.PICTURE_TEXT),
    (p("Tell.<draw:custom-shape/>"), NoteCode.DIAGRAM),
    (p("Tell.<draw:frame><draw:object/></draw:frame>"), NoteCode.OTHER),
    (p("Tell.<text:execute-macro>Go</text:execute-macro>"), NoteCode.ACTIVE_CONTENT),
])
def test_what_was_not_read_is_noted(body, code):
    assert codes(body) == [code]


def test_macros_are_noted():
    assert [n.code for n in read(odt(p("Tell."), {"Basic/Standard/M.xml": "<x/>"}), "p.odt").notes] == [
        NoteCode.ACTIVE_CONTENT]


def test_flat_file_is_read():
    flat = (f'<?xml version="1.0"?><office:document {NAMESPACES} office:mimetype="{MIME}"><office:body><office:text>'
            f"{p('Tell the lead.')}</office:text></office:body></office:document>")
    reading = read(flat.encode(), "policy.fodt")
    assert ([b.text for b in reading.blocks], reading.source.format) == (["Tell the lead."], "odt")


@pytest.mark.parametrize("data, reason", [
    (odt(""), Reason.EMPTY),
    (odt(p("<draw:frame><draw:image/></draw:frame>")), Reason.PICTURES),
    (odt(p("x"), {"META-INF/manifest.xml": "<m><encryption-data/></m>"}), Reason.PASSWORD),
    (pack({"mimetype": MIME, "content.xml": '<!DOCTYPE d [<!ENTITY x "y">]><d>&x;</d>'}), Reason.UNSAFE),
    (pack({"mimetype": MIME, "content.xml": "<office"}), Reason.DAMAGED),
    (pack({"mimetype": MIME}), Reason.DAMAGED),
])
def test_odt_that_cannot_be_read_says_why(data, reason):
    with pytest.raises(Unreadable) as caught:
        read(data, "policy.odt")
    assert caught.value.reason == reason


def test_deep_nesting_loses_no_word():
    deep = "<text:span>" * 220 + "Deep" + "</text:span>" * 220
    assert texts(p(f"Shallow {deep} end")) == ["Shallow Deep end"]
