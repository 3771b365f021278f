"""Elements of an OpenDocument text in, how each kind is read out; and a table in, its own rows out."""

from auditor.readers.odt_styles import DRAW, OFFICE, TABLE, TEXT

SILENT = frozenset(
    f"{TEXT}{name}" for name in (
        "tracked-changes", "note-citation", "variable-decls", "sequence-decls", "user-field-decls",
        "dde-connection-decls", "bibliography-configuration", "alphabetical-index-mark", "toc-mark", "script",
        "meta-field-decls",
    )
) | {f"{OFFICE}annotation-end", f"{OFFICE}event-listeners", f"{OFFICE}forms", f"{OFFICE}scripts"}
SHAPES = frozenset(f"{DRAW}{name}" for name in ("custom-shape", "connector", "line", "path", "polyline", "measure"))
DRAWN = SHAPES | {f"{DRAW}{name}" for name in ("frame", "g", "rect", "ellipse", "circle", "polygon", "caption", "a")}
SPELT = {f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
UNSEEN = frozenset((f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"))


def rows_of(table) -> list:
    """The rows of a table itself, not of the tables in its cells; a repeated row is read once."""
    found = []
    for child in table:
        if child.tag == f"{TABLE}table-row":
            found.append(child)
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            found += rows_of(child)
    return found


def whole(text: str | None) -> int:
    """A number as an attribute has it; 0 when it is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
