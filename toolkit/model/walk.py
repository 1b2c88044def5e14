"""Model: the ways through a tree. `walk` visits, `rewrite` rebuilds bottom up, `plain_text` reads."""

from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from toolkit.model.tree import (
    Block,
    Blocks,
    Cell,
    Citation,
    Code,
    CodeBlock,
    Comment,
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
    Roll,
    Row,
    Rule,
    Styled,
    Table,
    Text,
    Value,
)

AnyNode = Block | Inline | ListItem | Row | Cell
Step = Callable[[Block | Inline], "Block | Inline | Blocks | Inlines"]
Run = Callable[[Inlines], Inlines]


def keep(node: Block | Inline) -> Block | Inline:
    """The step that changes nothing."""
    return node


def whole(run: Inlines) -> Inlines:
    """The change of a run that changes nothing."""
    return run


def always(node: AnyNode) -> bool:
    return True


def children(node: AnyNode) -> Iterator[AnyNode]:
    """The nodes directly inside `node`, in reading order (a note where it is called; a caption before its table)."""
    match node:
        case (
            Text()
            | Code()
            | Image()
            | LineBreak()
            | Expr()
            | Value()
            | Reference()
            | Comment()
            | CodeBlock()
            | Rule()
            | Contents()
            | Roll()
        ):
            return
        case (
            Heading()
            | Paragraph()
            | Styled()
            | Link()
            | Citation()
            | Cell()
            | Note()
            | ListItem()
            | Quote()
            | Directive()
        ):
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
    yield from walk(document.summary)


def rewrite(
    document: Document, step: Step = keep, *, run: Run = whole, descend: Callable[[AnyNode], bool] = always
) -> Document:
    """Return `document` with every block and inline replaced by what `step` makes of it.

    Children come first, so `step` sees a node whose children are done. It returns the node itself (kept),
    another node, or a tuple of nodes (none, one or several in its place). `run` does the same to each whole
    sequence of inlines, after `step`. Nothing inside a node for which `descend` is false is touched.
    """
    pass_ = _Rewrite(step, run, descend)
    return replace(
        document,
        title=pass_.inlines(document.title),
        subtitle=pass_.inlines(document.subtitle),
        content=pass_.blocks(document.content),
        summary=pass_.inlines(document.summary),
    )


def rewrite_blocks(blocks: Blocks, step: Step) -> Blocks:
    """The same for a part of a tree."""
    return _Rewrite(step, whole, always).blocks(blocks)


def rewrite_inlines(inlines: Inlines, step: Step) -> Inlines:
    return _Rewrite(step, whole, always).inlines(inlines)


class _Rewrite(Struct, frozen=True):
    step: Step
    run: Run
    descend: Callable[[AnyNode], bool]

    def blocks(self, blocks: Blocks) -> Blocks:
        return tuple(new for block in blocks for new in self._new(block))  # type: ignore[misc]

    def inlines(self, inlines: Inlines) -> Inlines:
        return self.run(tuple(new for inline in inlines for new in self._new(inline)))  # type: ignore[misc]

    def _new(self, node: Block | Inline) -> "Blocks | Inlines":
        result = self.step(self._inside(node) if self.descend(node) else node)
        return result if isinstance(result, tuple) else (result,)  # type: ignore[return-value]

    def _inside(self, node: Block | Inline) -> Block | Inline:
        match node:
            case (
                Text()
                | Code()
                | Image()
                | LineBreak()
                | Expr()
                | Value()
                | Reference()
                | Comment()
                | CodeBlock()
                | Rule()
                | Contents()
                | Roll()
            ):
                return node
            case Heading() | Paragraph() | Styled() | Link() | Citation():
                return replace(node, content=self.inlines(node.content))
            case Note() | Quote() | Directive():
                return replace(node, content=self.blocks(node.content))
            case Group():
                return replace(node, title=self.inlines(node.title), content=self.blocks(node.content))
            case List():
                return replace(
                    node, items=tuple(replace(item, content=self.blocks(item.content)) for item in node.items)
                )
            case Table():
                return replace(
                    node,
                    caption=self.inlines(node.caption),
                    head=self._row(node.head),
                    body=tuple(self._row(row) for row in node.body),
                    notes=self.blocks(node.notes),
                )
            case Figure():
                return replace(node, caption=self.inlines(node.caption), notes=self.blocks(node.notes))
            case _:
                assert_never(node)

    def _row(self, row: Row) -> Row:
        return replace(row, cells=tuple(replace(cell, content=self.inlines(cell.content)) for cell in row.cells))


def without_comments(document: Document) -> Document:
    """Return `document` as it leaves the house: without comments, and without paragraphs that held nothing else."""

    def step(node: Block | Inline) -> Block | Inline | Blocks | Inlines:
        alone = isinstance(node, Paragraph) and not node.content and not node.id
        return () if isinstance(node, Comment) or alone else node

    return rewrite(document, step) if any(isinstance(node, Comment) for node in nodes_of(document)) else document


def plain_text(nodes: Iterable[AnyNode], *, notes: bool = False) -> str:
    """The words of `nodes` without any look; blocks stand on lines of their own. Footnotes only where `notes`."""
    return "".join(_words(nodes, notes)).strip()


def _words(nodes: Iterable[AnyNode], notes: bool) -> Iterator[str]:
    for node in nodes:
        match node:
            case Text() | Code() | CodeBlock() | Value() | Reference():
                yield node.text
            case Roll():
                yield f"{node.text}\n"
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
            case Contents() | Comment():
                continue
            case _:
                if isinstance(node, Group | Paragraph | Heading) and node.number:
                    yield f"{node.number} "
                yield from _words(children(node), notes)
                yield "\t" if isinstance(node, Cell) else "\n"
