"""Measure: what is made of other statistics: the change between two populations, a ratio, the place of a group."""

from fractions import Fraction

from msgspec.structs import replace

from toolkit.measure.statistics.bench import Bench, nothing, statistic_of
from toolkit.measure.statistics.fractions import difference
from toolkit.measure.statistics.groups import NOT_KNOWN
from toolkit.measure.statistics.hiding import withheld
from toolkit.measure.statistics.intervals import newcombe
from toolkit.measure.statistics.likeness import differences, partial, tell
from toolkit.model.definition import Change, Rank, Ratio, Share
from toolkit.model.evidence import Cut, Origin, Range, Statistic


def change(definition: Change, bench: Bench) -> Statistic | None:
    start = bench.part(replace(definition.of, among=definition.start))
    end = bench.part(replace(definition.of, among=definition.end))
    if start is None or end is None or start.value is None or end.value is None:
        return None
    value = difference(start.value, end.value, relative=definition.relative)
    if value is None:
        return nothing("the change begins at 0, so it has no percentage", bench)
    points = isinstance(definition.of, Share) and not definition.relative
    statistic = statistic_of(definition, bench)
    return replace(
        statistic,
        unit="points" if points else "percent" if definition.relative else "number",
        value=value,
        interval=_newcombe(definition, start, end),
        noun=end.noun,
        population=end.population,
        place=end.place,
        series=end.series,
        note=" ".join(filter(None, (statistic.note, definition.comparable))),
        start=start.start,
        end=end.end,
        origins=(*_origins("start", start), *_origins("end", end)),
    )


def _newcombe(definition: Change, start: Statistic, end: Statistic) -> Range | None:
    if definition.interval is None or not start.of or not end.of:
        return None
    return newcombe((start.n or 0, start.of), (end.n or 0, end.of), definition.interval.level)


def ratio(definition: Ratio, bench: Bench) -> Statistic | None:
    names = (definition.numerator, definition.denominator)
    above, below = (bench.part_named(name) for name in names)
    if above is None or below is None:
        return None
    for name, one in zip(names, (above, below), strict=True):
        if one.hidden:
            return withheld(f"`{name}` is hidden, and could be worked out from it", bench)
    if above.value is None or below.value is None:
        return None
    if not below.value:
        return nothing(f"`{definition.denominator}` is 0", bench)
    if not _divisible(definition, above, below, bench):
        return None
    return replace(
        statistic_of(definition, bench),
        unit="percent" if definition.percent else "number",
        value=above.value / below.value,
        population=below.population,
        place=below.place if above.place == below.place else "",
        series=below.series if above.series == below.series else "",
        note=" ".join(filter(None, (bench.measure.note, definition.comparable))),
        origins=(*_origins("above", above), *_origins("below", below)),
    )


def _divisible(definition: Ratio, above: Statistic, below: Statistic, bench: Bench) -> bool:
    """Whether the two may be divided; what the sentence on their comparability should say, and does not, is told."""
    names = (f"`{definition.numerator}`", f"`{definition.denominator}`")
    unlike = differences(above, below)
    if definition.percent and any(one.what == "unit" for one in unlike):
        one = next(one for one in unlike if one.what == "unit")
        message = f"a percentage of unlike things: {names[0]} is in {one.first}, {names[1]} in {one.second}"
        hint = "one unit for both; or write `as: number` and say in `comparable:` what it tells"
        bench.report.error("comparison.unit", message, bench.measure.span, hint)
        return False
    tell(partial(above, below), names, definition.comparable, bench.measure.span, bench.report)
    tell(
        tuple(one for one in unlike if one.what != "unit"),
        names,
        definition.comparable,
        bench.measure.span,
        bench.report,
    )
    return True


def _origins(place: str, statistic: Statistic) -> tuple[Origin, ...]:
    return tuple(replace(origin, role=f"{place}, {origin.role}") for origin in statistic.origins)


# ------------------------------------------------------------------ ranks


def rank(definition: Rank, bench: Bench) -> Statistic | None:
    """The place of one group, the groups of one number sharing it; or the table of all groups in their order."""
    table = bench.part(definition.of)
    if table is None:
        return None
    cuts = sorted(_ranked(table), key=lambda cut: cut.value or 0, reverse=not definition.lowest)
    blank = statistic_of(definition, bench)
    if not definition.value:
        return _in_order(definition, replace(table, definition=blank.definition), cuts)
    label = _label(definition, bench)
    found = next((cut for cut in cuts if cut.key == (label,)), None)
    if found is None:
        return nothing(f"no row belongs to `{definition.value}`", bench)
    return replace(
        blank,
        value=Fraction(_place(found, cuts)),
        of=len(cuts),
        noun=table.dimensions[0].title,
        population=table.population,
        known=table.known,
        left=table.left,
        among=table.among,
        start=table.start,
        end=table.end,
        origins=table.origins,
    )


def _ranked(table: Statistic) -> list[Cut]:
    return [cut for cut in table.cuts if cut.value is not None and cut.key != (NOT_KNOWN,)]


def _place(found: Cut, cuts: list[Cut]) -> int:
    return 1 + next(at for at, cut in enumerate(cuts) if cut.value == found.value)


def _in_order(definition: Rank, table: Statistic, cuts: list[Cut]) -> Statistic:
    """The first groups of all; those that share the last place all stand in it. A part of a table has no total."""
    top = len(cuts) if definition.top is None else definition.top
    first = tuple(cut for cut in cuts if _place(cut, cuts) <= top)
    dimension = replace(table.dimensions[0], labels=tuple(cut.key[0] for cut in first), period=None)
    return replace(table, value=None, dimensions=(dimension,), cuts=first, percent=False)


def _label(definition: Rank, bench: Bench) -> str:
    population = bench.dataset.populations[definition.of.among]
    resource = bench.dataset.resource(population.resource)
    column = resource.column(definition.of.by[0].column) if resource else None
    categories = column.categories if column else ()
    return next((one.label for one in categories if one.value == definition.value), definition.value)
