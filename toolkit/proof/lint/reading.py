"""Proof, lint: what a screen reader needs: headings in order and with words, a language, a title."""

from collections.abc import Iterator, Mapping

from toolkit.proof.docx_package import DOCUMENT, STYLES, Element, Package, W, value
from toolkit.proof.lint.fault import Fault

CORE = "docProps/core.xml"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
BODY_TEXT = 9  # the outline level of what is no heading (17.3.1.20)


def heading_order(stories: Mapping[str, Element], package: Package) -> Iterator[Fault]:
    last = 0
    for level, _ in _headings(package):
        if level > last + 1:
            says = f"a heading of level {level} follows one of level {last}"
            yield Fault(rule="heading-order", says=says, part=DOCUMENT)
        last = level


def headings_with_words(stories: Mapping[str, Element], package: Package) -> Iterator[Fault]:
    for level, paragraph in _headings(package):
        if not "".join(paragraph.itertext(f"{W}t")).strip():
            yield Fault(rule="heading-empty", says=f"a heading of level {level} has no words", part=DOCUMENT)


def _headings(package: Package) -> Iterator[tuple[int, Element]]:
    """The headings with their levels, from 1; the title of the document has none."""
    levels = {one.get(f"{W}styleId"): value(one, "pPr/outlineLvl") for one in package.root(STYLES).iter(f"{W}style")}
    for paragraph in package.root(DOCUMENT).iter(f"{W}p"):
        level = levels.get(value(paragraph, "pPr/pStyle"))
        if level is not None and int(level) < BODY_TEXT:
            yield int(level) + 1, paragraph


def language(stories: Mapping[str, Element], package: Package) -> Iterator[Fault]:
    said = package.root(STYLES).find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if said is None or not said.get(f"{W}val"):
        yield Fault(rule="language", says="nothing says in which language the text is", part=STYLES)


def title(stories: Mapping[str, Element], package: Package) -> Iterator[Fault]:
    if not (package.root(CORE).findtext(TITLE) or "").strip():
        yield Fault(rule="title", says="the file does not say its title", part=CORE)
