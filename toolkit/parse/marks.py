"""Parse, for templates: marks → places. What Jinja wrote is taken apart into literal pieces and slots.

The mark before each piece says where in a template the piece stands. So the text can prove that it holds pieces and
slots alone: a value that was glued to a piece is found, and refused.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Mapped, Piece, Source, Span
from toolkit.model.tree import MISSING
from toolkit.parse.slots import SHORTEST, SLOT, Lifted, Slot, slot_index, slot_mark

_OPEN, _SHUT = "\ue001", "\ue002"  # private-use characters, like those of slots: no file can hold them
_PLACE = re.compile(f"{_OPEN}([0-9]+),([0-9]+),([0-9]+),([pv]){_SHUT}")
_MARKS = re.compile(f"{_OPEN}[^{_SHUT}]*{_SHUT}|{SLOT.pattern}")


class Unknown(Struct, frozen=True):
    """A printed name that does not exist; reported when the mark before it has told its place."""

    name: str
    known: tuple[str, ...]


def piece_mark(source: int, start: int, end: int) -> str:
    """The mark before a literal piece: the characters `start` to `end` of the source of this number."""
    return f"{_OPEN}{source},{start},{end},p{_SHUT}"


def value_mark(source: int, start: int, end: int) -> str:
    """The mark before what `{{ … }}` prints."""
    return f"{_OPEN}{source},{start},{end},v{_SHUT}"


def take_apart(written: str, sources: Sequence[Source], printed: Sequence[Slot | Unknown], report: Report) -> Lifted:
    """Return the text without its marks. Each slot gets the length of the `{{ … }}` that printed it."""
    output = _Output(report, sources, printed)
    marks = list(_PLACE.finditer(written))
    ends = [mark.start() for mark in marks] + [len(written)]
    output.glue(written[: ends[0]])
    for mark, end in zip(marks, ends[1:], strict=True):
        output.add(mark, written[mark.end() : end])
    pieces = tuple(output.pieces) or (Piece(offset=0, source=sources[0], start=0),)
    return Lifted(mapped=Mapped(text="".join(output.parts), pieces=pieces), slots=tuple(output.slots))


class _Output:
    """The text that is put together, piece by piece."""

    def __init__(self, report: Report, sources: Sequence[Source], printed: Sequence[Slot | Unknown]) -> None:
        self.report, self.sources, self.printed = report, sources, printed
        self.parts = list[str]()
        self.length = 0
        self.pieces = list[Piece]()
        self.slots = list[Slot]()
        self.printing: Span | None = None

    def add(self, mark: re.Match[str], text: str) -> None:
        number, start, end = int(mark[1]), int(mark[2]), int(mark[3])
        if number >= len(self.sources):  # no mark of ours: a value that looks like one
            self.glue(mark[0] + text)
            return
        source = self.sources[number]
        if mark[4] == "p":
            literal = _common(source.text[start:end], text)
            self.put(source, start, literal)
            self.glue(text[len(literal) :])
            return
        slot = SLOT.match(text)
        if slot is not None and slot_index(slot[0]) < len(self.printed):
            span = source.span(start, end)
            self.put(source, start, self.mark(self.printed[slot_index(slot[0])], span))
            self.glue(text[slot.end() :])
        else:
            self.printing = source.span(start, end)  # a macro or a block: pieces and slots of its own follow
            self.glue(text)

    def put(self, source: Source, start: int, text: str) -> None:
        last = self.pieces[-1] if self.pieces else None
        if text and (last is None or last.source is not source or last.start - last.offset != start - self.length):
            self.pieces.append(Piece(offset=self.length, source=source, start=start))
        self.parts.append(text)
        self.length += len(text)

    def mark(self, printed: "Slot | Unknown", span: Span) -> str:
        if isinstance(printed, str) and _PLACE.search(printed):  # a macro's output that a filter made into a string
            self.tell_joined(span)
            printed = _MARKS.sub("", printed)
        self.slots.append(self.unknown(printed, span) if isinstance(printed, Unknown) else printed)
        return slot_mark(len(self.slots) - 1, max(span.end - span.start, SHORTEST))

    def unknown(self, unknown: Unknown, span: Span) -> str:
        match = re.search(rf"\b{re.escape(unknown.name)}\b", span.excerpt)
        if match:
            span = span.source.span(span.start + match.start(), span.start + match.end())
        hint = did_you_mean(unknown.name, unknown.known)
        self.report.error("template.unknown-name", f"there is no `{unknown.name}`", span, hint)
        return MISSING

    def glue(self, text: str) -> None:
        """Text that is neither a piece nor a slot is a value that would be read as Markdown: it stays a value."""
        if text:
            span = self.printing or self.sources[0].span()
            self.tell_joined(span)
            self.put(span.source, span.start, self.mark(_MARKS.sub("", text), span))

    def tell_joined(self, span: Span) -> None:
        message = "a value and text of the template are joined here"
        hint = "print them one after the other: `{{ heading() }}{{ name }}`, not `{{ heading() ~ name }}`"
        self.report.error("template.joined", message, span, hint)


def _common(one: str, other: str) -> str:
    if other == one:
        return one
    return "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
