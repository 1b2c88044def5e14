"""A query becomes a dataset: answer, question, place and time are kept, and no password is."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from toolkit.base.diagnostic import Report
from toolkit.base.digest import digest
from toolkit.base.records import Scalar
from toolkit.base.source import Source
from toolkit.cli.main import cli
from toolkit.load.dataset import load_dataset
from toolkit.model.evidence import Accession

QUERY = "SELECT id, outcome FROM reports"


@pytest.fixture
def case(place: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    with sqlite3.connect(place.root / "case.db") as connection:
        connection.execute("CREATE TABLE reports (id TEXT, outcome TEXT, picture BLOB)")
        connection.executemany(
            "INSERT INTO reports VALUES (?, ?, x'ff')", [(f"R{n}", ("removed", "active")[n % 2]) for n in range(9)]
        )
    connection.close()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1606000000")
    monkeypatch.chdir(place.root)
    return place


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["evidence", *arguments], catch_exceptions=False)


def _provenance(place: Any, name: str) -> Accession:
    report = Report()
    dataset = load_dataset(str(place.root), Scalar(text=name, span=Source(path="x", text="").span()), report)
    assert [one.code for one in report] == []
    assert dataset is not None
    assert dataset.resources[0].accession is not None
    return dataset.resources[0].accession


def test_a_dataset_from_a_query(case: Any) -> None:
    run = _run("add", "sqlite:///case.db", "--query", QUERY, "--as", "next", "--key", "id")
    assert (run.exit_code, run.stderr) == (0, "")
    answer, question = (Path("evidence/next/original", name).read_bytes() for name in ("next.csv", "next.sql"))
    assert question.decode() == f"{QUERY}\n"
    assert answer.decode().startswith("id,outcome\nR0,removed\nR1,active\n")
    came = _provenance(case, "next")
    assert (came.original, came.sha256, came.stated) == ("original/next.csv", digest(answer), {"key": ("id",)})
    assert came.snapshot is not None
    assert (came.snapshot.source, came.snapshot.query) == ("sqlite:///case.db", "original/next.sql")
    assert (came.snapshot.sha256, came.snapshot.rows) == (digest(question), 9)
    assert came.snapshot.taken == "2020-11-21T23:06:40Z"
    assert _run("check", "next").output == ""
    assert "sqlite:///case.db to `original/next.sql`, of 2020-11-21" in Path("evidence/next/README.md").read_text(
        encoding="utf-8"
    )


def test_the_same_bytes_again(case: Any) -> None:
    for name in ("next", "then"):
        assert _run("add", "sqlite:///case.db", "--query", QUERY, "--as", name).exit_code == 0
    texts = [Path(f"evidence/{name}/datapackage.yaml").read_text(encoding="utf-8") for name in ("next", "then")]
    assert texts[0].replace("next", "then").replace("Next", "Then") == texts[1]


def test_a_query_in_a_file_and_an_address_in_a_variable(case: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASE_DB", "sqlite://user:geheim@/case.db")
    case.write("q.sql", "SELECT id -- and nothing else\nFROM reports;\n")
    assert "geheim" not in _run("check", "env:CASE_DB", "--query-file", "q.sql").output
    monkeypatch.setenv("CASE_DB", "sqlite:///case.db")
    assert _run("check", "env:CASE_DB", "--query-file", "q.sql").output == ""
    assert _run("add", "env:CASE_DB", "--query-file", "q.sql", "--as", "next").exit_code == 0
    assert "env:CASE_DB" not in Path("evidence/next/datapackage.yaml").read_text(encoding="utf-8")
    assert Path("evidence/next/original/next.sql").read_text() == "SELECT id -- and nothing else\nFROM reports;\n"


def test_what_goes_wrong_writes_nothing(case: Any) -> None:
    run = _run("add", "sqlite:///case.db", "--query", "SELECT picture FROM reports", "--as", "next", "--format", "json")
    assert run.exit_code == 1
    assert [one["code"] for one in json.loads(run.stdout)["diagnostics"]] == ["intake.form"]
    assert not Path("evidence/next").exists()
    assert _run("add", "sqlite:///case.db", "--query", QUERY, "--as", "log").exit_code == 1
    assert _run("check", "sqlite:///case.db").exit_code == 1
    assert _run("add", "case.db", "--query", QUERY, "--as", "next").exit_code == 1
    assert _run("check", "log", "--query", QUERY).exit_code == 2
    case.write("q.sql", b"SELECT '\xff'")
    assert _run("check", "sqlite:///case.db", "--query-file", "q.sql").exit_code == 2
    assert _run("check", "sqlite:///case.db", "--query", QUERY, "--query-file", "toolkit.yaml").exit_code == 2


def test_like_another_dataset_its_own_origin_is_written(case: Any) -> None:
    _run("add", "sqlite:///case.db", "--query", QUERY, "--as", "next")
    before = _provenance(case, "next")
    assert (
        _run(
            "add", "sqlite:///case.db", "--query", f"{QUERY} WHERE id > 'R2'", "--as", "then", "--like", "next"
        ).exit_code
        == 0
    )
    came = _provenance(case, "then")
    assert (came.original, came.like) == ("original/then.csv", "next")
    assert came.sha256 != before.sha256
    assert came.snapshot is not None
    assert came.snapshot.rows == 6


@pytest.mark.parametrize(
    "own",
    [
        "",
        "  evidence: {rules: []}\n",
        "  evidence:\n    rules: []\n",
        "  evidence: {}\n",
        "  evidence: {intake: {original: original/x.csv, sha256: 00}}\n",
        "  evidence:\n    intake:\n      original: original/x.csv\n      sha256: '00'\n    rules: []\n",
    ],
)
def test_an_origin_fits_into_every_description(own: str, case: Any) -> None:
    case.edit("evidence/log/datapackage.yaml", "  path: data/reports.csv\n", f"  path: data/reports.csv\n{own}")
    case.write("new.csv", "id,reported_on,outcome\nR1,2020-05-01,active\n")
    run = _run("add", "new.csv", "--as", "next", "--like", "log")
    assert (run.exit_code, run.stderr) == (0, "")
    came = _provenance(case, "next")
    assert (came.original, came.sha256) == ("original/new.csv", digest(Path("new.csv").read_bytes()))
