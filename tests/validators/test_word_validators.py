"""Word files of ours are valid for the Open XML SDK, and real programs read in them what the text says.

A validator that lost its rules would call everything valid; so each is also shown files that are known to be bad.
"""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from examples import EXAMPLES
from tools import html_of_mammoth, need_ooxml, ooxml_failures, pdf_of_libreoffice, words_of_pandoc
from word_file import BY_SCHEMA_ALONE, SINGLE_FAULTS, damaged, sound

from toolkit.proof.docx_package import open_package
from toolkit.proof.lint import lint

UNSEEN = {  # by the SDK, though Word stumbles over most of them: the lint finds these
    "a bookmark without an end", "two paragraphs of one id", "a style that is not there", "a field without an end",
    "a reference to a bookmark that is not there", "a cell without a paragraph", "a numbering that is not there",
    "a picture without words",
}  # fmt: skip


@pytest.fixture(scope="module")
def words(built: Callable[[str], Path]) -> Callable[[str], bytes]:
    return lambda slug: (built(slug) / f"{slug}.docx").read_bytes()


# ------------------------------------------------------------------ the validator has teeth


def test_a_sound_file_is_valid() -> None:
    assert ooxml_failures(sound()) == []


@pytest.mark.parametrize("fault", SINGLE_FAULTS)
def test_each_single_fault_is_found_by_the_lint_or_by_the_sdk(fault: str) -> None:
    need_ooxml()
    data = damaged(SINGLE_FAULTS[fault])
    assert bool(ooxml_failures(data)) == (fault not in UNSEEN)
    assert _lint_finds(data) == (fault not in BY_SCHEMA_ALONE)


def _lint_finds(data: bytes) -> bool:
    try:
        return bool(lint(open_package(data)))
    except ValueError:
        return True


def test_a_file_that_is_cut_off_is_no_word_file() -> None:
    assert ooxml_failures(sound()[:2000])


# ------------------------------------------------------------------ our files


@pytest.mark.parametrize("slug", EXAMPLES)
def test_examples_are_valid(words: Callable[[str], bytes], slug: str) -> None:
    assert ooxml_failures(words(slug)) == []


def test_libreoffice_opens_a_file_with_every_kind_of_node() -> None:
    with pdfplumber.open(io.BytesIO(pdf_of_libreoffice(sound()))) as pdf:
        pages = [page.extract_text() for page in pdf.pages]
    assert len(pages) >= 3
    said = "\n".join(pages)
    assert re.search(r"^1\s+What we found$", said, re.MULTILINE)
    assert re.search(r"^Table 1: Outcome of our reports, by platform", said, re.MULTILINE)
    assert re.search(r"^7\. Seven$", said, re.MULTILINE)
    for words in (
        "A second paragraph of the same note.",
        "A note that is called in a caption.",
        "A note in a recommendation.",
    ):
        assert said.count(words) == 1
    assert re.search(rf"Page {len(pages)} of {len(pages)}", pages[-1])


def test_libreoffice_makes_nothing_of_a_file_that_is_cut_off() -> None:
    assert pdf_of_libreoffice(sound()[:2000]) == b""


def test_pandoc_reads_headings_notes_tables_and_lists() -> None:
    said = words_of_pandoc(sound())
    assert re.findall(r"^# .*What we found", said, re.MULTILINE)
    assert re.findall(r"^### .*A heading of the third level", said, re.MULTILINE)
    assert re.findall(r"^\[\^(\d+)\]:", said, re.MULTILINE) == ["1", "2", "3", "4", "5"]
    assert "A note that is called in a caption." in said
    assert re.search(r"Instagram\s+1,297\s+72\s+5.6%", said)
    assert re.search(r"^7\. +Seven", said, re.MULTILINE)


def test_mammoth_reads_headings_notes_tables_and_pictures() -> None:
    html = html_of_mammoth(sound())
    assert re.search(r"<h1>.*?What we found</h1>", html)
    assert html.count('id="footnote-ref-') == 5
    assert "<thead><tr><th>" in html
    assert 'alt="A blue square, the seal of the alliance"' in html
