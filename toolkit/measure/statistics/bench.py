"""Measure: what every measure is computed with, and the parts that all statistics have: words, period, restriction."""

from collections.abc import Callable
from operator import add

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.measure.engines.engine import Engine
from toolkit.measure.origins.trace import KINDS, definition_digest
from toolkit.measure.statistics.groups import Labels, relabelled
from toolkit.measure.statistics.selection import Selected, Selection, column_title, period_of
from toolkit.model.definition import Conditions, Count, Definition, Interval, Measure, Share
from toolkit.model.evidence import Dataset, Statistic


class Bench(Struct, frozen=True, kw_only=True):
    """What a measure is computed with. `compute` computes what a definition is made of."""

    dataset: Dataset
    measure: Measure
    engine: Engine
    report: Report
    compute: "Callable[[Definition, Bench], Statistic | None]"

    def part(self, definition: Definition) -> Statistic | None:
        """A statistic that the one of the measure is made of."""
        return self.compute(definition, self)

    def part_named(self, name: str) -> Statistic | None:
        """Another measure of the dataset."""
        other = self.dataset.measures[name]
        return self.compute(other.definition, replace(self, measure=other))


def statistic_of(definition: Definition, bench: Bench) -> Statistic:
    """What every statistic of the measure has; the number is still missing."""
    interval: Interval | None = getattr(definition, "interval", None)
    means = interval.means if interval else ""
    return Statistic(
        measure=bench.measure.name,
        dataset=bench.dataset.name,
        label=bench.measure.label,
        kind=KINDS[type(definition)],
        unit="percent" if isinstance(definition, Share) else "number",
        value=None,
        decimals=bench.measure.decimals,
        note=" ".join(filter(None, (bench.measure.note, means))),
        synthetic=bench.dataset.synthetic,
        definition=definition_digest(definition, bench.dataset),
        level=interval.level if interval else None,
        suppress=definition.suppress if isinstance(definition, Count | Share) else None,
    )


def blank(definition: Selected, chosen: Selection, bench: Bench, left: int | None = None) -> Statistic:
    """The statistic of rows of a population: its noun, its denominator in words, its period, its restriction.

    `left` is how many rows the restriction leaves, where that was counted already.
    """
    start, end = period_of(chosen, bench.dataset)
    statistic = replace(
        statistic_of(definition, bench),
        noun=bench.dataset.unit,
        population=chosen.population.says,
        place=chosen.population.place,
        series=chosen.population.series,
        start=start,
        end=end,
    )
    return _restricted(chosen, statistic, bench, left)


def _restricted(chosen: Selection, statistic: Statistic, bench: Bench, left: int | None) -> Statistic:
    """Say which columns had to be known, and of how many rows that is a part."""
    if not chosen.known:
        return statistic
    titles = ", ".join(column_title(chosen.resource, name) for name in chosen.known)
    among = rows_of(chosen, chosen.population.where, bench)
    of = rows_of(chosen, chosen.where, bench) if left is None else left
    return replace(statistic, known=titles, of=of, left=of, among=among)


def rows_of(chosen: Selection, where: Conditions, bench: Bench) -> int:
    return bench.engine.count(chosen.resource, where, ()).get((), 0)


def counts_of(chosen: Selection, where: Conditions, bench: Bench) -> dict[Labels, int]:
    return relabelled(bench.engine.count(chosen.resource, where, chosen.by), chosen.by, chosen.resource, add)


def nothing(why: str, bench: Bench) -> Statistic | None:
    message = f"`{bench.measure.name}` cannot be computed: {why}"
    bench.report.error("measure.empty", message, bench.measure.span, "look at the conditions of its population")
    return None
