"""Write: the gate of the PDF against words that stand beyond the edge of their page, or of their table cell."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.model.tree import WIDE, CodeBlock, Document, Figure, Group, Heading, Paragraph, Table
from toolkit.model.walk import plain_text, walk

TOLERANCE = 1.0  # CSS pixels, a quarter of a millimetre: the layout rounds
BLOCKS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "figcaption", "caption"))


class _Area(Struct, frozen=True, kw_only=True):
    """Where words must stand, in CSS pixels, and the table and the block (elements) that they belong to.

    `turned`: their lines run from the right.
    """

    left: float
    right: float
    bottom: float
    table: Any = None
    block: Any = None
    turned: bool = False


def check_edges(document: Document, pages: Iterable[Any], report: Report) -> None:
    """Report each table and each paragraph of which something lies outside; `pages` as WeasyPrint laid them out."""
    told: list[Any] = []
    for number, page in enumerate(pages, 1):
        for words, area in _outside(page._page_box):
            owner = area.block if area.table is None else area.table
            if not any(owner is each for each in told):
                told.append(owner)
                _tell(words, number, area, document, report)


def _tell(words: str, page: int, area: _Area, document: Document, report: Report) -> None:
    if area.table is None:
        message = f"“{_short(words)}” does not fit on page {page} of the PDF and would be cut off"
        node = _node_with(words, document, (Paragraph, Heading, CodeBlock, Figure))
        report.error("output.overflow", message, node.span if node else None, "shorten it, or put spaces into it")
        return
    node = _node_with(words, document, (Table,))
    name = plain_text(node.caption) if isinstance(node, Table) else ""
    table = f"the table “{_short(name)}”" if name else "a table"
    message = f"{table} has more columns than page {page} of the PDF has room for: “{_short(words)}” does not fit"
    hint = "put `::: wide` and `:::` around it: it gets a page in landscape; or split it into two"
    hint = "split it into two" if _is_wide(node, document) else hint
    report.error("output.overflow", message, node.span if node else None, hint)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _node_with(words: str, document: Document, kinds: tuple[type, ...]) -> Any:
    nodes = (node for node in walk(document.content) if isinstance(node, kinds))
    return next((node for node in nodes if words in plain_text((node,))), None)


def _is_wide(node: Any, document: Document) -> bool:
    groups = (group for group in walk(document.content) if isinstance(group, Group) and group.role == WIDE)
    return any(each is node for group in groups for each in walk(group.content))


# ------------------------------------------------------------------ the boxes


def _outside(page: Any) -> Iterator[tuple[str, _Area]]:
    """The words of each text box outside of its area. Heads and feet of the pages have their place elsewhere."""
    left, bottom = page.content_box_x(), page.content_box_y() + page.height
    area = _Area(left=left, right=left + page.width, bottom=bottom)
    for box in page.children:
        if type(box).__name__ != "MarginBox":
            yield from _words_outside(box, area)


def _words_outside(box: Any, area: _Area) -> Iterator[tuple[str, _Area]]:
    words = getattr(box, "text", "").strip()
    if words and _is_outside(box, area):
        yield words, area
    inner = _area_in(box, area)
    for child in getattr(box, "children", ()):
        yield from _words_outside(child, inner)


def _is_outside(box: Any, area: _Area) -> bool:
    left, right = box.position_x, box.position_x + box.width
    if area.turned:  # the engine moves words in such a line by the space at its end
        left, right = left + box.style["font_size"] / 2, right - box.style["font_size"] / 2
    bottom = box.position_y + box.height / 2  # high letters reach out of their line, and nothing of them is cut off
    return bool(left < area.left - TOLERANCE or right > area.right + TOLERANCE or bottom > area.bottom + TOLERANCE)


def _area_in(box: Any, area: _Area) -> _Area:
    """A cell is an area of its own: what leaves it is printed over the words of its neighbour."""
    area = replace(area, turned=True) if box.style["direction"] == "rtl" and not area.turned else area
    if box.element_tag in ("td", "th"):
        left, right = box.position_x, box.position_x + box.border_width()
        return replace(area, left=max(area.left, left), right=min(area.right, right))
    if box.element_tag == "table":
        return replace(area, table=box.element)
    return replace(area, block=box.element) if box.element_tag in BLOCKS or "footnote" in _role(box) else area


def _role(box: Any) -> str:
    return str(box.element.get("role", "")) if box.element is not None else ""
