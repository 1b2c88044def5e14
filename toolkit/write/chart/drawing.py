"""Write: what a chart is drawn with: areas, lines and words, in points from the upper left corner of the sheet."""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct, field

from toolkit.write.chart.letters import LEADING, breadth_of, outlines
from toolkit.write.chart.step import Step

Align = Literal["left", "center", "right"]
Upright = Literal["top", "middle", "bottom"]
Point = tuple[float, float]

ASCENT, DESCENT, HALF_CAPITAL = 0.8, 0.22, 0.357  # of the size of letters: above and below the line, and their middle


class Shape(Struct, frozen=True, kw_only=True):
    """An outline that is filled, stroked or both; a colour is `#rrggbb`, or empty for none.

    Or words: `letters`, each with its start, in units of their font and upwards, at `placed`: x, y, points for a unit.
    """

    steps: tuple[Step, ...] = ()
    letters: tuple[tuple[float, tuple[Step, ...]], ...] = ()
    fill: str = ""
    stroke: str = ""
    width: float = 0.0
    dashes: tuple[float, ...] = ()
    placed: tuple[float, float, float] | None = None


class Drawing(Struct, kw_only=True):
    """A sheet of `width` × `height` points and what was drawn on it, from below to above."""

    width: float
    height: float
    family: str
    shapes: list[Shape] = field(default_factory=list)

    def line(self, points: Sequence[Point], colour: str, width: float, dashes: tuple[float, ...] = ()) -> None:
        """A line through `points`; `dashes` are lengths of strokes and gaps, in parts of its width."""
        steps = tuple(Step("M" if at == 0 else "L", point) for at, point in enumerate(points))
        self.shapes.append(Shape(steps=steps, stroke=colour, width=width, dashes=tuple(width * one for one in dashes)))

    def strokes(self, pairs: Iterable[tuple[Point, Point]], colour: str, width: float) -> None:
        """Many lines of two points, as one shape."""
        steps = tuple(step for one, other in pairs for step in (Step("M", one), Step("L", other)))
        if steps:
            self.shapes.append(Shape(steps=steps, stroke=colour, width=width))

    def area(self, points: Sequence[Point], fill: str, stroke: str = "", width: float = 0.0) -> None:
        steps = (*(Step("M" if at == 0 else "L", point) for at, point in enumerate(points)), Step("Z", ()))
        self.shapes.append(Shape(steps=steps, fill=fill, stroke=stroke, width=width))

    def disc(self, centre: Point, radius: float, fill: str) -> None:
        """A circle, of four curves of Bézier."""
        (x, y), far = centre, radius * 0.5523
        quarters = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))
        curves = (
            Step("C", (
                x + a * radius + c * far, y + b * radius + d * far,
                x + c * radius + a * far, y + d * radius + b * far,
                x + c * radius, y + d * radius,
            ))
            for a, b, c, d in quarters
        )  # fmt: skip
        self.shapes.append(Shape(steps=(Step("M", (x + radius, y)), *curves, Step("Z", ())), fill=fill))

    def words(
        self, text: str, at: Point, size: float, colour: str, align: Align = "left", upright: Upright = "middle"
    ) -> None:
        """Print `text`, which may have several lines, with this side of it at the point."""
        lines = text.split("\n")
        first = at[1] + _first_line(len(lines), size, upright)
        for number, line in enumerate(lines):
            x = at[0] - {"left": 0.0, "center": 0.5, "right": 1.0}[align] * self.breadth(line, size)
            for piece in outlines(line, self.family):
                place = (x + piece.start * size, first + number * LEADING * size, size * piece.unit)
                self.shapes.append(Shape(letters=piece.letters, fill=colour, placed=place))

    def breadth(self, text: str, size: float) -> float:
        """How many points the longest line of `text` takes."""
        return max(breadth_of(line, self.family) for line in text.split("\n")) * size


def _first_line(lines: int, size: float, upright: Upright) -> float:
    """From a point to the line on which the first letters of a block stand."""
    below = (lines - 1) * LEADING * size
    match upright:
        case "top":
            return ASCENT * size
        case "bottom":
            return -DESCENT * size - below
        case "middle":
            return HALF_CAPITAL * size - below / 2
