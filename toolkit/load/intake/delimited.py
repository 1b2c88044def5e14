"""Load, intake: a text file with separated columns → its records. Encoding and separator are never silently guessed."""

import codecs
import csv
import io
import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct, field

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.load.intake.grid import Grid, Lines
from toolkit.load.intake.statement import Statement

LARGE = 50_000  # records; beyond, the cells are looked at by DuckDB
FIRST = 60  # records of a large file that are looked at to find the names of its columns
LOOKED_AT = 200_000  # characters of a file that are looked at to find what separates its columns
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", "~": "tildes", "^": "carets"}
TYPED = {"tab": "\t", "\\t": "\t", "semicolon": ";", "comma": ",", "bar": "|", "pipe": "|"}
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

csv.field_size_limit(2**30)


class Records(Struct, eq=False):
    """The records of a text file, read again and again from the disk. `starts`: the first line of each, once read."""

    path: str
    encoding: str
    delimiter: str
    plain: bool
    starts: "array[int]" = field(default_factory=lambda: array("L"))

    def records(self) -> Iterator[list[str]]:
        with open(self.path, encoding=self.encoding, errors="replace") as lines:  # noqa: PTH123 (path may be anything)
            known = len(self.starts)
            yield from _parsed(csv.reader(lines, delimiter=self.delimiter, strict=True), self.starts, known)


def read_delimited(path: str, data: bytes, shown: str, said: Statement, report: Report) -> Grid | None:
    """Return the records of the file at `path`, whose bytes are `data`; None where it is no table at all."""
    decoded = _decode(data, shown, said, report)
    if decoded is None:
        return None
    text, encoding = decoded
    source = Source(path=shown, text=text)
    delimiter = _delimiter(source, said, report)
    large = text.count("\n") > LARGE
    plain = large and delimiter == "," and encoding == "utf-8" and not data.startswith(codecs.BOM_UTF8)
    file = Records(path, encoding, delimiter, plain)
    rows = _records(source, file, report, FIRST if large else None)
    places = Lines(source=source, starts=file.starts, delimiter=delimiter)
    return None if rows is None else Grid(name=shown, rows=rows, places=places, large=file if large else None)


def _records(source: Source, file: Records, report: Report, limit: int | None) -> list[list[str]] | None:
    """All records, or of a large file the first ones; their lines are noted in `file.starts`."""
    rows: list[list[str]] = []
    try:
        if limit is None:
            lines = csv.reader(io.StringIO(source.text), delimiter=file.delimiter, strict=True)
            rows = list(_parsed(lines, file.starts, 0))
        else:
            rows = list(islice(file.records(), limit))
    except csv.Error as error:
        report_quotes(source, file.starts, error, report)
        return None
    return rows


def _parsed(reader: Any, starts: "array[int]", known: int) -> Iterator[list[str]]:
    line = 1
    for number, row in enumerate(reader):
        if number >= known:
            starts.append(line)
        line = reader.line_num + 1
        yield row


def report_quotes(source: Source, starts: Sequence[int], error: csv.Error, report: Report) -> None:
    """Say where the record begins in which a double quote is out of place; `starts` are the records before it."""
    start = _next_record(source, starts[-1] if len(starts) else 0)
    if "delimiter" in str(error):
        message = "text stands behind a closing double quote"
        hint = "a cell with a double quote in it stands in double quotes, and the inner one is doubled"
    else:
        message, hint = "a double quote is opened here and never closed", "close it, or delete it"
    at = max(source.text.find('"', start), start)
    report.error("intake.form", message, source.span(at, at + 1), hint)


def _next_record(source: Source, last: int) -> int:
    """The offset behind the record that begins in line `last` (0: there is none)."""
    if not last:
        return 0
    open_quote, line = False, last
    while line <= len(source.line_starts):
        open_quote ^= source.line(line).count('"') % 2 == 1
        if not open_quote:
            break
        line += 1
    return source.line_starts[min(line, len(source.line_starts) - 1)]


# ------------------------------------------------------------------ encoding


def _decode(data: bytes, shown: str, said: Statement, report: Report) -> tuple[str, str] | None:
    """(text with LF line ends, name of the encoding); None after an error that leaves nothing to look at."""
    here = Source(path=shown, text="").span()
    mark = next((name for start, name in _MARKS if data.startswith(start)), "")
    if not said.encoding and not mark and b"\0" in data:
        report.error(
            "intake.file", "this is not a text file", here, "save it as “CSV UTF-8 (comma delimited)” or as .xlsx"
        )
        return None
    encoding = said.encoding or mark or "utf-8"
    try:
        text = data.decode(encoding)
    except LookupError:
        message = f"there is no encoding “{said.encoding}”"
        report.error("intake.option", message, here, "common ones are utf-8, cp1252 (Western Windows), cp1250, utf-16")
        return None
    except UnicodeDecodeError as error:
        return _undecodable(data, error, shown, said, report), "cp1252"
    if mark:
        _say_mark(mark, said, here.source, report)
    return _line_ends(text.removeprefix("\ufeff")), mark or encoding


def _say_mark(mark: str, said: Statement, here: Source, report: Report) -> None:
    if mark == "utf-8-sig":
        message = "the file begins with a byte-order mark (BOM), which Excel writes; it is left out"
        report.warning("intake.byte-order-mark", message, here.span())
    elif not said.encoding:
        message = "the file says of itself that it is UTF-16 (“Unicode text”); it is stored as UTF-8"
        report.warning("intake.encoding", message, here.span())


def _undecodable(data: bytes, error: UnicodeDecodeError, shown: str, said: Statement, report: Report) -> str:
    """Say what the first bad letter would be in the encoding of Western Windows, and read on with that."""
    before = _line_ends(data[: error.start].decode(error.encoding, "replace"))
    source = Source(path=shown, text=_line_ends(data.decode("cp1252", "replace")))
    start = _offset_of_line(source, before)
    word = re.search(r"[^\s,;\t|\"]*$", source.text[:start])
    rest = re.match(r"[^\s,;\t|\"]*", source.text[start:])
    read = (word[0] if word else "") + (rest[0] if rest else "")
    name = said.encoding or "UTF-8"
    message = f"the file is not {name}; read as Windows-1252 this says “{read}”"
    hint = "if that is right, run again with --encoding cp1252; otherwise save it as “CSV UTF-8”"
    report.error("intake.encoding", message, source.span(start, start + 1), hint)
    return source.text


def _offset_of_line(source: Source, before: str) -> int:
    """The offset of the bad letter: what stands before it was good, so its line and column hold."""
    line = before.count("\n")
    inside = source.text[source.line_starts[line] :]
    letters = re.search(r"[^\x00-\x7f]", inside)
    column = len(before) - (before.rfind("\n") + 1)
    return source.line_starts[line] + (max(column, letters.start()) if letters else column)


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


# ------------------------------------------------------------------ separator


def _delimiter(source: Source, said: Statement, report: Report) -> str:
    """What was stated, or what the first records speak for; anything but commas has to be stated."""
    if said.delimiter:
        stated = TYPED.get(said.delimiter.lower(), said.delimiter)
        if len(stated) == 1:
            return stated
        message = f"“{said.delimiter}” cannot separate columns"
        report.error("intake.option", message, source.span(), 'one sign: --delimiter ";" or --delimiter tab')
    first = "".join(islice(io.StringIO(source.text[:LOOKED_AT]), FIRST))
    widths = {sign: _width(first, sign) for sign in DELIMITERS}
    best = max(DELIMITERS, key=lambda sign: widths[sign])
    if best == "," or widths[best] <= widths[","]:
        if widths[","][1] <= 1:
            _say_fixed(source, first, report)
        return ","
    typed = {"\t": "tab"}.get(best, f'"{best}"')
    message = f"the columns seem to be separated by {DELIMITERS[best]}, not by commas"
    at = max(source.text.find(best), 0)
    report.error(
        "intake.delimiter", message, source.span(at, at + 1), f"if that is right, run again with --delimiter {typed}"
    )
    return best


def _say_fixed(source: Source, first: str, report: Report) -> None:
    """One column, and gaps in nearly every line, the first too: columns that are set apart by spaces."""
    lines = [line for line in first.splitlines() if line.strip()]
    apart = [line for line in lines if len(re.split(" {2,}", line.strip())) > 2]
    if lines and lines[0] in apart and len(apart) > 2 and 10 * len(apart) >= 9 * len(lines):
        message = "the columns seem to be set apart by spaces, at fixed places"
        hint = "open the file in a spreadsheet (Data › From Text, “fixed width”), and save it as “CSV UTF-8”"
        report.error("intake.delimiter", message, source.span(0, len(lines[0])), hint)


def _width(text: str, sign: str) -> tuple[bool, int, float]:
    """(do most records have the same number of cells, at least two?, that number, the part of the records that do)

    The last one tells decimal commas, which the line of the names has not, from what separates the columns.
    """
    try:
        counts = Counter(len(row) for row in csv.reader(io.StringIO(text), delimiter=sign) if row)
    except csv.Error:
        return False, 0, 0.0
    width, often = max(counts.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    part = often / max(sum(counts.values()), 1)
    return width > 1 and part >= 0.6, width, part
