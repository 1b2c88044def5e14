"""Write DOCX: the state of one run (what was counted and collected so far), and the place where we are writing."""

from msgspec import Struct, field

from toolkit.base.diagnostic import Report
from toolkit.base.direction import Direction
from toolkit.base.source import Span
from toolkit.model.build import Look
from toolkit.model.tree import Document, Note
from toolkit.write.docx.anchors import Anchors, look_ahead
from toolkit.write.docx.comments import Comments
from toolkit.write.docx.controls import Controls
from toolkit.write.docx.numbering import Numbers
from toolkit.write.docx.paragraph import Frame
from toolkit.write.docx.source_map import SourceMap
from toolkit.write.docx.xml import ILLEGAL, Element, legal, millimetres


class Place(Struct, frozen=True, kw_only=True):
    """What holds for the blocks that are written next. Lengths in twips, from the edges of the running text.

    `style`: that of plain paragraphs. `level`: of the list around, -1 outside of one. `marker`: (numbering, level)
    that the next paragraph of a list item takes. `unmarked`: the items of lists are plain paragraphs.
    `wide`: the page is in landscape. `lang`: the language of the text, where it is another than that of the document.
    """

    style: str = "BodyText"
    left: int = 0
    right: int = 0
    level: int = -1
    marker: tuple[int, int] | None = None
    tight: bool = True
    unmarked: bool = False
    frame: Frame | None = None
    lang: str = ""
    in_note: bool = False
    wide: bool = False


class NativeChart(Struct, frozen=True, kw_only=True):
    """A chart that Word draws: the root of its part, and the Excel file with its numbers."""

    root: Element
    workbook: bytes


class Related(Struct):
    """What a part of the package points at from outside its own XML: addresses and pictures, each once."""

    links: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    charts: dict[str, NativeChart] = field(default_factory=dict)

    def link(self, url: str) -> str:
        return self.links.setdefault(url, f"rIdLink{len(self.links) + 1}")

    def picture(self, key: str) -> str:
        return self.pictures.setdefault(key, f"rIdPicture{len(self.pictures) + 1}")


class Draft(Struct):
    """`pictures`: the bytes of every picture that was placed. `notes`: those called so far; Word counts them from 1.

    `pages`: bookmark → page, where the table of contents names pages.
    """

    lang: str
    look: Look
    report: Report
    anchors: Anchors
    comments: Comments
    controls: Controls
    numbers: Numbers = field(default_factory=Numbers)
    sources: SourceMap = field(default_factory=SourceMap)
    notes: list[Note] = field(default_factory=list)
    body: Related = field(default_factory=Related)
    footnotes: Related = field(default_factory=Related)
    pictures: dict[str, bytes] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    direction: Direction = "ltr"
    drawings: int = 0
    boxes: int = 0

    @classmethod
    def begin(cls, document: Document, look: Look, report: Report) -> "Draft":
        return cls(
            lang=document.lang,
            direction=document.direction,
            look=look,
            report=report,
            anchors=look_ahead(document),
            comments=Comments(wanted=look.word.comments),
            controls=Controls(look.template, document.lang),
        )

    def width(self, place: Place) -> int:
        """The width of the running text there, in twips."""
        return millimetres(self.look.theme.text_size(wide=place.wide)[0])

    def related(self, place: Place) -> Related:
        """What the part points at that is being written: relationships belong to a part, not to the file."""
        return self.footnotes if place.in_note else self.body

    def add_chart(self, chart: NativeChart, place: Place) -> str:
        """Keep a chart for the package, and return the relationship by which the part names it."""
        charts = self.related(place).charts
        name = f"rIdChart{len(charts) + 1}"
        charts[name] = chart
        return name

    def clean(self, content: str, span: Span) -> str:
        """Return `content` without the characters that XML has no place for; the report says so."""
        for sign in dict.fromkeys(ILLEGAL.findall(content)):
            message = (
                f"the text holds a control character (U+{ord(sign):04X}) that no Word file can hold; it was left out"
            )
            self.report.warning("output.character", message, span, "delete it from the source, or from the data")
        return legal(content)
