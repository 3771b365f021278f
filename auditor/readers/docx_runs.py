"""A Word paragraph in, its words out: which are seen, which are hidden, and what hangs on it."""

import re
from dataclasses import dataclass, field

from auditor.readers.docx_parts import R, W
from auditor.readers.docx_styles import UNKNOWN_FILL, Look, Styles, look_of, value, whole

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
DML = "{http://schemas.openxmlformats.org/drawingml/2006/"
PLACE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
LARGE = (2_880_000, 1_440_000)  # 8 x 4 cm in English Metric Units
VML = "{urn:schemas-microsoft-com:vml}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
TINY = 4  # half points: no one reads two-point type
UNSEEN = re.compile("\u00ad|(?<![A-Za-z])[\u200b\ufeff]|[\u200b\ufeff](?![A-Za-z])")  # between letters it is odd
SILENT = frozenset(
    W + name for name in (
        "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr",
        "instrText", "delInstrText", "delText", "fldData", "del", "moveFrom", "tbl",
    )
)
GONE = frozenset((f"{W}del", f"{W}moveFrom"))
COME = frozenset((f"{W}ins", f"{W}moveTo"))
SPELT = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
SHAPES = frozenset((f"{WPS}wsp", f"{VML}shape", f"{VML}line", f"{VML}rect", f"{VML}oval", f"{VML}roundrect"))
SIGNS = {0xFC: "\u2713", 0xFE: "\u2611", 0xA8: "\u2610", 0x6F: "\u2610", 0xFB: "\u2717", 0xE0: "\u2192"}


@dataclass(slots=True)
class Tally:
    """What was met on the way and has to be told."""

    insertions: int = 0
    deletions: int = 0
    shapes: int = 0
    pictures: int = 0
    large_pictures: int = 0  # large enough to hold words, such as a flow chart
    fields: int = 0
    hidden_words: int = 0
    orders: int = 0  # fields that start another program
    embedded: int = 0


@dataclass(slots=True)
class Words:
    """One paragraph: (text, bold, hidden) pieces in order, the boxes and notes anchored in it, its diagrams."""

    pieces: list[tuple[str, bool, bool]] = field(default_factory=list)
    boxes: list[object] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # (footnote or endnote, id)
    diagrams: list[str] = field(default_factory=list)  # relationship ids
    chunks: list[str] = field(default_factory=list)

    def text(self, hidden: bool = False) -> str:
        """The seen (or the hidden) words, joined, without the marks that no one sees."""
        joined = "".join(text for text, _, is_hidden in self.pieces if is_hidden == hidden)
        return re.sub(r" *\n *", "\n", re.sub(r"[^\S\n]+", " ", UNSEEN.sub("", joined))).strip()

    def split_after_title(self) -> tuple["Words", "Words"] | None:
        """A bold first line and the rest, when a break in the line is all that parts a title from its text."""
        at = next((n for n, (text, _, hidden) in enumerate(self.pieces) if text == "\n" and not hidden), 0)
        title, rest = Words(self.pieces[:at]), Words(self.pieces[at:])
        return (title, rest) if title.is_bold() and rest.text() and not rest.is_bold() else None

    def is_bold(self) -> bool:
        """Whether every seen word is bold."""
        seen = [bold for text, bold, hidden in self.pieces if not hidden and re.search(r"\w", text)]
        return bool(seen) and all(seen)


@dataclass(slots=True)
class Gatherer:
    """Walks one paragraph. `base` is the look of its style, `ground` the colour behind it."""

    styles: Styles
    tally: Tally
    base: Look
    ground: str
    words: Words = field(default_factory=Words)
    look: Look = Look()
    codes: list[bool] = field(default_factory=list)  # open fields: True while inside the instruction

    def gather(self, paragraph) -> Words:
        """All that a w:p holds."""
        self.look = self.base
        self._inside(paragraph)
        return self.words

    def _inside(self, node) -> None:
        for child in node:
            self._take(child)

    def _take(self, node) -> None:
        tag = node.tag
        if tag in GONE:
            self.tally.deletions += 1
        elif tag in SILENT:
            self._order(node)
        elif tag == f"{W}r":
            self._run(node)
        elif tag in (f"{W}t", f"{MATH}t"):
            self._say(node.text or "")
        elif tag in SPELT:
            self._say(SPELT[tag])
        elif tag in ANCHORS:
            ANCHORS[tag](self, node)
        else:
            self._counted(node)

    def _counted(self, node) -> None:
        self.tally.insertions += node.tag in COME
        self.tally.shapes += node.tag in SHAPES and node.find(f".//{W}t") is None
        self.tally.fields += node.tag == f"{W}fldSimple"
        self._inside(node)

    def _order(self, node) -> None:
        if node.tag == f"{W}instrText" and re.match(r"\s*DDE", node.text or "", re.I):
            self.tally.orders += 1

    def _say(self, text: str) -> None:
        if text and not any(self.codes):
            self.words.pieces.append((text, bool(self.look.bold), is_unseen(self.look, self.ground)))

    def _run(self, node) -> None:
        properties = node.find(f"{W}rPr")
        outer = self.look
        if properties is not None:
            named = value(properties.find(f"{W}rStyle"))
            character = self.styles.get(named).look if named else Look()
            self.look = look_of(properties).over(character.over(outer))
        self._inside(node)
        self.look = outer

    def _field(self, node) -> None:
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            self.codes.append(True)
            self._form(node)
        elif kind == "separate" and self.codes:
            self.codes[-1] = False
        elif kind == "end" and self.codes:
            self.codes.pop()

    def _form(self, node) -> None:
        """A box to tick or a list to choose from shows its state though no text holds it."""
        box = node.find(f"{W}ffData/{W}checkBox")
        chosen = node.find(f"{W}ffData/{W}ddList")
        outer, self.codes = self.codes, []
        if box is not None:
            ticked = box.find(f"{W}checked") if box.find(f"{W}checked") is not None else box.find(f"{W}default")
            self._say("\u2611" if ticked is not None and value(ticked) not in ("0", "false") else "\u2610")
        if chosen is not None:
            entries = [value(entry) or "" for entry in chosen.iter(f"{W}listEntry")]
            index = value(chosen.find(f"{W}result")) or "0"
            self._say(entries[int(index)] if index.isdigit() and int(index) < len(entries) else "")
        self.tally.fields += node.find(f"{W}ffData") is not None
        self.codes = outer

    def _symbol(self, node) -> None:
        code = int(node.get(f"{W}char") or "0", 16)
        self._say(SIGNS.get(code & 0xFF, "\u2022") if code >= 0xF000 else chr(code) if code else "")

    def _alternate(self, node) -> None:
        """The same drawing is written twice, for new and for old programs: the first that has words is taken."""
        before = self._size()
        for choice in (*node.iter(f"{MC}Choice"), *node.iter(f"{MC}Fallback")):
            if choice.getparent() is node and self._size() == before:
                self._inside(choice)

    def _size(self) -> tuple[int, ...]:
        words = self.words
        return len(words.pieces), len(words.boxes), len(words.diagrams), self.tally.shapes, self.tally.pictures

    def _box(self, node) -> None:
        self.words.boxes.append(node)

    def _note(self, node) -> None:
        if not any(self.codes):
            self.words.notes.append((node.tag.removeprefix(W).removesuffix("Reference"), node.get(f"{W}id", "")))

    def _diagram(self, node) -> None:
        self.words.diagrams.append(node.get(f"{R}dm") or node.get(f"{R}id") or "")

    def _chunk(self, node) -> None:
        self.words.chunks.append(node.get(f"{R}id", ""))

    def _picture(self, node) -> None:
        self.tally.pictures += 1

    def _placed(self, node) -> None:
        """A drawing on the page: its size tells a flow chart from a logo."""
        before, extent = self.tally.pictures, node.find(f"{PLACE}extent")
        self._inside(node)
        size = [whole(extent.get(side)) or 0 for side in ("cx", "cy")] if extent is not None else [0, 0]
        if self.tally.pictures > before and size[0] >= LARGE[0] and size[1] >= LARGE[1]:
            self.tally.large_pictures += 1

    def _lettering(self, node) -> None:
        self._say(node.get("string", "") + " ")

    def _letters(self, node) -> None:
        self._say(node.text or "")


ANCHORS = {
    f"{W}fldChar": Gatherer._field,
    f"{W}sym": Gatherer._symbol,
    f"{MC}AlternateContent": Gatherer._alternate,
    f"{W}txbxContent": Gatherer._box,
    f"{W}footnoteReference": Gatherer._note,
    f"{W}endnoteReference": Gatherer._note,
    f"{DML}diagram}}relIds": Gatherer._diagram,
    f"{DML}chart}}chart": Gatherer._diagram,
    f"{W}altChunk": Gatherer._chunk,
    f"{DML}main}}blip": Gatherer._picture,
    f"{VML}imagedata": Gatherer._picture,
    f"{PLACE}inline": Gatherer._placed,
    f"{PLACE}anchor": Gatherer._placed,
    f"{VML}textpath": Gatherer._lettering,
    f"{DML}main}}t": Gatherer._letters,
}


def is_unseen(look: Look, ground: str) -> bool:
    """Whether a reader of the page cannot see characters of this look on this ground."""
    if look.vanish or (look.size is not None and look.size <= TINY):
        return True
    fill = look.fill or ground
    if look.colour in (None, "AUTO") or fill == UNKNOWN_FILL:
        return False
    return all(abs(int(look.colour[i : i + 2], 16) - int(fill[i : i + 2], 16)) <= 8 for i in (0, 2, 4))
