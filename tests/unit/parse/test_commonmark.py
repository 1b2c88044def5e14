"""The examples of the CommonMark specification (0.31.2): the tree says what the specification says, but for HTML."""

import json
from html import escape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink

from toolkit.base.diagnostic import Report
from toolkit.base.source import Mapped, Source
from toolkit.model.tree import (
    Block,
    Blocks,
    Code,
    CodeBlock,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Styled,
    Text,
)
from toolkit.parse.markdown import parse_markdown
from toolkit.parse.positions import placed_markdown
from toolkit.parse.slots import lift

EXAMPLES = json.loads((Path(__file__).parent / "data" / "commonmark-0.31.2.json").read_text(encoding="utf-8"))
HTML = {  # HTML is an error and stays in the text as letters
    21, 31, *range(148, 177), 178, *range(180, 183), *range(184, 192), 201, 344, 475, 476, 477, 491, 494, 524, 536,
    613, 614, 615, 616, 617, 623, 627, 628, 629, 630, 631, 642, 643,
}  # fmt: skip
TOLD = {79: "parse.heading-empty", 484: "parse.link", 487: "parse.link", 545: "parse.link-undefined"}
COMMENTS = {177, 179, 183, 308, 309, 625, 626}  # a comment is not printed at all


def test_there_are_652_examples() -> None:
    assert [one["example"] for one in EXAMPLES] == list(range(1, 653))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: str(one["example"]))
def test_the_tokenizer_with_places_is_the_stock_tokenizer(example: dict[str, str]) -> None:
    stock = MarkdownIt("commonmark").enable("table")
    assert placed_markdown().render(example["markdown"]) == stock.render(example["markdown"])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: str(one["example"]))
def test_the_tree_says_what_the_specification_says(example: dict[str, str]) -> None:
    report = Report()
    lifted = lift(Mapped.whole(Source(path="spec.md", text=example["markdown"])), report)
    same = blocks_html(parse_markdown(lifted, report)) == example["html"]
    assert same == (example["example"] not in HTML | COMMENTS)
    codes = {one.code for one in report} - {"parse.link-unused", "parse.link-twice", "parse.code-open"}
    expected = {"parse.html"} if example["example"] in HTML else set()
    assert codes == expected | {code for number, code in TOLD.items() if number == example["example"]}


TAGS = {"emphasis": "em", "strong": "strong"}


def blocks_html(blocks: Blocks) -> str:
    return "".join(f"{block_html(block)}\n" for block in blocks)


def block_html(block: Block) -> str:
    match block:
        case Paragraph():
            return f"<p>{inlines_html(block.content)}</p>"
        case Heading():
            return f"<h{block.level}>{inlines_html(block.content)}</h{block.level}>"
        case Rule():
            return "<hr />"
        case Quote():
            return f"<blockquote>\n{blocks_html(block.content)}</blockquote>"
        case CodeBlock():
            language = f' class="language-{_escape(block.language)}"' if block.language else ""
            text = f"{_escape(block.text)}\n" if block.text else ""
            return f"<pre><code{language}>{text}</code></pre>"
        case List():
            return _list(block)
        case _:
            return f"<!-- {type(block).__name__} -->"


def _list(block: List) -> str:
    tag = "ul" if block.start is None else "ol"
    start = f' start="{block.start}"' if block.start not in (None, 1) else ""
    items = "".join(f"<li>{_item(item.content, block.tight)}</li>\n" for item in block.items)
    return f"<{tag}{start}>\n{items}</{tag}>"


def _item(blocks: Blocks, tight: bool) -> str:
    if not tight:
        return f"\n{blocks_html(blocks)}" if blocks else ""
    shown = [inlines_html(one.content) if isinstance(one, Paragraph) else block_html(one) for one in blocks]
    before = "\n" if blocks and not isinstance(blocks[0], Paragraph) else ""
    after = "\n" if blocks and not isinstance(blocks[-1], Paragraph) else ""
    return before + "\n".join(shown) + after


def inlines_html(inlines: Inlines) -> str:
    return "".join(inline_html(inline) for inline in inlines)


def inline_html(inline: Inline) -> str:
    match inline:
        case Text():
            return _escape(inline.text)
        case Code():
            return f"<code>{_escape(inline.text)}</code>"
        case Styled():
            tag = TAGS[inline.style]
            return f"<{tag}>{inlines_html(inline.content)}</{tag}>"
        case Link():
            return f'<a href="{_escape(inline.url)}"{_title(inline.title)}>{inlines_html(inline.content)}</a>'
        case Image():
            path = _escape(normalizeLink(inline.path))
            return f'<img src="{path}" alt="{_escape(inline.alt)}"{_title(inline.title)} />'
        case LineBreak():
            return "<br />\n" if inline.hard else "\n"
        case _:
            return f"<!-- {type(inline).__name__} -->"


def _title(title: str) -> str:
    return f' title="{_escape(title)}"' if title else ""


def _escape(text: str) -> str:
    return escape(text, quote=False).replace('"', "&quot;")
