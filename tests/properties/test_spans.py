"""Places: every node lies in its source and in its parent, and a plain text is what stands at its place."""

import re
from collections.abc import Iterator

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from toolkit.base.diagnostic import Report
from toolkit.base.source import Mapped, Source, Span
from toolkit.model.tree import Blocks, Code, CodeBlock, Note, Text
from toolkit.model.walk import AnyNode, children, walk
from toolkit.parse.markdown import parse_inline, parse_markdown
from toolkit.parse.slots import lift

SIGNS = """one two é * ** _ ` `` [ ] ( ) < > ! \\ \\* &amp; ^[ [^1] [^1]: @key [@key, @tbl-x {{ a.b }} {{ {#id} <b>
<!-- --> | # - 1. > ::: ``` ~~~ === --- \\| ![ ](x) [x]: <http://a.b> $ : ; with-hyphens https://a.b/@x
info@a.b"""
WORDS = st.sampled_from(SIGNS.split())
GAPS = st.sampled_from(["", " ", " ", " ", "  ", "\t", "\n", "\n", "  \n", "\n\n", "\n    ", "\n  ", "\n> ", "\n- "])
LINES = st.sampled_from([
    "| a | b |\n|---|:-:|\n| one *two* | three \\| four |\n", "::: part one {#x k=v}\n", ":::\n", "- item\n\n  more\n",
    "> quoted\nlazy\n", "# Title {#x}\n", "Title\n=====\n", "```py\ncode\n```\n", "[^1]: Note.\n\n    More.\n",
    "1. a\n2. b\n", "***\n", "    code\n",
])  # fmt: skip
MARKDOWN = st.lists(st.one_of(st.tuples(WORDS, GAPS).map("".join), LINES), max_size=20).map("".join)


def _parse(source: Source) -> Blocks:
    report = Report()
    blocks = parse_markdown(lift(Mapped.whole(source), report), report)
    for one in report:
        assert one.span is not None
        assert _inside(one.span, source.span(0, len(source.text)))
    return blocks


def _inside(inner: Span, outer: Span) -> bool:
    return inner.source is outer.source and outer.start <= inner.start <= inner.end <= outer.end


def _pairs(nodes: Iterator[AnyNode]) -> Iterator[tuple[AnyNode, AnyNode]]:
    """(node, child) but for the blocks of a footnote, which may stand anywhere."""
    return ((node, child) for node in nodes if not isinstance(node, Note) for child in children(node))


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(MARKDOWN)
@example("> - a\n>   b\n> | c | d \\| e |\n> |---|---|\n> | *f* | g |")
@example("# # #\n\n## a #\n\n- #\n")
@example("\tcode\n-\ta\n\n\tb\n  > \tc")
@example("**a *b* c** ***d*** __e__f")
@example("| a | a | a |\n|--|--|--|\n| a | a |  |")
def test_every_node_has_its_place(text: str) -> None:
    source = Source(path="s.md", text=text)
    whole = source.span(0, len(text))
    blocks = _parse(source)
    assert all(_inside(node.span, whole) for node in walk(blocks))
    for node, child in _pairs(walk(blocks)):
        assert _inside(child.span, node.span), (node, child)
    for node in walk(blocks):
        if isinstance(node, Text) and not any(sign in node.span.excerpt for sign in ("\\", "&", "<!--", "\n")):
            assert node.span.excerpt == node.text
        if isinstance(node, Code):
            assert node.span.excerpt.startswith("`")
            assert node.span.excerpt.endswith("`")


@settings(max_examples=300, deadline=None, derandomize=True)
@given(MARKDOWN)
def test_siblings_stand_in_the_order_in_which_they_were_written(text: str) -> None:
    for node in walk(_parse(Source(path="s.md", text=text))):
        places = [child.span.start for child in children(node)]
        assert places == sorted(places)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(MARKDOWN)
def test_line_ends_of_windows_change_no_tree(text: str) -> None:
    windows = Source(path="s.md", text=text.replace("\n", "\r\n"))
    assert _parse(windows) == _parse(Source(path="s.md", text=text))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(MARKDOWN)
def test_one_line_has_places_too(text: str) -> None:
    source, report = Source(path="s.md", text=f"title:  {text}"), Report()
    inlines = parse_inline(lift(Mapped.whole(source, 7), report), report)
    assert all(_inside(node.span, source.span(7, len(source.text))) for node in walk(inlines))


SECRETS = st.tuples(GAPS, st.sampled_from(["", "| ", "::: ", "`", "- ", "](", "<!-- ", "; @key "]), GAPS).map(
    lambda parts: "<!-- {}SECRET {}SECRET{}--> ".format(*parts)
)
_STOPS = {"parse.comment-open", "parse.html", "expression.syntax"}


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(st.lists(st.one_of(st.tuples(WORDS, GAPS).map("".join), LINES, SECRETS), max_size=12).map("".join))
@example("text <!-- SECRET one\n\nSECRET two --> more")
@example("| a | b |\n|---|---|\n| <!-- SECRET | SECRET --> y |")
@example('[a](<!--SECRET-->) [b](/c "<!-- SECRET -->")')
def test_what_a_comment_holds_is_never_printed_in_silence(text: str) -> None:
    """It is not in the tree, or there is an error, so that nothing is built; unless its `<!--` stands in code."""
    assume("\\<!--" not in text)  # letters
    report = Report()
    blocks = parse_markdown(lift(Mapped.whole(Source(path="s.md", text=text)), report), report)
    assume(not any(isinstance(node, Code | CodeBlock) and "<!--" in node.text for node in walk(blocks)))
    assert "SECRET" not in repr(blocks) or _STOPS & {one.code for one in report}


PIECES = st.sampled_from([
    "w{} ", "w{}\n", "w{}\n\n", "*w{}* ", "[w{}](w{}) ", "![w{}](w{} 'w{}') ", "`w{}` ", "^[w{}] ", "[^n{}] ",
    "[^n{}]: w{}\n", "@w{} ", "[w{} @w{}, p. w{} w{}; w{} @w{}] ", "[w{}] ", "[w{}]: w{} 'w{}'\n", "<w{}> ",
    "<https://w{}> ", "{{{{ w{} }}}} ", "# w{} {{#w{}}}\n", "w{}\n===\n", "::: w{} w{} {{#w{} w{}=w{}}}\n", ":::\n",
    "| w{} | w{} |\n|---|---|\n| w{} | w{} | w{} |\n", "| w{} |\n", "```w{}\nw{}\n```\n", "```\n", "- w{}\n",
    "1. w{}\n\n   w{}\n", "> w{}\n", "    w{}\n", "<div>\nw{}\n", "<!-- ", "--> ", "{{{{ ", "{{% w{} %}} ", "\\",
    "&amp; ", "w{}  \n", "***\n", "@w{} [w{}; w{} @w{}] ", "- [ ] w{}\n", "\t", "  ",
])  # fmt: skip


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=16).map("".join))
def test_nothing_that_was_written_vanishes_in_silence(text: str) -> None:
    """Each word is in the tree, or in a comment, or a finding points at it."""
    numbers = range(100, 100 + text.count("{}"))
    written = text.format(*numbers)
    calls = "".join(re.findall(r"\[\^n\d+\](?=:)", written))  # a footnote without a call is reported by its label
    source, report = Source(path="s.md", text=f"Calls{calls}\n\n{written}"), Report()
    shown = repr(parse_markdown(lift(Mapped.whole(source), report), report))
    told = [range(one.span.start, one.span.end) for one in report if one.span is not None]
    for number in numbers:
        at = source.text.rfind(f"w{number}")
        in_comment = source.text.rfind("<!--", 0, at) > source.text.rfind("-->", 0, at)
        assert f"w{number}" in shown or at < 0 or in_comment or any(at in place for place in told)
