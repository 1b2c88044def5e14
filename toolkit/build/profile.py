"""Build: `toolkit evidence stats` – a dataset in numbers: its columns, its course in time, its measures."""

import datetime as dt
from collections.abc import Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.nearest import did_you_mean
from toolkit.build.catalogue import LANG, Figure, asked, figures_of, open_dataset
from toolkit.measure.engines.duck import DuckDB
from toolkit.measure.engines.engine import Engine
from toolkit.measure.statistics.fractions import decimals_of, quantile_of
from toolkit.measure.statistics.groups import periods
from toolkit.measure.words.languages import language_of
from toolkit.measure.words.numbers import number_text
from toolkit.model.definition import Datum, Grouping, Period
from toolkit.model.evidence import Column, Dataset, Resource

MOST = 8  # values of a column that are shown
_PERIODS: tuple[tuple[Period, int], ...] = (("month", 36), ("quarter", 40), ("year", 10_000))
_PER_YEAR = {"month": 12, "quarter": 4, "year": 1}


class ColumnProfile(Struct, frozen=True, kw_only=True):
    """A column in numbers. Of one that is never disclosed only `known` and `distinct`.

    `missing`: what a missing value stands for → how many. `least`, `median`, `most`: of numbers and dates, in digits.
    `top`: the most frequent values and how often each occurs; `others`: how many different ones are not among them.
    """

    column: Column
    known: int
    distinct: int
    missing: Mapping[str, int]
    least: str = ""
    median: str = ""
    most: str = ""
    top: tuple[tuple[str, int], ...] = ()
    others: int = 0


class TableProfile(Struct, frozen=True, kw_only=True):
    """A table in numbers. `course`: its rows by calendar period of the column `by`, without gaps."""

    name: str
    rows: int
    columns: tuple[ColumnProfile, ...]
    by: str = ""
    per: Period = "month"
    course: tuple[tuple[str, int], ...] = ()


class Profile(Struct, frozen=True, kw_only=True):
    """A dataset in numbers; `tables` are empty where only measures were asked for."""

    dataset: Dataset
    tables: tuple[TableProfile, ...]
    figures: tuple[Figure, ...]


def profile_evidence(here: str, name: str, names: tuple[str, ...], report: Report) -> Profile:
    """Return the dataset `name` in numbers, or only its measures `names`. `Failure`: one of them is not there."""
    _, dataset = open_dataset(here, name, report)
    unknown = [one for one in names if one not in dataset.measures]
    for one in unknown:
        if one in dataset.unreadable:
            continue  # what is wrong with its definition was said
        message = f"there is no measure `{one}` in `{dataset.name}`"
        report.error("measure.unknown", message, asked(name).span, did_you_mean(one, dataset.measures))
    if unknown:
        raise Failure
    with DuckDB() as engine:
        tables = () if names else tuple(_table(resource, engine) for resource in dataset.resources)
        figures = tuple(figures_of(dataset, names or tuple(dataset.measures), engine, report))
    return Profile(dataset=dataset, tables=tables, figures=figures)


def _table(resource: Resource, engine: Engine) -> TableProfile:
    missing = engine.missing(resource)
    columns = tuple(_column(column, resource, missing.get(column.name, {}), engine) for column in resource.columns)
    rows = engine.count(resource, (), ()).get((), 0)
    main = max((one for one in columns if _is_a_date(one)), key=lambda one: one.known, default=None)
    if main is None:
        return TableProfile(name=resource.name, rows=rows, columns=columns)
    per, course = _course(main, resource, engine)
    return TableProfile(name=resource.name, rows=rows, columns=columns, by=main.column.title, per=per, course=course)


def _is_a_date(one: ColumnProfile) -> bool:
    return one.column.type == "date" and one.column.disclose != "never" and one.distinct > 1


def _column(column: Column, resource: Resource, missing: Mapping[str, int], engine: Engine) -> ColumnProfile:
    rows = engine.count(resource, (), ()).get((), 0)
    if column.disclose == "never":  # its values are not even asked for
        distinct = engine.distinct(resource, (), column.name, ()).get((), 0)
        return ColumnProfile(column=column, known=rows - sum(missing.values()), distinct=distinct, missing={})
    tally = engine.tally(resource, (), column.name, ()).get((), {})
    labelled: dict[str, int] = {}
    for text, number in missing.items():
        label = resource.missing.get(text) or (f"“{text}”" if text else "empty")
        labelled[label] = labelled.get(label, 0) + number
    profile = {"column": column, "known": sum(tally.values()), "distinct": len(tally), "missing": labelled}
    return ColumnProfile(**profile, **_ends(column, tally), **_top(column, resource, tally))  # type: ignore[arg-type]


def _ends(column: Column, tally: Mapping[Datum, int]) -> dict[str, str]:
    """Least, median and most of numbers and dates."""
    if not tally or column.type not in ("date", "integer", "number", "year"):
        return {}
    if column.type in ("date", "year"):
        values = sorted(tally, key=str)
        return {"least": str(values[0]), "median": _middle(tally), "most": str(values[-1])}
    numbers = [Fraction(value) for value in tally]  # type: ignore[arg-type]
    return {
        "least": _digits(min(numbers)),
        "median": _digits(quantile_of(tally, Fraction(1, 2))),
        "most": _digits(max(numbers)),
    }


def _middle(tally: Mapping[Datum, int]) -> str:
    """The date in the middle; of two the earlier one."""
    place, seen = (sum(tally.values()) - 1) // 2, 0
    for value in sorted(tally, key=str):
        seen += tally[value]
        if place < seen:
            return str(value)
    return ""


def _digits(value: Fraction) -> str:
    return number_text(value, min(decimals_of(value), 4), language_of(LANG))


def _top(column: Column, resource: Resource, tally: Mapping[Datum, int]) -> dict[str, object]:
    """The frequent values of a column of categories, of truth values, or of texts that come again and again."""
    if column.type not in ("string", "boolean") or resource.key == (column.name,):
        return {}
    labels = {category.value: category.label for category in column.categories}
    counts = dict.fromkeys(labels.values(), 0)
    for value, number in tally.items():
        text = str(value).lower() if isinstance(value, bool) else str(value)
        text = labels.get(text, text)
        counts[text] = counts.get(text, 0) + number
    often = {text: number for text, number in counts.items() if text in labels.values() or number > 1}
    ordered = sorted(often.items(), key=lambda pair: (-pair[1], pair[0]))
    return {"top": tuple(ordered[:MOST]), "others": len(counts) - len(ordered[:MOST])}


def _course(main: ColumnProfile, resource: Resource, engine: Engine) -> tuple[Period, tuple[tuple[str, int], ...]]:
    """The rows by month; by quarter or year where there would be too many."""
    years = dt.date.fromisoformat(main.most).year - dt.date.fromisoformat(main.least).year + 1
    per = next(period for period, most in _PERIODS if years * _PER_YEAR[period] <= most)
    counts = engine.count(resource, (), (Grouping(column=main.column.name, per=per),))
    known = {key[0]: number for key, number in counts.items() if key[0] is not None}
    return per, tuple((period, known.get(period, 0)) for period in _gapless(list(known), per))


def _gapless(found: list[str], per: Period) -> Iterator[str]:
    return periods(min(found), max(found), per)
