"""`toolkit proof` as a user meets it; and a photo that tells its place, found by `check`."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from toolkit.cli.main import cli

DOCUMENT = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>Five words – three of</w:t></w:r></w:p><w:p/>
<w:p><w:r><w:t>them</w:t><w:tab/><w:t>here</w:t></w:r></w:p></w:body></w:document>"""
NOTES = """<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("word/document.xml", DOCUMENT)
        file.writestr("word/footnotes.xml", NOTES)
    return path


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["proof", *map(str, arguments)], catch_exceptions=False)


def test_the_facts(paper: Path) -> None:
    result = _run(paper)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "paper.docx: Word file, 1 kB",
        "  words     9 as Word counts, 7 without footnotes",
    ]


def test_limits(paper: Path) -> None:
    result = _run(paper, "--max-words", 8)
    assert result.exit_code == 1
    assert "error[file.words]: paper.docx has 9 words; at most 8" in result.stderr
    assert "file.words" not in _run(paper, "--max-words", 8, "--without-notes").stderr
    assert (
        "error[file.format]: paper.docx is a Word file, which is not taken; taken are doc, pdf"
        in _run(paper, "--accept", ".doc", "--accept", "PDF").stderr
    )
    assert "error[file.size]" in _run(paper, "--max-mb", 0.0001).stderr


def test_json_and_files_that_are_not_there(paper: Path) -> None:
    result = _run(paper, paper.with_name("none.docx"), "--format", "json")
    record = json.loads(result.stdout)
    assert [(one["file"], one["words"]) for one in record["files"]] == [("paper.docx", 9)]
    assert "file.missing" in [one["code"] for one in record["diagnostics"]]
    assert result.exit_code == 1


def test_a_photo_that_tells_its_place(place: Any) -> None:
    exif = (
        b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x88\x25\0\4\0\0\0\1\0\0\0\x1a\0\0\0\0\0\1\0\2\0\5\0\0\0\3\0\0\0\x2c\0\0\0\0"
    )
    frame = b"\xff\xc0\0\x11\x08\0\4\0\x08" + bytes(12)
    place.write(
        "submissions/sample/x.jpg", b"\xff\xd8\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif + frame + b"\xff\xd9"
    )
    place.text("![A house](x.jpg)")
    assert [code for code, _ in place.findings()] == ["file.picture-place"]
