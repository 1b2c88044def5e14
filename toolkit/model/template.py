"""Model: templates (what a kind of document consists of) and themes (how it looks)."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from toolkit.base.source import Source, Span, Written

Numbering = Literal["none", "sections", "paragraphs"]


class Part(Written, frozen=True, kw_only=True):
    """A part that a document of this template may or must have. `titles`: language → heading; empty: no heading."""

    name: str
    titles: Mapping[str, str]
    required: bool
    span: Span


class TemplateField(Written, frozen=True, kw_only=True):
    """A field of the front matter that a template asks for; `explain` tells the author what to write.

    `titles`: language → what it is called. `fill_in`: it may be left open, and is filled in with Word.
    """

    name: str
    explain: str
    required: bool
    span: Span | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    fill_in: bool = False

    def title(self, lang: str) -> str:
        """What people call it: the title in the language of a document, or in English, or else its name."""
        name = self.name.replace("-", " ").capitalize()
        return self.titles.get(lang.partition("-")[0]) or self.titles.get("en") or name


class Template(Struct, frozen=True, kw_only=True, eq=False):
    """A folder `templates/documents/<name>/`. `numbering`: what gets numbers of its own in such a document;
    `includes`: the other files of the folder that its document may include, by name; `audience`: for whom it is;
    `sender`: whether letterhead, address and the Word file of the organisation may stand in it;
    `words`: what it prints by itself, name → language → text; `spans`: where each entry of template.yaml stands.
    """

    name: str
    title: str
    parts: tuple[Part, ...]
    fields: tuple[TemplateField, ...]
    outputs: tuple[str, ...]
    csl: str
    theme: str
    numbering: Numbering
    document: Source
    page: Source
    css: str
    includes: Mapping[str, Source] = field(default_factory=dict)
    audience: str = ""
    sender: bool = True
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    span: Span

    def words_in(self, lang: str) -> dict[str, str]:
        """Its own words in the language of the tag `lang`, or else in English."""
        language = lang.partition("-")[0].lower()
        return {name: texts.get(language) or texts.get("en", "") for name, texts in self.words.items()}

    def part(self, name: str) -> Part | None:
        return next((part for part in self.parts if part.name == name), None)


class Margins(Struct, frozen=True, kw_only=True):
    """In millimetres."""

    top: float
    right: float
    bottom: float
    left: float


class Logo(Struct, frozen=True, kw_only=True):
    """A picture of the letterhead. `vector` is the SVG for PDF and HTML, or empty; Word gets the `raster` (PNG, JPEG).

    `mark` is the digest of both: a look with another picture is another look. `ratio`: width by height.
    """

    path: str
    alt: str
    mark: str
    ratio: float
    raster: bytes
    vector: bytes = b""


class Letterhead(Struct, frozen=True, kw_only=True):
    """What stands above the first page. `lines` may hold placeholders; `height` of the logo in millimetres."""

    lines: tuple[str, ...]
    logo: Logo | None
    height: float
    side: Literal["left", "center", "right"]


class Running(Struct, frozen=True, kw_only=True):
    """Head and foot of every page; the texts may hold placeholders. `first_page`: the head stands there, too."""

    head_left: str = "{short-name}"
    head_right: str = "{title}"
    foot_left: str = ""
    foot_right: str = "{page-of}"
    first_page: bool = False


class Headings(Struct, frozen=True, kw_only=True):
    """`space` before a heading, in parts of the usual; a `rule` goes with those of level 1, and so does `new_page`."""

    space: float = 1.0
    rule: Literal["none", "above", "below"] = "none"
    numbers: Literal["accent", "plain"] = "accent"
    new_page: bool = False


class TableLook(Struct, frozen=True, kw_only=True):
    """`ends`: lines only above, below and under the head. `zebra`: every second row has a ground."""

    rules: Literal["rows", "ends", "grid", "none"] = "rows"
    zebra: bool = False
    compact: bool = False


class ReferenceDoc(Written, frozen=True, kw_only=True):
    """An organisation's own Word file, which documents are written into. `span`: where somebody named it.

    Its page in millimetres, None where the file does not say; `headed`: something stands in the head of its pages.
    """

    path: str
    mark: str
    data: bytes
    page: tuple[float, float] | None
    margins: Margins | None
    headed: bool
    span: Span


class Theme(Struct, frozen=True, kw_only=True):
    """One look for Word and PDF. Sizes in points, page and margins in millimetres, colours as six hexadecimal digits.

    `sizes`: body, small, note, title, subtitle, heading-1, heading-2, heading-3, caption, table.
    `colours`: those that `COLOURS` of load/theme.py names.
    `line_height` and `paragraph_space` (points after a paragraph) are those of running text.
    `word_body_font`, `word_heading_font`: other fonts for Word, where the theme names some.
    """

    name: str
    body_font: str
    heading_font: str
    sizes: Mapping[str, float]
    colours: Mapping[str, str]
    page_width: float
    page_height: float
    margins: Margins
    line_height: float
    paragraph_space: float
    justify: bool
    word_body_font: str = ""
    word_heading_font: str = ""
    title_block: Literal["bar", "band", "rule", "plain"] = "bar"
    boxes: Literal["bar", "frame", "tint"] = "bar"
    quotes: Literal["bar", "indent"] = "bar"
    headings: Headings = Headings()
    tables: TableLook = TableLook()
    running: Running = Running()
    letterhead: Letterhead | None = None
    reference: ReferenceDoc | None = None

    @property
    def pictures(self) -> Mapping[str, bytes]:
        """What PDF and HTML show of the theme, by the names that their CSS uses."""
        logo = self.letterhead.logo if self.letterhead else None
        return {logo.mark: logo.vector or logo.raster} if logo else {}

    def text_size(self, *, wide: bool = False) -> tuple[float, float]:
        """Width and height of the running text on a page, upright or (`wide`) in landscape with the same margins."""
        width, height = (self.page_height, self.page_width) if wide else (self.page_width, self.page_height)
        margins = self.margins
        return width - margins.left - margins.right, height - margins.top - margins.bottom
