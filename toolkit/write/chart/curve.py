"""Write: the curve of a time to an event (Kaplan and Meier): steps, band, named days, numbers below."""

from itertools import pairwise
from typing import Any

from toolkit.model.evidence import Course, Curve, CurveDay, Tick
from toolkit.write.chart.sheet import (
    MILLIMETRE,
    POINT,
    Sheet,
    bare,
    breadth,
    put_heading,
    put_ticks,
    title_height,
)

HEIGHT = 50.0  # millimetres of the drawing itself
MOST_STROKES = 80  # of more, thinner ones are drawn
PALE = 0.2  # how much of its colour a band has


def draw_curve(figure: Any, sheet: Sheet) -> None:
    """Draw the curve of `sheet` on the empty `figure`: all of it, or its named days alone where rows are persons."""
    course = sheet.chart.course
    assert course is not None
    levels = _levels(course, sheet)
    heading = (max(levels) + 1) * sheet.leading
    below = 11 + (2 * sheet.leading + 2 if course.at_risk else 0)
    figure.set_figheight((HEIGHT + heading + title_height(sheet) + below) * MILLIMETRE)
    axes = figure.add_subplot(facecolor="none")
    _frame(axes, sheet, course)
    (_whole if course.curve.whole else _named_alone)(axes, sheet, course.curve)
    _name_days(axes, sheet, course, levels)
    _put_at_risk(axes, sheet, course)
    put_heading(figure, sheet, [])


def _frame(axes: Any, sheet: Sheet, course: Course) -> None:
    last = _last(course)
    axes.set_xlim(0, last)
    axes.set_ylim(0, 1)
    bare(axes, "bottom", "left")
    put_ticks(axes.yaxis, sheet)
    axes.xaxis.set_ticks([float(day.value) for day in course.days], labels=[day.text for day in course.days])
    axes.xaxis.set_tick_params(length=3)
    axes.set_xlabel(sheet.chart.category_title)


def _last(course: Course) -> float:
    """The day on which the axis ends."""
    shown = [*course.days, *course.named]
    return float(max([*(one.day for one in course.curve.days), *(int(day.value) for day in shown), 1]))


# ------------------------------------------------------------------ the curve


def _whole(axes: Any, sheet: Sheet, curve: Curve) -> None:
    """Steps from day 0, where all are without the event; small strokes where the watch over a row ended."""
    days = _from_the_start(curve)
    colour = sheet.series_colour(0)
    axes.step(
        [one.day for one in days],
        [float(one.left) for one in days],
        where="post",
        color=colour,
        linewidth=1.6,
        zorder=3,
    )
    for pieces in _bands(days):
        _band(axes, pieces, colour)
    ended = [one for one in days if one.censored]
    crowded = len(ended) > MOST_STROKES
    axes.plot(
        [one.day for one in ended],
        [float(one.left) for one in ended],
        linestyle="none",
        marker="|",
        markersize=3.5 if crowded else 5,
        markeredgewidth=0.35 if crowded else 0.9,
        color=sheet.colour("text"),
        clip_on=False,
        zorder=3.5,
    )


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


def _band(axes: Any, days: list[CurveDay], colour: str) -> None:
    ends = [one.interval for one in days if one.interval]
    axes.fill_between(
        [one.day for one in days],
        [float(low) for low, _ in ends],
        [float(high) for _, high in ends],
        step="post",
        facecolor=_pale(colour),
        edgecolor=_pale(colour, 0.55),
        linewidth=0.5,
        zorder=2,
    )


def _pale(colour: str, part: float = PALE) -> str:
    """The colour mixed with white: paler than with transparency, and the same in every format."""
    mixed = (round(255 - (255 - int(colour[at : at + 2], 16)) * part) for at in (1, 3, 5))
    return "#" + "".join(f"{one:02x}" for one in mixed)


def _named_alone(axes: Any, sheet: Sheet, curve: Curve) -> None:
    """Of persons nothing is drawn but what the text may say: the named days; the dots between them claim nothing."""
    colour = sheet.series_colour(0)
    days, left = [0, *(one.day for one in curve.days)], [1.0, *(float(one.left) for one in curve.days)]
    axes.plot(days, left, color=colour, linewidth=0.9, linestyle=(0, (1, 2.5)), zorder=3)
    for one in curve.days:
        if one.interval:
            low, high = (float(end) for end in one.interval)
            axes.plot((one.day, one.day), (low, high), color=colour, linewidth=1.3, marker="_", markersize=5)


# ------------------------------------------------------------------ the named days


def _name_days(axes: Any, sheet: Sheet, course: Course, levels: list[int]) -> None:
    """A dot on the curve for each named day, and what it has come to above the drawing, where no curve can be."""
    look = {"color": sheet.colour("muted"), "linewidth": 0.7, "linestyle": (0, (2, 2)), "clip_on": False}
    for day, level in zip(course.named, levels, strict=True):
        at, left = float(day.value), float(_left(course.curve, day))
        top = 1 + ((level + 0.9) * sheet.leading + 1) / HEIGHT
        axes.plot((at, at), (left, top), **look)
        axes.plot(at, left, marker="o", markersize=5, color=sheet.series_colour(0), clip_on=False, zorder=5)
        axes.annotate(
            day.text,
            (at, top),
            (2 - _beyond(day, sheet, course) / POINT, 1),
            textcoords="offset points",
            ha="left",
            va="top",
            annotation_clip=False,
        )


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


def _put_at_risk(axes: Any, sheet: Sheet, course: Course) -> None:
    """How many were still watched, below the days of the axis."""
    if not course.at_risk:
        return
    line = sheet.leading / POINT
    first = -(13 / POINT)
    axes.annotate(
        course.at_risk_title, (0, 0), (-4, first), xycoords="axes fraction", textcoords="offset points",
        ha="left", va="top", color=sheet.colour("muted"), annotation_clip=False,
    )  # fmt: skip
    for day, number in zip(course.days, course.at_risk, strict=True):
        axes.annotate(
            number, (float(day.value), 0), (0, first - line), xycoords=("data", "axes fraction"),
            textcoords="offset points", ha="center", va="top", annotation_clip=False,
        )  # fmt: skip
