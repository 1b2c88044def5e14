"""Write, PDF: cures of the engine: lines from the right, and lines that run both ways, stand at their margin again."""

from collections.abc import Callable
from typing import Any

Removal = Callable[[Any, Any], None]


def cure_line_ends() -> None:
    """Make good where WeasyPrint 70 takes away the space at the end of a line that runs both ways.

    It only thinks of lines that run as their last word does. Where a line from the right breaks inside Latin words, it
    leaves the gap of that space, so that the line stands out at the right; one from the left that breaks inside
    Arabic words is moved out at the left as a whole. An indent (`text-indent`) it takes from the left in lines from the
    right too, so that a hanging first line stands out at its end.
    """
    from weasyprint.layout import inline

    original: Removal = inline.remove_last_whitespace
    if not getattr(original, "cured", False):
        inline.remove_last_whitespace = _cured(original)


def _cured(original: Removal) -> Removal:
    def remove(context: Any, line: Any) -> None:
        chain = _to_the_end(line)
        before = line.width
        original(context, line)
        space = before - line.width
        if space and chain[-1].style["direction"] != line.style["direction"]:
            _put_right(line, chain, space)
        if line.style["direction"] == "rtl" and line.text_indent:
            _indent_from_the_right(line)

    remove.cured = True  # type: ignore[attr-defined]
    return remove


def _to_the_end(line: Any) -> list[Any]:
    """The boxes from the line down to the text with which it ends."""
    chain = [line]
    while getattr(chain[-1], "children", ()):
        chain.append(chain[-1].children[-1])
    return chain


def _put_right(line: Any, chain: list[Any], space: float) -> None:
    if line.style["direction"] == "ltr":
        for child in line.children:
            child.translate(dx=space, ignore_floats=True)
        chain[-1].translate(dx=-space, ignore_floats=True)
        return
    for box in chain[:-1]:
        if box.style["direction"] == "rtl":
            for child in box.children[:-1]:
                child.translate(dx=-space, ignore_floats=True)


def _indent_from_the_right(line: Any) -> None:
    """The width of a first line has the indent in it; what stands in the line was moved to the right by it."""
    for child in line.children:
        child.translate(dx=-line.text_indent, ignore_floats=True)
