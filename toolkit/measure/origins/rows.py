"""Measure: from a number back to its rows: which tables, and by which conditions, each part of it was counted from."""

import datetime as dt
from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from toolkit.measure.statistics.groups import NOT_KNOWN, days_of
from toolkit.measure.statistics.selection import Selected, Selection, known, select
from toolkit.model.definition import (
    Change,
    Cited,
    Condition,
    Conditions,
    Count,
    Datum,
    Definition,
    Distinct,
    Grouping,
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
from toolkit.model.evidence import EVERY, Column, Cut, Dataset, Resource, Statistic

Key = tuple[str, ...]


class RowSet(Struct, frozen=True, kw_only=True):
    """The rows of a table that fulfil all conditions, and what they are to a number.

    `role` as in `Origin`: "denominator", "start, counted", "below, added" …; besides those "population" (the rows
    before a restriction to known values), "without the event", "ranked, counted" (all groups of a rank), "part NAME,
    counted".
    `listed`: whether the rows may be told one by one; not where hidden cells could be read off them.
    """

    role: str
    resource: Resource
    where: Conditions
    listed: bool = True


def rows_behind(statistic: Statistic, dataset: Dataset, key: Key = ()) -> tuple[RowSet, ...]:
    """Return the row sets of the number of a statistic, or of the cell with the `key` of a grouped one.

    They are exactly the rows that the number counts: the sizes of the sets are its `n` and `of`. A total of a table
    has `EVERY` in its key; `()` is the whole. A cited figure has no rows, and a hidden number gives none away.
    """
    measure = dataset.measures[statistic.measure]
    if _is_hidden(statistic, key):
        return ()
    listed = not (EVERY in key or not key) or not any(cut.hidden for cut in statistic.cuts)
    sets = tuple(_sets(measure, dataset, key))
    return sets if listed else tuple(replace(one, listed=False) for one in sets)


def cut_of(statistic: Statistic, key: Key) -> Cut | None:
    """The cell of a statistic with this key; None where it has none, as for a total that is added up from cells."""
    return next((cut for cut in (*statistic.cuts, *statistic.totals) if cut.key == key), None)


def _is_hidden(statistic: Statistic, key: Key) -> bool:
    cut = cut_of(statistic, key)
    if cut is None:
        return statistic.hidden and (not key or set(key) == {EVERY})
    return cut.hidden


# ------------------------------------------------------------------ the parts of a number


def _sets(measure: Measure, dataset: Dataset, key: Key) -> Iterator[RowSet]:
    yield from _of(measure.definition, dataset, key)
    for name in measure.parts:
        if getattr(dataset.measures[name].definition, "suppress", None) is not None:
            continue  # the number of its rows may be one that must not be told
        yield from _named(f"part {name}", _of(dataset.measures[name].definition, dataset, ()))


def _named(place: str, sets: Iterator[RowSet]) -> Iterator[RowSet]:
    for one in sets:
        yield replace(one, role=f"{place}, {one.role}")


def _of(definition: Definition, dataset: Dataset, key: Key) -> Iterator[RowSet]:
    match definition:
        case Cited():
            return
        case Ratio(numerator=above, denominator=below):
            yield from _named("above", _of(dataset.measures[above].definition, dataset, ()))
            yield from _named("below", _of(dataset.measures[below].definition, dataset, ()))
        case Change(of=of, start=start, end=end):
            yield from _named("start", _of(replace(of, among=start), dataset, ()))
            yield from _named("end", _of(replace(of, among=end), dataset, ()))
        case Rank(of=of):
            yield from _rank(definition, of, dataset, key)
        case _:
            yield from _selected(definition, dataset, key)


def _rank(definition: Rank, of: Count | Sum | Share, dataset: Dataset, key: Key) -> Iterator[RowSet]:
    """The rows of all groups; for the place of one group its own rows besides."""
    if key and EVERY not in key:
        yield from _of(of, dataset, key)
        return
    if not definition.value:
        yield from _of(of, dataset, ())
        return
    yield from _named("ranked", _of(of, dataset, ()))
    chosen = select(of, dataset)
    column = _column(chosen.resource, of.by[0])
    label = next((one.label for one in column.categories if one.value == definition.value), definition.value)
    yield from _of(of, dataset, (label,))


def _selected(definition: Selected, dataset: Dataset, key: Key) -> Iterator[RowSet]:
    chosen = select(definition, dataset)
    cell = cell_conditions(chosen.by, chosen.resource, key)
    if chosen.known and not (cell and isinstance(definition, Count | Share) and definition.suppress is not None):
        yield RowSet(role="population", resource=chosen.resource, where=chosen.population.where + cell)
    yield from _roles(definition, chosen, dataset, cell, key)


def _roles(definition: Selected, chosen: Selection, dataset: Dataset, cell: Conditions, key: Key) -> Iterator[RowSet]:
    def rows(role: str, where: Conditions) -> RowSet:
        return RowSet(role=role, resource=chosen.resource, where=where + cell)

    match definition:
        case Count():
            yield rows("counted", chosen.both)
        case Sum(column=column):
            yield rows("added", chosen.both + known((column,)))
        case Share():
            yield rows("denominator", chosen.where)
            yield rows("numerator", chosen.both)
        case Rate():
            yield _exposure(definition, chosen, dataset, key)
            yield rows("events", chosen.both)
        case Mean() | Median() | Quantile():
            yield rows("values", chosen.both)
        case Distinct(column=column):
            yield rows("counted", chosen.both + known((column,)))
        case TimeToEvent(event=event):
            yield rows("watched", chosen.where)
            yield rows("events", chosen.where + known((event,)))
            yield rows("without the event", (*chosen.where, Condition(column=event, operator="missing")))
        case _:
            assert_never(definition)


def _exposure(definition: Rate, chosen: Selection, dataset: Dataset, key: Key) -> RowSet:
    if not definition.exposure:
        chosen = select(Count(among=definition.population, by=definition.by), dataset)
    cell = cell_conditions(chosen.by, chosen.resource, key)
    return RowSet(role="exposure", resource=chosen.resource, where=chosen.where + cell)


# ------------------------------------------------------------------ cells


def cell_conditions(by: tuple[Grouping, ...], resource: Resource, key: Key) -> Conditions:
    """Return what a row must fulfil to be counted in the cell with the labels `key`, besides what all rows fulfil."""
    found = (_conditions(grouping, resource, label) for grouping, label in zip(by, key, strict=False))
    return tuple(condition for conditions in found for condition in conditions)


def _conditions(grouping: Grouping, resource: Resource, label: str) -> Conditions:
    column = _column(resource, grouping)
    if label == EVERY:
        return ()
    if label == NOT_KNOWN:
        return (Condition(column=column.name, operator="missing"),)
    if grouping.per is None:
        return (Condition(column=column.name, operator="in", values=_values(label, column)),)
    first, last = days_of(label, grouping.per)
    if first == last:
        return (Condition(column=column.name, operator="in", values=(first,)),)
    return (
        Condition(column=column.name, operator="from", values=(first,)),
        Condition(column=column.name, operator="to", values=(last,)),
    )


def _values(label: str, column: Column) -> tuple[Datum, ...]:
    """The values that readers see as `label`: several, where categories share it."""
    texts = [category.value for category in column.categories if category.label == label] or [label]
    return tuple(_datum(text, column) for text in texts)


def _datum(text: str, column: Column) -> Datum:
    """An engine's text of a group in the type of its column."""
    match column.type:
        case "integer" | "year":
            return int(text)
        case "boolean":
            return text == "true"
        case "date":
            return dt.date.fromisoformat(text)
        case _:
            return text


def _column(resource: Resource, grouping: Grouping) -> Column:
    column = resource.column(grouping.column)
    assert column is not None  # a grouping is made from a column of its table
    return column
