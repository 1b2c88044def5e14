"""Measure: Measure → Statistic. Engines count; here the counts become exact fractions with denominator and origin."""

from dataclasses import dataclass, replace
from fractions import Fraction
from operator import add
from typing import assert_never

from toolkit.base.diagnostic import Report
from toolkit.measure.engine import Engine
from toolkit.measure.groups import Labels, dimensions, relabelled, with_rows
from toolkit.measure.selection import Selection, known, period_of, select, title_of
from toolkit.measure.statistics import cuts_of, decimals_of, difference, share, total_of
from toolkit.measure.trace import definition_digest, origin_cited, origin_of
from toolkit.model.evidence import (
    Change,
    Cited,
    Conditions,
    Count,
    Cut,
    Dataset,
    Definition,
    Distinct,
    Measure,
    Ratio,
    Share,
    Statistic,
    Sum,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What a measure is computed with."""

    dataset: Dataset
    measure: Measure
    engine: Engine
    report: Report


def compute(dataset: Dataset, measure: Measure, engine: Engine, report: Report) -> Statistic | None:
    """Return the measure as an exact number with its denominator, its cuts (for `by`) and its origins.

    Where there is nothing to divide by, the answer is None and the report holds `measure.empty`.
    """
    return _compute(measure.definition, Bench(dataset=dataset, measure=measure, engine=engine, report=report))


def _compute(definition: Definition, bench: Bench) -> Statistic | None:
    match definition:
        case Count():
            return _count(definition, bench)
        case Sum():
            return _sum(definition, bench)
        case Share():
            return _share(definition, bench)
        case Distinct():
            return _distinct(definition, bench)
        case Change():
            return _change(definition, bench)
        case Ratio():
            return _ratio(definition, bench)
        case Cited():
            return _cited(definition, bench)
        case _:
            assert_never(definition)


def _count(definition: Count, bench: Bench) -> Statistic:
    chosen = select(definition, bench.dataset)
    counts = _counts(chosen, chosen.both, bench)
    n = sum(counts.values())
    dims = dimensions(chosen.by, chosen.resource, chosen.both, counts)
    return replace(
        _restricted(chosen, _blank(definition, chosen, bench), bench),
        value=Fraction(n),
        n=n,
        dimensions=dims,
        cuts=cuts_of(dims, lambda key: Cut(key=key, value=Fraction(counts.get(key, 0)), n=counts.get(key, 0))),
        origins=(origin_of("counted", bench.dataset, chosen.resource, chosen.both, n),),
    )


def _sum(definition: Sum, bench: Bench) -> Statistic | None:
    """A group in which no row has a value has no sum: 0 would be a claim."""
    chosen = select(definition, bench.dataset)
    tallies = bench.engine.tally(chosen.resource, chosen.both, definition.column, chosen.by)
    rows = relabelled({key: sum(cell.values()) for key, cell in tallies.items()}, chosen.by, chosen.resource, add)
    sums = relabelled({key: total_of(cell) for key, cell in tallies.items()}, chosen.by, chosen.resource, add)
    if not sums:
        return _nothing(f"no row has a `{definition.column}` to add", bench)
    dims = with_rows(dimensions(chosen.by, chosen.resource, chosen.both, rows), rows)
    used = chosen.both + known((definition.column,))
    return replace(
        _restricted(chosen, _blank(definition, chosen, bench), bench),
        noun=title_of(chosen.resource, definition.column),
        value=sum(sums.values(), Fraction(0)) if definition.total or not chosen.by else None,
        decimals=max(map(decimals_of, sums.values())) if bench.measure.decimals is None else bench.measure.decimals,
        dimensions=dims,
        cuts=cuts_of(dims, lambda key: Cut(key=key, value=sums.get(key))),
        origins=(origin_of("added", bench.dataset, chosen.resource, used, sum(rows.values())),),
    )


def _share(definition: Share, bench: Bench) -> Statistic | None:
    chosen = select(definition, bench.dataset)
    ofs, ns = _counts(chosen, chosen.where, bench), _counts(chosen, chosen.both, bench)
    n, of = sum(ns.values()), sum(ofs.values())
    if not of:
        return _nothing("no row belongs to the denominator", bench)

    def cut(key: Labels) -> Cut:
        part, whole = ns.get(key, 0), ofs.get(key, 0)
        return Cut(key=key, value=share(part, whole), n=part, of=whole)

    dims = dimensions(chosen.by, chosen.resource, chosen.where, ofs)
    return replace(
        _restricted(chosen, _blank(definition, chosen, bench), bench),
        value=share(n, of),
        n=n,
        of=of,
        dimensions=dims,
        cuts=cuts_of(dims, cut),
        origins=(
            origin_of("denominator", bench.dataset, chosen.resource, chosen.where, of),
            origin_of("numerator", bench.dataset, chosen.resource, chosen.both, n),
        ),
    )


def _distinct(definition: Distinct, bench: Bench) -> Statistic:
    chosen = select(definition, bench.dataset)
    n = bench.engine.distinct(chosen.resource, chosen.both, definition.column, ()).get((), 0)
    used = chosen.both + known((definition.column,))
    rows = bench.engine.count(chosen.resource, used, ()).get((), 0)
    return replace(
        _blank(definition, chosen, bench),
        noun=title_of(chosen.resource, definition.column),
        value=Fraction(n),
        n=n,
        origins=(origin_of("counted", bench.dataset, chosen.resource, used, rows),),
    )


def _change(definition: Change, bench: Bench) -> Statistic | None:
    start = _compute(replace(definition.of, among=definition.start), bench)
    end = _compute(replace(definition.of, among=definition.end), bench)
    if start is None or end is None or start.value is None or end.value is None:
        return None
    value = difference(start.value, end.value, relative=definition.relative)
    if value is None:
        return _nothing("the change begins at 0, so it has no percentage", bench)
    points = isinstance(definition.of, Share) and not definition.relative
    return replace(
        _statistic(definition, bench),
        unit="points" if points else "percent" if definition.relative else "number",
        value=value,
        noun=end.noun,
        population=end.population,
        start=start.start,
        end=end.end,
        origins=tuple(
            replace(origin, role=f"{when}, {origin.role}")
            for when, one in (("start", start), ("end", end))
            for origin in one.origins
        ),
    )


def _ratio(definition: Ratio, bench: Bench) -> Statistic | None:
    parts = (bench.dataset.measures[definition.numerator], bench.dataset.measures[definition.denominator])
    above, below = (compute(bench.dataset, part, bench.engine, bench.report) for part in parts)
    if above is None or below is None or above.value is None or below.value is None:
        return None
    if not below.value:
        return _nothing(f"`{definition.denominator}` is 0", bench)
    return replace(
        _statistic(definition, bench),
        unit="percent" if definition.percent else "number",
        value=above.value / below.value,
        population=below.population,
        note=" ".join(filter(None, (bench.measure.note, definition.comparable))),
        origins=tuple(
            replace(origin, role=f"{place}, {origin.role}")
            for place, one in (("above", above), ("below", below))
            for origin in one.origins
        ),
    )


def _cited(definition: Cited, bench: Bench) -> Statistic:
    percent, points = definition.unit in ("percent", "%"), definition.unit in ("percentage points", "points")
    value = Fraction(definition.value)
    exponent = definition.value.as_tuple().exponent
    given = max(0, -exponent) if isinstance(exponent, int) else 0
    statistic = _statistic(definition, bench)
    return replace(
        statistic,
        unit="percent" if percent else "points" if points else "number",
        value=value / 100 if percent or points else value,
        decimals=given if statistic.decimals is None else statistic.decimals,
        noun="" if percent or points else definition.unit,
        qualifier=definition.qualifier,
        population=definition.denominator,
        start=definition.start,
        end=definition.end,
        origins=(origin_cited(bench.dataset, definition),),
    )


# ------------------------------------------------------------------ parts of all of them


def _counts(chosen: Selection, where: Conditions, bench: Bench) -> dict[Labels, int]:
    return relabelled(bench.engine.count(chosen.resource, where, chosen.by), chosen.by, chosen.resource, add)


def _statistic(definition: Definition, bench: Bench) -> Statistic:
    """What every statistic of the measure has; the number is still missing."""
    return Statistic(
        measure=bench.measure.name,
        dataset=bench.dataset.name,
        label=bench.measure.label,
        kind=type(definition).__name__.lower(),  # type: ignore[arg-type]
        unit="percent" if isinstance(definition, Share) else "number",
        value=None,
        decimals=bench.measure.decimals,
        note=bench.measure.note,
        synthetic=bench.dataset.synthetic,
        definition=definition_digest(definition, bench.dataset),
    )


def _blank(definition: Count | Sum | Share | Distinct, chosen: Selection, bench: Bench) -> Statistic:
    start, end = period_of(chosen, bench.dataset)
    return replace(
        _statistic(definition, bench),
        noun=bench.dataset.unit,
        population=chosen.population.says,
        start=start,
        end=end,
    )


def _restricted(chosen: Selection, statistic: Statistic, bench: Bench) -> Statistic:
    """Say which columns had to be known, and of how many rows that is a part."""
    if not chosen.known:
        return statistic
    among = bench.engine.count(chosen.resource, chosen.population.where, ()).get((), 0)
    titles = ", ".join(title_of(chosen.resource, name) for name in chosen.known)
    of = bench.engine.count(chosen.resource, chosen.where, ()).get((), 0)
    return replace(statistic, known=titles, of=of, among=among)


def _nothing(why: str, bench: Bench) -> Statistic | None:
    message = f"`{bench.measure.name}` cannot be computed: {why}"
    bench.report.error("measure.empty", message, bench.measure.span, "look at the conditions of its population")
    return None
