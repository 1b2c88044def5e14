"""Load: the definition of one measure, by kind of statistic. A new kind: one function, one line in `STATISTICS`."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from toolkit.base.records import Fields, Scalar
from toolkit.load.asked import read_interval, read_suppress
from toolkit.load.cited import read_cited
from toolkit.load.comparisons import read_change, read_rank, read_ratio
from toolkit.load.conditions import read_conditions
from toolkit.load.rows import NUMBERS, Context, column_of, count_in, read_among, read_known, share_in, sum_in
from toolkit.model.definition import (
    Count,
    Definition,
    Distinct,
    Mean,
    Median,
    Quantile,
    Rate,
    Share,
    Sum,
    TimeToEvent,
)
from toolkit.model.evidence import Resource

Reader = Callable[[Fields, Context], Definition | None]


def _count(fields: Fields, context: Context) -> Count:
    among, table = read_among(fields, context)
    count = count_in(fields, among, table, context)
    of_total = fields.choice("as", ("number", "percent"), "number") == "percent"
    if of_total and len(count.by) != 1:
        message = "parts of a total need one `by`: they stand in the table behind the numbers"
        context.report.error("measure.groups", message, fields.span("as"))
    return replace(count, of_total=of_total, suppress=read_suppress(fields, context.own))


def _sum(fields: Fields, context: Context) -> Sum | None:
    among, table = read_among(fields, context)
    definition = sum_in(fields, among, table, context)
    total = fields.flag("total")
    return replace(definition, total=total) if definition else None


def _share(fields: Fields, context: Context) -> Share:
    among, table = read_among(fields, context)
    share = share_in(fields, among, table, context)
    interval, suppress = read_interval(fields, "wilson", context.own), read_suppress(fields, context.own)
    return replace(share, interval=interval, suppress=suppress)


def _distinct(fields: Fields, context: Context) -> Distinct | None:
    among, table = read_among(fields, context)
    that = read_conditions(fields.mapping_at("that"), table, context.report)
    column = column_of(fields, "field", table, context)
    return Distinct(among=among, column=column.name, that=that) if column else None


# ------------------------------------------------------------------ rates


def _rate(fields: Fields, context: Context) -> Rate | None:
    among, table = read_among(fields, context)
    count = count_in(fields, among, table, context)
    per = fields.integer("per", 1000)
    if per is not None and per < 1:
        context.report.error("fields.value", f"`per` is {per}; it must be 1 or more", fields.span("per"))
    column, population = _exposure(fields, table, context), _population(fields, table, context)
    if fields.scalar("exposure") is None and fields.scalar("of") is None:
        message, hint = "a rate needs something to be counted against", "add `exposure: <column>` or `of: <population>`"
        context.report.error("fields.missing", message, fields.mapping.span, hint)
    if fields.scalar("exposure") is not None and fields.scalar("of") is not None:
        message = "a rate has either an `exposure` (a column) or an `of` (a population)"
        context.report.error("fields.value", message, fields.span("of"), "keep one of the two")
    return Rate(
        among=among, that=count.that, known=count.known, by=count.by, per=per or 1000, exposure=column,
        population=population,
    )  # fmt: skip


def _exposure(fields: Fields, table: Resource, context: Context) -> str:
    if fields.scalar("exposure") is None:
        return ""
    column = column_of(fields, "exposure", table, context, NUMBERS, "so nothing can be counted against it")
    return column.name if column else ""


def _population(fields: Fields, table: Resource, context: Context) -> str:
    if fields.scalar("of") is None:
        return ""
    name, other = read_among(fields, context, "of")
    if other != table and fields.record("by") is not None:
        message = "the two populations are of different tables, so they have no groups in common"
        context.report.error("measure.groups", message, fields.span("by"))
    return name


# ------------------------------------------------------------------ mean, median, quantile


def _mean(fields: Fields, context: Context) -> Mean | None:
    found = _spread(fields, context, "so it has no mean")
    if found is None:
        return None
    return Mean(among=found.among, column=found.column, that=found.that, known=found.known, by=found.by)


def _median(fields: Fields, context: Context) -> Median | None:
    return _spread(fields, context, "so it has no median")


def _quantile(fields: Fields, context: Context) -> Quantile | None:
    at = _part(fields.scalar("at", required=True), context)
    found = _spread(fields, context, "so it has no quantiles")
    if found is None or at is None:
        return None
    return Quantile(
        among=found.among, column=found.column, at=at, that=found.that, known=found.known, by=found.by
    )  # fmt: skip


def _spread(fields: Fields, context: Context, so: str) -> Median | None:
    among, table = read_among(fields, context)
    column = column_of(fields, "field", table, context, NUMBERS, so)
    count = count_in(fields, among, table, context)
    if column is None:
        return None
    return Median(among=among, column=column.name, that=count.that, known=count.known, by=count.by)


def _part(scalar: Scalar | None, context: Context) -> Fraction | None:
    if scalar is None or not scalar.text:
        return None
    digits = scalar.text.removeprefix("0.")
    if scalar.text.startswith("0.") and digits.isascii() and digits.isdigit() and int(digits):
        return Fraction(Decimal(scalar.text))
    message = f"`at` is `{scalar.text}`; it must lie between 0 and 1"
    context.report.error("fields.value", message, scalar.span, "write 0.9 for the value that nine of ten do not exceed")
    return None


# ------------------------------------------------------------------ times to an event


def _time_to_event(fields: Fields, context: Context) -> TimeToEvent | None:
    among, table = read_among(fields, context)
    start = column_of(fields, "start", table, context, ("date",), "so no time passes from it")
    event = column_of(fields, "event", table, context, ("date",), "so nothing happens on it")
    at = _days(fields.scalars("at", required=True), context)
    known, interval = read_known(fields, table, context), read_interval(fields, "log-log", context.own)
    still = fields.text("still")
    if context.own and context.own.sound and context.own.observed_until is None:
        message = "nobody knows how long the rows without an event were watched"
        hint = "add `observedUntil: YYYY-MM-DD`, the last day on which anybody looked, to datapackage.yaml"
        context.report.error("measure.observed", message, fields.span("statistic"), hint)
    if start is not None and start == event:
        message = f"`start` and `event` are both `{start.name}`, so no time passes between them"
        context.report.error("measure.column", message, fields.span("event"))
    if start is None or event is None or not at:
        return None
    return TimeToEvent(
        among=among, start=start.name, event=event.name, at=at, known=known, interval=interval, still=still
    )


def _days(scalars: tuple[Scalar, ...], context: Context) -> tuple[int, ...]:
    """Whole numbers of days, each greater than the one before; () after a mistake."""
    days = list[int]()
    for scalar in scalars:
        right = scalar.text.isascii() and scalar.text.isdigit() and len(scalar.text) < 6
        if not right or int(scalar.text) <= (days[-1] if days else 0):
            message = f"`{scalar.text}` cannot stand here: `at` holds numbers of days, in rising order"
            context.report.error("fields.value", message, scalar.span, "write `at: [7, 14, 28]`")
            return ()
        days.append(int(scalar.text))
    return tuple(days)


STATISTICS: dict[str, Reader] = {
    "count": _count,
    "sum": _sum,
    "share": _share,
    "rate": _rate,
    "median": _median,
    "mean": _mean,
    "quantile": _quantile,
    "rank": read_rank,
    "change": read_change,
    "ratio": read_ratio,
    "time_to_event": _time_to_event,
    "distinct": _distinct,
    "cited": lambda fields, context: read_cited(fields, context.report),
}
