"""Spark answers as DuckDB does: every measure of the examples, and made-up tables, in one Spark session (make cluster)."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from test_engines import EXAMPLES, ROOT, SPAN, _by, _conditions, _dataset, _definition, _rows, as_parquet, numbers

from toolkit.base.diagnostic import Report
from toolkit.base.records import Scalar
from toolkit.load.dataset import load_dataset
from toolkit.measure.compute import compute
from toolkit.measure.engines.cluster import Ibis
from toolkit.measure.engines.duck import DuckDB
from toolkit.model.definition import Conditions, Count, Definition, Grouping

pytestmark = [pytest.mark.cluster, pytest.mark.filterwarnings("ignore")]
_TABLES = settings(
    max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=[*HealthCheck]
)
_COUNT = Count(among="all")
_folders = count()


@pytest.fixture(scope="module")
def spark() -> Iterator[Ibis]:
    pytest.importorskip("pyspark")
    with Ibis("pyspark://local[2]") as made:
        yield made


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDB]:
    with DuckDB() as made:
        yield made


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_measure_of_the_examples(spark: Ibis, engine: DuckDB, name: str) -> None:
    report = Report()
    dataset = load_dataset(str(ROOT), Scalar(text=name, span=SPAN), report)
    assert dataset is not None
    differing = [
        name
        for name, measure in dataset.measures.items()
        if compute(dataset, measure, spark, report) != compute(dataset, measure, engine, report)
    ]
    assert differing == []


@_TABLES
@given(rows=_rows, some=_conditions(), definition=_definition())
def test_made_up_measures(
    tmp_path: Path, spark: Ibis, engine: DuckDB, rows: list[dict[str, Any]], some: Conditions, definition: Definition
) -> None:
    """From CSV and from two Parquet files."""
    folder = tmp_path / str(next(_folders))
    folder.mkdir()
    written = _dataset(folder, rows, some, definition)
    stored = replace(written, resources=(as_parquet(written.resources[0]),))
    measure = written.measures["one"]
    for dataset in (written, stored):
        assert numbers(dataset, measure, spark) == numbers(written, measure, engine), definition


@_TABLES
@given(rows=_rows, some=_conditions(1), by=_by)
def test_made_up_answers(
    tmp_path: Path, spark: Ibis, engine: DuckDB, rows: list[dict[str, Any]], some: Conditions, by: tuple[Grouping, ...]
) -> None:
    folder = tmp_path / str(next(_folders))
    folder.mkdir()
    written = _dataset(folder, rows, some, _COUNT).resources[0]
    stored = as_parquet(written)
    assert spark.count(stored, some, by) == engine.count(written, some, by)
    assert spark.tally(stored, some, "number", by) == engine.tally(written, some, "number", by)
    assert spark.total(stored, some, "number", by) == engine.total(written, some, "number", by)
    assert spark.distinct(stored, some, "text", by) == engine.distinct(written, some, "text", by)
    assert spark.rows(stored, some) == engine.rows(written, some)
    columns = ("id", "day", "whole", "number", "flag", "year", "text")
    assert spark.records(stored, some, columns) == spark.records(written, some, columns)


def test_records_are_canonical_texts(tmp_path: Path, spark: Ibis) -> None:
    row = {"text": "a,b", "kind": "a", "day": dt.date(2020, 1, 2), "later": None, "whole": -3, "number": Decimal("1.50"), "flag": True, "year": 2001}  # fmt: skip
    table = _dataset(tmp_path, [row], (), _COUNT).resources[0]
    columns = ("text", "day", "later", "whole", "number", "flag", "year")
    assert spark.records(table, (), columns) == (("a,b", "2020-01-02", None, "-3", "1.5", "true", "2001"),)
