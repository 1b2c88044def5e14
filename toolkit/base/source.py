"""Base: where a piece of text came from. Every node and every record carries a `Span`; every message points at one."""

import re
from bisect import bisect_right
from functools import cache, cached_property

from msgspec import Struct

PLACES = frozenset(("span", "spans", "country_span", "covers"))  # fields that tell where something was written


class Source(Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """One file as it was read. `path` is what messages show: relative to the workspace, with forward slashes."""

    path: str
    text: str

    def __repr__(self) -> str:
        return f"Source({self.path!r})"

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        return (0, *(end.end() for end in re.finditer("\n", self.text)))

    def position(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of `offset`, both counted from 1."""
        row = bisect_right(self.line_starts, offset) - 1
        return row + 1, offset - self.line_starts[row] + 1

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its line end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] - 1 if number < len(self.line_starts) else len(self.text)
        return self.text[start:end]

    def span(self, start: int = 0, end: int | None = None) -> "Span":
        return Span(source=self, start=start, end=start if end is None else end)


class Span(Struct, frozen=True, kw_only=True, eq=False):
    """The characters `start` (included) to `end` (excluded) of a source."""

    source: Source
    start: int
    end: int

    @property
    def line(self) -> int:
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        return self.source.position(self.start)[1]

    @property
    def excerpt(self) -> str:
        return self.source.text[self.start : self.end]

    def __str__(self) -> str:
        line, column = self.source.position(self.start)
        return f"{self.source.path}:{line}:{column}"

    def __repr__(self) -> str:
        return f"Span({self})"


class Written(Struct, frozen=True, kw_only=True):
    """What somebody wrote somewhere. Two that say the same are equal, wherever they stand."""

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in what_is_said(type(self)))

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in what_is_said(type(self))))


@cache
def what_is_said(kind: type[Struct]) -> tuple[str, ...]:
    """The names of the fields of a record, without those that tell where it was written."""
    return tuple(name for name in kind.__struct_fields__ if name not in PLACES)


class Piece(Struct, frozen=True, kw_only=True):
    """From `offset` of a mapped text on, characters come from `source`, the first of them from its offset `start`."""

    offset: int
    source: Source
    start: int


class Mapped(Struct, frozen=True, kw_only=True):
    """A text put together from pieces of sources: it knows for each character where a person wrote it."""

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def whole(cls, source: Source, start: int = 0) -> "Mapped":
        """The text of `source` from `start` on, character by character."""
        return cls(text=source.text[start:], pieces=(Piece(offset=0, source=source, start=start),))

    def span(self, start: int, end: int) -> Span:
        """Return the place in a source of the characters `start` to `end` of this text.

        A range that runs over the end of its first piece is cut there: a span lies in one source.
        """
        at = max(bisect_right(self.pieces, start, key=lambda piece: piece.offset) - 1, 0)
        piece = self.pieces[at]
        last = self.pieces[at + 1].offset if at + 1 < len(self.pieces) else len(self.text)
        first = min(piece.start + start - piece.offset, len(piece.source.text))
        return piece.source.span(first, min(first + min(end, last) - start, len(piece.source.text)))
