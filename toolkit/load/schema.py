"""Load: the columns of a table as its Data Package schema describes them, and what their cells must fulfil."""

import re
from typing import cast, get_args

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Fields, Mapping, Record, Scalar
from toolkit.base.source import Span
from toolkit.model.evidence import Category, Column, ColumnType, Disclosure

TYPES: tuple[str, ...] = get_args(ColumnType)
DISCLOSURES: tuple[str, ...] = get_args(Disclosure)


class Constraint(Struct, frozen=True, kw_only=True):
    """What the cells of one column must fulfil (Table Schema, “constraints”)."""

    required: bool = False
    unique: bool = False
    pattern: re.Pattern[str] | None = None
    minimum: Scalar | None = None
    maximum: Scalar | None = None


class NotBefore(Struct, frozen=True, kw_only=True):
    """A rule of a table: where both are known, the date in `column` is not before the one in `other`."""

    column: str
    other: str
    says: str


class Schema(Struct, frozen=True, kw_only=True):
    """The columns of a table, its key, the texts that stand for “missing”, and what cells must fulfil."""

    columns: tuple[Column, ...]
    constraints: tuple[Constraint, ...]
    key: tuple[str, ...]
    missing: dict[str, str]
    rules: tuple[NotBefore, ...] = ()


def read_schema(mapping: Mapping, rules: tuple[Record, ...], disclose: Disclosure, report: Report) -> Schema:
    """Read the `schema` of a resource. `disclose` is what holds for columns that say nothing else."""
    fields = Fields(mapping, report, "a schema")
    fields.text("$schema")
    described = tuple(
        _column(record, disclose, report)
        for record in fields.items("fields", required=True)
        if _is_mapping(record, "a field", report)
    )
    columns = tuple(column for column, _ in described if column.name)
    names = tuple(column.name for column in columns)
    key = tuple(name.text for name in _known_columns(fields.scalars("primaryKey"), names, report))
    missing = _missing_values(fields.items("missingValues"), report)
    fields.finish()
    _report_twins(columns, report)
    return Schema(
        columns=columns,
        constraints=tuple(constraint for column, constraint in described if column.name),
        key=key,
        missing=missing,
        rules=tuple(rule for record in rules for rule in _rule(record, columns, report)),
    )


def _is_mapping(record: Record, what: str, report: Report) -> bool:
    if isinstance(record, Mapping):
        return True
    report.error("fields.value", f"{what} must be lines of the form `name: value`", record.span)
    return False


def _column(record: Record, disclose: Disclosure, report: Report) -> tuple[Column, Constraint]:
    assert isinstance(record, Mapping)
    fields = Fields(record, report, "a field")
    name = fields.text("name", required=True)
    title = fields.text("title") or name.replace("_", " ")
    kind = cast(ColumnType, fields.choice("type", TYPES, "string", required=True))
    fields.choice("format", ("default", "uri", "email", "uuid"), "default")
    fields.text("description")
    fields.text("example")
    categories = tuple(_category(item, report) for item in fields.items("categories"))
    constraint = _constraint(fields.mapping_at("constraints"), report)
    own, edition = _own_keys(fields.mapping_at("evidence"), disclose, report)
    fields.finish()
    column = Column(
        name=name, title=title, type=kind, categories=categories, disclose=own, span=fields.span("name"),
        edition=edition,
    )  # fmt: skip
    return column, constraint


def _category(record: Record, report: Report) -> Category:
    if isinstance(record, Scalar):
        return Category(value=record.text, label=record.text.replace("_", " "))
    if not isinstance(record, Mapping):
        report.error("fields.value", "a category must be a value, or `{value: …, label: …}`", record.span)
        return Category(value="", label="")
    fields = Fields(record, report, "a category")
    value = fields.text("value", required=True)
    label = fields.text("label") or value.replace("_", " ")
    fields.finish()
    return Category(value=value, label=label)


def _constraint(mapping: Mapping | None, report: Report) -> Constraint:
    if mapping is None:
        return Constraint()
    fields = Fields(mapping, report, "the constraints of a field")
    constraint = Constraint(
        required=fields.flag("required"),
        unique=fields.flag("unique"),
        pattern=_pattern(fields.scalar("pattern"), report),
        minimum=fields.scalar("minimum"),
        maximum=fields.scalar("maximum"),
    )
    fields.finish()
    return constraint


def _pattern(scalar: Scalar | None, report: Report) -> re.Pattern[str] | None:
    if scalar is None:
        return None
    try:
        return re.compile(scalar.text)
    except re.error as error:
        report.error("fields.value", f"the pattern `{scalar.text}` cannot be read: {error}", scalar.span)
        return None


def _own_keys(mapping: Mapping | None, disclose: Disclosure, report: Report) -> tuple[Disclosure, bool]:
    if mapping is None:
        return disclose, False
    fields = Fields(mapping, report, "`evidence` of a field")
    own, edition = fields.choice("disclose", DISCLOSURES, disclose), fields.flag("edition")
    fields.record("alsoWritten")  # read when a table is taken in, not here
    fields.finish()
    return cast(Disclosure, own), edition


def _missing_values(records: tuple[Record, ...], report: Report) -> dict[str, str]:
    """Text in the file → what it stands for. An empty cell is always missing."""
    missing = {"": ""}
    for record in records:
        if isinstance(record, Scalar):
            missing[record.text] = ""
        elif _is_mapping(record, "a missing value", report):
            fields = Fields(cast(Mapping, record), report, "a missing value")
            missing[fields.text("value")] = fields.text("label")
            fields.finish()
    return missing


def _known_columns(names: tuple[Scalar, ...], columns: tuple[str, ...], report: Report) -> tuple[Scalar, ...]:
    for name in names:
        if name.text not in columns:
            hint = did_you_mean(name.text, columns)
            report.error("evidence.columns", f"`{name.text}` is not a column of this table", name.span, hint)
    return tuple(name for name in names if name.text in columns)


def _rule(record: Record, columns: tuple[Column, ...], report: Report) -> tuple[NotBefore, ...]:
    if not _is_mapping(record, "a rule", report):
        return ()
    fields = Fields(cast(Mapping, record), report, "a rule")
    pair = (*fields.scalars("field", required=True), *fields.scalars("notBefore", required=True))
    says = fields.text("says")
    fields.finish()
    known = _known_columns(pair, tuple(column.name for column in columns if column.type == "date"), report)
    return (NotBefore(column=known[0].text, other=known[1].text, says=says),) if len(known) == 2 else ()


def _report_twins(columns: tuple[Column, ...], report: Report) -> None:
    seen: dict[str, Span] = {}
    for column in columns:
        name = column.name.casefold()  # engines take `ID` and `id` for one name
        if name in seen:
            report.error("yaml.duplicate", f"the field `{column.name}` stands here a second time", column.span)
        seen[name] = column.span
