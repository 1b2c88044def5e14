"""Model: templates (what a kind of document consists of) and themes (how it looks)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from toolkit.base.source import Source, Span

Numbering = Literal["none", "sections", "paragraphs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part that a document of this template may or must have. `titles`: language → heading; empty: no heading."""

    name: str
    titles: Mapping[str, str]
    required: bool
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateField:
    """A field of the front matter that a template asks for; `explain` tells the author what to write.

    `titles`: language → what it is called. `fill_in`: it may be left open, and is filled in with Word.
    """

    name: str
    explain: str
    required: bool
    span: Span | None = field(default=None, compare=False, repr=False)
    titles: Mapping[str, str] = field(default_factory=dict)
    fill_in: bool = False

    def title(self, lang: str) -> str:
        """What people call it: the title in the language of a document, or in English, or else its name."""
        name = self.name.replace("-", " ").capitalize()
        return self.titles.get(lang.partition("-")[0]) or self.titles.get("en") or name


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Template:
    """A folder `templates/documents/<name>/`. `numbering`: what gets numbers of its own in such a document;
    `includes`: the other files of the folder that its document may include, by name; `audience`: for whom it is;
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
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    span: Span

    def words_in(self, lang: str) -> dict[str, str]:
        """Its own words in the language of the tag `lang`, or else in English."""
        language = lang.partition("-")[0].lower()
        return {name: texts.get(language) or texts.get("en", "") for name, texts in self.words.items()}

    def part(self, name: str) -> Part | None:
        return next((part for part in self.parts if part.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """In millimetres."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One look for Word and PDF. Sizes in points, page and margins in millimetres, colours as six hexadecimal digits.

    `sizes`: body, small, note, title, subtitle, heading-1, heading-2, heading-3, caption, table.
    `colours`: text, heading, accent, muted, rule, link, box, box-rule, warning, warning-rule, table-head,
    chart-1 … chart-4.
    `line_height` and `paragraph_space` (points after a paragraph) are those of running text.
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

    def text_size(self, *, wide: bool = False) -> tuple[float, float]:
        """Width and height of the running text on a page, upright or (`wide`) in landscape with the same margins."""
        width, height = (self.page_height, self.page_width) if wide else (self.page_width, self.page_height)
        margins = self.margins
        return width - margins.left - margins.right, height - margins.top - margins.bottom
