"""Measure: counts, sums, shares, rates and different values of the rows of a population, exact and by group."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from operator import add

from msgspec.structs import replace

from toolkit.measure.engines.engine import Total
from toolkit.measure.origins.trace import origin_of
from toolkit.measure.statistics.bench import Bench, blank, counts_of, nothing, rows_of
from toolkit.measure.statistics.fractions import cuts_of, decimals_of, quotient, share
from toolkit.measure.statistics.groups import Labels, dimensions, relabelled, with_rows
from toolkit.measure.statistics.hiding import hide_counts, hide_shares
from toolkit.measure.statistics.intervals import wilson
from toolkit.measure.statistics.selection import Selection, column_title, known, select
from toolkit.model.definition import Count, Distinct, Rate, Share, Sum
from toolkit.model.evidence import Cut, Statistic


def count(definition: Count, bench: Bench) -> Statistic:
    chosen = select(definition, bench.dataset)
    counts = counts_of(chosen, chosen.both, bench)
    n = sum(counts.values())
    dims = dimensions(chosen.by, chosen.resource, chosen.both, counts)
    statistic = replace(
        blank(definition, chosen, bench),
        value=Fraction(n),
        n=n,
        dimensions=dims,
        cuts=cuts_of(dims, lambda key: Cut(key=key, value=Fraction(counts.get(key, 0)), n=counts.get(key, 0))),
        origins=(origin_of("counted", bench.dataset, chosen.resource, chosen.both, n),),
        percent=definition.of_total,
    )
    if not n:
        _warn_of_nothing(statistic, chosen, bench)
    return statistic if definition.suppress is None else hide_counts(statistic, definition.suppress)


def _warn_of_nothing(statistic: Statistic, chosen: Selection, bench: Bench) -> None:
    """A 0 is a number, unless there was nothing to count; and a table without groups is none."""
    if not rows_of(chosen, (), bench):
        message = f"`{bench.measure.name}` is 0, because the table `{chosen.resource.name}` has no rows"
        bench.report.warning("measure.no-rows", message, bench.measure.span, "was its file cut off?")
    elif chosen.by and not statistic.cuts and isinstance(bench.measure.definition, Count):  # a rank says it itself
        message = f"`{bench.measure.name}` has no groups, because no row belongs to it"
        bench.report.warning("measure.no-rows", message, bench.measure.span, "look at the conditions of its population")


def sums(definition: Sum, bench: Bench) -> Statistic | None:
    """A group in which no row has a value has no sum: 0 would be a claim. Rows without a value are told (`known`)."""
    chosen = select(definition, bench.dataset)
    totals = bench.engine.total(chosen.resource, chosen.both, definition.column, chosen.by)
    found = relabelled(totals, chosen.by, chosen.resource, add)
    if not found:
        return nothing(f"no row has a `{definition.column}` to add", bench)
    sizes = counts_of(chosen, chosen.both, bench)
    dims = with_rows(dimensions(chosen.by, chosen.resource, chosen.both, sizes), sizes)
    everything, among = sum(found.values(), Total()), sum(sizes.values())
    added = everything.rows
    used = chosen.both + known((definition.column,))
    statistic = replace(
        blank(definition, chosen, bench),
        noun=column_title(chosen.resource, definition.column),
        value=everything.sum if definition.total or not chosen.by else None,
        decimals=_decimals(found.values()) if bench.measure.decimals is None else bench.measure.decimals,
        dimensions=dims,
        cuts=cuts_of(dims, lambda key: Cut(key=key, value=found[key].sum if key in found else None)),
        origins=(origin_of("added", bench.dataset, chosen.resource, used, added),),
    )
    if added == among:
        return statistic
    titles = ", ".join(filter(None, (statistic.known, statistic.noun)))
    return replace(statistic, known=titles, of=added, left=added, among=statistic.among or among)


def _decimals(totals: Iterable[Total]) -> int:
    return max(decimals_of(total.sum) for total in totals)


def shares(definition: Share, bench: Bench) -> Statistic | None:
    chosen = select(definition, bench.dataset)
    ofs, ns = counts_of(chosen, chosen.where, bench), counts_of(chosen, chosen.both, bench)
    n, of = sum(ns.values()), sum(ofs.values())
    if not of:
        return nothing("no row belongs to the denominator", bench)
    level = definition.interval.level if definition.interval else None
    dims = dimensions(chosen.by, chosen.resource, chosen.where, ofs)
    whole = _share_cut((), n, of, level)
    statistic = replace(
        blank(definition, chosen, bench),
        value=whole.value,
        n=n,
        of=of,
        interval=whole.interval,
        dimensions=dims,
        cuts=cuts_of(dims, lambda key: _share_cut(key, ns.get(key, 0), ofs.get(key, 0), level)),
        origins=(
            origin_of("denominator", bench.dataset, chosen.resource, chosen.where, of),
            origin_of("numerator", bench.dataset, chosen.resource, chosen.both, n),
        ),
    )
    return statistic if definition.suppress is None else hide_shares(statistic, definition.suppress, bench)


def _share_cut(key: Labels, n: int, of: int, level: Decimal | None) -> Cut:
    interval = None if level is None else wilson(n, of, level)
    return Cut(key=key, value=share(n, of), n=n, of=of, interval=interval)


def distinct(definition: Distinct, bench: Bench) -> Statistic:
    chosen = select(definition, bench.dataset)
    n = bench.engine.distinct(chosen.resource, chosen.both, definition.column, ()).get((), 0)
    used = chosen.both + known((definition.column,))
    return replace(
        blank(definition, chosen, bench),
        noun=column_title(chosen.resource, definition.column),
        value=Fraction(n),
        n=n,
        origins=(origin_of("counted", bench.dataset, chosen.resource, used, rows_of(chosen, used, bench)),),
    )


# ------------------------------------------------------------------ rates


def rate(definition: Rate, bench: Bench) -> Statistic | None:
    chosen = select(definition, bench.dataset)
    against = _against(definition, chosen, bench)
    events, exposures = counts_of(chosen, chosen.both, bench), _exposures(definition, against, bench)
    n, everything = sum(events.values()), sum(exposures.values(), Total())
    of = everything.sum
    if not of:
        return nothing("there is no exposure to divide by", bench)

    def cut(key: Labels) -> Cut:
        part = events.get(key, 0)
        return Cut(key=key, value=quotient(part * definition.per, exposures.get(key, Total()).sum), n=part)

    rows = {key: total.rows for key, total in exposures.items()}
    noun = column_title(chosen.resource, definition.exposure) if definition.exposure else against.population.says
    return replace(
        blank(definition, chosen, bench, everything.rows if definition.exposure else None),
        noun=noun,
        value=quotient(n * definition.per, of),
        n=n,
        of=int(of) if of.denominator == 1 else None,
        per=definition.per,
        dimensions=(dims := dimensions(chosen.by, against.resource, against.where, rows)),
        cuts=cuts_of(dims, cut),
        origins=(
            origin_of("exposure", bench.dataset, against.resource, against.where, everything.rows),
            origin_of("events", bench.dataset, chosen.resource, chosen.both, n),
        ),
    )


def _against(definition: Rate, chosen: Selection, bench: Bench) -> Selection:
    """The rows that the exposure is taken from: those of the population itself, or those of another one."""
    if definition.exposure:
        return chosen
    return select(Count(among=definition.population, by=definition.by), bench.dataset)


def _exposures(definition: Rate, against: Selection, bench: Bench) -> dict[Labels, Total]:
    if not definition.exposure:
        sizes = counts_of(against, against.where, bench)
        return {key: Total(Fraction(rows), rows) for key, rows in sizes.items()}
    totals = bench.engine.total(against.resource, against.where, definition.exposure, against.by)
    return relabelled(totals, against.by, against.resource, add)
