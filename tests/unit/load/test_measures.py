"""Loading measures.yaml: what is defined, and every mistake at its line and column."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.load.cited import numbers_in
from toolkit.load.measures import read_measures
from toolkit.model.definition import (
    Change,
    Cited,
    Condition,
    Count,
    Distinct,
    Grouping,
    Measure,
    Population,
    Ratio,
    Share,
    Sum,
)
from toolkit.model.evidence import Category, Column, ColumnType, Disclosure, Resource

SPAN = Source(path="submission.md", text="log").span(0, 3)


def _column(
    name: str, kind: ColumnType = "string", values: tuple[str, ...] = (), disclose: Disclosure = "aggregate"
) -> Column:
    categories = tuple(Category(value=value, label=value) for value in values)
    return Column(name=name, title=name, type=kind, categories=categories, disclose=disclose, span=SPAN)


RESOURCES = (
    Resource(
        name="reports",
        files=("reports.csv",),
        columns=(
            _column("id"),
            _column("reported_on", "date"),
            _column("platform", values=("instagram", "facebook")),
            _column("outcome", values=("removed", "active", "yes", "known")),
            _column("views", "integer"),
            _column("rate", "number"),
            _column("seen", "boolean"),
            _column("year", "year"),
            _column("handle", disclose="never"),
        ),
        key=("id",),
        missing={"": "", "n/k": "not known"},
        sha256="0",
        span=SPAN,
    ),
    Resource(
        name="other",
        files=("other.csv",),
        columns=(_column("id"), _column("amount", "integer")),
        key=(),
        missing={"": ""},
        sha256="1",
        span=SPAN,
    ),
)

POPULATIONS = """\
populations:
  items: {says: items reported, where: {platform: instagram}}
  may: {says: items of May, where: {reported_on: {from: 2020-05-01, to: 2020-05-31}}}
  others: {says: others, resource: other}
measures:
"""
CITED = """\
    statistic: cited
    value: 55
    unit: percent
    means: grooming offences on apps of one owner
    denominator: offences where the means was known
    denominatorIs: restricted
    place: England and Wales
    period: {from: 2017-04-01, to: 2019-10-31}
    source: nspcc2020
    quote: 55% occurred on its platforms
"""


def _read(root: Path, text: str) -> tuple[dict[str, Population], dict[str, Measure], frozenset[str], Report]:
    (root / "measures.yaml").write_text(text, encoding="utf-8")
    report = Report()
    found = read_measures(str(root), "measures.yaml", RESOURCES, report, SPAN)
    assert found is not None
    return *found, report


def _definition(root: Path, measure: str) -> object:
    _, measures, unreadable, report = _read(root, f"{POPULATIONS}  one: {measure}\n")
    assert [(one.code, one.message) for one in report] == []
    assert unreadable == frozenset()
    return measures["one"].definition


def test_populations(tmp_path: Path) -> None:
    populations, measures, _, report = _read(tmp_path, POPULATIONS + "  all: {statistic: count, among: others}\n")
    assert [one.code for one in report] == []
    assert populations["items"].says == "items reported"
    assert populations["items"].where == (Condition(column="platform", operator="in", values=("instagram",)),)
    assert populations["may"].where == (
        Condition(column="reported_on", operator="from", values=(dt.date(2020, 5, 1),)),
        Condition(column="reported_on", operator="to", values=(dt.date(2020, 5, 31),)),
    )
    assert populations["others"].resource == "other"
    assert measures["all"].label == "all"


@pytest.mark.parametrize(
    ("written", "definition"),
    [
        ("{statistic: count, among: items}", Count(among="items")),
        (
            "{statistic: count, among: items, "
            "that: {outcome: removed}, known: [views], by: [platform, {week: reported_on}]}",
            Count(
                among="items",
                that=(Condition(column="outcome", operator="in", values=("removed",)),),
                known=("views",),
                by=(Grouping(column="platform"), Grouping(column="reported_on", per="week")),
            ),
        ),
        ("{statistic: sum, among: others, field: amount}", Sum(among="others", column="amount")),
        (
            "{statistic: sum, among: items, field: rate, by: platform, total: true}",
            Sum(among="items", column="rate", by=(Grouping(column="platform"),), total=True),
        ),
        ("{statistic: distinct, among: items, field: handle}", Distinct(among="items", column="handle")),
        (
            "{statistic: share, among: items, that: {handle: missing}}",
            Share(among="items", that=(Condition(column="handle", operator="missing"),)),
        ),
        (
            "{statistic: change, of: {statistic: count}, from: items, to: may}",
            Change(of=Count(among=""), start="items", end="may", relative=True),
        ),
        (
            "{statistic: change, of: {statistic: sum, field: views}, from: items, to: may, as: difference}",
            Change(of=Sum(among="", column="views"), start="items", end="may", relative=False),
        ),
        (
            "{statistic: change, of: {statistic: share, that: {seen: true}}, from: items, to: may}",
            Change(
                of=Share(among="", that=(Condition(column="seen", operator="in", values=(True,)),)),
                start="items",
                end="may",
                relative=False,
            ),
        ),
    ],
)
def test_definitions(tmp_path: Path, written: str, definition: object) -> None:
    assert _definition(tmp_path, written) == definition


@pytest.mark.parametrize(
    ("written", "conditions"),
    [
        ("{outcome: [removed, active]}", (("in", ("removed", "active")),)),
        ("{outcome: {not: removed}}", (("not", ("removed",)),)),
        ("{outcome: yes}", (("in", ("yes",)),)),
        ("{outcome: known}", (("known", ()),)),
        ('{outcome: "known"}', (("in", ("known",)),)),
        ("{outcome: missing}", (("missing", ()),)),
        ("{views: {at_least: 5, at_most: 9}}", (("at_least", (5,)), ("at_most", (9,)))),
        ("{rate: {at_least: 2.50}}", (("at_least", (Decimal("2.50"),)),)),
        ("{year: {from: 2019, to: 2020}}", (("from", (2019,)), ("to", (2020,)))),
        ("{seen: false}", (("in", (False,)),)),
        ("{reported_on: 2020-05-01}", (("in", (dt.date(2020, 5, 1),)),)),
        ('{id: "x\' or 1=1 --"}', (("in", ("x' or 1=1 --",)),)),
        ("{id: 007}", (("in", ("007",)),)),
    ],
)
def test_conditions(tmp_path: Path, written: str, conditions: tuple[tuple[str, object], ...]) -> None:
    definition = _definition(tmp_path, f"{{statistic: count, among: items, that: {written}}}")
    assert isinstance(definition, Count)
    assert tuple((one.operator, one.values) for one in definition.that) == conditions


def test_a_cited_figure(tmp_path: Path) -> None:
    _, measures, _, report = _read(tmp_path, POPULATIONS + "  one:\n" + CITED)
    assert [one.code for one in report] == []
    cited = measures["one"].definition
    assert isinstance(cited, Cited)
    assert (cited.value, cited.unit, cited.source) == (Decimal(55), "percent", "nspcc2020")
    assert (cited.start, cited.end) == (dt.date(2017, 4, 1), dt.date(2019, 10, 31))
    assert measures["one"].label == "grooming offences on apps of one owner"


def test_a_ratio(tmp_path: Path) -> None:
    text = POPULATIONS + (
        "  one: {statistic: ratio, numerator: a, denominator: b, comparable: Both are counts., as: percent}\n"
        "  a: {statistic: count, among: items}\n  b: {statistic: count, among: may}\n"
    )
    _, measures, _, report = _read(tmp_path, text)
    assert [one.code for one in report] == []
    assert measures["one"].definition == Ratio(
        numerator="a", denominator="b", comparable="Both are counts.", percent=True
    )


# Each mistake stands on line 6, in the measure `one`; the column is where the text between ⟦ and ⟧ begins.
MISTAKES = [
    ("measure.statistic", "{statistic: ⟦average⟧, among: items}"),
    ("measure.statistic", "{statistic: ⟦survival⟧, among: items}"),
    ("fields.missing", "⟦{among: items}⟧"),
    ("fields.unknown", "{statistic: count, among: items, ⟦interval⟧: wilson 95%}"),
    ("fields.unknown", "{statistic: count, among: items, ⟦lable⟧: Items}"),
    ("fields.unknown", "{statistic: count, among: items, ⟦total⟧: true}"),
    ("fields.unknown", "{statistic: distinct, among: items, field: id, ⟦by⟧: [platform]}"),
    ("measure.population", "{statistic: count, among: ⟦item⟧}"),
    ("fields.missing", "⟦{statistic: count}⟧"),
    ("measure.column", "{statistic: count, among: items, that: {⟦outcom⟧: removed}}"),
    ("measure.column", "{statistic: count, among: items, known: [⟦outcom⟧]}"),
    ("measure.column", "{statistic: count, among: items, by: [⟦platfrom⟧]}"),
    ("measure.column", "{statistic: sum, among: items, field: ⟦view⟧}"),
    ("measure.column", "{statistic: sum, among: items, field: ⟦platform⟧}"),
    ("measure.column", "{statistic: distinct, among: others, field: ⟦platform⟧}"),
    ("measure.value", "{statistic: count, among: items, that: {outcome: ⟦remove⟧}}"),
    ("measure.value", "{statistic: count, among: items, that: {outcome: [removed, ⟦false⟧]}}"),
    ("measure.value", "{statistic: count, among: items, that: {outcome: ⟦n/k⟧}}"),
    ("measure.value", "{statistic: count, among: items, that: {outcome: ⟦[]⟧}}"),
    ("measure.value", "{statistic: count, among: items, that: {seen: ⟦yes⟧}}"),
    ("measure.value", "{statistic: count, among: items, that: {views: ⟦true⟧}}"),
    ("measure.value", "{statistic: count, among: items, that: {reported_on: {from: ⟦01/05/2020⟧}}}"),
    ("measure.value", "{statistic: count, among: items, that: {reported_on: {from: ⟦2020-02-30⟧}}}"),
    ("measure.value", "{statistic: count, among: items, that: {reported_on: ⟦{from: 2020-06-01, to: 2020-05-01}⟧}}"),
    ("measure.value", "{statistic: count, among: items, that: {reported_on: {from: ⟦[2020-06-01]⟧}}}"),
    ("measure.operator", "{statistic: count, among: items, that: {reported_on: {⟦form⟧: 2020-05-01}}}"),
    ("measure.operator", "{statistic: count, among: items, that: {views: {⟦from⟧: 5}}}"),
    ("measure.operator", "{statistic: count, among: items, that: {reported_on: {⟦at_least⟧: 2020-05-01}}}"),
    ("measure.operator", "{statistic: count, among: items, that: {outcome: {⟦known⟧: true}}}"),
    ("measure.disclosure", "{statistic: count, among: items, that: {handle: ⟦secret⟧}}"),
    ("measure.disclosure", "{statistic: count, among: items, that: {handle: ⟦{not: secret}⟧}}"),
    ("measure.disclosure", "{statistic: count, among: items, by: [⟦handle⟧]}"),
    ("measure.groups", "{statistic: count, among: items, by: [platform, outcome, ⟦seen⟧]}"),
    ("measure.groups", "{statistic: count, among: items, by: [{⟦weak⟧: reported_on}]}"),
    ("measure.groups", "{statistic: count, among: items, by: [{week: ⟦platform⟧}]}"),
    ("measure.groups", "{statistic: count, among: items, by: [⟦{week: reported_on, month: reported_on}⟧]}"),
    ("measure.groups", "{statistic: count, among: items, by: [⟦rate⟧]}"),
    ("fields.missing", "⟦{statistic: share, among: items}⟧"),
    ("fields.value", "{statistic: share, among: items, that: ⟦{}⟧}"),
    ("fields.value", "{statistic: count, among: items, decimals: ⟦9⟧}"),
    ("fields.value", "{statistic: count, among: items, decimals: ⟦one⟧}"),
    ("fields.value", "⟦count⟧"),
    ("measure.population", "{statistic: change, of: {statistic: count}, from: items, to: ⟦others⟧}"),
    ("measure.population", "{statistic: change, of: {statistic: count}, from: items, to: ⟦june⟧}"),
    ("fields.value", "{statistic: change, of: {statistic: ⟦ratio⟧}, from: items, to: may}"),
    ("fields.value", "{statistic: change, of: {statistic: count}, from: items, to: may, as: ⟦points⟧}"),
    ("fields.unknown", "{statistic: change, of: {statistic: count, ⟦by⟧: [platform]}, from: items, to: may}"),
    ("fields.missing", "⟦{statistic: change, from: items, to: may}⟧"),
    ("fields.missing", "⟦{statistic: ratio, numerator: two, denominator: two}⟧"),
    ("measure.unknown", "{statistic: ratio, numerator: ⟦tow⟧, denominator: two, comparable: x}"),
    ("measure.groups", "{statistic: ratio, numerator: table, denominator: ⟦table⟧, comparable: x}"),
]


@pytest.mark.parametrize(("code", "marked"), MISTAKES, ids=[f"{code} {text}" for code, text in MISTAKES])
def test_mistakes_in_measures(tmp_path: Path, code: str, marked: str) -> None:
    start = marked.index("⟦")
    length = marked.index("⟧") - start - 1
    text = POPULATIONS + f"  one: {marked.replace('⟦', '').replace('⟧', '')}\n"
    text += "  two: {statistic: count, among: items}\n  table: {statistic: count, among: items, by: [platform]}\n"
    _, measures, unreadable, report = _read(tmp_path, text)
    found = {(one.code, str(one.span), one.span.excerpt if one.span else "") for one in report}
    expected = text.splitlines()[5][7 + start :][:length]
    if "secret" in marked:  # a value of a column that is never disclosed is not repeated
        expected = re.sub(r"[^\s,]", "•", expected)
    if "numerator: table" in marked:  # both parts are wrong
        found = {one for one in found if one[1] != "measures.yaml:6:38"}
    assert found == {(code, f"measures.yaml:6:{8 + start}", expected)}
    assert set(measures) == {"two", "table"}
    assert unreadable == {"one"}


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("value: 55", "value: 5", "measure.quote", "8:12"),
        ("value: 55", "value: 55%", "fields.value", "8:12"),
        ("value: 55", "value: 551", "measure.quote", "8:12"),
        ("    denominator: offences where the means was known\n", "", "measure.denominator", "11:20"),
        ("restricted", "some", "fields.value", "12:20"),
        ("    denominatorIs: restricted\n", "", "fields.missing", "7:5"),
        ("    source: nspcc2020\n", "", "fields.missing", "7:5"),
        ("    place: England and Wales\n", "", "fields.missing", "7:5"),
        ("    means: grooming offences on apps of one owner\n", "", "fields.missing", "7:5"),
        ("from: 2017-04-01, to", "from: 2017-04-01, til", "fields.missing", "14:13"),
        ("2019-10-31", "October 2019", "fields.value", "14:36"),
        ("unit: percent", "unit: percent\n    qualifier: ca.", "fields.value", "10:16"),
        ("unit: percent", "unit: percent\n    among: items", "fields.unknown", "10:5"),
    ],
)
def test_mistakes_in_cited_figures(tmp_path: Path, old: str, new: str, code: str, place: str) -> None:
    assert old in CITED
    _, measures, unreadable, report = _read(tmp_path, POPULATIONS + "  one:\n" + CITED.replace(old, new))
    found = [(one.code, str(one.span)) for one in report]
    also = [("fields.unknown", "measures.yaml:14:32")] if "til" in new else []
    assert sorted(found) == sorted([(code, f"measures.yaml:{place}"), *also])
    assert measures == {}
    assert unreadable == {"one"}


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("  items: {where: {platform: instagram}}", "fields.missing", 10),
        ("  items: {says: items, where: {platfrom: instagram}}", "measure.column", 32),
        ("  items: {says: items, resource: report}", "measure.population", 34),
        ("  items: {says: items, wher: {platform: instagram}}", "fields.unknown", 24),
        ("  items: all", "fields.value", 10),
        ("  my items: {says: items}", "fields.value", 3),
    ],
)
def test_mistakes_in_populations_are_told_once(tmp_path: Path, line: str, code: str, column: int) -> None:
    name = line.strip().partition(":")[0]
    text = f"populations:\n{line}\nmeasures:\n  one: {{statistic: count, among: {name}}}\n"
    _, measures, unreadable, report = _read(tmp_path, text)
    assert [(one.code, str(one.span)) for one in report] == [(code, f"measures.yaml:2:{column}")]
    assert measures == {}
    assert unreadable == {"one"}


def test_circular_ratios(tmp_path: Path) -> None:
    text = POPULATIONS + (
        "  a: {statistic: ratio, numerator: b, denominator: two, comparable: x}\n"
        "  b: {statistic: ratio, numerator: c, denominator: two, comparable: x}\n"
        "  c: {statistic: ratio, numerator: two, denominator: a, comparable: x}\n"
        "  two: {statistic: count, among: items}\n"
    )
    _, measures, unreadable, report = _read(tmp_path, text)
    assert [(one.code, str(one.span)) for one in report] == [
        ("measure.circular", f"measures.yaml:{line}:3") for line in (6, 7, 8)
    ]
    assert set(measures) == {"two"}
    assert unreadable == {"a", "b", "c"}


def test_a_ratio_of_a_broken_measure_is_not_reported_again(tmp_path: Path) -> None:
    text = POPULATIONS + (
        "  a: {statistic: count, among: nobody}\n  b: {statistic: ratio, numerator: a, denominator: a, comparable: x}\n"
    )
    _, measures, unreadable, report = _read(tmp_path, text)
    assert [one.code for one in report] == ["measure.population"]
    assert (measures, unreadable) == ({}, {"a", "b"})


def test_names(tmp_path: Path) -> None:
    _, _, _, report = _read(tmp_path, POPULATIONS + "  my measure: {statistic: count, among: items}\n")
    assert [(one.code, str(one.span)) for one in report] == [("fields.value", "measures.yaml:6:3")]


def test_hints(tmp_path: Path) -> None:
    _, _, _, report = _read(tmp_path, POPULATIONS + "  one: {statistic: cuont, among: itms, that: {outcome: remove}}\n")
    hints = [hint.text for one in report for hint in one.hints]
    assert hints == [
        "the statistics are: count, sum, share, rate, median, mean, quantile, rank, change, ratio, time_to_event, "
        "distinct, cited",
        "did you mean `count`?",
    ]


@pytest.mark.parametrize(
    ("quote", "numbers"),
    [
        ("55% occurred", {55}),
        ("over 10,000 incidents", {10000}),
        ("16 987 361 signalements", {16987361}),
        ("16\u202f987\u202f361 signalements", {16987361}),
        ("97,7 %", {Decimal("97.7")}),
        ("1.234", {1234, Decimal("1.234")}),
        ("1,234.5 items", {Decimal("1234.5")}),
        ("8.6 million pieces", {8600000, Decimal("8.6")}),
        ("over 11.6m posts", {11600000, Decimal("11.6")}),
        ("in 2019 450 reports", {2019, 450}),
        ("just three removed", {3}),
        ("between 2017 and 2019.", {2017, 2019}),
        ("COVID-19, R2D2 and 3rd", {19}),
    ],
)
def test_numbers_of_a_quotation(quote: str, numbers: set[object]) -> None:
    assert numbers <= numbers_in(quote)
    assert not {5, 10, 16, 361, 12, 34} & numbers_in(quote)
