"""A package in, a Word document's parts out: which is the text, its notes, its heads and feet."""

from dataclasses import dataclass, field
from posixpath import dirname, join

from auditor.model import Reason
from auditor.readers.package import Package, part_name
from auditor.readers.reasons import Unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Link:
    """One relationship of a part: its kind (last word of its type), the part it points to, or an outside address."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class Parts:
    """A Word document's parts. `of(part)` gives a part's links by id."""

    package: Package
    main: str
    inner: bool = False  # of a document that stands inside another
    _links: dict[str, dict[str, Link]] = field(default_factory=dict)

    def of(self, part: str) -> dict[str, Link]:
        """The links of a part by their id, in file order."""
        if part not in self._links:
            self._links[part] = links(self.package, part)
        return self._links[part]

    def kind(self, kind: str) -> str:
        """The part of a kind (styles, numbering, footnotes ...) that the main part names, or ""."""
        return next((link.target for link in self.of(self.main).values() if link.kind == kind), "")

    def tree(self, kind: str):
        """The root of the part of a kind; None when there is none."""
        name = self.kind(kind)
        return self.package.xml(name) if name else None


def links(package: Package, part: str) -> dict[str, Link]:
    """The links of one part by id; a target is a part name from the package's root."""
    folder, name = dirname(part), part.rpartition("/")[2]
    root = package.xml(join(folder, "_rels", name + ".rels"))
    found: dict[str, Link] = {}
    for item in root.iter(REL) if root is not None else ():
        external = item.get("TargetMode") == "External"
        target = item.get("Target", "")
        if not external:
            target = part_name(target if target.startswith("/") else join(folder, target))
        found[item.get("Id", "")] = Link(item.get("Type", "").rpartition("/")[2], target, external)
    return found


def open_parts(data: bytes) -> Parts:
    """Bytes of a .docx, .docm, .dotx or .dotm in, its parts out; Unreadable(DAMAGED) when it holds no text part."""
    package = Package(data)
    package.refuse_entities()
    named = (link.target for link in links(package, "").values() if link.kind == "officeDocument")
    for main in (*named, "word/document.xml"):
        if main in package:
            return Parts(package, main)
    raise Unreadable(Reason.DAMAGED, "its text part is missing")
