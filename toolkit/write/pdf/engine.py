"""Write, PDF: WeasyPrint, imported when the first PDF is made; what it may read, and the two hooks into its inside."""

import contextlib
import ctypes.util
import gc
import inspect
import io
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from toolkit.base.diagnostic import MissingPart
from toolkit.model.build import Look
from toolkit.write.pdf.line_ends import cure_line_ends
from toolkit.write.pdf.loading import lightly
from toolkit.write.typefaces import font_bytes

VERSION = "70."  # the two hooks reach into WeasyPrint, and were tested with this version
MAKES_ROOM = "report = not context.in_column and can_break_now and not could_break_before"
INSTALL = "run `make setup`; it installs the version of the lock file"
Tagger = Callable[[Any, Any, Any, Any], None]  # the file, the document, the version of PDF, the streams of the pages


def load_engine() -> Any:
    """Return WeasyPrint, cured of its lost footnotes. `MissingPart` where it, or the library Pango, is not here."""
    if "weasyprint" not in sys.modules:
        _import_engine()
    import weasyprint

    if not weasyprint.__version__.startswith(VERSION):
        raise MissingPart(f"PDF needs WeasyPrint {VERSION}*; {weasyprint.__version__} is installed.", INSTALL)
    _assert_hooks()
    _cure_footnotes()
    cure_line_ends()
    _keep_notes_in_place()
    return weasyprint


def _import_engine() -> None:
    """Import WeasyPrint; a library that is missing is named with the command that brings it."""
    if sys.platform == "darwin":  # Python looks for libraries there, but not where Homebrew puts them on Apple silicon
        os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", "/opt/homebrew/lib:/usr/local/lib:/usr/lib")
    try:
        with contextlib.redirect_stdout(io.StringIO()), _no_search_for_libraries(), lightly():
            import weasyprint  # noqa: F401
    except OSError as error:
        raise MissingPart("PDF needs the library Pango, which is not on this computer.", _remedy()) from error


@contextlib.contextmanager
def _no_search_for_libraries() -> Iterator[None]:
    """On Linux WeasyPrint finds its libraries by their file names, but tries the names of other systems before.

    For each of those, Python starts ldconfig and a compiler: that takes longer than all the rest of the import.
    """
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


# ------------------------------------------------------------------ the hooks


def _assert_hooks() -> None:
    """Both hooks are private functions: where one has another form, the PDF would be wrong in silence."""
    from weasyprint import pdf
    from weasyprint.layout import LayoutContext

    tagger, area = getattr(pdf, "add_tags", None), getattr(LayoutContext, "_update_footnote_area", None)
    wanted = (["pdf", "document", "pdf_version", "page_streams"], ["self"])
    if [_parameters(tagger), _parameters(area)] != list(wanted):
        need = "PDF needs WeasyPrint as it was published; the functions for tags or footnotes in this one are others."
        raise MissingPart(need, INSTALL)


def _parameters(function: Any) -> list[str]:
    return list(inspect.signature(function).parameters) if callable(function) else []


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


def _keep_notes_in_place() -> None:
    """Where one line too few of a paragraph fits on a page, the paragraph goes on to the next page.

    WeasyPrint 70 would rather move notes of other paragraphs away to make room for that line, so that they stand on
    another page than their calls. That is one line of its function; where it is not found, `pages.lay_out` repairs what
    comes of it, which takes up to three times as long.
    """
    from weasyprint.layout import block

    if getattr(block, "notes_stay", False):
        return
    with contextlib.suppress(OSError):
        text = inspect.getsource(block._linebox_layout)
        if text.count(MAKES_ROOM) == 1:
            exec(compile(text.replace(MAKES_ROOM, "report = False"), "<notes stay>", "exec"), block.__dict__)
            block.notes_stay = True


@contextlib.contextmanager
def tagged_by(tagger: Tagger) -> Iterator[None]:
    """Inside, `tagger` writes the structure tree of a PDF instead of the engine.

    The engine leaves the file of its colour profile to be closed by Python, which warns of that.
    """
    from weasyprint import pdf

    original, pdf.add_tags = pdf.add_tags, tagger
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            yield
    finally:
        pdf.add_tags = original


# ------------------------------------------------------------------ what it reads, and how it works


def fetcher(look: Look) -> Any:
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


def fonts_at_hand() -> Any:
    """What the engine reads of fonts, for all rounds of the layout of one document. `put_away` removes its copies."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def put_away(fonts: Any) -> None:
    """Remove the copies that the engine made of our fonts (7 MB). By itself it does so when Python collects them, and
    in a process that somebody ends it never does."""
    fonts.__del__()


@contextlib.contextmanager
def collector_at_rest() -> Iterator[None]:
    """Layout makes very many objects that stay; the garbage collector would look at all of them again and again."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
