"""Load, intake: the file that somebody handed over → its table, read and checked. The way from the outside in."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source, Span
from toolkit.load.intake.body import Body, Lists
from toolkit.load.intake.columns import read_column
from toolkit.load.intake.database import Answer
from toolkit.load.intake.delimited import Records, read_delimited, report_quotes
from toolkit.load.intake.described import Described, also_written, check_described, match_columns
from toolkit.load.intake.engine import Engine, Spool
from toolkit.load.intake.findings import Findings
from toolkit.load.intake.foreign import what_it_is
from toolkit.load.intake.grid import Grid, Lines
from toolkit.load.intake.records import JSON, looks_like_json, read_json, read_parquet
from toolkit.load.intake.relations import find_groups, find_key, find_order, find_sums
from toolkit.load.intake.scan import Reading, Scan
from toolkit.load.intake.statement import Statement
from toolkit.load.intake.table import Layout, column_name, lay_out
from toolkit.load.intake.workbook import read_workbook


class Intake(Struct, frozen=True, kw_only=True):
    """A file that was read. `order` are pairs (later, earlier) of columns of dates; `original` are its bytes."""

    original: bytes
    columns: tuple[Reading, ...]
    key: tuple[str, ...]
    order: tuple[tuple[str, str], ...]
    size: int
    body: Body

    def canonical(self) -> bytes:
        """The table as UTF-8 with LF, commas, ISO dates, digits with a point."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([column.name for column in self.columns])
        writer.writerows(self._rows())
        return text.getvalue().encode()

    def _rows(self) -> Iterator[Sequence[str]]:
        changes = [column.changes for column in self.columns]
        if not any(changes):
            return self.body.records()
        return ([new.get(text, text) for text, new in zip(row, changes, strict=True)] for row in self.body.records())


def read_file(path: str, said: Statement, report: Report, scratch: str, like: Described | None = None) -> Intake | None:
    """Read the file at `path` and put everything that is wrong with it into the report.

    `scratch`: a folder for what is too large for the memory. None where there is no table to speak of.
    """
    data = _bytes(path, report)
    if data is None:
        return None
    grid = _grid(data, path, Path(path).as_posix(), said, report)
    return _taken(grid, data, said, report, scratch, like) if grid else None


class Texts(Struct, frozen=True, kw_only=True):
    """A table as it was typed: the titles of its columns, its rows, and where the cell of a row stands."""

    titles: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    span: Callable[[int, int], Span]


def read_texts(path: str, said: Statement, report: Report, scratch: str) -> Texts | None:
    """Read the file at `path` as a table in which every cell is text, whatever it looks like."""
    shown = Path(path).as_posix()
    data = _bytes(path, report)
    grid = _grid(data, path, shown, said, report) if data is not None else None
    if grid is None:
        return None
    findings = Findings(grid.places)
    laid = _lay_out(grid, said, findings, report, scratch)
    findings.tell(report)
    if laid is None:
        return None
    layout, body = laid
    return Texts(
        titles=layout.titles,
        rows=tuple(body.records()),
        span=lambda row, column: grid.places.span(layout.rows[row], layout.at[column]),
    )


def read_answer(
    answer: Answer, said: Statement, report: Report, scratch: str, like: Described | None = None
) -> Intake | None:
    """The same for what a database has answered. Its form is known; what its cells say is not."""
    for name, stated in (("sheet", said.sheet), ("encoding", said.encoding), ("delimiter", said.delimiter)):
        if stated:
            message = f"--{name} is said of files; a database has none"
            report.error("intake.option", message, Source(path=answer.source, text="").span(), "leave it out")
    said = replace(said, encoding="utf-8", delimiter=",", header_row=1)
    data = Path(answer.path).read_bytes()
    grid = read_delimited(answer.path, data, f"{answer.source}, answer", said, report)
    return _taken(replace(grid, worded=answer.worded), data, said, report, scratch, like) if grid else None


def _taken(
    grid: Grid, data: bytes, said: Statement, report: Report, scratch: str, like: Described | None
) -> Intake | None:
    findings = Findings(grid.places)
    laid = _lay_out(grid, said, findings, report, scratch)
    intake = _read(data, *laid, said, findings, like) if laid else None
    findings.tell(report)
    if laid and intake and like and not report.failed:
        check_described(intake.canonical(), laid[0], like, report)
    return intake


def _bytes(path: str, report: Report) -> bytes | None:
    shown = Path(path).as_posix()
    try:
        return Path(path).read_bytes()
    except OSError as error:
        report.error("intake.file", f"{shown} cannot be read: {error.strerror}", Source(path=shown, text="").span())
        return None


def _grid(data: bytes, path: str, shown: str, said: Statement, report: Report) -> Grid | None:
    """What a file is shows in its first bytes; its name may be wrong."""
    here, suffix = Source(path=shown, text="").span(), Path(path).suffix.lower()
    if not data.strip():
        report.error("intake.file", "the file is empty", here)
        return None
    foreign = what_it_is(data) if not said.encoding else None
    if foreign is not None:
        report.error("intake.file", foreign[0], here, foreign[1])
        return None
    if data.startswith(b"PK"):
        return read_workbook(data, shown, said, report)
    if data.startswith(b"PAR1"):
        return read_parquet(path, shown, report)
    if suffix in JSON or looks_like_json(data):
        return read_json(data, shown, report)
    if suffix in (".xlsx", ".xlsm", ".parquet", ".ods", ".pdf", ".docx"):
        report.error("intake.file", f"this is not a {suffix} file inside", here, "save it again as .xlsx or CSV UTF-8")
        return None
    return read_delimited(path, data, shown, said, report)


def _lay_out(
    grid: Grid, said: Statement, findings: Findings, report: Report, scratch: str
) -> tuple[Layout, Body] | None:
    try:
        laid = _into_lists(grid, said, findings) if grid.large is None else _into_engine(grid, said, findings, scratch)
    except csv.Error as error:
        if isinstance(grid.places, Lines):
            report_quotes(grid.places.source, grid.places.starts, error, report)
        return None
    if laid is None or not laid[0].names or not laid[1].size:
        findings.error("intake.file", 0, None, ": there is no table here: names of columns, and rows below them")
        return None
    return laid


def _into_lists(grid: Grid, said: Statement, findings: Findings) -> tuple[Layout, Body] | None:
    rows: list[list[str]] = []
    layout = lay_out(grid, said, findings, rows.append)
    return (layout, Lists(rows, len(layout.names))) if layout else None


def _into_engine(grid: Grid, said: Statement, findings: Findings, scratch: str) -> tuple[Layout, Body] | None:
    """DuckDB reads a file that is canonical in form by itself; of any other the rows of data are written out for it."""
    assert isinstance(grid.large, Records)
    layout = lay_out(grid, said, findings, lambda row: None)
    if layout is None:
        return None
    if grid.large.plain and len(layout.rows) == len(grid.large.starts) - layout.header - 1 > 0:
        skipped = grid.large.starts[layout.header + 1] - 1
        return layout, Engine(grid.large.path, len(grid.rows[layout.header]), layout.at, skipped, scratch)
    spool = Spool(scratch)
    lay_out(grid, said, Findings(grid.places), spool.write)
    return layout, Engine(spool.close(), len(layout.at), range(len(layout.at)), 0, scratch)


def _read(
    data: bytes, layout: Layout, body: Body, said: Statement, findings: Findings, like: Described | None
) -> Intake | None:
    commas = not isinstance(layout.grid.places, Lines) or layout.grid.places.delimiter == ","
    scan = Scan(layout=layout, body=body, said=said, findings=findings, commas=commas)
    _check_named(scan)
    if like is not None:
        return _read_like(data, scan, like)
    readings = tuple(read_column(scan, at) for at in range(len(layout.names)))
    for at, reading in enumerate(readings):
        body.apply(at, reading.changes)
    key = () if find_sums(scan, readings) else find_key(scan, readings)
    order = find_order(scan, readings)
    find_groups(scan)
    return Intake(original=data, columns=readings, key=key, order=order, size=body.size, body=body)


def _check_named(scan: Scan) -> None:
    for name in scan.said.text:
        if column_name(name) not in scan.layout.names:
            message = f": there is no column “{name}” that could be text"
            scan.findings.error("intake.option", scan.layout.header, None, message)


def _read_like(data: bytes, scan: Scan, like: Described) -> Intake | None:
    """Read the columns as another dataset describes them; rows, keys and lists of values are checked afterwards."""
    scan = replace(scan, said=replace(scan.said, missing=(*scan.said.missing, *like.marks)))
    kinds = match_columns(scan, like)
    if kinds is None:
        return None
    readings = tuple(also_written(scan, at, read_column(scan, at, kind), like) for at, kind in enumerate(kinds))
    return Intake(original=data, columns=readings, key=like.schema.key, order=(), size=scan.body.size, body=scan.body)
