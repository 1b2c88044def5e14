"""Load: the checks of cells.py for Parquet, and for keys over several files. DuckDB looks; rows are told by number."""

import re
from collections.abc import Iterator

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Span
from toolkit.load.cells import SHOWN, what_is_wrong
from toolkit.load.data_files import DataFiles
from toolkit.load.schema import Constraint, Schema
from toolkit.load.stored import Stored, quoted, quoted_text
from toolkit.load.values import typed
from toolkit.model.evidence import Column

_WHOLE = "TINYINT|SMALLINT|INTEGER|BIGINT|UTINYINT|USMALLINT|UINTEGER|UBIGINT"
_NUMBER = rf"FLOAT|DOUBLE|DECIMAL\(.*\)|{_WHOLE}"
_POSSIBLE = {  # what a column of each type may be in a Parquet file; text is read as in a CSV file
    "string": r"VARCHAR|UUID|ENUM\(.*\)",
    "date": "VARCHAR|DATE",
    "integer": f"VARCHAR|{_WHOLE}",
    "year": f"VARCHAR|{_WHOLE}",
    "number": f"VARCHAR|{_NUMBER}",
    "boolean": "VARCHAR|BOOLEAN",
}
_FORMS = {  # as in values.py
    "date": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "integer": "[-+]?[0-9]{1,18}",
    "number": r"[-+]?[0-9]{1,20}([.][0-9]{1,10})?",
    "boolean": "true|True|TRUE|1|false|False|FALSE|0",
    "year": "[0-9]{4}",
}
_EXACT = "DECIMAL(38, 10)"
_SQL_TYPES = {"date": "DATE", "integer": "BIGINT", "year": "BIGINT", "number": _EXACT}

# Patterns that DuckDB's regular expressions (RE2) and Python's understand alike: no look-around, no classes by name
# but \d, no `.`, no negation. What such a pattern matches in RE2 it matches in Python as well.
_PLAIN_PATTERN = re.compile(r"(?:[\w \-/@:,;=&%#!|()+*?{}]|\\[d.\-/+*?()\[\]|]|\[[\w \-/@:.]+\])*", re.ASCII)


def check_parquet(files: DataFiles, schema: Schema, report: Report) -> bool:
    """Report what in the files does not fit `schema`; False when they are no Parquet files with its columns."""
    with Stored(files) as stored:
        kinds = _kinds(stored, files, schema, report)
        if kinds is None:
            return False
        stored.open()
        cells = [
            _Cell(column=column, constraint=constraint, stored=kinds[column.name], schema=schema)
            for column, constraint in zip(schema.columns, schema.constraints, strict=True)
        ]
        for cell, size in zip(cells, stored.sizes([cell.doubt for cell in cells]), strict=True):
            if size:
                _report_texts(stored, cell, report)
        _report_order(stored, cells, schema, report)
        _report_twins(stored, cells, schema, report)
    return True


def check_keys_across(files: DataFiles, schema: Schema, report: Report) -> bool:
    """Report values that must be different in every row, but stand in several CSV files. Each file was checked."""
    with Stored(files) as stored:
        stored.open([column.name for column in schema.columns])
        cells = [
            _Cell(column=column, constraint=constraint, stored="VARCHAR", schema=schema)
            for column, constraint in zip(schema.columns, schema.constraints, strict=True)
        ]
        _report_twins(stored, cells, schema, report)
    return True


# ------------------------------------------------------------------ the columns


def _kinds(stored: Stored, files: DataFiles, schema: Schema, report: Report) -> dict[str, str] | None:
    """Column → its type in the files; None, and reported, where a file is not what the schema describes."""
    before = len(report.found)
    kinds: dict[str, str] = {}
    for name, path in zip(files.names, files.paths, strict=True):
        found = stored.columns(name, path)
        if isinstance(found, str):
            hint = "write it again as Parquet, or correct the name of the file"
            report.error("evidence.form", f"`{name}` cannot be read as Parquet: {found}", files.place, hint)
            continue
        _compare_columns(name, found, schema, files.place, report)
        for column in schema.columns:
            _compare_kind(name, column, found.get(column.name), kinds, report)
    return kinds if len(report.found) == before else None


def _compare_columns(name: str, found: dict[str, str], schema: Schema, place: Span, report: Report) -> None:
    expected = {column.name: column for column in schema.columns}
    for other in [one for one in found if one not in expected]:
        hint = did_you_mean(other, [one for one in expected if one not in found]) or "describe it, or leave it out"
        report.error("evidence.columns", f"`{other}` in `{name}` is not a column of the schema", place, hint)
    for column in [one for one in schema.columns if one.name not in found]:
        report.error("evidence.columns", f"`{name}` has no column `{column.name}`", column.span)


def _compare_kind(name: str, column: Column, kind: str | None, kinds: dict[str, str], report: Report) -> None:
    if kind is None:
        return
    if not re.fullmatch(_POSSIBLE[column.type], kind):
        message = f"`{column.name}` holds {kind} in `{name}`, which is no {column.type}"
        report.error("evidence.columns", message, column.span, "correct its type, or write the file with another one")
    elif kinds.setdefault(column.name, kind) != kind:
        message = f"`{column.name}` holds {kind} in `{name}`, but {kinds[column.name]} in a file before it"
        report.error("evidence.columns", message, column.span, "write all files of a table with the same types")


# ------------------------------------------------------------------ one column


class _Cell(Struct, frozen=True, kw_only=True):
    """The cells of one column as SQL. `stored` is its type in the files."""

    column: Column
    constraint: Constraint
    stored: str
    schema: Schema

    @property
    def name(self) -> str:
        return quoted(self.column.name)

    @property
    def is_text(self) -> bool:
        return self.stored == "VARCHAR"

    @property
    def text(self) -> str:
        """The cell as it would stand in a CSV file."""
        if self.stored in ("FLOAT", "DOUBLE") or self.stored.startswith("DECIMAL"):
            digits = f"rtrim(rtrim(CAST(TRY_CAST({self.name} AS {_EXACT}) AS VARCHAR), '0'), '.')"
            return f"coalesce({digits}, CAST({self.name} AS VARCHAR), '')"
        return f"coalesce(CAST({self.name} AS VARCHAR), '')"

    @property
    def missing(self) -> str:
        marks = ", ".join(quoted_text(mark) for mark in self.schema.missing)
        return f"({self.name} IS NULL OR {self.name} IN ({marks}))" if self.is_text else f"({self.name} IS NULL)"

    @property
    def typed(self) -> str:
        kind = _SQL_TYPES.get(self.column.type)
        return f"TRY_CAST({self.name} AS {kind})" if kind else self.name

    @property
    def doubt(self) -> str:
        """Is true of every cell that may be wrong; whether it is, cells.py decides."""
        needed = self.constraint.required or self.column.name in self.schema.key
        doubts = " OR ".join(filter(None, (self._unfit(), self._unlisted(), self._formless(), *self._out_of_range())))
        known = f"(NOT {self.missing} AND ({doubts}))" if doubts else "false"
        return f"({self.missing} OR {known})" if needed else known

    def _unfit(self) -> str:
        name, kind = self.name, self.column.type
        if kind == "string":
            return ""
        if self.is_text:
            wrong = f"NOT regexp_full_match({name}, {quoted_text(_FORMS[kind])})"
            return f"{wrong} OR {self.typed} IS NULL" if kind in _SQL_TYPES else wrong
        match kind:
            case "date":
                return f"year({name}) NOT BETWEEN 1 AND 9999"
            case "year":
                return f"{name} NOT BETWEEN 1000 AND 9999"
            case "integer":
                return f"{name} NOT BETWEEN -999999999999999999 AND 999999999999999999"
            case "number":
                rounded = f" OR {self.typed} <> {name}" if self.stored.startswith("DECIMAL") else ""
                return f"coalesce(abs({self.typed}) >= 100000000000000000000, true){rounded}"
            case "boolean":
                return ""

    def _unlisted(self) -> str:
        values = ", ".join(quoted_text(category.value) for category in self.column.categories)
        return f"{self.text} NOT IN ({values})" if values else ""

    def _formless(self) -> str:
        pattern = self.constraint.pattern
        if pattern is None:
            return ""
        plain = _PLAIN_PATTERN.fullmatch(pattern.pattern) is not None
        return f"NOT regexp_full_match({self.text}, {quoted_text(pattern.pattern)})" if plain else "true"

    def _out_of_range(self) -> Iterator[str]:
        for limit, sign in ((self.constraint.minimum, "<"), (self.constraint.maximum, ">")):
            if limit is not None and typed(limit.text, self.column.type) is not None:
                kind = _SQL_TYPES.get(self.column.type, "VARCHAR")
                yield f"{self.typed} {sign} CAST({quoted_text(limit.text)} AS {kind})"


def _report_texts(stored: Stored, cell: _Cell, report: Report) -> None:
    """Look at every different text in doubt; show the first cells of each kind of mistake."""
    kinds: dict[str, dict[str, int]] = {}
    said: dict[str, tuple[str, str]] = {}
    doubtful = f"SELECT {cell.text}, count(*) FROM rows WHERE {cell.doubt} GROUP BY 1 ORDER BY 1"
    for text, size in stored.rows(doubtful):
        wrong = what_is_wrong(text, cell.column, cell.constraint, cell.schema)
        if wrong is not None:
            said[text] = wrong[1:]
            kinds.setdefault(wrong[0], {})[text] = size
    for texts in kinds.values():
        some = [*texts][:1000]
        first = f"{cell.text} IN (SELECT unnest(?)) ORDER BY _file, _row LIMIT {SHOWN}"
        found = stored.rows(f"SELECT _file, _row, {cell.text} FROM rows WHERE {first}", [some])
        spots = [(file, row, *said[text]) for file, row, text in found]
        _tell(stored, spots, sum(texts.values()), report)


def _tell(stored: Stored, spots: list[tuple[str, int, str, str]], total: int, report: Report) -> None:
    for number, (file, row, message, hint) in enumerate(spots, start=1):
        more = f"and {total - SHOWN:,} more of this kind" if number == SHOWN < total else ""
        place = f"row {row} of {stored.name_of(file)}: {message}" if row else f"{stored.name_of(file)}: {message}"
        report.error("evidence.value", place, stored.files.place, hint, more)


def _report_order(stored: Stored, cells: list[_Cell], schema: Schema, report: Report) -> None:
    by_name = {cell.column.name: cell for cell in cells}
    for rule in schema.rules:
        early = f"{by_name[rule.column].typed} < {by_name[rule.other].typed}"
        (total,) = stored.sizes([early])
        if total:
            message = rule.says or f"`{rule.column}` lies before `{rule.other}`"
            rows = stored.rows(f"SELECT _file, _row FROM rows WHERE {early} ORDER BY _file, _row LIMIT {SHOWN}")
            _tell(stored, [(file, row, message, "") for file, row in rows], total, report)


# ------------------------------------------------------------------ what must be different in every row


def _report_twins(stored: Stored, cells: list[_Cell], schema: Schema, report: Report) -> None:
    for cell in cells:
        if cell.constraint.unique and schema.key != (cell.column.name,):
            _twins(stored, [cell], f"NOT {cell.missing}", report)
    key = [cell for cell in cells if cell.column.name in schema.key]
    if key:
        _twins(stored, key, "true", report)


def _twins(stored: Stored, cells: list[_Cell], where: str, report: Report) -> None:
    """Where the hashes of all keys are different, so are the keys: nobody need hold the keys themselves."""
    key = ", ".join(cell.text for cell in cells)
    ((rows, different),) = stored.rows(f"SELECT count(*), count(DISTINCT hash({key})) FROM rows WHERE {where}")
    if rows == different:
        return
    names = ", ".join(f"k{number}" for number in range(len(cells)))
    keyed = ", ".join(f"{cell.text} AS k{number}" for number, cell in enumerate(cells))
    often = f"SELECT {names}, count(*) AS n FROM (SELECT {keyed} FROM rows WHERE {where}) GROUP BY ALL HAVING n > 1"
    twice = stored.rows(f"SELECT {names}, n FROM ({often}) ORDER BY {names}")
    total = sum(one[-1] - 1 for one in twice)
    spots = list[tuple[str, int, str, str]]()
    for *parts, _ in twice[:SHOWN]:
        same = " AND ".join(f"{cell.text} = ?" for cell in cells)
        found = stored.rows(f"SELECT _file, _row FROM rows WHERE {where} AND {same} ORDER BY _file, _row", parts)
        spots += _second_times(stored, found, parts, [cell.column for cell in cells])
    _tell(stored, spots[:SHOWN], total, report)


def _second_times(
    stored: Stored, found: list[tuple[str, int]], parts: list[str], key: list[Column]
) -> Iterator[tuple[str, int, str, str]]:
    (file, first), *others = found
    hidden = any(column.disclose == "never" for column in key)
    shown = "this text" if hidden else f"`{', '.join(parts)}`"
    message = f"{shown} stands here a second time; `{key[0].name}` must be different in every row"
    hint = f"first in row {first} of {stored.name_of(file)}" if first else f"first in {stored.name_of(file)}"
    yield from ((other, row, message, hint) for other, row in others)
