"""Whatever the table and the question: DuckDB counts as plain Python does, and numbers are rounded as on paper."""

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.base.digest import digest
from toolkit.base.source import Source
from toolkit.measure.engines.duck import DuckDB
from toolkit.measure.statistics.groups import first_day, name_of, periods
from toolkit.measure.words.languages import language_of
from toolkit.measure.words.numbers import number_text, rounded
from toolkit.model.definition import Condition, Conditions, Datum, Grouping, Period
from toolkit.model.evidence import Column, ColumnType, Resource

SPAN = Source(path="a.csv", text="").span()
COLUMNS: dict[str, ColumnType] = {
    "id": "string",
    'te"xt': "string",
    "day": "date",
    "whole": "integer",
    "number": "number",
    "flag": "boolean",
}
MISSING = ("", "n/k", "N/A")
PERIODS: tuple[Period, ...] = ("day", "week", "month", "quarter", "year")
Row = dict[str, Datum | None]

_texts = st.sampled_from(["NA", "NO", "null", "NULL", "x' or 1=1 --", 'a"b', "a,b", "l1\nl2", " x ", "é", "-1", "🙂"])
_days = st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31))
_numbers = st.decimals(-1000, 1000, places=3)
_rows = st.lists(
    st.fixed_dictionaries(
        {
            'te"xt': st.none() | _texts,
            "day": st.none() | _days,
            "whole": st.none() | st.integers(-(10**12), 10**12) | st.integers(-3, 3),
            "number": st.none() | _numbers | st.sampled_from([Decimal("0.1"), Decimal("0.10"), Decimal(2)]),
            "flag": st.none() | st.booleans(),
        }
    ),
    max_size=12,
)
_values: dict[str, st.SearchStrategy[Datum]] = {
    'te"xt': _texts,
    "day": _days,
    "whole": st.integers(-3, 3),
    "number": _numbers | st.just(Decimal("0.1")),
    "flag": st.booleans(),
}


@st.composite
def _conditions(draw: st.DrawFn) -> Conditions:
    found = []
    for column in draw(st.lists(st.sampled_from(sorted(_values)), max_size=3)):
        kind = COLUMNS[column]
        orders = ("from", "to") if kind == "date" else ("at_least", "at_most") if kind in ("integer", "number") else ()
        operator = draw(st.sampled_from(("in", "not", "known", "missing", *orders)))
        most = 0 if operator in ("known", "missing") else 3 if operator in ("in", "not") else 1
        values = draw(st.lists(_values[column], min_size=min(most, 1), max_size=most))
        found.append(Condition(column=column, operator=operator, values=tuple(values)))  # type: ignore[arg-type]
    return tuple(found)


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDB]:
    with DuckDB() as made:
        yield made


def _cell(value: Datum | None, row: int) -> str:
    if value is None:
        return MISSING[row % len(MISSING)]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _write(path: Path, rows: list[Row]) -> Resource:
    """The table as a file. Empty cells stand there in all the ways in which something can be missing."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for number, row in enumerate(rows):
        writer.writerow([f"R{number}", *(_cell(row[name], number) for name in list(COLUMNS)[1:])])
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    columns = tuple(
        Column(name=name, title=name, type=kind, categories=(), disclose="open", span=SPAN)
        for name, kind in COLUMNS.items()
    )
    return Resource(
        name="a",
        files=(str(path),),
        columns=columns,
        key=("id",),
        missing=dict.fromkeys(MISSING, ""),
        sha256=digest(text.getvalue()),
        span=SPAN,
    )


def _fulfils(row: Row, condition: Condition) -> bool:
    value = row[condition.column]
    match condition.operator:
        case "missing":
            return value is None
        case "known":
            return value is not None
        case "in":
            return value is not None and value in condition.values
        case "not":
            return value is not None and value not in condition.values
        case "from" | "at_least":
            return value is not None and value >= condition.values[0]  # type: ignore[operator]
        case _:
            return value is not None and value <= condition.values[0]  # type: ignore[operator]


def _chosen(rows: list[Row], where: Conditions) -> list[tuple[int, Row]]:
    return [(number, row) for number, row in enumerate(rows) if all(_fulfils(row, one) for one in where)]


def _group(value: Datum | None, per: Period | None) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    return name_of(value, per or "day") if isinstance(value, dt.date) else str(value)


_SETTINGS = settings(max_examples=350, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
_by = st.lists(
    st.sampled_from([Grouping(column=name) for name in ('te"xt', "day", "whole", "flag")])
    | st.sampled_from([Grouping(column="day", per=per) for per in PERIODS]),
    max_size=2,
    unique=True,
)


@_SETTINGS
@given(rows=_rows, where=_conditions(), by=_by)
def test_counts_are_those_of_python(
    tmp_path: Path, engine: DuckDB, rows: list[Row], where: Conditions, by: list[Grouping]
) -> None:
    resource = _write(tmp_path / "a.csv", rows)
    chosen = _chosen(rows, where)
    keys = [tuple(_group(row[one.column], one.per) for one in by) for _, row in chosen]
    expected = dict(Counter(keys)) if by else {(): len(keys)}
    assert engine.count(resource, where, tuple(by)) == expected
    assert engine.rows(resource, where) == tuple(sorted(f"R{number}" for number, _ in chosen))


@_SETTINGS
@given(rows=_rows, where=_conditions(), by=_by, column=st.sampled_from(sorted(_values)))
def test_tallies_and_distinct_values_are_those_of_python(
    tmp_path: Path, engine: DuckDB, rows: list[Row], where: Conditions, by: list[Grouping], column: str
) -> None:
    resource = _write(tmp_path / "a.csv", rows)
    expected: dict[tuple[str | None, ...], Counter[Datum]] = {}
    for _, row in _chosen(rows, where):
        value = row[column]
        if value is not None:
            key = tuple(_group(row[one.column], one.per) for one in by)
            expected.setdefault(key, Counter())[value] += 1
    assert engine.tally(resource, where, column, tuple(by)) == expected
    found = engine.distinct(resource, where, column, tuple(by))
    assert {key: count for key, count in found.items() if count} == {key: len(seen) for key, seen in expected.items()}


@given(n=st.integers(0, 400), of=st.integers(1, 400), decimals=st.integers(0, 3))
def test_shares_are_rounded_half_up(n: int, of: int, decimals: int) -> None:
    value = Fraction(n * 100, of)
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        expected = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert Decimal(rounded(value, decimals)).scaleb(-decimals) == expected


@given(st.fractions(), st.integers(0, 6))
def test_rounding_is_symmetric_and_near(value: Fraction, decimals: int) -> None:
    assert rounded(-value, decimals) == -rounded(value, decimals)
    assert abs(Fraction(rounded(value, decimals), 10**decimals) - value) <= Fraction(1, 2 * 10**decimals)


@given(st.integers(-(10**12), 10**12), st.sampled_from(["en-GB", "fr", "de", "es", "en-IN", "pl"]))
def test_grouping_only_adds_separators(number: int, lang: str) -> None:
    text = number_text(Fraction(number), 0, language_of(lang))
    group = language_of(lang).numerals.group
    assert int(text.replace(group, "").replace("\u2212", "-")) == number


@given(_days, _days, st.sampled_from(PERIODS))
def test_periods_have_no_gaps(one: dt.date, other: dt.date, per: Period) -> None:
    start, end = sorted((one, min(other, one + dt.timedelta(days=800))))
    named = list(periods(name_of(start, per), name_of(end, per), per))
    days = (start + dt.timedelta(days=n) for n in range((end - start).days + 1))
    assert named == list(dict.fromkeys(name_of(day, per) for day in days))
    assert all(name_of(first_day(name), per) == name for name in named)
