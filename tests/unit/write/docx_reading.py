"""Write a few blocks as a Word file, and read what Word would find in it. Every file that is read was linted before."""

from docx_lint import Parts, W, lint, parts_of, value
from lxml import etree
from msgspec import Struct
from sample import document, sample_look

from toolkit.base.diagnostic import Report
from toolkit.model.build import Look
from toolkit.model.tree import Block, Document
from toolkit.write.docx import DOCX


class Written(Struct, frozen=True):
    """A Word file, taken apart."""

    data: bytes
    parts: Parts

    @property
    def body(self) -> etree._Element:
        return self.parts["word/document.xml"][0]

    @property
    def notes(self) -> list[etree._Element]:
        return [one for one in self.parts["word/footnotes.xml"] if one.get(f"{W}type") is None]

    def paragraphs(self, style: str = "") -> list[etree._Element]:
        """The paragraphs of the body, also those in tables; of one style, where it is named."""
        return [one for one in self.body.iter(f"{W}p") if style in ("", value(one, "pPr/pStyle"))]

    def texts(self, style: str = "") -> list[str]:
        return [words(one) for one in self.paragraphs(style)]

    def styles(self) -> list[str | None]:
        return [value(one, "pPr/pStyle") for one in self.paragraphs()]

    def instructions(self) -> list[str]:
        return [(one.text or "").strip() for one in self.body.iter(f"{W}instrText")]


def write_blocks(
    *content: Block, codes: tuple[str, ...] = (), lang: str = "en-GB", look: Look | None = None
) -> Written:
    return write_document(document(*content, lang=lang), codes=codes, look=look)


def write_document(whole: Document, *, codes: tuple[str, ...] = (), look: Look | None = None) -> Written:
    """Write, and see to it that nothing but `codes` was reported and that the file is sound."""
    report = Report()
    data = DOCX.write(whole, look or sample_look(), report).data
    assert tuple(one.code for one in report.found) == codes
    assert lint(data) == []
    return Written(data, parts_of(data))


def words(element: etree._Element) -> str:
    """What a reader sees of a paragraph: text, tabs and line ends, without the instructions of fields."""
    signs = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "-"}
    runs = (one for run in element.iter(f"{W}r") for one in run)
    return "".join(one.text or "" if one.tag == f"{W}t" else signs.get(str(one.tag), "") for one in runs)


def has(element: etree._Element, path: str) -> bool:
    return element.find("/".join(W + step for step in path.split("/"))) is not None


def attribute(element: etree._Element, path: str, name: str) -> str | None:
    found = element.find("/".join(W + step for step in path.split("/")))
    return None if found is None else found.get(W + name)
