"""Load: text → typed value. One place that decides what a date, a number or true and false look like in a data file."""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

from toolkit.base.diagnostic import Report
from toolkit.base.records import Fields, Mapping
from toolkit.base.source import Source
from toolkit.base.yaml_text import read_yaml
from toolkit.model.definition import Datum
from toolkit.model.evidence import Column, ColumnType

_INTEGER = re.compile(r"[-+]?\d{1,18}", re.ASCII)  # fits 64 bits
_NUMBER = re.compile(r"[-+]?\d{1,20}(\.\d{1,10})?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DAY_AND_MONTH = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)
_BOOLEANS = {
    "true": True,
    "True": True,
    "TRUE": True,
    "1": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "0": False,
}

WHAT: dict[ColumnType, str] = {
    "string": "text",
    "date": "a date",
    "integer": "a whole number in digits",
    "number": "a number in digits",
    "boolean": "true or false",
    "year": "a year",
}


def typed(text: str, kind: ColumnType) -> Datum | None:
    """Return the value that `text` stands for in a column of the type, or None when it is not one."""
    return _READERS[kind](text)


def how_to_write(text: str, column: Column) -> str:
    """Return a hint for a text that is not a value of the column."""
    if column.type == "date":
        return _date_hint(text)
    if column.type in ("integer", "number", "year"):
        bare = re.sub(r"(?<=\d)[,\s\u00a0\u202f](?=\d{3}\b)", "", text)
        if bare != text and typed(bare, column.type) is not None:
            return f"write {bare}"
        return "write digits only; a text that means “no value” belongs into `missingValues`"
    return "write true or false" if column.type == "boolean" else ""


def _date(text: str) -> dt.date | None:
    if not _DATE.fullmatch(text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _date_hint(text: str) -> str:
    match = _DAY_AND_MONTH.fullmatch(text)
    if match is None:
        return "write YYYY-MM-DD"
    first, second, year = match[1].zfill(2), match[2].zfill(2), match[3]
    readings = [iso for iso in (f"{year}-{second}-{first}", f"{year}-{first}-{second}") if _date(iso)]
    return f"write {' or '.join(dict.fromkeys(readings))}" if readings else "write YYYY-MM-DD"


_READERS: dict[ColumnType, Callable[[str], Datum | None]] = {
    "string": lambda text: text,
    "date": _date,
    "integer": lambda text: int(text) if _INTEGER.fullmatch(text) else None,
    "number": lambda text: Decimal(text) if _NUMBER.fullmatch(text) else None,
    "boolean": _BOOLEANS.get,
    "year": lambda text: int(text) if re.fullmatch(r"\d{4}", text, re.ASCII) else None,
}


def read_form(source: Source, report: Report) -> Mapping | None:
    """Return the YAML of a file; None when it cannot be read, so that nobody asks for the fields in it."""
    before = len(report.found)
    mapping = read_yaml(source, report)
    return mapping if mapping.entries or len(report.found) == before else None


def read_period(mapping: Mapping | None, report: Report) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of `{from: …, to: …}`; both belong to the period."""
    if mapping is None:
        return None, None
    fields = Fields(mapping, report, "a period")
    start, end = fields.date("from", required=True), fields.date("to", required=True)
    fields.finish()
    if start and end and end < start:
        report.error(
            "fields.value", "this period ends before it begins", mapping.span, "`from` is the first day, `to` the last"
        )
    return start, end
