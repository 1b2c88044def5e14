"""Proof: what a reader meets in a document, one after the other; the same words for the tree, Word and PDF."""

from typing import Literal

from msgspec import Struct

from toolkit.base.source import Span

Kind = Literal["heading", "text", "entry", "caption", "alt", "row", "note"]

TITLE = 0  # the level of the title of a document; its headings have 1 to 6
CELL = "\t"  # between the cells of a row
MARKED = ("text", "heading")  # what may have the marker of a list before it
SAID: dict[Kind, str] = {
    "heading": "the heading",
    "text": "the paragraph",
    "entry": "the line of the contents",
    "caption": "the caption",
    "alt": "the description of the picture",
    "row": "the table row",
    "note": "the note",
}


class Event(Struct, frozen=True, kw_only=True):
    """One thing that a person reads or hears. `text` is plain (proof/letters.py); `[^3]` in it is the call of note 3.

    `mark`: what stands before an item of a list (“•”, “3.”), or the number of a note. `level`: of a heading.
    `span`: where a person wrote it; only what comes from the tree knows that.
    """

    kind: Kind
    text: str
    mark: str = ""
    level: int = 0
    span: Span | None = None

    @property
    def shown(self) -> str:
        """The text with what stands before it. Word tells a list from numbered paragraphs only by the look."""
        return f"{self.mark} {self.text}" if self.mark and self.kind in MARKED else self.text


Events = tuple[Event, ...]


def call(number: int | str) -> str:
    """What stands in a text where note `number` is called."""
    return f"[^{number}]"
