"""`toolkit evidence` as a user meets it: from a file to a dataset that a document can use."""

import json
from pathlib import Path
from typing import Any

import defects
import pytest
from click.testing import CliRunner, Result

from toolkit.cli.main import cli

CASES = {case.name: case for case in [*defects.defects(), *defects.clean()]}


def _run(place: Any, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Result:
    monkeypatch.chdir(place.root)
    return CliRunner().invoke(cli, ["evidence", *arguments], catch_exceptions=False)


def _hand_over(place: Any, name: str) -> str:
    place.write(name, CASES[name].data)
    return name


def test_from_a_file_to_a_figure(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    run = _run(place, monkeypatch, "add", _hand_over(place, "log.xlsx"), "--as", "next")
    assert (run.exit_code, run.stderr) == (0, "")
    assert run.stdout.startswith("evidence/next/original/log.xlsx\nevidence/next/data/next.csv\n")
    assert "12 rows\n  report_id               text\n" in run.stdout
    place.text("{{ next.rows-in-all }} items.")
    place.edit("submissions/sample/submission.md", "evidence: {log: log}", "evidence: {log: log, next: next}")
    assert place.findings() == []


def test_a_defect(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    run = _run(place, monkeypatch, "add", _hand_over(place, "text-date.xlsx"), "--as", "next")
    assert (run.exit_code, run.stdout) == (1, "")
    assert run.stderr.startswith(
        "text-date.xlsx, sheet “Log”:4:8: error[intake.date-ambiguous]: "
        "B4 · reported_on: “10/05/2020” could be 10 May 2020 or 5 October 2020\n"
        "    4 │ R003 │ 10/05/2020 │ facebook │ 300 │ removed │ 2020-06-03\n"
        "      │        ^^^^^^^^^^\n"
    )
    assert not Path(place.root, "evidence", "next").exists()


def test_options_are_statements(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    file = _hand_over(place, "semicolons.csv")
    assert _run(place, monkeypatch, "check", file).exit_code == 1
    assert _run(place, monkeypatch, "check", file, "--delimiter", ";").exit_code == 0
    arguments = (
        "add",
        file,
        "--as",
        "next",
        "--delimiter",
        ";",
        "--missing",
        "n/k",
        "--key",
        "report_id",
        "--drop",
        "views",
    )
    run = _run(place, monkeypatch, *arguments, "--format", "json")
    result = json.loads(run.stdout)
    assert (result["diagnostics"], result["rows"]) == ([], 12)
    said = '`--delimiter ";" --missing "n/k" --key "report_id" --drop "views"`'
    assert said in Path(place.root, "evidence/next/README.md").read_text(encoding="utf-8")


def test_check_and_accept(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    _run(place, monkeypatch, "add", _hand_over(place, "log.csv"), "--as", "next")
    assert _run(place, monkeypatch, "check").output == ""
    place.edit("evidence/next/data/next.csv", "R003,2020-05-03", "R003,2020-05-04")
    run = _run(place, monkeypatch, "check", "next")
    assert run.exit_code == 0
    assert "warning[evidence.changed]" in run.stderr
    assert 'version: "2"' in _run(place, monkeypatch, "accept", "next").stdout
    assert _run(place, monkeypatch, "accept", "evidence/next").stdout == "nothing has changed\n"
    assert _run(place, monkeypatch, "accept", "nxt").exit_code == 1
    assert _run(place, monkeypatch, "check", "evidence/next").output == ""


def test_wrong_use(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    file = _hand_over(place, "log.csv")
    assert _run(place, monkeypatch, "add", file).exit_code == 2
    assert _run(place, monkeypatch, "add", file, "--as", "next", "--dates", "ymd").exit_code == 2
    assert _run(place, monkeypatch, "add", file, "--as", "log").exit_code == 1


def test_a_file_that_is_not_there(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    run = _run(place, monkeypatch, "check", "lgo.xlsx")
    assert run.exit_code == 1
    assert "error[intake.file]: lgo.xlsx cannot be read: No such file or directory" in run.stderr


def test_without_a_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(cli, ["evidence", "check"], catch_exceptions=False)
    assert run.exit_code == 1
    assert "error[workspace.missing]" in run.stderr


@pytest.mark.parametrize("name", ["add", "check", "accept", "verify"])
def test_each_command_shows_an_example(name: str) -> None:
    run = CliRunner().invoke(cli, ["evidence", name, "--help"])
    assert run.exit_code == 0
    assert f"toolkit evidence {name}" in run.output
