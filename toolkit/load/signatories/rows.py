"""Load, signatories: signatories.csv → everybody on the list. E-mails become digests; notes are never read."""

import csv
from collections.abc import Iterator, Sequence
from typing import Literal, cast

from msgspec import Struct

from toolkit.base.csv_text import read_csv
from toolkit.base.diagnostic import Report
from toolkit.base.digest import digest
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Scalar
from toolkit.base.source import Source, Span
from toolkit.load.signatories.columns import CHOICES, COLUMNS, REQUIRED, SEVERAL
from toolkit.model.people import Consent, Signatory, Standing


class _Row(Struct, frozen=True):
    """The cells of a row by their column, and where the row begins."""

    cells: dict[str, str]
    source: Source
    start: int

    def text(self, column: str) -> str:
        return self.cells.get(column, "")

    def span(self, column: str) -> Span:
        """Where the cell stands; found only when it is asked for, as lists may be long."""
        text = self.source.text
        at = text.find(self.text(column), self.start) if self.text(column) else self.start
        end = text.find("\n", self.start)
        inside = at >= 0 and (end < 0 or at < end)
        return self.source.span(at, at + len(self.text(column))) if inside else self.source.span(self.start)


def load_signatories(source: Source, report: Report) -> tuple[Signatory, ...]:
    """Return everybody on the list, in its order; a row that cannot be read is reported and left out.

    Who of them may be printed, and in which order, is decided in `toolkit.sign`.
    """
    names, rows = _table(source, report)
    if not names or not _columns_are_known(names, source, report):
        return ()
    sound = [row for row in rows if _row_is_sound(row, report)]
    _report_ids(sound, report)
    return tuple(_signatory(row) for row in sound)


def _table(source: Source, report: Report) -> tuple[Sequence[str], list[_Row]]:
    """The names of the columns and the rows. Whatever is irregular is read again, slowly, to say what is wrong."""
    lines = list(_lines(source))
    width = len(lines[0][1]) if lines else 0
    if width > 1 and all(len(cells) == width for _, cells in lines) and '"' not in "".join(lines[0][1]):
        names = [name.strip() for name in lines[0][1]]
        return names, [
            _Row(dict(zip(names, map(str.strip, cells), strict=True)), source, at) for at, cells in lines[1:]
        ]
    sheet = read_csv(source, report)
    names = [scalar.text for scalar in sheet.names]
    return names, [
        _Row({name: cell.text for name, cell in zip(names, row, strict=True)}, source, row[0].span.start)
        for row in sheet.rows
    ]


def _named(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    return dict(zip(names, map(str.strip, cells), strict=True))


def _lines(source: Source) -> Iterator[tuple[int, list[str]]]:
    """Where each row begins, and its cells; nothing where the file cannot be read as a table at all."""
    starts, reader, before = source.line_starts, csv.reader(source.text.splitlines(keepends=True), strict=True), 0
    try:
        for cells in reader:
            if any(cells):
                yield starts[before], cells
            before = reader.line_num
    except csv.Error:
        yield 0, []


def _columns_are_known(names: Sequence[str], source: Source, report: Report) -> bool:
    for name in names:
        if name not in COLUMNS:
            message = f"`{name}` is not a column of a list of signatories"
            at = max(source.text.find(name), 0)
            report.error("signatories.column", message, source.span(at, at + len(name)), did_you_mean(name, COLUMNS))
    missing = [name for name in REQUIRED if name not in names]
    for name in missing:
        report.error("signatories.column", f"the list of signatories has no column `{name}`", source.span())
    return not missing


def _row_is_sound(row: _Row, report: Report) -> bool:
    wrong = [column for column, options in CHOICES.items() if row.text(column) not in options and column in row.cells]
    for column in wrong:
        wanted = " or ".join(f"`{option}`" for option in CHOICES[column] if option)
        message = f"`{column}` is `{row.text(column)}`; write {wanted}"
        report.error("signatories.value", message, row.span(column))
    if not row.text("name"):
        report.error("signatories.value", "this row has no name", row.span("name"))
    return not wrong and bool(row.text("name"))


def _report_ids(rows: list[_Row], report: Report) -> None:
    seen = set[str]()
    for row in rows:
        if row.text("id") in seen:
            message = f"the id `{row.text('id')}` stands in the list a second time"
            report.error("signatories.value", message, row.span("id"), "every row has an id of its own, or none")
        seen |= {row.text("id")} - {""}


def _signatory(row: _Row) -> Signatory:
    text = row.text
    return Signatory(
        id=text("id") or text("name"),
        kind=cast(Literal["organisation", "person"], text("kind")),
        name=" ".join(text("name").split()),
        sort_as=text("sort_as"),
        role=text("role"),
        organisation=text("organisation"),
        country=text("country"),
        personal=text("capacity") == "personal",
        consent=cast(Consent, text("consent")),
        public=text("public") != "no",
        signed=text("text_hash"),
        on=text("consent_on"),
        mail=digest(text("email").casefold()) if text("email") else "",
        aliases=tuple(filter(None, map(str.strip, text("aliases").split(SEVERAL)))),
        standing=cast(Standing, text("standing")),
        first=text("first") == "yes",
        logo=Scalar(text=text("logo"), span=row.span("logo")) if text("logo") else None,
        span=row.span("name"),
        country_span=row.span("country") if text("country") else None,
    )
