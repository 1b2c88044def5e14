"""`toc-pages: libreoffice`: the pages in the table of contents of a Word file are those that LibreOffice comes to."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx_lint import W
from docx_reading import Written, words, write_blocks
from msgspec.structs import replace
from sample import HERE, head, para, sample_look

from toolkit.model.build import Look
from toolkit.model.submission import WordOptions
from toolkit.model.tree import Block, Contents, ContentsEntry
from toolkit.write.docx import pages

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
READER = shutil.which("pdftotext")
TITLES = ("Alpha", "Beta", "Gamma")
FULL_PAGES = 90  # paragraphs


def counted() -> Look:
    return replace(sample_look(), word=WordOptions(page_numbers=True))


def contents() -> Contents:
    entries = (
        ContentsEntry(level=1, number="1", content=para(TITLES[0]).content, target="alpha"),
        ContentsEntry(level=2, number="", content=para(TITLES[1]).content, target="beta"),
        ContentsEntry(level=1, number="2", content=para(TITLES[2]).content, target="gamma"),
    )
    return Contents(title="Contents", entries=entries, span=HERE)


def body() -> tuple[Block, ...]:
    filling = tuple(para("A line of text.") for _ in range(FULL_PAGES))
    return (
        contents(),
        head(1, TITLES[0], id="alpha", number="1"), *filling,
        head(2, TITLES[1], id="beta"), *filling,
        head(1, TITLES[2], id="gamma", number="2"), para("The end."),
    )  # fmt: skip


def entries(written: Written) -> list[str]:
    return [words(one) for one in written.paragraphs("TOC1") + written.paragraphs("TOC2")]


def test_usually_there_are_links_without_pages() -> None:
    written = write_blocks(*body())
    assert [one for one in written.instructions() if "TOC" in one or "PAGEREF" in one] == [
        'TOC \\o "1-2" \\n \\h \\z \\u'
    ]
    assert sorted(entries(written)) == ["1\tAlpha", "2\tGamma", "Beta"]


def test_without_libreoffice_a_warning_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages.shutil, "which", lambda name: None)
    written = write_blocks(*body(), codes=("output.toc-pages",), look=counted())
    assert sorted(entries(written)) == ["1\tAlpha", "2\tGamma", "Beta"]


def test_a_libreoffice_that_fails_is_no_disaster(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(pages.shutil, "which", lambda name: str(broken))
    written = write_blocks(*body(), codes=("output.toc-pages",), look=counted())
    assert not [one for one in written.instructions() if "PAGEREF" in one]


def test_without_a_table_of_contents_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages.shutil, "which", lambda name: None)
    write_blocks(head(1, "Alpha"), look=counted())


@pytest.mark.clients
@pytest.mark.skipif(not (OFFICE and READER), reason="LibreOffice or poppler is not installed")
def test_the_pages_are_those_on_which_libreoffice_prints(tmp_path: Path) -> None:
    assert OFFICE
    assert READER
    written = write_blocks(*body(), look=counted())
    (tmp_path / "file.docx").write_bytes(written.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "file.docx")]  # fmt: skip
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    text = subprocess.run([READER, str(tmp_path / "file.pdf"), "-"], check=True, capture_output=True).stdout.decode()
    printed = {
        title: max(at for at, page in enumerate(text.split("\f"), 1) if re.search(title, page)) for title in TITLES
    }
    assert sorted(entries(written)) == [
        f"1\tAlpha\t{printed['Alpha']}",
        f"2\tGamma\t{printed['Gamma']}",
        f"Beta\t{printed['Beta']}",
    ]
    assert printed["Alpha"] < printed["Beta"] < printed["Gamma"]
    assert [one for one in written.instructions() if "TOC" in one or "PAGEREF" in one] == [
        'TOC \\o "1-2" \\h \\z \\u', "PAGEREF _alpha \\h", "PAGEREF _beta \\h", "PAGEREF _gamma \\h",
    ]  # fmt: skip
    leaders = [one.get(f"{W}leader") for one in written.body.iter(f"{W}tab") if one.get(f"{W}leader")]
    assert leaders == ["dot"] * 3
