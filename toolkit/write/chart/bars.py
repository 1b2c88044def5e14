"""Write: a bar chart. Bars begin at zero; values stand at them as the series print them, where there is room."""

import re
from dataclasses import dataclass
from typing import Any

from toolkit.model.evidence import Chart, Series
from toolkit.write.chart.sheet import (
    HATCHES,
    LEGIBLE,
    MILLIMETRE,
    POINT,
    TALLEST,
    WHOLE_PAGE,
    Sheet,
    bare,
    breadth,
    ends,
    every,
    legend_height,
    lines_of,
    put_heading,
    put_ticks,
    title_height,
    wrapped,
)

MOST_LYING = 24  # bars; more of them would fill a page
SMALLEST = 0.78  # how much smaller printed values may be than other words, so that they fit side by side
GROUP = 0.78  # of the room of a category, filled by bars
WIDEST = 26.0  # millimetres of a standing bar; a single one would be a wall


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a chart is laid out: whether bars lie, the size of their names, and that of the values at them (0: an axis
    instead). Only each name `every` so many is printed."""

    lying: bool
    values: float
    height: float
    names: float
    every: int = 1


def draw_bars(figure: Any, sheet: Sheet) -> None:
    """Draw the bars of `sheet` on the empty `figure`, and make it as high as they need."""
    plan = plan_of(sheet)
    figure.set_figheight(plan.height * MILLIMETRE)
    axes = figure.add_subplot(facecolor="none")
    drawn = [_bars(axes, sheet, at, series, plan) for at, series in enumerate(sheet.chart.series)]
    _frame(axes, sheet, plan)
    put_heading(figure, sheet, drawn)


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


def _bars(axes: Any, sheet: Sheet, at: int, series: Series, plan: Plan) -> Any:
    thickness = _thickness(sheet, plan)
    middle = (len(sheet.chart.series) - 1) / 2
    places = [number + (at - middle) * thickness for number in range(len(sheet.chart.categories))]
    lengths = [float(value or 0) for value in series.values]
    look = {"color": sheet.series_colour(at), "hatch": HATCHES[at % 4], "edgecolor": "white", "linewidth": 0.6}
    draw = axes.barh if plan.lying else axes.bar
    drawn = draw(places, lengths, thickness, **look)
    if plan.values:
        axes.bar_label(drawn, labels=list(series.shown), padding=2, fontsize=plan.values)
    return drawn


def _thickness(sheet: Sheet, plan: Plan) -> float:
    """Of a bar, as a part of the room of a category."""
    usual = GROUP / len(sheet.chart.series)
    room = (sheet.width - 10) / max(len(sheet.chart.categories), 1)
    if plan.lying:
        return usual * min(1.0, 2.0 * len(sheet.chart.series) / _deepest(sheet))
    return min(usual, WIDEST / room)


def _frame(axes: Any, sheet: Sheet, plan: Plan) -> None:
    """The axis of the categories, and that of the values where they are not printed at the bars."""
    chart, lying, places = sheet.chart, plan.lying, range(len(sheet.chart.categories))
    names, values = (axes.yaxis, axes.xaxis) if lying else (axes.xaxis, axes.yaxis)
    labels = [wrapped(name) if lying else name for name in chart.categories]
    names.set_ticks(places[:: plan.every], labels=labels[:: plan.every])
    names.set_tick_params(length=0 if plan.every == 1 else 2, labelsize=plan.names)
    names.set_label_text("" if lying else chart.category_title)
    if lying:
        axes.invert_yaxis()
    axes.margins(0.12 if lying else 0.02, _beside(chart) if lying else 0.12)
    if not lying:
        axes.set_xlim(-0.5, len(chart.categories) - 0.5)
    bare(axes)
    _value_axis(axes, values, sheet, plan)


def _beside(chart: Chart) -> float:
    """The space before the first and behind the last of lying bars, as a part of all: not more where they are many."""
    return min(0.02, 0.5 / max(len(chart.categories), 1))


def _value_axis(axes: Any, values: Any, sheet: Sheet, plan: Plan) -> None:
    """From zero; below it only where a bar is. Behind bars with printed values there is room for these."""
    low, high = _reach(sheet, plan) if plan.values else ends(sheet)
    (axes.set_xlim if plan.lying else axes.set_ylim)(low, high)
    (axes.axvline if plan.lying else axes.axhline)(0, color=sheet.colour("muted"), linewidth=0.8)
    if plan.values:
        values.set_visible(False)
    else:
        put_ticks(values, sheet)


def _reach(sheet: Sheet, plan: Plan) -> tuple[float, float]:
    chart = sheet.chart
    found = [float(value or 0) for series in chart.series for value in series.values]
    low, high = min([0.0, *found]), max([0.0, *found])
    printed = max((breadth(shown, plan.values) for series in chart.series for shown in series.shown), default=0)
    names = max((breadth(wrapped(name), plan.names) for name in chart.categories), default=0)
    part = (printed + 2) / max(sheet.width - names - printed, 40) if plan.lying else 0.12
    room = (high - low or 1.0) * min(part, 0.5)
    return low - room if low < 0 else 0.0, high + room if high > 0 or low == 0 else 0.0
