"""`toolkit answers` as a user meets it: the pack, the table, the import."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from toolkit.cli.main import cli

QUESTIONS = """\
questions:
- {id: q1, number: "1", text: Why?, max-characters: 50, owner: Ana, status: signed-off, signed-off: {by: Ben, on: 2021-04-01}}
- {id: q2, number: "2", text: How?, required: yes}
- {id: q3, number: "3", text: What?, declined: We cannot say.}
"""


@pytest.fixture
def run(place: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(place.root)
    place.write("submissions/sample/questions.yaml", QUESTIONS)
    place.text("\n::: answer q1\nBecause.\n:::\n\n::: answer q2\nSo.\n:::\n")

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(cli, ["answers", *arguments], catch_exceptions=False)

    return call


def test_a_submission_alone_writes_the_pack(place: Any, run: Any) -> None:
    result = run("submissions/sample")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "submissions/sample/build/answers/index.html",
        "submissions/sample/build/answers/coverage.csv",
        "2 texts beside them · 3 questions: 2 answered, 1 declined",
    ]
    assert "answers.sign-off" in result.stderr
    assert run("pack", "submissions/sample").stdout == result.stdout


def test_the_table(place: Any, run: Any) -> None:
    result = run("--matrix", "submissions/sample")
    assert result.exit_code == 0
    assert [line.split("  ")[0] for line in result.stdout.splitlines()[:1]] == ["No."]
    assert [" ".join(line.split()) for line in result.stdout.splitlines()[2:5]] == [
        "1 q1 answered 8 of 50 Ana signed-off Ben 2021-04-01", "2 q2 answered 3", "3 q3 declined: We cannot say.",
    ]  # fmt: skip
    assert not (place.submission / "build" / "answers").exists()


def test_as_json(place: Any, run: Any) -> None:
    place.text("\n::: answer q1\nBecause.\n:::\n")
    result = run("submissions/sample", "--matrix", "--format", "json")
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    assert [one["code"] for one in said["diagnostics"]] == ["answers.missing"]
    assert [one["state"] for one in said["questions"]] == ["answered", "missing", "declined"]
    assert said["questions"][0]["signed-off"] == {"by": "Ben", "on": "2021-04-01"}
    assert said["counts"] == {"answered": 1, "missing": 1, "declined": 1}


def test_import(place: Any, run: Any) -> None:
    place.write("list.csv", "No.,Question,Required\n1,Why?,yes\n2,How? (100 characters maximum),no\n")
    result = run("import", "list.csv", "--to", "submissions/new", "--count", "eusurvey")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "  q1       free text, required                          Why?",
        "  q2       free text, 100 characters                    How?",
        "submissions/new/questions.yaml: 2 questions",
    ]
    assert "count: eusurvey" in (place.root / "submissions/new/questions.yaml").read_text()
    again = run("import", "list.csv", "--to", "submissions/new")
    assert again.exit_code == 1
    assert "questions.exists" in again.stderr
    assert run("import", "list.csv").stdout.startswith("# Drafted from list.csv.")


def test_no_such_submission(run: Any) -> None:
    result = run("submissions/none")
    assert result.exit_code == 1
    assert "submission.missing" in result.stderr
