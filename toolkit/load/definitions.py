"""Load: the definition of one measure, by kind of statistic. A new kind: one function, one line in `STATISTICS`."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Fields
from toolkit.load.cited import read_cited
from toolkit.load.conditions import find_column, read_conditions, read_groupings
from toolkit.model.evidence import (
    Change,
    Column,
    Count,
    Definition,
    Distinct,
    Population,
    Ratio,
    Resource,
    Share,
    Sum,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the definitions of one file refer to. `broken` are populations in which a mistake was reported."""

    resources: tuple[Resource, ...]
    report: Report
    populations: dict[str, Population] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def table(self, population: str) -> Resource | None:
        """The table that the rows of a population stand in."""
        found = self.populations.get(population)
        return next((one for one in self.resources if found and one.name == found.resource), None)


Reader = Callable[[Fields, Context], Definition | None]


def _among(fields: Fields, context: Context, name: str = "among") -> tuple[str, Resource]:
    """The population that `name` names, and its table; the first table where the name is wrong, to go on checking."""
    scalar = fields.scalar(name, required=True)
    text = scalar.text if scalar else ""
    table = context.table(text)
    if scalar is not None and table is None and text not in context.broken:
        hint = did_you_mean(text, context.populations) or "populations are defined at the top of this file"
        context.report.error("measure.population", f"there is no population `{text}`", scalar.span, hint)
    return text, table or context.resources[0]


def _known(fields: Fields, table: Resource, context: Context) -> tuple[str, ...]:
    columns = (find_column(name, table, context.report) for name in fields.scalars("known"))
    return tuple(column.name for column in columns if column)


def _count(fields: Fields, context: Context) -> Count:
    among, table = _among(fields, context)
    return _count_in(fields, among, table, context)


def _count_in(fields: Fields, among: str, table: Resource, context: Context) -> Count:
    return Count(
        among=among,
        that=read_conditions(fields.mapping_at("that"), table, context.report),
        known=_known(fields, table, context),
        by=() if not among else read_groupings(fields.items("by"), table, context.report),
    )


def _sum(fields: Fields, context: Context) -> Sum | None:
    among, table = _among(fields, context)
    definition = _sum_in(fields, among, table, context)
    total = fields.flag("total")
    return replace(definition, total=total) if definition else None


def _sum_in(fields: Fields, among: str, table: Resource, context: Context) -> Sum | None:
    column = _column(fields, table, context)
    count = _count_in(fields, among, table, context)
    if column is None:
        return None
    if column.type not in ("integer", "number"):
        message = f"`{column.name}` holds no numbers, so it has no sum"
        context.report.error(
            "measure.column", message, fields.span("field"), "its type in datapackage.yaml is " + column.type
        )
    return Sum(among=among, column=column.name, that=count.that, known=count.known, by=count.by)


def _share(fields: Fields, context: Context) -> Share:
    among, table = _among(fields, context)
    return _share_in(fields, among, table, context)


def _share_in(fields: Fields, among: str, table: Resource, context: Context) -> Share:
    _needs_conditions(fields, context)
    count = _count_in(fields, among, table, context)
    return Share(among=among, that=count.that, known=count.known, by=count.by)


def _needs_conditions(fields: Fields, context: Context) -> None:
    mapping = fields.mapping_at("that", required=True)
    if mapping is not None and not mapping.entries:
        message = "`that` is empty: every row would count, and the share would always be 100%"
        context.report.error("fields.value", message, mapping.span)


def _distinct(fields: Fields, context: Context) -> Distinct | None:
    among, table = _among(fields, context)
    that = read_conditions(fields.mapping_at("that"), table, context.report)
    column = _column(fields, table, context)
    return Distinct(among=among, column=column.name, that=that) if column else None


def _column(fields: Fields, table: Resource, context: Context) -> Column | None:
    name = fields.scalar("field", required=True)
    return find_column(name, table, context.report) if name else None


def _change(fields: Fields, context: Context) -> Change | None:
    start, table = _among(fields, context, "from")
    end, other = _among(fields, context, "to")
    if table != other:
        message = "`from` and `to` are populations of two different tables"
        context.report.error("measure.population", message, fields.span("to"))
    mapping = fields.mapping_at("of", required=True)
    form = fields.choice("as", ("percent", "difference"))
    if mapping is None:
        return None
    inner = Fields(mapping, context.report, "`of`")
    of = _changing(inner, table, context)
    inner.finish()
    relative = form == "percent" or (not form and not isinstance(of, Share))
    return Change(of=of, start=start, end=end, relative=relative) if of else None


def _changing(fields: Fields, table: Resource, context: Context) -> Count | Sum | Share | None:
    match fields.choice("statistic", ("count", "sum", "share"), required=True):
        case "count":
            return _count_in(fields, "", table, context)
        case "sum":
            return _sum_in(fields, "", table, context)
        case "share":
            return _share_in(fields, "", table, context)
    return None


def _ratio(fields: Fields, context: Context) -> Ratio:
    return Ratio(
        numerator=fields.text("numerator", required=True),
        denominator=fields.text("denominator", required=True),
        comparable=fields.text("comparable", required=True),
        percent=fields.choice("as", ("percent", "number"), "number") == "percent",
    )


STATISTICS: dict[str, Reader] = {
    "count": _count,
    "sum": _sum,
    "share": _share,
    "distinct": _distinct,
    "change": _change,
    "ratio": _ratio,
    "cited": lambda fields, context: read_cited(fields, context.report),
}
