"""Markdown as pandoc reads it. That it reads back to the same tree is a property (tests/properties)."""

import pytest
from msgspec.structs import replace
from sample import (
    HERE,
    asks,
    cited,
    document,
    group,
    head,
    items,
    link,
    note,
    para,
    picture_figure,
    row,
    sample_document,
    sample_look,
    styled,
    title_block,
)

from toolkit.base.diagnostic import Report
from toolkit.model.citation import Cite, Locator
from toolkit.model.tree import (
    Block,
    Call,
    Citation,
    CodeBlock,
    Directive,
    Expr,
    Inline,
    LineBreak,
    List,
    Paragraph,
    Reference,
    Rule,
    Table,
)
from toolkit.write.markdown import MARKDOWN, markdown_of


def markdown(*content: Block) -> str:
    report = Report()
    text = markdown_of(content, report)
    assert report.found == []
    return text.removesuffix("\n")


def line(*content: Inline | str) -> str:
    return markdown(para(*content))


def test_front_matter_is_what_pandoc_knows() -> None:
    report = Report()
    made = replace(document(title_block(), para("x")), title=para('A "title": one').content, subtitle=())
    text = MARKDOWN.write(made, sample_look(), report).data.decode()
    assert report.found == []
    assert text == (
        '---\ntitle: "A \\"title\\": one"\nauthor: ["Girls Online Safety Alliance"]\ndate: "2021-04-15"\n'
        'lang: "en-GB"\nkeywords: ["child protection", "platforms"]\n---\n\nx\n'
    )


def test_headings_carry_numbers_and_ids() -> None:
    assert markdown(head(2, "What we found", id="findings", number="1.1")) == "## 1.1 What we found {#findings}"
    two_lines = head(1, "One", LineBreak(hard=False, span=HERE), "two")
    assert markdown(two_lines) == "One\ntwo\n==="
    assert markdown(replace(two_lines, level=2)) == "One\ntwo\n---"
    assert markdown(replace(two_lines, level=3)) == "### One two"


def test_paragraphs_with_numbers_do_not_become_lists() -> None:
    assert markdown(para("Text.", number="12.", id="para-x")) == "12\\. Text. {#para-x}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. x", "1\\. x"),
        ("2020", "2020"),
        ("5.6%", "5.6%"),
        ("- x", "\\- x"),
        ("-5", "-5"),
        ("# x", "\\# x"),
        ("C#", "C#"),
        ("a_b", "a_b"),
        ("_b_", "\\_b\\_"),
        ("a*b", "a\\*b"),
        ("a@example.org", "a@example.org"),
        ("@key", "\\@key"),
        ("[x]", "\\[x\\]"),
        ("{{ x }}", "\\{\\{ x \\}\\}"),
        ("&amp; & <b> 1 < 2", "\\&amp; & \\<b> 1 < 2"),
        ("::: x", "\\::: x"),
        ("> x", "\\> x"),
        ("$5", "\\$5"),
        (" x ", "&#32;x&#32;"),
    ],
)
def test_signs_are_escaped_only_where_they_would_be_read(text: str, shown: str) -> None:
    assert line(text) == shown


def test_emphasis() -> None:
    assert line(styled("strong", styled("emphasis", "both"))) == "**_both_**"
    assert line(styled("emphasis", styled("strong", "both"))) == "***both***"
    assert line("a", styled("emphasis", "b"), "c") == "a*b*c"
    assert line("a", styled("emphasis", "(b)"), "c") == "a<!-- -->*(b)*<!-- -->c"
    assert line(styled("superscript", "2"), styled("small-caps", "x"), styled("plain", "y")) == "^2^[x]{.smallcaps}y"


def test_sources_that_are_not_resolved_are_written_as_their_author_writes_them() -> None:
    page = Locator(label="page", value="3")
    one = Cite(key="one", span=HERE, locator=page, prefix="see", suffix="(emphasis added)")
    two = Cite(key="un:CRC/C/GC/25", span=HERE)
    assert line(Citation(cites=(one, two), span=HERE)) == "[see @one, p. 3 (emphasis added); @un:CRC/C/GC/25]"
    assert line(Citation(cites=(one,), mode="suppress", span=HERE)) == "[see -@one, p. 3 (emphasis added)]"
    author = Citation(cites=(replace(one, prefix=""), two), mode="author", span=HERE)
    assert line(author, note(1, "x")).startswith("@one [p. 3 (emphasis added); @un:CRC/C/GC/25]<!-- -->[^1]")
    assert line(cited("one", "Printed (2020)")) == "Printed (2020)"
    assert line(Reference(target="tbl-x", kind="table", span=HERE), "2") == "@tbl-x<!-- -->2"
    assert line(Reference(target="tbl-x", kind="table", text="Table 1", span=HERE)) == "[Table 1](#tbl-x)"
    call = Call(name="round", arguments=("1", "two words"), span=HERE)
    assert line(Expr(path=("log", "share"), filters=(call,), span=HERE)) == '{{ log.share | round(1, "two words") }}'


def test_two_lists_in_a_row_stay_two() -> None:
    assert markdown(items("a"), items("b"), items("c")) == "- a\n\n* b\n\n- c"
    assert markdown(items("a", start=1), items("b", start=1)) == "1. a\n\n1) b"
    nested = items((para("a"), items("b", "c")), (para("d"), para("e")), tight=False)
    assert markdown(nested) == "- a\n\n  - b\n  - c\n\n- d\n\n  e"
    assert markdown(List(items=(), span=HERE), para("x")) == "x"


def test_code_and_rules() -> None:
    assert markdown(CodeBlock(text="a\n```\nb", language="md", span=HERE)) == "````md\na\n```\nb\n````"
    assert markdown(CodeBlock(text="x", language="a`b", span=HERE)) == "~~~a`b\nx\n~~~"
    assert markdown(para("a"), Rule(span=HERE)) == "a\n\n___"


def test_tables_keep_their_columns() -> None:
    table = Table(
        head=row("a|b", "c"),
        body=(row(("x", LineBreak(hard=True, span=HERE), "y"), "2"),),
        caption=para("Title").content,
        notes=(para("Source."),),
        id="tbl-x",
        number=3,
        span=HERE,
    )
    assert markdown(table) == ("**Table 3:** Title {#tbl-x}\n\n| a\\|b | c |\n| :-- | --: |\n| x y | 2 |\n\nSource.")


def test_figures_and_charts() -> None:
    assert markdown(picture_figure()).startswith(
        "![A blue square](seal.png)\n\n**Figure 2:** The seal *of the alliance*"
    )
    report = Report()
    text = MARKDOWN.write(sample_document(), sample_look(), report).data.decode()
    assert [(one.code, one.severity) for one in report.found] == [("output.not-shown", "note")]
    assert "\\[Bars by month: in every month" in text


def test_boxes_are_divs() -> None:
    shown = markdown(*asks())
    assert "::: {#rec-deadline .recommendation}\n**Recommendation 1: To the European Commission**\n\nRequire" in shown
    inner = group("notice", group("of two words", para("x")))
    assert markdown(inner) == ":::: {.notice}\n::: {.of-two-words}\nx\n:::\n::::"
    assert markdown(group("part")) == ""


def test_directives_are_written_as_in_a_submission() -> None:
    directive = Directive(
        name="table",
        arguments=("log.outcomes", "two words"),
        attributes={"to": 'the "Commission"'},
        id="tbl-x",
        content=(para("Caption."),),
        span=HERE,
    )
    assert markdown(directive) == '::: table log.outcomes "two words" {#tbl-x to="the \\"Commission\\""}\nCaption.\n:::'


def test_notes_stand_at_the_end_and_may_have_several_paragraphs() -> None:
    assert line("a", note(7, "One.", "Two.")) == "a[^1]\n\n[^1]: One.\n\n    Two."
    assert markdown(Paragraph(content=(), span=HERE)) == ""


def test_a_link_without_words_shows_its_address() -> None:
    assert markdown(para(link("http://x.y"))) == "[http://x.y](http://x.y)"


def test_a_french_colon_has_a_space_before_it() -> None:
    table = Table(head=row("a", "b"), body=(), caption=para("Signalements").content, number=1, span=HERE)
    box = group("recommendation", para("Agir."), title="À la Commission", number="2")
    data = MARKDOWN.write(document(table, box, lang="fr-BE"), sample_look(), Report()).data.decode()
    assert "**Tableau 1\u00a0:** Signalements" in data
    assert "**Recommandation 2\u00a0: À la Commission**" in data
