"""Files as people hand them over: one defect each (CSV and XLSX), and clean ones. `make(folder)` writes them all.

Run it to look at them: `python tests/defects.py FOLDER`.
"""

import datetime as dt
import io
import re
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from msgspec import Struct
from openpyxl.comments import Comment

HEAD = ("report_id", "reported_on", "platform", "views", "outcome", "removed_on")
Row = list[Any]


def rows(count: int = 12) -> list[Row]:
    """Sound rows; row 0 stands in line 2."""
    return [
        [
            f"R{n:03d}",
            dt.date(2020, 5, n),
            ("instagram", "facebook")[n % 2],
            100 * n,
            ("removed", "active", "unknown")[n % 3],
            dt.date(2020, 6, n) if n % 3 == 0 else None,
        ]
        for n in range(1, count + 1)
    ]


def table(*changes: tuple[int, int, Any], head: Sequence[Any] = HEAD) -> list[Row]:
    """The sound table with some cells replaced: (line from 1, column from 0, value)."""
    lines = [list(head), *rows()]
    for line, column, value in changes:
        lines[line - 1][column] = value
    return lines


def csv_text(lines: Sequence[Sequence[Any]], sign: str = ",") -> str:
    def cell(value: Any) -> str:
        text = "" if value is None else str(value)
        return '"' + text.replace('"', '""') + '"' if re.search(rf'[{sign}"\n]', text) else text

    return "".join(sign.join(map(cell, line)) + "\n" for line in lines)


def workbook(lines: Sequence[Sequence[Any]], change: Callable[[Any], None] = lambda sheet: None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Log"
    for line in lines:
        sheet.append(line)
    change(sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def stored_result(data: bytes, formula: str, result: str) -> bytes:
    """The workbook with the result of one formula, as Excel would have stored it."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                old = f"<f>{formula}</f><v></v>".encode()
                part = part.replace(old, f"<f>{formula}</f><v>{result}</v>".encode())
                part = part.replace(f"<f>{formula}</f><v />".encode(), f"<f>{formula}</f><v>{result}</v>".encode())
            changed.writestr(name, part)
    return target.getvalue()


class Case(Struct, frozen=True):
    """A file and what has to be said: (severity, code, place), where the place begins the message or is line:column."""

    name: str
    data: bytes
    said: tuple[tuple[str, str, str], ...]

    @property
    def stops(self) -> bool:
        return any(severity == "error" for severity, _, _ in self.said)


def _csv(name: str, lines: Sequence[Sequence[Any]] | str | bytes, *said: tuple[str, str, str]) -> Case:
    text = lines if isinstance(lines, str | bytes) else csv_text(lines)
    return Case(f"{name}.csv", text if isinstance(text, bytes) else text.encode(), said)


def _xlsx(
    name: str, lines: Sequence[Sequence[Any]], *said: tuple[str, str, str], change: Callable[[Any], None] | None = None
) -> Case:
    return Case(f"{name}.xlsx", workbook(lines, change or (lambda sheet: None)), said)


def _error(code: str, place: str) -> tuple[str, str, str]:
    return ("error", code, place)


def _warning(code: str, place: str) -> tuple[str, str, str]:
    return ("warning", code, place)


def defects() -> list[Case]:
    return [*_csv_defects(), *_csv_form(), *_xlsx_cells(), *_xlsx_sheets()]


def _csv_defects() -> list[Case]:
    worded = table((5, 1, "May 10, 2020"), (7, 1, "10 May 2020"))
    swapped = table((4, 5, "2020-05-01"))
    return [
        _csv("date-ambiguous", table((4, 1, "03/05/2020")), _error("intake.date-ambiguous", "4:6")),
        _csv("date-mixed", table((4, 1, "03/05/2020"), (5, 1, "25/05/2020")), _error("intake.date-ambiguous", "4:6"), _error("intake.date-form", "5:6")),
        _csv("date-american", table((4, 1, "05/25/2020")), _error("intake.date-form", "4:6")),
        _csv("date-dotted", table((4, 1, "25.5.2020")), _error("intake.date-form", "4:6")),
        _csv("date-words", worded, _error("intake.date-form", "5:6")),
        _csv("date-short", table((4, 1, "3/5/20")), _error("intake.date-ambiguous", "4:6")),
        _csv("date-impossible", table((4, 1, "2020-02-31")), _error("intake.date-form", "4:6")),
        _csv("date-time", table((4, 1, "2020-05-03 14:30")), _error("intake.date-form", "4:6")),
        _csv("date-number", table((4, 1, "43954")), _error("intake.date-form", "4:6")),
        _csv("date-compact", table((4, 1, "20200503")), _error("intake.date-form", "4:6")),
        _csv("date-slashes", table((4, 1, "2020/05/03")), _error("intake.date-form", "4:6")),
        _csv("date-not-one", table((4, 1, "spring")), _error("intake.value", "4:6")),
        _csv("thousands", table((4, 3, "1,234")), _error("intake.number-ambiguous", "4:26")),
        _csv("thousands-clear", table((4, 3, "1,234,567")), _error("intake.number-form", "4:26")),
        _csv("thousands-space", table((4, 3, "1 234")), _error("intake.number-form", "4:26")),
        _csv("decimal-comma", table((4, 3, "12,5")), _error("intake.number-form", "4:26")),
        _csv("percent", table((4, 3, "12,5 %")), _error("intake.percent-sign", "4:26")),
        _csv("percent-plain", table((4, 3, "12.5%")), _error("intake.percent-sign", "4:26")),
        _csv("suppressed", table((4, 3, "<5")), _error("intake.suppressed", "4:26")),
        _csv("exponent", table((4, 3, "1.23E+12")), _error("intake.number-form", "4:26")),
        _csv("currency", table((4, 3, "€ 500")), _error("intake.number-form", "4:26")),
        _csv("minus", table((4, 3, "(500)")), _error("intake.number-form", "4:26")),
        _csv("words-in-numbers", table((4, 3, "about fifty")), _error("intake.value", "4:26")),
        _csv("not-available", table((4, 3, "N/A")), _error("intake.missing-mark", "4:26")),
        _csv("not-available-text", table((4, 4, "N/A")), _error("intake.missing-mark", "4:30")),
        _csv("dash", table((4, 3, "-")), _error("intake.missing-mark", "4:26")),
        _csv("question", table((4, 1, "?")), _error("intake.missing-mark", "4:6")),
        _csv("na-in-numbers", table((4, 3, "NA")), _error("intake.missing-mark", "4:26")),
        _csv("excel-error", table((4, 3, "#REF!")), _error("intake.excel-error", "4:26")),
        _csv("duplicate", table((9, 0, "R003")), _error("intake.duplicate", "9:1")),
        _csv("key-empty", table((9, 0, "")), _error("intake.duplicate", "9:1")),
        _csv("capitals", table((4, 2, "Facebook"), (6, 2, "FACEBOOK")), _error("intake.spelling", "4:17")),
        _csv("spaces", table((4, 2, "facebook ")), _warning("intake.spaces", "4:17")),
        _csv("event-first", swapped, _error("intake.order", "4:38")),
        _csv("garbled", table((4, 4, "unknÃ¶wn")), _error("intake.letters", "4:30")),
        _csv("unseen", table((4, 0, "R0\u200b03")), _error("intake.letters", "4:1")),
    ]  # fmt: skip


def _csv_form() -> list[Case]:
    lines = table()
    title = "Report log of the team\nAs of 1 July 2020\n"
    names = [*HEAD[:4], "Zoë Müller", HEAD[5]]
    semicolons = csv_text(table(), ";")
    return [
        _csv("cp1252", csv_text(table((4, 4, "Zoë Müller"))).encode("cp1252"), _error("intake.encoding", "4:32")),
        _csv("cp1252-name", csv_text([names, *rows()]).encode("cp1252"), _error("intake.encoding", "1:40")),
        _csv("utf-16", csv_text(lines).encode("utf-16"), _warning("intake.encoding", "1:1")),
        _csv("byte-order-mark", b"\xef\xbb\xbf" + csv_text(lines).encode(), _warning("intake.byte-order-mark", "1:1")),
        _csv("semicolons", semicolons, _error("intake.delimiter", "1:10")),
        _csv("tabs", csv_text(lines, "\t"), _error("intake.delimiter", "1:10")),
        _csv("title", title + csv_text(lines), _error("intake.title-rows", "1:1")),
        _csv("title-gap", title + "\n" + csv_text(lines), _error("intake.title-rows", "1:1")),
        _csv("totals", csv_text([*lines, ["Total", None, None, 7800, None, None]]), _error("intake.totals", "14:1")),
        _csv(
            "totals-silent", csv_text([*lines, [None, None, None, 7800, None, None]]), _error("intake.totals", "14:1")
        ),
        _csv(
            "totals-german",
            csv_text([*lines, ["Summe", None, None, 7800, None, None]]),
            _error("intake.totals", "14:1"),
        ),
        _csv("blank", csv_text([*lines[:5], [None] * 6, *lines[5:], [None] * 6]), _warning("intake.blank", "6:1")),
        _csv("note", csv_text(lines) + "Source: log of the team,,,,,\n", _error("intake.note", "14:1")),
        _csv("ragged", csv_text([*lines[:3], [*lines[3], "one more"], *lines[4:]]), _error("intake.form", "4:1")),
        _csv("quote-open", csv_text(lines).replace("R005", '"R005'), _error("intake.form", "6:1")),
        _csv("no-names", csv_text(lines[1:]), _error("intake.header", "1:6")),
        _csv("name-missing", csv_text([[*HEAD[:3], None, *HEAD[4:]], *rows()]), _error("intake.header", "1:32")),
        _csv("name-twice", csv_text([[*HEAD[:4], "Views", HEAD[5]], *rows()]), _error("intake.header", "1:38")),
        _csv("empty", "", _error("intake.file", "1:1")),
        _csv("only-names", csv_text(lines[:1]), _error("intake.file", "1:1")),
    ]


def _xlsx_cells() -> list[Case]:
    def comment(sheet: Any) -> None:
        sheet["C4"].comment = Comment("ask Zoë", "team")

    def percent(sheet: Any) -> None:
        sheet["D4"] = 0.125
        sheet["D4"].number_format = "0.0%"

    def zeros(sheet: Any) -> None:
        sheet["D2"] = 7
        sheet["D2"].number_format = "00000"

    stored = stored_result(workbook(table((4, 3, "=1+1"))), "1+1", "2")
    moment = dt.datetime(2020, 5, 3, 14, 30)
    return [
        _xlsx("text-date", table((4, 1, "10/05/2020")), _error("intake.date-ambiguous", "B4 · reported_on")),
        _xlsx("text-number", table((4, 3, "1,234")), _error("intake.number-ambiguous", "D4 · views")),
        _xlsx("percent-text", table((4, 3, "12,5 %")), _error("intake.percent-sign", "D4 · views")),
        _xlsx("withheld", table((4, 3, "<5")), _error("intake.suppressed", "D4 · views")),
        _xlsx("dash", table((4, 3, "-")), _error("intake.missing-mark", "D4 · views")),
        _xlsx("twice", table((9, 0, "R003")), _error("intake.duplicate", "A9 · report_id")),
        _xlsx("order", table((4, 5, dt.date(2020, 5, 1))), _error("intake.order", "F4 · removed_on")),
        _xlsx("moment", table((4, 1, moment)), _error("intake.date-form", "B4 · reported_on")),
        _xlsx("formula", table((4, 3, "=1+1"), (5, 3, "=2+2")), _error("intake.formula", "D4 is a formula")),
        Case("formula-stored.xlsx", stored, (_warning("intake.formula", "D4 is a formula"),)),
        _xlsx("lost", table((4, 3, "#REF!")), _error("intake.excel-error", "D4 · views")),
        _xlsx("divided", table((4, 3, "#DIV/0!"), (6, 3, "#DIV/0!")), _error("intake.excel-error", "D4 · views")),
        _xlsx("long-number", table((4, 3, 12345678901234567)), _error("intake.number-form", "D4 is the number")),
        _xlsx("percent-format", table(), _warning("intake.number-format", "D4 is shown as 12.5 %"), change=percent),
        _xlsx("zero-format", table(), _warning("intake.number-format", "D2 is shown as 00007"), change=zeros),
        _xlsx("comment", table(), _warning("intake.comment", "C4 has a comment"), change=comment),
    ]


def _xlsx_sheets() -> list[Case]:
    def merge(sheet: Any) -> None:
        sheet.merge_cells("C2:C4")

    def hide_sheet(sheet: Any) -> None:
        other = sheet.parent.create_sheet("raw names")
        other.append(["Zoë"])
        other.sheet_state = "hidden"

    def second_sheet(sheet: Any) -> None:
        sheet.parent.create_sheet("2021").append(["report_id", "views"])

    def hide_rows(sheet: Any) -> None:
        for row in (5, 6):
            sheet.row_dimensions[row].hidden = True

    def hide_column(sheet: Any) -> None:
        sheet.column_dimensions["D"].hidden = True

    def formatted(sheet: Any) -> None:
        for row in range(14, 200):
            sheet.cell(row, 1).font = openpyxl.styles.Font(bold=True)

    lines = table()
    return [
        _xlsx("merged", lines, _error("intake.merged", "C2 · C2:C4 are merged"), change=merge),
        _xlsx("hidden-sheet", lines, _warning("intake.hidden", "sheet “raw names” is hidden"), change=hide_sheet),
        _xlsx("two-sheets", lines, _error("intake.sheet", "the workbook has 2 sheets"), change=second_sheet),
        _xlsx("hidden-rows", lines, _warning("intake.hidden", "row 5 is hidden"), change=hide_rows),
        _xlsx("hidden-column", lines, _warning("intake.hidden", "D1 · column D is hidden"), change=hide_column),
        _xlsx("above", [["Report log"], [], *lines], _error("intake.title-rows", "row 1 stands above")),
        _xlsx("below", [*lines, ["Total", None, None, 7800]], _error("intake.totals", "row 14 is a totals row")),
        _xlsx("gap", [*lines[:5], [], *lines[5:]], _warning("intake.blank", "row 6 is blank")),
        _xlsx("formatted-blank", lines, _warning("intake.blank", "row 14"), change=formatted),
        Case("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), (_error("intake.file", "1:1"),)),
        Case("text.xlsx", csv_text(lines).encode(), (_error("intake.file", "1:1"),)),
    ]


def clean() -> list[Case]:
    countries = [
        ["country", "share", "note"],
        ["NA", 0.5, "Namibia, south"],
        ["NO", 1.25, 'says "hello"'],
        ["DE", None, "two\nlines"],
    ]
    codes = [["id", "code", "opened"], *([f"{n:03d}", f"00{n}", dt.date(2020, 1, n)] for n in range(1, 10))]
    bands = [["age_band", "items"], ["<5", 3], ["5-9", 4], ["10-14", 11], ["15+", 2]]
    years = [["region", "2019", "2020"], ["North", 10, 12.5], ["South", -3, 0]]
    return [
        _csv("log", table()),
        _xlsx("log", table()),
        _csv("countries", countries),
        _xlsx("countries-book", countries),
        _csv("codes", codes),
        _csv("bands", bands),
        _xlsx("years", years),
        _csv("windows", csv_text(table()).replace("\n", "\r\n")),
    ]  # fmt: skip


def make(folder: Path) -> None:
    for part, cases in (("defective", defects()), ("clean", clean())):
        for case in cases:
            file = folder / part / case.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(case.data)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
