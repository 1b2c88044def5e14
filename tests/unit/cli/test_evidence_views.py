"""`toolkit evidence list`, `show` and `stats`: a dataset in words and in numbers, for a terminal and as JSON."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from toolkit.cli.main import cli


@pytest.fixture
def here(place: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(place.root)
    return place


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["evidence", *arguments], catch_exceptions=False)


def _json(*arguments: str) -> Any:
    run = _run(*arguments, "--format", "json")
    assert (run.exit_code, run.stderr) == (0, "")
    content = json.loads(run.stdout)
    assert content["diagnostics"] == []
    return content


def test_list(here: Any) -> None:
    run = _run("list")
    assert (run.exit_code, run.stderr) == (0, "")
    assert run.stdout == "log\n  Log of reports\n  version 1 · 10 rows · 4 measures\n  used by sample\n"
    assert _json("list")["datasets"] == [
        {
            "name": "log", "title": "Log of reports", "version": "1", "rows": {"reports": 10}, "measures": 4,
            "synthetic": False, "used_by": ["sample"],
        }
    ]  # fmt: skip


def test_a_dataset_that_cannot_be_read_is_said_and_the_others_are_listed(here: Any) -> None:
    here.write("evidence/other/datapackage.yaml", "name: other\n")
    run = _run("list")
    assert run.exit_code == 1
    assert run.stdout.startswith("log\n")
    assert "error[fields.missing]" in run.stderr


def test_show(here: Any) -> None:
    run = _run("show", "log")
    assert (run.exit_code, run.stderr) == (0, "")
    assert "Table reports: 10 rows, key: id\n" in run.stdout
    assert "  outcome      string  shown in groups  Outcome: Removed, Still there\n" in run.stdout
    assert "  removal-share: 3 of 10\n      Of the items reported" in run.stdout
    assert "  outcomes: a table of 2 numbers\n" in run.stdout
    shown = _json("show", "log")["dataset"]
    assert [one["name"] for one in shown["measures"]] == ["reported", "removed", "removal-share", "outcomes"]
    assert [one.get("value") for one in shown["measures"]] == ["10", "3", "3/10", "10"]


def test_stats(here: Any) -> None:
    here.edit("evidence/log/data/reports.csv", "R5,2020-05-05,active", "R5,,")
    run = _run("stats", "log")
    assert (run.exit_code, run.stderr) == (0, "")
    assert "  id (string) · id\n      10 of 10 known · all different\n" in run.stdout
    assert "      9 of 10 known · 1 not recorded · all different\n" in run.stdout
    assert "      least 2020-05-01 · median 2020-05-06 · most 2020-05-10\n" in run.stdout
    assert "      Still there  6 ▇▇▇▇▇▇" in run.stdout
    columns = {one["name"]: one for one in _json("stats", "log")["dataset"]["tables"][0]["columns"]}
    assert columns["outcome"] == {
        "name": "outcome", "type": "string", "disclose": "aggregate", "known": 9, "distinct": 2,
        "missing": {"not recorded": 1}, "top": {"Still there": 6, "Removed": 3},
    }  # fmt: skip


def test_the_course_in_time_has_no_gaps(here: Any) -> None:
    here.edit("evidence/log/data/reports.csv", "R5,2020-05-05", "R5,2020-07-05")
    course = _json("stats", "log")["dataset"]["tables"][0]["course"]
    assert course["rows"] == {"2020-05": 9, "2020-06": 0, "2020-07": 1}
    here.edit("evidence/log/data/reports.csv", "R6,2020-05-06", "R6,1990-05-06")
    assert _json("stats", "log")["dataset"]["tables"][0]["course"]["per"] == "year"


def test_one_measure_with_all_its_cells(here: Any) -> None:
    run = _run("stats", "log", "outcomes")
    assert "Table reports" not in run.stdout
    assert "      Removed      3\n      Still there  7\n" in run.stdout
    cells = _json("stats", "log", "outcomes")["dataset"]["measures"][0]["cells"]
    assert cells == [{"cell": ["Removed"], "shown": "3"}, {"cell": ["Still there"], "shown": "7"}]


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(here: Any, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for arguments in (("list",), ("show", "log"), ("stats", "log")):
        run = _run(*arguments)
        assert [line for line in run.stdout.splitlines() if len(line) > width] == []
        assert "\x1b" not in run.stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "lgo"), "evidence.unknown-dataset"),
        (("stats", "lgo"), "evidence.unknown-dataset"),
        (("stats", "log", "removd"), "measure.unknown"),
    ],
)
def test_what_is_not_there(here: Any, arguments: tuple[str, ...], code: str) -> None:
    run = _run(*arguments)
    assert (run.exit_code, run.stdout) == (1, "")
    assert f"error[{code}]" in run.stderr
    assert "did you mean" in run.stderr
