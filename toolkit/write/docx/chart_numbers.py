"""Write DOCX: the numbers of a chart that can be edited: exactly those that are printed, and nothing behind them."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from toolkit.model.evidence import Chart, Series, Unit

MOST_DECIMALS = 6
MOST_ROWS = 800  # of a line whose gaps are filled with empty rows


class Column(Struct, frozen=True, kw_only=True):
    """One series as it is handed on: its numbers (None: no value, and `shown` says why), rounded as they are printed.

    A percentage is a part of 1. `below`, `above`: how far the interval of each number reaches.
    """

    name: str
    numbers: tuple[Decimal | None, ...]
    shown: tuple[str, ...]
    form: str
    below: tuple[Decimal, ...] = ()
    above: tuple[Decimal, ...] = ()


class Grid(Struct, frozen=True, kw_only=True):
    """The rows and columns behind a chart of Word."""

    corner: str
    categories: tuple[str, ...]
    columns: tuple[Column, ...]


def grid_of(chart: Chart) -> Grid | None:
    """Return the numbers of `chart`; None where one of them is printed in a way that is no plain number (“3 of 9”)."""
    places = _rows(chart)
    columns = [_column(series, chart.unit) for series in chart.series]
    if places is None or not chart.series or any(column is None for column in columns):
        return None
    return Grid(
        corner=chart.category_title,
        categories=tuple("" if at is None else chart.categories[at] for at in places),
        columns=tuple(_spread(column, places) for column in columns if column is not None),
    )


# ------------------------------------------------------------------ rows


def _rows(chart: Chart) -> tuple[int | None, ...] | None:
    """The categories in order, with empty rows where time goes on without one; None where these would be too many."""
    if not chart.places:
        return tuple(range(len(chart.categories)))
    beside = min((after - before for before, after in pairwise(chart.places)), default=1)
    at_place = {place: at for at, place in enumerate(chart.places)}
    every = range(chart.places[0], chart.places[-1] + 1, max(beside, 1))
    if len(every) > MOST_ROWS or any(place not in every for place in chart.places):
        return None
    return tuple(at_place.get(place) for place in every)


def _spread(column: Column, places: Iterable[int | None]) -> Column:
    rows = list(places)
    return Column(
        name=column.name,
        numbers=tuple(None if at is None else column.numbers[at] for at in rows),
        shown=tuple("" if at is None else column.shown[at] for at in rows),
        form=column.form,
        below=column.below,
        above=column.above,
    )


# ------------------------------------------------------------------ numbers


def _column(series: Series, unit: Unit) -> Column | None:
    percent = unit == "percent"
    pairs = list(zip(series.values, series.shown, strict=True))
    decimals = [None if value is None else _decimals(value * (100 if percent else 1), shown) for value, shown in pairs]
    if any(found is None and value is not None for found, value in zip(decimals, series.values, strict=True)):
        return None
    most = max((found for found in decimals if found is not None), default=0)
    numbers = tuple(
        None if value is None or found is None else _rounded(value, found, percent)
        for value, found in zip(series.values, decimals, strict=True)
    )
    below, above = _reach(series, numbers, most, percent)
    return Column(
        name=series.name,
        numbers=numbers,
        shown=series.shown,
        form=("0" if percent else "#,##0") + ("." + "0" * most if most else "") + ("%" if percent else ""),
        below=below,
        above=above,
    )


def _decimals(value: Fraction, shown: str) -> int | None:
    """With how many decimals `value` was printed as `shown`; None where `shown` is not that number alone."""
    digits = _digits(shown)
    return next((at for at in range(MOST_DECIMALS + 1) if _digits(str(_half_up(value, at))) == digits), None)


def _digits(text: str) -> str:
    """The digits of any script, as ours; zeros in front count for nothing."""
    return "".join(str(int(sign)) for sign in re.findall(r"\d", text)).lstrip("0")


def _half_up(value: Fraction, decimals: int) -> Decimal:
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return (Decimal(whole) * (-1 if value < 0 else 1)).scaleb(-decimals)


def _rounded(value: Fraction, decimals: int, percent: bool) -> Decimal:
    found = _half_up(value * 100, decimals).scaleb(-2) if percent else _half_up(value, decimals)
    return found.quantize(Decimal(1).scaleb(-decimals - 2 * percent), ROUND_HALF_UP)


def _reach(
    series: Series, numbers: tuple[Decimal | None, ...], decimals: int, percent: bool
) -> tuple[tuple[Decimal, ...], tuple[Decimal, ...]]:
    """How far the intervals reach below and above the numbers, rounded as these; nothing where there are none."""
    if not any(series.intervals):
        return (), ()
    below, above = list[Decimal](), list[Decimal]()
    for number, ends in zip(numbers, series.intervals, strict=True):
        low, high = (_rounded(end, decimals, percent) for end in ends) if ends else (number, number)
        middle = number or Decimal(0)
        below.append(max(middle - (low or middle), Decimal(0)) if number is not None else Decimal(0))
        above.append(max((high or middle) - middle, Decimal(0)) if number is not None else Decimal(0))
    return tuple(below), tuple(above)
