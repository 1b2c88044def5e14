"""Figures: where in the source a character of a text node stands, behind escapes, entities and comments."""

import re
from html import unescape

from toolkit.base.source import Span

_LEFT_OUT = re.compile(r"<!--.*?-->|\{>>.*?<<\}", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")


def written_at(text: str, offset: int, span: Span) -> Span | None:
    """The place of the character `offset` of `text`, whose node stands at `span`; None where no author wrote it there.

    Words that the toolkit makes (of a table, an appendix) carry the place of what asked for them, and are not there.
    """
    excerpt = span.excerpt
    if excerpt == text:
        return span.source.span(span.start + offset, span.start + offset + 1)
    at, end = 0, 0
    for sign in text[: offset + 1]:
        found = _next(sign, excerpt, end)
        if found is None:
            return None
        at, end = found
    return span.source.span(span.start + at, span.start + end)


def _next(sign: str, excerpt: str, at: int) -> tuple[int, int] | None:
    """Where `sign` stands at or behind `at`, with only such between as are not printed, and where it ends."""
    while at < len(excerpt):
        entity = _ENTITY.match(excerpt, at)
        if entity and unescape(entity[0]) == sign:
            return at, entity.end()
        if excerpt[at] == sign:
            return at, at + 1
        comment = _LEFT_OUT.match(excerpt, at)
        if comment:
            at = comment.end()
        elif excerpt[at] in "\\ \t":
            at += 1
        else:
            return None
    return None
