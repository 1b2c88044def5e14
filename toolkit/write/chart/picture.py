"""Write: a chart as the bytes of a picture. The same chart gives the same bytes, on every computer."""

from typing import Literal, assert_never

from toolkit.model.evidence import Chart
from toolkit.model.template import Theme
from toolkit.write.chart.bars import draw_bars
from toolkit.write.chart.curve import draw_curve
from toolkit.write.chart.dots import draw_dots
from toolkit.write.chart.drawing import Drawing
from toolkit.write.chart.lines import draw_lines
from toolkit.write.chart.png import as_png
from toolkit.write.chart.sheet import Sheet
from toolkit.write.chart.svg import as_svg


def draw_chart(chart: Chart, theme: Theme, form: Literal["svg", "png"], width: float | None = None) -> bytes:
    """Return the picture of `chart`: SVG that can stand inside of HTML, or PNG at 220 dpi.

    It is `width` millimetres wide, or as wide as the text of the theme. Whoever sees no colours tells the series apart
    by their hatches, markers and dashes; letters are of the size that the theme gives to small print.
    """
    drawing = drawn(chart, theme, width)
    return as_png(drawing) if form == "png" else as_svg(drawing)


def drawn(chart: Chart, theme: Theme, width: float | None = None) -> Drawing:
    """Return the chart as it is drawn, for a medium that has its own way to paint."""
    text_width = theme.page_width - theme.margins.left - theme.margins.right
    return _drawn(Sheet(chart=chart, theme=theme, width=text_width if width is None else width))


def _drawn(sheet: Sheet) -> Drawing:
    match sheet.chart.kind:
        case "bar":
            return draw_bars(sheet)
        case "line":
            return draw_lines(sheet)
        case "dot":
            return draw_dots(sheet)
        case "km":
            return draw_curve(sheet)
        case _:
            assert_never(sheet.chart.kind)
