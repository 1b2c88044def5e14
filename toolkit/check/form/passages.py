"""Check, form: a document → passages: the words of each paragraph, heading, cell, caption, note, with their places."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct

from toolkit.base.source import Span
from toolkit.model.tree import (
    ANNEX,
    BODY,
    Cell,
    Citation,
    Code,
    Document,
    Figure,
    Group,
    Heading,
    Inlines,
    LineBreak,
    Link,
    Note,
    Paragraph,
    Reference,
    Styled,
    Table,
    Text,
    Value,
)
from toolkit.model.walk import AnyNode, children, walk

HOLE = "\ufffc"  # stands for what is no running text: a citation, a reference to a place of this text, code


class _Piece(Struct, frozen=True):
    offset: int
    text: str
    span: Span


class Passage(Struct, frozen=True, kw_only=True):
    """`node` is what the passage is the text of; `text` has a `HOLE` where a citation, a reference or code stands."""

    node: Paragraph | Heading | Cell | Table | Figure | Group
    text: str
    pieces: tuple[_Piece, ...]

    def span(self, start: int, end: int) -> Span:
        """Where a person wrote the characters `start` to `end`: exactly, where the source has the same letters."""
        if not self.pieces:
            return self.node.span
        piece = self.pieces[max(bisect_right(self.pieces, start, key=lambda one: one.offset) - 1, 0)]
        first, last = start - piece.offset, min(end - piece.offset, len(piece.text))
        source, at = piece.span.source, piece.span.start
        same = source.text[at + first : at + last] == piece.text[first:last]
        return source.span(at + first, at + last) if same and last > first else piece.span


def body_passages(document: Document) -> Iterator[Passage]:
    """The passages of what the author wrote, in order; a note behind the paragraph that calls it.

    Left out: the bibliography, the evidence appendix, and words that are marked as being in another language.
    """
    return passages(_bodies(document.content))


def _bodies(nodes: Iterable[AnyNode]) -> Iterator[AnyNode]:
    for node in nodes:
        if isinstance(node, Group) and node.role == BODY:
            yield node
        elif isinstance(node, Group):
            yield from _bodies(node.content)


def passages(nodes: Iterable[AnyNode]) -> Iterator[Passage]:
    for node in nodes:
        if isinstance(node, Group) and (node.role in ("bibliography", ANNEX) or node.lang):
            continue
        inlines = _own(node)
        if inlines and isinstance(node, Paragraph | Heading | Cell | Table | Figure | Group):
            yield _passage(node, inlines)
            for note in walk(inlines):
                if isinstance(note, Note):
                    yield from passages(note.content)
        if not isinstance(node, Paragraph | Heading | Cell):
            yield from passages(one for one in children(node) if not _is_inline(one))


def _own(node: AnyNode) -> Inlines:
    match node:
        case Paragraph() | Heading() | Cell():
            return node.content
        case Table() | Figure():
            return node.caption
        case Group():
            return node.title
        case _:
            return ()


def _is_inline(node: AnyNode) -> bool:
    return isinstance(node, Text | Styled | Link | Citation | Value | Reference | Code | Note | LineBreak)


def _passage(node: Paragraph | Heading | Cell | Table | Figure | Group, inlines: Inlines) -> Passage:
    pieces, offset = list[_Piece](), 0
    for text, span in _texts(inlines):
        pieces.append(_Piece(offset, text, span))
        offset += len(text)
    return Passage(node=node, text="".join(one.text for one in pieces), pieces=tuple(pieces))


def _texts(inlines: Inlines) -> Iterator[tuple[str, Span]]:
    for node in inlines:
        match node:
            case Text() | Value():
                yield node.text, node.span
            case Styled() if not node.lang:
                yield from _texts(node.content)
            case Link():
                yield from _texts(node.content)
            case LineBreak():
                yield " ", node.span
            case Citation() | Reference() | Code() | Styled():
                yield HOLE, node.span
            case _:
                continue
