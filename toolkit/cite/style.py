"""Cite: a CSL style → the style as the processor gets it, with what a document needs and few styles provide."""

import re
from functools import lru_cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from toolkit.cite.verbatim import wrap_layouts

_NAMESPACE = "http://purl.org/net/xbiblio/csl"

_PLAIN = re.compile(r"<style\s")  # its elements have no prefix
_NUMERIC = re.compile(r"""citation-format\s*=\s*["'](?:numeric|label)""")

# What stands in the sentence for “@key says”. A style with names in its citations has words of its own for that.
_AUTHORS = """
<intext><layout>
  <names variable="author">
    <name form="short" and="text" et-al-min="4" et-al-use-first="1"/>
    <substitute><names variable="editor"/><text variable="title" form="short"/></substitute>
  </names>
</layout></intext>
"""


@lru_cache(maxsize=4)
def prepare_style(xml: str, *, verbatim: bool) -> str:
    """Return the style `xml` so that it can name authors in a sentence and, if `verbatim`, print own words."""
    if not verbatim and _PLAIN.search(xml) and not _NUMERIC.search(xml):
        return xml  # nothing is to be done: a long style takes 10 ms to read and to write
    style = _without_namespace(ElementTree.fromstring(xml))
    numbers = _is_numeric(style)
    if numbers and style.find("intext") is None:
        style.insert(_place_of(style, "citation") + 1, ElementTree.fromstring(_AUTHORS))
    if verbatim:
        wrap_layouts(style, numbers=numbers)
    return ElementTree.tostring(style, encoding="unicode")


def _without_namespace(style: Element) -> Element:
    """Names without namespace are easier to find; the processor gets the namespace back as one attribute."""
    for element in style.iter():
        element.tag = element.tag.removeprefix(f"{{{_NAMESPACE}}}")
    style.set("xmlns", _NAMESPACE)
    return style


def prints_numbers(xml: str) -> bool:
    """Whether the citations of the style `xml` are numbers or labels, such as “[3]”, that lead to the bibliography."""
    return _is_numeric(_without_namespace(ElementTree.fromstring(xml)))


def _is_numeric(style: Element) -> bool:
    return any(category.get("citation-format") in ("numeric", "label") for category in style.iter("category"))


def _place_of(style: Element, tag: str) -> int:
    return next(at for at, element in enumerate(style) if element.tag == tag)
