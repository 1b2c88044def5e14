"""Measure: Statistic → chart, and the words that say what it shows to people who cannot see it."""

from typing import Literal

from toolkit.measure.attributes import days_text, on_day
from toolkit.measure.format import text_of
from toolkit.measure.labels import capital, cell_text, grouped_by, label_text, one_year, title_of, total_of
from toolkit.measure.languages import language_of
from toolkit.model.evidence import EVERY, Chart, Cut, Series, Statistic


def chart_of(statistic: Statistic, kind: Literal["bar"], lang: str) -> tuple[Chart, str]:
    """Return the chart of a statistic and its alternative text. A first grouping makes categories, a second series."""
    cuts = {cut.key: cut for cut in statistic.cuts}
    if not statistic.dimensions:
        return _single(statistic, kind, lang)
    down = statistic.dimensions[0]
    across = statistic.dimensions[1] if len(statistic.dimensions) > 1 else None
    categories = tuple(label_text(label, down, lang, year=not one_year(down)) for label in down.labels)
    series: tuple[Series, ...]
    if across is None:
        series = (_series(capital(statistic.label), [cuts[(label,)] for label in down.labels], statistic, lang),)
    else:
        series = tuple(
            _series(label_text(other, across, lang), [cuts[(label, other)] for label in down.labels], statistic, lang)
            for other in across.labels
        )
    chart = Chart(
        kind=kind,
        categories=categories,
        series=series,
        category_title=title_of(down, lang),
        value_title=capital(statistic.label),
        unit=statistic.unit,
    )
    return chart, _words(chart, statistic, lang)


def _single(statistic: Statistic, kind: Literal["bar"], lang: str) -> tuple[Chart, str]:
    """A number without groups makes one bar; a time to an event one for each of its days."""
    name, language = capital(statistic.label), language_of(lang)
    bars = {days_text(one.days, language, "within"): on_day(statistic, one) for one in statistic.estimates}
    bars = bars or {name: statistic}
    shown = tuple(text_of(bar, language) for bar in bars.values())
    series = Series(name=name, values=tuple(bar.value for bar in bars.values()), shown=shown)
    chart = Chart(
        kind=kind, categories=tuple(bars), series=(series,), category_title="", value_title=name, unit=statistic.unit
    )
    words = "; ".join(f"{label}: {text}" for label, text in zip(bars, shown, strict=True))
    return chart, f"{language.phrases['bar']} {f'{name}. ' if statistic.estimates else ''}{words}."


def _series(name: str, cuts: list[Cut], statistic: Statistic, lang: str) -> Series:
    shown = tuple(cell_text(cut, statistic, lang) for cut in cuts)
    return Series(name=name, values=tuple(cut.value for cut in cuts), shown=shown)


# ------------------------------------------------------------------ in words


def _words(chart: Chart, statistic: Statistic, lang: str) -> str:
    """“Bar chart. Items reported, by week. Week of 4 May: 13; 11 May: 8.”"""
    parts = [f"{category}: {_at(number, chart, statistic, lang)}" for number, category in enumerate(chart.categories)]
    if statistic.dimensions[0].period == "week" and parts:
        parts[0] = f"{chart.category_title} {parts[0]}"
    listed = f" {'; '.join(parts)}." if parts else ""
    return f"{language_of(lang).phrases['bar']} {grouped_by(statistic, lang)}.{listed}"


def _at(number: int, chart: Chart, statistic: Statistic, lang: str) -> str:
    """What stands at one category: “41 (removed 1, still accessible 40)”."""
    if len(statistic.dimensions) == 1:
        return chart.series[0].shown[number]
    parts = ", ".join(f"{series.name} {series.shown[number]}" for series in chart.series)
    if statistic.kind != "count":
        return parts
    label = statistic.dimensions[0].labels[number]
    total = total_of((label, EVERY), [cut for cut in statistic.cuts if cut.key[0] == label], statistic)
    whole = cell_text(total, statistic, lang)
    return whole if total.value == 0 else f"{whole} ({parts})"
