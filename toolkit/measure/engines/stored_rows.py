"""Measure: the rows of a table inside of DuckDB: read once where they are few, counted once where they are many.

Most questions about one table look at the same few columns. How often each combination of their values occurs is
counted in one pass over the files; every further question about these columns is answered from that.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from toolkit.model.evidence import Column, Resource

MANY = 100_000  # rows; below, a question costs no more than a look at what was counted before
HELD = 100_000_000  # bytes; a larger CSV file is not held in memory
TRIED = ((50_000, 0.9), (1_000_000, 0.2))  # so many rows, or a tenth of all, may hold so many parts of combinations
COMPANIONS = 6  # columns with few values, at most, that are counted along with those that a question is about

SQL_TYPES = {
    "string": "VARCHAR",
    "date": "DATE",
    "integer": "BIGINT",
    "number": "DECIMAL(38, 10)",
    "boolean": "BOOLEAN",
    "year": "BIGINT",
}


_SMALL = ("TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER")


class _Rows(Struct, frozen=True, kw_only=True):
    """`source` is a table or a reader of files; `typed` what each column is in its described type; `size` its rows.

    `place` numbers the rows from 0, in a table or in each of so many `files`; where rows have none, they come slowly.
    """

    source: str
    typed: dict[str, str]
    size: int
    place: str = ""
    files: int = 1

    def some(self, names: str, most: int) -> str:
        """About so many rows, without reading the others."""
        chosen = f"WHERE {self.place} < {most // self.files + 1}" if self.place else f"LIMIT {most}"
        return f"(SELECT {names} FROM {self.source} {chosen})"

    def select(self, columns: frozenset[str], source: str = "", more: str = "") -> str:
        names = [f"{self.typed[name]} AS {quoted(name)}" for name in self.typed if name in columns]
        return f"(SELECT {', '.join([*names, *([more] if more else [])]) or '1'} FROM {source or self.source})"


class Counted(Struct, frozen=True, kw_only=True):
    """A relation, and what says for how many rows those of a group stand: each for one, or for `n`."""

    source: str
    each: str = ""

    @property
    def number(self) -> str:
        return f"CAST(coalesce(sum({self.each}), 0) AS BIGINT)" if self.each else "count(*)"

    def times(self, name: str) -> str:
        """A numeric column as often as it occurs, exact: a product of whole numbers may be longer than either."""
        return f"{name} * CAST({self.each} AS HUGEINT)" if self.each else name


class StoredRows:
    """Gives SQL for the rows of resources on one connection."""

    def __init__(self, connection: Any, error: type[Exception]) -> None:
        self._connection = connection
        self._error = error
        self._rows: dict[object, _Rows] = {}
        self._counted: dict[tuple[object, frozenset[str]], str] = {}
        self._tables = 0

    def ask(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        try:
            found: list[tuple[Any, ...]] = self._connection.execute(query, values).fetchall()
        except self._error as error:  # its further lines quote lines of the file
            raise RuntimeError(str(error).partition("\n")[0]) from None
        return found

    def all(self, resource: Resource) -> str:
        """The rows with every column in its type. A cell that does not fit counts as missing (and was reported)."""
        return self._of(resource).select(frozenset(column.name for column in resource.columns))

    def raw(self, resource: Resource) -> str:
        """The rows as the files hold them: those of a CSV file as text."""
        return csv_reader(resource) if resource.form == "csv" else self._of(resource).source

    def counted(self, resource: Resource, columns: frozenset[str]) -> Counted:
        """A relation with these columns: what was counted by them, or is now, where their values repeat."""
        rows = self._of(resource)
        if rows.size < MANY or not columns:
            return Counted(source=rows.select(columns))
        found = self._find(resource, columns)
        if found is None:
            found = self._count_wide(resource, rows, columns)
        return Counted(source=found, each="n") if found else Counted(source=rows.select(columns))

    def passed(self, resource: Resource, columns: frozenset[str]) -> Counted:
        """The same for a question that one pass over the rows answers: nothing is counted for it, if rows come fast."""
        rows = self._of(resource)
        found = self._find(resource, columns) if rows.place else "ask"
        return self.counted(resource, columns) if found else Counted(source=rows.select(columns))

    def _find(self, resource: Resource, columns: frozenset[str]) -> str | None:
        """What was counted by these columns; by more than these, if by nothing less."""
        same = _identity(resource)
        if (same, columns) in self._counted:
            return self._counted[same, columns]
        if any(one == same and not name and kept < columns for (one, kept), name in self._counted.items()):
            return ""
        wider = [kept for (one, kept), name in self._counted.items() if one == same and name and kept > columns]
        return self._counted[same, min(wider, key=len)] if wider else None

    def _count_wide(self, resource: Resource, rows: _Rows, columns: frozenset[str]) -> str:
        """Count by the columns of a question, and by those with few values: the next question is likely about them."""
        few = {one.name for one in resource.columns if one.categories or one.type == "boolean"}
        wide, same = columns | few, _identity(resource)
        if len(few) <= COMPANIONS and wide != columns and (same, wide) not in self._counted:
            self._counted[same, wide] = self._count(rows, wide)
            if self._counted[same, wide]:
                return self._counted[same, wide]
        self._counted[same, columns] = self._count(rows, columns)
        return self._counted[same, columns]

    def _count(self, rows: _Rows, columns: frozenset[str]) -> str:
        """The table of all combinations of values with their numbers of rows; "" where they hardly repeat.

        Rows are grouped by what the file holds; only the combinations are brought into their types.
        """
        names = ", ".join(quoted(name) for name in sorted(columns))
        for most, part in TRIED:
            tried = min(most, rows.size // 10 + 1)
            some = rows.some(names, tried)
            if self._number(f"SELECT approx_count_distinct(hash({names})) > {part} * count(*) FROM {some}"):
                return ""
        grouped = f"(SELECT {names}, count(*) AS n FROM {rows.source} GROUP BY ALL)"
        return self._keep(rows.select(columns, grouped, "n"))

    def _of(self, resource: Resource) -> _Rows:
        key = _identity(resource)
        if key not in self._rows:
            self._rows[key] = self._parquet(resource) if resource.form == "parquet" else self._csv(resource)
        return self._rows[key]

    def _csv(self, resource: Resource) -> _Rows:
        source = csv_reader(resource)
        typed = {column.name: _typed(column, "VARCHAR", tuple(resource.missing)) for column in resource.columns}
        if sum(Path(path).stat().st_size for path in resource.files) > HELD:
            return _Rows(source=source, typed=typed, size=MANY)
        table = self._keep(_Rows(source=source, typed=typed, size=0).select(frozenset(typed)))
        size = self._number(f"SELECT count(*) FROM {table}")
        return _Rows(source=table, typed={name: quoted(name) for name in typed}, size=size, place="rowid")

    def _parquet(self, resource: Resource) -> _Rows:
        source = f"read_parquet({_paths(resource)}, hive_partitioning = false)"
        kinds = dict(row[:2] for row in self.ask(f"DESCRIBE SELECT * FROM {source}"))
        bounds = self._bounds(resource)
        typed = {
            column.name: _typed(column, kinds[column.name], _marks(resource, bounds.get(column.name)))
            for column in resource.columns
        }
        size = self._number(f"SELECT count(*) FROM {source}")
        place = "" if "file_row_number" in kinds else "file_row_number"
        return _Rows(source=source, typed=typed, size=size, place=place, files=len(resource.files))

    def _bounds(self, resource: Resource) -> dict[str, tuple[str, str]]:
        """The first and the last text of each column, or texts around them, where the files say them everywhere."""
        query = (
            "SELECT path_in_schema, min(stats_min_value), max(stats_max_value)"
            f" FROM parquet_metadata({_paths(resource)}) GROUP BY 1"
            " HAVING count(*) = count(stats_min_value) AND count(*) = count(stats_max_value)"
        )
        return {name: (first, last) for name, first, last in self.ask(query)}

    def _keep(self, query: str) -> str:
        self._tables += 1
        name = f"kept_{self._tables}"
        self.ask(f"CREATE TEMP TABLE {name} AS FROM {query}")
        return name

    def _number(self, query: str) -> int:
        return int(self.ask(query)[0][0])


def _identity(resource: Resource) -> object:
    kinds = tuple((column.name, column.type) for column in resource.columns)
    return resource.files, resource.sha256, kinds, tuple(sorted(resource.missing))


def csv_reader(resource: Resource) -> str:
    read = ", ".join(f"{text(column.name)}: 'VARCHAR'" for column in resource.columns)
    options = "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"'"
    return f"read_csv({_paths(resource)}, {options}, columns = {{{read}}})"


def _marks(resource: Resource, bounds: tuple[str, str] | None) -> tuple[str, ...]:
    """The texts that stand for “missing” and may occur between the bounds of a column."""
    return tuple(mark for mark in resource.missing if bounds is None or bounds[0] <= mark <= bounds[1])


def _typed(column: Column, stored: str, missing: tuple[str, ...]) -> str:
    """A column in its type. Texts that stand for “missing” can only occur where the file holds text.

    The CASE is also a fence: of a bare TRY_CAST DuckDB makes a type of the CSV reader, and stops at a cell that does
    not fit.
    """
    name, kind = quoted(column.name), SQL_TYPES[column.type]
    if stored != "VARCHAR":
        return name if stored == kind or _is_exact(stored, column) else f"TRY_CAST({name} AS {kind})"
    if column.type == "string" and not missing:
        return name
    marks = ", ".join(text(mark) for mark in missing or ("",))  # an empty text is no date and no number either
    known = f"CASE WHEN {name} IN ({marks}) THEN NULL ELSE {name} END"
    return known if column.type == "string" else f"TRY_CAST({known} AS {kind})"


def _is_exact(stored: str, column: Column) -> bool:
    """Whether the file holds the values in a smaller type that is as exact: it is faster to add and to compare."""
    decimal = re.fullmatch(r"DECIMAL\((\d+),(\d+)\)", stored)
    if column.type == "number" and decimal:
        width, scale = map(int, decimal.groups())
        return scale <= 10 and width - scale <= 28
    return column.type in ("integer", "year") and stored in _SMALL


def _paths(resource: Resource) -> str:
    return f"[{', '.join(text(literal(path)) for path in resource.files)}]"


def literal(path: str) -> str:
    """DuckDB takes a path for a pattern; a name with brackets or an asterisk must mean itself."""
    return "".join(f"[{char}]" if char in "[*?" else char for char in path)


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
