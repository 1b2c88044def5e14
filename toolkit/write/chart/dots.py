"""Write: a dot plot (W. S. Cleveland, 1984): a row for each group, a dot for each value."""

from typing import Any

from toolkit.model.evidence import Series
from toolkit.write.chart.sheet import (
    LEGIBLE,
    MARKERS,
    MILLIMETRE,
    POINT,
    WHOLE_PAGE,
    Sheet,
    bare,
    breadth,
    ends,
    legend_height,
    lines_of,
    put_heading,
    put_ticks,
    title_height,
    wrapped,
)

AXIS = 9.0  # millimetres, for the numbers of the axis
SIGNS = "●■▲◆"  # the markers as letters
APART = 0.22  # of a row, between the dots of two series,
FILLED = 0.52  # and at most of a row between the first and the last: a row ends before the next one begins


def draw_dots(figure: Any, sheet: Sheet) -> None:
    """Draw the dots of `sheet` on the empty `figure`, and make it as high as its rows need."""
    points, height = _rows(sheet)
    figure.set_figheight(height * MILLIMETRE)
    axes = figure.add_subplot(facecolor="none")
    signs = [_dots(axes, sheet, at, series) for at, series in enumerate(sheet.chart.series)]
    _frame(axes, sheet, points)
    _texts(axes, sheet, points)
    put_heading(figure, sheet, signs)


def _rows(sheet: Sheet) -> tuple[float, float]:
    """The size of the letters and the height of all: smaller and closer only where the rows would fill a page."""
    around = title_height(sheet) + legend_height(sheet) + AXIS
    sizes = ((sheet.points, 2.0), (sheet.points, 1.5), ((sheet.points + LEGIBLE) / 2, 1.35), (LEGIBLE, 1.2))
    for points, leading in sizes:
        line = points * POINT
        deepest = max((lines_of(wrapped(name)) for name in sheet.chart.categories), default=1)
        rows = len(sheet.chart.categories) * max(_least(sheet), deepest * 1.25 + leading - 1.25) * line
        if rows + around <= WHOLE_PAGE:
            break
    return points, max(rows, 8) + around


def _least(sheet: Sheet) -> float:
    """Lines of a row with so many dots."""
    return 1.0 if len(sheet.chart.series) == 1 else 0.8 + 0.95 * len(sheet.chart.series)


# ------------------------------------------------------------------ a series


def _dots(axes: Any, sheet: Sheet, at: int, series: Series) -> Any:
    """Draw the dots of one series with their whiskers, and return the sign that stands for it in a legend."""
    from matplotlib.lines import Line2D

    colour = sheet.series_colour(at)
    shift = (at - (len(sheet.chart.series) - 1) / 2) * _apart(len(sheet.chart.series))
    there = [(row, float(value)) for row, value in enumerate(series.values) if value is not None]
    for row, found in enumerate(series.intervals):
        if found:
            low, high = (float(end) for end in found)
            axes.plot((low, high), (row + shift, row + shift), color=colour, linewidth=1.3, marker="|", markersize=4)
    look: dict[str, Any] = {"linestyle": "none", "marker": MARKERS[at % 4], "markersize": 5.2, "color": colour}
    axes.plot([value for _, value in there], [row + shift for row, _ in there], **look, clip_on=False, zorder=4)
    return Line2D([], [], **look)


def _apart(series: int) -> float:
    return min(APART, FILLED / max(series - 1, 1))


def _texts(axes: Any, sheet: Sheet, points: float) -> None:
    """In a column at the right: the values of a single series; of several, only what is missing or hidden."""
    for row in range(len(sheet.chart.categories)):
        axes.annotate(
            _text(sheet, row),
            (1, row),
            (6, 0),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            va="center",
            fontsize=points,
        )


def _text(sheet: Sheet, row: int) -> str:
    series = sheet.chart.series
    if len(series) == 1:
        return series[0].shown[row]
    missing = ((SIGNS[at % 4], one.shown[row]) for at, one in enumerate(series) if one.values[row] is None)
    return "  ".join(f"{sign}\u00a0{text}" for sign, text in missing)


# ------------------------------------------------------------------ the frame


def _frame(axes: Any, sheet: Sheet, points: float) -> None:
    chart = sheet.chart
    rows = range(len(chart.categories))
    low, high = ends(sheet)
    axes.set_xlim(low, high)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.hlines(rows, low, high, color=sheet.colour("rule"), linewidth=0.7, linestyle=(0, (1, 2)), zorder=1)
    axes.yaxis.set_ticks(rows, labels=[wrapped(name) for name in chart.categories])
    axes.yaxis.set_tick_params(length=0, labelsize=points)
    bare(axes, "bottom")
    put_ticks(axes.xaxis, sheet, grid=False)
    axes.xaxis.set_tick_params(length=3)
    _thin(axes, sheet)
    if low < 0 < high:
        axes.axvline(0, color=sheet.colour("muted"), linewidth=0.8)


def _thin(axes: Any, sheet: Sheet) -> None:
    """Where names leave little room, each second number of the axis is left out."""
    names = max((breadth(wrapped(name), sheet.points) for name in sheet.chart.categories), default=0)
    values = max((breadth(text, sheet.points) for one in sheet.chart.series for text in one.shown), default=0)
    ticks = sheet.chart.ticks
    room = (sheet.width - names - values - 8) / max(len(ticks), 1)
    if max((breadth(tick.text, sheet.points) for tick in ticks), default=0) + 2 > room:
        axes.xaxis.set_ticks([float(tick.value) for tick in ticks[::2]], labels=[tick.text for tick in ticks[::2]])
