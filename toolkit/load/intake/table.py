"""Load, intake: where in a file its table is: the row with the names, the rows of data, and what is neither."""

import re
from array import array
from collections.abc import Callable, Sequence

from msgspec import Struct

from toolkit.base.nearest import did_you_mean
from toolkit.load.intake.findings import Findings
from toolkit.load.intake.forms import DATE_FORMS, form_of, trimmed
from toolkit.load.intake.grid import Grid, letters
from toolkit.load.intake.statement import Statement

_TOTAL = re.compile(
    r"(?i:(?:grand|sub|overall|column)?[ -]?(?:totals?|sum|sums)|gesamt(?:summe)?|insgesamt|summe|zwischensumme|suma"
    r"|somme|totale|totaal|total général|total general|average|mean|median|mittelwert|durchschnitt|moyenne|promedio"
    r"|media|avg[.]?|ø|%)"
    r"(?: (?:rows|records|reports|items|number|cases))?[ :=]*(?:\([^)]*\))?"
)
_INITIALS = frozenset("acdgimopstzøACDGIMOPSTZØ% ")  # a fast look before the slow one
_SEARCHED = 20  # rows from the top in which the names are looked for

_ENOUGH = 1000  # rows, to know whether a table is wide

Sink = Callable[[list[str]], None]


class Layout(Struct, frozen=True, kw_only=True):
    """The table in a grid: the row of the names, the columns (their numbers in the grid), the rows (their numbers)."""

    grid: Grid
    header: int
    names: tuple[str, ...]
    titles: tuple[str, ...]
    at: tuple[int, ...]
    rows: Sequence[int]


def lay_out(grid: Grid, said: Statement, findings: Findings, sink: Sink) -> Layout | None:
    """Find the table; every row of data goes to `sink`, cut down to the columns that are kept.

    Rows that are no data are named in `findings`. None where there are no names of columns.
    """
    header = _header(grid, said, findings)
    if header is None:
        return None
    written = [trimmed(cell) for cell in grid.rows[header]]
    width = max((at + 1 for at, cell in enumerate(written) if cell), default=0)
    at = _columns(grid, header, written, width, said, findings)
    names = tuple(column_name(written[column]) for column in at)
    _check_names(names, header, at, findings)
    rows = _Rows(grid, findings, at, written, sink)
    for number, cells in enumerate(grid.records()):
        if number > header:
            rows.take(number, cells)
    rows.finish()
    titles = tuple(" ".join(written[column].split()) for column in at)
    return Layout(grid=grid, header=header, names=names, titles=titles, at=at, rows=rows.kept)


def column_name(title: str) -> str:
    """“Reported on (UTC)” → reported_on_utc: small letters, digits and underscores."""
    return re.sub(r"\W+", "_", title.casefold()).strip("_")


# ------------------------------------------------------------------ names


def _header(grid: Grid, said: Statement, findings: Findings) -> int | None:
    filled = [sum(1 for cell in row if cell.strip()) for row in grid.rows]
    first = next((row for row, count in enumerate(filled) if count), None)
    if first is None:
        return None
    if said.header_row is not None:
        return _stated_header(grid, said.header_row, filled, findings)
    width = max(filled[first : first + 3 * _SEARCHED])
    header = first
    if width > 1 and filled[first] <= max(1, width // 2):
        wide = (row for row in range(first, min(len(filled), first + _SEARCHED)) if filled[row] > width // 2)
        header = next(wide, first)
    if header > first:
        _say_titles(grid, first, header, findings)
    for row in range(first):
        findings.warning("intake.blank", row, None, " is blank and was left out", meaning="blank")
    return header


def _say_titles(grid: Grid, first: int, header: int, findings: Findings) -> None:
    place = grid.places.address(header)
    message = f" stands above the names of the columns, which seem to be in {place}"
    number = re.sub(r"\D", "", place)
    hint = f"delete what stands above, or state where the names are: --header-row {number}"
    for row in range(first, header):
        if any(cell.strip() for cell in grid.rows[row]):
            findings.error("intake.title-rows", row, None, message, hint, meaning="above")


def _stated_header(grid: Grid, stated: int, filled: list[int], findings: Findings) -> int | None:
    rows = [row for row in range(len(grid.rows)) if grid.places.address(row).endswith(f" {stated}")]
    if not rows or not filled[rows[0]]:
        findings.error("intake.option", 0, None, f": --header-row {stated} names a row that is not there or is blank")
        return None
    above = [row for row in range(rows[0]) if filled[row]]
    for row in above:
        message = " stands above the names and was left out, as stated"
        findings.warning("intake.title-rows", row, None, message, meaning="left out")
    return rows[0]


def _columns(
    grid: Grid, header: int, written: list[str], width: int, said: Statement, findings: Findings
) -> tuple[int, ...]:
    """The columns of the grid that are kept: those with a name, less those that shall be dropped."""
    kept, data = [], any(_is_data(column_name(name)) for name in written if name)
    for column, name in enumerate(written):
        if name:
            kept.append(column)
        elif column < width or not data:
            _say_nameless(grid, header, column, column < width, findings)
    for name in said.drop:
        if column_name(name) not in map(column_name, written):
            hint = did_you_mean(name, [cell for cell in written if cell])
            findings.error("intake.option", header, None, f": there is no column “{name}” to drop", hint)
    dropped = {column_name(name) for name in said.drop}
    for column in kept:
        if not column_name(written[column]):
            findings.error("intake.header", header, column, f" · “{written[column]}” cannot be the name of a column")
    taken = tuple(column for column in kept if column_name(written[column]) not in dropped)
    _say_second(grid, header, written, taken, findings)
    return taken


def _say_nameless(grid: Grid, header: int, column: int, inside: bool, findings: Findings) -> None:
    """A column without a name: one that holds values is an error, wherever it is; a blank one only needs a word."""
    below = range(header + 1, len(grid.rows))
    first = next((row for row in below if column < len(grid.rows[row]) and grid.rows[row][column].strip()), None)
    if first is not None:
        message = f" · column {letters(column)} has values (first in {grid.places.address(first)}), but no name"
        hint = "write a name into the first row of the table, or delete what stands outside of it"
        findings.error("intake.header", header, column, message, hint)
    elif inside:
        findings.warning("intake.blank", header, column, f" · column {letters(column)} is blank and was left out")


def _say_second(grid: Grid, header: int, written: list[str], kept: tuple[int, ...], findings: Findings) -> None:
    """Two or more columns behind a blank one that end before the others do are a table of their own."""
    right = [column for column in kept if not written[column - 1] and column > kept[0]]
    for start in right:
        columns = [column for column in kept if column >= start]
        filled = [
            any(row[column].strip() for column in columns if column < len(row)) for row in grid.rows[header + 1 :]
        ]
        end = len(filled) - filled[::-1].index(True) if any(filled) else 0
        if len(columns) > 1 and end > 0 and 3 * end <= 2 * len(filled):
            message = " seems to begin a second table, beside the first"
            hint = "give each table a sheet or a file of its own, or leave these columns out with --drop"
            findings.error("intake.second-table", header, start, message, hint)
            return


def _check_names(names: tuple[str, ...], header: int, at: tuple[int, ...], findings: Findings) -> None:
    for place, (name, column) in enumerate(zip(names, at, strict=True)):
        if name in names[:place]:
            message = f" · a second column is called `{name}`"
            findings.error("intake.header", header, column, message, "give each column a name of its own")
        elif _is_data(name):
            message = f" · “{name.replace('_', ' ')}” looks like data, but the first row has to name the columns"
            findings.error("intake.header", header, column, message, "put a row with names on top", meaning="data")


def _is_data(name: str) -> bool:
    text = name.replace("_", "-") if re.fullmatch("[0-9_]+", name) else name
    form = form_of(text)
    if form in ("integer", "zeros"):
        return not re.fullmatch("(?:19|20)[0-9]{2}", text)
    return form in ("iso", "decimal") or form in DATE_FORMS


# ------------------------------------------------------------------ rows


class Gaps:
    """Watches for a block of narrow rows behind a blank one, below a table that is not narrow."""

    def __init__(self, width: int) -> None:
        self.width, self.wide, self.narrow = width, 0, 0
        self.behind = False
        self.block: list[int] = []

    def blank(self) -> None:
        self.behind = self.behind or self.wide > 0

    def row(self, number: int, cells: list[str]) -> None:
        if not self.behind and self.wide + self.narrow > _ENOUGH:
            return
        if 2 * sum(1 for cell in cells if cell) > self.width:
            self.wide, self.behind = self.wide + 1, False
            self.block.clear()
        elif self.behind:
            self.block.append(number)
        else:
            self.narrow += 1

    @property
    def second(self) -> int | None:
        """The row in which it begins."""
        return self.block[0] if len(self.block) > 1 and self.wide > self.narrow and self.width > 2 else None


class _Rows:
    """Tells rows of data from blank ones, totals, notes below the table, and rows with too many or too few cells."""

    def __init__(self, grid: Grid, findings: Findings, at: tuple[int, ...], header: list[str], sink: Sink) -> None:
        self.findings, self.at, self.width, self.sink = findings, at, len(header), sink
        self.header = header
        self.seen = len(grid.rows)  # so far values in columns without a name were said of the column
        self.unnamed = [column for column, name in enumerate(header) if not name] if grid.large else []
        self.whole = list(at) == list(range(len(header)))
        self.gaps = Gaps(len([name for name in header if name]))
        self.exact = grid.large is not None or grid.places.address(0).startswith("line")
        self.kept: array[int] = array("L")
        self.waiting: list[tuple[int, list[str]]] = []

    def take(self, number: int, cells: list[str]) -> None:
        if not (cells and cells[0].strip()) and not any(map(str.strip, cells)):
            self.findings.warning("intake.blank", number, None, " is blank and was left out", meaning="blank")
            self.gaps.blank()
            return
        if len(cells) != self.width and not self._fits(number, cells):
            return
        if cells[-1] == self.header[-1] and [trimmed(cell) for cell in cells] == self.header:
            message = " repeats the names of the columns"
            self.findings.error("intake.header", number, None, message, "delete it, or hand the tables over one by one")
            return
        if self.unnamed:
            self._nameless(number, cells)
        first = cells[0] or next(filter(str.strip, cells))
        if first[0] in _INITIALS and _TOTAL.fullmatch(first.strip()):
            hint = "delete it: totals are computed; if it is a row of data, write more than this one word"
            self.findings.error("intake.totals", number, None, f" is a totals row (“{first.strip()}”)", hint)
            return
        self.gaps.row(number, cells)
        if self._may_be_a_note(cells):
            self.waiting.append((number, cells))
            return
        if self.waiting:
            self._flush()
        self._keep(number, cells)

    def finish(self) -> None:
        """Single long texts below the last row are notes, not rows; a narrow block behind a gap is another table."""
        if self.gaps.second is not None and not self.waiting:
            message = " seems to begin a second table: what follows has far fewer columns"
            hint = "give each table a sheet or a file of its own; if it is one table, delete the blank row above"
            self.findings.error("intake.second-table", self.gaps.second, None, message, hint)
        for number, cells in self.waiting:
            message = f" holds a note, not a row of data (“{cells[0].strip()[:60]}”)"
            hint = "delete it; what matters in it belongs into the README of the dataset"
            self.findings.error("intake.note", number, 0, message, hint, meaning="note")

    def _keep(self, number: int, cells: list[str]) -> None:
        self.kept.append(number)
        self.sink(cells if self.whole else [cells[column] for column in self.at])

    def _nameless(self, number: int, cells: list[str]) -> None:
        for column in self.unnamed:
            if number >= self.seen and cells[column].strip():
                message = f" · column {letters(column)} has a value here, but no name"
                hint = "write a name into the first row of the table, or delete what stands outside of it"
                self.findings.error("intake.header", number, column, message, hint, meaning=f"nameless {column}")

    def _flush(self) -> None:
        for number, cells in self.waiting:
            self._keep(number, cells)
        self.waiting.clear()

    def _fits(self, number: int, cells: list[str]) -> bool:
        """In a spreadsheet blank cells at the end are not there; in a text file a missing cell is a shift."""
        if not self.exact:
            cells += [""] * (self.width - len(cells))
            return True
        message = f" has {len(cells)} cell{'s' * (len(cells) != 1)}, the first row names {self.width} columns"
        hint = "a text that holds the separator stands in double quotes"
        self.findings.error("intake.form", number, None, message, hint, meaning=f"{len(cells)}")
        return False

    def _may_be_a_note(self, cells: list[str]) -> bool:
        return " " in cells[0] and self.width > 2 and not any(cells[1:]) and " " in cells[0].strip()
