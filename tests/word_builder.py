"""Raw WordprocessingML in, bytes of a .docx out: small documents with one peculiarity each."""

import io
import zipfile

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def run(text: str, look: str = "") -> str:
    """One run of characters; `look` is what stands inside its w:rPr."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, style: str = "", look: str = "", more: str = "") -> str:
    """One paragraph of one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{run(text, look)}</w:p>"


def cell(inside: str, properties: str = "") -> str:
    """One table cell; plain text is wrapped in a paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside if inside.startswith('<') else paragraph(inside)}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows, each the cells of one row."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def part(tag: str, inside: str) -> str:
    """A part of its own: document, hdr, ftr, styles, footnotes ..."""
    return f"<w:{tag} {NAMESPACES}>{inside}</w:{tag}>"


def pack(files: dict[str, str | bytes]) -> bytes:
    """A zip of the files, in order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def word(body: str, parts: dict[str, tuple[str, str]] | None = None, **extra: str | bytes) -> bytes:
    """A .docx whose body is `body`; `parts` maps a relationship id to (kind and file, content)."""
    links, files = "", {}
    for identity, (place, content) in (parts or {}).items():
        kind, _, name = place.partition(":")
        links += f'<Relationship Id="{identity}" Type="{OFFICE}{kind}" Target="{name}"/>'
        files[f"word/{name}"] = content
    main = f'<Relationship Id="rId1" Type="{OFFICE}officeDocument" Target="word/document.xml"/>'
    return pack({
        "[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS.format(main),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": RELATIONS.format(links), **files, **extra,
    })
