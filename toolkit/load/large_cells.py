"""Load: the same check as cells.py for a large file. DuckDB finds the cells in question, in seconds."""

import csv
import re
import tempfile
from array import array
from collections.abc import Iterator
from pathlib import Path

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source, Span
from toolkit.base.veil import blotted
from toolkit.load.cells import SHOWN, header_is_right, hides, what_is_wrong
from toolkit.load.intake.engine import Engine
from toolkit.load.intake.forms import coarse
from toolkit.load.intake.grid import Lines
from toolkit.load.schema import Constraint, Schema
from toolkit.model.evidence import Column

LARGE = 50_000  # lines; below, reading all cells into memory is faster
_ALL = ("empty", "iso", "integer", "zeros", "decimal", "odd", "text")
_SURE = {"date": {"iso"}, "integer": {"integer"}, "number": {"integer", "decimal"}}  # classes that need no second look

Spots = list[tuple[int, str, str]]  # row, message, hint


def is_large(data: bytes) -> bool:
    return data.count(b"\n") > LARGE


def check_large_cells(data: bytes, source: Source, schema: Schema, report: Report) -> bool:
    """Report what in the file does not fit `schema`; False when the file cannot be read as a table at all."""
    first = Source(path=source.path, text=source.text.partition("\n")[0])
    names = next(csv.reader([first.text]), [])
    if not header_is_right(first, [names], schema, report):
        return False
    with tempfile.TemporaryDirectory(prefix="cells-") as scratch:
        path = Path(scratch, "table.csv")
        path.write_text(source.text, encoding="utf-8")
        starts = _starts(path, blotted(source) if hides(schema) else source, len(names), report)
        if starts is None:
            return False
        engine = Engine(str(path), len(names), range(len(names)), 1, scratch)
        found = [*_findings(engine, schema)]
        engine.close()
    _show(found, Lines(source=source, starts=starts, delimiter=","), schema, report)
    return True


def _starts(path: Path, source: Source, width: int, report: Report) -> "array[int] | None":
    """The first line of every record; None, and where it happens, when a record is not of the form of the table."""
    starts, wrong, line = array("L"), 0, 1
    with path.open(encoding="utf-8") as lines:
        reader = csv.reader(lines, strict=True)
        try:
            for row in reader:
                starts.append(line)
                if len(row) != width or not (row[0] or any(map(str.strip, row))):
                    wrong += 1
                    if wrong <= SHOWN:
                        _form(source, line, row, width, report)
                line = reader.line_num + 1
        except csv.Error:
            _quotes(source, starts, report)
            return None
    return None if wrong else starts


def _form(source: Source, line: int, row: list[str], width: int, report: Report) -> None:
    start = source.line_starts[line - 1]
    if not any(map(str.strip, row)):
        report.error("csv.form", "this row is empty", source.span(start), "delete the line")
        return
    message = f"this row has {len(row)} cells; the first line names {width} columns"
    report.error("csv.form", message, source.span(start), "a text that holds a comma stands in double quotes")


def _quotes(source: Source, starts: "array[int]", report: Report) -> None:
    """The record in which a double quote is out of place begins after the last one that could be read."""
    start = source.line_starts[starts[-1] - 1] if starts else 0
    at = max(source.text.find('"', start), start)
    message = "a double quote is out of place here or in the row below"
    report.error("csv.form", message, source.span(at), 'write `""` for a quote inside of a quoted cell')


# ------------------------------------------------------------------ what does not fit


def _findings(engine: Engine, schema: Schema) -> Iterator[tuple[int, int, Spots]]:
    """(column, how many, the first of them) for every kind of mistake in every column."""
    for at, (column, constraint) in enumerate(zip(schema.columns, schema.constraints, strict=True)):
        yield from _wrong_texts(engine, at, column, constraint, schema)
        if constraint.unique and schema.key != (column.name,):
            yield from _twins(engine, (at,), column, schema)
    key = tuple(at for at, column in enumerate(schema.columns) if column.name in schema.key)
    if key:
        yield from _twins(engine, key, schema.columns[key[0]], schema)
    names = [column.name for column in schema.columns]
    for rule in schema.rules:
        at = names.index(rule.column)
        rows, total, _ = engine.before(at, names.index(rule.other), SHOWN)
        message = rule.says or f"`{rule.column}` lies before `{rule.other}`"
        yield at, total, [(row, message, "") for row in rows]


def _wrong_texts(
    engine: Engine, at: int, column: Column, constraint: Constraint, schema: Schema
) -> Iterator[tuple[int, int, Spots]]:
    kinds: dict[str, dict[str, int]] = {}
    said: dict[str, tuple[str, str, str]] = {}
    for text, count in engine.texts(at, _doubtful(column, constraint, schema)).items():
        wrong = what_is_wrong(text, column, constraint, schema)
        if wrong is not None:
            said[text] = wrong
            kinds.setdefault(wrong[0], {})[text] = count
    for texts in kinds.values():
        rows = engine.rows_with(at, texts, SHOWN)
        yield at, sum(texts.values()), [(row, said[text][1], said[text][2]) for row, text in rows]


def _doubtful(column: Column, constraint: Constraint, schema: Schema) -> list[str]:
    """The classes of texts that may not fit; all of them where values are listed, limited or of a given form."""
    if column.categories or constraint.pattern or constraint.minimum or constraint.maximum:
        return [*_ALL]
    if column.type == "string":
        needed = constraint.required or column.name in schema.key
        return [*{coarse(mark) for mark in schema.missing}] if needed else []
    return [name for name in _ALL if name not in _SURE.get(column.type, set())]


def _twins(engine: Engine, key: tuple[int, ...], column: Column, schema: Schema) -> Iterator[tuple[int, int, Spots]]:
    twins, total = engine.twins(key, SHOWN)
    message = f"this value stands here a second time; `{column.name}` must be different in every row"
    yield key[0], total, [(row, message, f"first in row {first + 1} of the data") for row, first in twins]


# ------------------------------------------------------------------ showing it


def _show(found: list[tuple[int, int, Spots]], places: Lines, schema: Schema, report: Report) -> None:
    """Report the findings. In the lines that are shown, cells of columns that are never disclosed are blotted out."""
    rows = sorted({row + 1 for _, _, spots in found for row, _, _ in spots})
    if not rows:
        return
    shown = blotted_cells(places, rows, [at for at, column in enumerate(schema.columns) if column.disclose == "never"])
    for at, total, spots in found:
        for number, (row, message, hint) in enumerate(spots, start=1):
            more = f"and {total - SHOWN:,} more of this kind" if number == SHOWN < total else ""
            span = places.span(row + 1, at)
            report.error("evidence.value", message, Span(source=shown, start=span.start, end=span.end), hint, more)


def blotted_cells(places: Lines, rows: list[int], hidden: list[int]) -> Source:
    """The source with dots in place of some cells: those of the columns `hidden` in these rows."""
    text, pieces, done = places.source.text, list[str](), 0
    for span in (places.span(row, at) for row in rows for at in hidden):
        pieces += [text[done : span.start], re.sub(r"[^\n]", "•", text[span.start : span.end])]
        done = span.end
    return Source(path=places.source.path, text="".join([*pieces, text[done:]]))
