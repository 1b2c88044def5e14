"""Write: HTML body → whole page, by the template's page.html.j2; and the writer of the web page."""

import datetime as dt
import re
from functools import lru_cache
from typing import Any, Literal

from msgspec import Struct

from toolkit.base.diagnostic import Failure, Report
from toolkit.base.source import Source
from toolkit.base.words import word
from toolkit.model.build import Look, Rendering
from toolkit.model.tree import Document
from toolkit.model.walk import plain_text
from toolkit.write.direction import runs_both_ways
from toolkit.write.html import body_of
from toolkit.write.letterhead import letterhead_html
from toolkit.write.phrases import Medium
from toolkit.write.stylesheet import stylesheet


class HtmlWriter(Struct, frozen=True):
    """One file that needs no other: style, charts and pictures are inside of it."""

    name: str = "html"
    suffix: str = "html"

    def load(self) -> None:
        """Nothing of it takes long."""

    def write(self, document: Document, look: Look, report: Report) -> Rendering:
        medium = medium_of(document, look, "page", report)
        body = letterhead_html(look) + body_of(document, medium)
        page = fill_page(document, look, body, stylesheet(document, look, fonts=False), report)
        return Rendering(data=page.encode())


HTML = HtmlWriter()


def medium_of(document: Document, look: Look, kind: Literal["page", "print"], report: Report) -> Medium:
    return Medium(
        kind=kind,
        lang=document.lang,
        theme=look.theme,
        images=look.images,
        report=report,
        base=document.direction,
        direction=document.direction,
        mixed=runs_both_ways(document),
    )


def load_filler() -> None:
    """Load what fills a page, which takes a moment."""
    import jinja2.sandbox  # noqa: F401


def fill_page(document: Document, look: Look, body: str, css: str, report: Report) -> str:
    """Return page.html.j2 of the template, filled. A mistake in it is reported at its line, and ends the writing."""
    from jinja2 import TemplateError, TemplateSyntaxError
    from markupsafe import Markup

    source = look.template.page
    try:
        page = _compiled(source.text).render(
            body=Markup(body),  # made by our own functions, which escape every text
            css=Markup(css.replace("</", r"<\/")),
            title=plain_text(document.title),
            subtitle=plain_text(document.subtitle),
            authors=document.authors,
            keywords=document.keywords,
            description=" ".join(plain_text(document.summary).split()),
            skip=word("skip", document.lang),
            date=document.date,
            created=dt.datetime.fromtimestamp(look.stamp, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            lang=document.lang,
            organisation=look.organisation,
        )
        return _directed(page, document)
    except TemplateSyntaxError as error:
        _report(error, source, error.lineno, report)
    except TemplateError as error:
        _report(error, source, _line_of(error), report)
    raise Failure


@lru_cache(maxsize=8)
def _compiled(template: str) -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    ).from_string(template)


def _directed(page: str, document: Document) -> str:
    """The page with the direction of its text; a template need not think of it."""
    return page if document.direction == "ltr" else re.sub(r"<html(?![^>]*\sdir=)", '<html dir="rtl"', page, count=1)


def _line_of(error: BaseException) -> int:
    """The line of the template in which `error` arose: Jinja writes it into the innermost frame named `<template>`."""
    trace, line = error.__traceback__, 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _report(error: Exception, source: Source, line: int, report: Report) -> None:
    start = source.line_starts[min(line, len(source.line_starts)) - 1]
    span = source.span(start, start + len(source.line(min(line, len(source.line_starts)))))
    report.error("template.page", f"the page cannot be filled: {error}", span)
