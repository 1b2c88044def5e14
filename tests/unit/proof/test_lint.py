"""Each single fault of a Word file is told; a file of ours has none. What only the order in a schema shows is not ours."""

import pytest
from word_file import (
    BY_SCHEMA_ALONE,
    DOCUMENT,
    SINGLE_FAULTS,
    Damage,
    damaged,
    replaced,
    sound,
)

from toolkit.proof.docx_package import open_package
from toolkit.proof.lint import lint


def rules(data: bytes) -> set[str]:
    try:
        return {fault.rule for fault in lint(open_package(data))}
    except ValueError:
        return {"not readable"}


def test_a_sound_file_has_no_fault() -> None:
    assert rules(sound()) == set()


FOUND = {
    "a call of a note that is not there": {"footnote-pair"},
    "two notes of one number": {"footnote-pair"},
    "a link in a note without its relation": {"relation-id"},
    "a picture without its relation": {"relation-id"},
    "two bookmarks of one number": {"bookmark-pair"},
    "a bookmark without an end": {"bookmark-pair"},
    "two pictures of one number": {"drawing-twice"},
    "two paragraphs of one id": {"paragraph-twice"},
    "a paragraph with too great an id": {"paragraph-id"},
    "a style that is not there": {"style"},
    "a call of a comment that is not there": {"comment-pair"},
    "a field without an end": {"field-balance"},
    "a reference to a bookmark that is not there": {"field-target"},
    "a cell without a paragraph": {"cell"},
    "a numbering that is not there": {"numbering"},
    "a part whose kind is not said": {"content-type"},
    "a part that is gone": {"relation-target", "footnote-pair"},
    "XML that is not well-formed": {"not readable"},
    "a picture without words": {"alt"},
}


def test_every_single_fault_is_looked_at() -> None:
    assert FOUND.keys() | BY_SCHEMA_ALONE == SINGLE_FAULTS.keys()
    assert len(SINGLE_FAULTS) == 21


@pytest.mark.parametrize("fault", FOUND)
def test_a_single_fault_is_found(fault: str) -> None:
    assert rules(damaged(SINGLE_FAULTS[fault])) == FOUND[fault]


MORE: dict[str, tuple[Damage, set[str]]] = {
    "two bookmarks of one name": (
        replaced(DOCUMENT, r'(<w:bookmarkStart w:id="\d+" w:name=")[^"]*(".*?w:name=")[^"]*"', r'\1_twice\2_twice"'),
        {"bookmark-twice"},
    ),
    "a table without a head": (replaced(DOCUMENT, r"<w:tblHeader/>", ""), {"table-head"}),
    "a table without words": (
        replaced(DOCUMENT, r"<w:tblCaption [^>]*/><w:tblDescription [^>]*/>", ""),
        {"table-words"},
    ),
    "a row with a cell less": (replaced(DOCUMENT, r"<w:tc>(?:(?!</w:tc>).)*</w:tc></w:tr>", "</w:tr>"), {"table-grid"}),
    "a heading that skips a level": (
        replaced(DOCUMENT, r'<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>'),
        {"heading-order"},
    ),
    "pages without a foot": (replaced(DOCUMENT, r"<w:footerReference [^>]*/>", "", count=9), {"footer-missing"}),
    "no language": (replaced("word/styles.xml", r"<w:lang [^>]*/>", ""), {"language"}),
    "no title": (replaced("docProps/core.xml", r"<dc:title>.*?</dc:title>", ""), {"title"}),
}


@pytest.mark.parametrize("fault", MORE)
def test_further_faults_are_found(fault: str) -> None:
    damage, wanted = MORE[fault]
    assert wanted <= rules(damaged(damage))
