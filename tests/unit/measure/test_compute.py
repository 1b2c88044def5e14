"""From definitions to exact numbers with denominators, cuts and origins."""

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

import pytest
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.measure.compute import compute
from toolkit.measure.engines.duck import DuckDB
from toolkit.measure.origins.trace import definition_digest, provenance
from toolkit.model.definition import (
    Change,
    Cited,
    Condition,
    Conditions,
    Count,
    Definition,
    Distinct,
    Grouping,
    Population,
    Ratio,
    Share,
    Sum,
)
from toolkit.model.evidence import Dataset, Statistic

SPAN = Source(path="measures.yaml", text="measure").span(0, 7)
REMOVED: Conditions = (Condition(column="outcome", operator="in", values=("removed",)),)
INSTAGRAM: Conditions = (Condition(column="platform", operator="in", values=("instagram",)),)
NOBODY: Conditions = (Condition(column="id", operator="in", values=("nobody",)),)
MAY: Conditions = (
    Condition(column="reported_on", operator="from", values=(dt.date(2020, 5, 1),)),
    Condition(column="reported_on", operator="to", values=(dt.date(2020, 5, 31),)),
)
IN_2021: Conditions = (Condition(column="year", operator="in", values=(2021,)),)
PUBLISHED = Cited(
    value=Decimal("97.7"),
    unit="percent",
    qualifier="about",
    means="content found before it was reported",
    denominator="content actioned",
    denominator_is="restricted",
    place="world",
    start=dt.date(2020, 1, 1),
    end=dt.date(2020, 3, 31),
    source="meta2020",
    via="news2020",
    quote="97.7%",
)

Make = Callable[..., Dataset]


def _population(name: str, where: Conditions) -> Population:
    return Population(name=name, says=f"items of {name}", resource="reports", where=where, span=SPAN)


POPULATIONS = {
    "may": _population("may", MAY),
    "instagram": _population("instagram", INSTAGRAM),
    "nobody": _population("nobody", NOBODY),
    "year": _population("year", IN_2021),
}


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDB]:
    with DuckDB() as made:
        yield made


Compute = Callable[[Definition], Statistic]


@pytest.fixture
def computed(dataset_of: Make, engine: DuckDB) -> Compute:
    def run(definition: Definition) -> Statistic:
        dataset = dataset_of(
            POPULATIONS, one=definition, two=Count(among="all"), three=Share(among="all", that=REMOVED)
        )
        report = Report()
        statistic = compute(dataset, dataset.measures["one"], engine, report)
        assert [one.message for one in report] == []
        assert statistic is not None
        return statistic

    return run


@pytest.mark.parametrize(
    ("definition", "value"),
    [
        (Count(among="all"), 7),
        (Count(among="all", that=REMOVED), 2),
        (Count(among="all", known=("views", "outcome")), 5),
        (Count(among="nobody"), 0),
        (Sum(among="all", column="views"), 43),
        (Sum(among="all", column="rate"), Fraction("4.3")),
        (Sum(among="all", column="rate", that=REMOVED), Fraction("1.5")),
        (Share(among="all", that=REMOVED), Fraction(2, 7)),
        (Share(among="instagram", that=REMOVED, known=("outcome",)), Fraction(1, 3)),
        (Distinct(among="all", column="country"), 3),
        (Distinct(among="all", column="country", that=REMOVED), 1),
        (Distinct(among="nobody", column="country"), 0),
        (Change(of=Count(among=""), start="may", end="instagram", relative=True), Fraction(1, 3)),
        (Change(of=Count(among=""), start="may", end="instagram", relative=False), 1),
        (Change(of=Sum(among="", column="views"), start="instagram", end="may", relative=True), Fraction(-7, 37)),
        (Change(of=Share(among="", that=REMOVED), start="may", end="instagram", relative=False), Fraction(-1, 12)),
        (Ratio(numerator="two", denominator="three", comparable="x"), Fraction(49, 2)),
        (PUBLISHED, Fraction("0.977")),
        (replace(PUBLISHED, unit="offences", value=Decimal(10119)), 10119),
    ],
)
def test_values_are_exact(computed: Compute, definition: Definition, value: Fraction | int) -> None:
    assert computed(definition).value == value


@pytest.mark.parametrize(
    ("definition", "kind", "unit"),
    [
        (Count(among="all"), "count", "number"),
        (Share(among="all", that=REMOVED), "share", "percent"),
        (Sum(among="all", column="views"), "sum", "number"),
        (Distinct(among="all", column="id"), "distinct", "number"),
        (Change(of=Count(among=""), start="may", end="all", relative=True), "change", "percent"),
        (Change(of=Count(among=""), start="may", end="all", relative=False), "change", "number"),
        (Change(of=Share(among="", that=REMOVED), start="may", end="all", relative=False), "change", "points"),
        (Change(of=Share(among="", that=REMOVED), start="may", end="all", relative=True), "change", "percent"),
        (Ratio(numerator="two", denominator="two", comparable="x", percent=True), "ratio", "percent"),
        (PUBLISHED, "cited", "percent"),
    ],
)
def test_kinds_and_units(computed: Compute, definition: Definition, kind: str, unit: str) -> None:
    statistic = computed(definition)
    assert (statistic.kind, statistic.unit) == (kind, unit)


def test_a_share_says_of_how_many(computed: Compute) -> None:
    statistic = computed(Share(among="instagram", that=REMOVED, known=("outcome",)))
    assert (statistic.n, statistic.of, statistic.among, statistic.known) == (1, 3, 4, "Outcome")
    assert statistic.population == "items of instagram"
    assert [(one.role, one.where, one.rows) for one in statistic.origins] == [
        ("denominator", "platform: instagram; outcome: known", 3),
        ("numerator", "platform: instagram; outcome: known; outcome: removed", 1),
    ]
    assert {(one.dataset, one.version, one.title, one.resource) for one in statistic.origins} == {
        ("log", "2020-07-01", "Log of reports", "reports")
    }
    assert statistic.synthetic


def test_a_cited_figure_names_its_source(computed: Compute) -> None:
    statistic = computed(PUBLISHED)
    assert [(one.role, one.source, one.via) for one in statistic.origins] == [("cited", "meta2020", "news2020")]
    assert (statistic.qualifier, statistic.population, statistic.decimals) == ("about", "content actioned", 1)
    assert computed(replace(PUBLISHED, unit="offences", value=Decimal(5))).noun == "offences"


@pytest.mark.parametrize(
    ("definition", "period"),
    [
        (Count(among="may"), (dt.date(2020, 5, 1), dt.date(2020, 5, 31))),
        (Count(among="year"), (dt.date(2021, 1, 1), dt.date(2021, 12, 31))),
        (Count(among="all"), (None, None)),
        (PUBLISHED, (dt.date(2020, 1, 1), dt.date(2020, 3, 31))),
    ],
)
def test_periods(computed: Compute, definition: Definition, period: tuple[dt.date | None, dt.date | None]) -> None:
    statistic = computed(definition)
    assert (statistic.start, statistic.end) == period


@pytest.mark.parametrize(
    ("grouping", "labels"),
    [
        (Grouping(column="platform"), ("Facebook", "Instagram", "TikTok", "Another")),
        (Grouping(column="outcome"), ("Removed", "Still there", "")),
        (Grouping(column="country"), ("NA", "NO", "GB", "")),
        (Grouping(column="views"), ("0", "1", "5", "7", "10", "20", "")),
        (Grouping(column="year"), ("2019", "2020", "2021", "")),
        (Grouping(column="reported_on", per="quarter"), ("2020-Q2", "2020-Q3", "2020-Q4", "")),
        (
            Grouping(column="reported_on", per="month"),
            ("2020-05", "2020-06", "2020-07", "2020-08", "2020-09", "2020-10", "2020-11", "2020-12", ""),
        ),
    ],
)
def test_labels_and_their_order(computed: Compute, grouping: Grouping, labels: tuple[str, ...]) -> None:
    statistic = computed(Count(among="all", by=(grouping,)))
    assert statistic.dimensions[0].labels == labels
    assert [cut.key for cut in statistic.cuts] == [(label,) for label in labels]
    assert statistic.value == sum(cut.value or 0 for cut in statistic.cuts) == 7


def test_weeks_over_the_turn_of_the_year(computed: Compute) -> None:
    where = (Condition(column="reported_on", operator="from", values=(dt.date(2020, 6, 30),)),)
    statistic = computed(Count(among="all", that=where, by=(Grouping(column="reported_on", per="week"),)))
    labels = statistic.dimensions[0].labels
    assert (labels[0], labels[-1], len(labels)) == ("2020-W27", "2020-W53", 27)


def test_categories_that_the_population_shuts_out_do_not_show(computed: Compute) -> None:
    statistic = computed(Count(among="instagram", by=(Grouping(column="platform"),)))
    assert statistic.dimensions[0].labels == ("Instagram",)
    others = (Condition(column="platform", operator="not", values=("instagram",)),)
    statistic = computed(Count(among="all", that=others, by=(Grouping(column="platform"),)))
    assert statistic.dimensions[0].labels == ("Facebook", "TikTok", "Another")


def test_two_dimensions_have_every_combination(computed: Compute) -> None:
    by = (Grouping(column="platform"), Grouping(column="outcome"))
    statistic = computed(Count(among="all", by=by))
    assert len(statistic.cuts) == 4 * 3
    values = {cut.key: cut.value for cut in statistic.cuts}
    assert values[("Instagram", "Still there")] == 2
    assert values[("TikTok", "Removed")] == 0
    assert values[("Instagram", "")] == 1


def test_shares_by_group(computed: Compute) -> None:
    statistic = computed(Share(among="all", that=REMOVED, by=(Grouping(column="platform"),)))
    assert [(cut.key[0], cut.n, cut.of, cut.value) for cut in statistic.cuts] == [
        ("Facebook", 1, 2, Fraction(1, 2)),
        ("Instagram", 1, 4, Fraction(1, 4)),
        ("TikTok", 0, 0, None),
        ("Another", 0, 1, 0),
    ]
    assert (statistic.n, statistic.of) == (2, 7)


def test_a_group_without_numbers_has_no_sum(computed: Compute) -> None:
    by = (Grouping(column="platform"), Grouping(column="year"))
    statistic = computed(Sum(among="all", column="rate", by=by))
    values = {cut.key: cut.value for cut in statistic.cuts}
    assert {value for key, value in values.items() if "Another" in key or "" in key} == {None}  # rows, but no number
    assert {key: value for key, value in values.items() if "Another" not in key and "" not in key} == {
        ("Facebook", "2019"): None,
        ("Facebook", "2020"): Fraction("0.2"),
        ("Facebook", "2021"): None,
        ("Instagram", "2019"): Fraction("1.5"),
        ("Instagram", "2020"): Fraction("0.1"),
        ("Instagram", "2021"): Fraction("2.5"),
    }
    assert statistic.value is None
    assert statistic.decimals == 1
    assert computed(Sum(among="all", column="rate", by=by, total=True)).value == Fraction("4.3")
    assert (statistic.known, statistic.of, statistic.among) == (statistic.noun, 4, 7)


@pytest.mark.parametrize(
    "definition",
    [
        Share(among="nobody", that=REMOVED),
        Share(among="nobody", that=REMOVED, by=(Grouping(column="platform"),)),
        Sum(among="nobody", column="views"),
        Change(of=Count(among=""), start="nobody", end="all", relative=True),
        Change(of=Share(among="", that=REMOVED), start="all", end="nobody", relative=False),
        Ratio(numerator="two", denominator="empty", comparable="x"),
        Ratio(numerator="none", denominator="two", comparable="x"),
    ],
)
def test_nothing_to_divide_by(dataset_of: Make, engine: DuckDB, definition: Definition) -> None:
    dataset = dataset_of(
        POPULATIONS,
        one=definition,
        two=Count(among="all"),
        empty=Count(among="nobody"),
        none=Share(among="nobody", that=REMOVED),
    )
    report = Report()
    assert compute(dataset, dataset.measures["one"], engine, report) is None
    assert [(one.code, str(one.span)) for one in report] == [("measure.empty", "measures.yaml:1:1")]


def test_a_change_from_nothing_in_numbers_is_fine(computed: Compute) -> None:
    statistic = computed(Change(of=Count(among=""), start="nobody", end="all", relative=False))
    assert statistic.value == 7
    assert [one.role for one in statistic.origins] == ["start, counted", "end, counted"]


def test_the_definition_decides_over_the_digest_and_nothing_else(dataset_of: Make) -> None:
    def digest(definition: Definition, where: Conditions = MAY, says: str = "items") -> str:
        population = Population(name="may", says=says, resource="reports", where=where, span=SPAN)
        dataset = dataset_of({"may": population}, two=Count(among="may"))
        return definition_digest(definition, dataset)

    base = digest(Count(among="may"))
    assert base == digest(Count(among="may"), MAY[::-1])
    changed = {
        digest(Count(among="may", that=REMOVED)),
        digest(Count(among="may"), MAY[:1]),
        digest(Count(among="may"), MAY, "other items"),
        digest(Count(among="all")),
        digest(Count(among="may", by=(Grouping(column="platform"),))),
        digest(Ratio(numerator="two", denominator="two", comparable="x")),
        digest(Ratio(numerator="two", denominator="two", comparable="x"), REMOVED),
        digest(PUBLISHED),
    }
    assert len(changed) == 8
    assert base not in changed


def test_provenance_is_plain_and_holds_no_rows(computed: Compute) -> None:
    record = provenance(computed(Share(among="all", that=REMOVED)))
    assert record["measure"] == "log.one"
    assert record["value"] == [2, 7]
    origins = record["origins"]
    assert isinstance(origins, list)
    assert [one["rows"] for one in origins] == [7, 2]
    assert not [one for one in origins if "R1" in str(one)]
    assert provenance(computed(Sum(among="all", column="rate")))["value"] == "43/10"
    assert provenance(computed(Sum(among="all", column="rate", by=(Grouping(column="year"),))))["value"] is None
