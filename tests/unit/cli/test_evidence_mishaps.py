"""What users do that nobody meant: refused databases, doubtful separators, odd versions, numbers that are not printed."""

import json
import sqlite3
from typing import Any

import pytest
from click.testing import CliRunner, Result

from toolkit.cli.main import cli

DESCRIPTION = "evidence/log/datapackage.yaml"


@pytest.fixture
def here(place: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(place.root)
    monkeypatch.delenv("TOOLKIT_TRACE_KEY", raising=False)
    return place


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, catch_exceptions=False)


def _codes(run: Result) -> list[str]:
    return [line.split("[")[1].split("]")[0] for line in run.stderr.splitlines() if "[" in line and "]: " in line]


# ------------------------------------------------------------------ intake


@pytest.mark.parametrize(
    ("address", "query", "code"),
    [
        ("sqlite:///case.db", "DELETE FROM reports", "intake.query"),
        ("sqlite:///case.db", "SELECT nope FROM reports", "intake.database"),
        ("sqlite:///case.db", "SELECT * FROM reports WHERE 0", "intake.query"),
        ("sqlite:///none.db", "SELECT 1 AS one", "intake.database"),
        ("env:NO_SUCH_DB", "SELECT 1 AS one", "intake.database"),
    ],
)
@pytest.mark.parametrize("command", [("add", "--as", "cases"), ("check",)])
def test_why_a_database_is_refused_is_said(
    here: Any, address: str, query: str, code: str, command: tuple[str, ...]
) -> None:
    with sqlite3.connect(here.root / "case.db") as connection:
        connection.execute("CREATE TABLE reports (id TEXT)")
    connection.close()
    run = _run("evidence", command[0], address, "--query", query, *command[1:])
    assert (run.exit_code, _codes(run)) == (1, [code])
    assert not (here.root / "evidence/cases").exists()


def test_decimal_commas_do_not_separate_columns(here: Any) -> None:
    here.write("log.csv", "id;x\n1;3,5\n2;4,25\n")
    run = _run("evidence", "add", "log.csv", "--as", "new")
    assert _codes(run) == ["intake.delimiter", "intake.number-form"]
    assert '--delimiter ";"' in run.stderr
    assert _run("evidence", "add", "log.csv", "--as", "new", "--delimiter", ";", "--decimal", "comma").exit_code == 0
    assert (here.root / "evidence/new/data/new.csv").read_text() == "id,x\n1,3.5\n2,4.25\n"


def test_two_spellings_in_a_table_of_few_rows(here: Any) -> None:
    here.write("log.csv", "id,state,who\n1,Removed,Ann\n2,removed,Bob\n3,active,Cy\n4,Active,Di\n5,active,Ed\n")
    run = _run("evidence", "add", "log.csv", "--as", "new")
    assert _codes(run) == ["intake.spelling", "intake.spelling"]
    here.write("log.csv", "id,code\n1,dQw4\n2,dqw4\n3,aBcD\n4,xYzA\n5,kLmN\n")
    assert _codes(_run("evidence", "add", "log.csv", "--as", "new")) == []


@pytest.mark.parametrize("version", ['a"b: {', "1", "a\nb", "a\\"])
def test_a_version_that_cannot_be_one(here: Any, version: str) -> None:
    here.edit(DESCRIPTION, "path: data/reports.csv", f"path: data/reports.csv\n  hash: sha256:{'0' * 64}")
    before = (here.root / DESCRIPTION).read_text()
    run = _run("evidence", "accept", "log", "--version", version)
    assert (run.exit_code, _codes(run)) == (1, ["intake.option"])
    assert (here.root / DESCRIPTION).read_text() == before


def test_of_a_broken_measure_it_is_not_said_that_it_is_not_there(here: Any) -> None:
    here.edit(
        "evidence/log/measures.yaml", "that: {outcome: removed}}\n  removal", "that: {outcom: removed}}\n  removal"
    )
    assert _codes(_run("evidence", "stats", "log", "removed")) == ["measure.column"]


# ------------------------------------------------------------------ trace


def _trace(*names: str) -> Result:
    return _run("trace", "submissions/sample", *names)


@pytest.mark.parametrize("wanted", ["3%", "fewer than 3", "about 10", "two of 10", "7 of 3"])
def test_another_number_with_the_same_digits_is_no_answer(here: Any, wanted: str) -> None:
    here.text("{{ log.reported }} and {{ log.removed }}")
    run = _trace(wanted)
    assert (run.exit_code, run.stdout, _codes(run)) == (1, "", ["trace.unknown"])


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        *[("en-GB", wanted) for wanted in ("-70%", "−70%", "70%", "70")],
        *[("fr-FR", wanted) for wanted in ("-70 %", "-70%", "70 %", "−70\u00a0%")],
    ],
)
def test_a_negative_number_is_no_option(here: Any, lang: str, wanted: str) -> None:
    line = "fall: {statistic: change, of: {statistic: count}, from: items, to: gone}"
    here.edit(
        "evidence/log/measures.yaml",
        "measures:\n",
        f"  gone: {{says: gone, where: {{outcome: removed}}}}\nmeasures:\n  {line}\n",
    )
    here.text("{{ log.fall }}")
    here.edit("submissions/sample/submission.md", "template:", f"lang: {lang}\ntemplate:")
    run = _trace(wanted)
    assert (run.exit_code, run.stderr) == (0, "")
    assert "measure       log.fall" in run.stdout


@pytest.mark.parametrize("wanted", ["96.7%", "96,7%", "96.7", "96,7 %"])
def test_a_decimal_comma_is_a_decimal_point(here: Any, wanted: str) -> None:
    line = "theirs: {statistic: cited, value: 96.7, unit: percent, means: removed, denominatorIs: all, place: EU,"
    more = "period: {from: 2020-01-01, to: 2020-12-31}, source: un2021}"
    here.edit("evidence/log/measures.yaml", "measures:\n", f"measures:\n  {line} {more}\n")
    here.text("{{ log.theirs }} [@un2021]")
    run = _trace(wanted)
    assert (run.exit_code, run.stderr) == (0, "")
    assert "log.theirs" in run.stdout


def test_what_is_no_option_is_said(here: Any) -> None:
    assert (_trace("--al").exit_code, _trace("-x").exit_code) == (2, 2)
    here.write("key.txt", "0123456789abcdef")
    run = _trace("--key-file", "key.txt")
    assert (run.exit_code, "add --public" in run.stderr) == (2, True)


def test_rows_of_several_files_are_numbered_as_rows(here: Any) -> None:
    lines = (here.root / "evidence/log/data/reports.csv").read_text().splitlines(keepends=True)
    here.write("evidence/log/data/parts/1.csv", "".join(lines[:3]))
    here.write("evidence/log/data/parts/2.csv", lines[0] + "".join(lines[3:]))
    here.edit(DESCRIPTION, "path: data/reports.csv", "path: data/parts")
    here.text("{{ log.removed }}")
    assert "R1 (row 1), R2 (row 2), R3 (row 3)" in _trace("log.removed").stdout
    told = json.loads(_trace("log.removed", "--format", "json").stdout)["roles"][0]["rows"]
    assert told == [{"row": 1, "key": "R1"}, {"row": 2, "key": "R2"}, {"row": 3, "key": "R3"}]


@pytest.mark.parametrize(
    "resource", ["- name: reports\n  path: data/reports.csv\n", "- {name: reports, path: data/reports.csv,\n"]
)
def test_a_newer_edition_has_a_fingerprint_even_if_the_older_has_none(here: Any, resource: str) -> None:
    here.edit(DESCRIPTION, "- name: reports\n  path: data/reports.csv\n", resource)
    if resource.startswith("- {"):
        text = (here.root / DESCRIPTION).read_text()
        head, _ = text.split("  schema:")
        schema = "   schema: {primaryKey: [id], fields: [{name: id, type: string}, {name: reported_on, type: date},"
        here.write(DESCRIPTION, f"{head}{schema} {{name: outcome, type: string}}]}}}}\n")
    here.write("log.csv", (here.root / "evidence/log/data/reports.csv").read_bytes())
    assert _run("evidence", "add", "log.csv", "--as", "newer", "--like", "log").exit_code == 0
    run = _run("evidence", "verify", "newer")
    assert (run.exit_code, run.stderr) == (0, "")
    assert "✓ data/reports.csv has the fingerprint that was recorded" in run.stdout
    here.edit("evidence/newer/data/reports.csv", "R9,", "R90,")
    assert _codes(_run("evidence", "check", "newer")) == ["evidence.changed"]
