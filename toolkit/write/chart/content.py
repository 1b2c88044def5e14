"""Write: a drawing → the operators of a page of PDF (ISO 32000-1, 8.5), for our own pictures and for the PDF itself."""

from collections.abc import Iterator
from functools import lru_cache

from toolkit.write.chart.drawing import Drawing, Shape
from toolkit.write.chart.step import Step, digits


def content(drawing: Drawing) -> str:
    """Return what paints the drawing, counted in points downwards from its upper left corner."""
    return "\n".join(("1 j", *(line for shape in drawing.shapes for line in _painted(shape))))


def _painted(shape: Shape) -> Iterator[str]:
    if shape.fill:
        yield f"{_colour(shape.fill)} rg"
    if shape.stroke:
        dashes = " ".join(map(digits, shape.dashes))
        yield f"{_colour(shape.stroke)} RG {digits(shape.width)} w [{dashes}] 0 d"
    if shape.placed:
        yield from _letters(shape, *shape.placed)
        return
    yield _route(shape.steps)
    yield {(True, True): "B", (True, False): "f", (False, True): "S"}[bool(shape.fill), bool(shape.stroke)]


def _letters(shape: Shape, x: float, y: float, scale: float) -> Iterator[str]:
    """The same letter is the same text here wherever it stands, so that a file with many of them stays small."""
    yield f"q {scale:.7f} 0 0 {-scale:.7f} {digits(x)} {digits(y)} cm"
    before = 0.0
    for start, steps in shape.letters:
        if start != before:
            yield f"1 0 0 1 {digits(start - before)} 0 cm"
        before = start
        yield f"{_route(steps)} f"
    yield "Q"


def _colour(code: str) -> str:
    return " ".join(digits(int(code[at : at + 2], 16) / 255) for at in (1, 3, 5))


@lru_cache(maxsize=1024)
def _route(steps: tuple[Step, ...]) -> str:
    """PDF has no curves of one turning point: they are raised to those of two."""
    x, y, words = 0.0, 0.0, list[str]()
    for name, numbers in steps:
        if name == "Q":
            numbers = _raised(x, y, *numbers)
        words += [*map(digits, numbers), {"M": "m", "L": "l", "Q": "c", "C": "c", "Z": "h"}[name]]
        if numbers:
            x, y = numbers[-2:]
    return " ".join(words)


def _raised(x: float, y: float, turn_x: float, turn_y: float, to_x: float, to_y: float) -> tuple[float, ...]:
    """The same curve from (x, y), with two turning points: each lies two thirds of the way to the only one."""
    first = x + (turn_x - x) * 2 / 3, y + (turn_y - y) * 2 / 3
    second = to_x + (turn_x - to_x) * 2 / 3, to_y + (turn_y - to_y) * 2 / 3
    return *first, *second, to_x, to_y
