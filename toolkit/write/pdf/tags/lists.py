"""Write, PDF, tags: a list consists of items, an item of a label and one body (PDF/UA-1, 7.2)."""

from toolkit.write.pdf.tags.element import Annotation, Element, Mark

NUMBERINGS = {
    "decimal": "Decimal", "lower-alpha": "LowerAlpha", "upper-alpha": "UpperAlpha", "lower-latin": "LowerAlpha",
    "upper-latin": "UpperAlpha", "lower-roman": "LowerRoman", "upper-roman": "UpperRoman", "disc": "Disc",
    "circle": "Circle", "square": "Square",
}  # fmt: skip


def order_list(element: Element) -> None:
    """Give the list (L) its numbering and its items their form. What stands between items goes to the one before."""
    styles = [item.list_style for item in element.elements if item.kind == "LI"]
    labelled = any(kid.kind == "Lbl" for item in element.elements for kid in item.elements)
    element.numbering = NUMBERINGS.get(styles[0], "None") if styles and labelled else "None"
    items: list[Element] = []
    for kid in element.kids:
        if isinstance(kid, Element) and kid.tag == "dd" and items:
            _body(items[-1]).kids += kid.kids
        elif isinstance(kid, Element) and kid.tag == "dt":
            items.append(Element(kind="LI", kids=[Element(kind="Lbl", kids=kid.kids)]))
        elif isinstance(kid, Element) and kid.kind == "LI":
            items.append(_item(kid))
        elif items:
            _body(items[-1]).kids.append(kid)
        else:
            items.append(Element(kind="LI", kids=[Element(kind="LBody", kids=[kid])]))
    element.kids = list(items)


def _item(item: Element) -> Element:
    labels = [kid for kid in item.elements if kid.kind == "Lbl"]
    rest: list[Element | Mark | Annotation] = [kid for kid in item.kids if kid not in labels]
    body = [Element(kind="LBody", kids=rest)] if rest else []
    item.kids = [*labels[:1], *body]
    return item


def _body(item: Element) -> Element:
    found = next((kid for kid in item.elements if kid.kind == "LBody"), None)
    if found is None:
        found = Element(kind="LBody")
        item.kids.append(found)
    return found
