"""The Markdown writer and the parser agree: what one writes, the other reads as the same tree."""

from dataclasses import replace

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from toolkit.base.diagnostic import Report
from toolkit.base.source import Mapped, Source
from toolkit.model.tree import Blocks, Citation, Directive, Paragraph, Text
from toolkit.model.walk import AnyNode, walk
from toolkit.parse.markdown import parse_markdown
from toolkit.parse.slots import lift
from toolkit.write.markdown import markdown_of


def read(text: str) -> Blocks:
    report = Report()
    source = Source(path="submission.md", text=text)
    return parse_markdown(lift(Mapped.whole(source), report), report)


def written(tree: Blocks) -> str:
    return markdown_of(tree, Report())


PIECES = st.sampled_from([
    "word", "two words", " ", "\n", "\n\n", "*", "**", "_", "__", "`", "``", "[", "]", "(", ")", "<", ">", "#", "##", "-", "+",
    "1.", "2)", "|", "\\", "!", "&", "&amp;", "@", "@key", "[@key]", "[see @key, p. 3; @other]", "-@key", "@key [p. 3]",
    "@tbl-one", "^", "^[a note]", "[^1]", "\n\n[^1]: a note\n\n", "{", "}", "{#id}", "{{ log.removed }}", "{{", "::", ":::",
    "\n\n::: recommendation {to=\"x y\"}\n", "\n:::\n\n", "\n- item\n", "\n  - inner\n", "\n1. item\n", "\n> quote\n", "\n```\ncode\n```\n",
    "\n\n| a | b |\n|--:|---|\n| c | d |\n\n", "    ", "  \n", "\\\n", "[text](address)", "![alt](path.png \"title\")", "***", "---", "===",
    "~", "~~~", "$", "\"", "'", "“", "é", "12", ".", ",", ":", ";", "=", "me@example.org", "https://example.org",
])  # fmt: skip


@given(st.lists(PIECES, max_size=24).map("".join))
@settings(max_examples=400, deadline=None)
@example("*a*_b_")
@example("**_both_** _**both**_ a*b*c")
@example("- a\n\n\n* b\n\n1. c\n\n1) d")
@example("Title *one*\ntwo\n=====")
@example("- ```\n  code\n  ```\n- > quote\n  - inner")
@example("> - a\n>\n>   b\n\n> c")
@example("| a^[x | y] | `b\\|c` |\n|---|---|\n| \\* | \\\\ |")
def test_what_was_read_is_read_again_after_it_was_written(text: str) -> None:
    tree = read(text)
    assume(not any(_is_botched(node) for node in walk(tree)))
    assert read(written(tree)) == tree


def _is_botched(node: AnyNode) -> bool:
    """A mistake that was reported, whose tree has no spelling: a directive without a name, brackets in a citation."""
    if isinstance(node, Directive):
        return not node.name
    return isinstance(node, Citation) and any(set("[];@") & {*cite.prefix, *cite.suffix} for cite in node.cites)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Zl", "Zp", "Zs", "Cn")), min_size=1, max_size=9)


@given(st.lists(WORDS, min_size=1, max_size=6).map(" ".join))
@settings(max_examples=400, deadline=None)
def test_letters_stay_letters(text: str) -> None:
    """Whatever signs a text holds, they are escaped: a paragraph of text is read as a paragraph of text."""
    (paragraph,) = read("word")
    assert isinstance(paragraph, Paragraph)
    tree = (replace(paragraph, content=(Text(text=text, span=paragraph.span),)),)
    assert read(written(tree)) == tree
