"""Measure: the referee: an engine on pandas that answers the same questions in another way than DuckDB does."""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from types import TracebackType
from typing import Any

from toolkit.measure.engines.engine import EXACT, Groupings, Key, Records, Total
from toolkit.measure.engines.parquet_texts import parquet_texts
from toolkit.measure.statistics.groups import name_of
from toolkit.model.definition import Condition, Conditions, Datum
from toolkit.model.evidence import Column, Resource

_NONE = "\0"  # stands for a missing value in the key of a group; no cell can hold it


class Pandas:
    """Tables in memory, every cell an exact Python value or None. Nothing is kept between runs: a referee recounts."""

    def __init__(self) -> None:
        self._frames: dict[tuple[str, ...], Any] = {}

    def __enter__(self) -> "Pandas":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._frames.clear()

    def count(self, resource: Resource, where: Conditions, by: Groupings) -> dict[Key, int]:
        rows = self._rows(resource, where)
        return _sizes(_keys(rows, resource, by)) if by else {(): len(rows)}

    def tally(self, resource: Resource, where: Conditions, column: str, by: Groupings) -> dict[Key, dict[Datum, int]]:
        rows = self._rows(resource, (*where, Condition(column=column, operator="known")))
        found: dict[Key, dict[Datum, int]] = {}
        for key, cell in _cells(rows, resource, by):
            for value in cell[column]:
                group = found.setdefault(key, {})
                group[_exact(value)] = group.get(_exact(value), 0) + 1
        return found

    def total(self, resource: Resource, where: Conditions, column: str, by: Groupings) -> dict[Key, Total]:
        rows = self._rows(resource, (*where, Condition(column=column, operator="known")))
        return {
            key: Total(sum(map(Fraction, cell[column]), Fraction(0)), len(cell))
            for key, cell in _cells(rows, resource, by)
        }

    def distinct(self, resource: Resource, where: Conditions, column: str, by: Groupings) -> dict[Key, int]:
        rows = self._rows(resource, where)
        found = {key: int(cell[column].nunique(dropna=True)) for key, cell in _cells(rows, resource, by)}
        return found if by else {(): found.get((), 0)}

    def rows(self, resource: Resource, where: Conditions) -> tuple[str, ...]:
        names = resource.key or tuple(column.name for column in resource.columns)
        return tuple(sorted(key for _, key in self.numbered(resource, where, names)))

    def numbered(
        self, resource: Resource, where: Conditions, names: tuple[str, ...], most: int | None = None
    ) -> tuple[tuple[int, str], ...]:
        kinds = {column.name: column.type for column in resource.columns}
        rows = self._rows(resource, where).iloc[:most]
        texts = [[_text(value, kinds[name]) or "" for value in rows[name]] for name in names]
        keys = [",".join(parts) for parts in zip(*texts, strict=True)] if names else [""] * len(rows)
        return tuple((int(number) + 1, key) for number, key in zip(rows.index, keys, strict=True))

    def missing(self, resource: Resource) -> dict[str, dict[str, int]]:
        found = {name: texts[texts.isin(list(resource.missing))] for name, texts in _texts(resource).items()}
        return {
            str(name): {str(text): int(times) for text, times in missing.value_counts().items()}
            for name, missing in found.items()
            if len(missing)
        }

    def records(self, resource: Resource, where: Conditions, columns: tuple[str, ...]) -> Records:
        rows = self._rows(resource, where)
        texts = [[_bare(value) for value in rows[name]] for name in columns]
        found: list[tuple[str | None, ...]] = list(zip(*texts, strict=True))
        for at in reversed(range(len(columns))):  # a stable sort by the last column, then the one before it …
            found.sort(key=lambda record: record[at] or "")
            found.sort(key=lambda record: record[at] is not None)
        return tuple(found)

    def _rows(self, resource: Resource, where: Conditions) -> Any:
        frame = self._frame(resource)
        for condition in where:
            frame = frame[_fulfils(frame[condition.column], condition)]
        return frame

    def _frame(self, resource: Resource) -> Any:
        """The table as it lies on the disk, read as text; a cell that does not fit its column counts as missing."""
        key = (*resource.files, resource.sha256)
        if key not in self._frames:
            import pandas

            texts = _texts(resource)
            typed = {column.name: _typed(texts[column.name], column, resource) for column in resource.columns}
            self._frames[key] = pandas.DataFrame(
                {name: pandas.Series(values, dtype=object) for name, values in typed.items()}
            )
        return self._frames[key]


# ------------------------------------------------------------------ cells


def _texts(resource: Resource) -> Any:
    """The table as it lies on the disk, every cell as text."""
    import pandas

    return pandas.concat([_texts_of(path, resource) for path in resource.files], ignore_index=True)


def _texts_of(path: str, resource: Resource) -> Any:
    import pandas

    names = [column.name for column in resource.columns]
    if resource.form == "parquet":
        return pandas.DataFrame(parquet_texts(path, resource.columns), columns=names, dtype=object)
    return pandas.read_csv(
        path, names=names, header=0, index_col=False, dtype=object, keep_default_na=False, na_filter=False,
        encoding="utf-8-sig",
    )  # fmt: skip


def _typed(texts: Any, column: Column, resource: Resource) -> list[Datum | None]:
    read = _READERS[column.type]
    return [None if text in resource.missing else read(text) for text in texts]


def _date(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else None
    except ValueError:
        return None


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[-+]?\d{1,18}", text, re.ASCII) else None


def _number(text: str) -> Decimal | None:
    return Decimal(text) if re.fullmatch(r"[-+]?\d{1,20}(\.\d{1,10})?", text, re.ASCII) else None


def _truth(text: str) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(text.lower())


_READERS: dict[str, Callable[[str], Datum | None]] = {
    "string": str,
    "date": _date,
    "integer": _whole,
    "number": _number,
    "boolean": _truth,
    "year": _whole,
}


def _exact(value: Datum) -> Datum:
    return EXACT.normalize(value) if isinstance(value, Decimal) else value


def _text(value: Datum | None, kind: str) -> str | None:
    """A value as it is written in a key: true, 2020-05-04, 1.5000000000."""
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.10f}" if kind == "number" else str(value)


def _bare(value: Datum | None) -> str | None:
    """A value as it stands in a record: true, 2020-05-04, 1.5."""
    if isinstance(value, Decimal):
        digits = f"{value:f}"
        digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
        return digits if value else "0"
    return str(value).lower() if isinstance(value, bool) else None if value is None else str(value)


# ------------------------------------------------------------------ conditions and groups


def _fulfils(cells: Any, condition: Condition) -> Any:
    """A mask of the rows. Missing never matches."""
    known = cells.notna()
    match condition.operator:
        case "known":
            return known
        case "missing":
            return ~known
        case "in":
            return known & cells.isin(condition.values)
        case "not":
            return known & ~cells.isin(condition.values)
        case "from" | "at_least":
            return known & cells.map(lambda value: value is not None and value >= condition.values[0]).astype(bool)
        case "to" | "at_most":
            return known & cells.map(lambda value: value is not None and value <= condition.values[0]).astype(bool)


def _keys(rows: Any, resource: Resource, by: Groupings) -> Any:
    """The groups of each row as a table of texts."""
    kinds = {column.name: column.type for column in resource.columns}
    keys = {}
    for number, grouping in enumerate(by):
        values = [
            name_of(value, grouping.per) if grouping.per and value is not None else _text(value, kinds[grouping.column])
            for value in rows[grouping.column]
        ]
        keys[number] = [_NONE if value is None else value for value in values]
    return rows[[]].assign(**{str(number): values for number, values in keys.items()})


def _sizes(keys: Any) -> dict[Key, int]:
    sizes = keys.groupby(list(keys.columns), sort=False).size()
    return {_key(key): int(size) for key, size in sizes.items()}


def _cells(rows: Any, resource: Resource, by: Groupings) -> list[tuple[Key, Any]]:
    """The rows of each group."""
    if not by:
        return [((), rows)] if len(rows) else []
    keys = _keys(rows, resource, by)
    groups = keys.groupby(list(keys.columns), sort=False).indices
    return [(_key(key), rows.iloc[places]) for key, places in groups.items()]


def _key(key: Any) -> Key:
    parts = key if isinstance(key, tuple) else (key,)
    return tuple(None if part == _NONE else str(part) for part in parts)
