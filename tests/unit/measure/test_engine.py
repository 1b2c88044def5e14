"""The engine: what it counts, that values are bound, that missing never matches, that it remembers."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import duckdb
import pytest
from msgspec.structs import replace

from toolkit.measure.engines import stored_rows
from toolkit.measure.engines.duck import DuckDB
from toolkit.measure.engines.engine import Engine, Total
from toolkit.measure.engines.referee import Pandas
from toolkit.measure.engines.remembering import remembering
from toolkit.model.definition import Condition, Conditions, Datum, Grouping, Operator
from toolkit.model.evidence import Resource


@pytest.fixture
def engine() -> Iterator[DuckDB]:
    with DuckDB() as made:
        yield made


def _where(column: str, operator: Operator, *values: Datum) -> Conditions:
    return (Condition(column=column, operator=operator, values=values),)


@pytest.mark.parametrize(
    ("where", "rows"),
    [
        ((), "R1 R2 R3 R4 R5 R6 R7"),
        (_where("platform", "in", "instagram"), "R1 R2 R5 R7"),
        (_where("platform", "in", "instagram", "facebook"), "R1 R2 R3 R4 R5 R7"),
        (_where("outcome", "not", "removed"), "R2 R3 R6 R7"),
        (_where("outcome", "missing"), "R5"),
        (_where("outcome", "known"), "R1 R2 R3 R4 R6 R7"),
        (_where("views", "missing"), "R3"),
        (_where("views", "at_least", 10), "R1 R2"),
        (_where("views", "at_most", 1), "R6 R7"),
        (_where("views", "in", 0), "R7"),
        (_where("rate", "in", Decimal("2.5")), "R5"),
        (_where("rate", "at_most", Decimal("0.1")), "R2"),
        (_where("reported_on", "from", dt.date(2020, 5, 31)), "R3 R4 R5 R7"),
        (_where("reported_on", "to", dt.date(2020, 5, 31)), "R1 R2 R3"),
        (_where("seen", "in", True), "R1 R4 R5"),
        (_where("seen", "not", True), "R2 R7"),
        (_where("year", "from", 2021), "R4 R5"),
        (_where("country", "in", "NA"), "R1 R3"),
        (_where("country", "in", "NO"), "R2 R6"),
        (_where("country", "missing"), "R4 R5"),
        (_where("platform", "in", "instagram") + _where("outcome", "in", "active"), "R2 R7"),
        (_where("id", "in", "x' or 1=1 --"), ""),
        (_where("id", "in", 'R1"; drop table x; --'), ""),
    ],
)
def test_conditions(engine: DuckDB, resource: Resource, where: Conditions, rows: str) -> None:
    expected = tuple(rows.split())
    assert engine.rows(resource, where) == expected
    assert engine.count(resource, where, ()) == {(): len(expected)}


@pytest.mark.parametrize(
    ("grouping", "groups"),
    [
        (
            Grouping(column="reported_on"),
            {"2020-05-04", "2020-05-05", "2020-05-31", "2020-06-01", "2020-06-30", "2020-12-31", None},
        ),
        (
            Grouping(column="reported_on", per="day"),
            {"2020-05-04", "2020-05-05", "2020-05-31", "2020-06-01", "2020-06-30", "2020-12-31", None},
        ),
        (
            Grouping(column="reported_on", per="week"),
            {"2020-W19", "2020-W22", "2020-W23", "2020-W27", "2020-W53", None},
        ),
        (Grouping(column="reported_on", per="month"), {"2020-05", "2020-06", "2020-12", None}),
        (Grouping(column="reported_on", per="quarter"), {"2020-Q2", "2020-Q4", None}),
        (Grouping(column="reported_on", per="year"), {"2020", None}),
        (Grouping(column="seen"), {"true", "false", None}),
        (Grouping(column="views"), {"0", "1", "5", "7", "10", "20", None}),
        (Grouping(column="country"), {"NA", "NO", "GB", None}),
    ],
)
def test_groups(engine: DuckDB, resource: Resource, grouping: Grouping, groups: set[str | None]) -> None:
    found = engine.count(resource, (), (grouping,))
    assert {key for (key,) in found} == groups
    assert sum(found.values()) == 7


def test_two_groups(engine: DuckDB, resource: Resource) -> None:
    by = (Grouping(column="platform"), Grouping(column="outcome"))
    assert engine.count(resource, _where("platform", "in", "instagram"), by) == {
        ("instagram", "removed"): 1,
        ("instagram", "active"): 2,
        ("instagram", None): 1,
    }


def test_tally_and_distinct(engine: DuckDB, resource: Resource) -> None:
    assert engine.tally(resource, (), "rate", ()) == {
        (): {Decimal("1.5"): 1, Decimal("0.1"): 1, Decimal("0.2"): 1, Decimal("2.5"): 1}
    }
    by = (Grouping(column="seen"),)
    assert engine.tally(resource, (), "year", by)[("true",)] == {2019: 1, 2021: 2}
    assert engine.distinct(resource, (), "platform", ()) == {(): 3}
    assert engine.distinct(resource, (), "country", by) == {("true",): 1, ("false",): 2, (None,): 2}
    assert engine.tally(resource, _where("id", "in", "nobody"), "views", ()) == {}


def test_totals_are_exact(engine: DuckDB, resource: Resource) -> None:
    """1.5 + 0.1 + 0.2 + 2.5; a group without a known value has no total."""
    with Pandas() as referee:
        for one in (engine, referee, remembering(engine, lambda _, make: make())):
            assert one.total(resource, (), "rate", ()) == {(): Total(Fraction(43, 10), 4)}
            assert one.total(resource, _where("id", "in", "nobody"), "views", ()) == {}
            by = (Grouping(column="platform"),)
            found = one.total(resource, _where("id", "in", "R1", "R3"), "views", by)
            assert found == {("instagram",): Total(Fraction(10), 1)}


def test_a_total_longer_than_38_digits_is_exact(engine: DuckDB, resource: Resource) -> None:
    """Ten times the greatest number of 28 digits before the point: DuckDB has no sum of that length."""
    great = "9" * 28 + ".5"
    table = _rates(resource, [great] * 10)
    assert engine.total(table, (), "rate", ()) == {(): Total(10 * Fraction(great), 10)}


def test_no_digit_of_a_long_number_is_lost(engine: DuckDB, resource: Resource) -> None:
    long = "12345678901234567890.0123456789"
    table = _rates(resource, [long, "0.5"])
    with Pandas() as referee:
        for one in (engine, referee):
            assert one.tally(table, (), "rate", ()) == {(): {Decimal(long): 1, Decimal("0.5"): 1}}
            assert one.total(table, (), "rate", ()) == {(): Total(Fraction(long) + Fraction(1, 2), 2)}
            assert one.records(table, (), ("rate",)) == (("0.5",), (long,))


@pytest.mark.parametrize("marks", ["", "n/k"])
def test_a_parquet_file_in_small_types_answers_like_the_same_csv_file(
    engine: DuckDB, resource: Resource, tmp_path: Path, marks: str
) -> None:
    """Small types are not widened, and a column that cannot hold a mark is not searched for it: with and without."""
    path = tmp_path / "small.parquet"
    rows = f"('b', 1.5, 3), ('m', 2.25, NULL), ('o', NULL, -4), ('b', 1.5, 250), ('{marks or 'p'}', 0.0, 0)"
    cells = "SELECT a::VARCHAR AS id, b::DECIMAL(4, 2) AS rate, c::SMALLINT AS views"
    duckdb.execute(f"COPY ({cells} FROM (VALUES {rows}) t(a, b, c)) TO '{path}' (FORMAT parquet)")
    chosen = tuple(one for one in resource.columns if one.name in ("id", "rate", "views"))
    table = replace(resource, files=(str(path),), form="parquet", columns=chosen, key=("id", "rate"))
    by, known = (Grouping(column="rate"),), 4 if marks else 5
    assert engine.count(table, _where("id", "known"), ()) == {(): known}
    assert engine.count(table, (), by)[("1.5000000000",)] == 2
    assert engine.total(table, (), "rate", ()) == {(): Total(Fraction(21, 4), 4)}
    with Pandas() as referee:
        for one in (engine, referee):
            assert one.distinct(table, (), "id", ()) == {(): known - 1}
            assert one.tally(table, (), "views", ()) == {(): {3: 1, -4: 1, 250: 1, 0: 1}}
        assert referee.count(table, (), by) == engine.count(table, (), by)
        assert referee.rows(table, ()) == engine.rows(table, ())
        assert referee.records(table, (), ("rate", "views")) == engine.records(table, (), ("rate", "views"))


def _rates(resource: Resource, rates: list[str]) -> Resource:
    """The table with one column, of numbers."""
    Path(resource.files[0]).write_text("\n".join(["rate", *rates, ""]), encoding="utf-8")
    return replace(resource, columns=tuple(one for one in resource.columns if one.name == "rate"), key=())


def test_an_empty_table(engine: DuckDB, resource: Resource) -> None:
    path = Path(resource.files[0])
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert engine.count(resource, (), ()) == {(): 0}
    assert engine.count(resource, (), (Grouping(column="seen"),)) == {}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_bom_and_odd_folder_names(engine: DuckDB, resource: Resource, tmp_path: Path, ends: str) -> None:
    folder = tmp_path / "we[i]rd 'n*me?"
    folder.mkdir()
    copy = folder / "a.csv"
    text = Path(resource.files[0]).read_text(encoding="utf-8").replace("\n", ends)
    copy.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert engine.count(replace(resource, files=(str(copy),)), (), ()) == {(): 7}


class _Counting:
    """An engine that counts how often it is asked."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.asked = 0

    def __getattr__(self, name: str) -> object:
        self.asked += 1
        return getattr(self.engine, name)


def test_what_is_remembered_is_not_asked_again(engine: DuckDB, resource: Resource) -> None:
    kept: dict[str, str] = {}

    def memo(key: str, make: object) -> str:
        if key not in kept:
            kept[key] = make()  # type: ignore[operator]
        return kept[key]

    counting = _Counting(engine)
    remembered = remembering(counting, memo)  # type: ignore[arg-type]
    by = (Grouping(column="seen"), Grouping(column="reported_on", per="week"))
    where = _where("rate", "at_least", Decimal("0.1"))
    for _ in range(2):
        assert remembered.count(resource, where, by) == engine.count(resource, where, by)
        assert remembered.distinct(resource, where, "country", by) == engine.distinct(resource, where, "country", by)
        assert remembered.missing(resource) == engine.missing(resource)
        for column in ("rate", "views", "seen", "reported_on", "country"):
            assert remembered.tally(resource, (), column, by) == engine.tally(resource, (), column, by)
    assert counting.asked == 8
    remembered.count(replace(resource, sha256="other"), where, by)
    remembered.count(resource, _where("rate", "at_least", Decimal("0.2")), by)
    remembered.count(replace(resource, missing={"": ""}), where, by)
    remembered.count(resource, where, by[:1])
    assert counting.asked == 12
    assert not [key for key in kept if resource.files[0] in key]


def test_row_keys_are_never_kept(engine: DuckDB, resource: Resource) -> None:
    def memo(key: str, make: object) -> str:
        raise AssertionError(key)

    assert remembering(engine, memo).rows(resource, _where("outcome", "missing")) == ("R5",)


def test_records_are_plain_text_in_a_fixed_order(engine: DuckDB, resource: Resource) -> None:
    where = _where("platform", "in", "instagram", "other")
    assert engine.records(resource, where, ("reported_on", "rate", "seen", "year")) == (
        (None, None, None, None),
        ("2020-05-04", "1.5", "true", "2019"),
        ("2020-05-05", "0.1", "false", "2020"),
        ("2020-06-30", "2.5", "true", "2021"),
        ("2020-12-31", None, "false", "2020"),
    )
    assert engine.records(resource, _where("id", "in", "none"), ("id",)) == ()


def test_records_are_kept_only_where_every_column_is_open(engine: DuckDB, resource: Resource) -> None:
    opened = tuple(
        replace(column, disclose="open" if column.name in ("id", "seen") else column.disclose)
        for column in resource.columns
    )
    resource = replace(resource, columns=opened)
    kept: dict[str, str] = {}

    def memo(key: str, make: object) -> str:
        if key not in kept:
            kept[key] = make()  # type: ignore[operator]
        return kept[key]

    counting = _Counting(engine)
    remembered = remembering(counting, memo)  # type: ignore[arg-type]
    for _ in range(2):
        assert remembered.records(resource, (), ("id", "seen")) == engine.records(resource, (), ("id", "seen"))
    assert (counting.asked, len(kept)) == (1, 1)
    for _ in range(2):
        assert remembered.records(resource, (), ("id", "country")) == engine.records(resource, (), ("id", "country"))
    assert (counting.asked, len(kept)) == (3, 1)


def test_a_true_condition_and_the_number_one_are_two_questions(engine: DuckDB, resource: Resource) -> None:
    keys: list[str] = []

    def memo(key: str, make: object) -> str:
        keys.append(key)
        return "[[[], 0]]"

    for value in (True, 1, "1", Decimal(1)):
        remembering(engine, memo).count(resource, _where("seen", "in", value), ())
    assert len(set(keys)) == 4


def test_a_cell_that_does_not_fit_counts_as_missing(engine: DuckDB, resource: Resource) -> None:
    path = Path(resource.files[0])
    path.write_text(path.read_text(encoding="utf-8").replace("2020-05-04", "4 May"), encoding="utf-8")
    assert engine.rows(resource, _where("reported_on", "missing")) == ("R1", "R6")


def test_nothing_starts_before_the_first_question(resource: Resource) -> None:
    engine = DuckDB()
    assert engine._connection is None
    engine.close()
    engine.close()
    assert engine.count(resource, (), ()) == {(): 7}
    engine.close()


def test_missing_values_are_counted_by_what_stands_in_the_file(engine: DuckDB, resource: Resource) -> None:
    expected = {
        "reported_on": {"": 1},
        "outcome": {"": 1},
        "views": {"n/k": 1},
        "rate": {"": 3},
        "seen": {"": 2},
        "year": {"": 1},
        "country": {"": 1, "n/k": 1},
    }
    assert engine.missing(resource) == expected
    with Pandas() as referee:
        assert referee.missing(resource) == expected
    assert engine.missing(replace(resource, missing={})) == {}
    assert engine.missing(replace(resource, missing={"n/k": "not known"})) == {
        "views": {"n/k": 1},
        "country": {"n/k": 1},
    }


def test_questions_about_many_rows_are_answered_from_one_count(
    resource: Resource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the files gone, what was counted once still answers, for the columns with few values along with it."""
    monkeypatch.setattr(stored_rows, "MANY", 0)
    monkeypatch.setattr(stored_rows, "TRIED", ((7, 1),))
    monkeypatch.setattr(stored_rows, "HELD", 0)
    with DuckDB() as engine:
        assert engine.count(resource, _where("seen", "known"), ()) == {(): 5}
        Path(resource.files[0]).unlink()
        assert engine.count(resource, (), (Grouping(column="platform"),)) == {
            ("instagram",): 4,
            ("facebook",): 2,
            ("other",): 1,
        }
        assert engine.distinct(resource, _where("outcome", "in", "removed"), "platform", ()) == {(): 2}
        with pytest.raises(RuntimeError):
            engine.count(resource, (), (Grouping(column="year"),))


@pytest.mark.parametrize("column", ["reported_on", "views", "rate", "seen", "year"])
def test_a_cell_that_does_not_fit_is_missing_in_every_question(engine: DuckDB, resource: Resource, column: str) -> None:
    path = Path(resource.files[0])
    lines = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    lines[2][lines[0].index(column)] = "2/3/1973"
    path.write_text("".join(",".join(line) + "\n" for line in lines), encoding="utf-8")
    known = _where(column, "known")
    assert "R2" not in engine.rows(resource, known)
    assert (3, "R3") in engine.numbered(resource, (), ("id",))
    assert 2 not in [number for number, _ in engine.numbered(resource, known, ("id",))]
    assert engine.count(resource, (), (Grouping(column=column),))[(None,)] >= 1
    assert engine.tally(resource, (), column, ())
    if column in ("views", "rate", "year"):
        assert engine.total(resource, (), column, ()).keys() == {()}
    assert engine.distinct(resource, (), column, ())
