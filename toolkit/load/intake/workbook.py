"""Load, intake: a sheet of an Excel workbook → its cells, and what Excel hides: formulas, comments, hidden rows."""

import datetime as dt
import io
import re
import warnings
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.source import Source
from toolkit.load.intake.findings import Findings
from toolkit.load.intake.grid import Cells, Grid, letters
from toolkit.load.intake.statement import Statement

_FIRST_DAY = dt.date(1900, 3, 1)  # before it Excel has a 29 February 1900, which there never was
EXACT = 10**15  # Excel keeps 15 digits of a number; what stands behind them is lost


def read_workbook(data: bytes, shown: str, said: Statement, report: Report) -> Grid | None:
    """Return the cells of the one visible sheet, or of the sheet that was stated."""
    import openpyxl

    here = Source(path=shown, text="").span()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts of a workbook that hold no cells
            formulas = openpyxl.load_workbook(io.BytesIO(data))
            values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception as error:  # openpyxl stumbles over damaged parts in any way there is
        message = f"this workbook cannot be opened ({type(error).__name__})"
        report.error("intake.file", message, here, "open it in Excel and save it again as .xlsx")
        return None
    name = _sheet(formulas, shown, said, report)
    if name is None:
        return None
    return _grid(formulas[name], values[name], shown, report)


def _sheet(book: Any, shown: str, said: Statement, report: Report) -> str | None:
    """The sheet to read; other visible ones with content make it a question, hidden ones are said."""
    here = Source(path=shown, text="").span()
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    for title, sheet in sheets.items():
        if sheet.sheet_state != "visible" and title != said.sheet:
            hint = "delete it before you hand the workbook on, if it holds names"
            message = f"sheet “{title}” is hidden; it is not read, but it is in the original that is kept"
            report.warning("intake.hidden", message, Source(path=f"{shown}, sheet “{title}”", text="").span(), hint)
    if said.sheet:
        if said.sheet in sheets:
            return str(said.sheet)
        message = f"the workbook has no sheet “{said.sheet}”"
        report.error("intake.option", message, here, did_you_mean(said.sheet, sheets))
        return None
    visible = [title for title, sheet in sheets.items() if sheet.sheet_state == "visible" and not _is_empty(sheet)]
    if len(visible) == 1:
        return str(visible[0])
    if not visible:
        report.error("intake.file", "no visible sheet of this workbook holds anything", here)
        return None
    listed = ", ".join(f"“{title}”" for title in visible)
    message = f"the workbook has {len(visible)} sheets with content: {listed}"
    report.error("intake.sheet", message, here, f'say which one to read: --sheet "{visible[0]}"')
    return str(visible[0])


def _is_empty(sheet: Any) -> bool:
    return all(value is None for row in sheet.iter_rows(values_only=True) for value in row)


def _grid(sheet: Any, values: Any, shown: str, report: Report) -> Grid:
    reader = _Reader(struck=any(font.strike for font in sheet.parent._fonts))
    rows = [
        [reader.text(cell, value.value, row, column) for column, (cell, value) in enumerate(zip(*pair, strict=True))]
        for row, pair in enumerate(zip(sheet.iter_rows(), values.iter_rows(), strict=True))
    ]
    all_rows = len(rows)
    while rows and not any(map(str.strip, rows[-1])):
        rows.pop()
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell.strip()), default=0)
    rows = [row[:width] for row in rows]
    places = Cells(path=f"{shown}, sheet “{sheet.title}”", rows=rows)
    findings = Findings(places)
    reader.tell(findings)
    _merged(sheet, findings)
    _hidden(sheet, rows, width, findings)
    if all_rows > len(rows):
        message = f" and what follows to row {all_rows} is blank (only formatted), and was left out"
        findings.warning("intake.blank", len(rows), None, message)
    findings.tell(report)
    return Grid(name=shown, rows=rows, places=places, native=frozenset(reader.native), typed=True)


class _Reader:
    """Turns cells into texts and remembers what a person has to know about them."""

    def __init__(self, struck: bool) -> None:
        self.struck = struck  # is there a font in the workbook that strikes out? To ask every cell takes long
        self.native: set[tuple[int, str]] = set()
        self.said: list[tuple[str, str, int, int, str, str]] = []

    def text(self, cell: Any, value: Any, row: int, column: int) -> str:
        if cell.comment is not None:
            hint = "what matters in it belongs into a column of its own"
            self._say("warning", "intake.comment", row, column, " has a comment, which is not taken over", hint)
        if cell.data_type == "f":
            self._formula(cell, value, row, column)
        if self.struck and value is not None and cell.font.strike:
            hint = "delete the row, if that is what it means; a column of its own would say it"
            self._say("warning", "intake.hidden", row, column, " is struck through, but it is read and counted", hint)
        if (isinstance(value, dt.date) and _day(value) < _FIRST_DAY) or isinstance(value, dt.timedelta):
            hint = "give the cell the format of a number; a length of time is a number of hours or minutes"
            shown = f" is a date before March 1900 for Excel ({cell.number_format}): nearly always a number or a time"
            self._say("error", "intake.date-form", row, column, shown, hint)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            self._shown_otherwise(cell.number_format or "", value, row, column)
            written = _number(value)
            self.native.add((column, written))
            return written
        return _text(value)

    def tell(self, findings: Findings) -> None:
        for level, code, row, column, message, hint in self.said:
            add = findings.error if level == "error" else findings.warning
            add(code, row, column, message, hint, meaning=code + message.partition("(")[0][:24])

    def _say(self, level: str, code: str, row: int, column: int, message: str, hint: str) -> None:
        self.said.append((level, code, row, column, message, hint))

    def _formula(self, cell: Any, value: Any, row: int, column: int) -> None:
        written = getattr(cell.value, "text", cell.value)
        if value is None:
            hint = "open and save the workbook in Excel, or copy the column and paste it as values"
            message = f" is a formula without a stored result ({written})"
            self._say("error", "intake.formula", row, column, message, hint)
        else:
            hint = "to be sure of it, paste the column as values"
            message = f" is a formula ({written}); its last stored result is used"
            self._say("warning", "intake.formula", row, column, message, hint)

    def _shown_otherwise(self, form: str, value: float, row: int, column: int) -> None:
        if "%" in form:
            message = f" is shown as {_number(value * 100)} % and stored as {_number(value)}"
            hint = "measures work with what is stored; say in the description that 1 means 100 %"
            self._say("warning", "intake.number-format", row, column, message, hint)
        elif re.fullmatch("0{2,}", form) and abs(value) < 10 ** (len(form) - 1):
            message = f" is shown as {int(value):0{len(form)}d} and stored as {_number(value)}"
            hint = "if the zeros matter, store the column as text"
            self._say("warning", "intake.number-format", row, column, message, hint)
        elif _scaled(form) or _hides(form) or _rounds(form, value):
            how = "hidden" if _hides(form) else "shown in thousands or millions" if _scaled(form) else "shown rounded"
            message = f" is {how} and stored as {_number(value)}"
            hint = "measures work with what is stored"
            self._say("warning", "intake.number-format", row, column, message, hint)
        if abs(value) >= EXACT:
            message = f" is the number {value:.0f}, of which Excel keeps only 15 digits"
            hint = "a long number is a name, not a quantity: store the column as text, from the source"
            self._say("error", "intake.number-form", row, column, message, hint)


def _day(value: dt.date) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value


def _scaled(form: str) -> bool:
    """“0,” and “#,##0,,” show thousands and millions: a comma behind the last digit."""
    return bool(re.search(r"[0#?],+(?=[^0#?]*$)", form.split(";")[0]))


def _hides(form: str) -> bool:
    return re.fullmatch(";{2,3}", form) is not None


def _rounds(form: str, value: float) -> bool:
    """A format of plain digits that shows fewer of them than there are."""
    plain = re.fullmatch(r"#?,?#*0(?:\.(0+))?", form.split(";")[0])
    return plain is not None and len(_number(value).partition(".")[2]) > len(plain[1] or "")


def _number(value: float) -> str:
    """As many digits as Excel holds, never with an exponent."""
    if isinstance(value, int):
        return str(value)
    return f"{Decimal(f'{value:.15g}').normalize():f}"


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time(0) else value.isoformat(" ", "seconds")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")


def _merged(sheet: Any, findings: Findings) -> None:
    for area in sheet.merged_cells.ranges:
        corner = f" · {area} are merged into one, so all but the first are empty"
        hint = "take the merging back (Home › Merge & Center › Unmerge) and fill every cell"
        findings.error("intake.merged", area.min_row - 1, area.min_col - 1, corner, hint, meaning="merged")


def _hidden(sheet: Any, rows: list[list[str]], width: int, findings: Findings) -> None:
    hidden = sorted(number for number, row in sheet.row_dimensions.items() if row.hidden and number <= len(rows))
    for number in hidden:
        message = " is hidden in Excel (by a filter?), but it is read and counted"
        findings.warning("intake.hidden", number - 1, None, message, "delete it if it does not belong to the data")
    for number in _hidden_columns(sheet.column_dimensions.items(), width):
        message = f" · column {letters(number - 1)} is hidden in Excel, but it is read"
        hint = "leave it out with --drop and its name, if it does not belong to the data"
        findings.warning("intake.hidden", 0, number - 1, message, hint, meaning="column")


def _hidden_columns(dimensions: Iterable[tuple[str, Any]], width: int) -> list[int]:
    """Numbers (from 1); Excel notes neighbouring columns of one look as one entry `min` to `max`."""
    found: set[int] = set()
    for _, column in dimensions:
        if column.hidden and column.min:
            found.update(range(column.min, min(column.max or column.min, width) + 1))
    return sorted(number for number in found if number <= width)
