"""Load, intake: one question to a database → its answer as a canonical text file. Nothing is changed there."""

import csv
import datetime as dt
import math
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote

from msgspec import Struct, field

from toolkit.base.diagnostic import Failure, Report, Severity
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Source, Span
from toolkit.load.intake.query import what_is_wrong_with

AT_ONCE = 5_000  # rows that are in memory together
_ADDRESS = re.compile(r"[a-z][a-z0-9_]*(?:\+[a-z0-9_]+)?:/{2,}|env:", re.IGNORECASE)
_VARIABLE = "env:"


class Answer(Struct, frozen=True, kw_only=True):
    """What a database said: `path` is a file in UTF-8 with commas, names first. `source` is its address, no password.

    `worded`: the columns (numbers) that hold texts only, so that digits in them are no quantities.
    """

    path: str
    source: str
    worded: frozenset[int]
    rows: int


class _Column(Struct):
    """What the values of one column have been so far."""

    name: str
    kinds: set[type] = field(default_factory=set)
    blank: int = 0  # texts without a letter, which a table cannot tell from NULL
    wrong: dict[str, tuple[int, int]] = field(default_factory=dict)  # what is wrong → first row, how many


def is_address(text: str) -> bool:
    """Is this the address of a database (`sqlite:///case.db`), or the variable that holds one (`env:CASE_DB`)?"""
    return bool(_ADDRESS.match(text))


def ask_database(address: str, query: str, environment: Mapping[str, str], report: Report, scratch: str) -> Answer:
    """Put `query` to the database and write its answer into the folder `scratch`.

    Whatever goes wrong is reported, without the password of the address; then the answer is a `Failure`.
    """
    wrong = what_is_wrong_with(query)
    if wrong:
        hint = 'give one SELECT (or WITH … SELECT): --query "SELECT …", or --query-file with a file that holds it'
        report.error("intake.query", wrong, Source(path="the query", text=query).span(), hint)
        raise Failure
    url = _url(address, environment, report)
    source = _without_secrets(url)
    here = Source(path=source, text="").span()
    with _answering(url, query, here, report) as result:
        columns = [_Column(name) for name in result.keys()]  # noqa: SIM118 (no mapping)
        path = str(Path(scratch, "answer.csv"))
        rows = _write(path, columns, result)
    _tell(columns, rows, source, report)
    worded = frozenset(number for number, column in enumerate(columns) if column.kinds == {str})
    return Answer(path=path, source=source, worded=worded, rows=rows)


# ------------------------------------------------------------------ address


def _url(address: str, environment: Mapping[str, str], report: Report) -> Any:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    here = Source(path="the database", text="").span()
    if address.lower().startswith(_VARIABLE):
        name = address[len(_VARIABLE) :]
        address = environment.get(name, "")
        if not address:
            hint = f"set it before: export {name}=postgresql://user:password@host/database"
            report.error("intake.database", f"the variable {name} is not set here", here, hint)
            raise Failure
    try:
        return make_url(address)
    except (ArgumentError, ValueError):
        hint = "it looks like sqlite:///path/case.db or postgresql://user:password@host/database"
        report.error("intake.database", "this is not the address of a database", here, hint)
        raise Failure from None


def _without_secrets(url: Any) -> str:
    """The address as it may be published: no user, no password, no options (some drivers take a password there).

    Of an absolute path of SQLite only the name of the file: folders bear the names of people.
    """
    from sqlalchemy import URL

    path = url.database
    if path and url.get_backend_name() == "sqlite" and Path(path).is_absolute():
        path = Path(path).name
    return URL.create(url.drivername, host=url.host, port=url.port, database=path).render_as_string()


def _read_only(url: Any, here: Span, report: Report) -> Any:
    """SQLite would make a file that is not there; opened like this it can only read."""
    if url.get_backend_name() != "sqlite":
        return url
    path = url.database or ""
    if path in ("", ":memory:") or path.startswith("file:"):
        report.error("intake.database", "the address names no file of a database", here, "sqlite:///path/case.db")
        raise Failure
    if not Path(path).is_file():
        beside = [file.name for file in Path(path).parent.glob("*") if file.is_file()]
        hint = did_you_mean(Path(path).name, beside)
        also = (
            ""
            if Path(path).is_absolute()
            else "the path counts from the folder you are in; four slashes begin at the root"
        )
        report.error("intake.database", f"there is no file {path}", here, hint, also)
        raise Failure
    return url.set(database=f"file:{quote(path)}", query={"mode": "ro", "uri": "true"})


# ------------------------------------------------------------------ question


@contextmanager
def _answering(url: Any, query: str, here: Span, report: Report) -> Iterator[Any]:
    """The result of the query. What the database or its driver says against it is reported in plain words."""
    from sqlalchemy import create_engine
    from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError
    from sqlalchemy.pool import NullPool

    engine = None
    try:
        engine = create_engine(_read_only(url, here, report), poolclass=NullPool)
        options = {"stream_results": True, "max_row_buffer": AT_ONCE, "no_parameters": True}
        options |= {"postgresql_readonly": True} if engine.dialect.name == "postgresql" else {}
        with engine.connect().execution_options(**options) as connection:
            yield connection.exec_driver_sql(query.strip().rstrip(";"))
            connection.rollback()
        return
    except ModuleNotFoundError as error:
        message = f"a {url.get_backend_name()} database is read with the Python package {error.name}, which is not here"
        hint = f"install it beside the toolkit (pip install {error.name}), or name another driver in the address"
        report.error("intake.database", message, here, hint)
    except NoSuchModuleError:
        hint = "sqlite, postgresql, mysql, mssql and oracle are known"
        report.error("intake.database", f"“{url.drivername}” is no kind of database that is known here", here, hint)
    except (DBAPIError, SQLAlchemyError, UnicodeError, OSError) as error:
        said = _said(error, url)
        report.error("intake.database", f"the database says: {said}", here, _tables(engine, said))
    raise Failure


def _said(error: Exception, url: Any) -> str:
    """The words of the database, on one line, and never with the password in them."""
    said = " ".join(str(getattr(error, "orig", None) or error).split())
    secrets = (url.password, *(value for values in url.normalized_query.values() for value in values))
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        said = said.replace(str(secret), "•••").replace(quote(str(secret)), "•••")
    return said if len(said) <= 300 else f"{said[:299]}…"


def _tables(engine: Any, said: str) -> str:
    """Where a table is not there: which ones are."""
    missing = re.search(
        r"no such table: (?:\w+\.)?(\w+)|relation \"(?:\w+\.)?(\w+)\" does not exist|Table '(?:\w+\.)?(\w+)'", said
    )
    if engine is None or missing is None:
        return ""
    from sqlalchemy import inspect
    from sqlalchemy.exc import SQLAlchemyError

    try:
        look = inspect(engine)
        return did_you_mean(next(filter(None, missing.groups())), [*look.get_table_names(), *look.get_view_names()])
    except SQLAlchemyError:
        return ""


# ------------------------------------------------------------------ answer


def _write(path: str, columns: list[_Column], result: Any) -> int:
    rows = 0
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in columns])
        for part in result.partitions(AT_ONCE):
            texts = [
                _texts(column, values, rows) for column, values in zip(columns, zip(*part, strict=True), strict=True)
            ]
            writer.writerows(zip(*texts, strict=True))
            rows += len(part)
    return rows


def _texts(column: _Column, values: tuple[Any, ...], before: int) -> list[str]:
    """Some values of one column, which stand behind `before` others, as canonical texts."""
    kinds = set(map(type, values)) - {type(None)}
    column.kinds |= kinds
    if kinds == {str}:
        column.blank += sum(1 for value in values if value is not None and not value.strip())
    if kinds <= {str, int}:
        return ["" if value is None else str(value) for value in values]
    return [_text(column, value, before + number) for number, value in enumerate(values, start=1)]


def _text(column: _Column, value: Any, row: int) -> str:
    writes = _WRITES.get(type(value))
    if writes is not None:
        return writes(value)
    if isinstance(value, float | Decimal):
        if math.isfinite(value):
            return f"{Decimal(repr(value)) if isinstance(value, float) else value:f}"
        return _wrong(column, row, "is no number (infinite, or “not a number”)")
    if isinstance(value, bytes | bytearray | memoryview):
        return _wrong(column, row, "holds bytes (a picture, a file), not a value")
    if isinstance(value, list | tuple | dict | set):
        return _wrong(column, row, "is made of several values")
    return _wrong(column, row, "is a length of time") if isinstance(value, dt.timedelta) else str(value)


def _moment(value: dt.datetime) -> str:
    return value.isoformat(" ", "microseconds" if value.microsecond else "seconds")


_WRITES: dict[type, Callable[[Any], str]] = {
    type(None): lambda value: "",
    str: str,
    int: str,
    bool: lambda value: "true" if value else "false",
    dt.datetime: _moment,
    dt.date: dt.date.isoformat,
    dt.time: dt.time.isoformat,
}


def _wrong(column: _Column, row: int, says: str) -> str:
    first, often = column.wrong.get(says, (row, 0))
    column.wrong[says] = first, often + 1
    return ""


def _tell(columns: list[_Column], rows: int, source: str, report: Report) -> None:
    """What cannot be a cell of a table; and an answer without a row."""
    here, before = Source(path=source, text="").span(), report.count(Severity.ERROR)
    if not rows:
        report.error("intake.query", "the answer is empty: no row fulfils the query", here, "look at its WHERE")
    for column in columns:
        for says, (first, often) in column.wrong.items():
            more = f"the same in {often - 1:,} more rows" if often > 1 else ""
            hint = "leave the column out of the query, or ask for what you need of it (its length, a part, text)"
            report.error("intake.form", f"row {first} of the answer · {column.name}: {says}", here, hint, more)
        if column.blank:
            message = f" has empty texts in {column.blank:,} rows; they are kept as missing values, like NULL"
            report.warning("intake.spaces", f"column `{column.name}`{message}", here)
    if report.count(Severity.ERROR) > before:
        raise Failure
