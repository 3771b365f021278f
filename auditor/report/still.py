"""Bytes of an Office file in, the same parts out as bytes that do not change from run to run."""

import io
import zipfile

STAMP = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
LINKS = "xl/worksheets/_rels/"


def still(data: bytes) -> bytes:
    """The package with its parts in the order of their names and without the time of writing.

    The links of Excel sheets get forward slashes: a backslash is no address, and only Windows forgives it.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in sorted(package.namelist()):
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            content = package.read(name)
            fixed.writestr(entry, content.replace(b"\\", b"/") if name.startswith(LINKS) else content)
    return out.getvalue()
