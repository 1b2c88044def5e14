"""Write DOCX: document → bytes. The writer itself; every other file of this folder serves it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import pairwise

from msgspec import Struct, field

from toolkit.base.diagnostic import Report
from toolkit.model.build import Look, Rendering
from toolkit.model.template import Theme
from toolkit.model.tree import Contents, Document
from toolkit.model.walk import walk
from toolkit.write.direction import runs_both_ways
from toolkit.write.docx.anchors import look_ahead
from toolkit.write.docx.base_file import Base, base_file, page_of_reference
from toolkit.write.docx.blocks import blocks
from toolkit.write.docx.direction import directed
from toolkit.write.docx.draft import Draft, Place
from toolkit.write.docx.groups import SECTION_END, section_end
from toolkit.write.docx.house import section
from toolkit.write.docx.notes import footnotes_part
from toolkit.write.docx.package import package
from toolkit.write.docx.pages import pages_of
from toolkit.write.docx.paragraph import paragraph, with_property
from toolkit.write.docx.xml import Element, Elements, w
from toolkit.write.running_head import running_texts


class Docx(Struct, frozen=True):
    """A native Word file: styles, numbering, notes, captions and references are Word's own, not their pictures."""

    name: str = "docx"
    suffix: str = "docx"

    def load(self) -> None:
        import docx  # noqa: F401

    def write(self, document: Document, look: Look, report: Report) -> Rendering:
        return self.written(document, look, report, base_file)

    def written(self, document: Document, look: Look, report: Report, base_of: Callable[..., Base]) -> Rendering:
        """The same; `base_of` makes the file that it begins as."""
        look = page_of_reference(look)
        tables = (node for node in walk(document.content) if isinstance(node, Contents))
        targets = {entry.target for node in tables for entry in node.entries} if look.word.page_numbers else ()
        if not targets:
            return Rendering(data=_file(document, look, report, base_of=base_of))
        return Rendering(data=_with_pages(document, look, targets, report))


DOCX = Docx()


class DocxSeries(Struct, frozen=True):
    """The same files, sooner, where one document is like the next: the file that they begin as is made once."""

    name: str = "docx"
    suffix: str = "docx"
    bases: dict[object, Base] = field(default_factory=dict)

    def load(self) -> None:
        DOCX.load()

    def write(self, document: Document, look: Look, report: Report) -> Rendering:
        return DOCX.written(document, look, report, self._base)

    def close(self) -> None:
        self.bases.clear()

    def _base(self, document: Document, look: Look, report: Report) -> Base:
        """It depends on the language and on what stands in head and foot of the pages."""
        texts = running_texts(document, look)
        key = document.lang, document.direction, runs_both_ways(document), repr(texts), repr(look.theme)
        if key not in self.bases:
            self.bases[key] = base_file(document, look, report)
        return self.bases[key]


def _file(
    document: Document,
    look: Look,
    report: Report,
    pages: Mapping[str, int] | None = None,
    base_of: Callable[..., Base] = base_file,
) -> bytes:
    """Return the file; `pages`: bookmark → page, for the table of contents."""
    draft = Draft.begin(document, look, report)
    draft.pages = dict(pages or {})
    written = blocks(document.content, Place(), draft)
    parts = body(written, look.theme), footnotes_part(draft, blocks)
    if runs_both_ways(document):
        parts = directed(parts[0], document.direction), directed(parts[1], document.direction)
    return package(document, *parts, draft, base_of)


def _with_pages(document: Document, look: Look, targets: Collection[str], report: Report) -> bytes:
    """The file is written twice: its pages are counted with a number in each place where one will stand."""
    anchors = look_ahead(document)
    names = {anchors.names[target] for target in targets if target in anchors.names}
    pages = pages_of(_file(document, look, Report(), dict.fromkeys(names, 10)), names, report)
    return _file(document, look, report, pages)


class _Stretch(Struct, frozen=True):
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
