"""Measure: mean, median and quantiles of a numeric column, exact: from how often each of its values occurs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from operator import add

from toolkit.measure.origins.trace import origin_of
from toolkit.measure.statistics.bench import Bench, blank, nothing
from toolkit.measure.statistics.fractions import cuts_of, mean_of, quantile_of
from toolkit.measure.statistics.groups import Labels, dimensions, relabelled, with_rows
from toolkit.measure.statistics.selection import column_title, select
from toolkit.model.definition import Datum, Mean, Median, Quantile
from toolkit.model.evidence import Cut, Statistic

Spread = Mean | Median | Quantile
_HALF = Fraction(1, 2)


def spread(definition: Spread, bench: Bench) -> Statistic | None:
    """The statistic of the rows that have a value in the column; how many those are is said like a restriction."""
    chosen = select(definition, bench.dataset)
    found = bench.engine.tally(chosen.resource, chosen.both, definition.column, chosen.by)
    tallies = relabelled({key: Counter(cell) for key, cell in found.items()}, chosen.by, chosen.resource, add)
    everything = sum(tallies.values(), Counter[Datum]())
    if not everything:
        return nothing(f"no row has a `{definition.column}`", bench)

    def cut(key: Labels) -> Cut:
        tally = tallies.get(key)
        return Cut(key=key, value=_value(definition, tally) if tally else None, n=tally.total() if tally else 0)

    rows = {key: tally.total() for key, tally in tallies.items()}
    dims = with_rows(dimensions(chosen.by, chosen.resource, chosen.both, rows), rows)
    cuts, value, n = cuts_of(dims, cut), _value(definition, everything), everything.total()
    return replace(
        blank(definition, chosen, bench),
        noun=column_title(chosen.resource, definition.column),
        value=value,
        n=n,
        decimals=_decimals(definition, (value, *(one.value for one in cuts)), bench),
        dimensions=dims,
        cuts=cuts,
        origins=(origin_of("values", bench.dataset, chosen.resource, chosen.both, n),),
    )


def _value(definition: Spread, tally: Mapping[Datum, int]) -> Fraction:
    match definition:
        case Mean():
            return mean_of(tally)
        case Median():
            return quantile_of(tally, _HALF)
        case Quantile(at=at):
            return quantile_of(tally, at)


def _decimals(definition: Spread, values: tuple[Fraction | None, ...], bench: Bench) -> int:
    """A mean has one decimal; the others as the values of the column, unless they lie between two of them."""
    if bench.measure.decimals is not None:
        return bench.measure.decimals
    whole = all(value is None or value.denominator == 1 for value in values)
    return 0 if whole and not isinstance(definition, Mean) else 1
