"""A large data file is checked by DuckDB: the same places, the same codes, nothing of hidden columns shown."""

from pathlib import Path

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.records import Scalar
from toolkit.base.source import Source
from toolkit.load import large_cells
from toolkit.load.dataset import load_dataset

DESCRIPTOR = """\
name: log
title: Log
version: "1"
evidence: {unit: item, sampling: purposive}
resources:
- name: reports
  path: data/reports.csv
  schema:
    primaryKey: [id]
    missingValues: [{value: "", label: not recorded}, {value: n/k, label: not known}]
    fields:
    - {name: id, type: string, constraints: {required: true, pattern: "R\\\\d+"}}
    - {name: reported_on, type: date}
    - {name: platform, type: string, categories: [instagram, facebook], constraints: {required: true}}
    - {name: views, type: integer, constraints: {minimum: 1}}
    - {name: rate, type: number}
    - {name: handle, type: string, constraints: {unique: true, required: true}, evidence: {disclose: never}}
    - {name: gone_on, type: date}
  evidence: {rules: [{field: gone_on, notBefore: reported_on}]}
"""
HEAD = "id,reported_on,platform,views,rate,handle,gone_on\n"
GOOD = (
    "".join(f"R{n},2020-05-{n:02d},facebook,{n},1.{n},@h{n},2020-06-01\n" for n in range(1, 10))
    + "R99,n/k,instagram,,,@z,\n"
)


def _load(root: Path, rows: str) -> list[tuple[str, str]]:
    folder = root / "evidence" / "log"
    (folder / "data").mkdir(parents=True, exist_ok=True)
    (folder / "datapackage.yaml").write_text(DESCRIPTOR)
    (folder / "measures.yaml").write_text(
        "populations: {items: {says: items}}\nmeasures: {all: {statistic: count, among: items}}\n"
    )
    (folder / "data" / "reports.csv").write_text(rows)
    report, front = Report(), Source(path="submission.md", text="log")
    load_dataset(str(root), Scalar(text="log", span=front.span(0, 3)), report)
    for one in report:
        assert one.span is not None
        assert one.code == "csv.form" or "@h" not in one.message + one.span.source.line(one.span.line)
    return [(one.code, str(one.span).removeprefix("evidence/log/data/")) for one in report]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"R4,": "X4,"},
        {"R4,": "R3,"},
        {"R4,": ","},
        {"2020-05-04": "04/05/2020"},
        {"2020-05-04": "2020-07-04"},
        {",facebook,4": ",tiktok,4", ",facebook,5": ",,5"},
        {",4,1.4": ',"1,000",1.4', ",6,1.6": ",0,1.6"},
        {"1.7": "1.7 %"},
        {"@h4": "@h3"},
        {"@h4": "n/k"},
        {"id,rep": "ident,rep"},
    ],
    ids=str,
)
def test_the_same_as_for_a_small_file(changes: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = HEAD + GOOD
    for old, new in changes.items():
        assert old in rows
        rows = rows.replace(old, new, 1)
    small = _load(tmp_path, rows)
    monkeypatch.setattr(large_cells, "LARGE", 0)
    assert _load(tmp_path, rows) == small
    assert bool(small) == bool(changes)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("R4,", "R4,more,", 5), ("R4,", '"R4,', 5), ("R4,", '"R4"x,', 5), ("R4,2", "\nR4,2", 5), ("@h4", '"@h4', 5)],
)
def test_form(old: str, new: str, line: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_cells, "LARGE", 0)
    ((code, place),) = _load(tmp_path, HEAD + GOOD.replace(old, new, 1))
    assert code == "csv.form"
    assert abs(int(place.split(":")[1]) - line) <= 1


def test_many_of_a_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_cells, "LARGE", 0)
    rows = "".join(f"R{n},spring,facebook,1,1,@h{n},\n" for n in range(30))
    assert _load(tmp_path, HEAD + rows) == [
        ("evidence.value", f"reports.csv:{n + 2}:{5 if n > 9 else 4}") for n in range(10)
    ]
