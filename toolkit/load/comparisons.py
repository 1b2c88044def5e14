"""Load: the definitions that are made of others: a change, a ratio, the place of a group among all."""

from toolkit.base.records import Fields
from toolkit.load.asked import no_interval, read_interval
from toolkit.load.conditions import read_value
from toolkit.load.rows import Context, count_in, read_among, share_in, sum_in
from toolkit.model.definition import Change, Count, Rank, Ratio, Share, Sum
from toolkit.model.evidence import Resource


def read_change(fields: Fields, context: Context) -> Change | None:
    start, table = read_among(fields, context, "from")
    end, other = read_among(fields, context, "to")
    if table != other:
        message = "`from` and `to` are populations of two different tables"
        context.report.error("measure.population", message, fields.span("to"))
    if start and start == end:
        message = f"`from` and `to` are both `{start}`, so nothing can have changed"
        context.report.error("measure.population", message, fields.span("to"))
    form, comparable = fields.choice("as", ("percent", "difference")), fields.text("comparable")
    _check_series(start, end, comparable, fields, context)
    mapping = fields.mapping_at("of", required=True)
    of = _of(Fields(mapping, context.report, "`of`"), "", table, context) if mapping else None
    relative = form == "percent" or (not form and not isinstance(of, Share))
    if of is None:
        fields.record("interval")
        fields.record("interval-means")
        return None
    if not isinstance(of, Share) or relative:
        no_interval(fields, "only the difference of two shares has an interval")
        return Change(of=of, start=start, end=end, relative=relative, comparable=comparable)
    interval = read_interval(fields, "newcombe", context.own)
    return Change(of=of, start=start, end=end, relative=relative, interval=interval, comparable=comparable)


def _check_series(start: str, end: str, comparable: str, fields: Fields, context: Context) -> None:
    """Figures that were counted in two ways have no change between them, unless somebody says why."""
    both = [context.populations[name] for name in (start, end) if name in context.populations]
    names = [population.series for population in both]
    if comparable or len(both) < 2 or names[0] == names[1]:
        return
    first, second = (f"`{name}`" if name else "none" for name in names)
    message = f"`{start}` and `{end}` are not of one series: {first} and {second}"
    hint = "add `comparable: …`, a sentence that says why the change is real; it is printed with the figure"
    context.report.error("measure.series", message, fields.span("to"), hint)


def _of(inner: Fields, among: str, table: Resource, context: Context) -> Count | Sum | Share | None:
    """What is compared: a mapping inside of the measure. Every field of it is read here."""
    found: Count | Sum | Share | None = None
    match inner.choice("statistic", ("count", "sum", "share"), required=True):
        case "count":
            found = count_in(inner, among, table, context)
        case "sum":
            found = sum_in(inner, among, table, context)
        case "share":
            found = share_in(inner, among, table, context)
    if found is not None:  # otherwise nobody knows which fields there may be
        inner.finish()
    return found


def read_ratio(fields: Fields, context: Context) -> Ratio:
    return Ratio(
        numerator=fields.text("numerator", required=True),
        denominator=fields.text("denominator", required=True),
        comparable=fields.text("comparable", required=True),
        percent=fields.choice("as", ("percent", "number"), "number") == "percent",
    )


# ------------------------------------------------------------------ ranks


def read_rank(fields: Fields, context: Context) -> Rank | None:
    mapping = fields.mapping_at("of", required=True)
    lowest = fields.choice("order", ("highest", "lowest"), "highest") == "lowest"
    value, top = fields.scalar("value"), fields.integer("top")
    if top is not None and top < 1:
        context.report.error("fields.value", f"`top` is {top}; it must be 1 or more", fields.span("top"))
    if top is not None and value is not None:
        message = "`value` asks for the place of one group, `top` for a table"
        context.report.error("fields.value", message, fields.span("top"), "make two measures of it")
    if mapping is None:
        return None
    inner = Fields(mapping, context.report, "`of`")
    among, table = read_among(inner, context)
    of = _of(inner, among, table, context)
    if of is None:
        return None
    if len(of.by) != 1:
        where = inner.span("by") if inner.record("by") else mapping.span
        context.report.error("measure.groups", "groups are ranked by one `by`", where, "write `by: [platform]`")
        return None
    text = _group(fields, of, table, context) if value else ""
    return Rank(of=of, value=text, top=top, lowest=lowest)


def _group(fields: Fields, of: Count | Sum | Share, table: Resource, context: Context) -> str:
    """The group as an engine names it."""
    column, record = table.column(of.by[0].column), fields.record("value")
    if column is None or record is None:
        return ""
    if of.by[0].per is not None:
        message, hint = "a calendar period has no place of its own", "use `top: 3`, which makes a table"
        context.report.error("measure.groups", message, record.span, hint)
        return ""
    value = read_value(column, record, table, context.report)
    return str(value).lower() if isinstance(value, bool) else str(value)
