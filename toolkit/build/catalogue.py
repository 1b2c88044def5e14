"""Build: `toolkit evidence list` and `show` – which datasets there are, what they hold, what they measure today."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from msgspec import Struct

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.records import Scalar
from toolkit.base.source import Source
from toolkit.build.layout import FieldLines, columns_of, field_lines, named, number_of
from toolkit.load.dataset import DESCRIPTOR, FOLDER, load_dataset
from toolkit.load.submission import NAME as SUBMISSION
from toolkit.load.submission import load_submission
from toolkit.load.workspace import load_workspace
from toolkit.measure.compute import compute
from toolkit.measure.engines.duck import DuckDB
from toolkit.measure.engines.engine import Engine
from toolkit.measure.words.format import interval_text, text_of
from toolkit.measure.words.languages import language_of
from toolkit.measure.words.wording import conditions_text, definition_text
from toolkit.model.definition import Measure
from toolkit.model.evidence import Column, Dataset, Named, Resource, Statistic
from toolkit.model.workspace import Workspace

LANG = "en-GB"


class Entry(Struct, frozen=True, kw_only=True):
    """A dataset of the workspace. `rows`: name of a table → how many it has; `used_by`: names of submissions."""

    dataset: Dataset
    rows: dict[str, int]
    used_by: tuple[str, ...]

    def record(self) -> dict[str, object]:
        dataset = self.dataset
        return {
            "name": dataset.name,
            "title": dataset.title,
            "version": dataset.version,
            "rows": self.rows,
            "measures": len(dataset.measures),
            "synthetic": dataset.synthetic,
            "used_by": list(self.used_by),
        }

    def text(self, width: int) -> str:
        dataset = self.dataset
        rows = " + ".join(f"{number:,}" for number in self.rows.values())
        facts = [
            f"version {dataset.version}",
            f"{rows} {'row' if rows == '1' else 'rows'}",
            number_of(len(dataset.measures), "measure"),
            *(("made up as an example",) if dataset.synthetic else ()),
        ]
        used = ", ".join(self.used_by) or "no submission"
        lines = [
            dataset.name,
            *field_lines([("", dataset.title), ("", " · ".join(facts)), ("", f"used by {used}")], width, 2),
        ]
        return "\n".join(lines)


class Figure(Struct, frozen=True, kw_only=True):
    """A measure as it is now: its definition in words and its statistic; None where it cannot be computed."""

    measure: Measure
    says: str
    statistic: Statistic | None

    @property
    def shown(self) -> str:
        """The number as a document prints it; of a table how many numbers it has."""
        if self.statistic is None:
            return "cannot be computed"
        if self.statistic.dimensions:
            return f"a table of {number_of(len(self.statistic.cuts), 'number')}"
        return text_of(self.statistic, language_of(LANG))

    @property
    def interval(self) -> str:
        if self.statistic is None or self.statistic.interval is None:
            return ""
        return interval_text(self.statistic, language_of(LANG))

    def record(self) -> dict[str, object]:
        one = self.statistic
        value = None if one is None or one.value is None else str(one.value)
        record: dict[str, object] = {"name": self.measure.name, "label": self.measure.label, "says": self.says}
        record |= {"shown": self.shown, "value": value, "interval": self.interval}
        if one is not None and one.of is not None:
            record |= {"n": one.n, "of": one.of}
        return {name: each for name, each in record.items() if each not in (None, "")}


class Portrait(Struct, frozen=True, kw_only=True):
    """All that is known of a dataset, for a person who wants to use it."""

    entry: Entry
    figures: tuple[Figure, ...]

    def record(self) -> dict[str, object]:
        dataset = self.entry.dataset
        about = dataset.about
        return {
            **self.entry.record(),
            "description": about.description,
            "unit": dataset.unit,
            "unit_is_person": dataset.unit_is_person,
            "sampling": dataset.sampling,
            "observed_until": str(dataset.observed_until or ""),
            "method": about.method,
            "limits": list(about.limits),
            "contributors": [_named(one) for one in about.contributors],
            "sources": [_named(one) for one in about.sources],
            "licences": [_named(one) for one in about.licences],
            "tables": [_table_record(resource, self.entry) for resource in dataset.resources],
            "populations": [
                {"name": one.name, "says": one.says, "where": _where(one.name, dataset)}
                for one in dataset.populations.values()
            ],
            "measures": [figure.record() for figure in self.figures],
        }

    def text(self, width: int) -> str:
        dataset = self.entry.dataset
        parts = [self.entry.text(width), "\n".join(field_lines(list(_about(dataset)), width))]
        parts += [_table(resource, self.entry, width) for resource in dataset.resources]
        populations = [(one.name, f"{one.says} ({_where(one.name, dataset)})") for one in dataset.populations.values()]
        if populations:
            parts.append("\n".join(["Populations", *named(populations, width)]))
        measures = [(f"{one.measure.name}: {_value(one)}", one.says) for one in self.figures]
        parts.append("\n".join(["Measures", *named(measures, width)]))
        return "\n\n".join(part for part in parts if part)


def list_evidence(here: str, report: Report) -> tuple[Entry, ...]:
    """Return the datasets of the workspace of `here`, by name; those that cannot be read are in the report."""
    workspace = load_workspace(here, report)
    names = sorted(file.parent.name for file in Path(workspace.root, FOLDER).glob(f"*/{DESCRIPTOR}"))
    loaded = [load_dataset(workspace.root, asked(name), report) for name in names]
    users = _users(workspace)
    with DuckDB() as engine:
        return tuple(_entry(dataset, users, engine) for dataset in loaded if dataset is not None)


def show_evidence(here: str, name: str, report: Report) -> Portrait:
    """Return what is known of a dataset; `Failure` when it cannot be read."""
    workspace, dataset = open_dataset(here, name, report)
    with ExitStack() as stack:
        engine = stack.enter_context(DuckDB())
        figures = tuple(figures_of(dataset, tuple(dataset.measures), engine, report))
        return Portrait(entry=_entry(dataset, _users(workspace), engine), figures=figures)


def open_dataset(here: str, name: str, report: Report) -> tuple[Workspace, Dataset]:
    """The dataset called `name` (or with that folder) in the workspace of `here`; `Failure` when it cannot be read."""
    workspace = load_workspace(here, report)
    dataset = load_dataset(workspace.root, asked(Path(name).name), report)
    if dataset is None:
        raise Failure
    return workspace, dataset


def figures_of(dataset: Dataset, names: tuple[str, ...], engine: Engine, report: Report) -> Iterator[Figure]:
    for name in names:
        measure = dataset.measures[name]
        says = definition_text(measure, dataset, LANG)
        yield Figure(measure=measure, says=says, statistic=compute(dataset, measure, engine, report))


def asked(name: str) -> Scalar:
    return Scalar(text=name, span=Source(path=f"{FOLDER}/{name}", text="").span())


def _entry(dataset: Dataset, users: dict[str, tuple[str, ...]], engine: Engine) -> Entry:
    rows = {resource.name: engine.count(resource, (), ()).get((), 0) for resource in dataset.resources}
    return Entry(dataset=dataset, rows=rows, used_by=users.get(dataset.name, ()))


def _users(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """Name of a dataset → the submissions whose front matter names it. What is wrong there, `check` says."""
    users: dict[str, tuple[str, ...]] = {}
    for file in sorted(Path(workspace.root, "submissions").glob(f"*/{SUBMISSION}")):
        try:
            submission, _ = load_submission(str(file), workspace, Report())
        except Failure:
            continue
        for name in dict.fromkeys(one.text for one in submission.evidence.values()):
            users[name] = (*users.get(name, ()), submission.slug)
    return users


# ------------------------------------------------------------------ in words


def _about(dataset: Dataset) -> Iterator[FieldLines]:
    about = dataset.about
    yield "about", about.description
    yield "one row is", f"{dataset.unit}{' (a person)' if dataset.unit_is_person else ''}"
    yield "chosen", {"purposive": "on purpose: no random sample", "census": "all there are", "random": "at random",
                     "published": "as they were published"}.get(dataset.sampling, dataset.sampling)  # fmt: skip
    yield "watched", f"until {dataset.observed_until}" if dataset.observed_until else ""
    yield "method", about.method
    for limit in about.limits:
        yield "limits", limit
    for name, things in (("by", about.contributors), ("source", about.sources), ("licence", about.licences)):
        for one in things:
            yield name, " · ".join(filter(None, (one.title, ", ".join(one.roles), one.path)))


def _table(resource: Resource, entry: Entry, width: int) -> str:
    """The table with its columns: name, type, what may be shown, title."""
    head = f"Table {resource.name}: {number_of(entry.rows[resource.name], 'row')}"
    key = f"key: {', '.join(resource.key)}" if resource.key else "no key"
    cells = [(column.name, column.type, _disclosure(column), _title(column)) for column in resource.columns]
    return "\n".join([f"{head}, {key}", *columns_of(cells, width)])


def _disclosure(column: Column) -> str:
    return {"never": "never shown", "aggregate": "shown in groups", "open": "open"}[column.disclose]


def _title(column: Column) -> str:
    """The title and, where they may be shown, the values."""
    labels = [category.label for category in column.categories] if column.disclose != "never" else []
    return f"{column.title}: {', '.join(labels)}" if labels else column.title


def _value(figure: Figure) -> str:
    return f"{figure.shown}, {figure.interval}" if figure.interval else figure.shown


def _where(name: str, dataset: Dataset) -> str:
    population = dataset.populations[name]
    resource = dataset.resource(population.resource)
    words = conditions_text(population.where, resource, LANG) if resource else ""
    return words or "all rows"


def _named(one: Named) -> dict[str, object]:
    said = {"title": one.title, "path": one.path, "roles": list(one.roles)}
    return {name: each for name, each in said.items() if each}


def _table_record(resource: Resource, entry: Entry) -> dict[str, object]:
    return {
        "name": resource.name,
        "rows": entry.rows[resource.name],
        "sha256": resource.sha256,
        "key": list(resource.key),
        "columns": [
            {"name": one.name, "title": one.title, "type": one.type, "disclose": one.disclose}
            for one in resource.columns
        ],
    }
