"""Write DOCX: document → bytes. The writer itself; every other file of this folder serves it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from toolkit.base.diagnostic import Report
from toolkit.model.build import Look, Rendering
from toolkit.model.template import Theme
from toolkit.model.tree import Contents, Document
from toolkit.model.walk import walk
from toolkit.write.docx.anchors import look_ahead
from toolkit.write.docx.blocks import blocks
from toolkit.write.docx.draft import Draft, Place
from toolkit.write.docx.house import section
from toolkit.write.docx.notes import footnotes_part
from toolkit.write.docx.package import package
from toolkit.write.docx.pages import pages_of
from toolkit.write.docx.paragraph import has_property, paragraph, with_property
from toolkit.write.docx.xml import Element, Elements, w


@dataclass(frozen=True, slots=True)
class Docx:
    """A native Word file: styles, numbering, notes, captions and references are Word's own, not their pictures."""

    name: str = "docx"
    suffix: str = "docx"
    needs: tuple[str, ...] = ("docx", "matplotlib.figure")

    def write(self, document: Document, look: Look, report: Report) -> Rendering:
        tables = (node for node in walk(document.content) if isinstance(node, Contents))
        targets = {entry.target for node in tables for entry in node.entries} if look.word.page_numbers else ()
        if not targets:
            return Rendering(data=_file(document, look, report))
        return Rendering(data=_with_pages(document, look, targets, report))


DOCX = Docx()


def _file(document: Document, look: Look, report: Report, pages: Mapping[str, int] | None = None) -> bytes:
    """Return the file; `pages`: bookmark → page, for the table of contents."""
    draft = Draft.begin(document, look, report)
    draft.pages = dict(pages or {})
    written = blocks(document.content, Place(), draft)
    footnotes = footnotes_part(draft, blocks)
    return package(document, body(written, look.theme), footnotes, draft)


def _with_pages(document: Document, look: Look, targets: Collection[str], report: Report) -> bytes:
    """The file is written twice: its pages are counted with a number in each place where one will stand."""
    anchors = look_ahead(document)
    names = {anchors.names[target] for target in targets if target in anchors.names}
    pages = pages_of(_file(document, look, Report(), dict.fromkeys(names, 10)), names, report)
    return _file(document, look, report, pages)


def body(written: Elements, theme: Theme) -> Element:
    """Return `<w:body>`: the marks at which columns end become section breaks, and the last section closes it."""
    content: list[Element] = []
    sections = 0
    for block in written:
        if block.tag != "section-end":
            content.append(block)
        elif content:
            _close(content, section(theme, first=sections == 0, columns=int(block.get("columns") or 1)))
            sections += 1
    if not content or has_property(content[-1], "sectPr"):  # a section needs a paragraph
        content.append(paragraph("Spacer", ()))
    return w("body", *content, section(theme, first=sections == 0))


def _close(content: list[Element], end: Element) -> None:
    """A section ends with the paragraph that holds its properties (ECMA-376, 17.6.18)."""
    if content[-1].tag != "w:p" or has_property(content[-1], "sectPr"):
        content.append(paragraph("Spacer", ()))
    content[-1] = with_property(content[-1], end)
