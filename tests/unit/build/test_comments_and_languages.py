"""`{>>comments<<}` and `{lang=fr}` from the text to the files."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from toolkit.base.diagnostic import Failure, Report
from toolkit.build.pipeline import build_submission
from toolkit.model.tree import Group, Heading, Paragraph, Styled
from toolkit.model.walk import nodes_of, plain_text

BODY = """
# Findings

The platform {>>SECRET one<<} answered [@smith2020, p. 3]{>>SECRET two<<}. Then.^[A note.{>>SECRET three<<}]

{>>SECRET alone<<}

After.
"""
ALL = ("docx", "pdf", "html", "md", "txt", "json")
CODE = "structure.comment"


def build(place: Any, *options: str, body: str = BODY) -> list[tuple[str, str]]:
    """Build in all formats, with these lines in the front matter; what the run said, but for notes on formats."""
    place.text(body)
    place.edit("submissions/sample/submission.md", "title: A sample\n", "\n".join(("title: A sample", *options, "")))
    report = Report()
    build_submission(str(place.submission), report, ALL)
    return [(one.code, one.severity.name.lower()) for one in report.found]


def read(place: Any) -> dict[str, bytes]:
    """Every file of the build; a Word file unpacked."""
    files = {file.name: file.read_bytes() for file in Path(place.submission, "build").iterdir() if file.is_file()}
    with zipfile.ZipFile(io.BytesIO(files["sample.docx"])) as package:
        return files | {"sample.docx": b"".join(package.read(name) for name in package.namelist())}


def test_comments_are_in_no_file_unless_asked_for(place: Any) -> None:
    assert build(place) == [(CODE, "note")]
    assert {name: b"SECRET" in data for name, data in read(place).items()} == dict.fromkeys(read(place), False)


def test_a_document_is_the_same_with_and_without_comments(place: Any) -> None:
    build(place)
    with_comments = read(place)
    build(place, body="\n# Findings\n\nThe platform answered [@smith2020, p. 3]. Then.^[A note.]\n\nAfter.\n")
    without = read(place)
    for name in ("sample.html", "sample.txt", "sample.md"):
        assert with_comments[name] == without[name], name


def test_only_the_word_file_shows_them_when_asked_for(place: Any) -> None:
    assert build(place, "comments: docx") == [(CODE, "warning")] * 4
    found = {name: data.count(b"SECRET") for name, data in read(place).items()}
    assert found == {**dict.fromkeys(found, 0), "sample.docx": 4}


def test_a_further_comment_writes_no_file_anew(place: Any) -> None:
    build(place)
    before = Path(place.submission, "build", "sample.docx").stat().st_mtime_ns
    build(place, body=BODY.replace("After.", "After.{>>SECRET more<<}"))
    assert Path(place.submission, "build", "sample.docx").stat().st_mtime_ns == before


def test_an_option_that_does_not_exist(place: Any) -> None:
    with pytest.raises(Failure):
        build(place, "comments: pdf")
    place.edit("submissions/sample/submission.md", "comments: pdf", "comments: docx\ncharts: live")
    assert [code for code, _ in place.findings() if code == "fields.value"] == ["fields.value"]


def test_a_comment_alone_gets_no_number(place: Any) -> None:
    place.text("One.\n\n{>>only this<<}\n\nTwo.\n\n::: {lang=fr}\n# Trois\n\nQuatre.\n:::\n")
    place.edit("submissions/sample/submission.md", "template: consultation", "template: treaty-body")
    prepared, _ = place.check()
    assert prepared is not None
    numbers = {
        plain_text(node.content): node.number
        for node in nodes_of(prepared.document)
        if isinstance(node, Paragraph) and plain_text(node.content) in ("One.", "Two.", "Quatre.", "")
    }
    first = int(numbers["One."].rstrip("."))
    assert [numbers[text] for text in ("One.", "", "Two.", "Quatre.")] == [
        f"{first}.", "", f"{first + 1}.", f"{first + 2}.",
    ]  # fmt: skip


def test_words_and_blocks_in_another_language(prepared: Any) -> None:
    document = prepared("A [mot]{lang=fr} here.\n\n::: {lang=de}\n## Zwei\n\nWort.\n:::\n").document
    spans = [(node.lang, plain_text(node.content)) for node in nodes_of(document) if isinstance(node, Styled)]
    assert spans == [("fr", "mot")]
    (block,) = (node for node in nodes_of(document) if isinstance(node, Group) and node.lang)
    assert (block.role, block.lang) == ("language", "de")
    assert [node.number for node in block.content if isinstance(node, Heading)] != [""]


def test_a_block_whose_language_is_none(place: Any) -> None:
    place.text("::: {lang=french1x}\nx\n:::\n\n::: lang\ny\n:::\n")
    assert [code for code, _ in place.findings()] == ["directive.attribute"] * 2
