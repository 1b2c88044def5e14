"""Measure: counts → exact numbers. Closed forms on fractions; nothing here is rounded and nothing asks for a row."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import accumulate, product

from toolkit.measure.statistics.groups import Labels
from toolkit.model.definition import Datum
from toolkit.model.evidence import Cut, Dimension


def decimals_of(value: Fraction) -> int:
    """How many decimals write `value` exactly; data files hold at most ten."""
    return next((decimals for decimals in range(10) if (value * 10**decimals).denominator == 1), 10)


def quantile_of(tally: Mapping[Datum, int], at: Fraction) -> Fraction:
    """The value at the part `at` of all values in order, interpolated (R. J. Hyndman and Y. Fan, 1996, type 7)."""
    values = sorted(tally)
    ends = list(accumulate(tally[value] for value in values))
    place = at * (ends[-1] - 1)
    below = place.numerator // place.denominator
    low, high = (Fraction(values[bisect_right(ends, one)]) for one in (below, below + (place > below)))  # type: ignore[arg-type]
    return low + (place - below) * (high - low)


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
