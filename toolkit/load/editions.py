"""Load: rows of several editions are one figure several times; a measure keeps them apart and adds none up."""

from collections.abc import Iterator

from toolkit.load.rows import Context
from toolkit.model.definition import Change, Conditions, Definition, Distinct, Grouping, Measure, Rank, populations_of
from toolkit.model.evidence import Resource


def check_editions(measures: dict[str, Measure], unreadable: set[str], context: Context) -> None:
    """Take out the measures that mix editions (columns with `edition: true`) of one figure, and report them."""
    for name, measure in list(measures.items()):
        mixed = [(column, table.name) for table, column in _mixed(measure.definition, context)]
        for column, table in mixed[:1]:
            message = f"`{name}` counts rows of several editions together: `{column}` of `{table}` names the edition"
            hint = f"choose one edition (`{column}: …` in the population), or show them apart (`by: [{column}]`)"
            context.report.error("measure.editions", message, measure.span, hint)
            unreadable.add(name)
            del measures[name]


def _mixed(definition: Definition, context: Context) -> Iterator[tuple[Resource, str]]:
    if isinstance(definition, Distinct):  # a value that stands in two editions is one value
        return
    of = definition.of if isinstance(definition, Change | Rank) else definition
    that: Conditions = getattr(of, "that", ())
    by: tuple[Grouping, ...] = getattr(of, "by", ())
    for name in sorted(populations_of(definition)):
        table, population = context.table(name), context.populations.get(name)
        for column in table.columns if table and population else ():
            chosen = population is not None and _one(column.name, population.where + that)
            if table and column.edition and not chosen and column.name not in [one.column for one in by]:
                yield table, column.name


def _one(column: str, where: Conditions) -> bool:
    """Whether the conditions leave a single value of the column."""
    return any(one.column == column and one.operator == "in" and len(one.values) == 1 for one in where)
