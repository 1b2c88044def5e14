"""Syntax: `{>>text<<}`, CriticMarkup for what an author says to colleagues about this place; only Word may show it."""

import re

from markdown_it.rules_inline import StateInline

REMARK = re.compile(r"\{>>(?P<text>(?:(?!<<\}|\{>>).)*)<<\}", re.DOTALL)
BEGIN = "{>>"


def remark(state: StateInline, silent: bool) -> bool:
    """A token with meta["text"]. What never ends is left as letters, and found when all is read."""
    match = REMARK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("remark", "", 0)
        token.meta["text"], token.content = match["text"], match[0]  # where it is not known, it is found by its signs
    state.pos = match.end()
    return True
