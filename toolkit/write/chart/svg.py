"""Write: a drawing → SVG that can stand inside of HTML: one element, attributes and no styles, letters as outlines."""

import math
from collections.abc import Iterable, Iterator

from toolkit.write.chart.drawing import Drawing, Shape
from toolkit.write.chart.step import Step, digits


def as_svg(drawing: Drawing) -> bytes:
    width, height = digits(drawing.width), digits(drawing.height)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" '
        'stroke-linejoin="round" stroke-linecap="butt">'
    )
    return "\n".join((opening, *(_path(shape) for shape in drawing.shapes), "</svg>")).encode()


def _path(shape: Shape) -> str:
    steps = (step for start, letter in shape.letters for step in _moved(letter, start)) if shape.placed else shape.steps
    given = {
        "d": "".join(_route(steps)),
        "fill": shape.fill.lower() or "none",
        "stroke": shape.stroke.lower(),
        "stroke-width": digits(shape.width) if shape.stroke else "",
        "stroke-dasharray": " ".join(map(digits, shape.dashes)),
        "transform": _transform(shape.placed),
    }
    return "<path" + "".join(f' {name}="{text}"' for name, text in given.items() if text) + "/>"


def _moved(steps: tuple[Step, ...], by: float) -> Iterator[Step]:
    return (Step(name, tuple(n + by * (at % 2 == 0) for at, n in enumerate(numbers))) for name, numbers in steps)


def _route(steps: Iterable[Step]) -> Iterator[str]:
    """A curve that goes on as the one before, as most of a letter do, is a T: half as many numbers to read."""
    x, y, mirrored = 0.0, 0.0, (0.0, 0.0)
    for name, numbers in steps:
        smooth = name == "Q" and numbers[:2] == mirrored
        yield ("T" if smooth else name) + " ".join(map(digits, numbers[2:] if smooth else numbers))
        if numbers:
            x, y = numbers[-2:]
        mirrored = (2 * x - numbers[0], 2 * y - numbers[1]) if name == "Q" else (math.nan, math.nan)


def _transform(placed: tuple[float, float, float] | None) -> str:
    if placed is None:
        return ""
    x, y, scale = placed
    return f"matrix({scale:.7f} 0 0 {-scale:.7f} {digits(x)} {digits(y)})"
