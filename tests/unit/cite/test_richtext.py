"""The HTML of the CSL processor as inlines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.base.source import Source
from toolkit.cite.richtext import inlines_of
from toolkit.model.tree import Inlines, Link, Reference, Style, Styled, Text
from toolkit.model.walk import plain_text, walk

SPAN = Source(path="submission.md", text="x").span()


def text(words: str) -> Text:
    return Text(text=words, span=SPAN)


def styled(style: Style, *content: Text | Styled | Link) -> Styled:
    return Styled(style=style, content=content, span=SPAN)


def link(url: str, *content: Text | Styled) -> Link:
    return Link(url=url, content=content, span=SPAN)


@pytest.mark.parametrize(
    ("html", "inlines"),
    [
        ("plain &#38; simple", (text("plain & simple"),)),
        ("&#60;x&#62;", (text("<x>"),)),
        ("<i>The Guardian</i>", (styled("emphasis", text("The Guardian")),)),
        ("<b>1</b><sup>st</sup><sub>2</sub>", (
            styled("strong", text("1")), styled("superscript", text("st")), styled("subscript", text("2")),
        )),
        ('<span style="font-variant:small-caps;">Un</span>', (styled("small-caps", text("Un")),)),
        ('<span style="text-decoration:underline;">x</span>', (styled("underline", text("x")),)),
        ('<i>KU <span style="font-style:normal;">v</span> Finland</i>', (
            styled("emphasis", text("KU "), styled("plain", text("v")), text(" Finland")),
        )),
        ('a <span class="nocase">EU</span> law', (text("a EU law"),)),
        ("2<sup>n</sup><sup>d</sup>", (text("2"), styled("superscript", text("nd")))),
        ('<a href="https://un.org">un.org</a>', (link("https://un.org", text("un.org")),)),
        ('(n <a href="#fn-3">3</a>)', (
            text("(n "), Reference(target="fn-3", kind="note", text="3", span=SPAN), text(")"),
        )),
        ("(https://un.org/a_(b).)", (
            text("("), link("https://un.org/a_(b)", text("https://un.org/a_(b)")), text(".)"),
        )),
        ("&#60;https://un.org/?a=1&#38;b&#62;.", (
            text("<"), link("https://un.org/?a=1&b", text("https://un.org/?a=1&b")), text(">."),
        )),
        ('<a href="javascript:alert(1)">x</a>', (text("x"),)),
        ('  <div class="csl-entry">A\n  B</div>\n', (text("A B"),)),
        (
            '<div class="csl-entry">\n <div class="csl-left-margin">[1] </div>'
            '<div class="csl-right-inline">Text</div>\n</div>',
            (text("[1] Text"),),
        ),
        ("a <video>b</video> c</i> d", (text("a b c d"),)),
        ("<i>never closed", (styled("emphasis", text("never closed")),)),
        ("<i></i>", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_inlines(html: str, inlines: Inlines) -> None:
    assert inlines_of(html, SPAN) == inlines


def test_every_node_has_the_span() -> None:
    nodes = walk(inlines_of('<i>a <b>b</b></i> https://un.org <a href="#fn-1">1</a>', SPAN))
    assert {node.span for node in nodes} == {SPAN}


@given(st.text(alphabet=st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="<>&")))
def test_no_word_is_lost(words: str) -> None:
    assert plain_text(inlines_of(words, SPAN)).split() == words.split()
