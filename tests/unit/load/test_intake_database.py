"""A database is asked one question: the answer comes as canonical text, what is wrong in plain words, no secret ever."""

import sqlite3
from pathlib import Path

import pytest

from toolkit.base.diagnostic import Failure, Report
from toolkit.load.intake.database import ask_database, is_address
from toolkit.load.intake.file import Intake, read_answer
from toolkit.load.intake.query import what_is_wrong_with
from toolkit.load.intake.statement import Statement, stated_in

ROWS = (
    ("R1", "2020-05-01", "0042", 5, 0.5, None, "Zoë, “x”\nand on"),
    ("R2", "2020-05-02", "17", 3, 1e-05, None, "None"),
    ("R3", None, "9", None, 12345678.25, None, 'a "b"'),
)


@pytest.fixture
def database(tmp_path: Path) -> str:
    path = tmp_path / "case files" / "case 1%.db"
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE TABLE reports (id TEXT, day TEXT, code TEXT, views INTEGER, rate REAL, gone TEXT, note TEXT)"
        )
        connection.executemany("INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?)", ROWS)
        connection.execute("CREATE TABLE pictures (id TEXT, picture BLOB, blank TEXT)")
        connection.executemany(
            "INSERT INTO pictures VALUES (?, ?, ?)", [("P1", None, ""), ("P2", b"\xff", "x"), ("P3", b"", " ")]
        )
    connection.close()
    return f"sqlite:///{path}"


def _ask(
    address: str, query: str, folder: Path, said: Statement | None = None, **environment: str
) -> tuple[Intake | None, Report]:
    report = Report()
    try:
        answer = ask_database(address, query, environment, report, str(folder))
    except Failure:
        return None, report
    return read_answer(answer, said or Statement(), report, str(folder)), report


def _found(report: Report) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in report]


def test_an_answer(database: str, tmp_path: Path) -> None:
    intake, report = _ask(database, "SELECT id, day, code, views, rate, note FROM reports ORDER BY id", tmp_path)
    assert _found(report) == []
    assert intake is not None
    kinds = [(column.name, column.kind) for column in intake.columns]
    assert kinds == [
        ("id", "text"),
        ("day", "date"),
        ("code", "text"),
        ("views", "integer"),
        ("rate", "number"),
        ("note", "text"),
    ]
    assert intake.original == intake.canonical()
    assert intake.canonical().decode() == (
        'id,day,code,views,rate,note\nR1,2020-05-01,0042,5,0.5,"Zoë, “x”\nand on"\n'
        'R2,2020-05-02,17,3,0.00001,None\nR3,,9,,12345678.25,"a ""b"""\n'
    )


def test_texts_of_digits_stay_texts(database: str, tmp_path: Path) -> None:
    intake, _ = _ask(database, "SELECT id, code FROM reports WHERE id <> 'R1'", tmp_path)
    assert intake is not None
    assert [column.kind for column in intake.columns] == ["text", "text"]
    intake, _ = _ask(database, "SELECT id, CAST(code AS INTEGER) AS code FROM reports", tmp_path)
    assert intake is not None
    assert [column.kind for column in intake.columns] == ["text", "integer"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("SELECT * FROM report", [("intake.database", "the database says: no such table: report")]),
        ("SELECT nix FROM reports", [("intake.database", "the database says: no such column: nix")]),
        ("SELECT * FROM reports WHERE id = 'R9'", [("intake.query", "the answer is empty: no row fulfils the query")]),
        ("SELECT id, views AS id FROM reports", [("intake.header", "line 1 · a second column is called `id`")]),
        ("SELECT id, picture FROM pictures", [("intake.form", "row 2 of the answer · picture: holds bytes (a picture, a file), not a value")]),
        ("SELECT id, 9e999 AS x FROM reports", [("intake.form", "row 1 of the answer · x: is no number (infinite, or “not a number”)")]),
        ("SELECT id, 1.0/3 AS x FROM reports", [("intake.number-form", "line 2 · x: “0.3333333333333333” has more than ten decimal places")]),
        ("SELECT id, '03/05/2020' AS day FROM reports", [("intake.date-ambiguous", "line 2 · day: “03/05/2020” could be 3 May 2020 or 5 March 2020")]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_answer(query: str, found: list[tuple[str, str]], database: str, tmp_path: Path) -> None:
    intake, report = _ask(database, query, tmp_path)
    assert _found(report) == found
    assert report.failed
    assert intake is None or query.startswith("SELECT id, ")


def test_the_hints_help(database: str, tmp_path: Path) -> None:
    _, report = _ask(database, "SELECT * FROM report", tmp_path)
    assert [hint.text for one in report for hint in one.hints] == ["did you mean `reports`?"]
    _, report = _ask(database, "SELECT id, picture FROM pictures", tmp_path)
    assert [hint.text for one in report for hint in one.hints][-1] == "the same in 1 more rows"


def test_empty_texts_are_said(database: str, tmp_path: Path) -> None:
    _, report = _ask(database, "SELECT id, blank FROM pictures", tmp_path)
    ((code, message),) = _found(report)[:1]
    assert (code, message) == (
        "intake.spaces",
        "column `blank` has empty texts in 2 rows; they are kept as missing values, like NULL",
    )
    assert not report.failed


def test_nothing_is_made_or_changed(database: str, tmp_path: Path) -> None:
    _, report = _ask(f"sqlite:///{tmp_path}/none.db", "SELECT 1", tmp_path)
    assert _found(report) == [("intake.database", f"there is no file {tmp_path}/none.db")]
    assert not (tmp_path / "none.db").exists()
    before = Path(database.removeprefix("sqlite:///")).read_bytes()
    _ask(database, "SELECT * FROM reports", tmp_path)
    assert Path(database.removeprefix("sqlite:///")).read_bytes() == before


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "case.db").write_bytes(b"id,views\nR1,5\n" * 100)
    _, report = _ask(f"sqlite:///{tmp_path}/case.db", "SELECT * FROM x", tmp_path)
    assert _found(report) == [("intake.database", "the database says: file is not a database")]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("postgresql+nothing://user:geheim@host/db?password=verborgen", "“postgresql+nothing” is no kind of database"),
        ("nothing://user:geheim@host/db", "“nothing” is no kind of database"),
        ("sqlite://", "the address names no file of a database"),
        ("sqlite:///file:x?mode=rwc&uri=true", "the address names no file of a database"),
        ("postgresql://user:geheim@host:port/db", "this is not the address of a database"),
        ("env:NOT_SET", "the variable NOT_SET is not set here"),
    ],
)
def test_addresses_that_do_not_work(address: str, message: str, tmp_path: Path) -> None:
    _, report = _ask(address, "SELECT 1", tmp_path)
    (found,) = report
    assert found.code == "intake.database"
    assert found.message.startswith(message)
    for secret in ("geheim", "verborgen"):
        assert secret not in f"{found.message}{found.span}{found.hints}"


def test_a_driver_that_is_not_there(tmp_path: Path) -> None:
    _, report = _ask("oracle+cx_oracle://user:geheim@host/db", "SELECT 1", tmp_path)
    (found,) = report
    assert found.message == "a oracle database is read with the Python package cx_Oracle, which is not here"
    assert "geheim" not in str(found)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("postgresql://anna:geheim@host:5432/db?password=verborgen", "postgresql://host:5432/db"),
        ("mysql+pymysql://anna:ge%2Fheim@host/db", "mysql+pymysql://host/db"),
        ("sqlite:///data/case.db", "sqlite:///data/case.db"),
        ("sqlite:////home/anna/case.db", "sqlite:///case.db"),
    ],
)
def test_what_is_written_down_of_an_address(address: str, written: str, tmp_path: Path) -> None:
    _, report = _ask(address, "SELECT 1", tmp_path)
    (found,) = report
    assert found.span is not None
    assert found.span.source.path == written


def test_an_address_in_a_variable(database: str, tmp_path: Path) -> None:
    intake, report = _ask("env:CASE_DB", "SELECT id FROM reports;", tmp_path, CASE_DB=database)
    assert _found(report) == []
    assert intake is not None
    assert is_address("env:CASE_DB")
    assert not is_address("C:/log.csv")


def test_what_is_said_of_files_only(database: str, tmp_path: Path) -> None:
    _, report = _ask(database, "SELECT id FROM reports", tmp_path, Statement(sheet="Log", delimiter=";"))
    assert [code for code, _ in _found(report)] == ["intake.option", "intake.option"]


@pytest.mark.parametrize(
    "query",
    [
        "select 1",
        " WITH a AS (SELECT 1) SELECT * FROM a; ",
        "(SELECT 1) UNION (SELECT 2)",
        "SELECT ';', 'it''s; DROP', \"update\", [delete], `insert`, $$; drop$$ -- ; delete\n FROM a /* ; drop */",
        "SELECT replace(a, 'x', '') FROM b WHERE c LIKE '%:d'",
    ],
)
def test_queries_that_ask(query: str) -> None:
    assert what_is_wrong_with(query) == ""


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("", "the query is empty"),
        ("-- SELECT 1", "the query is empty"),
        ("SELECT 1; SELECT 2", "the query holds more than one statement"),
        ("UPDATE a SET b = 1", "the query does not begin with SELECT or WITH"),
        ("PRAGMA table_info(a)", "the query does not begin with SELECT or WITH"),
        (
            "WITH a AS (DELETE FROM b RETURNING *) SELECT * FROM a",
            "the query holds the word DELETE, which writes into a database",
        ),
        ("SELECT * INTO c FROM a", "the query holds the word INTO, which writes into a database"),
        ("SELECT * FROM a FOR UPDATE", "the query holds the word UPDATE, which writes into a database"),
    ],
)
def test_queries_that_do_more(query: str, wrong: str) -> None:
    assert what_is_wrong_with(query) == wrong


def test_a_statement_survives_its_words() -> None:
    said = Statement(
        sheet="Log", header_row=3, dates="dmy", missing=("n/a", "?"), key=("a", "b"), keyless=True, unordered=True
    )
    assert stated_in(said.as_words()) == said
    assert (
        said.as_options()
        == '--sheet "Log" --header-row "3" --dates "dmy" --missing "n/a" --missing "?" --key "a" --key "b" --no-key --unordered'
    )
