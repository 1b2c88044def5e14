"""Figures: a finished document → its sentences as their author wrote them, each with its citations and its places."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from toolkit.base.source import Source, Span
from toolkit.check.figures.sentence_ends import looks_like_source, names_author_and_year, sentence_ranges
from toolkit.check.figures.written import written_at
from toolkit.model.tree import (
    Block,
    Blocks,
    Citation,
    Code,
    Document,
    Expr,
    Figure,
    Group,
    Heading,
    Inlines,
    LineBreak,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Reference,
    Row,
    Styled,
    Table,
    Text,
    Value,
)
from toolkit.model.walk import AnyNode, plain_text, walk

BOUND = "\ufffc"  # stands for what is no typed text: a value, a code, a reference
_AUTHOR = "\ufffa"  # a citation that is a word of its sentence, and may begin it
_UNREAD = ("bibliography", "signatories", "letterhead", "addressee")


class Sentence(Struct, frozen=True, kw_only=True):
    """A sentence. `cited`: a source is named in it or right behind it. `values`: what `BOUND` stands for, by offset."""

    text: str
    lang: str
    cited: bool
    values: Mapping[int, Value]
    begins: int
    pieces: "tuple[_Piece, ...]"

    def span(self, start: int, end: int) -> Span | None:
        """Where the characters `start` to `end` stand in the source; None where no author wrote them there."""
        first, last = self._place(start), self._place(end - 1)
        if first is None or last is None or last.end <= first.start:
            return None
        return first.source.span(first.start, last.end)

    def _place(self, offset: int) -> Span | None:
        """The place of one character. `pieces` are those of the whole line, in which the sentence `begins`."""
        at = offset + self.begins
        piece = next((one for one in self.pieces if one.start <= at < one.start + len(one.text)), None)
        return written_at(piece.text, at - piece.start, piece.span) if piece else None


class _Piece(Struct, frozen=True):
    """A text node of a line, from its offset `start` on."""

    start: int
    text: str
    span: Span


def sentences_of(document: Document, source: Source) -> Iterator[Sentence]:
    """The sentences of a document that stand in `source`: text, headings, captions, cells, notes, in reading order.

    A list is cited by the sentence that introduces it, a block quotation by the citation in it, a row of a table by
    one in the row, the caption or the notes; figures in a footnote by any source that the footnote names.
    """
    reader = _Reader(source, frozenset(_bound_exhibits(document)))
    yield from reader.run(document.title, document.lang)
    yield from reader.run(document.subtitle, document.lang)
    yield from reader.blocks(document.content, document.lang)


def _bound_exhibits(document: Document) -> Iterator[str]:
    """The ids of tables and figures whose numbers are computed."""
    for node in walk(document.content):
        if isinstance(node, Figure | Table) and any(_is_computed(one) for one in walk((node,))):
            yield node.id


def _is_computed(node: AnyNode) -> bool:
    return isinstance(node, Value | Figure) and node.statistic is not None


class _Reader(Struct, frozen=True):
    source: Source
    exhibits: frozenset[str]

    def blocks(self, blocks: Blocks, lang: str, *, cited: bool = False) -> Iterator[Sentence]:
        introduced = False
        for block in blocks:
            last = None
            for last in self.block(block, lang, cited=cited or (introduced and isinstance(block, List))):
                yield last
            introduced = last is not None and last.cited and last.text.endswith(":")

    def block(self, block: Block, lang: str, *, cited: bool) -> Iterator[Sentence]:
        match block:
            case Paragraph(content=content) | Heading(content=content):
                yield from self.run(content, lang, cited=cited)
            case List(items=items):
                for item in items:
                    yield from self.blocks(item.content, lang, cited=cited)
            case Quote(content=content):
                yield from self.blocks(content, lang, cited=cited or self.names_source(content))
            case Table():
                yield from self.table(block, lang, cited=cited)
            case Figure(caption=caption, notes=notes):
                yield from self.run(caption, lang, cited=cited or self.names_source(notes))
                yield from self.blocks(notes, lang, cited=cited)
            case Group(role=role, title=title, content=content) if role not in _UNREAD:
                yield from self.run(title, block.lang or lang)
                yield from self.blocks(content, block.lang or lang, cited=cited)
            case _:
                return

    def table(self, table: Table, lang: str, *, cited: bool) -> Iterator[Sentence]:
        cited = cited or self.names_source(table.caption) or self.names_source(table.notes)
        yield from self.run(table.caption, lang, cited=cited)
        for row in (table.head, *table.body):
            yield from self.row(row, lang, cited=cited or self.names_source((row, table.head)))
        yield from self.blocks(table.notes, lang, cited=cited)

    def row(self, row: Row, lang: str, *, cited: bool) -> Iterator[Sentence]:
        for cell in row.cells:
            yield from self.run(cell.content, lang, cited=cited)

    def names_source(self, nodes: "tuple[AnyNode, ...]") -> bool:
        """Whether there is a citation, a link to a page, or a reference to computed numbers in the nodes."""
        return any(self.is_source(node) for node in walk(nodes))

    def is_source(self, node: AnyNode) -> bool:
        match node:
            case Citation():
                return True
            case Link(url=url):
                return url.startswith(("http:", "https:"))
            case Note(content=content):
                return self.names_source(content) or looks_like_source(plain_text(content))
            case Reference(kind="table" | "figure", target=target):
                return target in self.exhibits
            case _:
                return False

    def run(self, run: Inlines, lang: str, *, cited: bool = False) -> Iterator[Sentence]:
        line = _Line(self)
        line.add(run)
        for start, end, following in sentence_ranges(line.text, lang):
            sources = [at for at, word in line.cites if start <= at < following or (at == following and not word)]
            yield Sentence(
                text=line.text[start:end],
                lang=lang,
                cited=cited or bool(sources) or names_author_and_year(line.text[start:end]),
                values={at - start: value for at, value in line.values.items() if start <= at < end},
                begins=start,
                pieces=tuple(line.pieces),
            )
        for note in line.notes:
            yield from self.blocks(note.content, lang, cited=self.is_source(note))
        for other in line.foreign:
            yield from self.run(other.content, other.lang, cited=cited or bool(line.cites))


class _Line:
    """A run of inlines as one text; `pieces` are those of its texts that stand in the source."""

    def __init__(self, reader: _Reader) -> None:
        self.reader = reader
        self.text = ""
        self.pieces = list[_Piece]()
        self.cites = list[tuple[int, bool]]()  # where, and whether as a word of the sentence, which may begin it
        self.values = dict[int, Value]()
        self.notes = list[Note]()
        self.foreign = list[Styled]()

    def add(self, run: Inlines) -> None:
        for node in run:
            if isinstance(node, Citation):
                self.citation(node)
                continue
            if self.reader.is_source(node):  # a link, a reference are words of their sentence, a note stands behind it
                self.cites.append((len(self.text), not isinstance(node, Note)))
            match node:
                case Text(text=text):
                    if node.span.source is self.reader.source:
                        self.pieces.append(_Piece(len(self.text), text, node.span))
                    self.text += text
                case LineBreak():
                    self.text += " "
                case Value():
                    self.values[len(self.text)] = node
                    self.text += BOUND
                case Expr() | Code() | Reference():
                    self.text += BOUND
                case Note():
                    self.notes.append(node)
                case Styled(style="language", lang=lang) if lang:
                    self.foreign.append(node)
                    self.text += BOUND
                case Styled(style=style) if style == "superscript" and plain_text(node.content) == ",":
                    continue  # between two footnote marks
                case Styled(content=content) | Link(content=content):
                    self.add(content)
                case _:
                    continue

    def citation(self, node: Citation) -> None:
        author = node.mode in ("author", "author-in-text")
        self.cites.append((len(self.text), author))
        if author:
            self.text += _AUTHOR
