"""Lines, dot plots, curves: what stands where, which numbers the axis has, what is said of them, and what does not fit."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.measure.compute import compute
from toolkit.measure.engines.duck import DuckDB
from toolkit.measure.exhibits.chart import chart_notes, chart_of, misfit, usual_kind
from toolkit.measure.exhibits.chart.axis import ticks_of
from toolkit.measure.origins.trace import definition_digest, provenance
from toolkit.measure.words.format import text_of
from toolkit.measure.words.languages import language_of
from toolkit.model.definition import Definition, Interval, Measure, Period, Population, TimeToEvent
from toolkit.model.evidence import (
    Chart,
    ChartKind,
    Column,
    ColumnType,
    Course,
    Cut,
    Dataset,
    Dimension,
    Kind,
    Resource,
    Statistic,
    Tick,
    Unit,
)

SPAN = Source(path="measures.yaml", text="measure").span(0, 7)
LANGUAGES = ("en-GB", "fr", "de", "es")


def grouped(
    numbers: dict[str, int | None] | dict[tuple[str, ...], int | None],
    *,
    period: Period | None = None,
    kind: Kind = "count",
    unit: Unit = "number",
    **more: Any,
) -> Statistic:
    """A statistic of counts, by one grouping or by two; the period is that of the first."""
    keys = [key if isinstance(key, tuple) else (key,) for key in numbers]
    values = [None if number is None else Fraction(number) for number in numbers.values()]
    dimensions = tuple(
        Dimension(title=title, labels=tuple(dict.fromkeys(key[at] for key in keys)), period=None if at else period)
        for at, title in zip(range(len(keys[0])), ("First", "Second"), strict=False)
    )
    cuts = tuple(Cut(key=key, value=value) for key, value in zip(keys, values, strict=True))
    return Statistic(
        measure="one", dataset="log", label="items reported", kind=kind, unit=unit, value=None, dimensions=dimensions,
        cuts=cuts, **more,
    )  # fmt: skip


def texts(ticks: tuple[Tick, ...]) -> list[str]:
    return [tick.text for tick in ticks]


def drawn(statistic: Statistic, kind: ChartKind, lang: str = "en-GB", **more: Any) -> Chart:
    assert misfit(statistic, kind) is None
    return chart_of(statistic, kind, lang, **more)[0]


def spoken(statistic: Statistic, kind: ChartKind, lang: str = "en-GB") -> str:
    return chart_of(statistic, kind, lang)[1]


# ------------------------------------------------------------------ the axis


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ((0, 41), ["0", "10", "20", "30", "40", "50"]),
        ((0, 21_751_085), ["0", "5 million", "10 million", "15 million", "20 million", "25 million"]),
        ((0, 4_100_000), ["0", "1 million", "2 million", "3 million", "4 million", "5 million"]),
        ((0, 900_000), ["0", "200,000", "400,000", "600,000", "800,000", "1,000,000"]),
        ((0, 7_300_000_000), ["0", "2 billion", "4 billion", "6 billion", "8 billion"]),
        ((-28, 12), ["−30", "−20", "−10", "0", "10", "20"]),
        ((0,), ["0", "1", "2", "3", "4", "5"][:2]),
        ((), ["0", "1"]),
    ],
)
def test_an_axis_has_round_numbers(values: tuple[int, ...], shown: list[str]) -> None:
    found = ticks_of(map(Fraction, values), "number", "en-GB")
    assert [text.replace("\u00a0", " ") for text in texts(found)] == shown
    assert all(found[0].value <= value <= found[-1].value for value in values)


def test_an_axis_speaks_the_language_of_the_document() -> None:
    small = [Fraction(3, 1000), Fraction(123, 10_000)]
    assert texts(ticks_of(small, "percent", "fr"))[:3] == ["0,0\u00a0%", "0,5\u00a0%", "1,0\u00a0%"]
    large = [Fraction(2_600_000)]
    assert [texts(ticks_of(large, "number", lang))[1:3] for lang in LANGUAGES] == [
        ["1\u00a0million", "2\u00a0million"],
        ["1\u00a0million", "2\u00a0millions"],
        ["1\u00a0Mio.", "2\u00a0Mio."],
        ["1\u00a0millón", "2\u00a0millones"],
    ]
    assert texts(ticks_of([Fraction(9 * 10**9)], "number", "es"))[1] == "2000\u00a0millones"
    assert texts(ticks_of([Fraction(2500)], "number", "de")) == ["0", "500", "1.000", "1.500", "2.000", "2.500"]
    assert texts(ticks_of([Fraction(1, 3)], "percent", "pl"))[1] == "10%"


def test_between_whole_rows_there_is_no_tick() -> None:
    assert texts(drawn(grouped({"a": 1, "b": 2}), "dot").ticks) == ["0", "1", "2"]
    assert texts(drawn(grouped({"a": 1, "b": 2}, kind="mean"), "dot").ticks)[1] == "0.5"


# ------------------------------------------------------------------ lines


YEARS: dict[str, int | None] = {"2010": 223, "2011": None, "2012": 415, "2014": 1106, "": 5}


def test_a_line_runs_along_its_years_and_leaves_gaps() -> None:
    chart = drawn(grouped(YEARS, period="year"), "line")
    assert chart.categories == ("2010", "2011", "2012", "2014")
    assert chart.places == (2010, 2011, 2012, 2014)
    assert chart.series[0].values == (223, None, 415, 1106)
    assert (chart.ticks[0].value, chart.value_title) == (0, "Items reported")


@pytest.mark.parametrize(
    ("period", "labels", "places"),
    [
        ("day", ("2020-02-28", "2020-03-01"), 2),
        ("week", ("2020-W53", "2021-W02"), 2),
        ("month", ("2020-11", "2021-01"), 2),
        ("quarter", ("2020-Q4", "2021-Q2"), 2),
        ("year", ("2019", "2021"), 2),
    ],
)
def test_periods_stand_where_the_calendar_puts_them(period: Period, labels: tuple[str, str], places: int) -> None:
    first, last = drawn(grouped(dict.fromkeys(labels, 1), period=period), "line").places
    assert last - first == places


def test_a_line_finds_its_order_in_the_second_grouping() -> None:
    cells: dict[tuple[str, ...], int | None] = {
        (platform, year): number
        for platform, numbers in {"Alpha": (1, 2), "Beta": (3, None)}.items()
        for year, number in zip(("2019", "2020"), numbers, strict=True)
    }
    chart = drawn(grouped(cells), "line")  # years as whole numbers that rise
    assert chart.categories == ("2019", "2020")
    assert [(one.name, one.values) for one in chart.series] == [("Alpha", (1, 2)), ("Beta", (3, None))]


def test_rows_without_a_date_are_said_below_the_line() -> None:
    statistic = grouped(YEARS, period="year")
    assert chart_notes(drawn(statistic, "line"), statistic, "en-GB") == "Not in the figure: not known (5)."
    assert chart_notes(drawn(statistic, "bar"), statistic, "en-GB") == ""
    dated = grouped({"2010": 1, "2011": 2}, period="year")
    assert chart_notes(drawn(dated, "line"), dated, "fr") == ""
    cells: dict[tuple[str, ...], int | None] = {("2010", "a"): 1, ("2011", "a"): 2, ("", "a"): 3, ("", "b"): 4}
    cells |= {("2010", "b"): 0, ("2011", "b"): 0}
    crossed = grouped(cells, period="year")
    assert chart_notes(drawn(crossed, "line"), crossed, "de") == "Nicht in der Abbildung: nicht bekannt (7)."


def test_an_axis_that_begins_elsewhere_says_so() -> None:
    statistic = grouped({"2019": 96, "2020": 99}, period="year", unit="percent", kind="ratio")
    statistic = replace(statistic, cuts=tuple(replace(cut, value=(cut.value or 0) / 100) for cut in statistic.cuts))
    chart = drawn(statistic, "line", start=Fraction(95, 100))
    assert texts(chart.ticks) == ["95%", "96%", "97%", "98%", "99%"]
    assert chart.value_title == "Items reported (the axis begins at 95%)"
    assert drawn(statistic, "line").ticks[0].value == 0
    assert drawn(statistic, "line", start=Fraction(0)).value_title == "Items reported"


def test_a_short_line_is_read_out_and_of_a_long_one_its_ends() -> None:
    dated = grouped({"2010": 223, "2011": None, "2012": 1415}, period="year")
    assert spoken(dated, "line") == "Line chart. Items reported, by year. 2010: 223; 2011: –; 2012: 1,415."
    many = grouped({str(2000 + at): 7 * at % 13 + 1 for at in range(14)}, period="year")
    assert spoken(many, "line") == (
        "Line chart. Items reported, by year. From 1 (2000) to 1 (2013); highest 13 (2011), lowest 1 (2000)."
    )
    assert spoken(many, "line", "es").startswith("Gráfico de líneas. Items reported, por año. De 1 (2000) a 1 (2013);")


def test_several_lines_are_told_one_by_one() -> None:
    cells: dict[tuple[str, ...], int | None] = {
        (year, name): number
        for year, numbers in {"2019": (1, 5), "2020": (4, None), "2021": (2, 9)}.items()
        for name, number in zip(("Alpha", "Beta"), numbers, strict=True)
    }
    assert spoken(grouped(cells, period="year"), "line", "fr") == (
        "Graphique en courbes. Items reported, par année et second. "
        "Alpha: de 1 (2019) à 2 (2021) ; maximum 4 (2020), minimum 1 (2019). "
        "Beta: de 5 (2019) à 9 (2021) ; maximum 9 (2021), minimum 5 (2019)\u202f; 1 sans valeur."
    )


def test_bars_for_every_week_of_a_year_are_not_read_out_one_by_one() -> None:
    weeks = grouped({f"2020-W{at:02}": at for at in range(1, 54)}, period="week")
    assert spoken(weeks, "bar") == (
        "Bar chart. Items reported, by week. From 1 (30 December 2019) to 53 (28 December 2020); "
        "highest 53 (28 December 2020), lowest 1 (30 December 2019)."
    )


# ------------------------------------------------------------------ dots


def test_dots_bring_their_intervals() -> None:
    ends = (Fraction(1, 10), Fraction(3, 10))
    statistic = replace(
        grouped({"Alpha": 0, "Beta": 0}, kind="share", unit="percent"),
        cuts=(
            Cut(key=("Alpha",), value=Fraction(1, 5), n=6, of=30, interval=ends),
            Cut(key=("Beta",), value=None, hidden=True),
        ),
        level=Decimal("0.95"),
    )
    chart = drawn(statistic, "dot")
    assert (chart.series[0].intervals, chart.series[0].shown) == ((ends, None), ("20%", "[c]"))
    assert chart.value_title == "Items reported, with 95% interval"
    assert chart.ticks[-1].value >= Fraction(3, 10)
    assert spoken(statistic, "dot") == "Dot plot. Items reported, by first. Alpha: 20% (10% to 30%); Beta: [c]."
    assert spoken(statistic, "dot", "de").startswith("Punktdiagramm. Items reported, nach First. Alpha: 20\u00a0% (10")
    bars = drawn(statistic, "bar")
    assert (bars.series[0].intervals, bars.value_title) == ((), "Items reported")


# ------------------------------------------------------------------ curves

LOG_LOG = Interval(method="log-log", level=Decimal("0.95"))
WATCHED = TimeToEvent(among="all", start="start", event="end", at=(3, 7, 30), interval=LOG_LOG, still="still there")
# After 0, 3, 7 and 10 days four of seven rows had the event; the others were seen last after 6, 30 and 61 days.
ROWS = """\
id,start,end
1,2020-05-01,2020-05-04
2,2020-05-01,
3,2020-05-10,2020-05-20
4,2020-06-01,
5,2020-06-01,2020-06-08
6,2020-06-20,2020-06-20
7,2020-06-25,
"""
COLUMNS: dict[str, ColumnType] = {"id": "string", "start": "date", "end": "date"}


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDB]:
    with DuckDB() as made:
        yield made


def curve_of(folder: Path, engine: DuckDB, definition: TimeToEvent = WATCHED, *, persons: bool = False) -> Statistic:
    dataset = watched(folder, definition, persons=persons)
    report = Report()
    statistic = compute(dataset, dataset.measures["one"], engine, report)
    assert [one.message for one in report] == []
    assert statistic is not None
    return statistic


def watched(folder: Path, definition: Definition, *, persons: bool) -> Dataset:
    path = folder / "a.csv"
    path.write_text(ROWS, encoding="utf-8")
    columns = tuple(
        Column(name=name, title=f"{name} day", type=kind, categories=(), disclose="aggregate", span=SPAN)
        for name, kind in COLUMNS.items()
    )
    resource = Resource(
        name="a", files=(str(path),), columns=columns, key=("id",), missing={"": ""}, sha256=str(persons), span=SPAN
    )
    return Dataset(
        name="log", title="The log", version="1", unit="report", unit_is_person=persons, sampling="random",
        observed_until=dt.date(2020, 7, 1), synthetic=False, resources=(resource,),
        populations={"all": Population(name="all", says="all", resource="a", where=(), span=SPAN)},
        measures={
            "one": Measure(name="one", label="removed", definition=definition, decimals=None, note="", span=SPAN)
        },
        span=SPAN,
    )  # fmt: skip


def course(chart: Chart) -> Course:
    assert chart.course is not None
    return chart.course


def test_the_whole_curve_is_that_of_kaplan_and_meier(tmp_path: Path, engine: DuckDB) -> None:
    curve = curve_of(tmp_path, engine).curve
    assert curve is not None
    steps = [Fraction(6, 7), Fraction(5, 7), Fraction(5, 7), Fraction(15, 28), Fraction(5, 14), Fraction(5, 14)]
    assert [(one.day, one.left) for one in curve.days] == list(
        zip((0, 3, 6, 7, 10, 30, 61), [*steps, Fraction(5, 14)], strict=True)
    )
    assert [(one.at_risk, one.events, one.censored) for one in curve.days] == [
        (7, 1, 0), (6, 1, 0), (5, 0, 1), (4, 1, 0), (3, 1, 0), (2, 0, 1), (1, 0, 1),
    ]  # fmt: skip
    assert (curve.still, curve.since, curve.whole) == ("still there", "start day", True)
    assert all(one.interval and one.interval[0] < one.left < one.interval[1] for one in curve.days)


def test_the_days_of_the_text_and_of_the_curve_agree(tmp_path: Path, engine: DuckDB) -> None:
    statistic = curve_of(tmp_path, engine)
    assert statistic.curve is not None
    for estimate in statistic.estimates:
        there = [one for one in statistic.curve.days if one.day <= estimate.days][-1]
        assert (1 - estimate.value, estimate.interval) == (
            there.left,
            there.interval and (1 - there.interval[1], 1 - there.interval[0]),
        )
        later = [one.at_risk for one in statistic.curve.days if one.day > estimate.days]
        assert estimate.at_risk == (later[0] if later else 0)


def test_the_curve_changes_nothing_else(tmp_path: Path, engine: DuckDB) -> None:
    statistic = curve_of(tmp_path, engine)
    bare = replace(statistic, curve=None)
    assert provenance(statistic) == provenance(bare)
    assert text_of(statistic, language_of("fr")) == text_of(bare, language_of("fr"))
    dataset = watched(tmp_path, WATCHED, persons=False)
    assert definition_digest(replace(WATCHED, still=""), dataset) == definition_digest(WATCHED, dataset)


def test_a_curve_as_a_chart(tmp_path: Path, engine: DuckDB) -> None:
    statistic = curve_of(tmp_path, engine)
    assert usual_kind(statistic) == "km"
    chart = drawn(statistic, "km")
    assert chart.value_title == "Still there, estimated share (Kaplan–Meier), with 95% interval"
    assert chart.category_title == "Days since “start day”"
    assert texts(chart.ticks) == ["0%", "20%", "40%", "60%", "80%", "100%"]
    shown = course(chart)
    assert texts(shown.days) == ["0", "7", "14", "21", "28", "35", "42", "49", "56"]
    assert shown.at_risk == ("7", "4", "2", "2", "2", "1", "1", "1", "1")  # rows seen on that day or later
    assert texts(shown.named) == ["3 days: 71%", "7 days: 54%", "30 days: 36%"]
    assert chart_notes(chart, statistic, "en-GB") == "Small strokes: the watch over a row ended on that day."


def test_a_curve_may_end_earlier(tmp_path: Path, engine: DuckDB) -> None:
    shown = course(drawn(curve_of(tmp_path, engine), "km", until=40))
    assert [one.day for one in shown.curve.days] == [0, 3, 6, 7, 10, 30, 40]
    assert shown.curve.days[-1].left == Fraction(5, 14)
    assert not shown.curve.days[-1].censored
    assert texts(shown.days) == ["0", "7", "14", "21", "28", "35"]
    assert shown.at_risk == ("7", "4", "2", "2", "2", "1")


def test_of_persons_nothing_is_drawn_but_the_days_that_are_published(tmp_path: Path, engine: DuckDB) -> None:
    statistic = curve_of(tmp_path, engine, persons=True)
    assert statistic.curve is not None
    assert [(one.day, one.left) for one in statistic.curve.days] == [
        (one.days, 1 - one.value) for one in statistic.estimates
    ]
    assert {(one.at_risk, one.events, one.censored) for one in statistic.curve.days} == {(None, None, None)}
    assert {at_risk for _, _, at_risk in provenance(statistic)["estimates"]} == {None}  # type: ignore[attr-defined]
    chart = drawn(statistic, "km")
    assert (course(chart).at_risk, course(chart).at_risk_title) == ((), "")
    assert chart_notes(chart, statistic, "fr").startswith("Les lignes sont des personnes")
    assert course(drawn(statistic, "km", until=40)).curve == course(chart).curve


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en-GB",
            "Kaplan–Meier curve. Still there. After 3 days: 71% (95% interval: 26% to 92%); "
            "after 7 days: 54% (95% interval: 13% to 82%); after 30 days: 36% (95% interval: 5% to 70%). Median: 10 days.",
        ),
        (
            "fr",
            "Courbe de Kaplan-Meier. Still there. Après 3 jours\u00a0: 71\u00a0% (intervalle à 95\u00a0%: 26\u00a0% à",
        ),
        ("de", "Kaplan-Meier-Kurve. Still there. Nach 3 Tagen: 71\u00a0% (95\u00a0%-Intervall: 26\u00a0% bis"),
        ("es", "Curva de Kaplan-Meier. Still there. Tras 3 días: 71\u00a0% (intervalo del 95\u00a0%: 26\u00a0% a"),
    ],
)
def test_a_curve_in_words(tmp_path: Path, engine: DuckDB, lang: str, words: str) -> None:
    assert spoken(curve_of(tmp_path, engine), "km", lang).startswith(words)


def test_a_curve_without_words_for_what_is_left(tmp_path: Path, engine: DuckDB) -> None:
    statistic = curve_of(tmp_path, engine, replace(WATCHED, still="", interval=None, at=(1, 7)))
    assert [drawn(statistic, "km", lang).value_title for lang in LANGUAGES] == [
        "Not yet: removed, estimated share (Kaplan–Meier)",
        "Pas encore : removed, part estimée (Kaplan-Meier)",
        "Noch nicht: removed, geschätzter Anteil (Kaplan-Meier)",
        "Todavía no: removed, proporción estimada (Kaplan-Meier)",
    ]
    assert spoken(statistic, "km").startswith("Kaplan–Meier curve. Not yet: removed. After 1 day: 86%; after 7 days")


# ------------------------------------------------------------------ what does not fit


def _single(**more: Any) -> Statistic:
    return Statistic(
        measure="one", dataset="log", label="items", kind="count", unit="number", value=Fraction(7), **more
    )


def _code(statistic: Statistic, kind: ChartKind) -> tuple[str, str] | None:
    wrong = misfit(statistic, kind)
    return wrong and (wrong[0], wrong[2])


def test_what_does_not_fit_is_told_with_what_does(tmp_path: Path, engine: DuckDB) -> None:
    groups, years = grouped({"Alpha": 1, "Beta": 2}), grouped({"2019": 1, "2020": 2}, period="year")
    assert _code(_single(), "bar") is None
    assert _code(_single(), "km") == ("figure.kind", "`kind=bar` fits")
    assert _code(_single(), "line") == ("figure.kind", "`kind=bar` fits")
    assert _code(_single(), "dot") == ("figure.kind", "write the number into the text")
    assert _code(groups, "line") == ("figure.kind", "`kind=bar` fits")
    assert _code(groups, "km") == ("figure.kind", "`kind=bar` fits")
    assert _code(years, "km") == ("figure.kind", "`kind=line` fits")
    assert _code(grouped({"2019": 1, "": 2}, period="year"), "line") == ("figure.kind", "`kind=bar` fits")
    nothing = grouped({"2019": None, "2020": None}, period="year")
    assert _code(nothing, "line") == ("figure.kind", "`::: table` says what is missing or hidden")
    assert _code(nothing, "bar") is None
    assert _code(curve_of(tmp_path, engine), "line") == ("figure.kind", "`kind=km` fits")
    assert _code(curve_of(tmp_path, engine), "dot") is None


def test_more_than_a_reader_can_tell_apart_is_too_much() -> None:
    def crossed(rows: int, columns: int) -> Statistic:
        return grouped({(f"r{at}", f"c{other}"): 1 for at in range(rows) for other in range(columns)})

    assert _code(crossed(3, 4), "bar") is None
    assert (_code(crossed(3, 5), "bar") or [""])[0] == "figure.size"
    assert (_code(crossed(101, 4), "bar") or [""])[0] == "figure.size"
    assert (_code(grouped({f"r{at}": 1 for at in range(401)}), "bar") or [""])[0] == "figure.size"
    assert (_code(grouped({f"r{at}": 1 for at in range(61)}), "dot") or [""])[0] == "figure.size"
    by_name = grouped({(f"r{at}", f"{year}"): 1 for at in range(5) for year in (2019, 2020)})
    assert (_code(by_name, "line") or [""])[0] == "figure.size"
