"""Bytes of an OpenDocument text in, a Reading out: every word that a reader of the page sees, once, in order."""

from dataclasses import dataclass, field

from auditor.model import BlockKind, Reading, Reason
from auditor.readers.docx_blocks import Draft
from auditor.readers.docx_tables import Row
from auditor.readers.flow import Flow, Met, cell, furniture, reading
from auditor.readers.odt_parts import DRAWN, SHAPES, SILENT, SPELT, UNSEEN, rows_of, whole
from auditor.readers.odt_styles import DRAW, OFFICE, STYLE, TABLE, TEXT, XLINK, Look, Styles, read_styles
from auditor.readers.package import Package, parse
from auditor.readers.reasons import Unreadable

MOST_SPACES = 50  # a run of blanks, whatever number it claims
DEEPEST = 150  # levels; what lies deeper is read as one run of words


def read_odt(data: bytes, name: str) -> Reading:
    """An .odt, .ott or .fodt as blocks without pages. Raises Unreadable; other faults are the dispatcher's."""
    if data.startswith(b"PK"):
        package = Package(data)
        _refuse_locked(package)
        package.refuse_entities()
        content, styles, names = package.xml("content.xml"), package.xml("styles.xml"), package.names
    else:
        content, styles, names = parse(data), None, ()
    body = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
    if body is None:
        raise Unreadable(Reason.DAMAGED, "its text part holds no text body")
    met = Met()
    met.orders += any(part.startswith(("basic/", "scripts/")) for part in names)
    met.inside += any(part.startswith("object ") and part.endswith("content.xml") for part in names)
    walk = Walk(read_styles(styles, content), Flow(met))
    walk.blocks(body)
    heads, feet = _furniture(walk, styles if styles is not None else content)
    return reading(data, name, "odt", walk.flow, heads, feet)


def _refuse_locked(package: Package) -> None:
    manifest = package.read("meta-inf/manifest.xml")
    if b"encryption-data" in manifest or "encrypted-package" in package.names:
        raise Unreadable(Reason.PASSWORD, "an OpenDocument text locked with a password")


def _furniture(walk: "Walk", root) -> tuple[list[Draft], list[Draft]]:
    heads: list[Draft] = []
    feet: list[Draft] = []
    for master in root.iter(f"{STYLE}master-page"):
        for part in master:
            kind = part.tag.removeprefix(STYLE) if isinstance(part.tag, str) else ""
            if kind.startswith(("header", "footer")) and part.get(f"{STYLE}display") != "false":
                inner = Walk(walk.styles, walk.flow.inner())
                inner.blocks(part)
                furniture(inner.flow, heads if kind.startswith("header") else feet)
    return heads, feet


@dataclass(slots=True)
class Walk:
    """The way through one stream of text; `item` is the list level, `listed` whether the entry's sign is used up."""

    styles: Styles
    flow: Flow
    hidden: bool = False
    index: bool = False  # inside a table of contents, where nothing is a heading
    item: int = 0
    listed: bool = False
    depth: int = 0
    ground: bool = False  # on a colour, as in a shaded cell or a box
    look: Look = field(default_factory=Look)

    def blocks(self, node) -> None:
        """All blocks under a body, cell, text box, note, head or foot."""
        self.depth += 1
        for child in node:
            if isinstance(child.tag, str):
                self._block(child)
        self.depth -= 1

    def _block(self, node) -> None:
        tag = node.tag
        if tag in SILENT:
            self._silent(node)
        elif tag in (f"{TEXT}p", f"{TEXT}h"):
            self._paragraph(node)
        elif self.depth > DEEPEST:
            self.flow.say(" ".join(node.itertext()))
            self.flow.close()
        elif tag == f"{TEXT}list":
            self._list(node)
        elif tag == f"{TABLE}table":
            self._table(node)
        elif tag in DRAWN:
            self._drawn(node)
            self.flow.close()
        elif tag == f"{OFFICE}annotation":
            self.flow.met.comments += 1
        else:
            self._within(node)

    def _within(self, node) -> None:
        """A section, an index, a numbered paragraph: what is inside, hidden when it is."""
        before = self.hidden, self.index
        self.hidden = self.hidden or node.get(f"{TEXT}display") == "none"
        self.index = self.index or node.tag in (f"{TEXT}table-of-content", f"{TEXT}alphabetical-index")
        self.blocks(node)
        self.hidden, self.index = before

    def _silent(self, node) -> None:
        if node.tag == f"{TEXT}tracked-changes":
            self.flow.met.deletions += sum(1 for _ in node.iter(f"{TEXT}deletion"))
            self.flow.met.insertions += sum(1 for _ in node.iter(f"{TEXT}insertion"))
        elif node.tag in (f"{OFFICE}scripts", f"{TEXT}script", f"{OFFICE}event-listeners"):
            self.flow.met.orders += len(node) > 0 or bool(node.text)
        elif node.tag == f"{OFFICE}forms":
            self.flow.met.fields += len(node) > 0

    def _list(self, node) -> None:
        self.item += 1
        for entry in node:
            if entry.tag in (f"{TEXT}list-item", f"{TEXT}list-header"):
                self.listed = entry.tag == f"{TEXT}list-header"
                self.blocks(entry)
        self.item -= 1
        self.listed = False

    def _paragraph(self, node) -> None:
        style = self.styles.get(node.get(f"{TEXT}style-name"))
        before = self.look
        self.look = style.under(Look(ground=self.ground or None))
        self._inline(node, self.depth)
        self.look = before
        level = whole(node.get(f"{TEXT}outline-level")) if node.tag == f"{TEXT}h" else style.heading
        if level and not self.index and not self.flow.words.text(hidden=True):
            self.flow.close(BlockKind.HEADING, min(level, 9), plain=False)
        elif self.item and not self.listed:
            self.listed = True
            self.flow.close(BlockKind.ITEM, self.item, plain=False)
        else:
            self.flow.close(plain=not self.index)

    def _inline(self, node, depth: int) -> None:
        self._say(node.text)
        for child in node:
            if isinstance(child.tag, str):
                self._inside(child, depth + 1)
            self._say(child.tail)

    def _say(self, text: str | None) -> None:
        unseen = self.hidden or self.look.hidden or self.look.unseen
        self.flow.say((text or "").replace("\n", " "), bool(self.look.bold), unseen)

    def _inside(self, node, depth: int) -> None:
        tag = node.tag
        if tag in SILENT:
            self._silent(node)
        elif tag in SPELT:
            self.flow.say(SPELT[tag], bool(self.look.bold))
        elif tag == f"{TEXT}s":
            self.flow.say(" " * min(whole(node.get(f"{TEXT}c")) or 1, MOST_SPACES), bool(self.look.bold))
        elif tag == f"{TEXT}note":
            self._note(node)
        elif tag == f"{OFFICE}annotation":
            self.flow.met.comments += 1
        elif tag in DRAWN or tag == f"{DRAW}control":
            self._drawn(node)
        elif depth > DEEPEST:
            self._say(" ".join(node.itertext()))
        else:
            self._spanned(node, depth)

    def _spanned(self, node, depth: int) -> None:
        before, hidden = self.look, self.hidden
        if node.tag == f"{TEXT}span":
            self.look = self.styles.get(node.get(f"{TEXT}style-name")).under(self.look)
        if node.tag in UNSEEN:
            self.hidden = self.hidden or node.get(f"{TEXT}is-hidden", "true") == "true"
        if node.tag == f"{TEXT}hidden-text" and not node.text:
            self._say(node.get(f"{TEXT}string-value"))
        self.flow.met.orders += node.tag in (f"{TEXT}execute-macro", f"{TEXT}dde-connection")
        self._inline(node, depth)
        self.look, self.hidden = before, hidden

    def _note(self, node) -> None:
        body = node.find(f"{TEXT}note-body")
        if body is not None:
            inner = self._apart()
            inner.blocks(body)
            self.flow.note(inner.flow)

    def _apart(self, ground: bool = False) -> "Walk":
        ground = ground or self.ground
        return Walk(self.styles, self.flow.inner(), hidden=self.hidden, depth=self.depth, ground=ground)

    def _drawn(self, node) -> None:
        """A frame or a shape: its words are a box; a picture is counted."""
        met = self.flow.met
        met.shapes += node.tag in SHAPES
        met.fields += node.tag == f"{DRAW}control"
        for child in node:
            if child.tag == f"{DRAW}image":
                link = child.get(f"{XLINK}href") or ""
                met.outside += "://" in link or link.startswith(("//", "\\\\"))
                met.pictures += 1
            elif child.tag in (f"{DRAW}object", f"{DRAW}object-ole"):
                met.inside += 1
        inner = self._apart(ground=True)  # a box has a colour of its own that we do not work out
        inner.blocks(node)
        self.flow.box(inner.flow)

    def _table(self, node) -> None:
        rows = [row for row in rows_of(node) if row.get(f"{TABLE}visibility") != "collapse"]
        cells = [[c for c in row if c.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")] for row in rows]
        shaded = self._shaded(node)
        if all(len(row) <= 1 for row in cells):
            for row in cells:
                for only in row:
                    inner = self._apart(shaded or self._shaded(only))
                    inner.blocks(only)
                    self.flow.drafts += inner.flow.drafts
            return
        self.flow.table([self._row(row, own, shaded) for row, own in zip(rows, cells, strict=True)])

    def _shaded(self, node) -> bool:
        return self.styles.get(node.get(f"{TABLE}style-name")).shaded

    def _row(self, row, cells: list, table: bool) -> tuple[Row, list[Draft]]:
        built, later, at = [], [], 0
        for node in cells:
            wide = max(1, whole(node.get(f"{TABLE}number-columns-repeated")) or 1)
            shaded = self._shaded(node) or self._shaded(row)
            inner = self._apart(shaded or table)
            if node.tag == f"{TABLE}table-cell":
                inner.blocks(node)
            made, hanging = cell(inner.flow, at, at + wide, shaded)
            built.append(made)
            later += hanging
            at += wide
        return Row(tuple(built), row.getparent().tag == f"{TABLE}table-header-rows"), later
