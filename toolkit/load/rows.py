"""Load: what all definitions that look at rows have in common: population, conditions, columns, groups."""

from msgspec import Struct, field

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Fields
from toolkit.load.conditions import find_column, read_conditions, read_groupings
from toolkit.load.particulars import Particulars
from toolkit.model.definition import Count, Population, Share, Sum
from toolkit.model.evidence import Column, ColumnType, Resource

NUMBERS: tuple[ColumnType, ...] = ("integer", "number")


class Context(Struct, frozen=True, kw_only=True):
    """What the definitions of one file refer to. `broken` are populations in which a mistake was reported."""

    resources: tuple[Resource, ...]
    report: Report
    own: Particulars | None = None
    populations: dict[str, Population] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def table(self, population: str) -> Resource | None:
        """The table that the rows of a population stand in."""
        found = self.populations.get(population)
        return next((one for one in self.resources if found and one.name == found.resource), None)


def read_among(fields: Fields, context: Context, name: str = "among") -> tuple[str, Resource]:
    """The population that `name` names, and its table; the first table where the name is wrong, to go on checking."""
    scalar = fields.scalar(name, required=True)
    text = scalar.text if scalar else ""
    table = context.table(text)
    if scalar is not None and table is None and text not in context.broken:
        hint = did_you_mean(text, context.populations) or "populations are defined at the top of this file"
        context.report.error("measure.population", f"there is no population `{text}`", scalar.span, hint)
    return text, table or context.resources[0]


def read_known(fields: Fields, table: Resource, context: Context) -> tuple[str, ...]:
    columns = (find_column(name, table, context.report) for name in fields.scalars("known"))
    return tuple(column.name for column in columns if column)


def count_in(fields: Fields, among: str, table: Resource, context: Context) -> Count:
    return Count(
        among=among,
        that=read_conditions(fields.mapping_at("that"), table, context.report),
        known=read_known(fields, table, context),
        by=() if not among else read_groupings(fields.items("by"), table, context.report),
    )


def sum_in(fields: Fields, among: str, table: Resource, context: Context) -> Sum | None:
    column = column_of(fields, "field", table, context, NUMBERS, "so it has no sum")
    count = count_in(fields, among, table, context)
    return Sum(among=among, column=column.name, that=count.that, known=count.known, by=count.by) if column else None


def share_in(fields: Fields, among: str, table: Resource, context: Context) -> Share:
    mapping = fields.mapping_at("that", required=True)
    if mapping is not None and not mapping.entries:
        message = "`that` is empty: every row would count, and the share would always be 100%"
        context.report.error("fields.value", message, mapping.span)
    count = count_in(fields, among, table, context)
    return Share(among=among, that=count.that, known=count.known, by=count.by)


_HOLDS = {NUMBERS: "numbers", ("date",): "dates"}


def column_of(
    fields: Fields, key: str, table: Resource, context: Context, kinds: tuple[ColumnType, ...] = (), so: str = ""
) -> Column | None:
    """The column that `key` names; reported where it is not there, or holds something else than the `kinds`."""
    name = fields.scalar(key, required=True)
    column = find_column(name, table, context.report) if name and name.text else None
    if name is not None and column is not None and kinds and column.type not in kinds:
        message, hint = (
            f"`{column.name}` holds no {_HOLDS[kinds]}, {so}",
            f"its type in datapackage.yaml is {column.type}",
        )
        context.report.error("measure.column", message, name.span, hint)
    elif name is not None and column is not None and kinds and column.disclose == "never":
        message = f"`{column.name}` is never disclosed, so no number may be made of its values"
        hint = "publish the number of rows, or a column that may be disclosed"
        context.report.error("measure.disclosure", message, name.span, hint)
    return column
