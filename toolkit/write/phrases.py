"""Write: inlines and footnotes → HTML: what stands inside of a paragraph, for the web page and for the PDF."""

import re
from base64 import b64encode
from collections.abc import Mapping
from html import escape
from typing import Literal, assert_never
from urllib.parse import quote

from msgspec import Struct, field
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.direction import Direction
from toolkit.model.template import Theme
from toolkit.model.tree import (
    Block,
    Blocks,
    Citation,
    Code,
    CodeBlock,
    Comment,
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
    Roll,
    Styled,
    Text,
    Value,
)
from toolkit.model.walk import plain_text, walk
from toolkit.write.chart import Drawing
from toolkit.write.direction import block_direction, pieces
from toolkit.write.unfinished import sign_for

ADDRESS = re.compile(r"https?://|www\.\w|\b10\.\d{4,9}/\S|[^\s@]@[^\s@]+\.\w")  # URL, DOI, e-mail
LONG = 24  # letters; a longer word may be broken anywhere in a narrow column
TAGS = {
    "emphasis": ("<em>", "</em>"),
    "strong": ("<strong>", "</strong>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "small-caps": ('<span class="small-caps">', "</span>"),
    "underline": ('<span class="underline">', "</span>"),
    "plain": ('<span class="plain">', "</span>"),
}


class Medium(Struct, frozen=True, kw_only=True):
    """Where the HTML goes. On a web page notes stand at the end and pictures inside of the file; the pages of a PDF
    have notes at their foot, and the PDF engine asks for each picture by its `picture:` address, for each chart by the
    name under which it stands in `charts`, for each long list by that in `rolls`. `wide`: the page is in landscape.
    `base`: the direction of the document, `direction` that of the text around; where no letter runs the other way (not
    `mixed`), nobody looks at it."""

    kind: Literal["page", "print"]
    lang: str
    theme: Theme
    images: Mapping[str, bytes]
    report: Report
    charts: dict[str, Drawing] = field(default_factory=dict)
    rolls: dict[str, Roll] = field(default_factory=dict)
    wide: bool = False
    base: Direction = "ltr"
    direction: Direction = "ltr"
    mixed: bool = False


def attributes(**given: str) -> str:
    """`id="x" class="y"`: those that are not empty, with a space before each; `_` at the end of a name is dropped."""
    shown = ((name.rstrip("_").replace("_", "-"), text) for name, text in given.items() if text)
    return "".join(f' {name}="{escape(text)}"' for name, text in shown)


def css_class(role: str) -> str:
    return re.sub(r"[^\w-]+", "-", role)


# ------------------------------------------------------------------ inlines


def inlines(content: Inlines, medium: Medium) -> str:
    """What runs against the text around is set apart, or the two would be mixed up on the line."""
    if not medium.mixed:
        return "".join(inline(node, medium) for node in content)
    return "".join(_piece(direction, nodes, medium) for direction, nodes in pieces(content, medium.direction))


def _piece(direction: Direction, nodes: Inlines, medium: Medium) -> str:
    inside = replace(medium, direction=direction)
    shown = "".join(inline(node, inside) for node in nodes)
    return shown if direction == medium.direction else f'<bdi dir="{direction}">{shown}</bdi>'


def directed(content: Inlines, medium: Medium) -> tuple[str, Medium]:
    """For a block of its own: the attribute `dir` that it needs, and the medium inside of it."""
    if not medium.mixed:
        return "", medium
    direction = block_direction(content, medium.base)
    return "" if direction == medium.base else direction, replace(medium, direction=direction)


def inline(node: Inline, medium: Medium) -> str:
    match node:
        case Text(text=text):
            return breakable(text)
        case Styled(style="language", content=content, lang=lang):
            return f"<span{attributes(lang=lang)}>{inlines(content, medium)}</span>"
        case Styled(style=style, content=content):
            before, after = TAGS[style]
            return before + inlines(content, medium) + after
        case Code(text=text):
            return f"<code>{escape(text, quote=False)}</code>"
        case Link():
            return link(node, medium)
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
        case Comment():
            return ""  # it stays in the house
        case _:
            assert_never(node)


def breakable(text: str) -> str:
    """`text` as HTML in which an address and a very long word are marked: they may be broken anywhere, an address
    without a hyphen that would be read as a part of it. No character is added."""
    return "".join(_breakable(piece) for piece in re.split(r"(\s+)", text))


def _breakable(word: str) -> str:
    if ADDRESS.search(word):
        return f'<span class="url">{escape(word, quote=False)}</span>'
    return f'<span class="long">{escape(word, quote=False)}</span>' if len(word) > LONG else escape(word, quote=False)


def link(node: Link, medium: Medium) -> str:
    """A link without words shows its address; words that are the address, or a part of it, get no hyphens."""
    content = node.content if _shows(node.content) else (Text(text=address_of(node), span=node.span),)
    words = plain_text(content).strip()
    name = "url" if words and " " not in words and words in node.url and not ADDRESS.search(words) else ""
    return f"<a{attributes(href=node.url, class_=name, title=node.title)}>{inlines(content, medium)}</a>"


def _shows(content: Inlines) -> bool:
    return bool(plain_text(content).strip()) or any(isinstance(node, Image) for node in walk(content))


def address_of(node: Link) -> str:
    return node.url.removeprefix("mailto:").removeprefix("#")


def unfinished(node: Expr | Citation | Reference | Directive, medium: Medium) -> str:
    return f'<mark class="unfinished">{escape(sign_for(node, medium.report))}</mark>'


def value(node: Value) -> str:
    measure = f"{node.statistic.dataset}.{node.statistic.measure}" if node.statistic else ""
    name = "value missing" if node.missing else "value"
    return f"<span{attributes(class_=name, data_measure=measure)}>{breakable(node.text)}</span>"


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
        source, none = f"picture:{quote(image.path)}", ""
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
        medium = replace(medium, direction=medium.base)
        turned = medium.base if medium.mixed else ""
        named = attributes(
            class_="footnote", role="doc-footnote", id=f"fn-{node.number}", data_number=str(node.number), dir=turned
        )
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
