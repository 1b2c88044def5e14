"""Build: datasets in a notebook: `toolkit.open_dataset("name")` gives rows as pandas tables, and measures."""

import datetime as dt
from typing import Any

from msgspec import Struct

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.records import Scalar
from toolkit.base.source import Source
from toolkit.load.dataset import load_dataset
from toolkit.load.workspace import load_workspace
from toolkit.measure.compute import compute
from toolkit.measure.engines.duck import DuckDB
from toolkit.model.evidence import Column, Cut, Dataset, Resource, Statistic


class OpenDataset(Struct, frozen=True):
    """A dataset of a workspace: its rows, its measures. Nothing that it returns is connected with the files."""

    dataset: Dataset
    _engine: DuckDB

    @property
    def measures(self) -> tuple[str, ...]:
        """The names of all measures, for `statistic` and `table`."""
        return tuple(self.dataset.measures)

    def frame(self, resource: str = "", *, never: bool = False) -> Any:
        """Return a table as a pandas DataFrame; without a name the first one.

        Columns have the types that the descriptor gives them: dates are datetime64, columns with a list of values are
        Categorical in the order of the list, whole numbers Int64, true and false boolean, numbers exact Decimals;
        what is missing is NA. Columns with `disclose: never` are left out unless `never` is true.
        """
        import pandas

        table = self._table(resource)
        chosen = [column for column in table.columns if never or column.disclose != "never"]
        rows = self._engine.values(table, tuple(column.name for column in chosen))
        cells = {column.name: [row[at] for row in rows] for at, column in enumerate(chosen)}
        return pandas.DataFrame({column.name: _typed(pandas, cells[column.name], column) for column in chosen})

    def statistic(self, measure: str) -> Statistic:
        """Return a measure, exact, as documents publish it: what is hidden there is hidden here."""
        report = Report()
        found = self.dataset.measures.get(measure)
        if found is None:
            hint = did_you_mean(measure, self.dataset.measures)
            report.error("values.unknown-measure", f"there is no measure `{measure}`", self.dataset.span, hint)
            raise _failure(report)
        statistic = compute(self.dataset, found, self._engine, report)
        if statistic is None:
            raise _failure(report)
        return statistic

    def table(self, measure: str) -> Any:
        """Return the groups of a measure as a DataFrame: a column for each `by:`, `value`, `n`, `of`, and an interval.

        Values are floats: the exact ones are in `statistic(measure).cuts`. A hidden number is missing.
        """
        import pandas

        statistic = self.statistic(measure)
        if not statistic.dimensions:
            report, message = Report(), f"`{measure}` is one number, not a table"
            report.error("measure.groups", message, self.dataset.measures[measure].span, f'statistic("{measure}")')
            raise _failure(report)
        titles = [dimension.title for dimension in statistic.dimensions]
        return pandas.DataFrame([_record(titles, cut) for cut in statistic.cuts])

    def _table(self, name: str) -> Resource:
        found = self.dataset.resource(name) if name else self.dataset.resources[0]
        if found is None:
            report, names = Report(), [one.name for one in self.dataset.resources]
            hint = did_you_mean(name, names) or f"it has: {', '.join(names)}"
            report.error("measure.population", f"there is no table `{name}`", self.dataset.span, hint)
            raise _failure(report)
        return found


def open_dataset(name: str, workspace: str = ".") -> OpenDataset:
    """Open the dataset evidence/<name>/ of a workspace. `Failure`, with all that is wrong as its text, at any error."""
    report = Report()
    try:
        root = load_workspace(workspace, report).root
        asked = Scalar(text=name, span=Source(path=f"evidence/{name}", text="").span())
        dataset = load_dataset(root, asked, report)
    except Failure:
        raise _failure(report) from None
    if dataset is None or report.failed:
        raise _failure(report)
    return OpenDataset(dataset, DuckDB())


def _failure(report: Report) -> Failure:
    """One exception that can be read: every finding with its place and what to do."""
    lines = []
    for one in report:
        place = f"{one.span}: " if one.span else ""
        lines += [f"{place}{one.severity}[{one.code}]: {one.message}", *(f"  {hint.text}" for hint in one.hints)]
    return Failure("\n" + "\n".join(lines))


def _typed(pandas: Any, values: list[Any], column: Column) -> Any:
    if column.categories:
        texts = [None if value is None else _plain(value) for value in values]
        kind = pandas.CategoricalDtype([category.value for category in column.categories])
        return pandas.Series(texts, dtype="object").astype(kind)
    match column.type:
        case "date":
            return pandas.Series(pandas.to_datetime(values), dtype="datetime64[s]")
        case "integer" | "year":
            return pandas.Series(values, dtype="Int64")
        case "boolean":
            return pandas.Series(values, dtype="boolean")
        case "number":
            return pandas.Series(values, dtype="object")
        case "string":
            return pandas.Series(values, dtype="string")


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _record(titles: list[str], cut: Cut) -> dict[str, Any]:
    record: dict[str, Any] = dict(zip(titles, cut.key, strict=True))
    record["value"] = None if cut.value is None else float(cut.value)
    if cut.n is not None:
        record |= {"n": cut.n} | ({} if cut.of is None else {"of": cut.of})
    if cut.interval is not None:
        record |= {"from": float(cut.interval[0]), "to": float(cut.interval[1])}
    return record
