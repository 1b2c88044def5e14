"""Write, PDF: the gate of the footnotes. Each stands once, in order, on the page of its call, or something is wrong."""

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct

from toolkit.base.diagnostic import Report
from toolkit.model.tree import Document, Note
from toolkit.model.walk import plain_text, walk

BELOW = "note-below"  # the class of a note that stands below its table or figure instead of at the foot of the page
Fault = Literal["lost", "twice", "elsewhere", "disorder"]


class BadNote(Struct, frozen=True, kw_only=True):
    """A note (by its number) that does not stand where it should; `page` (from 1) is that of its call."""

    number: int
    page: int
    fault: Fault


class _Placed(Struct, frozen=True, kw_only=True):
    """Of all pages: number → page of its call; number → pages on which the note stands; the notes as they follow."""

    calls: dict[int, int]
    notes: dict[int, list[int]]
    order: list[int]


def bad_notes(document: Document, pages: Any) -> list[BadNote]:
    """Return the notes of the document that the laid-out `pages` do not show as they should, first page first."""
    placed, last = _placed(pages), len(pages)
    ranks = {note.number: rank for rank, note in enumerate(notes_of(document))}
    found = [
        BadNote(number=number, page=placed.calls.get(number, last), fault=fault)
        for number in ranks
        if (fault := _fault(number, placed, ranks)) is not None
    ]
    return sorted(found, key=lambda bad: bad.page)


def notes_of(document: Document) -> Iterator[Note]:
    return (node for node in walk(document.content) if isinstance(node, Note))


def tell_bad_notes(document: Document, pages: Any, report: Report) -> None:
    """Report each note that is not where it should be, at the place where it was written."""
    notes = {note.number: note for note in notes_of(document)}
    for bad in bad_notes(document, pages):
        note = notes[bad.number]
        words = f"note {bad.number} (“{plain_text(note.content)[:60]}”)"
        if bad.fault in ("lost", "twice"):
            message = f"{words} does not stand in the PDF, or not just once"
            report.error("output.footnote-lost", message, note.span)
        else:
            message = f"{words} does not fit on page {bad.page} of the PDF, where it is called"
            hint = "shorten the note, or say a part of it in the text"
            report.error("output.footnote-elsewhere", message, note.span, hint)


def _fault(number: int, placed: _Placed, ranks: dict[int, int]) -> Fault | None:
    pages = placed.notes.get(number, [])
    if len(pages) != 1:
        return "twice" if pages else "lost"
    if number in placed.calls and placed.calls[number] != pages[0]:
        return "elsewhere"
    at = placed.order.index(number) if number in placed.order else 0
    return "disorder" if at and ranks.get(placed.order[at - 1], 0) > ranks[number] else None


# ------------------------------------------------------------------ the boxes


def _placed(pages: Any) -> _Placed:
    """A note below its table counts as on the page of its call: the table may go over several pages."""
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox

    placed = _Placed(calls={}, notes={}, order=[])
    for page, laid_out in enumerate(pages, 1):
        for box in laid_out._page_box.children:
            if isinstance(box, FootnoteAreaBox):
                for note in box.children:
                    _note(number_of(note.element), page, placed)
            else:
                _read(box, page, placed)
    return placed


def _read(box: Any, page: int, placed: _Placed) -> None:
    box = getattr(box, "_box", box)
    tag = box.element_tag or ""
    if tag.endswith("::footnote-call"):
        placed.calls.setdefault(number_of(box.element), page)
        return
    if tag == "p" and BELOW in box.element.get("class", ""):
        number = number_of(box.element)
        if number not in placed.notes:
            placed.notes[number] = [page]
        return
    for child in getattr(box, "children", ()):
        _read(child, page, placed)


def _note(number: int, page: int, placed: _Placed) -> None:
    placed.notes.setdefault(number, []).append(page)
    placed.order.append(number)


def number_of(element: Any) -> int:
    """The number of the note that an HTML element is; 0 for one that is none of ours."""
    name = element.get("id", "") if element is not None else ""
    number = name.removeprefix("fn-")
    return int(number) if number.isdigit() else 0
