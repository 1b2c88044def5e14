"""Write DOCX: document → bytes. The writer itself; every other file of this folder serves it."""

from dataclasses import dataclass

from toolkit.base.diagnostic import Report
from toolkit.model.build import Look, Rendering
from toolkit.model.template import Theme
from toolkit.model.tree import Document
from toolkit.write.docx.blocks import blocks
from toolkit.write.docx.draft import Draft, Place
from toolkit.write.docx.house import section
from toolkit.write.docx.notes import footnotes_part
from toolkit.write.docx.package import package
from toolkit.write.docx.paragraph import has_property, paragraph, with_property
from toolkit.write.docx.xml import Element, Elements, w


@dataclass(frozen=True, slots=True)
class Docx:
    """A native Word file: styles, numbering, notes, captions and references are Word's own, not their pictures."""

    name: str = "docx"
    suffix: str = "docx"
    needs: tuple[str, ...] = ("docx",)

    def write(self, document: Document, look: Look, report: Report) -> Rendering:
        draft = Draft.begin(document, look, report)
        written = blocks(document.content, Place(), draft)
        footnotes = footnotes_part(draft, blocks)
        return Rendering(data=package(document, body(written, look.theme), footnotes, draft))


DOCX = Docx()


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
