"""Base: CSV → records: cells that know where they stand."""

import re
from collections.abc import Iterator

from toolkit.base.diagnostic import Report
from toolkit.base.records import Scalar, Sheet
from toolkit.base.source import Source


def read_csv(source: Source, report: Report) -> Sheet:
    """Return the cells of a comma-separated file (RFC 4180). A row of the wrong length is reported and left out."""
    lines = [line for line in _csv_lines(source, report) if any(cell.text for cell in line)]
    if not lines:
        report.error("csv.form", "the file is empty", source.span(), "the first line holds the names of the columns")
        return Sheet(names=(), rows=(), span=source.span())
    if len(lines[0]) == 1 and (other := re.search(r"[;\t|]", lines[0][0].text)):
        name = {";": "semicolons", "\t": "tabs", "|": "bars"}[other[0]]
        hint = "save it as “CSV (comma delimited)” or “CSV UTF-8”, with commas between the cells"
        report.error(
            "csv.form", f"the cells of this file are separated by {name}, not by commas", lines[0][0].span, hint
        )
        return Sheet(names=(), rows=(), span=source.span())
    names, rows = lines[0], []
    for line in lines[1:]:
        if len(line) == len(names):
            rows.append(line)
            continue
        message = f"this row has {len(line)} cells; the first line names {len(names)} columns"
        report.error("csv.form", message, line[0].span, "a text that holds a comma stands in double quotes")
    return Sheet(names=names, rows=tuple(rows), span=source.span(0, len(source.text)))


_CELL = re.compile(r'"((?:[^"]|"")*)"|([^",\r\n]*)')


def _csv_lines(source: Source, report: Report) -> Iterator[tuple[Scalar, ...]]:
    text, at, cells = source.text, 0, list[Scalar]()
    while at < len(text):
        match = _CELL.match(text, at)
        if match is None or (match[1] is None and text[at] == '"'):
            report.error(
                "csv.form", "a double quote is opened here and never closed", source.span(at), 'write `""` for a quote'
            )
            return
        quoted = match[1] is not None
        content = match[1].replace('""', '"') if quoted else match[2].strip()
        cells.append(Scalar(text=content, span=source.span(match.start(), match.end()), quoted=quoted))
        at = match.end()
        if text[at : at + 1] == ",":
            at += 1
            if at == len(text):
                cells.append(Scalar(text="", span=source.span(at)))
            continue
        if at < len(text) and text[at] not in "\r\n":
            report.error(
                "csv.form", "text stands after a closing double quote", source.span(at), 'write `""` for a quote'
            )
            at = _line_end(text, at)
        yield tuple(cells)
        cells = []
        at += 2 if text.startswith("\r\n", at) else 1
    if cells:
        yield tuple(cells)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
