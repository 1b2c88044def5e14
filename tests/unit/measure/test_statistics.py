"""Rates, means, ranks, times to an event, intervals, hidden numbers, editions: as numbers, as text and in tables."""

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.measure.compute import compute
from toolkit.measure.engines.duck import DuckDB
from toolkit.measure.exhibits.chart import chart_of
from toolkit.measure.exhibits.table import table_of
from toolkit.measure.origins.trace import definition_digest, provenance
from toolkit.measure.words.format import show
from toolkit.model.definition import (
    Change,
    Cited,
    Condition,
    Conditions,
    Count,
    Definition,
    Distinct,
    Grouping,
    Interval,
    Mean,
    Measure,
    Median,
    Population,
    Quantile,
    Rank,
    Rate,
    Ratio,
    Share,
    Sum,
    TimeToEvent,
    Vintage,
)
from toolkit.model.evidence import Category, Column, ColumnType, Dataset, Resource, Statistic
from toolkit.model.tree import Call, Expr
from toolkit.model.walk import plain_text

SPAN = Source(path="measures.yaml", text="measure").span(0, 7)
KINDS: dict[str, ColumnType] = {
    "id": "string", "group": "string", "side": "string", "done": "string", "start": "date", "end": "date",
    "days": "integer", "users": "number",
}  # fmt: skip
ROWS = """\
id,group,side,done,start,end,days,users
1,a,l,yes,2020-05-01,2020-05-04,3,10
2,a,l,no,2020-05-01,,,20
3,a,r,yes,2020-05-10,2020-05-20,10,2.5
4,b,l,no,2020-06-01,,,5
5,b,r,yes,2020-06-01,2020-06-08,7,
6,b,r,yes,2020-06-20,2020-06-20,0,7.5
7,b,r,no,2020-06-25,,,5
8,c,l,no,,,,0
"""
YES: Conditions = (Condition(column="done", operator="in", values=("yes",)),)
GROUP, SIDE = Grouping(column="group"), Grouping(column="side")
LEVEL = Decimal("0.95")
WILSON = Interval(method="wilson", level=LEVEL, means="As if it were a sample.")
LOG_LOG = Interval(method="log-log", level=LEVEL)
WATCHED = TimeToEvent(among="all", start="start", event="end", at=(3, 7, 30), interval=LOG_LOG)

Found = Callable[..., Statistic]


@pytest.fixture(scope="module")
def engine() -> Iterator[DuckDB]:
    with DuckDB() as made:
        yield made


def _dataset(folder: Any, rows: str, measures: dict[str, Definition], **more: Any) -> Dataset:
    path = folder / "a.csv"
    path.write_text(rows, encoding="utf-8")
    labels = {"group": {"a": "Alpha", "b": "Beta", "c": "Gamma"}}
    columns = tuple(
        Column(
            name=name,
            title=name.capitalize(),
            type=kind,
            categories=tuple(Category(value=value, label=text) for value, text in labels.get(name, {}).items()),
            disclose="open",
            span=SPAN,
        )
        for name, kind in KINDS.items()
    )
    resource = Resource(
        name="a", files=(str(path),), columns=columns, key=("id",), missing={"": ""}, sha256=str(hash(rows)), span=SPAN
    )
    where = {"all": (), "left": (Condition(column="side", operator="in", values=("l",)),), "right": (Condition(column="side", operator="in", values=("r",)),)}  # fmt: skip
    facts: dict[str, Any] = {
        "name": "log", "title": "The log", "version": "1", "unit": "report", "unit_is_person": True,
        "sampling": "random", "observed_until": dt.date(2020, 7, 1), "synthetic": False, "resources": (resource,),
        "populations": {name: Population(name=name, says=f"{name} reports", resource="a", where=one, span=SPAN) for name, one in where.items()},
        "measures": {name: _measure(name, one) for name, one in measures.items()},
        "span": SPAN,
    }  # fmt: skip
    return Dataset(**{**facts, **more})


def _measure(name: str, definition: Definition) -> Measure:
    return Measure(name=name, label="removed", definition=definition, decimals=None, note="", span=SPAN)


@pytest.fixture
def computed(tmp_path: Any, engine: DuckDB) -> Found:
    def run(definition: Definition, rows: str = ROWS, **others: Definition) -> Statistic:
        dataset = _dataset(tmp_path, rows, {"one": definition, **others})
        report = Report()
        statistic = compute(dataset, dataset.measures["one"], engine, report)
        assert [one.message for one in report] == []
        assert statistic is not None
        return statistic

    return run


@pytest.fixture
def refused(tmp_path: Any, engine: DuckDB) -> Callable[..., list[str]]:
    def run(
        definition: Definition, rows: str = ROWS, others: dict[str, Definition] | None = None, **more: Any
    ) -> list[str]:
        dataset = _dataset(tmp_path, rows, {"one": definition, **(others or {})}, **more)
        report = Report()
        assert compute(dataset, dataset.measures["one"], engine, report) is None
        assert all(str(one.span) == "measures.yaml:1:1" for one in report)
        return [one.code for one in report]

    return run  # fmt: skip


def _show(statistic: Statistic, text: str = "log.one", lang: str = "en-GB") -> str:
    report = Report()
    shown = show(_expr(text), statistic, lang, report)
    assert [one.message for one in report] == []
    assert shown is not None
    return shown


def _expr(text: str) -> Expr:
    source = Source(path="submission.md", text=text)
    names, *calls = (part.strip() for part in text.split("|"))
    filters = []
    for call in calls:
        name, _, argument = call.partition("(")
        filters.append(Call(name=name, arguments=(argument[:-1],) if argument else (), span=source.span(0, 1)))
    return Expr(path=tuple(names.split(".")), filters=tuple(filters), span=source.span(0, len(text)))


def _texts(statistic: Statistic, lang: str = "en-GB") -> list[list[str]]:
    table = table_of(statistic, lang, SPAN, "", ())
    return [[plain_text(cell.content) for cell in row.cells] for row in (table.head, *table.body)]


def _note(statistic: Statistic, lang: str = "en-GB") -> str:
    return plain_text(table_of(statistic, lang, SPAN, "", ()).notes)


# ------------------------------------------------------------------ numbers


@pytest.mark.parametrize(
    ("definition", "value", "shown"),
    [
        (Rate(among="left", population="all", per=1000), 500, "500.0"),
        (Rate(among="all", that=YES, exposure="users", per=100), 6, "6.0"),
        (Rate(among="right", exposure="users", per=1), Fraction(3, 15), "0.2"),
        (Mean(among="all", column="days"), 5, "5.0"),
        (Mean(among="all", column="users"), Fraction(50, 7), "7.1"),
        (Median(among="all", column="days"), 5, "5"),
        (Median(among="right", column="days"), 7, "7"),
        (Median(among="all", column="users"), 5, "5"),
        (Median(among="left", column="users"), Fraction(15, 2), "7.5"),
        (Quantile(among="all", column="days", at=Fraction(9, 10)), Fraction(91, 10), "9.1"),
        (Quantile(among="all", column="days", at=Fraction(1, 3)), 3, "3"),
        (Rank(of=Count(among="all", by=(GROUP,)), value="b"), 1, "1"),
        (Rank(of=Count(among="all", by=(GROUP,)), value="a"), 2, "2"),
        (Rank(of=Count(among="all", by=(GROUP,)), value="c", lowest=True), 1, "1"),
        (Rank(of=Count(among="all", that=YES, by=(GROUP,)), value="b"), 1, "1"),
        (Rank(of=Count(among="all", that=YES, by=(GROUP,)), value="c"), 3, "3"),
        (Rank(of=Sum(among="all", column="users", by=(GROUP,)), value="a"), 1, "1"),
        (Rank(of=Share(among="all", that=YES, by=(GROUP,)), value="b"), 2, "2"),
    ],
)
def test_values(computed: Found, definition: Definition, value: Fraction | int, shown: str) -> None:
    statistic = computed(definition)
    assert statistic.value == value
    assert _show(statistic) == shown


def test_a_restricted_mean_says_of_how_many(computed: Found) -> None:
    statistic = computed(Mean(among="all", column="days"))
    assert _show(statistic, "log.one.known") == "where days was known (4 of 8)"
    assert (_show(statistic, "log.one.n"), _show(statistic, "log.one.unit")) == ("4", "Days")
    assert [(one.role, one.rows) for one in statistic.origins] == [("values", 4)]
    assert "Where days was known (4 of 8)." in _note(statistic)


def test_a_rate_leaves_out_the_rows_without_an_exposure(computed: Found) -> None:
    statistic = computed(Rate(among="all", that=YES, exposure="users", per=1000, by=(GROUP,)))
    assert (statistic.n, statistic.of) == (3, 50)
    assert _show(statistic, "log.one.unit") == "per 1,000 Users"
    assert _show(statistic, "log.one.known", "de") == "soweit bekannt (Users: 7 von 8)"
    assert _texts(statistic) == [["Group", "Removed"], ["Alpha", "61.5"], ["Beta", "57.1"], ["Gamma", "–"]]
    assert [(one.role, one.rows) for one in statistic.origins] == [("exposure", 7), ("events", 3)]


def test_medians_by_group(computed: Found) -> None:
    statistic = computed(Median(among="all", column="days", by=(SIDE,)))
    assert _texts(statistic) == [["Side", "Removed"], ["r", "7"], ["l", "3"]]
    assert "N\u00a0=\u00a04." in _note(statistic)


# ------------------------------------------------------------------ ranks


def test_a_rank_as_an_ordinal(computed: Found) -> None:
    statistic = computed(Rank(of=Count(among="all", known=("start",), by=(GROUP,)), value="b"))
    assert _show(statistic, "log.one.rank | ordinal") == "1st"
    assert _show(statistic, "log.one | ordinal", "fr") == "1er"
    assert _show(statistic, "log.one.of") == "3"
    assert _show(statistic, "log.one.known") == "where start was known (7 of 8)"


def test_groups_of_one_number_share_a_place(computed: Found) -> None:
    rows = ROWS.replace("4,b,l", "4,a,l")
    for group, place in (("a", 1), ("b", 2), ("c", 3)):
        assert computed(Rank(of=Count(among="all", by=(GROUP,)), value=group), rows).value == place
    rows = ROWS.replace("8,c,l", "8,a,l")
    for group, place in (("a", 1), ("b", 1), ("c", 3)):
        assert computed(Rank(of=Count(among="all", by=(GROUP,)), value=group), rows).value == place


def test_the_first_groups_as_a_table(computed: Found) -> None:
    statistic = computed(Rank(of=Count(among="all", by=(GROUP,)), top=2))
    assert _texts(statistic) == [["Group", "Removed"], ["Beta", "4"], ["Alpha", "3"]]
    tied = computed(Rank(of=Count(among="all", by=(GROUP,)), top=1), ROWS.replace("8,c,l", "8,a,l"))
    assert _texts(tied)[1:] == [["Alpha", "4"], ["Beta", "4"]]
    chart, _ = chart_of(computed(Rank(of=Share(among="all", that=YES, by=(GROUP,)))), "bar", "en-GB")
    assert chart.categories == ("Alpha", "Beta", "Gamma")


def test_who_is_not_there_has_no_place(refused: Callable[..., list[str]]) -> None:
    never = (Condition(column="id", operator="in", values=("x",)),)
    assert refused(Rank(of=Count(among="all", that=never, by=(SIDE,)), value="l")) == ["measure.empty"]


# ------------------------------------------------------------------ times to an event


def test_a_time_to_an_event(computed: Found) -> None:
    statistic = computed(WATCHED)
    # At risk: 7 rows; events on day 0, 3, 7, 10; watched without one until day 6, 30, 61.
    left = Fraction(6, 7) * Fraction(5, 6) * Fraction(3, 4)
    assert statistic.value == Fraction(2, 7)
    assert [(one.days, one.value, one.at_risk) for one in statistic.estimates] == [
        (3, Fraction(2, 7), None),  # rows are persons: how few are left is not told
        (7, 1 - left, None),
        (30, 1 - left * Fraction(2, 3), None),
    ]
    assert (statistic.n, statistic.of, statistic.median) == (4, 7, 10)
    assert _show(statistic) == "29%"
    assert _show(statistic, "log.one.at-7 | round(1)") == "46.4%"
    assert _show(statistic, "log.one.interval") == "8% to 74%"
    assert _show(statistic, "log.one.at-7.interval", "fr") == "18\u00a0% à 87\u00a0%"
    assert _show(statistic, "log.one.median") == "10 days"
    assert _show(statistic, "log.one.level") == "95%"
    assert _show(statistic, "log.one.known") == "where start was known (7 of 8)"
    record = provenance(statistic)
    assert record["kind"] == "time_to_event"
    assert record["median"] == 10
    assert [one[0] for one in record["estimates"]] == [3, 7, 30]  # type: ignore[attr-defined]


def test_a_time_to_an_event_as_a_table_and_a_chart(computed: Found) -> None:
    statistic = computed(replace(WATCHED, at=(1, 7)))
    assert _texts(statistic) == [
        ["", "Removed", "95% interval"],
        ["Within 1 day", "14%", "2% to 67%"],
        ["Within 7 days", "46%", "18% to 87%"],
    ]
    chart, words = chart_of(statistic, "bar", "en-GB")
    assert chart.categories == ("Within 1 day", "Within 7 days")
    assert words == "Bar chart. Removed. Within 1 day: 14%; Within 7 days: 46%."


def test_a_median_that_is_not_reached(computed: Found) -> None:
    rows = ROWS.replace("2020-05-20", "").replace("2020-06-08", "")
    assert _show(computed(WATCHED, rows), "log.one.median", "es") == "no alcanzada"
    assert computed(replace(WATCHED, interval=None), rows).interval is None


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (ROWS.replace("2020-05-04", "2020-04-30"), "measure.event"),
        (ROWS.replace("2020-05-04", "2020-07-02"), "measure.observed"),
        (ROWS.replace("7,b,r,no,2020-06-25", "7,b,r,no,2020-07-25"), "measure.observed"),
        (ROWS.replace("2020-05-01,,", "2020-06-20,,").replace("2020-06-01,,", "2020-06-20,,"), "measure.observed"),
        (ROWS.splitlines()[0] + "\n", "measure.empty"),
    ],
)
def test_dates_that_contradict_each_other(refused: Callable[..., list[str]], rows: str, code: str) -> None:
    assert refused(WATCHED, rows) == [code]


def test_nobody_knows_how_long_it_was_watched(refused: Callable[..., list[str]]) -> None:
    assert refused(WATCHED, observed_until=None) == ["measure.observed"]


def test_an_event_for_all_of_them_needs_no_longer_watching(computed: Found) -> None:
    rows = "\n".join([ROWS.splitlines()[0], "1,a,l,yes,2020-05-01,2020-05-04,3,10", ""])
    statistic = computed(WATCHED, rows)
    assert [one.value for one in statistic.estimates] == [1, 1, 1]
    assert _show(statistic) == "100%"
    assert statistic.interval is None


# ------------------------------------------------------------------ intervals


def test_an_interval_of_a_share(computed: Found) -> None:
    statistic = computed(Share(among="all", that=YES, interval=WILSON))
    assert _show(statistic) == "4 of 8"
    assert _show(statistic, "log.one.interval") == "22% to 78%"
    assert _show(statistic, "log.one.interval | round(1)") == "21.5% to 78.5%"
    assert _show(statistic, "log.one.interval", "de") == "22\u00a0% bis 78\u00a0%"
    assert _show(statistic, "log.one.interval", "es") == "22\u00a0% a 78\u00a0%"
    assert _texts(statistic) == [["", "Number", "95% interval"], ["Removed", "4 of 8", "22% to 78%"]]
    assert _note(statistic).endswith("As if it were a sample.")
    assert provenance(statistic)["level"] == "0.95"


def test_intervals_in_a_table(computed: Found) -> None:
    statistic = computed(Share(among="all", that=YES, by=(GROUP,), interval=WILSON))
    assert _texts(statistic, "fr") == [
        ["Group", "Removed", "Nombre", "Intervalle à 95\u00a0%"],
        ["Alpha", "67\u00a0%", "2 sur 3", "21\u00a0% à 94\u00a0%"],
        ["Beta", "50\u00a0%", "2 sur 4", "15\u00a0% à 85\u00a0%"],
        ["Gamma", "0\u00a0%", "0 sur 1", "0\u00a0% à 79\u00a0%"],
    ]
    crossed = computed(Share(among="all", that=YES, by=(GROUP, SIDE), interval=WILSON))
    assert _texts(crossed)[1] == ["Alpha", "50% (1 of 2; 9% to 91%)", "100% (1 of 1; 21% to 100%)"]


def test_the_interval_of_a_difference(computed: Found) -> None:
    newcombe = Interval(method="newcombe", level=LEVEL)
    of = Share(among="", that=YES)
    statistic = computed(Change(of=of, start="left", end="right", relative=False, interval=newcombe))
    assert _show(statistic) == "+50\u00a0percentage points"
    assert _show(statistic, "log.one.interval | round(1)") == "\u221213.5 to 78.9 percentage points"


@pytest.mark.parametrize(
    ("text", "code"),
    [("log.one.interval | words", "expression.filter"), ("log.one.rank", "expression.attribute"), ("log.one.at-7", "expression.attribute")],
)  # fmt: skip
def test_what_an_interval_cannot_do(computed: Found, text: str, code: str) -> None:
    statistic, report = computed(Share(among="all", that=YES, interval=WILSON)), Report()
    assert show(_expr(text), statistic, "en-GB", report) is None
    assert [one.code for one in report] == [code]


# ------------------------------------------------------------------ hidden numbers


def test_small_numbers_are_hidden_with_another(computed: Found) -> None:
    rows = ROWS + "9,c,l,yes,,,,\n"  # a 3, b 4, c 2
    statistic = computed(Count(among="all", by=(GROUP,), suppress=3), rows)
    assert _texts(statistic) == [
        ["Group", "Removed"], ["Alpha", "[c]"], ["Beta", "4"], ["Gamma", "[c]"], ["Total", "9"],
    ]  # fmt: skip
    assert "[c]: fewer than 3, or left out so that such a number cannot be worked out." in _note(statistic)
    assert not [
        cut for cut in (*statistic.cuts, *statistic.totals) if cut.hidden and (cut.value, cut.n) != (None, None)
    ]
    chart, words = chart_of(statistic, "bar", "en-GB")
    assert chart.series[0].values == (None, 4, None)
    assert words == "Bar chart. Removed, by group. Alpha: [c]; Beta: 4; Gamma: [c]."


def test_small_numbers_of_a_table_with_two_dimensions(computed: Found) -> None:
    statistic = computed(Count(among="all", by=(GROUP, SIDE), suppress=2))
    assert _texts(statistic) == [
        ["Group", "l", "r", "Total"],
        ["Alpha", "[c]", "[c]", "[c]"],
        ["Beta", "[c]", "[c]", "4"],
        ["Gamma", "[c]", "0", "[c]"],
        ["Total", "4", "4", "8"],
    ]
    _, words = chart_of(statistic, "bar", "en-GB")
    assert words.endswith("Alpha: [c] (l [c], r [c]); Beta: 4 (l [c], r [c]); Gamma: [c] (l [c], r 0).")


def test_a_total_that_is_hidden_is_nowhere(computed: Found) -> None:
    rows = "\n".join(ROWS.splitlines()[:4]) + "\n"
    statistic = computed(Count(among="all", known=("id",), by=(GROUP,), suppress=5), rows)
    assert (statistic.value, statistic.n, statistic.of, statistic.known) == (None, None, None, "")
    assert [one.rows for one in statistic.origins] == [None]
    assert provenance(statistic)["value"] is None
    assert _texts(statistic) == [
        ["Group", "Removed"],
        ["Alpha", "[c]"],
        ["Beta", "0"],
        ["Gamma", "0"],
        ["Total", "[c]"],
    ]
    alone = computed(Count(among="all", suppress=5), rows)
    assert [_show(alone, lang=lang) for lang in ("en", "fr", "de", "es")] == [
        "fewer than 5", "moins de 5", "weniger als 5", "menos de 5",
    ]  # fmt: skip
    assert computed(Count(among="all", suppress=3), rows).value == 3


def test_shares_of_few_persons_are_hidden(computed: Found) -> None:
    statistic = computed(Share(among="all", that=YES, by=(GROUP,), suppress=2, interval=WILSON))
    assert [(cut.key[0], cut.hidden, cut.n, cut.of, cut.interval) for cut in statistic.cuts if cut.hidden] == [
        ("Alpha", True, None, None, None),
        ("Beta", True, None, None, None),
        ("Gamma", True, None, None, None),
    ]
    assert _texts(statistic)[1] == ["Alpha", "[c]", "[c]", "[c]"]


def test_nothing_is_made_of_hidden_numbers(refused: Callable[..., list[str]]) -> None:
    few = Count(among="left", that=YES, suppress=5)
    ratio = Ratio(numerator="few", denominator="all", comparable="x")
    assert refused(ratio, others={"few": few, "all": Count(among="all")}) == ["measure.suppress"]
    assert refused(Share(among="left", that=YES, suppress=5)) == ["measure.suppress"]


def test_nothing_to_hide(computed: Found) -> None:
    plain, asked = Count(among="all", by=(SIDE,)), Count(among="all", by=(SIDE,), suppress=3)
    assert _texts(computed(plain)) == _texts(computed(asked))
    assert computed(asked).totals == ()
    assert "[c]" not in _note(computed(asked))


# ------------------------------------------------------------------ parts of a total


def test_parts_of_a_total_and_their_rounding(computed: Found) -> None:
    statistic = computed(Count(among="all", by=(GROUP,), of_total=True))
    assert _texts(statistic) == [
        ["Group", "Removed", "Share"], ["Alpha", "3", "38%"], ["Beta", "4", "50%"], ["Gamma", "1", "13%"],
        ["Total", "8", "100%"],
    ]  # fmt: skip
    notes = {lang: _note(statistic, lang) for lang in ("en-GB", "fr", "de", "es")}
    assert "Percentages do not add up to 100 because of rounding." in notes["en-GB"]
    assert "arrondis" in notes["fr"]
    assert "Rundung" in notes["de"]
    assert "redondeo" in notes["es"]
    assert "rounding" not in _note(computed(Count(among="all", by=(SIDE,), of_total=True)))


# ------------------------------------------------------------------ published figures


def _cited(value: str, unit: str = "offences", **more: Any) -> Cited:
    facts: dict[str, Any] = {
        "qualifier": "", "means": "offences", "denominator": "", "denominator_is": "all", "place": "", "start": None,
        "end": None, "source": "nspcc2020", "via": "", "quote": "",
    }  # fmt: skip
    return Cited(value=Decimal(value), unit=unit, **{**facts, **more})


def _vintage(value: int, year: int) -> Vintage:
    return Vintage(value=Decimal(value), seen=dt.date(year, 1, 1), source=f"nspcc{year}", span=SPAN)


@pytest.mark.parametrize(
    ("cited", "newer"),
    [
        (_cited("55", vintages=(_vintage(55, 2020), _vintage(57, 2021), _vintage(56, 2019))), "57 (nspcc2021, seen 2021-01-01)"),
        (_cited("57", vintages=(_vintage(55, 2020), _vintage(57, 2021))), ""),
        (_cited("57", seen=dt.date(2020, 6, 1), vintages=(_vintage(55, 2020), _vintage(58, 2021))), "58 (nspcc2021, seen 2021-01-01)"),
        (_cited("57", vintages=(_vintage(55, 2020),)), "55 (nspcc2020, seen 2020-01-01)"),
        (_cited("57"), ""),
    ],
)  # fmt: skip
def test_a_newer_edition_is_told(tmp_path: Any, engine: DuckDB, cited: Cited, newer: str) -> None:
    dataset, report = _dataset(tmp_path, ROWS, {"one": cited}), Report()
    statistic = compute(dataset, dataset.measures["one"], engine, report)
    assert statistic is not None
    assert statistic.value == cited.value
    assert [(one.code, one.severity.value) for one in report] == ([("measure.vintage", "note")] if newer else [])
    assert not report.failed
    assert all(newer in one.message for one in report)


@pytest.mark.parametrize(
    ("total", "parts", "codes"),
    [
        (_cited("10119"), (_cited("5784"), _cited("4335")), []),
        (_cited("10119"), (_cited("5784"), _cited("4336")), ["measure.parts"]),
        (_cited("100", "percent"), (_cited("33", "percent"), _cited("33", "percent"), _cited("33", "percent")), []),
        (_cited("100", "percent"), (_cited("33", "percent"), _cited("33", "percent"), _cited("31", "percent")), ["measure.parts"]),
        (_cited("8"), (Count(among="left"), Count(among="right")), []),
        (Count(among="all"), (Count(among="left"), Count(among="left", that=YES)), ["measure.parts"]),
        (Count(among="all"), (Count(among="left"), Count(among="right", suppress=9)), []),
    ],
)  # fmt: skip
def test_parts_add_up(
    tmp_path: Any, engine: DuckDB, total: Definition, parts: tuple[Definition, ...], codes: list[str]
) -> None:
    names = {f"part{number}": one for number, one in enumerate(parts)}
    dataset, report = _dataset(tmp_path, ROWS, {"one": total, **names}), Report()
    measure = replace(dataset.measures["one"], parts=tuple(names))
    assert compute(dataset, measure, engine, report) is not None
    assert [one.code for one in report] == codes
    assert all("add up to" in one.message for one in report)


# ------------------------------------------------------------------ hashes


def test_every_definition_has_a_hash_of_its_own(tmp_path: Any) -> None:
    definitions: list[Definition] = [
        Count(among="all"), Count(among="all", suppress=5), Count(among="all", of_total=True), Distinct(among="all", column="id"),
        Share(among="all", that=YES), Share(among="all", that=YES, interval=WILSON),
        Share(among="all", that=YES, interval=replace(WILSON, level=Decimal("0.9"))),
        Rate(among="all", population="left", per=10), Rate(among="all", population="left", per=100), Rate(among="all", exposure="users", per=10),
        Mean(among="all", column="days"), Median(among="all", column="days"), Quantile(among="all", column="days", at=Fraction(1, 2)),
        Quantile(among="all", column="days", at=Fraction(1, 4)), WATCHED, replace(WATCHED, at=(7,)), replace(WATCHED, interval=None),
        Rank(of=Count(among="all", by=(GROUP,)), value="a"), Rank(of=Count(among="all", by=(GROUP,)), top=2), Rank(of=Count(among="left", by=(GROUP,)), top=2),
        _cited("1"), _cited("1", vintages=(_vintage(1, 2020),)), _cited("1", vintages=(_vintage(2, 2020),)),
    ]  # fmt: skip
    dataset = _dataset(tmp_path, ROWS, {})
    digests = [definition_digest(one, dataset) for one in definitions]
    assert len(set(digests)) == len(definitions)
    left = replace(dataset.populations["left"], says="other words")
    changed = replace(dataset, populations={**dataset.populations, "left": left})
    differing = [
        one for one, digest in zip(definitions, digests, strict=True) if definition_digest(one, changed) != digest
    ]
    assert [type(one) for one in differing] == [Rate, Rate, Rank]
    elsewhere = replace(_vintage(1, 2020), span=SPAN.source.span(1, 2))
    assert definition_digest(_cited("1", vintages=(elsewhere,)), dataset) == digests[-2]
