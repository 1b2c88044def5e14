"""Every description that we ship or propose is a Data Package 2.0: by the official profile, and for another program."""

import hashlib
from pathlib import Path
from typing import Any

import defects
import pytest
import yaml
from frictionless import Package, system

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.base.yaml_text import read_yaml
from toolkit.build.intake import add_evidence
from toolkit.load.intake.statement import Statement
from toolkit.load.standard import PROFILE, as_read, check_standard

ROOT = Path(__file__).parents[3]
SHIPPED = sorted([*ROOT.glob("evidence/*/datapackage.yaml"), *ROOT.glob("templates/evidence/*/datapackage.yaml")])
CLEAN = [case.name for case in defects.clean()]


def _said(text: str) -> list[tuple[str, str, str]]:
    """(place, message, first hint) of everything that the profile has against a descriptor."""
    report, source = Report(), Source(path="datapackage.yaml", text=text)
    mapping = read_yaml(source, report)
    assert check_standard(mapping, report) != report.failed
    assert {one.code for one in report} <= {"evidence.standard"}
    return [
        (f"{one.span.line}:{one.span.column}", one.message, one.hints[0].text if one.hints else "")
        for one in report
        if one.span
    ]


def test_the_profile_is_unmodified() -> None:
    note = (PROFILE.parent / "SOURCE.txt").read_text(encoding="utf-8")
    assert hashlib.sha256(PROFILE.read_bytes()).hexdigest() in note
    assert "MIT" in (PROFILE.parent / "LICENSE.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_what_we_ship(path: Path) -> None:
    assert _said(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", CLEAN)
def test_what_we_propose(name: str, place: Any) -> None:
    text = _proposed(name, place).read_text(encoding="utf-8")
    assert _said(text) == []
    assert as_read(read_yaml(Source(path="x", text=text), Report())) == yaml.safe_load(
        text
    )  # no word that readers take otherwise


def _proposed(name: str, place: Any) -> Path:
    case, report = next(case for case in defects.clean() if case.name == name), Report()
    add_evidence(str(place.root), str(place.write(f"in/{name}", case.data)), "next", Statement(), report)
    assert [one.code for one in report] == []
    return Path(place.root, "evidence/next/datapackage.yaml")


# frictionless 5.21 reads all of it, but enforces neither `categories` nor `uniqueKeys` nor our own keys: that a wrong
# value is found is shown by our own tests; here only that a sound package is sound for it.


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_another_program_reads_what_we_ship(path: Path) -> None:
    assert _read_by_frictionless(path) == []


@pytest.mark.parametrize("name", CLEAN)
def test_another_program_reads_what_we_propose(name: str, place: Any) -> None:
    assert _read_by_frictionless(_proposed(name, place)) == []


def _read_by_frictionless(path: Path) -> list[str]:
    with system.use_context(trusted=True):
        report = Package(str(path)).validate()
    assert report.stats["tasks"] > 0
    return [error.message for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


# ------------------------------------------------------------------ what is wrong is said in plain words

SOUND = """\
name: log
version: "1"
licenses: [{name: CC0-1.0}]
resources:
- name: reports
  path: data/reports.csv
  bytes: 12
  schema:
    primaryKey: [id]
    missingValues: [{value: "", label: not recorded}]
    fields:
    - {name: id, type: string, constraints: {required: true}}
    - {name: views, type: integer, constraints: {minimum: 0}}
"""


@pytest.mark.parametrize(
    ("old", "new", "place", "message", "hint"),
    [
        ('version: "1"', "version: 1", "2:10", "`version` must be text", "put it in quotes"),
        ("name: CC0-1.0", "name: CC0 1.0", "3:19", "`CC0 1.0` has not the form that `name` has", "letters, digits, hyphens, points and underscores, no spaces"),
        ("[{name: CC0-1.0}]", "[{title: CC0}]", "3:12", "one form of `licenses` has to be chosen: `name` or `path`", ""),
        ("[{name: CC0-1.0}]", "[]", "3:11", "`licenses` must not be empty", "delete the line, or fill it"),
        ("[{name: CC0-1.0}]", "CC0-1.0", "3:11", "`licenses` must be a list", ""),
        ("data/reports.csv", "../reports.csv", "6:9", "`../reports.csv` is no path or web address", "a path inside of the folder of the dataset (not ../ or /), or an address that begins with https://"),
        ("data/reports.csv", "/data/reports.csv", "6:9", "`/data/reports.csv` is no path or web address", "a path inside of the folder of the dataset (not ../ or /), or an address that begins with https://"),
        ("bytes: 12", "bytes: twelve", "7:10", "`bytes` must be a whole number", ""),
        ("type: integer", "type: whole", "13:27", "`whole` is not possible for `type`", ""),
        ("minimum: 0", "required: sometimes", "13:60", "`required` must be true or false", ""),
        ("{name: id, ", "{title: 5, name: id, ", "12:15", "`title` must be text", "put it in quotes"),
        ("{name: views, type", "{type", "13:7", "`name` is missing here", "add `name: …`"),
        ("  path: data/reports.csv\n", "", "5:3", "one form of `resources` has to be chosen: `name` or `data` or `path`", ""),
        ("label: not recorded", "label: 5", "10:40", "`label` must be text", "put it in quotes"),
    ],
)  # fmt: skip
def test_plain_words_at_the_place(old: str, new: str, place: str, message: str, hint: str) -> None:
    assert old in SOUND
    assert _said(SOUND.replace(old, new, 1)) == [(place, f"{message}, as Data Package 2.0 asks for", hint)]


def test_a_sound_one_is_silent() -> None:
    assert _said(SOUND) == []


def test_several_at_once() -> None:
    text = SOUND.replace('"1"', "1").replace("bytes: 12", "bytes: x").replace("type: integer", "type: int")
    assert [place for place, _, _ in _said(text)] == ["2:10", "7:10", "13:27"]
