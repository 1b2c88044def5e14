"""Resolve, pass 7: cross-references get their text; contents and the list of recommendations are filled."""

from msgspec import Struct
from msgspec.structs import replace

from toolkit.base.diagnostic import Report
from toolkit.base.nearest import did_you_mean
from toolkit.base.words import word
from toolkit.model.tree import (
    MISSING,
    Block,
    Blocks,
    Comment,
    Contents,
    ContentsEntry,
    Document,
    Figure,
    Group,
    Heading,
    Inline,
    Inlines,
    List,
    ListItem,
    Note,
    Paragraph,
    Reference,
    Table,
)
from toolkit.model.walk import nodes_of, plain_text, rewrite, rewrite_inlines
from toolkit.resolve.directive import UNMADE


def fill_references(document: Document, report: Report) -> Document:
    """Return `document` with the text of every reference. One that leads nowhere becomes a visible ⟨?⟩ and an error."""
    index = _index(document)

    def fill(node: Block | Inline) -> Block | Inline | Blocks | Inlines:
        match node:
            case Reference(kind="note"):
                return node
            case Reference():
                return replace(node, text=_text(node, index, document.lang, report))
            case Contents():
                return replace(node, entries=index.entries(node.depth))
            case Group(role="recommendation-list"):
                return replace(node, content=(*node.content, *_list(index, node)))
        return node

    return rewrite(document, fill)


class _Index(Struct, frozen=True):
    places: dict[str, Heading | Paragraph | Table | Figure | Group]

    def entries(self, depth: int) -> tuple[ContentsEntry, ...]:
        headings = (place for place in self.places.values() if isinstance(place, Heading) and place.level <= depth)
        return tuple(
            ContentsEntry(level=one.level, number=one.number, content=_without_notes(one.content), target=one.id)
            for one in headings
        )

    @property
    def recommendations(self) -> tuple[Group, ...]:
        groups = (place for place in self.places.values() if isinstance(place, Group))
        return tuple(group for group in groups if group.role == "recommendation")


def _index(document: Document) -> _Index:
    places = {
        node.id: node
        for node in nodes_of(document)
        if isinstance(node, Heading | Paragraph | Table | Figure | Group) and node.id
    }
    return _Index(places)


def _text(reference: Reference, index: _Index, lang: str, report: Report) -> str:
    place = index.places.get(reference.target)
    match place:
        case Table(number=number) if number:
            return f"{word('table', lang)}\u00a0{number}"
        case Figure(number=number) if number:
            return f"{word('figure', lang)}\u00a0{number}"
        case Group(role="recommendation", number=number):
            return f"{word('recommendation', lang)}\u00a0{number}"
        case Paragraph(number=number) if number:
            return f"{word('paragraph', lang)}\u00a0{number.rstrip('.')}"
        case Heading(number=number) if number:
            return f"{word('section', lang)}\u00a0{number}"
        case Group(role=role) if role == UNMADE:
            return MISSING
        case Heading():
            return f"“{plain_text(_without_notes(place.content))}”"
    if place is not None:
        message = f"the place `{reference.target}` has no number, so a reference has nothing to print"
        report.error("reference.unnumbered", message, reference.span, "refer to the section it stands in, by its id")
        return MISSING
    message = f"there is nothing with the id `{reference.target}` to refer to"
    report.error("reference.unknown", message, reference.span, did_you_mean(reference.target, index.places))
    return MISSING


def _list(index: _Index, node: Group) -> Blocks:
    items = tuple(_item(group) for group in index.recommendations)
    return (List(items=items, start=1, tight=False, span=node.span),) if items else ()


def _item(group: Group) -> ListItem:
    first = next((block for block in group.content if isinstance(block, Paragraph)), None)
    content = _without_notes(first.content) if first else ()
    return ListItem(content=(Paragraph(content=content, span=group.span),), span=group.span)


def _without_notes(content: Inlines) -> Inlines:
    return rewrite_inlines(content, lambda node: () if isinstance(node, Note | Comment) else node)
