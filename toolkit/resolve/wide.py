"""Resolve, after the directives: pages in landscape stand where a page can end, and neighbours share theirs."""

from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.model.tree import (
    ANNEX,
    BODY,
    WIDE,
    Block,
    Blocks,
    Document,
    Group,
    Heading,
    Inline,
    Inlines,
    List,
    Quote,
)
from toolkit.model.walk import rewrite_blocks, walk

OPEN = (BODY, ANNEX, "part")  # the groups that are no more than a stretch of the text: a page may end inside of them


def place_wide(document: Document, report: Report) -> Document:
    """Return `document` with its wide groups in the running text alone; one inside a list or a box is an error.

    Wide groups that touch become one. A heading right before one goes with it: it would stand alone on its page.
    """
    if not any(isinstance(node, Group) and node.role == WIDE for node in walk(document.content)):
        return document
    return replace(document, content=_opened(document.content, report))


def _opened(content: Blocks, report: Report) -> Blocks:
    """What stands in running text."""
    placed: list[Block] = []
    for block in content:
        if isinstance(block, Group) and block.role == WIDE:
            _put(replace(block, content=_closed(block.content, "another wide page", report)), placed)
        elif isinstance(block, Group) and block.role in OPEN:
            placed.append(replace(block, content=_opened(block.content, report)))
        else:
            placed.extend(_closed((block,), _name(block), report))
    return tuple(placed)


def _put(wide: Group, placed: list[Block]) -> None:
    if placed and not wide.id and isinstance(before := placed[-1], Group) and before.role == WIDE:
        placed[-1] = replace(before, content=(*before.content, *wide.content))
        return
    heads: list[Block] = []
    while placed and isinstance(placed[-1], Heading):
        heads.insert(0, placed.pop())
    placed.append(replace(wide, content=(*heads, *wide.content)))


def _name(block: Block) -> str:
    match block:
        case List():
            return "a list"
        case Quote():
            return "a quotation"
        case Group():
            return "a box"
        case _:
            return "a footnote or a table"


def _closed(content: Blocks, where: str, report: Report) -> Blocks:
    """What stands where no page can end. What a wide group there holds stays."""

    def unwrap(node: Block | Inline) -> Block | Inline | Blocks | Inlines:
        if not (isinstance(node, Group) and node.role == WIDE):
            return node
        message = f"`wide` stands inside {where}, where no page can end"
        hint = "close that first: `::: wide` stands by itself, between paragraphs"
        report.error("structure.wide", message, node.span, hint)
        return node.content

    return rewrite_blocks(content, unwrap)
