"""Write: whole page → PDF/UA with WeasyPrint, the only file that knows it. No footnote is lost without an error."""

import contextlib
import gc
import io
import logging
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from toolkit.base.diagnostic import MissingPart, Report
from toolkit.base.digest import digest
from toolkit.model.build import Look, Rendering
from toolkit.model.tree import Document, Image, Note
from toolkit.model.walk import plain_text, walk
from toolkit.write.glyphs import tell_glyphs, tell_missing_glyphs
from toolkit.write.html import body_of
from toolkit.write.line_ends import cure_line_ends
from toolkit.write.overflow import check_edges
from toolkit.write.page import fill_page, medium_of
from toolkit.write.stylesheet import stylesheet
from toolkit.write.tags import mend_tags
from toolkit.write.typefaces import font_bytes, missing_families

VERSION = "70."  # the cure of the footnotes reaches into WeasyPrint, and was tested with this version
REMEDIES = (  # for a paragraph whose note got lost: kept together, on a new page, or broken wherever it may be
    "break-inside: avoid",
    "break-before: page",
    "break-before: auto; orphans: 1; widows: 1",
)


@dataclass(frozen=True, slots=True)
class PdfWriter:
    """PDF with real footnotes, tags and bookmarks (PDF/UA-1)."""

    name: str = "pdf"
    suffix: str = "pdf"
    needs: tuple[str, ...] = ("weasyprint", "matplotlib.figure")

    def write(self, document: Document, look: Look, report: Report) -> Rendering:
        _tell_missing_fonts(look, report)
        lacking = tell_missing_glyphs(document, look, report)
        medium = medium_of(document, look, "print", report)
        css = stylesheet(document, look, fonts=True)
        page = fill_page(document, look, body_of(document, medium), css, report)
        with _complaints() as complaints, _collector_at_rest():
            rendered = _laid_out(page, document, look)
            _check_notes(document, rendered, report)
            check_edges(document, rendered.pages, report)
            name = digest(page)[:32].encode()
            data = rendered.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=name, finisher=mend_tags)
        for complaint in complaints:
            _tell(complaint, document, look, lacking, report)
        return Rendering(data=data, pages=len(rendered.pages))


PDF = PdfWriter()


def _tell(complaint: str, document: Document, look: Look, lacking: frozenset[str], report: Report) -> None:
    """What the engine complains of: a picture that it cannot read, at its place; all else as it says it.

    `lacking`: the characters that no font has, as was told already; of a font of this computer only the engine knows.
    """
    if picture := _picture_in(complaint, document):
        message = f"the picture `{picture.path}` cannot be read, so the PDF does not show it"
        report.error("output.picture", message, picture.span, "save it again as PNG or JPEG")
        return
    match = re.search(r"\.notdef glyph .*\((U\+[0-9A-F]+)\)", complaint)
    if match is None:
        report.note("output.pdf-engine", f"the PDF engine says: {complaint}", look.template.page.span())
    elif (letter := chr(int(match[1][2:], 16))) not in lacking:
        tell_glyphs(letter, document, report)


def _picture_in(complaint: str, document: Document) -> Image | None:
    """The picture of the document that a complaint like “Failed to load image at 'picture:x.png': …” is about."""
    pictures = (node for node in walk(document.content) if isinstance(node, Image))
    return next((node for node in pictures if f"'picture:{quote(node.path)}'" in complaint), None)


def _tell_missing_fonts(look: Look, report: Report) -> None:
    for family in missing_families((look.theme.body_font, look.theme.heading_font)):
        report.note(
            "output.fonts", f"the font `{family}` does not come with the toolkit; the PDF takes what is installed"
        )


# ------------------------------------------------------------------ the engine


def _laid_out(page: str, document: Document, look: Look) -> Any:
    """The pages. Where a note got lost they are made again with one remedy more for the paragraph that calls it."""
    rules = ""
    for remedy in REMEDIES:
        rendered = _rendered(page, rules, look)
        lost = _lost_notes(document, rendered)
        if not lost:
            return rendered
        rules += "".join(f":is(p, li, tr):has(#fn-{note.number}) {{ {remedy} }}\n" for note in lost)
    return _rendered(page, rules, look)


def _rendered(page: str, rules: str, look: Look) -> Any:
    engine = _engine()
    html = engine.HTML(string=page, url_fetcher=_fetcher(look))
    return html.render(pdf_variant="pdf/ua-1", stylesheets=[engine.CSS(string=rules)])


def _engine() -> Any:
    """WeasyPrint, imported when the first PDF is made."""
    if "weasyprint" not in sys.modules:
        _import_engine()
    import weasyprint

    if not weasyprint.__version__.startswith(VERSION):
        need = f"PDF needs WeasyPrint {VERSION}*; {weasyprint.__version__} is installed."
        raise MissingPart(need, "run `make setup`; it installs the version of the lock file")
    _cure_footnotes()
    cure_line_ends()
    return weasyprint


def _import_engine() -> None:
    """Import WeasyPrint; a library that is missing is named with the command that brings it."""
    if sys.platform == "darwin":  # Python looks for libraries there, but not where Homebrew puts them on Apple silicon
        os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", "/opt/homebrew/lib:/usr/local/lib:/usr/lib")
    try:
        with contextlib.redirect_stdout(io.StringIO()), _no_search_for_libraries():
            import weasyprint  # noqa: F401
    except OSError as error:
        raise MissingPart("PDF needs the library Pango, which is not on this computer.", _remedy()) from error


@contextlib.contextmanager
def _no_search_for_libraries() -> Iterator[None]:
    """On Linux WeasyPrint finds its libraries by their file names, but tries the names of other systems before.

    For each of those, Python starts ldconfig and a compiler: that takes longer than all the rest of the import.
    """
    import ctypes.util

    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _remedy() -> str:
    if sys.platform == "darwin":
        return "brew install pango"
    return "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def _cure_footnotes() -> None:
    """Undo a fault of WeasyPrint 70 that loses footnotes (Kozea/WeasyPrint#2502).

    It compares the height of the notes with that of their area without tolerance: a rounding error makes a note
    “overflow” and move to the next page, and at the end some are lost. An area without `max-height` grows with
    its notes, so it never overflows.
    """
    from weasyprint.layout import LayoutContext

    original: Callable[[Any], bool] = LayoutContext._update_footnote_area
    if getattr(original, "cured", False):
        return

    def update(self: Any) -> bool:
        overflows = original(self)
        return overflows and self.current_footnote_area.style["max_height"].value != float("inf")

    update.cured = True  # type: ignore[attr-defined]
    LayoutContext._update_footnote_area = update


def _fetcher(look: Look) -> Any:
    """What the engine may read: our fonts (`font:`) and the pictures of the document (`picture:`), nothing else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:
            return URLFetcherResponse(url, _bytes_at(url, look))

    return Fetcher()


def _bytes_at(url: str, look: Look) -> bytes:
    scheme, _, rest = url.partition(":")
    name = unquote(rest)
    if scheme == "font" and "/" not in name:
        return font_bytes(name)
    if scheme == "picture" and name in look.images:
        return look.images[name]
    raise ValueError(f"only fonts and pictures of the document are read, not {url[:80]}")


@contextlib.contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect what WeasyPrint and fontTools log; nothing of it reaches the terminal."""
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(logger.propagate, logger.level) for logger in loggers]
    for logger in loggers:
        logger.propagate = False
        logger.setLevel(logging.WARNING)
        logger.addHandler(handler)
    try:
        yield said
    finally:
        for logger, (propagate, level) in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.propagate = propagate
            logger.setLevel(level)


@contextlib.contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Layout makes very many objects that stay; the garbage collector would look at all of them again and again."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


# ------------------------------------------------------------------ the gate


def _check_notes(document: Document, rendered: Any, report: Report) -> None:
    """Every note of the document must stand on the pages, once."""
    printed = Counter(_printed_notes(rendered))
    for note in _notes(document):
        if printed[f"fn-{note.number}"] != 1:
            words = plain_text(note.content)
            message = f"note {note.number} (“{words[:60]}”) does not stand in the PDF, or not just once"
            report.error("output.footnote-lost", message, note.span)


def _lost_notes(document: Document, rendered: Any) -> list[Note]:
    printed = set(_printed_notes(rendered))
    return [note for note in _notes(document) if f"fn-{note.number}" not in printed]


def _notes(document: Document) -> Iterator[Note]:
    return (node for node in walk(document.content) if isinstance(node, Note))


def _printed_notes(rendered: Any) -> Iterator[str]:
    from weasyprint.formatting_structure.boxes import FootnoteAreaBox

    for page in rendered.pages:
        for area in page._page_box.children:
            if isinstance(area, FootnoteAreaBox):
                for box in area.children:
                    yield box.element.get("id") if box.element is not None else repr(box)
