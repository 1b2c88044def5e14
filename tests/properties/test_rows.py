"""From a number back to its rows: the sets are as large as the statistic says, on both engines, cell by cell."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from test_engines import _FEW, EXAMPLES, ROOT, SPAN, _conditions, _dataset, _definition, _rows

from toolkit.base.diagnostic import Report
from toolkit.base.records import Scalar
from toolkit.load.dataset import load_dataset
from toolkit.measure.compute import compute
from toolkit.measure.engines.duck import DuckDB
from toolkit.measure.engines.engine import Engine
from toolkit.measure.engines.referee import Pandas
from toolkit.measure.origins.rows import RowSet, rows_behind
from toolkit.model.definition import Conditions, Definition, Measure, Rank, Sum
from toolkit.model.evidence import EVERY, Cut, Dataset, Statistic


@pytest.fixture(scope="module")
def engines() -> Iterator[tuple[Engine, Engine]]:
    with DuckDB() as duckdb, Pandas() as pandas:
        yield duckdb, pandas


def _size(rows: RowSet, engines: tuple[Engine, Engine]) -> int:
    """How many rows there are; both engines say the same, and tell them one by one."""
    sizes = {engine.count(rows.resource, rows.where, ()).get((), 0) for engine in engines}
    names = rows.resource.key
    told = [engine.numbered(rows.resource, rows.where, names) for engine in engines]
    assert told[0] == told[1]
    assert {engine.numbered(rows.resource, rows.where, names, 3) for engine in engines} == {told[0][:3]}
    assert {len(told[0])} == sizes
    if names:
        assert tuple(sorted(key for _, key in told[0])) == engines[0].rows(rows.resource, rows.where)
    assert [number for number, _ in told[0]] == sorted({number for number, _ in told[0]})
    return sizes.pop()


def _sizes(statistic: Statistic, dataset: Dataset, key: tuple[str, ...], engines: Any) -> dict[str, int]:
    sets = rows_behind(statistic, dataset, key)
    assert len({one.role for one in sets}) == len(sets)
    return {one.role: _size(one, engines) for one in sets}


def _compare(dataset: Dataset, measure: Measure, engines: tuple[Engine, Engine]) -> int:
    """How many cells were compared."""
    statistic = compute(dataset, measure, engines[0], Report())
    if statistic is None:
        return 0
    whole = _sizes(statistic, dataset, (), engines)
    if statistic.hidden:
        assert whole == {}
    else:
        _compare_whole(statistic, measure, whole)
    for cut in statistic.cuts:
        _compare_cell(cut, statistic, dataset, measure, engines)
    if statistic.kind == "count" and len(statistic.dimensions) == 2 and not statistic.totals:
        _compare_totals(statistic, dataset, engines)
    return 1 + len(statistic.cuts)


def _compare_whole(statistic: Statistic, measure: Measure, sizes: dict[str, int]) -> None:
    placed = isinstance(measure.definition, Rank) and measure.definition.value
    stated = {f"ranked, {one.role}" if placed else one.role: one.rows for one in statistic.origins if one.resource}
    assert {role: sizes[role] for role in stated} == stated
    population = sizes.get("ranked, population" if placed else "population", statistic.among)
    assert population == statistic.among or statistic.kind == "sum"  # a sum also says how many rows had no value
    if statistic.kind == "time_to_event":
        assert sizes["without the event"] == (statistic.of or 0) - (statistic.n or 0)


def _compare_cell(cut: Cut, statistic: Statistic, dataset: Dataset, measure: Measure, engines: Any) -> None:
    sizes = _sizes(statistic, dataset, cut.key, engines)
    if cut.hidden:
        assert sizes == {}
        return
    match statistic.kind:
        case "count":
            assert sizes["counted"] == cut.n
        case "share":
            assert (sizes["numerator"], sizes["denominator"]) == (cut.n, cut.of)
        case "rate":
            assert sizes["events"] == cut.n
        case "mean" | "median" | "quantile":
            assert sizes["values"] == cut.n
        case "sum":
            definition = measure.definition.of if isinstance(measure.definition, Rank) else measure.definition
            assert isinstance(definition, Sum)
            rows = next(one for one in rows_behind(statistic, dataset, cut.key) if one.role == "added")
            tally = engines[1].tally(rows.resource, rows.where, definition.column, ()).get((), {})
            total = sum((Fraction(value) * count for value, count in tally.items()), Fraction(0))
            assert (total if tally else None) == cut.value


def _compare_totals(statistic: Statistic, dataset: Dataset, engines: Any) -> None:
    labels = [(*dimension.labels, EVERY) for dimension in statistic.dimensions]
    for key in product(*labels):
        if EVERY in key:
            inside = [cut for cut in statistic.cuts if _inside(cut.key, key)]
            assert _sizes(statistic, dataset, key, engines)["counted"] == sum(cut.n or 0 for cut in inside)


def _inside(key: tuple[str, ...], total: tuple[str, ...]) -> bool:
    return all(one in (label, EVERY) for label, one in zip(key, total, strict=True))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_measure_of_the_examples(engines: tuple[Engine, Engine], name: str) -> None:
    dataset = load_dataset(str(ROOT), Scalar(text=name, span=SPAN), Report())
    assert dataset is not None
    assert sum(_compare(dataset, measure, engines) for measure in dataset.measures.values()) >= len(dataset.measures)


@settings(_FEW, max_examples=40)
@given(rows=_rows, some=_conditions(), definition=_definition())
def test_made_up_tables(tmp_path: Path, rows: list[dict[str, Any]], some: Conditions, definition: Definition) -> None:
    dataset = _dataset(tmp_path, rows, some, definition)
    with DuckDB() as duckdb, Pandas() as pandas:
        for measure in dataset.measures.values():
            _compare(dataset, measure, (duckdb, pandas))
