"""evidence/sources/: copies are found by key, sources.yaml says what is known, and a changed copy is noticed."""

from pathlib import Path

import pytest

from toolkit.base.diagnostic import Report
from toolkit.base.digest import digest
from toolkit.base.memo import forgetful
from toolkit.load.sources.html import html_text
from toolkit.load.sources.register import load_sources
from toolkit.model.source_copy import SourceRegister


def _load(
    root: Path, *keys: str, quoted: tuple[str, ...] | None = None
) -> tuple[SourceRegister, list[tuple[str, str]]]:
    report = Report()
    register = load_sources(str(root), keys, keys if quoted is None else quoted, forgetful, report)
    return register, [(one.code, str(one.span)) for one in report]


def _write(root: Path, name: str, text: str | bytes) -> None:
    file = root / "evidence" / "sources" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def _pdf(body: str) -> bytes:
    import weasyprint

    return bytes(weasyprint.HTML(string=body).write_pdf())


def test_without_a_folder_there_is_nothing(tmp_path: Path) -> None:
    register, found = _load(tmp_path, "un2021")
    assert (register.kept, register.texts, found) == ({}, {}, [])


def test_copies_are_found_by_key(tmp_path: Path) -> None:
    _write(tmp_path, "un2021.en.txt", "One page.\fAnother page.")
    _write(tmp_path, "un2021.fr.md", "Une *page* [avec un lien](https://example.org).")
    _write(tmp_path, "un2021b.txt", "Not this one.")
    _write(tmp_path, "un-CRC-C-GC-25.html", "<p>General <b>comment</b><script>x</script></p>")
    register, found = _load(tmp_path, "un2021", "un:CRC/C/GC/25")
    assert found == []
    assert [text.path for text in register.texts["un2021"]] == [
        "evidence/sources/un2021.en.txt",
        "evidence/sources/un2021.fr.md",
    ]
    english, french = register.texts["un2021"]
    assert (english.pages, english.paged) == (("One page.", "Another page."), True)
    assert (french.pages, french.paged) == (("Une page avec un lien.",), False)
    assert register.texts["un:CRC/C/GC/25"][0].pages == ("General comment",)


def test_only_what_is_quoted_is_read(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "A text.")
    _write(tmp_path, "b.txt", b"\xff\xfe")
    register, found = _load(tmp_path, "a", "b", quoted=("a",))
    assert (list(register.texts), found) == (["a"], [])


def test_what_is_known_of_a_source(tmp_path: Path) -> None:
    _write(tmp_path, "copy.txt", "Text.")
    _write(
        tmp_path,
        "sources.yaml",
        "un2021:\n  seen: 2020-11-09\n  archived: https://web.archive.org/x\n  file: copy.txt\n"
        f"  sha256: {digest('Text.')}\n  licence: CC BY 4.0\n  note: without the annex\n",
    )
    register, found = _load(tmp_path, "un2021")
    one = register.kept["un2021"]
    assert found == []
    assert (str(one.seen), one.archived, one.files) == ("2020-11-09", "https://web.archive.org/x", ("copy.txt",))
    assert (one.licence, one.note) == ("CC BY 4.0", "without the annex")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("un2021: {seen: 9.11.2020}", [("fields.value", "1:16")]),
        ("un2021: {sen: 2020-11-09}", [("fields.unknown", "1:10")]),
        ("un2021: 2020-11-09", [("fields.value", "1:9")]),
        ("un2021: {archived: yes}", [("fields.value", "1:20")]),
        ("un2021: {file: other.txt}", [("file.missing", "1:16")]),
        ("un2021: {file: ../../../x.txt}", [("file.outside", "1:16")]),
        ("un2021: {file: un2021.txt, sha256: [a, b]}", [("fields.value", "1:36"), ("sources.changed", "1:37")]),
        ("un2021: {sha256: abc}", [("sources.changed", "1:18")]),
        ("un2021: [", [("yaml.syntax", "1:10")]),
        ("un2021: {sha256: sha256:" + digest("Text.") + "}", []),
    ],
)  # fmt: skip
def test_mistakes_in_sources_yaml(tmp_path: Path, text: str, found: list[tuple[str, str]]) -> None:
    _write(tmp_path, "un2021.txt", "Text.")
    _write(tmp_path, "sources.yaml", text)
    place = "evidence/sources/sources.yaml:"
    assert [(code, where.removeprefix(place)) for code, where in _load(tmp_path, "un2021")[1]] == found


def test_a_pdf_page_by_page_kept_by_the_memo(tmp_path: Path) -> None:
    _write(tmp_path, "un2021.pdf", _pdf("<p>Ein erster Satz.</p><p style='break-before: page'>Ein zweiter Satz."))
    kept = dict[str, str]()

    def memo(key: str, make: object) -> str:
        return kept.setdefault(key, make()) if callable(make) else ""

    for _ in range(2):
        report = Report()
        register = load_sources(str(tmp_path), ("un2021",), ("un2021",), memo, report)
        assert not report.found
        (text,) = register.texts["un2021"]
        assert ([page.strip() for page in text.pages], text.paged) == (["Ein erster Satz.", "Ein zweiter Satz."], True)
    assert len(kept) == 1


@pytest.mark.parametrize(
    ("data", "code"), [(b"%PDF-1.4 broken", "sources.unreadable"), (_pdf("<hr>"), "sources.no-text")]
)
def test_a_pdf_without_text(tmp_path: Path, data: bytes, code: str) -> None:
    _write(tmp_path, "un2021.pdf", data)
    register, found = _load(tmp_path, "un2021")
    assert (register.texts["un2021"], found) == ((), [(code, "evidence/sources/un2021.pdf:1:1")])


def test_a_scan_may_have_its_text_beside_it(tmp_path: Path) -> None:
    _write(tmp_path, "un2021.pdf", _pdf("<hr>"))
    _write(tmp_path, "un2021.txt", "The text of it.")
    register, found = _load(tmp_path, "un2021")
    assert ([text.path for text in register.texts["un2021"]], found) == (["evidence/sources/un2021.txt"], [])


def test_html_is_read_as_a_reader_sees_it() -> None:
    page = """<?xml version="1.0" encoding="utf-8"?><html><head><title>T</title><style>p {}</style></head><body>
        <h1>Head</h1><ol start="3"><li>Three<li><p>Four</p></ol><p>in <i>one</i>
        line<br>break<sup>12</sup></p><!-- no --><table><tr><td>a</td><td>b</td></tr></table></body></html>"""
    assert html_text(page).split("\n") == ["Head", "3. Three", "4. Four", "in one line", "break12", "a", "b"]
    assert html_text("  ") == ""
    assert html_text("<!-- nothing -->") == ""


@pytest.mark.parametrize("name", ["un2021.txt", "un2021.md", "un2021.html"])
def test_an_empty_copy_is_no_text_to_compare_with(tmp_path: Path, name: str) -> None:
    _write(tmp_path, name, " \n")
    register, found = _load(tmp_path, "un2021")
    assert (register.texts["un2021"], found) == ((), [("sources.no-text", f"evidence/sources/{name}:1:1")])
