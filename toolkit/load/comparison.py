"""Load: a table beside the one that its original gives: which cells differ, and where they stand."""

import csv
import io
from array import array
from collections.abc import Iterator, Sequence

from msgspec import Struct

from toolkit.base.diagnostic import Report, Severity
from toolkit.base.source import Source, Span
from toolkit.load.intake.grid import Lines
from toolkit.load.large_cells import blotted_cells
from toolkit.model.evidence import Resource

SHOWN = 10  # differences that are named one by one

Rows = list[list[str]]
Key = tuple[str, ...]


class Difference(Struct, frozen=True, kw_only=True):
    """`row` (from 0, without names) and `column` in the file as it is; `row` None: it is not there any more."""

    row: int | None
    column: int | None
    says: str


def compare_tables(source: Source, made: str, resource: Resource, severity: Severity, report: Report) -> int:
    """Report where the file `source` differs from `made`, the table that its original gives. Returns how many.

    What stands in columns that are never disclosed is neither told nor shown.
    """
    (names, now, starts), (names_then, then, _) = _read(source.text), _read(made)
    hidden = {column.name for column in resource.columns if column.disclose == "never"}
    if names != names_then:
        message = f"the columns are not those that the original gives: {', '.join(names_then)}"
        report.add(severity, "evidence.differs", message, source.span(0, len(source.line(1))))
        return 1
    found = [*_differences(names, now, then, resource.key, hidden)]
    places = Lines(source=source, starts=starts, delimiter=",")
    shown = [one for one in found[:SHOWN] if one.row is not None]
    never = [at for at, name in enumerate(names) if name in hidden]
    safe = blotted_cells(places, sorted({one.row + 1 for one in shown if one.row is not None}), never)
    for number, one in enumerate(found[:SHOWN], start=1):
        more = f"and {len(found) - SHOWN:,} more differences" if number == SHOWN < len(found) else ""
        span = source.span() if one.row is None else places.span(one.row + 1, one.column)
        span = Span(source=safe, start=span.start, end=span.end)
        report.add(severity, "evidence.differs", one.says, span, (more,))
    return len(found)


def _read(text: str) -> "tuple[list[str], Rows, array[int]]":
    """(names, rows, the line in which each record begins: first that of the names)"""
    starts, rows, line = array("L"), Rows(), 1
    reader = csv.reader(io.StringIO(text, newline=""))
    for row in reader:
        if row:
            starts.append(line)
            rows.append(row)
        line = reader.line_num + 1
    return (rows[0] if rows else []), rows[1:], starts


def _differences(names: list[str], now: Rows, then: Rows, key: Key, hidden: set[str]) -> Iterator[Difference]:
    if key and set(key) <= set(names):
        yield from _by_key(names, now, then, key, hidden)
        return
    for row, (cells, cells_then) in enumerate(zip(now, then, strict=False)):
        yield from _cells(names, row, cells, cells_then, hidden)
    if len(now) != len(then):
        yield Difference(
            row=None, column=None, says=f"the table has {len(now):,} rows; its original gives {len(then):,}"
        )


def _by_key(names: list[str], now: Rows, then: Rows, key: Key, hidden: set[str]) -> Iterator[Difference]:
    at = [names.index(name) for name in key]
    of_then = {_key(cells, at): (row, cells) for row, cells in enumerate(then)}
    there = set[Key]()
    for row, cells in enumerate(now):
        there.add(_key(cells, at))
        match = of_then.get(_key(cells, at))
        if match is None:
            yield Difference(row=row, column=None, says="this row does not come from the original")
        else:
            yield from _cells(names, row, cells, match[1], hidden)
    for number, (which, _) in enumerate(of_then.items(), start=1):
        if which not in there:
            name = "" if hidden & set(key) else f" (`{', '.join(which)}`)"
            yield Difference(
                row=None, column=None, says=f"row {number} that the original gives{name} is not in the table"
            )


def _key(cells: Sequence[str], at: list[int]) -> Key:
    return tuple(cells[column] for column in at if column < len(cells))


def _cells(names: list[str], row: int, now: list[str], then: list[str], hidden: set[str]) -> Iterator[Difference]:
    for column, (name, text, text_then) in enumerate(zip(names, now, then, strict=False)):
        if text != text_then:
            what = "" if name in hidden else f": “{text}” here, “{text_then}” from the original"
            yield Difference(row=row, column=column, says=f"`{name}` is not what the original gives{what}")
