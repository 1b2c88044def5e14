"""Load, intake: a file beside a description that is there already: its columns by name, its values by their lists."""

import re

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.csv_text import read_csv
from toolkit.base.diagnostic import Report, Severity
from toolkit.base.nearest import nearest
from toolkit.base.records import Fields, Items, Mapping, Scalar
from toolkit.base.source import Source, Span
from toolkit.load.cells import check_cells
from toolkit.load.dataset import DESCRIPTOR, FOLDER
from toolkit.load.intake.forms import trimmed
from toolkit.load.intake.scan import Reading, Scan
from toolkit.load.intake.table import Layout, column_name
from toolkit.load.schema import Schema, read_schema
from toolkit.load.text import read_source
from toolkit.load.values import read_form

KINDS = {"string": "text", "date": "date", "integer": "integer", "number": "number", "boolean": "boolean"}


class Described(Struct, frozen=True, kw_only=True):
    """The first table of a dataset as its descriptor says. `also`: column → other spelling → value of its list."""

    source: Source
    resource: Mapping
    schema: Schema
    also: dict[str, dict[str, str]]
    marks: tuple[str, ...]


def read_described(root: str, name: str, report: Report, asked: Span | None) -> Described | None:
    """Return how the dataset `name` is described; None after a diagnostic. Its data need not be there."""
    source = read_source(root, f"{FOLDER}/{name}/{DESCRIPTOR}", report, asked)
    mapping = read_form(source, report) if source else None
    resources = Fields(mapping, report, "a dataset").items("resources", required=True) if mapping else ()
    if source is None or not resources or not isinstance(resources[0], Mapping):
        return None
    fields = Fields(resources[0], report, "a resource")
    described, own = fields.mapping_at("schema", required=True), fields.mapping_at("evidence")
    rules = Fields(own, report, "`evidence` of a resource").items("rules") if own else ()
    if described is None:
        return None
    schema = read_schema(described, rules, "aggregate", report)
    marks = tuple(mark for mark in schema.missing if mark)
    return Described(source=source, resource=resources[0], schema=schema, also=_also_written(described), marks=marks)


def _also_written(described: Mapping) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    fields = described.get("fields")
    for field in fields.values if isinstance(fields, Items) else ():
        own = field.get("evidence") if isinstance(field, Mapping) else None
        also = own.get("alsoWritten") if isinstance(own, Mapping) else None
        name = field.get("name") if isinstance(field, Mapping) else None
        if isinstance(also, Mapping) and isinstance(name, Scalar):
            spellings = ((value.text, texts) for value, texts in also.entries)
            found[name.text] = {
                one.text: value
                for value, texts in spellings
                for one in (texts.values if isinstance(texts, Items) else (texts,))
                if isinstance(one, Scalar)
            }
    return found


def match_columns(scan: Scan, like: Described) -> tuple[str, ...] | None:
    """Return the kinds of the columns of a file; None where they are not those of the description."""
    expected = {column.name: column for column in like.schema.columns}
    layout, findings = scan.layout, scan.findings
    missing = [name for name in expected if name not in layout.names]
    sound = True
    for at, (name, title) in enumerate(zip(layout.names, layout.titles, strict=True)):
        if name in expected:
            continue
        sound = False
        close = nearest(name, missing) or next(
            (one for one in missing if column_name(expected[one].title) == name), None
        )
        hint = f"did you mean `{close}`?" if close else f'describe it first, or leave it out: --drop "{title}"'
        message = f" · “{title}” is not a described column"
        findings.error("intake.column", layout.header, layout.at[at], message, hint)
        missing = [one for one in missing if one != close]
    for name in missing:
        sound = False
        findings.error("intake.column", layout.header, None, f" names no column `{name}`, which is described")
    return tuple(KINDS.get(expected[name].type, "integer") for name in layout.names) if sound else None


def also_written(scan: Scan, at: int, reading: Reading, like: Described) -> Reading:
    """Other spellings that the description lists become the value that they stand for, and that is said."""
    listed = like.also.get(reading.name, {})
    found = {text: count for text, count in scan.body.texts(at, ("odd", "text")).items() if trimmed(text) in listed}
    for text, count in found.items():
        says = f"is stored as “{listed[trimmed(text)]}”, as the description says"
        scan.group(Severity.WARNING, "intake.spelling", at, {text: count}, says)
    return replace(reading, changes={**reading.changes, **{text: listed[trimmed(text)] for text in found}})


def check_described(canonical: bytes, layout: Layout, like: Described, report: Report) -> None:
    """Check the values as `check` does for a dataset; each finding is told at its place in the file handed over."""
    text = re.sub(r'"[^"]*"', lambda quoted: quoted[0].replace("\n", " "), canonical.decode())
    found, source = Report(), Source(path="", text=text)
    order = [layout.names.index(column.name) for column in like.schema.columns]
    columns, constraints = list(like.schema.columns), list(like.schema.constraints)
    inverse = sorted(range(len(order)), key=order.__getitem__)
    schema = replace(
        like.schema,
        columns=tuple(columns[at] for at in inverse),
        constraints=tuple(constraints[at] for at in inverse),
    )
    check_cells(text.encode(), source, schema, found)
    for one in found:
        if one.span is None or one.span.line < 2:
            report.add(one.severity, one.code, one.message, layout.grid.places.span(layout.header), one.hints)
            continue
        row = layout.rows[one.span.line - 2]
        column = layout.at[_cell_number(source, one.span)]
        message = f"{layout.grid.places.address(row, column)} · {one.message}"
        code = "intake.category" if "is not one of the values of" in one.message else one.code
        report.add(one.severity, code, message, layout.grid.places.span(row, column), one.hints)


def _cell_number(source: Source, span: Span) -> int:
    """In which cell of its line a finding lies."""
    start = source.line_starts[span.line - 1]
    before = source.text[start : span.start]
    return len(read_csv(Source(path="", text=f"{before}."), Report()).names) - 1 if before else 0
