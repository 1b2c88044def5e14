"""Write: the marks by which series are told apart without colours: dots of four forms, bars with four hatches."""

from collections.abc import Callable, Iterator

from toolkit.write.chart.drawing import Drawing, Point

GAP = 3.0  # points, between the lines of a hatch that stand upright;
SLANT = 6.0  # between slanting ones, measured along a side of the bar
HATCH = 0.6  # points, the width of such a line
WHITE = "#ffffff"

Corners = tuple[float, float, float, float]
"""Left, upper, right and lower side of a rectangle."""

Way = Callable[[Corners], Iterator[tuple[Point, Point]]]


def put_bar(drawing: Drawing, corners: Corners, colour: str, hatch: str) -> None:
    """Draw a bar with a thin white edge and the white lines of its hatch."""
    left, upper, right, lower = corners
    drawing.area(((left, upper), (right, upper), (right, lower), (left, lower)), colour, WHITE, HATCH)
    drawing.strokes((pair for way in _ways(hatch) for pair in way(corners)), WHITE, HATCH)


def _ways(hatch: str) -> tuple[Way, ...]:
    return {"": (), "/": (_rising,), "|": (_upright,), "x": (_rising, _falling)}[hatch]


def _upright(corners: Corners) -> Iterator[tuple[Point, Point]]:
    left, upper, right, lower = corners
    for at in range(1, int((right - left) / GAP) + 1):
        yield (left + at * GAP, upper), (left + at * GAP, lower)


def _rising(corners: Corners) -> Iterator[tuple[Point, Point]]:
    """Where x + y is the same; cut at the sides of the bar, so that no reader shows seams between tiles."""
    left, upper, right, lower = corners
    for at in range(1, int((right - left + lower - upper) / SLANT) + 1):
        total = left + upper + at * SLANT
        first, last = max(left, total - lower), min(right, total - upper)
        yield (first, total - first), (last, total - last)


def _falling(corners: Corners) -> Iterator[tuple[Point, Point]]:
    """Where x − y is the same."""
    left, upper, right, lower = corners
    for at in range(1, int((right - left + lower - upper) / SLANT) + 1):
        total = left - lower + at * SLANT
        first, last = max(left, total + upper), min(right, total + lower)
        yield (first, first - total), (last, last - total)


def put_mark(drawing: Drawing, form: str, at: Point, size: float, colour: str) -> None:
    """Draw a dot `size` points high: a disc, a square, a triangle or a diamond."""
    (x, y), half = at, size / 2
    match form:
        case "disc":
            drawing.disc(at, half, colour)
        case "square":
            sides = ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))
            drawing.area(sides, colour)
        case "triangle":
            drawing.area(((x, y - half), (x + half, y + half), (x - half, y + half)), colour)
        case _:
            far = half * 1.2
            drawing.area(((x, y - far), (x + far, y), (x, y + far), (x - far, y)), colour)
