"""Measure: which rows a definition is about, and which period they cover."""

import datetime as dt

from msgspec import Struct

from toolkit.model.definition import (
    Condition,
    Conditions,
    Distinct,
    Grouped,
    Grouping,
    Mean,
    Median,
    Population,
    Quantile,
    Rate,
    TimeToEvent,
)
from toolkit.model.evidence import Dataset, Resource


class Selection(Struct, frozen=True, kw_only=True):
    """The rows of a population: `where` chooses those where the columns `known` have a value, `that` some of them."""

    population: Population
    resource: Resource
    where: Conditions
    that: Conditions
    by: tuple[Grouping, ...]
    known: tuple[str, ...]

    @property
    def both(self) -> Conditions:
        return self.where + self.that


Selected = Grouped | Distinct | TimeToEvent


def select(definition: Selected, dataset: Dataset) -> Selection:
    population = dataset.populations[definition.among]
    resource = dataset.resource(population.resource)
    assert resource is not None
    columns = _must_be_known(definition)
    return Selection(
        population=population,
        resource=resource,
        where=population.where + known(columns),
        that=() if isinstance(definition, TimeToEvent) else definition.that,
        by=() if isinstance(definition, Distinct | TimeToEvent) else definition.by,
        known=columns,
    )


def _must_be_known(definition: Selected) -> tuple[str, ...]:
    """The columns that leave rows out: those that the measure names, and the one that it cannot do without."""
    match definition:
        case Distinct():
            return ()
        case Mean(column=column) | Median(column=column) | Quantile(column=column) | TimeToEvent(start=column):
            return tuple(dict.fromkeys((*definition.known, column)))
        case Rate(exposure=column) if column:
            return tuple(dict.fromkeys((*definition.known, column)))
        case _:
            return definition.known


def known(columns: tuple[str, ...]) -> Conditions:
    return tuple(Condition(column=name, operator="known") for name in columns)


def column_title(resource: Resource, name: str) -> str:
    column = resource.column(name)
    return column.title if column else name


def period_of(chosen: Selection, dataset: Dataset) -> tuple[dt.date | None, dt.date | None]:
    """The period that the conditions of a population name on its one date or year column; else that of the dataset.

    A single day is no period: it is nearly always the first day of a quarter or a year, by which a table names it.
    """
    starts, ends = list[dt.date](), list[dt.date]()
    for condition in chosen.population.where:
        column = chosen.resource.column(condition.column)
        kind = column.type if column else ""
        days = [_first(value) for value in condition.values if kind in ("date", "year")]
        if days and condition.operator in ("from", "at_least", "in"):
            starts.append(min(days))
        if days and condition.operator in ("to", "at_most", "in"):
            ends.append(_last(max(days), kind))
    start = starts[0] if len(starts) == 1 else dataset.start
    end = ends[0] if len(ends) == 1 else dataset.end
    return (None, None) if start == end else (start, end)


def _first(value: object) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date(int(str(value)), 1, 1)


def _last(day: dt.date, kind: str) -> dt.date:
    return dt.date(day.year, 12, 31) if kind == "year" else day
