"""Measure: the axis of a chart: round numbers from end to end, in the language of the document."""

from collections.abc import Iterable
from fractions import Fraction

from toolkit.measure.exhibits.chart.phrases import large_text, scale_of
from toolkit.measure.statistics.fractions import decimals_of
from toolkit.measure.words.languages import language_of
from toolkit.measure.words.numbers import percent_text
from toolkit.model.evidence import Series, Statistic, Tick, Unit

PARTS = 5  # so many steps, or a few more or less, make an axis


def value_axis(series: Iterable[Series], statistic: Statistic, lang: str, start: Fraction | None) -> tuple[Tick, ...]:
    """Return the ticks of the values of all series and of their intervals, from zero or from `start`."""
    values = [value for one in series for value in one.values if value is not None]
    values += [end for one in series for ends in one.intervals if ends for end in ends]
    least = Fraction(1) if statistic.kind in ("count", "distinct") else None
    return ticks_of(values, statistic.unit, lang, start=start, least=least)


def ticks_of(
    values: Iterable[Fraction], unit: Unit, lang: str, *, start: Fraction | None = None, least: Fraction | None = None
) -> tuple[Tick, ...]:
    """Return ticks at round numbers that hold all `values` between them; zero is among them unless there is a `start`.

    `least`: the smallest step; between whole numbers of rows there is none.
    """
    found = [*values, start or Fraction(0)]
    low, high = min(found), max(found)
    step = max(_round_step((high - low) / PARTS or _usual(unit) / PARTS), least or Fraction(0))
    first = -(-low // step) if start is not None and low == start else low // step
    last = max(-(-high // step), first + 1)
    places = [step * number for number in range(first, last + 1)]
    if start is not None and start < places[0]:
        places = [place for place in places if place - start > step / 2]
        return (*_ticks([start], unit, lang), *_ticks(places, unit, lang))
    return _ticks(places, unit, lang)


def _ticks(places: list[Fraction], unit: Unit, lang: str) -> tuple[Tick, ...]:
    return tuple(Tick(value=place, text=text) for place, text in zip(places, _texts(places, unit, lang), strict=True))


def _usual(unit: Unit) -> Fraction:
    """How long an axis is on which there is nothing but zero."""
    return Fraction(PARTS if unit == "number" else 1)


def _round_step(step: Fraction) -> Fraction:
    """The nearest of 1, 2, 5, 10, 20 … (and 0.1, 0.2, 0.5 …) that is not smaller."""
    size = Fraction(1)
    while size * 10 <= step:
        size *= 10
    while size > step:
        size /= 10
    return next(size * factor for factor in (1, 2, 5, 10) if size * factor >= step)


def _texts(places: list[Fraction], unit: Unit, lang: str) -> list[str]:
    if unit == "percent":
        decimals = max(decimals_of(place * 100) for place in places)
        return [percent_text(place, decimals, language_of(lang)) for place in places]
    shown = [place * 100 for place in places] if unit == "points" else places
    scale = scale_of(max(map(abs, shown)), lang)
    decimals = max(decimals_of(place / scale) for place in shown)
    return [large_text(place, scale, decimals, lang) for place in shown]
