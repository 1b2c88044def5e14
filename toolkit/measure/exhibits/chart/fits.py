"""Measure: which kind of chart fits a statistic, and what to take instead of one that does not."""

from collections.abc import Mapping

from toolkit.measure.statistics.groups import NOT_KNOWN
from toolkit.model.evidence import ChartKind, Dimension, Statistic

MOST_SERIES = 4  # as many as a theme has colours, and more than that nobody tells apart
MOST_MARKS = 400
MOST_ROWS = 60  # of a dot plot, below each other on one page
KINDS: Mapping[ChartKind, str] = {
    "bar": "numbers of groups side by side",
    "line": "numbers along days, weeks, months or years",
    "dot": "numbers of groups with their intervals",
    "km": "a time to an event",
}

Misfit = tuple[str, str, str] | None
"""A code, a message and a hint, where something does not fit."""


def usual_kind(statistic: Statistic) -> ChartKind:
    """The kind of chart that is drawn where nobody asks for one."""
    return "km" if statistic.curve else "bar"


def ordered(dimension: Dimension) -> bool:
    """Do the labels of a dimension stand on a line: periods, or whole numbers that rise?"""
    labels = known_labels(dimension)
    if dimension.period or not all(label.removeprefix("-").isdecimal() and label.isascii() for label in labels):
        return dimension.period is not None
    numbers = [int(label) for label in labels]
    return len(numbers) > 1 and numbers == sorted(set(numbers))


def known_labels(dimension: Dimension) -> tuple[str, ...]:
    return tuple(label for label in dimension.labels if label != NOT_KNOWN)


def along(statistic: Statistic) -> int | None:
    """Which dimension a line runs along: the first that has an order."""
    return next((at for at, one in enumerate(statistic.dimensions) if ordered(one)), None)


def misfit(statistic: Statistic, kind: ChartKind) -> Misfit:
    """Return what is wrong with a chart of this kind; None where it fits."""
    wrong = _wrong_kind(statistic, kind)
    if wrong:
        return "figure.kind", f"`{statistic.measure}` {wrong[0]}", wrong[1]
    large = _too_large(statistic, kind)
    return ("figure.size", f"`{statistic.measure}` {large}", _smaller(statistic)) if large else None


def _wrong_kind(statistic: Statistic, kind: ChartKind) -> tuple[str, str] | None:
    match kind:
        case _ if statistic.kind == "rank" and not statistic.dimensions:
            return "is a place in an order, which has no size that could be drawn", "write the number into the text"
        case "km" if statistic.curve is None:
            return "is no time to an event, so there is no curve", f"`kind={_fitting(statistic)}` fits"
        case "line" if statistic.estimates:
            return "is a time to an event; a line would join days that say different things", "`kind=km` fits"
        case "line" if along(statistic) is None:
            return "has no order that a line could follow", f"`kind={_fitting(statistic)}` fits"
        case "line" if len(known_labels(statistic.dimensions[along(statistic) or 0])) < 2:
            return "has only one point, which is no line", "`kind=bar` fits"
        case "dot" if not statistic.dimensions and len(statistic.estimates) < 2:
            return "is one number, and one dot says less than that", "write the number into the text"
    if statistic.dimensions and not _drawable(statistic, kind):
        return "has no number that can be drawn", "`::: table` says what is missing or hidden"
    return None


def _drawable(statistic: Statistic, kind: ChartKind) -> bool:
    """Bars and dots print at their place that a number is missing or hidden; a line has nowhere to do so."""
    if kind in ("bar", "dot"):
        return bool(statistic.cuts)
    return any(cut.value is not None for cut in statistic.cuts)


def _fitting(statistic: Statistic) -> ChartKind:
    if statistic.curve:
        return "km"
    return "line" if along(statistic) is not None else "bar"


def _too_large(statistic: Statistic, kind: ChartKind) -> str:
    sizes = [len(dimension.labels) for dimension in statistic.dimensions]
    if kind == "line" and along(statistic) == 1:
        sizes.reverse()
    rows, series = (sizes[0] if sizes else 1), (sizes[1] if len(sizes) > 1 else 1)
    if series > MOST_SERIES:
        return f"would have {series} colours and patterns; a reader tells {MOST_SERIES} apart"
    if rows * series > MOST_MARKS:
        return f"would have {rows * series} marks; more than {MOST_MARKS} are a smear"
    if kind == "dot" and rows > MOST_ROWS:
        return f"would have {rows} rows; {MOST_ROWS} fill a page"
    return ""


def _smaller(statistic: Statistic) -> str:
    if len(statistic.dimensions) > 1:
        return "a measure with one grouping fewer, or with longer periods, fits; `::: table` holds all of it"
    return "a measure with longer periods, or a `rank` with `top`, fits; `::: table` holds all of it"
