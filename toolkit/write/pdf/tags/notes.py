"""Write, PDF, tags: each footnote is read behind the block that calls it, not at the end of its page."""

from toolkit.write.pdf.tags.element import Element, descendants

AFTER = frozenset(("P", "H1", "H2", "H3", "H4", "H5", "H6"))
WITHIN = frozenset(("LBody", "TD", "TH", "Caption", "Div", "BlockQuote", "Sect", "Document"))


def place_notes(root: Element) -> None:
    """Move every `Note` behind the paragraph or heading of its call, or to the end of the cell, item or caption.

    A note that nothing calls stays last. Each gets an `id` (PDF/UA-1, 7.9). It is found by the HTML element that its
    call comes from.
    """
    notes: dict[int, Element] = {}
    _pull(root, notes)
    for number, note in enumerate(notes.values(), 1):
        note.id = note.attribute("id") or f"note-{number}"
    _place(root, notes)
    root.kids.extend(notes.values())


def _pull(element: Element, notes: dict[int, Element]) -> None:
    """Take the notes that float at the foot of pages out of the tree; one that stands below its table stays there."""
    for kid in element.elements:
        if kid.kind != "Note":
            _pull(kid, notes)
    floating = [kid for kid in element.elements if kid.kind == "Note" and kid.tag == "span"]
    notes.update((id(note.html), note) for note in floating)
    for note in element.elements:
        if note.kind == "Note":
            note.id = note.attribute("id")
    element.kids = [kid for kid in element.kids if not (isinstance(kid, Element) and kid in floating)]


def _place(element: Element, notes: dict[int, Element]) -> None:
    kids: list[object] = []
    for kid in element.kids:
        kids.append(kid)
        if isinstance(kid, Element) and kid.kind in AFTER:
            kids.extend(_called(kid, notes))
        elif isinstance(kid, Element):
            _place(kid, notes)
    if element.kind in WITHIN:
        kids.extend(_called(element, notes))
    element.kids = kids  # type: ignore[assignment]


def _called(element: Element, notes: dict[int, Element]) -> list[Element]:
    """The notes that are called inside of `element` and have no place yet, in the order of their calls."""
    calls = (each for each in descendants(element) if each.kind == "Reference")
    return [notes.pop(id(call.html)) for call in calls if id(call.html) in notes]
