"""Write: a line chart. Time runs to the right; where a value is missing, the line has a gap."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from toolkit.model.evidence import Chart, Series
from toolkit.write.chart.drawing import Align, Drawing, Point, Upright
from toolkit.write.chart.frame import (
    EDGE,
    Frame,
    Sign,
    blank,
    put_axis_title,
    put_below,
    put_heading,
    put_line_below,
    put_values,
    values_breadth,
)
from toolkit.write.chart.marks import put_mark
from toolkit.write.chart.sheet import (
    DASHES,
    MARKERS,
    MILLIMETRE,
    POINT,
    Sheet,
    breadth,
    ends,
    every,
    legend_height,
    lines_of,
    title_height,
    wrapped,
)

HEIGHT = 56.0  # millimetres of the drawing between title and axis
BELOW = 12.0  # millimetres for the names of the axis and its title
ASIDE = 0.03  # of the time axis stays free at both ends
LINE, DOT = 1.6, 5.2  # points: how thick a line is, and how high its dots
MOST_MARKERS = 60  # points; of more, only those at ends and gaps are marked
MOST_PRINTED = 12  # points of a single line that have their values beside them
MOST_FOR_NAMES = 0.33  # of the width
END_NAME = 20  # letters in a line of the name behind the end of its line


def draw_lines(sheet: Sheet) -> Drawing:
    """Draw the lines of `sheet`. Names stand at the ends of the lines, where all have one."""
    series = sheet.chart.series
    direct = len(series) == 1 or _named_at_ends(sheet)
    above = title_height(sheet) + (0 if direct else legend_height(sheet))
    drawing = blank(sheet, HEIGHT + above + BELOW)
    frame = _frame(drawing, sheet, above, direct)
    _axes(drawing, sheet, frame)
    for at, one in enumerate(series):
        _line(drawing, sheet, frame, at, one)
    _missing(drawing, sheet, frame)
    put_heading(drawing, sheet, [] if direct else [_sign(sheet, at) for at in range(len(series))])
    if len(series) == 1:
        _values(drawing, sheet, frame)
    elif direct:
        _names(drawing, sheet, frame)
    return drawing


def _named_at_ends(sheet: Sheet) -> bool:
    """Whether all lines end together, and their names leave them most of the room."""
    room = sheet.width * MOST_FOR_NAMES
    fits = all(breadth(text, sheet.points) < room for text in _ends(sheet.chart))
    return fits and all(series.values[-1] is not None for series in sheet.chart.series)


# ------------------------------------------------------------------ a line


def _line(drawing: Drawing, sheet: Sheet, frame: Frame, at: int, series: Series) -> None:
    """One line in its pieces, with dots; where these would be crowded, only at the ends of the pieces."""
    colour = sheet.series_colour(at)
    runs = list(_runs(sheet.chart, series))
    for run in runs:
        if len(run) > 1:
            drawing.line([frame.at(*point) for point in run], colour, LINE, DASHES[at % 4])
    crowded = sum(map(len, runs)) > MOST_MARKERS
    for point in (point for run in runs for point in ((run[0], run[-1]) if crowded else run)):
        put_mark(drawing, MARKERS[at % 4], frame.at(*point), DOT, colour)


def _sign(sheet: Sheet, at: int) -> Sign:
    def sign(drawing: Drawing, place: Point, length: float) -> None:
        colour, (x, y) = sheet.series_colour(at), place
        drawing.line(((x, y), (x + length, y)), colour, LINE, DASHES[at % 4])
        put_mark(drawing, MARKERS[at % 4], (x + length / 2, y), DOT, colour)

    return sign


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


def _missing(drawing: Drawing, sheet: Sheet, frame: Frame) -> None:
    """What stands for a number that is hidden is printed at its place: “[c]”."""
    for at, place in enumerate(sheet.chart.places):
        texts = {one.shown[at] for one in sheet.chart.series if one.values[at] is None}
        for text in sorted(texts - {"–"}):
            point = (frame.x(place), frame.bottom - 3)
            drawing.words(text, point, sheet.points, sheet.colour("muted"), "center", "bottom")


# ------------------------------------------------------------------ names and values


def _names(drawing: Drawing, sheet: Sheet, frame: Frame) -> None:
    """The name and last value of each line behind its end; names that would meet are moved apart."""
    texts = _ends(sheet.chart)
    x, ends_of = frame.x(sheet.chart.places[-1]), [float(series.values[-1] or 0) for series in sheet.chart.series]
    heights = [lines_of(text) * sheet.leading for text in texts]
    at_end = [(frame.bottom - frame.y(value)) * POINT for value in ends_of]
    places = _apart(at_end, heights)
    moved = [abs(place - end) > 0.6 for place, end in zip(places, at_end, strict=True)]
    start = x + (16 if any(moved) else 7)
    for at, place in enumerate(places):
        y = frame.bottom - place / POINT
        drawing.words(texts[at], (start, y), sheet.points, sheet.colour("text"))
        if moved[at]:
            drawing.line(((x + 4, frame.y(ends_of[at])), (start - 2, y)), sheet.series_colour(at), 0.6)


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


def _values(drawing: Drawing, sheet: Sheet, frame: Frame) -> None:
    """The values of a single line at its points where they are few, else the last one alone."""
    (series,) = sheet.chart.series
    there = [at for at, value in enumerate(series.values) if value is not None]
    if not _has_room(sheet, series):
        for at in there[-1:]:
            low = float(series.values[at] or 0) - frame.low_y < (frame.high_y - frame.low_y) / 20
            _value(drawing, sheet, frame, at, (7, 0), "left", "bottom" if low else "middle")
        return
    for at in there:
        height = float(series.values[at] or 0) - frame.low_y
        below = _is_valley(series, at) and height > (frame.high_y - frame.low_y) / 10
        _value(drawing, sheet, frame, at, (0, 5 if below else -4), "center", "top" if below else "bottom")


def _value(drawing: Drawing, sheet: Sheet, frame: Frame, at: int, aside: Point, align: Align, upright: Upright) -> None:
    (series,) = sheet.chart.series
    x, y = frame.at(sheet.chart.places[at], float(series.values[at] or 0))
    half = drawing.breadth(series.shown[at], sheet.points) / 2
    if align == "center":  # the first and the last one stay on the sheet
        x = min(max(x, half + 1), drawing.width - half - 1)
    drawing.words(series.shown[at], (x + aside[0], y + aside[1]), sheet.points, sheet.colour("text"), align, upright)


def _has_room(sheet: Sheet, series: Series) -> bool:
    """Whether a line has so few points that the value of each can stand at it."""
    room = (sheet.width - 24) / max(len(series.values), 1)
    widest = max((breadth(text, sheet.points) for text in series.shown), default=0)
    return sum(value is not None for value in series.values) <= MOST_PRINTED and widest + 2 < room


def _is_valley(series: Series, at: int) -> bool:
    """Whether the line comes down to this point and goes up again: then the space above it is taken."""
    beside = [series.values[other] for other in (at - 1, at + 1) if 0 <= other < len(series.values)]
    here = series.values[at] or Fraction(0)
    there = [value for value in beside if value is not None]
    return bool(there) and all(value > here for value in there)


# ------------------------------------------------------------------ the frame


def _frame(drawing: Drawing, sheet: Sheet, above: float, direct: bool) -> Frame:
    low, high = ends(sheet)
    left = EDGE + values_breadth(drawing, sheet)
    right = drawing.width - EDGE - _behind(drawing, sheet, direct)
    first, last = float(min(sheet.chart.places)), float(max(sheet.chart.places))
    aside = (last - first or 1.0) * ASIDE
    return Frame(
        left=left,
        top=above * MILLIMETRE,
        right=right,
        bottom=(above + HEIGHT) * MILLIMETRE,
        low_x=first - aside,
        high_x=last + aside,
        low_y=low,
        high_y=high,
    )


def _behind(drawing: Drawing, sheet: Sheet, direct: bool) -> float:
    """The room for what is printed behind the ends of the lines, in points."""
    series = sheet.chart.series
    if len(series) > 1:
        return max(drawing.breadth(text, sheet.points) for text in _ends(sheet.chart)) + 10 if direct else 0.0
    return 0.0 if _has_room(sheet, series[0]) else drawing.breadth(series[0].shown[-1], sheet.points)


def _axes(drawing: Drawing, sheet: Sheet, frame: Frame) -> None:
    chart = sheet.chart
    put_values(drawing, sheet, frame)
    below_zero = bool(chart.ticks) and chart.ticks[0].value < 0
    put_line_below(drawing, sheet, frame, 0.0 if below_zero else None)
    put_below(drawing, sheet, frame, [(float(chart.places[at]), chart.categories[at]) for at in _shown(sheet)])
    if not below_zero:
        small = (((frame.x(place), frame.bottom), (frame.x(place), frame.bottom + 1.5)) for place in chart.places)
        drawing.strokes(small, sheet.colour("muted"), 0.6)
    put_axis_title(drawing, sheet, frame)


def _shown(sheet: Sheet) -> list[int]:
    """Which names stand at the time axis: as many as fit."""
    chart = sheet.chart
    names = [breadth(name, sheet.points) for name in chart.categories]
    behind = max(breadth(text, sheet.points) for text in (_ends(chart) if len(chart.series) > 1 else ["0000"]))
    step = every([float(place) for place in chart.places], names, sheet.width - 24 - behind)
    return list(range(0, len(chart.places), step))
