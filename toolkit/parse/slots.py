"""Parse, step 1: what is computed leaves the text before Markdown sees it; private-use characters keep its place."""

import re
from collections.abc import Sequence

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.source import Mapped, Piece, Span
from toolkit.model.tree import Inlines


class Expression(Struct, frozen=True, kw_only=True):
    """`{{ log.reported | words }}` as an author wrote it. `text` and `inner` are what stands between the braces."""

    text: str
    span: Span
    inner: Span


class Stray(Struct, frozen=True, kw_only=True):
    """`{{` that is never closed, or `{%`: an error in running text, but nothing special inside code."""

    text: str
    span: Span


Slot = Expression | Stray | str | Inlines
"""What may stand in a slot: an author's expression, or what a template printed there: a datum or inlines."""


class Lifted(Struct, frozen=True, kw_only=True):
    """A text in which every computed thing is a run of private-use characters, and what these runs stand for.

    A slot is as long as what stood in its place, so no character after it moves.
    """

    mapped: Mapped
    slots: tuple[Slot, ...] = ()


_HIGH, _LOW, _FILL, _PLANE = 0xF0000, 0x100000, "\ue000", 0xFFFE
SHORTEST = 2

SLOT = re.compile(f"[{chr(_HIGH)}-{chr(_HIGH + _PLANE - 1)}][{chr(_LOW)}-{chr(_LOW + _PLANE - 1)}]{_FILL}*")
"""A slot in a text: to Markdown it is a word of letters, and no text of a file can hold it."""

PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


def slot_mark(index: int, length: int) -> str:
    """Return the characters that stand for slot `index`, `length` of them (at least SHORTEST)."""
    high, low = divmod(index, _PLANE)
    return chr(_HIGH + high) + chr(_LOW + low) + _FILL * (length - SHORTEST)


def slot_index(mark: str) -> int:
    """Return the number of the slot that a match of SLOT stands for."""
    return (ord(mark[0]) - _HIGH) * _PLANE + ord(mark[1]) - _LOW


def lift(mapped: Mapped, report: Report) -> Lifted:
    """Return the text of a submission with its expressions taken out; line ends become plain line feeds.

    `\\{{` prints two braces. `{{` without an end, and the tags of templates, are errors in running text.
    """
    mapped = without_private_characters(_with_line_feeds(mapped), report)
    slots: list[Slot] = []

    def put(match: re.Match[str]) -> str:
        if match["escape"]:
            return match[0]
        slots.append(_slot(match, mapped))
        return slot_mark(len(slots) - 1, len(match[0]))

    text = _COMPUTED.sub(put, mapped.text)
    return Lifted(mapped=Mapped(text=text, pieces=mapped.pieces), slots=tuple(slots))


def without_private_characters(mapped: Mapped, report: Report) -> Mapped:
    """Return the text with U+FFFD for every private-use character, and report each: we need them ourselves."""
    for match in PRIVATE.finditer(mapped.text):
        report.error(
            "parse.private-character",
            f"the character U+{ord(match[0]):04X} has no agreed meaning",
            mapped.span(match.start(), match.end()),
            "it often comes from a symbol font such as Wingdings; type the character that you mean",
        )
    return Mapped(text=PRIVATE.sub("\ufffd", mapped.text), pieces=mapped.pieces)


_COMPUTED = re.compile(
    r"""(?P<escape>\\[\\{])                                         # `\{` and `\\` are letters
      | \{\{ (?P<inner> (?: (?!\{\{|\}\}|\n[ \t]*\n) . )* ) \}\}    # an expression stays inside its paragraph
      | \{\{ | \{%                                                  # what has no end here
    """,
    re.VERBOSE | re.DOTALL,
)


def _slot(match: re.Match[str], mapped: Mapped) -> Slot:
    span = mapped.span(match.start(), match.end())
    if match["inner"] is None:
        return Stray(text=match[0], span=span)
    return Expression(text=match["inner"], span=span, inner=mapped.span(match.start("inner"), match.end("inner")))


def _with_line_feeds(mapped: Mapped) -> Mapped:
    """Without a byte order mark, and with one kind of line end. The places of all other characters stay known."""
    if "\r" not in mapped.text and "\ufeff" not in mapped.text[:1]:
        return mapped
    cuts = [(0, 1)] if mapped.text.startswith("\ufeff") else []
    cuts += [(match.start(), match.start() + 1) for match in re.finditer("\r(?=\n)", mapped.text)]
    return _without(Mapped(text=re.sub("\r(?!\n)", "\n", mapped.text), pieces=mapped.pieces), cuts)


def _without(mapped: Mapped, cuts: Sequence[tuple[int, int]]) -> Mapped:
    """`mapped` without the ranges `cuts`: a new piece begins after each."""
    kept, pieces, done, removed = list[str](), list[Piece](), 0, 0
    for start, end in (*cuts, (len(mapped.text), len(mapped.text))):
        pieces += _pieces_between(mapped, done, start, done - removed)
        kept.append(mapped.text[done:start])
        done, removed = end, removed + end - start
    return Mapped(text="".join(kept), pieces=tuple(pieces) or mapped.pieces[:1])


def _pieces_between(mapped: Mapped, start: int, end: int, offset: int) -> list[Piece]:
    """The pieces of the characters `start` to `end`, as they are when these characters stand at `offset`."""
    if start == end:
        return []
    inside = [piece for piece in mapped.pieces if start < piece.offset < end]
    first = mapped.span(start, start + 1)
    begin = Piece(offset=offset, source=first.source, start=first.start)
    rest = [Piece(offset=offset + piece.offset - start, source=piece.source, start=piece.start) for piece in inside]
    return [begin, *rest]
