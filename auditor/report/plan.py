"""An Audit in, the centre's action plan as a Word file out: what to add, why, words to start from, who, by when."""

import io
from datetime import datetime

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from auditor.model import Audit, Outcome, Source, Weight
from auditor.report.filled import Kind, Known, fill, known
from auditor.report.messages_office import WEIGHTS, tell
from auditor.report.placing import home
from auditor.report.score import Line, first_things, paired
from auditor.report.still import still
from auditor.report.wording import day, named, places, shown

A4_LANDSCAPE = (Cm(29.7), Cm(21.0))
MARGIN = Cm(1.5)
FONT = "Arial"
HEAD_GROUND = "E8E8E8"
ACTIONS = (("col_add", 7.6), ("col_why", 4.8), ("col_words", 8.2), ("col_who", 2.4), ("col_when", 2.2),
           ("col_done", 1.5))  # fmt: skip
BY_HAND = (("col_question", 8.4), ("col_look", 8.8), ("col_answer", 3.0), ("col_who", 2.6), ("col_when", 2.4),
           ("col_done", 1.5))  # fmt: skip


def action_plan(audit: Audit) -> bytes:
    """The bytes of a .docx, A4 landscape; same audit, same bytes. Raises ValueError as `score.paired` does."""
    document = docx.Document()
    _set_up(document, audit)
    todo = first_things(audit, len(audit.criteria))
    by_hand = tuple(line for line in paired(audit) if line.verdict.outcome is Outcome.REVIEW)
    _cover(document, audit, todo)
    if todo:
        facts = known(audit)
        rows = _table(document, ACTIONS, len(todo))
        for cells, line in zip(rows, todo, strict=True):
            _action(cells, line, facts)
    if by_hand:
        document.add_heading(tell("plan_hand"), 2)
        document.add_paragraph(tell("plan_hand_intro"))
        rows = _table(document, BY_HAND, len(by_hand))
        for cells, line in zip(rows, by_hand, strict=True):
            _question(cells, line, len(audit.sources) > 1)
    out = io.BytesIO()
    document.save(out)
    return still(out.getvalue())


def _set_up(document, audit: Audit) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = A4_LANDSCAPE
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    for name, size in (("Normal", 9.5), ("Heading 1", 18), ("Heading 2", 13)):
        font = document.styles[name].font
        font.name, font.size, font.color.rgb = FONT, Pt(size), RGBColor(0x0B, 0x0C, 0x0C)
        fonts = document.styles[name].element.rPr.rFonts
        for theme in [key for key in fonts.attrib if "heme" in key]:
            del fonts.attrib[theme]
    document.styles["Normal"].paragraph_format.space_after = Pt(3)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    _properties(document.core_properties, audit)
    made = audit.provenance
    foot = tell("plan_foot", tool=made.tool, catalogue=made.catalogue, sha=made.catalogue_sha256[:12])
    page.footer.paragraphs[0].add_run(shown(foot)).font.size = Pt(8)


def _properties(properties, audit: Audit) -> None:
    when = datetime(audit.audit_date.year, audit.audit_date.month, audit.audit_date.day)
    properties.title = tell("plan_title", centre=named(audit.centre.name))[:255]
    properties.author = properties.last_modified_by = tell("author")
    properties.created = properties.modified = when
    properties.comments, properties.revision, properties.language = "", 1, "en-GB"


def _cover(document, audit: Audit, todo: tuple[Line, ...]) -> None:
    document.add_heading(tell("plan_title", centre=named(audit.centre.name)), 1)
    document.add_paragraph(tell("plan_cover", n=len(audit.sources), day=day(audit.audit_date)))
    unread = _unread(audit)
    if unread:
        document.add_paragraph().add_run(tell("plan_unread", what=unread)).bold = True
    if not todo:
        document.add_paragraph(tell("plan_nothing"))
        return
    critical = sum(line.criterion.weight is Weight.CRITICAL for line in todo)
    document.add_paragraph(tell("plan_count", n=len(todo), critical=critical)).add_run(" " + tell("plan_legend"))


def _unread(audit: Audit) -> str:
    pages = [tell("plan_unread_pages", name=named(s.name), pages=_pages(s)) for s in audit.sources if s.unreadable]
    files = [tell("plan_unread_file", name=named(f.source), reason=f.reason) for f in audit.failures]
    return "; ".join(pages + files)


def _pages(source: Source) -> str:
    return ", ".join(map(str, source.unreadable))


def _table(document, columns: tuple[tuple[str, float], ...], count: int) -> list[tuple]:
    """An empty table with a head that repeats on each page; the cells of its rows below the head."""
    table = document.add_table(1 + count, len(columns), style="Table Grid")
    table.autofit = False
    for column, (_, width) in zip(table.columns, columns, strict=True):
        column.width = Cm(width)
    rows = [row.cells for row in table.rows]
    for cells in rows:
        for cell, (_, width) in zip(cells, columns, strict=True):
            cell.width = Cm(width)
    for cell, (name, _) in zip(rows[0], columns, strict=True):
        cell.paragraphs[0].add_run(tell(name)).bold = True
        ground = OxmlElement("w:shd")
        ground.set(qn("w:val"), "clear")
        ground.set(qn("w:fill"), HEAD_GROUND)
        cell._tc.get_or_add_tcPr().append(ground)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return rows[1:]


def _action(cells: tuple, line: Line, facts: Known) -> None:
    it, verdict = line.criterion, line.verdict
    what, why, words = cells[:3]
    what.paragraphs[0].add_run(shown(it.gap if verdict.outcome is Outcome.NOT_MET else it.title)).bold = True
    what.add_paragraph(tell("status", result=verdict.outcome.words, weight=WEIGHTS[it.weight]) + f" ({named(it.id)})")
    what.add_paragraph(shown(it.advice))
    if verdict.outcome is Outcome.PARTIAL:
        what.add_paragraph(shown(verdict.reason))
    path = home(line)
    if path:
        what.add_paragraph(tell("place_it", heading=named(path[-1])))
    why.paragraphs[0].add_run(shown(it.why))
    why.add_paragraph(tell("source", source=shown(it.source)))
    _words(words.paragraphs[0], it.model_wording, facts)
    cells[5].paragraphs[0].add_run(tell("box"))


def _words(paragraph, wording: str, facts: Known) -> None:
    for kind, text in fill(wording.strip(), facts):
        run = paragraph.add_run(shown(text, 4000))
        run.bold = True if kind is Kind.FILLED else None
        if kind is Kind.BLANK:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    if not wording.strip():
        paragraph.add_run(tell("no_model"))


def _question(cells: tuple, line: Line, many: bool) -> None:
    it, verdict = line.criterion, line.verdict
    cells[0].paragraphs[0].add_run(shown(verdict.question or it.question or it.title)).bold = True
    cells[0].add_paragraph(tell("status", result=named(it.id), weight=WEIGHTS[it.weight]))
    cells[1].paragraphs[0].add_run(shown(verdict.reason))
    if verdict.evidence:
        cells[1].add_paragraph(places(verdict.evidence, many))
    cells[2].paragraphs[0].add_run(tell("yes_no"))
    cells[5].paragraphs[0].add_run(tell("box"))
