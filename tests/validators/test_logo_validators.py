"""A letter with logos: its Word file and its PDF keep what validators ask for."""

import csv
from pathlib import Path

import pytest
from examples import copy_workspace
from test_pdf_validators import qpdf_failures, verapdf
from tools import ooxml_failures

from tests.logos import LOGOS, logo
from toolkit.base.diagnostic import Report
from toolkit.build.pipeline import build_submission


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example letter, in which as many organisations as there are logos have one."""
    folder = copy_workspace(tmp_path_factory.mktemp("logos") / "workspace") / "submissions" / "letter-to-platform"
    text = folder / "submission.md"
    text.write_text(
        text.read_text().replace("signatories: s", "signatories: {layout: logos, file: s").replace(".csv\n", ".csv}\n")
    )
    with (folder / "signatories.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    organisations = [row for row in rows if row["kind"] == "organisation"]
    for row, name in zip(organisations, LOGOS, strict=False):
        (folder / name).write_bytes(logo(name))
        row["logo"] = name
    with (folder / "signatories.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    report = Report()
    build_submission(str(folder), report, ("docx", "pdf"))
    assert [one.code for one in report] == []
    return folder / "build"


def test_the_word_file_is_valid(letter: Path) -> None:
    assert ooxml_failures((letter / "letter-to-platform.docx").read_bytes()) == []


def test_the_pdf_keeps_both_standards(letter: Path) -> None:
    data = (letter / "letter-to-platform.pdf").read_bytes()
    assert qpdf_failures(data) == []
    assert verapdf(data) == []
