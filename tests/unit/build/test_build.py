"""A build: what is written, what is left alone, what is kept for the next run."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.pipeline import Outcome, build_submission

BODY = "Removed: {{ log.removed }} of {{ log.reported }} [@smith2020].\n\n::: table log.outcomes\nOutcome\n:::\n"


def _build(place: Any, *formats: str) -> Outcome:
    report = Report()
    outcome = build_submission(str(place.submission), report, formats or ("md", "txt", "json", "html"))
    assert not list(report)
    return outcome


def _files(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}


def test_files_appear_in_build_and_nowhere_else(place: Any) -> None:
    place.text(BODY)
    before = {path for path in place.root.rglob("*") if path.is_file()}
    outcome = _build(place)
    new = {path for path in place.root.rglob("*") if path.is_file()} - before
    assert {path.relative_to(place.submission).parts[0] for path in new} == {"build"}
    names = [Path(one.path).name for one in outcome.artifacts]
    assert names == ["sample.html", "sample.md", "sample.txt", "sample.json"]


def test_word_and_pdf(place: Any) -> None:
    place.text(BODY)
    outcome = _build(place, "docx", "pdf")
    data = {one.format: (place.root / one.path).read_bytes()[:4] for one in outcome.artifacts}
    assert data == {"docx": b"PK\x03\x04", "pdf": b"%PDF"}
    assert [one.pages for one in outcome.artifacts if one.format == "pdf"] == [1]


def test_a_second_build_writes_nothing(place: Any) -> None:
    place.text(BODY)
    first = _build(place)
    times = {path: path.stat().st_mtime_ns for path in (place.submission / "build").iterdir()}
    second = _build(place)
    assert second.unchanged
    assert second.artifacts == first.artifacts
    assert {path: path.stat().st_mtime_ns for path in (place.submission / "build").iterdir()} == times


@pytest.mark.parametrize("change", ["text", "data", "file", "date", "theme"])
def test_a_change_is_noticed(place: Any, change: str) -> None:
    place.text(BODY)
    _build(place)
    if change == "text":
        place.text(BODY + "\nMore.\n")
    elif change == "data":
        place.edit("evidence/log/data/reports.csv", "R9,2020-05-09,active", "R9,2020-05-09,removed")
    elif change == "file":
        (place.submission / "build" / "sample.txt").write_text("tampered")
    elif change == "date":
        place.edit("submissions/sample/submission.md", "date: 2021-04-15", "date: 2021-04-16")
    else:
        place.write("templates/themes/mine/theme.yaml", "extends: sober\nsizes: {body: 11}\n")
        place.edit("submissions/sample/submission.md", "date: 2021-04-15", "date: 2021-04-15\ntheme: mine")
    assert not _build(place).unchanged


def test_the_same_input_gives_the_same_bytes(place: Any) -> None:
    place.text(BODY)
    formats = ("docx", "pdf", "html", "md", "txt", "json")
    _build(place, *formats)
    first = _files(place.submission / "build")
    for path in (place.submission / "build").rglob("*"):
        if path.is_file():
            path.unlink()
    _build(place, *formats)
    assert _files(place.submission / "build") == first


def test_a_warning_of_a_writer_is_said_every_time(place: Any) -> None:
    place.text("A sign without a font: \U0001f469")
    for _ in range(2):
        report = Report()
        assert not build_submission(str(place.submission), report, ("pdf",)).unchanged
        assert [one.code for one in report] == ["output.glyph"]


def test_a_failed_build_leaves_the_last_good_files_alone(place: Any) -> None:
    place.text(BODY)
    _build(place)
    before = _files(place.submission / "build")
    place.text(BODY + "\n{{ log.removd }}\n")
    with pytest.raises(Failure):
        build_submission(str(place.submission), Report(), ("md",))
    assert _files(place.submission / "build") == before


def test_nothing_half_written_stays_behind(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    place.text(BODY)
    _build(place)
    before = _files(place.submission / "build")
    place.text(BODY + "\nChanged.\n")

    def no_space(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", no_space)
    report = Report()
    with pytest.raises(Failure):
        build_submission(str(place.submission), report, ("md", "txt"))
    monkeypatch.undo()
    assert [one.code for one in report] == ["build.folder"]
    assert _files(place.submission / "build") == before


def test_the_manifest_traces_each_number(place: Any) -> None:
    place.text(BODY)
    _build(place)
    manifest = json.loads((place.submission / "build" / "manifest.json").read_bytes())
    removed = next(value for value in manifest["values"] if value["measure"] == "log.removed")
    assert removed["text"] == "3"
    assert removed["place"].startswith("submissions/sample/submission.md:")
    csv = (place.root / "evidence/log/data/reports.csv").read_bytes()
    assert manifest["inputs"]["evidence/log/data/reports.csv"] == hashlib.sha256(csv).hexdigest()
    assert list(manifest["inputs"]) == [
        "evidence/log/data/reports.csv",
        "evidence/log/datapackage.yaml",
        "evidence/log/measures.yaml",
        "submissions/sample/references.bib",
        "submissions/sample/submission.md",
    ]
    assert "R1" not in json.dumps(manifest["values"])


def test_a_broken_cache_costs_nothing_but_time(place: Any) -> None:
    place.text(BODY)
    _build(place)
    place.write("submissions/sample/build/.cache/memo.json", "{ not json")
    place.text(BODY + "\nMore.\n")
    assert _build(place).artifacts


def test_the_date_of_the_files_is_that_of_the_document(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    place.text(BODY)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    _build(place, "md")
    assert json.loads((place.submission / "build" / "manifest.json").read_bytes())["date"] == 86400
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    _build(place, "md")
    assert json.loads((place.submission / "build" / "manifest.json").read_bytes())["date"] == 1618444800


def test_a_synthetic_dataset_is_said(place: Any) -> None:
    place.edit("evidence/log/datapackage.yaml", "synthetic: false", "synthetic: true")
    place.text(BODY)
    _build(place, "txt")
    text = (place.submission / "build" / "sample.txt").read_text(encoding="utf-8")
    assert text.count("Synthetic data") >= 2  # the notice, and the source line of the table
