"""Proof: the bytes of a Word file → its parts, each XML part parsed. The only file of this room that reads XML."""

import io
import zipfile
import zlib
from functools import cache
from typing import Any

from msgspec import Struct

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = f"{{{OFFICE}}}"
DOCUMENT, NOTES, STYLES, NUMBERING = (
    f"word/{name}.xml" for name in ("document", "footnotes", "styles", "numbering")
)  # fmt: skip

Element = Any  # an element of lxml


class Package(Struct, frozen=True, kw_only=True):
    """A Word file taken apart: the names of its parts, the roots of those that are XML, the bytes of the others."""

    names: tuple[str, ...]
    roots: dict[str, Element]
    others: dict[str, bytes]

    def root(self, name: str) -> Element:
        """The root of a part; an empty element where the file has no such part."""
        from lxml import etree

        return self.roots.get(name, etree.Element("none"))


def open_package(data: bytes) -> Package:
    """Take a Word file apart. `ValueError`: it is no ZIP archive, locked, a part is damaged or no well-formed XML."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        roots = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    except (zipfile.BadZipFile, etree.XMLSyntaxError, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise ValueError(str(error)) from error
    others = {name: part for name, part in parts.items() if name not in roots}
    return Package(names=tuple(parts), roots=roots, others=others)


def value(element: Element, path: str) -> str | None:
    """The `w:val` of the element at `path` (names without prefix) below `element`."""
    found = element.find(_full(path))
    return None if found is None else found.get(f"{W}val")


@cache
def _full(path: str) -> str:
    return "/".join(W + step for step in path.split("/"))


def is_decorative(drawing: Element) -> bool:
    """Whether a `wp:docPr` is marked as mere ornament (extension `adec:decorative`)."""
    return any(str(node.tag).endswith("}decorative") and node.get("val") in ("1", "true") for node in drawing.iter())
