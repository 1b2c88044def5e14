"""Write DOCX: groups. What a role means in Word: the style of its paragraphs, a box round them, a title above them."""

from msgspec.structs import replace

from toolkit.model.tree import WIDE, Group, Heading
from toolkit.write.docx import front
from toolkit.write.docx.anchors import label
from toolkit.write.docx.draft import Draft, Place
from toolkit.write.docx.inlines import inline_runs
from toolkit.write.docx.paragraph import frame, other_frame, text_run, with_property
from toolkit.write.docx.styles import BOX_INDENT, BOXES
from toolkit.write.docx.xml import REPEATED, Element, Elements, w
from toolkit.write.labels import colon

STYLES = {  # role → style of the plain paragraphs inside
    "bibliography": "Bibliography",
    "letterhead": "Letterhead",
    "addressee": "Addressee",
    "date": "LetterDate",
    "closing": "Closing",
    "signature": "Signature",
    "signatories": "Signatory",
    "signatories-list": "Signatory",
    "signatories-compact": "Signatory",
}
SECTION_END = "section-end"
UNMARKED = ("signatories", "signatories-list", "signatories-compact", "bibliography")
KEPT = 2  # of them stay with the third: a heading with a single name below is no end of a page
WIDE_LIST = 8  # signatories; more than that stand in two columns


def inside(node: Group, place: Place, draft: Draft) -> Place:
    """Return the place of the blocks inside the group."""
    if node.lang:
        return replace(place, lang=node.lang)
    if node.role in BOXES:
        draft.boxes += 1
        first = frame(node.role, draft.look.theme)
        box = first if draft.boxes % 2 else other_frame(first)
        left, right = place.left + BOX_INDENT, place.right + BOX_INDENT
        return replace(
            place, style=BOXES[node.role], left=left, right=right, frame=replace(box, left=left, right=right)
        )
    if node.role == WIDE and _at_top(place):
        return replace(place, wide=True)
    if node.role in STYLES:
        return replace(place, style=STYLES[node.role], unmarked=node.role in UNMARKED)
    return place


def box_title(node: Group, place: Place, draft: Draft) -> tuple[str, Elements]:
    """Return style and content of the line above the content: “Recommendation 3: To the European Commission”."""
    style = f"{BOXES[node.role]}Title" if node.role in BOXES else "GroupTitle"
    shown = label(node, draft.lang) or node.number
    words = inline_runs(node.title, place, draft)
    before = draft.anchors.mark(node.id, (text_run(draft.clean(shown, node.span)),)) if shown else ()
    return style, (*before, *((text_run(colon(draft.lang)),) if before and words else ()), *words)


def finished(node: Group, written: Elements, place: Place, draft: Draft) -> Elements:
    """Return the blocks of the group: a line below a title block or letterhead, columns for many signatories."""
    if node.role in ("title-block", "letterhead"):
        return front.title_block(written, draft.look.theme, letter=node.role == "letterhead")
    if node.role == WIDE and _at_top(place):
        return section_end(1), *written, section_end(1, wide=True)
    headed = bool(node.content) and isinstance(node.content[0], Heading)
    if node.role == "signatories-compact":  # paragraphs of many lines, which may go over to the next page
        return *written[:headed], *(with_property(one, w("keepLines", val=0)) for one in written[headed:])
    if node.role == "signatories" and _is_wide_list(written) and _at_top(place):  # the heading over both columns
        first, others = written[headed : headed + KEPT], written[headed + KEPT :]
        kept = (with_property(one, w("keepNext")) for one in first)
        return *written[:headed], section_end(1), *kept, *others, section_end(2)
    return written


def _is_wide_list(written: Elements) -> bool:
    return len(written) > WIDE_LIST or any(one.tag == REPEATED for one in written)


def _at_top(place: Place) -> bool:
    return place.level < 0 and place.frame is None and not place.in_note and not place.left


def section_end(columns: int, *, wide: bool = False) -> Element:
    """A mark, not WordprocessingML: here ends a stretch of so many columns, or of pages in landscape.

    The body turns it into a section break.
    """
    return Element(SECTION_END, (("columns", str(columns)), ("wide", str(int(wide)))))
