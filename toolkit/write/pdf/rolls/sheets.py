"""Write, PDF, rolls: lines → the part of a list that one page has room for, down to the last number."""

from typing import NamedTuple

from msgspec import Struct, field

from toolkit.base.direction import Direction
from toolkit.model.roll import paragraphs
from toolkit.model.tree import Roll
from toolkit.write.pdf.rolls.lines import Line, lines_of
from toolkit.write.pdf.rolls.specimen import Band, Specimen

FEWEST = 3  # lines of a list that stand alone, at the foot of a page or at the head of the last one
EDGE = 2  # lines of a paragraph that do


class Start(NamedTuple):
    """Where a page begins: the line of the list (of a compact one: its paragraph), and the printed line of that."""

    line: int = 0
    printed: int = 0


class Placed(NamedTuple):
    """Line `number` of the list in the part of one page: in which column, how far below, which of its printed lines.

    A table has the lines of each cell; elsewhere there is one cell.
    """

    number: int
    column: int
    top: float
    cells: tuple[tuple[Line, ...], ...]
    ends: bool = True


class Part(Struct, eq=False):
    """What stands on one page. `marks`: the numbers of its marked contents, when it is painted; one for each cell."""

    sheets: "Sheets"
    placed: list[Placed]
    height: float
    rest: Start | None
    marks: list[tuple[int, ...]] = field(default_factory=list)


class Sheets:
    """A list, broken into lines once, and laid out page by page: `start` says where the next page goes on."""

    def __init__(self, roll: Roll, specimen: Specimen, direction: Direction) -> None:
        self.roll, self.specimen, self.direction = roll, specimen, direction
        compact = roll.layout == "compact"
        self.texts = [(text,) for text in paragraphs(roll)] if compact else list(roll.lines)
        self.lines = [self._broken(row, specimen.body) for row in self.texts]
        self.heights = [_height(row, specimen.body) for row in self.lines]
        self.head = self._broken(roll.heads, specimen.head) if specimen.head else ()

    def _broken(self, row: tuple[str, ...], band: Band) -> tuple[tuple[Line, ...], ...]:
        return tuple(
            tuple(lines_of(cell, text.setter, text.measure, self.direction))
            for cell, text in zip(row, band.texts, strict=True)
        )

    def part(self, start: Start, room: float, *, whole: bool) -> Part | None:
        """What goes on a page with `room` (CSS pixels) from `start` on; None where it is too little.

        `whole`: the page holds nothing else, so something must go on it.
        """
        if self.roll.layout == "compact":
            return _Run(self).part(start, room, whole=whole)
        return _Rows(self).part(start[0], room, whole=whole)


class _Rows(Struct):
    """Rows, or items in one column or several."""

    sheets: Sheets

    @property
    def above(self) -> float:
        """The head of a table."""
        band, head = self.sheets.specimen.head, self.sheets.head
        return _height(head, band) if band else 0

    def part(self, start: int, room: float, *, whole: bool) -> Part | None:
        specimen, count = self.sheets.specimen, len(self.sheets.lines)
        begin = self.above + (specimen.start if start == 0 else 0)
        columns = len(specimen.columns)
        end = self._filled(start, room - begin, columns)
        rest = count - end
        if 0 < rest < FEWEST and end - start > 2 * FEWEST:  # the last page would have one or two
            end = count - FEWEST
        if end - start < min(FEWEST, count - start) and not whole:
            return None
        end = max(end, start + 1)
        deep = self._balanced(start, end, room - begin) if end == count and columns > 1 else room - begin
        placed, height = self._placed(start, end, deep, begin)
        height += specimen.end if end == count else 0
        return Part(self.sheets, placed, height, None if end == count else Start(end))

    def _filled(self, start: int, room: float, columns: int) -> int:
        at, heights = start, self.sheets.heights
        for _ in range(columns):
            top = 0.0
            while at < len(heights) and top + heights[at] <= room:
                top += heights[at]
                at += 1
        return at

    def _balanced(self, start: int, end: int, room: float) -> float:
        """The least height in which all of the last page goes into its columns."""
        columns = len(self.sheets.specimen.columns)
        height = sum(self.sheets.heights[start:end]) / columns
        while height < room and self._filled(start, height, columns) < end:
            height += self.sheets.specimen.body.texts[0].height / 2
        return min(height, room)

    def _placed(self, start: int, end: int, room: float, begin: float) -> tuple[list[Placed], float]:
        placed, column, top, deepest = list[Placed](), 0, 0.0, 0.0
        for at in range(start, end):
            height = self.sheets.heights[at]
            if top and top + height > room + 0.01 and column < len(self.sheets.specimen.columns) - 1:
                column, top = column + 1, 0.0
            placed.append(Placed(at, column, begin + top, self.sheets.lines[at]))
            top += height
            deepest = max(deepest, top)
        return placed, begin + deepest


class _Run(Struct):
    """Paragraphs of names one behind the other; they may go on on the next page."""

    sheets: Sheets

    def part(self, start: Start, room: float, *, whole: bool) -> Part | None:
        specimen, count = self.sheets.specimen, len(self.sheets.lines)
        body, step = specimen.body, specimen.body.texts[0].height
        placed, top, (number, first) = list[Placed](), specimen.start if start == (0, 0) else 0.0, start
        while number < count:
            lines = self.sheets.lines[number][0]
            above = 0.0 if first else body.above
            fits = int((room - top - above) / step + 1e-6)
            taken = _kept(len(lines) - first, fits, begun=first > 0, whole=whole and not placed)
            ends = first + taken == len(lines)
            if taken:
                placed.append(Placed(number, 0, top + above, (tuple(lines[first : first + taken]),), ends))
                top += above + taken * step + (body.below if ends else 0.0)
            if not ends:
                break
            number, first, taken = number + 1, 0, 0
        if not placed or (number < count and not whole and _printed(placed) < FEWEST):
            return None
        rest = None if number == count else Start(number, first + taken)
        return Part(self.sheets, placed, top + (0.0 if rest else specimen.end), rest)


def _printed(placed: list[Placed]) -> int:
    return sum(len(one.cells[0]) for one in placed)


def _kept(count: int, fits: int, *, begun: bool, whole: bool) -> int:
    """How many of `count` lines stay on the page: no single line at its foot, none at the head of the next one."""
    if fits >= count:
        return count
    taken = min(fits, count - EDGE)
    if taken < (1 if begun else EDGE):
        return max(fits, 1) if whole else 0
    return taken


def _height(cells: tuple[tuple[Line, ...], ...], band: Band) -> float:
    """Of a row: that of its highest cell, with the room above and below."""
    words = max(max(len(lines), 1) * text.height for lines, text in zip(cells, band.texts, strict=True))
    return band.above + words + band.below
