"""Model: the one tree of a document. Parse makes it, resolve rebuilds it, check reads it, every writer renders it.

The unions `Block` and `Inline` are closed: render them with `match … assert_never`, and the type checker lists
every place that a new node touches. What is open has a name instead of a type: `Group.role`, `Directive.name`.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from toolkit.base.direction import Direction
from toolkit.base.source import Span, Written
from toolkit.model.citation import Cite, Mode
from toolkit.model.evidence import Chart, Statistic

Style = Literal["emphasis", "strong", "small-caps", "superscript", "subscript", "underline", "plain", "language"]
Align = Literal["left", "right", "center", "none"]
Attributes = Mapping[str, str]

MISSING = "⟨?⟩"  # what a reader sees where a name means nothing; such a document is not built
BODY = "body"  # the role of what the author wrote, inside of what the template puts around it
LOGOS = "signatories-logos"  # the role of a list of pictures that stand side by side
WIDE = "wide"  # the role of what stands on pages in landscape
ANSWER = "answer"  # the role of what is answered to a question; its name is the question's id
CHOSEN = "chosen"  # the role of the paragraph and the list that print a choice, or the name of a file
ANNEX = "appendix"  # the role of an appendix on the evidence; it is numbered like the body


class Node(Written, frozen=True, kw_only=True):
    """What every node has: the place where a person wrote it. Two trees are equal when they say the same, anywhere."""

    span: Span


# ------------------------------------------------------------------ inlines


class Text(Node, frozen=True, kw_only=True):
    text: str


class Styled(Node, frozen=True, kw_only=True):
    """`plain` undoes the style around it, as CSL asks for a word that stands upright in an italic title.

    `language` has no look: its words are in the language `lang` (a tag such as `fr`), not in that of the document.
    """

    style: Style
    content: "Inlines"
    lang: str = ""


class Code(Node, frozen=True, kw_only=True):
    text: str


class Link(Node, frozen=True, kw_only=True):
    """`url` begins with `#` for a place in this document."""

    url: str
    content: "Inlines"
    title: str = ""


class Image(Node, frozen=True, kw_only=True):
    """A picture file; `path` as written, relative to the submission's folder. `decorative` needs no `alt`."""

    path: str
    alt: str
    title: str = ""
    decorative: bool = False


class LineBreak(Node, frozen=True, kw_only=True):
    """A line end that the reader sees (`hard`), or one that only the writer of the source saw."""

    hard: bool


class Call(Written, frozen=True, kw_only=True):
    """A filter of an expression: `round(1)` is Call(name="round", arguments=("1",))."""

    name: str
    arguments: tuple[str, ...]
    span: Span


class Expr(Node, frozen=True, kw_only=True):
    """`{{ log.removal-share | round(1) }}`: a path of names and its filters. Gone after values."""

    path: tuple[str, ...]
    filters: tuple[Call, ...] = ()


class Value(Node, frozen=True, kw_only=True):
    """A number or datum in the document. It holds its statistic, so that its rows can be found.

    `cut`: the cell of a table, by the key of its `Cut`; in a total stands `EVERY`. `control`: the field of the
    template whose line this is; in Word it can be filled in. A line that nobody has written yet is `missing`.
    """

    text: str
    path: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    statistic: Statistic | None = None
    missing: bool = False
    control: str = ""


class Citation(Node, frozen=True, kw_only=True):
    """One or more works cited together, at one place.

    Before the pass `citations` it holds `cites` alone; after it, `content` is what the style prints for them
    in running text or inside a footnote. In a note style the pass puts a citation of the text into a `Note`.
    `mode`: "normal" `[@a]`, "author" `@a [p. 3]` (the author in the sentence), "suppress" `[-@a]`. In a note style
    an "author" citation leaves an "author-in-text" one in the sentence, which prints the name alone.
    """

    cites: tuple[Cite, ...]
    mode: Mode = "normal"
    content: "Inlines" = ()


class Note(Node, frozen=True, kw_only=True):
    """A footnote where it is called. `number` (from 1, in reading order) comes from the pass `numbering`."""

    content: "Blocks"
    number: int = 0


class Reference(Node, frozen=True, kw_only=True):
    """A cross-reference `@tbl-outcomes`: `text` ("Table 1") is empty until the pass `references`.

    `kind` says what is referred to; "note" is a back reference to a footnote (target `fn-3`), as in “(n 3)”.
    """

    target: str
    kind: Literal["section", "table", "figure", "paragraph", "recommendation", "note"]
    text: str = ""


class Comment(Node, frozen=True, kw_only=True):
    """`{>>text<<}`: what the author says to colleagues about this place; only a Word file may show it."""

    text: str


Inline = Text | Styled | Code | Link | Image | LineBreak | Expr | Value | Citation | Note | Reference | Comment
Inlines = tuple[Inline, ...]


# ------------------------------------------------------------------ blocks


class Heading(Node, frozen=True, kw_only=True):
    """`level` from 1. `number` ("2.1") where the template numbers sections. Unnumbered ones stay empty."""

    level: int
    content: Inlines
    id: str = ""
    number: str = ""


class Paragraph(Node, frozen=True, kw_only=True):
    """`number` ("12.") where the template numbers paragraphs; `role` names a look of its own (“subtitle”, “source”)."""

    content: Inlines
    id: str = ""
    number: str = ""
    role: str = ""


class ListItem(Node, frozen=True, kw_only=True):
    content: "Blocks"


class List(Node, frozen=True, kw_only=True):
    """`start` is None for bullets. `tight`: the items are printed without space between. `role` as in `Group`."""

    items: tuple[ListItem, ...]
    start: int | None = None
    tight: bool = True
    role: str = ""


class Quote(Node, frozen=True, kw_only=True):
    content: "Blocks"


class CodeBlock(Node, frozen=True, kw_only=True):
    text: str
    language: str = ""


class Rule(Node, frozen=True, kw_only=True):
    """A thematic break."""


class Cell(Node, frozen=True, kw_only=True):
    """`header`: it names its row. Numbers stand right."""

    content: Inlines
    align: Align = "none"
    header: bool = False


class Row(Node, frozen=True, kw_only=True):
    cells: tuple[Cell, ...]


class Table(Node, frozen=True, kw_only=True):
    """`head` is the first row, repeated on every page. `caption` stands above it, `notes` (source, N, missing) below.

    `number` (from 1) where there is a caption; `description` says in words what it shows, for people who hear it.
    """

    head: Row
    body: tuple[Row, ...]
    caption: Inlines = ()
    notes: "Blocks" = ()
    id: str = ""
    number: int = 0
    description: str = ""


class Figure(Node, frozen=True, kw_only=True):
    """A chart or a picture with its caption. `alt` says in words what it shows. A chart holds its statistic."""

    content: Chart | Image
    alt: str
    caption: Inlines = ()
    notes: "Blocks" = ()
    id: str = ""
    number: int = 0
    statistic: Statistic | None = None


class Group(Node, frozen=True, kw_only=True):
    """Blocks that belong together: a part, a recommendation, a notice, the bibliography, a letterhead.

    The roles that themes know: `part`, `recommendation`, `notice` (box), `warning` (box), `highlight` (box),
    `bibliography`, `letterhead`, `addressee`, `date`, `closing`, `signature`, `signatories`, `title-block`.
    An unknown one is printed without a look. `body` is what the author wrote: its words are counted, its headings
    and paragraphs numbered; `wide` in it stands on pages in landscape.
    `number` and `title` stand in front of the content, where there are any. `name` is the name of a part.
    `lang` is the language of the content where it is another than that of the document (role `language`).
    """

    role: str
    content: "Blocks"
    title: Inlines = ()
    name: str = ""
    id: str = ""
    number: str = ""
    lang: str = ""


class ContentsEntry(Struct, frozen=True, kw_only=True):
    level: int
    number: str
    content: Inlines
    target: str


class Contents(Node, frozen=True, kw_only=True):
    """The table of contents; the pass `references` fills the entries."""

    title: str = ""
    depth: int = 2
    entries: tuple[ContentsEntry, ...] = ()


class Directive(Node, frozen=True, kw_only=True):
    """`::: name arguments {#id key=value}` … `:::`. The passes `graft` and `directives` replace every one."""

    name: str
    arguments: tuple[str, ...] = ()
    attributes: Attributes = field(default_factory=dict)
    id: str = ""
    content: "Blocks" = ()


class Roll(Node, frozen=True, kw_only=True):
    """A long list of plain texts, as of thousands who sign: one node, so that no pass goes through 100,000 of them.

    Each of `lines` is one text, or the cells of a row (`table`, below `heads`); in a `compact` list they stand one
    behind the other, with `between` between them. `spans`: where each line comes from. `unrolled` (model/roll.py) gives
    the blocks that it stands for.
    """

    layout: Literal["columns", "list", "table", "compact"]
    lines: tuple[tuple[str, ...], ...]
    heads: tuple[str, ...] = ()
    between: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """All its words, a line each."""
        return "\n".join(map("\t".join, (self.heads, *self.lines) if self.heads else self.lines))


Block = Heading | Paragraph | List | Quote | CodeBlock | Rule | Table | Figure | Group | Contents | Directive | Roll
Blocks = tuple[Block, ...]


class Document(Struct, frozen=True, kw_only=True):
    """A whole document. `title` and what follows come from the front matter; `authors` are organisations or persons.

    `direction`: from which side its lines are read; a passage whose letters run the other way, does so by itself.
    `summary`: the document in one paragraph, for web pages and e-mails; it is no part of the text.
    """

    title: Inlines
    subtitle: Inlines
    authors: tuple[str, ...]
    date: str
    lang: str
    keywords: tuple[str, ...]
    content: Blocks
    direction: Direction = "ltr"
    summary: Inlines = ()
