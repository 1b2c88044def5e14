"""Base: messages about data that must not be shown: the place stays, the content goes."""

import re

from toolkit.base.diagnostic import Diagnostic, Hint, Report
from toolkit.base.source import Source, Span

_SHOWN = re.compile(r"[^\s,;\t│]")
_QUOTED = re.compile(r"“[^”]*”|(?<= )\"[^\"]*\"")  # a text of a cell, or one in an option to be typed


def blotted(source: Source, start: int = 0, end: int | None = None) -> Source:
    """The source with a • for every letter from `start` to `end`; lines and cells stay where they are."""
    text, end = source.text, len(source.text) if end is None else end
    return Source(path=source.path, text=text[:start] + _SHOWN.sub("•", text[start:end]) + text[end:])


def blotted_span(span: Span) -> Span:
    """The same place, in a source in which nothing of what stands there can be read."""
    return Span(source=blotted(span.source, span.start, span.end), start=span.start, end=span.end)


def told_blotted(found: Report, report: Report) -> None:
    """Pass on what was found, its places in blotted sources: the lines round a place show nothing of the data."""
    sources: dict[int, Source] = {}
    for one in found.found:
        hints = tuple(Hint(text=hint.text, span=_in(hint.span, sources)) for hint in one.hints)
        report.add(one.severity, one.code, one.message, _in(one.span, sources), hints)


def without_quotations(one: Diagnostic) -> Diagnostic:
    """The message without the texts of cells, which stand between quotation marks."""
    hints = tuple(Hint(text=_QUOTED.sub("…", hint.text), span=hint.span) for hint in one.hints)
    return Diagnostic(
        code=one.code, severity=one.severity, message=_QUOTED.sub("…", one.message), span=one.span, hints=hints
    )


def _in(span: Span | None, sources: dict[int, Source]) -> Span | None:
    if span is None:
        return None
    source = sources.setdefault(id(span.source), blotted(span.source))
    return Span(source=source, start=span.start, end=span.end)
