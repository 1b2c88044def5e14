"""Loading the statistics beyond counts and shares, intervals, suppression and editions; every mistake at its place."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.load.measures import read_measures
from toolkit.load.particulars import Particulars
from toolkit.model.definition import (
    Change,
    Cited,
    Condition,
    Count,
    Grouping,
    Interval,
    Mean,
    Measure,
    Median,
    Quantile,
    Rank,
    Rate,
    Share,
    Sum,
    TimeToEvent,
    Vintage,
)
from toolkit.model.evidence import Category, Column, ColumnType, Disclosure, Resource

SPAN = Source(path="submission.md", text="log").span(0, 3)


def _column(name: str, kind: ColumnType = "string", values: str = "", disclose: Disclosure = "aggregate") -> Column:
    categories = tuple(Category(value=value, label=value.capitalize()) for value in values.split())
    return Column(name=name, title=name, type=kind, categories=categories, disclose=disclose, span=SPAN)


def _resource(name: str, *columns: Column) -> Resource:
    return Resource(
        name=name, files=(f"{name}.csv",), columns=columns, key=(), missing={"": ""}, sha256="0", span=SPAN
    )  # fmt: skip


RESOURCES = (
    _resource(
        "reports",
        _column("reported_on", "date"),
        _column("removed_on", "date"),
        _column("platform", values="instagram facebook"),
        _column("outcome", values="removed active"),
        _column("views", "integer"),
        _column("seen", "boolean"),
        _column("age", "integer", disclose="never"),
    ),
    _resource("others", _column("amount", "integer")),
)
HEAD = """\
populations:
  items: {says: items reported}
  may: {says: items of May, where: {reported_on: {to: 2020-05-31}}}
  users: {says: users, resource: others}
measures:
"""


def _own(**more: Any) -> Particulars:
    facts = {
        "unit": "item", "unit_is_person": False, "sampling": "random", "observed_until": dt.date(2020, 7, 1),
        "synthetic": False, "start": None, "end": None, "disclose": "aggregate", "sound": True,
    }  # fmt: skip
    return Particulars(**{**facts, **more})


def _read(root: Path, text: str, own: Particulars | None = None) -> tuple[dict[str, Measure], frozenset[str], Report]:
    (root / "measures.yaml").write_text(HEAD + text, encoding="utf-8")
    report = Report()
    found = read_measures(str(root), "measures.yaml", RESOURCES, report, SPAN, own or _own())
    assert found is not None
    return found[1], found[2], report


REMOVED = (Condition(column="outcome", operator="in", values=("removed",)),)
PLATFORM = (Grouping(column="platform"),)
WILSON = Interval(method="wilson", level=Decimal("0.95"))


@pytest.mark.parametrize(
    ("written", "definition"),
    [
        ("{statistic: rate, among: items, of: users}", Rate(among="items", per=1000, population="users")),
        (
            "{statistic: rate, among: items, that: {outcome: removed}, per: 100, exposure: views, by: [platform]}",
            Rate(among="items", that=REMOVED, per=100, exposure="views", by=PLATFORM),
        ),
        ("{statistic: rate, among: items, of: may, by: platform}", Rate(among="items", per=1000, population="may", by=PLATFORM)),
        ("{statistic: mean, among: items, field: views}", Mean(among="items", column="views")),
        (
            "{statistic: median, among: items, field: views, that: {outcome: removed}, known: [seen], by: [platform]}",
            Median(among="items", column="views", that=REMOVED, known=("seen",), by=PLATFORM),
        ),
        ("{statistic: quantile, among: items, field: views, at: 0.9}", Quantile(among="items", column="views", at=Fraction(9, 10))),
        (
            "{statistic: rank, of: {statistic: count, among: items, by: [platform]}, value: instagram}",
            Rank(of=Count(among="items", by=PLATFORM), value="instagram"),
        ),
        (
            "{statistic: rank, of: {statistic: sum, among: items, field: views, by: [platform]}, top: 3, order: lowest}",
            Rank(of=Sum(among="items", column="views", by=PLATFORM), top=3, lowest=True),
        ),
        (
            "{statistic: rank, of: {statistic: count, among: items, by: [seen]}, value: true}",
            Rank(of=Count(among="items", by=(Grouping(column="seen"),)), value="true"),
        ),
        (
            "{statistic: time_to_event, among: items, start: reported_on, event: removed_on, at: [7, 14], interval: log-log 95%}",
            TimeToEvent(
                among="items", start="reported_on", event="removed_on", at=(7, 14),
                interval=Interval(method="log-log", level=Decimal("0.95")),
            ),
        ),
        (
            "{statistic: share, among: items, that: {outcome: removed}, interval: wilson 95%}",
            Share(among="items", that=REMOVED, interval=WILSON),
        ),
        (
            "{statistic: share, among: items, that: {outcome: removed}, interval: wilson 99.9 %, interval-means: If it were a sample.}",
            Share(among="items", that=REMOVED, interval=Interval(method="wilson", level=Decimal("0.999"), means="If it were a sample.")),
        ),
        (
            "{statistic: change, of: {statistic: share, that: {outcome: removed}}, from: may, to: items, interval: newcombe 90%}",
            Change(
                of=Share(among="", that=REMOVED), start="may", end="items", relative=False,
                interval=Interval(method="newcombe", level=Decimal("0.9")),
            ),
        ),
        ("{statistic: count, among: items, by: [platform], as: percent}", Count(among="items", by=PLATFORM, of_total=True)),
    ],
)  # fmt: skip
def test_definitions(tmp_path: Path, written: str, definition: object) -> None:
    measures, unreadable, report = _read(tmp_path, f"  one: {written}\n")
    assert [(one.code, one.message) for one in report] == []
    assert unreadable == frozenset()
    assert measures["one"].definition == definition


def test_suppression_where_rows_are_persons(tmp_path: Path) -> None:
    text = "  one: {statistic: count, among: items, by: [platform], suppress: {below: 5}}\n"
    measures, _, report = _read(tmp_path, text, _own(unit_is_person=True))
    assert [one.code for one in report] == []
    assert measures["one"].definition == Count(among="items", by=PLATFORM, suppress=5)


# Each mistake stands on line 6; the column is where the text between ⟦ and ⟧ begins.
MISTAKES = [
    ("fields.missing", "⟦{statistic: rate, among: items}⟧"),
    ("fields.value", "{statistic: rate, among: items, exposure: views, of: ⟦users⟧}"),
    ("fields.value", "{statistic: rate, among: items, of: users, per: ⟦0⟧}"),
    ("fields.value", "{statistic: rate, among: items, of: users, per: ⟦thousand⟧}"),
    ("measure.population", "{statistic: rate, among: items, of: ⟦user⟧}"),
    ("measure.column", "{statistic: rate, among: items, exposure: ⟦platform⟧}"),
    ("measure.groups", "{statistic: rate, among: items, of: users, by: ⟦[platform]⟧}"),
    ("fields.unknown", "{statistic: rate, among: items, of: users, ⟦interval⟧: wilson 95%}"),
    ("fields.missing", "⟦{statistic: mean, among: items}⟧"),
    ("measure.column", "{statistic: mean, among: items, field: ⟦platform⟧}"),
    ("measure.column", "{statistic: median, among: items, field: ⟦reported_on⟧}"),
    ("measure.disclosure", "{statistic: median, among: items, field: ⟦age⟧}"),
    ("fields.missing", "⟦{statistic: quantile, among: items, field: views}⟧"),
    ("fields.value", "{statistic: quantile, among: items, field: views, at: ⟦90%⟧}"),
    ("fields.value", "{statistic: quantile, among: items, field: views, at: ⟦1.5⟧}"),
    ("fields.value", "{statistic: quantile, among: items, field: views, at: ⟦0.0⟧}"),
    ("fields.missing", "⟦{statistic: rank, value: instagram}⟧"),
    ("measure.groups", "{statistic: rank, of: ⟦{statistic: count, among: items}⟧}"),
    ("measure.groups", "{statistic: rank, of: {statistic: count, among: items, by: ⟦[platform, outcome]⟧}}"),
    ("measure.groups", "{statistic: rank, of: {statistic: count, among: items, by: [{week: reported_on}]}, value: ⟦2020-W19⟧}"),
    ("measure.value", "{statistic: rank, of: {statistic: count, among: items, by: [platform]}, value: ⟦instagramm⟧}"),
    ("fields.value", "{statistic: rank, of: {statistic: count, among: items, by: [platform]}, value: instagram, top: ⟦3⟧}"),
    ("fields.value", "{statistic: rank, of: {statistic: count, among: items, by: [platform]}, top: ⟦0⟧}"),
    ("fields.value", "{statistic: rank, of: {statistic: count, among: items, by: [platform]}, order: ⟦first⟧}"),
    ("fields.value", "{statistic: rank, of: {statistic: ⟦median⟧, among: items, by: [platform]}}"),
    ("fields.unknown", "{statistic: rank, of: {statistic: count, among: items, by: [platform], ⟦suppress⟧: {below: 5}}}"),
    ("measure.population", "{statistic: rank, of: {statistic: count, among: ⟦item⟧, by: [platform]}}"),
    ("fields.missing", "⟦{statistic: time_to_event, among: items, start: reported_on, event: removed_on}⟧"),
    ("measure.column", "{statistic: time_to_event, among: items, start: reported_on, event: ⟦outcome⟧, at: [7]}"),
    ("fields.value", "{statistic: time_to_event, among: items, start: reported_on, event: removed_on, at: [14, ⟦7⟧]}"),
    ("fields.value", "{statistic: time_to_event, among: items, start: reported_on, event: removed_on, at: [⟦0⟧]}"),
    ("fields.value", "{statistic: time_to_event, among: items, start: reported_on, event: removed_on, at: [⟦two weeks⟧]}"),
    ("measure.interval", "{statistic: time_to_event, among: items, start: reported_on, event: removed_on, at: 7, interval: ⟦wilson 95%⟧}"),
    ("measure.interval", "{statistic: share, among: items, that: {outcome: removed}, interval: ⟦newcombe 95%⟧}"),
    ("measure.interval", "{statistic: share, among: items, that: {outcome: removed}, interval: ⟦95%⟧}"),
    ("measure.interval", "{statistic: share, among: items, that: {outcome: removed}, interval: ⟦wilson 5%⟧}"),
    ("measure.interval", "{statistic: share, among: items, that: {outcome: removed}, interval: ⟦wilson 10%⟧}"),
    ("measure.interval", "{statistic: share, among: items, that: {outcome: removed}, interval-means: ⟦As a sample⟧}"),
    ("measure.interval", "{statistic: change, of: {statistic: count}, from: may, to: items, interval: ⟦newcombe 95%⟧}"),
    ("measure.interval", "{statistic: change, of: {statistic: share, that: {outcome: removed}}, from: may, to: items, as: percent, interval: ⟦newcombe 95%⟧}"),
    ("measure.suppress", "{statistic: count, among: items, by: [platform], suppress: ⟦{below: 5}⟧}"),
    ("measure.suppress", "{statistic: share, among: items, that: {outcome: removed}, suppress: ⟦{below: 5}⟧}"),
    ("fields.value", "{statistic: count, among: items, suppress: ⟦5⟧}"),
    ("measure.groups", "{statistic: count, among: items, as: ⟦percent⟧}"),
    ("measure.groups", "{statistic: count, among: items, as: ⟦percent⟧, by: [platform, outcome]}"),
    ("fields.value", "{statistic: count, among: items, as: ⟦share⟧, by: [platform]}"),
    ("measure.unknown", "{statistic: count, among: items, parts: [two, ⟦tow⟧]}"),
    ("measure.groups", "{statistic: count, among: items, parts: [two, ⟦table⟧]}"),
    ("measure.groups", "{statistic: ratio, numerator: two, denominator: ⟦ranks⟧, comparable: x}"),
]  # fmt: skip
REST = """\
  two: {statistic: count, among: items}
  table: {statistic: median, among: items, field: views, by: [platform]}
  ranks: {statistic: rank, of: {statistic: count, among: items, by: [platform]}, top: 1}
"""


@pytest.mark.parametrize(("code", "marked"), MISTAKES, ids=[f"{code} {text}" for code, text in MISTAKES])
def test_mistakes(tmp_path: Path, code: str, marked: str) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    plain = marked.replace("⟦", "").replace("⟧", "")
    measures, unreadable, report = _read(tmp_path, f"  one: {plain}\n{REST}")
    found = [(one.code, str(one.span), one.span.excerpt if one.span else "") for one in report]
    assert found == [(code, f"measures.yaml:6:{8 + start}", plain[start:end])]
    assert set(measures) == {"two", "table", "ranks"}
    assert unreadable == {"one"}
    assert all(one.hints for one in report if one.code.startswith("measure.") and one.code != "measure.groups")


@pytest.mark.parametrize(
    ("written", "own", "code", "column"),
    [
        (
            "{statistic: share, among: items, that: {outcome: removed}, interval: wilson 95%}",
            {"sampling": "purposive"},
            "measure.interval",
            77,
        ),
        (
            "{statistic: share, among: items, that: {outcome: removed}, interval: wilson 95%, interval-means: ''}",
            {"sampling": "purposive"},
            "measure.interval",
            77,
        ),
        (
            "{statistic: time_to_event, among: items, start: reported_on, event: removed_on, at: [7]}",
            {"observed_until": None},
            "measure.observed",
            20,
        ),
        ("{statistic: count, among: items, suppress: {below: 1}}", {"unit_is_person": True}, "fields.value", 59),
        ("{statistic: count, among: items, suppress: {}}", {"unit_is_person": True}, "fields.missing", 51),
        ("{statistic: count, among: items, suppress: {above: 5}}", {"unit_is_person": True}, "fields.missing", 51),
    ],
)  # fmt: skip
def test_what_the_dataset_forbids(tmp_path: Path, written: str, own: dict[str, Any], code: str, column: int) -> None:
    measures, unreadable, report = _read(tmp_path, f"  one: {written}\n", _own(**own))
    also = [("fields.unknown", "measures.yaml:6:52")] if "above" in written else []
    assert [(one.code, str(one.span)) for one in report] == [(code, f"measures.yaml:6:{column}"), *also]
    assert (measures, unreadable) == ({}, {"one"})
    _, _, silent = _read(tmp_path, f"  one: {written}\n", _own(**own, sound=False))
    assert [one.code for one in silent if one.code.startswith("measure.")] == []


CITED = """\
  one:
    statistic: cited
    value: 55
    unit: percent
    means: offences
    denominatorIs: all
    place: England
    period: {from: 2017-04-01, to: 2019-10-31}
    source: nspcc2020
    vintages: [{value: 55, seen: 2020-05-30, source: nspcc2020}, {value: 57, seen: 2021-01-15, source: nspcc2021}]
"""


def test_editions_of_a_figure(tmp_path: Path) -> None:
    measures, _, report = _read(tmp_path, CITED + "    seen: 2020-06-01\n")
    assert [one.code for one in report] == []
    cited = measures["one"].definition
    assert isinstance(cited, Cited)
    assert cited.seen == dt.date(2020, 6, 1)
    assert cited.vintages == (
        Vintage(value=Decimal(55), seen=dt.date(2020, 5, 30), source="nspcc2020", span=SPAN),
        Vintage(value=Decimal(57), seen=dt.date(2021, 1, 15), source="nspcc2021", span=SPAN),
    )
    assert str(cited.vintages[1].span) == "measures.yaml:15:66"


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("value: 57", "value: 57%", "fields.value", "15:74"),
        ("seen: 2021-01-15", "seen: January", "fields.value", "15:84"),
        (", source: nspcc2021", "", "fields.missing", "15:66"),
        ("source: nspcc2021", "source: nspcc2021, by: us", "fields.unknown", "15:115"),
        ("{value: 57, seen: 2021-01-15, source: nspcc2021}", "57", "fields.value", "15:66"),
    ],
)
def test_mistakes_in_editions(tmp_path: Path, old: str, new: str, code: str, place: str) -> None:
    assert old in CITED
    measures, unreadable, report = _read(tmp_path, CITED.replace(old, new))
    assert [(one.code, str(one.span)) for one in report] == [(code, f"measures.yaml:{place}")]
    assert (measures, unreadable) == ({}, {"one"})


def test_parts_that_cannot_be_read_are_not_reported_again(tmp_path: Path) -> None:
    text = "  one: {statistic: count, among: items, parts: [bad]}\n  bad: {statistic: count, among: nobody}\n"
    measures, unreadable, report = _read(tmp_path, text)
    assert [one.code for one in report] == ["measure.population"]
    assert measures["one"].parts == ()
    assert unreadable == {"bad"}
