"""Words in another language say so in every format that has a place for it."""

from typing import Any

import pytest
from docx_lint import W
from docx_reading import words, write_blocks
from sample import HERE, Piece, document, group, items, note, para, run, sample_look, styled

from toolkit.base.diagnostic import Report
from toolkit.model.tree import Block, Group, Image, Quote, Styled
from toolkit.write.markdown import markdown_of
from toolkit.write.page import HTML


def in_language(lang: str, *pieces: Piece) -> Styled:
    return Styled(style="language", lang=lang, content=run(*pieces), span=HERE)


def block_in(lang: str, *content: Block) -> Group:
    return Group(role="language", lang=lang, content=content, span=HERE)


def languages(*content: Block) -> list[tuple[str, dict[str, Any]]]:
    """(text of a run, its language) of every run that names one."""
    body = write_blocks(*content).body
    found = ((one, one.find(f"{W}rPr/{W}lang")) for one in body.iter(f"{W}r"))
    return [
        (words_of_run(one), {str(key).removeprefix(W): text for key, text in lang.attrib.items()})
        for one, lang in found
        if lang is not None
    ]


def words_of_run(run_: Any) -> str:
    return "".join(one.text or "" for one in run_.iter(f"{W}t"))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", {"val": "fr-FR"}),
        ("pt-BR", {"val": "pt-BR"}),
        ("ar", {"bidi": "ar"}),
        ("he-IL", {"bidi": "he-IL"}),
        ("zh-CN", {"eastAsia": "zh-CN"}),
    ],
)
def test_runs_of_word_name_their_language(lang: str, said: dict[str, str]) -> None:
    assert languages(para("One ", in_language(lang, "two"), " three.")) == [("two", said)]


def test_language_and_look_go_together() -> None:
    fr, de = {"val": "fr-FR"}, {"val": "de-DE"}
    piece = in_language("fr", "a ", styled("emphasis", "b"), in_language("de", "c"))
    assert languages(para(piece)) == [("a ", fr), ("b", fr), ("c", de)]


def test_blocks_in_another_language() -> None:
    fr = {"val": "fr-FR"}
    quote = Quote(content=(para("un"),), span=HERE)
    assert languages(para("x"), block_in("fr", quote, items("deux", "trois")), para("y")) == [
        ("un", fr),
        ("deux", fr),
        ("trois", fr),
    ]


def test_a_block_in_another_language_keeps_its_look() -> None:
    quoted = write_blocks(block_in("fr", Quote(content=(para("un"),), span=HERE)))
    assert quoted.styles() == ["Quote"]
    boxed = write_blocks(group("notice", block_in("fr", para("un"))))
    assert boxed.styles() == ["Notice"]


def test_a_block_in_another_language_stands_under_its_numbered_paragraph() -> None:
    quote = Quote(content=(para("un"),), span=HERE)
    plain, marked = (
        write_blocks(para("x", number="1."), *after).paragraphs("Quote")[0].find(f"{W}pPr/{W}ind")
        for after in ((quote,), (block_in("fr", quote),))
    )
    assert dict(plain.attrib) == dict(marked.attrib)


def test_notes_are_in_the_language_of_the_document() -> None:
    written = write_blocks(block_in("fr", para("un", note(1, "See the report."))))
    assert [one.find(f".//{W}lang") for one in written.notes] == [None]
    assert words(written.notes[0]).strip() == "See the report."


def html(*content: Block) -> str:
    report = Report()
    page = HTML.write(document(*content), sample_look(), report).data.decode()
    assert report.found == []
    return page


def test_html_says_it_too() -> None:
    page = html(para(in_language("fr", "un")), block_in("de", para("zwei")))
    assert '<span lang="fr">un</span>' in page
    assert '<div class="language" lang="de">\n<p>zwei</p>\n</div>' in page


def test_markdown_is_what_an_author_would_write() -> None:
    text = markdown_of((para("a ", in_language("fr", "un"), "."), block_in("de", para("zwei"))), Report())
    assert text == "a [un]{lang=fr}.\n\n::: {.language lang=de}\nzwei\n:::\n"


def test_a_decorative_picture_has_no_words() -> None:
    page = html(para("a ", Image(path="seal.png", alt="", decorative=True, span=HERE)))
    assert 'alt=""' in page
    written = write_blocks(para(Image(path="seal.png", alt="", decorative=True, span=HERE)))
    (mark,) = (one for one in written.body.iter() if str(one.tag).endswith("}decorative"))
    assert mark.get("val") == "1"
