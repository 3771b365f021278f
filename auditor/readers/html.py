"""Bytes of a saved web page in, a Reading out: the words that a visitor sees, without scripts and menus."""

import re
from dataclasses import dataclass, field

from auditor.model import BlockKind, Reading, Reason
from auditor.readers.docx_blocks import Draft
from auditor.readers.docx_tables import Row
from auditor.readers.flow import Flow, Met, cell, furniture, reading
from auditor.readers.html_page import Page, page_of
from auditor.readers.reasons import Unreadable

DEEPEST = 180  # elements; what lies deeper is read as one run of words
DROPPED = frozenset(
    "script style nav head title template noscript svg math object embed applet audio video canvas datalist "
    "base link meta param source track map area".split()
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark output q ruby rb rt rp s samp small "
    "span strike strong sub sup time tt u var wbr nobr o:p button meter progress img input br select textarea".split()
)
BOLD = frozenset(("b", "strong"))
ERROR_PAGE = re.compile(
    r"\b(?:40[0-9]|50[0-9])\b|\bnot found\b|\b(?:access|permission) denied\b|\bforbidden\b|\b(?:log|sign) ?in\b"
    r"|\bservice unavailable\b|\benable javascript\b", re.I
)
ERROR_WORDS = 80
MOST_COLUMNS = 100


def read_html(data: bytes, name: str) -> Reading:
    """An .html, .htm, .xhtml or .mht page as blocks without pages; nothing is fetched. Raises Unreadable."""
    page = page_of(data)
    walk = Walk(page, Flow(Met()))
    walk.flow.met.outside += page.outside
    walk.flow.met.orders += page.scripts
    walk.block(page.root)
    walk.flow.close()
    _refuse_error_page(page, walk.flow.drafts)
    return reading(data, name, "html", walk.flow, (), walk.feet)


def _refuse_error_page(page: Page, drafts: list[Draft]) -> None:
    seen = [draft.block for draft in drafts if not draft.block.hidden]
    words = sum(len(block.text.split()) for block in seen)
    said = " ".join((page.title, *(block.text for block in seen[:3])))
    if words < ERROR_WORDS and ERROR_PAGE.search(said):
        raise Unreadable(Reason.NOT_A_DOCUMENT, "a web site's error or sign-in page, saved instead of the policy")


@dataclass(slots=True)
class Walk:
    """The way through one page or cell of it; `item` is the list level."""

    page: Page
    flow: Flow
    feet: list[Draft] = field(default_factory=list)
    bold: bool = False
    hidden: bool = False
    item: int = 0
    listed: bool = True
    depth: int = 0
    article: bool = False
    spaced: bool = False  # inside pre, where line ends count

    def block(self, node) -> None:
        """Everything in an element: text, inline and block children in order."""
        self._say(node.text)
        for child in node:
            if isinstance(child.tag, str):
                self._element(child)
            self._say(child.tail)

    def _say(self, text: str | None) -> None:
        if text:
            self.flow.say(text if self.spaced else re.sub(r"\s+", " ", text), self.bold, self.hidden)

    def _element(self, node) -> None:
        tag = node.tag.lower()
        if tag in DROPPED or node.get("role") == "navigation" or self.page.is_deleted(node):
            self._drop(node, tag)
            return
        before = self.bold, self.hidden, self.article, self.spaced
        self.hidden = self.hidden or self.page.is_hidden(node)
        self.bold = self.bold or tag in BOLD or bool(re.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", _style(node)))
        self.depth += 1
        if self.depth > DEEPEST:
            self._say(" ".join(node.itertext()))
        else:
            self._tag(node, tag)
        self.depth -= 1
        self.bold, self.hidden, self.article, self.spaced = before

    def _drop(self, node, tag: str) -> None:
        self.flow.met.inside += tag in ("object", "embed", "applet")
        self.flow.met.shapes += tag == "svg" and any(True for _ in node.iter("{*}text"))
        self.flow.met.deletions += self.page.is_deleted(node)

    def _tag(self, node, tag: str) -> None:
        if tag == "br":
            self.flow.say("\n", self.bold, self.hidden)
        elif tag in ("img", "input", "select", "textarea"):
            self._control(node, tag)
        elif tag in INLINE:
            self.block(node)
        elif re.fullmatch("h[1-6]", tag):
            self._paragraph(node, BlockKind.HEADING, int(tag[1]))
        elif tag == "table":
            self._end()
            self._table(node)
        elif tag in ("ul", "ol", "menu", "dir"):
            self._list(node)
        elif tag in ("li", "dt", "dd"):
            self._entry(node)
        elif tag == "footer" and not self.article:
            self._foot(node)
        elif tag in ("iframe", "frame"):
            self.flow.met.outside += 1
        else:
            self.article = self.article or tag in ("article", "section", "main", "blockquote")
            self.spaced = self.spaced or tag in ("pre", "listing")
            self._paragraph(node)

    def _control(self, node, tag: str) -> None:
        if tag == "img":
            self.flow.met.pictures += _is_large(node)
            return
        typed = (node.get("type") or "text").lower()
        if tag == "input" and typed in ("text", "tel", "email", "date", "submit", "button", "number", "search"):
            self._say(node.get("value"))
        elif tag == "textarea":
            self.block(node)
        elif tag == "select":
            chosen = [option for option in node.iter("option") if option.get("selected") is not None]
            self._say(" ".join(" ".join(option.itertext()) for option in chosen))
        self.flow.met.fields += typed != "hidden"

    def _end(self) -> None:
        """Ends what was said so far; in a list, the first paragraph of an entry is the entry."""
        if self.item and not self.listed and self.flow.words.text():
            self.listed = True
            self.flow.close(BlockKind.ITEM, self.item, plain=False)
        else:
            self.flow.close()

    def _paragraph(self, node, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> None:
        self._end()
        named = self.page.word_heading(node) if kind == BlockKind.PARAGRAPH else 0
        self.block(node)
        if kind == BlockKind.HEADING or named:
            self.flow.close(BlockKind.HEADING, level or named, plain=False)
        else:
            self._end()

    def _list(self, node) -> None:
        self._end()
        self.item += 1
        self.block(node)
        self._end()
        self.item -= 1

    def _entry(self, node) -> None:
        self._end()
        before, self.item, self.listed = (self.item, self.listed), max(1, self.item), False
        self.block(node)
        self._end()
        self.item, self.listed = before[0], True

    def _foot(self, node) -> None:
        self._end()
        inner = self._apart()
        inner.block(node)
        furniture(inner.flow, self.feet)

    def _apart(self) -> "Walk":
        return Walk(self.page, self.flow.inner(), self.feet, self.bold, self.hidden, depth=self.depth, article=True)

    def _table(self, node) -> None:
        rows = list(_rows(node))
        cells = [[c for c in row if c.tag in ("td", "th")] for row in rows]
        for caption in node.findall("caption"):
            self._paragraph(caption)
        if all(len(row) <= 1 for row in cells) or _is_layout(node):
            for row in rows:
                inner = self._apart()
                inner.block(row)
                inner._end()
                self.flow.drafts += inner.flow.drafts
            return
        self.flow.table([self._row(row, own) for row, own in zip(rows, cells, strict=True)])

    def _row(self, row, cells: list) -> tuple[Row, list[Draft]]:
        built, later, at = [], [], 0
        for node in cells:
            span = node.get("colspan") or ""
            wide = min(int(span), MOST_COLUMNS) if span.isascii() and span.isdigit() and len(span) < 9 else 1
            inner = self._apart()
            inner.hidden = inner.hidden or self.page.is_hidden(node) or self.page.is_hidden(row)
            inner.bold = inner.bold or node.tag == "th"
            inner.block(node)
            inner._end()
            made, hanging = cell(inner.flow, at, at + max(1, wide))
            built.append(made)
            later += hanging
            at = made.end
        heads = all(node.tag == "th" for node in cells) or row.getparent().tag == "thead"
        return Row(tuple(built), heads and bool(cells)), later


def _rows(table):
    """The rows of a table itself, not of the tables in its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _is_layout(table) -> bool:
    """A table that only places things: it says so, or holds headings or another table."""
    said = table.get("role") in ("presentation", "none")
    return said or any(table.find(f".//{tag}") is not None for tag in ("h1", "h2", "h3", "h4", "table"))


def _is_large(image) -> bool:
    sizes = [image.get(side) or "" for side in ("width", "height")]
    return all(not size.isdigit() or int(size[:6] or 0) >= 150 for size in sizes)


def _style(node) -> str:
    return (node.get("style") or "")[:2000].lower()
