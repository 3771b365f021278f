"""A page's text in, the words in it out that no reader of the page sees; a text layer over a scan is none of them."""

import re
from dataclasses import dataclass

from auditor.readers.pdf_page import PageText
from auditor.readers.pdf_suspects import NEAR, TINY, Suspects, is_inkless, suspects_of

SCALE, MOST_PIXELS, COLOURS = 1.0, 4_000_000, 3
FULL_PICTURE = 0.5  # share of the page under pictures
Box = tuple[float, float, float, float]
WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Unseen:
    """The words of a page that cannot be seen, in the file's order, and whether its text was laid over a scan."""

    words: str = ""
    over_picture: bool = False


def take_unseen(page, text: PageText, picture: float) -> Unseen:
    """Blanks what cannot be seen in the page's text and hands it over; `picture` is the share of pictures on it."""
    suspects = suspects_of(page, text.turn)
    if not suspects:
        return Unseen()
    look = _Look(page, text, suspects)
    words = [(found.start(), found.end()) for found in WORD.finditer(text.text)]
    if picture >= FULL_PICTURE and look.is_layer(words):
        return Unseen(over_picture=True)
    hidden = [word for word in words if look.hides(*word)]
    taken = " ".join(text.text[start:end] for start, end in hidden)
    text.blank(hidden)
    return Unseen(taken)


class _Look:
    """Looks at the page as it is drawn, once there is something to look for."""

    def __init__(self, page, text: PageText, suspects: Suspects):
        self._page, self._text, self._suspects = page, text, suspects
        self._picture: tuple[bytes, int, int, int, float] | None = None

    def is_layer(self, words: list[tuple[int, int]]) -> bool:
        """Whether most words lie under the picture or have no ink: then a machine wrote them for it."""
        things = [self._text.object_at(start) for start, _ in words]
        return 2 * sum(bool(thing) and thing in self._suspects for thing in things) > len(words)

    def hides(self, start: int, end: int) -> bool:
        """Whether no letter of a word can be seen."""
        letters = [place for place in range(start, end) if self._text.text[place].isalnum()]
        if not letters:
            return False
        first, last = letters[0], letters[-1]
        thing = self._text.object_at(first)
        if not thing or thing not in self._suspects:
            return False
        if is_inkless(thing):
            return True
        box, other = self._text.box(first), self._text.box(last)
        if box is None or self._is_off(box) or 0 < self._text.size(first) < TINY:
            return box is not None
        return not self._shows(_around(box, other))

    def _is_off(self, box: Box) -> bool:
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return not (0 <= x <= self._text.turn.width and 0 <= y <= self._text.turn.height)

    def _shows(self, box: Box) -> bool:
        """Whether the drawn page has two colours in a box; its middle, where letters are, is looked at first."""
        pixels, stride, width, height, scale = self._drawn()
        left, right = max(int(box[0] * scale) - 1, 0), min(int(box[2] * scale) + 2, width)
        rows = range(max(int(box[1] * scale) - 1, 0), min(int(box[3] * scale) + 2, height))
        middle = len(rows) // 2
        darkest, lightest = [255] * COLOURS, [0] * COLOURS
        for row in (*rows[middle:], *rows[:middle]) if right > left else ():
            for colour in range(COLOURS):
                strip = pixels[row * stride + left * COLOURS + colour : row * stride + right * COLOURS : COLOURS]
                darkest[colour] = min(darkest[colour], min(strip))
                lightest[colour] = max(lightest[colour], max(strip))
                if lightest[colour] - darkest[colour] >= NEAR:
                    return True
        return False

    def _drawn(self) -> tuple[bytes, int, int, int, float]:
        if self._picture is None:
            area = max(self._text.turn.width * self._text.turn.height, 1.0)
            scale = min(SCALE, (MOST_PIXELS / area) ** 0.5)
            drawn = self._page.render(scale=scale, may_draw_forms=False)
            self._picture = (bytes(drawn.buffer), drawn.stride, drawn.width, drawn.height, scale)
            drawn.close()
        return self._picture


def _around(box: Box, other: Box | None) -> Box:
    """The box around a word from those of its first and last letter, where both stand on one line."""
    if other is None or min(box[3], other[3]) - max(box[1], other[1]) <= 0:
        return box
    return min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])
