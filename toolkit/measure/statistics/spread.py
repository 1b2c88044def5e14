"""Measure: mean, median and quantiles of a numeric column, exact: from how often each of its values occurs."""

from collections import Counter
from fractions import Fraction
from operator import add

from msgspec.structs import replace

from toolkit.measure.engines.engine import Total
from toolkit.measure.origins.trace import origin_of
from toolkit.measure.statistics.bench import Bench, blank, nothing
from toolkit.measure.statistics.fractions import cuts_of, quantile_of
from toolkit.measure.statistics.groups import Labels, dimensions, relabelled, with_rows
from toolkit.measure.statistics.selection import Selection, column_title, select
from toolkit.model.definition import Datum, Mean, Median, Quantile
from toolkit.model.evidence import Cut, Statistic

Spread = Mean | Median | Quantile
_HALF = Fraction(1, 2)


def spread(definition: Spread, bench: Bench) -> Statistic | None:
    """The statistic of the rows that have a value in the column; how many those are is said like a restriction."""
    chosen = select(definition, bench.dataset)
    found = _means(definition, chosen, bench) if isinstance(definition, Mean) else _places(definition, chosen, bench)
    if () not in found:
        return nothing(f"no row has a `{definition.column}`", bench)
    value, n = found[()]
    groups = found if chosen.by else {}
    rows = {key: rows for key, (_, rows) in groups.items() if key}
    dims = with_rows(dimensions(chosen.by, chosen.resource, chosen.both, rows), rows)
    cuts = cuts_of(dims, lambda key: _cut(key, groups))
    return replace(
        blank(definition, chosen, bench, None if chosen.that else n),
        noun=column_title(chosen.resource, definition.column),
        value=value,
        n=n,
        decimals=_decimals(definition, (value, *(one.value for one in cuts)), bench),
        dimensions=dims,
        cuts=cuts,
        origins=(origin_of("values", bench.dataset, chosen.resource, chosen.both, n),),
    )


Found = dict[Labels, tuple[Fraction, int]]
"""The value of each group and of all rows together, `()`, and the number of rows behind it."""


def _means(definition: Mean, chosen: Selection, bench: Bench) -> Found:
    found = bench.engine.total(chosen.resource, chosen.both, definition.column, chosen.by)
    totals = relabelled(found, chosen.by, chosen.resource, add)
    whole = {(): sum(totals.values(), Total())} if totals else {}
    return {key: (total.sum / total.rows, total.rows) for key, total in (totals | whole).items()}


def _places(definition: Median | Quantile, chosen: Selection, bench: Bench) -> Found:
    found = bench.engine.tally(chosen.resource, chosen.both, definition.column, chosen.by)
    tallies = relabelled({key: Counter(cell) for key, cell in found.items()}, chosen.by, chosen.resource, add)
    whole = {(): sum(tallies.values(), Counter[Datum]())} if chosen.by and tallies else {}
    at = _HALF if isinstance(definition, Median) else definition.at
    return {key: (quantile_of(tally, at), tally.total()) for key, tally in (tallies | whole).items()}


def _cut(key: Labels, groups: Found) -> Cut:
    value, n = groups.get(key, (None, 0))
    return Cut(key=key, value=value, n=n)


def _decimals(definition: Spread, values: tuple[Fraction | None, ...], bench: Bench) -> int:
    """A mean has one decimal; the others as the values of the column, unless they lie between two of them."""
    if bench.measure.decimals is not None:
        return bench.measure.decimals
    whole = all(value is None or value.denominator == 1 for value in values)
    return 0 if whole and not isinstance(definition, Mean) else 1
