"""Write, PDF: many documents that differ in a few words: what the engine finds out about one holds for the next.

The engine works as for a single document, and the files are the same, byte for byte. What is kept: fonts; which
elements get which style (it depends on the elements of a page, not on their words); where a text breaks into lines; and
how a line is drawn (drawn.py).
"""

import contextlib
import copy
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from msgspec import Struct, field

from toolkit.base.diagnostic import MissingPart
from toolkit.write.pdf.drawn import Drawn

MOST = 40_000  # line breaks that are kept; a letter of two pages has about 150 of its own
SHEETS = 64  # pages of one form that are kept
Split = Callable[..., tuple[Any, ...]]


class _Form(Struct):
    """A page that was laid out once, as the engine reads it: its elements get the words of the next page like it."""

    html: Any
    style_for: Any
    counter_style: Any
    fonts: Any
    anchors: tuple[str, ...]
    pages: set[Any] = field(default_factory=set)

    def take_words(self, html: Any) -> None:
        for own, other in zip(self.html.etree_element.iter(), html.etree_element.iter(), strict=True):
            own.text, own.tail = other.text, other.tail


class Series(Struct):
    """What is kept from one document to the next. `lines`: the line breaks, with the styles they belong to."""

    forms: dict[object, _Form] = field(default_factory=dict)
    fonts: dict[str, Any] = field(default_factory=dict)
    lines: dict[tuple[object, ...], tuple[Any, tuple[Any, ...]]] = field(default_factory=dict)
    dictionaries: dict[Any, Any] = field(default_factory=dict)
    drawn: Drawn = field(default_factory=Drawn)

    def owns(self, fonts: Any) -> bool:
        """Whether these fonts are needed for the next document."""
        return any(fonts is own for own in self.fonts.values())

    def close(self) -> None:
        """Remove the copies that the engine made of our fonts: a process that is ended would leave them."""
        for fonts in self.fonts.values():
            fonts.__del__()

    def drawing(self) -> contextlib.AbstractContextManager[None]:
        """Inside, lines that were drawn before are drawn sooner."""
        return self.drawn.remembered(_named)

    def render(self, html: Any, cache: Mapping[str, Any], variant: str) -> Any:
        """Lay out `html` as `html.render(pdf_variant=variant, cache=cache)` would."""
        if not self.forms:
            assert_engine()
        options = _options(cache, variant)
        form = self._form(html, options)
        with _remembered(self), _pages_known(form):
            return _rendered(form, self, options)

    def _form(self, html: Any, options: dict[str, Any]) -> _Form:
        key = _structure(html.etree_element)
        form = self.forms.get(key)
        if form is not None:
            form.take_words(html)
            return form
        if len(self.forms) >= SHEETS:
            self.forms.clear()
            self.lines.clear()
            self.drawn.lines.clear()
        self.forms[key] = form = _new_form(html, self._fonts(html), options)
        return form

    def _fonts(self, html: Any) -> Any:
        """The fonts that the style sheets name; with those of another sheet besides, other letters might be chosen."""
        from weasyprint.text.fonts import FontConfiguration

        sheets = "\n".join(style.text or "" for style in html.etree_element.iter("style"))
        faces = "\n".join(line for line in sheets.splitlines() if line.startswith("@font-face"))
        return self.fonts.setdefault(faces, FontConfiguration())


def _structure(root: Any) -> object:
    """All that styles can depend on: the elements with their attributes, which of them are empty, the style sheets."""
    return tuple(
        (
            element.tag,
            tuple(element.attrib.items()),
            len(element),
            bool(element.text),
            element.text if element.tag == "style" else "",
        )
        for element in root.iter()
    )


# ------------------------------------------------------------------ as `Document._render` of WeasyPrint 70 does it


def _options(cache: Mapping[str, Any], variant: str) -> dict[str, Any]:
    from weasyprint import DEFAULT_OPTIONS
    from weasyprint.pdf import VARIANTS

    options = {**DEFAULT_OPTIONS, "pdf_variant": variant, "cache": dict(cache)}
    _, properties = VARIANTS[variant]
    return {name: properties.get(name) if value is None else value for name, value in options.items()}


def _new_form(html: Any, fonts: Any, options: dict[str, Any]) -> _Form:
    from weasyprint.css.counters import CounterStyle
    from weasyprint.document import Document

    counters = CounterStyle()
    context = Document._build_layout_context(html, fonts, counters, {}, options)
    anchors = tuple(context.target_collector.target_lookup_items)
    return _Form(html, context.style_for, counters, fonts, anchors)


def _rendered(form: _Form, series: Series, options: dict[str, Any]) -> Any:
    from weasyprint.css.targets import TargetCollector
    from weasyprint.document import Document, DocumentMetadata, Page, get_html_metadata
    from weasyprint.formatting_structure.build import build_formatting_structure
    from weasyprint.images import get_image_from_uri
    from weasyprint.layout import LayoutContext, layout_document

    html, targets = form.html, TargetCollector()
    for anchor in form.anchors:
        targets.collect_anchor(anchor)
    images = partial(get_image_from_uri, cache=options["cache"], url_fetcher=html.url_fetcher, options=options)
    context = LayoutContext(form.style_for, images, form.fonts, form.counter_style, targets)
    context.dictionaries = series.dictionaries
    root = build_formatting_structure(
        html.etree_element, form.style_for, context.get_image_from_uri, html.base_url, targets, form.counter_style,
        context.footnotes,
    )  # fmt: skip
    pages = [Page(box) for box in layout_document(html, root, context)]
    about = DocumentMetadata(**get_html_metadata(html))
    rendering = Document(pages, about, html.url_fetcher, form.fonts, {}, options["output_intent"])
    rendering._html = html
    return rendering


@contextlib.contextmanager
def _pages_known(form: _Form) -> Iterator[None]:
    """Inside, the style of a kind of page is found out once."""
    from weasyprint.layout import page

    original = page.set_page_type_computed_styles

    def known(page_type: Any, html: Any, style_for: Any) -> None:
        if page_type not in form.pages:
            original(page_type, html, style_for)
            form.pages.add(page_type)

    page.set_page_type_computed_styles = known
    try:
        yield
    finally:
        page.set_page_type_computed_styles = original


@contextlib.contextmanager
def _remembered(series: Series) -> Iterator[None]:
    """Inside, the same text in the same style and width is broken into lines once."""
    from weasyprint.layout import inline, preferred

    original: Split = inline.split_first_line

    def split(
        text: str, style: Any, context: Any, max_width: Any, spacing: Any, is_line_start: bool = True,
        minimum: bool = False,
    ) -> tuple[Any, ...]:  # fmt: skip
        named = _named(style)
        key = (text, id(named), style["white_space"], max_width, spacing, is_line_start, minimum)
        kept = series.lines.get(key)
        if kept is None:
            if len(series.lines) >= MOST:
                series.lines.clear()
            found = original(text, style, context, max_width, spacing, is_line_start, minimum)
            kept = series.lines[key] = named, found  # with the style, so that nothing else gets its id
        layout, *rest = kept[1]
        return copy.copy(layout), *rest

    inline.split_first_line = preferred.split_first_line = split
    try:
        yield
    finally:
        inline.split_first_line = preferred.split_first_line = original


def _named(style: Any) -> Any:
    """The style of the element that an anonymous box stands in: the box inherits all that forms letters."""
    while type(style).__name__ == "AnonymousStyle":
        style = style.parent_style
    return style


def assert_engine() -> None:
    """The engine is used from inside: another version of it would be used wrongly in silence."""
    import inspect

    from weasyprint.document import Document
    from weasyprint.layout import LayoutContext, inline, page, preferred

    wanted = {
        Document._build_layout_context: ["html", "font_config", "counter_style", "color_profiles", "options"],
        LayoutContext.__init__: ["self", "style_for", "get_image_from_uri", "font_config", "counter_style",
                                 "target_collector"],
        page.set_page_type_computed_styles: ["page_type", "html", "style_for"],
        inline.split_first_line: ["text", "style", "context", "max_width", "justification_spacing", "is_line_start",
                                  "minimum"],
    }  # fmt: skip
    alike = all(list(inspect.signature(function).parameters) == names for function, names in wanted.items())
    if not alike or preferred.split_first_line is not inline.split_first_line:
        raise MissingPart("letters need WeasyPrint as it was published; this one is another.", "run `make setup`")
