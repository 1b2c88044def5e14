"""Load: an HTML page → its text as a reader sees it: blocks on lines of their own, numbers before items."""

import re
from collections.abc import Iterator
from typing import Any

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt",
        "figcaption", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
        "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "button", "select", "option"})


def html_text(page: str) -> str:
    """Return the text of the page; scripts, styles and what only a program reads are left out."""
    from lxml import etree, html

    try:
        body = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", page))
    except etree.ParserError:  # nothing in it
        return ""
    text = "".join(_texts(body, ""))
    lines = re.sub(r"[ \t]*\n\s*", "\n", re.sub(r"[ \t\r]+", " ", text)).strip()
    return re.sub(r"^(\d+\.)[ ]?\n", r"\1 ", lines, flags=re.MULTILINE)  # the number of an item, and its paragraph


def _texts(element: Any, number: str) -> Iterator[str]:
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag and tag not in _UNSEEN:
        edge = "\n" if tag in _BLOCKS else ""
        yield edge + number
        yield _line(element.text, tag)
        counted = _first(element) if tag == "ol" else 0
        for child in element:
            item = counted and child.tag == "li"
            yield from _texts(child, f"{counted}. " if item else "")
            counted += bool(item)
        yield edge
    yield _line(element.tail, tag)


def _line(text: str | None, tag: str) -> str:
    return re.sub(r"\s+", " ", text or "") if tag != "pre" else text or ""


def _first(element: Any) -> int:
    start = element.get("start", "1")
    return int(start) if start.isdigit() and int(start) else 1
