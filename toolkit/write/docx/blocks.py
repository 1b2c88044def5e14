"""Write DOCX: blocks as paragraphs, tables and what else may stand in a body. The only file that goes down the tree."""

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from toolkit.model.tree import (
    LOGOS,
    Block,
    Blocks,
    CodeBlock,
    Contents,
    Directive,
    Figure,
    Group,
    Heading,
    List,
    Paragraph,
    Quote,
    Roll,
    Rule,
    Table,
    Text,
)
from toolkit.write.docx import figures, groups, rolls, tables
from toolkit.write.docx.contents import contents
from toolkit.write.docx.draft import Draft, Place
from toolkit.write.docx.inlines import inline_runs
from toolkit.write.docx.logos import logo_rows
from toolkit.write.docx.numbering import BULLETS, HANGING, HEADINGS, LEVELS, STEP, number_property
from toolkit.write.docx.paragraph import paragraph, run, text_run, with_property
from toolkit.write.docx.styles import BOX_INDENT, BOX_STYLES, BOXES, HANGINGS, INDENTS, QUOTE_INDENT
from toolkit.write.docx.xml import Element, Elements, text, w
from toolkit.write.unfinished import sign_for

ROLES = {  # role of a paragraph → style
    "title": "Title",
    "subject": "Subject",
    "subtitle": "Subtitle",
    "author": "Author",
    "date": "Date",
    "source": "SourceNote",
}


def blocks(content: Blocks, place: Place, draft: Draft) -> Elements:
    """Return `content` as the children of a body, a note or a list item."""
    written: list[Element] = []
    before: Block | None = None
    numbered = False
    for node, lang in _without_language_groups(content):
        numbered = _numbered(node, numbered)
        under = numbered and not isinstance(node, Paragraph)
        if isinstance(node, List) and isinstance(before, List):
            written[-1:] = [_apart(last) for last in written[-1:]]
        here = replace(_further_in(place, HANGING) if under else place, lang=lang or place.lang)
        written.extend(_block(node, here, draft))
        place, before = replace(place, marker=None), node
    return tuple(written)


def _without_language_groups(content: Blocks, lang: str = "") -> Iterator[tuple[Block, str]]:
    """Blocks in another language stand among the others: (block, the language that it is said to be in)."""
    for node in content:
        if isinstance(node, Group) and node.lang and not (node.title or node.id):
            yield from _without_language_groups(node.content, node.lang)
        else:
            yield node, lang


def _numbered(node: Block, before: bool) -> bool:
    """Whether `node` is a numbered paragraph, or stands under the one before it."""
    return bool(node.number) if isinstance(node, Paragraph) else before and isinstance(node, List | Quote | CodeBlock)


def _apart(last: Element) -> Element:
    """The end of a list that another list follows: without this, Word prints the two as one."""
    return with_property(last, w("contextualSpacing", val=0)) if last.tag == "w:p" else last


def _block(node: Block, place: Place, draft: Draft) -> Elements:
    match node:
        case Paragraph():
            return (_paragraph(node, place, draft),)
        case Heading():
            return (_heading(node, place, draft),)
        case List():
            return _list(node, place, draft)
        case Quote():
            quoted = replace(_further_in(place, QUOTE_INDENT), right=place.right + QUOTE_INDENT, marker=None)
            return *_marker(place), *blocks(node.content, _styled(quoted, "Quote"), draft)
        case CodeBlock():
            return *_marker(place), _code(node, place, draft)
        case Rule():
            return *_marker(place), _set("Rule", (), place)
        case Table():
            return *_marker(place), *_table(node, replace(place, marker=None), draft)
        case Figure():
            return *_marker(place), *_figure(node, replace(place, marker=None), draft)
        case Group():
            return _group(node, place, draft)
        case Contents():
            return *_marker(place), *contents(node, place, draft)
        case Roll():
            return *_marker(place), *rolls.roll(node, replace(place, marker=None), draft)
        case Directive():
            sign = text_run(sign_for(node, draft.report))
            return _set(place.style, (sign,), place), *blocks(node.content, replace(place, marker=None), draft)
        case _:
            assert_never(node)


# ------------------------------------------------------------------ paragraphs


def _set(style: str, content: Elements, place: Place, *given: Element) -> Element:
    """Return a paragraph that stands where `place` says: its distance from the edges, its list marker, its box."""
    number = (number_property(*place.marker),) if place.marker else ()
    loose = (w("contextualSpacing", val=0),) if style == "ListParagraph" and not place.tight else ()
    return paragraph(style, content, *number, *_box(style, place), *loose, *_indent(style, place), *given)


def _box(style: str, place: Place) -> Elements:
    """The frame, where the style does not give it already; its bar stands still when the text goes further in."""
    frame = place.frame
    if frame is None:
        return ()
    begins = place.left - (STEP if place.marker else 0)
    further = begins - frame.left, place.right - frame.right
    return () if frame.own and style in BOX_STYLES and further == (0, 0) else frame.around(*further)


def _indent(style: str, place: Place) -> Elements:
    """The distance from the edges, where style and numbering do not give it already."""
    beside = INDENTS.get(style, 0)
    if place.marker:
        hanging, left = STEP, place.left
        usual = STEP * (place.level + 1) if style == "ListParagraph" else -1
    else:
        hanging = HANGINGS.get(style, 0)
        left, usual = place.left + hanging, beside + hanging
    if left == usual and place.right == beside:
        return ()
    return (w("ind", left=left, right=place.right, hanging=hanging),)


def _further_in(place: Place, distance: int) -> Place:
    return replace(place, left=place.left + distance)


def _styled(place: Place, style: str) -> Place:
    """Inside a note or a box paragraphs keep the style they have there."""
    return place if place.in_note or place.frame else replace(place, style=style)


def _paragraph(node: Paragraph, place: Place, draft: Draft) -> Element:
    style = ROLES.get(node.role, place.style)
    content = draft.anchors.mark(node.id, _content(node, place, draft))
    if not node.number:
        return _set(style, content, place)
    number = draft.numbers.paragraph(node.number)
    if number is None:
        return _set(style, (text_run(f"{draft.clean(node.number, node.span)}\t"), *content), place)
    return _set("NumberedParagraph", content, replace(place, marker=None), number_property(number, 0))


def _content(node: Paragraph | Heading, place: Place, draft: Draft) -> Elements:
    written = inline_runs(node.content, place, draft)
    if place.in_note:
        return written
    return draft.sources.mark("heading" if isinstance(node, Heading) else "paragraph", node.content, node.span, written)


def _heading(node: Heading, place: Place, draft: Draft) -> Element:
    content = draft.anchors.mark(node.id, _content(node, place, draft))
    style = f"Heading{min(max(node.level, 1), 6)}"
    level = draft.numbers.heading(node.number) if node.number else None
    if level is not None:
        return _set(style, content, replace(place, marker=None), number_property(HEADINGS, level))
    shown = (text_run(f"{draft.clean(node.number, node.span)}\t"),) if node.number else ()
    return _set(style, (*shown, *content), place)


def _code(node: CodeBlock, place: Place, draft: Draft) -> Element:
    pieces: list[Element] = []
    for number, content in enumerate(draft.clean(node.text, node.span).rstrip("\n").split("\n")):
        pieces.extend((w("br"),) if number else ())
        pieces.append(text("t", content.expandtabs(4)))
    inner = replace(place, left=place.left + BOX_INDENT, right=place.right + BOX_INDENT, marker=None)
    words = Text(text=node.text, span=node.span)
    return _set("CodeBlock", draft.sources.mark("code", (words,), node.span, (run(tuple(pieces)),)), inner)


# ------------------------------------------------------------------ lists


def _list(node: List, place: Place, draft: Draft) -> Elements:
    if node.role == LOGOS:
        return logo_rows(node, place, draft)
    if place.unmarked or node.role in ("signatories", "bibliography"):
        return tuple(one for item in node.items for one in blocks(item.content, place, draft))
    level = min(place.level + 1, LEVELS - 1)
    number = BULLETS if node.start is None else draft.numbers.ordered(level, node.start)
    style = "ListParagraph" if place.style in ("BodyText", "Quote", *BOXES.values()) else place.style
    items = replace(_further_in(place, STEP), style=style, level=level, tight=node.tight, marker=(number, level))
    written = [blocks(item.content, items, draft) or _marker(items) for item in node.items]
    return (*_marker(place), *(one for item in written for one in item))


def _marker(place: Place) -> Elements:
    """The marker of a list item that does not begin with a paragraph stands on a line of its own."""
    return (_set(place.style, (), place),) if place.marker else ()


# ------------------------------------------------------------------ tables, figures, groups


def _table(node: Table, place: Place, draft: Draft) -> Elements:
    """Caption, table, notes. Two tables that touch would be one, so a thin paragraph closes a table without notes."""
    caption = figures.caption(node, place, draft)
    mark = draft.anchors.mark(node.id, ())  # nothing where the caption has it
    written = tables.table(node, place, draft)
    below = _notes_below(node, place, draft) or (paragraph("Spacer", ()),)
    return *caption, *mark, written, *below


def _notes_below(node: Table | Figure, place: Place, draft: Draft) -> Elements:
    """What stands below a table or figure, all of it on one page."""
    written = blocks(node.notes, replace(place, style="SourceNote"), draft)
    last = len(written) - 1
    return tuple(
        with_property(one, w("keepNext")) if one.tag == "w:p" and at < last else one for at, one in enumerate(written)
    )


def _figure(node: Figure, place: Place, draft: Draft) -> Elements:
    picture = figures.picture(node, place, draft)
    caption = figures.caption(node, place, draft)
    below = _notes_below(node, place, draft)
    return *draft.anchors.mark(node.id, ()), picture, *caption, *below


def _group(node: Group, place: Place, draft: Draft) -> Elements:
    marker = _marker(place) if node.role in BOXES else ()  # a box does not begin on the line of a list marker
    inner = groups.inside(node, replace(place, marker=None) if marker else place, draft)
    title = _group_title(node, inner, draft)
    mark = draft.anchors.mark(node.id, ())  # nothing where the title has it
    written = (*title, *blocks(node.content, replace(inner, marker=None) if title else inner, draft))
    return *marker, *mark, *groups.finished(node, written, place, draft)


def _group_title(node: Group, place: Place, draft: Draft) -> Elements:
    if not node.title and not node.number:
        return ()
    if node.role == "part":
        heading = Heading(level=1, content=node.title, id=node.id, number=node.number, span=node.span)
        return (_heading(heading, place, draft),)
    style, content = groups.box_title(node, place, draft)
    return (_set(style, content, place),)
