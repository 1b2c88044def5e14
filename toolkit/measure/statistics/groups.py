"""Measure: the labels of a table: which groups there are, in which order they stand, and the periods between them."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from msgspec.structs import replace

from toolkit.measure.engines.engine import Groupings, Key
from toolkit.model.definition import Condition, Conditions, Grouping, Period
from toolkit.model.evidence import Category, Column, Dimension, Resource

T = TypeVar("T")

NOT_KNOWN = ""
"""The label of the rows without a value, until a language gives it a word."""


Labels = tuple[str, ...]


def relabelled(found: Mapping[Key, T], by: Groupings, resource: Resource, add: Callable[[T, T], T]) -> dict[Labels, T]:
    """Return an engine's answer by what readers see; groups of one label (two categories may share one) are added."""
    columns = [resource.column(grouping.column) for grouping in by]
    result: dict[Labels, T] = {}
    for key, amount in found.items():
        labels = tuple(_label(value, column) for value, column in zip(key, columns, strict=True))
        result[labels] = add(result[labels], amount) if labels in result else amount
    return result


def dimensions(
    by: Groupings, resource: Resource, where: Conditions, sizes: Mapping[Labels, int]
) -> tuple[Dimension, ...]:
    """Return the dimensions of a table with their labels in the order in which they are shown.

    `sizes`: how many rows there are in each group. Categories stand in the order of the schema, the empty ones too;
    periods and whole numbers ascend, periods without gaps; everything else by size. Rows without a value come last.
    """
    return tuple(_dimension(at, grouping, resource, where, sizes) for at, grouping in enumerate(by))


def with_rows(dimensions: tuple[Dimension, ...], sizes: Mapping[Labels, int]) -> tuple[Dimension, ...]:
    """Return the dimensions without the labels that no row carries; gaps between periods stay."""
    kept = [
        dimension if dimension.period else _carried(at, dimension, sizes) for at, dimension in enumerate(dimensions)
    ]
    return tuple(kept)


def _carried(at: int, dimension: Dimension, sizes: Mapping[Labels, int]) -> Dimension:
    carried = {labels[at] for labels in sizes}
    return replace(dimension, labels=tuple(label for label in dimension.labels if label in carried))


def _dimension(
    at: int, grouping: Grouping, resource: Resource, where: Conditions, sizes: Mapping[Labels, int]
) -> Dimension:
    column = resource.column(grouping.column)
    assert column is not None
    totals: dict[str, int] = {}
    for labels, size in sizes.items():
        totals[labels[at]] = totals.get(labels[at], 0) + size
    present = [label for label in totals if label != NOT_KNOWN]
    ordered = tuple(dict.fromkeys(_in_order(present, totals, column, grouping, where)))
    last = (NOT_KNOWN,) if NOT_KNOWN in totals else ()
    return Dimension(title=column.title, labels=ordered + last, period=_period(grouping, column))


def _period(grouping: Grouping, column: Column) -> Period | None:
    if grouping.per is not None:
        return grouping.per
    return {"date": "day", "year": "year"}.get(column.type)  # type: ignore[return-value]


def _label(value: str | None, column: Column | None) -> str:
    """The text that a reader sees for a value; periods are written out later, in the language of the document."""
    if value is None or column is None:
        return NOT_KNOWN
    return next((category.label for category in column.categories if category.value == value), value)


def _in_order(
    present: list[str], totals: Mapping[str, int], column: Column, grouping: Grouping, where: Conditions
) -> Iterator[str]:
    if column.categories:
        yield from (category.label for category in column.categories if _possible(category, column, where))
    elif grouping.per in ("week", "month", "quarter", "year") and present:
        yield from periods(min(present), max(present), grouping.per)
    elif column.type in ("date", "year"):
        yield from sorted(present)
    elif column.type == "integer":
        yield from sorted(present, key=int)
    else:
        yield from sorted(present, key=lambda value: (-totals[value], value))


def _possible(category: Category, column: Column, where: Conditions) -> bool:
    """Is there room for rows of this category, or do the conditions of the population shut it out?"""
    return not any(_shuts_out(condition, category) for condition in where if condition.column == column.name)


def _shuts_out(condition: Condition, category: Category) -> bool:
    among = category.value in [str(value) for value in condition.values]
    return (condition.operator == "in" and not among) or (condition.operator == "not" and among)


# ------------------------------------------------------------------ calendar periods


def periods(first: str, last: str, per: Period) -> Iterator[str]:
    """All periods from `first` to `last`, without gaps: 2020-W52, 2020-W53, 2021-W01."""
    day, end = first_day(first), first_day(last)
    while day <= end:
        yield name_of(day, per)
        day = _next(day, per)


def first_day(period: str) -> dt.date:
    """The first day of a period: 2020-W19 is 4 May 2020 (ISO 8601)."""
    year, _, rest = period.partition("-")
    if rest.startswith("W"):
        return dt.date.fromisocalendar(int(year), int(rest[1:]), 1)
    if rest.startswith("Q"):
        return dt.date(int(year), 3 * int(rest[1:]) - 2, 1)
    month, _, day = rest.partition("-")
    return dt.date(int(year), int(month or 1), int(day or 1))


def days_of(period: str, per: Period) -> tuple[dt.date, dt.date]:
    """The first and the last day of a period."""
    first = first_day(period)
    return first, first if per == "day" else _next(first, per) - dt.timedelta(days=1)


def name_of(day: dt.date, per: Period) -> str:
    match per:
        case "day":
            return day.isoformat()
        case "week":
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}"
        case "month":
            return f"{day.year:04}-{day.month:02}"
        case "quarter":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "year":
            return f"{day.year:04}"


def _next(day: dt.date, per: Period) -> dt.date:
    """The first day of the following period, where `day` is the first day of one."""
    if per in ("day", "week"):
        return day + dt.timedelta(days=7 if per == "week" else 1)
    months = {"month": 1, "quarter": 3, "year": 12}[per]
    return dt.date(day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1, 1)
