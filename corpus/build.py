"""Policy sources and label notes in, DOCX and PDF documents and label files out.

    python corpus/build.py            build every document and compile every label note
    python corpus/build.py --check    prove that labels are complete and quotes verbatim

Markup: `# ## ###` headings, `- ` bullets, `1. ` numbers (kept as typed), `| a | b |` rows (a `|---|` line after the
first row makes it a heading row), `> ` boxed text, `**bold**`, blank line between paragraphs, and on a line of its own
`::format docx|pdf`, `::header T`, `::footer T` ({page} is the page number), `::columns N`, `::newpage`, `::size N`,
`::centre T`, `::font NAME`. Label notes are described in labels.py.
"""
import datetime
import html
import io
import pathlib
import re
import sys
import zipfile

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate, Paragraph, Table

import labels

HERE = pathlib.Path(__file__).parent
SOURCES, DOCUMENTS = HERE / "sources", HERE / "synthetic/documents"
EPOCH = datetime.datetime(1980, 1, 1)
DIRECTIVES = ("format", "header", "footer", "size", "font")


def parse(text):
    """Source text in, (settings, [(kind, content)]) out; table rows are gathered into one table."""
    settings, parts = {"format": "docx", "header": "", "footer": "", "size": "11", "font": "Helvetica"}, []
    for line in text.splitlines() + [""]:
        kind, content = piece(line)
        if kind in DIRECTIVES:
            settings[kind] = content
        elif kind == "row":
            if not parts or parts[-1][0] != "table":
                parts.append(("table", []))
            parts[-1][1].append(content)
        elif kind == "text" and parts and parts[-1][0] in ("text", "bullet", "number", "box") and content:
            parts[-1] = (parts[-1][0], f"{parts[-1][1]} {content}")
        else:
            parts.append((kind, content))
    return settings, [part for part in parts if part != ("blank", "")]


def piece(line):
    """One source line in, its (kind, content) out."""
    if not line.strip():
        return "blank", ""
    if line.startswith("::"):
        kind, _, content = line[2:].partition(" ")
        return kind, content.strip()
    if line.startswith("|"):
        return "row", [cell.strip() for cell in line.strip().strip("|").split("|")]
    if match := re.match(r"(#{1,3}) (.*)", line):
        return f"h{len(match[1])}", match[2]
    for mark, kind in (("- ", "bullet"), ("> ", "box")):
        if line.startswith(mark):
            return kind, line[2:]
    return ("number" if re.match(r"\d{1,2}[.)] ", line) else "text"), line.strip()


def rows(table):
    """Table rows in, (has a heading row, rows without the rule line) out."""
    ruled = len(table) > 1 and all(set(cell) <= set("-: ") for cell in table[1])
    return ruled, [table[0], *table[2:]] if ruled else table


def add_runs(paragraph, text, bold=False):
    for i, run in enumerate(re.split(r"\*\*", text)):
        if run:
            paragraph.add_run(run).bold = bold or i % 2 == 1 or None


def add_page_number(paragraph):
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def add_table(document, table):
    ruled, lines = rows(table)
    grid = document.add_table(len(lines), max(map(len, lines)), style="Table Grid")
    for r, line in enumerate(lines):
        for c, text in enumerate(line):
            add_runs(grid.cell(r, c).paragraphs[0], text, bold=ruled and r == 0)
    document.add_paragraph()


def add_columns(document, count):
    section = document.add_section(WD_SECTION.CONTINUOUS)
    columns = section._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), count)


def add_part(document, kind, content):
    if kind == "table":
        add_table(document, content)
    elif kind == "box":
        add_table(document, [[content]])
    elif kind == "columns":
        add_columns(document, content)
    elif kind == "newpage":
        document.add_page_break()
    elif kind.startswith("h"):
        document.add_heading(content, int(kind[1]))
    else:
        paragraph = document.add_paragraph(style="List Bullet" if kind == "bullet" else None)
        add_runs(paragraph, content)
        if kind == "centre":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def write_docx(settings, parts):
    """Parsed source in, the bytes of a DOCX out."""
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(float(settings["size"]))
    for place in ("header", "footer"):
        paragraph = getattr(document.sections[0], place).paragraphs[0]
        before, number, after = settings[place].partition("{page}")
        paragraph.add_run(before)
        if number:
            add_page_number(paragraph)
            paragraph.add_run(after)
    for kind, content in parts:
        add_part(document, kind, content)
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", "", ""
    properties.created = properties.modified = EPOCH
    stream = io.BytesIO()
    document.save(stream)
    return stable_zip(stream)


def stable_zip(stream):
    """A zip in, the same members sorted and dated 1980 out."""
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def marked(text):
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(text, quote=False))


def styles(settings):
    size, font = float(settings["size"]), settings["font"]
    base = ParagraphStyle("text", fontName=font, fontSize=size, leading=size * 1.3, spaceAfter=size * 0.6)
    bold = {"Times-Roman": "Times-Bold"}.get(font, f"{font}-Bold")
    heads = {f"h{n}": ParagraphStyle(f"h{n}", base, fontName=bold, fontSize=size * k, leading=size * k * 1.25,
                                     spaceBefore=6)
             for n, k in ((1, 1.7), (2, 1.3), (3, 1.1))}
    return heads | {"text": base, "bullet": ParagraphStyle("bullet", base, leftIndent=14, bulletIndent=3),
                    "number": ParagraphStyle("number", base, leftIndent=14, firstLineIndent=-10),
                    "centre": ParagraphStyle("centre", base, alignment=1),
                    "cell": ParagraphStyle("cell", base, spaceAfter=0),
                    "headcell": ParagraphStyle("headcell", base, spaceAfter=0, fontName=bold)}


def pdf_table(table, style, width):
    ruled, lines = rows(table)
    count = max(map(len, lines))
    cells = [[Paragraph(marked(text), style["headcell" if ruled and r == 0 else "cell"]) for text in line]
             + [""] * (count - len(line)) for r, line in enumerate(lines)]
    return Table(cells, colWidths=[(width - 14) / count] * count, repeatRows=int(ruled), spaceAfter=8, hAlign="LEFT",
                 style=[("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])


def pdf_templates(settings):
    def edge(canvas, page):
        canvas.setFont(settings["font"], 8)
        number = str(canvas.getPageNumber())
        canvas.drawString(56, A4[1] - 36, settings["header"].replace("{page}", number))
        canvas.drawString(56, 30, settings["footer"].replace("{page}", number))
    width, height = A4[0] - 112, A4[1] - 104
    for n in (1, 2, 3):
        each = (width - 14 * (n - 1)) / n
        frames = [Frame(56 + i * (each + 14), 50, each, height, 0, 0, 0, 0) for i in range(n)]
        yield PageTemplate(f"columns{n}", frames, onPage=edge)


def write_pdf(settings, parts):
    """Parsed source in, the bytes of a PDF out."""
    stream, style, width, flow = io.BytesIO(), styles(settings), A4[0] - 112, []
    for kind, content in parts:
        if kind in ("table", "box"):
            flow.append(pdf_table(content if kind == "table" else [[content]], style, width))
        elif kind == "columns":
            flow += [NextPageTemplate(f"columns{content}")] + [PageBreak()] * bool(flow)
            width = (A4[0] - 112 - 14 * (int(content) - 1)) / int(content)
        elif kind == "newpage":
            flow.append(PageBreak())
        else:
            flow.append(Paragraph(marked(content), style[kind], bulletText="\u2022" if kind == "bullet" else None))
    BaseDocTemplate(stream, pagesize=A4, pageTemplates=list(pdf_templates(settings)), invariant=1).build(flow)
    return stream.getvalue()


def build(source):
    """One source file in, its document written; returns the path."""
    settings, parts = parse(source.read_text(encoding="utf-8"))
    write = {"docx": write_docx, "pdf": write_pdf}[settings["format"]]
    path = DOCUMENTS / f"{source.stem}.{settings['format']}"
    path.write_bytes(write(settings, parts))
    return path


def main(arguments):
    if "--check" not in arguments:
        wanted = [a for a in arguments if not a.startswith("-")]
        for source in sorted(SOURCES.glob("*.md")):
            if not wanted or source.stem in wanted:
                print(build(source).name)  # noqa: T201
        labels.compile_all()
    faults = labels.check_all()
    print("\n".join(faults) or "labels: all whole, all quotes verbatim")  # noqa: T201
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
