"""Syntax: `{#id}` at the end of a heading or a paragraph, the name by which the text refers to it."""

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType

from toolkit.parse.positions import Problem, complain, text_offset
from toolkit.parse.syntax.attributes import ID, Mistake, read_attributes
from toolkit.parse.syntax.comment import COMMENT
from toolkit.parse.syntax.remark import REMARK

_NOTHING = r"(?P<comment>\s*<!--(?:(?!-->).)*-->|\s*\{>>(?:(?!<<\}).)*<<\})*\s*$"  # nothing but comments behind the id
_OF_HEADING = re.compile(r"(?:^|(?<=\s)|(?<=[^\s\\]))\{[ \t]*(?P<inside>[#.][^{}\n]*)\}" + _NOTHING, re.DOTALL)
_OF_PARAGRAPH = re.compile(rf"(?<=\S)\s+\{{#(?P<id>{ID})\}}" + _NOTHING, re.DOTALL)


def identifiers(state: StateCore) -> None:
    """Take the ids out of the contents before these are read, and keep them as `meta["id"]` of the opening token."""
    for opening, token in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open":
            _name_heading(opening, token, state.env)
        elif opening.type == "paragraph_open" and (match := _OF_PARAGRAPH.search(token.content)):
            opening.meta["id"] = match["id"]
            _leave_out(token, match, state.env)


def _name_heading(opening: Token, token: Token, env: EnvType) -> None:
    match = _OF_HEADING.search(token.content)
    if match is None:
        return
    found = read_attributes(token.content, match.start("inside"), match.end("inside"))
    if found.attributes:
        found.mistakes.append(_only_an_id(match))
    for mistake in found.mistakes:
        start = text_offset(token.meta["origin"], mistake.start)
        end = start + mistake.end - mistake.start
        hints = (mistake.hint,)
        complain(env, Problem(code="parse.attributes", message=mistake.message, start=start, end=end, hints=hints))
    opening.meta["id"] = found.id
    _leave_out(token, match, env)


def _leave_out(token: Token, match: re.Match[str], env: EnvType) -> None:
    """Take away the id and the comments behind it, and remember where these stood. Those for Word stay, without it."""
    for comment in COMMENT.finditer(match[0]):
        start, last = match.start() + comment.start(), match.start() + comment.end() - 1
        origin = token.meta["origin"]
        env.setdefault("comments", []).append((text_offset(origin, start), text_offset(origin, last) + 1))
    kept, origin = token.content[: match.start()].rstrip(), token.meta["origin"]
    places = [pair for pair in origin if pair[0] <= len(kept)]
    for found in REMARK.finditer(match[0]):
        places.append((len(kept), text_offset(origin, match.start() + found.start())))
        kept += found[0]
    token.content, token.meta["origin"] = kept, tuple(places)


def _only_an_id(match: re.Match[str]) -> Mistake:
    return Mistake(
        message=f"a heading takes an id and nothing else, not `{match[0]}`",
        hint="write `{#sec-name}`",
        start=match.start(),
        end=match.end(),
    )
