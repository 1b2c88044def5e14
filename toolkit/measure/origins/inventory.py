"""Measure: what a dataset holds, as statistics: rows of its tables and populations, and values that are missing."""

from fractions import Fraction

from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.measure.compute import compute
from toolkit.measure.engines.engine import Engine
from toolkit.measure.origins.rows import Key, RowSet
from toolkit.measure.origins.trace import origin_of
from toolkit.measure.statistics.hiding import FEW_PERSONS
from toolkit.measure.statistics.suppression import hidden_cells, with_totals
from toolkit.model.definition import Condition, Count, Measure, Population
from toolkit.model.evidence import Cut, Dataset, Dimension, Resource, Statistic

KNOWN = ""
"""The label of the values that are not missing, until a language gives it a word."""

_TABLE, _POPULATION, _MISSING = "rows of ", "population ", "missing in "
"""Names of measures hold no space, so that these cannot be mistaken for one of them."""


def rows_of_table(dataset: Dataset, resource: Resource, engine: Engine, report: Report) -> Statistic | None:
    """Return how many rows a table has; of persons, fewer than five are “fewer than 5”."""
    everything = Population(name="", says=dataset.title, resource=resource.name, where=(), span=resource.span)
    return _rows(dataset, everything, f"{_TABLE}{resource.name}", engine, report)


def rows_of_population(dataset: Dataset, name: str, engine: Engine, report: Report) -> Statistic | None:
    """Return how many rows belong to a population."""
    return _rows(dataset, dataset.populations[name], f"{_POPULATION}{name}", engine, report)


def _rows(dataset: Dataset, population: Population, name: str, engine: Engine, report: Report) -> Statistic | None:
    definition = Count(among=population.name, suppress=FEW_PERSONS if dataset.unit_is_person else None)
    measure = Measure(name=name, label=name, definition=definition, decimals=None, note="", span=population.span)
    with_it = replace(dataset, populations={**dataset.populations, population.name: population})
    return compute(with_it, measure, engine, report)


def missing_values(dataset: Dataset, resource: Resource, rows: int, engine: Engine) -> Statistic | None:
    """Return a table: each column in which values are missing, and how many are known and how many missing, by label.

    None where no value is missing. `rows` is how many there are. Of a column that is never disclosed it holds counts,
    as of every other; of persons, small numbers are hidden, and one more in their line.
    """
    found = {name: _by_label(texts, resource) for name, texts in engine.missing(resource).items()}
    columns = {column.name: column.title for column in resource.columns if column.name in found}
    if not columns:
        return None
    labels = [
        label for label in dict.fromkeys(resource.missing.values()) if any(label in one for one in found.values())
    ]
    titles = _told_apart(columns)
    cuts: list[Cut] = []
    for name in columns:
        numbers = {label: found[name].get(label, 0) for label in labels}
        cuts += _line(titles[name], {KNOWN: rows - sum(numbers.values()), **numbers}, dataset)
    return Statistic(
        measure=f"{_MISSING}{resource.name}", dataset=dataset.name, label=resource.name, kind="count", unit="number",
        value=None, noun=dataset.unit, synthetic=dataset.synthetic, cuts=tuple(cuts),
        suppress=FEW_PERSONS if dataset.unit_is_person else None,
        dimensions=(
            Dimension(title=resource.name, labels=tuple(titles.values())),
            Dimension(title="", labels=(KNOWN, *labels)),
        ),
        origins=(origin_of("counted", dataset, resource, (), rows),),
    )  # fmt: skip


def rows_inventoried(statistic: Statistic, dataset: Dataset, key: Key) -> tuple[str, tuple[RowSet, ...]]:
    """Return what a statistic of this file counts, in words, and the rows behind it or its cell `key`.

    Why a value is missing is no condition on a row: all rows without one stand behind each reason.
    """
    name = statistic.measure
    resource = dataset.resource(name.removeprefix(_TABLE).removeprefix(_MISSING))
    population = dataset.populations.get(name.removeprefix(_POPULATION))
    if name.startswith(_POPULATION) and population is not None:
        table = dataset.resource(population.resource)
        rows = (RowSet(role="counted", resource=table, where=population.where),) if table else ()
        return f"Rows of the population: {population.says}.", () if statistic.hidden else rows
    if resource is None:
        return "", ()
    if name.startswith(_TABLE):
        rows = (RowSet(role="counted", resource=resource, where=()),)
        return f"All rows of the table {resource.name}.", () if statistic.hidden else rows
    return "Values of a column that are known, or missing for one reason.", _with_or_without(resource, key, dataset)


def _with_or_without(resource: Resource, key: Key, dataset: Dataset) -> tuple[RowSet, ...]:
    titles = {title: name for name, title in _told_apart({one.name: one.title for one in resource.columns}).items()}
    names = {column.title: column.name for column in resource.columns} | titles
    if len(key) < 2 or key[0] not in names or dataset.unit_is_person:
        return ()
    known = key[1] == KNOWN
    where = (Condition(column=names[key[0]], operator="known" if known else "missing"),)
    return (RowSet(role="known" if known else "missing for any reason", resource=resource, where=where),)


def _by_label(texts: dict[str, int], resource: Resource) -> dict[str, int]:
    """Several texts may stand for the same."""
    numbers: dict[str, int] = {}
    for text, number in texts.items():
        label = resource.missing[text]
        numbers[label] = numbers.get(label, 0) + number
    return numbers


def _told_apart(columns: dict[str, str]) -> dict[str, str]:
    titles = list(columns.values())
    return {name: title if titles.count(title) == 1 else f"{title} ({name})" for name, title in columns.items()}


def _line(title: str, numbers: dict[str, int], dataset: Dataset) -> list[Cut]:
    """One column: its numbers add up to the rows of the table, which everybody knows."""
    table = with_totals({(label,): number for label, number in numbers.items()})
    hidden = hidden_cells(table, FEW_PERSONS) if dataset.unit_is_person else frozenset()
    return [
        Cut(key=(title, label), value=None, hidden=True)
        if (label,) in hidden
        else Cut(key=(title, label), value=Fraction(number), n=number)
        for label, number in numbers.items()
    ]
