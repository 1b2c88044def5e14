"""A small workspace of its own for each test: a log of ten rows, a bibliography, a submission that builds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.pipeline import check_submission
from toolkit.build.prepared import Prepared

FILES = {
    "toolkit.yaml": """\
version: 1
organisation: {name: Example Alliance, short-name: Alliance, address: [1 Main Street, Sydney], email: a@example.org}
lang: en-GB
numbers: "off"
""",
    "evidence/log/datapackage.yaml": """\
name: log
title: Log of reports
version: "1"
licenses: [{name: CC0-1.0}]
evidence: {unit: item reported, unitIsPerson: false, sampling: purposive, synthetic: false}
resources:
- name: reports
  path: data/reports.csv
  schema:
    primaryKey: [id]
    missingValues: [{value: "", label: not recorded}]
    fields:
    - {name: id, type: string, constraints: {required: true}}
    - {name: reported_on, type: date}
    - {name: outcome, title: Outcome, type: string, categories: [{value: removed, label: Removed}, {value: active, label: Still there}]}
""",
    "evidence/log/measures.yaml": """\
populations:
  items: {says: items reported}
measures:
  reported: {statistic: count, among: items}
  removed: {statistic: count, among: items, that: {outcome: removed}}
  removal-share: {statistic: share, among: items, that: {outcome: removed}}
  outcomes: {statistic: count, among: items, by: [outcome], label: Items}
""",
    "evidence/log/data/reports.csv": "id,reported_on,outcome\n"
    + "".join(f"R{n},2020-05-{n:02d},{'removed' if n <= 3 else 'active'}\n" for n in range(1, 11)),
    "submissions/sample/references.bib": """\
@report{un2021, title = {On digital rights}, author = {{Committee on Rights}}, date = {2021}, institution = {Example Press}}
@book{smith2020, title = {A book}, author = {Smith, Jane}, date = {2020}, publisher = {Example Press}}
""",
}
FRONT = """\
---
title: A sample
date: 2021-04-15
template: consultation
consultation: The consultation
addressee: The Commission
evidence: {log: log}
bibliography: [references.bib]
---
"""
PARTS = """
::: part summary
In short.
:::

::: part recommendations
::: recommendation {#rec-one to="The Commission"}
Act.
:::
:::
"""


class Place:
    """A workspace on disk, and the one submission `sample` in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.submission = root / "submissions" / "sample"
        for path, text in FILES.items():
            self.write(path, text)

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def text(self, body: str, front: str = FRONT, parts: str = PARTS) -> None:
        self.write("submissions/sample/submission.md", front + parts + body)

    def check(self) -> tuple[Prepared | None, Report]:
        report = Report()
        try:
            return check_submission(str(self.submission), report), report
        except Failure:
            return None, report

    def findings(self) -> list[tuple[str, str]]:
        """(code, file:line:column) of everything that `check` says."""
        _, report = self.check()
        return [(one.code, str(one.span)) for one in report]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.text("")
    return made


@pytest.fixture
def prepared(place: Place) -> Callable[[str], Prepared]:
    """Check a body that must be without findings, and return what came out."""

    def check(body: str) -> Prepared:
        place.text(body)
        result, report = place.check()
        assert [(one.code, one.message) for one in report] == []
        assert result is not None
        return result

    return check
