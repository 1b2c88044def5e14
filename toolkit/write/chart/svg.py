"""Write: a drawing → SVG that can stand inside of HTML: one element, attributes and no styles, letters as outlines."""

from toolkit.write.chart.drawing import Drawing, Shape


def as_svg(drawing: Drawing) -> bytes:
    width, height = _number(drawing.width), _number(drawing.height)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" '
        'stroke-linejoin="round" stroke-linecap="butt">'
    )
    return "\n".join((opening, *(_path(shape) for shape in drawing.shapes), "</svg>")).encode()


def _path(shape: Shape) -> str:
    route = "".join(name + " ".join(map(_number, numbers)) for name, numbers in shape.steps)
    given = {
        "d": route,
        "fill": shape.fill.lower() or "none",
        "stroke": shape.stroke.lower(),
        "stroke-width": _number(shape.width) if shape.stroke else "",
        "stroke-dasharray": " ".join(map(_number, shape.dashes)),
        "transform": _transform(shape.placed),
    }
    return "<path" + "".join(f' {name}="{text}"' for name, text in given.items() if text) + "/>"


def _transform(placed: tuple[float, float, float] | None) -> str:
    if placed is None:
        return ""
    x, y, scale = placed
    return f"matrix({scale:.6g} 0 0 {-scale:.6g} {_number(x)} {_number(y)})"


def _number(value: float) -> str:
    """At most three digits behind the point: a thousandth of a point is nothing that anybody sees."""
    return f"{value:.3f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"
