"""The body of a Word document in, its blocks in reading order out: every seen word once."""

from dataclasses import dataclass, field, replace

from auditor.model import Block, BlockKind
from auditor.readers.docx_chunks import chunk_blocks
from auditor.readers.docx_parts import Parts, R, W
from auditor.readers.docx_runs import COME, DML, MC, Gatherer, Tally, Words
from auditor.readers.docx_styles import UNKNOWN_FILL, Styles, fill_of, number_of, outline_of, switch, value
from auditor.readers.docx_tables import Cell, Row, is_covered, is_merged_down, row_blocks, span_of
from auditor.readers.headings import could_be_heading, without_bullet

WHITE = "FFFFFF"
LONGEST_HEADING = 30  # words: a heading style on a whole paragraph is only a way to make it bold


@dataclass(slots=True)
class Draft:
    """A block, and what a later look at the whole document needs to tell a heading from a bold line."""

    block: Block
    bold: bool = False
    plain: bool = False  # a paragraph whose style says nothing of headings or lists


@dataclass(slots=True)
class Walk:
    """The way through one part of a document (text, head, foot, notes) in reading order."""

    parts: Parts
    styles: Styles
    tally: Tally
    part: str
    notes: dict[tuple[str, str], object] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)  # links to parts from other programs
    tables: int = 0
    told: set[tuple[str, str]] = field(default_factory=set)
    carried: list[tuple[str, bool, bool]] = field(default_factory=list)

    def through(self, node, ground: str = WHITE) -> None:
        """All blocks under a body, cell, text box, note, head or foot."""
        for child in node:
            if child.tag == f"{W}p":
                self._paragraph(child, ground)
            elif child.tag == f"{W}tbl":
                self._table(child, ground)
            elif child.tag == f"{W}altChunk":
                self._chunk(child.get(f"{R}id", ""))
            elif child.tag == f"{MC}AlternateContent":
                self._alternate(child, ground)
            elif child.tag in (f"{W}del", f"{W}moveFrom"):
                self.tally.deletions += 1
            elif isinstance(child.tag, str):
                self.tally.insertions += child.tag in COME
                self.through(child, ground)

    def _alternate(self, node, ground: str) -> None:
        before = len(self.drafts)
        for choice in node:
            if len(self.drafts) == before:
                self.through(choice, ground)

    def _paragraph(self, node, ground: str) -> None:
        words, style, properties = self._words(node, ground)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self.carried = [*words.pieces, (" ", False, False)] if words.text() else []
            words.pieces = []
        self.drafts += [draft for draft in self._drafts(words, style, properties) if draft.block.text]
        self._hanging(words)

    def _words(self, node, ground: str):
        properties = node.find(f"{W}pPr")
        style = self.styles.get(value(properties.find(f"{W}pStyle")) if properties is not None else None)
        behind = fill_of(properties) or style.fill or ground
        words = Gatherer(self.styles, self.tally, style.look, behind).gather(node)
        words.pieces[:0], self.carried = self.carried, []
        return words, style, properties

    def _drafts(self, words: Words, style, properties) -> list[Draft]:
        kind, level, plain = self._kind(style, properties, words)
        parted = words.split_after_title() if kind == BlockKind.PARAGRAPH and plain else None
        if parted and could_be_heading(parted[0].text()):
            return [draft for half in parted for draft in self._drafts(half, style, properties)]
        text, bold = words.text(), words.is_bold()
        if kind == BlockKind.PARAGRAPH and plain:
            text, listed = without_bullet(text)
            kind, level = (BlockKind.ITEM, 1) if listed else (kind, level)
        hidden = words.text(hidden=True)
        self.tally.hidden_words += len(hidden.split())
        return [Draft(Block(kind, text, level=level), bold, plain),
                Draft(Block(BlockKind.PARAGRAPH, hidden, hidden=True))]

    def _kind(self, style, properties, words: Words) -> tuple[BlockKind, int, bool]:
        outline = outline_of(properties)
        heading = style.heading if outline is None else outline
        if heading and len(words.text().split()) <= LONGEST_HEADING:
            return BlockKind.HEADING, heading, False
        number, level = number_of(properties)
        item = style.item if number is None else 0 if number == "0" else (level or 0) + 1
        if item:
            counted = self.styles.numbering.get((number or style.number, item - 1), "bullet") != "bullet"
            return BlockKind.ITEM, item, counted
        return BlockKind.PARAGRAPH, 0, not style.name.startswith("toc ")

    def _hanging(self, words: Words) -> None:
        """What is anchored in a paragraph is read after it."""
        for box in words.boxes:
            self.through(box, UNKNOWN_FILL)  # a box has a colour of its own that we do not work out
        for link in words.diagrams:
            self._diagram(link)
        for link in words.chunks:
            self._chunk(link)
        for key in words.notes:
            self._note(key)

    def _chunk(self, link: str) -> None:
        """A text from another program stands where it is linked; one that cannot be read is told."""
        blocks, whole = chunk_blocks(self.parts, self.part, link, self.tables)
        if not whole:
            self.unread.append(link)
        self.tables = max((block.table for block in blocks), default=0) or self.tables
        self.drafts += [Draft(block) for block in blocks]

    def _diagram(self, link: str) -> None:
        self.tally.shapes += 1
        if (self.part, link) in self.told:
            return
        self.told.add((self.part, link))
        found = self.parts.of(self.part).get(link)
        root = self.parts.package.xml(found.target) if found and not found.external else None
        for paragraph in root.iter(f"{DML}main}}p") if root is not None else ():
            text = "".join(node.text or "" for node in paragraph.iter(f"{DML}main}}t")).strip()
            if text:
                self.drafts.append(Draft(Block(BlockKind.PARAGRAPH, text)))

    def _note(self, key: tuple[str, str]) -> None:
        node = self.notes.get(key)
        if node is None or key in self.told:
            return
        self.told.add(key)
        inner = replace(self, part=self.parts.kind(key[0] + "s"), drafts=[], carried=[])
        inner.through(node)
        self.tables = inner.tables
        for hidden in (False, True):
            text = "\n".join(d.block.text for d in inner.drafts if d.block.text and d.block.hidden == hidden)
            if text:
                self.drafts.append(Draft(Block(BlockKind.FOOTNOTE, text, hidden=hidden)))

    def _table(self, node, ground: str) -> None:
        behind = self._table_ground(node, ground)
        rows = [found for found in self._children(node, f"{W}tr") if not self._is_deleted(found)]
        cells = [self._children(row, f"{W}tc") for row in rows]
        if all(len(row) <= 1 for row in cells):
            for row in cells:
                for cell in row:
                    self.through(cell, fill_of(cell.find(f"{W}tcPr")) or behind)
            return
        self.tables += 1
        read, after, number, merged = [], [], self.tables, set()
        for row, row_cells in zip(rows, cells, strict=True):
            built, later, merged = self._row(row, row_cells, merged, behind)
            read.append(built)
            after.append(later)
        for block, later in zip(row_blocks(read, number), after, strict=True):
            if any(block.cells):
                self.drafts.append(Draft(block))
            self.drafts += later

    def _table_ground(self, node, ground: str) -> str:
        properties = node.find(f"{W}tblPr")
        named = value(properties.find(f"{W}tblStyle")) if properties is not None else None
        return fill_of(properties) or (self.styles.get(named).fill if named else None) or ground

    def _is_deleted(self, row) -> bool:
        gone = row.find(f"{W}trPr/{W}del") is not None
        self.tally.deletions += gone
        return gone

    def _children(self, node, tag: str) -> list:
        """Rows of a table or cells of a row, also those inside content controls and tracked insertions."""
        found = []
        for child in node:
            if child.tag == tag:
                found.append(child)
            elif isinstance(child.tag, str) and child.tag not in (f"{W}del", f"{W}moveFrom", f"{W}tc", f"{W}tr"):
                found += self._children(child, tag)
        return found

    def _row(self, row, cells: list, merged: set[int], ground: str) -> tuple[Row, list[Draft], set[int]]:
        """A row, what follows it, and the columns in which a cell may go on; `merged` are those of the row above."""
        built, later, going_on = [], [], set()
        before = row.find(f"{W}trPr/{W}gridBefore")
        at = int(value(before) or 0) if before is not None and (value(before) or "").isdigit() else 0
        for cell in cells:
            properties = cell.find(f"{W}tcPr")
            end = at + span_of(properties)
            if is_merged_down(properties):
                going_on.add(at)
            if is_covered(properties, at in merged):
                built.append(Cell("", at, end))
            else:
                made, hanging = self._cell(cell, properties, at, end, ground)
                built.append(made)
                later += hanging
            at = end
        head = switch(row.find(f"{W}trPr/{W}tblHeader")) or False
        return Row(tuple(built), head), later, going_on

    def _cell(self, cell, properties, start: int, end: int, ground: str) -> tuple[Cell, list[Draft]]:
        """A cell's own paragraphs make its text; inner tables, notes and hidden words follow the row."""
        fill = fill_of(properties)
        inner = replace(self, drafts=[], carried=[])
        inner.through(cell, fill or ground)
        self.tables = inner.tables
        own, later = [], []
        for draft in inner.drafts:
            apart = draft.block.hidden or draft.block.kind in (BlockKind.ROW, BlockKind.FOOTNOTE)
            (later if apart else own).append(draft)
        bold = bool(own) and all(draft.bold for draft in own if draft.block.text)
        return Cell("\n".join(d.block.text for d in own), start, end, bold, fill not in (None, WHITE)), later
