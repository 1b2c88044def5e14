"""Write: a bar chart. Bars begin at zero; values stand at them as the series print them, where there is room."""

import re

from msgspec import Struct

from toolkit.model.evidence import Chart, Series
from toolkit.write.chart.drawing import Drawing, Point
from toolkit.write.chart.frame import (
    BESIDE,
    EDGE,
    Frame,
    Sign,
    blank,
    foot_height,
    head_height,
    put_axis_title,
    put_below,
    put_heading,
    put_line_below,
    put_line_beside,
    put_values,
    values_breadth,
)
from toolkit.write.chart.marks import Corners, put_bar
from toolkit.write.chart.sheet import (
    HATCHES,
    LEGIBLE,
    POINT,
    TALLEST,
    WHOLE_PAGE,
    Sheet,
    breadth,
    ends,
    every,
    legend_height,
    lines_of,
    title_height,
    wrapped,
)

MOST_LYING = 24  # bars; more of them would fill a page
SMALLEST = 0.78  # how much smaller printed values may be than other words, so that they fit side by side
GROUP = 0.78  # of the room of a category, filled by bars
WIDEST = 26.0  # millimetres of a standing bar; a single one would be a wall


class Plan(Struct, frozen=True, kw_only=True):
    """How a chart is laid out: whether bars lie, the size of their names, and that of the values at them (0: an axis
    instead). Only each name `every` so many is printed."""

    lying: bool
    values: float
    height: float
    names: float
    every: int = 1


def draw_bars(sheet: Sheet) -> Drawing:
    """Draw the bars of `sheet`, on as high a drawing as they need."""
    plan = plan_of(sheet)
    drawing = blank(sheet, plan.height)
    frame = (_lying_frame if plan.lying else _standing_frame)(drawing, sheet, plan)
    if not plan.values:
        put_values(drawing, sheet, frame)
    for at, series in enumerate(sheet.chart.series):
        _bars(drawing, sheet, frame, at, series, plan)
    (put_line_beside if plan.lying else put_line_below)(drawing, sheet, frame, 0.0)
    _names(drawing, sheet, frame, plan)
    put_heading(drawing, sheet, [_sign(sheet, at) for at in range(len(sheet.chart.series))])
    return drawing


# ------------------------------------------------------------------ the plan


def plan_of(sheet: Sheet) -> Plan:
    chart, size = sheet.chart, sheet.points
    count = len(chart.series) * len(chart.categories)
    room = (sheet.width - 10) / max(len(chart.categories), 1)
    longest_name = max((breadth(name, size) for name in chart.categories), default=0)
    longest_value = max((breadth(shown, size) for series in chart.series for shown in series.shown), default=0)
    fit = min(1.0, room * (GROUP if len(chart.series) > 1 else 1) / len(chart.series) / max(longest_value + 1, 1))
    lying = longest_name > room - 2 or (fit < SMALLEST and count <= MOST_LYING)
    if not lying:
        return Plan(lying=False, values=size * fit if fit >= SMALLEST else 0.0, height=_above(sheet) + 40, names=size)
    return _lying(sheet) or _thinned(sheet)


def _lying(sheet: Sheet) -> Plan | None:
    """Bars that lie below each other, in smaller letters where they are many; None where no page has room for them."""
    size, theme = sheet.points, sheet.theme
    usual = _height(sheet, theme.sizes["small"] * 1.35, 2)
    most = TALLEST if _in_a_row(sheet.chart) else WHOLE_PAGE
    if usual <= TALLEST:
        return Plan(lying=True, values=size, height=usual, names=size)
    for points in (size, (size + LEGIBLE) / 2, LEGIBLE):
        close = _height(sheet, points * 1.2, 0.3)
        if close <= most:
            return Plan(lying=True, values=points, height=close, names=points)
    return None


def _in_a_row(chart: Chart) -> bool:
    """Whether the names are those of days, weeks or years: a reader knows which ones stand between two of them."""
    return all(re.search(r"\d", name) for name in chart.categories)


def _thinned(sheet: Sheet) -> Plan:
    """Bars that stand, an axis for their values, and as many of their names as fit."""
    names = [breadth(name, sheet.points) for name in sheet.chart.categories]
    step = every([float(at) for at in range(len(names))], names, sheet.width - 20)
    return Plan(lying=False, values=0.0, height=_above(sheet) + 54, names=sheet.points, every=step)


def _above(sheet: Sheet) -> float:
    """Room for the title and the legend, in millimetres."""
    return title_height(sheet) + legend_height(sheet)


def _height(sheet: Sheet, leading: float, gap: float) -> float:
    """Of lying bars, in millimetres. `leading`: the height of a line in points."""
    line, series = leading * POINT, len(sheet.chart.series)
    return _above(sheet) + 8 + len(sheet.chart.categories) * (max(series, _deepest(sheet)) * line + gap)


def _deepest(sheet: Sheet) -> int:
    """The lines of the longest name: every row has room for it."""
    return max((lines_of(wrapped(name)) for name in sheet.chart.categories), default=1)


# ------------------------------------------------------------------ the drawing


def _standing_frame(drawing: Drawing, sheet: Sheet, plan: Plan) -> Frame:
    low, high = _reach(sheet, plan) if plan.values else ends(sheet)
    return Frame(
        left=EDGE + (0.0 if plan.values else values_breadth(drawing, sheet)),
        top=head_height(sheet),
        right=drawing.width - EDGE,
        bottom=drawing.height - foot_height(sheet, title=bool(sheet.chart.category_title)),
        low_x=-0.5,
        high_x=max(len(sheet.chart.categories), 1) - 0.5,
        low_y=min(low, 0.0),  # bars begin at zero
        high_y=max(high, 0.0),
    )


def _lying_frame(drawing: Drawing, sheet: Sheet, plan: Plan) -> Frame:
    """The first category is above."""
    low, high = _reach(sheet, plan)
    names = max((drawing.breadth(wrapped(name), plan.names) for name in sheet.chart.categories), default=0)
    return Frame(
        left=EDGE + names + BESIDE,
        top=head_height(sheet),
        right=drawing.width - EDGE,
        bottom=drawing.height - EDGE,
        low_x=low,
        high_x=high,
        low_y=max(len(sheet.chart.categories), 1) - 0.5,
        high_y=-0.5,
    )


def _sign(sheet: Sheet, at: int) -> Sign:
    def sign(drawing: Drawing, place: Point, length: float) -> None:
        half = sheet.points * 0.35
        corners = (place[0], place[1] - half, place[0] + length, place[1] + half)
        put_bar(drawing, corners, sheet.series_colour(at), HATCHES[at % 4])

    return sign


def _bars(drawing: Drawing, sheet: Sheet, frame: Frame, at: int, series: Series, plan: Plan) -> None:
    thickness = _thickness(sheet, plan)
    shift = (at - (len(sheet.chart.series) - 1) / 2) * thickness
    for number, (found, text) in enumerate(zip(series.values, series.shown, strict=True)):
        value, place = float(found or 0), number + shift
        if value:
            corners = _corners(frame, plan, place, thickness, value)
            put_bar(drawing, corners, sheet.series_colour(at), HATCHES[at % 4])
        if plan.values:
            _value(drawing, sheet, frame, plan, (place, value, text))


def _corners(frame: Frame, plan: Plan, place: float, thickness: float, value: float) -> Corners:
    one, other = place - thickness / 2, place + thickness / 2
    if plan.lying:
        sides = sorted((frame.x(0), frame.x(value)))
        return sides[0], frame.y(one), sides[1], frame.y(other)
    sides = sorted((frame.y(0), frame.y(value)))
    return frame.x(one), sides[0], frame.x(other), sides[1]


def _value(drawing: Drawing, sheet: Sheet, frame: Frame, plan: Plan, bar: tuple[float, float, str]) -> None:
    """The number at the end of a bar."""
    place, value, text = bar
    colour, beyond = sheet.colour("text"), 3.0 if value >= 0 else -3.0
    if plan.lying:
        point = (frame.x(value) + beyond, frame.y(place))
        drawing.words(text, point, plan.values, colour, "left" if value >= 0 else "right")
    else:
        point = (frame.x(place), frame.y(value) - beyond * 0.5)
        drawing.words(text, point, plan.values, colour, "center", "bottom" if value >= 0 else "top")


def _thickness(sheet: Sheet, plan: Plan) -> float:
    """Of a bar, as a part of the room of a category."""
    usual = GROUP / len(sheet.chart.series)
    room = (sheet.width - 10) / max(len(sheet.chart.categories), 1)
    if plan.lying:
        return usual * min(1.0, 2.0 * len(sheet.chart.series) / _deepest(sheet))
    return min(usual, WIDEST / room)


def _names(drawing: Drawing, sheet: Sheet, frame: Frame, plan: Plan) -> None:
    """The names of the categories: beside lying bars, below standing ones."""
    chart = sheet.chart
    if plan.lying:
        for at, name in enumerate(chart.categories):
            place = (frame.left - BESIDE, frame.y(at))
            drawing.words(wrapped(name), place, plan.names, sheet.colour("text"), "right")
        return
    named = [(float(at), name) for at, name in enumerate(chart.categories)][:: plan.every]
    put_below(drawing, sheet, frame, named, tick=0 if plan.every == 1 else 2)
    put_axis_title(drawing, sheet, frame)


def _reach(sheet: Sheet, plan: Plan) -> tuple[float, float]:
    chart = sheet.chart
    found = [float(value or 0) for series in chart.series for value in series.values]
    low, high = min([0.0, *found]), max([0.0, *found])
    printed = max((breadth(shown, plan.values) for series in chart.series for shown in series.shown), default=0)
    names = max((breadth(wrapped(name), plan.names) for name in chart.categories), default=0)
    part = (printed + 2) / max(sheet.width - names - printed, 40) if plan.lying else 0.12
    room = (high - low or 1.0) * min(part, 0.5)
    return low - room if low < 0 else 0.0, high + room if high > 0 or low == 0 else 0.0
