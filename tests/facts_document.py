"""Lines of plain text in, the Document that the auditor would make of them out."""

from datetime import date

from auditor.evidence.facts import find_facts
from auditor.model import Block, BlockKind, Document, Fact, FactKind, Reading, Source
from auditor.normalise import normalise

AUDIT_DATE = date(2026, 11, 22)


def document_of(text: str) -> Document:
    """One block a line: "# " opens a heading, "~ " a running foot, "* " a list item; " | " parts the cells of a row.

    A row that begins with "Who" is the head of the rows after it.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    heads = {n: line for n, line in enumerate(lines) if line.startswith("Who |")}
    blocks = tuple(_block(line, _header(heads, n)) for n, line in enumerate(lines))
    return normalise(Reading(Source("policy.txt", "0" * 64, "txt", 1), blocks))


def _header(heads: dict[int, str], n: int) -> tuple[str, ...]:
    above = max((head for head in heads if head < n), default=None)
    return () if above is None else tuple(cell.strip() for cell in heads[above].split("|"))


def _block(line: str, header: tuple[str, ...]) -> Block:
    for mark, kind in (("# ", BlockKind.HEADING), ("~ ", BlockKind.FURNITURE), ("* ", BlockKind.ITEM)):
        if line.startswith(mark):
            return Block(kind, line[2:], 1, 1 if kind is BlockKind.HEADING else 0)
    if " |" in line:
        cells = tuple(cell.strip() for cell in line.split("|"))
        return Block(BlockKind.ROW, " | ".join(cells), 1, cells=cells, table=1, header=header)
    return Block(BlockKind.PARAGRAPH, line, 1)


def facts_of(text: str, *kinds: FactKind, audit_date: date = AUDIT_DATE) -> tuple[Fact, ...]:
    """The facts of these kinds in a policy."""
    return tuple(fact for fact in find_facts(document_of(text), audit_date) if fact.kind in kinds)


def pairs_of(text: str, kind: FactKind, audit_date: date = AUDIT_DATE) -> list[tuple[str, str]]:
    """(detail, value) of each fact of a kind, in the order of the text."""
    return [(fact.detail, fact.value) for fact in facts_of(text, kind, audit_date=audit_date)]
