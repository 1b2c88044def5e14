"""Ugly files: each defect is said with its place, nothing else is said, and nothing is misread in silence."""

from pathlib import Path

import defects
import duckdb
import pytest
import ugly

from toolkit.base.diagnostic import Report
from toolkit.load.intake import delimited
from toolkit.load.intake.file import Intake, read_file
from toolkit.load.intake.statement import Statement

CASES = ugly.ugly()


def _read(case: defects.Case, folder: Path, said: Statement | None = None) -> tuple[Intake | None, Report]:
    path, report = folder / case.name, Report()
    path.write_bytes(case.data)
    return read_file(str(path), said or Statement(), report, str(folder)), report


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_said_with_its_place(case: defects.Case, tmp_path: Path) -> None:
    _, report = _read(case, tmp_path)
    found = list(report)
    assert [(str(one.severity), one.code) for one in found] == [(severity, code) for severity, code, _ in case.said]
    for one, (_, _, place) in zip(found, case.said, strict=True):
        assert one.span is not None
        assert f"{one.span.line}:{one.span.column}" == place or one.message.startswith(place)


def test_there_are_enough_of_them() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 100
    assert not {case.name for case in CASES} & {case.name for case in defects.defects()} - {
        "old.xls",
        "text-number.xlsx",
    }


@pytest.mark.parametrize("case", ugly.sound(), ids=lambda case: case.name)
def test_what_is_odd_and_right(case: defects.Case, tmp_path: Path) -> None:
    """All of them hold the same table."""
    intake, report = _read(case, tmp_path)
    assert [(one.code, one.message) for one in report] == []
    assert intake is not None
    assert intake.canonical().decode() == defects.csv_text(defects.table())


@pytest.mark.parametrize("case", [case for case in CASES if case.name.endswith(".csv")], ids=lambda case: case.name)
def test_a_large_file_says_the_same(case: defects.Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if case.name in ("sums-with-a-name.csv",):  # sums are only looked for where all cells are at hand
        return
    small = [(one.code, one.message, str(one.span)) for one in _read(case, tmp_path)[1]]
    monkeypatch.setattr(delimited, "LARGE", 0)
    assert [(one.code, one.message, str(one.span)) for one in _read(case, tmp_path)[1]] == small


def test_values_far_below_without_a_name_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "LARGE", 0)
    text = "id,n,\n" + "".join(f"R{n},{n},{'lost' if n == 90 else ''}\n" for n in range(100))
    _, report = _read(defects.Case("log.csv", text.encode(), ()), tmp_path)
    assert [(one.code, one.message, one.span and one.span.line) for one in report] == [
        ("intake.header", "line 92 · column C has a value here, but no name", 92)
    ]


def test_a_table_beside_can_be_left_out(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == "table-beside.xlsx")
    intake, report = _read(case, tmp_path, Statement(drop=("place", "total")))
    assert [(one.code, str(one.severity)) for one in report] == [("intake.blank", "warning")]
    assert intake is not None
    assert intake.canonical().decode() == defects.csv_text(defects.table())


def test_a_stated_encoding_is_believed(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == "utf-16-unmarked.csv")
    intake, report = _read(case, tmp_path, Statement(encoding="utf-16-le"))
    assert [one.code for one in report] == []
    assert intake is not None
    assert "Zoë".encode() in intake.canonical()


def test_codes_for_no_value_can_be_stated(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == "code-999.csv")
    intake, report = _read(case, tmp_path, Statement(missing=("999",)))
    assert [one.code for one in report] == []
    assert intake is not None
    assert b"R2,999\n" in intake.canonical()


def test_parquet_says_what_its_columns_hold(tmp_path: Path) -> None:
    path, report = tmp_path / "log.parquet", Report()
    query = (
        "SELECT 'R' || n AS id, '1' || n AS code, {'a': n} AS who, [n] AS list, 'x'::BLOB AS picture FROM range(3) t(n)"
    )
    with duckdb.connect() as engine:
        engine.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    read_file(str(path), Statement(), report, str(tmp_path))
    assert [(one.code, one.message.split(":")[0]) for one in report] == [
        ("intake.form", f"the names · {name}") for name in ("who", "list", "picture")
    ]
    report = Report()
    intake = read_file(str(path), Statement(drop=("who", "list", "picture")), report, str(tmp_path))
    assert intake is not None
    assert [column.kind for column in intake.columns] == ["text", "text"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    report = Report()
    (tmp_path / "log.csv").mkdir()
    assert read_file(str(tmp_path / "log.csv"), Statement(), report, str(tmp_path)) is None
    assert [one.code for one in report] == ["intake.file"]
