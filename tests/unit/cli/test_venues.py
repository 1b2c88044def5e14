"""The command `venues`: the list, one venue with all that is known, and what is not there."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from toolkit.cli.main import cli


@pytest.fixture(autouse=True)
def _a_day(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026
    monkeypatch.chdir(tmp_path)


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["venues", *arguments])


def test_the_list() -> None:
    run = _run()
    assert run.exit_code == 0
    lines = " ".join(run.stdout.split())
    assert "uk-commons-select-committee House of Commons: Written evidence to a select committee" in lines
    assert "3,000 words, docx, doc, rtf, txt, odt, 25 MB, en" in lines
    assert "10,000 or 3,000 words" in lines
    assert "5,000 characters an answer, 1 MB, bg, cs, da and 21 more" in lines


def test_a_word_finds_names_bodies_and_countries() -> None:
    assert [line.split()[0] for line in _run("canada").stdout.splitlines() if line[0] != " "] == [
        "ca-commons-brief",
        "ca-commons-envi-brief",
    ]
    assert "echr-third-party" in _run("Court", "of", "human").stdout
    assert all(line.startswith((" ", "au-")) for line in _run("australia").stdout.splitlines())


def test_one_venue() -> None:
    run = _run("show", "au-productivity-commission")
    assert run.exit_code == 0
    for text in (
        "au-productivity-commission: Submission to an inquiry",
        "what is confidential is marked “IN CONFIDENCE” in front",
        "“IN CONFIDENCE” [1]",
        "seen 2026-11-22",
        "[ ] Put confidential material into a separate attachment.",
        "What could not be found out",
        "Check with: toolkit check SUBMISSION --venue au-productivity-commission",
    ):
        assert text in run.stdout


def test_a_call_names_what_it_extends_and_when_it_closes() -> None:
    out = _run("show", "eu-csa-consultation-2021").stdout
    assert "eu-csa-consultation-2021, eu-eusurvey-questionnaire" in out
    assert "15 April 2021, 24:00 Europe/Brussels, the hour is not stated" in " ".join(out.split())
    assert "closed 2,046 days ago" in " ".join(out.split())


def test_as_json() -> None:
    found = json.loads(_run("show", "un-hrc-ngo-written-statement", "--format", "json").stdout)
    (venue,) = found["venues"]
    words = next(rule for rule in venue["rules"] if rule["key"] == "words")
    assert words["severity"] == "error"
    assert words["ground"]["seen"] == "2026-11-22"
    assert words["ground"]["url"].startswith("https://")
    assert found["diagnostics"] == []


def test_one_of_the_workspace(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "venues"
    folder.mkdir(parents=True)
    (tmp_path / "toolkit.yaml").write_text("version: 1\norganisation: {name: Us}\n", encoding="utf-8")
    (folder / "our-council.yaml").write_text("title: Hearing\nbody: Our council\n", encoding="utf-8")
    assert "our-council Our council: Hearing · in this workspace" in " ".join(_run("council").stdout.split())
    (folder / "broken.yaml").write_text("title: Hearing\n", encoding="utf-8")
    run = _run()
    assert run.exit_code == 1
    assert "broken.yaml:1:1: error[fields.missing]" in run.output
    assert "uk-lords-select-committee" in run.output


@pytest.mark.parametrize("name", ["uk-comons-select-committee", "../toolkit"])
def test_what_is_not_there(name: str) -> None:
    run = _run("show", name)
    assert run.exit_code == 1
    assert "error[venue.unknown]" in run.output
    assert _run("klingon").exit_code == 1
    assert _run("show").exit_code == 2
    assert _run("show", "a", "b").exit_code == 2


def test_count_and_proof_take_a_venue(tmp_path: Path) -> None:
    runner = CliRunner()
    assert runner.invoke(cli, ["new", "sample", "--template", "parliament"]).exit_code == 0
    run = runner.invoke(cli, ["count", "submissions/sample", "--venue", "un-sr-sale-children-2024", "--format", "json"])
    limits = json.loads(run.stdout)["length"]["limits"]
    assert [(one["method"], one["most"]) for one in limits] == [("words", 3000), ("words-without-annexes", 3000)]
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.7\n")
    run = runner.invoke(cli, ["proof", "paper.pdf", "--venue", "uk-lords-select-committee"])
    assert "is a PDF, which is not taken; taken are docx, doc, rtf, txt, odt" in run.output
    assert runner.invoke(cli, ["proof", "paper.pdf", "--venue", "nobody"]).exit_code == 1


def test_check_takes_a_venue(tmp_path: Path) -> None:
    runner = CliRunner()
    assert runner.invoke(cli, ["new", "sample", "--template", "parliament"]).exit_code == 0
    run = runner.invoke(cli, ["check", "submissions/sample", "--venue", "uk-commons-select-committee"])
    assert run.exit_code == 0
    assert "note[venue.checklist]" in run.output
    run = runner.invoke(cli, ["check", "submissions/sample", "--venue", "un-upr-stakeholder"])
    assert run.exit_code == 1
    assert "= the venue asks: " in run.output
