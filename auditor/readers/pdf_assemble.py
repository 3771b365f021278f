"""The lines of all pages in, blocks in reading order out."""

import re
from dataclasses import replace

from auditor.model import Block, BlockKind
from auditor.readers.pdf_furniture import split_running
from auditor.readers.pdf_headings import is_heading
from auditor.readers.pdf_layout import Look, Passage, finish, look_of, passages
from auditor.readers.pdf_letters import mended
from auditor.readers.pdf_levels import levels_of
from auditor.readers.pdf_order import in_order
from auditor.readers.pdf_page import Line
from auditor.readers.pdf_tables import cut_row, joined, row_blocks, row_text, rows_of
from auditor.readers.pdf_words import Vocabulary, clean, split_bullets

FOOTNOTE = re.compile(r"\d{1,2}\s*[A-Z‘“'\"]|\*\s*\w")
SMALL = 0.88  # of the usual letter size: a footnote's letters
Piece = list[Line]  # lines of running text, or all lines of one table on one page


def blocks_of(pages: list[list[Line]], heights: list[float]) -> list[Block]:
    """Blocks of a document from each page's lines in the file's order and each page's height in points."""
    pages = [[piece for line in page for piece in _entries(line)] for page in pages]
    pages = mended([in_order(page) for page in pages])
    bodies, running = split_running(pages, heights)
    vocabulary = Vocabulary(line.text for page in pages for line in page)
    pieces = _pieces(bodies)
    look = look_of(
        [line for page in bodies for line in page if not line.cell] or [ln for page in bodies for ln in page]
    )
    blocks = _Writer(look, vocabulary).write(pieces)
    return _with_running(blocks, running, heights)


def _entries(line: Line) -> list[Line]:
    """A line as its list entries: most lines are one."""
    texts = split_bullets(line.text)
    return [line] if texts == [line.text] else [replace(line, text=text) for text in texts]


def _pieces(pages: list[list[Line]]) -> list[Piece]:
    """Running text and tables in turn; a table stands where its first line stands."""
    pieces: list[Piece] = []
    for page in pages:
        tables: dict[int, Piece] = {}
        real = _real_tables(page)
        for line in page:
            table = line.cell[0] if line.cell else -1
            if table in real:
                if table not in tables:
                    tables[table] = []
                    pieces.append(tables[table])
                tables[table].append(line)
            elif pieces and not pieces[-1][0].cell:
                pieces[-1].append(replace(line, cell=()))
            else:
                pieces.append([replace(line, cell=())])
    return pieces


def _real_tables(page: list[Line]) -> set[int]:
    """Tables with words side by side in at least one row; anything else is a frame around text."""
    filled: dict[tuple[int, int], set[int]] = {}
    for line in page:
        if line.cell:
            table, row, column = line.cell
            filled.setdefault((table, row), set()).add(column)
    return {table for (table, _), columns in filled.items() if len(columns) > 1}


class _Writer:
    """Writes pieces as blocks; knows the table that a next page may go on with."""

    def __init__(self, look: Look, vocabulary: Vocabulary):
        self.look, self.vocabulary = look, vocabulary
        self.table = 0

    def write(self, pieces: list[Piece]) -> list[Block]:
        prose = {place: self._passages(piece) for place, piece in enumerate(pieces) if not piece[0].cell}
        headings = self._headings(prose)
        levels = levels_of([passage for found in prose.values() for passage in found if id(passage) in headings])
        blocks: list[Block] = []
        for place, piece in enumerate(pieces):
            if piece[0].cell:
                blocks += self._table(piece, blocks)
            else:
                blocks += [self._block(passage, levels.get(id(passage), 0)) for passage in prose[place]]
        return blocks

    def _passages(self, lines: list[Line]) -> list[Passage]:
        found = passages(lines, self.look)
        finish(found, self.vocabulary.join)
        return [passage for passage in found if passage.text]

    def _headings(self, prose: dict[int, list[Passage]]) -> set[int]:
        return {
            id(passage)
            for found in prose.values()
            for passage, after in zip(found, [*found[1:], None], strict=True)
            if is_heading(passage, after, self.look)
        }

    def _block(self, passage: Passage, level: int) -> Block:
        page = passage.first.page
        if level:
            return Block(BlockKind.HEADING, passage.text, page=page, level=level)
        if passage.first.size <= self.look.size * SMALL and FOOTNOTE.match(passage.text):
            return Block(BlockKind.FOOTNOTE, passage.text, page=page)
        kind = BlockKind.ITEM if passage.bullet or passage.number else BlockKind.PARAGRAPH
        return Block(kind, passage.text, page=page)

    def _words(self, lines: list[Line]) -> str:
        return "\n".join(passage.text for passage in self._passages(lines))

    def _table(self, piece: Piece, before: list[Block]) -> list[Block]:
        rows = rows_of(piece, self._words)
        last = before[-1] if before else None
        goes_on = (
            last is not None
            and last.kind is BlockKind.ROW
            and last.page == piece[0].page - 1
            and len(last.cells) == len(rows[0][0])
        )
        if not goes_on:
            self.table += 1
            return row_blocks(rows, self.table)
        first = next(block for block in before if block.table == self.table)
        if cut_row(last, rows[0][0]):
            before[-1] = replace(
                last, cells=joined(last.cells, rows[0][0]), text=row_text(joined(last.cells, rows[0][0]))
            )
            rows = rows[1:]
        return row_blocks(rows, self.table, last.header, first.cells)


def _with_running(blocks: list[Block], running: list[Line], heights: list[float]) -> list[Block]:
    """Running heads before and running feet after the text of the page that they first stand on."""
    for line in running:
        block = Block(BlockKind.FURNITURE, clean(line.text), page=line.page)
        head = line.top < heights[line.page - 1] / 2
        place = sum(1 for other in blocks if other.page < line.page or (other.page == line.page and not head))
        if head:
            while place < len(blocks) and blocks[place].kind is BlockKind.FURNITURE and blocks[place].page == line.page:
                place += 1
        blocks.insert(place, block)
    return blocks
