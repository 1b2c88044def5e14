"""Write, PDF, tags: laid-out pages → the structure tree, by PDF/UA-1 (ISO 14289-1) and ISO 32000-1, 14.8.4."""

import re
from collections.abc import Iterable
from typing import Any

from toolkit.write.pdf.tags.boxes import Numbers, read_boxes
from toolkit.write.pdf.tags.element import Annotation, Element, Mark, descendants
from toolkit.write.pdf.tags.lists import order_list
from toolkit.write.pdf.tags.notes import place_notes
from toolkit.write.pdf.tags.roles import give_roles, group_paragraphs, prune, rank_headings
from toolkit.write.pdf.tags.tables import order_table

_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def structure(pages: Iterable[tuple[Any, Numbers]], descriptions: dict[str, str]) -> Element:
    """Return the structure tree of the pages: (box of the page, numbers of its marked contents).

    `descriptions`: the words of the elements of the page with an id, for tables that are described elsewhere.
    """
    root = give_roles(read_boxes(pages))
    prune(root)
    elements = list(descendants(root))
    for element in elements:
        if element.kind == "L":
            order_list(element)
    for number, element in enumerate(elements):
        if element.kind == "Table":
            order_table(element, f"table-{number}")
            element.summary = descriptions.get(element.attribute("aria-describedby"), "")
    group_paragraphs(root)
    place_notes(root)
    rank_headings(descendants(root))
    _speak(root)
    return root


def _speak(element: Element) -> None:
    """Letters that run from the right stand on a page in the order of the eye; people who listen get them in theirs."""
    kids: list[Element | Mark | Annotation] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            _speak(kid)
        elif isinstance(kid, Mark) and _FROM_THE_RIGHT.search(kid.text):
            kid = Element(kind="Span", kids=[kid], spoken=kid.text)
        kids.append(kid)
    element.kids = kids
