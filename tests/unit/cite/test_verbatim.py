"""Own words for a citation: what travels to the processor, and how layouts are wrapped."""

from xml.etree import ElementTree

import pytest

from toolkit.base.source import Source
from toolkit.cite.style import prepare_style
from toolkit.cite.verbatim import BRACKETED, FULL, SHORT, short_form, verbatim_item
from toolkit.model.citation import Work

SPAN = Source(path="references.bib", text="x").span()
NOTES = """<?xml version="1.0"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
  <info><category citation-format="note"/></info>
  <macro name="pinpoint"><group delimiter=" "><label variable="locator"/><text variable="locator"/></group></macro>
  <macro name="back">
    <group delimiter=" "><text value="supra"/><text variable="first-reference-note-number"/></group>
  </macro>
  <citation><layout suffix="."><text macro="back" prefix="{" suffix="}"/><text variable="title"/></layout></citation>
  <bibliography><layout><text variable="title"/></layout></bibliography>
</style>
"""


def work(full: str = "", short: str = "", **csl: object) -> Work:
    return Work(key="crc", csl={"type": "treaty", "title": "Convention", **csl}, span=SPAN, full=full, short=short)


def test_a_work_without_own_words_stays_as_it_is() -> None:
    assert verbatim_item(work(annote="kept")) == {"type": "treaty", "title": "Convention", "annote": "kept"}


def test_own_words_replace_what_stood_in_the_spare_variables() -> None:
    item = verbatim_item(work("1577 UNTS 3", "CRC", annote="a", keyword="b", abstract="c"))
    assert item == {"type": "treaty", "title": "Convention", FULL: "1577 UNTS 3", SHORT: "CRC"}


@pytest.mark.parametrize(("full", "bracketed"), [("… 1577 UNTS 3 (CRC)", True), ("… [2022] OJ L277/1", False)])
def test_a_bracket_at_the_end_changes_the_locator(full: str, bracketed: bool) -> None:
    assert (BRACKETED in verbatim_item(work(full))) is bracketed


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (work("full", "short"), "short"),
        (work("full", **{"title-short": "CRC"}), "CRC"),
        (work("full"), "Convention"),
        (work("full", title=""), "full"),
        (work(title=""), "crc"),
    ],
)
def test_short_form(one: Work, expected: str) -> None:
    assert short_form(one) == expected


def test_layouts_of_a_note_style() -> None:
    style = ElementTree.fromstring(prepare_style(NOTES, verbatim=True).replace(' xmlns="', ' was="'))
    citation = style.find("citation/layout/choose")
    assert citation is not None
    assert [(branch.tag, dict(branch.attrib)) for branch in citation] == [("if", {"variable": FULL}), ("else", {})]
    first, otherwise = citation
    assert [text.get("macro") for text in otherwise.iter("text")] == ["back", None]
    assert first.find("choose/if[@position='subsequent']") is not None
    assert {text.get("macro") for text in first.iter("text")} == {None, "back", "pinpoint"}
    assert {text.get("prefix") for text in first.iter("text") if text.get("macro") == "back"} == {"{"}
    assert style.find(f"bibliography/layout/choose/if[@variable='{FULL}']/text") is not None


def test_without_own_words_no_layout_changes() -> None:
    assert "choose" not in prepare_style(NOTES, verbatim=False)


def test_a_style_with_numbers_can_name_authors() -> None:
    numbered = NOTES.replace('citation-format="note"', 'citation-format="numeric"').replace(
        'class="note"', 'class="in-text"'
    )
    xml = prepare_style(numbered, verbatim=True)
    assert "<intext>" in xml
    assert xml.index("</citation>") < xml.index("<intext>") < xml.index("<bibliography>")
    assert FULL not in xml[: xml.index("<bibliography>")]
    assert "<intext>" not in prepare_style(NOTES, verbatim=True)
