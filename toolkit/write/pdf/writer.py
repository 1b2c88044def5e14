"""Write: whole page → PDF that is PDF/UA-1 and PDF/A-3a at once. No footnote is lost without an error."""

from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from typing import Any

from msgspec import Struct, field

from toolkit.base.diagnostic import Report
from toolkit.model.build import Look, Rendering
from toolkit.model.tree import Document
from toolkit.write.glyphs import tell_missing_glyphs
from toolkit.write.html import body_of
from toolkit.write.page import fill_page, load_filler, medium_of
from toolkit.write.pdf.archive import mark_as_archive
from toolkit.write.pdf.attachments import attach
from toolkit.write.pdf.complaints import collected, lacks_letters, tell
from toolkit.write.pdf.edges import check_edges
from toolkit.write.pdf.engine import collector_at_rest, load_engine, put_away, tagged_by
from toolkit.write.pdf.footnotes import tell_bad_notes
from toolkit.write.pdf.pages import PDF_VARIANT, html_of, lay_out
from toolkit.write.pdf.quick import quickly
from toolkit.write.pdf.quick.ahead import AHEAD
from toolkit.write.pdf.quick.calls import with_room
from toolkit.write.pdf.quick.variables import written_out
from toolkit.write.pdf.series import Series
from toolkit.write.pdf.tags.file import write_tags
from toolkit.write.phrases import Medium
from toolkit.write.stylesheet import stylesheet
from toolkit.write.typefaces import missing_families


class PdfWriter(Struct, frozen=True):
    """PDF with real footnotes, bookmarks, and tags for people who listen to it (PDF/UA-1, PDF/A-3a)."""

    name: str = "pdf"
    suffix: str = "pdf"

    def load(self) -> None:
        load_engine()
        load_filler()

    def write(self, document: Document, look: Look, report: Report) -> Rendering:
        return self.written(document, look, report, None)

    def rehearse(self, document: Document, look: Look) -> Iterator[None]:
        """Read what depends on the look alone, then write a little document: all that is used first, is used then.

        Between the two the caller may stop, and nothing is lost. What is kept serves other documents, until `close`.
        """
        page = _page(document, look, medium_of(document, look, "print", Report()), Report())
        if not AHEAD.fonts_for(page):
            AHEAD.read(page, look)
            yield
            self.write(document, look, Report())

    def close(self) -> None:
        AHEAD.close()

    def written(self, document: Document, look: Look, report: Report, series: Series | None) -> Rendering:
        """The same; `series`: what is kept of documents before."""
        rendering: Rendering = with_room(lambda: self._written(document, look, report, series))
        return rendering

    def _written(self, document: Document, look: Look, report: Report, series: Series | None) -> Rendering:
        _tell_missing_fonts(look, report)
        lacking = tell_missing_glyphs(document, look, report)
        medium = medium_of(document, look, "print", report)
        page = _page(document, look, medium, report)
        with collected() as complaints, collector_at_rest(), quickly():
            rendered = lay_out(page, document, look, medium.charts, medium.rolls, series)
            tell_bad_notes(document, rendered.pages, report)
            check_edges(document, rendered.pages, report)
            with series.drawing() if series else nullcontext():
                data = _file(rendered, look, complaints)
            if not (series or AHEAD).owns(rendered.font_config):
                put_away(rendered.font_config)
        for complaint in dict.fromkeys(complaints):
            tell(complaint, document, look, lacking, report)
        return Rendering(data=data, pages=len(rendered.pages))


PDF = PdfWriter()


class PdfSeriesWriter(Struct, frozen=True):
    """The same files, sooner, where one document is like the next but for a few words."""

    name: str = "pdf"
    suffix: str = "pdf"
    kept: Series = field(default_factory=Series)

    def load(self) -> None:
        PDF.load()

    def write(self, document: Document, look: Look, report: Report) -> Rendering:
        return PDF.written(document, look, report, self.kept)

    def close(self) -> None:
        self.kept.close()


def _page(document: Document, look: Look, medium: Medium, report: Report) -> str:
    css = stylesheet(document, look, fonts=True)
    return written_out(fill_page(document, look, body_of(document, medium), css, report))


def _file(rendered: Any, look: Look, complaints: list[str]) -> bytes:
    """The bytes of the laid-out pages. The same pages give the same bytes: the file is named by what is in it."""

    def finish(laid_out: Any, pdf: Any) -> None:
        attach(look.attachments, look.stamp, pdf)
        mark_as_archive(laid_out, pdf, claims=not lacks_letters(complaints))

    with tagged_by(partial(write_tags, html=html_of(rendered))):
        data: bytes = rendered.write_pdf(pdf_variant=PDF_VARIANT, pdf_identifier=True, finisher=finish)
    return data


def _tell_missing_fonts(look: Look, report: Report) -> None:
    for family in missing_families((look.theme.body_font, look.theme.heading_font)):
        report.note(
            "output.fonts", f"the font `{family}` does not come with the toolkit; the PDF takes what is installed"
        )
