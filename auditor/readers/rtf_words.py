"""Control words of a rich text file in, what they mean for the text out: look, place, letters, style names."""

import codecs
import re
from dataclasses import dataclass, field

SPELT = {
    "tab": " ", "emdash": "\u2014", "endash": "\u2013", "bullet": "\u2022", "lquote": "\u2018", "rquote": "\u2019",
    "ldblquote": "\u201c", "rdblquote": "\u201d", "emspace": " ", "enspace": " ", "qmspace": " ",
}
CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    255: "cp437",
}
PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
SYMBOLS = 2
TINY = 4  # half points: no one reads two-point type
NEAR_WHITE = 0xF0
HEADING_NAME = re.compile(r"\s*heading (\d)\b", re.I)


@dataclass(slots=True)
class State:
    """What holds at one place of the file; each group has its own copy."""

    place: str = "text"  # or stylesheet, fonts, colours, instruction, label
    silent: bool = False
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    tiny: bool = False
    colour: int = 0
    on_colour: bool = False  # behind the letters
    on_shade: bool = False  # behind the paragraph
    fallback: int = 1  # characters that stand after a \u for readers that do not know it
    codepage: str = "cp1252"
    font: int = -1
    style: int = -1
    outline: int = 0  # heading level, 0 for none
    item: int = 0  # list level, 0 for none
    level: int = 0  # table nesting, 0 outside

    @property
    def in_table(self) -> bool:
        return self.level > 0

    @property
    def shaded(self) -> bool:
        return self.on_colour or self.on_shade

    def word(self, word: str, number: int | None) -> None:
        """Takes in one control word; an unknown one changes nothing."""
        on, value = number != 0, number or 0
        if word == "pard":
            self.style, self.outline, self.item, self.level, self.on_shade = -1, 0, 0, 0, False
        elif word == "plain":
            self.bold = self.hidden = self.deleted = self.tiny = self.on_colour = False
            self.colour = 0
        elif word in FLAGS:
            setattr(self, FLAGS[word], on)
        elif word in NUMBERS:
            setattr(self, NUMBERS[word], value)
        else:
            self._other(word, number, value)

    def _other(self, word: str, number: int | None, value: int) -> None:
        if word == "fs":
            self.tiny = 0 < value <= TINY
        elif word in ("highlight", "chcbpat", "cb"):
            self.on_colour = value > 0
        elif word in ("cbpat", "shading"):
            self.on_shade = value > 0
        elif word == "outlinelevel":
            self.outline = value + 1 if 0 <= value < 9 else 0
        elif word == "ls":
            self.item = max(1, self.item) if value > 0 else 0
        elif word == "ilvl":
            self.item = min(9, value + 1)
        elif word == "intbl":
            self.level = max(1, self.level)
        elif word == "itap":
            self.level = max(0, min(value, 30))
        elif word == "uc":
            self.fallback = max(0, min(value, 8))
        elif word in PAGES:
            self.codepage = PAGES[word]
        elif word == "ansicpg":
            self.codepage = _known(f"cp{number}", self.codepage)


FLAGS = {"b": "bold", "v": "hidden", "deleted": "deleted"}
NUMBERS = {"cf": "colour", "f": "font", "s": "style"}


@dataclass(slots=True)
class Tongues:
    """What the head of the file says of fonts, colours and styles, and the bytes and labels that wait."""

    charsets: dict[int, int] = field(default_factory=dict)
    headings: dict[int, int] = field(default_factory=dict)  # style number -> heading level
    whites: set[int] = field(default_factory=set)
    pending: bytearray = field(default_factory=bytearray)
    style_name: bytearray = field(default_factory=bytearray)
    instruction: list[str] = field(default_factory=list)
    label: bytearray = field(default_factory=bytearray)  # the sign of a list entry
    listed: bool = False
    codepage: str = "cp1252"
    _colour: list[int] = field(default_factory=list)
    _colours: int = 0
    _high: int = 0

    def word(self, word: str, number: int | None, state: State) -> None:
        """Takes in a control word of the font or colour table."""
        if state.place == "fonts" and word == "fcharset":
            self.charsets[state.font] = number or 0
        elif state.place == "colours" and word in ("red", "green", "blue"):
            self._colour.append(number or 0)
        elif word in PAGES or word == "ansicpg":
            self.codepage = PAGES.get(word) or _known(f"cp{number}", self.codepage)

    def end_colours(self, raw: bytes) -> None:
        """Each semicolon ends a colour; an empty one is the reader's own."""
        for _ in range(raw.count(b";")):
            if len(self._colour) == 3 and min(self._colour) >= NEAR_WHITE:
                self.whites.add(self._colours)
            self._colour.clear()
            self._colours += 1

    def end_style(self, state: State) -> None:
        """A style of the stylesheet is whole: is it a heading?"""
        named = HEADING_NAME.match(self.style_name.decode("latin-1"))
        level = int(named.group(1)) if named else state.outline
        if level and state.style >= 0:
            self.headings[state.style] = level
        self.style_name.clear()

    def decoded(self, state: State) -> str:
        """The waiting bytes as letters, by the code page of their font."""
        raw = bytes(self.pending)
        self.pending.clear()
        charset = self.charsets.get(state.font, 1)
        if charset == SYMBOLS:
            return "".join(chr(byte if byte < 0x80 else 0xF000 + byte) for byte in raw)
        return raw.decode(CHARSETS.get(charset, self.codepage), "replace")

    def letter(self, number: int) -> str:
        """The letter of a \\u word, whose number is signed; two halves make one letter beyond the first plane."""
        code = number & 0xFFFF
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return ""
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        return chr(code)


def _known(page: str, otherwise: str) -> str:
    try:
        codecs.lookup("utf-8" if page == "cp65001" else page)  # decoding nothing would not tell
    except LookupError:
        return otherwise
    return "utf-8" if page == "cp65001" else page
