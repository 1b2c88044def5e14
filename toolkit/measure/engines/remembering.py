"""Measure: an engine that keeps its answers between runs, under everything that they depend on."""

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from toolkit.base.memo import Memo
from toolkit.measure.engines.engine import Engine, Groupings, Key, Records, Total
from toolkit.model.definition import Condition, Conditions, Datum
from toolkit.model.evidence import Resource

_VERSION = "engine-2"  # raise it when an engine answers in another way than before


def remembering(engine: Engine, memo: Memo) -> Engine:
    """Return an engine that keeps each answer under everything it depends on: file, types, missing values, question."""
    return _Remembering(engine, memo)


class _Remembering:
    def __init__(self, engine: Engine, memo: Memo) -> None:
        self._engine = engine
        self._memo = memo

    def count(self, resource: Resource, where: Conditions, by: Groupings) -> dict[Key, int]:
        key = _question("count", resource, where, "", by)
        return _numbers(self._ask(key, lambda: list(self._engine.count(resource, where, by).items())))

    def tally(self, resource: Resource, where: Conditions, column: str, by: Groupings) -> dict[Key, dict[Datum, int]]:
        def make() -> object:
            found = self._engine.tally(resource, where, column, by)
            return [(key, _columns(cell)) for key, cell in found.items()]

        answer = self._ask(_question("tally", resource, where, column, by), make)
        return {tuple(key): _tally(*cell) for key, cell in answer}

    def total(self, resource: Resource, where: Conditions, column: str, by: Groupings) -> dict[Key, Total]:
        def make() -> object:
            found = self._engine.total(resource, where, column, by)
            return [(key, str(total.sum), total.rows) for key, total in found.items()]

        answer = self._ask(_question("total", resource, where, column, by), make)
        return {tuple(key): Total(Fraction(total), rows) for key, total, rows in answer}

    def distinct(self, resource: Resource, where: Conditions, column: str, by: Groupings) -> dict[Key, int]:
        key = _question("distinct", resource, where, column, by)
        return _numbers(self._ask(key, lambda: list(self._engine.distinct(resource, where, column, by).items())))

    def rows(self, resource: Resource, where: Conditions) -> tuple[str, ...]:
        """Row keys are never kept: they would lie on the disk longer than the data."""
        return self._engine.rows(resource, where)

    def records(self, resource: Resource, where: Conditions, columns: tuple[str, ...]) -> Records:
        """Rows are kept only where each of their columns is open: the others would lie on the disk in plain text."""
        shown = [resource.column(name) for name in columns]
        if not all(column and column.disclose == "open" for column in shown):
            return self._engine.records(resource, where, columns)
        key = _question("records", resource, where, json.dumps(columns), ())
        answer = self._ask(key, lambda: self._engine.records(resource, where, columns))
        return tuple(tuple(record) for record in answer)

    def numbered(
        self, resource: Resource, where: Conditions, names: tuple[str, ...], most: int | None = None
    ) -> tuple[tuple[int, str], ...]:
        """Kept as `records` are: only where all columns are open."""
        shown = [resource.column(name) for name in names]
        if most is not None or not names or not all(column and column.disclose == "open" for column in shown):
            return self._engine.numbered(resource, where, names, most)
        key = _question("numbered", resource, where, json.dumps(names), ())
        answer = self._ask(key, lambda: self._engine.numbered(resource, where, names))
        return tuple((number, text) for number, text in answer)

    def missing(self, resource: Resource) -> dict[str, dict[str, int]]:
        answer = self._ask(_question("missing", resource, (), "", ()), lambda: self._engine.missing(resource))
        return {column: dict(texts) for column, texts in answer.items()}

    def _ask(self, key: str, make: Callable[[], object]) -> Any:
        return json.loads(self._memo(key, lambda: json.dumps(make(), ensure_ascii=False)))


def _question(what: str, resource: Resource, where: Conditions, column: str, by: Groupings) -> str:
    return json.dumps(
        {
            "version": _VERSION,
            "what": what,
            "file": resource.sha256,
            "columns": [(one.name, one.type) for one in resource.columns],
            "missing": sorted(resource.missing),
            "where": [_plain(condition) for condition in where],
            "column": column,
            "by": [(grouping.column, grouping.per) for grouping in by],
        },
        ensure_ascii=False,
    )


def _plain(condition: Condition) -> tuple[str, str, list[tuple[str, str]]]:
    return condition.column, condition.operator, [_tagged(value) for value in condition.values]


def _tagged(value: Datum) -> tuple[str, str]:
    return type(value).__name__, str(value)


_READERS: dict[str, Callable[[str], Datum]] = {
    "bool": lambda text: text == "True",
    "int": int,
    "Decimal": Decimal,
    "date": dt.date.fromisoformat,
    "str": str,
}


def _columns(cell: dict[Datum, int]) -> tuple[str, list[str], list[int]]:
    """A tally in few words, for it may be long: the type of its values, which is one, the values, their numbers."""
    return type(next(iter(cell))).__name__, [str(value) for value in cell], list(cell.values())


def _tally(kind: str, values: list[str], rows: list[int]) -> dict[Datum, int]:
    return dict(zip(map(_READERS[kind], values), rows, strict=True))


def _numbers(answer: Any) -> dict[Key, int]:
    return {tuple(key): count for key, count in answer}
