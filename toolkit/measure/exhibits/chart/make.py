"""Measure: Statistic → chart: what stands at which category, on which axis, and in which words."""

from fractions import Fraction
from typing import assert_never

from msgspec.structs import replace

from toolkit.measure.exhibits.chart.axis import value_axis
from toolkit.measure.exhibits.chart.course import course_of, still_text
from toolkit.measure.exhibits.chart.fits import along, known_labels
from toolkit.measure.exhibits.chart.phrases import phrase
from toolkit.measure.exhibits.chart.spoken import bars_in_words, course_in_words, line_in_words
from toolkit.measure.statistics.groups import first_day
from toolkit.measure.words.attributes import days_text, level_text, on_day, unit_text
from toolkit.measure.words.format import text_of
from toolkit.measure.words.labels import capital, cell_text, label_text, one_year, title_of
from toolkit.measure.words.languages import language_of
from toolkit.model.evidence import Chart, ChartKind, Cut, Dimension, Series, Statistic


def chart_of(
    statistic: Statistic, kind: ChartKind, lang: str, *, start: Fraction | None = None, until: int | None = None
) -> tuple[Chart, str]:
    """Return the chart of a statistic and its alternative text. A first grouping makes categories, a second series.

    `start` is where the axis of a line or dot plot begins instead of zero, `until` the day on which a curve ends. The
    kind must fit (`misfit`).
    """
    match kind:
        case "bar" | "dot":
            chart = _beside(statistic, kind, lang)
        case "line":
            chart = _line(statistic, lang)
        case "km":
            return _curve(statistic, lang, until), course_in_words(statistic, lang)
        case _:
            assert_never(kind)
    chart = replace(chart, ticks=value_axis(chart.series, statistic, lang, start))
    chart = _begins(chart, lang) if start else chart
    return chart, (line_in_words if kind == "line" else bars_in_words)(chart, statistic, lang)


def _begins(chart: Chart, lang: str) -> Chart:
    """An axis that does not begin at zero says so."""
    title = phrase("axis-from", lang).format(what=chart.value_title, n=chart.ticks[0].text)
    return replace(chart, value_title=title)


def _title(statistic: Statistic, lang: str) -> str:
    """What is measured; of a mean or a rate also in which unit."""
    what, unit = capital(statistic.label), unit_text(statistic, language_of(lang))
    if statistic.kind not in ("mean", "median", "quantile", "rate") or not unit or unit.lower() in what.lower():
        return what
    return f"{what} ({unit})"


# ------------------------------------------------------------------ bars and dots


def _beside(statistic: Statistic, kind: ChartKind, lang: str) -> Chart:
    chart = _grouped(statistic, kind, lang) if statistic.dimensions else _single(statistic, kind, lang)
    if kind == "bar":
        return replace(chart, series=tuple(replace(one, intervals=()) for one in chart.series))
    if not any(ends for one in chart.series for ends in one.intervals):
        return chart
    level = level_text(statistic, language_of(lang))
    return replace(chart, value_title=phrase("with-interval", lang).format(what=chart.value_title, level=level))


def _grouped(statistic: Statistic, kind: ChartKind, lang: str) -> Chart:
    down = statistic.dimensions[0]
    return Chart(
        kind=kind,
        categories=tuple(label_text(label, down, lang, year=not one_year(down)) for label in down.labels),
        series=_all_series(statistic, down.labels, 0, lang),
        category_title=title_of(down, lang),
        value_title=_title(statistic, lang),
        unit=statistic.unit,
    )


def _single(statistic: Statistic, kind: ChartKind, lang: str) -> Chart:
    """A number without groups makes one bar; a time to an event one for each of its days."""
    name, language = capital(statistic.label), language_of(lang)
    bars = {days_text(one.days, language, "within"): on_day(statistic, one) for one in statistic.estimates}
    bars = bars or {name: statistic}
    series = Series(
        name=name,
        values=tuple(bar.value for bar in bars.values()),
        shown=tuple(text_of(bar, language) for bar in bars.values()),
        intervals=tuple(bar.interval for bar in bars.values()),
    )
    return Chart(
        kind=kind, categories=tuple(bars), series=(series,), category_title="", value_title=name, unit=statistic.unit
    )


def _all_series(statistic: Statistic, labels: tuple[str, ...], at: int, lang: str) -> tuple[Series, ...]:
    """The series whose categories are these labels of the dimension `at`; one for each label of the other dimension."""
    cuts = {cut.key: cut for cut in statistic.cuts}
    if len(statistic.dimensions) == 1:
        return (_series(capital(statistic.label), [cuts[(label,)] for label in labels], statistic, lang),)
    other = statistic.dimensions[1 - at]
    return tuple(
        _series(
            label_text(name, other, lang),
            [cuts[(label, name) if at == 0 else (name, label)] for label in labels],
            statistic,
            lang,
        )
        for name in other.labels
    )


def _series(name: str, cuts: list[Cut], statistic: Statistic, lang: str) -> Series:
    return Series(
        name=name,
        values=tuple(cut.value for cut in cuts),
        shown=tuple(cell_text(cut, statistic, lang) for cut in cuts),
        intervals=tuple(cut.interval for cut in cuts),
    )


# ------------------------------------------------------------------ lines and curves


def _line(statistic: Statistic, lang: str) -> Chart:
    """Along the dimension that has an order; rows without a value there have no place on it."""
    at = along(statistic) or 0
    time = statistic.dimensions[at]
    labels = known_labels(time)
    series = _all_series(statistic, labels, at, lang)
    return Chart(
        kind="line",
        categories=tuple(label_text(label, time, lang, year=not one_year(time)) for label in labels),
        series=tuple(replace(one, intervals=()) for one in series),
        category_title=title_of(time, lang),
        value_title=_title(statistic, lang),
        unit=statistic.unit,
        places=tuple(_place(label, time) for label in labels),
    )


def _place(label: str, dimension: Dimension) -> int:
    """Where a period stands on an axis that counts days, weeks, months …; a whole number stands at itself."""
    if dimension.period is None:
        return int(label)
    day = first_day(label)
    match dimension.period:
        case "day":
            return day.toordinal()
        case "week":
            return day.toordinal() // 7
        case "month":
            return 12 * day.year + day.month
        case "quarter":
            return 4 * day.year + (day.month - 1) // 3
        case "year":
            return day.year
        case _:
            assert_never(dimension.period)


def _curve(statistic: Statistic, lang: str, until: int | None) -> Chart:
    title = phrase("estimated", lang).format(still=still_text(statistic, lang))
    if statistic.level is not None:
        level = level_text(statistic, language_of(lang))
        title = phrase("with-interval", lang).format(what=title, level=level)
    course, ticks = course_of(statistic, lang, until)
    since = course.curve.since
    return Chart(
        kind="km",
        categories=(),
        series=(),
        category_title=phrase("since", lang).format(start=since),
        value_title=title,
        unit="percent",
        ticks=ticks,
        course=course,
    )
