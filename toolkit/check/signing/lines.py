"""Signing: a document → the lines of its text, and what they say about how many sign."""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.source import Span
from toolkit.check.signing.reading import Claim, claims
from toolkit.model.tree import (
    Block,
    Citation,
    Code,
    Document,
    Figure,
    Group,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Reference,
    Styled,
    Table,
    Text,
    Value,
)
from toolkit.model.walk import AnyNode, children, walk

LIST = "signatories"  # the name of the list in a text, and how the roles of the printed list begin


def claimed(document: Document, year: int | None) -> Iterator[tuple[Claim, "Line"]]:
    """Yield what the text, title and summary of a letter of `year` say about those who sign it, and no measure says."""
    for line in _lines(document):
        known = [at for at, node in line.pieces if isinstance(node, Value) and node.path[:1] == (LIST,)]
        for claim in claims(line.text, document.lang, year, known, headline=line.headline):
            if not line.is_computed(claim):
                yield claim, line


class Line(Struct, frozen=True):
    """A line of text with the nodes that it consists of, each with the place at which it begins."""

    text: str
    pieces: tuple[tuple[int, Inline], ...]
    headline: bool = False

    def is_computed(self, claim: Claim) -> bool:
        """Whether the number, or a part of it, comes from a measure: it is not the author who counted."""
        return any(
            isinstance(node, Value) and at < claim.end and claim.start < at + len(node.text) for at, node in self.pieces
        )

    def span(self, claim: Claim) -> Span:
        """Where the number stands in the source; the whole piece where its text is not what stands there."""
        at, node = next(piece for piece in reversed(self.pieces) if piece[0] <= claim.start)
        shift = node.span.excerpt.find(node.text) if isinstance(node, Text) else -1
        if shift < 0:
            return node.span
        start = node.span.start + shift + claim.start - at
        return node.span.source.span(start, min(start + claim.end - claim.start, node.span.end))


def _lines(document: Document) -> Iterator[Line]:
    """Title, text and summary; not the list itself, tables, or what others are quoted with."""
    for run in (document.title, document.subtitle, document.summary):
        yield replace(_line(run), headline=True)
    for node in document.content:
        yield from map(_line, _runs(node))


def _runs(node: AnyNode) -> Iterator[Inlines]:
    match node:
        case Table() | Group() | Quote() if _is_left_out(node):
            return
        case Paragraph(content=content) | Heading(content=content):
            yield content
        case Figure(caption=caption):
            yield caption
    for kid in children(node):
        yield from _runs(kid)


def _is_left_out(node: Block) -> bool:
    match node:
        case Group(role=role):
            return bool(re.match(rf"{LIST}\b|bibliography", role))
        case Quote(content=content):
            return any(isinstance(inner, Citation) for inner in walk(content))
        case _:
            return isinstance(node, Table)


def _line(run: Inlines) -> Line:
    text, pieces = "", list[tuple[int, Inline]]()
    for node, shown in _pieces(run):
        pieces.append((len(text), node))
        text += shown
    return Line(text, tuple(pieces))


def _pieces(run: Inlines) -> Iterator[tuple[Inline, str]]:
    """What stands in the line; notes are lines of their own."""
    for node in run:
        match node:
            case Text() | Code() | Value() | Reference():
                yield node, node.text
            case LineBreak():
                yield node, " "
            case Styled() | Link():
                yield from _pieces(node.content)
