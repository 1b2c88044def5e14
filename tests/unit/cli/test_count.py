"""`toolkit count` as a user meets it."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from toolkit.cli.main import cli

SUBMISSION = "submissions/sample/submission.md"
BODY = """
Before any heading.

# 儿童权利 and a title that is rather long for a table

Some text.^[A note.]

::: table {#tbl-x}
| One | Two |
|---|---|
| three | four |
:::
"""


@pytest.fixture
def run(place: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(place.root)
    monkeypatch.setenv("COLUMNS", "120")
    place.text(BODY, parts="\n::: part summary\nIn short.\n:::\n\n::: part recommendations\nAct.\n:::\n")

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(cli, ["count", "submissions/sample", *arguments], catch_exceptions=False)

    return call


def test_the_table_by_part(run: Any) -> None:
    """Two columns of a terminal for a Chinese letter."""
    result = run()
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "A sample",
        "",
        "                                                       words   in tables    in notes  characters",
        "Title page and notices                                    11           –           –          69   not counted",
        "Summary                                                    3           –           –          16",
        "Recommendations                                            2           –           –          19",
        "Text without a heading                                     3           –           –          19",
        "儿童权利 and a title that is rather long for…             24           6           2          88",
        "                                                          ──",
        "Words                                                     32           6           2         142",
        "",
        "No limit is set: `word-limit: 3000` in the front matter sets one.",
        "`toolkit count submissions/sample --all` counts by 18 methods.",
    ]


def test_a_narrow_terminal(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = run().stdout.splitlines()
    assert all(len(line) <= 80 for line in lines[:-2])
    assert any(line.startswith("儿童权利 and a… ") for line in lines)


def test_the_room_left(run: Any, place: Any) -> None:
    place.edit(SUBMISSION, "date: 2021", "word-limit: 40\ndate: 2021")
    assert "At most 40 words: room for 8 more (`word-limit` in the front matter)" in run().stdout
    place.edit(SUBMISSION, "word-limit: 40", "word-limit: 31")
    result = run()
    assert result.exit_code == 1
    assert "At most 31 words: 1 too many (`word-limit` in the front matter)" in result.stdout
    assert "error[length.words]: 32 words; at most 31" in result.stderr


def test_the_front_matter_says_how_it_is_counted(run: Any, place: Any) -> None:
    place.edit(SUBMISSION, "date: 2021", "word-limit: 31\nword-count: words-without-notes\ndate: 2021")
    result = run()
    assert result.exit_code == 0
    assert "At most 31 words: room for 1 more (`word-limit` in the front matter)" in result.stdout
    assert "Words without footnotes                                   30" in result.stdout


def test_the_front_matter_names_what_counts(run: Any, place: Any) -> None:
    place.edit(SUBMISSION, "date: 2021", "word-limit: 40\nword-count: [text, notes, title]\ndate: 2021")
    stdout = run().stdout
    assert "At most 40 words: room for 3 more (`word-limit` in the front matter)" in stdout
    assert "Words of text, notes, title" in stdout


def test_all_methods(run: Any, place: Any) -> None:
    place.edit(SUBMISSION, "date: 2021", "word-limit: 40\ndate: 2021")
    lines = [line.split() for line in run("--all").stdout.splitlines()]
    assert ["words", "32", "8"] in [line[:3] for line in lines]
    assert ["words-without-notes", "30"] in [line[:2] for line in lines]
    assert ["pages", "–"] in [line[:2] for line in lines]


def test_characters_of_a_portal(run: Any) -> None:
    lines = run("--method", "eusurvey-client").stdout.splitlines()
    between = [line for line in lines if line.startswith("Line ends")]
    assert between[0].split()[-1] == "12"  # three empty lines between four parts: six line ends, each counts two


def test_json(run: Any) -> None:
    record = json.loads(run("--format", "json", "--method", "words-without-notes").stdout)
    assert record["diagnostics"] == []
    length = record["length"]
    assert (length["total"], length["unit"], length["methods"]["words"]) == (30, "words", 32)
    assert [part["total"] for part in length["parts"]] == [11, 3, 2, 3, 22]
    assert [part["counted"] for part in length["parts"]] == [False, True, True, True, True]


def test_mistakes(run: Any, place: Any) -> None:
    assert run("--method", "wrods").exit_code == 2
    place.edit(SUBMISSION, "title: A sample", "titel: A sample")
    assert "fields.unknown" in run().stderr
    (place.root / SUBMISSION).unlink()
    result = run()
    assert (result.exit_code, result.stdout) == (1, "")
    assert "submission.missing" in result.stderr
