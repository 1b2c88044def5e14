"""The parts of a Word file, and what the lint of the toolkit says of them."""

from lxml import etree

from toolkit.proof.docx_package import OFFICE, WP, W, open_package, value
from toolkit.proof.lint import lint as faults

__all__ = ["OFFICE", "WP", "Parts", "W", "lint", "parts_of", "value"]
Parts = dict[str, etree._Element]


def parts_of(data: bytes) -> Parts:
    """Every XML part of the package, parsed."""
    return open_package(data).roots


def lint(data: bytes) -> list[str]:
    """Return what is wrong, each as `rule: where`; nothing for a file that is right.

    Headings that skip a level are the author's: a document made by hand may have them.
    """
    return [str(one) for one in faults(open_package(data)) if one.rule != "heading-order"]
