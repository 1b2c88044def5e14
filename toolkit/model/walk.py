"""Model: the ways through a tree. `walk` visits, `rewrite` rebuilds bottom up, `plain_text` reads."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from toolkit.model.tree import (
    Block,
    Blocks,
    Cell,
    Citation,
    Code,
    CodeBlock,
    Contents,
    Directive,
    Document,
    Expr,
    Figure,
    Group,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Reference,
    Row,
    Rule,
    Styled,
    Table,
    Text,
    Value,
)

AnyNode = Block | Inline | ListItem | Row | Cell
Step = Callable[[Block | Inline], "Block | Inline | Blocks | Inlines"]


def children(node: AnyNode) -> Iterator[AnyNode]:
    """The nodes directly inside `node`, in reading order (a note where it is called; a caption before its table)."""
    match node:
        case Text() | Code() | Image() | LineBreak() | Expr() | Value() | Reference() | CodeBlock() | Rule() | Contents():
            return
        case Heading() | Paragraph() | Styled() | Link() | Citation() | Cell() | Note() | ListItem() | Quote() | Directive():
            yield from node.content
        case Group():
            yield from node.title
            yield from node.content
        case List():
            yield from node.items
        case Row():
            yield from node.cells
        case Table():
            yield from node.caption
            yield node.head
            yield from node.body
            yield from node.notes
        case Figure():
            if isinstance(node.content, Image):
                yield node.content
            yield from node.caption
            yield from node.notes
        case _:
            assert_never(node)


def walk(nodes: Iterable[AnyNode]) -> Iterator[AnyNode]:
    """All nodes of `nodes`, parents before children, in reading order."""
    for node in nodes:
        yield node
        yield from walk(children(node))


def nodes_of(document: Document) -> Iterator[AnyNode]:
    yield from walk(document.title)
    yield from walk(document.subtitle)
    yield from walk(document.content)


def rewrite(document: Document, step: Step) -> Document:
    """Return `document` with every block and inline replaced by what `step` makes of it.

    Children come first, so `step` sees a node whose children are done. It returns the node itself (kept),
    another node, or a tuple of nodes (none, one or several in its place).
    """
    return replace(
        document,
        title=rewrite_inlines(document.title, step),
        subtitle=rewrite_inlines(document.subtitle, step),
        content=rewrite_blocks(document.content, step),
    )


def rewrite_blocks(blocks: Blocks, step: Step) -> Blocks:
    return tuple(new for block in blocks for new in _sequence(step(_inside(block, step))))  # type: ignore[misc]


def rewrite_inlines(inlines: Inlines, step: Step) -> Inlines:
    return tuple(new for inline in inlines for new in _sequence(step(_inside(inline, step))))  # type: ignore[misc]


def _sequence(result: "Block | Inline | Blocks | Inlines") -> "tuple[Block | Inline, ...]":
    return result if isinstance(result, tuple) else (result,)


def _inside(node: Block | Inline, step: Step) -> Block | Inline:
    match node:
        case Text() | Code() | Image() | LineBreak() | Expr() | Value() | Reference() | CodeBlock() | Rule() | Contents():
            return node
        case Heading() | Paragraph() | Styled() | Link() | Citation():
            return replace(node, content=rewrite_inlines(node.content, step))
        case Note() | Quote() | Directive():
            return replace(node, content=rewrite_blocks(node.content, step))
        case Group():
            return replace(
                node, title=rewrite_inlines(node.title, step), content=rewrite_blocks(node.content, step)
            )
        case List():
            items = tuple(replace(item, content=rewrite_blocks(item.content, step)) for item in node.items)
            return replace(node, items=items)
        case Table():
            return replace(
                node,
                caption=rewrite_inlines(node.caption, step),
                head=_row(node.head, step),
                body=tuple(_row(row, step) for row in node.body),
                notes=rewrite_blocks(node.notes, step),
            )
        case Figure():
            return replace(
                node, caption=rewrite_inlines(node.caption, step), notes=rewrite_blocks(node.notes, step)
            )
        case _:
            assert_never(node)


def _row(row: Row, step: Step) -> Row:
    return replace(row, cells=tuple(replace(cell, content=rewrite_inlines(cell.content, step)) for cell in row.cells))


def plain_text(nodes: Iterable[AnyNode], *, notes: bool = False) -> str:
    """The words of `nodes` without any look; blocks stand on lines of their own. Footnotes only where `notes`."""
    return "".join(_words(nodes, notes)).strip()


def _words(nodes: Iterable[AnyNode], notes: bool) -> Iterator[str]:
    for node in nodes:
        match node:
            case Text() | Code() | CodeBlock() | Value() | Reference():
                yield node.text
            case Image():
                yield node.alt
            case LineBreak():
                yield "\n" if node.hard else " "
            case Note():
                if notes:
                    yield " "
                    yield from _words(node.content, notes)
            case Styled() | Link() | Citation():
                yield from _words(node.content, notes)
            case Expr():
                yield "⟨" + ".".join(node.path) + "⟩"
            case Contents():
                continue
            case _:
                if isinstance(node, Group | Paragraph | Heading) and node.number:
                    yield f"{node.number} "
                yield from _words(children(node), notes)
                yield "\t" if isinstance(node, Cell) else "\n"
