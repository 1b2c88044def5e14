"""`new`: every template's example builds without a change."""

from pathlib import Path

import pytest

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.pipeline import build_submission
from toolkit.build.starter import start_submission
from toolkit.load.template import template_names


@pytest.mark.parametrize("template", template_names("/"))
def test_an_example_builds_as_it_is(tmp_path: Path, template: str) -> None:
    report = Report()
    files = start_submission(str(tmp_path), "my-first", template, report)
    assert "toolkit.yaml" in files
    assert "submissions/my-first/submission.md" in files
    outcome = build_submission(str(tmp_path / "submissions" / "my-first"), report)
    assert not list(report)
    assert [one.format for one in outcome.artifacts] == ["docx", "pdf"]


def test_an_existing_folder_is_not_touched(tmp_path: Path) -> None:
    start_submission(str(tmp_path), "mine", "consultation", Report())
    file = tmp_path / "submissions" / "mine" / "submission.md"
    file.write_text("my work")
    report = Report()
    with pytest.raises(Failure):
        start_submission(str(tmp_path), "mine", "consultation", report)
    assert [one.code for one in report] == ["new.taken"]
    assert file.read_text() == "my work"


@pytest.mark.parametrize(
    ("name", "template", "codes"),
    [
        ("../x", "consultation", ["new.name"]),
        ("Mine", "consultation", ["new.name"]),
        ("mine", "consultatoin", ["template.unknown"]),
        ("M", "letter", ["new.name", "template.unknown"]),
    ],
)
def test_what_is_refused(tmp_path: Path, name: str, template: str, codes: list[str]) -> None:
    report = Report()
    with pytest.raises(Failure):
        start_submission(str(tmp_path), name, template, report)
    assert sorted(one.code for one in report) == codes
    assert not list(tmp_path.iterdir())


def test_a_template_without_an_example_cannot_be_started_from(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "documents" / "mine"
    folder.mkdir(parents=True)
    (folder / "template.yaml").write_text("title: Mine\n")
    report = Report()
    with pytest.raises(Failure):
        start_submission(str(tmp_path), "one", "mine", report)
    assert [one.code for one in report] == ["template.example"]


def test_a_second_submission_keeps_the_evidence(tmp_path: Path) -> None:
    start_submission(str(tmp_path), "one", "consultation", Report())
    (tmp_path / "evidence" / "example-log" / "measures.yaml").write_text("mine")
    files = start_submission(str(tmp_path / "submissions"), "two", "open-letter", Report())
    assert {file.split("/")[0] for file in files} == {"submissions"}
    assert (tmp_path / "evidence" / "example-log" / "measures.yaml").read_text() == "mine"
