"""Styles of an OpenDocument text in, the look of a style's words out: bold, hidden, heading level, shading."""

import re
from dataclasses import dataclass, field

SPACE = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, OFFICE = f"{SPACE}text:1.0}}", f"{SPACE}table:1.0}}", f"{SPACE}office:1.0}}"
STYLE, DRAW = f"{SPACE}style:1.0}}", f"{SPACE}drawing:1.0}}"
FO = f"{SPACE}xsl-fo-compatible:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"
TINY = 2.0  # points: no one reads two-point type
NEAR_WHITE = 0xF0
MOST_PARENTS = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How words look; None leaves it to what is around them."""

    bold: bool | None = None
    hidden: bool | None = None
    white: bool | None = None
    tiny: bool | None = None
    ground: bool | None = None  # a colour of its own behind the words

    @property
    def unseen(self) -> bool:
        """Whether the words are there but cannot be seen: too small, or white on white."""
        return bool(self.tiny or (self.white and not self.ground))


@dataclass(frozen=True, slots=True)
class Styled:
    """What one style says, its parents included."""

    look: Look = Look()
    heading: int = 0
    shaded: bool = False

    def under(self, around: Look) -> Look:
        """The look of words in this style inside words that look like `around`."""
        pairs = ((getattr(self.look, name), getattr(around, name)) for name in Look.__slots__)
        return Look(*(outer if own is None else own for own, outer in pairs))


@dataclass(slots=True)
class Styles:
    """Every style by name; an unknown name says nothing."""

    nodes: dict[str, object] = field(default_factory=dict)
    known: dict[str, Styled] = field(default_factory=dict)

    def get(self, name: str | None) -> Styled:
        """The style of that name with what its parents say."""
        if name is None or name not in self.nodes:
            return Styled()
        if name not in self.known:
            self.known[name] = self._worked_out(name)
        return self.known[name]

    def _worked_out(self, name: str) -> Styled:
        chain, seen = [], set()
        while name in self.nodes and name not in seen and len(chain) < MOST_PARENTS:
            seen.add(name)
            chain.append(self.nodes[name])
            name = chain[-1].get(f"{STYLE}parent-style-name") or ""
        styled = Styled()
        for node in reversed(chain):
            styled = _said(node, styled)
        return styled


def read_styles(*roots) -> Styles:
    """The styles of the parts given, the automatic ones included; the later part wins."""
    styles = Styles()
    for root in roots:
        for node in root.iter(f"{STYLE}style") if root is not None else ():
            styles.nodes[node.get(f"{STYLE}name") or ""] = node
    return styles


def _said(node, base: Styled) -> Styled:
    words, paragraph = node.find(f"{STYLE}text-properties"), node.find(f"{STYLE}paragraph-properties")
    boxes = [node.find(f"{STYLE}{kind}-properties") for kind in ("table-cell", "table-row", "table")]
    own = _look(words, paragraph)
    level = node.get(f"{STYLE}default-outline-level")
    heading = base.heading if level is None else int(level) if level.isdigit() and len(level) < 3 else 0
    return Styled(Styled(own).under(base.look), heading, base.shaded or any(map(_ground, boxes)))


def _look(words, paragraph) -> Look:
    if words is None:
        return Look(ground=_ground(paragraph))
    weight, shown = words.get(f"{FO}font-weight"), words.get(f"{TEXT}display")
    colour, size = words.get(f"{FO}color"), words.get(f"{FO}font-size") or ""
    points = re.fullmatch(r"(\d{1,4}(?:\.\d{1,9})?)pt", size)
    ground = _ground(words)
    return Look(
        None if weight is None else weight == "bold" or weight in ("600", "700", "800", "900"),
        None if shown is None else shown == "none",
        None if colour is None else _is_white(colour),
        None if not points else float(points.group(1)) <= TINY,
        _ground(paragraph) if ground is None else ground,
    )


def _ground(properties) -> bool | None:
    colour = properties.get(f"{FO}background-color") if properties is not None else None
    return None if colour is None else colour != "transparent" and not _is_white(colour)


def _is_white(colour: str) -> bool:
    found = re.fullmatch(r"#([0-9a-fA-F]{6})", colour)
    return bool(found) and all(byte >= NEAR_WHITE for byte in bytes.fromhex(found.group(1)))
