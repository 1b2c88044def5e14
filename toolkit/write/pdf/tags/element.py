"""Write, PDF, tags: what a structure tree consists of: elements, marked pieces of pages, annotations."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec import Struct, field

INLINE = frozenset(("Span", "Link", "Reference", "Lbl", "Code", "Quote"))
CELLS = frozenset(("TH", "TD"))


class Mark(NamedTuple):
    """A piece of the content of a page (counted from 0), by its number there (MCID). `text` is empty for pictures.

    Pieces with the same `line` stand on one line. `turned`: that line runs from the right.
    """

    page: int
    number: int
    text: str = ""
    line: int = 0
    turned: bool = False


class Annotation(NamedTuple):
    """The area of a link on a page; `entry` is its object in the file."""

    page: int
    entry: Any


class Element(Struct, eq=False):
    """An element of the structure tree while it takes shape; at the end `kind` is a standard structure type of PDF 1.7.

    `tag` is the HTML element that it comes from, with `::` and a name for what CSS adds to it; `html` that element.
    `block`: CSS lays it out as a block. `list_style`: how its items are counted, in the words of CSS. `span`: columns
    and rows of a cell. `box`: left, top, right and bottom of a picture on its page, in CSS pixels.
    """

    tag: str = ""
    html: Any = None
    kind: str = ""
    kids: "list[Element | Mark | Annotation]" = field(default_factory=list)
    block: bool = False
    list_style: str = ""
    span: tuple[int, int] = (1, 1)
    box: tuple[float, float, float, float] | None = None
    id: str = ""
    lang: str = ""
    words: str = ""  # for a picture: what it shows
    spoken: str = ""  # the text, where the letters of the page give another (ActualText)
    scope: str = ""
    numbering: str = ""
    summary: str = ""
    headers: tuple[str, ...] = ()

    def attribute(self, name: str) -> str:
        return str(self.html.get(name, "")) if self.html is not None else ""

    @property
    def elements(self) -> "list[Element]":
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def inline(self) -> bool:
        return self.kind in INLINE or (self.kind == "Figure" and not self.block)


def descendants(element: Element) -> Iterator[Element]:
    """The element and all elements below it, parents first."""
    yield element
    for kid in element.elements:
        yield from descendants(kid)


def first_page(element: Element) -> int | None:
    """The page on which the element begins; None where nothing of it is on a page."""
    for kid in element.kids:
        page = first_page(kid) if isinstance(kid, Element) else kid.page
        if page is not None:
            return page
    return None
