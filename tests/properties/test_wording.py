"""Whatever a measure is: its sentences name the title of every column that decides it, in every language."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.base.diagnostic import Report
from toolkit.base.records import Scalar
from toolkit.base.source import Source
from toolkit.load.dataset import load_dataset
from toolkit.measure.words.wording import definition_text
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
    Mean,
    Measure,
    Population,
    Quantile,
    Rank,
    Rate,
    Ratio,
    Share,
    Sum,
    TimeToEvent,
    populations_of,
)
from toolkit.model.evidence import Category, Column, ColumnType, Dataset, Resource

ROOT = Path(__file__).parents[2]
SPAN = Source(path="a.csv", text="a").span()
EXAMPLES = sorted(path.parent.name for path in (ROOT / "evidence").glob("*/datapackage.yaml"))
LANGS = ("en-GB", "fr", "de", "es", "pl")
SECRET = "sekret"


def _columns(definition: Definition, dataset: Dataset) -> Iterator[str]:
    """The titles of all columns that stand in a definition and its populations."""
    for population in populations_of(definition):
        resource = dataset.resource(dataset.populations[population].resource)
        assert resource is not None
        names = [one.column for one in dataset.populations[population].where]
        of = definition.of if isinstance(definition, Change | Rank) else definition
        names += [one.column for one in getattr(of, "that", ())] + [*getattr(of, "known", ())]
        names += [one.column for one in getattr(of, "by", ())]
        names += [getattr(of, name) for name in ("column", "exposure", "start", "event") if hasattr(of, name)]
        for name in names:
            column = resource.column(name)
            if column is not None:
                yield column.title
    if isinstance(definition, Ratio):
        for name in (definition.numerator, definition.denominator):
            yield from _columns(dataset.measures[name].definition, dataset)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_measure_of_the_examples(name: str) -> None:
    dataset = load_dataset(str(ROOT), Scalar(text=name, span=SPAN), Report())
    assert dataset is not None
    for measure in dataset.measures.values():
        for lang in LANGS:
            said = definition_text(measure, dataset, lang)
            assert said.endswith(".")
            assert [title for title in _columns(measure.definition, dataset) if title not in said] == []
            if isinstance(measure.definition, Cited):
                assert measure.definition.means.rstrip(".") in said


# ------------------------------------------------------------------ made-up definitions

KINDS: dict[str, ColumnType] = {
    "kind": "string", "day": "date", "whole": "integer", "number": "number", "flag": "boolean", "year": "year",
    "hidden": "string",
}  # fmt: skip
_values: dict[str, st.SearchStrategy[Datum]] = {
    "kind": st.sampled_from(["a", "b", "{c}", "d; e", "“f”"]),
    "day": st.dates(dt.date(1999, 1, 1), dt.date(2030, 12, 31)),
    "whole": st.integers(-(10**9), 10**9),
    "number": st.decimals(-1000, 1000, places=3),
    "flag": st.booleans(),
    "year": st.integers(1990, 2030),
    "hidden": st.just(SECRET),
}
_columns_of = st.sampled_from(sorted(KINDS))


@st.composite
def _conditions(draw: st.DrawFn) -> Conditions:
    found = []
    for column in draw(st.lists(_columns_of, max_size=3)):
        operator = draw(st.sampled_from(["in", "not", "from", "to", "at_least", "at_most", "known", "missing"]))
        size = {"in": 3, "not": 3, "known": 0, "missing": 0}.get(operator, 1)
        values = draw(st.lists(_values[column], min_size=min(size, 1), max_size=size))
        found.append(Condition(column=column, operator=operator, values=tuple(values)))  # type: ignore[arg-type]
    return tuple(found)


@st.composite
def _definition(draw: st.DrawFn) -> Definition:
    that = draw(_conditions())
    known = tuple(draw(st.lists(_columns_of, max_size=2, unique=True)))
    by = draw(st.sampled_from([(), (Grouping(column="kind"),), (Grouping(column="day", per="week"),)]))
    of = draw(
        st.sampled_from(
            [
                Count(among="some", that=that, known=known, by=(Grouping(column="kind"),)),
                Sum(among="some", column="whole", that=that, known=known, by=(Grouping(column="flag"),)),
                Share(among="some", that=that, known=known, by=(Grouping(column="year"),)),
            ]
        )
    )
    return draw(
        st.sampled_from(
            [
                Count(among="some", that=that, known=known, by=by, suppress=draw(st.none() | st.integers(1, 9))),
                Sum(among="some", column="number", that=that, known=known, by=by),
                Share(among="some", that=that, known=known, by=by),
                Rate(among="some", that=that, known=known, by=by, per=1000, exposure="whole"),
                Rate(among="some", that=that, known=known, by=by, per=1000, population="all"),
                Mean(among="some", column="number", that=that, known=known, by=by),
                Quantile(among="some", column="whole", at=Fraction(1, 8), that=that, known=known, by=by),
                TimeToEvent(among="some", start="day", event="year", at=(1, 2), known=known),
                Distinct(among="some", column="hidden", that=that),
                Rank(of=of, value=SECRET if draw(st.booleans()) else "a"),
                Ratio(numerator="count", denominator="count", comparable="as is"),
            ]
        )
    )


def _dataset(where: Conditions, definition: Definition) -> Dataset:
    columns = tuple(
        Column(
            name=name,
            title=f"{name.upper()} {{title}}",
            type=kind,
            categories=(Category(value="a", label="One; or {two}"),) if name == "kind" else (),
            disclose="never" if name == "hidden" else "open",
            span=SPAN,
        )
        for name, kind in KINDS.items()
    )
    resource = Resource(name="a", files=("a",), columns=columns, key=(), missing={}, sha256="", span=SPAN)
    populations = {
        name: Population(name=name, says=f"{name} rows", resource="a", where=conditions, span=SPAN)
        for name, conditions in (("some", where), ("all", ()))
    }
    measures = {"one": definition, "count": Count(among="some")}
    return Dataset(
        name="log", title="", version="1", unit="row", unit_is_person=False, sampling="census", observed_until=None,
        synthetic=False, resources=(resource,), populations=populations, span=SPAN,
        measures={name: Measure(name=name, label=name, definition=one, decimals=None, note="", span=SPAN) for name, one in measures.items()},
    )  # fmt: skip


@given(where=_conditions(), definition=_definition(), lang=st.sampled_from(LANGS))
def test_whatever_the_definition(where: Conditions, definition: Definition, lang: str) -> None:
    dataset = _dataset(where, definition)
    said = definition_text(dataset.measures["one"], dataset, lang)
    assert [title for title in _columns(definition, dataset) if title not in said] == []
    ranked = isinstance(definition, Rank) and definition.value == SECRET  # of an open column: it may be named
    assert ranked or SECRET not in said
