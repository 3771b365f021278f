"""A reading in, the same with plain letters out: look-alikes, signs without width and turns of direction, and told."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace

from auditor.model import Block, Note, NoteCode, Reading

# Letters of other alphabets that nobody tells from a Latin one, each with the one it passes for.
ALIKE = str.maketrans(
    "аеорсухіјѕԁԛԝһӏАВЕКМНОРСТУХІЈЅԌ" "οανρικυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" "օոսհցɑɡı",
    "aeopcyxijsdqwhlABEKMHOPCTYXIJSG" "oavpikuxABEZHIKMNOPTYX" "onuhgagi",
)  # fmt: skip
DRESSED = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff\ufb00-\ufb06]")  # wide, mathematical, joined
JOINED = re.compile("[\ufb00-\ufb06]")
WIDTHLESS = "\u200b\u2060\ufeff\u180e\u034f\u2061\u2062\u2063\u2064"
BETWEEN = re.compile(f"(?<=[A-Za-z])[{WIDTHLESS}\u200c\u200d]+(?=[A-Za-z])")
TAGS = re.compile("[\U000e0000-\U000e007f]+")
TURNED = re.compile("\u202e|\u202d(?=[^\u202c]*[A-Za-z])")
NO_SIGNS = re.compile(
    f"[{WIDTHLESS}\u00ad\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|(?<=[\u0000-\u024f])[\u200c\u200d]"
)
LONE = re.compile("[\ud800-\udfff]")
ODD = re.compile("[^\x09\x0a\x0d\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u2bff]")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class _Found:
    """What was folded: words with look-alikes, words with signs without width inside, turns of direction."""

    alike: Counter[str] = field(default_factory=Counter)
    widthless: int = 0
    turned: int = 0


def plain_letters(reading: Reading) -> Reading:
    """The reading as it is matched: an honest one comes back as it was, without a note."""
    found = _Found()
    blocks = [_plain(block, found) for block in reading.blocks]
    kept = tuple(block for block in blocks if block.text or any(block.cells))
    return replace(reading, blocks=kept, notes=(*reading.notes, *_notes(found)))


def _plain(block: Block, found: _Found) -> Block:
    if not ODD.search(block.text) and not any(map(ODD.search, block.cells)) and not any(map(ODD.search, block.header)):
        return block
    unsaid = _Found()
    cells, header = (tuple(_fold(text, unsaid) for text in texts) for texts in (block.cells, block.header))
    return replace(block, text=_fold(block.text, found), cells=cells, header=header)


def _fold(text: str, found: _Found) -> str:
    text = LONE.sub("\ufffd", text)
    found.widthless += len(BETWEEN.findall(text)) + len(TAGS.findall(text))
    found.turned += len(TURNED.findall(text))
    text = NO_SIGNS.sub("", text)
    latin = sum(letter.isascii() and letter.isalpha() for letter in text)
    mostly = 2 * latin > sum(map(str.isalpha, text))

    def word(match: re.Match[str]) -> str:
        return _fold_word(match.group(), mostly, found)

    return WORD.sub(word, text)


def _fold_word(word: str, mostly: bool, found: _Found) -> str:
    """A word in Latin letters where it can be meant for one: a word of another tongue stays as it is."""
    if word.isascii():
        return word
    plain = DRESSED.sub(lambda sign: unicodedata.normalize("NFKC", sign.group()), word)
    joined = JOINED.sub(lambda sign: unicodedata.normalize("NFKC", sign.group()), word)
    plain = plain.translate(ALIKE)
    mixed = any(letter.isascii() for letter in word)
    if plain == word or any(letter > "\u024f" for letter in plain) or not (mixed or mostly and len(word) > 1):
        return joined
    if plain != joined:
        found.alike[plain] += 1
    return plain


def _notes(found: _Found) -> list[Note]:
    notes = []
    if found.alike:
        count, example = sum(found.alike.values()), min(found.alike)
        words = "A word is" if count == 1 else f"{count} words are"
        notes.append(f"{words} written with letters of another alphabet that look like ours (“{example}”); they were "
                     "read as the letters they look like.")  # fmt: skip
    if found.widthless:
        notes.append(f"Signs that nobody sees stand inside {found.widthless} word(s); they were read without them.")
    if found.turned:
        notes.append("Some words are set to be shown from right to left; they were read in the order they are kept in.")
    return [Note(NoteCode.LOOK_ALIKE, text) for text in notes]
