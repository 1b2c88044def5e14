"""Write DOCX: the table of contents, a field that Word can build anew (ECMA-376, 17.16.5.68), filled already."""

from toolkit.base.words import word
from toolkit.model.tree import Block, Contents, ContentsEntry, Inline, Inlines, Note
from toolkit.model.walk import rewrite_inlines
from toolkit.write.docx.draft import Draft, Place
from toolkit.write.docx.fields import field, field_end, field_start
from toolkit.write.docx.inlines import Face, hyperlink, inline_runs
from toolkit.write.docx.numbering import HANGING
from toolkit.write.docx.paragraph import paragraph, text_run
from toolkit.write.docx.xml import Element, Elements, w


def contents(node: Contents, place: Place, draft: Draft) -> Elements:
    """Return the block that Word offers to update; without page numbers, unless somebody counted them."""
    title = paragraph("TOCHeading", (text_run(node.title or word("contents", draft.lang)),))
    entries = [_entry(entry, place, draft) for entry in node.entries]
    if not entries:
        return ()
    pages = "" if draft.pages else "\\n "
    entries[0] = _with(entries[0], field_start(f'TOC \\o "1-{node.depth}" {pages}\\h \\z \\u'), ())
    entries[-1] = _with(entries[-1], (), (field_end(),))
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return (w("sdt", w("sdtPr", gallery), w("sdtContent", title, *entries)),)


def _entry(entry: ContentsEntry, place: Place, draft: Draft) -> Element:
    number = (text_run(f"{entry.number}\t"),) if entry.number else ()
    words = (*number, *inline_runs(rewrite_inlines(entry.content, _without_notes), place, draft, Face(linked=True)))
    name, level = draft.anchors.names.get(entry.target), min(max(entry.level, 1), 6)
    if name not in draft.pages:
        return paragraph(f"TOC{level}", (hyperlink(words, anchor=name),) if name else words)
    page = field(f"PAGEREF {name} \\h", (text_run(str(draft.pages[name])),))
    edge = _to_the_edge(place, draft, (level - 1) * HANGING if not entry.number else None)
    return paragraph(f"TOC{level}", (hyperlink((*words, text_run("\t"), *page), anchor=name),), *edge)


def _to_the_edge(place: Place, draft: Draft, left: int | None) -> Elements:
    """Dots from the words to the page. An entry without a number begins at `left`, so that no tab stands in between."""
    indent = () if left is None else (w("ind", left=left, hanging=0),)
    return w("tabs", w("tab", val="right", leader="dot", pos=draft.width(place) - place.left - place.right)), *indent


def _without_notes(node: Block | Inline) -> Block | Inline | Inlines:
    """A note belongs to the heading; a second call of it in the contents would count twice."""
    return () if isinstance(node, Note) else node


def _with(block: Element, before: Elements, after: Elements) -> Element:
    properties, *content = block.children
    return Element(block.tag, block.attributes, (properties, *before, *content, *after))
