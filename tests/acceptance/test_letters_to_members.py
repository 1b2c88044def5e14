"""The example of one letter to each: what stands in the twelve Word files and PDFs, and in no file."""

import csv
import io
import shutil
from pathlib import Path

import pytest
from texts import docx_text, pdf_text

from toolkit.base.diagnostic import Report
from toolkit.build.letters.run import Mail, build_letters

ROOT = Path(__file__).parents[2]
SLUG = "letter-to-members"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mail]:
    place = tmp_path_factory.mktemp("workspace")
    for name in ("evidence", "submissions"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("build"))
    shutil.copy(ROOT / "toolkit.yaml", place)
    report = Report()
    mail = build_letters(str(place / "submissions" / SLUG), report, "recipients.csv")
    assert [(one.code, one.message) for one in report.found] == []
    return place / mail.folder, mail


def rows() -> list[dict[str, str]]:
    with (ROOT / "submissions" / SLUG / "recipients.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_letter_speaks_to_one_person(made: tuple[Path, Mail]) -> None:
    folder, mail = made
    assert [line.state for line in mail.lines] == ["made"] * 12
    for row, line in zip(rows(), mail.lines, strict=True):
        word, pdf = (folder / file.name for file in line.files)
        others = [other["family_name"] for other in rows() if other["family_name"] != row["family_name"]]
        for text in (docx_text(word), pdf_text(pdf)):
            plain = " ".join(text.split())
            assert row["committee"] in plain
            assert ("Nous vous demandons" in plain) == (row["lang"] == "fr")
            assert not [other for other in others if f"{other}," in plain and other not in row["name"]]
        assert row["name"].split()[0] in docx_text(word)


def test_nothing_tells_an_e_mail_address(made: tuple[Path, Mail]) -> None:
    folder, mail = made
    for row in rows():
        local = row["email"].partition("@")[0]
        assert not [file.name for file in folder.iterdir() if f"{local}@".encode() in file.read_bytes()]
        for line in mail.lines:
            assert f"{local}@" not in docx_text(folder / line.files[0].name)
            assert f"{local}@" not in pdf_text(folder / line.files[1].name)


def test_the_index_is_for_a_spreadsheet(made: tuple[Path, Mail]) -> None:
    folder, _ = made
    text = (folder / "index.csv").read_bytes().decode("utf-8-sig")
    listed = list(csv.DictReader(io.StringIO(text)))
    assert [line["id"] for line in listed] == [row["id"] for row in rows()]
    assert [line["name"] for line in listed] == [row["name"] for row in rows()]
    assert {file for line in listed for file in line["files"].split("; ")} == {
        file.name for file in folder.iterdir() if file.suffix in (".docx", ".pdf")
    }
