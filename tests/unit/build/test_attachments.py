"""`attach:` puts files into the PDF: open columns of the data, printed tables, the manifest; nothing that is hidden."""

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from toolkit.base.diagnostic import Failure, Report
from toolkit.build import attachments
from toolkit.build.pipeline import build_submission

TABLE = "\n::: table log.outcomes {#tbl-outcomes}\nWhat became of them\n:::\n"
OPEN = "name: outcome, title: Outcome, type: string"


def build(place: Any, formats: tuple[str, ...] = ("pdf",)) -> tuple[Path, list[str]]:
    report = Report()
    folder = place.submission
    build_submission(str(folder), report, formats)
    return folder / "build" / "sample.pdf", [one.code for one in report]


def attached(pdf: Path) -> dict[str, bytes]:
    with pikepdf.open(pdf) as file:
        return {name: entry.get_file().read_bytes() for name, entry in file.attachments.items()}


def write(place: Any, attach: str, body: str = TABLE) -> None:
    front = (
        "---\ntitle: A sample\ndate: 2021-04-15\ntemplate: consultation\nconsultation: The consultation\n"
        f"addressee: The Commission\nevidence: {{log: log}}\nbibliography: [references.bib]\nattach: {attach}\n---\n"
    )
    place.text(body, front)


@pytest.fixture
def opened(place: Any) -> Any:
    """The workspace, in which one column is open, one never shown, and the others are shown in groups."""
    path = "evidence/log/datapackage.yaml"
    place.edit(path, OPEN, f"{OPEN}, evidence: {{disclose: open}}")
    place.edit(path, "{name: reported_on, type: date}", "{name: reported_on, type: date, evidence: {disclose: never}}")
    return place


def test_open_columns_and_printed_tables_are_attached_and_nothing_else(opened: Any) -> None:
    write(opened, "[data, manifest]")
    pdf, codes = build(opened)
    assert codes == []
    files = attached(pdf)
    assert sorted(files) == ["log-reports.csv", "manifest.json", "table-1.csv"]
    assert files["log-reports.csv"].decode() == "outcome\n" + "active\n" * 7 + "removed\n" * 3
    assert files["table-1.csv"].decode() == "Outcome,Items\nRemoved,3\nStill there,7\nTotal,10\n"
    assert b"2020-05" not in b"".join(files.values())
    assert "R7" not in files["log-reports.csv"].decode()


def test_the_manifest_says_what_the_document_was_made_from(opened: Any) -> None:
    write(opened, "[manifest]", "{{ log.removed }} were removed.\n")
    pdf, codes = build(opened)
    assert codes == []
    manifest = json.loads(attached(pdf)["manifest.json"])
    assert "evidence/log/data/reports.csv" in manifest["inputs"]
    assert [value["name"] for value in manifest["values"]] == ["log.removed"]
    assert manifest["artifacts"] == []


def test_attached_files_say_what_they_are_to_the_document(opened: Any) -> None:
    write(opened, "[data, manifest]")
    pdf, _ = build(opened)
    with pikepdf.open(pdf) as file:
        entries = {str(entry.UF): entry for entry in file.Root.AF}
        assert {name: str(entry.AFRelationship) for name, entry in entries.items()} == {
            "log-reports.csv": "/Data", "table-1.csv": "/Data", "manifest.json": "/Supplement",
        }  # fmt: skip
        assert {str(entry.EF.F.Subtype) for entry in entries.values()} == {"/text/csv", "/application/json"}
        assert {str(entry.EF.F.Params.ModDate) for entry in entries.values()} == {"D:20210415000000Z"}
        assert "Log of reports" in str(entries["log-reports.csv"].Desc)
        assert str(entries["table-1.csv"].Desc) == "Table 1: What became of them"
        assert len(entries) == len(file.attachments)


def test_rows_of_persons_are_not_attached(opened: Any) -> None:
    opened.edit("evidence/log/datapackage.yaml", "unitIsPerson: false", "unitIsPerson: true")
    opened.edit("evidence/log/measures.yaml", "by: [outcome], ", "by: [outcome], suppress: {below: 5}, ")
    write(opened, "[data]")
    pdf, codes = build(opened)
    assert codes == ["attach.rows"]
    assert attached(pdf) == {"table-1.csv": b"Outcome,Items\nRemoved,[c]\nStill there,[c]\nTotal,10\n"}


def test_where_no_column_is_open_the_author_is_told(place: Any) -> None:
    write(place, "[data]", "No figure.\n")
    pdf, codes = build(place)
    assert codes == ["attach.rows"]
    assert attached(pdf) == {}


def test_very_many_rows_are_not_attached(opened: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MOST", 9)
    write(opened, "[data]", "No figure.\n")
    pdf, codes = build(opened)
    assert codes == ["attach.rows"]
    assert attached(pdf) == {}


def test_other_formats_get_nothing_and_say_nothing(place: Any) -> None:
    write(place, "[data]")
    assert build(place, ("html",))[1] == []


def test_what_nobody_knows_cannot_be_attached(place: Any) -> None:
    write(place, "[dta]")
    report = Report()
    with pytest.raises(Failure):
        build_submission(str(place.submission), report, ("pdf",))
    assert [one.code for one in report] == ["fields.value"]
    assert report.found[0].hints[0].text == "did you mean `data`?"


def test_a_change_of_the_open_data_alone_makes_a_new_file(opened: Any) -> None:
    write(opened, "[data]", "No figure.\n")
    pdf, _ = build(opened)
    before = pdf.read_bytes()
    opened.edit("evidence/log/data/reports.csv", "R10,2020-05-10,active", "R10,2020-05-10,removed")
    build(opened)
    assert attached(pdf)["log-reports.csv"].count(b"removed") == 4
    assert pdf.read_bytes() != before


def test_the_same_attachments_give_the_same_bytes(opened: Any) -> None:
    write(opened, "[data, manifest]")
    pdf, _ = build(opened)
    before = pdf.read_bytes()
    shutil.rmtree(pdf.parent)
    build(opened)
    assert pdf.read_bytes() == before


def test_a_made_up_dataset_says_so_in_its_description(opened: Any) -> None:
    opened.edit("evidence/log/datapackage.yaml", "synthetic: false", "synthetic: true")
    write(opened, "[data]")
    pdf, _ = build(opened)
    with pikepdf.open(io.BytesIO(pdf.read_bytes())) as file:
        says = {str(entry.UF): str(entry.Desc) for entry in file.Root.AF}
    assert says["log-reports.csv"].endswith("Synthetic data, made up as an example.")
