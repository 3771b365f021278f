"""Web pages with one peculiarity each in, the blocks that must come of them out."""

import pytest

from auditor.model import Block, BlockKind, NoteCode, Reason
from auditor.readers import Unreadable, read


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def blocks(body: str, head: str = "") -> list[Block]:
    return list(read(page(body, head), "policy.html").blocks)


def texts(body: str, head: str = "") -> list[str]:
    return [block.text for block in blocks(body, head)]


@pytest.mark.parametrize("body", [
    "Tell the lead.", "<p>Tell the lead.", "<div><div>Tell <b>the</b>\n lead.</div></div>",
    "<p>Tell <a href='http://x.example'>the</a> lead.</p>", "<script>SECRET</script><p>Tell the lead.</p>",
    "<nav>SECRET</nav><p>Tell the lead.</p>", "<div role=navigation>SECRET</div>Tell the lead.",
    "<p>Tell <del>SECRET</del>the lead.</p>", "<p>Tell <span class=msoDel>SECRET</span>the lead.</p>",
    "<p>Tell <ins>the</ins> lead.</p>", "<style>SECRET</style>Tell the lead.", "<!-- SECRET -->Tell the lead.",
    "<template>SECRET</template><noscript>SECRET</noscript>Tell the lead.", "<x-card>Tell the lead.</x-card>",
    "<details><summary>Tell the lead.</summary></details>", "<p>Tell&nbsp;the&#32;lead.",
    "<table role=presentation><tr><td>Tell the lead.</td></tr></table>", "<center>Tell the lead.</center>",
])
def test_words_are_read_once_whatever_is_around_them(body):
    assert texts(body) == ["Tell the lead."]


@pytest.mark.parametrize("ghost", [
    "<p hidden>ghost</p>", "<p style='display: none'>ghost</p>", "<p style='visibility:hidden'>ghost</p>",
    "<p class='x off'>ghost</p>", "<p id=gone>ghost</p>", "<p style='color:#FFF'>ghost</p>",
    "<p style='mso-hide:all'>ghost</p>", "<p style='font-size:1px'>ghost</p>",
    "<p style='text-indent:-9999px'>ghost</p>",
    "<div hidden><p><b>ghost</b></p></div>", "<p style='opacity:0'>ghost</p>",
])
def test_hidden_words_are_kept_apart(ghost):
    sheet = "/* x */ .off, p.other { display:none } #gone{visibility:hidden} @media print{.y{display:none}}"
    sheet = f"<style>{sheet}</style>"
    found = blocks("<p>Seen</p>" + ghost + "<p class=y>Shown</p>", sheet)
    assert [(b.text, b.hidden) for b in found] == [("Seen", False), ("ghost", True), ("Shown", False)]


def test_white_words_on_a_colour_are_seen():
    assert [b.hidden for b in blocks("<div style='background:navy'><p style='color:white'>Seen</p></div>")] == [False]


def test_headings_have_the_level_that_they_say():
    body = "<h1>Policy</h1><h3><b>Aims</b></h3><p class=MsoHeading2>Leads</p><div role=heading aria-level=4>Who</div>"
    body += "<p>I"
    assert [(b.kind, b.level) for b in blocks(body)] == [(BlockKind.HEADING, n) for n in (1, 3, 2, 4)] + [
        (BlockKind.PARAGRAPH, 0)]


def test_lists_are_items_with_their_level():
    body = "<ul><li>one<ul><li>two</ul><li><p>three</p><p>more</p></ul>after"
    assert [(b.kind, b.level, b.text) for b in blocks(body)] == [
        (BlockKind.ITEM, 1, "one"), (BlockKind.ITEM, 2, "two"), (BlockKind.ITEM, 1, "three"),
        (BlockKind.PARAGRAPH, 0, "more"), (BlockKind.PARAGRAPH, 0, "after")]


def test_table_rows_carry_their_heads_and_claims_of_width_cost_nothing():
    body = ("<table><caption>Who</caption><tr><th>A<th>B<tr><td>1<td>2<tr><td colspan=2000000000>wide</table>")
    assert [(b.kind, b.cells or b.text, b.header) for b in blocks(body)] == [
        (BlockKind.PARAGRAPH, "Who", ()), (BlockKind.ROW, ("A", "B"), ()), (BlockKind.ROW, ("1", "2"), ("A", "B")),
        (BlockKind.ROW, ("wide",), ("A",))]


def test_line_breaks_and_pre_are_kept():
    assert texts("<p>one<br>two</p><pre>three\nfour</pre>") == ["one\ntwo", "three\nfour"]


def test_foot_is_furniture():
    assert [(b.kind, b.text) for b in blocks("<p>Tell.</p><footer>Foot</footer>")] == [
        (BlockKind.PARAGRAPH, "Tell."), (BlockKind.FURNITURE, "Foot")]


@pytest.mark.parametrize("body, code", [
    ("<p>Tell.</p><script>alert(1)</script>", NoteCode.ACTIVE_CONTENT),
    ("<p>Tell.</p><iframe src='http://x.example'></iframe>", NoteCode.ACTIVE_CONTENT),
    ("<p>Tell <del>gone</del></p>", NoteCode.TRACKED_CHANGES),
    ("<p>Name <input value=Jo></p>", NoteCode.FORM_FIELDS),
    ("<p>" + "word " * 30 + "<img src=x width=600 height=400></p>", NoteCode.PICTURE_TEXT),
    ("<p>Tell.</p><embed src=x>", NoteCode.OTHER),
])
def test_what_was_not_read_is_noted(body, code):
    assert [note.code for note in read(page(body), "policy.html").notes] == [code]


@pytest.mark.parametrize("data", [
    page("<p>caf\u00e9</p>"), page("<p>caf&eacute;</p>"), "<html><p>caf\u00e9".encode("cp1252"),
    "<html><meta charset=iso-8859-1><p>caf\u00e9".encode("latin-1"), "\ufeff<html><p>caf\u00e9".encode("utf-16-le"),
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><p>caf\u00e9</p></html>'.encode(),
    "<html><meta charset=no-such-thing><p>caf\u00e9".encode(),
])
def test_letters_are_what_they_stand_for(data):
    assert [b.text for b in read(data, "policy.html").blocks] == ["caf\u00e9"]


MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/\r\nSubject: Policy\r\n"
    "MIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n\r\n------b\r\n'
    "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    "<html><p>Tell the caf=C3=A9 le=\r\nad.</p></html>\r\n------b\r\nContent-Type: image/png\r\n\r\nx\r\n------b--\r\n"
)


def test_page_saved_with_its_pictures_is_read():
    reading = read(MHTML.encode(), "policy.mht")
    assert ([b.text for b in reading.blocks], reading.notes) == (["Tell the caf\u00e9 lead."], ())


@pytest.mark.parametrize("data, reason", [
    (page(""), Reason.EMPTY), (page("<script>x</script>"), Reason.EMPTY), (page("<img src=x>"), Reason.PICTURES),
    (page("<h1>403 Forbidden</h1>"), Reason.NOT_A_DOCUMENT),
    (page("<p>Please sign in to go on.</p>"), Reason.NOT_A_DOCUMENT),
    (MHTML.replace("text/html", "text/calendar").encode(), Reason.NOT_A_DOCUMENT),
    (MHTML.replace("Subject: Policy", "To: jo@x.example").encode(), Reason.UNSUPPORTED),
])
def test_page_that_cannot_be_read_says_why(data, reason):
    with pytest.raises(Unreadable) as caught:
        read(data, "policy.html")
    assert caught.value.reason == reason


def test_long_policy_that_speaks_of_signing_in_is_no_error_page():
    assert texts("<h1>Visitors sign in</h1><p>" + "Tell the lead at once. " * 40)[0] == "Visitors sign in"


def test_page_named_doc_is_read_and_noted():
    reading = read(page("<p>Tell the lead."), "policy.doc")
    assert (reading.source.format, [n.code for n in reading.notes]) == ("html", [NoteCode.OTHER])


def test_deep_nesting_loses_no_word():
    assert " ".join(texts("<p>Start" + "<div>" * 5000 + "Deep" + "</div>" * 5000 + "<p>End")).split() == [
        "Start", "Deep", "End"]


def test_nothing_is_fetched(monkeypatch):
    import socket

    def refused(*_):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refused)
    away = "<link rel=stylesheet href='http://127.0.0.1:9/a.css'><base href='http://127.0.0.1:9/'>"
    assert texts("<p>Tell.</p><img src='http://127.0.0.1:9/a.png' width=9 height=9>", away) == ["Tell."]
