"""Load, intake: the cells of a file as they stand there, and how a person is told where one of them is."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Protocol

from msgspec import Struct

from toolkit.base.source import Source, Span

BETWEEN = " │ "  # of the cells of a row, where a message shows them


class Places(Protocol):
    """Names and shows cells. `row` counts the records of the file from 0, `column` its cells from 0."""

    def address(self, row: int, column: int | None = None) -> str: ...

    def span(self, row: int, column: int | None = None) -> Span: ...


class Lines(Struct, frozen=True, kw_only=True, eq=False):
    """Places in a text file: the record in `row` begins in line `starts[row]` (from 1)."""

    source: Source
    starts: Sequence[int]
    delimiter: str

    def address(self, row: int, column: int | None = None) -> str:
        return f"line {self.starts[row]}"

    def span(self, row: int, column: int | None = None) -> Span:
        start = self.source.line_starts[self.starts[row] - 1]
        if column is None:
            return self.source.span(start, start + len(self.source.line(self.starts[row])))
        cell = re.compile(
            rf'(?:"(?:[^"]|"")*"|[^"{re.escape(self.delimiter)}\r\n]*)[^{re.escape(self.delimiter)}\r\n]*'
        )
        for _ in range(column):
            match = cell.match(self.source.text, start)
            start = (match.end() if match else start) + 1
        match = cell.match(self.source.text, start)
        return self.source.span(start, match.end() if match else start)


class Cells(Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """Places in a table that is no text: every row is shown as one line, its cells side by side.

    `numbered`: cells are named as in a spreadsheet (B14); otherwise by the number of their record, the header is none.
    """

    path: str
    rows: Sequence[Sequence[str]]
    numbered: bool = True

    @cached_property
    def source(self) -> Source:
        return Source(path=self.path, text="\n".join(BETWEEN.join(map(_on_one_line, row)) for row in self.rows))

    def address(self, row: int, column: int | None = None) -> str:
        if not self.numbered:
            return f"record {row}" if row else "the names"
        return f"row {row + 1}" if column is None else f"{letters(column)}{row + 1}"

    def span(self, row: int, column: int | None = None) -> Span:
        if row >= len(self.rows):
            return self.source.span()
        cells = [_on_one_line(cell) for cell in self.rows[row]]
        start = self.source.line_starts[row]
        if column is None:
            return self.source.span(start, start + len(BETWEEN.join(cells)))
        before = sum(len(cell) + len(BETWEEN) for cell in cells[:column])
        length = len(cells[column]) if column < len(cells) else 0
        end = start + len(BETWEEN.join(cells))
        return self.source.span(min(start + before, end), min(start + before + length, end))


class Grid(Struct, frozen=True, kw_only=True, eq=False):
    """The records of one table. Real dates of a spreadsheet are ISO texts here, numbers are digits with a point.

    `rows` are all of them, or for a `large` file the first few; `records()` gives all. `native`: (column, text) of
    numbers that the file holds as numbers, so that nobody takes their point for a thousands mark. `worded`: columns
    that are described as texts where they come from: digits in them are no quantities. `typed`: the file tells numbers
    from texts, so that a number that is not `native` is a text of digits.
    """

    name: str
    rows: list[list[str]]
    places: Places
    large: "LargeFile | None" = None
    native: frozenset[tuple[int, str]] = frozenset()
    worded: frozenset[int] = frozenset()
    typed: bool = False

    def records(self) -> Iterator[list[str]]:
        return iter(self.rows) if self.large is None else self.large.records()


class LargeFile(Protocol):
    """A text table that is not kept in memory cell by cell. `plain`: its file is UTF-8 with commas."""

    path: str
    plain: bool

    def records(self) -> Iterator[list[str]]: ...


def letters(column: int) -> str:
    """The name of a column in a spreadsheet: 0 → A, 26 → AA."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _on_one_line(cell: str) -> str:
    return re.sub(r"\s", " ", cell)
