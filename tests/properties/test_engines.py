"""DuckDB and pandas answer alike: every measure of the examples, and definitions of every kind on tables made up here."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.digest import digest, digest_of
from toolkit.base.records import Scalar
from toolkit.base.source import Source
from toolkit.build.pipeline import check_submission
from toolkit.load.dataset import load_dataset
from toolkit.measure.compute import compute
from toolkit.measure.engines import stored_rows
from toolkit.measure.engines.duck import DuckDB
from toolkit.measure.engines.engine import Engine
from toolkit.measure.engines.referee import Pandas
from toolkit.measure.exhibits.table import table_of
from toolkit.measure.origins.trace import provenance
from toolkit.measure.statistics.selection import select
from toolkit.measure.words.format import text_of
from toolkit.measure.words.languages import language_of
from toolkit.model.definition import (
    Change,
    Cited,
    Condition,
    Conditions,
    Count,
    Datum,
    Definition,
    Distinct,
    Grouping,
    Interval,
    Mean,
    Measure,
    Median,
    Period,
    Population,
    Quantile,
    Rank,
    Rate,
    Ratio,
    Share,
    Sum,
    TimeToEvent,
)
from toolkit.model.evidence import Category, Column, ColumnType, Dataset, Resource
from toolkit.model.walk import plain_text

ROOT = Path(__file__).parents[2]
SPAN = Source(path="a.csv", text="a").span()
EXAMPLES = sorted(path.parent.name for path in (ROOT / "evidence").glob("*/datapackage.yaml"))


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDB]:
    with DuckDB() as made:
        yield made


def _outcome(dataset: Dataset, measure: Measure, engine: Engine) -> str:
    """The hash of all that a measure publishes: exact value, shown texts, table, provenance, and the keys of its rows."""
    report = Report()
    statistic = compute(dataset, measure, engine, report)
    found: list[object] = [[one.code, one.message] for one in report]
    if statistic is not None:
        found += [repr(statistic), text_of(statistic, language_of("en-GB")), repr(provenance(statistic))]
        found += [plain_text((table_of(statistic, lang, SPAN, "", ()),)) for lang in ("en-GB", "fr")]
    if not isinstance(measure.definition, Change | Ratio | Rank | Cited):
        chosen = select(measure.definition, dataset)
        found += [list(engine.rows(chosen.resource, where)) for where in (chosen.where, chosen.both)]
    return digest_of(found)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_measure_of_the_examples(engine: DuckDB, name: str) -> None:
    report = Report()
    dataset = load_dataset(str(ROOT), Scalar(text=name, span=SPAN), report)
    assert [one.code for one in report] == []
    assert dataset is not None
    assert dataset.measures
    with Pandas() as referee:
        differing = [
            name
            for name, measure in dataset.measures.items()
            if _outcome(dataset, measure, engine) != _outcome(dataset, measure, referee)
        ]
    assert differing == []


@pytest.mark.parametrize(
    "slug", ["ec-csa-online", "evidence-appendix-csa", "crc-digital-environment", "letter-to-platform"]
)
def test_the_documents_are_the_same(slug: str) -> None:
    documents = [
        check_submission(str(ROOT / "submissions" / slug), Report(), engine).document for engine in ("duckdb", "pandas")
    ]  # type: ignore[arg-type]
    assert documents[0] == documents[1]


# ------------------------------------------------------------------ made-up tables

KINDS: dict[str, ColumnType] = {
    "id": "string", "text": "string", "kind": "string", "day": "date", "later": "date", "whole": "integer",
    "number": "number", "flag": "boolean", "year": "year",
}  # fmt: skip
MISSING = ("", "n/k")
PERIODS: tuple[Period, ...] = ("day", "week", "month", "quarter", "year")


def _same(value: Datum) -> Datum:
    """Makes a second branch of a strategy, so that fewer cells are missing."""
    return value


_days = st.dates(dt.date(2019, 12, 20), dt.date(2021, 1, 10))
_texts = st.sampled_from(["NA", "NULL", "nan", "None", "x' or 1=1 --", 'a"b', "a,b", "l1\nl2", " x ", "é", "-1", "1.0"])
_values: dict[str, st.SearchStrategy[Datum]] = {
    "text": _texts,
    "kind": st.sampled_from(["a", "b", "c"]),
    "day": _days,
    "later": _days,
    "whole": st.integers(-3, 3) | st.integers(-(10**12), 10**12),
    "number": st.decimals(-1000, 1000, places=3) | st.sampled_from([Decimal("0.1"), Decimal("0.10"), Decimal(2)]),
    "flag": st.booleans(),
    "year": st.integers(1999, 2002),
}
_rows = st.lists(
    st.fixed_dictionaries({name: one | st.none() | one.map(_same) for name, one in _values.items()}), max_size=14
)
_groupable = ("text", "kind", "day", "whole", "flag", "year")
_by = st.lists(
    st.sampled_from([Grouping(column=name) for name in _groupable])
    | st.sampled_from([Grouping(column="day", per=per) for per in PERIODS]),
    max_size=2,
    unique=True,
).map(tuple)
_known = st.lists(st.sampled_from(sorted(_values)), max_size=2, unique=True).map(tuple)
_numeric = st.sampled_from(["whole", "number"])


@st.composite
def _conditions(draw: st.DrawFn, least: int = 0) -> Conditions:
    found = []
    for column in draw(st.lists(st.sampled_from(sorted(_values)), min_size=least, max_size=2)):
        orders: tuple[str, ...] = ("from", "to") if KINDS[column] in ("date", "year") else ()
        orders = ("at_least", "at_most") if KINDS[column] in ("integer", "number") else orders
        operator = draw(st.sampled_from(("in", "not", "known", "missing", *orders)))
        most = 0 if operator in ("known", "missing") else 3 if operator in ("in", "not") else 1
        values = draw(st.lists(_values[column], min_size=min(most, 1), max_size=most))
        found.append(Condition(column=column, operator=operator, values=tuple(values)))  # type: ignore[arg-type]
    return tuple(found)


@st.composite
def _definition(draw: st.DrawFn) -> Definition:
    make: Callable[[st.DrawFn, dict[str, Any]], Definition] = draw(st.sampled_from(_MAKERS))
    rows = {
        "among": draw(st.sampled_from(["all", "some"])),
        "that": draw(_conditions()),
        "known": draw(_known),
        "by": draw(_by),
    }
    return make(draw, rows)  # fmt: skip


def _interval(draw: st.DrawFn, method: str) -> Interval | None:
    return Interval(method=method, level=Decimal("0.95")) if draw(st.booleans()) else None  # type: ignore[arg-type]


def _share(draw: st.DrawFn, rows: dict[str, Any]) -> Share:
    return Share(**rows, interval=_interval(draw, "wilson"), suppress=draw(st.none() | st.integers(2, 5)))


def _change(draw: st.DrawFn, rows: dict[str, Any]) -> Change:
    rows = {**rows, "among": "", "by": ()}
    of = draw(st.sampled_from([Count(**rows), Sum(**rows, column="number"), Share(**rows)]))
    relative = draw(st.booleans())
    interval = None if relative or not isinstance(of, Share) else _interval(draw, "newcombe")
    return Change(of=of, start="all", end="some", relative=relative, interval=interval)


def _rank(draw: st.DrawFn, rows: dict[str, Any]) -> Rank:
    rows = {**rows, "by": (Grouping(column="kind"),)}
    of = draw(st.sampled_from([Count(**rows), Sum(**rows, column="whole"), Share(**rows)]))
    value = draw(st.sampled_from(["", "a", "b"]))
    return Rank(
        of=of, value=value, top=None if value else draw(st.none() | st.integers(1, 3)), lowest=draw(st.booleans())
    )


def _time(draw: st.DrawFn, rows: dict[str, Any]) -> TimeToEvent:
    return TimeToEvent(among=rows["among"], start="day", event="later", at=(1, 9), known=rows["known"], interval=_interval(draw, "log-log"))  # fmt: skip


_MAKERS: list[Callable[[st.DrawFn, dict[str, Any]], Definition]] = [
    lambda draw, rows: Count(**rows, suppress=draw(st.none() | st.integers(2, 5))),
    lambda draw, rows: Count(**{**rows, "by": rows["by"][:1]}, of_total=bool(rows["by"])),
    lambda draw, rows: Sum(**rows, column=draw(_numeric), total=draw(st.booleans())),
    _share,
    lambda draw, rows: Rate(**rows, per=1000, exposure=draw(_numeric)),
    lambda draw, rows: Rate(**rows, per=100, population="all"),
    lambda draw, rows: Mean(**rows, column=draw(_numeric)),
    lambda draw, rows: Median(**rows, column=draw(_numeric)),
    lambda draw, rows: Quantile(**rows, column=draw(_numeric), at=Fraction(draw(st.integers(1, 9)), 10)),
    _time,
    lambda draw, rows: Distinct(among=rows["among"], that=rows["that"], column=draw(st.sampled_from(sorted(_values)))),
    _change,
    lambda draw, rows: Ratio(numerator="count", denominator="other", comparable="x"),
    _rank,
]


def _cell(value: Datum | None, row: int) -> str:
    if value is None:
        return MISSING[row % len(MISSING)]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _dataset(folder: Path, rows: list[dict[str, Any]], some: Conditions, definition: Definition) -> Dataset:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(KINDS)
    for number, row in enumerate(rows):
        if row["day"] and row["later"] and row["later"] < row["day"]:
            row = {**row, "day": row["later"], "later": row["day"]}
        writer.writerow([f"R{number}", *(_cell(row[name], number) for name in list(KINDS)[1:])])
    path = folder / "a.csv"
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    columns = tuple(
        Column(name=name, title=name.upper(), type=kind, categories=_categories(name), disclose="open", span=SPAN)
        for name, kind in KINDS.items()
    )
    resource = Resource(
        name="a", files=(str(path),), columns=columns, key=("id", "number"), missing=dict.fromkeys(MISSING, ""),
        sha256=digest(text.getvalue()), span=SPAN,
    )  # fmt: skip
    populations = {
        name: Population(name=name, says=f"{name} rows", resource="a", where=where, span=SPAN)
        for name, where in (("all", ()), ("some", some))
    }
    measures = {"one": definition, "count": Count(among="some"), "other": Count(among="all", that=some)}
    return Dataset(
        name="log", title="The log", version="1", unit="row", unit_is_person=True, sampling="random",
        observed_until=dt.date(2021, 1, 31), synthetic=False, resources=(resource,), populations=populations,
        measures={name: Measure(name=name, label=name, definition=one, decimals=None, note="", span=SPAN) for name, one in measures.items()},
        span=SPAN,
    )  # fmt: skip


def _categories(name: str) -> tuple[Category, ...]:
    labels = {"a": "One", "b": "Two", "c": "One"} if name == "kind" else {}  # two values may share a label
    return tuple(Category(value=value, label=label) for value, label in labels.items())


def _gaps(rows: list[dict[str, Any]]) -> dict[str, dict[str, int]]:
    """How often each of the texts for a missing value was written into each column."""
    found: dict[str, dict[str, int]] = {}
    for number, row in enumerate(rows):
        for name in [name for name, value in row.items() if value is None]:
            texts = found.setdefault(name, {})
            texts[_cell(None, number)] = texts.get(_cell(None, number), 0) + 1
    return found


def _compare(
    folder: Path, engine: DuckDB, rows: list[dict[str, Any]], some: Conditions, definition: Definition
) -> None:
    dataset = _dataset(folder, rows, some, definition)
    with Pandas() as referee:
        for measure in dataset.measures.values():
            assert _outcome(dataset, measure, engine) == _outcome(dataset, measure, referee), measure.definition


_FEW = settings(max_examples=320, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_FEW
@given(rows=_rows, some=_conditions(), definition=_definition())
def test_made_up_tables(
    tmp_path: Path, engine: DuckDB, rows: list[dict[str, Any]], some: Conditions, definition: Definition
) -> None:
    _compare(tmp_path, engine, rows, some, definition)


@pytest.mark.slow
@settings(_FEW, max_examples=2000)
@given(rows=_rows, some=_conditions(), definition=_definition())
def test_many_made_up_tables(
    tmp_path: Path, engine: DuckDB, rows: list[dict[str, Any]], some: Conditions, definition: Definition
) -> None:
    _compare(tmp_path, engine, rows, some, definition)


@given(rows=_rows, some=_conditions(1), by=_by, column=st.sampled_from(sorted(_values)))
@settings(_FEW, max_examples=100)
def test_all_answers(
    tmp_path: Path, engine: DuckDB, rows: list[dict[str, Any]], some: Conditions, by: tuple[Grouping, ...], column: str
) -> None:
    dataset = _dataset(tmp_path, rows, some, Count(among="all"))
    resource = dataset.resources[0]
    with Pandas() as referee:
        assert referee.count(resource, some, by) == engine.count(resource, some, by)
        assert referee.tally(resource, some, column, by) == engine.tally(resource, some, column, by)
        assert referee.distinct(resource, some, column, by) == engine.distinct(resource, some, column, by)
        for name in ("whole", "number"):
            assert referee.total(resource, some, name, by) == engine.total(resource, some, name, by)
        assert referee.rows(resource, some) == engine.rows(resource, some)
        for columns in ((column,), ("number", "flag", column), tuple(KINDS)):
            assert referee.records(resource, some, columns) == engine.records(resource, some, columns)
        assert referee.missing(resource) == engine.missing(resource) == _gaps(rows)
        everything = replace(resource, key=())
        assert referee.rows(everything, some) == engine.rows(everything, some)


# ------------------------------------------------------------------ Parquet


def as_parquet(resource: Resource) -> Resource:
    """The same rows in two Parquet files: typed, and where a text stands for “missing” in a column of text, as text."""
    folder = Path(resource.files[0]).parent
    kinds = {"date": "DATE", "integer": "BIGINT", "number": "DECIMAL(20, 4)", "boolean": "BOOLEAN", "year": "SMALLINT"}
    cells = ", ".join(
        f'TRY_CAST("{one.name}" AS {kinds[one.type]}) AS "{one.name}"' if one.type in kinds else f'"{one.name}"'
        for one in resource.columns
    )
    columns = ", ".join(f"'{one.name}': 'VARCHAR'" for one in resource.columns)
    with duckdb.connect() as connection:
        read = f"read_csv(?, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', columns = {{{columns}}})"
        connection.execute(f"CREATE TABLE texts AS SELECT * FROM {read}", [resource.files[0]])
        size = connection.execute("SELECT count(*) // 2 FROM texts").fetchall()[0][0]
        for name, rows in (("1", f"rowid < {size}"), ("2", f"rowid >= {size}")):
            connection.execute(
                f"COPY (SELECT {cells} FROM texts WHERE {rows}) TO '{folder}/{name}.parquet' (FORMAT parquet)"
            )
    files = tuple(str(folder / f"{name}.parquet") for name in ("1", "2"))
    return replace(resource, files=files, form="parquet", sha256=f"parquet of {resource.sha256}")


@given(rows=_rows, some=_conditions(), definition=_definition())
@settings(_FEW, max_examples=80)
def test_parquet_gives_what_csv_gives(
    tmp_path: Path, engine: DuckDB, rows: list[dict[str, Any]], some: Conditions, definition: Definition
) -> None:
    written = _dataset(tmp_path, rows, some, definition)
    same = replace(written, resources=(as_parquet(written.resources[0]),))
    with Pandas() as referee:
        for name, measure in written.measures.items():
            outcomes = {_outcome(same, measure, one) for one in (engine, referee)}
            assert len(outcomes) == 1, measure.definition
            found = [numbers(dataset, measure, engine) for dataset in (written, same)]
            assert found[0] == found[1], name


def numbers(dataset: Dataset, measure: Measure, engine: Engine) -> object:
    """What a measure publishes, without the hash of the file."""
    found = compute(dataset, measure, engine, Report())
    return found and replace(found, origins=tuple(replace(one, sha256="") for one in found.origins))


@given(rows=_rows, some=_conditions(1), by=_by, column=st.sampled_from(sorted(_values)))
@settings(_FEW, max_examples=80)
def test_many_rows_are_counted_once_and_give_the_same(
    tmp_path: Path, rows: list[dict[str, Any]], some: Conditions, by: tuple[Grouping, ...], column: str
) -> None:
    written = _dataset(tmp_path, rows, some, Count(among="all")).resources[0]
    with pytest.MonkeyPatch.context() as patch, DuckDB() as few, DuckDB() as many:
        for resource in (written, as_parquet(written)):
            answers = []
            for engine, size in ((few, 10**9), (many, 0)):
                patch.setattr(stored_rows, "MANY", size)
                patch.setattr(stored_rows, "HELD", size)
                answers.append(_answers(engine, resource, some, by, column))
            assert answers[0] == answers[1]


def _answers(
    engine: Engine, resource: Resource, where: Conditions, by: tuple[Grouping, ...], column: str
) -> list[object]:
    wider = (*by, Grouping(column="kind"), Grouping(column="flag"))  # asked first, it answers the narrower questions
    return [
        engine.count(resource, where, wider),
        engine.count(resource, where, by),
        engine.tally(resource, where, column, by),
        engine.distinct(resource, where, column, by),
        engine.total(resource, where, "whole", by),
        engine.total(resource, where, "number", by),
        engine.count(resource, (), ()),
    ]
