"""Write: a line chart. Time runs to the right; where a value is missing, the line has a gap."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any

from toolkit.model.evidence import Chart, Series
from toolkit.write.chart.sheet import (
    DASHES,
    MARKERS,
    MILLIMETRE,
    POINT,
    Sheet,
    bare,
    breadth,
    ends,
    every,
    legend_height,
    put_heading,
    put_ticks,
    title_height,
    wrapped,
)

HEIGHT = 56.0  # millimetres of the drawing between title and axis
MOST_MARKERS = 60  # points; of more, only those at ends and gaps are marked
MOST_PRINTED = 12  # points of a single line that have their values beside them
MOST_FOR_NAMES = 0.33  # of the width
END_NAME = 20  # letters in a line of the name behind the end of its line


def draw_lines(figure: Any, sheet: Sheet) -> None:
    """Draw the lines of `sheet` on the empty `figure`. Names stand at the ends of the lines, where all have one."""
    direct = len(sheet.chart.series) == 1 or _named_at_ends(sheet)
    above = title_height(sheet) + (0 if direct else legend_height(sheet))
    figure.set_figheight((HEIGHT + above + 10) * MILLIMETRE)
    axes = figure.add_subplot(facecolor="none")
    low, high = ends(sheet)
    axes.set_ylim(low, high)
    signs = [_line(axes, sheet, at, series) for at, series in enumerate(sheet.chart.series)]
    _missing(axes, sheet, low)
    _frame(axes, sheet)
    put_heading(figure, sheet, [] if direct else signs)
    if len(signs) == 1:
        _values(axes, sheet)
    elif direct:
        _names(axes, sheet, low, high)


def _named_at_ends(sheet: Sheet) -> bool:
    """Whether all lines end together, and their names leave them most of the room."""
    room = sheet.width * MOST_FOR_NAMES
    fits = all(breadth(text, sheet.points) < room for text in _ends(sheet.chart))
    return fits and all(series.values[-1] is not None for series in sheet.chart.series)


# ------------------------------------------------------------------ a line


def _line(axes: Any, sheet: Sheet, at: int, series: Series) -> Any:
    """Draw one line in its pieces, and return the sign that stands for it in a legend."""
    look: dict[str, Any] = {"color": sheet.series_colour(at), "linewidth": 1.6, "linestyle": DASHES[at % 4]}
    dots: dict[str, Any] = {"linestyle": "none", "marker": MARKERS[at % 4], "markersize": 4.2, "color": look["color"]}
    runs = list(_runs(sheet.chart, series))
    for run in runs:
        axes.plot([place for place, _ in run], [value for _, value in run], **look, clip_on=False, zorder=3)
    crowded = sum(map(len, runs)) > MOST_MARKERS
    marked = [point for run in runs for point in ((run[0], run[-1]) if crowded else run)]
    axes.plot([place for place, _ in marked], [value for _, value in marked], **dots, clip_on=False, zorder=4)
    return _sign(look, dots)


def _sign(look: dict[str, Any], dots: dict[str, Any]) -> Any:
    from matplotlib.lines import Line2D

    return Line2D([], [], **{**dots, **look})


def _runs(chart: Chart, series: Series) -> Iterator[list[tuple[int, float]]]:
    """The pieces of a line: neighbours that both have a value. A period that the table does not hold is a gap too."""
    beside = min((after - before for before, after in pairwise(chart.places)), default=1)
    run: list[tuple[int, float]] = []
    for place, value in zip(chart.places, series.values, strict=True):
        if run and (value is None or place - run[-1][0] > beside):
            yield run
            run = []
        if value is not None:
            run.append((place, float(value)))
    if run:
        yield run


def _missing(axes: Any, sheet: Sheet, low: float) -> None:
    """What stands for a number that is hidden is printed at its place: “[c]”."""
    for at, place in enumerate(sheet.chart.places):
        texts = {one.shown[at] for one in sheet.chart.series if one.values[at] is None}
        for text in sorted(texts - {"–"}):
            axes.annotate(
                text, (place, low), (0, 3), textcoords="offset points", ha="center", color=sheet.colour("muted")
            )


# ------------------------------------------------------------------ names and values


def _names(axes: Any, sheet: Sheet, low: float, high: float) -> None:
    """The name and last value of each line behind its end; names that would meet are moved apart."""
    texts = _ends(sheet.chart)
    values = [float(series.values[-1] or 0) for series in sheet.chart.series]
    heights = [(text.count("\n") + 1) * sheet.leading for text in texts]
    at_end = [(value - low) / (high - low) * HEIGHT for value in values]
    places = _apart(at_end, heights)
    aside = any(abs(place - end) > 0.6 for place, end in zip(places, at_end, strict=True))
    for at, place in enumerate(places):
        moved = abs(place - at_end[at]) > 0.6
        link = {"arrowstyle": "-", "color": sheet.series_colour(at), "linewidth": 0.6, "shrinkA": 0, "shrinkB": 3}
        axes.annotate(
            texts[at],
            (sheet.chart.places[-1], values[at]),
            (16 if aside else 7, (place - at_end[at]) / POINT),
            textcoords="offset points",
            ha="left",
            va="center",
            linespacing=1.1,
            arrowprops=link if moved else None,
        )


def _ends(chart: Chart) -> list[str]:
    """What stands behind the ends of the lines."""
    return [f"{wrapped(series.name, END_NAME)} {series.shown[-1]}" for series in chart.series]


def _apart(places: list[float], heights: list[float]) -> list[float]:
    """Return the middles of labels, in millimetres, moved up and down as far as it takes that they do not meet."""
    order = sorted(range(len(places)), key=lambda at: (places[at], at))
    moved = list(places)
    for below, above in pairwise(order):
        moved[above] = max(moved[above], moved[below] + (heights[below] + heights[above]) / 2)
    over = moved[order[-1]] - max(HEIGHT, places[order[-1]])
    if over > 0:
        moved[order[-1]] -= over
    for below, above in reversed(list(pairwise(order))):
        moved[below] = min(moved[below], moved[above] - (heights[below] + heights[above]) / 2)
    return moved


def _values(axes: Any, sheet: Sheet) -> None:
    """The values of a single line at its points where they are few, else the last one alone."""
    (series,), (low, high) = sheet.chart.series, ends(sheet)
    there = [at for at, value in enumerate(series.values) if value is not None]
    room = (sheet.width - 24) / max(len(series.values), 1)
    widest = max((breadth(text, sheet.points) for text in series.shown), default=0)
    few = len(there) <= MOST_PRINTED and widest + 2 < room
    for at in there if few else there[-1:]:
        value = float(series.values[at] or 0)
        place, below = sheet.chart.places[at], few and _is_valley(series, at) and value - low > (high - low) / 10
        offset, align = ((0, -6 if below else 6), "center") if few else ((7, 0), "left")
        upright = ("top" if below else "bottom") if few or value - low < (high - low) / 20 else "center"
        axes.annotate(series.shown[at], (place, value), offset, textcoords="offset points", ha=align, va=upright)


def _is_valley(series: Series, at: int) -> bool:
    """Whether the line comes down to this point and goes up again: then the space above it is taken."""
    beside = [series.values[other] for other in (at - 1, at + 1) if 0 <= other < len(series.values)]
    here = series.values[at] or Fraction(0)
    there = [value for value in beside if value is not None]
    return bool(there) and all(value > here for value in there)


# ------------------------------------------------------------------ the frame


def _frame(axes: Any, sheet: Sheet) -> None:
    chart = sheet.chart
    axes.margins(x=0.03)
    bare(axes, "bottom")
    if chart.ticks and chart.ticks[0].value < 0:
        axes.spines["bottom"].set_visible(False)
        axes.axhline(0, color=sheet.colour("muted"), linewidth=0.8)
    put_ticks(axes.yaxis, sheet)
    shown = _shown(sheet)
    axes.xaxis.set_ticks([chart.places[at] for at in shown], labels=[chart.categories[at] for at in shown])
    axes.xaxis.set_ticks(chart.places, minor=True)
    axes.xaxis.set_tick_params(length=3)
    axes.xaxis.set_tick_params(which="minor", length=1.5 if axes.spines["bottom"].get_visible() else 0)
    axes.set_xlabel(chart.category_title)


def _shown(sheet: Sheet) -> list[int]:
    """Which names stand at the time axis: as many as fit."""
    chart = sheet.chart
    names = [breadth(name, sheet.points) for name in chart.categories]
    behind = max(breadth(text, sheet.points) for text in (_ends(chart) if len(chart.series) > 1 else ["0000"]))
    step = every([float(place) for place in chart.places], names, sheet.width - 24 - behind)
    return list(range(0, len(chart.places), step))
