"""Reading a file: line ends, BOM, and what is said when it is missing, outside, or not UTF-8."""

from pathlib import Path

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.source import Source
from toolkit.load.text import read_source


def _read(root: Path, path: str, data: bytes | None) -> tuple[Source | None, list[tuple[str, str, str]]]:
    report = Report()
    if data is not None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    asked = Source(path="asked.md", text="x").span()
    source = read_source(str(root), path, report, asked)
    return source, [(one.code, str(one.span), one.message) for one in report]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb", "a\nb"),
        (b"\xef\xbb\xbfa", "a"),
        ("Zoë".encode(), "Zoë"),
        (b"", ""),
    ],
)
def test_text(tmp_path: Path, data: bytes, text: str) -> None:
    source, found = _read(tmp_path, "folder/a.md", data)
    assert found == []
    assert source is not None
    assert (source.path, source.text) == ("folder/a.md", text)


def test_missing_file_is_reported_where_it_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_text("x", encoding="utf-8")
    report = Report()
    asked = Source(path="asked.md", text="bibliography: reference.bib").span(14, 27)
    assert read_source(str(tmp_path), "reference.bib", report, asked) is None
    assert [(one.code, str(one.span)) for one in report] == [("file.missing", "asked.md:1:15")]
    assert [hint.text for one in report for hint in one.hints] == ["did you mean `references.bib`?"]


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    _, found = _read(tmp_path, "folder", None)
    assert [(code, place) for code, place, _ in found] == [("file.missing", "asked.md:1:1")]


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/passwd", "a/../../secret.txt", ".."])
def test_files_outside_are_not_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "root").mkdir()
    _, found = _read(tmp_path / "root", path, None)
    assert [(code, place) for code, place, _ in found] == [("file.outside", "asked.md:1:1")]


def test_the_first_bad_letter_is_shown_as_windows_reads_it(tmp_path: Path) -> None:
    _, found = _read(tmp_path, "a.csv", "name,city\r\nAnn,Köln\r\nZoë,Łódź\r\n".encode().replace("ë".encode(), b"\xeb"))
    assert found == [
        ("file.encoding", "a.csv:3:3", "this file is not UTF-8; read as Windows-1252 the first word in doubt is “Zoë”")
    ]


def test_utf_16(tmp_path: Path) -> None:
    _, found = _read(tmp_path, "a.csv", "a,b\n".encode("utf-16"))
    assert found == [("file.encoding", "a.csv:1:1", "this file is saved as UTF-16 (“Unicode text”)")]
