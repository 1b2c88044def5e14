"""The Markdown writer and the parser agree: what one writes, the other reads as the same tree."""

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.source import Mapped, Source
from toolkit.model.tree import Blocks, Citation, Note, Paragraph, Styled, Text
from toolkit.model.walk import AnyNode, plain_text, walk
from toolkit.parse.markdown import parse_markdown
from toolkit.parse.slots import lift
from toolkit.write.markdown import markdown_of


def read(text: str) -> Blocks:
    return read_with_codes(text)[0]


def read_with_codes(text: str) -> tuple[Blocks, set[str]]:
    report = Report()
    source = Source(path="submission.md", text=text)
    tree = parse_markdown(lift(Mapped.whole(source), report), report)
    return tree, {one.code for one in report.found}


def written(tree: Blocks) -> str:
    return markdown_of(tree, Report())


SIGNS = "* ** _ __ ` `` [ ] ( ) < > # ## - + 1. 2) | \\ ! & &amp; ^ [^1] } ::: --- === ~ ~~~ $ \" ' “ . , : ; ="
WORDS_OF_OURS = "word é 12 @ @key [@key] -@key @tbl-one {#id} me@example.org https://example.org [text](address)"
PIECES = st.sampled_from([
    *SIGNS.split(), *WORDS_OF_OURS.split(),
    "two words", " ", "    ", "\n", "\n\n", "  \n", "\\\n",
    "[see @key, p. 3; @other]", "@key [p. 3]", "{{ log.removed }}", "^[a note]", "\n\n[^1]: a note\n\n",
    '\n\n::: recommendation {to="x y"}\n', "\n:::\n\n", '![alt](path.png "title")',
    "\n- item\n", "\n  - inner\n", "\n1. item\n", "\n> quote\n", "\n```\ncode\n```\n",
    "\n\n| a | b |\n|--:|---|\n| c | d |\n\n",
])  # fmt: skip
HARMLESS = {
    "parse.fence-open", "parse.fence-stray", "parse.code-open",
    "parse.footnote-undefined", "parse.footnote-unused", "parse.footnote-twice",
}  # fmt: skip


@given(st.lists(PIECES, max_size=16).map("".join))
@settings(max_examples=400, deadline=None)
@example("*a*_b_")
@example("**_both_** _**both**_ a*b*c")
@example("- a\n\n\n* b\n\n1. c\n\n1) d")
@example("Title *one*\ntwo\n=====")
@example("- ```\n  code\n  ```\n- > quote\n  - inner")
@example("> - a\n>\n>   b\n\n> c")
@example("| a^[x | y] | `b\\|c` |\n|---|---|\n| \\* | \\\\ |")
def test_what_was_read_is_read_again_after_it_was_written(text: str) -> None:
    tree, codes = read_with_codes(text)
    assume(codes <= HARMLESS)
    assume(not any(_has_no_spelling(node) for node in walk(tree)))
    assert read(written(tree)) == tree


def _has_no_spelling(node: AnyNode) -> bool:
    """What slips of the pen make: emphasis in emphasis, brackets in the words of a citation, a note without words."""
    if isinstance(node, Styled):
        return any(isinstance(inner, Styled) and inner.style == node.style for inner in walk(node.content))
    if isinstance(node, Note):
        return not plain_text(node.content)
    return isinstance(node, Citation) and any(set("[];@") & {*cite.prefix, *cite.suffix} for cite in node.cites)


ODD = ("Cs", "Cc", "Co", "Cn", "Zl", "Zp", "Zs")  # no letters, or spaces
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=ODD), min_size=1, max_size=9)


@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join))
@settings(max_examples=400, deadline=None)
def test_letters_stay_letters(text: str) -> None:
    """Whatever signs a text holds, they are escaped: a paragraph of text is read as a paragraph of text."""
    (paragraph,) = read("word")
    assert isinstance(paragraph, Paragraph)
    tree = (replace(paragraph, content=(Text(text=text, span=paragraph.span),)),)
    assert read(written(tree)) == tree
