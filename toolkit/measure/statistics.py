"""Measure: counts → exact numbers. Closed forms on fractions; nothing here is rounded and nothing asks for a row."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import product

from toolkit.measure.groups import Labels
from toolkit.model.evidence import Cut, Datum, Dimension


def total_of(tally: Mapping[Datum, int]) -> Fraction:
    """The sum of a column from how often each of its values occurs."""
    return sum((Fraction(value) * count for value, count in tally.items()), Fraction(0))  # type: ignore[arg-type]


def decimals_of(value: Fraction) -> int:
    """How many decimals write `value` exactly; data files hold at most ten."""
    return next((decimals for decimals in range(10) if (value * 10**decimals).denominator == 1), 10)


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
