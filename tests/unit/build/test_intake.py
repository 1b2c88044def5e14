"""Evidence comes in: a dataset folder appears whole or not at all, loads as it is, and is never overwritten."""

from pathlib import Path
from typing import Any

import defects
import pytest

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.intake import Taken, accept_evidence, add_evidence, check_evidence, check_file
from toolkit.load.intake.statement import Statement

NEXT = "evidence/next"


def _add(place: Any, case: defects.Case, said: Statement | None = None, **options: str) -> tuple[Taken | None, Report]:
    path, report = place.write(f"in/{case.name}", case.data), Report()
    try:
        return add_evidence(str(place.root), str(path), "next", said or Statement(), report, **options), report
    except Failure:
        return None, report


def _case(name: str, *changes: tuple[int, int, Any], **head: Any) -> defects.Case:
    return defects.Case(name, defects.csv_text(defects.table(*changes, **head)).encode(), ())


def _codes(report: Report) -> list[str]:
    return [one.code for one in report]


def _check(place: Any, *names: str) -> Report:
    report = Report()
    check_evidence(str(place.root), names, report)
    return report


def _text(place: Any, path: str) -> str:
    return (place.root / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", defects.clean(), ids=lambda case: case.name)
def test_what_is_proposed_loads_without_a_finding(case: defects.Case, place: Any) -> None:
    taken, report = _add(place, case)
    assert _codes(report) == []
    assert taken is not None
    assert sorted(taken.files) == [
        f"{NEXT}/README.md",
        f"{NEXT}/data/next.csv",
        f"{NEXT}/datapackage.yaml",
        f"{NEXT}/measures.yaml",
        f"{NEXT}/original/{case.name}",
    ]
    assert (place.root / NEXT / "original" / case.name).read_bytes() == case.data
    assert _codes(_check(place, "next")) == []


@pytest.mark.parametrize("case", defects.defects(), ids=lambda case: case.name)
def test_after_an_error_nothing_is_written(case: defects.Case, place: Any) -> None:
    taken, _ = _add(place, case)
    assert (taken is None) == case.stops
    assert (place.root / NEXT).exists() == (not case.stops)
    if taken is not None:
        assert (place.root / NEXT / "original" / case.name).read_bytes() == case.data
        assert _codes(_check(place, "next")) == []


def test_the_proposal(place: Any) -> None:
    head = ("Report ID", "reported_on", "platform", "views", "account", "removed_on")
    taken, report = _add(place, _case("Report log (1).csv", (4, 3, "n/k"), head=head), Statement(missing=("n/k",)))
    assert _codes(report) == []
    assert taken is not None
    assert taken.columns[0] == ("report_id", "text", "Report ID")
    text = _text(place, f"{NEXT}/datapackage.yaml")
    assert "primaryKey: [report_id]" in text
    assert "{value: n/k, label: not known}" in text
    assert "{name: report_id, type: string, title: Report ID, constraints: {required: true}}" in text
    assert "{name: platform, type: string, categories: [facebook, instagram], constraints: {required: true}}" in text
    assert "{name: views, type: integer}" in text
    assert "{name: account, type: string, constraints: {required: true}, evidence: {disclose: never}}" in text
    assert "{field: removed_on, notBefore: reported_on}" in text
    assert '--missing "n/k"' in _text(place, f"{NEXT}/README.md")
    assert _codes(_check(place, "next")) == []


def test_warnings_are_kept_with_the_dataset(place: Any) -> None:
    case = next(case for case in defects.defects() if case.name == "comment.xlsx")
    _, report = _add(place, case)
    assert _codes(report) == ["intake.comment"]
    assert "C4 has a comment" in _text(place, f"{NEXT}/README.md")


def test_an_existing_dataset_is_never_overwritten(place: Any) -> None:
    report, path = Report(), place.write("in.csv", defects.clean()[0].data)
    before = _text(place, "evidence/log/datapackage.yaml")
    for name, code in (("log", "intake.taken"), ("My Log", "intake.name"), ("../log", "intake.name")):
        report = Report()
        with pytest.raises(Failure):
            add_evidence(str(place.root), str(path), name, Statement(), report)
        assert _codes(report) == [code]
    assert _text(place, "evidence/log/datapackage.yaml") == before


def test_accepting_a_change(place: Any) -> None:
    _add(place, defects.clean()[0])
    table = f"{NEXT}/data/next.csv"
    place.edit(table, "R003,2020-05-03", "R003,2020-05-04")
    assert _codes(_check(place, "next")) == ["evidence.changed"]
    report = Report()
    changes = accept_evidence(str(place.root), "next", "", report)
    assert _codes(report) == []
    assert changes[-1] == 'version: "2"'
    assert _codes(_check(place, "next")) == []
    assert accept_evidence(str(place.root), "next", "", report) == ()
    assert "# REVIEW" in _text(place, f"{NEXT}/datapackage.yaml")


def test_wrong_data_are_not_accepted(place: Any) -> None:
    _add(place, defects.clean()[0])
    before = _text(place, f"{NEXT}/datapackage.yaml")
    place.edit(f"{NEXT}/data/next.csv", "R003,2020-05-03", "R003,03/05/2020")
    report = Report()
    with pytest.raises(Failure):
        accept_evidence(str(place.root), "next", "", report)
    assert _codes(report) == ["evidence.value"]
    assert _text(place, f"{NEXT}/datapackage.yaml") == before


def test_a_version_that_cannot_be_counted_on(place: Any) -> None:
    _add(place, defects.clean()[0])
    place.edit(f"{NEXT}/datapackage.yaml", 'version: "1"', "version: 2020-07-01")
    place.edit(f"{NEXT}/data/next.csv", "R003,2020-05-03", "R003,2020-05-04")
    report = Report()
    with pytest.raises(Failure):
        accept_evidence(str(place.root), "next", "", report)
    assert _codes(report) == ["intake.option"]
    assert accept_evidence(str(place.root), "next", "2020-08-01", Report())[-1] == 'version: "2020-08-01"'


def test_what_is_wrong_later(place: Any) -> None:
    """A dataset that is there: its description, its values by the description, and what cells of text look like."""
    _add(place, defects.clean()[0])
    place.edit(f"{NEXT}/datapackage.yaml", "removed_on, type: date", "removed_on, typ: date")
    assert _codes(_check(place, "next")) == ["fields.missing", "fields.unknown", "evidence.columns"]
    assert _codes(_check(place, "nxt")) == ["evidence.unknown-dataset"]


def test_cells_of_text_are_looked_at_again(place: Any) -> None:
    place.edit("evidence/log/datapackage.yaml", "- {name: id,", "- {name: note, type: string}\n    - {name: id,")
    rows = "".join(f"{note},R{n},2020-05-01,removed\n" for n, note in enumerate(("seen", "N/A", "ok ", "fÃ¼r")))
    place.write("evidence/log/data/reports.csv", f"note,id,reported_on,outcome\n{rows}")
    assert [(one.code, str(one.span)) for one in _check(place)] == [
        ("intake.missing-mark", "evidence/log/data/reports.csv:3:1"),
        ("intake.spaces", "evidence/log/data/reports.csv:4:1"),
        ("intake.letters", "evidence/log/data/reports.csv:5:1"),
    ]


# ------------------------------------------------------------------ like another dataset

LIKE = """\
name: model
title: Log of 2019
version: "3"
licenses: [{name: CC0-1.0}]
evidence: {unit: item reported, unitIsPerson: false, sampling: purposive, synthetic: false}
resources:
- name: reports
  path: data/reports.csv
  hash: sha256:0000000000000000000000000000000000000000000000000000000000000000
  schema:
    primaryKey: [report_id]
    missingValues: [{value: "", label: not recorded}, {value: n/k, label: not known}]
    fields:
    - {name: report_id, title: Number, type: string, constraints: {required: true}}
    - {name: reported_on, type: date, constraints: {required: true}}
    - {name: platform, type: string, categories: [instagram, facebook], evidence: {alsoWritten: {instagram: [IG]}}}
    - {name: views, type: integer, constraints: {minimum: 1}}
    - {name: outcome, type: string, categories: [removed, active, unknown]}
    - {name: removed_on, type: date}
  evidence: {rules: [{field: removed_on, notBefore: reported_on}]}
"""


@pytest.fixture
def model(place: Any) -> Any:
    place.write("evidence/model/datapackage.yaml", LIKE)
    return place


def test_like_another_dataset(model: Any) -> None:
    taken, report = _add(model, _case("log.csv", (3, 2, "IG"), (5, 3, "n/k")), like="model")
    assert [(one.code, str(one.severity), one.span and one.span.line) for one in report] == [
        ("intake.spelling", "warning", 3)
    ]
    assert taken is not None
    assert "R002,2020-05-02,instagram," in _text(model, f"{NEXT}/data/reports.csv")
    text = _text(model, f"{NEXT}/datapackage.yaml")
    assert "\nname: next\n" in text
    assert "alsoWritten" in text
    assert _codes(_check(model, "next")) == []


@pytest.mark.parametrize(
    ("changes", "code", "begins"),
    [
        ([(4, 2, "tiktok")], "intake.category", "line 4 · `tiktok` is not one of the values of `platform`"),
        ([(4, 3, 0)], "evidence.value", "line 4 · `0` is out of range"),
        ([(4, 5, "2020-05-01")], "evidence.value", "line 4 · `removed_on` lies before `reported_on`"),
        ([(4, 0, "R002")], "evidence.value", "line 4 · `R002` stands here a second time"),
        ([(4, 1, "03/05/2020")], "intake.date-ambiguous", "line 4 · reported_on: “03/05/2020” could be"),
    ],
)
def test_values_that_are_not_described(changes: list[Any], code: str, begins: str, model: Any) -> None:
    taken, report = _add(model, _case("log.csv", *changes), like="model")
    assert taken is None
    ((found, message, line),) = [(one.code, one.message, one.span and one.span.line) for one in report]
    assert (found, line) == (code, 4)
    assert message.startswith(begins)


def test_columns_that_are_not_described(model: Any) -> None:
    head = ("Number", "reported_on", "platfrom", "views", "outcome", "handle")
    taken, report = _add(model, _case("log.csv", head=head), like="model")
    assert taken is None
    found = [(one.code, one.message, one.hints[0].text if one.hints else "") for one in report]
    assert [code for code, _, _ in found] == ["intake.column"] * 4
    hints = [hint for _, _, hint in found]
    assert "did you mean `report_id`?" in hints
    assert "did you mean `platform`?" in hints
    assert any("names no column `removed_on`" in message for _, message, _ in found)


def test_like_nothing(place: Any) -> None:
    _, report = _add(place, defects.clean()[0], like="lgo")
    (found,) = report
    assert (found.code, found.hints[0].text) == ("evidence.unknown-dataset", "did you mean `log`?")


def test_checking_a_file_writes_nothing(model: Any) -> None:
    path, report = model.write("in.csv", _case("log.csv", (4, 2, "tiktok")).data), Report()
    before = sorted(model.root.rglob("*"))
    check_file(str(model.root), str(path), Statement(), report)
    assert _codes(report) == []
    check_file(str(model.root), str(path), Statement(), report, like="model")
    assert _codes(report) == ["intake.category"]
    assert sorted(model.root.rglob("*")) == before


def test_a_folder_that_cannot_be_written(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(files: dict[Path, bytes]) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("toolkit.build.intake.write_files", refuse)
    taken, report = _add(place, defects.clean()[0])
    assert taken is None
    assert _codes(report) == ["build.folder"]
