"""Measure: the usual engine: DuckDB, asked in SQL of our own."""

import datetime as dt
import os
import tempfile
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from types import TracebackType
from typing import Any

from toolkit.measure.engines.engine import EXACT, Groupings, Key, Records, Total, missing_first, total_of
from toolkit.measure.engines.stored_rows import SQL_TYPES, StoredRows, quoted
from toolkit.model.definition import Condition, Conditions, Datum, Grouping
from toolkit.model.evidence import Resource

_PERIODS = {
    "day": "strftime({}, '%Y-%m-%d')",
    "week": "strftime({}, '%G-W%V')",
    "month": "strftime({}, '%Y-%m')",
    "quarter": "strftime({}, '%Y') || '-Q' || quarter({})",
    "year": "strftime({}, '%Y')",
}
_NUMBER = '"\x01 row"'  # no column of a file is called so
_COMPARISONS = {"from": ">=", "at_least": ">=", "to": "<=", "at_most": "<="}
# As many threads as there are cores is what DuckDB takes by itself; it may never fetch an extension.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


class DuckDB:
    """DuckDB in memory, by SQL of our own: values are bound, names quoted. It starts with the first question."""

    def __init__(self) -> None:
        self._connection: Any = None
        self._tables: StoredRows | None = None

    def __enter__(self) -> "DuckDB":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = self._tables = None

    def count(self, resource: Resource, where: Conditions, by: Groupings) -> dict[Key, int]:
        return {tuple(row[:-1]): int(row[-1]) for row in self._grouped("", resource, where, by)}

    def tally(self, resource: Resource, where: Conditions, column: str, by: Groupings) -> dict[Key, dict[Datum, int]]:
        kept = (*where, Condition(column=column, operator="known"))
        rows = self._grouped("", resource, kept, by, extra=column)
        exact = _decimal if _is_number(column, resource) else _same
        if not by:
            return {(): {exact(value): count for value, count in rows}} if rows else {}
        found: dict[Key, dict[Datum, int]] = {}
        for *key, value, count in rows:
            found.setdefault(tuple(key), {})[exact(value)] = count
        return found

    def total(self, resource: Resource, where: Conditions, column: str, by: Groupings) -> dict[Key, Total]:
        kept = (*where, Condition(column=column, operator="known"))
        asked = frozenset((*(one.column for one in kept), *(one.column for one in by)))
        rows, values = self._rows.passed(resource, asked), list[object]()
        groups = [_group(grouping, resource) for grouping in by]
        shown = "".join(f"{shown}, " for _, shown in groups)
        query = f"SELECT {shown}sum({rows.times(quoted(column))}), {rows.number} FROM {rows.source}"
        query += f" WHERE {_where(kept, values)}{_grouped_by(groups)} HAVING {rows.number} > 0"
        try:
            found = self._run(query, values)
        except RuntimeError:  # the sum is longer than 38 digits
            return {key: total_of(cell) for key, cell in self.tally(resource, where, column, by).items()}
        return {tuple(key): Total(Fraction(total), int(number)) for *key, total, number in found}

    def distinct(self, resource: Resource, where: Conditions, column: str, by: Groupings) -> dict[Key, int]:
        return {tuple(row[:-1]): int(row[-1]) for row in self._grouped(column, resource, where, by)}

    def rows(self, resource: Resource, where: Conditions) -> tuple[str, ...]:
        values = list[object]()
        names = resource.key or tuple(column.name for column in resource.columns)
        query = f"SELECT {_joined(names, resource)} FROM {self._rows.all(resource)} WHERE {_where(where, values)}"
        return tuple(sorted(row[0] for row in self._run(query, values)))

    def numbered(
        self, resource: Resource, where: Conditions, names: tuple[str, ...], most: int | None = None
    ) -> tuple[tuple[int, str], ...]:
        values = list[object]()
        table = f"(SELECT row_number() OVER () AS {_NUMBER}, * FROM {self._rows.all(resource)})"
        query = f"SELECT {_NUMBER}, {_joined(names, resource)} FROM {table} WHERE {_where(where, values)} ORDER BY 1"
        query += "" if most is None else f" LIMIT {most:d}"
        return tuple((int(number), str(key)) for number, key in self._run(query, values))

    def missing(self, resource: Resource) -> dict[str, dict[str, int]]:
        cells = [(column.name, text) for column in resource.columns for text in resource.missing]
        if not cells:
            return {}
        counted = ", ".join(f"count(*) FILTER (coalesce(CAST({quoted(name)} AS VARCHAR), '') = ?)" for name, _ in cells)
        values: list[object] = [text for _, text in cells]
        numbers = self._run(f"SELECT {counted} FROM {self._rows.raw(resource)}", values)[0]
        found: dict[str, dict[str, int]] = {}
        for (name, text), number in zip(cells, numbers, strict=True):
            if number:
                found.setdefault(name, {})[text] = int(number)
        return found

    def records(self, resource: Resource, where: Conditions, columns: tuple[str, ...]) -> Records:
        values = list[object]()
        names = ", ".join(quoted(name) for name in columns)
        query = f"SELECT {names} FROM {self._rows.all(resource)} WHERE {_where(where, values)}"
        found = (tuple(_plain_text(value) for value in row) for row in self._run(query, values))
        return tuple(sorted(found, key=missing_first))

    def values(self, resource: Resource, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
        """The exact values of some columns in the order of the files, for people who go on with the rows themselves."""
        names = ", ".join(quoted(name) for name in columns) or "1"
        relation = self._rows.all(resource)
        return self._run(f"SELECT {names} FROM {relation}", [])

    def _grouped(
        self, distinct: str, resource: Resource, where: Conditions, by: Groupings, extra: str = ""
    ) -> list[tuple[Any, ...]]:
        """Groups with their numbers of rows; with `distinct`, of different values of that column.

        The values of the column `extra` are the last group, in their order: whoever sorts them later has little to do.
        """
        asked = {*(one.column for one in where), *(one.column for one in by), distinct, extra} - {""}
        rows = self._rows.counted(resource, frozenset(asked))
        values = list[object]()
        groups = [_group(grouping, resource) for grouping in by] + ([_value(extra, resource)] if extra else [])
        measured = f"count(DISTINCT {quoted(distinct)})" if distinct else rows.number
        shown = ", ".join([*(shown for _, shown in groups), measured])
        query = f"SELECT {shown} FROM {rows.source} WHERE {_where(where, values)}{_grouped_by(groups)}"
        query += f" ORDER BY {quoted(extra)}" if extra else ""
        return self._run(query, values)

    @property
    def _rows(self) -> StoredRows:
        if self._tables is None:
            duckdb = _library()
            spill = f"{tempfile.gettempdir()}/toolkit-{os.getpid()}"
            self._connection = duckdb.connect(":memory:", config={**_SETTINGS, "temp_directory": spill})
            self._tables = StoredRows(self._connection, duckdb.Error)
        return self._tables

    def _run(self, query: str, values: list[object]) -> list[tuple[Any, ...]]:
        return self._rows.ask(query, values)


def _library() -> Any:
    """DuckDB without what its package adds for Python, which takes twice as long to load and is never asked here."""
    with suppress(ImportError):
        return import_module("_duckdb")
    return import_module("duckdb")


def _joined(names: tuple[str, ...], resource: Resource) -> str:
    parts = [f"coalesce({_text(name, resource)}, '')" for name in names]
    return f"concat_ws(',', {', '.join(parts)})" if parts else "''"


def _where(where: Conditions, values: list[object]) -> str:
    return " AND ".join(_condition(condition, values) for condition in where) or "true"


def _condition(condition: Condition, values: list[object]) -> str:
    """Missing never matches: a comparison with NULL is not true, and `not` excludes it as well."""
    name = quoted(condition.column)
    match condition.operator:
        case "known":
            return f"{name} IS NOT NULL"
        case "missing":
            return f"{name} IS NULL"
        case "in" | "not":
            values.extend(condition.values)
            marks = ", ".join("?" for _ in condition.values)
            return f"{name} {'IN' if condition.operator == 'in' else 'NOT IN'} ({marks})"
        case operator:
            values.extend(condition.values)
            return f"{name} {_COMPARISONS[operator]} ?"


Group = tuple[str, str]
"""What rows are grouped by, and what a group is shown as: texts are made of groups, not of rows."""


def _group(grouping: Grouping, resource: Resource) -> Group:
    name = quoted(grouping.column)
    if grouping.per is None:
        return name, _text(grouping.column, resource)
    first = f"date_trunc('{grouping.per}', {name})"
    return first, _PERIODS[grouping.per].replace("{}", first)


def _value(name: str, resource: Resource) -> Group:
    """The values of a column themselves. Decimals come as texts: DuckDB takes long to make each a Decimal."""
    return quoted(name), _text(name, resource) if _is_number(name, resource) else quoted(name)


def _grouped_by(groups: list[Group]) -> str:
    return f" GROUP BY {', '.join(group for group, _ in groups)}" if groups else ""


def _text(name: str, resource: Resource) -> str:
    """A value as it is written in a key: 1.5000000000, however many decimals the file holds."""
    value = f"CAST({quoted(name)} AS {SQL_TYPES['number']})" if _is_number(name, resource) else quoted(name)
    return f"CAST({value} AS VARCHAR)"


def _is_number(name: str, resource: Resource) -> bool:
    column = resource.column(name)
    return column is not None and column.type == "number"


def _decimal(text: str) -> Datum:
    return EXACT.normalize(Decimal(text))


def _same(value: Datum) -> Datum:
    return value


def _plain_text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{EXACT.normalize(value):f}" if value else "0"
    return value.isoformat() if isinstance(value, dt.date) else str(value)
