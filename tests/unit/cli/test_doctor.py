"""`toolkit doctor`: what is there, what is missing, and the command that brings it."""

import json

import pytest
from click.testing import CliRunner

from toolkit.base.diagnostic import MissingPart
from toolkit.build import doctor
from toolkit.build.doctor import Part, examine
from toolkit.cli.commands.doctor import command


def _part(name: str, found: str, *, needed: bool) -> Part:
    return Part(name=name, use="makes PDFs", found=found, needed=needed, remedy=f"get {name}")


def _shown(monkeypatch: pytest.MonkeyPatch, *parts: Part) -> tuple[str, BaseException | None]:
    monkeypatch.setattr("toolkit.cli.commands.doctor.examine", lambda: parts)
    result = CliRunner().invoke(command, [])
    return result.output, result.exception


def test_what_the_tests_run_on_is_there() -> None:
    parts = {part.name: part for part in examine()}
    missing = [name for name, part in parts.items() if part.needed and not part.found]
    assert missing == []
    assert parts["WeasyPrint"].found.startswith("70.")
    assert parts["Pango"].found.startswith("1.")
    assert all(part.use and part.remedy for part in parts.values())


def test_what_is_missing_but_not_needed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    said, failed = _shown(monkeypatch, _part("Pango", "1.50", needed=True), _part("qpdf", "", needed=False))
    assert failed is None
    assert [line.split() for line in said.splitlines() if "get it" in line] == [["get", "it:", "get", "qpdf"]]


def test_a_needed_part_that_is_missing_ends_with_code_4(monkeypatch: pytest.MonkeyPatch) -> None:
    said, failed = _shown(monkeypatch, _part("Pango", "", needed=True))
    assert "missing" in said
    assert isinstance(failed, MissingPart)  # main() turns it into exit code 4
    assert (failed.need, failed.remedy) == ("every build needs Pango", "get Pango")


def test_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.cli.commands.doctor.examine", lambda: (_part("qpdf", "11", needed=False),))
    result = CliRunner().invoke(command, ["--format", "json"])
    assert json.loads(result.output)["parts"][0]["found"] == "11"


def test_what_is_not_there_is_not_found() -> None:
    assert doctor._package("no-such-package") == ""
    assert doctor._library("no-such-library", "version") == ""
    assert doctor._program("no-such-program", "--version") == ""
