"""Tables and charts: rows, totals, notes, and the words for people who cannot see them."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.measure.compute import compute
from toolkit.measure.engines.duck import DuckDB
from toolkit.measure.exhibits.chart import chart_of
from toolkit.measure.exhibits.table import source_notes, table_of
from toolkit.model.definition import Condition, Count, Definition, Grouping, Share, Sum
from toolkit.model.evidence import Dataset, Statistic
from toolkit.model.tree import Cell, Paragraph, Row, Table, Text, Value
from toolkit.model.walk import plain_text, walk

SPAN = Source(path="submission.md", text="::: table").span(0, 9)
REMOVED = (Condition(column="outcome", operator="in", values=("removed",)),)
PLATFORM, OUTCOME, YEAR = Grouping(column="platform"), Grouping(column="outcome"), Grouping(column="year")
WEEK = Grouping(column="reported_on", per="week")
MAY = (
    Condition(column="reported_on", operator="from", values=(dt.date(2020, 5, 1),)),
    Condition(column="reported_on", operator="to", values=(dt.date(2020, 5, 31),)),
)

Compute = Callable[[Definition], Statistic]


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDB]:
    with DuckDB() as made:
        yield made


@pytest.fixture
def computed(dataset_of: Callable[..., Dataset], engine: DuckDB) -> Compute:
    def run(definition: Definition) -> Statistic:
        dataset, report = dataset_of(items=definition), Report()
        statistic = compute(dataset, dataset.measures["items"], engine, report)
        assert [one.code for one in report] == []
        assert statistic is not None
        return replace(statistic, label="items")

    return run


def _table(statistic: Statistic, lang: str = "en-GB") -> Table:
    return table_of(statistic, lang, SPAN, "tbl-one", (Text(text="Caption", span=SPAN),))


def _texts(table: Table) -> list[list[str]]:
    return [[plain_text(cell.content) for cell in row.cells] for row in (table.head, *table.body)]


def test_one_dimension(computed: Compute) -> None:
    assert _texts(_table(computed(Count(among="all", by=(PLATFORM,))))) == [
        ["Platform", "Items"],
        ["Facebook", "2"],
        ["Instagram", "4"],
        ["TikTok", "0"],
        ["Another", "1"],
        ["Total", "7"],
    ]


def test_two_dimensions_with_totals(computed: Compute) -> None:
    assert _texts(_table(computed(Count(among="all", by=(PLATFORM, OUTCOME))))) == [
        ["Platform", "Removed", "Still there", "not known", "Total"],
        ["Facebook", "1", "1", "0", "2"],
        ["Instagram", "1", "2", "1", "4"],
        ["TikTok", "0", "0", "0", "0"],
        ["Another", "0", "1", "0", "1"],
        ["Total", "2", "4", "1", "7"],
    ]


def test_sums_have_totals_only_where_they_are_allowed(computed: Compute) -> None:
    rows = [
        ["Year", "Facebook", "Instagram", "Another"],
        ["2019", "–", "10", "–"],
        ["2020", "–", "20", "–"],
        ["2021", "5", "7", "–"],
        ["not known", "–", "–", "1"],
    ]
    statistic = computed(Sum(among="all", column="views", by=(YEAR, PLATFORM)))
    assert _texts(_table(statistic)) == rows
    with_totals = _texts(_table(computed(Sum(among="all", column="views", by=(YEAR, PLATFORM), total=True))))
    assert with_totals[-1] == ["Total", "5", "37", "1", "43"]
    assert with_totals[3] == ["2021", "5", "7", "–", "12"]


def test_shares_show_their_denominators(computed: Compute) -> None:
    assert _texts(_table(computed(Share(among="all", that=REMOVED, by=(PLATFORM,))))) == [
        ["Platform", "Items", "Number"],
        ["Facebook", "50%", "1 of 2"],
        ["Instagram", "25%", "1 of 4"],
        ["TikTok", "–", "–"],
        ["Another", "0%", "0 of 1"],
    ]
    crossed = _texts(_table(computed(Share(among="all", that=REMOVED, by=(PLATFORM, YEAR)))))
    assert crossed[0] == ["Platform", "2019", "2020", "2021", "not known"]
    assert crossed[2] == ["Instagram", "100% (1 of 1)", "0% (0 of 2)", "0% (0 of 1)", "–"]


def test_a_number_alone(computed: Compute) -> None:
    assert _texts(_table(computed(Count(among="all")))) == [["", "Number"], ["Items", "7"]]
    assert _texts(_table(computed(Share(among="all", that=REMOVED)))) == [["", "Number"], ["Items", "2 of 7"]]


@pytest.mark.parametrize(
    ("lang", "first"),
    [
        ("en-GB", [["Week of", "Items"], ["4 May 2020", "2"]]),
        ("fr", [["Semaine du", "Items"], ["4 mai 2020", "2"]]),
        ("de", [["Woche ab", "Items"], ["4. Mai 2020", "2"]]),
        ("es", [["Semana del", "Items"], ["4 de mayo de 2020", "2"]]),
    ],
)
def test_periods_are_written_out(computed: Compute, lang: str, first: list[list[str]]) -> None:
    statistic = computed(Count(among="all", that=MAY, by=(WEEK,)))
    table = _texts(_table(statistic, lang))
    assert table[:2] == first
    assert len(table) == 1 + 4 + 1


def test_cells_hold_their_statistic_and_stand_right(computed: Compute) -> None:
    statistic = computed(Count(among="all", by=(PLATFORM, OUTCOME)))
    table = _table(statistic)
    assert table.id == "tbl-one"
    for row in table.body:
        assert row.cells[0].header
        for cell in row.cells[1:]:
            assert cell.align == "right"
            assert not cell.header
            assert [type(node) for node in cell.content] == [Value]
    values = [node for node in walk((table,)) if isinstance(node, Value)]
    assert len(values) == 20
    assert {(value.path, id(value.statistic)) for value in values} == {(("log", "items"), id(statistic))}
    assert all(isinstance(node, Cell | Row | Value | Text | Paragraph | Table) for node in walk((table,)))


def test_the_note_names_the_source(computed: Compute) -> None:
    statistic = computed(Count(among="all", known=("outcome",), by=(PLATFORM,)))
    notes = source_notes(replace(statistic, note="Chosen by the team."), "en-GB", SPAN)
    assert [note.role for note in notes if isinstance(note, Paragraph)] == ["source"]
    assert plain_text(notes) == (
        "Source: Log of reports (version 2020-07-01). N\u00a0=\u00a06. Where outcome was known (6 of 7). "
        "Synthetic data, made up as an example. Chosen by the team."
    )
    german = plain_text(source_notes(replace(statistic, synthetic=False), "de", SPAN))
    assert german == "Quelle: Log of reports (Stand 2020-07-01). N\u00a0=\u00a06. Soweit bekannt (Outcome: 6 von 7)."


def test_the_description(computed: Compute) -> None:
    table = _table(computed(Count(among="all", by=(PLATFORM, OUTCOME))))
    assert table.description == "Items, by platform and outcome. 5 rows and 5 columns."


# ------------------------------------------------------------------ charts


def test_a_chart_of_one_dimension(computed: Compute) -> None:
    chart, words = chart_of(computed(Count(among="all", that=MAY, by=(WEEK,))), "bar", "en-GB")
    assert chart.categories == ("4 May", "11 May", "18 May", "25 May")
    assert [series.name for series in chart.series] == ["Items"]
    assert chart.series[0].values == (2, 0, 0, 1)
    assert chart.series[0].shown == ("2", "0", "0", "1")
    assert (chart.category_title, chart.value_title, chart.unit) == ("Week of", "Items", "number")
    assert words == "Bar chart. Items, by week. Week of 4 May: 2; 11 May: 0; 18 May: 0; 25 May: 1."


def test_a_chart_of_two_dimensions(computed: Compute) -> None:
    chart, words = chart_of(computed(Count(among="all", by=(PLATFORM, OUTCOME))), "bar", "en-GB")
    assert [(series.name, series.shown) for series in chart.series] == [
        ("Removed", ("1", "1", "0", "0")),
        ("Still there", ("1", "2", "0", "1")),
        ("not known", ("0", "1", "0", "0")),
    ]
    assert words == (
        "Bar chart. Items, by platform and outcome. Facebook: 2 (Removed 1, Still there 1, not known 0); "
        "Instagram: 4 (Removed 1, Still there 2, not known 1); TikTok: 0; "
        "Another: 1 (Removed 0, Still there 1, not known 0)."
    )


def test_a_chart_of_shares_and_gaps(computed: Compute) -> None:
    chart, words = chart_of(computed(Share(among="all", that=REMOVED, by=(PLATFORM,))), "bar", "de")
    assert chart.unit == "percent"
    assert chart.series[0].shown == ("50\u00a0%", "25\u00a0%", "–", "0\u00a0%")
    assert chart.series[0].values[2] is None
    assert words == (
        "Balkendiagramm. Items, nach Platform. Facebook: 50\u00a0%; Instagram: 25\u00a0%; TikTok: –; Another: 0\u00a0%."
    )


def test_a_chart_over_years_says_the_year(computed: Compute) -> None:
    by = (Grouping(column="reported_on", per="month"),)
    chart, _ = chart_of(computed(Count(among="all", by=by)), "bar", "en-GB")
    assert chart.categories[0] == "May 2020"
    assert chart.categories[-1] == "not known"


def test_a_chart_of_one_number(computed: Compute) -> None:
    chart, words = chart_of(computed(Count(among="all")), "bar", "en-GB")
    assert (chart.categories, chart.series[0].values) == (("Items",), (7,))
    assert words == "Bar chart. Items: 7."
