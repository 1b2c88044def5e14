"""Load, intake: JSON and Parquet → records. Both hold typed values with names, so there is no header to look for."""

import json
import re
from pathlib import Path
from typing import Any

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.load.intake.grid import Cells, Grid

JSON = (".json", ".jsonl", ".ndjson", ".geojson")
_TWICE = "\0twice"  # stands for a name that an object gives two values


class _Digits(str):
    """A number of a JSON file, with the digits that stand there."""

    __slots__ = ()


def looks_like_json(data: bytes) -> bool:
    """A list or an object of JSON, whatever the file is called."""
    return bool(re.match(rb"\s*(?:\[\s*)?\{\s*\"[^\"]*\"\s*:", data[:1000]))


def read_json(data: bytes, shown: str, report: Report) -> Grid | None:
    """Return a JSON file that is a list of flat objects, or has one in each line; row 0 holds their names."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    source = Source(path=shown, text=text)
    content = _parsed(source, report)
    if content is None:
        return None
    if "\ufffd" in text:
        at = source.text.index("\ufffd")
        report.error("intake.encoding", "the file is not UTF-8, as JSON has to be", source.span(at, at + 1))
    if not isinstance(content, list) or not content or not all(isinstance(record, dict) for record in content):
        report.error(
            "intake.file", "a table in JSON is a list of objects, one for each row", source.span(), _hint(content)
        )
        return None
    names = list(dict.fromkeys(name for record in content for name in record if name != _TWICE))
    rows = [names] + [[_json_text(record.get(name)) for name in names] for record in content]
    places = Cells(path=shown, rows=rows, numbered=False)
    if not _flat(content, names, places, report):
        return None
    numbers = ((at, record.get(name)) for record in content for at, name in enumerate(names))
    native = frozenset((at, str(value)) for at, value in numbers if isinstance(value, _Digits))
    return Grid(name=shown, rows=rows, places=places, native=native, typed=True)


def _parsed(source: Source, report: Report) -> Any:
    """The content; that of a file of JSON lines is a list of its lines. None after a diagnostic."""
    try:
        return _loads(source.text)
    except RecursionError:
        report.error("intake.file", "this JSON is nested too deeply to be read", source.span())
        return None
    except json.JSONDecodeError as error:
        wrong, offset = error, 0
    if wrong.msg == "Extra data":  # one object ended well: each line may be one
        records, offset = [], 0
        for line in source.text.splitlines(keepends=True):
            try:
                records += [_loads(line)] if line.strip() else []
            except (json.JSONDecodeError, RecursionError) as error:
                wrong = error if isinstance(error, json.JSONDecodeError) else wrong
                break
            offset += len(line)
        else:
            return records
    at = min(offset + wrong.pos, len(source.text))
    report.error("intake.file", f"this is not readable as JSON: {_plainly(wrong.msg)}", source.span(at, at + 1))
    return None


def _loads(text: str) -> Any:
    return json.loads(text, parse_float=_Digits, parse_int=_Digits, object_pairs_hook=_object)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        found[_TWICE] = next(name for name in names if names.count(name) > 1)
    return found


def _plainly(message: str) -> str:
    return {"Extra data": "it goes on behind its end", "Expecting value": "a value is missing here"}.get(
        message, message
    )


def _hint(content: Any) -> str:
    """What to do with the other forms in which tables are written."""
    if isinstance(content, dict) and content and all(map(_is_column, content.values())):
        return "this one holds columns; write one object for each row, with all names in it"
    if isinstance(content, dict):
        listed = next((name for name, value in content.items() if isinstance(value, list) and value), "")
        return f"the list under `{listed}` seems to be the table: save it alone" if listed else _LOOKS
    if isinstance(content, list) and content and all(isinstance(record, list) for record in content):
        return "this one is a list of lists; save it as CSV, or write names to the values"
    return _LOOKS


def _is_column(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(one, dict | list) for one in value)


_LOOKS = 'it looks like [{"id": "R1", "outcome": "removed"}, …]'


def _flat(content: list[Any], names: list[str], places: Cells, report: Report) -> bool:
    for number, record in enumerate(content, start=1):
        nested = next((name for name in names if isinstance(record.get(name), dict | list)), None)
        if nested is not None:
            message = f"{places.address(number)} · {nested}: this value is made of several values"
            hint = "a cell holds one value; write the parts as columns of their own"
            report.error("intake.form", message, places.span(number, names.index(nested)), hint)
            return False
        if _TWICE in record:
            message = f"{places.address(number)} · {record[_TWICE]}: this name stands twice in one record"
            hint = "keep one of the two values; most programs silently take the last"
            report.error("intake.form", message, places.span(number, names.index(record[_TWICE])), hint)
            return False
    return True


def _json_text(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


# ------------------------------------------------------------------ Parquet

_WHOLE = re.compile(r"STRUCT|MAP|UNION|BLOB|BIT|INTERVAL|.*\[\d*\]", re.DOTALL)


def read_parquet(path: str, shown: str, report: Report) -> Grid | None:
    """Return the rows of a Parquet file as texts; the names of the columns are row 0."""
    import duckdb

    try:
        with duckdb.connect() as engine:
            described = engine.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(Path(path))]).fetchall()
            relation = engine.execute("SELECT COLUMNS(*)::VARCHAR FROM read_parquet(?)", [str(Path(path))])
            names = [column[0] for column in relation.description or ()]
            rows = [names] + [["" if cell is None else str(cell) for cell in row] for row in relation.fetchall()]
    except duckdb.Error as error:
        message = f"this Parquet file cannot be read: {str(error).splitlines()[0]}"
        report.error("intake.file", message, Source(path=shown, text="").span())
        return None
    rows = [rows[0]] + [[_midnight_is_a_day(cell) for cell in row] for row in rows[1:]]
    places = Cells(path=shown, rows=rows, numbered=False)
    for at, (name, kind, *_) in enumerate(described):
        if _WHOLE.fullmatch(kind.split("(")[0] if not kind.endswith("]") else kind):
            message = f"the names · {name}: the values of this column are no single values ({kind.lower()})"
            hint = "a cell holds one value; write the parts as columns of their own"
            report.error("intake.form", message, places.span(0, at), hint)
    worded = frozenset(at for at, column in enumerate(described) if column[1] == "VARCHAR")
    return Grid(name=shown, rows=rows, places=places, worded=worded)


def _midnight_is_a_day(cell: str) -> str:
    """Parquet often stores a day as a moment, as Excel does."""
    return cell.removesuffix(" 00:00:00")
