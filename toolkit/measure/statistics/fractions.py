"""Measure: counts → exact numbers. Closed forms on fractions; nothing here is rounded and nothing asks for a row."""

from collections.abc import Callable, Mapping
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from itertools import product
from operator import itemgetter

from toolkit.measure.statistics.groups import Labels
from toolkit.model.definition import Datum
from toolkit.model.evidence import Cut, Dimension

_EXACT = Context(prec=60)  # data files hold at most twenty digits before the point and ten behind it


def total_of(tally: Mapping[Datum, int]) -> Fraction:
    """The sum of a column from how often each of its values occurs. There may be many: they are added as integers."""
    with localcontext(_EXACT):
        total = sum(int(Decimal(value).scaleb(10)) * count for value, count in tally.items())  # type: ignore[arg-type, misc]
    return Fraction(total, 10**10)


def decimals_of(value: Fraction) -> int:
    """How many decimals write `value` exactly; data files hold at most ten."""
    return next((decimals for decimals in range(10) if (value * 10**decimals).denominator == 1), 10)


def mean_of(tally: Mapping[Datum, int]) -> Fraction:
    """The mean of a column from how often each of its values occurs; there is at least one."""
    return total_of(tally) / sum(tally.values())


def quantile_of(tally: Mapping[Datum, int], at: Fraction) -> Fraction:
    """The value at the part `at` of all values in order, interpolated (R. J. Hyndman and Y. Fan, 1996, type 7)."""
    place = at * (sum(tally.values()) - 1)
    below = place.numerator // place.denominator
    ordered = sorted(tally.items(), key=itemgetter(0))
    low, high = _at(below, ordered), _at(below + (place > below), ordered)
    return low + (place - below) * (high - low)


def _at(place: int, ordered: list[tuple[Datum, int]]) -> Fraction:
    """The value at a place, counted from 0, of all values in order."""
    seen = 0
    for value, count in ordered:
        seen += count
        if place < seen:
            return Fraction(value)  # type: ignore[arg-type]
    raise IndexError(place)


def quotient(part: int, of: Fraction | None) -> Fraction | None:
    return part / of if of else None


def share(n: int, of: int) -> Fraction | None:
    return Fraction(n, of) if of else None


def difference(start: Fraction, end: Fraction, *, relative: bool) -> Fraction | None:
    """The change from `start` to `end`; relative: as a part of the start, None where that is nothing."""
    if not relative:
        return end - start
    return (end - start) / start if start else None


def cuts_of(dimensions: tuple[Dimension, ...], cut: Callable[[Labels], Cut]) -> tuple[Cut, ...]:
    """One cut for every combination of labels, the rows of a table one after the other; none without dimensions."""
    if not dimensions:
        return ()
    return tuple(cut(labels) for labels in product(*(dimension.labels for dimension in dimensions)))
