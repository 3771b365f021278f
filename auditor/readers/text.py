"""Bytes of a plain text or Markdown file in, a Reading out: headings, list entries, table rows, paragraphs."""

import hashlib
import re
from collections.abc import Iterator

from auditor.model import Block, BlockKind, Note, NoteCode, Reading, Reason, Source
from auditor.readers.docx_tables import Cell, Row, row_blocks
from auditor.readers.headings import could_be_heading, is_capitals, is_numbered, without_bullet
from auditor.readers.reasons import Unreadable

LIST_LINE = re.compile(r"^(\s*)(?:[-*+\u2022\u25aa\u25cf\u25e6]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+)(?=\S)")
HASHES = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
TABLE_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
EMPHASIS = re.compile(r"(?<![\w*_])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,3}(?![\w*_])|`+")
BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
LINK = re.compile(r"!?\[([^\]\[]{0,200})\]\(([^()\s]{0,300})(?:\s[^()]{0,99})?\)")
PICTURE = re.compile(r"!\[([^\]\[]{0,200})\]\(")
WRAPPED = 50  # characters: a line this long was broken by the width of the page
STRUCK = re.compile(r"(?<!~)~~(?=[^\s~])(?:(?!~~)[^\n])*?[^\s~]~~(?!~)|<(del|s|strike)>.*?</\1>", re.IGNORECASE)
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])")


def read_text(data: bytes, name: str) -> Reading:
    """A .txt file as blocks without pages; raises Unreadable(EMPTY) when no word is in it."""
    return _reading(data, name, "txt", _text_blocks(_decode(data).split("\n")))


def read_markdown(data: bytes, name: str) -> Reading:
    """A Markdown file as blocks without pages; raises Unreadable(EMPTY) when no word is in it."""
    lines = _decode(data).split("\n")
    return _reading(data, name, "md", _markdown_blocks(lines), tuple(_pictures(lines)))


def _pictures(lines: list[str]) -> Iterator[Note]:
    """A note for each picture that a text points at, by its own description."""
    for line in lines:
        for words in PICTURE.findall(line):
            chart = any(word in words.lower() for word in ("flow", "diagram", "chart"))
            yield Note(NoteCode.DIAGRAM if chart else NoteCode.PICTURE_TEXT, f"A picture: {words or 'not described'}.")


def _reading(data: bytes, name: str, kind: str, blocks: Iterator[Block], notes: tuple[Note, ...] = ()) -> Reading:
    found = tuple(block for block in blocks if block.text)
    if not found:
        raise Unreadable(Reason.EMPTY, "it holds no words")
    return Reading(Source(name, hashlib.sha256(data).hexdigest(), kind, 0), found, notes)


def _decode(data: bytes) -> str:
    """UTF-16 when it says so, else UTF-8, else the Windows code page, in which every byte is a letter or a gap."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    return re.sub(r"[\u00ad\u200b\ufeff\x00-\x08\x0b\x0e-\x1f]", "", text).expandtabs(4)


def _text_blocks(lines: list[str]) -> Iterator[Block]:
    held: list[str] = []
    kind, level = BlockKind.PARAGRAPH, 0
    for number, line in enumerate([*lines, ""]):
        text, above, below = line.strip(), _at(lines, number - 1), _at(lines, number + 1)
        entry, rule = LIST_LINE.match(line), RULE.match(line)
        runs_on = bool(held) and len(above) >= WRAPPED and not above.endswith((".", ":", ";", "?", "!"))
        heading = not runs_on and _is_heading(text, above, below)
        if held and (not text or entry or rule or heading):
            yield Block(kind, _joined(held), level=level)
            held = []
        if heading:
            yield Block(BlockKind.HEADING, text, level=_text_level(text, below))
        elif held:
            held.append(text)
        elif text and not rule:
            kind, level = (BlockKind.ITEM, len(entry.group(1)) // 2 + 1) if entry else (BlockKind.PARAGRAPH, 0)
            held = [without_bullet(text)[0]]


def _at(lines: list[str], number: int) -> str:
    return lines[number].strip() if 0 <= number < len(lines) else ""


def _is_heading(text: str, before: str, after: str) -> bool:
    """A short line that is in capitals, numbered or underlined; a numbered one must not stand among its like."""
    if not could_be_heading(text):
        return False
    if is_capitals(text) or (after and re.fullmatch(r"={3,}|-{3,}", after)):
        return True
    if not is_numbered(text):
        return False
    return not is_numbered(before) and not is_numbered(after)


def _text_level(text: str, after: str) -> int:
    dotted = re.match(r"\d+((?:\.\d+)*)", text)
    if dotted:
        return min(6, 2 + dotted.group(1).count("."))
    return 1 if after.startswith("===") else 2


def _joined(lines: list[str]) -> str:
    """Lines broken by width become one; short lines, as in an address, stay apart."""
    breaks = (" " if len(above) >= WRAPPED else "\n" for above in lines)
    return "".join(word for pair in zip(lines, breaks, strict=True) for word in pair).strip()


def _markdown_blocks(lines: list[str]) -> Iterator[Block]:
    held: list[str] = []
    item = tables = number = 0
    level = 1
    while number <= len(lines):
        line = lines[number] if number < len(lines) else ""
        number += 1
        hashes, entry = HASHES.match(line), LIST_LINE.match(line)
        table = "|" in line and bool(TABLE_RULE.match(_at(lines, number)[:2000])) and "-" in _at(lines, number)
        ends = not line.strip() or hashes or entry or table or RULE.match(line)
        underlined = re.fullmatch(r"(=+|-{2,})", line.strip()) if held and not item else None
        if held and (ends or underlined):
            yield from _flush(held, item, underlined.group(1) if underlined else "", level)
            held, item = [], 0
        if line.strip().startswith("```") or not line.strip() or RULE.match(line) or underlined:
            continue
        if hashes:
            level = len(hashes.group(1))
            yield Block(BlockKind.HEADING, _plain(hashes.group(2)), level=level)
        elif table:
            rows = _table_rows(lines, number - 1)
            tables += 1
            yield from row_blocks([_row(rows[0], True), *(_row(row, False) for row in rows[2:])], tables)
            number += len(rows) - 1
        elif entry:
            held, item = [line.strip()], len(entry.group(1)) // 2 + 1
        else:
            held.append(line.strip())


def _flush(held: list[str], item: int, underline: str, above: int) -> Iterator[Block]:
    text = " ".join(re.sub(r"^(?:>\s?)+", "", line) for line in held)
    if underline:
        yield Block(BlockKind.HEADING, _plain(text), level=1 if underline[0] == "=" else 2)
    elif item:
        stripped = re.sub(r"^[-*+\u2022\u25aa\u25cf\u25e6]\s+", "", text)
        yield Block(BlockKind.ITEM, _plain(re.sub(r"^\[([ xX])\]\s+", "", stripped)), level=item)
    elif BOLD_LINE.fullmatch(text) and could_be_heading(_plain(text)):
        yield Block(BlockKind.HEADING, _plain(text), level=min(6, above + 1))
    else:
        yield Block(BlockKind.PARAGRAPH, _plain(text))


def _table_rows(lines: list[str], start: int) -> list[list[str]]:
    rows = []
    for line in lines[start:]:
        if "|" not in line:
            break
        rows.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))])
    return rows


def _row(cells: list[str], head: bool) -> Row:
    return Row(tuple(Cell(_plain(text), at, at + 1) for at, text in enumerate(cells)), head)


def _plain(text: str) -> str:
    """The words without the signs of Markdown and without what is struck out; a link keeps its words."""
    text = STRUCK.sub(" ", text)
    text = LINK.sub(lambda found: found.group(1) or found.group(2), text)
    text = re.sub(r"<(https?://[^<>\s]{1,300}|[^<>\s@]{1,99}@[^<>\s]{1,99})>", r"\1", text)
    text = re.sub(r"<!--(?:(?!<!--).)*?-->|</?[a-zA-Z][^<>]{0,400}>", " ", text)
    return re.sub(r"\s+", " ", ESCAPED.sub(r"\1", EMPHASIS.sub("", text))).strip()
