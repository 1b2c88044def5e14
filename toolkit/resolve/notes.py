"""Resolve, pass 4: in a note style citations of the text become footnotes; then all footnotes get their numbers."""

import re
from itertools import count

from msgspec.structs import replace

from toolkit.model.tree import (
    Block,
    Blocks,
    Citation,
    Comment,
    Document,
    Inline,
    Inlines,
    LineBreak,
    Note,
    Paragraph,
    Styled,
    Text,
)
from toolkit.model.walk import rewrite, rewrite_inlines

_AFTER = re.compile(r"[.,;:!?…]+[”’»\"')\]]*")


def place_notes(document: Document, *, citations_in_notes: bool) -> Document:
    """Return `document` with its footnotes numbered from 1 in reading order.

    Where `citations_in_notes`, a citation of the running text becomes a note behind the punctuation that follows it;
    a citation inside a footnote stays where it is.
    """
    document = replace(document, title=_bare(document.title), subtitle=_bare(document.subtitle))
    if citations_in_notes:
        document = rewrite(document, run=_note_citations, descend=lambda node: not isinstance(node, Note))
    return _number(rewrite(document, run=_keep_apart))


def _bare(title: Inlines) -> Inlines:
    """The title as the document's name: a note to it stands where the template prints the title, not in the name."""
    return rewrite_inlines(title, lambda node: () if isinstance(node, Note | Citation | Comment) else node)


def _note_citations(run: Inlines) -> Inlines:
    placed: list[Inline] = []
    rest = list(run)
    while rest:
        node = rest.pop(0)
        if not isinstance(node, Citation):
            placed.append(node)
            continue
        if node.mode != "author":  # the author's name stays in the sentence, with the space before it
            _trim_end(placed)
        else:
            placed.append(replace(node, mode="author-in-text"))
        while rest and isinstance(rest[0], Comment):  # it must not part a citation from its full stop
            placed.append(rest.pop(0))
        after = rest[0] if rest else None
        if isinstance(after, Text) and (match := _AFTER.match(after.text)):
            placed.append(replace(after, text=match[0]))
            rest[0] = replace(after, text=after.text[match.end() :])
        placed.append(_note(node))
    return tuple(node for node in placed if not (isinstance(node, Text) and not node.text))


def _keep_apart(run: Inlines) -> Inlines:
    """Between two footnote marks in a row stands a raised comma: notes 3 and 4 must not read as 34."""
    apart: list[Inline] = []
    for node in run:
        last = next((one for one in reversed(apart) if not isinstance(one, Comment)), None)
        if isinstance(node, Note) and isinstance(last, Note):
            comma = Text(text=",", span=node.span)
            apart.append(Styled(style="superscript", content=(comma,), span=node.span))
        apart.append(node)
    return tuple(apart)


def _note(citation: Citation) -> Note:
    return Note(content=(Paragraph(content=(citation,), span=citation.span),), span=citation.span)


def _trim_end(placed: list[Inline]) -> None:
    """Take away the space before a citation that becomes a note; a line end of the source is a space, too."""
    while placed and isinstance(placed[-1], LineBreak) and not placed[-1].hard:
        placed.pop()
    if placed and isinstance(placed[-1], Text):
        placed[-1] = replace(placed[-1], text=placed[-1].text.rstrip(" \u00a0"))


def _number(document: Document) -> Document:
    # A note inside a note is numbered after it, as Word would print it: parents come first.
    numbers = count(1)

    def number(node: Block | Inline) -> Block | Inline | Blocks | Inlines:
        return replace(node, number=next(numbers)) if isinstance(node, Note) else node

    return rewrite(document, number)
