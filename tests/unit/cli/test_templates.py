"""`toolkit templates` and `toolkit template check` as a user meets them."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from toolkit.cli.main import cli
from toolkit.load.template import template_names

MINE = "templates/documents/mine"


@pytest.fixture
def run(place: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(place.root)

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(cli, [*arguments], catch_exceptions=False)

    return call


def _write_mine(place: Any) -> None:
    place.write(f"{MINE}/template.yaml", "title: Ours\nfor: friends\noutputs: [docx]\n")
    place.write(f"{MINE}/document.md.j2", "::: line title\n{{ title }}\n:::\n\n::: graft body\n:::\n")
    place.write(f"{MINE}/example/submission.md", "---\ntitle: T\ntemplate: mine\n---\n\nText.\n")


def test_the_list_names_all_and_those_of_the_workspace(place: Any, run: Any) -> None:
    _write_mine(place)
    result = run("templates")
    assert result.exit_code == 0
    starts = [line.split()[0] for line in result.stdout.splitlines() if not line.startswith(" ")]
    assert starts == list(template_names(str(place.root)))
    assert "mine               Ours: for friends · docx · in this workspace" in result.stdout.splitlines()


def test_one_of_them_tells_fields_and_parts(run: Any) -> None:
    text = run("templates", "parliament").stdout
    assert "  committee (required)\n      write `committee: …`" in text
    assert "  reference\n" in text
    assert "  summary (required)\n      “Executive summary”" in text
    assert text.index("summary (required)") < text.index("introduction (required)") < text.index("recommendations (")
    assert text.endswith("Start with: toolkit new my-text --template parliament\n")


def test_as_json(run: Any) -> None:
    (found,) = json.loads(run("templates", "media-release", "--format", "json").stdout)["templates"]
    assert (found["name"], found["own"], found["csl"]) == ("media-release", False, "apa")
    assert [part["name"] for part in found["parts"]] == ["quote", "notes", "about"]
    assert [field["name"] for field in found["fields"] if field["required"]] == ["spokesperson", "contact"]


def test_a_name_that_is_not_there(run: Any) -> None:
    result = run("templates", "media-relaese")
    assert result.exit_code == 1
    assert "did you mean `media-release`?" in result.stderr


def test_one_that_cannot_be_read_does_not_hide_the_others(place: Any, run: Any) -> None:
    place.write(f"{MINE}/template.yaml", "title: Ours\n")
    result = run("templates")
    assert result.exit_code == 1
    assert "error[template.file]" in result.stderr
    assert "consultation " in result.stdout


def test_check(place: Any, run: Any) -> None:
    _write_mine(place)
    result = run("template", "check", MINE)
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{MINE}: its example makes docx, html\n", "")
    place.edit(f"{MINE}/template.yaml", "outputs", "fields: {x: {explain: Write it, required: true}}\noutputs")
    place.edit(f"{MINE}/example/submission.md", "template: mine", "template: mine\nx: y")
    result = run("template", "check", "mine", "--format", "json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert [(one["code"], one["file"], one["line"]) for one in found["diagnostics"]] == [
        ("template.unused", f"{MINE}/template.yaml", 3)
    ]
    assert [one["format"] for one in found["template"]["artifacts"]] == ["docx", "html"]


def test_check_of_what_is_no_template(run: Any, tmp_path: Path) -> None:
    result = run("template", "check", "no-such")
    assert result.exit_code == 1
    assert "error[template.unknown]" in result.stderr
    assert json.loads(run("template", "check", "no-such", "--format", "json").stdout)["template"] is None
