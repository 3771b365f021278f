"""A met example's text in, near-misses out: the same words denied, planned, supposed, another's or crossed out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from auditor.model import Block, BlockKind
from auditor.normalise import normalise
from auditor.readers.text import read_markdown

KINDS = ("negated", "future", "hypothetical", "another organisation", "heading", "struck out", "blank", "quoted")
FILLER = "The kettle is in the kitchen."

_OPENINGS = {  # each must be true to its kind before any sentence; used in turn
    "future": ("Once funding is found, ", "In due course we hope that ", "We plan that, from next year, "),
    "hypothetical": ("In an ideal world, ", "If we were ever to change our ways, ", "Some centres might decide that "),
    "another organisation": ("At another centre, ", "At the nursery next door, ", "In a neighbouring organisation, "),
}
_GUIDANCE = ("The national guidance says: ", "According to the guidance, ", "The standards state that ")
_CLAUSE = re.compile(
    r"(?:(?:if|when|where|should|once|whenever|as soon as|after|before|while|in|on|at|for|during|until|unless)\b"
    r"[^,:;.]*,\s+)+",
    re.IGNORECASE,
)
_MODAL = re.compile(r"(?<!who )(?<!which )(?<!that )\b(must|will|shall|should|can|may|could|would)\b", re.IGNORECASE)
_IS = re.compile(r"\b(is|are|was|were|has|have|does|do)\b", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"\b(?:who|whom|whose|which|what|that|if|when|where|whether|how|anyone|anything|someone|something|until|unless|while|"
    r"because|so|before|after|once|as)\b|[;\u2192]|-->",
    re.IGNORECASE,
)
_LIMITED = re.compile(r"\s+(?:only|always)\b", re.IGNORECASE)
_STATEMENT = 5  # words; the first cell of a row that has as many is a statement and not a label
_RUNS_ON = re.compile(r"(?:and|or|but|so|then|provided|because|which|who)\b", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:no|not|never|nobody|no-one|none|nothing|neither|nor|without|cannot)\b|n't\b", re.IGNORECASE)
_IMPERATIVES = frozenset(
    "ring call dial phone telephone tell report record write listen stay keep speak contact inform ask pass refer "
    "complete attend follow use hold stop end pause remove bring move separate meet review check sign agree make take "
    "give get let try explain reassure show put watch see wait leave note log send email act alert escalate consult "
    "discuss share seek notify be go look lock store read raise set block treat think help offer".split()
)
_EXACT = re.compile(
    r"[\w.+-]+@[\w.-]+\w|\+?\d[\d ]{4,}\d|\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December) \d{4}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block with its sentences; `leads` when a list hangs on its last one, `led` when it is such a list's entry."""

    block: Block
    sentences: tuple[str, ...]
    leads: bool = False
    led: bool = False
    head: bool = False  # the row of column heads


def mutations(text: str) -> tuple[tuple[str, str], ...]:
    """(kind, Markdown text) for each of KINDS, in their order; every operative sentence of the text is changed."""
    pieces = _pieces(text)
    return tuple((kind, _rendered(_mutated(kind, pieces)) + f"\n\n# End\n\n{FILLER}\n") for kind in KINDS)


def _pieces(text: str) -> tuple[_Piece, ...]:
    reading = read_markdown(text.encode(), "example.md")
    document = normalise(reading)
    blocks = reading.blocks
    pieces: list[_Piece] = []
    for n, block in enumerate(blocks):
        own = tuple(document.quote(s.span) for s in document.sentences if s.block == n)
        if block.kind == BlockKind.ROW:
            own = tuple(block.cells)
        follows = blocks[n + 1] if n + 1 < len(blocks) else None
        leads = bool(own) and own[-1].rstrip().endswith(":") and follows is not None and _is_item(follows)
        led = _is_item(block) and bool(pieces) and (pieces[-1].leads or (pieces[-1].led and _is_item(blocks[n - 1])))
        pieces.append(_Piece(block, own, leads, led, _is_head(block, follows)))
    return tuple(pieces)


def _is_item(block: Block) -> bool:
    return block.kind == BlockKind.ITEM


def _is_head(block: Block, follows: Block | None) -> bool:
    below = follows is not None and follows.table == block.table and bool(follows.header)
    return block.kind == BlockKind.ROW and not block.header and below


def _mutated(kind: str, pieces: tuple[_Piece, ...]) -> Iterator[tuple[_Piece, tuple[str, ...], bool]]:
    """Each piece with its changed sentences, and whether they are to stand as headings."""
    turn = 0
    for piece in pieces:
        if kind == "heading":
            yield piece, piece.sentences, True
        elif kind == "struck out":
            yield piece, tuple(f"~~{s}~~" if s.strip() else s for s in piece.sentences), False
        elif piece.block.kind == BlockKind.HEADING or piece.head or (piece.led and kind not in ("quoted", "blank")):
            yield piece, piece.sentences, False
        else:
            yield piece, tuple(_said(kind, piece, n, s, turn + n) for n, s in enumerate(piece.sentences)), False
            turn += len(piece.sentences)


def _said(kind: str, piece: _Piece, n: int, sentence: str, turn: int) -> str:
    """One sentence said in another stance, or each of a table cell's; a row's label and an empty cell stay."""
    if piece.block.kind == BlockKind.ROW:
        label = not sentence.strip() or (n == 0 and len(piece.sentences) > 1 and _is_label(sentence))
        parts = [] if label else re.split(r"(?<=[.!?;])\s+", sentence)
        return " ".join(_changed(kind, part, False, turn + m) for m, part in enumerate(parts)) or sentence
    return _changed(kind, sentence, piece.leads and n == len(piece.sentences) - 1, turn)


def _is_label(cell: str) -> bool:
    return len(cell.split()) < _STATEMENT or cell.rstrip().endswith("?")


def _changed(kind: str, sentence: str, leads: bool, turn: int) -> str:
    if kind == "negated":
        return _lead_denied(sentence) if leads else _denied(sentence)
    if kind == "blank":
        return sentence if leads else f"[Insert your own arrangements here, for example: {_emptied(sentence)}]"
    if kind == "quoted":
        return sentence if leads else _GUIDANCE[turn % 3] + '"' + sentence.replace('"', "'") + '"'
    return _OPENINGS[kind][turn % 3] + _lowered(sentence)


def _denied(sentence: str) -> str:
    opening = _CLAUSE.match(sentence)
    if opening and _RUNS_ON.match(sentence, opening.end()):
        return "It is not the case that " + _lowered(sentence)
    start, main = (sentence[: opening.end()], sentence[opening.end() :]) if opening else ("", sentence)
    return start + _capital(_main_denied(main), not start)


def _main_denied(main: str) -> str:
    first = re.match(r"\w+", main)
    if first and first[0].lower() in _IMPERATIVES and not _DENIAL.search(main):
        return "do not " + _lowered(main)
    verb = _MODAL.search(main) or _IS.search(main)
    aside = verb and (_SUBORDINATE.search(main, 0, verb.start()) or _LIMITED.match(main, verb.end()))
    if _DENIAL.search(main) or not verb or aside or main.rstrip().endswith("?"):
        return "it is not the case that " + _lowered(main)
    if _MODAL.search(main):
        return _MODAL.sub(lambda m: f"{m[1]} not", main)
    return _IS.sub(lambda m: f"{m[1]} not", main, count=1)


def _lead_denied(sentence: str) -> str:
    stem = sentence.rstrip().rstrip(":")
    if _DENIAL.search(stem):
        return f"It is not the case that {_lowered(stem)}:"
    if _MODAL.search(stem):
        return _MODAL.sub(lambda m: f"{m[1]} not", stem, count=1) + ":"
    if re.match(r"(?:if|when|where|should|once|whenever|after|before)\b", stem, re.IGNORECASE):
        return f"{stem}, do none of the following:"
    return f"None of the following applies here. {stem} do not include:"


def _emptied(sentence: str) -> str:
    return _EXACT.sub("____", sentence)


def _capital(text: str, wanted: bool) -> str:
    return text[:1].upper() + text[1:] if wanted else text


def _lowered(sentence: str) -> str:
    """The sentence as it goes on after an opening; a name or an acronym keeps its capital."""
    words = sentence.split(None, 2)
    if not words or words[0][:2].isupper() or words[0] == "I" or (len(words) > 1 and words[1][:1].isupper()):
        return sentence
    return sentence[:1].lower() + sentence[1:]


def _rendered(mutated: Iterator[tuple[_Piece, tuple[str, ...], bool]]) -> str:
    lines: list[str] = []
    before: Block | None = None
    for piece, sentences, raised in mutated:
        draw: Callable = _heading_lines if raised else _lines
        same = before is not None and before.kind == piece.block.kind and before.kind in (BlockKind.ITEM, BlockKind.ROW)
        lines += ([] if same and not raised else [""]) + draw(piece, sentences)
        before = piece.block
    return "\n".join(lines).strip()


def _heading_lines(piece: _Piece, sentences: tuple[str, ...]) -> list[str]:
    level = "#" * max(1, piece.block.level) if piece.block.kind == BlockKind.HEADING else "###"
    whole = [" ".join(sentences)] if piece.block.kind == BlockKind.ROW else list(sentences)
    return [line for s in whole for line in (f"{level} {s}", "")]


def _lines(piece: _Piece, sentences: tuple[str, ...]) -> list[str]:
    block, text = piece.block, " ".join(sentences)
    if block.kind == BlockKind.HEADING:
        return ["#" * max(1, block.level) + " " + text]
    if block.kind == BlockKind.ITEM:
        return ["  " * (max(1, block.level) - 1) + "- " + text]
    if block.kind == BlockKind.ROW:
        row = "| " + " | ".join(sentences) + " |"
        return [row, "|" + "---|" * len(sentences)] if piece.head else [row]
    return [text]
