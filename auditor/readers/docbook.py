"""DocBook as antiword writes it in, a Reading out: its sections are headings, its lists and tables are kept."""

import re
from dataclasses import dataclass

from lxml import etree

from auditor.model import BlockKind, Reading
from auditor.readers.docx_blocks import Draft
from auditor.readers.docx_tables import Row
from auditor.readers.flow import Flow, Met, cell, reading

SECTION = re.compile(r"(?:chapter|sect([1-5]))$")
DEEPEST = 150


def read_docbook(book: bytes, name: str) -> Reading:
    """The blocks of one DocBook text; raises Unreadable(EMPTY) when no word is in it."""
    text = re.sub(rb"<!DOCTYPE[^>]*>", b"", book, count=1)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    root = etree.fromstring(text, parser)
    walk = Walk(Flow(Met()))
    if root is not None:
        walk.within(root)
    walk.flow.close()
    return reading(book, name, "doc", walk.flow)


@dataclass(slots=True)
class Walk:
    """The way through the book; `item` is the list level."""

    flow: Flow
    item: int = 0
    bold: bool = False
    depth: int = 0

    def within(self, node) -> None:
        """All that an element holds, in order."""
        self.depth += 1
        for child in node:
            if isinstance(child.tag, str) and self.depth < DEEPEST:
                self._element(child)
        self.depth -= 1

    def _element(self, node) -> None:
        if node.tag in ("bookinfo", "chapterinfo") or (node.tag == "title" and node.getparent().tag == "book"):
            return
        if node.tag == "title":
            self._title(node)
        elif node.tag in ("para", "screen", "simpara"):
            self._paragraph(node)
        elif node.tag in ("itemizedlist", "orderedlist"):
            self.item += 1
            self.within(node)
            self.item -= 1
        elif node.tag in ("informaltable", "table"):
            self._table(node)
        else:
            self.within(node)

    def _title(self, node) -> None:
        level = SECTION.match(node.getparent().tag)
        self._say(node)
        if level:
            self.flow.close(BlockKind.HEADING, int(level.group(1) or 0) + 1, plain=False)
        else:
            self.flow.close()

    def _paragraph(self, node) -> None:
        self._say(node)
        if self.item:
            self.flow.close(BlockKind.ITEM, self.item, plain=False)
        else:
            self.flow.close()

    def _say(self, node) -> None:
        if node.tag == "footnote":
            inner = Walk(self.flow.inner())
            inner.within(node)
            self.flow.note(inner.flow)
            return
        before = self.bold
        self.bold = self.bold or node.get("role") == "bold"
        self.flow.say((node.text or "").replace("\n", " "), self.bold)
        for child in node:
            if isinstance(child.tag, str):
                self._say(child)
            self.flow.say((child.tail or "").replace("\n", " "), self.bold)
        self.bold = before

    def _table(self, node) -> None:
        self.flow.table([self._row(row) for row in node.iter("row")])

    def _row(self, row) -> tuple[Row, list[Draft]]:
        built, later = [], []
        for at, entry in enumerate(row.findall("entry")):
            inner = Walk(self.flow.inner())
            inner.within(entry)
            made, hanging = cell(inner.flow, at, at + 1)
            built.append(made)
            later += hanging
        return Row(tuple(built), row.getparent().tag == "thead"), later
