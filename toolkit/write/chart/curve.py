"""Write: the curve of a time to an event (Kaplan and Meier): steps, band, named days, numbers below."""

from itertools import pairwise
from typing import Any

from toolkit.model.evidence import Course, Curve, CurveDay, Tick
from toolkit.write.chart.drawing import Drawing, Point
from toolkit.write.chart.frame import (
    EDGE,
    Frame,
    blank,
    put_axis_title,
    put_below,
    put_heading,
    put_line_below,
    put_line_beside,
    put_values,
    values_breadth,
)
from toolkit.write.chart.marks import put_mark
from toolkit.write.chart.sheet import MILLIMETRE, Sheet, breadth, title_height

HEIGHT = 50.0  # millimetres of the drawing itself
BELOW = 12.0  # millimetres for the days of the axis and its title
DOT = 6.0  # points, the height of the dot on a named day
MOST_STROKES = 80  # of more, thinner ones are drawn
PALE = 0.2  # how much of its colour a band has


def draw_curve(sheet: Sheet) -> Drawing:
    """Draw the curve of `sheet`: all of it, or its named days alone where rows are persons."""
    course = sheet.chart.course
    assert course is not None
    levels = _levels(course, sheet)
    above = (max(levels) + 1) * sheet.leading + title_height(sheet)
    below = BELOW + (2 * sheet.leading + 2 if course.at_risk else 0)
    drawing = blank(sheet, HEIGHT + above + below)
    frame = _frame(drawing, sheet, course, above)
    _axes(drawing, sheet, frame, course)
    _name_days(drawing, sheet, frame, course, levels)
    (_whole if course.curve.whole else _named_alone)(drawing, sheet, frame, course.curve)
    for day in course.named:
        put_mark(drawing, "disc", _on_curve(frame, course, day), DOT, sheet.series_colour(0))
    _put_at_risk(drawing, sheet, frame, course)
    put_heading(drawing, sheet, [])
    return drawing


def _frame(drawing: Drawing, sheet: Sheet, course: Course, above: float) -> Frame:
    first = max((drawing.breadth(number, sheet.points) / 2 for number in course.at_risk[:1]), default=0.0)
    last = max((drawing.breadth(text, sheet.points) / 2 for text in _at_the_end(course)), default=0.0)
    return Frame(
        left=EDGE + max(values_breadth(drawing, sheet), first),
        top=above * MILLIMETRE,
        right=drawing.width - EDGE - last,
        bottom=(above + HEIGHT) * MILLIMETRE,
        low_x=0.0,
        high_x=_last(course),
        low_y=0.0,
        high_y=1.0,
    )


def _at_the_end(course: Course) -> list[str]:
    """What is printed below the last day of the axis, where that is the end of it."""
    if not course.days or course.days[-1].value < _last(course):
        return []
    return [course.days[-1].text, *course.at_risk[-1:]]


def _axes(drawing: Drawing, sheet: Sheet, frame: Frame, course: Course) -> None:
    put_values(drawing, sheet, frame)
    put_line_below(drawing, sheet, frame)
    put_line_beside(drawing, sheet, frame)
    put_below(drawing, sheet, frame, [(float(day.value), day.text) for day in course.days])
    put_axis_title(drawing, sheet, frame)


def _last(course: Course) -> float:
    """The day on which the axis ends."""
    shown = [*course.days, *course.named]
    return float(max([*(one.day for one in course.curve.days), *(int(day.value) for day in shown), 1]))


# ------------------------------------------------------------------ the curve


def _whole(drawing: Drawing, sheet: Sheet, frame: Frame, curve: Curve) -> None:
    """Steps from day 0, where all are without the event; small strokes where the watch over a row ended."""
    days, colour = _from_the_start(curve), sheet.series_colour(0)
    for piece in _bands(days):
        _band(drawing, frame, piece, colour)
    drawing.line(_steps(frame, [(one.day, float(one.left)) for one in days]), colour, 1.6)
    ended = [frame.at(one.day, float(one.left)) for one in days if one.censored]
    crowded = len(ended) > MOST_STROKES
    half = 1.75 if crowded else 2.5
    strokes = (((x, y - half), (x, y + half)) for x, y in ended)
    drawing.strokes(strokes, sheet.colour("text"), 0.35 if crowded else 0.9)


def _steps(frame: Frame, found: list[tuple[int, float]]) -> list[Point]:
    """A line that goes on as it was until the next day, and then to its value."""
    points = [frame.at(*found[0])]
    for day, value in found[1:]:
        points += [(frame.x(day), points[-1][1]), frame.at(day, value)]
    return points


def _from_the_start(curve: Curve) -> list[CurveDay]:
    first = (
        []
        if curve.days and curve.days[0].day == 0
        else [CurveDay(day=0, left=1 - 0 * curve.days[0].left, interval=None)]
    )
    return [*first, *curve.days]


def _bands(days: list[CurveDay]) -> list[list[CurveDay]]:
    """The pieces of the curve that have an interval, each with the day on which its last step ends."""
    pieces: list[list[CurveDay]] = []
    for one, following in pairwise(days):
        if one.interval is None:
            continue
        end = CurveDay(day=following.day, left=one.left, interval=one.interval)
        if pieces and pieces[-1][-1].day == one.day:
            pieces[-1][-1:] = [one, end]
        else:
            pieces.append([one, end])
    return pieces


def _band(drawing: Drawing, frame: Frame, days: list[CurveDay], colour: str) -> None:
    ends = [(one.day, float(one.interval[0]), float(one.interval[1])) for one in days if one.interval]
    lower = _steps(frame, [(day, low) for day, low, _ in ends])
    upper = _steps(frame, [(day, high) for day, _, high in ends])
    drawing.area([*upper, *reversed(lower)], _pale(colour), _pale(colour, 0.55), 0.5)


def _pale(colour: str, part: float = PALE) -> str:
    """The colour mixed with white: paler than with transparency, and the same in every format."""
    mixed = (round(255 - (255 - int(colour[at : at + 2], 16)) * part) for at in (1, 3, 5))
    return "#" + "".join(f"{one:02x}" for one in mixed)


def _named_alone(drawing: Drawing, sheet: Sheet, frame: Frame, curve: Curve) -> None:
    """Of persons nothing is drawn but what the text may say: the named days; the dots between them claim nothing."""
    colour = sheet.series_colour(0)
    points = [(0, 1.0), *((one.day, float(one.left)) for one in curve.days)]
    drawing.line([frame.at(*point) for point in points], colour, 0.9, (1, 2.5))
    for one in curve.days:
        if one.interval:
            x, (low, high) = frame.x(one.day), (frame.y(float(end)) for end in one.interval)
            drawing.line(((x, low), (x, high)), colour, 1.3)
            drawing.strokes((((x - 2.5, y), (x + 2.5, y)) for y in (low, high)), colour, 1.0)


# ------------------------------------------------------------------ the named days


def _name_days(drawing: Drawing, sheet: Sheet, frame: Frame, course: Course, levels: list[int]) -> None:
    """What the curve has come to on each named day, above the drawing, where no curve can be; a line leads to it."""
    for day, level in zip(course.named, levels, strict=True):
        x, y = _on_curve(frame, course, day)
        top = frame.top - ((level + 0.9) * sheet.leading + 1) * MILLIMETRE
        drawing.line(((x, y), (x, top)), sheet.colour("muted"), 0.7, (2, 2))
        breadth_of = drawing.breadth(day.text, sheet.points)
        start = min(x + 2, drawing.width - breadth_of - 1)
        drawing.words(day.text, (start, top - 1), sheet.points, sheet.colour("text"), upright="top")


def _on_curve(frame: Frame, course: Course, day: Tick) -> Point:
    return frame.at(float(day.value), float(_left(course.curve, day)))


def _left(curve: Curve, day: Tick) -> Any:
    """What the curve has come to on a day."""
    return next((one.left for one in reversed(curve.days) if one.day <= day.value), 1)


def _levels(course: Course, sheet: Sheet) -> list[int]:
    """In which line each label stands, from below: above all that begin where it still goes on, so that none of their
    thin lines crosses it."""
    levels: list[int] = []
    starts = [_start(day, sheet, course) for day in course.named]
    for at in reversed(range(len(starts))):
        end = starts[at] + breadth(course.named[at].text, sheet.points) + 3
        behind = [level for start, level in zip(starts[at + 1 :], levels, strict=True) if start < end]
        levels.insert(0, max(behind, default=-1) + 1)
    return levels


def _start(day: Tick, sheet: Sheet, course: Course) -> float:
    return float(day.value) / _last(course) * (sheet.width - 16) - _beyond(day, sheet, course)


def _beyond(day: Tick, sheet: Sheet, course: Course) -> float:
    """How far to the left a label is moved that would go on where the picture ends."""
    room = sheet.width - 16
    return max(0.0, float(day.value) / _last(course) * room + breadth(day.text, sheet.points) + 1 - room)


# ------------------------------------------------------------------ at risk


def _put_at_risk(drawing: Drawing, sheet: Sheet, frame: Frame, course: Course) -> None:
    """How many were still watched, below the days of the axis."""
    if not course.at_risk:
        return
    line = sheet.leading * MILLIMETRE
    first = frame.bottom + (BELOW - 0.5) * MILLIMETRE
    drawing.words(course.at_risk_title, (EDGE, first), sheet.points, sheet.colour("muted"), upright="top")
    for day, number in zip(course.days, course.at_risk, strict=True):
        place = (frame.x(float(day.value)), first + line)
        drawing.words(number, place, sheet.points, sheet.colour("text"), "center", "top")
