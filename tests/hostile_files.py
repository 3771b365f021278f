"""Nothing in, hostile files by kind out: each with its name and what may become of it (no reason means: it is read)."""

import io
import zipfile
import zlib
from collections.abc import Callable

from pdf_builder import FONT, page_of, pages, pdf, squeezed, stream, text
from test_readers_odt import odt, p
from word_builder import OFFICE, RELATIONS, TYPES, cell, pack, paragraph, part, run, table, word

from auditor.model import Reason

WORDS = "Everyone at the centre tells the lead for safeguarding at once when a child may be at risk of harm."
CATALOG = b"<< /Type /Catalog /Pages 2 0 R %s >>"
ROOT = b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 595 842] >>"
LEAF = b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> %s >>"
GOOD_WORD, GOOD_PAGE = word(paragraph(WORDS)), stream(page_of(WORDS))
GOOD_PDF = pages(GOOD_PAGE)
NONE: frozenset[Reason] = frozenset()
LOL = '<!DOCTYPE l [<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)) + "]>"
CANARY = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Resources << /Font << /F1 3 0 R >> %s >>"
CID = (b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (A) /Ordering (I) "
       b"/Supplement 0 >>")
KINDS: dict[str, tuple[str, Callable[[], bytes], frozenset[Reason]]] = {}


def kind(name: str, file: str, made: Callable[[], bytes] | bytes, *reasons: Reason) -> None:
    """Enters a kind: its file's name, its bytes or what makes them, and the reasons for which it may be refused."""
    KINDS[name] = (file, made if callable(made) else lambda: made, frozenset(reasons))


def small(page: bytes = b"", catalog: bytes = b"", kids: bytes = b"4 0 R", count: int = 1, **more: bytes) -> bytes:
    """A one-page PDF with something odd in its page, its catalog, its tree, or in further objects `o7`, `o8` ..."""
    return pdf({1: CATALOG % catalog, 2: ROOT % (kids, count), 3: FONT, 4: LEAF % page, 5: GOOD_PAGE,
                **{int(number[1:]): content for number, content in more.items()}})


def worded(document: str, **extra: str | bytes) -> bytes:
    """A .docx whose text part is written as it stands."""
    link = f'<Relationship Id="r" Type="{OFFICE}officeDocument" Target="word/document.xml"/>'
    return pack({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS.format(link), "word/document.xml": document,
                 **extra})


def body(inside: str) -> str:
    return part("document", f"<w:body>{inside}</w:body>")


def overlapping() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "x" * 50)
        again = zipfile.ZipInfo("word/again.xml")
        first = package.infolist()[0]
        for name in ("file_size", "compress_size", "CRC", "header_offset"):
            setattr(again, name, getattr(first, name))
        package.filelist.append(again)
        package._didModify = True
    return out.getvalue()


def flagged(bits: int) -> bytes:
    data = bytearray(GOOD_WORD)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(mark, start + 1)) >= 0:
            data[start + at] |= bits
    return bytes(data)


def lying() -> bytes:
    """The directory says that a part is small; what comes out is not."""
    data = bytearray(word(paragraph("x"), **{"word/a.xml": bytes(12 << 20)}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(data)


def nested(level: int) -> bytes:
    data = GOOD_WORD
    for n in range(level):
        data = pack({f"{n}.zip": data})
    return data


# ---- Word and its zip
kind("docx swollen text", "a.docx", lambda: worded(" " * (60 << 20)), Reason.TOO_LARGE)
kind("docx swollen picture", "a.docx", lambda: word(paragraph(WORDS), **{"word/media/a.png": bytes(250 << 20)}),
     Reason.TOO_LARGE)
kind("docx sizes that lie", "a.docx", lying, Reason.TOO_LARGE, Reason.DAMAGED)
kind("docx overlapping parts", "a.docx", overlapping, Reason.UNSAFE, Reason.DAMAGED)
kind("docx of 2,001 parts", "a.docx", lambda: pack({f"word/{n}.xml": "" for n in range(2001)}), Reason.TOO_LARGE)
kind("docx locked parts", "a.docx", flagged(1), Reason.PASSWORD)
kind("docx cut short", "a.docx", GOOD_WORD[:-200], Reason.DAMAGED)
kind("docx cut to its head", "a.docx", GOOD_WORD[:60], Reason.DAMAGED)
kind("docx outside entity", "a.docx", worded(CANARY + body(paragraph("&x;"))), Reason.UNSAFE)
kind("docx outside entity in links", "a.docx",
     lambda: pack({"[Content_Types].xml": TYPES, "_rels/.rels": CANARY + RELATIONS.format("&x;"),
                   "word/document.xml": body(paragraph(WORDS))}), Reason.UNSAFE)
kind("docx entity of a parameter", "a.docx",
     worded('<!DOCTYPE d [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x">%x;]>' + body(paragraph(WORDS))), Reason.UNSAFE)
kind("docx billion laughs", "a.docx", worded(LOL + body(paragraph("&i;"))), Reason.UNSAFE)
kind("docx quadratic entities", "a.docx",
     worded(f'<!DOCTYPE d [<!ENTITY a "{"a" * 50_000}">]>' + body(paragraph("&a;" * 5_000))), Reason.UNSAFE)
kind("docx entities in UTF-16", "a.docx",
     lambda: worded((LOL + body(paragraph("&i;"))).encode("utf-16")), Reason.UNSAFE)
kind("docx entities far down", "a.docx",
     lambda: worded("<?xml version='1.0'?><!--" + "-" * 0 + "x" * 60_000 + "-->" + LOL + body(paragraph("&i;"))),
     Reason.UNSAFE)
kind("docx cell two milliards wide", "a.docx", word(table(cell(WORDS, '<w:gridSpan w:val="2000000000"/>'))))
kind("docx 5,000 merged rows", "a.docx",
     lambda: word(table(*(cell(WORDS if not n else "", '<w:vMerge/>') for n in range(5_000)))))
kind("docx table of 60,000 cells", "a.docx", lambda: word(table(*("".join(cell("x") for _ in range(20)),) * 3_000)))
kind("docx tables in tables", "a.docx",
     lambda: word(paragraph(WORDS) + "<w:tbl><w:tr><w:tc>" * 70 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 70))
kind("docx 5,000 tables in tables", "a.docx",
     lambda: word("<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000), Reason.DAMAGED)
kind("docx deep controls", "a.docx", lambda: word("<w:sdt>" * 3000 + "</w:sdt>" * 3000), Reason.DAMAGED)
kind("docx picture from elsewhere", "a.docx", word(paragraph(WORDS), **{"word/_rels/document.xml.rels":
    RELATIONS.format('<Relationship Id="p" Type="t/image" Target="http://127.0.0.1:9/x" TargetMode="External"/>')}))
kind("docx template on another computer", "a.docx", word(paragraph(WORDS), {"s": ("settings:settings.xml",
     part("settings", '<w:attachedTemplate r:id="t"/>'))}, **{"word/_rels/settings.xml.rels": RELATIONS.format(
         r'<Relationship Id="t" Type="x/attachedTemplate" Target="file://\\127.0.0.1\x" TargetMode="External"/>')}))
kind("docx order to another program", "a.docx",
     word(paragraph(WORDS) + "<w:p><w:r><w:instrText>DDEAUTO cmd \"/k calc\"</w:instrText></w:r></w:p>"))
kind("docm with macros", "a.docm", word(paragraph(WORDS), **{"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}))
kind("docx with a file inside", "a.docx", word(paragraph(WORDS), **{"word/embeddings/o.bin": b"MZ"}))
kind("docx with another text inside", "a.docx", word(paragraph(WORDS) + '<w:altChunk r:id="c"/>'))
kind("docx parts out of the folder", "a.docx", word(paragraph(WORDS), **{"../../evil.xml": "<x/>"}))
kind("docx two texts", "a.docx", lambda: pack({"word/document.xml": body(paragraph("a")),
                                              "word/Document.xml": body(paragraph("b"))}), Reason.UNSAFE)
kind("docx link to nowhere", "a.docx", word(paragraph(WORDS), {"s": ("styles:gone.xml", "")}))
kind("docx link out of the package", "a.docx",
     lambda: pack({"_rels/.rels": RELATIONS.format(f'<Relationship Id="r" Type="{OFFICE}officeDocument" '
                                                   'Target="../../../etc/passwd"/>'),
                   "word/document.xml": body(paragraph(WORDS)), "[Content_Types].xml": TYPES}))
kind("docx head that shows itself", "a.docx", word(
    paragraph(WORDS) + '<w:sectPr><w:headerReference r:id="h"/></w:sectPr>', **{"word/_rels/document.xml.rels":
    RELATIONS.format(f'<Relationship Id="h" Type="{OFFICE}header" Target="document.xml"/>')}))
kind("docx note that cites itself", "a.docx", word(
    paragraph(WORDS) + '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
    {"f": ("footnotes:footnotes.xml", part("footnotes", '<w:footnote w:id="2"><w:p><w:r><w:t>n</w:t>'
           '<w:footnoteReference w:id="2"/></w:r></w:p></w:footnote>'))}))
kind("docx style that follows itself", "a.docx", word(paragraph(WORDS, "A"), {"s": ("styles:styles.xml", part(
    "styles", '<w:style w:styleId="A"><w:basedOn w:val="A"/></w:style>'))}))
kind("docx attribute of a megabyte", "a.docx", lambda: word(f'<w:p w:x="{"a" * (1 << 20)}"/>' + paragraph(WORDS)))
kind("docx field that never ends", "a.docx",
     word('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + paragraph(WORDS)))
kind("docx odd numbers", "a.docx", word(paragraph(WORDS, look='<w:sz w:val="9e99"/><w:color w:val="\u0661"/>')))
kind("docx symbol beyond all letters", "a.docx",
     word(paragraph(WORDS) + '<w:p><w:r><w:sym w:char="FFFFFFFF"/></w:r></w:p>'), Reason.DAMAGED)
kind("docx one run of two million letters", "a.docx", lambda: word(paragraph("word " * 400_000)))
kind("docx without a list of kinds", "a.docx", lambda: pack({"word/document.xml": body(paragraph(WORDS))}))
kind("docx hidden words", "a.docx", word(f"<w:p>{run(WORDS)}{run('lead', '<w:vanish/>')}</w:p>"))
kind("docx look-alike letters", "a.docx", word(paragraph(WORDS.replace("a", "\u0430"))))
kind("docx turned letters", "a.docx", word(paragraph("\u202e" + WORDS + "\u202c")))
kind("docx script for words", "a.docx", word(paragraph("&lt;script&gt;alert(1)&lt;/script&gt; " + WORDS)))
kind("zip in zip in zip", "a.zip", lambda: nested(3), Reason.NOT_A_DOCUMENT)
kind("xlsx called docx", "a.docx", lambda: pack({"[Content_Types].xml": TYPES, "xl/workbook.xml": "<x/>"}),
     Reason.SPREADSHEET)

# ---- PDF
kind("pdf bomb", "a.pdf", lambda: pages(stream(squeezed(1500), b"/Filter /FlateDecode")), Reason.MEMORY)
kind("pdf bomb in a bomb", "a.pdf", lambda: pages(stream(zlib.compress(zlib.compress(squeezed(1500))),
     b"/Filter [/FlateDecode /FlateDecode /FlateDecode]")), Reason.MEMORY)
kind("pdf laughs", "a.pdf", lambda: pages(
    stream(b"/X Do " + page_of(WORDS)), resources=b"/XObject << /X 20 0 R >>",
    more={**{20 + n: stream(b"/X Do " * 10, FORM % (b"/XObject << /X %d 0 R >>" % (21 + n))) for n in range(4)},
          24: stream(text("lol"), FORM % b"")}))
kind("pdf drawing that draws itself", "a.pdf", pages(
    stream(page_of(WORDS) + b"/X Do "), resources=b"/XObject << /X 20 0 R >>",
    more={20: stream(b"/X Do ", FORM % b"/XObject << /X 20 0 R >>")}))
kind("pdf page tree in a ring", "a.pdf", small(kids=b"4 0 R 2 0 R", count=2))
kind("pdf of a milliard pages", "a.pdf", small(count=1_000_000_000), Reason.TOO_LARGE, Reason.DAMAGED)
kind("pdf of minus one page", "a.pdf", small(count=-1), Reason.EMPTY, Reason.DAMAGED)
kind("pdf table that goes before itself", "a.pdf", GOOD_PDF.replace(b"trailer << ", b"trailer << /Prev 9 "))
kind("pdf length that asks itself", "a.pdf", small(o5=b"<< /Length 5 0 R >>\nstream\n%s\nendstream" % page_of(WORDS)),
     Reason.EMPTY)
kind("pdf length that lies", "a.pdf", small(o5=b"<< /Length 9999999 >>\nstream\n%s\nendstream" % page_of(WORDS)))
kind("pdf letters without end", "a.pdf", pages(GOOD_PAGE, more={
    3: FONT.replace(b">>", b"/ToUnicode 8 0 R >>"),
    8: stream(b"begincmap 1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange endcmap")}), Reason.SCAN)
kind("pdf widths without end", "a.pdf", pages(GOOD_PAGE, more={
    3: b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [8 0 R] >>",
    8: CID + b" /W [0 2000000000 500] >>"}), Reason.SCAN, Reason.EMPTY)
kind("pdf letters by a path", "a.pdf", pages(GOOD_PAGE, more={
    3: b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /..#2F..#2F..#2Ftmp#2Fevil /DescendantFonts [8 0 R] >>",
    8: CID + b" >>"}), Reason.SCAN, Reason.EMPTY)
kind("pdf page of no size", "a.pdf", small(page=b"/MediaBox [0 0 0 0]"))
kind("pdf page without a size", "a.pdf", GOOD_PDF.replace(b"/MediaBox [0 0 595 842]", b""))
kind("pdf page as large as a town", "a.pdf", small(page=b"/MediaBox [0 0 1e9 1e9]"))
kind("pdf page of odd numbers", "a.pdf", small(page=b"/MediaBox [(a) /b null 5 0 R] /Rotate 17"))
kind("pdf page of a million letters", "a.pdf", lambda: pages(stream(text("x y z " * 150_000))))
kind("pdf of 100,000 strokes", "a.pdf", lambda: pages(stream(page_of(WORDS) + b"0 0 m 9 9 l S\n" * 100_000)))
kind("pdf with a script", "a.pdf", small(catalog=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"))
kind("pdf that starts a program", "a.pdf", small(catalog=b"/OpenAction << /S /Launch /F (/bin/true) >>"))
kind("pdf with a file inside", "a.pdf", small(catalog=b"/Names << /EmbeddedFiles << /Names [(a) 8 0 R] >> >>",
     o8=b"<< /Type /Filespec /F (a) /EF << /F 9 0 R >> >>", o9=stream(b"x")))
kind("pdf shell of a form", "a.pdf", pages(stream(page_of("Please wait...")), more={
    1: CATALOG % b"/AcroForm << /Fields [] /XFA 8 0 R >>", 8: stream(b"<x/>")}), Reason.UNSUPPORTED)
kind("pdf unknown filter", "a.pdf", pages(stream(page_of(WORDS), b"/Filter /Strange")), Reason.EMPTY)
kind("pdf thousand filters", "a.pdf", pages(stream(page_of(WORDS), b"/Filter [" + b"/FlateDecode " * 1_000 + b"]")),
     Reason.EMPTY)
kind("pdf without a table", "a.pdf", GOOD_PDF[: GOOD_PDF.index(b"xref")])
kind("pdf cut in half", "a.pdf", GOOD_PDF[: len(GOOD_PDF) // 2], Reason.DAMAGED, Reason.EMPTY)
kind("pdf behind other bytes", "a.pdf", b"\0" * 3_000 + GOOD_PDF)
kind("pdf that is a zip too", "a.pdf", GOOD_PDF + pack({"word/document.xml": body(paragraph("other words"))}))
kind("pdf of no page", "a.pdf", small(kids=b"", count=0), Reason.EMPTY, Reason.DAMAGED)
kind("pdf locked by a stranger", "a.pdf", pdf({1: CATALOG % b"", 2: ROOT % (b"", 0), 9: b"<< /Filter /X /V 4 >>"},
     trailer=b"/Encrypt 9 0 R /ID [<00> <00>]"), Reason.PASSWORD)
kind("pdf brackets in brackets", "a.pdf", lambda: small(page=b"/X " + b"[" * 100_000 + b"]" * 100_000),
     Reason.EMPTY, Reason.DAMAGED)
kind("pdf of 20,000 remarks", "a.pdf", lambda: small(page=b"/Annots [%s]" % (b"7 0 R " * 20_000),
     o7=b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (x) >>"))
kind("pdf null and half letters", "a.pdf", pages(stream(
    page_of(WORDS) + b"BT /F1 9 Tf 9 9 Td (\\000\\377\\376\\200) Tj ET")))
kind("pdf white words", "a.pdf", pages(stream(page_of(WORDS) + text("lead", y=300, before="1 1 1 rg"))))

# ---- OpenDocument, rich text, web pages, text
kind("odt cell repeated a milliard times", "a.odt", odt(
    p(WORDS) + '<table:table><table:table-row table:number-rows-repeated="1000000000"><table:table-cell '
    'table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell><table:table-cell>'
    "<text:p>y</text:p></table:table-cell></table:table-row></table:table>"))
kind("odt milliard of blanks", "a.odt", odt(p(WORDS + '<text:s text:c="1000000000"/>x')))
kind("odt outside entity", "a.odt", lambda: pack({"mimetype": "application/vnd.oasis.opendocument.text",
     "content.xml": CANARY + "<x>&x;</x>"}), Reason.UNSAFE)
kind("odt entity in its styles", "a.odt", odt(p(WORDS), {"styles.xml": LOL + "<x>&i;</x>"}), Reason.UNSAFE)
kind("odt locked", "a.odt", odt(p(WORDS), {"META-INF/manifest.xml": "<m><encryption-data/></m>"}), Reason.PASSWORD)
kind("odt picture from elsewhere", "a.odt", odt(p(
    WORDS * 3 + '<draw:frame><draw:image xlink:href="http://127.0.0.1:9/x"/></draw:frame>')))
kind("odt macros", "a.odt", odt(p(WORDS), {"Basic/Standard/m.xml": "<x/>"}))
kind("odt deep lists", "a.odt", lambda: odt(
    "<text:list><text:list-item>" * 100 + p(WORDS) + "</text:list-item></text:list>" * 100))
kind("fodt outside entity", "a.fodt", lambda: (
    "<?xml version='1.0'?>" + CANARY + "<office:document office:mimetype='application/vnd.oasis.opendocument.text'/>"
).encode(), Reason.UNSAFE)
kind("rtf deep brackets", "a.rtf", lambda: b"{\\rtf1 " + b"{" * 100_000, Reason.DAMAGED)
kind("rtf length that lies", "a.rtf", rb"{\rtf1 " + WORDS.encode() + rb"\par{\pict\bin2000000000 xx}}", Reason.DAMAGED)
kind("rtf numbers beyond all", "a.rtf",
     rb"{\rtf1\uc99999999\u999999999999 " + WORDS.encode() * 3 + rb"\fs-9999999999\par}",
     Reason.EMPTY, Reason.DAMAGED)
kind("rtf file from elsewhere", "a.rtf",
     rb'{\rtf1 {\field{\*\fldinst INCLUDEPICTURE "http://127.0.0.1:9/x"}{\fldrslt y}}'
     + WORDS.encode() + rb"\par}")
kind("rtf called doc", "a.doc", rb"{\rtf1 " + WORDS.encode() + rb"\par}")
kind("html 100,000 deep", "a.html", lambda: b"<html><body>" + b"<div>" * 100_000 + WORDS.encode())
kind("html script and frame", "a.html", f"<html><body><script>alert(1)</script><iframe src=x></iframe><p>{WORDS}"
     "<img src=x onerror=alert(1)></p>".encode())
kind("html entities", "a.html",
     f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><html><p>{WORDS}&x;".encode())
kind("html cell a milliard wide", "a.html",
     f"<table><tr><td colspan=1000000000>{WORDS}<td rowspan=1000000000>x".encode())
kind("html million attributes", "a.html", lambda: b"<html><p " + b"a=1 " * 300_000 + b">" + WORDS.encode())
kind("html called doc", "a.doc", f"<html><body><p>{WORDS}</p></body></html>".encode())
kind("html error page called pdf", "a.pdf", b"<html><title>404 Not Found</title><body><h1>Not Found</h1></body></html>",
     Reason.NOT_A_DOCUMENT)
kind("mhtml without a boundary", "a.mht", b"MIME-Version: 1.0\r\nSnapshot-Content-Location: x\r\n"
     b"Content-Type: multipart/related; type=\"text/html\"\r\n\r\nx", Reason.NOT_A_DOCUMENT, Reason.EMPTY)
kind("text of nulls", "a.txt", bytes(5_000), Reason.EMPTY)
kind("text of half letters", "a.txt", WORDS.encode("utf-16-le") + b"\x00\xd8" * 50, Reason.WRONG_EXTENSION)
kind("text without an end", "a.txt", lambda: b"words " * 1_000_000, Reason.TOO_LARGE)
kind("text in one line", "a.txt", lambda: b"a" * 2_000_000)
kind("markdown deep lists", "a.md",
     lambda: b"# P\n" + b"".join(b" " * n + b"- x\n" for n in range(1_000)) + WORDS.encode())
kind("markdown brackets", "a.md", lambda: b"# P\n\n" + b"[" * 50_000 + b"](" * 50_000 + WORDS.encode())
kind("program called pdf", "a.pdf", b"MZ\x90\0" + bytes(range(256)) * 4, Reason.NOT_A_DOCUMENT)
kind("photograph called pdf", "a.pdf", b"\xff\xd8\xff\xe0" + bytes(range(256)), Reason.PICTURES)
kind("nothing", "a.pdf", b"", Reason.EMPTY)
# These may be read instead of refused: it depends on the library's version what it makes of them.
MAYBE_READ = frozenset((
    "docx sizes that lie", "docx symbol beyond all letters", "pdf of a milliard pages", "pdf of minus one page",
    "pdf length that asks itself", "pdf letters without end", "pdf widths without end", "pdf letters by a path",
    "pdf unknown filter", "pdf thousand filters", "pdf cut in half", "pdf brackets in brackets", "rtf length that lies",
    "rtf numbers beyond all", "text of half letters",
))
