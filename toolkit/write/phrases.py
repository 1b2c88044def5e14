"""Write: inlines and footnotes → HTML: what stands inside of a paragraph, for the web page and for the PDF."""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal, assert_never
from urllib.parse import quote

from toolkit.base.diagnostic import Report
from toolkit.model.template import Theme
from toolkit.model.tree import (
    Block,
    Blocks,
    Citation,
    Code,
    CodeBlock,
    Directive,
    Expr,
    Group,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Reference,
    Styled,
    Text,
    Value,
)
from toolkit.model.walk import plain_text
from toolkit.write.unfinished import sign_for

TAGS = {
    "emphasis": ("<em>", "</em>"),
    "strong": ("<strong>", "</strong>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "small-caps": ('<span class="small-caps">', "</span>"),
    "underline": ('<span class="underline">', "</span>"),
    "plain": ('<span class="plain">', "</span>"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """Where the HTML goes. On a web page notes stand at the end and pictures inside of the file; the pages of a PDF
    have notes at their foot, and the PDF engine asks for each picture by its `picture:` address."""

    kind: Literal["page", "print"]
    lang: str
    theme: Theme
    images: Mapping[str, bytes]
    report: Report


def attributes(**given: str) -> str:
    """`id="x" class="y"`: those that are not empty, with a space before each; `_` at the end of a name is dropped."""
    shown = ((name.rstrip("_").replace("_", "-"), text) for name, text in given.items() if text)
    return "".join(f' {name}="{escape(text)}"' for name, text in shown)


def css_class(role: str) -> str:
    return re.sub(r"[^\w-]+", "-", role)


# ------------------------------------------------------------------ inlines


def inlines(content: Inlines, medium: Medium) -> str:
    return "".join(inline(node, medium) for node in content)


def inline(node: Inline, medium: Medium) -> str:
    match node:
        case Text(text=text):
            return escape(text, quote=False)
        case Styled(style=style, content=content):
            before, after = TAGS[style]
            return before + inlines(content, medium) + after
        case Code(text=text):
            return f"<code>{escape(text, quote=False)}</code>"
        case Link():
            return f"<a{attributes(href=node.url, title=node.title)}>{inlines(node.content, medium)}</a>"
        case Image():
            return picture(node, node.alt, medium)
        case LineBreak(hard=hard):
            return "<br>\n" if hard else "\n"
        case Value():
            return value(node)
        case Note():
            return note(node, medium)
        case Citation(content=content):
            return inlines(content, medium) if content else unfinished(node, medium)
        case Reference():
            return reference(node, medium)
        case Expr():
            return unfinished(node, medium)
        case _:
            assert_never(node)


def unfinished(node: Expr | Citation | Reference | Directive, medium: Medium) -> str:
    return f'<mark class="unfinished">{escape(sign_for(node, medium.report))}</mark>'


def value(node: Value) -> str:
    measure = f"{node.statistic.dataset}.{node.statistic.measure}" if node.statistic else ""
    name = "value missing" if node.missing else "value"
    return f"<span{attributes(class_=name, data_measure=measure)}>{escape(node.text, quote=False)}</span>"


def reference(node: Reference, medium: Medium) -> str:
    if not node.text:
        return unfinished(node, medium)
    return f'<a class="reference" href="#{escape(node.target)}">{escape(node.text, quote=False)}</a>'


def picture(image: Image, alt: str, medium: Medium) -> str:
    """The picture, or its words in brackets where there are no bytes (which was reported when they were looked for)."""
    data = medium.images.get(image.path)
    if data is None:
        return f"[{escape(alt or image.path, quote=False)}]"
    if medium.kind == "print":
        source, none = f"picture:{quote(image.path)}", " "  # PDF/UA has no pictures without words
    else:
        source, none = f"data:{_media_type(data)};base64,{b64encode(data).decode()}", ""
    words = none if image.decorative else alt
    return f'<img src="{source}" alt="{escape(words)}"{attributes(title=image.title)}>'


def _media_type(data: bytes) -> str:
    return "image/jpeg" if data.startswith(b"\xff\xd8") else "image/png"


def numbered(number: str, content: Inlines, medium: Medium) -> str:
    before = f'<span class="number">{escape(number)} </span>' if number else ""
    return before + inlines(content, medium)


# ------------------------------------------------------------------ notes


def note(node: Note, medium: Medium) -> str:
    """The note itself for print, where it floats to the foot of the page; a call that leads to it for a web page."""
    if medium.kind == "print":
        named = attributes(class_="footnote", role="doc-footnote", id=f"fn-{node.number}", data_number=str(node.number))
        return f"<span{named}>{note_lines(node.content, medium)}</span>"
    call = f'<a href="#fn-{node.number}" id="fnref-{node.number}" role="doc-noteref">{node.number}</a>'
    return f'<sup class="note-call">{call}</sup>'


def note_lines(content: Blocks, medium: Medium) -> str:
    """The blocks of a note as inline elements: inside of a paragraph HTML allows no others."""
    first, *others = [line for block in content for line in _lines(block, medium)] or [""]
    return first + "".join(f'<span class="note-line">{line}</span>' for line in others)


def _lines(block: Block, medium: Medium) -> list[str]:
    match block:
        case Paragraph() | Heading():
            return [numbered(block.number, block.content, medium)]
        case List(start=None):
            return [f"– {line}" for item in block.items for line in _all_lines(item.content, medium)]
        case List(start=int(start)):
            numbers = enumerate(block.items, start)
            return [f"{at}. {line}" for at, item in numbers for line in _all_lines(item.content, medium)]
        case Quote() | Group():
            return _all_lines(block.content, medium)
        case CodeBlock(text=text):
            return [f"<code>{escape(line, quote=False)}</code>" for line in text.split("\n")]
        case _:
            medium.report.warning("output.not-shown", "a note in a PDF cannot hold a table or a figure", block.span)
            return [escape(line, quote=False) for line in plain_text((block,)).split("\n")]


def _all_lines(content: Blocks, medium: Medium) -> list[str]:
    return [line for block in content for line in _lines(block, medium)]
