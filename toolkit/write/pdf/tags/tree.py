"""Write, PDF, tags: laid-out pages → the structure tree, by PDF/UA-1 (ISO 14289-1) and ISO 32000-1, 14.8.4."""

import re
from collections.abc import Iterable
from typing import Any

from toolkit.write.pdf.tags.boxes import Numbers, read_boxes
from toolkit.write.pdf.tags.element import Annotation, Element, Mark, descendants
from toolkit.write.pdf.tags.lines import ends_of_words
from toolkit.write.pdf.tags.lists import order_list
from toolkit.write.pdf.tags.notes import place_notes
from toolkit.write.pdf.tags.roles import give_roles, group_paragraphs, prune, rank_headings
from toolkit.write.pdf.tags.rolls import RollElement
from toolkit.write.pdf.tags.tables import order_table

_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_PAIRED = re.compile(r"[][(){}<>«»‹›]")  # signs with another half, which stands for them in lines from the right


def structure(pages: Iterable[tuple[Any, Numbers]], html: Any) -> tuple[Element, set[Mark]]:
    """Return the structure tree of the pages: (box of the page, numbers of its marked contents).

    `html` is the root of the page that was laid out. With the tree come the marks behind which a line ends where a
    space was: the engine leaves it out, and two words would be read as one.
    """
    descriptions = {
        each.get("id"): "".join(each.itertext()) for each in html.iter() if each.get("class") == "description"
    }
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
    spaced = ends_of_words(root, html)
    rolls = [element for element in elements if isinstance(element, RollElement)]
    mirrored = any(roll.runs_both_ways for roll in rolls) or _mirrored(root)
    for roll in rolls:
        roll.mirrored = mirrored
    _speak(root, spaced, mirrored)
    return root, spaced


def _mirrored(root: Element) -> bool:
    """Whether a line runs from the right. There a bracket has the shape of its other half, and the PDF has one table of
    letters for all shapes of a font: then it is wrong for brackets in every other line."""
    marks = (kid for element in descendants(root) for kid in element.kids if isinstance(kid, Mark))
    return any(mark.turned or _FROM_THE_RIGHT.search(mark.text) for mark in marks)


def _speak(element: Element, spaced: set[Mark], mirrored: bool) -> None:
    """Letters that run from the right, and all signs in such a line, stand on a page in the order of the eye; people
    who listen get them in theirs."""
    kids: list[Element | Mark | Annotation] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            _speak(kid, spaced, mirrored)
        elif isinstance(kid, Mark) and (
            kid.turned or _FROM_THE_RIGHT.search(kid.text) or (mirrored and _PAIRED.search(kid.text))
        ):
            kid = Element(kind="Span", kids=[kid], spoken=kid.text + " " * (kid in spaced))
        kids.append(kid)
    element.kids = kids
