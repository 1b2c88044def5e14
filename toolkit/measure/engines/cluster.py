"""Measure: an engine for a cluster or a database: the same questions, asked through ibis on any of its backends.

The backend filters, groups and counts; types, periods and texts of keys are made here, in one way for all backends.
"""

import datetime as dt
import tempfile
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any

from toolkit.base.diagnostic import MissingPart
from toolkit.measure.engines.duck import DuckDB
from toolkit.measure.engines.engine import EXACT, Groupings, Key, Records, Total, missing_first, total_of
from toolkit.measure.engines.parquet_texts import csv_as_parquet
from toolkit.measure.statistics.groups import name_of
from toolkit.model.definition import Condition, Conditions, Datum
from toolkit.model.evidence import Column, ColumnType, Resource

_FORMS = {  # what a text must look like before a backend may read it as another type: they differ in what they accept
    "date": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "integer": r"^[-+]?[0-9]{1,18}$",
    "year": r"^[-+]?[0-9]{1,18}$",
    "number": r"^[-+]?[0-9]{1,20}([.][0-9]{1,10})?$",
    "boolean": r"^(true|True|TRUE|1|false|False|FALSE|0)$",
}
_TYPES: dict[ColumnType, str] = {
    "string": "string", "date": "date", "integer": "int64", "number": "decimal(38, 10)", "boolean": "boolean",
    "year": "int64",
}  # fmt: skip
_EXTRA = "pip install 'policy-toolkit[cluster]', and what the backend needs (Spark: Java 17)"


class Ibis:
    """Any backend of ibis, by URL: `pyspark://local[2]`, `spark://host:7077`, `trino://user@host/catalog/schema` …

    Files are read by the backend where it can (Parquet; CSV goes through Parquet, so that every backend sees the same
    cells); a resource with a `table` is taken from there.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._backend: Any = None
        self._files = DuckDB()
        self._tables: dict[object, Any] = {}
        self._scratch: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> "Ibis":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give back the files in between; the connection is left to the backend, which may serve others."""
        self._tables.clear()
        self._files.close()
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    def count(self, resource: Resource, where: Conditions, by: Groupings) -> dict[Key, int]:
        found: dict[Key, int] = {}
        for *key, rows in self._grouped(resource, where, [grouping.column for grouping in by]):
            named = _key(key, resource, by)
            found[named] = found.get(named, 0) + int(rows)
        return found or ({} if by else {(): 0})

    def tally(self, resource: Resource, where: Conditions, column: str, by: Groupings) -> dict[Key, dict[Datum, int]]:
        kept = (*where, Condition(column=column, operator="known"))
        found: dict[Key, dict[Datum, int]] = {}
        for *key, value, rows in self._grouped(resource, kept, [*(grouping.column for grouping in by), column]):
            cell = found.setdefault(_key(key, resource, by), {})
            cell[_exact(value)] = cell.get(_exact(value), 0) + int(rows)
        return found

    def total(self, resource: Resource, where: Conditions, column: str, by: Groupings) -> dict[Key, Total]:
        """Added here: backends round or fail where a sum of decimals is too long for them."""
        return {key: total_of(cell) for key, cell in self.tally(resource, where, column, by).items()}

    def distinct(self, resource: Resource, where: Conditions, column: str, by: Groupings) -> dict[Key, int]:
        """Groups of a column are counted by the backend; periods are put together here from their days."""
        if not by:
            table = self._filtered(resource, where)
            return {(): int(self._rows(table.aggregate(n=table[column].nunique()))[0][0])}
        seen: dict[Key, set[Datum]] = {}
        for *key, value, _ in self._grouped(resource, where, [*(grouping.column for grouping in by), column]):
            cell = seen.setdefault(_key(key, resource, by), set())
            cell.update(() if value is None else (_exact(value),))
        return {key: len(values) for key, values in seen.items()}

    def rows(self, resource: Resource, where: Conditions) -> tuple[str, ...]:
        names = resource.key or tuple(column.name for column in resource.columns)
        kinds = {column.name: column.type for column in resource.columns}
        table = self._filtered(resource, where)
        found = self._rows(table.select(**{f"c{at}": table[name] for at, name in enumerate(names)}))
        keys = ([_text(value, kinds[name]) or "" for value, name in zip(row, names, strict=True)] for row in found)
        return tuple(sorted(",".join(parts) for parts in keys))

    def records(self, resource: Resource, where: Conditions, columns: tuple[str, ...]) -> Records:
        table = self._filtered(resource, where)
        chosen = table.select(**{f"c{at}": table[name] for at, name in enumerate(columns)})
        texts = (tuple(_canonical(value) for value in row) for row in self._rows(chosen))
        return tuple(sorted(texts, key=missing_first))

    def numbered(
        self, resource: Resource, where: Conditions, names: tuple[str, ...], most: int | None = None
    ) -> tuple[tuple[int, str], ...]:
        """A backend knows no order of rows, and no file: this is asked where the files lie."""
        return self._files.numbered(resource, where, names, most)

    def missing(self, resource: Resource) -> dict[str, dict[str, int]]:
        return self._files.missing(resource)

    # -------------------------------------------------------------- the backend

    def _grouped(self, resource: Resource, where: Conditions, columns: list[str]) -> list[tuple[Any, ...]]:
        """How many rows there are of each combination of values."""
        table = self._filtered(resource, where)
        if not columns:
            return self._rows(table.aggregate(n=table.count()))
        chosen = table.select(**{f"c{at}": table[name] for at, name in enumerate(columns)})
        return self._rows(chosen.group_by(chosen.columns).aggregate(n=chosen.count()))

    def _rows(self, expression: Any) -> list[tuple[Any, ...]]:
        """Exact values: pandas would make floats of whole numbers with gaps."""
        answer = self._connected().to_pyarrow(expression)
        return list(zip(*(column.to_pylist() for column in answer.columns), strict=True))

    def _filtered(self, resource: Resource, where: Conditions) -> Any:
        table = self._table(resource)
        return table.filter([_fulfils(table[one.column], one, resource) for one in where]) if where else table

    def _table(self, resource: Resource) -> Any:
        kinds = tuple((column.name, column.type) for column in resource.columns)
        key = (resource.files, resource.table, resource.sha256, kinds, tuple(sorted(resource.missing)))
        if key not in self._tables:
            raw = self._source(resource)
            self._tables[key] = raw.select(
                **{one.name: _typed(raw[one.name], one, resource) for one in resource.columns}
            )
        return self._tables[key]

    def _source(self, resource: Resource) -> Any:
        backend = self._connected()
        if resource.table:
            *database, name = resource.table.split(".")
            return backend.table(name, database=tuple(database) or None)
        files = list(resource.files)
        if resource.form == "csv":
            self._scratch = self._scratch or tempfile.TemporaryDirectory(prefix="toolkit-")
            path = Path(self._scratch.name, f"{len(self._tables)}.parquet")
            csv_as_parquet(resource, str(path))
            files = [str(path)]
        parts = [backend.read_parquet(path) for path in files]
        return parts[0].union(*parts[1:]) if len(parts) > 1 else parts[0]

    def _connected(self) -> Any:
        if self._backend is None:
            kind = self._url.partition(":")[0]
            try:
                self._backend = _connect(self._url)
            except ImportError as error:
                raise MissingPart(f"the engine {kind} ({error})", _EXTRA) from None
            except Exception as error:  # each backend has errors of its own; the address may hold a password
                why = (str(error).strip() or type(error).__name__).splitlines()[0]
                need = f"a connection to {kind}" + ("" if "@" in self._url else f" ({why})")
                raise MissingPart(need, "is the address right, and the server there? Spark needs Java 17") from None
        return self._backend


def _connect(url: str) -> Any:
    import ibis

    scheme, _, rest = url.partition("://")
    if scheme not in ("pyspark", "spark"):
        return ibis.connect(url)
    from pyspark.sql import SparkSession

    # Spark's own names for a master hold brackets, which no URL may; a text that is no number is NULL, no failure.
    builder = SparkSession.builder.master(rest if scheme == "pyspark" else url).appName("toolkit")
    settings = {
        "spark.sql.ansi.enabled": "false", "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "4",
        "spark.sql.legacy.parquet.nanosAsLong": "false",
    }  # fmt: skip
    for name, value in settings.items():
        builder = builder.config(name, value)
    return ibis.pyspark.connect(builder.getOrCreate())


# ------------------------------------------------------------------ cells


def _typed(cell: Any, column: Column, resource: Resource) -> Any:
    """A column in its type; a cell that does not fit counts as missing (and was reported when it was checked)."""
    import ibis

    stored = cell.type()
    if not stored.is_string():
        return cell if str(stored) == _TYPES[column.type] else cell.cast(_TYPES[column.type])
    known = ibis.cases((cell.isin(list(resource.missing)), ibis.null("string")), else_=cell)
    if column.type == "string":
        return known
    fits = ibis.cases((known.re_search(_FORMS[column.type]), known), else_=ibis.null("string"))
    if column.type == "boolean":
        return ibis.cases((fits.lower().isin(["true", "1"]), True), (fits.notnull(), False), else_=ibis.null("boolean"))
    return fits.cast(_TYPES[column.type])


def _fulfils(cell: Any, condition: Condition, resource: Resource) -> Any:
    """Missing never matches: where a cell is NULL, so is a comparison."""
    column = resource.column(condition.column)
    values = [_literal(value, column.type if column else "string") for value in condition.values]
    match condition.operator:
        case "known":
            return cell.notnull()
        case "missing":
            return cell.isnull()
        case "in":
            return cell.notnull() & cell.isin(values)
        case "not":
            return cell.notnull() & cell.notin(values)
        case "from" | "at_least":
            return cell >= values[0]
        case "to" | "at_most":
            return cell <= values[0]


def _literal(value: Datum, kind: ColumnType) -> Any:
    import ibis

    return ibis.literal(Decimal(value) if kind == "number" and isinstance(value, int) else value, type=_TYPES[kind])


def _exact(value: Any) -> Datum:
    found: Datum = EXACT.normalize(value) if isinstance(value, Decimal) else value
    return found


def _key(values: Iterable[Any], resource: Resource, by: Groupings) -> Key:
    kinds = {column.name: column.type for column in resource.columns}
    return tuple(
        name_of(value, grouping.per) if grouping.per and value is not None else _text(value, kinds[grouping.column])
        for value, grouping in zip(values, by, strict=True)
    )


def _text(value: Any, kind: ColumnType) -> str | None:
    """A value as it is written in a key: true, 2020-05-04, 1.5000000000."""
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return value.isoformat()
    return f"{value:.10f}" if kind == "number" else str(value)


def _canonical(value: Any) -> str | None:
    """A value as a careful person would write it into a CSV file: 1.5, not 1.5000000000."""
    if isinstance(value, Decimal):
        return f"{EXACT.normalize(value):f}"
    return _text(value, "string")
