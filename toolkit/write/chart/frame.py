"""Write: the frame of a chart: where the drawing itself stands on the sheet; title, legend, axes with their numbers."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from toolkit.base.direction import has_right_to_left
from toolkit.write.chart.drawing import Align, Drawing, Point
from toolkit.write.chart.letters import LEADING
from toolkit.write.chart.sheet import (
    MILLIMETRE,
    Sheet,
    legend_columns,
    legend_height,
    title_height,
    title_text,
    wrapped,
)

EDGE = 3.0  # points that stay free around all
BESIDE = 4.0  # points between an axis and its numbers at its left,
UNDER = 6.0  # and below it
TICK = 3.0  # points, the length of a tick
AXIS = 0.8  # points, the width of an axis
GRID = 0.5  # points, the width of the line at a number of the value axis
SIGN = 2.2  # of the size of the letters: the length of a sign in the legend

Sign = Callable[[Drawing, Point, float], None]
"""Draws the sign of a series: its left end in the middle of its height, and its length in points."""


class Frame(Struct, frozen=True, kw_only=True):
    """The rectangle of the drawing itself, in points, and the values at its sides (`low_x`: at the left)."""

    left: float
    top: float
    right: float
    bottom: float
    low_x: float
    high_x: float
    low_y: float
    high_y: float

    def x(self, value: float) -> float:
        return self.left + (value - self.low_x) / (self.high_x - self.low_x) * (self.right - self.left)

    def y(self, value: float) -> float:
        return self.bottom - (value - self.low_y) / (self.high_y - self.low_y) * (self.bottom - self.top)

    def at(self, x: float, y: float) -> Point:
        return self.x(x), self.y(y)


def blank(sheet: Sheet, height: float) -> Drawing:
    """An empty sheet, `height` millimetres high."""
    return Drawing(width=sheet.width * MILLIMETRE, height=height * MILLIMETRE, family=sheet.theme.heading_font)


# ------------------------------------------------------------------ title and legend


def put_heading(drawing: Drawing, sheet: Sheet, signs: list[Sign]) -> None:
    """What is measured, above the drawing, and below that the names of several series, each beside its sign."""
    size = sheet.points
    turned = has_right_to_left(sheet.chart.value_title)
    edge = drawing.width - EDGE if turned else EDGE
    align: Align = "right" if turned else "left"
    drawing.words(title_text(sheet), (edge, EDGE), size, sheet.colour("muted"), align, upright="top")
    if len(signs) < 2:
        return
    names = [wrapped(series.name) for series in sheet.chart.series]
    columns, top = legend_columns(sheet), title_height(sheet) * MILLIMETRE
    height = (legend_height(sheet) - 2) * MILLIMETRE / -(-len(signs) // columns)
    for at, place in enumerate(_columns(drawing, names, columns, size)):
        middle = top + (at // columns + 0.5) * height - size * 0.4
        signs[at](drawing, (place, middle), SIGN * size)
        drawing.words(names[at], (place + (SIGN + 0.8) * size, middle), size, sheet.colour("text"))


def _columns(drawing: Drawing, names: list[str], columns: int, size: float) -> list[float]:
    """Where each entry of the legend begins: below each other in columns as wide as their longest name."""
    widest = [max(drawing.breadth(name, size) for name in names[at::columns]) for at in range(columns)]
    starts = [EDGE + sum(widest[:at]) + at * (SIGN + 0.8 + 2.0) * size for at in range(columns)]
    return [starts[at % columns] for at in range(len(names))]


def head_height(sheet: Sheet, *, legend: bool = True) -> float:
    """How many points title and legend take, with the space below."""
    return (title_height(sheet) + (legend_height(sheet) if legend else 0)) * MILLIMETRE


# ------------------------------------------------------------------ axes


def foot_height(sheet: Sheet, *, title: bool) -> float:
    """How many points the numbers or names below an axis take, and its title."""
    return UNDER + sheet.points * LEADING * (2 if title else 1) + (BESIDE if title else 0) + EDGE


def put_axis_title(drawing: Drawing, sheet: Sheet, frame: Frame) -> None:
    """The title of the axis below the drawing, under its names."""
    place = ((frame.left + frame.right) / 2, frame.bottom + UNDER + BESIDE + sheet.points * LEADING)
    drawing.words(sheet.chart.category_title, place, sheet.points, sheet.colour("muted"), "center", "top")


def put_below(
    drawing: Drawing, sheet: Sheet, frame: Frame, labels: Iterable[tuple[float, str]], tick: float = TICK
) -> None:
    """Numbers or names below the drawing at their values, with ticks `tick` long. None goes beyond the sheet."""
    found = list(labels)
    places = [frame.x(value) for value, _ in found]
    ends = frame.bottom, frame.bottom + tick
    drawing.strokes((((x, ends[0]), (x, ends[1])) for x in places if tick), sheet.colour("muted"), AXIS)
    for x, (_, text) in zip(places, found, strict=True):
        half = drawing.breadth(text, sheet.points) / 2 + 1
        kept = min(max(x, half), drawing.width - half)
        drawing.words(text, (kept, frame.bottom + UNDER), sheet.points, sheet.colour("text"), "center", "top")


def put_values(drawing: Drawing, sheet: Sheet, frame: Frame) -> None:
    """The numbers of the value axis at the left, and a thin line at each."""
    ticks = [(frame.y(float(tick.value)), tick.text) for tick in sheet.chart.ticks]
    rule = sheet.colour("rule")
    drawing.strokes((((frame.left, y), (frame.right, y)) for y, _ in ticks), rule, GRID)
    for y, text in ticks:
        drawing.words(text, (frame.left - BESIDE, y), sheet.points, sheet.colour("text"), "right")


def values_breadth(drawing: Drawing, sheet: Sheet) -> float:
    """How many points the numbers of the value axis take at the left."""
    return max((drawing.breadth(tick.text, sheet.points) for tick in sheet.chart.ticks), default=0.0) + BESIDE


def put_line_below(drawing: Drawing, sheet: Sheet, frame: Frame, value: float | None = None) -> None:
    """A line along the whole drawing: at its foot, or at a value such as zero."""
    y = frame.bottom if value is None else frame.y(value)
    drawing.line(((frame.left, y), (frame.right, y)), sheet.colour("muted"), AXIS)


def put_line_beside(drawing: Drawing, sheet: Sheet, frame: Frame, value: float | None = None) -> None:
    """A line over the whole height: at the left, or at a value such as zero."""
    x = frame.left if value is None else frame.x(value)
    drawing.line(((x, frame.top), (x, frame.bottom)), sheet.colour("muted"), AXIS)
