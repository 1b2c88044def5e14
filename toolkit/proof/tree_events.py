"""Proof: tree → events, what every output has to say. It knows nothing of any writer: they are held against it."""

from collections.abc import Iterator
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.source import Span
from toolkit.base.words import word
from toolkit.model.roll import paragraphs
from toolkit.model.tree import (
    LOGOS,
    Block,
    Blocks,
    Cell,
    Citation,
    Code,
    CodeBlock,
    Contents,
    ContentsEntry,
    Directive,
    Document,
    Figure,
    Group,
    Heading,
    Image,
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
from toolkit.model.walk import AnyNode, plain_text, walk
from toolkit.proof.event import CELL, MARKED, TITLE, Event, Events, Kind, call
from toolkit.proof.letters import plain

TITLES = ("title", "subject")  # roles of the paragraphs that name the document
UNMARKED = ("signatories", "bibliography", LOGOS)  # roles whose lists have no bullets


def tree_events(document: Document) -> Events:
    """What a reader of `document` meets, in reading order; each note follows the block that calls it."""
    return tuple(_Reader(document.lang).blocks(document.content))


class _Reader(Struct, frozen=True):
    lang: str
    unmarked: bool = False

    def blocks(self, content: Blocks) -> Iterator[Event]:
        for node in content:
            yield from self.block(node)

    def block(self, node: Block) -> Iterator[Event]:
        match node:
            case Paragraph():
                title = node.role in TITLES
                yield from _said("heading" if title else "text", node.number, node.content, node.span, TITLE)
            case Heading():
                yield from _said("heading", node.number, node.content, node.span, min(max(node.level, 1), 6))
            case List():
                yield from self.items(node)
            case Quote() | Directive():
                yield from self.blocks(node.content)
            case CodeBlock():
                yield from _event("text", node.text, node.span)
            case Rule():
                return
            case Table():
                yield from self.table(node)
            case Figure():
                yield from _event("alt", node.alt, node.span)
                yield from self.caption(node)
                yield from self.blocks(node.notes)
            case Group():
                yield from self.group(node)
            case Contents():
                yield from _contents(node, self.lang)
            case Roll():
                yield from _roll(node)
            case _:
                assert_never(node)

    def items(self, node: List) -> Iterator[Event]:
        bare = self.unmarked or node.role in UNMARKED
        for at, item in enumerate(node.items):
            mark = "" if bare else "•" if node.start is None else f"{node.start + at}."
            yield from self.item(item, mark)

    def item(self, item: ListItem, mark: str) -> Iterator[Event]:
        """The mark stands before what the item begins with; of marks beside each other, the innermost is told."""
        for at, event in enumerate(self.blocks(item.content)):
            first = at == 0 and event.kind in MARKED and not event.mark
            yield replace(event, mark=mark) if first else event

    def group(self, node: Group) -> Iterator[Event]:
        inside = replace(self, unmarked=self.unmarked or node.role in UNMARKED)
        if node.role == "part":
            yield from _said("heading", node.number, node.title, node.span, 1)
        else:
            numbered = f"{word('recommendation', self.lang)} {node.number}"
            before = numbered if node.role == "recommendation" and node.number else node.number
            yield from self.labelled("text", before, node.title, node.span)
        yield from inside.blocks(node.content)

    def table(self, node: Table) -> Iterator[Event]:
        yield from self.caption(node)
        for row in (node.head, *node.body):
            yield from _row(row)
        yield from self.blocks(node.notes)

    def caption(self, node: Table | Figure) -> Iterator[Event]:
        name = word("table" if isinstance(node, Table) else "figure", self.lang)
        yield from self.labelled("caption", f"{name} {node.number}" if node.number else "", node.caption, node.span)

    def labelled(self, kind: Kind, before: str, content: Inlines, span: Span) -> Iterator[Event]:
        """“Table 2: Outcome of our reports”"""
        between = (" : " if self.lang.startswith("fr") else ": ") if before and content else ""
        yield from _said(kind, before + between, content, span)


def _roll(node: Roll) -> Iterator[Event]:
    match node.layout:
        case "table":
            for line in (node.heads, *node.lines):
                yield Event(kind="row", text=CELL.join(map(plain, line)).rstrip(CELL), span=node.span)
        case "compact":
            for text in paragraphs(node):
                yield from _event("text", text, node.span)
        case _:
            for line, span in zip(node.lines, node.spans, strict=True):
                yield from _event("text", " ".join(line), span)


def _contents(node: Contents, lang: str) -> Iterator[Event]:
    if node.entries:
        yield from _event("text", node.title or word("contents", lang), node.span)
    for entry in node.entries:
        yield from _event("entry", _entry(entry), node.span)


def _entry(entry: ContentsEntry) -> str:
    return f"{entry.number} {words(entry.content, calls=False)}"


# ------------------------------------------------------------------ words


def _said(kind: Kind, before: str, content: Inlines, span: Span, level: int = 0) -> Iterator[Event]:
    """A block with the number or label `before` its words, the pictures that stand in it, and the notes it calls."""
    yield from _event(kind, f"{before} {words(content)}", span, level)
    yield from _besides(content)


def _row(row: Row) -> Iterator[Event]:
    cells = [plain(words(cell.content)) for cell in row.cells]
    yield Event(kind="row", text=CELL.join(cells).rstrip(CELL), span=row.span)
    yield from _besides(row.cells)


def _event(kind: Kind, text: str, span: Span, level: int = 0) -> Iterator[Event]:
    if said := plain(text):
        yield Event(kind=kind, text=said, level=level, span=span)


def _besides(content: Inlines | tuple[Cell, ...]) -> Iterator[Event]:
    nodes = tuple(_outside_notes(content))
    for node in nodes:
        if isinstance(node, Image) and not node.decorative:
            yield from _event("alt", node.alt, node.span)
    for node in nodes:
        if isinstance(node, Note):
            text = plain(" ".join(_note_lines(node.content)))
            yield Event(kind="note", text=text, mark=str(node.number), span=node.span)


def _outside_notes(content: Inlines | tuple[Cell, ...]) -> Iterator[AnyNode]:
    for node in content:
        yield node
        if not isinstance(node, Note):
            yield from _outside_notes(getattr(node, "content", ()))


def words(content: Inlines, *, calls: bool = True) -> str:
    """What stands in a paragraph: a link without words shows its address, a note its number where it is called."""
    return "".join(_words(content, calls))


def _words(content: Inlines, calls: bool) -> Iterator[str]:
    for node in content:
        match node:
            case Note():
                yield call(node.number) if calls else ""
            case Image():
                continue
            case LineBreak():
                yield " "
            case Link() if not plain_text(node.content).strip() and not _holds_picture(node):
                yield node.url.removeprefix("mailto:").removeprefix("#")
            case Styled() | Link() | Citation():
                yield from _words(node.content, calls)
            case Text() | Code() | Value() | Reference():
                yield node.text
            case _:
                continue  # it says nothing to readers (an expression without its value: the writers have told of it)


def _holds_picture(node: Link) -> bool:
    return any(isinstance(inner, Image) for inner in walk(node.content))


# ------------------------------------------------------------------ notes


def _note_lines(content: Blocks) -> Iterator[str]:
    """A note line by line, its lists with their marks: a note is compared as one text."""
    for node in content:
        match node:
            case Paragraph() | Heading():
                yield f"{node.number} {_note_words(node.content)}"
            case List():
                for at, item in enumerate(node.items):
                    mark = "–" if node.start is None else f"{node.start + at}."
                    yield f"{mark} {' '.join(_note_lines(item.content))}"
            case Group():
                yield f"{node.number} {_note_words(node.title)}"
                yield from _note_lines(node.content)
            case Quote():
                yield from _note_lines(node.content)
            case _:
                yield plain_text((node,))


def _note_words(content: Inlines) -> str:
    pictures = (f" {node.alt}" for node in walk(content) if isinstance(node, Image) and not node.decorative)
    return words(content, calls=False) + "".join(pictures)
