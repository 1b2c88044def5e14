"""Write, PDF, rolls: the part of a list on one page → operators of the page, each line a marked content of its own."""

from collections.abc import Iterator
from typing import Any

from toolkit.write.pdf.rolls.letters import Setter
from toolkit.write.pdf.rolls.lines import Line, code_of
from toolkit.write.pdf.rolls.sheets import Part, Placed
from toolkit.write.pdf.rolls.specimen import Band, Rule, Text


class Picture:
    """What WeasyPrint asks of a picture (`weasyprint.images`): how large it is by itself, and to draw itself."""

    def __init__(self, part: Part, width: float) -> None:
        self.part = part
        self.width = width

    def get_intrinsic_size(self, resolution: float, font_size: float) -> tuple[float, float, float]:
        return self.width, self.part.height, self.width / (self.part.height or 1)

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:
        """Paint at the place that the engine has moved to.

        The engine has opened the marked content of a picture: it is closed before, and an empty one is left for it to
        close, for what has a place in the structure tree may not stand inside of what has none.
        """
        stream.stream.append(b"EMC")
        self.part.marks = list(_Brush(stream, self.part).paint())
        stream.stream += [b"/Artifact BMC"]


class _Brush:
    def __init__(self, stream: Any, part: Part) -> None:
        self.stream = stream
        self.part = part
        self.specimen = part.sheets.specimen
        self.colour: Any = None
        self.told = set[int]()

    def paint(self) -> Iterator[tuple[int, ...]]:
        """Paint, and tell the numbers of the marked contents line by line; of a table, those of its head first."""
        if self.specimen.head:
            yield from self._grounds(self.specimen.head)
        for placed in self.part.placed:
            yield tuple(self._words(placed, at) for at in range(len(placed.cells)) if placed.cells[at])

    # -------------------------------------------------------------- words

    def _words(self, placed: Placed, cell: int) -> int:
        text = self.specimen.body.texts[cell]
        top = placed.top + (self.specimen.body.above if self.part.sheets.roll.layout != "compact" else 0)
        left = self.specimen.columns[placed.column]
        begins = self._begins(placed)
        return self._marked(_printed(placed.cells[cell], text, left, top, begins, placed.ends, self._turned), text)

    @property
    def _turned(self) -> bool:
        return self.part.sheets.direction == "rtl"

    def _begins(self, placed: Placed) -> bool:
        """Whether the first of the lines is the first one of its paragraph."""
        if self.part.sheets.roll.layout != "compact":
            return True
        return placed.cells[0][0] is self.part.sheets.lines[placed.number][0][0]

    def _marked(self, said: str, text: Text) -> int:
        """Print, as marked content whose number is returned."""
        number = len(self.stream._tags)
        self.stream._tags[self.part, number] = {"tag": "P", "mcid": number}
        self._print(f"/P <</MCID {number}>> BDC", said, text)
        return number

    def _print(self, opened: str, said: str, text: Text) -> None:
        self._dip(text.setter, text.colour)
        self.stream.stream.append(f"{opened} BT {text.setter.face.choice} {said} ET EMC".encode("ascii"))

    def _dip(self, setter: Setter, colour: Any) -> None:
        """Tell the engine which fonts are used here, once a page, and take the colour."""
        if id(setter) not in self.told:
            self.told.add(id(setter))
            for key, font, _ in setter.faces:
                known = self.stream._fonts.setdefault(key, font)
                if known is not font:
                    known.to_unicode.update(font.to_unicode)
                    known.widths.update(font.widths)
        if colour != self.colour:
            self.colour = colour
            self.stream.set_color(colour)

    # -------------------------------------------------------------- tables

    def _grounds(self, head: Band) -> Iterator[tuple[int, ...]]:
        """Grounds, lines and head of a table. On later pages nobody hears the head again."""
        placed, specimen = self.part.placed, self.specimen
        heights = [self.part.sheets.heights[one.number] for one in placed]
        top = placed[0].top - self._height_of_head()
        bottom = placed[-1].top + heights[-1]
        self.stream.stream.append(b"/Artifact BMC")
        self._ground(top, placed[0].top, head.grounds[0])
        for one, height in zip(placed, heights, strict=True):
            grounds = specimen.body.grounds
            self._ground(one.top, one.top + height, grounds[one.number % len(grounds)])
        above, under, between, end = specimen.rules
        self._rule(top, above)
        self._rule(placed[0].top, under)
        for one in placed[1:]:
            self._rule(one.top, between)
        self._rule(bottom, end)
        for place, rule in specimen.uprights:
            self._box(place - rule.height / 2, top, rule.height, bottom - top, rule.colour)
        self.stream.stream.append(b"EMC")
        words = [self._head(head, cell, top) for cell in range(len(self.part.sheets.head))]
        if placed[0].number == 0:
            yield tuple(self._marked(*each) for each in words)
        else:
            for each in words:
                self._print("/Artifact BMC", *each)

    def _height_of_head(self) -> float:
        band, cells = self.specimen.head, self.part.sheets.head
        assert band
        return band.above + self._tallest(band) + band.below if cells else 0

    def _tallest(self, band: Band) -> float:
        return max(len(lines) * text.height for lines, text in zip(self.part.sheets.head, band.texts, strict=True))

    def _head(self, band: Band, cell: int, top: float) -> tuple[str, Text]:
        """What prints the words of a head: they stand at its foot."""
        text, lines = band.texts[cell], self.part.sheets.head[cell]
        lower = top + band.above + self._tallest(band) - len(lines) * text.height
        return _printed(lines, text, 0, lower, True, True, self._turned), text

    def _ground(self, top: float, bottom: float, colour: Any) -> None:
        left, right = self.specimen.edges
        self._box(left, top, right - left, bottom - top, colour)

    def _rule(self, place: float, rule: Rule) -> None:
        left, right = self.specimen.edges
        self._box(left, place - rule.height / 2, right - left, rule.height, rule.colour)

    def _box(self, left: float, top: float, width: float, height: float, colour: Any) -> None:
        if colour is None or colour.alpha == 0 or not (width and height):
            return
        self.stream.set_color(colour)
        self.colour = colour
        self.stream.stream.append(f"{left:.2f} {top:.2f} {width:.2f} {height:.2f} re f".encode())


def _printed(
    lines: tuple[Line, ...], text: Text, left: float, top: float, begins: bool, ends: bool, turned: bool
) -> str:
    """The lines of one cell; `begins` and `ends`: its first and its last one are among them."""
    said = list[str]()
    for at, line in enumerate(lines):
        last = at == len(lines) - 1
        indent = text.measure.indent if begins and at == 0 else 0.0
        room = text.measure.width - indent - line.width
        stretch = room / line.gaps if text.justified and line.gaps and not (last and ends) else 0.0
        start = room if turned and not stretch else 0.0 if turned else indent
        x, y = left + text.left + start, top + at * text.height + text.baseline
        code = code_of(line, text.setter, stretch, end=not (last and ends))
        said.append(f"1 0 0 -1 {x:.2f} {y:.2f} Tm [{code}] TJ")
    return " ".join(said)
