"""Write: document → HTML body, one function per kind of block. The same body serves the web page and the PDF."""

import re
from collections.abc import Container
from html import escape
from typing import Literal, assert_never

from msgspec.structs import replace

from toolkit.base.words import word
from toolkit.model.evidence import Chart
from toolkit.model.roll import unrolled
from toolkit.model.tree import (
    LOGOS,
    WIDE,
    Block,
    Blocks,
    Cell,
    Citation,
    CodeBlock,
    Comment,
    Contents,
    ContentsEntry,
    Directive,
    Document,
    Figure,
    Group,
    Heading,
    Image,
    Inline,
    Inlines,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Reference,
    Roll,
    Row,
    Rule,
    Table,
    Text,
)
from toolkit.model.walk import plain_text, rewrite_inlines, walk
from toolkit.write.chart import draw_chart
from toolkit.write.chart import drawn as drawing_of
from toolkit.write.columns import TOGETHER, Columns, columns, is_single_line
from toolkit.write.labels import colon, label
from toolkit.write.logo_grid import logo_grid
from toolkit.write.phrases import Medium, attributes, css_class, directed, inlines, numbered, picture, unfinished
from toolkit.write.rolls import specimen

ELEMENTS = {  # role of a group → element; the others are a `section`
    "title-block": "header",
    "letterhead": "header",
    "notice": "aside",
    "warning": "aside",
    "addressee": "div",
    "date": "div",
    "closing": "div",
    "recommendation": "div",
    WIDE: "div",
    "language": "div",
}
NARROW = 0.88  # of the width of the page: so much room has a table in a box, or beside the numbers of paragraphs
ON_A_PAGE = 15  # rows of a table that a browser is to print as a whole: it would part the head from them
CELL_SIDE = 0.7  # beside the text of a cell, in parts of the font size; base.css has the same
AMOUNT = re.compile(r"[^\w\n]*\d[^a-zA-Z\n]*")  # a number in a cell is never broken: it would be read as two


def body_of(document: Document, medium: Medium) -> str:
    """Return the content of `document` as HTML, without the page around it."""
    body = blocks(document.content, medium)
    return body + endnotes(document, medium) if medium.kind == "page" else body


def endnotes(document: Document, medium: Medium) -> str:
    notes = [node for node in walk(document.content) if isinstance(node, Note)]
    if not notes:
        return ""
    listed = "".join(_endnote(node, medium) for node in notes)
    return f'<section class="endnotes" role="doc-endnotes">\n<ol>\n{listed}</ol>\n</section>\n'


def _endnote(node: Note, medium: Medium) -> str:
    back = f'<a href="#fnref-{node.number}" role="doc-backlink" aria-label="↩ {node.number}">↩\ufe0e</a>'
    content = blocks(node.content, medium).rstrip()
    body = f"{content.removesuffix('</p>')} {back}</p>" if content.endswith("</p>") else f"{content} {back}"
    return f'<li id="fn-{node.number}" value="{node.number}">{body}</li>\n'


# ------------------------------------------------------------------ blocks


def blocks(content: Blocks, medium: Medium) -> str:
    return "".join(block(node, medium) for node in content)


def block(node: Block, medium: Medium) -> str:
    match node:
        case Heading():
            return heading(node, medium)
        case Paragraph():
            return paragraph(node, medium)
        case List():
            return list_(node, medium)
        case Quote(content=content):
            return f"<blockquote>\n{blocks(content, medium)}</blockquote>\n"
        case CodeBlock(text=text):
            return f"<pre><code>{escape(text.expandtabs(4), quote=False)}</code></pre>\n"  # no tabs in PDFs
        case Rule():
            return "<hr>\n"
        case Table():
            return table(node, medium)
        case Figure():
            return figure(node, medium)
        case Group():
            return group(node, medium)
        case Contents():
            return contents(node, medium)
        case Roll():
            return specimen(node, medium) if medium.kind == "print" else blocks(unrolled(node), medium)
        case Directive():
            return f"<div>{unfinished(node, medium)}\n{blocks(node.content, medium)}</div>\n"
        case _:
            assert_never(node)


def heading(node: Heading, medium: Medium) -> str:
    """The title of the document is the only `h1`: a heading of level 1 becomes `h2`."""
    tag = f"h{min(node.level + 1, 6)}"
    return f"<{tag}{attributes(id=node.id)}>{numbered(node.number, node.content, medium)}</{tag}>\n"


def paragraph(node: Paragraph, medium: Medium) -> str:
    tag = "h1" if node.role in ("title", "subject") else "p"
    name = " ".join(filter(None, (css_class(node.role), "numbered" if node.number else "")))
    turned, medium = directed(node.content, medium)
    named = attributes(id=node.id, class_=name, dir=turned)
    return f"<{tag}{named}>{numbered(node.number, node.content, medium)}</{tag}>\n"


def list_(node: List, medium: Medium) -> str:
    if node.role == LOGOS:
        return logo_grid(node, medium)
    tag = "ul" if node.start is None else "ol"
    start = str(node.start) if node.start not in (None, 1) else ""
    counter = f"counter-reset: list-item {int(start) - 1}" if start else ""  # the PDF engine does not know `start`
    name = " ".join(filter(None, (css_class(node.role), "" if node.tight else "loose")))
    listed = "".join(f"<li>{item(each, node.tight, medium)}</li>\n" for each in node.items)
    role = "list" if node.role == "signatories" else ""  # a list without bullets is no list to some screen readers
    return f"<{tag}{attributes(start=start, class_=name, role=role, style=counter)}>\n{listed}</{tag}>\n"


def item(node: ListItem, tight: bool, medium: Medium) -> str:
    """A paragraph of a tight list, or one that is alone in its item, needs no element of its own."""
    bare = tight or len(node.content) == 1
    return "".join(
        numbered(each.number, each.content, medium)
        if bare and isinstance(each, Paragraph) and not each.role and not each.id
        else block(each, medium)
        for each in node.content
    )


def group(node: Group, medium: Medium) -> str:
    tag = ELEMENTS.get(node.role, "section")
    part = f"{node.role}-{css_class(node.name)}" if node.name not in ("", node.role) else ""
    name = " ".join(filter(None, (css_class(node.role), part)))
    role = "note" if tag == "aside" else ""
    head = group_title(node, medium)
    opening = f"<{tag}{attributes(id=node.id, class_=name, role=role, lang=node.lang)}>"
    medium = replace(medium, wide=True) if node.role == WIDE else medium
    return f"{opening}\n{head}{blocks(node.content, medium)}</{tag}>\n"


def group_title(node: Group, medium: Medium) -> str:
    """“Recommendation 3: To the European Commission”; the title of a part is a heading, that of a box a bold line."""
    if not node.title and not node.number:
        return ""
    if node.role == "part":
        return f"<h2>{numbered(node.number, node.title, medium)}</h2>\n"
    before = label(node, medium.lang) or node.number
    return f'<p class="box-title">{labelled(before, node.title, medium)}</p>\n'


def labelled(before: str, content: Inlines, medium: Medium) -> str:
    """“Table 2: Outcome of our reports”"""
    if not before:
        return inlines(content, medium)
    between = colon(medium.lang) if content else ""
    whole = (Text(text=before, span=content[0].span), *content) if content else ()
    turned, medium = directed(whole, medium)
    shown = f'<span class="label">{escape(before)}{between}</span>{inlines(content, medium)}'
    return f'<bdi dir="{turned}">{shown}</bdi>' if turned else shown


def contents(node: Contents, medium: Medium) -> str:
    title = f'<p class="contents-title">{escape(node.title)}</p>\n' if node.title else ""
    listed = "".join(_entry(entry, medium) for entry in node.entries)
    named = attributes(aria_label=node.title or word("contents", medium.lang))
    return f'<nav class="contents" role="doc-toc"{named}>\n{title}<ul>\n{listed}</ul>\n</nav>\n'


def _entry(entry: ContentsEntry, medium: Medium) -> str:
    words = numbered(entry.number, rewrite_inlines(entry.content, _without_links), medium)
    return f'<li class="level-{entry.level}"><a href="#{escape(entry.target)}">{words}</a></li>\n'


def _without_links(node: Block | Inline) -> "Block | Inline | Blocks | Inlines":
    """An entry of a list is one link itself: notes are left out, links and references become their words."""
    match node:
        case Note() | Comment():
            return ()
        case Link() | Citation():
            return node.content
        case Reference():
            return Text(text=node.text, span=node.span)
        case _:
            return node


# ------------------------------------------------------------------ tables and figures


def table(node: Table, medium: Medium) -> str:
    described = f"{node.id}-description" if node.description and node.id else ""
    before = label(node, medium.lang)
    caption = f"<caption>{labelled(before, node.caption, medium)}</caption>\n" if node.caption or before else ""
    fitted = _fitted(node, medium)
    rows = "".join(row(each, "td", medium, fitted.whole) for each in node.body)
    whole = fitted.lines <= TOGETHER or (medium.kind == "page" and len(node.body) <= ON_A_PAGE)
    name = " ".join(("table", *(["short"] if whole else []), *(["slim"] if fitted.slim else [])))
    hidden = f'<p class="description" id="{escape(described)}">{escape(node.description)}</p>\n' if described else ""
    look, grid = _narrowed(fitted, medium)
    opening = f"<table{attributes(aria_describedby=described, **look)}>\n{caption}{grid}"
    return (
        f"<div{attributes(class_=name, id=node.id)}>\n{opening}"
        f"<thead>\n{row(node.head, 'th', medium)}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
        f"{hidden}{notes_below(node.notes, medium)}</div>\n"
    )


def _fitted(node: Table, medium: Medium) -> Columns:
    """How the table stands on paper."""
    theme = medium.theme
    size = theme.sizes["table"]
    return columns((node.head, *node.body), _room(medium), size, round(size * CELL_SIDE * 20))


def _room(medium: Medium) -> int:
    """For a table, in twips."""
    return round(medium.theme.text_size(wide=medium.wide)[0] / 25.4 * 1440 * NARROW)


def _narrowed(fitted: Columns, medium: Medium) -> tuple[dict[str, str], str]:
    """On paper: how a table that is too wide for the usual letters is made to fit, as attributes and as columns."""
    if medium.kind == "page" or not fitted.tight:
        return {}, ""
    name = "tight broken" if fitted.broken else "tight"
    grid = "".join(f'<col style="width: {width / sum(fitted.widths):.2%}">' for width in fitted.widths)
    return {"class_": name, "style": f"font-size: {fitted.size:g}pt"}, f"<colgroup>{grid}</colgroup>\n"


def row(node: Row, tag: Literal["td", "th"], medium: Medium, whole: Container[int] = ()) -> str:
    """`whole`: the columns whose dates and numbers stand on one line."""
    cells = "".join(cell(each, tag, medium, whole=at in whole) for at, each in enumerate(node.cells))
    return f"<tr>{cells}</tr>\n"


def cell(node: Cell, tag: Literal["td", "th"], medium: Medium, *, whole: bool = False) -> str:
    words = plain_text(node.content)
    amount = "amount" if medium.kind == "print" and AMOUNT.fullmatch(words) else ""
    kept = "whole" if whole and is_single_line(words) else ""
    align = " ".join(filter(None, ("" if node.align in ("none", "left") else node.align, amount, kept)))
    if tag == "th":
        return f'<th scope="col"{attributes(class_=align)}>{inlines(node.content, medium)}</th>'
    name = "th" if node.header else "td"
    scope = "row" if node.header else ""
    return f"<{name}{attributes(scope=scope, class_=align)}>{inlines(node.content, medium)}</{name}>"


def figure(node: Figure, medium: Medium) -> str:
    before = label(node, medium.lang)
    caption = f"<figcaption>{labelled(before, node.caption, medium)}</figcaption>\n" if node.caption or before else ""
    match node.content:
        case Chart():
            shown = chart(node.content, node, medium)
        case Image():
            shown = picture(node.content, node.alt, medium)
    return f"<figure{attributes(id=node.id)}>\n{shown}\n{caption}{notes_below(node.notes, medium)}</figure>\n"


def notes_below(content: Blocks, medium: Medium) -> str:
    return f'<div class="notes-below">\n{blocks(content, medium)}</div>\n' if content else ""


def chart(drawn: Chart, node: Figure, medium: Medium) -> str:
    """The chart as SVG inside of the HTML; on paper it is painted at a picture that stands for it."""
    if medium.kind == "print":
        name = f"chart:{len(medium.charts) + 1}"
        medium.charts[name] = drawing_of(drawn, medium.theme, medium.theme.text_size(wide=medium.wide)[0])
        return f'<img src="{name}"{attributes(alt=node.alt)}>'
    opening, _, rest = draw_chart(drawn, medium.theme, "svg").decode().partition(">")
    named = attributes(role="img", aria_label=node.alt)
    return f"{opening}{named}><title>{escape(node.alt, quote=False)}</title>{rest}"
