"""Write DOCX: the part footnotes.xml (ECMA-376, 17.11.10), with the notes that the body has called."""

from collections.abc import Callable

from toolkit.model.tree import Blocks, Note
from toolkit.write.docx.draft import Draft, Place
from toolkit.write.docx.paragraph import has_property, paragraph, run, space, text_run, with_property
from toolkit.write.docx.styles import NOTE_HANGING
from toolkit.write.docx.xml import Element, Elements, w

Render = Callable[[Blocks, Place, Draft], Elements]
IN_NOTE = Place(style="FootnoteText", in_note=True)


def footnotes_part(draft: Draft, render: Render) -> Element:
    """Return the part with the two lines that separate notes from text, and every note that the body calls."""
    separators = (_separator("separator", -1), _separator("continuationSeparator", 0))
    notes = [_footnote(number, _content(number, note, draft, render)) for number, note in enumerate(draft.notes, 1)]
    return w("footnotes", *separators, *notes)


def _content(number: int, note: Note, draft: Draft, render: Render) -> Elements:
    written = render(note.content, IN_NOTE, draft)
    draft.sources.mark_note(number, written)
    return written


def _separator(kind: str, number: int) -> Element:
    return w("footnote", w("p", w("pPr", space()), run((w(kind),))), type=kind, id=number)


def _footnote(number: int, blocks: Elements) -> Element:
    """The number stands in the first paragraph; a note that begins with something else gets one."""
    mark = run((w("footnoteRef"),), w("rStyle", val="FootnoteReference"))
    if not blocks or blocks[0].tag != "w:p" or has_property(blocks[0], "numPr"):
        return w("footnote", paragraph("FootnoteText", (mark,)), *blocks, id=number)
    first, *others = blocks
    properties, *content = first.children
    begun = Element("w:p", first.attributes, (properties, mark, text_run("\t" if content else ""), *content))
    return w("footnote", begun, *(_beside_number(block) for block in others), id=number)


def _beside_number(block: Element) -> Element:
    """A further paragraph begins where the text of the first does, not below the number."""
    placed = any(has_property(block, name) for name in ("numPr", "ind"))
    return block if block.tag != "w:p" or placed else with_property(block, w("ind", left=NOTE_HANGING, hanging=0))
