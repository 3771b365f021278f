"""The list of centres, as CSV or Excel, in; one line a centre, or every fault in it with its line number, out."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from auditor.model import CentreType, Nation

NAMES = ("centres.csv", "centres.xlsx")  # a register of this name in the folder of submissions is found by itself
MOST_LINES = 100_000
_COLUMNS = {
    "id": ("id", "ref", "reference", "number", "centre id", "membership number"),
    "name": ("name", "centre", "centre name"),
    "types": ("types", "type", "centre type", "centre types"),
    "nation": ("nation", "country"),
    "local_authority": ("local authority", "council", "la"),
    "region": ("region", "area"),
    "accreditation": ("accreditation", "accreditation status", "status"),
    "files": ("files", "file", "folder", "file or folder", "files or folder"),
}  # fmt: skip
_TYPES = {kind.value.replace("-", " "): (kind,) for kind in CentreType} | {
    "both": (CentreType.SUPERVISED, CentreType.SUPPORTED),
    "non accredited": (CentreType.INDEPENDENT,),
    "not accredited": (CentreType.INDEPENDENT,),
    "contact service": (CentreType.SERVICE,),
}
BLANK = """\
# The centres of a run: one line for each centre, below the line of column names. Lines that begin with # are left out.
# id               your own reference for the centre; it names its report. May be empty.
# name             the centre's name. Every line needs one.
# types            {types}: several with ; between
# nation           {nations}; empty means england
# local authority, region, accreditation   as you want to sort and count by them. May be empty.
# files            the centre's folder, or its documents with ; between, as they are named in the folder of submissions.
#                  Empty: the folder, or the files, whose names begin with the centre's id or name.
id,name,types,nation,local authority,region,accreditation,files
"""


class BadRegister(ValueError):
    """A register that cannot be used: every fault on a line of its own, each with its line number."""


@dataclass(frozen=True, slots=True)
class Line:
    """One centre of the register; `number` is the line it stands on."""

    number: int
    name: str
    id: str = ""
    types: tuple[CentreType, ...] = ()
    nation: Nation = Nation.ENGLAND
    local_authority: str = ""
    region: str = ""
    accreditation: str = ""
    files: tuple[str, ...] = ()


def blank_register() -> str:
    """An empty register with its explanation, for a spreadsheet to open."""
    nations = ", ".join(nation.value for nation in Nation)
    return "\ufeff" + BLANK.format(types=", ".join(kind.value for kind in CentreType), nations=nations)


def read_register(path: Path, types: tuple[CentreType, ...] = (), nation: Nation = Nation.ENGLAND) -> tuple[Line, ...]:
    """The centres of a .csv or .xlsx register, in its order; `types` and `nation` stand where a line gives none.

    Raises BadRegister with all faults, OSError when the file cannot be read.
    """
    rows = _sheet(path) if path.suffix.lower() in (".xlsx", ".xlsm") else _csv(path.read_bytes())
    table = [(n, cells) for n, cells in rows if any(cells) and not cells[0].startswith("#")]
    if not table:
        raise BadRegister(f"{path}: there is no line of column names; 'auditor init' writes a register to start from.")
    head, faults = _head(table[0][1]), []
    if "name" not in head:
        raise BadRegister(f"{path}:{table[0][0]}: there is no column 'name'. It begins: {', '.join(table[0][1])[:80]}")
    lines = []
    for number, cells in table[1:]:
        try:
            lines.append(_line(number, dict(zip(head, cells, strict=False)), types, nation))
        except ValueError as fault:
            faults.append(f"{path}:{number}: {fault}")
    faults += [f"{path}:{number}: {fault}" for number, fault in _twice(lines)]
    if faults or not lines:
        raise BadRegister("\n".join(faults) or f"{path}: there is no centre in it, only column names.")
    return tuple(lines)


def _csv(data: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    named = next((line for line in text.splitlines() if line.strip() and not line.startswith(("#", '"#'))), "")
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=named.count))
    try:
        for cells in reader:
            yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as bad:
        raise BadRegister(f"The register is no CSV file from line {reader.line_num} on: {bad}.") from None


def _sheet(path: Path) -> Iterator[tuple[int, list[str]]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(path.read_bytes()), read_only=True, data_only=True)
        for number, row in enumerate(book.worksheets[0].iter_rows(values_only=True, max_row=MOST_LINES), 1):
            yield number, [_cell(cell) for cell in row]
    except OSError:
        raise
    except Exception as bad:  # a damaged workbook breaks the library in many ways
        raise BadRegister(f"{path}: this is no Excel workbook that can be read ({type(bad).__name__}).") from None


def _cell(value: object) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _head(cells: Iterable[str]) -> list[str]:
    known = {spoken: name for name, spellings in _COLUMNS.items() for spoken in spellings}
    return [known.get(_plain(cell), f"({n})") for n, cell in enumerate(cells)]


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", text.lower()).split())


def _line(number: int, cells: dict[str, str], types: tuple[CentreType, ...], nation: Nation) -> Line:
    name = cells.get("name", "")
    if not name:
        raise ValueError("this centre has no name; give it one or delete the line")
    plain = {f.name: cells[f.name] for f in fields(Line) if f.type is str and cells.get(f.name)}
    return Line(number, **plain, types=_types(cells.get("types", "")) or types, nation=_nation(cells, nation),
                files=tuple(f.strip() for f in re.split(r"[;\n]", cells.get("files", "")) if f.strip()))  # fmt: skip


def _types(text: str) -> tuple[CentreType, ...]:
    found: list[CentreType] = []
    for word in re.split(r"[;,/+\n]|\band\b", text):
        if not _plain(word):
            continue
        if _plain(word) not in _TYPES:
            raise ValueError(f"'{word.strip()}' is no type of centre; write one of: {', '.join(sorted(_TYPES))}")
        found += _TYPES[_plain(word)]
    return tuple(dict.fromkeys(found))


def _nation(cells: dict[str, str], otherwise: Nation) -> Nation:
    word = _plain(cells.get("nation", ""))
    known = {_plain(nation.value): nation for nation in Nation}
    if word and word not in known:
        raise ValueError(f"'{cells['nation']}' is no nation; write one of: {', '.join(known)}")
    return known.get(word, otherwise)


def _twice(lines: list[Line]) -> Iterator[tuple[int, str]]:
    seen: dict[str, int] = {}
    for line in lines:
        key = line.id.casefold()
        if key and key in seen:
            yield line.number, f"the id '{line.id}' stands on line {seen[key]} too; give each centre its own"
        seen.setdefault(key, line.number)
