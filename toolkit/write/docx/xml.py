"""Write DOCX: XML as plain data. Pure functions build elements; they become text once, for the package."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
}

Scalar = str | int | None


class Element(Struct, frozen=True):
    """One element. `tag` and the names of attributes carry a prefix of NAMESPACES (`w:p`), or none."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: "tuple[Element | str, ...]" = ()

    def get(self, name: str) -> str | None:
        return next((value for key, value in self.attributes if key == name), None)


Elements = tuple[Element, ...]


def element(tag: str, attributes: Mapping[str, Scalar], *children: Element | str | None) -> Element:
    """Return an element; an attribute or a child that is None is left out."""
    pairs = tuple((name, str(value)) for name, value in attributes.items() if value is not None)
    return Element(tag, pairs, tuple(child for child in children if child is not None))


def w(name: str, /, *children: Element | str | None, **attributes: Scalar) -> Element:
    """Return an element of WordprocessingML: `w("tab", val="right")` is `<w:tab w:val="right"/>`."""
    return element(f"w:{name}", {f"w:{key}": value for key, value in attributes.items()}, *children)


def text(name: str, content: str) -> Element:
    """Return `<w:t>` or `<w:instrText>`, which keep their outer spaces only when told to."""
    keep = content != content.strip() or "  " in content
    return element(f"w:{name}", {"xml:space": "preserve" if keep else None}, content)


REPEATED = "repeated"
HOLE = "\uf1f7"  # in the pattern of what is repeated: here a text goes. It has no direction, and nothing to escape


def repeated(pattern: Element, texts: Iterable[str]) -> Element:
    """Return what stands for many elements that differ in their texts only: `pattern`, and what goes into its holes.

    It becomes text without an element for each of them: that is what makes 100,000 lines cheap.
    """
    return Element(REPEATED, (), (pattern, *texts))


# ------------------------------------------------------------------ as text

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0, §2.2 has no place for


def legal(content: str) -> str:
    return ILLEGAL.sub("", content)


def xml_part(root: Element, also: Iterable[str] = ()) -> bytes:
    """Return `root` as a part of the package; its prefixes, and those of `also`, are declared at the root."""
    prefixes = sorted({*_prefixes(root), *also})
    declared = tuple((f"xmlns:{prefix}", NAMESPACES[prefix]) for prefix in prefixes)
    whole = Element(root.tag, declared + root.attributes, root.children)
    return (DECLARATION + "".join(_written(whole))).encode()


def _written(node: Element | str) -> Iterator[str]:
    if isinstance(node, str):
        yield _escaped(node)
        return
    if node.tag == REPEATED:
        yield from _repetitions(node)
        return
    yield f"<{node.tag}"
    for name, value in node.attributes:
        yield f' {name}="{_quoted(value)}"'
    if not node.children:
        yield "/>"
        return
    yield ">"
    for child in node.children:
        yield from _written(child)
    yield f"</{node.tag}>"


def _repetitions(node: Element) -> Iterator[str]:
    pattern, *texts = node.children
    first, *others = "".join(_written(pattern)).replace("<w:t>", '<w:t xml:space="preserve">').split(HOLE)
    filled = (_escaped(text) for text in texts if isinstance(text, str))
    for text in filled:
        yield first + text
        for piece in others[:-1]:
            yield piece + next(filled)
        yield others[-1]


def without_repetitions(root: Element) -> tuple[Elements, Element]:
    """What is repeated in `root`, and `root` with an empty element in the place of each.

    A library that reads the whole file takes long over them, and 100,000 lines take much memory there.
    """
    found: list[Element] = []

    def stripped(node: Element | str) -> Element | str:
        if isinstance(node, str) or node.tag not in (REPEATED, "w:body", "w:tbl"):
            return node
        if node.tag == REPEATED:
            found.append(node)
            return w(REPEATED, number=len(found) - 1)
        return replace(node, children=tuple(map(stripped, node.children)))

    left = stripped(root)
    assert isinstance(left, Element)
    return tuple(found), left


def with_repetitions(part: bytes, found: Elements) -> bytes:
    """Put what `without_repetitions` took out into the part that holds the empty elements."""
    pieces = re.split(rb'<w:%s w:number="(\d+)"\s*/>' % REPEATED.encode(), part)
    for at in range(1, len(pieces), 2):
        pieces[at] = "".join(_repetitions(found[int(pieces[at])])).encode()
    return b"".join(pieces)


def _escaped(content: str) -> str:
    return legal(content).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _quoted(content: str) -> str:
    return _escaped(content).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _prefixes(node: Element) -> Iterator[str]:
    for name in (node.tag, *(name for name, _ in node.attributes)):
        prefix, colon, _ = name.partition(":")
        if colon and prefix != "xml":
            yield prefix
    for child in node.children:
        if isinstance(child, Element):
            yield from _prefixes(child)


# ------------------------------------------------------------------ lengths


def twips(points: float) -> int:
    """Points → twentieths of a point, Word's unit of length."""
    return round(points * 20)


def millimetres(length: float) -> int:
    """Millimetres → twentieths of a point."""
    return round(length * 1440 / 25.4)


def half_points(points: float) -> int:
    """Points → half points, Word's unit of font size."""
    return round(points * 2)


EMU_PER_TWIP = 635  # English Metric Units, in which drawings are measured: 914,400 to an inch
