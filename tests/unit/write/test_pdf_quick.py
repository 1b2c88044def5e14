"""The engine's steps that are taken sooner: with and without them, a PDF has the same bytes and the same is said of it."""

from contextlib import nullcontext
from typing import Any

import pytest
from msgspec.structs import replace
from sample import (
    HERE,
    boxes,
    chart_figure,
    document,
    head,
    items,
    note,
    para,
    picture_figure,
    row,
    run,
    sample_document,
    sample_look,
)
from test_wide import table, wide

from toolkit.base.diagnostic import Report
from toolkit.model.build import Look
from toolkit.model.tree import Block, Document, Quote, Table
from toolkit.write.pdf import PDF, writer
from toolkit.write.pdf.quick import published, quickly
from toolkit.write.pdf.quick.ahead import AHEAD
from toolkit.write.pdf.quick.calls import with_room
from toolkit.write.pdf.quick.variables import written_out

LONG = "A note that is so long that it takes many lines of the page on which it stands. "
WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherungsbescheid"
STYLES = """
:root { --edge: calc(1mm + 2%); --twice: var(--edge); }
p { margin-inline-start: var(--edge); text-indent: calc(1em + 1%); padding-block: 1px; letter-spacing: 0.01em; }
p::first-letter { font-size: 2em; color: #700; }
p::first-line { font-weight: bold; margin-left: 5px; }
blockquote { --edge: 7mm; padding-left: var(--edge); width: 60%; min-width: 40%; box-sizing: border-box; float: left; }
blockquote p { margin: 1em var(--none, 3%) !important; text-decoration: underline; word-spacing: 2px; }
h2 { text-decoration: underline dotted red; display: table; padding: 3%; border-collapse: collapse; }
h2::before { content: "→ "; display: inline-block; width: 3em; }
@page { @bottom-center { content: "var(--edge)"; display: table; padding: 2px; border: 1px solid } }
@page { @footnote { max-height: 90mm } }
"""


def both_ways(made: Document, look: Look, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the quick ways make no difference."""
    ours = outcome(made, look)
    monkeypatch.setattr(writer, "quickly", nullcontext)
    monkeypatch.setattr(writer, "written_out", lambda page: page)
    monkeypatch.setattr(writer, "with_room", lambda work: work())
    return outcome(made, look) == ours


def outcome(made: Document, look: Look) -> tuple[Any, int | None, list[str]]:
    """The file, its pages, and what is said of it."""
    report = Report()
    rendering = PDF.write(made, look, report)
    return rendering.data, rendering.pages, [one.message for one in report.found]


def with_notes() -> tuple[Block, ...]:
    """Notes that do not fit, in paragraphs, tables, lists and quotations; some of several paragraphs."""
    many = (para("Text. " * 60, note(at, LONG * (at % 4 * 3 + 1)), " More of it.") for at in range(1, 9))
    cells = Table(
        head=row("Who", "What"),
        body=tuple(row(f"Row {at}", run("said", note(at, f"Note {at}. ", para(LONG)))) for at in range(9, 30)),
        caption=run("Notes", note(30, "Of the caption.")),
        id="tbl-notes",
        number=1,
        span=HERE,
    )
    quoted = Quote(content=(para("Quoted", note(31, LONG * 2), "."),), span=HERE)
    return *many, cells, quoted, items("one", para("two", note(32, items("in a note", "and another"))))


DOCUMENTS = {
    "sample": sample_document(),
    "Arabic": replace(sample_document("ar"), direction="rtl"),
    "French": sample_document("fr"),
    "notes": document(*with_notes()),
    "long words": document(para(f"{WORD} {WORD * 3} and soft\u00adly hy\u00adphen\u00adated"), para(WORD), lang="de"),
    "wide": document(para("Some text."), wide(table(), chart_figure()), head(2, "A heading"), table(6, 70, "tbl-b")),
    "boxes": document(*boxes(), picture_figure(), para("شكرا in the middle", note(1, "العربية"))),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_bytes(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert both_ways(DOCUMENTS[name], sample_look(), monkeypatch)


@pytest.mark.parametrize("name", ["sample", "notes", "long words"])
def test_the_same_bytes_where_lines_are_full(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    look = sample_look()
    assert both_ways(DOCUMENTS[name], replace(look, theme=replace(look.theme, justify=True)), monkeypatch)


@pytest.mark.parametrize("name", ["sample", "notes", "boxes"])
def test_the_same_bytes_with_styles_of_every_kind(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a template: relative lengths, logical properties, first lines, variables of their own, notes with a limit."""
    look = sample_look()
    styled = replace(look, template=replace(look.template, css=look.template.css + STYLES))
    assert both_ways(DOCUMENTS[name], styled, monkeypatch)


def rehearsed(look: Look) -> list[None]:
    return list(PDF.rehearse(document(head(2, "Words"), para("Words", note(1, "A note."))), look))


def test_the_same_bytes_after_a_rehearsal() -> None:
    """What was read ahead serves every document that looks so; one that does not has its style sheet read anew."""
    look = sample_look()
    other = replace(look, theme=replace(look.theme, justify=True))
    expected = [outcome(DOCUMENTS["notes"], one) for one in (look, other)]
    assert rehearsed(look) == [None]
    assert rehearsed(look) == []  # that is read already
    fonts = AHEAD.fonts
    assert [outcome(DOCUMENTS["notes"], one) for one in (look, other)] == expected
    assert outcome(DOCUMENTS["Arabic"], look)[1]
    assert AHEAD.fonts is fonts
    assert fonts._folder.is_dir()
    assert rehearsed(other) == [None]
    assert not fonts._folder.is_dir()
    assert outcome(DOCUMENTS["notes"], other) == expected[1]
    PDF.close()
    assert AHEAD.fonts is None


def test_a_sheet_of_which_the_engine_complains_is_not_kept() -> None:
    look = sample_look()
    wrong = replace(look, theme=replace(look.theme, colours=look.theme.colours | {"text": "nonsense!"}))
    said = outcome(DOCUMENTS["boxes"], wrong)
    assert any("Ignored" in message for message in said[2])
    rehearsed(wrong)
    assert AHEAD.fonts is None
    assert outcome(DOCUMENTS["boxes"], wrong) == said


def test_an_engine_that_is_not_known_works_as_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    from weasyprint import css
    from weasyprint.layout import LayoutContext, inline, percent

    def replaced() -> list[Any]:
        return [
            css.ComputedStyle.__missing__,
            percent.resolve_percentages,
            LayoutContext._update_footnote_area,
            inline.split_first_line,
        ]

    before = replaced()
    with quickly():
        assert not any(one is other for one, other in zip(replaced(), before, strict=True))
    published.as_published.cache_clear()
    monkeypatch.setattr(published, "PUBLISHED", dict.fromkeys(published.PUBLISHED, "another"))
    with quickly():
        assert replaced() == before
    published.as_published.cache_clear()
    assert replaced() == before


def test_calls_have_room() -> None:
    def deep(levels: int) -> int:
        return deep(levels - 1) + 1 if levels else 0

    assert with_room(lambda: deep(300)) == 300


PAGE = "<html><style>\na {{}}\n:root {{\n  --one: 1px;\n  --two: var(--one) red;\n}}\n{}</style>{}</html>"


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("p { border: solid var(--two) }", "p { border: solid 1px red }"),
        ("p { width: calc(2 * var( --one )) }", "p { width: calc(2 * 1px) }"),
        ("p { width: var(--three); top: var(--one, 2px) }", "p { width: var(--three); top: var(--one, 2px) }"),
        ("p { content: 'var(--one)' \"var(--one)\" } /* var(--one) */", None),
        ("p { src: url(var(--one)) }", None),
        ("p { --one: 2px; width: var(--one) }", None),
    ],
)
def test_variables(css: str, expected: str | None) -> None:
    assert written_out(PAGE.format(css, "<p>var(--one)</p>")) == PAGE.format(expected or css, "<p>var(--one)</p>")


@pytest.mark.parametrize("body", ['<p style="--one: 2px">a</p>', "<style>p { --one: 2px }</style>"])
def test_variables_that_something_else_sets(body: str) -> None:
    page = PAGE.format("p { width: var(--one) }", body)
    assert written_out(page) == page


def test_a_page_without_our_variables() -> None:
    assert written_out("<p>No style</p>") == "<p>No style</p>"
    assert written_out("<style>p { color: red }</style>") == "<style>p { color: red }</style>"
