"""Measure: Measure → Statistic. Engines count; here the counts become exact fractions with denominator and origin."""

from typing import assert_never

from toolkit.base.diagnostic import Report
from toolkit.measure.engines.engine import Engine
from toolkit.measure.statistics.bench import Bench
from toolkit.measure.statistics.compared import change, rank, ratio
from toolkit.measure.statistics.counted import count, distinct, rate, shares, sums
from toolkit.measure.statistics.duration import time_to_event
from toolkit.measure.statistics.published import add_up, check_whole, cited
from toolkit.measure.statistics.spread import spread
from toolkit.model.definition import (
    Change,
    Cited,
    Count,
    Definition,
    Distinct,
    Mean,
    Measure,
    Median,
    Quantile,
    Rank,
    Rate,
    Ratio,
    Share,
    Sum,
    TimeToEvent,
)
from toolkit.model.evidence import Dataset, Statistic


def compute(dataset: Dataset, measure: Measure, engine: Engine, report: Report) -> Statistic | None:
    """Return the measure as an exact number with its denominator, its cuts (for `by`) and its origins.

    The answer is None where there is nothing to divide by, where dates contradict each other, and where the number
    must not be published; then the report says so.
    """
    bench = Bench(dataset=dataset, measure=measure, engine=engine, report=report, compute=_compute)
    statistic = _compute(measure.definition, bench)
    if statistic is not None and measure.parts:
        parts = [compute(dataset, dataset.measures[name], engine, report) for name in measure.parts]
        add_up(statistic, parts, bench)
    if statistic is not None and isinstance(measure.definition, Cited) and measure.definition.whole:
        _check_whole(statistic, measure.definition, bench)
    return statistic


def _check_whole(statistic: Statistic, definition: Cited, bench: Bench) -> None:
    part, whole = (bench.part_named(name) for name in (definition.part, definition.whole))
    if part is not None and whole is not None:
        check_whole(statistic, definition, part, whole, bench)


def _compute(definition: Definition, bench: Bench) -> Statistic | None:
    match definition:
        case Count():
            return count(definition, bench)
        case Sum():
            return sums(definition, bench)
        case Share():
            return shares(definition, bench)
        case Rate():
            return rate(definition, bench)
        case Mean() | Median() | Quantile():
            return spread(definition, bench)
        case TimeToEvent():
            return time_to_event(definition, bench)
        case Distinct():
            return distinct(definition, bench)
        case Change():
            return change(definition, bench)
        case Ratio():
            return ratio(definition, bench)
        case Rank():
            return rank(definition, bench)
        case Cited():
            return cited(definition, bench)
        case _:
            assert_never(definition)
