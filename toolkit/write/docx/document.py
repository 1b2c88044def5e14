"""Write DOCX: document → bytes. The writer itself; every other file of this folder serves it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from toolkit.base.diagnostic import Report
from toolkit.model.build import Look, Rendering
from toolkit.model.template import Theme
from toolkit.model.tree import Document
from toolkit.write.direction import runs_both_ways
from toolkit.write.docx.base_file import page_of_reference
from toolkit.write.docx.blocks import blocks
from toolkit.write.docx.direction import directed
from toolkit.write.docx.draft import Draft, Place
from toolkit.write.docx.groups import SECTION_END, section_end
from toolkit.write.docx.house import section
from toolkit.write.docx.notes import footnotes_part
from toolkit.write.docx.package import package
from toolkit.write.docx.paragraph import paragraph, with_property
from toolkit.write.docx.xml import Element, Elements, w


@dataclass(frozen=True, slots=True)
class Docx:
    """A native Word file: styles, numbering, notes, captions and references are Word's own, not their pictures."""

    name: str = "docx"
    suffix: str = "docx"
    needs: tuple[str, ...] = ("docx", "matplotlib.figure")

    def write(self, document: Document, look: Look, report: Report) -> Rendering:
        look = page_of_reference(look)
        draft = Draft.begin(document, look, report)
        written = blocks(document.content, Place(), draft)
        parts = body(written, look.theme), footnotes_part(draft, blocks)
        if runs_both_ways(document):
            parts = directed(parts[0], document.direction), directed(parts[1], document.direction)
        return Rendering(data=package(document, *parts, draft))


DOCX = Docx()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Blocks that stand in one section: so many columns, pages upright or in landscape."""

    blocks: Elements
    columns: int = 1
    wide: bool = False


def body(written: Elements, theme: Theme) -> Element:
    """Return `<w:body>`: the marks at which columns or wide pages end become sections; the last one closes it."""
    stretches = list(_stretches(written)) or [_Stretch((paragraph("Spacer", ()),))]
    if stretches[-1].columns > 1:  # Word makes columns equally long only where another section follows
        stretches.append(_Stretch((paragraph("Spacer", ()),)))
    content: list[Element] = []
    turned = [one.wide != before.wide for before, one in pairwise(stretches)]
    for at, (stretch, turns) in enumerate(zip(stretches, [False, *turned], strict=True)):
        end = section(theme, first=at == 0, columns=stretch.columns, wide=stretch.wide, turned=turns)
        closed = _closed(stretch.blocks, end) if at < len(stretches) - 1 else (*stretch.blocks, end)
        content.extend(closed)
    return w("body", *content)


def _stretches(written: Elements) -> Iterator[_Stretch]:
    """The sections that hold something. Of the last one the end is not marked."""
    blocks: list[Element] = []
    for block in (*written, section_end(1)):
        if block.tag != SECTION_END:
            blocks.append(block)
        elif blocks:
            yield _Stretch(tuple(blocks), int(block.get("columns") or 1), block.get("wide") == "1")
            blocks = []


def _closed(blocks: Elements, end: Element) -> Elements:
    """A section ends with the paragraph that holds its properties (ECMA-376, 17.6.18)."""
    blocks = blocks if blocks[-1].tag == "w:p" else (*blocks, paragraph("Spacer", ()))
    return *blocks[:-1], with_property(blocks[-1], end)
