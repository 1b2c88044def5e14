"""Write, PDF, tags: structure tree → objects of the file (ISO 32000-1, 14.7); what is not in it becomes an artifact."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct, field

from toolkit.write.pdf.tags.element import Annotation, Element, Mark, first_page
from toolkit.write.pdf.tags.lines import write_spaces
from toolkit.write.pdf.tags.rolls import RollElement, RollWriter
from toolkit.write.pdf.tags.tree import structure

POINTS = 0.75  # in a CSS pixel


class _Tree(Struct):
    """`owners`: page → number of a marked content → the reference of its element."""

    pdf: Any
    places: tuple[bytes, ...]
    heights: Sequence[float]
    owners: list[dict[int, Any]]
    links: list[tuple[Any, Any]] = field(default_factory=list)
    ids: dict[str, Any] = field(default_factory=dict)


def write_tags(pdf: Any, document: Any, version: Any, streams: Sequence[Any], html: Any) -> None:
    """Write the structure tree of a laid-out document into `pdf` (for the hook `engine.tagged_by`).

    `html`: the root of the page that was laid out.
    """
    import pydyf

    pages = [(page._page_box, stream._tags) for page, stream in zip(document.pages, streams, strict=True)]
    root, spaced = structure(pages, html)
    top = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(top)
    tree = _Tree(pdf, pdf.page_references, [page.height * POINTS for page in document.pages], [{} for _ in pages])
    top["K"] = pydyf.Array([_write(root, top.reference, tree)])
    top["ParentTree"] = _parent_tree(tree)
    top["ParentTreeNextKey"] = len(pages) + len(tree.links)
    if tree.ids:
        names = [name for pair in sorted(tree.ids.items()) for name in (pydyf.String(pair[0]), pair[1])]
        top["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(names)})
    pdf.catalog["StructTreeRoot"] = top.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    for stream, owners in zip(streams, tree.owners, strict=True):
        _leave_out(stream, owners)
    write_spaces(spaced, streams, document.fonts.values())
    _drop_links(pdf, {id(link) for link, _ in tree.links})


def _write(element: Element, parent: Any, tree: _Tree) -> Any:
    """Add the element and all below it to the file; return its reference."""
    import pydyf

    entry = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{element.kind}", "P": parent})
    tree.pdf.add_object(entry)
    page = first_page(element)
    if page is not None:
        entry["Pg"] = tree.places[page]
    entry.update(_words(element))
    if element.id:
        entry["ID"] = pydyf.String(element.id)
        tree.ids[element.id] = entry.reference
    if attributes := _attributes(element, page, tree):
        entry["A"] = pydyf.Dictionary(attributes)
    entry["K"] = pydyf.Array([one for kid in element.kids for one in _kids(kid, entry.reference, page, tree)])
    return entry.reference


def _words(element: Element) -> dict[str, Any]:
    import pydyf

    words = {"Alt": element.words, "Lang": element.lang, "ActualText": element.spoken}
    return {name: pydyf.String(text) for name, text in words.items() if text}


def _kids(kid: Element | Mark | Annotation, parent: Any, page: int | None, tree: _Tree) -> list[Any]:
    if isinstance(kid, RollElement):
        return RollWriter(tree.pdf, tree.places, tree.owners).write(kid, parent)
    return [_kid(kid, parent, page, tree)]


def _kid(kid: Element | Mark | Annotation, parent: Any, page: int | None, tree: _Tree) -> Any:
    import pydyf

    if isinstance(kid, Element):
        return _write(kid, parent, tree)
    place = tree.places[kid.page]
    if isinstance(kid, Annotation):
        tree.links.append((kid.entry, parent))
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": kid.entry.reference, "Pg": place})
    tree.owners[kid.page][kid.number] = parent
    if kid.page == page:
        return kid.number
    return pydyf.Dictionary({"Type": "/MCR", "Pg": place, "MCID": kid.number})


def _attributes(element: Element, page: int | None, tree: _Tree) -> dict[str, Any]:
    import pydyf

    if element.kind == "L":
        return {"O": "/List", "ListNumbering": f"/{element.numbering}"}
    if element.kind in ("TH", "TD"):
        return _cell(element)
    if element.kind == "Table" and element.summary:
        return {"O": "/Table", "Summary": pydyf.String(element.summary)}
    if element.kind == "Figure" and element.box and page is not None:
        left, top, right, bottom = (round(side * POINTS, 2) for side in element.box)
        height = tree.heights[page]
        box = pydyf.Array([left, round(height - bottom, 2), right, round(height - top, 2)])
        return {"O": "/Layout", "BBox": box, "Placement": "/Block" if element.block else "/Inline"}
    return {}


def _cell(element: Element) -> dict[str, Any]:
    import pydyf

    columns, rows = element.span
    attributes: dict[str, Any] = {}
    if columns > 1:
        attributes["ColSpan"] = columns
    if rows > 1:
        attributes["RowSpan"] = rows
    if element.kind == "TH":
        attributes["Scope"] = f"/{element.scope}"
    elif element.headers:
        attributes["Headers"] = pydyf.Array([pydyf.String(head) for head in element.headers])
    return {"O": "/Table", **attributes} if attributes else {}


def _parent_tree(tree: _Tree) -> Any:
    """From the numbers on each page, and from each link, back to the element."""
    import pydyf

    numbers = pydyf.Array()
    for page, owners in enumerate(tree.owners):
        count = max(owners, default=-1) + 1
        numbers += [page, pydyf.Array([owners.get(number, "null") for number in range(count)])]
    for key, (link, owner) in enumerate(tree.links, len(tree.owners)):
        link["StructParent"] = key
        numbers += [key, owner]
    entry = pydyf.Dictionary({"Nums": numbers})
    tree.pdf.add_object(entry)
    return entry.reference


def _leave_out(stream: Any, owners: dict[int, Any]) -> None:
    """Mark as an artifact what no element holds: heads and feet of pages, repeated heads of tables, rows of dots."""
    import pydyf

    content = stream.stream
    for at, piece in enumerate(content):
        if isinstance(piece, dict) and "MCID" in piece and piece["MCID"] not in owners:
            content[at - 1 : at + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]


def _drop_links(pdf: Any, kept: set[int]) -> None:
    """Take away the areas of links that no element holds: those inside of others, and those in heads of pages."""
    for page in [entry for entry in pdf.objects if isinstance(entry, dict) and entry.get("Type") == "/Page"]:
        for reference in list(page.get("Annots", ())):
            link = pdf.objects[int(reference.split()[0])]
            if link.get("Subtype") == "/Link" and id(link) not in kept:
                page["Annots"].remove(reference)
                link.clear()
