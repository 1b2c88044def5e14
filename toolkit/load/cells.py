"""Load: is a data file what its schema says? Every cell is read once; what does not fit is shown at its place."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from toolkit.base.csv_text import read_csv
from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean, nearest
from toolkit.base.records import Scalar, Sheet
from toolkit.base.source import Source, Span
from toolkit.base.veil import blotted, told_blotted
from toolkit.load.schema import Constraint, NotBefore, Schema
from toolkit.load.values import WHAT, how_to_write, typed
from toolkit.model.evidence import Column

SHOWN = 10  # of each kind of mistake in each column
_SAVE_AGAIN = "open it in a spreadsheet or an editor, and save it again"

Rows = list[list[str]]


class Finding(Struct, frozen=True, kw_only=True):
    """What is wrong with the cell in `row` (from 0, without the header) and `column`. `kind` groups what is alike."""

    row: int
    column: int
    kind: str
    message: str
    hint: str = ""


def check_cells(data: bytes, source: Source, schema: Schema, report: Report) -> bool:
    """Report what in the file does not fit `schema`; False when the file cannot be read as a table at all.

    `source` is the text of the bytes `data`.
    """
    if not _same_line_ends(data, source, report):
        return False
    found = Report()
    rows = _rows(source, found)
    (told_blotted if hides(schema) else _told)(found, report)
    if rows is None or not header_is_right(source, rows, schema, report):
        return False
    columns = list(zip(*rows[1:], strict=True)) or [()] * len(schema.columns)
    findings = [
        finding
        for at, (column, constraint) in enumerate(zip(schema.columns, schema.constraints, strict=True))
        for finding in _column_findings(at, column, constraint, columns[at], schema)
    ]
    findings += _key_findings(schema, columns)
    findings += [finding for rule in schema.rules for finding in _rule_findings(rule, schema, columns)]
    if findings:
        _show(findings, source, schema, report)
    return True


def hides(schema: Schema) -> bool:
    """Is there a column that is never disclosed, so that no line of the file may be shown as it is?"""
    return any(column.disclose == "never" for column in schema.columns)


def _told(found: Report, report: Report) -> None:
    report.found += found.found


def _same_line_ends(data: bytes, source: Source, report: Report) -> bool:
    """Windows or Unix line ends, but not both: programs read a table that has both differently."""
    if b"\r" not in data:
        return True
    ends = set(re.findall(rb"\r\n|\n|\r", re.sub(rb'"[^"]*"', b"", data)))
    if len(ends) > 1:
        report.error("csv.form", "the lines of this file end in two different ways", source.span(), _SAVE_AGAIN)
    return len(ends) <= 1


def _rows(source: Source, report: Report) -> Rows | None:
    """The lines of the file as lists of cells, all of one length; None after a diagnostic."""
    try:
        lines = list(csv.reader(io.StringIO(source.text, newline=""), strict=True))
    except csv.Error:
        _report_form(source, report)
        return None
    rows = [line for line in lines if line]
    gaps = 0 < len(rows) < len(lines) and len(rows[0]) == 1  # in a table of one column a blank line is a row
    otherwise = bool(rows) and len(rows[0]) == 1 and bool(re.search(r"[;\t|]", rows[0][0]))
    if otherwise or gaps or not rows or any(len(row) != len(rows[0]) or not any(map(str.strip, row)) for row in rows):
        _report_form(source, report)
        return None
    return rows


def _report_form(source: Source, report: Report) -> None:
    """Find out slowly, with places, what the fast reader stumbled over."""
    before = len(report.found)
    if not read_csv(source, report).names:
        return
    for match in re.finditer(r"^[, \t]*$(?!\Z)", source.text, re.MULTILINE):
        report.error("csv.form", "this row is empty", source.span(match.start(), match.start()), "delete the line")
    if len(report.found) == before:
        report.error("csv.form", "this file cannot be read as a table", source.span())


def header_is_right(source: Source, rows: Rows, schema: Schema, report: Report) -> bool:
    """Does the first line name the columns of the schema, in its order?"""
    written, expected = rows[0], [column.name for column in schema.columns]
    if written == expected:
        return True
    cells = read_csv(source, Report()).names
    missing = [name for name in expected if name not in written]
    strange = [cell for cell in cells if cell.text not in expected and nearest(cell.text, missing) is None]
    if hides(schema) and strange:  # perhaps they are data
        _report_strange_names(strange, expected, blotted(source), report)
        return False
    for cell in cells:
        if cell.text not in expected or written.count(cell.text) > 1:
            twice = "stands twice in the first line" if cell.text in expected else "is not a column of the schema"
            hint = did_you_mean(cell.text, missing) or "describe the column in datapackage.yaml, or delete it"
            report.error("evidence.columns", f"`{cell.text}` {twice}", cell.span, hint)
    for name in missing:
        if nearest(name, [cell.text for cell in cells if cell.text not in expected]) is None:
            report.error("evidence.columns", f"the file has no column `{name}`", source.span())
    if not missing and sorted(written) == sorted(expected):
        hint = f"write them in this order: {', '.join(expected)}"
        report.error("evidence.columns", "the columns stand in another order than in the schema", source.span(), hint)
    return False


def _report_strange_names(strange: list[Scalar], expected: list[str], shown: Source, report: Report) -> None:
    """What stands in the first line, without saying it: where the names are missing, a row of data stands there."""
    hint = f"the names are: {', '.join(expected)}"
    for cell in strange:
        message = "what stands here is not a column of the schema"
        report.error("evidence.columns", message, shown.span(cell.span.start, cell.span.end), hint)


# ------------------------------------------------------------------ what a cell must fulfil


def _column_findings(
    at: int, column: Column, constraint: Constraint, cells: Sequence[str], schema: Schema
) -> Iterator[Finding]:
    wrong = {text: found for text in set(cells) for found in [what_is_wrong(text, column, constraint, schema)] if found}
    if wrong:
        for row, text in enumerate(cells):
            if text in wrong:
                kind, message, hint = wrong[text]
                yield Finding(row=row, column=at, kind=kind, message=message, hint=hint)
    if constraint.unique and schema.key != (column.name,):
        known = ((text,) if text not in schema.missing else None for text in cells)
        yield from _twins(at, column, known)


def what_is_wrong(text: str, column: Column, constraint: Constraint, schema: Schema) -> tuple[str, str, str] | None:
    """(kind, message, hint) for a text that is not possible in the column."""
    if text in schema.missing:
        needed = constraint.required or column.name in schema.key
        return ("required", f"`{column.name}` must have a value in every row", "") if needed else None
    shown = "this text" if column.disclose == "never" else f"`{text}`"
    value = typed(text, column.type)
    if value is None:
        hint = "" if column.disclose == "never" else how_to_write(text, column)
        return "type", f"{shown} is not {WHAT[column.type]}, which `{column.name}` holds", hint
    possible = [category.value for category in column.categories]
    if possible and text not in possible:
        hint = "" if column.disclose == "never" else did_you_mean(text, possible)
        return "category", f"{shown} is not one of the values of `{column.name}`", hint
    if constraint.pattern and not constraint.pattern.fullmatch(text) and column.disclose == "never":
        return "pattern", f"{shown} has not the form that `{column.name}` asks for", ""
    if constraint.pattern and not constraint.pattern.fullmatch(text):
        return "pattern", f"{shown} has not the form `{constraint.pattern.pattern}` that `{column.name}` asks for", ""
    return _out_of_range(shown, value, column, constraint)


def _out_of_range(shown: str, value: object, column: Column, constraint: Constraint) -> tuple[str, str, str] | None:
    for limit, word in ((constraint.minimum, "least"), (constraint.maximum, "most")):
        bound = typed(limit.text, column.type) if limit else None
        if limit is None or bound is None:
            continue
        if value < bound if word == "least" else value > bound:  # type: ignore[operator]
            says = f"`{column.name}` is at {word} {limit.text}"
            says = f"datapackage.yaml says what `{column.name}` is at {word}" if column.disclose == "never" else says
            return word, f"{shown} is out of range: {says}", ""
    return None


def _key_findings(schema: Schema, columns: Sequence[Sequence[str]]) -> Iterator[Finding]:
    at = [index for index, column in enumerate(schema.columns) if column.name in schema.key]
    if at:
        rows = zip(*(columns[index] for index in at), strict=True)
        hidden = any(schema.columns[index].disclose == "never" for index in at)
        yield from _twins(at[0], schema.columns[at[0]], rows, hidden=hidden)


def _twins(
    at: int, column: Column, keys: Iterable[tuple[str, ...] | None], *, hidden: bool = False
) -> Iterator[Finding]:
    listed = list(keys)
    counts = Counter(listed)
    if len(counts) == len(listed):
        return
    first: dict[tuple[str, ...], int] = {}
    for row, key in enumerate(listed):
        if key is None or counts[key] == 1:
            continue
        if key in first:
            shown = "this text" if hidden or column.disclose == "never" else f"`{', '.join(key)}`"
            message = f"{shown} stands here a second time; `{column.name}` must be different in every row"
            yield Finding(
                row=row, column=at, kind="unique", message=message, hint=f"first in row {first[key] + 1} of the data"
            )
        first.setdefault(key, row)


def _rule_findings(rule: NotBefore, schema: Schema, columns: Sequence[Sequence[str]]) -> Iterator[Finding]:
    names = [column.name for column in schema.columns]
    at, other = names.index(rule.column), names.index(rule.other)
    for row, (later, earlier) in enumerate(zip(columns[at], columns[other], strict=True)):
        if later < earlier and typed(later, "date") and typed(earlier, "date"):
            message = rule.says or f"`{rule.column}` lies before `{rule.other}`"
            yield Finding(row=row, column=at, kind="order", message=message)


# ------------------------------------------------------------------ showing it


def _show(findings: list[Finding], source: Source, schema: Schema, report: Report) -> None:
    """Report the findings with their places. Cells of columns that are never disclosed are blotted out there."""
    sheet = read_csv(source, Report())
    shown = Source(path=source.path, text=_blot(source.text, sheet, schema))
    groups: dict[tuple[int, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.column, finding.kind), []).append(finding)
    for group in groups.values():
        for number, finding in enumerate(group[:SHOWN], start=1):
            more = f"and {len(group) - SHOWN:,} more of this kind" if number == SHOWN < len(group) else ""
            cell = sheet.rows[finding.row][finding.column]
            report.error("evidence.value", finding.message, _place(cell, shown), finding.hint, more)


def _place(cell: Scalar, shown: Source) -> Span:
    return shown.span(cell.span.start, cell.span.end)


def _blot(text: str, sheet: Sheet, schema: Schema) -> str:
    hidden = [at for at, column in enumerate(schema.columns) if column.disclose == "never"]
    pieces, done = list[str](), 0
    for row in sheet.rows if hidden else ():
        for at in hidden:
            span = row[at].span
            pieces += [text[done : span.start], re.sub(r"[^\n]", "•", text[span.start : span.end])]
            done = span.end
    return "".join([*pieces, text[done:]])
