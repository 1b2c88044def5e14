"""Measure: closed forms for intervals and times to an event. Counts go in exact; only roots and logarithms round."""

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from statistics import NormalDist

from msgspec import Struct

from toolkit.model.evidence import Range


def wilson(n: int, of: int, level: Decimal) -> Range | None:
    """The score interval of a share (E. B. Wilson, 1927); None without a denominator."""
    if not of:
        return None
    z = _normal(level)
    share, square = n / of, z * z
    centre = share + square / (2 * of)
    half = z * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    low, high = (centre - half) / (1 + square / of), (centre + half) / (1 + square / of)
    return Fraction(low if n else 0), Fraction(high if n < of else 1)


def newcombe(start: tuple[int, int], end: tuple[int, int], level: Decimal) -> Range | None:
    """The interval of the difference `end` − `start` of two shares (R. G. Newcombe, 1998, method 10)."""
    one, other = wilson(*start, level), wilson(*end, level)
    if one is None or other is None:
        return None
    before, after = Fraction(*start), Fraction(*end)
    down = math.hypot(after - other[0], one[1] - before)
    up = math.hypot(other[1] - after, before - one[0])
    return after - before - Fraction(down), after - before + Fraction(up)


def _normal(level: Decimal) -> float:
    """How many standard deviations hold the part `level` of a normal distribution: 1.96 for 0.95."""
    return NormalDist().inv_cdf(float((1 + level) / 2))


# ------------------------------------------------------------------ times to an event


class Step(Struct, frozen=True, kw_only=True):
    """A day on which something happened. `left`: the part without the event behind it; `variance`: Greenwood's sum."""

    day: int
    at_risk: int
    left: Fraction
    variance: Fraction | None


def kaplan_meier(events: Mapping[int, int], censored: Mapping[int, int]) -> tuple[Step, ...]:
    """The curve of E. L. Kaplan and P. Meier (1958). `events` and `censored`: how many on each day after the start.

    Who was last seen on the day of an event was still at risk on it.
    """
    return tuple(_steps(events, censored))


def _steps(events: Mapping[int, int], censored: Mapping[int, int]) -> Iterator[Step]:
    at_risk, left = sum(events.values()) + sum(censored.values()), Fraction(1)
    variance: Fraction | None = Fraction(0)
    for day in sorted({*events, *censored}):
        died = events.get(day, 0)
        left *= Fraction(at_risk - died, at_risk)
        if variance is not None:
            variance = variance + Fraction(died, at_risk * (at_risk - died)) if died < at_risk else None
        yield Step(day=day, at_risk=at_risk, left=left, variance=variance)
        at_risk -= died + censored.get(day, 0)


def log_log(left: Fraction, variance: Fraction | None, level: Decimal) -> Range | None:
    """The interval of the part without the event, on the scale of log(−log); None where the curve is at 1 or at 0."""
    if variance is None or not 0 < left < 1:
        return None
    logarithm = math.log(left)
    width = _normal(level) * math.sqrt(variance) / abs(logarithm)
    return Fraction(math.exp(logarithm * math.exp(width))), Fraction(math.exp(logarithm * math.exp(-width)))
