"""Load, intake: JSON and Parquet → records. Both hold typed values with names, so there is no header to look for."""

import json
from pathlib import Path
from typing import Any

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.load.intake.grid import Cells, Grid


def read_json(data: bytes, shown: str, report: Report) -> Grid | None:
    """Return a JSON file that is a list of flat objects; their names, in the order of first mention, are row 0."""
    text = data.decode("utf-8-sig", "replace")
    source = Source(path=shown, text=text.replace("\r\n", "\n"))
    try:
        content = json.loads(text, parse_float=str, parse_int=str)
    except json.JSONDecodeError as error:
        at = source.line_starts[error.lineno - 1] + error.colno - 1
        report.error("intake.file", f"this is not readable as JSON: {error.msg}", source.span(at, at + 1))
        return None
    if "\ufffd" in text:
        at = source.text.index("\ufffd")
        report.error("intake.encoding", "the file is not UTF-8, as JSON has to be", source.span(at, at + 1))
    if not isinstance(content, list) or not content or not all(isinstance(record, dict) for record in content):
        hint = 'it looks like [{"id": "R1", "outcome": "removed"}, …]'
        report.error("intake.file", "a table in JSON is a list of objects, one for each row", source.span(), hint)
        return None
    names = list(dict.fromkeys(name for record in content for name in record))
    rows = [names] + [[_json_text(record.get(name)) for name in names] for record in content]
    places = Cells(path=shown, rows=rows, numbered=False)
    for number, record in enumerate(content, start=1):
        nested = next((name for name in names if isinstance(record.get(name), dict | list)), None)
        if nested is not None:
            message = f"{places.address(number)} · {nested}: this value is made of several values"
            hint = "a cell holds one value; write the parts as columns of their own"
            report.error("intake.form", message, places.span(number, names.index(nested)), hint)
            return None
    return Grid(name=shown, rows=rows, places=places)


def _json_text(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def read_parquet(path: str, shown: str, report: Report) -> Grid | None:
    """Return the rows of a Parquet file as texts; the names of the columns are row 0."""
    import duckdb

    try:
        with duckdb.connect() as engine:
            relation = engine.execute("SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?)", [str(Path(path))])
            names = [column[0] for column in relation.description or ()]
            rows = [names] + [["" if cell is None else str(cell) for cell in row] for row in relation.fetchall()]
    except duckdb.Error as error:
        message = f"this Parquet file cannot be read: {str(error).splitlines()[0]}"
        report.error("intake.file", message, Source(path=shown, text="").span())
        return None
    rows = [rows[0]] + [[_midnight_is_a_day(cell) for cell in row] for row in rows[1:]]
    return Grid(name=shown, rows=rows, places=Cells(path=shown, rows=rows, numbered=False))


def _midnight_is_a_day(cell: str) -> str:
    """Parquet often stores a day as a moment, as Excel does."""
    return cell.removesuffix(" 00:00:00")
