"""More files as people hand them over: habits of Excel, of exports and of other countries. See defects.py.

`ugly()` are those of which something has to be said; `sound()` look odd and are read right, in silence.
"""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
from defects import HEAD, Case, csv_text, rows, stored_result, table, workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.formula import ArrayFormula

Said = tuple[str, str, str]
Sheet = Callable[[Any], None]


def _error(code: str, place: str) -> Said:
    return ("error", code, place)


def _warning(code: str, place: str) -> Said:
    return ("warning", code, place)


def _file(name: str, data: str | bytes, *said: Said) -> Case:
    return Case(name, data if isinstance(data, bytes) else data.encode(), said)


def _csv(name: str, lines: Sequence[Sequence[Any]] | str | bytes, *said: Said) -> Case:
    return _file(f"{name}.csv", lines if isinstance(lines, str | bytes) else csv_text(lines), *said)


def _xlsx(name: str, change: Sheet, *said: Said, lines: Sequence[Sequence[Any]] | None = None) -> Case:
    return Case(f"{name}.xlsx", workbook(table() if lines is None else lines, change), said)


def _column(name: str, *values: Any) -> list[list[Any]]:
    """A table of two columns: a number for each row, and these values."""
    return [["id", name], *([f"R{number}", value] for number, value in enumerate(values))]


def ugly() -> list[Case]:
    return [
        *_numbers(),
        *_dates(),
        *_letters(),
        *_words(),
        *_form(),
        *_encodings(),
        *_cells(),
        *_sheets(),
        *_json(),
        *_foreign(),
    ]


# ------------------------------------------------------------------ text files


def _numbers() -> list[Case]:
    number, here = "intake.number-form", "4:26"
    return [
        _csv("unit", table((4, 3, "12 h")), _error(number, here)),
        _csv("unit-glued", table((4, 3, "12km")), _error(number, here)),
        _csv("units", _column("wait", "12 h", "3 h", "1 day", "2.5 hours"), _warning(number, "2:4")),
        _csv("footnote-mark", table((4, 3, "300¹")), _error(number, here)),
        _csv("asterisk", table((4, 3, "300*")), _error(number, here)),
        _csv("swiss-thousands", table((4, 3, "1'234")), _error(number, here)),
        _csv("indian-thousands", table((4, 3, "1,23,456")), _error("intake.value", here)),
        _csv("thin-space", table((4, 3, "1\u2009234")), _error(number, here)),
        _csv("french", table((4, 3, "1\u202f234,50")), _error(number, here)),
        _csv("both-signs", _column("amount", "1.234,5", "1,234.5", "3"), _error(number, "2:4")),
        _csv("german-or-not", _column("amount", "1.234", "12.345", "123.456"), _warning("intake.number-ambiguous", "2:4")),
        _csv("apostrophe-kept", table((4, 3, "'300")), _error("intake.value", here)),
        _csv("arabic-digits", table((4, 3, "٣٠٠")), _error(number, here)),
        _csv("wide-digits", table((4, 3, "３００")), _error(number, here)),
        _csv("minus-sign", table((4, 3, "−300")), _error(number, here)),
        _csv("infinite", table((4, 3, "inf")), _error("intake.value", here)),
        _csv("range", table((4, 3, "10-20")), _error("intake.value", here)),
        _csv("endless", table((4, 3, "0.3333333333333333")), _error(number, here)),
        _csv("too-narrow-for-excel", table((4, 3, "#####")), _error("intake.excel-error", here)),
        _csv("percent-over", _column("share_percent", 10, 20, 130), _warning("intake.range", "4:4")),
        _csv("percent-under", _column("percent", 10, 20, -130), _warning("intake.range", "4:4")),
        _csv("count-under", _column("reports", 10, 20, -3), _warning("intake.range", "4:4")),
        _csv("code-999", _column("age", 12, 15, 999, 14, 999), _warning("intake.missing-mark", "4:4")),
        _csv("code-minus", _column("age", 12, 15, -99, 14, 13), _warning("intake.missing-mark", "4:4")),
    ]  # fmt: skip


def _dates() -> list[Case]:
    form, here = "intake.date-form", "4:6"
    numbers = [["id", "reported_on", "views"], *([f"R{n}", 43960 + n, n] for n in range(1, 9))]
    return [
        _csv("day-numbers", numbers, _error(form, "2:4")),
        _csv("leap-day-of-excel", table((4, 1, "1900-02-29")), _error(form, here)),
        _csv("day-zero", table((4, 1, "1900-01-00")), _error(form, here)),
        _csv("moment-utc", table((4, 1, "2020-05-03T00:00:00Z")), _error(form, here)),
        _csv("moment-24", table((4, 1, "2020-05-03 24:00")), _error(form, here)),
        _csv("german-month", table((4, 1, "3. Mai 2020")), _error("intake.value", here)),
        _csv("two-days", table((4, 1, "2020-05-03; 2020-05-05")), _error("intake.value", here)),
        _csv("a-typing-slip-of-a-year", table((4, 1, "3020-05-03")), _error("intake.order", "4:38")),
    ]


def _letters() -> list[Case]:
    letters, here = "intake.letters", "4:17"
    accents = _column("city", *("Zu\u0308rich" if number % 2 else "Zürich" for number in range(8)))
    slip = _warning("intake.spelling", here)
    return [
        _csv("no-break-space", table((4, 2, "facebook\u00a0")), _warning("intake.spaces", here)),
        _csv("no-break-space-inside", table((5, 2, "insta\u00a0gram")), _warning("intake.spelling", "5:17")),
        _csv("zero-width-space", table((4, 2, "face\u200bbook")), _error(letters, here), slip),
        _csv("soft-hyphen", table((4, 2, "face\u00adbook")), _error(letters, here), slip),
        _csv("direction-mark", table((4, 2, "facebook\u200e")), _error(letters, here), slip),
        _csv("bell", table((4, 4, "rem\x07oved")), _error(letters, "4:30")),
        _csv("accents-in-two-ways", accents, _error("intake.spelling", "3:4")),
    ]


def _words() -> list[Case]:
    spelling = "intake.spelling"
    return [
        _csv("yes-in-many-ways", _column("ok", "yes", "no", "y", "yes", "no", "ja"), _error(spelling, "4:4")),
        _csv("truth-in-languages", _column("ok", "true", "false", "WAHR", "FALSCH", "false", "VRAI"), _error(spelling, "4:4"), _error(spelling, "5:4")),
        _csv("truth-and-digits", _column("ok", "true", "false", "1", "true"), _error(spelling, "4:4")),
        _csv("no-value-in-words", _column("note", "seen", "k.A.", "NULL", "x y"), _error("intake.missing-mark", "3:4")),
        _csv("groups", [["group", "id", "n"], ["North", "R1", 1], ["", "R2", 2], ["", "R3", 3], ["South", "R4", 4], ["", "R5", 5]], _warning("intake.blank", "3:1")),
    ]  # fmt: skip


def _form() -> list[Case]:
    lines = table()
    text = csv_text(lines)
    ragged = csv_text([line[:5] if number % 2 else line for number, line in enumerate(lines)])
    fixed = "\n".join("  ".join(str(value or "-").ljust(12) for value in line).rstrip() for line in lines)
    apart = [["platform", "total"], ["instagram", 5], ["facebook", 6]]
    return [
        _csv("header-again", csv_text(lines[:6]) + csv_text(lines[:1]) + csv_text(lines[6:]), _error("intake.header", "7:1")),
        _csv("header-of-two-rows", [["", "Reported", None, "Counts", None, None], *lines], _error("intake.title-rows", "1:1")),
        _csv("units-below-the-names", [list(HEAD), ["", "", "", "per week", "", ""], *rows()], _error("intake.duplicate", "2:1"), _error("intake.value", "2:4")),
        _csv("names-alike", [["Report ID", "report-id", *HEAD[2:]], *rows()], _error("intake.header", "1:11")),
        _csv("two-tables", csv_text(lines[:6]) + "\n\n" + csv_text(apart), _warning("intake.blank", "7:1"), _error("intake.form", "9:1")),
        _csv("beyond-the-names", "id,n,,\nR1,1,,\nR2,2,lost,\n", _error("intake.header", "1:6")),
        _csv("no-names-at-the-end", csv_text(lines[:1]) + csv_text(lines[1:]).replace("\n", ",x\n"), _error("intake.file", "1:1"), _error("intake.form", "2:1")),
        _csv("ragged-rows", ragged, _error("intake.form", "2:1")),
        _csv("a-return-in-a-cell", text.replace("R003,", "R0\r03,"), _error("intake.form", "4:1")),
        _csv("stray-quote", text.replace("R005,2020-05-05,facebook", 'R005,2020-05-05,"face"book'), _error("intake.form", "6:17")),
        _csv("backslash", text.replace("R005,2020-05-05,facebook", 'R005,2020-05-05,"face\\"book"'), _error("intake.form", "6:17")),
        _csv("single-quotes", text.replace("R005,2020-05-05,facebook", "R005,2020-05-05,'face,book'"), _error("intake.form", "6:1")),
        _csv("comments-above", f"# export of 1 July\n# by the team\n{text}", _error("intake.title-rows", "1:1")),
        _csv("comment-between", text.replace("R005", "# checked until here\nR005"), _error("intake.form", "6:1")),
        _csv("sep-line", f"sep=;\n{csv_text(lines, ';')}", _error("intake.title-rows", "1:1"), _error("intake.delimiter", "1:5")),
        _csv("tildes", csv_text(lines, "~"), _error("intake.delimiter", "1:10")),
        _csv("fixed-width", fixed, _error("intake.delimiter", "1:1")),
        _csv("control-z", f"{text}\x1a", _error("intake.form", "14:1")),
        _csv("average", f"{text}Ø,,,650,,\n", _error("intake.totals", "14:1")),
        _csv("sums-with-a-name", f"{text}All,,,7800,,\n", _warning("intake.totals", "14:1")),
        _csv("total-on-top", csv_text(lines[:1]) + "Total,,,7800,,\n" + csv_text(lines[1:]), _error("intake.totals", "2:1")),
        _csv("only-blanks", "  \n \n", _error("intake.file", "1:1")),
    ]  # fmt: skip


def _encodings() -> list[Case]:
    lines = table((4, 4, "Zoë"))
    return [
        _csv("utf-16-unmarked", csv_text(lines).encode("utf-16-le"), _error("intake.file", "1:1")),
        _csv("utf-16-big", csv_text(lines).encode("utf-16-be"), _error("intake.file", "1:1")),
        _csv("utf-32", csv_text(lines).encode("utf-32"), _error("intake.file", "1:1")),
        _csv("utf-16-tabs", csv_text(lines, "\t").encode("utf-16"), _warning("intake.encoding", "1:1"), _error("intake.delimiter", "1:10")),
        _csv("two-encodings", csv_text(lines).encode() + "R013,2020-05-13,facebook,3,Zoë,\n".encode("cp1252"), _error("intake.letters", "4:30"), _error("intake.encoding", "14:30")),
        _csv("macintosh", csv_text(lines).encode("mac-roman"), _error("intake.encoding", "4:32")),
        _csv("nul", csv_text(table((4, 4, "rem\0oved"))), _error("intake.file", "1:1")),
    ]  # fmt: skip


# ------------------------------------------------------------------ workbooks


def _set(cell: str, value: Any, form: str = "") -> Sheet:
    def change(sheet: Any) -> None:
        sheet[cell] = value
        if form:
            sheet[cell].number_format = form

    return change


def _cells() -> list[Case]:
    def all_text(sheet: Any) -> None:
        for row in range(2, 14):
            sheet.cell(row, 4).value = str(sheet.cell(row, 4).value)

    def quoted(sheet: Any) -> None:
        sheet["D4"] = "300"
        sheet["D4"].quotePrefix = True

    def mixed_truth(sheet: Any) -> None:
        sheet["G1"] = "seen"
        for row in range(2, 14):
            sheet.cell(row, 7).value = "WAHR" if row == 5 else bool(row % 2)

    def struck(sheet: Any) -> None:
        sheet["A4"].font = openpyxl.styles.Font(strike=True)

    summed = stored_result(workbook([*table(), [None, None, None, "=SUM(D2:D13)"]]), "SUM(D2:D13)", "7800")
    before, stored = "intake.date-form", "intake.number-format"
    return [
        _xlsx("text-number", _set("D4", "300"), _warning("intake.number-form", "D4 · views: “300” is stored as text; it is read")),
        _xlsx("apostrophe", quoted, _warning("intake.number-form", "D4 · views")),
        _xlsx("text-numbers", all_text, _warning("intake.number-form", "D2 · views: “100” is stored as text; the column is kept")),
        _xlsx("29-february-1900", _set("B4", 60, "yyyy-mm-dd"), _error(before, "B4 is a date before March 1900")),
        _xlsx("negative-date", _set("B4", -5, "yyyy-mm-dd"), _error(before, "B4 is a date before March 1900")),
        _xlsx("24-hours", _set("B4", 1.0, "hh:mm"), _error(before, "B4 is a date before March 1900")),
        _xlsx("date-beyond", _set("B4", 9999999, "yyyy-mm-dd"), _error("intake.excel-error", "B4 · reported_on")),
        _xlsx("number-shown-as-date", _set("D4", 300, "dd/mm"), _error("intake.value", "D4 · views: “1900-10-26”")),
        _xlsx("rounded", _set("D4", 12.678, "0"), _warning(stored, "D4 is shown rounded and stored as 12.678")),
        _xlsx("in-thousands", _set("D4", 1500000, '0,"k"'), _warning(stored, "D4 is shown in thousands")),
        _xlsx("invisible", _set("D4", 300, ";;;"), _warning(stored, "D4 is hidden and stored as 300")),
        _xlsx("a-third", _set("D4", 1 / 3), _error("intake.number-form", "D4 · views: “0.333333333333333” has more than ten")),
        _xlsx("array-formula", _set("D4", ArrayFormula("D4:D5", "=D2:D3*2")), _error("intake.formula", "D4 is a formula")),
        _xlsx("external-link", _set("D4", "=[1]Sheet1!A1"), _error("intake.formula", "D4 is a formula")),
        _xlsx("mixed-truth", mixed_truth, _error("intake.spelling", "G5 · seen: “WAHR” seems to mean the same")),
        _xlsx("struck-out", struck, _warning("intake.hidden", "A4 is struck through")),
        Case("stored-sum.xlsx", summed, (_error("intake.totals", "row 14"), _warning("intake.formula", "D14 is a formula"))),
    ]  # fmt: skip


def _sheets() -> list[Case]:
    def beside(sheet: Any) -> None:
        for row, line in enumerate([["place", "total"], ["instagram", 5], ["facebook", 6]], start=1):
            sheet.cell(row, 8).value, sheet.cell(row, 9).value = line

    def below(sheet: Any) -> None:
        for line in (
            [],
            [],
            ["outcome", None, "platform"],
            ["removed", None, "facebook"],
            ["active", None, "facebook"],
        ):
            sheet.append(line or [None])
        sheet["A16"] = "outcome"

    def two_rows(sheet: Any) -> None:
        sheet.insert_rows(1)
        sheet["B1"], sheet["D1"] = "Dates", "Counts"
        sheet.merge_cells("D1:E1")

    def filtered(sheet: Any) -> None:
        sheet.auto_filter.ref = "A1:F13"
        sheet.row_dimensions[4].hidden = True

    def very_hidden(sheet: Any) -> None:
        other = sheet.parent.create_sheet("secret")
        other.append(["Zoë"])
        other.sheet_state = "veryHidden"

    def offset(sheet: Any) -> None:
        sheet.insert_cols(1)
        sheet.insert_rows(1)

    return [
        _xlsx("table-beside", beside, _warning("intake.blank", "G1 · column G"), _error("intake.second-table", "H1 seems to begin")),
        _xlsx("table-below", below, _warning("intake.blank", "row 14 is blank"), _error("intake.second-table", "row 16 seems to begin"), lines=[line[:5] for line in table()]),
        _xlsx("note-beside", _set("H5", "ask Zoë"), _error("intake.header", "H1 · column H has values (first in row 5)")),
        _xlsx("names-in-two-rows", two_rows, _error("intake.title-rows", "row 1"), _error("intake.merged", "D1 · D1:E1")),
        _xlsx("filtered", filtered, _warning("intake.hidden", "row 4 is hidden")),
        _xlsx("very-hidden", very_hidden, _warning("intake.hidden", "sheet “secret”")),
        _xlsx("offset", offset, _warning("intake.blank", "row 1"), _warning("intake.blank", "A2 · column A")),
        _xlsx("only-names", lambda sheet: None, _error("intake.file", "row 1"), lines=table()[:1]),
        _xlsx("nothing", lambda sheet: None, _error("intake.file", "no visible sheet"), lines=[]),
        _xlsx("chart-sheet", lambda sheet: sheet.parent.create_chartsheet("Chart"), _error("intake.file", "this workbook cannot be opened")),
    ]  # fmt: skip


# ------------------------------------------------------------------ other kinds of files


def _json() -> list[Case]:
    return [
        _file("nested.json", '[{"id": "R1", "who": {"name": "x"}}]', _error("intake.form", "record 1 · who")),
        _file("columns.json", '{"id": ["R1", "R2"], "n": [1, 2]}', _error("intake.file", "a table in JSON")),
        _file("wrapped.json", '{"data": [{"id": "R1"}]}', _error("intake.file", "a table in JSON")),
        _file("lists.json", '[["id", "n"], ["R1", 1]]', _error("intake.file", "a table in JSON")),
        _file("twice.json", '[{"id": "R1", "n": 1, "n": 2}]', _error("intake.form", "record 1 · n: this name stands twice")),
        _file("not-a-number.json", '[{"id": "R1", "n": NaN}, {"id": "R2", "n": 2}]', _error("intake.missing-mark", "record 1 · n")),
        _file("text-numbers.json", '[{"id": "R1", "n": "1"}, {"id": "R2", "n": "2"}]', _warning("intake.number-form", "record 1 · n: “1” is stored as text; the column")),
        _file("mixed-numbers.json", '[{"id": "R1", "n": "1"}, {"id": "R2", "n": 2}]', _warning("intake.number-form", "record 1 · n: “1” is stored as text; it is read")),
        _file("deep.json", "[" * 100_000, _error("intake.file", "this JSON is nested too deeply")),
        _file("broken-line.jsonl", '{"id": "R1"}\n{"id": R2}\n', _error("intake.file", "2:8")),
        _file("empty.json", "[]", _error("intake.file", "a table in JSON")),
    ]  # fmt: skip


def _container(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name in names:
            made.writestr(name, b"x")
    return target.getvalue()


def _foreign() -> list[Case]:
    password = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    kinds: dict[str, tuple[str | bytes, str]] = {
        "protected.xlsx": (password, "this workbook has a password"),
        "old.xls": (password[:600], "this is an Excel file of the old kind"),
        "page.xls": ("<html><table><tr><td>id</td></tr></table></html>", "this is a web page"),
        "error-page.csv": ("<!DOCTYPE html><html><title>404</title></html>", "this is a web page"),
        "feed.xml": ('<?xml version="1.0"?><a><b>1</b></a>', "this is a web page or XML"),
        "binary.xlsb": (_container("xl/workbook.bin"), "this is an Excel file of the binary kind (.xlsb)"),
        "log.ods": (_container("mimetype", "content.xml"), "this is an OpenDocument file (.ods)"),
        "log.numbers": (_container("Index/Document.iwa"), "this is a Numbers file"),
        "report.docx": (_container("word/document.xml"), "this is a Word document"),
        "log.zip": (_container("log.csv"), "this is an archive (ZIP)"),
        "log.csv.gz": (b"\x1f\x8b\x08\0\0", "this is a compressed file (gzip)"),
        "cut.xlsx": (workbook(table())[:3000], "this file is damaged"),
        "report.pdf": (b"%PDF-1.7", "this is a PDF document"),
        "case.sqlite": (b"SQLite format 3\0", "this is a SQLite database"),
        "screen.png": (b"\x89PNG\r\n\x1a\n", "this is a picture"),
    }
    return [_file(name, data, _error("intake.file", begins)) for name, (data, begins) in kinds.items()]


# ------------------------------------------------------------------ odd, and right


def sound() -> list[Case]:
    def rich(sheet: Any) -> None:
        sheet["E4"] = CellRichText("rem", TextBlock(InlineFont(b=True), "oved"))

    def macintosh(sheet: Any) -> None:
        sheet.parent.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    def empty_sheets(sheet: Any) -> None:
        sheet.parent.create_sheet("Sheet2")
        sheet.freeze_panes = "A2"

    text = csv_text(table())
    records = [dict(zip(HEAD, map(_plain, line), strict=True)) for line in rows()]
    header = [["report_id", "reported\non", *HEAD[2:]], *rows()]
    return [
        _csv("plain", text),
        _csv("no-last-line-end", text[:-1]),
        _csv("old-macintosh", text.replace("\n", "\r")),
        _csv("trailing-commas", text.replace("\n", ",,,\n")),
        _csv("names-of-two-lines", header),
        _csv("names-with-spaces", [[" Report ID ", *HEAD[1:5], "removed_on "], *rows()]),
        _xlsx("rich-text", rich),
        _xlsx("days-since-1904", macintosh),
        _xlsx("empty-sheets", empty_sheets),
        _xlsx("day-number", _set("B4", 43954, "dd.mm.yyyy")),
        Case("macros.xlsm", workbook(table()), ()),
        _file("lines.jsonl", "".join(f"{json.dumps(record)}\n" for record in records)),
        _file("lines.json", "\n".join(json.dumps(record) for record in records)),
        _file("list.json", json.dumps(records)),
        _file("list.txt", json.dumps(records)),
    ]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
