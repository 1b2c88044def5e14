"""Parse, a last look: notes to colleagues must never be printed, so every `<!--` and `{>>` of a text is accounted for.

It begins a comment that was taken out, or it stands in code. Anything else is an error, wherever it stands.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from toolkit.parse.manuscript import Manuscript
from toolkit.parse.positions import Origin, text_offset
from toolkit.parse.syntax.comment import COMMENT, is_comment
from toolkit.parse.syntax.remark import BEGIN

Place = tuple[int, int]
"""From where to where something stands in the text."""


def check_comments(tokens: Sequence[Token], blocks: Sequence[Place], manuscript: Manuscript) -> list[Place]:
    """Report each `<!--` that is no whole comment; return where comments stand.

    `blocks`: where comments stood that are not among the tokens.
    """
    text = manuscript.lifted.mapped.text
    if not any(sign in text for sign in _ENDS):
        return []
    comments, opaque = [*blocks], list[Place]()
    for token in tokens:
        if token.type == "inline":
            _look_inside(token.children or (), token.meta["origin"], 0, comments, opaque)
        elif token.type == "directive_open":
            comments += _on_its_lines(token, manuscript)
        elif token.type in ("fence", "code_block", "html_block"):
            opaque.append(_lines(token, manuscript))
    beginnings, last_ends = {start for start, _ in comments}, {sign: text.rfind(end) for sign, end in _ENDS.items()}
    for sign in _SIGN.finditer(text):
        at = sign.start()
        if sign[0] not in _ENDS or at in beginnings or _within(at, opaque):
            continue
        inside, closed = _within(at, comments), at < last_ends[sign[0]]
        if inside and sign[0] == BEGIN:
            continue
        message, hint = _INSIDE if inside else (_ELSEWHERE if closed else _NEVER)[sign[0]]
        manuscript.report.error("parse.comment-open", message, manuscript.span(at, sign.end()), hint)
        if not closed:
            break  # what follows stands inside this comment
    return comments


_ENDS = {"<!--": "-->", BEGIN: "<<}"}
_SIGN = re.compile(r"\\[\\<{]|<!--|\{>>")  # `\<` is a letter
_INSIDE = (
    "a comment begins inside a comment, and the first `-->` ends both",
    "write `-->` before it, or delete this `<!--`",
)
_MISPLACED = "this comment does not end in the paragraph, cell or line in which it begins, or it cannot stand here"
_ELSEWHERE = {
    "<!--": (
        _MISPLACED,
        "end it before the next blank line, list item or |; a longer comment begins on a line of its own",
    ),
    BEGIN: (_MISPLACED, "end it with `<<}` before the next blank line, list item or |; put it into running text"),
}
_OPEN = "this comment is never closed"
_NEVER = {
    "<!--": (_OPEN, "write `-->` where the comment ends; `\\<!--` prints the signs"),
    BEGIN: (_OPEN, "write `<<}` where the comment ends; `\\{>>` prints the signs"),
}


def _within(at: int, places: Sequence[Place]) -> bool:
    return any(start <= at < end for start, end in places)


def _look_inside(
    tokens: Sequence[Token], origin: Origin, base: int, comments: list[Place], opaque: list[Place]
) -> None:
    """Sort the places of what stands in one content, which begins `base` characters behind the origin."""
    for token in tokens:
        if token.type == "image":
            _look_inside(token.children or (), origin, base + token.meta["at"] + len("!["), comments, opaque)
        elif is_comment(token):
            comments.append(_place(token, origin, base))
        elif token.type == "remark":
            comments.append(_place(token, origin, base))
            opaque.append(_place(token, origin, base))
        elif token.type in ("code_inline", "html_inline") or _is_clean_citation(token):
            opaque.append(_place(token, origin, base))


def _place(token: Token, origin: Origin, base: int) -> Place:
    return text_offset(origin, base + token.meta["at"]), text_offset(origin, base + token.meta["end"] - 1) + 1


def _is_clean_citation(token: Token) -> bool:
    """A citation has read its words itself: its comments are gone, or they are still among its words."""
    return token.type == "citation" and not any(
        sign in words for cite in token.meta["written"].cites for words in (cite.before, cite.after) for sign in _ENDS
    )


def _lines(token: Token, manuscript: Manuscript) -> Place:
    first, last = token.map or [0, 1]
    begin = first + 1 if token.type == "fence" else first  # the name of a language is no code
    return manuscript.line_starts[begin], manuscript.line_starts[last]


def _on_its_lines(directive: Token, manuscript: Manuscript) -> Iterator[Place]:
    """The comments on the first and the last line of a directive, which are left out there."""
    first, last = directive.map or [0, 1]
    for line in (first, last - 1):
        start, end = manuscript.line_starts[line : line + 2]
        for match in COMMENT.finditer(manuscript.lifted.mapped.text, start, end):
            yield match.span()
