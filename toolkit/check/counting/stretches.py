"""Check, counting: a document → stretches of text, each with the part of the document that it belongs to."""

from collections.abc import Iterable, Iterator
from typing import Literal, assert_never, get_args

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.words import word
from toolkit.model.roll import unrolled
from toolkit.model.tree import (
    ANNEX,
    BODY,
    Block,
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
    Inlines,
    LineBreak,
    Link,
    List,
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
from toolkit.model.walk import plain_text

Place = Literal["title", "contents", "text", "annexes", "references", "closing"]
"""Where text stands. `title`: all that the template prints before the text (names, title, notices); `text`: what the
author wrote; `annexes`: the evidence appendix; `references`: the list of sources; `closing`: signatures and the like.
"""
Kind = Literal["running", "headings", "tables", "figures", "notes"]
"""What text is. `running`: paragraphs, lists, quotations; `tables`, `figures`: with captions and what stands below."""

PLACES: tuple[Place, ...] = get_args(Place)
KINDS: tuple[Kind, ...] = get_args(Kind)


class Stretch(Struct, frozen=True, kw_only=True):
    """The text of one paragraph, heading, cell, caption or footnote, without numbers that Word sets by itself.

    `section`: a number that each main section has for itself (a heading of level 1 begins one, and so does the text
    behind a part of the template), -1 outside of all; `title`: its heading, if it has one.
    """

    text: str
    place: Place
    kind: Kind
    section: int = -1
    title: str = ""


class _At(Struct, frozen=True):
    """Where the walk is. `lang`: of the words that the toolkit prints by itself."""

    lang: str
    place: Place = "title"
    kind: Kind = "running"


def stretches_of(document: Document) -> tuple[Stretch, ...]:
    """All text that a reader of the document sees, in its order; a footnote behind the paragraph that calls it.

    Not in it: words for people who cannot see a picture, comments, heads and feet of pages, what a chart draws, and
    the numbers of paragraphs, headings and notes, which Word sets and does not count (but in a table of contents).
    """
    return tuple(_Walk().blocks(document.content, _At(document.lang)))


class _Walk:
    """The sections are numbered while they are passed; what comes behind the text is `closing`."""

    def __init__(self) -> None:
        self._at = (-1, "")
        self._text_passed = False

    def blocks(self, blocks: Iterable[Block], at: _At) -> Iterator[Stretch]:
        for block in blocks:
            yield from self._block(block, at)

    def _block(self, block: Block, at: _At) -> Iterator[Stretch]:
        match block:
            case Paragraph():
                yield from self._inlines(block.content, at)
            case Heading():
                self._begin(block, at)
                yield from self._inlines(block.content, replace(at, kind=_inner(at.kind, "headings")))
            case List():
                for item in block.items:
                    yield from self.blocks(item.content, at)
            case Quote() | Directive():
                yield from self.blocks(block.content, at)
            case CodeBlock():
                yield self._stretch(block.text, at)
            case Rule():
                return
            case Contents():
                yield from self._contents(block, at)
            case Table():
                yield from self._table(block, replace(at, kind=_inner(at.kind, "tables")))
            case Figure():
                inside = replace(at, kind=_inner(at.kind, "figures"))
                yield from self._inlines(block.caption, inside, _label("figure", block.number, at.lang))
                yield from self.blocks(block.notes, inside)
            case Group():
                yield from self._group(block, at)
            case Roll():
                yield from self.blocks(unrolled(block), at)
            case _:
                assert_never(block)

    def _begin(self, heading: Heading, at: _At) -> None:
        if heading.level == 1 and at.place in ("text", "annexes") and at.kind == "running":
            self._at = (self._at[0] + 1, plain_text(heading.content))

    def _group(self, group: Group, at: _At) -> Iterator[Stretch]:
        place = self._place(group, at.place)
        inside = replace(at, place=place)
        label = _label("recommendation", group.number, at.lang) if group.role == "recommendation" else ""
        yield from self._inlines(group.title, replace(inside, kind=_inner(at.kind, "headings")), label)
        if group.role == "part":
            self._at = (self._at[0] + 1, group.name.replace("-", " ").capitalize())
        yield from self.blocks(group.content, inside)
        if group.role == "part":
            self._at = (self._at[0] + 1, "")  # what follows a part is none of it
        self._text_passed = self._text_passed or group.role == BODY

    def _place(self, group: Group, place: Place) -> Place:
        if group.role == BODY:
            return "text"
        if group.role == "bibliography":
            return "references"
        if group.role == ANNEX:
            return "annexes"
        return "closing" if place == "title" and self._text_passed else place

    def _contents(self, contents: Contents, at: _At) -> Iterator[Stretch]:
        inside = replace(at, place="contents")
        if contents.entries:
            yield self._stretch(contents.title or word("contents", at.lang), inside)
        for entry in contents.entries:
            yield self._stretch(f"{entry.number} {_seen(entry.content)}", inside)

    def _table(self, table: Table, at: _At) -> Iterator[Stretch]:
        yield from self._inlines(table.caption, at, _label("table", table.number, at.lang))
        for row in (table.head, *table.body):
            yield from self._row(row, at)
        yield from self.blocks(table.notes, at)

    def _row(self, row: Row, at: _At) -> Iterator[Stretch]:
        for cell in row.cells:
            yield from self._inlines(cell.content, at)

    def _inlines(self, inlines: Inlines, at: _At, label: str = "") -> Iterator[Stretch]:
        text = _seen(inlines)
        if text.strip() or label:
            yield self._stretch(f"{label} {text}" if label and text.strip() else label or text, at)
        for note in _notes(inlines):
            yield from self.blocks(note.content, replace(at, kind="notes"))

    def _stretch(self, text: str, at: _At) -> Stretch:
        place = "closing" if at.place == "title" and self._text_passed else at.place
        section, title = self._at if place in ("text", "annexes") else (-1, "")
        return Stretch(text=text.strip(), place=place, kind=at.kind, section=section, title=title)


def _inner(outside: Kind, kind: Kind) -> Kind:
    """What stands in a table, figure or note stays that."""
    return kind if outside in ("running", "headings") else outside


def _label(kind: Literal["table", "figure", "recommendation"], number: int | str, lang: str) -> str:
    """“Table 1:”, as it is printed: with spaces that do not break."""
    colon = "\u00a0:" if lang.partition("-")[0].lower() == "fr" else ":"
    return f"{word(kind, lang)}\u00a0{number}{colon}" if number else ""


def _notes(inlines: Inlines) -> Iterator[Note]:
    for node in inlines:
        match node:
            case Note():
                yield node
            case Styled() | Link() | Citation():
                yield from _notes(node.content)
            case _:
                continue


def _seen(inlines: Inlines) -> str:
    return "".join(_pieces(inlines))


def _pieces(inlines: Inlines) -> Iterator[str]:
    for node in inlines:
        match node:
            case Text() | Code() | Value() | Reference():
                yield node.text
            case LineBreak():
                yield "\n" if node.hard else " "
            case Styled() | Link() | Citation():
                yield from _pieces(node.content)
            case Note() | Image() | Comment() | Expr():
                continue
            case _:
                assert_never(node)
