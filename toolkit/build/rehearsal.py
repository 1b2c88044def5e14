"""Build: a little document with which the press prepares for the real one, once it is known how that will look."""

from toolkit.model.submission import Submission
from toolkit.model.tree import Block, Cell, Document, Heading, Inline, List, ListItem, Note, Paragraph, Row, Table, Text


def specimen(submission: Submission) -> Document:
    """A document in the language of the submission, with one of each of what most documents have."""
    span = submission.span("title")
    words: Inline = Text(text="Words, 12 %", span=span)

    def block(*more: Inline) -> Block:
        return Paragraph(content=(words, *more), span=span)

    cell = Cell(content=(words,), span=span)
    content: tuple[Block, ...] = (
        Heading(level=2, content=(words,), id="rehearsal", span=span),
        block(Note(content=(block(),), number=1, span=span)),
        List(items=(ListItem(content=(block(),), span=span),), span=span),
        Table(
            head=Row(cells=(cell,), span=span), body=(Row(cells=(cell,), span=span),), id="table", number=1, span=span
        ),
    )
    return Document(
        title=(words,), subtitle=(), authors=(), date="", lang=submission.lang, keywords=(), content=content,
        direction=submission.direction,
    )  # fmt: skip
