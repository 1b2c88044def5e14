"""Write: a dot plot (W. S. Cleveland, 1984): a row for each group, a dot for each value."""

from toolkit.model.evidence import Series
from toolkit.write.chart.drawing import Drawing, Point
from toolkit.write.chart.frame import (
    BESIDE,
    EDGE,
    Frame,
    Sign,
    blank,
    foot_height,
    head_height,
    put_below,
    put_heading,
    put_line_below,
    put_line_beside,
)
from toolkit.write.chart.marks import put_mark
from toolkit.write.chart.sheet import (
    LEGIBLE,
    MARKERS,
    POINT,
    WHOLE_PAGE,
    Sheet,
    ends,
    legend_height,
    lines_of,
    title_height,
    wrapped,
)

DOT = 6.0  # points, the height of a dot
AXIS = 9.0  # millimetres, for the numbers of the axis
SIGNS = "●■▲◆"  # the markers as letters
APART = 0.22  # of a row, between the dots of two series,
FILLED = 0.52  # and at most of a row between the first and the last: a row ends before the next one begins


def draw_dots(sheet: Sheet) -> Drawing:
    """Draw the dots of `sheet`, on as high a drawing as its rows need."""
    points, height = _rows(sheet)
    drawing = blank(sheet, height)
    frame = _frame(drawing, sheet, points)
    _put_rows(drawing, sheet, frame, points)
    for at, series in enumerate(sheet.chart.series):
        _dots(drawing, sheet, frame, at, series)
    put_heading(drawing, sheet, [_sign(sheet, at) for at in range(len(sheet.chart.series))])
    return drawing


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


def _dots(drawing: Drawing, sheet: Sheet, frame: Frame, at: int, series: Series) -> None:
    """The dots of one series with their whiskers."""
    colour = sheet.series_colour(at)
    shift = (at - (len(sheet.chart.series) - 1) / 2) * _apart(len(sheet.chart.series))
    for row, found in enumerate(series.intervals):
        if found:
            _whisker(drawing, frame, [float(end) for end in found], row + shift, colour)
    for row, value in enumerate(series.values):
        if value is not None:
            put_mark(drawing, MARKERS[at % 4], frame.at(float(value), row + shift), DOT, colour)


def _whisker(drawing: Drawing, frame: Frame, found: list[float], row: float, colour: str) -> None:
    """A line from end to end of an interval, with a stroke at each end that lies inside of the axis."""
    y, ends = frame.y(row), [frame.x(min(max(end, frame.low_x), frame.high_x)) for end in found]
    drawing.line(((ends[0], y), (ends[1], y)), colour, 1.3)
    inside = [x for x, end in zip(ends, found, strict=True) if frame.low_x <= end <= frame.high_x]
    drawing.strokes((((x, y - 2.2), (x, y + 2.2)) for x in inside), colour, 1.0)


def _sign(sheet: Sheet, at: int) -> Sign:
    def sign(drawing: Drawing, place: Point, length: float) -> None:
        put_mark(drawing, MARKERS[at % 4], (place[0] + length / 2, place[1]), DOT, sheet.series_colour(at))

    return sign


def _apart(series: int) -> float:
    return min(APART, FILLED / max(series - 1, 1))


def _text(sheet: Sheet, row: int) -> str:
    series = sheet.chart.series
    if len(series) == 1:
        return series[0].shown[row]
    missing = ((SIGNS[at % 4], one.shown[row]) for at, one in enumerate(series) if one.values[row] is None)
    return "  ".join(f"{sign}\u00a0{text}" for sign, text in missing)


# ------------------------------------------------------------------ the frame


def _frame(drawing: Drawing, sheet: Sheet, points: float) -> Frame:
    chart = sheet.chart
    names = max((drawing.breadth(wrapped(name), points) for name in chart.categories), default=0.0)
    texts = max((drawing.breadth(_text(sheet, row), points) for row in range(len(chart.categories))), default=0.0)
    low, high = ends(sheet)
    return Frame(
        left=EDGE + names + BESIDE,
        top=head_height(sheet),
        right=drawing.width - EDGE - texts - 6,
        bottom=drawing.height - foot_height(sheet, title=False) - 2,
        low_x=low,
        high_x=high,
        low_y=len(chart.categories) - 0.4,
        high_y=-0.6,
    )


def _put_rows(drawing: Drawing, sheet: Sheet, frame: Frame, points: float) -> None:
    """A dotted line for each row with its name before and its text behind it, and the axis of the values below."""
    colour = sheet.colour("text")
    for row, name in enumerate(sheet.chart.categories):
        y = frame.y(row)
        drawing.line(((frame.left, y), (frame.right, y)), sheet.colour("rule"), 0.7, (1, 2))
        drawing.words(wrapped(name), (frame.left - BESIDE, y), points, colour, "right")
        drawing.words(_text(sheet, row), (frame.right + 6, y), points, colour)
    put_line_below(drawing, sheet, frame)
    put_below(drawing, sheet, frame, _numbers(drawing, sheet, frame))
    if frame.low_x < 0 < frame.high_x:
        put_line_beside(drawing, sheet, frame, 0.0)


def _numbers(drawing: Drawing, sheet: Sheet, frame: Frame) -> list[tuple[float, str]]:
    """Those of the axis; where they have little room, each second one is left out."""
    ticks = [(float(tick.value), tick.text) for tick in sheet.chart.ticks]
    room = (frame.right - frame.left) / max(len(ticks) - 1, 1)
    crowded = max((drawing.breadth(text, sheet.points) for _, text in ticks), default=0.0) + 6 > room
    return ticks[::2] if crowded else ticks
