"""Write: document → plain text, for e-mail and for the fields of portals: one line a paragraph, notes at the end."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.model.build import Look, Rendering
from toolkit.model.roll import unrolled
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
from toolkit.model.walk import walk
from toolkit.write.labels import colon, label
from toolkit.write.logo_names import in_names
from toolkit.write.unfinished import sign_for

RULE = "-" * 20


class TextWriter(Struct, frozen=True):
    name: str = "txt"
    suffix: str = "txt"

    def load(self) -> None:
        """Nothing of it takes long."""

    def write(self, document: Document, look: Look, report: Report) -> Rendering:
        pieces = "\n\n".join(Words(document.lang, report).document(document))
        text = "".join(f"{line.rstrip()}\n" for line in pieces.split("\n"))
        return Rendering(data=text.encode())


TEXT = TextWriter()


class Words(Struct, frozen=True):
    """Each method returns pieces of text that an empty line parts; a piece may have several lines.

    `width`: signs that a line may have, 0 for any number. What is longer is the reader's to break, but for a table.
    """

    lang: str
    report: Report
    width: int = 0

    def document(self, document: Document) -> Iterator[str]:
        yield from self.blocks(document.content)
        notes = [node for node in walk(document.content) if isinstance(node, Note)]
        if notes:
            yield RULE
            yield "\n".join(f"[{note.number}] {self.line(note.content)}" for note in notes)

    def line(self, content: Blocks) -> str:
        return " ".join(" ".join(piece.split()) for piece in self.blocks(content))

    def blocks(self, content: Blocks) -> Iterator[str]:
        for node in content:
            yield from filter(None, self.block(node))

    def block(self, node: Block) -> Iterable[str]:
        match node:
            case Heading() | Paragraph():
                return [self.numbered(node.number, node.content)]
            case List():
                return self.items(in_names(node))
            case Quote(content=content):
                return (_after("> ", piece) for piece in self.blocks(content))
            case CodeBlock(text=text):
                return [text]
            case Rule():
                return [RULE]
            case Table():
                return self.table(node)
            case Figure():
                return self.figure(node)
            case Group():
                return self.group(node)
            case Roll():
                return self.blocks(unrolled(node))
            case Contents():
                return self.contents(node)
            case Directive():
                return [sign_for(node, self.report), *self.blocks(node.content)]
            case _:
                assert_never(node)

    # -------------------------------------------------------------- inlines

    def inlines(self, content: Inlines) -> str:
        return "".join(self.inline(node) for node in content)

    def inline(self, node: Inline) -> str:
        match node:
            case Text(text=text) | Code(text=text) | Value(text=text):
                return text
            case Styled(content=content):
                return self.inlines(content)
            case Link():
                return self.link(node)
            case Image():
                return f"[{node.alt}]" if node.alt else ""
            case LineBreak(hard=hard):
                return "\n" if hard else " "
            case Note(number=number):
                return f"[{number}]"
            case Citation(content=content):
                return self.inlines(content) if content else sign_for(node, self.report)
            case Reference(text=text):
                return text or sign_for(node, self.report)
            case Expr():
                return sign_for(node, self.report)
            case Comment():
                return ""  # it stays in the house
            case _:
                assert_never(node)

    def link(self, node: Link) -> str:
        """The words, and the address where the words do not hold it already."""
        words, address = self.inlines(node.content), node.url.removeprefix("mailto:")
        if not words.strip():
            return address.removeprefix("#")
        return words if address.startswith("#") or address in words else f"{words} ({address})"

    def numbered(self, number: str, content: Inlines) -> str:
        return " ".join(filter(None, (number, self.inlines(content))))

    # -------------------------------------------------------------- blocks that hold others

    def items(self, node: List) -> Iterator[str]:
        marks = [f"{node.start + at}. " if node.start is not None else "- " for at in range(len(node.items))]
        items = [self.item(mark, item, node.tight) for mark, item in zip(marks, node.items, strict=True)]
        yield ("\n" if node.tight else "\n\n").join(items)

    def item(self, mark: str, item: ListItem, tight: bool) -> str:
        text = ("\n" if tight else "\n\n").join(self.blocks(item.content))
        return mark + text.replace("\n", "\n" + " " * len(mark))

    def group(self, node: Group) -> Iterator[str]:
        before, title = label(node, self.lang), self.inlines(node.title)
        yield colon(self.lang).join(filter(None, (before, title))) if before else self.numbered(node.number, node.title)
        yield from self.blocks(node.content)

    def contents(self, node: Contents) -> Iterator[str]:
        yield node.title
        lines = ("  " * (entry.level - 1) + self.numbered(entry.number, entry.content) for entry in node.entries)
        yield "\n".join(lines)

    # -------------------------------------------------------------- tables and figures

    def table(self, node: Table) -> Iterator[str]:
        yield self.caption(node)
        rows = [self.row(row) for row in (node.head, *node.body)]
        lines = list(_aligned(rows, node))
        if self.width and max(map(len, lines)) > self.width:
            yield from self.records(*rows)
        else:
            yield "\n".join(lines)
        yield from self.blocks(node.notes)

    def records(self, head: list[str], *body: list[str]) -> Iterator[str]:
        """The rows of a table that is too wide, one below the other, each cell with the head of its column."""
        for first, *others in body:
            named = zip(head[1:], others, strict=True)
            cells = [f"{name}{colon(self.lang)}{cell}" if name else cell for name, cell in named if cell]
            yield "\n".join(filter(None, (f"{head[0]}{colon(self.lang)}{first}" if head[0] else first, *cells)))

    def row(self, row: Row) -> list[str]:
        return [" ".join(self.inlines(cell.content).split()) for cell in row.cells]

    def figure(self, node: Figure) -> Iterator[str]:
        message = "plain text has no pictures: the words that describe the figure are printed"
        self.report.note("output.not-shown", message, node.span)
        yield self.caption(node)
        yield f"[{node.alt}]" if node.alt else ""
        yield from self.blocks(node.notes)

    def caption(self, node: Table | Figure) -> str:
        return colon(self.lang).join(filter(None, (label(node, self.lang), self.inlines(node.caption))))


def _after(mark: str, text: str) -> str:
    return mark + text.replace("\n", "\n" + mark)


def _aligned(rows: list[list[str]], table: Table) -> Iterator[str]:
    """The rows as lines whose columns stand below each other, with a line of dashes below the head."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    first = table.body[0] if table.body else table.head
    for at, row in enumerate(rows):
        cells = zip(row, widths, first.cells, strict=True)
        yield "  ".join(_padded(text, width, cell) for text, width, cell in cells).rstrip()
        if at == 0:
            yield "  ".join("-" * width for width in widths)


def _padded(text: str, width: int, cell: Cell) -> str:
    return text.rjust(width) if cell.align == "right" else text.ljust(width)
