"""Write, PDF, tags: the structure of a long list, written straight into the file: one line more is no element more in
the tree that the other files of this folder go through."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from msgspec import Struct, field

from toolkit.base.direction import has_right_to_left
from toolkit.write.pdf.rolls.lines import Line
from toolkit.write.pdf.rolls.sheets import Part
from toolkit.write.pdf.tags.element import Element

ROLL = "Roll"  # the kind of an element that becomes a list, a table or paragraphs when it is written
KINDS = {"table": "Table", "columns": "L", "list": "L"}
PAIRED = re.compile(r"[][(){}<>«»‹›]")


class Seen(NamedTuple):
    """A marked content: the page (from 0), and its number there."""

    page: int
    number: int


class RollElement(Element, eq=False):
    """`parts`: what stands on which page. `mirrored`: in this document brackets must be told by their text."""

    parts: list[tuple[int, Part]] = field(default_factory=list)
    mirrored: bool = False

    @property
    def runs_both_ways(self) -> bool:
        return bool(self.parts) and has_right_to_left(self.parts[0][1].sheets.roll.text)


class Light:
    """An object of the file whose bytes are known: the engine's own ones take ten times the memory."""

    __slots__ = ("content", "number", "offset")
    generation, free, compressible = 0, "n", True

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.number, self.offset = 0, 0

    @property
    def data(self) -> bytes:
        return self.content

    @property
    def indirect(self) -> bytes:
        return b"%d 0 obj\n%b\nendobj" % (self.number, self.content)

    @property
    def reference(self) -> bytes:
        return b"%d 0 R" % self.number


class RollWriter(Struct):
    """`places`: the references of the pages; `owners`: page → number of a marked content → what holds it."""

    pdf: Any
    places: tuple[bytes, ...]
    owners: list[dict[int, Any]]

    def write(self, element: RollElement, parent: Any) -> list[Any]:
        """Add all of the list to the file; return the references of what stands in its parent."""
        roll = element.parts[0][1].sheets.roll
        if roll.layout == "compact":
            return [self._holding("P", parent, seen, said) for seen, said in _paragraphs(element)]
        whole = self._add(b"")
        if roll.layout == "table":
            kids = [self._group("THead", whole, self._heads(element)), self._group("TBody", whole, _rows(element))]
            extra = b""
        else:
            kids = [self._item(whole.reference, seen, said) for ((seen, said),) in _rows(element)]
            extra = b"/A<</O/List/ListNumbering/None>>"
        self._fill(whole, KINDS[roll.layout], parent, kids, extra)
        return [whole.reference]

    def _item(self, parent: bytes, seen: list[Seen], said: str) -> bytes:
        item = self._add(b"")
        self._fill(item, "LI", parent, [self._holding("LBody", item.reference, seen, said)])
        return item.reference

    # -------------------------------------------------------------- tables

    def _heads(self, element: RollElement) -> "Iterator[list[tuple[list[Seen], str]]]":
        page, part = element.parts[0]
        heads = zip(part.marks[0], part.sheets.roll.heads, strict=True)
        lines = part.sheets.head
        yield [
            ([Seen(page, number)], _spoken(text, lines[at], element)) for at, (number, text) in enumerate(heads)
        ]  # fmt: skip

    def _group(self, kind: str, table: Light, rows: "Iterator[list[tuple[list[Seen], str]]]") -> bytes:
        group = self._add(b"")
        self._fill(group, kind, table.reference, [self._row(group.reference, row, kind) for row in rows])
        return group.reference

    def _row(self, parent: bytes, cells: "list[tuple[list[Seen], str]]", group: str) -> bytes:
        row = self._add(b"")
        held = [self._cell(row.reference, cell, at, group) for at, cell in enumerate(cells)]
        self._fill(row, "TR", parent, held)
        return row.reference

    def _cell(self, row: bytes, cell: "tuple[list[Seen], str]", at: int, group: str) -> bytes:
        scope = b"Column" if group == "THead" else b"Row"
        if group == "THead" or at == 0:
            return self._holding("TH", row, *cell, b"/A<</O/Table/Scope/%b>>" % scope)
        return self._holding("TD", row, *cell)

    # -------------------------------------------------------------- objects

    def _holding(self, kind: str, parent: Any, seen: list[Seen], said: str, extra: bytes = b"") -> bytes:
        """An element that holds marked contents, read as `said` where that is told."""
        if said:
            entry = self._add(b"")
            inner = self._holding("Span", entry.reference, seen, "", b"/ActualText%b" % _text(said))
            self._fill(entry, kind, parent, [inner], extra)
            return entry.reference
        entry = self._add(b"")
        for page, number in seen:
            self.owners[page][number] = entry.reference
        first = seen[0].page if seen else None
        kids = [b"%d" % one.number if one.page == first else self._elsewhere(one) for one in seen]
        place = b"" if first is None else b"/Pg %b" % self.places[first]
        self._fill(entry, kind, parent, kids, place + extra)
        return entry.reference

    def _elsewhere(self, seen: Seen) -> bytes:
        return b"<</Type/MCR/Pg %b/MCID %d>>" % (self.places[seen.page], seen.number)

    def _add(self, content: bytes) -> Light:
        entry = Light(content)
        self.pdf.add_object(entry)
        return entry

    def _fill(self, entry: Light, kind: str, parent: Any, kids: list[bytes], extra: bytes = b"") -> None:
        held = b" ".join(kids)
        entry.content = b"<</Type/StructElem/S/%b/P %b%b/K[%b]>>" % (kind.encode(), parent, extra, held)


def _rows(element: RollElement) -> "Iterator[list[tuple[list[Seen], str]]]":
    """Line by line, each cell: where it stands, and how it is read where the letters do not say it."""
    for page, part in element.parts:
        heads = len(part.marks) - len(part.placed)
        for marks, placed in zip(part.marks[heads:], part.placed, strict=True):
            numbers = iter(marks)
            cells = zip(placed.cells, part.sheets.roll.lines[placed.number], strict=True)
            yield [
                ([Seen(page, next(numbers))], _spoken(text, lines, element)) if lines else ([], "")
                for lines, text in cells
            ]


def _paragraphs(element: RollElement) -> "Iterator[tuple[list[Seen], str]]":
    """The paragraphs of a compact list, which may go over two pages."""
    last, seen, text, lines = -1, list[Seen](), "", tuple[Line, ...]()
    for page, part in element.parts:
        for (number,), placed in zip(part.marks, part.placed, strict=True):
            if placed.number != last and seen:
                yield seen, _spoken(text, lines, element)
                seen = []
            last, text, lines = placed.number, part.sheets.texts[placed.number][0], part.sheets.lines[placed.number][0]
            seen.append(Seen(page, number))
    yield seen, _spoken(text, lines, element)


def _spoken(text: str, lines: Iterable[Line], element: RollElement) -> str:
    """What people who listen get instead of the letters of the page: those stand in the order of the eye, and where two
    make up one letter, they are read as two."""
    turned = has_right_to_left(text) or (element.mirrored and PAIRED.search(text) is not None)
    turned = turned or not all(line.plain for line in lines)
    return " ".join(text.split()) if turned else ""


def _text(text: str) -> bytes:
    return b"<%b>" % (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode()
