"""Words with their weight in, the text of paragraphs and tables in Word's own language out."""

# python-docx spends a tenth of a second on a plan of thirty rows; these few elements are written as text instead.

from collections.abc import Sequence
from functools import lru_cache
from xml.sax.saxutils import escape

TWIPS = 567  # in a centimetre
HEAD_GROUND = "E8E8E8"

Piece = tuple[str, str]  # (words, "" or "bold" or "blank")
BOLD, BLANK = "bold", "blank"
_LOOKS = {"": "", BOLD: "<w:rPr><w:b/></w:rPr>", BLANK: '<w:rPr><w:highlight w:val="yellow"/></w:rPr>'}


@lru_cache(maxsize=4096)
def run(words: str, look: str = "") -> str:
    """A run; a line break in the words is one on the page."""
    lines = escape(words.replace("\t", " ").replace("\r", " ")).split("\n")
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' if line else "" for line in lines)
    return f"<w:r>{_LOOKS[look]}{text}</w:r>" if words else ""


def paragraph(*pieces: str | Piece, style: str = "") -> str:
    """A paragraph of plain words and of (words, look) pairs; `style` is the id of a style."""
    own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = (run(piece) if isinstance(piece, str) else run(*piece) for piece in pieces)
    return f"<w:p>{own}{''.join(runs)}</w:p>"


def table(columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]]) -> str:
    """A ruled table; columns are (head, width in cm), cells are paragraphs already written. The head repeats."""
    widths = [round(width * TWIPS) for _, width in columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row([paragraph((words, BOLD)) for words, _ in columns], widths, "<w:tblHeader/>", HEAD_GROUND)
    body = "".join(_row(cells, widths) for cells in rows)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"
    )


def _row(cells: Sequence[str], widths: Sequence[int], more: str = "", ground: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:fill="{ground}"/>' if ground else ""
    drawn = "".join(
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{shade}</w:tcPr>{cell or "<w:p/>"}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{drawn}</w:tr>"
