"""Paragraphs, letters, lists and boxes of a Word file."""

import pytest
from docx_lint import OFFICE, W, value
from docx_reading import attribute, has, words, write_blocks, write_document
from msgspec.structs import replace
from sample import (
    HERE,
    document,
    group,
    head,
    items,
    link,
    note,
    para,
    run,
    sample_document,
    sample_look,
    styled,
)
from sample import (
    value as datum,
)

from toolkit.model.tree import (
    Block,
    Citation,
    Code,
    CodeBlock,
    Contents,
    ContentsEntry,
    Directive,
    Expr,
    LineBreak,
    Quote,
    Reference,
    Rule,
)


def test_the_roles_of_paragraphs_become_styles() -> None:
    written = write_blocks(
        group("title-block", para("T", role="title"), para("S", role="subtitle"), para("A", role="author")),
        para("A source", role="source"),
        para("Of a role nobody knows", role="anything"),
        para("Plain"),
    )
    assert written.styles() == ["Title", "Subtitle", "Author", "SourceNote", "BodyText", "BodyText"]


def test_a_line_closes_the_title_block() -> None:
    written = write_blocks(group("title-block", para("T", role="title"), para("15 April", role="date")), para("Text"))
    assert [has(one, "pPr/pBdr") for one in written.paragraphs()] == [False, True, False]


def test_headings_are_words_own() -> None:
    written = write_blocks(*(head(level, f"Level {level}") for level in range(1, 8)))
    assert written.styles() == [f"Heading{level}" for level in (1, 2, 3, 4, 5, 6, 6)]
    styles = {one.get(f"{W}styleId"): one for one in written.parts["word/styles.xml"].iter(f"{W}style")}
    assert value(styles["Heading2"], "name") == "heading 2"
    assert value(styles["Heading2"], "pPr/outlineLvl") == "1"


@pytest.mark.parametrize(
    ("style", "tag", "setting"),
    [
        ("emphasis", "i", None),
        ("strong", "b", None),
        ("small-caps", "smallCaps", None),
        ("underline", "u", "single"),
        ("superscript", "vertAlign", "superscript"),
        ("subscript", "vertAlign", "subscript"),
    ],
)
def test_letters(style: str, tag: str, setting: str | None) -> None:
    (paragraph,) = write_blocks(para("a ", styled(style, "word"), " b")).paragraphs()
    runs = paragraph.findall(f"{W}r")
    assert [words(one) for one in runs] == ["a ", "word", " b"]
    assert [has(one, f"rPr/{tag}") for one in runs] == [False, True, False]
    assert value(runs[1], f"rPr/{tag}") == setting


def test_letters_inside_each_other() -> None:
    (paragraph,) = write_blocks(
        para(styled("strong", styled("emphasis", "both", styled("plain", "none"))))
    ).paragraphs()
    both, none = paragraph.findall(f"{W}r")
    assert has(both, "rPr/b")
    assert has(both, "rPr/i")
    assert not has(none, "rPr")


def test_code_values_and_line_ends() -> None:
    hard, soft = LineBreak(hard=True, span=HERE), LineBreak(hard=False, span=HERE)
    written = write_blocks(
        para(Code(text="a  b", span=HERE), " ", datum("1,297"), hard, "x", soft, "y"),
        CodeBlock(text="one:\n\ttwo\n", span=HERE),
        Rule(span=HERE),
    )
    assert written.texts() == ["a  b 1,297\nx y", "one:\n    two", ""]
    assert written.styles() == ["BodyText", "CodeBlock", "Rule"]


def test_data_stays_text() -> None:
    hostile = '<w:b/> & "x" ]]> *no* \t tab'
    written = write_blocks(para(datum(hostile), datum("two\nlines")))
    assert written.texts() == [hostile + "two lines"]


def test_a_control_character_is_left_out_and_reported() -> None:
    written = write_blocks(para("a\x07b\x0bc\ufffe"), codes=("output.character",) * 3)
    assert written.texts() == ["abc"]


def test_links() -> None:
    written = write_blocks(
        para("See ", link("https://example.org/?a=1&b=[2] ü%", "the ", styled("strong", "page")), "."),
        para("And ", link("#here", "there"), ", ", link("#nowhere", "nowhere"), "."),
        head(1, "Here", id="here"),
        para(link("https://example.org", link("https://example.org/inner", "in a link"))),
        para(link("https://example.org/bare")),
    )
    relations = written.parts["word/_rels/document.xml.rels"]
    targets = [one.get("Target") for one in relations if one.get("Type") == f"{OFFICE}/hyperlink"]
    assert targets == [
        "https://example.org/?a=1&b=%5B2%5D%20%C3%BC%25",
        "https://example.org",
        "https://example.org/bare",
    ]
    anchors = [one.get(f"{W}anchor") for one in written.body.iter(f"{W}hyperlink")]
    assert anchors == [None, "_here", None, None]
    assert written.texts()[1] == "And there, nowhere."
    assert written.texts()[-1] == "https://example.org/bare"


def test_what_was_left_unfinished_is_visible_and_reported() -> None:
    written = write_blocks(
        para(Expr(path=("log", "removed"), span=HERE), Citation(cites=(), span=HERE)),
        para(Reference(target="tbl-x", kind="table", span=HERE)),
        Directive(name="timeline", content=(para("inside"),), span=HERE),
        codes=("output.unresolved",) * 4,
    )
    assert written.texts() == ["⟨log.removed⟩⟨⟩", "⟨tbl-x⟩", "⟨timeline⟩", "inside"]


# ------------------------------------------------------------------ lists


def _levels(*content: Block) -> list[tuple[str | None, str | None, str]]:
    """(numbering, level, text) of each paragraph."""
    return [
        (value(one, "pPr/numPr/numId"), value(one, "pPr/numPr/ilvl"), words(one))
        for one in write_blocks(*content).paragraphs()
    ]


def test_bullets_and_what_stands_in_an_item() -> None:
    found = _levels(items((para("one"), para("more of one"), items("deep")), "two"))
    assert found == [("2", "0", "one"), (None, None, "more of one"), ("2", "1", "deep"), ("2", "0", "two")]


def test_each_ordered_list_counts_for_itself() -> None:
    content = (items("a", start=1), para("between"), items("b", "c", start=4))
    assert [one[0] for one in _levels(*content)] == ["5", None, "6", "6"]
    numbers = write_blocks(*content).parts["word/numbering.xml"]
    starts = [attribute(one, "lvlOverride/startOverride", "val") for one in numbers.iter(f"{W}num")]
    assert starts == [None, None, None, None, "1", "4"]


def test_items_that_do_not_begin_with_a_paragraph_keep_their_marker() -> None:
    quote = Quote(content=(para("quoted"),), span=HERE)
    found = _levels(items((items("inner"),), (quote,), (CodeBlock(text="x", span=HERE),), ()))
    assert [one[:2] for one in found] == [
        ("2", "0"),
        ("2", "1"),
        ("2", "0"),
        (None, None),
        ("2", "0"),
        (None, None),
        ("2", "0"),
    ]


def test_lists_deeper_than_word_can_count() -> None:
    deep: Block = items("level 12")
    for level in range(11, 0, -1):
        deep = items((para(f"level {level}"), deep))
    assert [one[1] for one in _levels(deep)] == [str(min(level, 8)) for level in range(12)]


def test_loose_lists_have_space_between_items() -> None:
    tight, loose = write_blocks(items("a"), para(""), items("b", tight=False)).paragraphs("ListParagraph")
    assert not has(tight, "pPr/contextualSpacing")
    assert value(loose, "pPr/contextualSpacing") == "0"


def test_two_lists_that_touch_are_told_apart() -> None:
    first, second, other = write_blocks(items("a", "b"), items("c", start=1)).paragraphs("ListParagraph")
    assert [has(one, "pPr/contextualSpacing") for one in (first, second, other)] == [False, True, False]


def test_a_list_in_a_quote_stands_further_in() -> None:
    inside, quoted = write_blocks(items("a"), Quote(content=(items("b"),), span=HERE)).paragraphs("ListParagraph")
    assert attribute(inside, "pPr/ind", "left") is None
    assert attribute(quoted, "pPr/ind", "left") == "840"


# ------------------------------------------------------------------ groups


def test_a_recommendation_is_a_box_with_a_title() -> None:
    written = write_blocks(
        group("recommendation", para("Act."), items("soon"), title="To the Council", number="3", id="rec")
    )
    assert written.texts() == ["Recommendation\u00a03: To the Council", "Act.", "soon"]
    assert written.styles() == ["RecommendationTitle", "Recommendation", "ListParagraph"]
    assert has(written.paragraphs("ListParagraph")[0], "pPr/pBdr")


def test_boxes_that_touch_are_told_apart() -> None:
    written = write_blocks(*(group("notice", para(text)) for text in "abc"))
    fills = [attribute(one, "pPr/shd", "fill") for one in written.paragraphs("Notice")]
    assert fills == [None, "F4F5F6", None]


def test_the_bar_of_a_box_stands_still_when_the_text_goes_further_in() -> None:
    quote = Quote(content=(para("q"),), span=HERE)
    written = write_blocks(group("notice", items((para("a"), items("b")), "c"), quote))

    def bar(one: object) -> int:
        """In points from the edge of the running text."""
        indent, side = one.find(f"{W}pPr/{W}ind"), one.find(f"{W}pPr/{W}pBdr/{W}left")  # type: ignore[attr-defined]
        begins = int(indent.get(f"{W}left")) - int(indent.get(f"{W}hanging", "0"))
        return begins // 20 - int(side.get(f"{W}space"))

    assert [bar(one) for one in written.paragraphs() if has(one, "pPr/pBdr")] == [3, 3, 3, 3]
    assert attribute(written.paragraphs()[-1], "pPr/ind", "left") == "620"


@pytest.mark.parametrize(
    ("role", "style"),
    [
        ("bibliography", "Bibliography"),
        ("letterhead", "Letterhead"),
        ("addressee", "Addressee"),
        ("date", "LetterDate"),
        ("closing", "Closing"),
        ("warning", "Warning"),
        ("notice", "Notice"),
        ("part", "BodyText"),
        ("of-a-role-nobody-knows", "BodyText"),
    ],
)
def test_roles_of_groups(role: str, style: str) -> None:
    assert write_blocks(group(role, para("x"))).styles() == [style]


def test_the_title_of_a_part_is_a_heading() -> None:
    written = write_blocks(
        group("part", para("x"), title="Summary", id="part-summary"), group("other", para("y"), title="Y")
    )
    assert written.styles() == ["Heading1", "BodyText", "GroupTitle", "BodyText"]


def test_every_group_can_be_linked_to() -> None:
    ids = ("plain", "titled", "boxed", "part")
    written = write_blocks(
        para(*(link(f"#{one}", one) for one in ids)),
        group("notice", para("x"), id="plain"),
        group("notice", para("x"), title="Note", id="titled"),
        group("recommendation", para("x"), number="1", id="boxed"),
        group("part", para("x"), title="Part", id="part"),
    )
    anchors = [one.get(f"{W}anchor") for one in written.body.iter(f"{W}hyperlink")]
    assert anchors == [f"_{one}" for one in ids]


def test_groups_in_a_list_keep_its_marker() -> None:
    plain, box = group("other", para("a"), para("b")), group("notice", para("c"), title="N")
    found = _levels(items((plain,), (box,)))
    assert [(number, text) for number, _, text in found] == [
        ("2", "a"),
        (None, "b"),
        ("2", ""),
        (None, "N"),
        (None, "c"),
    ]


def _sections(written_body: object) -> list[tuple[str | None, str | None]]:
    return [(value(one, "type"), attribute(one, "cols", "num")) for one in written_body.iter(f"{W}sectPr")]  # type: ignore[attr-defined]


def test_many_signatories_stand_in_two_columns() -> None:
    many = group("signatories", items(*(f"Alliance {n}" for n in range(100))), title="Organisations")
    written = write_blocks(para("Yours"), many)
    assert _sections(written.body) == [(None, None), ("continuous", "2"), ("continuous", None)]
    assert len(written.paragraphs("Signatory")) == 100
    assert not any(has(one, "pPr/numPr") for one in written.paragraphs("Signatory"))


def test_few_signatories_stand_below_each_other() -> None:
    assert _sections(write_blocks(group("signatories", items("A", "B"))).body) == [(None, None)]


def test_signatories_that_begin_the_document_need_no_break_before_them() -> None:
    many = group("signatories", *(para(f"Alliance {n}") for n in range(20)))
    assert _sections(write_blocks(many, para("after")).body) == [(None, "2"), ("continuous", None)]


# ------------------------------------------------------------------ contents and page


def test_contents_lead_to_headings_and_can_be_updated() -> None:
    entry = ContentsEntry(level=1, number="1", content=run("What we found", note(1, "n")), target="found")
    lost = ContentsEntry(level=2, number="", content=run("Lost"), target="gone")
    table = Contents(entries=(entry, lost), depth=2, span=HERE)
    written = write_blocks(table, head(1, "What we found", note(1, "n"), id="found", number="1"), lang="fr")
    assert written.texts()[:3] == ["Sommaire", "1\tWhat we found", "Lost"]
    assert written.instructions() == ['TOC \\o "1-2" \\n \\h \\z \\u']
    assert len(written.notes) == 1


def test_contents_without_entries_are_left_out() -> None:
    assert write_blocks(Contents(span=HERE), para("x")).texts() == ["x"]


def test_header_and_footer() -> None:
    written = write_document(document(para("x"), lang="de", title="A title that is far too long " * 5))
    header, first, footer = (written.parts[f"word/{name}.xml"] for name in ("header1", "header2", "footer1"))
    assert words(header).startswith("GOSAA title that is far too long A title")
    assert words(header).endswith(" …")
    assert words(first) == ""
    assert words(footer) == "Seite 1 von 1"
    assert has(written.body, "sectPr/titlePg")
    assert has(header[0], "r/ptab")


def test_the_page_is_that_of_the_theme() -> None:
    look = sample_look()
    wide = replace(look, theme=replace(look.theme, page_width=216.0, justify=True))
    written = write_blocks(para("x"), look=wide)
    assert attribute(written.body, "sectPr/pgSz", "w") == "12246"
    styles = {one.get(f"{W}styleId"): one for one in written.parts["word/styles.xml"].iter(f"{W}style")}
    assert value(styles["BodyText"], "pPr/jc") == "both"


def test_everything_together() -> None:
    written = write_document(sample_document())
    assert len(written.notes) == 5
    assert written.texts("Title") == ["Child sexual abuse online – detection, removal and reporting"]
