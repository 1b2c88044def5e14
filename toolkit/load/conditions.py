"""Load: the mappings `where:`, `that:` and `by:` of measures.yaml → typed conditions and groupings on a table."""

from typing import cast, get_args

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Items, Mapping, Record, Scalar
from toolkit.base.veil import blotted_span
from toolkit.load.values import WHAT, how_to_write, typed
from toolkit.model.definition import Condition, Conditions, Datum, Grouping, Operator, Period
from toolkit.model.evidence import Column, Resource

_COMPARISONS = ("in", "not", "from", "to", "at_least", "at_most")
_STATES = ("known", "missing")
_PERIODS: tuple[str, ...] = get_args(Period)
_FITS = {"from": ("date", "year"), "to": ("date", "year"), "at_least": ("integer", "number", "year")}
_FITS["at_most"] = _FITS["at_least"]


def find_column(name: Scalar, resource: Resource, report: Report) -> Column | None:
    """Return the column, or None after a diagnostic with the nearest names."""
    column = resource.column(name.text)
    if column is None:
        names = [known.name for known in resource.columns]
        hint = did_you_mean(name.text, names) or f"its columns are: {', '.join(names)}"
        report.error("measure.column", f"`{name.text}` is not a column of `{resource.name}`", name.span, hint)
    return column


def read_conditions(mapping: Mapping | None, resource: Resource, report: Report) -> Conditions:
    """Return the conditions of `column: value | list | {operator: value} | known | missing`, all of which must hold."""
    if mapping is None:
        return ()
    return tuple(
        condition
        for name, record in mapping.entries
        for column in [find_column(name, resource, report)]
        if column is not None
        for condition in _of_column(column, record, resource, report)
    )


def _of_column(column: Column, record: Record, resource: Resource, report: Report) -> Conditions:
    if isinstance(record, Scalar) and record.text in _STATES and not record.quoted:
        return (Condition(column=column.name, operator=cast(Operator, record.text)),)
    if column.disclose == "never":
        message = f"`{column.name}` is never disclosed, so none of its values can stand here"
        report.error(
            "measure.disclosure", message, blotted_span(record.span), "only `known` and `missing` are possible for it"
        )
        return ()
    if isinstance(record, Mapping):
        return _comparisons(column, record, resource, report)
    return _condition(column, "in", record, resource, report)


def _comparisons(column: Column, mapping: Mapping, resource: Resource, report: Report) -> Conditions:
    conditions: Conditions = ()
    for operator, record in mapping.entries:
        if operator.text in _COMPARISONS and column.type in _FITS.get(operator.text, (column.type,)):
            conditions += _condition(column, cast(Operator, operator.text), record, resource, report)
        else:
            _report_operator(operator, column, report)
    _report_crossed(conditions, mapping, report)
    return conditions


def _report_operator(operator: Scalar, column: Column, report: Report) -> None:
    if operator.text in _COMPARISONS:
        message = f"`{operator.text}` cannot compare `{column.name}`, which holds {WHAT[column.type]}"
        fitting = [name for name in _COMPARISONS if column.type in _FITS.get(name, (column.type,))]
        hint = f"possible here: {', '.join(fitting)}"
    elif operator.text in _STATES:
        message, hint = f"`{operator.text}` stands alone", f"write `{column.name}: {operator.text}`"
    else:
        message, hint = f"`{operator.text}` is not a comparison", did_you_mean(operator.text, (*_COMPARISONS, *_STATES))
    report.error("measure.operator", message, operator.span, hint)


def _condition(column: Column, operator: Operator, record: Record, resource: Resource, report: Report) -> Conditions:
    records = record.values if isinstance(record, Items) and operator in ("in", "not") else (record,)
    values = tuple(read_value(column, one, resource, report) for one in records)
    if not values:
        report.error("measure.value", "this list is empty: no row would match", record.span)
    right = tuple(value for value in values if value is not None)
    return (Condition(column=column.name, operator=operator, values=right),) if len(right) == len(values) > 0 else ()


def read_value(column: Column, record: Record, resource: Resource, report: Report) -> Datum | None:
    """The value in the type of the column, or None after a diagnostic."""
    if not isinstance(record, Scalar) or (not record.text and not record.quoted):
        report.error("measure.value", f"a value of `{column.name}` must stand here", record.span)
        return None
    if record.text in resource.missing:
        message = f"`{record.text}` stands for a missing value in `{resource.name}`, and missing never matches"
        report.error(
            "measure.value", message, record.span, f"write `{column.name}: missing` for the rows without a value"
        )
        return None
    value = typed(record.text, column.type)
    if value is None:
        message = f"`{record.text}` is not {WHAT[column.type]}, which `{column.name}` holds"
        report.error("measure.value", message, record.span, how_to_write(record.text, column))
        return None
    possible = [category.value for category in column.categories]
    if possible and record.text not in possible:
        hint = did_you_mean(record.text, possible)
        report.error("measure.value", f"`{record.text}` is not one of the values of `{column.name}`", record.span, hint)
        return None
    return value


def _report_crossed(conditions: Conditions, mapping: Mapping, report: Report) -> None:
    limits = {condition.operator: condition.values[0] for condition in conditions}
    for low, high in (("from", "to"), ("at_least", "at_most")):
        if low in limits and high in limits and limits[low] > limits[high]:  # type: ignore[operator]
            message = f"`{low}` lies after `{high}`: no row would match"
            report.error("measure.value", message, mapping.span)


# ------------------------------------------------------------------ by


def read_groupings(records: tuple[Record, ...], resource: Resource, report: Report) -> tuple[Grouping, ...]:
    """Return what a measure is counted by: columns, and calendar periods `{week: reported_on}`. At most two."""
    if len(records) > 2:
        message = f"a measure has at most two dimensions; this one has {len(records)}"
        report.error("measure.groups", message, records[2].span, "make two measures of it")
    found = tuple(grouping for record in records for grouping in _grouping(record, resource, report))
    if len(found) == 2 and found[0] == found[1]:
        message = f"the rows are grouped by `{found[0].column}` twice"
        report.error("measure.groups", message, records[1].span, "name it once, or another column beside it")
    return found


def _grouping(record: Record, resource: Resource, report: Report) -> tuple[Grouping, ...]:
    if isinstance(record, Scalar):
        column = find_column(record, resource, report)
        return (Grouping(column=column.name),) if column and _may_group(column, record, report) else ()
    if isinstance(record, Mapping) and len(record.entries) == 1 and isinstance(record.entries[0][1], Scalar):
        period, name = record.entries[0][0], record.entries[0][1]
        return _period(period, name, resource, report)
    hint = "write the name of a column, or `{week: name of a date column}`"
    report.error("measure.groups", "this is not something to group by", record.span, hint)
    return ()


def _period(period: Scalar, name: Scalar, resource: Resource, report: Report) -> tuple[Grouping, ...]:
    if period.text not in _PERIODS:
        hint = did_you_mean(period.text, _PERIODS)
        report.error("measure.groups", f"`{period.text}` is not a calendar period", period.span, hint)
        return ()
    column = find_column(name, resource, report)
    if column is None or not _may_group(column, name, report):
        return ()
    if column.type != "date":
        message = f"`{column.name}` holds {WHAT[column.type]}, so it has no {period.text}"
        report.error("measure.groups", message, name.span, "periods are made of dates")
        return ()
    return (Grouping(column=column.name, per=cast(Period, period.text)),)


def _may_group(column: Column, name: Scalar, report: Report) -> bool:
    if column.disclose == "never":
        message = f"`{column.name}` is never disclosed, so it cannot label the rows of a table"
        report.error("measure.disclosure", message, name.span, "group by another column, or count it with `distinct`")
    elif column.type == "number":
        report.error("measure.groups", f"`{column.name}` holds numbers, which make no groups", name.span)
    else:
        return True
    return False
