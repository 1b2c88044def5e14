"""Files as they are handed over: every defect is said with its place and nothing else; clean files are silent."""

import csv
import io
from pathlib import Path

import defects
import duckdb
import pytest

from toolkit.base.diagnostic import Report
from toolkit.load.intake.file import Intake, read_file
from toolkit.load.intake.statement import Statement


def _read(
    folder: Path,
    case: defects.Case,
    said: Statement = Statement(),  # noqa: B008 (frozen)
) -> tuple[Intake | None, Report]:
    path, report = folder / case.name, Report()
    path.write_bytes(case.data)
    return read_file(str(path), said, report, str(folder)), report


def _found(report: Report) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in report]


def _text(case: defects.Case) -> str:
    return case.data.decode()


@pytest.mark.parametrize("case", defects.defects(), ids=lambda case: case.name)
def test_a_defect_is_said_with_its_place(case: defects.Case, tmp_path: Path) -> None:
    _, report = _read(tmp_path, case)
    found = list(report)
    assert [(str(one.severity), one.code) for one in found] == [(severity, code) for severity, code, _ in case.said]
    for one, (_, _, place) in zip(found, case.said, strict=True):
        assert one.span is not None
        assert f"{one.span.line}:{one.span.column}" == place or one.message.startswith(place)
        assert one.span.source.path.startswith(str(tmp_path / case.name))


def test_there_are_enough_of_them() -> None:
    assert len(defects.defects()) >= 30
    assert len(defects.clean()) >= 5


@pytest.mark.parametrize("case", defects.clean(), ids=lambda case: case.name)
def test_clean_files_are_silent(case: defects.Case, tmp_path: Path) -> None:
    intake, report = _read(tmp_path, case)
    assert _found(report) == []
    assert intake is not None


@pytest.mark.parametrize(
    "case", [case for case in defects.clean() if case.name.endswith(".csv")], ids=lambda case: case.name
)
def test_no_cell_is_changed(case: defects.Case, tmp_path: Path) -> None:
    intake, _ = _read(tmp_path, case)
    assert intake is not None
    assert intake.canonical().decode() == _text(case).replace("\r\n", "\n")


def test_excel_and_csv_give_the_same_table(tmp_path: Path) -> None:
    text, book = (_read(tmp_path, case)[0] for case in defects.clean()[:2])
    assert text is not None
    assert book is not None
    assert text.canonical() == book.canonical()


def test_namibia_and_norway_survive(tmp_path: Path) -> None:
    intake, _ = _read(tmp_path, next(case for case in defects.clean() if case.name == "countries-book.xlsx"))
    assert intake is not None
    rows = list(csv.reader(io.StringIO(intake.canonical().decode())))
    assert [row[0] for row in rows[1:]] == ["NA", "NO", "DE"]
    assert rows[3] == ["DE", "", "two\nlines"]


@pytest.mark.parametrize(
    ("name", "said", "old", "new"),
    [
        ("date-ambiguous.csv", Statement(dates="dmy"), "03/05/2020", "2020-05-03"),
        ("date-ambiguous.csv", Statement(dates="mdy", unordered=True), "03/05/2020", "2020-03-05"),
        ("date-slashes.csv", Statement(dates="iso"), "2020/05/03", "2020-05-03"),
        ("thousands.csv", Statement(decimal="point"), '"1,234"', "1234"),
        ("thousands.csv", Statement(decimal="comma"), '"1,234"', "1.234"),
        ("decimal-comma.csv", Statement(decimal="comma"), '"12,5"', "12.5"),
        ("not-available.csv", Statement(missing=("N/A",)), "N/A", "N/A"),
        ("suppressed.csv", Statement(missing=("<5",)), "<5", "<5"),
        ("duplicate.csv", Statement(keyless=True), "R003", "R003"),
        ("event-first.csv", Statement(unordered=True), "2020-05-01", "2020-05-01"),
        ("words-in-numbers.csv", Statement(text=("views",)), "about fifty", "about fifty"),
    ],
)
def test_what_was_stated_is_done(name: str, said: Statement, old: str, new: str, tmp_path: Path) -> None:
    case = next(case for case in defects.defects() if case.name == name)
    intake, report = _read(tmp_path, case, said)
    assert _found(report) == []
    assert intake is not None
    assert intake.canonical().decode() == _text(case).replace(old, new)


def test_a_statement_that_does_not_hold(tmp_path: Path) -> None:
    case = next(case for case in defects.defects() if case.name == "date-american.csv")
    _, report = _read(tmp_path, case, Statement(dates="dmy"))
    ((code, message),) = _found(report)
    assert code == "intake.date-form"
    assert "is not a day when it is read as day, month, year, as stated" in message


def test_form_as_stated(tmp_path: Path) -> None:
    by_name = {case.name: case for case in defects.defects()}
    clean = defects.clean()[0].data
    for name, said in (("semicolons.csv", Statement(delimiter=";")), ("tabs.csv", Statement(delimiter="tab"))):
        intake, report = _read(tmp_path, by_name[name], said)
        assert _found(report) == []
        assert intake is not None
        assert intake.canonical() == clean
    intake, report = _read(tmp_path, by_name["cp1252.csv"], Statement(encoding="cp1252"))
    assert _found(report) == []
    assert intake is not None
    assert "Zoë Müller".encode() in intake.canonical()


def test_names_that_stand_lower(tmp_path: Path) -> None:
    title = next(case for case in defects.defects() if case.name == "title.csv")
    intake, report = _read(tmp_path, title, Statement(header_row=3))
    assert [(one.code, str(one.severity)) for one in report] == [("intake.title-rows", "warning")]
    assert intake is not None
    assert intake.canonical() == defects.clean()[0].data


@pytest.mark.parametrize(
    "said",
    [
        Statement(key=("repot_id",)),
        Statement(drop=("vews",)),
        Statement(text=("vews",)),
        Statement(encoding="cp9999"),
        Statement(delimiter="none"),
        Statement(header_row=40),
    ],
)
def test_options_that_name_nothing(said: Statement, tmp_path: Path) -> None:
    _, report = _read(tmp_path, defects.clean()[0], said)
    assert next(iter(report)).code == "intake.option"
    assert report.failed


def test_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    _, report = _read(tmp_path, defects.clean()[1], Statement(sheet="Lgo"))
    (found,) = report
    assert (found.code, found.hints[0].text) == ("intake.option", "did you mean `Log`?")


def test_a_dropped_column_is_not_looked_at(tmp_path: Path) -> None:
    case = next(case for case in defects.defects() if case.name == "date-ambiguous.csv")
    intake, report = _read(tmp_path, case, Statement(drop=("reported_on",)))
    assert _found(report) == []
    assert intake is not None
    assert intake.canonical().startswith(b"report_id,platform,views,outcome,removed_on\n")


def test_the_same_is_said_once(tmp_path: Path) -> None:
    lines = defects.table(*((line, 3, "N/A") for line in range(2, 6)))
    _, report = _read(tmp_path, defects.Case("log.xlsx", defects.workbook(lines), ()))
    (found,) = report
    assert found.message == "D2 · views: “N/A” seems to mean “no value”, which nobody has stated"
    assert found.hints[-1].text == "the same in 3 more: D3, D4, D5"
    assert found.span is not None
    assert found.span.excerpt == "N/A"


def test_na_in_a_column_of_words_is_a_question(tmp_path: Path) -> None:
    lines = defects.table((4, 4, "NA"))
    intake, report = _read(tmp_path, defects.Case("log.csv", defects.csv_text(lines).encode(), ()))
    assert [(one.code, str(one.severity)) for one in report] == [("intake.missing-mark", "warning")]
    assert intake is not None
    assert b",NA," in intake.canonical()


def test_a_rare_value_one_letter_away(tmp_path: Path) -> None:
    lines = defects.table((3, 2, "instagrma"))
    _, report = _read(tmp_path, defects.Case("log.csv", defects.csv_text(lines).encode(), ()))
    (found,) = report
    assert (found.code, str(found.severity), found.span and found.span.line) == ("intake.spelling", "warning", 3)


def test_json(tmp_path: Path) -> None:
    good = b'[{"id": "R1", "views": 5, "seen": true}, {"id": "R2", "views": null, "seen": false}]'
    intake, report = _read(tmp_path, defects.Case("log.json", good, ()))
    assert _found(report) == []
    assert intake is not None
    assert intake.canonical() == b"id,views,seen\nR1,5,true\nR2,,false\n"
    bad = b'[{"id": "R1", "on": "2020-05-01"}, {"id": "R2", "on": "03/05/2020"}]'
    _, report = _read(tmp_path, defects.Case("bad.json", bad, ()))
    ((code, message),) = _found(report)
    assert code == "intake.date-ambiguous"
    assert message.startswith("record 2 · on: “03/05/2020”")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"a": 1}', "intake.file"),
        (b'[{"a": 1}', "intake.file"),
        (b'[{"a": [1, 2]}]', "intake.form"),
        ('[{"a": "Zoë"}]'.encode("cp1252"), "intake.encoding"),
    ],
)
def test_json_that_is_no_table(data: bytes, code: str, tmp_path: Path) -> None:
    _, report = _read(tmp_path, defects.Case("bad.json", data, ()))
    assert code in [one.code for one in report]
    assert report.failed


def test_parquet(tmp_path: Path) -> None:
    path = str(tmp_path / "log.parquet")
    query = "SELECT 'R' || n AS id, DATE '2020-05-01' + n::INT AS on_day, n * 1.5 AS rate FROM range(3) t(n)"
    with duckdb.connect() as engine:
        engine.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    report = Report()
    intake = read_file(path, Statement(), report, str(tmp_path))
    assert _found(report) == []
    assert intake is not None
    assert intake.canonical() == b"id,on_day,rate\nR0,2020-05-01,0.0\nR1,2020-05-02,1.5\nR2,2020-05-03,3.0\n"
    Path(path).write_bytes(b"PAR1 and nothing else")
    read_file(path, Statement(), report, str(tmp_path))
    assert [one.code for one in report] == ["intake.file"]


def test_files_that_are_something_else(tmp_path: Path) -> None:
    for name, data in (("log.csv", b"a\0b\0"), ("log.xlsx", b"PK\x03\x04 broken")):
        _, report = _read(tmp_path, defects.Case(name, data, ()))
        assert [one.code for one in report] == ["intake.file"]
    report = Report()
    assert read_file(str(tmp_path / "none.csv"), Statement(), report, str(tmp_path)) is None
    assert [one.code for one in report] == ["intake.file"]
