"""Measure: what a chart shows, in words: for people who cannot see it, and for outputs without pictures."""

from fractions import Fraction

from msgspec.structs import replace

from toolkit.base.words import word
from toolkit.measure.exhibits.chart.course import left_on, left_text, still_text
from toolkit.measure.exhibits.chart.phrases import phrase
from toolkit.measure.words.attributes import days_text
from toolkit.measure.words.format import interval_text
from toolkit.measure.words.labels import capital, cell_text, grouped_by, inside, level_title, total_of
from toolkit.measure.words.languages import language_of
from toolkit.measure.words.numbers import number_text
from toolkit.model.evidence import EVERY, Chart, Estimate, Series, Statistic

FEW = 12  # points of a line whose values are read out one by one; of more, the first, the last, and the extremes
FEW_BARS = 24  # the same for bars in a row: weeks, years

# ------------------------------------------------------------------ bars and dots


def bars_in_words(chart: Chart, statistic: Statistic, lang: str) -> str:
    """“Bar chart. Items reported, by week. Week of 4 May: 13; 11 May: 8.”"""
    kind = phrase(chart.kind, lang)
    if not statistic.dimensions:
        words = word("semicolon", lang).join(
            _one_number(chart, at, statistic, lang) for at in range(len(chart.categories))
        )
        return f"{kind} {f'{chart.series[0].name}. ' if statistic.estimates else ''}{words}."
    if statistic.dimensions[0].period and len(chart.categories) > FEW_BARS:
        return _courses(chart, statistic, lang)
    parts = [f"{category}: {_at(number, chart, statistic, lang)}" for number, category in enumerate(chart.categories)]
    return _joined(chart, statistic, parts, lang)


def _joined(chart: Chart, statistic: Statistic, parts: list[str], lang: str) -> str:
    if any(dimension.period == "week" for dimension in statistic.dimensions[:1]) and parts:
        parts = [f"{chart.category_title} {parts[0]}", *parts[1:]]
    listed = f" {word('semicolon', lang).join(parts)}." if parts else ""
    return f"{phrase(chart.kind, lang)} {grouped_by(statistic, lang)}.{listed}"


def _one_number(chart: Chart, at: int, statistic: Statistic, lang: str) -> str:
    return f"{chart.categories[at]}: {_with_interval(chart.series[0], at, statistic, lang)}"


def _with_interval(series: Series, at: int, statistic: Statistic, lang: str) -> str:
    ends = series.intervals[at] if series.intervals else None
    if ends is None:
        return series.shown[at]
    return f"{series.shown[at]} ({interval_text(replace(statistic, interval=ends), language_of(lang))})"


def _at(number: int, chart: Chart, statistic: Statistic, lang: str) -> str:
    """What stands at one category: “41 (removed 1, still accessible 40)”."""
    if len(statistic.dimensions) == 1:
        return _with_interval(chart.series[0], number, statistic, lang)
    parts = ", ".join(f"{series.name} {_with_interval(series, number, statistic, lang)}" for series in chart.series)
    if statistic.kind != "count":
        return parts
    label = statistic.dimensions[0].labels[number]
    total = total_of((label, EVERY), [cut for cut in statistic.cuts if cut.key[0] == label], statistic)
    whole = cell_text(total, statistic, lang)
    return whole if total.value == 0 else f"{whole} ({parts})"


# ------------------------------------------------------------------ lines


def line_in_words(chart: Chart, statistic: Statistic, lang: str) -> str:
    """“Line chart. Reports, by year. 2010: 223,374; 2011: 326,310.” Of many points only the ends."""
    if len(chart.categories) > FEW or len(chart.series) > 1:
        return _courses(chart, statistic, lang)
    shown = chart.series[0].shown
    parts = [f"{category}: {text}" for category, text in zip(chart.categories, shown, strict=True)]
    return _joined(chart, statistic, parts, lang)


def _courses(chart: Chart, statistic: Statistic, lang: str) -> str:
    parts = [_course(one, chart, lang) for one in chart.series]
    named = [f"{one.name}: {part}" for one, part in zip(chart.series, parts, strict=True)]
    listed = ". ".join(named) if len(parts) > 1 else capital(parts[0])
    return f"{phrase(chart.kind, lang)} {grouped_by(statistic, lang)}. {listed}."


def _course(series: Series, chart: Chart, lang: str) -> str:
    """“from 13 (4 May) to 2 (29 June); highest 13 (4 May), lowest 2 (29 June); 1 without a value”."""
    there = {at: value for at, value in enumerate(series.values) if value is not None}
    missing = len(series.values) - len(there)
    gaps = phrase("without", lang).format(n=number_text(Fraction(missing), 0, language_of(lang))) if missing else ""
    if not there:
        return gaps
    ends = {"first": min(there), "last": max(there), "most": max(there, key=there.__getitem__)}
    ends["least"] = min(there, key=there.__getitem__)
    named = {"start": ends["first"], "end": ends["last"], "top": ends["most"], "bottom": ends["least"]}
    texts = {name: series.shown[at] for name, at in ends.items()}
    texts |= {name: chart.categories[at] for name, at in named.items()}
    return word("semicolon", lang).join(filter(None, (phrase("course", lang).format(**texts), gaps)))


# ------------------------------------------------------------------ curves


def course_in_words(statistic: Statistic, lang: str) -> str:
    """“Kaplan–Meier curve. Still accessible: after 7 days 98% (95% interval 92% to 99%). Median: not reached.”"""
    days = word("semicolon", lang).join(_on_day(one, statistic, lang) for one in statistic.estimates)
    language = language_of(lang)
    reached = language.phrases["not-reached"] if statistic.median is None else days_text(statistic.median, language)
    median = phrase("median", lang).format(days=reached)
    return f"{phrase('km', lang)} {still_text(statistic, lang)}. {capital(days)}. {median}"


def _on_day(estimate: Estimate, statistic: Statistic, lang: str) -> str:
    name = phrase("after-one" if estimate.days == 1 else "after", lang)
    day = name.format(n=number_text(Fraction(estimate.days), 0, language_of(lang)))
    one = left_on(statistic, estimate)
    title = inside(level_title(statistic, lang), lang)
    ends = f" ({title}: {interval_text(one, language_of(lang))})" if one.interval else ""
    return phrase("on-day", lang).format(day=day, left=left_text(statistic, estimate, lang)) + ends
