"""Intervals and curves are those of scipy and statsmodels; hidden numbers cannot be worked out, whatever the table."""

import math
import warnings
from collections import Counter
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import scipy.stats
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from toolkit.measure.engines.engine import Total, total_of
from toolkit.measure.statistics.fractions import quantile_of
from toolkit.measure.statistics.intervals import kaplan_meier, log_log, newcombe, wilson
from toolkit.measure.statistics.suppression import hidden_cells, with_totals
from toolkit.model.evidence import EVERY

LEVELS = st.sampled_from([Decimal("0.8"), Decimal("0.9"), Decimal("0.95"), Decimal("0.99"), Decimal("0.999")])
CLOSE = 1e-12


@st.composite
def _part(draw: st.DrawFn) -> tuple[int, int]:
    of = draw(st.integers(1, 5000) | st.integers(1, 40))
    return draw(st.integers(0, of)), of


def _near(found: tuple[Fraction, Fraction] | None, expected: tuple[float, float]) -> None:
    assert found is not None
    assert [float(end) for end in found] == [pytest.approx(float(end), rel=CLOSE, abs=CLOSE) for end in expected]


@given(_part(), LEVELS)
def test_wilson(part: tuple[int, int], level: Decimal) -> None:
    found = wilson(*part, level)
    _near(found, proportion_confint(*part, alpha=float(1 - level), method="wilson"))
    test = scipy.stats.binomtest(*part).proportion_ci(confidence_level=float(level), method="wilson")
    _near(found, (test.low, test.high))
    assert found is not None
    assert 0 <= found[0] <= Fraction(*part) <= found[1] <= 1


@given(_part(), _part(), LEVELS)
def test_newcombe(start: tuple[int, int], end: tuple[int, int], level: Decimal) -> None:
    found = newcombe(start, end, level)
    expected = confint_proportions_2indep(*end, *start, method="newcomb", compare="diff", alpha=float(1 - level))
    _near(found, expected)
    assert found is not None
    assert found[0] <= Fraction(*end) - Fraction(*start) <= found[1]


def test_nothing_has_no_interval() -> None:
    assert wilson(0, 0, Decimal("0.95")) is None
    assert newcombe((0, 0), (1, 2), Decimal("0.95")) is None
    assert log_log(Fraction(1), Fraction(0), Decimal("0.95")) is None
    assert log_log(Fraction(0), None, Decimal("0.95")) is None


_times = st.dictionaries(st.integers(0, 60), st.integers(1, 30), max_size=12)


@given(_times, _times, LEVELS)
def test_kaplan_meier(events: dict[int, int], censored: dict[int, int], level: Decimal) -> None:
    assume(events)
    steps = kaplan_meier(events, censored)
    data = scipy.stats.CensoredData(
        uncensored=list(Counter(events).elements()), right=list(Counter(censored).elements())
    )
    curve = scipy.stats.ecdf(data).sf
    at = {int(day): place for place, day in enumerate(curve.quantiles)}
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where the curve is at 0 or at 1
        low_high = curve.confidence_interval(confidence_level=float(level), method="log-log")
    for step in steps:
        place = at.get(step.day)
        if place is None:  # scipy keeps only days with an event
            continue
        assert float(step.left) == pytest.approx(curve.probabilities[place], rel=CLOSE, abs=CLOSE)
        found = log_log(step.left, step.variance, level)
        if found is not None:
            _near(found, (low_high.low.probabilities[place], low_high.high.probabilities[place]))
            assert found[0] <= step.left <= found[1]
    total = sum(events.values()) + sum(censored.values())
    assert steps[0].at_risk == total
    if not censored:
        assert steps[-1].left == 0


def test_without_censoring_the_curve_is_the_plain_share() -> None:
    steps = kaplan_meier({1: 3, 5: 2}, {9: 5})
    assert [(step.day, step.left) for step in steps] == [(1, Fraction(7, 10)), (5, Fraction(1, 2)), (9, Fraction(1, 2))]


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=60), st.integers(1, 99))
def test_quantiles_and_means(values: list[int], percent: int) -> None:
    tally = dict(Counter(values))
    found = quantile_of(tally, Fraction(percent, 100))
    assert float(found) == pytest.approx(float(np.quantile(values, percent / 100)), rel=CLOSE, abs=1e-9)
    assert float(quantile_of(tally, Fraction(1, 2))) == pytest.approx(float(np.median(values)))
    assert total_of(tally) == Total(Fraction(sum(values)), len(values))


# ------------------------------------------------------------------ suppression


@st.composite
def _tables(draw: st.DrawFn) -> dict[tuple[str, ...], int]:
    down, across = draw(st.integers(1, 4)), draw(st.integers(0, 4))
    numbers = st.integers(0, 8) | st.integers(0, 60) | st.just(0)
    if not across:
        return {(f"d{one}",): draw(numbers) for one in range(down)}
    return {(f"d{one}", f"a{other}"): draw(numbers) for one in range(down) for other in range(across)}


def _constraints(table: dict[tuple[str, ...], int]) -> tuple[list[tuple[str, ...]], np.ndarray, np.ndarray]:
    """One equation for each total: its cells minus the total are 0."""
    keys = list(table)
    rows = []
    for key in keys:
        for place, label in enumerate(key):
            if label != EVERY:
                continue
            row = np.zeros(len(keys))
            row[keys.index(key)] = -1
            for other in keys:
                if other[place] != EVERY and other[:place] + other[place + 1 :] == key[:place] + key[place + 1 :]:
                    row[keys.index(other)] = 1
            rows.append(row)
    return keys, np.array(rows), np.zeros(len(rows))


@settings(max_examples=150, deadline=None)
@given(_tables(), st.integers(2, 6))
def test_no_hidden_number_can_be_worked_out(cells: dict[tuple[str, ...], int], below: int) -> None:
    """A reader who knows the method knows that a hidden number is at least 1: still no number follows from the rest."""
    table = with_totals(cells)
    hidden = hidden_cells(table, below)
    assert {key for key, number in table.items() if 0 < number < below} <= hidden
    assert not [key for key in hidden if not table[key]]
    keys, matrix, right = _constraints(table)
    bounds = [(1, None) if key in hidden else (table[key], table[key]) for key in keys]
    for key in hidden:
        aim = np.array([float(each == key) for each in keys])
        least = linprog(aim, A_eq=matrix, b_eq=right, bounds=bounds)
        most = linprog(-aim, A_eq=matrix, b_eq=right, bounds=bounds)
        assert least.status == 0
        greatest = math.inf if most.status == 3 else -most.fun
        assert greatest - least.fun > 0.5, (table, hidden, key)


def test_totals_of_a_table() -> None:
    assert with_totals({("a", "x"): 1, ("a", "y"): 2, ("b", "x"): 3}) == {
        ("a", "x"): 1, ("a", "y"): 2, ("b", "x"): 3, ("a", EVERY): 3, ("b", EVERY): 3, (EVERY, "x"): 4, (EVERY, "y"): 2,
        (EVERY, EVERY): 6,
    }  # fmt: skip
    assert hidden_cells({(): 3}, 5) == {()}
    assert hidden_cells({(): 0}, 5) == frozenset()
    assert hidden_cells(with_totals({("a",): 3, ("b",): 9, ("c",): 7}), 5) == {("a",), ("c",)}
