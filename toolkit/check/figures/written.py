"""Figures: where in the source the characters of a text node stand, behind escapes, entities and comments."""

import re
from html import unescape

from toolkit.base.source import Source, Span

_LEFT_OUT = re.compile(r"<!--.*?-->|\{>>.*?<<\}", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")


def written_at(text: str, span: Span, source: Source) -> list[tuple[Source, int]] | None:
    """The place of each character of `text`, whose node stands at `span`; None where it is not what an author wrote.

    Words that the toolkit makes (of a table, an appendix) carry the place of what asked for them, and are not there.
    """
    if span.source is not source:
        return None
    excerpt = span.excerpt
    if excerpt == text:
        return [(source, at) for at in range(span.start, span.end)]
    offsets = _aligned(text, excerpt)
    return None if offsets is None else [(source, span.start + at) for at in offsets]


def _aligned(text: str, excerpt: str) -> list[int] | None:
    offsets, at = list[int](), 0
    for sign in text:
        found = _next(sign, excerpt, at)
        if found is None:
            return None
        offsets.append(found[0])
        at = found[1]
    return offsets


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
