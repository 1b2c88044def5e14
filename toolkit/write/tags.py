"""Write: what the PDF engine leaves wrong in the tags of a PDF is mended here by the rules of PDF/UA-1 (ISO 14289)."""

from typing import Any

Element = Any  # a structure element of the file: "S" its kind, "K" its kids, "P" its parent


def mend_tags(rendered: Any, pdf: Any) -> None:
    """Work on the finished objects of `pdf`, before they are written (a `finisher` of WeasyPrint)."""
    objects: dict[bytes, Element] = {entry.reference: entry for entry in pdf.objects if hasattr(entry, "keys")}
    for entry in list(objects.values()):
        if entry.get("Type") == "/StructElem":
            _name_link(entry, objects)
            _wrap_item(entry, objects, pdf)


def _name_link(element: Element, objects: dict[bytes, Element]) -> None:
    """A part of a link that has a look of its own is a link too (7.18.5): WeasyPrint calls it by its HTML element."""
    if any(objects.get(kid, {}).get("Type") == "/OBJR" for kid in element["K"] if isinstance(kid, bytes)):
        element["S"] = "/Link"


def _wrap_item(element: Element, objects: dict[bytes, Element], pdf: Any) -> None:
    """An item of a list consists of its label and one body (7.2): several paragraphs go into a body together."""
    if element["S"] != "/LI":
        return
    kids = {kid: objects.get(kid, {}).get("S") for kid in element["K"]}
    rest = [kid for kid, kind in kids.items() if kind != "/Lbl"]
    if all(kids[kid] == "/LBody" for kid in rest):
        return
    body = type(element)({"Type": "/StructElem", "S": "/LBody", "K": type(element["K"])(rest), "P": element.reference})
    body["Pg"] = element["Pg"]
    pdf.add_object(body)
    element["K"][:] = [*(kid for kid, kind in kids.items() if kind == "/Lbl"), body.reference]
    for kid in rest:
        _unwrap_body(objects[kid])["P"] = body.reference


def _unwrap_body(element: Element) -> Element:
    """A body inside of the new body is a plain division."""
    if element["S"] == "/LBody":
        element["S"] = "/Div"
    return element
