"""Parse: runs of inlines: whether they hold words, texts that touch, and the space round a comment."""

from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from toolkit.base.source import Span
from toolkit.model.tree import Comment, Inline, Inlines, LineBreak, Text


def has_words(content: Inlines) -> bool:
    """Whether `content` holds more than space: a picture and a value count as words."""
    return any(
        not isinstance(node, LineBreak | Comment) and not (isinstance(node, Text) and node.text.isspace())
        for node in content
    )


def joined(nodes: Sequence[Inline]) -> Inlines:
    """Texts that touch become one."""
    made = list[Inline]()
    for node in nodes:
        last = made[-1] if made else None
        if isinstance(node, Text) and isinstance(last, Text):
            made[-1] = Text(text=last.text + node.text, span=_hull(last.span, node.span))
        else:
            made.append(node)
    return tuple(made)


def _hull(one: Span, other: Span) -> Span:
    if one.source is not other.source:
        return one
    return one.source.span(min(one.start, other.start), max(one.end, other.end))


# ------------------------------------------------------------------ the space round a comment


def ends_in_space(node: Inline) -> bool:
    """Whether a comment behind `node` needs no space before the next word."""
    return isinstance(node, LineBreak) or (isinstance(node, Text) and node.text.endswith(" "))


def without_space_before(nodes: Inlines) -> Inlines:
    """Where a comment is taken out, the words on its two sides keep one space between them."""
    if not nodes or not isinstance(first := nodes[0], Text):
        return nodes
    text = first.text.lstrip(" ")
    start = first.span.start + len(first.text) - len(text)
    rest = (replace(first, text=text, span=first.span.source.span(start, first.span.end)),) if text else ()
    return (*rest, *nodes[1:])


def drop_space_at_end(nodes: list[Inline]) -> None:
    """Nothing comes behind the comment: the space before it goes too."""
    comments = list(takewhile(lambda node: isinstance(node, Comment), reversed(nodes)))
    del nodes[len(nodes) - len(comments) :]
    while nodes and isinstance(nodes[-1], LineBreak):
        nodes.pop()
    if nodes and isinstance(last := nodes[-1], Text):
        text = last.text.rstrip(" ")
        end = last.span.end - len(last.text) + len(text)
        nodes[-1:] = [replace(last, text=text, span=last.span.source.span(last.span.start, end))] if text else []
    nodes += reversed(comments)
