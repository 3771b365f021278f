"""A document's style sheet in, what each style means out: heading level, list level, and how its characters look."""

import re
from dataclasses import dataclass, field, fields

from auditor.readers.docx_parts import W

UNKNOWN_FILL = "?"
LIST_NAME = re.compile(r"^list (?:bullet|number)(?: ([2-5]))?$")


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look; None where nothing is said. Size in half points, colours as six hexadecimal digits."""

    bold: bool | None = None
    vanish: bool | None = None
    size: int | None = None
    colour: str | None = None
    fill: str | None = None

    def over(self, under: "Look") -> "Look":
        """This look where it says something, the other where it does not."""
        return Look(*(getattr(under, f.name) if getattr(self, f.name) is None else getattr(self, f.name)
                      for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it inherits. Heading 0 and item 0 mean that it is none."""

    name: str = ""
    look: Look = Look()
    heading: int = 0
    item: int = 0
    number: str = ""
    fill: str | None = None


@dataclass(slots=True)
class Styles:
    """All styles by id, resolved when first asked for."""

    sheet: dict[str, object] = field(default_factory=dict)
    numbering: dict[tuple[str, int], str] = field(default_factory=dict)
    default: str = ""
    base: Style = Style()
    _known: dict[str, Style] = field(default_factory=dict)

    def get(self, style_id: str | None) -> Style:
        """The style of an id, or the default paragraph style for an unknown one."""
        return self._resolve(style_id or self.default, ())

    def _resolve(self, style_id: str, above: tuple[str, ...]) -> Style:
        if style_id in self._known:
            return self._known[style_id]
        node = self.sheet.get(style_id)
        if node is None or style_id in above or len(above) > 20:
            return self.base
        base = value(node.find(f"{W}basedOn"))
        style = _inherit(node, self._resolve(base, (*above, style_id)) if base else self.base)
        self._known[style_id] = style
        return style


def value(node) -> str | None:
    """The w:val of an element, or None without one."""
    return None if node is None else node.get(f"{W}val")


def whole(text: str | None) -> int | None:
    """A whole number written in an attribute, or None."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else None


def switch(node) -> bool | None:
    """An on-off property: absent None, present true unless it says otherwise."""
    return None if node is None else value(node) not in ("0", "false", "off")


def fill_of(properties) -> str | None:
    """The shading of a run, paragraph, cell or table: a colour, UNKNOWN_FILL for a pattern or theme, None without."""
    shade = properties.find(f"{W}shd") if properties is not None else None
    if properties is not None and properties.find(f"{W}highlight") is not None:
        return UNKNOWN_FILL
    if shade is None:
        return None
    if value(shade) not in (None, "clear", "nil") or shade.get(f"{W}themeFill") is not None:
        return UNKNOWN_FILL
    colour = (shade.get(f"{W}fill") or "auto").upper()
    return colour if re.fullmatch(r"[0-9A-F]{6}", colour) else None


def look_of(properties) -> Look:
    """What a w:rPr says about its characters."""
    if properties is None:
        return Look()
    colour = (value(properties.find(f"{W}color")) or "").upper()
    return Look(
        switch(properties.find(f"{W}b")),
        switch(properties.find(f"{W}vanish")),
        whole(value(properties.find(f"{W}sz"))),
        colour if re.fullmatch(r"[0-9A-F]{6}|AUTO", colour) else None,
        fill_of(properties),
    )


def number_of(properties) -> tuple[str | None, int | None]:
    """The list that a w:pPr belongs to and its level from 0; (None, None) when it says nothing, ("0", ..) for none."""
    node = properties.find(f"{W}numPr") if properties is not None else None
    if node is None:
        return None, None
    return value(node.find(f"{W}numId")), whole(value(node.find(f"{W}ilvl")))


def outline_of(properties) -> int | None:
    """The heading level of a w:pPr: 1 to 9, 0 for body text, None when it says nothing."""
    level = whole(value(properties.find(f"{W}outlineLvl"))) if properties is not None else None
    return None if level is None else level + 1 if 0 <= level < 9 else 0


def _inherit(node, base: Style) -> Style:
    name = (value(node.find(f"{W}name")) or "").strip().lower()
    paragraph = node.find(f"{W}pPr")
    number, level = number_of(paragraph)
    listed = LIST_NAME.match(name)
    item = int(listed.group(1) or 1) if listed else base.item
    if number is not None:
        item = 0 if number == "0" else level + 1 if level is not None else item or 1
    return Style(
        name, look_of(node.find(f"{W}rPr")).over(base.look), _heading(name, outline_of(paragraph), base.heading),
        item, base.number if number is None else number, _table_fill(node) or base.fill,
    )


def _table_fill(node) -> str | None:
    """Shading of a paragraph style; a table style that shades anything shades we know not which cells."""
    if node.get(f"{W}type") != "table":
        return fill_of(node.find(f"{W}pPr"))
    return UNKNOWN_FILL if node.find(f".//{W}shd") is not None else None


def _heading(name: str, outline: int | None, inherited: int) -> int:
    if name in ("title", "toc heading"):
        return 1
    if re.fullmatch(r"toc [1-9]|subtitle|table of figures", name):
        return 0
    if outline is not None:
        return outline
    found = re.fullmatch(r"heading ([1-9])", name)
    return int(found.group(1)) if found else inherited


def read_styles(sheet, numbering) -> Styles:
    """The roots of styles.xml and numbering.xml (either may be None) in, all styles out."""
    styles = Styles()
    if sheet is not None:
        defaults = sheet.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        styles.default = _default(sheet)
        for node in sheet.iter(f"{W}style"):
            styles.sheet.setdefault(node.get(f"{W}styleId", ""), node)
        styles.base = Style(look=look_of(defaults))
    styles.numbering = _formats(numbering) if numbering is not None else {}
    return styles


def _default(sheet) -> str:
    for node in sheet.iter(f"{W}style"):
        if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default") in ("1", "true", "on"):
            return node.get(f"{W}styleId", "")
    return ""


def _formats(numbering) -> dict[tuple[str, int], str]:
    """(list id, level from 0) -> "bullet", "decimal", ... as numbering.xml has it."""
    formats: dict[str, dict[int, str]] = {}
    for node in numbering.iter(f"{W}abstractNum"):
        levels = {whole(level.get(f"{W}ilvl")): value(level.find(f"{W}numFmt")) or "decimal"
                  for level in node.iter(f"{W}lvl")}
        formats[node.get(f"{W}abstractNumId", "")] = levels
    found: dict[tuple[str, int], str] = {}
    for node in numbering.iter(f"{W}num"):
        for level, kind in formats.get(value(node.find(f"{W}abstractNumId")) or "", {}).items():
            if level is not None:
                found[node.get(f"{W}numId", ""), level] = kind
    return found
